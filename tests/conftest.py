"""The only fixtures: documents, sources and facts made from a text, and a knowledge base that holds some.

Each `make_…` fixture gives a function; keywords it does not name are fields of the record it makes.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from pipeline.place import cut
from pipeline.records import (
    Action,
    Anchor,
    Block,
    Decision,
    Document,
    Figure,
    Finding,
    Line,
    Page,
    Proof,
    Section,
    Sentence,
    Source,
)

LEFT, TOP, LETTER, LEADING = 72.0, 72.0, 6.0, 14.0  # points: a typewriter's page

Make = Callable[..., Any]


@pytest.fixture
def make_document() -> Make:
    """`make_document(text, part=1, **fields)`: a document with a line per paragraph; a form feed begins a page.

    Every letter has a box on its page, as in a PDF: the places that `cut` gives are complete.
    """
    return _document


@pytest.fixture
def make_source() -> Make:
    """`make_source(document, …, path="verslag.pdf", **fields)`: the file that holds these documents."""
    return _source


@pytest.fixture
def make_sentences() -> Make:
    """`make_sentences(document)`: one sentence per line of the text."""
    return _sentences


@pytest.fixture
def make_figure() -> Make:
    """`make_figure(document, quote, printed, **fields)`: a figure; its value is `printed` unless given."""
    return _figure


@pytest.fixture
def make_decision() -> Make:
    """`make_decision(document, quote, **fields)`."""
    return lambda document, quote, **fields: _fact(Decision, document, quote, {"decision": quote} | fields)


@pytest.fixture
def make_action() -> Make:
    """`make_action(document, quote, **fields)`."""
    return lambda document, quote, **fields: _fact(Action, document, quote, {"action": quote} | fields)


@pytest.fixture
def make_proof() -> Make:
    """`make_proof(document, quote, obligation, **fields)`."""
    return lambda document, quote, obligation, **fields: _fact(
        Proof, document, quote, {"obligation": obligation, "strength": "states"} | fields
    )


@pytest.fixture
def base_path(tmp_path: Path) -> Path:
    """Where a knowledge base may be made."""
    return tmp_path / "kennisbank.db"


def _document(text: str, *, part: int = 1, **fields: Any) -> Document:
    sheets = text.split("\f")
    clean = "\n".join(sheets)
    digest = fields.pop("sha256", None) or sha256(text.encode()).hexdigest()
    starts = [sum(len(sheet) + 1 for sheet in sheets[:number]) for number in range(len(sheets))]
    anchors = [one for number, sheet in enumerate(sheets) for one in _anchors(sheet, number + 1, starts[number])]
    made = {
        "id": sha256(f"{digest}:{part}".encode()).hexdigest()[:16],
        "sha256": digest,
        "part": part,
        "text": clean,
        "begins": " ".join(clean.split()[:12]),
        "page_first": 1,
        "page_last": len(sheets),
        "pages": tuple(_page(sheet, number) for number, sheet in enumerate(sheets, 1)),
        "anchors": tuple(anchors),
        "blocks": tuple(Block(start=anchor.start, end=anchor.end, role="body") for anchor in anchors),
        "sections": (Section(number=1, title=None, start=0, end=len(clean), body_start=0),),
    }
    return Document(**made | fields)


def _anchors(sheet: str, page: int, offset: int) -> list[Anchor]:
    anchors = []
    for number, line in enumerate(sheet.split("\n")):
        if line:
            top = TOP + number * LEADING
            edges = array("d", (LEFT + (at + side) * LETTER for at in range(len(line)) for side in (0, 1)))
            place = {"start": offset, "end": offset + len(line), "page": page}
            anchors.append(Anchor(**place, top=top, bottom=top + LEADING, edges=edges))
        offset += len(line) + 1
    return anchors


def _page(sheet: str, number: int) -> Page:
    lines = tuple(Line(text=line) for line in sheet.split("\n") if line)
    return Page(number=number, items=lines, width=595, height=842)


def _source(*documents: Document, path: str = "verslag.pdf", **fields: Any) -> Source:
    pages = {page.number: page for document in documents for page in document.pages}
    digest = documents[0].sha256 if documents else sha256(path.encode()).hexdigest()
    made = {"path": path, "sha256": digest, "bytes": 1000, "media": "pdf", "pages": tuple(pages.values())}
    return Source(**made | fields)


def _sentences(document: Document) -> list[Sentence]:
    found, start = [], 0
    for line in document.text.split("\n"):
        end = start + len(line)
        if line:
            place = {"document": document.id, "number": len(found) + 1, "section": 1, "start": start, "end": end}
            found.append(Sentence(**place, text=line))
        start = end + 1
    return found


def _figure(document: Document, quote: str, printed: str, **fields: Any) -> Figure:
    return _fact(Figure, document, quote, {"printed": printed, "value": Decimal(printed)} | fields)


def _fact(record: type[Finding], document: Document, quote: str, fields: dict[str, Any]) -> Any:
    start = document.text.index(quote)
    place, words = cut(document, start, start + len(quote))
    return record(**{"place": place, "quote": words, "rule": "test", "confidence": 1.0} | fields)
