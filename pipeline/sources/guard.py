"""Connections to public addresses only: what a name resolves to is checked, and that very address is connected to.

So neither a redirect nor a name that resolves to something else the second time leads into the network of the user.
"""

from __future__ import annotations

import ipaddress
import socket
import time
from collections.abc import Iterable, Iterator
from typing import Any

import httpcore
import httpx

from pipeline.errors import RefusedAddress

NAT64 = ipaddress.ip_network("64:ff9b::/96")  # an IPv4 address in the last four bytes (RFC 6052)


class Guard(httpcore.NetworkBackend):
    """Opens connections that may be opened, and ends each read at `deadline` (on the monotonic clock)."""

    def __init__(self, allowed: Iterable[str]) -> None:
        self._inner = httpcore.SyncBackend()
        self._allowed = frozenset(allowed)
        self.deadline = float("inf")

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Any = None,
    ) -> httpcore.NetworkStream:
        failure: Exception | None = None
        for ip in self._addresses(host, port):
            try:
                stream = self._inner.connect_tcp(ip, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                return _Timed(stream, self)
        raise failure or httpcore.ConnectError(f"{host} has no address")

    def connect_unix_socket(self, path: str, timeout: float | None = None, socket_options: Any = None) -> Any:
        raise RefusedAddress(f"{path}: only http and https are fetched")

    def sleep(self, seconds: float) -> None:
        self._inner.sleep(seconds)

    def _addresses(self, host: str, port: int) -> list[str]:
        """What the name stands for; all of it must be public, unless the name is allowed."""
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(f"the name {host} cannot be resolved") from error
        ips = list(dict.fromkeys(str(one[4][0]) for one in found))
        private = [ip for ip in ips if not is_public(ip)]
        if private and host.lower() not in self._allowed:
            raise RefusedAddress(
                f"{host} is at {private[0]}, a private address; if that is meant, add {host!r} to allow_private"
            )
        return ips


class _Timed(httpcore.NetworkStream):
    """A stream that ends at the deadline of its guard, however slowly it drips."""

    def __init__(self, stream: httpcore.NetworkStream, guard: Guard) -> None:
        self._stream = stream
        self._guard = guard

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return _Timed(self._stream.start_tls(ssl_context, server_hostname, self._left(timeout)), self._guard)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)

    def _left(self, timeout: float | None) -> float:
        left = self._guard.deadline - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("the server takes too long")
        return min(left, timeout) if timeout is not None else left


class GuardedTransport(httpx.BaseTransport):
    """What an httpx client sends its requests through; errors come as those of httpcore."""

    def __init__(self, guard: Guard) -> None:
        self._pool = httpcore.ConnectionPool(ssl_context=httpx.create_ssl_context(), network_backend=guard)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        if request.url.scheme not in ("http", "https"):
            raise RefusedAddress(f"{request.url}: only http and https are fetched")
        url = httpcore.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        )
        answer = self._pool.handle_request(
            httpcore.Request(
                request.method,
                url,
                headers=request.headers.raw,
                content=request.stream,
                extensions=request.extensions,
            )
        )
        return httpx.Response(
            answer.status, headers=answer.headers, stream=_Body(answer.stream), extensions=answer.extensions
        )

    def close(self) -> None:
        self._pool.close()


class _Body(httpx.SyncByteStream):
    def __init__(self, stream: Any) -> None:
        self._stream = stream

    def __iter__(self) -> Iterator[bytes]:
        yield from self._stream

    def close(self) -> None:
        self._stream.close()


def is_public(ip: str) -> bool:
    """Whether the address is on the public internet, also where it carries another one inside.

    Example:
        >>> [is_public(ip) for ip in ("93.184.215.14", "10.0.0.1", "::ffff:127.0.0.1", "64:ff9b::a00:1")]
        [True, False, False, False]
    """
    address = ipaddress.ip_address(ip.split("%")[0])
    if isinstance(address, ipaddress.IPv6Address):
        inner = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
        if address in NAT64:
            inner.append(ipaddress.IPv4Address(address.packed[-4:]))
        if carried := [one for one in inner if one is not None]:
            return all(one.is_global for one in carried)
    return address.is_global and not address.is_multicast
