"""What a knowledge base holds, to be compared with another; and an ingest without Prefect, to be killed at will."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from pipeline import store
from pipeline.conclude import conclude
from pipeline.ingest import keep, plan
from pipeline.intake.guard import Guard
from pipeline.version import pipeline_version

ABOUT_THE_RUN = {"run", "seconds", "read_at", "seen", "arrived", "gone_at"}  # when and how long, not what
OWN_TABLES = ("runs", "_sqlite_migrations")


def content_of(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table, ids included, but for when it was read."""
    with closing(sqlite3.connect(path)) as base:
        names = [
            name
            for name, sql in base.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'")
            if name not in OWN_TABLES
            and "VIRTUAL" not in sql
            and not name.startswith(("sentences_fts_", "facts_fts_", "sqlite_"))
        ]
        found: dict[str, list[tuple[Any, ...]]] = {}
        for name in names:
            columns = [row[1] for row in base.execute(f"PRAGMA table_info({name})") if row[1] not in ABOUT_THE_RUN]
            found[name] = sorted(base.execute(f"SELECT {', '.join(columns)} FROM {name}"), key=repr)
        found["search"] = base.execute(
            "SELECT rowid FROM sentences_fts WHERE sentences_fts MATCH 'de' ORDER BY 1"
        ).fetchall()
        return found


def assert_whole(path: Path) -> None:
    """Nothing is broken: the file, its keys, its search index, and no file is there in part."""
    with closing(sqlite3.connect(path)) as base:
        assert base.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert base.execute("PRAGMA foreign_key_check").fetchall() == []
        base.execute("INSERT INTO sentences_fts(sentences_fts, rank) VALUES ('integrity-check', 1)")
        read = base.execute(
            "SELECT path FROM files WHERE status <> 'failed' AND NOT EXISTS "
            "(SELECT 1 FROM documents d JOIN texts t ON t.document = d.id WHERE d.sha256 = files.sha256)"
        )
        assert read.fetchall() == []
        assert base.execute("SELECT count(*) FROM files WHERE id NOT IN (SELECT file FROM paths)").fetchone() == (0,)


def ingest(paths: list[str], db: str, on_kept: Callable[[], None] = lambda: None) -> None:
    """The functions of an ingest one after another, with a real guard."""
    with store.open_base(db) as base, Guard() as guard:
        todo = plan(paths, store.known(base, pipeline_version()))
        run = store.start_run(base, pipeline_version())
        for path in todo.todo:
            keep(base, guard.read(path), run=run)
            on_kept()
        conclude(base, run)
        store.note_paths(base, dict(todo.skipped))
        store.finish_run(base, run, found=todo.count, skipped=len(todo.skipped))


if __name__ == "__main__":
    ingest(sys.argv[2:], sys.argv[1], lambda: print("kept", flush=True))
