"""Opens the knowledge base, and says in plain words why it cannot.

One writer (`store.py`) and any number of readers (`query.py`) use the file at the same time: it is in WAL mode.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from itertools import chain
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from pipeline.errors import BadStore
from pipeline.knowledge.factwords import know_words
from pipeline.knowledge.schema import MIGRATIONS, NAMES

Base = Database
Each = Callable[[Callable[..., Any], Iterable[tuple[Any, ...]]], Iterable[Any]]  # what a function gives for each
PATIENCE_SECONDS = 10.0  # how long a program waits for the one that is writing
LONGEST_VALUE_BYTES = 50_000_000  # far above any document; keeps one question from filling the memory
READING = {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE}
VIRTUAL_TABLES = ("sentences_fts", "facts_fts", "json_each('[]')", "json_tree('[]')")
CACHE_KIB = 12_000  # of pages of the base in memory while it is written: enough for the indexes that each fact touches
ROWS_ANALYSED = 1000  # of an index, to choose the best way for a question
NOT_WRITABLE = "cannot be written; make the file and its folder writable, or give another --db"
MEANINGS = (
    ("is locked", "is locked: another program is writing to it; wait until it is done and try again"),
    ("not a database", "is not a knowledge base; give another --db"),
    ("image is malformed", "is damaged; restore a copy, or remove it and ingest again"),
    ("readonly database", NOT_WRITABLE),
    ("unable to open", "cannot be opened; make the file and its folder readable and writable, or give another --db"),
    ("is full", "cannot grow: the disk is full; make room and ingest again"),
    ("disk I/O error", "cannot be written: the disk is full, gone or faulty; make room or give another --db"),
)


def open_base(path: str | Path, *, create: bool = True, patience_seconds: float = PATIENCE_SECONDS) -> Base:
    """The knowledge base at `path`, made or brought up to date where needed, ready to be written.

    Raises:
        BadStore: there is none (and `create` is False), the file is something else or made by a newer version of
            this program, another program keeps it locked, or its folder cannot be written.
    """
    _check_path(Path(path), create=create)
    if Path(path).exists() and not os.access(path, os.W_OK):
        raise BadStore(f"{path} {NOT_WRITABLE}")
    try:
        base = Database(sqlite3.connect(str(path), timeout=patience_seconds), execute_plugins=False)
    except sqlite3.Error as error:
        raise explained(error, path) from error
    try:
        _prepare(base, path)
    except BaseException:
        base.close()
        raise
    return base


@contextmanager
def writing(base: Base) -> Iterator[None]:
    """One transaction: all of it is stored, or nothing.

    Raises:
        BadStore: another program keeps the base locked.
    """
    try:
        base.execute("BEGIN IMMEDIATE")
        yield
        base.execute("COMMIT")
    except sqlite3.OperationalError as error:
        if meaning(error) is None:
            raise
        raise explained(error, _path_of(base)) from error
    finally:
        base.rollback()  # does nothing after COMMIT


@contextmanager
def reading(path: str | Path) -> Iterator[Base]:
    """The knowledge base, for reading only: whatever is asked, the file cannot change.

    Raises:
        BadStore: there is none, or it cannot be read or was made by another version of this program.
    """
    _check_path(Path(path), create=False)
    try:
        connection = sqlite3.connect(_read_only(Path(path)), uri=True, timeout=PATIENCE_SECONDS)
        with closing(Database(connection, recursive_triggers=False, execute_plugins=False)) as base:
            _check_content(base, path)
            if MIGRATIONS.pending(base):
                raise BadStore(f"{path} was made by an older verslagmijn; any ingest brings it up to date")
            base.execute("PRAGMA query_only = ON")
            connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE_BYTES)
            for name in VIRTUAL_TABLES:  # connected now, since doing so looks like making a table
                connection.execute(f"SELECT 1 FROM {name} LIMIT 0")
            connection.set_authorizer(_allow)
            yield base
    except sqlite3.DatabaseError as error:
        if meaning(error) is None:
            raise
        raise explained(error, path) from error


@contextmanager
def snapshot(base: Base) -> Iterator[None]:
    """All that is read from a base opened by `reading` is of this one moment, whatever is written meanwhile."""
    base.conn.set_authorizer(None)
    base.execute("BEGIN")
    base.execute("SELECT count(*) FROM files").fetchone()  # the moment is that of the first reading
    base.conn.set_authorizer(_allow)
    try:
        yield
    finally:
        base.conn.set_authorizer(None)
        base.rollback()
        base.conn.set_authorizer(_allow)


def explained(error: sqlite3.Error, path: str | Path) -> BadStore:
    """What the error of SQLite means to the user."""
    return BadStore(f"{path} {meaning(error) or f'cannot be used: {error}'}")


def meaning(error: Exception) -> str | None:
    """What is wrong and what to do, to be said after the path; None for an error that users cannot bring about."""
    return next((meaning for word, meaning in MEANINGS if word in str(error)), None)


def _check_path(path: Path, *, create: bool) -> None:
    if str(path) == ":memory:":
        return
    if path.is_dir():
        raise BadStore(f"{path} is a folder; give the knowledge base itself, such as {path / 'kennisbank.db'}")
    if not path.exists() and not create:
        raise BadStore(f"there is no knowledge base at {path}; make one with: verslagmijn ingest FOLDER --db {path}")
    if not path.parent.is_dir():
        raise BadStore(f"the folder {path.parent} does not exist; make it first, or give another --db")


def _check_content(base: Base, path: str | Path) -> None:
    # asked before what is applied: another program may be making the tables just now
    is_empty = not set(base.table_names()) - {MIGRATIONS.migrations_table}
    applied = {migration.name for migration in MIGRATIONS.applied(base)}
    if newer := applied - NAMES:
        raise BadStore(f"{path} was made by a newer verslagmijn ({', '.join(sorted(newer))}); install that version")
    if not applied and not is_empty:
        raise BadStore(f"{path} is another database, not a knowledge base; give another --db")


def _read_only(path: Path) -> str:
    """The address that opens the file without writing: also in a folder where no side file can be made."""
    is_frozen = not os.access(path.parent, os.W_OK) and not Path(f"{path}-wal").exists()
    return f"{path.resolve().as_uri()}?mode=ro{'&immutable=1' if is_frozen else ''}"


def _allow(action: int, first: str | None, second: str | None, database: str | None, trigger: str | None) -> int:
    """Whether a statement may do this: read and compute; the full-text index asks for its data version."""
    is_fine = action in READING or (action == sqlite3.SQLITE_PRAGMA and first == "data_version")
    is_fine = is_fine and not (action == sqlite3.SQLITE_FUNCTION and second == "load_extension")
    return sqlite3.SQLITE_OK if is_fine else sqlite3.SQLITE_DENY


def _prepare(base: Base, path: str | Path) -> None:
    try:
        _check_content(base, path)
        base.enable_wal()
        base.execute("PRAGMA synchronous = NORMAL")
        base.execute("PRAGMA foreign_keys = ON")
        base.execute(f"PRAGMA analysis_limit = {ROWS_ANALYSED}")
        base.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
        know_words(base.conn)
        with writing(base):  # also where nothing is to be done: better refused now than after reading a hundred files
            MIGRATIONS.apply(base)
    except sqlite3.Error as error:
        raise explained(error, path) from error


def _path_of(base: Base) -> str:
    return str(base.execute("PRAGMA database_list").fetchone()[2]) or ":memory:"


def here(base: Base) -> Each:
    """Calls a function of the base in this process, one argument after another."""
    return lambda function, asked: (function(base, *one) for one in asked)


def insert(base: Base, name: str, rows: Iterable[dict[str, Any]]) -> None:
    """Add the rows; all have the keys of the first."""
    remaining = iter(rows)
    first = next(remaining, None)
    if first is not None:
        base.conn.executemany(insertion(name, first), chain([first], remaining))


def insertion(name: str, row: dict[str, Any]) -> str:
    return f"INSERT INTO {name} ({', '.join(row)}) VALUES ({', '.join(f':{column}' for column in row)})"
