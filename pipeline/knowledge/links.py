"""What belongs together, as rows of the knowledge base."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

from pipeline.conclusions import Link
from pipeline.knowledge.base import Base, writing
from pipeline.knowledge.rows import Row

UNTIED = """
    SELECT coalesce(organisation, '') AS name FROM documents
    WHERE name NOT IN (SELECT organisation FROM tied) GROUP BY name ORDER BY count(*) DESC, name"""
OWN = "(SELECT id FROM documents WHERE coalesce(organisation, '') = :name)"
OF_ORGANISATION = f"""
    DELETE FROM links WHERE first_document IN {OWN}
        OR first_fact IN (SELECT id FROM facts WHERE document IN {OWN})"""
COLUMNS = (
    *("id", "kind", "first_fact", "first_document", "second_fact", "second_document"),
    *("starts", "ends", "quote", "score", "relation", "reason"),
)
PAGE = "(SELECT page FROM sentences WHERE document = :second_document AND starts = :starts)"
VALUES = ", ".join(f":{column}" for column in COLUMNS)
INSERTION = f"INSERT OR REPLACE INTO links ({', '.join(COLUMNS)}, page) VALUES ({VALUES}, {PAGE})"


def untied(base: Base) -> list[str]:
    """The organisations whose documents changed since their ties were made, most documents first; empty: of none."""
    return [name for (name,) in base.execute(UNTIED)]


def put(base: Base, organisation: str, links: Iterable[Link]) -> None:
    """Replace the ties of the organisation, in one transaction; of two between the same ends the last is kept.

    Raises:
        BadStore: another program keeps the base locked.
    """
    with writing(base):
        base.execute(OF_ORGANISATION, {"name": organisation})
        base.conn.executemany(INSERTION, map(_row, links))
        base.execute("INSERT OR REPLACE INTO tied (organisation) VALUES (?)", [organisation])


def _row(link: Link) -> Row:
    is_document = link.kind == "duplicate"
    passage = link.passage
    return {
        "id": sha256(f"{link.kind} {link.first} {link.second}".encode()).hexdigest()[:16],
        "kind": link.kind,
        "first_fact": None if is_document else link.first,
        "first_document": link.first if is_document else None,
        "second_fact": None if is_document or passage else link.second,
        "second_document": passage.document if passage else link.second if is_document else None,
        "starts": passage and passage.start,
        "ends": passage and passage.end,
        "quote": passage and passage.quote,
        "score": link.score,
        "relation": link.relation,
        "reason": link.reason,
    }
