"""Records as the JSON lines that users and the scorer read (contract §1)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields
from decimal import Decimal
from typing import Any

from corpus.catalogue import Obligation, obligations
from pipeline.duties.statuses import bears_evidence, existed, status_of, telling
from pipeline.records import Action, Decision, Document, Figure, Finding, Place, Proof

KEY_BY_FIELD: dict[tuple[type[Finding], str], str] = {(Decision, "kind"): "type", (Decision, "decided_on"): "date"}
DOCUMENT_KEYS = (
    *("kind", "title", "organisation", "body", "period", "published"),
    *("begins", "page_first", "page_last", "begins_with_fragment"),
)
RECORD_NAMES = {Figure: "figure", Decision: "decision", Action: "action"}
PLACELESS: dict[str, Any] = {
    "page": None,
    "quote": None,
    "start": None,
    "end": None,
    "boxes": [],
    "rule": None,
    "confidence": None,
}


def lines_of_file(file: str, documents: Sequence[Document], findings: Sequence[Finding]) -> Iterator[dict[str, Any]]:
    """One dict per document and finding: each document followed by what was found in it, in order of the text.

    The proofs of a document come last, as one line per duty (contract §1).
    """
    for document in documents:
        yield document_line(file, document)
        own = [finding for finding in findings if finding.place.document == document.id]
        own.sort(key=lambda finding: (finding.place.start, finding.place.end))
        for finding in own:
            if not isinstance(finding, Proof):
                yield finding_line(file, document, finding)
        yield from proof_lines(file, document, [finding for finding in own if isinstance(finding, Proof)])


def proof_lines(file: str, document: Document, proofs: Sequence[Proof]) -> Iterator[dict[str, Any]]:
    """One dict per duty that was law in its year, with its status and the quotes that carry it.

    None where the document bears no evidence.
    """
    if bears_evidence(document, proofs):
        for duty in (one for one in obligations() if existed(one, document)):
            yield _proof_line(file, document, duty, [one for one in proofs if one.obligation == duty.id])


def _proof_line(file: str, document: Document, duty: Obligation, proofs: Sequence[Proof]) -> dict[str, Any]:
    """The place, rule and confidence are those of the first passage that carries the status."""
    status = status_of(duty, proofs)
    shown = telling(status, proofs)
    line = {"record": "proof", "file": file, "document": document.id, "part": document.part}
    line |= _place_keys(shown[0]) if shown else PLACELESS
    return line | {"obligation": duty.id, "status": status, "quotes": list(dict.fromkeys(one.quote for one in shown))}


def document_line(file: str, document: Document) -> dict[str, Any]:
    """A document as a dict with the keys of the contract."""
    line = {"record": "document", "file": file, "document": document.id, "part": document.part}
    return line | {key: getattr(document, key) for key in DOCUMENT_KEYS}


def finding_line(file: str, document: Document, finding: Finding) -> dict[str, Any]:
    """A figure, decision or action as a dict with the keys of the contract; numbers are JSON numbers."""
    line: dict[str, Any] = {
        "record": RECORD_NAMES[type(finding)],
        "file": file,
        "document": document.id,
        "part": document.part,
    }
    line |= _place_keys(finding)
    for own in fields(finding):
        if own.name not in ("place", "quote", "rule", "confidence"):
            key = KEY_BY_FIELD.get((type(finding), own.name), own.name)
            line[key] = as_number(getattr(finding, own.name))
    return line | _cell(finding.place)


def failure_line(file: str, reason: str) -> dict[str, Any]:
    """A file that could not be read."""
    return {"record": "failure", "file": file, "reason": reason}


def as_number(value: Any) -> Any:
    """A Decimal as the int or float that JSON prints; anything else as it is."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value


def _place_keys(finding: Finding) -> dict[str, Any]:
    place = finding.place
    line = {"page": place.page, "quote": finding.quote, "start": place.start, "end": place.end}
    return line | {"boxes": [list(box) for box in place.boxes], "rule": finding.rule, "confidence": finding.confidence}


def _cell(place: Place) -> dict[str, Any]:
    return {"table": place.table, "row": place.row, "column": place.column} if place.table else {}
