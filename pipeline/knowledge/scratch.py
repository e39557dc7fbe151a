"""Room on disk for what is worked out over many documents: memory holds a little of it, however many there are.

A scratch base is a nameless file of SQLite in the folder for temporary files, gone with whoever made it. A `Shelf` is a
mapping that keeps in memory what was used last. `spooled` brings results from where they were made to where they are
written.

Example:
    >>> with scratch("CREATE TABLE words (word TEXT PRIMARY KEY)") as held:
    ...     shelf = Shelf(held, "plank", most=2)
    ...     for number in range(5):
    ...         shelf[f"{number}"] = number
    ...     shelf.get("0"), shelf.get("9")
    (0, None)
"""

from __future__ import annotations

import pickle
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

from pipeline.errors import BadStore

Scratch = sqlite3.Connection
CACHE_KILOBYTES = 1_000  # of a scratch base in memory; the rest is in its file
KEPT = 3 / 4  # of a shelf that is full, when the rest goes to the file
BATCH = 200  # results that are in memory at once
NO_ROOM = "the folder for temporary files cannot hold what is worked out ({}); make room there, or set another TMPDIR"


@contextmanager
def scratch(tables: str) -> Iterator[Scratch]:
    """An empty base with these tables (SQL), for one piece of work.

    Raises:
        BadStore: the disk for temporary files is full, or cannot be written.
    """
    try:
        with closing(sqlite3.connect("", isolation_level=None)) as held:
            for pragma in ("journal_mode = OFF", "synchronous = OFF", f"cache_size = -{CACHE_KILOBYTES}"):
                held.execute(f"PRAGMA {pragma}")
            held.executescript(tables)
            held.execute("BEGIN")  # one transaction: what does not fit in memory is written when it does not
            yield held
    except sqlite3.OperationalError as error:
        if not any(words in str(error) for words in ("is full", "disk I/O", "unable to open")):
            raise
        raise BadStore(NO_ROOM.format(error)) from error


class Shelf:
    """A mapping in a table of its own, of which at most so many entries are in memory: those that were used last."""

    def __init__(self, held: Scratch, name: str, *, most: int) -> None:
        self._held, self._name, self._most = held, name, most
        self._near: dict[Any, Any] = {}
        self._has_far = False
        held.execute(f"CREATE TABLE IF NOT EXISTS {name} (key PRIMARY KEY, value BLOB) WITHOUT ROWID")

    def get(self, key: Any) -> Any:
        """What lies there, which may be changed in place until the next call; None where nothing does."""
        if key in self._near:
            value = self._near[key] = self._near.pop(key)
            return value
        value = self._far(key) if self._has_far else None
        if value is not None:
            self[key] = value
        return value

    def __setitem__(self, key: Any, value: Any) -> None:
        if len(self._near) >= self._most:
            self._put_away()
        self._near.pop(key, None)
        self._near[key] = value

    def clear(self) -> None:
        self._near.clear()
        if self._has_far:
            self._held.execute(f"DELETE FROM {self._name}")
            self._has_far = False

    def _far(self, key: Any) -> Any:
        row = self._held.execute(f"SELECT value FROM {self._name} WHERE key = ?", [key]).fetchone()
        return pickle.loads(row[0]) if row else None

    def _put_away(self) -> None:
        oldest = list(islice(self._near, len(self._near) - int(self._most * KEPT)))
        rows = [(key, packed(self._near.pop(key))) for key in oldest]
        self._held.executemany(f"INSERT OR REPLACE INTO {self._name} VALUES (?, ?)", rows)
        self._has_far = True


def packed(thing: Any) -> bytes:
    """Anything as a value of a scratch base, to be read by `pickle.loads`: nobody else can write there."""
    return pickle.dumps(thing, protocol=pickle.HIGHEST_PROTOCOL)


def spool(path: str | Path, things: Iterable[Any]) -> int:
    """Write these things in a file as they come; how many they are.

    Raises:
        BadStore: the file cannot be written.
    """
    count = 0
    try:
        with open(path, "wb") as file:
            remaining = iter(things)
            while batch := list(islice(remaining, BATCH)):
                file.write(packed(batch))
                count += len(batch)
    except OSError as error:
        raise BadStore(NO_ROOM.format(error.strerror)) from error
    return count


def spooled(path: str | Path) -> Iterator[Any]:
    """The things that `spool` wrote there, in order; the file is gone when all are read."""
    with open(path, "rb") as file:
        size = Path(path).stat().st_size
        while file.tell() < size:
            yield from pickle.load(file)
    Path(path).unlink()
