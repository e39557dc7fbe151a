"""Printed lines out of characters: what belongs together, raised digits, redaction boxes and codes."""

from __future__ import annotations

import pypdfium2
import pytest
from pages import Fill, Piece, paragraph, pdf_of

from pipeline.readers.glyphs import glyphs_of
from pipeline.readers.lines import CODE, lines_of
from pipeline.records import Line, Mark


def read(pieces: list[Piece], *, fills: tuple[Fill, ...] = ()) -> tuple[list[Line], list[Mark]]:
    pdf = pypdfium2.PdfDocument(pdf_of(pieces, fills=fills))
    try:
        return lines_of(glyphs_of(pdf[0]), 1)
    finally:
        pdf.close()


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        ([(72, 100, 10, "36"), (None, 3.5, 6, "1")], "36¹"),
        ([(72, 100, 10, "het Bureau"), (None, 3.5, 6, "12"), (None, 0, 10, " telde")], "het Bureau¹² telde"),
        ([(72, 100, 10, "36²")], "36²"),
        ([(72, 100, 6, "3")], "3"),
        ([(72, 100, 10, "36"), (None, 0, 10, "1")], "361"),
        ([(72, 100, 10, "CO"), (None, -2, 6, "2")], "CO2"),  # lowered
        ([(72, 100, 10, "36"), (None, 0, 9, "1")], "361"),  # a little smaller, on the base line
        ([(72, 100, 10, "1"), (None, 3.5, 6, "e"), (None, 0, 10, " kwartaal")], "1e kwartaal"),  # raised, no digit
        (
            [(72, 100, 10, "Door "), (None, 1.5, 7, "5.1.2.e"), (None, 0, 10, " gemeld")],
            "Door 5.1.2.e gemeld",
        ),  # a code
        ([(72, 100, 10, "zie"), (None, 3.5, 6, "1,2"), (None, 0, 10, " hierna")], "zie¹,² hierna"),
    ],
)
def test_raised_small_digits_are_told_from_digits(pieces: list[Piece], expected: str) -> None:
    lines, _ = read(pieces)
    assert [line.text for line in lines] == [expected]
    raised = [at for at, letter in enumerate(expected) if letter in "⁰¹²³⁴⁵⁶⁷⁸⁹"]
    assert [mark.start for mark in lines[0].marks if mark.kind == "superscript"] == raised


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        ([(72, 100, 10, "Het bureau"), (124.3, 100, 10, "telde")], ["Het bureau telde"]),
        ([(72, 100, 10, "Besloten"), (200, 100, 10, "Gereed")], ["Besloten", "Gereed"]),
        ([(72, 100, 10, "Regel een"), (72, 112, 10, "Regel twee")], ["Regel een", "Regel twee"]),
        ([(200, 100, 10, "rechts"), (72, 100, 10, "Links")], ["rechts", "Links"]),
        ([(119, 100, 10, "eerst"), (72, 100, 10, "Achteraan")], ["Achteraaneerst"]),  # touching, drawn out of order
    ],
)
def test_runs_are_joined_when_no_gap_parts_them(pieces: list[Piece], expected: list[str]) -> None:
    lines, _ = read(pieces)
    assert sorted(line.text for line in lines) == sorted(expected)


BAR = (97.0, 91.0, 160.0, 102.0)
SENTENCE: list[Piece] = [(72, 100, 10, "Door"), (164, 100, 10, "is gemeld.")]


@pytest.mark.parametrize("grey", [0.0, 0.5, 0.7])
def test_dark_box_in_a_line_is_a_redaction_with_its_place(grey: float) -> None:
    lines, loose = read(SENTENCE, fills=((*BAR, grey),))
    assert [line.text for line in lines] == ["Door is gemeld."]
    (mark,) = lines[0].marks
    assert (mark.kind, lines[0].text[: mark.start].rstrip(), mark.end) == ("redaction", "Door", mark.start)
    assert mark.box == pytest.approx(BAR, abs=0.5)
    assert not loose


@pytest.mark.parametrize(
    ("fills", "pieces"),
    [
        (((*BAR, 0.9),), SENTENCE),  # pale: a shaded cell
        (((68.0, 90.0, 230.0, 104.0, 0.5),), SENTENCE),  # words on a grey bar: a heading
        (((102.0, 99.0, 104.0, 102.0, 0.0),), SENTENCE),  # a bullet
        ((), SENTENCE),
    ],
)
def test_boxes_that_hide_nothing_are_no_redactions(fills: tuple[Fill, ...], pieces: list[Piece]) -> None:
    lines, loose = read(pieces, fills=fills)
    assert not [mark for line in lines for mark in line.marks if mark.kind == "redaction"]
    assert not loose


def test_redaction_outside_any_line_is_a_mark_of_the_page() -> None:
    lines, loose = read(paragraph(72, 100, "Aanwezig waren"), fills=((72, 300, 200, 312, 0),))
    assert not lines[0].marks
    assert [(mark.kind, mark.page) for mark in loose] == [("redaction", 1)]


def test_line_of_a_redaction_with_its_code_keeps_both() -> None:
    pieces = [*SENTENCE, (112, 99, 8, "5.1.2.e")]
    lines, _ = read([pieces[0], pieces[2], pieces[1]], fills=((*BAR, 0.6),))
    assert [line.text for line in lines] == ["Door 5.1.2.e is gemeld."]
    assert {mark.kind for mark in lines[0].marks} >= {"code"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("De heer 5.1.2.e opent.", ["5.1.2.e"]),
        ("De heer 5.1.2e opent.", ["5.1.2e"]),
        ("10.2.e en 10.2.g", ["10.2.e", "10.2.g"]),
        ("Door 10-2-e gemeld", ["10-2-e"]),
        ("zie 11.1 b", ["11.1 b"]),
        ("artikel 5.1.2 van de notitie", []),
        ("versie 10.2.3", []),
        ("in 10.2 procent", []),
        ("110.2.e", []),
        ("5.3.2.e", []),
        ("zie 5.1 en 5.2 hierna", []),
        ("paragraaf 5.1 a is vervallen", ["5.1 a"]),
    ],
)
def test_grounds_for_refusal_are_codes(text: str, expected: list[str]) -> None:
    assert [found[0].strip() for found in CODE.finditer(text)] == expected


@pytest.mark.parametrize("text", ["De raad besloot unaniem.", "Eén op de vijf (20%) gaf «ja» aan."])
def test_every_letter_has_its_own_box_from_left_to_right(text: str) -> None:
    (line,), _ = read([(72, 100, 10, text)])
    assert line.text == text
    assert line.edges is not None and len(line.edges) == 2 * len(text)
    starts = list(line.edges[::2])
    assert starts == sorted(starts)
    assert all(right >= left for left, right in zip(line.edges[::2], line.edges[1::2], strict=True))
    assert line.box is not None and line.box[1] < 100 < line.box[3]
