"""Records as the JSON lines that users and the scorer read (contract §1)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields
from decimal import Decimal
from typing import Any

from pipeline.records import Action, Decision, Document, Figure, Finding, Place, Proof

KEY_BY_FIELD = {(Decision, "kind"): "type", (Decision, "decided_on"): "date", (Proof, "strength"): "status"}
DOCUMENT_KEYS = (
    *("kind", "title", "organisation", "body", "period", "published"),
    *("begins", "page_first", "page_last", "begins_with_fragment"),
)
RECORD_NAMES = {Figure: "figure", Decision: "decision", Action: "action", Proof: "proof"}


def lines_of_file(file: str, documents: Sequence[Document], findings: Sequence[Finding]) -> Iterator[dict[str, Any]]:
    """One dict per document and finding: each document followed by what was found in it, in order of the text."""
    for document in documents:
        yield document_line(file, document)
        own = [finding for finding in findings if finding.place.document == document.id]
        for finding in sorted(own, key=lambda finding: (finding.place.start, finding.place.end)):
            yield finding_line(file, document, finding)


def document_line(file: str, document: Document) -> dict[str, Any]:
    """A document as a dict with the keys of the contract."""
    line = {"record": "document", "file": file, "document": document.id, "part": document.part}
    return line | {key: getattr(document, key) for key in DOCUMENT_KEYS}


def finding_line(file: str, document: Document, finding: Finding) -> dict[str, Any]:
    """A figure, decision, action or proof as a dict with the keys of the contract; numbers are JSON numbers."""
    place = finding.place
    line: dict[str, Any] = {
        "record": RECORD_NAMES[type(finding)],
        "file": file,
        "document": document.id,
        "part": document.part,
    }
    line |= {"page": place.page, "quote": finding.quote, "start": place.start, "end": place.end}
    line |= {"boxes": [list(box) for box in place.boxes], "rule": finding.rule, "confidence": finding.confidence}
    for own in fields(finding):
        if own.name not in ("place", "quote", "rule", "confidence"):
            key = KEY_BY_FIELD.get((type(finding), own.name), own.name)
            line[key] = as_number(getattr(finding, own.name))
    return line | _cell(place)


def failure_line(file: str, reason: str) -> dict[str, Any]:
    """A file that could not be read."""
    return {"record": "failure", "file": file, "reason": reason}


def as_number(value: Any) -> Any:
    """A Decimal as the int or float that JSON prints; anything else as it is."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value


def _cell(place: Place) -> dict[str, Any]:
    return {"table": place.table, "row": place.row, "column": place.column} if place.table else {}
