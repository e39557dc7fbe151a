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
import hashlib
import pickle
import signal
import subprocess
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from queue import Empty, Queue
from types import TracebackType
from typing import Any

from pipeline.errors import UnreadableFile
from pipeline.intake.limits import DEFAULT, Limits
from pipeline.intake.loading import warm
from pipeline.intake.nursery import Nursery
from pipeline.intake.outcome import Reading
from pipeline.intake.patience import next_of
from pipeline.intake.process import DONE, Child, kill, listen, send, spawned
from pipeline.read import content_of, printable

START_SECONDS = 120.0  # to load the libraries, on a busy machine
MOST_FILES = 500  # after which a new process takes over: libraries leak
CRASHED = "een bibliotheek liep vast op dit bestand ({})"
STOOD_STILL = "het lezen stond langer dan {:g} s stil"
TOOK_TOO_LONG = "het lezen duurde langer dan {:g} s (--max-seconds)"
NOT_STARTED = "het leesproces kon niet starten; geef het met --max-memory meer geheugen of maak ruimte vrij"


class Guard:
    """A process that reads, and whoever watches over it. One file at a time; safe to call from several threads."""

    def __init__(self, limits: Limits = DEFAULT, nursery: Nursery | None = None) -> None:
        self.limits = limits
        self._nursery = nursery  # where its process is born; None: it starts one
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | Child | None = None
        self._is_over = False
        self._is_up = False  # whether the process said that it is ready
        self._messages: Queue[bytes | None] = Queue()  # None: the process is gone
        self._files = 0

    def __enter__(self) -> Guard:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def read(self, path: str, *, password: str | None = None, with_ocr: bool = True) -> Reading:
        """Everything the file states, or why nothing came of it."""
        reading: Reading = pickle.loads(self.read_packed(path, password=password, with_ocr=with_ocr))
        return reading

    def read_packed(
        self, path: str, *, password: str | None = None, with_ocr: bool = True, as_rows: bool = False
    ) -> bytes:
        """The reading as `pickle` writes it, to be sent on to another process."""
        began = time.monotonic()
        left_out: dict[int, str] = {}
        kills = 0
        with self._lock:
            while True:
                how = {"password": password, "with_ocr": with_ocr, "as_rows": as_rows, "left_out": left_out}
                asked = (None, (path,), how | {"most_pages": self.limits.pages}, self.limits.memory_mb)
                outcome = self._asked(asked, until=began + self.limits.seconds)
                if isinstance(outcome, bytes):
                    return outcome
                is_last = self._is_over or time.monotonic() - began >= self.limits.seconds
                kills += outcome.is_killed
                if outcome.is_killed and kills == 1 and not is_last:
                    continue  # by a user, or by the system for want of memory: it may be no fault of the file
                if outcome.page is None or is_last or len(left_out) >= self.limits.lost_pages:
                    return pickle.dumps(self._lost(path, began, outcome))
                left_out[outcome.page] = outcome.reason

    def call(self, function: Callable[..., Any], *arguments: Any) -> Any:
        """What a function gives in that process, without limits.

        Raises:
            ChildProcessError: it failed there, or the process was lost.
        """
        with self._lock:
            outcome = self._asked((function, arguments, {}, 0), until=None)
        if isinstance(outcome, _Loss):
            raise ChildProcessError(outcome.reason)
        return pickle.loads(outcome)

    def start(self) -> None:
        """Start the process without waiting for it: it loads its libraries meanwhile."""
        with self._lock:
            self._start()

    def begin(self) -> None:
        """Start the process without waiting for it, and have it make its patterns too: for many files to come.

        It is started here and not in the thread: another one may not change the environment while a process begins.
        """
        self.start()

        def wait() -> None:
            with contextlib.suppress(ChildProcessError):
                self.call(warm)

        threading.Thread(target=wait, daemon=True).start()

    def end(self) -> None:
        """End the process for good, also where another thread waits for it; what that one reads is lost."""
        self._is_over = True
        self.close()

    def close(self) -> None:
        """End the process; the next file starts another."""
        process, self._process = self._process, None
        if process is not None:
            kill(process)

    def _asked(self, asked: tuple[Any, ...], *, until: float | None) -> bytes | _Loss:
        """What the process answers, or how it was lost; it must by the moment `until`, None for no limits."""
        if self._is_over:
            return _Loss(NOT_STARTED, None)
        if self._files >= MOST_FILES:
            self.close()
        process = self._ready()
        if process is None:
            self.close()
            return _Loss(NOT_STARTED, None)
        page: int | None = None
        with contextlib.suppress(OSError):  # where it is gone, that is the next message
            send(process.stdin, pickle.dumps(asked))
        while True:
            try:
                message = next_of(self._messages, process.pid, self.limits.step_seconds, until)
            except Empty:
                return self._given_up(page, is_over=until is not None and until <= time.monotonic())
            if message is None:
                return self._crashed(page)
            if message[:1] == DONE:
                self._files += 1
                return message[1:]
            page = int(message[1:]) or None

    def _ready(self) -> subprocess.Popen[bytes] | Child | None:
        """The process that reads, started where there is none; None where it does not start."""
        self._start()
        if not self._is_up:
            with contextlib.suppress(Empty):
                self._is_up = self._messages.get(timeout=START_SECONDS) is not None
        if not self._is_up and self._nursery is not None and not self._is_over:
            self.close()
            self._nursery = None
            return self._ready()
        return self._process if self._is_up else None

    def _start(self) -> None:
        if self._process is not None and self._process.poll() is None:
            return
        self.close()
        self._files, self._is_up, self._messages = 0, False, Queue()
        self._process = (self._nursery and self._nursery.child()) or spawned()
        threading.Thread(target=listen, args=(self._process.stdout, self._messages), daemon=True).start()

    def _given_up(self, page: int | None, *, is_over: bool) -> _Loss:
        self.close()
        said = TOOK_TOO_LONG.format(self.limits.seconds) if is_over else STOOD_STILL.format(self.limits.step_seconds)
        return _Loss(said, page)

    def _crashed(self, page: int | None) -> _Loss:
        process = self._process
        code: int | None = None
        with contextlib.suppress(subprocess.TimeoutExpired):
            code = process.wait(5) if process else None
        self.close()
        name = signal.Signals(-code).name if code is not None and code < 0 else f"exit {code}"
        return _Loss(CRASHED.format(name), page, is_killed=name == "SIGKILL")

    def _lost(self, path: str, began: float, loss: _Loss) -> Reading:
        where = f", bij bladzijde {loss.page}" if loss.page else ""
        seconds = time.monotonic() - began
        sha256, size = None, None
        with contextlib.suppress(UnreadableFile, MemoryError):
            content = content_of(path)
            sha256, size = hashlib.sha256(content).hexdigest(), len(content)
        reason = loss.reason + where
        return Reading(path=printable(path), sha256=sha256, bytes=size, seconds=seconds, reason=reason)


@dataclass(frozen=True, slots=True)
class _Loss:
    """Why the process was lost, and the page it was at."""

    reason: str
    page: int | None
    is_killed: bool = False  # by another than itself
