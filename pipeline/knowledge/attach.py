"""Ties reviews to the facts that a new reading found: the same fact, or the one that stands in its place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pipeline.knowledge.base import Base

TABLES = {"figure": "figures", "decision": "decisions", "action": "actions", "proof": "proofs"}
SAYS = {"figure": "printed", "decision": "decision", "action": "action", "proof": "obligation"}


def attach(base: Base, documents: Iterable[str]) -> None:
    """Give each review of these documents whose fact is gone the fact of its kind that now stands on its passage.

    A figure must have been printed the same. Where two facts are equally likely, the review stays with none.
    """
    for document in documents:
        sql = """
            SELECT id, fact, kind, starts, ends, quote, says FROM reviews
            WHERE document = ? AND NOT EXISTS (SELECT 1 FROM facts WHERE facts.id = reviews.fact)"""
        for review in base.execute(sql, [document]).fetchall():
            if (fact := _successor(base, document, *review[2:])) is not None:
                base.execute("UPDATE reviews SET fact = ? WHERE fact = ?", [fact, review[1]])


def _successor(
    base: Base, document: str, kind: str, starts: int, ends: int, quote: str, says: str | None
) -> Any | None:
    """The fact that the review is about now; None where there is none, or more than one."""
    sql = f"""
        SELECT id, {SAYS[kind]} FROM {TABLES[kind]}
        WHERE document = ? AND starts < ? AND ends > ? AND (instr(quote, ?) OR instr(?, quote))"""
    found = base.execute(sql, [document, ends, starts, quote, quote]).fetchall()
    same = [fact for fact, said in found if said == says]
    if not same and (kind != "figure" or says is None):
        same = [fact for fact, _ in found]
    return same[0] if len(same) == 1 else None
