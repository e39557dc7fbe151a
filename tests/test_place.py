"""A passage cut from a document: its words, its page, a box per printed line."""

from __future__ import annotations

import pytest
from pages import documents_of, paragraph, pdf_of

from pipeline.place import anchors_between, cut, page_at
from pipeline.records import Document

TEXT = "De raad vroeg in deze vergadering naar de kosten van het herstel en\nnaar de omleiding van het verkeer over de vliet, die naar zeggen van\nhet college hoger zijn dan"
REST = "eerder was geraamd."


@pytest.fixture(scope="module")
def document() -> Document:
    (made,) = documents_of(pdf_of(paragraph(72, 700, TEXT)), pdf_of(paragraph(72, 90, REST)))
    return made


@pytest.mark.parametrize(
    ("words", "page", "lines"),
    [
        ("kosten van het herstel", 1, [1]),
        ("herstel en naar de omleiding", 1, [1, 1]),
        ("hoger zijn dan eerder was geraamd.", 1, [1, 2]),
        ("geraamd", 2, [2]),
        ("D", 1, [1]),
    ],
)
def test_passage_has_its_page_and_a_box_per_line(document: Document, words: str, page: int, lines: list[int]) -> None:
    start = document.text.index(words)
    place, quote = cut(document, start, start + len(words), row=3)
    assert (quote, place.page, [box[0] for box in place.boxes], place.row) == (words, page, lines, 3)
    assert all(x0 < x1 and top < bottom for _, x0, top, x1, bottom in place.boxes)


def test_box_is_as_wide_as_the_words(document: Document) -> None:
    short, long = document.text.index("raad"), document.text.index("De raad vroeg")
    (narrow,), (wide,) = (cut(document, at, at + size)[0].boxes for at, size in ((short, 4), (long, 13)))
    assert wide[1] == pytest.approx(72, abs=1)
    assert wide[1] < narrow[1] < narrow[3] < wide[3]
    assert narrow[3] - narrow[1] == pytest.approx(20.0, abs=3)


@pytest.mark.parametrize("edges", [(-1, 3), (3, 3), (5, 2), (0, 10_000)])
def test_offsets_outside_the_text_are_refused(document: Document, edges: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="no text at"):
        cut(document, *edges)


def test_quote_collapses_white_space(make_document) -> None:  # type: ignore[no-untyped-def]
    document = make_document("Kosten\t2021\nBrug  40")
    assert cut(document, 0, len(document.text))[1] == "Kosten 2021 Brug 40"


@pytest.mark.parametrize(("words", "page"), [("De raad", 1), ("eerder", 2)])
def test_page_of_an_offset(document: Document, words: str, page: int) -> None:
    assert page_at(document, document.text.index(words)) == page


def test_text_without_pages_has_no_page_and_no_boxes() -> None:
    document = Document(id="a", sha256="0", part=1, text="De raad besloot.")
    place, quote = cut(document, 0, 7)
    assert (place.page, place.boxes, quote, page_at(document, 0)) == (None, (), "De raad", None)


@pytest.mark.parametrize(("start", "end", "count"), [(0, 5, 1), (66, 70, 2), (0, 10_000, 4)])
def test_anchors_that_share_a_character(document: Document, start: int, end: int, count: int) -> None:
    assert len(list(anchors_between(document.anchors, start, end))) == count
