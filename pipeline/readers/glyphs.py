"""The characters and drawn shapes of one PDF page, with their boxes, through PDFium's raw calls."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

from pipeline.readers.characters import characters
from pipeline.readers.covered import Edges, covered, covering_annotations, hiding
from pipeline.readers.shapes import shapes_of
from pipeline.records import Box

SAME_LETTER = 0.2  # points by which the box of a letter of the same font may differ
LINE_END_HYPHENS = frozenset({2, 0x2010})  # PDFium's own mark, and the hyphen that typesetters put in


@dataclass(slots=True)
class Glyphs:
    """What is drawn on a page, in points from the top left of the page as shown.

    `text` has one character per entry of the four coordinate lists; `breaks` holds the indexes before which the
    content stream starts a new line; `rules` are thin lines `(x0, top, x1, bottom)`, `fills` are filled boxes,
    `blots` those of them in grey or black that may be redactions, `images` the boxes of pictures.
    """

    width: float
    height: float
    tilt: float = 0.0  # degrees, counter-clockwise, by which a scan was turned to stand upright
    text: list[str] = field(default_factory=list)
    x0: list[float] = field(default_factory=list)
    x1: list[float] = field(default_factory=list)
    top: list[float] = field(default_factory=list)
    bottom: list[float] = field(default_factory=list)
    breaks: set[int] = field(default_factory=set)
    hyphens: set[int] = field(default_factory=set)
    bold: list[bool] = field(default_factory=list)
    rules: list[Box] = field(default_factory=list)
    pale_rules: list[Box] = field(default_factory=list)  # white lines: rules where they part a shaded table
    fills: list[Box] = field(default_factory=list)
    blots: list[Box] = field(default_factory=list)
    images: list[Box] = field(default_factory=list)
    outlines: int = 0  # strokes and curves of filled shapes: letters may be drawn


class _Frame:
    """Turns page coordinates (origin bottom left, unrotated) into points from the top left as shown."""

    __slots__ = ("dx", "dy", "height", "width", "xx", "xy", "yx", "yy")

    def __init__(self, page: Any) -> None:
        self.width = pdfium.FPDF_GetPageWidthF(page)
        self.height = pdfium.FPDF_GetPageHeightF(page)
        turned = pdfium.FPDFPage_GetRotation(page)
        bounds = pdfium.FS_RECTF()  # media box ∩ crop box, those that the page inherits too
        found = pdfium.FPDF_GetPageBoundingBox(page, bounds)
        x0, y0, x1, y1 = (
            (bounds.left, bounds.bottom, bounds.right, bounds.top) if found else (0, 0, self.width, self.height)
        )
        # rows of the 2 × 3 matrix for 0, 90, 180 and 270 degrees clockwise
        self.xx, self.xy, self.dx, self.yx, self.yy, self.dy = (
            (1, 0, -x0, 0, -1, y1),
            (0, 1, -y0, 1, 0, -x0),
            (-1, 0, x1, 0, 1, -y0),
            (0, -1, y1, -1, 0, x1),
        )[turned % 4]

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        xa, xb = self.xx * left + self.xy * bottom + self.dx, self.xx * right + self.xy * top + self.dx
        ya, yb = self.yx * left + self.yy * bottom + self.dy, self.yx * right + self.yy * top + self.dy
        return min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb)


def glyphs_of(page: Any, hidden: Iterable[Edges] | None = None) -> Glyphs:
    """The characters, rules, filled boxes and images of a pypdfium2 page; white space without a box is left out.

    Words are not read at the edges `hidden` by annotations; None: look for those on the page.
    """
    frame = _Frame(page)
    glyphs = Glyphs(width=frame.width, height=frame.height)
    textpage = page.get_textpage()
    try:
        indexes = _read_characters(textpage, frame, glyphs)
        shapes = shapes_of(page, frame.box)
        for name in ("rules", "pale_rules", "fills", "blots", "images", "outlines"):
            setattr(glyphs, name, getattr(shapes, name))
        annotations = [frame.box(*edges) for edges in (covering_annotations(page) if hidden is None else hidden)]
        glyphs.blots += annotations
        over = hiding(shapes.painted, shapes.texts)
        if annotations or over:
            middles = [
                (index, (glyphs.x0[at] + glyphs.x1[at]) / 2, (glyphs.top[at] + glyphs.bottom[at]) / 2)
                for at, index in enumerate(indexes)
            ]
            _leave_out(glyphs, covered(textpage, middles, shapes.painted, shapes.texts, over, annotations))
    finally:
        textpage.close()
    _share_ligatures(glyphs)
    return glyphs


def _leave_out(glyphs: Glyphs, gone: set[int]) -> None:
    """Take these characters off the page."""
    if all(glyphs.text[at] == " " for at in gone):
        return
    kept = [at for at in range(len(glyphs.text)) if at not in gone]
    place = {at: number for number, at in enumerate(kept)}
    for name in ("text", "x0", "x1", "top", "bottom", "bold"):
        values = getattr(glyphs, name)
        values[:] = [values[at] for at in kept]
    glyphs.breaks = {place[at] if at in place else sum(one < at for one in kept) for at in glyphs.breaks}
    glyphs.hyphens = {place[at] for at in glyphs.hyphens if at in place}


def _read_characters(textpage: Any, frame: _Frame, glyphs: Glyphs) -> list[int]:
    """Fills in the characters; gives the index of each in the text page."""
    indexes: list[int] = []
    page = textpage.raw
    text, lefts, rights, tops, bottoms = glyphs.text, glyphs.x0, glyphs.x1, glyphs.top, glyphs.bottom
    dx, dy, upright = frame.dx, frame.dy, frame.xx == 1
    bolds = _Bolds(page)
    is_bold, previous_bottom, previous_top = False, -1.0, -1.0
    is_start = True  # of a word, where another letter may begin
    high = 0
    for index, (code, edges) in enumerate(characters(page)):
        if 0xD800 <= code < 0xDC00:  # PDFium gives characters beyond 16 bits as two halves
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00) if high else 0xFFFD
        elif code > sys.maxunicode:  # of a character map with codes of three bytes
            code = 0xFFFD
        high = 0
        if code in (10, 13):
            glyphs.breaks.add(len(text))
            continue
        if code < 32 and code != 2 and code != 9:
            continue
        if edges is None:
            continue
        left, high_edge, right, low_edge = edges
        if upright:
            x0, top, x1, bottom = left + dx, dy - high_edge, right + dx, dy - low_edge
        else:
            x0, top, x1, bottom = frame.box(left, low_edge, right, high_edge)
        if code == 32 and bottom - top < 0.5 and text:  # a space PDFium makes up has no place of its own
            x0 = x1 = rights[-1]
            top, bottom = tops[-1], bottoms[-1]
        if x1 < 0 or x0 > glyphs.width or bottom < 0 or top > glyphs.height:  # cut off: nobody sees it
            continue
        if code in LINE_END_HYPHENS:
            glyphs.hyphens.add(len(text))
            code = 45
        if is_start or abs(bottom - previous_bottom) > SAME_LETTER or abs(top - previous_top) > SAME_LETTER:
            is_bold = bolds.at(index)
            previous_bottom, previous_top = bottom, top
        is_start = code in (9, 32, 160)
        indexes.append(index)
        text.append(" " if code in (9, 160) else chr(code))
        lefts.append(x0)
        rights.append(x1)
        tops.append(top)
        bottoms.append(bottom)
        glyphs.bold.append(is_bold)
    return indexes


def _share_ligatures(glyphs: Glyphs) -> None:
    """Letters of one ligature («ft», «ffi») come with the box of the whole: give each its share of the width."""
    first, size = 0, len(glyphs.text)
    lefts, rights, tops = glyphs.x0, glyphs.x1, glyphs.top
    for at in range(1, size + 1):
        if at < size and lefts[at] == lefts[first] and rights[at] == rights[first] and tops[at] == tops[first]:
            continue
        count, left = at - first, lefts[first]
        if count > 1 and glyphs.text[first] != " ":
            share = (rights[first] - left) / count
            for number in range(count):
                lefts[first + number], rights[first + number] = left + number * share, left + (number + 1) * share
        first = at


class _Bolds:
    """Which characters of a text page are bold, by the weight or the name of their font."""

    def __init__(self, textpage: Any) -> None:
        self._page = textpage
        self._flags = ctypes.c_int()
        self._name = ctypes.create_string_buffer(64)
        self._known: dict[bytes, bool] = {}

    def at(self, index: int) -> bool:
        pdfium.FPDFText_GetFontInfo(self._page, index, self._name, 64, self._flags)
        name = self._name.value
        if name not in self._known or not name:
            weight = pdfium.FPDFText_GetFontWeight(self._page, index)
            shown = name.lower()
            self._known[name] = weight >= 600 or any(word in shown for word in (b"bold", b"black", b"heavy", b"semib"))
        return self._known[name]
