"""What is drawn on a PDF page beside its words: rules, boxes and pictures, in the order in which they are painted."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

from pipeline.readers.covered import LEAST_SIDE, Colour, Edges, Painted, is_opaque_box, is_thick_line, seen_through
from pipeline.records import Box

MOST_SHAPES = 6_000  # a drawing with more is no table; a page of a map holds tens of thousands
DEEPEST_FORM = 4
THIN_POINTS = 3.0  # a filled rectangle thinner than this is a rule
LEAST_OUTLINE = 8  # strokes of a letter that is drawn as a shape; a box has five
PALE = 249  # of 255: lighter is white to the eye
DARK = 190  # of 255: a redaction is at most this light
Matrix = tuple[float, float, float, float, float, float]
BoxOf = Callable[[float, float, float, float], Box]
SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
PICTURES = (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_SHADING)


@dataclass(slots=True)
class Shapes:
    """Boxes in points from the top left of the page as shown; what `Glyphs` says of them holds here too.

    `painted` are the filled shapes and pictures, `texts` the page's text objects, both with their turn to be painted.
    """

    rules: list[Box] = field(default_factory=list)
    pale_rules: list[Box] = field(default_factory=list)
    fills: list[Box] = field(default_factory=list)
    blots: list[Box] = field(default_factory=list)
    images: list[Box] = field(default_factory=list)
    outlines: int = 0
    painted: list[Painted] = field(default_factory=list)
    texts: list[tuple[int, Any]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Holder:
    """The page or a form that holds shapes: how it moves them, what it lets see, how many forms are around it."""

    matrix: Matrix = SAME
    window: Edges | None = None  # None: all of it
    is_solid: bool = True
    depth: int = 0


def shapes_of(page: Any, box_of: BoxOf) -> Shapes:
    """The shapes of a pypdfium2 page; `box_of` turns left, bottom, right and top into a box as shown."""
    shapes = Shapes()
    bounds = [ctypes.c_float() for _ in range(4)]
    seen = 0
    for turn, (shape, kind, holder) in enumerate(_objects(page)):
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            shapes.texts.append((turn, shape))
            continue
        seen += 1
        if seen > MOST_SHAPES:
            break
        if not pdfium.FPDFPageObj_GetBounds(shape, *bounds):
            continue
        edges = _moved(holder.matrix, *(edge.value for edge in bounds))
        box = box_of(*edges)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            colour = _keep_path(shapes, shape, box)
            _keep_painted(shapes, shape, turn, edges, colour, holder, box_of)
            continue
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            shapes.images.append(box)
        shapes.painted.append(Painted(turn, box, None, covers=False))
    return shapes


def _objects(page: Any) -> Iterator[tuple[Any, int, _Holder]]:
    """Every text, path and picture of the page in the order of painting, those inside forms too."""
    count = pdfium.FPDFPage_CountObjects(page)
    todo = [(pdfium.FPDFPage_GetObject(page, number), _Holder()) for number in reversed(range(count))]
    while todo:
        shape, holder = todo.pop()
        kind = pdfium.FPDFPageObj_GetType(shape)
        if kind != pdfium.FPDF_PAGEOBJ_FORM:
            yield shape, kind, holder
        elif holder.depth < DEEPEST_FORM:
            own = pdfium.FS_MATRIX()
            pdfium.FPDFPageObj_GetMatrix(shape, own)
            inner = _Holder(
                matrix=_times((own.a, own.b, own.c, own.d, own.e, own.f), holder.matrix),
                window=_window(shape, holder),
                is_solid=holder.is_solid and not pdfium.FPDFPageObj_HasTransparency(shape),
                depth=holder.depth + 1,
            )
            held = min(pdfium.FPDFFormObj_CountObjects(shape), MOST_SHAPES)
            todo.extend((pdfium.FPDFFormObj_GetObject(shape, number), inner) for number in reversed(range(held)))


def _window(shape: Any, holder: _Holder) -> Edges | None:
    """Through which part of the page a shape is seen; None: all of it. A window that is no upright box lets nothing
    be sure, so that it is given as one of no size.
    """
    clip, is_box = seen_through(shape)
    if clip is None and is_box:
        return holder.window
    if clip is None:
        return (0.0, 0.0, 0.0, 0.0)
    edges = _moved(holder.matrix, *clip)
    return edges if holder.window is None else _common(edges, holder.window)


def _shown(shape: Any, holder: _Holder, edges: Edges) -> Edges | None:
    """What is seen of a shape with these edges; None where that is nothing, or not sure."""
    window = _window(shape, holder)
    left, bottom, right, top = edges if window is None else _common(edges, window)
    return (left, bottom, right, top) if left < right and bottom < top else None


def _drawn(edges: Edges) -> Edges:
    """What a thick line covers of its bounds, which PDFium takes its width too wide on every side."""
    left, bottom, right, top = edges
    width, height = right - left, top - bottom
    along, across = min(width, height) / 2, min(width, height) / 4
    x, y = (along, across) if width >= height else (across, along)
    return left + x, bottom + y, right - x, top - y


def _common(first: Edges, second: Edges) -> Edges:
    return (max(first[0], second[0]), max(first[1], second[1]), min(first[2], second[2]), min(first[3], second[3]))


def _keep_painted(
    shapes: Shapes, shape: Any, turn: int, edges: Edges, colour: Colour | None, holder: _Holder, box_of: BoxOf
) -> None:
    """Adds a path where it is filled, or thick, with what is seen of it."""
    width, height = edges[2] - edges[0], edges[3] - edges[1]
    is_filled = _is_filled(shape)
    if is_filled and min(width, height) <= THIN_POINTS:
        return
    shown = None
    if holder.is_solid and colour is not None:
        if is_filled and is_opaque_box(shape):
            shown = _shown(shape, holder, edges)
        elif not is_filled and min(width, height) >= 2 * LEAST_SIDE and is_thick_line(shape):
            shown = _shown(shape, holder, _drawn(edges))
    if is_filled or shown is not None:
        shapes.painted.append(Painted(turn, box_of(*(shown or edges)), colour, covers=shown is not None))


def _keep_path(shapes: Shapes, shape: Any, box: Box) -> Colour | None:
    """Sorts a path among the shapes; gives its colour, None where it has none of its own."""
    fill_mode, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(shape, fill_mode, stroke)
    is_filled, is_stroked = bool(fill_mode.value), bool(stroke.value)
    x0, top, x1, bottom = box
    is_thin = x1 - x0 <= THIN_POINTS or bottom - top <= THIN_POINTS
    colour = _colour(shape, is_stroke=is_stroked and not is_filled)
    if not (is_filled or is_stroked) or colour is None:
        return None
    if is_filled and (segments := pdfium.FPDFPath_CountSegments(shape)) >= LEAST_OUTLINE:
        shapes.outlines += segments
    if is_thin:
        if max(x1 - x0, bottom - top) > 4:
            (shapes.pale_rules if min(colour) > PALE else shapes.rules).append(box)
        return colour
    if min(colour) > PALE:
        return colour
    if is_filled:
        shapes.fills.append(box)
        if max(colour) < DARK and max(colour) - min(colour) <= 12:
            shapes.blots.append(box)
    if is_stroked and pdfium.FPDFPath_CountSegments(shape) in (4, 5):
        shapes.rules += [(x0, top, x1, top), (x0, bottom, x1, bottom), (x0, top, x0, bottom), (x1, top, x1, bottom)]
    return colour


def _is_filled(shape: Any) -> bool:
    fill_mode, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(shape, fill_mode, stroke)
    return bool(fill_mode.value)


def _times(first: Matrix, second: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def _moved(matrix: Matrix, left: float, bottom: float, right: float, top: float) -> Edges:
    a, b, c, d, e, f = matrix
    xs = [a * x + c * y + e for x in (left, right) for y in (bottom, top)]
    ys = [b * x + d * y + f for x in (left, right) for y in (bottom, top)]
    return min(xs), min(ys), max(xs), max(ys)


def _colour(shape: Any, *, is_stroke: bool) -> Colour | None:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    ask = pdfium.FPDFPageObj_GetStrokeColor if is_stroke else pdfium.FPDFPageObj_GetFillColor
    if not ask(shape, red, green, blue, alpha) or alpha.value < 16:
        return None
    return red.value, green.value, blue.value
