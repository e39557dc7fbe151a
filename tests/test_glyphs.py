"""Characters and shapes of a page: where they stand as shown, whatever the turn and the crop of the page."""

from __future__ import annotations

import io

import pikepdf
import pypdfium2
import pytest
from pages import grid, paragraph, pdf_of

from pipeline.readers.glyphs import Glyphs, glyphs_of

TURNS = (0, 90, 180, 270)


def glyphs(content: bytes, page: int = 0) -> Glyphs:
    pdf = pypdfium2.PdfDocument(content)
    try:
        return glyphs_of(pdf[page])
    finally:
        pdf.close()


def shown(found: Glyphs) -> str:
    return "".join(found.text)


def near(first: tuple[float, ...], second: tuple[float, ...]) -> bool:
    return all(abs(a - b) < 0.6 for a, b in zip(first, second, strict=True))


def boxes_of(found: Glyphs) -> list[tuple[float, ...]]:
    return list(zip(found.x0, found.top, found.x1, found.bottom, strict=True))


@pytest.mark.parametrize("offset", [(0, 0), (40, 25)])
@pytest.mark.parametrize("rotate", TURNS)
def test_turned_and_cropped_page_is_read_as_shown(rotate: int, offset: tuple[float, float]) -> None:
    pieces = [(72.0, 100.0, 10.0, "Verslag"), (400.0, 650.0, 8.0, "blad 3")]
    extra = {"rules": [(72, 120, 300, 120)], "fills": [(72, 200, 120, 212, 0)], "size": (500, 700)}
    plain = glyphs(pdf_of(pieces, **extra))
    found = glyphs(pdf_of(pieces, rotate=rotate, offset=offset, **extra))
    assert shown(found) == "Verslagblad 3"
    assert (found.width, found.height) == (500, 700)
    assert all(near(a, b) for a, b in zip(boxes_of(found), boxes_of(plain), strict=True))
    assert near(found.rules[0], (72, 120, 300, 120))
    assert near(found.blots[0], (72, 200, 120, 212))


@pytest.mark.parametrize("rotate", TURNS)
def test_page_that_inherits_its_boxes_is_read_in_place(rotate: int) -> None:
    content = pdf_of([(72, 100, 10, "Verslag")], rotate=rotate, offset=(40, 25), size=(500, 700))
    with pikepdf.open(io.BytesIO(content)) as pdf:
        page, parent = pdf.pages[0].obj, pdf.Root.Pages
        for key in ("/MediaBox", "/CropBox", "/Rotate"):
            parent[key] = page[key]
            del page[key]
        target = io.BytesIO()
        pdf.save(target)
    found = glyphs(target.getvalue())
    assert (found.width, found.height) == (500, 700)
    assert near((found.x0[0],), (72,))


def test_crop_box_larger_than_the_sheet_counts_as_the_sheet() -> None:
    with pikepdf.open(io.BytesIO(pdf_of([(72, 100, 10, "Verslag")]))) as pdf:
        pdf.pages[0].CropBox = [-50, -60, 700, 900]
        target = io.BytesIO()
        pdf.save(target)
    found = glyphs(target.getvalue())
    assert near((found.x0[0], found.width), (72, 595))
    assert found.top[0] == pytest.approx(90.5, abs=1)


@pytest.mark.parametrize(
    ("fill", "is_blot"),
    [
        ((72, 100, 120, 112, 0.0), True),
        ((72, 100, 120, 112, 0.6), True),
        ((72, 100, 120, 112, 0.85), False),
        ((72, 100, 120, 112, 1.0), False),
    ],
)
def test_dark_boxes_are_blots_and_pale_ones_are_not(fill: tuple[float, ...], is_blot: bool) -> None:
    assert bool(glyphs(pdf_of([], fills=[fill])).blots) is is_blot


@pytest.mark.parametrize(
    ("fill", "is_rule"),
    [
        ((72, 100, 300, 100.7, 0.0), True),
        ((72, 100, 72.7, 200, 0.3), True),
        ((72, 100, 300, 100.7, 1.0), False),  # white on white
        ((72, 100, 300, 110, 0.0), False),
        ((72, 100, 74, 102, 0.0), False),  # a dot
    ],
)
def test_thin_filled_boxes_are_rules(fill: tuple[float, ...], is_rule: bool) -> None:
    assert bool(glyphs(pdf_of([], fills=[fill])).rules) is is_rule


@pytest.mark.parametrize(("bold", "expected"), [(("Besluit",), "bbbbbbb......."), ((), "..............")])
def test_bold_is_told_by_the_font(bold: tuple[str, ...], expected: str) -> None:
    found = glyphs(pdf_of([(72, 100, 10, "Besluit"), (72, 130, 10, "Besloot")], bold=bold))
    assert "".join("b" if one else "." for one in found.bold) == expected


def test_rules_within_a_form_are_moved_with_it() -> None:
    with pikepdf.open(io.BytesIO(pdf_of([], rules=grid([100, 200], [100, 200])))) as pdf:
        page = pdf.pages[0]
        form = pdf.make_stream(
            page.Contents.read_bytes(), Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 595, 842]
        )
        page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(X=form))
        page.Contents = pdf.make_stream(b"q 0.5 0 0 0.5 10 421 cm /X Do Q")
        target = io.BytesIO()
        pdf.save(target)
    found = glyphs(target.getvalue())
    assert any(near(rule, (60, 50, 110, 50)) for rule in found.rules)


def test_page_with_a_drawing_of_many_strokes_ends() -> None:
    drawing = [(10, 10 + number / 20, 500, 12 + number / 20) for number in range(8000)]
    assert len(glyphs(pdf_of(paragraph(72, 60, "Kaart"), rules=drawing)).rules) <= 6000


@pytest.mark.parametrize("rotate", TURNS)
def test_words_beyond_the_edge_of_the_page_are_not_read(rotate: int) -> None:
    """Cropping away is a way of leaving out."""
    pieces = [(72.0, 100.0, 10.0, "Verslag"), (-90.0, 300.0, 10.0, "links"), (72.0, 880.0, 10.0, "onder")]
    assert shown(glyphs(pdf_of(pieces, rotate=rotate, offset=(100, 100)))).split() == ["Verslag"]
