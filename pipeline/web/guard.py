"""Stands before every page: only reading, only from this machine, and headers that let nothing foreign run.

Where reviewing is turned on, one address takes a form as well: from a page of ours in this browser, and nothing else.
The address of a page may carry `?taal=en` or `?taal=nl`: the choice is kept in a cookie and the page shown without it.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Sequence
from typing import Any
from urllib.parse import parse_qsl, urlencode

from pipeline.web.language import COOKIE, LANGUAGES

App = Callable[..., Awaitable[None]]
OURSELVES = re.compile(rb"(127\.0\.0\.1|localhost|\[::1\])(:\d{1,5})?")
METHODS = ("GET", "HEAD")
FORM = re.compile(r"/feit/[0-9a-f]{16}/nakijken")
TOKEN = re.compile(rb"(^|;)\s*ds_csrftoken=")  # without this cookie Datasette does not look for a token at all
MOST_OF_FORM = 40_000  # bytes
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


EXPIRED = {
    "nl": "Er is niets bewaard: deze bladzijde is verlopen. Ga terug, vernieuw haar en bewaar nog eens.",
    "en": "Nothing was saved: this page has expired. Go back, reload it and save again.",
}
STRANGE = {
    "nl": "Er is niets bewaard: dit komt niet van het formulier van Verslagmijn zelf.",
    "en": "Nothing was saved: this does not come from the form of Verslagmijn itself.",
}


def guarded(app: App, *, may_review: bool = False) -> App:
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

        refused = _refusal(scope, may_review=may_review)
        if refused:
            await _answer(send_with_headers, *refused)
        elif (language := _wished(scope)) is not None:
            await _answer(send_with_headers, 302, "", _to_same_page(scope, language))
        elif scope["method"] == "POST":
            await app(scope, receive, _explaining(scope, send_with_headers))
        else:
            await app(scope, receive, send_with_headers)

    return asgi


def _refusal(scope: dict[str, Any], *, may_review: bool) -> tuple[int, str] | None:
    """Why this request is not answered: another site that reaches us under its own name could read what we hold."""
    host = next((value for name, value in scope["headers"] if name == b"host"), b"")
    if not OURSELVES.fullmatch(host):
        return 400, "This address is not served; use http://127.0.0.1"
    if may_review and scope["method"] == "POST" and FORM.fullmatch(scope["path"]):
        return None if _is_own_form(scope["headers"], host) else (403, STRANGE[_spoken(scope)])
    if scope["method"] not in METHODS:
        return 405, "Only reading is allowed"
    if CLOSED.match(scope["path"]):
        return 404, "There is no such page"
    return None


def _is_own_form(headers: Sequence[tuple[bytes, bytes]], host: bytes) -> bool:
    """Whether a browser sends this from a page of ours, with the cookie of the token and nothing that replaces it."""
    given = {name: [value for other, value in headers if other == name] for name, _ in headers}
    length = given.get(b"content-length", [b""])
    return (
        given.get(b"origin") == [b"http://" + host]
        and given.get(b"sec-fetch-site", [b"same-origin"]) == [b"same-origin"]
        and given.get(b"content-type", [b""])[0].split(b";")[0] == b"application/x-www-form-urlencoded"
        and len(length) == 1
        and length[0].isdigit()
        and int(length[0]) <= MOST_OF_FORM
        and b"transfer-encoding" not in given
        and b"authorization" not in given
        and any(TOKEN.search(value) for value in given.get(b"cookie", []))
    )


def _explaining(scope: dict[str, Any], send: Any) -> Any:
    """Says in the reader's language what Datasette refused: a form without its token, or with that of another run."""
    is_refused = False

    async def explained(message: dict[str, Any]) -> None:
        nonlocal is_refused
        if message["type"] == "http.response.start" and message["status"] == 403:
            is_refused = True
            await _answer(send, 403, EXPIRED[_spoken(scope)])
        elif not is_refused:
            await send(message)

    return explained


def _spoken(scope: dict[str, Any]) -> str:
    """The language that the reader chose."""
    cookies = b";".join(value for name, value in scope["headers"] if name == b"cookie").decode("latin1")
    chosen = re.search(rf"(?:^|;)\s*{COOKIE}=(\w+)", cookies)
    return chosen[1] if chosen and chosen[1] in LANGUAGES else LANGUAGES[0]


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
