"""The runs of the knowledge base: when each began and ended, and what it came to."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from uuid import uuid4

from pipeline.knowledge.alive import is_alive, own_process
from pipeline.knowledge.base import Base, writing


def start_run(base: Base, version: str, *, run: str | None = None) -> str:
    """The id of a new run, recorded as running; `run` where the caller has one already.

    Runs whose process was killed are closed as failed.
    """
    run = run or uuid4().hex
    with writing(base):
        for other, process in base.execute("SELECT id, process FROM runs WHERE status = 'running'").fetchall():
            if process is None or not is_alive(process):
                base.execute("UPDATE runs SET status = 'failed', finished = ? WHERE id = ?", [now(), other])
        sql = "INSERT INTO runs (id, started, version, status, process) VALUES (?, ?, ?, 'running', ?)"
        base.execute(sql, [run, now(), version, own_process()])
    return run


def finish_run(base: Base, run: str, *, found: int, skipped: int, status: str = "finished") -> None:
    """Close the run: `found` files were offered, `skipped` of them were known; the base itself knows the others."""
    sql = """
        UPDATE runs SET finished = :now, status = :status, files_found = :found, files_skipped = :skipped,
            files_saved = (SELECT count(*) FROM files WHERE run = :run AND files.status <> 'failed'),
            files_failed = (SELECT count(*) FROM files WHERE run = :run AND files.status = 'failed')
        WHERE id = :run"""
    with writing(base):
        base.execute(sql, {"now": now(), "status": status, "found": found, "skipped": skipped, "run": run})
        base.execute("ANALYZE")  # so that questions take the best way


def unconcluded(base: Base) -> list[str]:
    """The runs that broke off before it was concluded what follows from what they read.

    Those of this very process count too: on a full disk not even their end could be written down.
    """
    sql = "SELECT id FROM runs WHERE concluded IS NULL AND (status = 'failed' OR process = ?)"
    return [run for (run,) in base.execute(sql, [own_process()])]


def note_concluded(base: Base, runs: Iterable[str]) -> None:
    """What follows from what these runs read has been concluded."""
    with writing(base):
        base.conn.executemany("UPDATE runs SET concluded = ? WHERE id = ?", [(now(), run) for run in runs])


def now() -> str:
    """This moment, UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
