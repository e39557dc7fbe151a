"""The words by which a fact is found: what it says, whose it is, and over which year, as stems.

One statement per kind of fact serves both a document that is stored and a base that has no such words yet.
"""

from __future__ import annotations

from sqlite3 import Connection

from pipeline.knowledge.rows import row_id
from pipeline.knowledge.stems import stems

OWN = {
    "figures": ("f.what", "f.category", "f.indicator", "f.unit_of_organisation", "f.printed"),
    "decisions": ("f.decision", "f.decider", "f.kind", "f.topic"),
    "actions": ("f.action", "f.owner", "f.kind", "f.status"),
    "proofs": ("f.obligation", "f.quote"),
}
WHOSE = {"figures": "coalesce(f.organisation, d.organisation)"}
WHEN = {"figures": "coalesce(f.period, d.period)", "decisions": "coalesce(f.decided_on, d.period)"}


def know_words(conn: Connection) -> None:
    """Give the connection the functions of `put_fact_words`; once, since each time all statements are made anew."""
    conn.create_function("stems", 1, stems, deterministic=True)
    conn.create_function("row_id", 2, row_id, deterministic=True)


def put_fact_words(conn: Connection, document: str | None = None) -> None:
    """Store the words of the facts of one document, or of all, over a connection that knows words."""
    which = "" if document is None else "WHERE f.document = :document"  # by the index
    for name, own in OWN.items():
        columns = (*own, WHOSE.get(name, "d.organisation"), "d.body", WHEN.get(name, "d.period"))
        words = " || ' ' || ".join(f"coalesce({column}, '')" for column in columns)
        conn.execute(
            f"INSERT INTO fact_words (id, fact, stems) SELECT row_id(f.document, f.number), f.id, stems({words}) "
            f"FROM {name} f JOIN documents d ON d.id = f.document {which}",
            {"document": document},
        )
