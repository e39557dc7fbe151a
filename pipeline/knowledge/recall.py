"""Rows of the knowledge base as the records they were made of, for what looks at many documents at once.

A document comes back without text, pages and tables: what is concluded from facts needs who, when and where.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from pipeline.knowledge.base import Base
from pipeline.records import Action, Decision, Document, Figure, Finding, Place, Proof, Section, Sentence

DOCUMENT_COLUMNS = (
    *("id", "sha256", "part", "kind", "title", "organisation", "body", "period", "published", "begins"),
    *("begins_with_fragment", "page_first", "page_last"),
)
COLUMNS = {
    Figure: (
        *("printed", "unit", "what", "category", "indicator", "organisation", "unit_of_organisation", "period"),
        *("qualifier", "role", "compared_with", "source"),
    ),
    Decision: ("decision", "decider", "kind", "decided_on", "topic"),
    Action: ("action", "kind", "owner", "deadline_text", "deadline", "status"),
    Proof: ("obligation", "strength"),
}
BOXED = (Figure, Decision, Action)
TABLES: dict[type[Finding], str] = {Figure: "figures", Decision: "decisions", Action: "actions", Proof: "proofs"}


def documents(base: Base, organisations: Collection[str | None] | None = None) -> list[Document]:
    """The documents of the base, or of these organisations, without their text, by organisation, period and id."""
    return list(each_document(base, organisations))


def each_document(base: Base, organisations: Collection[str | None] | None = None) -> Iterator[Document]:
    """The same documents one at a time."""
    names = "SELECT value FROM json_each(:names)"
    own = f"organisation IN ({names}) OR organisation IS NULL AND EXISTS ({names} WHERE value IS NULL)"
    which = "" if organisations is None else f"WHERE {own}"
    asked = {} if organisations is None else {"names": json.dumps(list(organisations))}
    order = "ORDER BY organisation, year_first, year_last, id"
    return _documents(base, f"{which} {order}", asked)


def document(base: Base, id: str) -> Document:
    """The document of this id, without its text."""
    return next(_documents(base, "WHERE id = :id", {"id": id}))


def _documents(base: Base, which: str, asked: dict[str, str]) -> Iterator[Document]:
    for row in base.execute(f"SELECT {', '.join(DOCUMENT_COLUMNS)} FROM documents {which}", asked):
        fields = dict(zip(DOCUMENT_COLUMNS, row, strict=True))
        yield Document(text="", **(fields | {"begins_with_fragment": bool(fields["begins_with_fragment"])}))


def with_sections(base: Base, documents: Iterable[Document]) -> list[Document]:
    """The documents with their sections; a section's body begins at its heading, as the base does not tell where."""
    sql = "SELECT number, title, starts, ends, level, kind FROM sections WHERE document = ? ORDER BY starts, number"
    return [
        replace(document, sections=tuple(_section(row) for row in base.execute(sql, [document.id])))
        for document in documents
    ]


def with_text(base: Base, documents: Iterable[Document]) -> list[Document]:
    """The documents with their text."""
    sql = "SELECT text FROM texts WHERE document = ?"
    return [replace(one, text=base.execute(sql, [one.id]).fetchone()[0]) for one in documents]


def passages(base: Base, documents: Iterable[Document]) -> Iterator[Sentence]:
    """The sentences and table rows of these documents, in order of each."""
    sql = "SELECT document, number, section, starts, ends, text, kind FROM sentences WHERE document = ? ORDER BY number"
    for document in documents:
        for owner, number, section, starts, ends, text, kind in base.execute(sql, [document.id]):
            place = {"document": owner, "number": number, "section": section or 0, "start": starts, "end": ends}
            yield Sentence(**place, text=text, kind=kind)


def findings(
    base: Base, kinds: Sequence[type[Finding]], *, documents: Collection[str] | None = None
) -> Iterator[Finding]:
    """The facts of these kinds, kind by kind, by document and place; each has the id it has in the base.

    `documents` are the ids of those whose facts are wanted; None for all.
    """
    for kind in kinds:
        yield from _findings(base, kind, documents)


def proofs(base: Base, documents: Collection[str] | None = None, duty: str | None = None) -> Iterator[Proof]:
    """The proofs of these documents, or of all, in the same order; of one duty those that a person corrected too,
    since they may have been corrected to it."""
    # «+»: the documents are the way in, since of one duty there are many proofs
    bearing = " AND (+obligation = ? OR id IN (SELECT fact FROM fact_reviews WHERE outcome = 'corrected'))"
    for one in _findings(base, Proof, documents, bearing if duty else "", [duty] if duty else []):
        assert isinstance(one, Proof)
        yield one


def _findings(
    base: Base,
    kind: type[Finding],
    documents: Collection[str] | None,
    which: str = "",
    asked: Sequence[str] = (),
) -> Iterator[Finding]:
    own = "" if documents is None else "AND document IN (SELECT value FROM json_each(?))"
    of = [] if documents is None else [json.dumps(list(documents))]
    sql = f"SELECT * FROM {TABLES[kind]} WHERE true {own} {which} ORDER BY document, starts, number"
    cursor = base.execute(sql, [*of, *asked])
    names = [column[0] for column in cursor.description]
    for values in cursor:
        yield _finding(kind, dict(zip(names, values, strict=True)))


def has_boxes(base: Base, document: str) -> bool:
    """Whether a figure, decision or action of the document has its place on the page."""
    tables = " UNION ALL ".join(f"SELECT boxes FROM {TABLES[kind]} WHERE document = :id" for kind in BOXED)
    sql = f"SELECT EXISTS (SELECT 1 FROM ({tables}) WHERE boxes <> '[]')"
    return bool(base.execute(sql, {"id": document}).fetchone()[0])


def texts(base: Base, documents: Collection[str]) -> dict[str, str]:
    """The text of these documents, by id."""
    sql = "SELECT document, text FROM texts WHERE document IN (SELECT value FROM json_each(?))"
    return dict(base.execute(sql, [json.dumps(list(documents))]).fetchall())


def _section(row: Sequence[Any]) -> Section:
    number, title, starts, ends, level, kind = row
    return Section(number=number, title=title, start=starts, end=ends, body_start=starts, level=level, kind=kind)


def _finding(kind: type[Finding], row: dict[str, Any]) -> Finding:
    place = Place(
        document=row["document"],
        page=row["page"],
        start=row["starts"],
        end=row["ends"],
        boxes=tuple(tuple(box) for box in json.loads(row["boxes"])),
        table=row["table_number"],
        row=row["row_number"],
        column=row["column_number"],
    )
    own = {name: row[name] for name in COLUMNS[kind]}
    if kind is Figure:
        own |= {"value": _decimal(row["value_text"]), "step": _decimal(row["step"])}
    return kind(place=place, quote=row["quote"], rule=row["rule"], confidence=row["confidence"], **own)


def _decimal(value: str | float | None) -> Decimal | None:
    return None if value is None else Decimal(str(value))
