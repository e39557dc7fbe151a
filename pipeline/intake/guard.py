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
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from queue import Empty, Queue
from types import TracebackType
from typing import IO, Any

from pipeline.errors import UnreadableFile
from pipeline.intake.limits import DEFAULT, Limits
from pipeline.intake.loading import loading, warm
from pipeline.intake.outcome import Reading
from pipeline.intake.patience import next_of
from pipeline.read import content_of, printable

START_SECONDS = 120.0  # to load the libraries, on a busy machine
MOST_FILES = 500  # after which a new process takes over: libraries leak
STEP, DONE = b"s", b"d"  # what a message of the process begins with
LENGTH_BYTES = 8  # before every message
CRASHED = "een bibliotheek liep vast op dit bestand ({})"
STOOD_STILL = "het lezen stond langer dan {:g} s stil"
TOOK_TOO_LONG = "het lezen duurde langer dan {:g} s (--max-seconds)"
NOT_STARTED = "het leesproces kon niet starten; geef het met --max-memory meer geheugen of maak ruimte vrij"


class Guard:
    """A process that reads, and whoever watches over it. One file at a time; safe to call from several threads."""

    def __init__(self, limits: Limits = DEFAULT) -> None:
        self.limits = limits
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
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
            _kill(process)

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
            _send(process.stdin, pickle.dumps(asked))
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

    def _ready(self) -> subprocess.Popen[bytes] | None:
        """The process that reads, started where there is none; None where it does not start."""
        self._start()
        if not self._is_up:
            with contextlib.suppress(Empty):
                self._is_up = self._messages.get(timeout=START_SECONDS) is not None
        return self._process if self._is_up else None

    def _start(self) -> None:
        if self._process is not None and self._process.poll() is None:
            return
        self.close()
        self._files, self._is_up, self._messages = 0, False, Queue()
        begin = f"import sys; sys.path[:] = {sys.path!r}; from {__name__} import main; main()"
        self._process = subprocess.Popen(
            [sys.executable, "-c", begin],
            env=dict(os.environ),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # what libraries complain of is not for the user's screen
            start_new_session=True,  # a group of its own, so that OCR goes down with it
        )
        threading.Thread(target=_listen, args=(self._process.stdout, self._messages), daemon=True).start()

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


def main() -> None:
    """What the process does: read the files it is asked for, or call a function, until whoever asks is gone."""
    asks, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what libraries print is no answer
    _be_on_ones_own()
    with loading():
        from pipeline.intake.progress import listening
        from pipeline.intake.reading import TOO_MUCH_MEMORY, read_file

    def begins(page: int | None) -> None:
        _send(answers, STEP + str(page or 0).encode())

    with contextlib.suppress(OSError, KeyboardInterrupt), listening(begins):
        _send(answers, b"ready")
        while (asked := _received(asks)) is not None:
            function, arguments, how, memory_mb = pickle.loads(asked)
            _limit_memory(memory_mb)
            done = (function or read_file)(*arguments, **how)
            _limit_memory(0)
            _send(answers, DONE + pickle.dumps(done, protocol=pickle.HIGHEST_PROTOCOL))
            if function is None and done.reason == TOO_MUCH_MEMORY:  # what is left behind is not to be trusted
                return


def _send(line: IO[bytes] | None, message: bytes) -> None:
    assert line is not None
    line.write(len(message).to_bytes(LENGTH_BYTES, "big") + message)
    line.flush()


def _received(line: IO[bytes]) -> bytes | None:
    """The next message; None where the other end is gone."""
    head = line.read(LENGTH_BYTES)
    message = line.read(int.from_bytes(head, "big")) if len(head) == LENGTH_BYTES else b""
    return message or None


def _listen(line: IO[bytes], messages: Queue[bytes | None]) -> None:
    """Every message of the process goes in the queue; at its end None."""
    with line, contextlib.suppress(OSError, ValueError):
        while (message := _received(line)) is not None:
            messages.put(message)
    messages.put(None)


def _be_on_ones_own() -> None:
    """No dumps of private pages on disk; and this process ends with the one that asks, also where that is killed."""
    if os.name == "posix":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        threading.Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()


def _end_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(0.5)
    os.killpg(0, signal.SIGKILL)


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


def _kill(process: subprocess.Popen[bytes]) -> None:
    """The process and what it started are gone."""
    if os.name == "posix":
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    process.wait()
    if process.stdin is not None:
        with contextlib.suppress(OSError):
            process.stdin.close()
