"""Keeps the calculations of the knowledge base up to date: after an ingest, those of what it read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.audit.redo import audit
from pipeline.conclusions import Calculation
from pipeline.knowledge.base import Base, Each, here
from pipeline.knowledge.calculations import replace_calculations
from pipeline.knowledge.recall import documents, findings, texts
from pipeline.knowledge.rows import fact_id
from pipeline.records import Document, Figure

READ = "SELECT documents.id FROM documents JOIN files ON files.sha256 = documents.sha256 WHERE files.run = ?"

WRONG = "SELECT fact FROM fact_reviews WHERE outcome <> 'accepted'"


def audit_again(base: Base, run: str, *, each: Each | None = None) -> int:
    """Calculate again what the documents of this run say, and those of the same organisations; how many that were.

    A year that is given again in the next report is checked against that report, so the other documents of an
    organisation are looked at with the new one. Without new documents nothing is done. `each` does the calculating
    elsewhere.

    Raises:
        BadStore: another program keeps the base locked.
    """
    new = {number for (number,) in base.execute(READ, [run])}
    if not new:
        return 0
    by_organisation: dict[str, list[Document]] = {}
    for one in documents(base):
        by_organisation.setdefault(one.organisation or one.id, []).append(one)
    concerned = [own for own in by_organisation.values() if any(one.id in new for one in own)]
    concerned.sort(key=len, reverse=True)
    made = (each or here(base))(calculations_of, ((own,) for own in concerned))
    return sum(_put(base, own, found) for own, found in zip(concerned, made, strict=True))


def audit_document_again(base: Base, document: str) -> None:
    """Calculate again what this document and those of its organisation say: a person said something of a figure in it.

    Raises:
        BadStore: another program keeps the base locked.
    """
    own = [one for one in documents(base) if one.id == document]
    if own:
        organisation = own[0].organisation
        near = [one for one in documents(base) if one.organisation == organisation] if organisation else own
        _put(base, near, calculations_of(base, near))


def calculations_of(base: Base, near: Sequence[Document]) -> list[Calculation]:
    """What these documents calculate, which nothing else bears on; only they are in memory meanwhile.

    A figure that a person rejected or corrected was read wrongly: nothing is calculated with it.
    """
    ids = [one.id for one in near]
    text_by_id = texts(base, ids)
    wrong = {fact for (fact,) in base.execute(WRONG)}
    found = findings(base, [Figure], documents=ids)
    figures = [one for one in found if isinstance(one, Figure) and fact_id(one) not in wrong]
    return audit((replace(one, text=text_by_id.get(one.id, "")) for one in near), figures)


def _put(base: Base, near: Sequence[Document], calculations: Sequence[Calculation]) -> int:
    replace_calculations(base, [one.id for one in near], calculations)
    return len(calculations)
