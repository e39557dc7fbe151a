"""One process that has loaded all that reading needs, of which others are born (Linux): loaded and in memory once.

It reads no file itself. Those that are born of it end when it does, and it ends with the process that asked for it.
"""

from __future__ import annotations

import contextlib
import os
import select
import signal
import socket
import subprocess
import sys
import threading

from pipeline.intake.loading import loading, warm
from pipeline.intake.process import Child, serve

LINES = 3  # of a child: what it is asked, what it answers, what becomes of it


class Nursery:
    """The process, as whoever asks it for others sees it; safe to call from several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._door, inside = socket.socketpair()
        begin = f"import sys; sys.path[:] = {sys.path!r}; from {__name__} import main; main({inside.fileno()})"
        with inside:
            self._process = subprocess.Popen(
                [sys.executable, "-c", begin],
                env=os.environ | {"OPENBLAS_NUM_THREADS": "1"},  # a process with threads can bear no other
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                pass_fds=[inside.fileno()],
                start_new_session=True,
            )

    def child(self) -> Child | None:
        """A process that reads, which is born as soon as all is loaded; None where there is no nursery any more."""
        if self._process.poll() is not None:
            return None
        (asked, asks), (answers, answered), (fate, told) = (os.pipe() for _ in range(LINES))
        try:
            with self._lock:
                socket.send_fds(self._door, [b"1"], [asked, answered, told])
            return Child(os.fdopen(asks, "wb"), os.fdopen(answers, "rb"), os.fdopen(fate, "rb", buffering=0))
        except OSError:
            for line in (asks, answers, fate):
                os.close(line)
            return None
        finally:
            for line in (asked, answered, told):
                os.close(line)

    def end(self) -> None:
        """It is gone, and so are those that were born of it, if not at once."""
        self._door.close()
        self._process.kill()
        self._process.wait()


def main(number: int) -> None:
    """What the process does: load, and bear a child each time it is asked to, until nobody is there to ask."""
    door = socket.socket(fileno=number)
    with loading():
        import pipeline.intake.reading  # noqa: F401
    warm()
    wake, woken = os.pipe()
    os.set_blocking(woken, False)
    signal.set_wakeup_fd(woken)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    told_by_child: dict[int, int] = {}
    while True:
        ready, _, _ = select.select([number, wake], [], [])
        if wake in ready:
            os.read(wake, 512)
            _tell(told_by_child)
        if number in ready:
            message, lines, *_ = socket.recv_fds(door, 1, LINES)
            if not message:
                return
            child = os.fork()
            if not child:
                for own in (number, wake, woken, *told_by_child.values()):
                    os.close(own)
                _live(*lines)
            for line in lines[:2]:
                os.close(line)
            told_by_child[child] = lines[2]


def _tell(told_by_child: dict[int, int]) -> None:
    """Say of each child that ended how it did."""
    while told_by_child:
        child, status = os.waitpid(-1, os.WNOHANG)
        if not child:
            return
        told = told_by_child.pop(child)
        with contextlib.suppress(BrokenPipeError):  # nobody wants to know any more
            os.write(told, b"%d\n" % os.waitstatus_to_exitcode(status))
        os.close(told)


def _live(asked: int, answered: int, told: int) -> None:
    """What a child does; it does not come back."""
    code = 1
    try:
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        os.setsid()
        os.write(told, b"%d\n" % os.getpid())
        os.close(told)
        serve(os.fdopen(asked, "rb"), os.fdopen(answered, "wb"))
        code = 0
    finally:
        os._exit(code)
