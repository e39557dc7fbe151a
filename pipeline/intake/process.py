"""The process that reads: what it does, and how messages go to and from it. `guard.py` watches over it."""

from __future__ import annotations

import contextlib
import os
import pickle
import select
import signal
import subprocess
import sys
import threading
import time
from queue import Queue
from typing import IO

from pipeline.intake.loading import loading

STEP, DONE = b"s", b"d"  # what a message of the process begins with
LENGTH_BYTES = 8  # before every message
PATIENCE_SECONDS = 60.0  # until a process that was killed is gone


def spawned() -> subprocess.Popen[bytes]:
    """A process that loads what it needs, and then does what `main` does."""
    begin = f"import sys; sys.path[:] = {sys.path!r}; from {__name__} import main; main()"
    return subprocess.Popen(
        [sys.executable, "-c", begin],
        env=dict(os.environ),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # what libraries complain of is not for the user's screen
        start_new_session=True,  # a group of its own, so that OCR goes down with it
    )


class Child:
    """A process that was born of another one than this: as much of `subprocess.Popen` as there is use for here."""

    def __init__(self, stdin: IO[bytes], stdout: IO[bytes], fate: IO[bytes]) -> None:
        self.stdin, self.stdout = stdin, stdout
        self._fate = fate  # gives a line with its number when it is born, and one with its exit status when it ends
        self._told = b""
        self._is_over = False

    @property
    def pid(self) -> int:
        """Its number; 0 where it is not born yet, which it is when it says that it is ready."""
        self._look(0.0)
        line, end, _ = self._told.partition(b"\n")
        return int(line) if end else 0

    def poll(self) -> int | None:
        """Its exit status, a signal as a negative number; None while it lives."""
        self._look(0.0)
        lines = self._told.split(b"\n")
        if len(lines) > 2:
            return int(lines[1])
        return -signal.SIGKILL if self._is_over else None

    def wait(self, seconds: float) -> int:
        """Its exit status.

        Raises:
            subprocess.TimeoutExpired: it lives on.
        """
        until = time.monotonic() + seconds
        while (code := self.poll()) is None:
            if time.monotonic() > until:
                raise subprocess.TimeoutExpired("child", seconds)
            self._look(until - time.monotonic())
        return code

    def kill(self) -> None:
        """End it; where it is not born yet, it finds nobody to ask it anything and ends by itself."""
        if self.pid and self.poll() is None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)

    def _look(self, seconds: float) -> None:
        line = select.poll()
        line.register(self._fate, select.POLLIN)
        if not self._is_over and line.poll(max(0.0, 1000 * seconds)):
            more = os.read(self._fate.fileno(), 100)
            self._told += more
            self._is_over = not more


def main() -> None:
    """What the process does: read the files it is asked for, or call a function, until whoever asks is gone."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what libraries print is no answer
    serve(sys.stdin.buffer, answers)


def serve(asks: IO[bytes], answers: IO[bytes]) -> None:
    """Answer what is asked until whoever asks is gone; the process is to lead a group of its own."""
    _be_on_ones_own()
    with loading():
        from pipeline.intake.progress import listening
        from pipeline.intake.reading import TOO_MUCH_MEMORY, read_file

    def begins(page: int | None) -> None:
        send(answers, STEP + str(page or 0).encode())

    with contextlib.suppress(OSError, KeyboardInterrupt), listening(begins):
        send(answers, b"ready")
        while (asked := received(asks)) is not None:
            function, arguments, how, memory_mb = pickle.loads(asked)
            _limit_memory(memory_mb)
            done = (function or read_file)(*arguments, **how)
            _limit_memory(0)
            send(answers, DONE + pickle.dumps(done, protocol=pickle.HIGHEST_PROTOCOL))
            if function is None and done.reason == TOO_MUCH_MEMORY:  # what is left behind is not to be trusted
                return


def send(line: IO[bytes] | None, message: bytes) -> None:
    assert line is not None
    line.write(len(message).to_bytes(LENGTH_BYTES, "big") + message)
    line.flush()


def received(line: IO[bytes]) -> bytes | None:
    """The next message; None where the other end is gone."""
    head = line.read(LENGTH_BYTES)
    message = line.read(int.from_bytes(head, "big")) if len(head) == LENGTH_BYTES else b""
    return message or None


def listen(line: IO[bytes], messages: Queue[bytes | None]) -> None:
    """Every message of the process goes in the queue; at its end None."""
    with line, contextlib.suppress(OSError, ValueError):
        while (message := received(line)) is not None:
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


def kill(process: subprocess.Popen[bytes] | Child) -> None:
    """The process and what it started are gone."""
    if process.stdin is not None:
        with contextlib.suppress(OSError):
            process.stdin.close()
    if not process.pid:
        return
    if os.name == "posix":
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(PATIENCE_SECONDS)
