"""Stands before every page: only reading, only from this machine, and headers that let nothing foreign run.

The address of a page may carry `?taal=en` or `?taal=nl`: the choice is kept in a cookie and the page shown without it.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import parse_qsl, urlencode

from pipeline.web.language import COOKIE, LANGUAGES

App = Callable[..., Awaitable[None]]
OURSELVES = re.compile(rb"(127\.0\.0\.1|localhost|\[::1\])(:\d{1,5})?")
METHODS = ("GET", "HEAD")
CLOSED = re.compile(r"/+-/(?!versions(\.json)?$)")  # pages of Datasette about itself, and for logging in
POLICY = "; ".join(
    (
        "default-src 'none'",
        "img-src 'self' data:",  # data: the arrows and ticks in Pico's style sheet
        "style-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = (
    (b"content-security-policy", POLICY.encode()),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
    (b"referrer-policy", b"same-origin"),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
)


def guarded(app: App) -> App:
    """The application behind the guard."""

    async def asgi(scope: dict[str, Any], receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return

        async def send_with_headers(message: dict[str, Any]) -> None:
            if message["type"] == "http.response.start":
                own = {name for name, _ in HEADERS}
                kept = [pair for pair in message.get("headers", []) if pair[0].lower() not in own]
                message = {**message, "headers": [*kept, *HEADERS]}
            await send(message)

        refused = _refusal(scope)
        if refused:
            await _answer(send_with_headers, *refused)
        elif (language := _wished(scope)) is not None:
            await _answer(send_with_headers, 302, "", _to_same_page(scope, language))
        else:
            await app(scope, receive, send_with_headers)

    return asgi


def _refusal(scope: dict[str, Any]) -> tuple[int, str] | None:
    """Why this request is not answered: another site that reaches us under its own name could read what we hold."""
    host = next((value for name, value in scope["headers"] if name == b"host"), b"")
    if not OURSELVES.fullmatch(host):
        return 400, "This address is not served; use http://127.0.0.1"
    if scope["method"] not in METHODS:
        return 405, "Only reading is allowed"
    if CLOSED.match(scope["path"]):
        return 404, "There is no such page"
    return None


def _wished(scope: dict[str, Any]) -> str | None:
    asked = dict(parse_qsl(scope["query_string"].decode("latin1"))).get("taal")
    return asked if asked in LANGUAGES else None


def _to_same_page(scope: dict[str, Any], language: str) -> list[tuple[bytes, bytes]]:
    pairs = parse_qsl(scope["query_string"].decode("latin1"), keep_blank_values=True)
    rest = urlencode([pair for pair in pairs if pair[0] != "taal"])
    path = (scope.get("raw_path") or scope["path"].encode()).partition(b"?")[0]
    path = b"/" + re.sub(rb"[^!-~]|\\", b"", path).lstrip(b"/")  # two slashes would name another site
    cookie = f"{COOKIE}={language}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly"
    return [(b"location", path + (f"?{rest}".encode() if rest else b"")), (b"set-cookie", cookie.encode())]


async def _answer(send: Any, status: int, text: str, headers: list[tuple[bytes, bytes]] | None = None) -> None:
    plain = (b"content-type", b"text/plain; charset=utf-8")
    await send({"type": "http.response.start", "status": status, "headers": [plain, *(headers or [])]})
    await send({"type": "http.response.body", "body": text.encode()})
