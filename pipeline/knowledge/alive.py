"""Which process a run belongs to, and whether it still lives: a run whose process was killed is not running."""

from __future__ import annotations

import os
import socket
from pathlib import Path


def own_process() -> str:
    """This process, told from every other one: «machine:number:moment it began»."""
    return f"{socket.gethostname()}:{os.getpid()}:{_began(os.getpid())}"


def is_alive(process: str) -> bool:
    """Whether the process still runs; True too where that cannot be known, as of another machine."""
    machine, number, began = process.rsplit(":", 2)
    if machine != socket.gethostname() or os.name != "posix":
        return True
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    return _began(int(number)) == began  # else another process got its number


def _began(number: int) -> str:
    """The moment the process began, in ticks since the machine started; empty where it cannot be known."""
    try:
        return Path(f"/proc/{number}/stat").read_text("ascii", errors="replace").rsplit(")", 1)[1].split()[19]
    except (OSError, IndexError):
        return ""
