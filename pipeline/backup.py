"""Copies of the knowledge base, and documents withdrawn from it for good.

Example:
    >>> from pipeline.backup import backup
    >>> backup("kennisbank.db", "kopie.db")  # doctest: +SKIP
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from pipeline.conclude import conclude
from pipeline.errors import BadQuestion, BadStore
from pipeline.knowledge.base import Base, explained, open_base, reading, writing
from pipeline.knowledge.runs import finish_run, now, start_run
from pipeline.version import pipeline_version

PAGES_AT_ONCE = 2_000  # of the base, between which whoever writes may go on


def backup(path: str | Path, target: str | Path, *, replace: bool = False) -> Path:
    """A copy of the base as it is at one moment, also while an ingest writes to it; it is checked first.

    Raises:
        BadStore: there is no base, the copy exists already (and `replace` is False), or it cannot be written.
    """
    copy = Path(target)
    if copy.exists() and not replace:
        raise BadStore(f"{copy} exists already; give another name, or --replace")
    if not copy.parent.is_dir():
        raise BadStore(f"the folder {copy.parent} does not exist; make it first")
    half = copy.with_name(copy.name + ".half")
    half.unlink(missing_ok=True)
    try:
        with reading(path):  # says what is wrong with it, if anything
            pass
        address = f"{Path(path).resolve().as_uri()}?mode=ro"
        with closing(sqlite3.connect(address, uri=True)) as source, closing(sqlite3.connect(half)) as made:
            source.backup(made, pages=PAGES_AT_ONCE)
            made.execute("PRAGMA journal_mode = DELETE")
            found = made.execute("PRAGMA integrity_check(1)").fetchone()[0]
        if found != "ok":
            raise BadStore(f"{path} is damaged ({found}); no copy was made")
        os.replace(half, copy)
    except sqlite3.Error as error:
        raise explained(error, copy) from error
    finally:
        half.unlink(missing_ok=True)
    return copy


def forget(path: str | Path, what: str, *, why: str | None = None, caches: Iterable[Path] = ()) -> list[str]:
    """Withdraw a file with everything read from it, what was concluded and said of it; gives the paths it had.

    `what` is its path, the end of its path, its sha256 or the id of one of its documents. It is not read again by an
    ingest. The freed pages of the base are wiped; `caches` (folders with recognised text and page pictures) are
    emptied, since they do not say which file they are of. Backups are not touched.

    Raises:
        BadQuestion: no file answers to it, or several do.
        BadStore: the base cannot be written.
    """
    with closing(open_base(path, create=False)) as base:
        base.execute("PRAGMA secure_delete = ON")
        file, sha256 = _file(base, what)
        paths = [one for (one,) in base.execute("SELECT path FROM paths WHERE file = ? ORDER BY path", [file])]
        documents = [one for (one,) in base.execute("SELECT id FROM documents WHERE sha256 = ?", [sha256])]
        with writing(base):
            base.conn.executemany("DELETE FROM reviews WHERE document = ?", [(one,) for one in documents])
            base.execute("DELETE FROM files WHERE id = ?", [file])
            base.conn.executemany("DELETE FROM former_facts WHERE document = ?", [(one,) for one in documents])
            base.conn.executemany("DELETE FROM former_facts WHERE path = ?", [(one,) for one in paths])
            base.execute("DELETE FROM arrivals WHERE sha256 = ?", [sha256])
            if sha256:
                sql = "INSERT OR REPLACE INTO forgotten (sha256, forgotten_at, reason) VALUES (?, ?, ?)"
                base.execute(sql, [sha256, now(), why])
            base.execute("INSERT INTO sentences_fts(sentences_fts) VALUES ('rebuild')")
        run = start_run(base, pipeline_version())
        conclude(base, run)  # what rested on it has gone with it
        finish_run(base, run, found=0, skipped=0)
        try:
            base.execute("VACUUM")
            base.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        except sqlite3.Error as error:
            raise explained(error, path) from error
    for folder in caches:
        shutil.rmtree(folder, ignore_errors=True)
    return paths


def _file(base: Base, what: str) -> tuple[int, str | None]:
    sql = """
        SELECT DISTINCT files.id, files.sha256 FROM files LEFT JOIN paths ON paths.file = files.id
            LEFT JOIN documents d ON d.sha256 = files.sha256
        WHERE paths.path = :what OR files.sha256 = :what OR d.id = :what
            OR substr(paths.path, -length(:what) - 1) = '/' || :what"""
    found = base.execute(sql, {"what": what}).fetchall()
    if not found:
        raise BadQuestion(f"no file of the knowledge base is called {what}; verslagmijn query documenten lists them")
    if len(found) > 1:
        raise BadQuestion(f"{len(found)} files are called {what}; give the whole path")
    return found[0][0], found[0][1]
