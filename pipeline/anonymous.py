"""A copy of the knowledge base in which no person is named, for showing it to others; what is stored stays as it is.

Everything that reads the copy (pages, tables, SQL, search, charts) is without persons, since the names are not in it.

Example:
    >>> from pipeline.anonymous import anonymous_copy
    >>> anonymous_copy("kennisbank.db", "zonder-namen.db")  # doctest: +SKIP
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from pipeline.backup import backup
from pipeline.knowledge.factwords import know_words, put_fact_words
from pipeline.privacy import NAME, masked, masked_row, surnames

Known = Mapping[str | None, frozenset[str]]  # surnames by document; of all documents under None
EMPTIED = ("visits", "addresses", "sources", "rounds", "fact_words")  # whence files came: addresses hold names
# Columns by which rows find each other, and times: nine digits in a row of them are no citizen service number.
CODES = frozenset(
    (
        *("id", "document", "sha256", "fact", "first_fact", "second_fact", "first_document", "second_document", "run"),
        *("calculation", "figure", "verdict", "proof", "obligation", "boxes", "box", "rule", "version", "process"),
        *("kind", "media", "method", "status", "indicator", "unit", "role", "qualifier", "source", "strength"),
    )
)
OWN_WAY = ("files", "paths", "texts", "organisations", "obligations", "_sqlite_migrations", *EMPTIED)
NOT_A_WORD = re.compile(r"[\W_]+")


def anonymous_copy(path: str | Path, target: str | Path) -> Path:
    """The copy, at `target`, which must not exist; files go by their last name, and reviewers by none.

    Raises:
        BadStore: there is no base, or the copy cannot be written.
    """
    copy = backup(path, target)
    with closing(sqlite3.connect(copy, isolation_level=None)) as conn:
        conn.row_factory = sqlite3.Row
        conn.execute("PRAGMA foreign_keys = OFF")
        conn.execute("PRAGMA synchronous = OFF")  # a copy that is lost is made again
        conn.execute("BEGIN")
        know_words(conn)
        known = _known(conn)
        for table in _tables(conn):
            if table not in OWN_WAY:
                _mask(conn, table, known)
        _mask_texts(conn, known)
        _mask_paths(conn, known[None])
        _mask_organisations(conn)
        conn.execute("UPDATE reviews SET reviewer = ?", [NAME])
        for table in EMPTIED:
            conn.execute(f"DELETE FROM {table}")
        put_fact_words(conn)
        for index in ("sentences_fts", "facts_fts"):  # nothing of the old words may stay behind in it
            conn.execute(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")
        conn.execute("COMMIT")
        conn.execute("PRAGMA analysis_limit = 1000")
        conn.execute("ANALYZE")
    return copy


def _tables(conn: sqlite3.Connection) -> list[str]:
    asked = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%\\_fts%' ESCAPE '\\'"
    return [name for (name,) in conn.execute(asked) if not name.startswith("sqlite_")]


def _known(conn: sqlite3.Connection) -> Known:
    """The surnames that the documents of one organisation name, or a document without one by itself."""
    groups: dict[str, set[str]] = {}
    group_of: dict[str, str] = {}
    asked = """
        SELECT t.document, coalesce(d.organisation, t.document), t.text
        FROM texts t JOIN documents d ON d.id = t.document"""
    for document, group, text in conn.execute(asked):
        groups.setdefault(group, set()).update(surnames(text))
        group_of[document] = group
    frozen = {group: frozenset(names) for group, names in groups.items()}
    every: frozenset[str] = frozenset().union(*frozen.values())
    return {None: every, **{document: frozen[group] for document, group in group_of.items()}}


def _mask(conn: sqlite3.Connection, table: str, known: Known) -> None:
    """Mask every text of the table but its codes, row by row."""
    columns = [row["name"] for row in conn.execute(f"PRAGMA table_info({table})") if row["type"] == "TEXT"]
    texts = [name for name in columns if name not in CODES and name not in ("organisation", "stems", "path")]
    if not texts:
        return
    more = ["value"] if table == "figures" else []
    own = "document" if "document" in columns else "id" if table == "documents" else "NULL"
    update = f"UPDATE {table} SET {', '.join(f'{name} = ?' for name in texts + more)} WHERE rowid = ?"
    conn.executemany(update, list(_changed(conn, table, texts + more, own, known)))
    if table == "sentences":
        conn.execute("UPDATE sentences SET stems = stems(text) WHERE stems IS NOT stems(text)")


def _changed(
    conn: sqlite3.Connection, table: str, names: list[str], own: str, known: Known
) -> Iterator[tuple[Any, ...]]:
    """The new values of each row that changes, and its number."""
    for row in conn.execute(f"SELECT rowid AS row_number, {own} AS own_document, {', '.join(names)} FROM {table}"):
        old = {name: row[name] for name in names}
        new = masked_row(old, known.get(row["own_document"], known[None]))
        if new != old:
            yield (*new.values(), row["row_number"])


def _mask_texts(conn: sqlite3.Connection, known: Known) -> None:
    """In the full texts each letter becomes a block, so that the places of facts stay where they were."""
    for document, text in conn.execute("SELECT document, text FROM texts").fetchall():
        covered = masked(text, known[document], in_place=True)
        if covered != text:
            conn.execute("UPDATE texts SET text = ? WHERE document = ?", [covered, document])


def _mask_paths(conn: sqlite3.Connection, known: frozenset[str]) -> None:
    """A file by its last name, without a person in it; folders often hold the name of who keeps them."""
    for table in ("files", "paths", "former_facts"):
        for row in conn.execute(f"SELECT rowid AS row_number, path FROM {table}").fetchall():
            name = Path(row["path"]).name
            shown = name if _is_free(name, known) else f"{NAME}{Path(name).suffix}"
            unique = f"{row['row_number']}/{shown}" if table == "paths" else shown
            conn.execute(f"UPDATE {table} SET path = ? WHERE rowid = ?", [unique, row["row_number"]])


def _is_free(name: str, known: frozenset[str]) -> bool:
    """Whether nobody is named in the name of a file, where words are parted in every way and capitals are missing."""
    words = NOT_A_WORD.sub(" ", name)
    return masked(words, known) == words and masked(words.title(), known) == words.title()


def _mask_organisations(conn: sqlite3.Connection) -> None:
    """Public bodies with a code keep their name; others were read from texts and may be a person."""
    asked = "SELECT name FROM organisations WHERE tooi_code IS NULL AND cbs_code IS NULL"
    for (name,) in conn.execute(asked).fetchall():
        if (shown := masked(name)) != name:
            conn.execute("UPDATE OR REPLACE organisations SET name = ? WHERE name = ?", [shown, name])
            for table in ("documents", "figures", "verdicts", "tied", "former_facts"):
                conn.execute(f"UPDATE OR REPLACE {table} SET organisation = ? WHERE organisation = ?", [shown, name])
