"""Fetches an address politely: one host at a time at its pace, asked again when it falters, within size and time."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import Any, BinaryIO
from urllib.parse import urlsplit

import httpcore
import httpx
import stamina

from pipeline.errors import FailedFetch, RefusedAddress
from pipeline.settings import FetchSettings
from pipeline.sources.guard import Guard, GuardedTransport
from pipeline.version import release

stamina.instrumentation.set_on_retry_hooks([])  # else each retry is a line on the screen

MOST_REDIRECTS = 5
STEP_SECONDS = 30.0  # without a single byte
CHUNK = 65_536
MOST_LISTING_BYTES = 20_000_000  # of a feed, page or answer of an API
BUSY = (429, 500, 502, 503, 504)
MOVED_FOR_GOOD = (301, 308)


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """An answer: its status, headers (names in small letters), where it came from in the end, and its first bytes."""

    status: int
    headers: Mapping[str, str]
    address: str
    moved_to: str | None = None  # where all redirects were for good
    content: bytes = field(default=b"", repr=False)


class _Busy(Exception):
    """The server may do better later; it may say when."""

    def __init__(self, said: str, status: int | None = None, after: float | None = None) -> None:
        super().__init__(said)
        self.status, self.after = status, after


class Fetcher:
    """Fetches for one round: holds the connections, and when each host was last asked.

    `sleep` is how it waits.
    """

    def __init__(self, settings: FetchSettings, *, sleep: Callable[[float], None] = time.sleep) -> None:
        self.settings = settings
        self._sleep = sleep
        self._next_by_host: dict[str, float] = {}
        self._guard = Guard(settings.allow_private)
        agent = f"verslagmijn/{release()}" + (f" ({settings.contact})" if settings.contact else "")
        self._client = httpx.Client(
            transport=GuardedTransport(self._guard),
            headers={"User-Agent": agent, "Accept-Encoding": "identity"},
            follow_redirects=False,
            timeout=STEP_SECONDS,
        )

    def __enter__(self) -> Fetcher:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._client.close()

    def content(self, address: str, *, params: Mapping[str, Any] | None = None) -> Response:
        """A feed, a page or the answer of an API, whole.

        Raises:
            FailedFetch: no answer, or no good one, after all attempts.
            RefusedAddress: the address may not be fetched, or the answer is too large.
        """
        url = str(httpx.URL(address, params=dict(params))) if params else address
        chunks: list[bytes] = []
        answer = self._attempts(url, {}, lambda response: chunks.clear(), chunks.append, MOST_LISTING_BYTES)
        if answer.status >= 400:
            raise FailedFetch(f"{url}: the server answers {answer.status}")
        return Response(
            status=answer.status,
            headers=answer.headers,
            address=answer.address,
            moved_to=answer.moved_to,
            content=b"".join(chunks),
        )

    def into(
        self,
        file: BinaryIO,
        address: str,
        *,
        etag: str | None = None,
        last_modified: str | None = None,
        check: Callable[[Response], None] = lambda response: None,
    ) -> Response:
        """Fetch a document into the file, if it changed (else 304); `check` sees the headers before the body.

        Raises:
            FailedFetch: no answer, or a broken one, after all attempts.
            RefusedAddress: the address may not be fetched, or the document is too large; or what `check` raises.
        """
        headers = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        asked = {name: value for name, value in headers.items() if value}

        def begin(response: Response) -> None:
            file.seek(0)
            file.truncate()
            check(response)

        return self._attempts(address, asked, begin, file.write, int(self.settings.most_megabytes * 1_000_000))

    def _attempts(
        self,
        address: str,
        headers: Mapping[str, str],
        begin: Callable[[Response], None],
        write: Callable[[bytes], Any],
        most_bytes: int,
    ) -> Response:
        """One answer, asked for again while the server falters; after the pause that it asks for."""
        settings, last = self.settings, None
        tries = stamina.retry_context(
            on=lambda error: self._pause(error),
            attempts=settings.attempts,
            timeout=None,
            wait_initial=settings.wait_seconds,
            wait_max=settings.most_wait_seconds,
            wait_jitter=settings.wait_seconds / 10,
        )
        try:
            for attempt in tries:
                with attempt:
                    last = self._once(address, headers, begin, write, most_bytes)
        except _Busy as error:
            raise FailedFetch(f"{error} ({settings.attempts} attempts)") from error
        assert last is not None
        return last

    def _pause(self, error: Exception) -> bool | float:
        """Whether to try again, and after how many seconds where the server said so."""
        if not isinstance(error, _Busy):
            return False
        if error.after is None:
            return True
        return error.after if error.after <= self.settings.most_wait_seconds else False

    def _once(
        self,
        address: str,
        headers: Mapping[str, str],
        begin: Callable[[Response], None],
        write: Callable[[bytes], Any],
        most_bytes: int,
    ) -> Response:
        with _as_busy(address), self._answer(address, headers) as (raw, moved_to):
            answer = Response(
                status=raw.status_code, headers=dict(raw.headers), address=str(raw.url), moved_to=moved_to
            )
            if raw.status_code in BUSY:
                raise _Busy(
                    f"{address}: the server answers {raw.status_code}", raw.status_code, _seconds_asked(answer.headers)
                )
            if raw.status_code == 200:
                begin(answer)
                self._take(raw, write, most_bytes)
            return answer

    @contextmanager
    def _answer(self, address: str, headers: Mapping[str, str]) -> Iterator[tuple[httpx.Response, str | None]]:
        """The answer after at most five redirects, each checked like the first address."""
        self._guard.deadline = time.monotonic() + self.settings.timeout_seconds
        request = self._client.build_request("GET", address, headers=dict(headers))
        is_for_good = True
        for _ in range(MOST_REDIRECTS + 1):
            self._wait(str(request.url))
            raw = self._client.send(request, stream=True)
            try:
                self._note_pace(raw)
                if raw.next_request is None:
                    is_elsewhere = str(raw.url) != address and is_for_good
                    yield raw, str(raw.url) if is_elsewhere else None
                    return
                is_for_good = is_for_good and raw.status_code in MOVED_FOR_GOOD
                request = raw.next_request
            finally:
                raw.close()
        raise RefusedAddress(f"{address}: more than {MOST_REDIRECTS} redirects")

    def _take(self, raw: httpx.Response, write: Callable[[bytes], Any], most_bytes: int) -> None:
        announced = raw.headers.get("content-length", "")
        size = int(announced) if announced.isdigit() else 0
        for chunk in [b""] if size > most_bytes else raw.iter_bytes(CHUNK):
            size = max(size, raw.num_bytes_downloaded)
            if size > most_bytes:
                raise RefusedAddress(f"larger than {most_bytes / 1_000_000:g} MB; raise most_megabytes to allow it")
            write(chunk)

    def _wait(self, address: str) -> None:
        """Keep to the pace of the host."""
        host = urlsplit(address).netloc
        left = self._next_by_host.get(host, 0.0) - time.monotonic()
        if left > 0:
            self._sleep(left)
            self._guard.deadline += left
        self._next_by_host[host] = time.monotonic() + self.settings.seconds_between

    def _note_pace(self, raw: httpx.Response) -> None:
        """Where the server counts requests and none is left, wait until it counts anew."""
        if raw.headers.get("ratelimit-remaining", "").strip() == "0":
            reset = raw.headers.get("ratelimit-reset", "").strip()
            seconds = min(float(reset) if reset.isdigit() else 0.0, self.settings.most_wait_seconds)
            self._next_by_host[raw.url.netloc.decode()] = time.monotonic() + seconds


@contextmanager
def _as_busy(address: str) -> Iterator[None]:
    """Errors of the network as what may pass; the others as what is refused."""
    try:
        yield
    except (httpcore.TimeoutException, httpx.TimeoutException) as error:
        raise _Busy(f"{address}: the server takes too long") from error
    except (httpcore.NetworkError, httpcore.ProtocolError, httpx.TransportError) as error:
        raise _Busy(f"{address}: {str(error) or type(error).__name__}") from error
    except (httpx.InvalidURL, httpcore.UnsupportedProtocol) as error:
        raise RefusedAddress(f"{address}: this is no address that can be fetched ({error})") from error


def _seconds_asked(headers: Mapping[str, str]) -> float | None:
    """The pause that `Retry-After` asks for, given in seconds or as a date."""
    asked = headers.get("retry-after", "").strip()
    if asked.isdigit():
        return float(asked)
    try:
        return max(0.0, parsedate_to_datetime(asked).timestamp() - time.time())
    except ValueError:
        return None
