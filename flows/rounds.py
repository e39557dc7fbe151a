"""One round: sources are visited, what is new is read into the base, and what changed is told. One at a time per base.

Example:
    >>> from flows.rounds import round_of
    >>> round_of(load("verslagmijn.toml"), name="nacht")  # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from filelock import FileLock, Timeout

from flows.ingest import ingest
from pipeline import store
from pipeline.errors import BadStore
from pipeline.knowledge import fetched
from pipeline.news.changes import changes, remember
from pipeline.news.telling import tell
from pipeline.settings import Settings
from pipeline.sources.fetch import Fetcher
from pipeline.sources.visit import Visit, visit
from pipeline.version import pipeline_version

FIRST_LOOK_BACK = timedelta(days=7)  # at deadlines that passed, in the first round


def round_of(
    settings: Settings, names: Sequence[str] | None = None, *, name: str = "nu", due: str | None = None
) -> dict[str, Any] | None:
    """Visit these sources (None: all), read and tell; gives the summary.

    `due` is the moment (UTC) that the round was planned for: None comes back where a round of this name began after
    it, since that did what this one came for.

    Raises:
        BadStore: the round before this one does not end, or the base cannot be used.
    """
    due = due or fetched.now()
    with _alone(settings), store.open_base(settings.base.db) as base:
        number = fetched.begin_round(base, name, due)
        if number is None:
            return None
        try:
            summary = _round(base, settings, names, name)
            wrong = tell(summary, settings.changes)
        except BaseException as error:
            fetched.end_round(base, number, status="failed", reason=f"{type(error).__name__}: {error}"[:500])
            raise
        fetched.end_round(base, number, status="finished", reason="; ".join(wrong) or None)
        return summary | {"problems": wrong}


def _round(base: store.Base, settings: Settings, names: Sequence[str] | None, name: str) -> dict[str, Any]:
    since, before, started = _last_day(base, settings), remember(base), fetched.now()
    visits = _visits(base, settings, names)
    todo = fetched.unread(base, pipeline_version())
    done = ingest(todo, settings.base.db, workers=settings.base.workers, with_ocr=settings.base.ocr) if todo else None
    today = datetime.now(ZoneInfo(settings.schedule.timezone)).date()
    return {
        "round": name,
        "started": started,
        "finished": fetched.now(),
        "sources": [asdict(one) for one in visits],
        "files": {"read": done.read if done else 0, "failed": len(done.failed) if done else 0},
        "changes": changes(base, before, today=today.isoformat(), since=since.isoformat()),
    }


def _visits(base: store.Base, settings: Settings, names: Sequence[str] | None) -> list[Visit]:
    with Fetcher(settings.fetch) as fetcher:
        wanted = [one for one in settings.sources if names is None or one.name in names]
        return [visit(base, source, settings, fetcher) for source in wanted]


def _last_day(base: store.Base, settings: Settings) -> date:
    """The day of the last round, in the time zone of the settings: deadlines before it were told."""
    row = base.execute("SELECT max(started) FROM rounds WHERE status = 'finished'").fetchone()
    last = datetime.fromisoformat(row[0]) if row[0] else datetime.now(UTC) - FIRST_LOOK_BACK
    return last.astimezone(ZoneInfo(settings.schedule.timezone)).date()


@contextmanager
def _alone(settings: Settings) -> Iterator[None]:
    """The lock of the base; the system gives it back when a process dies."""
    path = Path(f"{settings.base.db}.ronde.lock")
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(path, timeout=settings.schedule.patience_minutes * 60):
            yield
    except Timeout as error:
        raise BadStore(f"{settings.base.db}: another round has been busy for too long; see {path}") from error
