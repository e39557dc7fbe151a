"""PDF files: locked, cut off, damaged, scanned, turned; every letter leads back to its place on the page."""

from __future__ import annotations

import ctypes
import io
import re
from collections import defaultdict
from pathlib import Path

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from pages import Piece, bound, documents_of, grid, locked, pages_of, paragraph, pdf_of, pictured, rows, tables, texts

from pipeline.errors import UnreadableFile
from pipeline.read import read
from pipeline.readers.glyphs import Glyphs
from pipeline.readers.pdf import REPAIRED, needs_ocr, read_pdf
from pipeline.records import Document, Page
from pipeline.split import split

SAMPLES = sorted((Path(__file__).parent.parent / "corpus" / "samples").glob("*.pdf"))
BODY = "De commissie besprak het voorstel van het\ncollege en stemde er unaniem mee in."
PDF = pdf_of(paragraph(72, 100, BODY))


@pytest.mark.parametrize(
    ("password", "reason"),
    [(None, "geef het wachtwoord"), ("sesam", None), ("wrong", "opent dit bestand niet"), ("", "geef het wachtwoord")],
)
def test_locked_file_opens_with_its_password_only(password: str | None, reason: str | None) -> None:
    content = locked(PDF, "sesam")
    if reason:
        with pytest.raises(UnreadableFile, match=reason):
            read_pdf(content, password=password)
    else:
        pages, problems = read_pdf(content, password=password)
        assert texts(pages[0]) == BODY.split("\n")
        assert not problems


def test_file_that_is_only_protected_against_changes_opens_without_password() -> None:
    with pikepdf.open(io.BytesIO(PDF)) as pdf:
        target = io.BytesIO()
        pdf.save(target, encryption=pikepdf.Encryption(owner="baas", user=""))
    assert texts(read_pdf(target.getvalue())[0][0]) == BODY.split("\n")


def test_password_for_a_file_that_needs_none_does_no_harm() -> None:
    assert texts(read_pdf(PDF, password="sesam")[0][0]) == BODY.split("\n")


@pytest.mark.parametrize("share", [0.97, 0.8, 0.5, 0.2, 0.02])
def test_cut_off_file_is_repaired_or_refused_with_a_reason(share: float) -> None:
    content = bound(*[pdf_of(paragraph(72, 100, f"Blad {number}\n{BODY}")) for number in range(1, 8)])
    try:
        pages, problems = read_pdf(content[: int(share * len(content))], with_ocr=False)
    except UnreadableFile as error:
        assert "onherstelbaar" in str(error) or "geen bladzijden" in str(error)
    else:
        assert pages and all(text in BODY or text.startswith("Blad") for page in pages for text in texts(page))
        assert problems


def test_file_with_a_broken_table_of_objects_is_repaired() -> None:
    content = PDF.replace(b"startxref", b"startxxxx")
    pages, _ = read_pdf(content)
    assert texts(pages[0]) == BODY.split("\n")


def test_file_of_which_no_page_opens_is_repaired() -> None:
    """The table of objects leads from the page to its words and back."""
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(PDF)) as pdf:
        pdf.save(target, object_stream_mode=pikepdf.ObjectStreamMode.disable, fix_metadata_version=False)
    content = target.getvalue()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        numbers = [pdf.pages[0].obj.objgen[0], pdf.pages[0].Contents.objgen[0]]
    start, end = content.index(b"0000000000 65535 f"), content.index(b"trailer")
    rows = content[start:end].splitlines(keepends=True)
    rows[numbers[0]], rows[numbers[1]] = rows[numbers[1]], rows[numbers[0]]
    pages, problems = read_pdf(content[:start] + b"".join(rows) + content[end:])
    assert texts(pages[0]) == BODY.split("\n")
    assert problems == [REPAIRED]


@pytest.mark.parametrize("before", [b"", b"\x00" * 1500, b"From: griffie@voorbeeld.nl\n" * 80])
def test_file_without_its_first_bytes_or_with_others_before_them_is_repaired(before: bytes) -> None:
    content = before + PDF[12:] if not before else before + PDF
    source = read("verslag.pdf", content)
    assert texts(source.pages[0]) == BODY.split("\n")
    assert source.problems == (REPAIRED,)


def test_what_only_bears_the_name_is_said() -> None:
    with pytest.raises(UnreadableFile, match="maar het is geen PDF"):
        read("verslag.pdf", b"Hier staat over een PDF geschreven.")


def test_character_codes_that_no_character_has_are_read_as_unknown() -> None:
    """A character map of the file's own, with codes of three bytes of which the font knows none."""
    pages, problems = read_pdf(pdf_with_wide_codes())
    assert _joined(pages) == ["\ufffdcm"]
    assert not problems


def pdf_with_wide_codes() -> bytes:
    name, record = pikepdf.Name, pikepdf.Dictionary
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(595, 842))
    of = record(Ordering=pikepdf.String("Japan1"), Registry=pikepdf.String("Adobe"), Supplement=6)
    codes = pdf.make_stream(
        b"/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapType 1 def\n/CMapName /Eigen-H def\n"
        b"2 begincodespacerange\n<00><7f>\n<e00000><efffff>\nendcodespacerange\n"
        b"1 begincidrange\n<00><7f>1\nendcidrange\nendcmap",
        Type=name.CMap,
        CMapName=name("/Eigen-H"),
        CIDSystemInfo=of,
    )
    below = record(Type=name.Font, Subtype=name.CIDFontType2, BaseFont=name.Eigen, CIDSystemInfo=of)
    font = record(Type=name.Font, Subtype=name.Type0, BaseFont=name.Eigen, Encoding=codes, DescendantFonts=[below])
    page.Resources = record(Font=record(O=font))
    page.Contents = pdf.make_stream(b"BT /O 12 Tf 72 700 Td <E0E0E0636D> Tj ET")
    target = io.BytesIO()
    pdf.save(target)
    return target.getvalue()


def test_one_broken_page_does_not_lose_the_others() -> None:
    with pikepdf.open(io.BytesIO(bound(PDF, PDF, PDF))) as pdf:
        pdf.pages[1].Contents = pdf.make_stream(b"BT /F 10 Tf (open ")
        target = io.BytesIO()
        pdf.save(target)
    pages, _ = read_pdf(target.getvalue())
    assert [len(texts(page)) > 1 for page in pages] == [True, False, True]


def _joined(pages: list[Page]) -> list[str]:
    return [text for page in pages for text in texts(page)]


@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_turned_page_gives_the_same_words_in_boxes_on_the_page(rotate: int) -> None:
    pieces = [*paragraph(60, 200, BODY), *rows([64, 204, 304], 414, "Soort|2021|2022", "Pesten|4|5")]
    rules = grid([60, 200, 300, 400], [400, 420, 440])
    plain, turned = pages_of(pdf_of(pieces, rules=rules)), pages_of(pdf_of(pieces, rules=rules, rotate=rotate))
    assert _joined(turned) == _joined(plain)
    assert tables(turned[0]) == tables(plain[0])
    for item in turned[0].items:
        assert item.box is not None
        assert 0 <= item.box[0] < item.box[2] <= turned[0].width
        assert 0 <= item.box[1] < item.box[3] <= turned[0].height


@pytest.mark.parametrize(
    ("text", "images", "expected"),
    [
        ("x" * 40, [], False),
        ("x" * 40, [(0, 0, 600, 800)], False),
        ("x" * 10, [(0, 0, 600, 800)], True),
        ("", [(0, 0, 600, 800)], True),
        ("", [(0, 0, 100, 100)], False),  # a logo
        ("", [(0, 0, 200, 200)], True),  # words of their own kind may be all there is
        ("3", [(0, 0, 200, 200)], False),  # a page number
        ("3", [(0, top, 600, top + 80) for top in range(0, 800, 80)], True),  # a scan in strips
        ("Jaarverslag", [(0, top, 600, top + 80) for top in range(0, 800, 80)], False),  # a photograph in strips
        ("", [], False),
        ("\ufffd" * 20 + "x" * 20, [], True),  # letters without a meaning
        ("\ue001" * 20 + "x" * 20, [], True),
        ("\uf0b7" * 5 + "x" * 40, [], False),  # bullets of a symbol font
    ],
)
def test_page_needs_ocr_when_its_words_are_a_picture(
    text: str, images: list[tuple[float, float, float, float]], expected: bool
) -> None:
    assert needs_ocr(Glyphs(width=600, height=800, text=list(text), images=images)) is expected


def test_scan_without_ocr_says_so_in_its_row() -> None:
    pages, problems = read_pdf(bound(PDF, pictured(PDF, dpi=50)), with_ocr=False)
    assert [page.method for page in pages] == ["text", "none"]
    assert problems == ["bladzijde 2: niet gelezen: tekstherkenning staat uit"]


def test_pages_beyond_the_limit_are_not_read_and_that_is_said() -> None:
    pages, problems = read_pdf(bound(PDF, PDF, PDF), most_pages=2)
    assert len(pages) == 2
    assert problems == ["alleen de eerste 2 van 3 bladzijden zijn gelezen"]


def test_a_page_that_is_left_out_is_said_and_the_others_keep_their_numbers() -> None:
    pages, problems = read_pdf(bound(PDF, PDF, PDF), left_out={2: "liep vast"})
    assert [(page.number, bool(page.items)) for page in pages] == [(1, True), (2, False), (3, True)]
    assert problems == ["bladzijde 2: liep vast"]


@pytest.mark.parametrize("content", [b"%PDF-1.4\n", b"%PDF-1.7\n" + b"\x00" * 500, b"%PDF-", PDF[:60]])
def test_what_is_no_pdf_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableFile, match=r"geen PDF|geen bladzijden"):
        read_pdf(content)


# --- every letter leads back to its place

SAME = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹\u00ad", "0123456789-")


def _printed(pdf: pypdfium2.PdfDocument, number: int) -> dict[tuple[str, int], list[tuple[float, float, float, float]]]:
    """PDFium's own boxes of an upright page without a crop, from the top: (letter, half x0) → boxes."""
    page = pdf[number - 1]
    height, textpage = page.get_height(), page.get_textpage()
    rect, found = pdfium.FS_RECTF(), defaultdict(list)
    for index in range(textpage.count_chars()):
        code = pdfium.FPDFText_GetUnicode(textpage, index)
        if pdfium.FPDFText_GetLooseCharBox(textpage, index, ctypes.byref(rect)):
            box = (rect.left, height - rect.top, rect.right, height - rect.bottom)
            found[chr(45 if code == 2 else code), int(rect.left / 8)].append(box)
    textpage.close()
    return found


def _strays(document: Document, pdf: pypdfium2.PdfDocument) -> list[str]:
    """The characters of the text that PDFium does not print at their box, with their surroundings."""
    strays = []
    boxes = {page.number: _printed(pdf, page.number) for page in document.pages if page.method == "text"}
    for anchor in document.anchors:
        if anchor.edges is None or anchor.page not in boxes:
            continue
        for offset in range(anchor.start, anchor.end):
            letter = document.text[offset].translate(SAME)
            x0, x1 = anchor.edges[2 * (offset - anchor.start)], anchor.edges[2 * (offset - anchor.start) + 1]
            if not letter.isspace() and not _is_printed(boxes[anchor.page], letter, x0, x1, anchor.top, anchor.bottom):
                strays.append(document.text[max(0, offset - 20) : offset + 10])
    return strays


def _is_printed(boxes, letter: str, x0: float, x1: float, top: float, bottom: float) -> bool:  # type: ignore[no-untyped-def]
    for bucket in (int(x0 / 8), int(x0 / 8) - 1):
        for box in boxes.get((letter, bucket), ()):
            is_there = box[0] - 0.1 <= x0 and x1 <= box[2] + 0.1 and x1 - x0 > 0.2 * (box[2] - box[0])
            if is_there and min(box[3], bottom) - max(box[1], top) > 0.5 * min(box[3] - box[1], bottom - top):
                return True
    return False


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_every_letter_of_a_sample_leads_back_to_its_box(path: Path) -> None:
    pdf = pypdfium2.PdfDocument(path)
    try:
        for document in split(read(path, with_ocr=False)):
            assert _strays(document, pdf) == []
            anchored = {at for anchor in document.anchors for at in range(anchor.start, anchor.end)}
            assert all(at in anchored for at, letter in enumerate(document.text) if not letter.isspace())
    finally:
        pdf.close()


def test_stray_letter_would_be_seen() -> None:
    content = pdf_of(paragraph(72, 100, BODY))
    (document,) = documents_of(content)
    moved = documents_of(pdf_of(paragraph(75, 100, BODY)))[0]
    pdf = pypdfium2.PdfDocument(content)
    assert _strays(document, pdf) == []
    assert len(_strays(moved, pdf)) > 20
    pdf.close()


@pytest.mark.parametrize(
    "pieces",
    [
        [(72, 100, 10, "Er waren 36"), (None, 3.5, 6, "1"), (None, 0, 10, " meldingen")],
        [*paragraph(72, 100, "Zij spraken over omgangs-\nvormen op het werk.")],
        [*paragraph(60, 150, BODY), *paragraph(330, 150, BODY.replace("commissie", "raad"))],
    ],
)
def test_every_letter_leads_back_to_its_box(pieces: list[Piece]) -> None:
    content = pdf_of(pieces)
    pdf = pypdfium2.PdfDocument(content)
    assert _strays(documents_of(content)[0], pdf) == []
    pdf.close()


def test_file_locked_in_a_way_that_only_qpdf_knows_is_read() -> None:
    """What the file allows does not agree with its checksum: PDFium takes that for a wrong password."""
    content = re.sub(rb"(?<=/Perms <)\w{6}", b"000000", locked(PDF, ""))
    assert _joined(read_pdf(content)[0]) == BODY.split("\n")
    with pytest.raises(pypdfium2.PdfiumError, match="password"):
        pypdfium2.PdfDocument(content)
