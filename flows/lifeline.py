"""A planned run ends with the process that serves it: left alone it would wait for its server, and hold the base."""

from __future__ import annotations

import os
import threading
import time
from multiprocessing import active_children

SECONDS_BETWEEN = 1.0


def end_with_parent() -> None:
    """Watch from now on whether the parent of this process lives; where it dies, this one and its workers end at once.

    What was being saved is undone by SQLite, and the next run reads it again. Without effect on Windows, where a
    process keeps the number of a parent that is gone.
    """
    threading.Thread(target=_watch, args=(os.getppid(),), daemon=True, name="lifeline").start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(SECONDS_BETWEEN)
    for worker in active_children():
        worker.kill()
    os._exit(1)
