"""What the base knows of sources: their addresses with what came of them, how far a stream was followed, and rounds."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from pipeline.knowledge.base import Base, writing

QUIET = ("unchanged", "waiting")  # outcomes that leave no row in `visits`
NEWS = ("outcome", "reason", "sha256", "moved_to")  # what must differ from the visit before for a row there


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the base knows of one address of a source; `path` is where its content is kept."""

    address: str
    outcome: str
    entity: str | None = None
    title: str | None = None
    mark: str | None = None
    http_status: int | None = None
    reason: str | None = None
    moved_to: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    sha256: str | None = None
    bytes: int | None = None
    path: str | None = None
    fetched: str | None = None
    failures: int = 0


COLUMNS = tuple(field.name for field in fields(Known))


def known_address(base: Base, source: str, address: str, *, entity: str | None = None) -> Known | None:
    """What is known of the address, or of the thing that the source calls `entity`; None where it is new."""
    sql = f"""SELECT {", ".join(COLUMNS)} FROM addresses
        WHERE source = :source AND (address = :address OR entity = :entity) ORDER BY address = :address DESC, id"""
    row = base.execute(sql, {"source": source, "address": address, "entity": entity}).fetchone()
    return _known(row) if row else None


def fetched_by_another(base: Base, source: str, address: str) -> Known | None:
    """What another source has of the same address; None where none has fetched it."""
    sql = f"""SELECT {", ".join(COLUMNS)} FROM addresses
        WHERE address = ? AND source <> ? AND sha256 IS NOT NULL AND path IS NOT NULL ORDER BY fetched DESC"""
    row = base.execute(sql, [address, source]).fetchone()
    return _known(row) if row else None


def failed_addresses(base: Base, source: str, *, most_failures: int) -> list[Known]:
    """The addresses that failed at the last visit, but not too often."""
    sql = f"""SELECT {", ".join(COLUMNS)} FROM addresses
        WHERE source = ? AND outcome = 'failed' AND failures < ? ORDER BY id"""
    return [_known(row) for row in base.execute(sql, [source, most_failures])]


def all_addresses(base: Base, source: str) -> Iterator[Known]:
    """Every address of the source that is not gone."""
    sql = f"SELECT {', '.join(COLUMNS)} FROM addresses WHERE source = ? AND outcome <> 'gone' ORDER BY id"
    return map(_known, base.execute(sql, [source]).fetchall())


def note_address(base: Base, source: str, found: Known) -> None:
    """Record what the visit to an address gave, and where that is news, add it to `visits`."""
    row = asdict(found) | {"source": source, "now": now()}
    columns = ", ".join(COLUMNS)
    places = ", ".join(f":{column}" for column in COLUMNS)
    updates = ", ".join(f"{column} = excluded.{column}" for column in (*COLUMNS[1:], "tried"))
    with writing(base):
        before = known_address(base, source, found.address)
        base.execute(
            f"INSERT INTO addresses (source, {columns}, first_seen, tried) VALUES (:source, {places}, :now, :now) "
            f"ON CONFLICT (source, address) DO UPDATE SET {updates}",
            row,
        )
        is_news = before is None or any(getattr(before, name) != getattr(found, name) for name in NEWS)
        if found.outcome not in QUIET and is_news:
            base.execute(
                "INSERT INTO visits (source, address, visited, outcome, http_status, reason, sha256, bytes) "
                "VALUES (:source, :address, :now, :outcome, :http_status, :reason, :sha256, :bytes)",
                row,
            )


def begin_source(base: Base, name: str, kind: str) -> None:
    """The source is visited now."""
    sql = """INSERT INTO sources (name, kind, tried) VALUES (?, ?, ?)
        ON CONFLICT (name) DO UPDATE SET kind = excluded.kind, tried = excluded.tried"""
    with writing(base):
        base.execute(sql, [name, kind, now()])


def end_source(base: Base, name: str, *, status: str, reason: str | None) -> None:
    """How the visit ended; a source that failed was not reached."""
    sql = """UPDATE sources SET status = :status, reason = :reason,
        reached = CASE :status WHEN 'failed' THEN reached ELSE :now END WHERE name = :name"""
    with writing(base):
        base.execute(sql, {"name": name, "status": status, "reason": reason, "now": now()})


def position(base: Base, source: str) -> dict[str, str]:
    """How far the streams of the source were followed, by stream."""
    row = base.execute("SELECT position FROM sources WHERE name = ?", [source]).fetchone()
    found: dict[str, str] = json.loads(row[0]) if row and row[0] else {}
    return found


def note_position(base: Base, source: str, stream: str, place: str) -> None:
    places = position(base, source) | {stream: place}
    with writing(base):
        base.execute("UPDATE sources SET position = ? WHERE name = ?", [json.dumps(places), source])


def unread(base: Base, version: str) -> list[str]:
    """The files that sources brought and that this version has not tried to read, by path."""
    sql = """SELECT DISTINCT path FROM addresses a WHERE path IS NOT NULL AND sha256 IS NOT NULL AND outcome <> 'gone'
        AND NOT EXISTS (SELECT 1 FROM files f JOIN paths p ON p.file = f.id
            WHERE f.sha256 = a.sha256 AND f.version = ? AND p.path = a.path) ORDER BY path"""
    return [path for (path,) in base.execute(sql, [version]) if Path(path).is_file()]


def begin_round(base: Base, name: str, due: str) -> int | None:
    """The number of a new round; None where a round of this name began after the moment this one was planned for.

    Rounds that were never finished are marked as broken off: whoever asks holds the lock of the base.
    """
    with writing(base):
        base.execute("UPDATE rounds SET status = 'broken' WHERE status = 'running'")
        done = "SELECT 1 FROM rounds WHERE name = ? AND started >= ? AND status = 'finished'"
        if base.execute(done, [name, due]).fetchone():
            return None
        sql = "INSERT INTO rounds (name, due, started, status) VALUES (?, ?, ?, 'running') RETURNING id"
        ((number,),) = base.execute(sql, [name, due, now()]).fetchall()
    return int(number)


def end_round(base: Base, number: int, *, status: str, reason: str | None = None) -> None:
    """Mark the round as ended in the next millisecond: what it brought is of this one, by the clock of SQLite."""
    moment = datetime.now(UTC) + timedelta(milliseconds=1)
    finished = moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")
    with writing(base):
        sql = "UPDATE rounds SET finished = ?, status = ?, reason = ? WHERE id = ?"
        base.execute(sql, [finished, status, reason, number])


def now() -> str:
    """This moment, UTC, to the microsecond: two visits in a row differ."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _known(row: tuple[Any, ...]) -> Known:
    return Known(**dict(zip(COLUMNS, row, strict=True)))
