"""Reads each file in a process of its own kind: a crash, a hang or a bomb costs that file, not the run.

The process is started once and reads one file after another. It says which page it begins; where it dies or stands
still there, it is killed and the file is read once more without that page.

Example:
    >>> with Guard() as guard:
    ...     guard.read("corpus/samples/verslag-ov-2022-03.pdf").reason is None
    True
"""

from __future__ import annotations

import contextlib
import os
import pickle
import signal
import threading
import time
from dataclasses import dataclass
from functools import cache
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import Any

from pipeline.ingest import Reading
from pipeline.limits import DEFAULT, Limits

START_SECONDS = 120.0  # to load the libraries, on a busy machine
MOST_FILES = 500  # after which a new process takes over: libraries leak
STEP, DONE = b"s", b"d"
CRASHED = "een bibliotheek liep vast op dit bestand ({})"
STOOD_STILL = "het lezen stond langer dan {:g} s stil"
TOOK_TOO_LONG = "het lezen duurde langer dan {:g} s (--max-seconds)"
NOT_STARTED = "het leesproces kon niet starten; geef het met --max-memory meer geheugen of maak ruimte vrij"


class Guard:
    """A process that reads, and whoever watches over it. One file at a time; safe to call from several threads."""

    def __init__(self, limits: Limits = DEFAULT) -> None:
        self.limits = limits
        self._lock = threading.Lock()
        self._process: BaseProcess | None = None
        self._line: Connection | None = None
        self._files = 0

    def __enter__(self) -> Guard:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def read(self, path: str, *, password: str | None = None, with_ocr: bool = True) -> Reading:
        """Everything the file states, or why nothing came of it."""
        reading: Reading = pickle.loads(self.read_packed(path, password=password, with_ocr=with_ocr))
        return reading

    def read_packed(self, path: str, *, password: str | None = None, with_ocr: bool = True) -> bytes:
        """The reading as `pickle` writes it, to be sent on to another process."""
        began = time.monotonic()
        left_out: dict[int, str] = {}
        with self._lock:
            while True:
                asked = (path, password, with_ocr, self.limits.pages, left_out)
                outcome = self._asked(asked, until=began + self.limits.seconds)
                if isinstance(outcome, bytes):
                    return outcome
                is_last = time.monotonic() - began >= self.limits.seconds
                if outcome.page is None or is_last or len(left_out) >= self.limits.lost_pages:
                    return pickle.dumps(self._lost(path, began, outcome))
                left_out[outcome.page] = outcome.reason

    def close(self) -> None:
        """End the process; the next file starts another."""
        if self._line is not None:
            self._line.close()
        if self._process is not None:
            _kill(self._process)
        self._process = self._line = None

    def _asked(self, asked: tuple[Any, ...], *, until: float) -> bytes | _Loss:
        """What the process answers, or how it was lost."""
        if self._files >= MOST_FILES:
            self.close()
        if not self._is_ready():
            self.close()
            return _Loss(NOT_STARTED, None)
        assert self._line is not None
        page: int | None = None
        try:
            self._line.send(asked)
            while True:
                step_until = time.monotonic() + self.limits.step_seconds
                if not self._line.poll(max(0.0, min(step_until, until) - time.monotonic())):
                    return self._given_up(page, is_over=until <= step_until)
                message = self._line.recv_bytes()
                if message[:1] == DONE:
                    self._files += 1
                    return message[1:]
                page = int(message[1:]) or None
        except (EOFError, OSError):
            return self._crashed(page)

    def _is_ready(self) -> bool:
        """Whether there is a process that reads; one is started where needed."""
        if self._process is not None and self._process.is_alive():
            return True
        self.close()
        context = get_context("spawn")
        self._line, other = context.Pipe()
        self._process = context.Process(target=serve, args=(other, self.limits.memory_mb), daemon=True)
        self._files = 0
        self._process.start()
        other.close()
        try:
            return self._line.poll(START_SECONDS) and bool(self._line.recv_bytes())
        except (EOFError, OSError):
            return False

    def _given_up(self, page: int | None, *, is_over: bool) -> _Loss:
        self.close()
        said = TOOK_TOO_LONG.format(self.limits.seconds) if is_over else STOOD_STILL.format(self.limits.step_seconds)
        return _Loss(said, page)

    def _crashed(self, page: int | None) -> _Loss:
        process = self._process
        assert process is not None
        process.join(5)
        code = process.exitcode
        self.close()
        name = signal.Signals(-code).name if code is not None and code < 0 else f"exit {code}"
        return _Loss(CRASHED.format(name), page)

    def _lost(self, path: str, began: float, loss: _Loss) -> Reading:
        where = f", bij bladzijde {loss.page}" if loss.page else ""
        seconds = time.monotonic() - began
        return Reading(path=path, sha256=None, bytes=None, seconds=seconds, reason=loss.reason + where)


@dataclass(frozen=True, slots=True)
class _Loss:
    """Why the process was lost, and the page it was at."""

    reason: str
    page: int | None


@cache
def guard_of(limits: Limits) -> Guard:
    """The guard of this process, for what reads many files without a place to keep one."""
    return Guard(limits)


def serve(line: Connection, memory_mb: int) -> None:
    """What the process does: read the files it is asked for until whoever asks is gone."""
    _be_on_ones_own()
    from pipeline.progress import listening
    from pipeline.reading import TOO_MUCH_MEMORY, read_file

    with (
        contextlib.suppress(EOFError, OSError, KeyboardInterrupt),
        listening(lambda page: line.send_bytes(STEP + str(page or 0).encode())),
    ):
        line.send_bytes(b"ready")
        while True:
            path, password, with_ocr, pages, left_out = _waited_for(line)
            _limit_memory(memory_mb)
            done = read_file(path, password=password, with_ocr=with_ocr, most_pages=pages, left_out=left_out)
            _limit_memory(0)
            line.send_bytes(DONE + pickle.dumps(done, protocol=pickle.HIGHEST_PROTOCOL))
            if done.reason == TOO_MUCH_MEMORY:  # what is left behind is not to be trusted
                return


def _waited_for(line: Connection) -> Any:
    return line.recv()


def _be_on_ones_own() -> None:
    """A group of its own, so that OCR goes down with it; nothing on the user's screen; no dumps of private pages."""
    if os.name == "posix":
        import resource

        os.setsid()
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 1)
    os.dup2(quiet, 2)
    parent = os.getppid()
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: int) -> None:
    """End this process, and what it started, when the one that asks has been killed."""
    while os.getppid() == parent:
        time.sleep(0.5)
    if os.name == "posix":
        os.killpg(0, signal.SIGKILL)
    os._exit(1)


def _limit_memory(megabytes: int) -> None:
    """From here on this process may take so much more; 0: as much as there is. Does nothing but on Linux."""
    try:
        import resource

        with open("/proc/self/statm", encoding="ascii") as sizes:
            taken = int(sizes.read().split()[0]) * resource.getpagesize()
    except (ImportError, OSError):
        return
    most = resource.getrlimit(resource.RLIMIT_AS)[1]
    wanted = taken + megabytes * 1_000_000 if megabytes else most
    resource.setrlimit(resource.RLIMIT_AS, (wanted if most == resource.RLIM_INFINITY else min(wanted, most), most))


def _kill(process: BaseProcess) -> None:
    """The process and what it started are gone."""
    if process.pid is not None and os.name == "posix":
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)  # it leads a group of its own, once it has begun
    process.kill()
    process.join(5)
