"""Words under a box that was drawn over them are not read: a redaction that left its text in the file stays one.

Only what the eye cannot see goes: the box is opaque, upright, and painted after the words. White words on a dark box
(a table head) are painted after it, highlighting is transparent.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pypdfium2.raw as pdfium

from pipeline.records import Box

Edges = tuple[float, float, float, float]  # left, bottom, right, top in the page's own coordinates
DEEPEST_FORM = 4
MOST_OBJECTS = 200_000
LEAST_SIDE = 4.0  # points; a thinner box is a rule through the words, not over them
DARK = 100  # of 255: an annotation at most this light covers what is under it
TO_BE_REDACTED = 28  # PDF's annotation subtype Redact, which pypdfium2 has no name for in all versions


def is_opaque_box(shape: Any) -> bool:
    """Whether a filled path is one upright rectangle that nothing shines through."""
    corners = pdfium.FPDFPath_CountSegments(shape)
    if corners not in (4, 5) or pdfium.FPDFPageObj_HasTransparency(shape):
        return False
    points = [_point(pdfium.FPDFPath_GetPathSegment(shape, number)) for number in range(4)]
    return len(set(points)) == 4 and len({x for x, _ in points}) == 2 and len({y for _, y in points}) == 2


def address_of(shape: Any) -> int:
    """What tells one object of a page from every other."""
    return ctypes.cast(shape, ctypes.c_void_p).value or 0


def covered(
    page: Any, textpage: Any, places: Sequence[tuple[int, float, float]], boxes: Iterable[tuple[Box, int]]
) -> set[int]:
    """The numbers of the `places` that are painted over.

    A place is the index of a character in the text page and the middle of it; a box comes with the address of its
    object, 0 for an annotation, which lies over everything.
    """
    large = [(box, shape) for box, shape in boxes if box[2] - box[0] >= LEAST_SIDE and box[3] - box[1] >= LEAST_SIDE]
    under = [
        (number, index, shape)
        for number, (index, x, y) in enumerate(places)
        for (x0, top, x1, bottom), shape in large
        if x0 <= x <= x1 and top <= y <= bottom
    ]
    if not under:
        return set()
    turn = {address_of(one): number for number, one in enumerate(_in_order_of_painting(page))}
    gone = set()
    for number, index, shape in under:
        words = turn.get(address_of(pdfium.FPDFText_GetTextObject(textpage, index)))
        if shape == 0 or (words is not None and words < turn.get(shape, -1)):
            gone.add(number)
    return gone


def covering_annotations(page: Any) -> Iterator[Edges]:
    """Left, bottom, right and top of the annotations that hide what is under them: dark squares, marked redactions."""
    for number in range(pdfium.FPDFPage_GetAnnotCount(page)):
        annotation = pdfium.FPDFPage_GetAnnot(page, number)
        if not annotation:
            continue
        try:
            kind = pdfium.FPDFAnnot_GetSubtype(annotation)
            rect = pdfium.FS_RECTF()
            is_cover = kind == TO_BE_REDACTED or (kind == pdfium.FPDF_ANNOT_SQUARE and _is_filled_dark(annotation))
            if is_cover and pdfium.FPDFAnnot_GetRect(annotation, rect):
                yield rect.left, min(rect.bottom, rect.top), rect.right, max(rect.bottom, rect.top)
        finally:
            pdfium.FPDFPage_CloseAnnot(annotation)


def _is_filled_dark(annotation: Any) -> bool:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    kind = pdfium.FPDFANNOT_COLORTYPE_InteriorColor
    found = pdfium.FPDFAnnot_HasKey(annotation, b"IC") and pdfium.FPDFAnnot_GetColor(
        annotation, kind, red, green, blue, alpha
    )
    return bool(found) and alpha.value >= 250 and max(red.value, green.value, blue.value) <= DARK


def _point(segment: Any) -> tuple[float, float]:
    x, y = ctypes.c_float(), ctypes.c_float()
    pdfium.FPDFPathSegment_GetPoint(segment, x, y)
    return round(x.value, 1), round(y.value, 1)


def _in_order_of_painting(page: Any) -> Iterator[Any]:
    """Every object of the page, those inside forms too."""
    count = pdfium.FPDFPage_CountObjects(page)
    todo = [(pdfium.FPDFPage_GetObject(page, number), 0) for number in range(min(count, MOST_OBJECTS))][::-1]
    for _ in range(MOST_OBJECTS):
        if not todo:
            return
        shape, depth = todo.pop()
        yield shape
        if depth < DEEPEST_FORM and pdfium.FPDFPageObj_GetType(shape) == pdfium.FPDF_PAGEOBJ_FORM:
            inside = min(pdfium.FPDFFormObj_CountObjects(shape), MOST_OBJECTS - len(todo))
            inner = [(pdfium.FPDFFormObj_GetObject(shape, number), depth + 1) for number in range(inside)]
            todo += inner[::-1]
