"""Whether a process stands still, or others keep it waiting: a busy machine costs a file time, not its facts."""

from __future__ import annotations

import os
import time
from pathlib import Path
from queue import Empty, Queue

MOST_TIMES = 3  # as long as it may take on a machine with nothing else to do
PROCESSES = Path("/proc")


def next_of(messages: Queue[bytes | None], process: int, seconds: float, until: float | None) -> bytes | None:
    """The next message of a process, which may take so many seconds of the processor for it; `until` None: no limit.

    Raises:
        Empty: it stands still, takes more, or it is `until` (as `time.monotonic` tells).
    """
    if until is None:
        return messages.get()
    began, had = time.monotonic(), processor_seconds(process)
    longest = min(began + MOST_TIMES * seconds, until)
    at = min(began + seconds, until)
    while True:
        try:
            return messages.get(timeout=max(0.0, at - time.monotonic()))
        except Empty:
            if at >= longest or not is_kept_waiting(process, had, seconds):
                raise
            at = min(at + seconds / 10, longest)


def processor_seconds(process: int) -> float | None:
    """What a process, and its children that ended, have had of the processor; None where Linux is not."""
    told = _told(PROCESSES / str(process))
    return None if told is None else _seconds(told)


def is_kept_waiting(process: int, since: float | None, seconds: float) -> bool:
    """Whether a process that leads its group, or one in it, has work to do and got less of the processor than this.

    `since` is what it had of the processor before.
    """
    if since is None:
        return False
    group = [told for place in PROCESSES.iterdir() if (told := _told(place)) and int(told[2]) == process]
    return any(told[0] in "RD" for told in group) and sum(map(_seconds, group)) - since < 0.9 * seconds


def crowd() -> float:
    """How many programs want each processor of this machine: 1 where there is room, at most 3."""
    try:
        return min(max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1)), MOST_TIMES)
    except (AttributeError, OSError):  # Windows does not tell
        return 1.0


def _told(process: Path) -> list[str] | None:
    """What Linux tells of a process from its state on; None where it is none, or gone.

    Source: proc_pid_stat(5), read 2026-11-22.
    """
    if not process.name.isdecimal():
        return None
    try:
        return (process / "stat").read_text("utf-8", "replace").rpartition(")")[2].split()
    except OSError:
        return None


def _seconds(told: list[str]) -> float:
    return sum(map(int, told[11:15])) / os.sysconf("SC_CLK_TCK")
