"""A small web server that plays the sources: what each path answers is a function, and every request is kept."""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

Play = Callable[["Handler"], None]


@dataclass
class Site:
    """What the server answers, and what it was asked."""

    address: str = ""
    plays: dict[str, Play] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def put(self, path: str, play: Play | bytes | str, **given: Any) -> str:
        """Let this path answer so; gives its address."""
        self.plays[path] = play if callable(play) else answer(play, **given)
        return self.address + path

    def count(self, path: str) -> int:
        return Counter(urlsplit(asked).path for asked, _ in self.asked)[path]


class Handler(BaseHTTPRequestHandler):
    """One request; `query` holds its parameters, `times` how often its path was asked before."""

    protocol_version = "HTTP/1.1"
    site: Site

    def do_POST(self) -> None:
        self.do_GET()

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        self.times = self.site.count(path)
        self.query = {name: values[0] for name, values in parse_qs(urlsplit(self.path).query).items()}
        self.site.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
        play = self.site.plays.get(path, answer(b"", status=404))
        try:
            play(self)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def say(self, content: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        if not any(name.lower() == "content_length" for name in headers):
            self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *words: Any) -> None:
        pass


def answer(content: bytes | str, *, status: int = 200, media: str = "application/pdf", **headers: str) -> Play:
    """This content; with an ETag, a request that names it is answered with 304."""
    body = content.encode() if isinstance(content, str) else content

    def play(handler: Handler) -> None:
        etag = headers.get("ETag")
        if etag and handler.headers.get("If-None-Match") == etag:
            handler.say(b"", status=304, ETag=etag)
        else:
            handler.say(body, status=status, Content_Type=media, **headers)

    return play


def in_turn(*plays: Play) -> Play:
    """The first answer to the first request, and so on; the last for all that follow."""
    return lambda handler: plays[min(handler.times, len(plays) - 1)](handler)


def sent_on(target: str, status: int = 301) -> Play:
    return lambda handler: handler.say(b"", status=status, Location=target)


def broken_off(content: bytes) -> Play:
    """Half of what was announced."""

    def play(handler: Handler) -> None:
        handler.say(content[: len(content) // 2], Content_Type="application/pdf", Content_Length=str(len(content)))
        handler.close_connection = True
        handler.wfile.flush()
        handler.connection.shutdown(2)

    return play


def dripping(content: bytes, seconds: float) -> Play:
    """A byte at a time."""

    def play(handler: Handler) -> None:
        handler.say(b"", Content_Type="application/pdf", Content_Length=str(len(content)))
        for byte in content:
            handler.wfile.write(bytes([byte]))
            handler.wfile.flush()
            time.sleep(seconds)

    return play


def endless() -> Play:
    """No length announced, and no end."""

    def play(handler: Handler) -> None:
        handler.protocol_version = "HTTP/1.0"
        handler.send_response(200)
        handler.send_header("Content-Type", "application/pdf")
        handler.end_headers()
        handler.close_connection = True
        handler.wfile.write(b"%PDF-1.7\n")
        while True:
            handler.wfile.write(b"0" * 65_536)

    return play


def as_json(found: Any, **headers: str) -> Play:
    return lambda handler: handler.say(json.dumps(found).encode(), Content_Type="application/json", **headers)


@contextmanager
def serving() -> Iterator[Site]:
    """The server on a free port of this machine."""
    site = Site()
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Own", (Handler,), {"site": site}))
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    site.address = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
