"""Redactions are never undone: words under an opaque box are not read; light words on a dark box are."""

from __future__ import annotations

import io

import pikepdf
import pytest

from pipeline.readers.pdf import read_pdf
from pipeline.records import Line

WORDS = "BT /F1 12 Tf 72 700 Td (Mevrouw Zwaluwstaart meldde dit in 2022.) Tj ET\n"
WHITE = "1 1 1 rg " + WORDS + "0 0 0 rg "
BOX = "122 696 76 14 re f\n"  # over the name
PICTURE = "q 595 0 0 842 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \xff EI Q\n"
BLACK, GREY, YELLOW = "0 0 0 rg ", "0.5 0.5 0.5 rg ", "1 1 0 rg "


def pdf_of(
    drawn: str, *, alpha: float = 1.0, blend: str = "Normal", annotation: dict[str, object] | None = None
) -> bytes:
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(595, 842))
    state = pikepdf.Dictionary(Type=pikepdf.Name.ExtGState, ca=alpha, BM=pikepdf.Name("/" + blend))
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    form = pdf.make_stream(
        (BLACK + BOX).encode(), Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 595, 842]
    )
    page.Resources = pikepdf.Dictionary(
        Font=pikepdf.Dictionary(F1=font), ExtGState=pikepdf.Dictionary(G=state), XObject=pikepdf.Dictionary(X=form)
    )
    if annotation is not None:
        found = {"/Type": pikepdf.Name.Annot, "/Rect": [120, 696, 210, 710], **annotation}
        page.Annots = pdf.make_indirect(pikepdf.Array([pikepdf.Dictionary(found)]))
    page.Contents = pdf.make_stream(drawn.encode("latin-1"))
    target = io.BytesIO()
    pdf.save(target)
    return target.getvalue()


def words_of(content: bytes) -> tuple[str, int]:
    """What is read of the page, and how many redactions it has."""
    pages, _ = read_pdf(content, with_ocr=False)
    lines = [item for item in pages[0].items if isinstance(item, Line)]
    marks = sum(mark.kind == "redaction" for line in lines for mark in line.marks) + len(pages[0].marks)
    return " ".join(line.text for line in lines), marks


@pytest.mark.parametrize(
    "drawn",
    [
        WORDS + BLACK + BOX,
        WORDS + GREY + BOX,
        WORDS + "/X Do",
        WORDS + BLACK + "120 696 m 200 696 l 200 710 l 120 710 l h f",
    ],
    ids=["black", "grey", "in a form", "drawn point by point"],
)
def test_words_under_a_box_are_not_read(drawn: str) -> None:
    words, marks = words_of(pdf_of(drawn))
    assert "waluw" not in words
    assert "meldde dit in 2022." in words
    assert marks == 1


WHOLE = "0 0 595 842 re f\n"
CLIPPED = f"q 40 696 30 14 re W n {BLACK}40 696 160 14 re f Q "  # no more of the box is seen than is before the words
THICK = "0 0 0 RG 14 w 122 703 m 198 703 l S\n"


@pytest.mark.parametrize(
    "drawn",
    [
        WORDS + "1 1 1 rg " + BOX,
        WORDS + YELLOW + BOX,
        WORDS + "q 110 690 300 40 re W n " + BLACK + BOX + "Q",
        WORDS + THICK,
        BLACK + BOX + WORDS,
        "1 1 1 rg " + WHOLE + BLACK + BOX + WORDS,
        "0.9 0.9 0.9 rg " + WHOLE + "0.1 0.1 0.1 rg " + BOX + "0 0 0 rg " + WORDS,
    ],
    ids=["white", "yellow", "in a window", "thick line", "black on black", "on a page with a ground", "dark on dark"],
)
def test_words_that_the_eye_does_not_see_are_not_read(drawn: str) -> None:
    words, _ = words_of(pdf_of(drawn))
    assert "waluw" not in words
    assert "meldde dit in 2022." in words


@pytest.mark.parametrize(
    ("drawn", "options"),
    [
        (BLACK + BOX + WHITE, {}),  # a table head: the box first, then the words
        (YELLOW + BOX + BLACK + WORDS, {}),
        (BLACK + "60 680 400 60 re f 1 1 1 rg 62 682 396 56 re f " + BLACK + WORDS, {}),  # a frame of two boxes
        (BLACK + "60 680 400 60 re f 1 1 1 rg 62 690 m 458 682 l 458 738 l 62 738 l h f " + BLACK + WORDS, {}),
        (WORDS + CLIPPED, {}),
        (WORDS + "q 122 696 m 142 710 l 122 710 l h W n " + BLACK + BOX + "Q", {}),
        (WORDS + "/G gs " + BLACK + BOX, {"alpha": 0.4}),
        (WORDS + "/G gs /X Do", {"alpha": 0.4}),
        (WORDS + "/G gs " + GREY + BOX, {"blend": "Multiply"}),
        (WORDS + BLACK + "120 696 m 210 710 l 120 710 l h f", {}),  # a triangle: half of it can be seen
        (WORDS + BLACK + "122 702 76 1 re f", {}),  # struck through
        (WORDS + "0 0 0 RG 120 696 90 14 re S", {}),  # a frame
        (WORDS + "1 1 1 rg " + WHOLE + PICTURE, {}),  # a scan with its words under it
        ("q " + WORDS.replace("Tf", "Tf 7 Tr") + "0 0 1 rg " + WHOLE + "Q", {}),  # letters with a ground in them
    ],
    ids=[
        *("table head", "highlight", "frame", "frame askew", "beside a window", "window askew", "transparent"),
        *("transparent form", "multiplied", "triangle", "struck through", "empty frame", "scan", "letters"),
    ],
)
def test_words_that_can_be_seen_are_read(drawn: str, options: dict[str, object]) -> None:
    assert "Mevrouw Zwaluwstaart meldde" in words_of(pdf_of(drawn, **options))[0]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("annotation", "is_read"),
    [
        ({"/Subtype": pikepdf.Name.Square, "/IC": [0, 0, 0]}, False),
        ({"/Subtype": pikepdf.Name.Redact}, False),
        ({"/Subtype": pikepdf.Name.Square}, True),
        ({"/Subtype": pikepdf.Name.Square, "/IC": [1, 1, 0]}, True),
        ({"/Subtype": pikepdf.Name.Highlight, "/C": [0, 0, 0]}, False),
        ({"/Subtype": pikepdf.Name.Highlight, "/C": [1, 1, 0]}, True),
    ],
    ids=["black square", "marked for redaction", "frame", "yellow square", "black highlight", "highlight"],
)
def test_words_under_an_annotation(annotation: dict[str, object], is_read: bool) -> None:
    assert ("Zwaluwstaart" in words_of(pdf_of(WORDS, annotation=annotation))[0]) is is_read
