"""What a check of duties needs from the knowledge base, and the rows of the verdicts that come of it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from corpus.catalogue import obligations
from pipeline.conclusions import Verdict
from pipeline.knowledge import recall
from pipeline.knowledge.base import Base, insert, insertion, writing
from pipeline.knowledge.rows import Row, fact_id
from pipeline.records import Document, Proof

REVIEWED = "SELECT fact, outcome, correction FROM fact_reviews WHERE outcome <> 'accepted'"


def evidence(
    base: Base, organisations: Sequence[str | None] | None = None
) -> tuple[list[Document], list[Proof], dict[Proof, str]]:
    """The documents (without text) of these organisations, or of all, their proofs as people reviewed them, and ids.

    What a person rejected is left out; what was corrected says what it should have said, and keeps the id it has in
    the base, which is given with it.
    """
    documents = recall.documents(base, organisations)
    ids = None if organisations is None else [document.id for document in documents]
    return documents, *reviewed_proofs(base, ids)


def has_proofs(base: Base, documents: Sequence[str]) -> bool:
    """Whether one of these documents speaks to a duty, by what people left of the proofs."""
    return any(reviewed_proofs(base, [document])[0] for document in documents)


def reviewed_proofs(
    base: Base, documents: Sequence[str] | None, duty: str | None = None
) -> tuple[list[Proof], dict[Proof, str]]:
    """The proofs of these documents, or of all, as people reviewed them, and the ids of those that were corrected.

    Where a duty is named, only what bears on it.
    """
    reviewed = {fact: (outcome, fixed) for fact, outcome, fixed in base.execute(REVIEWED)}
    proofs: list[Proof] = []
    kept_as: dict[Proof, str] = {}
    for one in recall.proofs(base, documents, duty):
        outcome, fixed = reviewed.get(fact_id(one), (None, None)) if reviewed else (None, None)
        if outcome == "rejected":
            continue
        proof = replace(one, **json.loads(fixed)) if fixed and outcome == "corrected" else one
        if duty not in (None, proof.obligation):
            continue
        if proof != one:
            kept_as[proof] = fact_id(one)
        proofs.append(proof)
    return proofs, kept_as


def organisations_to_judge(base: Base, run: str) -> list[str | None]:
    """Whose verdicts are to be made again: documents of theirs were read in the run, or what they rested on is gone."""
    sql = """
        SELECT d.organisation FROM documents d JOIN files ON files.sha256 = d.sha256 WHERE files.run = :run
        UNION SELECT v.organisation FROM verdicts v WHERE NOT EXISTS (
            SELECT 1 FROM documents d WHERE d.organisation IS v.organisation
                AND v.year BETWEEN d.year_first AND d.year_last)"""
    found: set[str | None] = {name for (name,) in base.execute(sql, {"run": run})}
    counted = base.execute("SELECT organisation, year, count(*) FROM verdicts GROUP BY organisation, year")
    expected = obligations()
    found |= {name for name, year, count in counted if count < sum(duty.version(year) is not None for duty in expected)}
    return sorted(found, key=lambda name: name or "")


def save_verdicts(base: Base, verdicts: Iterable[Verdict], organisations: Iterable[str | None]) -> None:
    """Replace all verdicts on these organisations (None: on documents without one); the proofs must be in the base.

    Raises:
        BadStore: another program keeps the base locked.
    """
    with writing(base):
        for row in obligation_rows():
            updates = ", ".join(f"{column} = excluded.{column}" for column in row if column != "id")
            base.execute(f"{insertion('obligations', row)} ON CONFLICT (id) DO UPDATE SET {updates}", row)
        for organisation in organisations:
            base.execute("DELETE FROM verdicts WHERE organisation IS ?", [organisation])
        rows = [verdict_rows(verdict) for verdict in verdicts]
        insert(base, "verdicts", (row for row, _ in rows))
        insert(base, "verdict_proofs", (tie for _, ties in rows for tie in ties))


def verdict_rows(verdict: Verdict) -> tuple[Row, list[Row]]:
    """The row of a verdict, and those that tie it to its proofs."""
    key = json.dumps([verdict.obligation, verdict.organisation, verdict.year])
    row = {
        "id": hashlib.sha256(key.encode()).hexdigest()[:16],
        "obligation": verdict.obligation,
        "organisation": verdict.organisation,
        "year": verdict.year,
        "outcome": verdict.outcome,
        "reason": verdict.reason,
    }
    return row, [{"verdict": row["id"], "proof": proof} for proof in verdict.proofs]


def obligation_rows() -> Iterator[Row]:
    """The rows of the duties of the catalogue, each with the newest text of its law."""
    for duty in obligations():
        newest = duty.versions[-1]
        yield {
            "id": duty.id,
            "law": newest.law,
            "article": newest.article,
            "title": duty.title,
            "valid_from": _day(newest.since),
            "valid_until": _day(newest.until),
            "link": newest.link(newest.since) if newest.since else None,
        }


def passages(base: Base, proofs: Sequence[str]) -> dict[str, dict[str, Any]]:
    """Where each of these proofs stands: quote, page, strength, and the document with its file, by id of the proof."""
    sql = """
        SELECT p.id, p.quote, p.page, p.strength, p.rule, p.confidence, p.document, p.starts, p.ends, d.title, d.kind,
            d.body, d.period, files.path
        FROM proofs p JOIN documents d ON d.id = p.document JOIN files ON files.sha256 = d.sha256
        WHERE p.id IN (SELECT value FROM json_each(:proofs))"""
    cursor = base.execute(sql, {"proofs": json.dumps(list(proofs))})
    names = [column[0] for column in cursor.description]
    return {row[0]: dict(zip(names, row, strict=True)) for row in cursor}


def paths_by_document(base: Base) -> dict[str, str]:
    """The path of the file of every document."""
    sql = "SELECT d.id, files.path FROM documents d JOIN files ON files.sha256 = d.sha256"
    return dict(base.execute(sql).fetchall())


def _day(day: object) -> str | None:
    return None if day is None else str(day)
