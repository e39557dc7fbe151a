"""PDF files: every page's lines, tables and marks in reading order; damaged files repaired where that can be done."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Any

import pikepdf
import pypdfium2

from pipeline.errors import UnreadableFile
from pipeline.intake.limits import MOST_PAGES
from pipeline.intake.problems import of_pages
from pipeline.intake.progress import begins
from pipeline.readers.aligned import aligned_tables
from pipeline.readers.axes import axis_marks
from pipeline.readers.banded import banded_tables
from pipeline.readers.bars import bar_tables
from pipeline.readers.boxes import boxed, levels_of, text_boxes
from pipeline.readers.columns import groups_for_tables
from pipeline.readers.covered import covering_annotations
from pipeline.readers.fieldlists import field_tables
from pipeline.readers.furniture import printed_number, set_apart
from pipeline.readers.glyphs import Glyphs, glyphs_of
from pipeline.readers.grids import ruled_tables
from pipeline.readers.headed import columns_at_foot
from pipeline.readers.layout import in_reading_order, is_plain
from pipeline.readers.lines import lines_of, redactions
from pipeline.readers.looseheads import with_loose_heads
from pipeline.readers.typed import with_typed_words
from pipeline.records import Box, Line, Mark, Page, Table

LEAST_CHARACTERS = 25  # with fewer and a picture over the page, it is a scan
MOST_STRAY = 5  # characters of a page number; with more, what pictures there are beside them adorn
LEAST_PICTURE = 0.35  # of the page
LEAST_PART = 0.05  # of the page, where it has no words at all
LEAST_OUTLINES = 1_500  # strokes of some hundred letters drawn as shapes
ODD = re.compile("[\ufffd\ue000-\uf8ff]")
LOWEST, FOOT = 0.6, 0.91  # of the height: so low ends a table that may go on over the page; below it stand page numbers
GARBLED = 0.3  # share of characters that stand for nothing: a font without a character map
logging.getLogger("pikepdf").addHandler(logging.NullHandler())  # else what it mends is printed on the screen
NOT_RECOGNISED = "niet gelezen: tekstherkenning staat uit"
BROKEN = "het bestand is geen PDF, of onherstelbaar beschadigd; vraag een nieuw exemplaar"
REPAIRED = "het bestand is beschadigd en hersteld; er kunnen delen ontbreken"
NOT_OPENED = "de bladzijde kan niet worden geopend"
PASSWORD_NEEDED = "het bestand is versleuteld; geef het wachtwoord met --password"
QPDF_ERRORS = (
    *(pikepdf.PasswordError, pikepdf.PdfError, pypdfium2.PdfiumError),
    *(RuntimeError, ValueError, OverflowError),
)


@dataclass(slots=True)
class _Raw:
    """A page before its neighbours are known."""

    number: int
    width: float
    height: float
    lines: list[Line]
    tables: list[Table]
    marks: list[Mark]
    boxes: list[Box] = field(default_factory=list)
    levels: list[Box] = field(default_factory=list)
    method: str = "text"
    problem: str | None = None
    tilt: float = 0.0


def read_pdf(
    content: bytes,
    *,
    password: str | None = None,
    with_ocr: bool = True,
    most_pages: int = MOST_PAGES,
    left_out: Mapping[int, str] | None = None,
) -> tuple[list[Page], list[str]]:
    """The pages of a PDF, and in a sentence each what could not be read.

    Raises:
        UnreadableFile: encrypted without the right password, no pages, or broken beyond repair.
    """
    pdf, problems = open_pdf(content, password)
    skipped = left_out or {}
    raws, count = _raws(pdf, with_ocr, most_pages, skipped)
    if not problems and all(raw.problem and raw.problem.startswith(NOT_OPENED) for raw in raws):
        with suppress(UnreadableFile):
            raws, count = _raws(_repaired(content, password), with_ocr, most_pages, skipped)
            problems.append(REPAIRED)
    if count > most_pages:
        problems.append(f"alleen de eerste {most_pages} van {count} bladzijden zijn gelezen")
    problems += of_pages((raw.number, raw.problem) for raw in raws)
    return list(_pages(raws)), problems


def _raws(pdf: Any, with_ocr: bool, most_pages: int, left_out: Mapping[int, str]) -> tuple[list[_Raw], int]:
    """The pages and how many there are; the document is closed."""
    try:
        count = len(pdf)
        if not count:
            raise UnreadableFile("de PDF heeft geen bladzijden")
        raws: list[_Raw] = []
        for number in range(1, min(count, most_pages) + 1):
            above = _at_foot(raws[-1]) if raws else ()
            raws.append(_unread(number, left_out[number]) if number in left_out else _raw(pdf, number, with_ocr, above))
        return raws, count
    finally:
        pdf.close()


def open_pdf(content: bytes, password: str | None) -> tuple[Any, list[str]]:
    """The document and what is wrong with it; the password is only used where the file does not open without.

    Raises:
        UnreadableFile: encrypted without the right password, or broken beyond repair.
    """
    try:
        return pypdfium2.PdfDocument(content), []
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == pypdfium2.raw.FPDF_ERR_PASSWORD:
            with suppress(pypdfium2.PdfiumError):
                return pypdfium2.PdfDocument(content, password=password or ""), []
            return _unlocked(content, password), []
        return _repaired(content, password), [REPAIRED]


def _unlocked(content: bytes, password: str | None) -> Any:
    """The document where qpdf knows a way of locking that PDFium does not."""
    try:
        return _rewritten(content, password)
    except QPDF_ERRORS as error:
        wrong = "het wachtwoord opent dit bestand niet" if password else PASSWORD_NEEDED
        raise UnreadableFile(wrong) from error


def _repaired(content: bytes, password: str | None) -> Any:
    """The document after qpdf rebuilt its structure."""
    try:
        return _rewritten(content, password)
    except pikepdf.PasswordError as error:
        raise UnreadableFile(PASSWORD_NEEDED) from error
    except QPDF_ERRORS as error:
        raise UnreadableFile(BROKEN) from error


def _rewritten(content: bytes, password: str | None) -> Any:
    with pikepdf.open(io.BytesIO(content), password=password or "") as damaged:
        target = io.BytesIO()
        damaged.save(target)
    return pypdfium2.PdfDocument(target.getvalue())


def _short(error: Exception) -> str:
    return str(error).split("\n", 1)[0].removesuffix(".").strip()[:120]


def _unread(number: int, problem: str) -> _Raw:
    return _Raw(number, 0, 0, [], [], [], method="none", problem=problem)


def _at_foot(raw: _Raw) -> tuple[float, ...]:
    """Where the columns begin of a table with which the page ends; empty where text stands below it."""
    last = max(raw.tables, key=lambda table: table.box[3] if table.box else 0.0, default=None)
    if last is None or last.box is None or not last.is_ruled or last.box[3] < LOWEST * raw.height:
        return ()
    foot = last.box[3]
    is_last = all(line.box is None or not foot < line.box[1] < FOOT * raw.height for line in raw.lines)
    return columns_at_foot(last) if is_last else ()


def _raw(pdf: Any, number: int, with_ocr: bool, above: Sequence[float] = ()) -> _Raw:
    begins(number)
    try:
        page = pdf[number - 1]
        hidden = list(covering_annotations(page))
        page = with_typed_words(pdf, page, number)
    except pypdfium2.PdfiumError as error:
        return _unread(number, f"{NOT_OPENED} ({_short(error)})")
    try:
        glyphs = glyphs_of(page, hidden)
        method, problem = "text", None
        if needs_ocr(glyphs):
            glyphs, method, problem = _recognised(page, glyphs) if with_ocr else (glyphs, "none", NOT_RECOGNISED)
        return _raw_of(glyphs, number, method, problem, above)
    except pypdfium2.PdfiumError as error:
        return _unread(number, f"de bladzijde kan niet worden gelezen ({_short(error)})")
    finally:
        page.close()


def _recognised(page: Any, glyphs: Glyphs) -> tuple[Glyphs, str, str | None]:
    """As `ocr.recognised`; what the page itself says stands where its picture says hardly more."""
    from pipeline.readers.ocr import recognised  # scans are few, and what reads them takes long to load

    found, method, problem = recognised(page, glyphs)
    own, seen = (sum(not character.isspace() for character in one.text) for one in (glyphs, found))
    if method == "ocr" and own and seen < 2 * own and not is_garbled(glyphs):
        return glyphs, "text", None
    if not seen and _pictured(glyphs) <= LEAST_PICTURE:  # a logo, a drawing
        problem = None
    return found, method, problem


def needs_ocr(glyphs: Glyphs) -> bool:
    """Whether a page is a picture of text, perhaps in strips, or its characters stand for nothing."""
    shown = len("".join("".join(glyphs.text).split()))
    if shown >= LEAST_CHARACTERS:
        return is_garbled(glyphs)
    page = glyphs.width * glyphs.height
    if any((x1 - x0) * (bottom - top) > LEAST_PICTURE * page for x0, top, x1, bottom in glyphs.images):
        return True
    least = LEAST_PICTURE if shown else LEAST_PART
    return shown <= MOST_STRAY and (_pictured(glyphs) > least or glyphs.outlines >= LEAST_OUTLINES)


def is_garbled(glyphs: Glyphs) -> bool:
    """Whether the characters stand for nothing: their font has no character map."""
    shown = "".join("".join(glyphs.text).split())
    return len(ODD.findall(shown)) > GARBLED * len(shown)


def _pictured(glyphs: Glyphs) -> float:
    """The share of the page that pictures take, side by side."""
    page = glyphs.width * glyphs.height
    return sum((x1 - x0) * (bottom - top) for x0, top, x1, bottom in glyphs.images) / page if page else 0.0


def _raw_of(glyphs: Glyphs, number: int, method: str, problem: str | None, above: Sequence[float] = ()) -> _Raw:
    redacted = redactions(glyphs)
    tables, held = ruled_tables(glyphs, number, redacted, above)
    rest = [at for at in range(len(glyphs.text)) if at not in held] if held else None
    lines, marks = lines_of(glyphs, number, among=rest, boxes=redacted)
    tables, headed = with_loose_heads(tables, lines)
    lines = [line for at, line in enumerate(lines) if at not in headed]
    scale = axis_marks(lines)
    axis = [replace(line, role="axis") for at, line in enumerate(lines) if at in scale]
    lines = [line for at, line in enumerate(lines) if at not in scale]
    for drawn in (bar_tables, banded_tables):
        found, taken = drawn(glyphs, lines, number)
        lines = [line for at, line in enumerate(lines) if at not in taken]
        tables += found
    boxes, levels = text_boxes(glyphs, lines), levels_of(glyphs)
    for group in groups_for_tables(boxed(lines, boxes), levels):
        for finder in (field_tables, aligned_tables):
            loose, taken = finder(group, number)
            held_lines = {id(group[at]) for at in taken}
            group = [line for line in group if id(line) not in held_lines]
            lines = [line for line in lines if id(line) not in held_lines]
            tables += loose
    return _Raw(
        number, glyphs.width, glyphs.height, [*lines, *axis], tables, marks, boxes, levels, method, problem, glyphs.tilt
    )


def _pages(raws: list[_Raw]) -> Iterator[Page]:
    """Pages in reading order, headers and footers set apart by comparing neighbours."""
    apart = set_apart([raw.lines for raw in raws], [raw.height for raw in raws])
    plain = is_plain(apart)
    for raw, lines in zip(raws, apart, strict=True):
        yield Page(
            number=raw.number,
            items=tuple(in_reading_order(lines, raw.tables, raw.boxes, raw.levels, plain=plain)),
            method=raw.method,
            width=round(raw.width, 1),
            height=round(raw.height, 1),
            problem=raw.problem,
            marks=tuple(raw.marks),
            tilt=raw.tilt,
            printed_number=printed_number(lines),
        )
