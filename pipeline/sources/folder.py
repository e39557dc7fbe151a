"""Files of a watched folder: each is taken when it has stopped growing."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from pipeline.errors import FailedFetch
from pipeline.ingest import files_under
from pipeline.knowledge.base import Base
from pipeline.knowledge.fetched import Known, all_addresses, known_address, note_address
from pipeline.settings import SourceSettings


def watch(base: Base, source: SourceSettings) -> Iterator[Known]:
    """What there is to say of each file now; recorded in the base.

    A file whose size, time and content are as they were gives no row. One that was written to less than
    `settled_seconds` ago waits. One that is gone stays in the base, and is said to be gone.

    Raises:
        FailedFetch: there is no such folder.
    """
    folder: Path = source.options["path"]
    if not folder.is_dir():
        raise FailedFetch(f"there is no folder {folder}; make it, or correct path in the settings")
    seen = set()
    for path in files_under([folder]):
        seen.add(str(path))
        before = known_address(base, source.name, str(path))
        found = _look(path, before, source.options["settled_seconds"])
        if found is not None:
            note_address(base, source.name, found)
            yield found
    for one in all_addresses(base, source.name):
        if one.address not in seen:
            gone = replace(one, outcome="gone", reason="the file is no longer in the folder", mark=None)
            note_address(base, source.name, gone)
            yield gone


def _look(path: Path, before: Known | None, settled_seconds: float) -> Known | None:
    had = before or Known(address=str(path), outcome="waiting")
    try:
        stat = path.stat()
        mark = f"{stat.st_size}:{stat.st_mtime_ns}"
        if before and before.mark == mark and before.outcome not in ("waiting", "failed", "gone"):
            return None
        waiting = replace(had, outcome="waiting", reason="still being written", mark=mark, failures=0)
        if time.time() - max(stat.st_mtime, stat.st_ctime) < settled_seconds or not stat.st_size:
            return waiting
        sha256, again = _digest(path), path.stat()
    except FileNotFoundError:
        return None  # taken away while we looked
    except OSError as error:
        reason = f"cannot be read ({error.strerror})"
        return replace(had, outcome="failed", reason=reason, failures=had.failures + 1)
    if (again.st_size, again.st_mtime_ns) != (stat.st_size, stat.st_mtime_ns):
        return waiting
    outcome = "new" if not had.sha256 else "unchanged" if had.sha256 == sha256 else "changed"
    return Known(address=str(path), path=str(path), outcome=outcome, mark=mark, sha256=sha256, bytes=stat.st_size)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
