"""Writes the knowledge base: one SQLite file, a file that was read as a whole or not at all; nothing else writes to it.

A file is known by its content (sha256); every path under which that content was seen is a row of `paths`, so a copy
is neither read nor counted twice. A path has one content: when that changes, the old content goes, unless another
path still has it.

Example:
    >>> base = open_base(":memory:")
    >>> known(base, version="1")
    set()
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from pipeline.knowledge.attach import attach
from pipeline.knowledge.base import Base, insert, insertion, open_base, writing
from pipeline.knowledge.factwords import put_fact_words
from pipeline.knowledge.filing import Filed, filed
from pipeline.knowledge.rows import Row, row_id
from pipeline.knowledge.runs import finish_run, now, start_run
from pipeline.records import Document, Finding, Sentence, Source

TO_INDEX = "INSERT INTO sentences_fts (rowid, text, stems) SELECT id, text, stems FROM sentences WHERE document = ?"

__all__ = [
    "Base",
    "fail",
    "finish_run",
    "forgotten",
    "is_known",
    "known",
    "note_paths",
    "open_base",
    "put",
    "put_all",
    "save",
    "start_run",
]


def save(
    base: Base,
    source: Source,
    documents: Sequence[Document],
    sentences_by_document: Mapping[str, Sequence[Sentence]],
    findings: Iterable[Finding],
    *,
    version: str,
    seconds: float,
    run: str | None = None,
) -> None:
    """Replace everything known about the file by what was read from it now.

    Raises:
        BadStore: another program keeps the base locked.
        ValueError: a sentence or finding belongs to a document that is not among `documents`.
    """
    rows = filed(source, documents, sentences_by_document, findings)
    put(base, rows, version=version, seconds=seconds, run=run)


def put(base: Base, rows: Filed, *, version: str, seconds: float, run: str | None = None) -> None:
    """Replace everything known about the file by these rows.

    Raises:
        BadStore: another program keeps the base locked.
    """
    put_all(base, [(rows, seconds)], version=version, run=run)


def put_all(base: Base, files: Iterable[tuple[Filed, float]], *, version: str, run: str | None = None) -> None:
    """Replace everything known about these files by their rows, of all or of none; with the seconds that each took.

    Raises:
        BadStore: another program keeps the base locked.
    """
    with writing(base):
        for rows, seconds in files:
            own = {"version": version, "seconds": round(seconds, 3), "read_at": now(), "run": run}
            _put_file(base, rows.file | own)
            _put_documents(base, rows)
            _put_facts(base, rows)
            attach(base, [row["id"] for row in rows.documents])


def fail(
    base: Base,
    path: str,
    sha256: str | None,
    reason: str,
    *,
    version: str,
    seconds: float = 0.0,
    bytes: int | None = None,
    media: str | None = None,
    run: str | None = None,
) -> None:
    """Record that the file at `path` could not be read, and why; nothing of its content is kept.

    Where the file could not even be opened (`sha256` is None) its content may be what it was: then what was read from
    this path before stays, under status failed, until the file is read again.

    Raises:
        BadStore: another program keeps the base locked.
    """
    row = {
        "path": path,
        "sha256": sha256,
        "bytes": bytes,
        "media": media,
        "page_count": None,
        "status": "failed",
        "reason": reason,
        "version": version,
        "seconds": round(seconds, 3),
        "read_at": now(),
        "run": run,
    }
    with writing(base):
        if sha256 is None and _mark_failed(base, row):
            return
        _put_file(base, row)


def known(base: Base, version: str, *, with_failed: bool = False) -> set[str]:
    """The sha256 of every file that this version has read; with those it could not read, where asked."""
    statuses = ("ok", "partial", "failed") if with_failed else ("ok", "partial")
    places = ", ".join("?" * len(statuses))
    sql = f"SELECT sha256 FROM files WHERE version = ? AND status IN ({places}) AND sha256 IS NOT NULL"
    return {sha256 for (sha256,) in base.execute(sql, [version, *statuses])}


def forgotten(base: Base) -> set[str]:
    """The sha256 of every file that was withdrawn and is not to be read again."""
    return {sha256 for (sha256,) in base.execute("SELECT sha256 FROM forgotten")}


def is_known(base: Base, sha256: str, version: str) -> bool:
    """Whether this version has read a file with this content."""
    sql = "SELECT 1 FROM files WHERE sha256 = ? AND version = ? AND status <> 'failed'"
    return base.execute(sql, [sha256, version]).fetchone() is not None


def note_paths(base: Base, sha256_by_path: Mapping[str, str]) -> list[str]:
    """Record where content that is in the base already was seen again: the files an ingest skips.

    Withdrawn files leave no trace. Gives the paths whose content is not in the base after all, because the file it is
    a copy of changed meanwhile.

    Raises:
        BadStore: another program keeps the base locked.
    """
    unknown = []
    withdrawn = forgotten(base)
    with writing(base):
        for path, sha256 in sha256_by_path.items():
            if sha256 in withdrawn:
                continue
            row = base.execute("SELECT id FROM files WHERE sha256 = ?", [sha256]).fetchone()
            if row is None:
                unknown.append(path)
            else:
                _put_path(base, path, row[0])
    return unknown


def _put_file(base: Base, row: Row) -> None:
    """The row of the file, without any document of what was read before."""
    base.execute("DELETE FROM documents WHERE sha256 = ?", [row["sha256"]])
    base.execute("DELETE FROM files WHERE sha256 IS NULL AND path = ?", [row["path"]])
    number = row_id(row["sha256"] or row["path"], 0)
    row = {"id": None if _is_taken(base, "files", number, number) else number, **row}
    updates = ", ".join(f"{column} = excluded.{column}" for column in row if column not in ("id", "sha256"))
    sql = f"{insertion('files', row)} ON CONFLICT (sha256) DO UPDATE SET {updates} RETURNING id"
    ((file,),) = base.execute(sql, row).fetchall()
    _put_path(base, row["path"], file)


def _put_path(base: Base, path: str, file: int) -> None:
    before = base.execute("SELECT file FROM paths WHERE path = ?", [path]).fetchone()
    sql = """
        INSERT INTO paths (path, file, seen) VALUES (?, ?, ?)
        ON CONFLICT (path) DO UPDATE SET file = excluded.file, seen = excluded.seen"""
    base.execute(sql, [path, file, now()])
    base.execute("UPDATE files SET path = (SELECT min(path) FROM paths WHERE file = id) WHERE id = ?", [file])
    if before and before[0] != file:
        _release(base, before[0])


def _release(base: Base, file: int) -> None:
    """A path holds this file no longer: another path stands for it, or it goes with all that was read from it."""
    (other,) = base.execute("SELECT min(path) FROM paths WHERE file = ?", [file]).fetchone()
    if other is None:
        base.execute("DELETE FROM files WHERE id = ?", [file])
    else:
        base.execute("UPDATE files SET path = ? WHERE id = ?", [other, file])


def _mark_failed(base: Base, row: Row) -> bool:
    """Whether the path holds content of its own, now under status failed."""
    sql = """
        UPDATE files SET status = 'failed', reason = :reason, read_at = :read_at, run = :run
        WHERE sha256 IS NOT NULL AND id = (SELECT file FROM paths WHERE path = :path)
            AND NOT EXISTS (SELECT 1 FROM paths WHERE paths.file = files.id AND paths.path <> :path)"""
    return base.execute(sql, row).rowcount > 0


def _put_documents(base: Base, rows: Filed) -> None:
    base.conn.executemany(
        "INSERT OR IGNORE INTO organisations (name) VALUES (?)", [(one,) for one in rows.organisations]
    )
    insert(base, "documents", rows.documents)
    for name in ("texts", "pages", "sections"):
        insert(base, name, rows.held[name])
    for document, marks in rows.marks.items():
        insert(base, "marks", _with_free_ids(base, "marks", marks))
        insert(base, "sentences", _with_free_ids(base, "sentences", rows.sentences[document]))
        base.execute(TO_INDEX, [document])


def _with_free_ids(base: Base, table: str, rows: Sequence[Row]) -> Sequence[Row]:
    """The rows; where another document has their numbers already, SQLite gives them others."""
    numbers = [row["id"] for row in rows]
    is_taken = bool(numbers) and _is_taken(base, table, min(numbers), max(numbers))
    return [row | {"id": None} for row in rows] if is_taken else rows


def _is_taken(base: Base, table: str, first: int, last: int) -> bool:
    return base.execute(f"SELECT 1 FROM {table} WHERE id BETWEEN ? AND ?", [first, last]).fetchone() is not None


def _put_facts(base: Base, rows: Filed) -> None:
    base.conn.executemany("INSERT OR IGNORE INTO obligations (id) VALUES (?)", [(duty,) for duty in rows.obligations])
    for name, own in rows.facts.items():
        insert(base, "facts", ({"id": row["id"], "kind": name[:-1], "document": row["document"]} for row in own))
        insert(base, name, own)
    for document in rows.documents:
        put_fact_words(base.conn, document["id"])
