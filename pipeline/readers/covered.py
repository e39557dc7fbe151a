"""Words that the eye cannot see are not read: a redaction that left its text in the file stays one.

They go where a box that nothing shines through, of whatever colour, is painted after them, or where they are as dark
as the box under them. White words on a dark box (a table head) and words on highlighting can be seen.
"""

from __future__ import annotations

import ctypes
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from pipeline.records import Box

Edges = tuple[float, float, float, float]  # left, bottom, right, top in the page's own coordinates
Colour = tuple[int, int, int]  # red, green, blue of 255
LEAST_SIDE = 4.0  # points; a thinner box is a rule through the words, not over them
DARK = 100  # of 255: an annotation at most this light covers what is under it; so dark words may hide on a dark box
ALIKE = 32  # of 255: colours that differ less in each of red, green and blue
TO_BE_REDACTED = 28  # PDF's annotation subtype Redact, which pypdfium2 has no name for in all versions
WINDOWS = (  # letters through which what is painted after them is seen
    *(pdfium.FPDF_TEXTRENDERMODE_FILL_CLIP, pdfium.FPDF_TEXTRENDERMODE_STROKE_CLIP),
    *(pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE_CLIP, pdfium.FPDF_TEXTRENDERMODE_CLIP),
)
EDGE = 2.0  # points by which a picture may fall short of the box that it lies over


@dataclass(frozen=True, slots=True)
class Painted:
    """A filled shape or a picture on a page, its turn to be painted, and whether nothing under it can be seen."""

    turn: int
    box: Box
    colour: Colour | None  # None: a picture, or a pattern
    covers: bool


def is_opaque_box(shape: Any) -> bool:
    """Whether a filled path is one upright rectangle that nothing shines through."""
    corners = pdfium.FPDFPath_CountSegments(shape)
    if corners not in (4, 5) or pdfium.FPDFPageObj_HasTransparency(shape):
        return False
    return _is_box([_point(pdfium.FPDFPath_GetPathSegment(shape, number)) for number in range(4)])


def is_thick_line(shape: Any) -> bool:
    """Whether a stroked path is one straight line, level or upright, that nothing shines through."""
    if pdfium.FPDFPath_CountSegments(shape) != 2 or pdfium.FPDFPageObj_HasTransparency(shape):
        return False
    (x0, y0), (x1, y1) = (_point(pdfium.FPDFPath_GetPathSegment(shape, number)) for number in range(2))
    return x0 == x1 or y0 == y1


def seen_through(shape: Any) -> tuple[Edges | None, bool]:
    """The window through which a shape is seen, in its holder's coordinates, and whether that is an upright box.

    None and True: there is no window.
    """
    clip = pdfium.FPDFPageObj_GetClipPath(shape)
    count = max(0, pdfium.FPDFClipPath_CountPaths(clip)) if clip else 0
    window: Edges | None = None
    for path in range(count):
        corners = pdfium.FPDFClipPath_CountPathSegments(clip, path)
        if corners not in (4, 5):
            return None, False
        points = [_point(pdfium.FPDFClipPath_GetPathSegment(clip, path, number)) for number in range(4)]
        if not _is_box(points):
            return None, False
        xs, ys = [x for x, _ in points], [y for _, y in points]
        own = (min(xs), min(ys), max(xs), max(ys))
        window = own if window is None else (*map(max, own[:2], window[:2]), *map(min, own[2:], window[2:]))  # type: ignore[assignment]
    return window, True


def _is_box(points: Sequence[tuple[float, float]]) -> bool:
    return len(set(points)) == 4 and len({x for x, _ in points}) == 2 and len({y for _, y in points}) == 2


def hiding(painted: Sequence[Painted], texts: Sequence[tuple[int, Any]]) -> list[Painted]:
    """Those that may hide words: large enough, and painted after some text object, or dark.

    `texts` are the text objects with their turn to be painted.
    """
    first = texts[0][0] if texts else 0
    found = [one for one in painted if one.covers and _is_large(one.box) and (one.turn > first or _is_dark(one))]
    pictures = [one for one in painted if one.colour is None]
    return [one for one in found if _is_dark(one) or not any(_lies_over(picture, one) for picture in pictures)]


def covered(
    textpage: Any,
    places: Sequence[tuple[int, float, float]],
    painted: Sequence[Painted],
    texts: Sequence[tuple[int, Any]],
    over: Iterable[Painted],
    annotations: Iterable[Box],
) -> set[int]:
    """The numbers of the `places` that cannot be seen.

    A place is the index of a character in the text page and the middle of it; `over` are those of the `painted` that
    may hide words. Annotations lie over everything.
    """
    lines = _Lines(places)
    gone = {number for box in annotations if _is_large(box) for number in lines.inside(box)}
    under: dict[int, list[Painted]] = {}
    for one in over:
        for number in lines.inside(one.box):
            under.setdefault(number, []).append(one)
    turns = {_address_of(text): turn for turn, text in texts} if under else {}
    for number, boxes in under.items():
        index, x, y = places[number]
        text = pdfium.FPDFText_GetTextObject(textpage, index)
        turn = turns.get(_address_of(text))
        if turn is None or pdfium.FPDFTextObj_GetTextRenderMode(text) in WINDOWS:
            continue
        if any(one.turn > turn for one in boxes):
            gone.add(number)
        elif any(_is_dark(one) for one in boxes) and (colour := _dark_colour(textpage, index)):
            ground = _ground(painted, turn, x, y)
            if ground is not None and ground.covers and ground.colour is not None and _are_alike(colour, ground.colour):
                gone.add(number)
    return gone


class _Lines:
    """The places of a page, sorted from top to bottom."""

    def __init__(self, places: Sequence[tuple[int, float, float]]) -> None:
        self._sorted = sorted((y, x, number) for number, (_, x, y) in enumerate(places))
        self._heights = [y for y, _, _ in self._sorted]

    def inside(self, box: Box) -> Iterator[int]:
        x0, top, x1, bottom = box
        for y, x, number in self._sorted[bisect_left(self._heights, top) : bisect_right(self._heights, bottom)]:
            if x0 <= x <= x1 and top <= y <= bottom:
                yield number


def _is_large(box: Box) -> bool:
    return box[2] - box[0] >= LEAST_SIDE and box[3] - box[1] >= LEAST_SIDE


def _is_dark(one: Painted) -> bool:
    return one.colour is not None and max(one.colour) <= DARK


def _lies_over(picture: Painted, one: Painted) -> bool:
    """Whether the eye sees a picture where a box is, as in a scan with its words under it."""
    x0, top, x1, bottom = one.box
    a0, above, a1, below = picture.box
    is_around = a0 <= x0 + EDGE and above <= top + EDGE and a1 >= x1 - EDGE and below >= bottom - EDGE
    return is_around and picture.turn > one.turn


def _ground(painted: Sequence[Painted], turn: int, x: float, y: float) -> Painted | None:
    """What words of this turn were painted on."""
    for one in reversed(painted):
        if one.turn < turn and one.box[0] <= x <= one.box[2] and one.box[1] <= y <= one.box[3]:
            return one
    return None


def _dark_colour(textpage: Any, index: int) -> Colour | None:
    """The colour of a character; None where it is light."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not pdfium.FPDFText_GetFillColor(textpage, index, red, green, blue, alpha):
        return None
    own = (red.value, green.value, blue.value)
    return own if max(own) <= DARK + ALIKE else None


def _are_alike(first: Colour, second: Colour) -> bool:
    return all(abs(one - other) < ALIKE for one, other in zip(first, second, strict=True))


def _address_of(shape: Any) -> int:
    """What tells one object of a page from every other."""
    return ctypes.cast(shape, ctypes.c_void_p).value or 0


def covering_annotations(page: Any) -> Iterator[Edges]:
    """The annotations that hide what is under them: dark squares and highlights, marked redactions."""
    for number in range(pdfium.FPDFPage_GetAnnotCount(page)):
        annotation = pdfium.FPDFPage_GetAnnot(page, number)
        if not annotation:
            continue
        try:
            kind = pdfium.FPDFAnnot_GetSubtype(annotation)
            rect = pdfium.FS_RECTF()
            is_cover = (
                kind == TO_BE_REDACTED
                or (kind == pdfium.FPDF_ANNOT_SQUARE and _is_dark_in(annotation, "IC"))
                or (kind == pdfium.FPDF_ANNOT_HIGHLIGHT and _is_dark_in(annotation, "C"))
            )
            if is_cover and pdfium.FPDFAnnot_GetRect(annotation, rect):
                yield rect.left, min(rect.bottom, rect.top), rect.right, max(rect.bottom, rect.top)
        finally:
            pdfium.FPDFPage_CloseAnnot(annotation)


def _is_dark_in(annotation: Any, key: str) -> bool:
    """Whether an annotation is dark, and solid: IC is the colour inside a square, C that of a highlight."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    kind = pdfium.FPDFANNOT_COLORTYPE_InteriorColor if key == "IC" else pdfium.FPDFANNOT_COLORTYPE_Color
    found = pdfium.FPDFAnnot_HasKey(annotation, key.encode()) and pdfium.FPDFAnnot_GetColor(
        annotation, kind, red, green, blue, alpha
    )
    return bool(found) and alpha.value >= 250 and max(red.value, green.value, blue.value) <= DARK


def _point(segment: Any) -> tuple[float, float]:
    x, y = ctypes.c_float(), ctypes.c_float()
    pdfium.FPDFPathSegment_GetPoint(segment, x, y)
    return round(x.value, 1), round(y.value, 1)
