"""Records as rows of the knowledge base: the columns of each table, and the id of each fact."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from hashlib import sha256
from typing import Any

from pipeline.dating import day_of
from pipeline.knowledge.stems import stems
from pipeline.knowledge.years import last_day, years
from pipeline.place import page_at
from pipeline.records import Action, Cell, Decision, Document, Figure, Finding, Line, Page, Proof, Sentence, Table

Row = dict[str, Any]
KINDS: dict[type[Finding], str] = {Figure: "figure", Decision: "decision", Action: "action", Proof: "proof"}


def fact_id(fact: Finding) -> str:
    """Sixteen hex digits made from the document, the place, the rule, and what tells two facts of one place apart.

    The same fact has the same id after every reading; what else was found makes no difference. Confidence, boxes,
    indicator, qualifier, dates and status are not part of it: a fact keeps its id, and its review, when these are
    read better.
    """
    place = fact.place
    cell = (place.table, place.row, place.column)
    where = (place.document, KINDS[type(fact)], place.page, place.start, place.end, *cell)
    written = json.dumps([*where, fact.rule, *_own(fact)], ensure_ascii=False)
    return sha256(written.encode()).hexdigest()[:16]


def _own(fact: Finding) -> tuple[str | None, ...]:
    if isinstance(fact, Figure):
        about = (fact.organisation, fact.unit_of_organisation, fact.period, fact.compared_with)
        return (fact.printed, _exact(fact.value), fact.unit, fact.what, fact.category, fact.role, *about)
    if isinstance(fact, Decision):
        return (fact.decision, fact.kind, fact.decider)
    if isinstance(fact, Action):
        return (fact.action, fact.kind, fact.owner)
    return (fact.obligation, fact.strength)


def row_id(owner: str, number: int) -> int:
    """The number of a row that belongs to a document or file: the same in every base, whatever was stored before.

    43 bits of the owner's hash and 20 of the row's own number: rows of one owner follow each other, which keeps the
    search index small. Of 100 000 documents two get the same bits once in 1 800 bases.
    """
    return (int(sha256(owner.encode()).hexdigest()[:11], 16) & (1 << 43) - 1) << 20 | number


def document_row(document: Document) -> Row:
    first, last = years(document.period)
    return {
        "id": document.id,
        "sha256": document.sha256,
        "part": document.part,
        "kind": document.kind,
        "title": document.title,
        "organisation": document.organisation,
        "body": document.body,
        "period": document.period,
        "year_first": first,
        "year_last": last,
        "published": document.published,
        "day": day_of(document),
        "begins": document.begins,
        "begins_with_fragment": document.begins_with_fragment,
        "page_first": document.page_first,
        "page_last": document.page_last,
    }


def page_rows(document: Document) -> Iterator[Row]:
    for page in document.pages:
        yield {
            "document": document.id,
            "number": page.number,
            "method": page.method,
            "width": page.width,
            "height": page.height,
            "problem": page.problem,
            "text": page_text(page),
        }


def page_text(page: Page) -> str:
    """The page as printed: a line per line, a tab between the cells of a table row."""
    return "\n".join(item.text if isinstance(item, Line) else _table_text(item) for item in page.items)


def _table_text(table: Table) -> str:
    return "\n".join("\t".join(_cell_text(cell) if cell else "" for cell in row) for row in table.rows)


def _cell_text(cell: Cell) -> str:
    return cell.text or " ".join(line.text for line in cell.lines)


def section_rows(document: Document) -> Iterator[Row]:
    for section in document.sections:
        yield {
            "document": document.id,
            "number": section.number,
            "level": section.level,
            "kind": section.kind,
            "title": section.title,
            "starts": section.start,
            "ends": section.end,
        }


def mark_rows(document: Document) -> Iterator[Row]:
    for number, mark in enumerate(document.marks, 1):
        yield {
            "id": row_id(document.id, number),
            "document": document.id,
            "kind": mark.kind,
            "page": mark.page,
            "starts": mark.start,
            "ends": mark.end,
            "box": json.dumps(mark.box) if mark.box else None,
        }


def sentence_row(document: Document, sentence: Sentence) -> Row:
    return {
        "id": row_id(document.id, sentence.number),
        "document": document.id,
        "number": sentence.number,
        "section": sentence.section,
        "kind": sentence.kind,
        "page": page_at(document, sentence.start),
        "starts": sentence.start,
        "ends": sentence.end,
        "text": sentence.text,
        "stems": stems(sentence.text),
    }


def fact_row(fact: Finding, document: Document, number: int) -> tuple[str, Row]:
    """The table of the fact and its row there; `number` is its place in the order of finding."""
    place = {
        "id": fact_id(fact),
        "document": fact.place.document,
        "number": number,
        "page": fact.place.page,
        "quote": fact.quote,
        "starts": fact.place.start,
        "ends": fact.place.end,
        "boxes": json.dumps(fact.place.boxes),
        "table_number": fact.place.table,
        "row_number": fact.place.row,
        "column_number": fact.place.column,
        "rule": fact.rule,
        "confidence": fact.confidence,
    }
    if isinstance(fact, Figure):
        return "figures", place | _figure(fact, document)
    if isinstance(fact, Decision):
        return "decisions", place | _decision(fact)
    if isinstance(fact, Action):
        return "actions", place | _action(fact)
    return "proofs", place | {"obligation": fact.obligation, "strength": fact.strength}


def _figure(figure: Figure, document: Document) -> Row:
    first, last = years(figure.period, until=years(document.period)[1])
    return {
        "printed": figure.printed,
        "value": _real(figure.value),
        "value_text": _exact(figure.value),
        "unit": figure.unit,
        "step": _real(figure.step),
        "what": figure.what,
        "category": figure.category,
        "indicator": figure.indicator,
        "organisation": figure.organisation,
        "unit_of_organisation": figure.unit_of_organisation,
        "period": figure.period,
        "year_first": first,
        "year_last": last,
        "qualifier": figure.qualifier,
        "role": figure.role,
        "compared_with": figure.compared_with,
        "source": figure.source,
    }


def _decision(decision: Decision) -> Row:
    first, last = years(decision.decided_on)
    return {
        "decision": decision.decision,
        "decider": decision.decider,
        "kind": decision.kind,
        "decided_on": decision.decided_on,
        "year_first": first,
        "year_last": last,
        "topic": decision.topic,
    }


def _action(action: Action) -> Row:
    return {
        "action": action.action,
        "kind": action.kind,
        "owner": action.owner,
        "deadline_text": action.deadline_text,
        "deadline": action.deadline,
        "deadline_last": last_day(action.deadline),
        "status": action.status,
    }


def _real(number: Decimal | None) -> float | None:
    return None if number is None else float(number)


def _exact(number: Decimal | None) -> str | None:
    return None if number is None else format(number, "f")
