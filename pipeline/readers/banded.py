"""Tables whose rows are told apart by level rules or shaded bands only: cells of many lines without upright rules."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from pipeline.readers.aligned import rows_of
from pipeline.readers.glyphs import Glyphs
from pipeline.readers.lines import height_of
from pipeline.records import Box, Cell, Line, Table

SAME_EDGE_POINTS = 4.0
LEAST_WIDTH = 120.0  # points; a shorter rule is a signature line or a footnote's
LEAST_LEVELS = 3
LEAST_GAP = 3.0  # points of white between two columns
MOST_ROW_SHARE = 0.4  # of the page height; a higher «row» is a text between two rules
MOST_CELL_LINES = 14
FEWEST_OF_TEXT = 8  # words of a line of running text
LEAST_WRAPPED = 1  # rows with a cell of several lines; without them the columns of numbers tell enough


def banded_tables(glyphs: Glyphs, lines: Sequence[Line], number: int) -> tuple[list[Table], set[int]]:
    """The tables of page `number` whose rows stand between level rules or on bands, and where their lines are."""
    tables: list[Table] = []
    used: set[int] = set()
    for x0, x1, levels in _ladders(glyphs):
        inside = [
            at
            for at, line in enumerate(lines)
            if at not in used and line.box and _within(line.box, x0, x1, levels[0], levels[-1])
        ]
        rows = [[at for at in inside if _between(lines[at], top, bottom)] for top, bottom in pairwise(levels)]
        rows = [row for row in rows if row]
        columns = _columns([lines[at] for row in rows[1:] for at in row])  # a header may be set otherwise
        for part in _parts(rows, lines, columns):
            if len(part) < LEAST_LEVELS - 1 or not _has_wrapped(part, lines, columns):
                continue
            filled = tuple(_cells([lines[at] for at in row], columns) for row in part)
            if sum(sum(bool(cell.lines) for cell in row) >= 2 for row in filled) < 0.6 * len(filled):
                continue
            if any(len(cell.lines) > MOST_CELL_LINES for row in filled for cell in row):
                continue  # columns of text between two boxes of one width
            boxes = [lines[at].box or (x0, 0.0, x1, 0.0) for row in part for at in row]
            box = (x0, min(one[1] for one in boxes), x1, max(one[3] for one in boxes))
            whole = (x0, levels[0], x1, levels[-1])
            tables.append(Table(page=number, box=whole if len(part) == len(rows) else box, rows=filled))
            used.update(at for row in part for at in row)
    return tables, used


def _parts(
    rows: Sequence[list[int]], lines: Sequence[Line], columns: Sequence[tuple[float, float]]
) -> Iterable[list[list[int]]]:
    """The rows, parted where text runs over the columns: bars of a label and its text stand between paragraphs."""
    if len(columns) < 2:
        return
    part: list[list[int]] = []
    for row in rows:
        if any(_runs_over(lines[at], columns) for at in row):
            yield part
            part = []
        else:
            part.append(row)
    yield part


def _runs_over(line: Line, columns: Sequence[tuple[float, float]]) -> bool:
    x0, _, x1, _ = line.box or (0.0, 0.0, 0.0, 0.0)
    is_over = any(x0 < low[1] - LEAST_GAP and x1 > high[0] + LEAST_GAP for low, high in pairwise(columns))
    return is_over and len(line.text.split()) >= FEWEST_OF_TEXT


def _ladders(glyphs: Glyphs) -> list[tuple[float, float, list[float]]]:
    """Groups of level edges of one width under one another: x0, x1 and their heights from top to bottom."""
    edges: list[tuple[float, float, float]] = []
    for x0, top, x1, bottom in glyphs.rules:
        if x1 - x0 >= LEAST_WIDTH and bottom - top <= 3:
            edges.append((x0, x1, (top + bottom) / 2))
    for x0, top, x1, bottom in glyphs.fills:
        if x1 - x0 >= LEAST_WIDTH and bottom - top < MOST_ROW_SHARE * glyphs.height:
            edges += [(x0, x1, top), (x0, x1, bottom)]
    found: list[tuple[float, float, list[float]]] = []
    for x0, x1, height in sorted(edges, key=lambda edge: edge[2]):
        for group in found:
            near = abs(group[0] - x0) <= SAME_EDGE_POINTS and abs(group[1] - x1) <= SAME_EDGE_POINTS
            if near and height - group[2][-1] < MOST_ROW_SHARE * glyphs.height:
                if height - group[2][-1] > 3:
                    group[2].append(height)
                break
        else:
            found.append((x0, x1, [height]))
    return [group for group in found if len(group[2]) >= LEAST_LEVELS]


def _within(box: Box, x0: float, x1: float, top: float, bottom: float) -> bool:
    middle = (box[1] + box[3]) / 2
    return box[0] >= x0 - SAME_EDGE_POINTS and box[2] <= x1 + SAME_EDGE_POINTS and top < middle < bottom


def _between(line: Line, top: float, bottom: float) -> bool:
    return line.box is not None and top <= (line.box[1] + line.box[3]) / 2 < bottom


def _columns(lines: Sequence[Line]) -> list[tuple[float, float]]:
    """The x-ranges that the lines share, parted by white; lines that span several ranges (titles) do not count."""
    boxes = sorted((line.box for line in lines if line.box), key=lambda box: box[0])
    spans = [box for box in boxes if not _bridges(box, boxes)]
    ranges: list[tuple[float, float]] = []
    for x0, _, x1, _ in spans:
        if ranges and x0 < ranges[-1][1] + LEAST_GAP:
            ranges[-1] = (ranges[-1][0], max(ranges[-1][1], x1))
        else:
            ranges.append((x0, x1))
    return ranges


def _bridges(box: Box, boxes: Iterable[Box]) -> bool:
    """Whether a line lies over two others that stand side by side elsewhere."""
    below = [other for other in boxes if other is not box and other[0] < box[2] and other[2] > box[0]]
    return any(a[2] + LEAST_GAP < b[0] and box[2] > b[0] + 2 and box[0] < a[2] - 2 for a in below for b in below)


def _has_wrapped(rows: Sequence[Sequence[int]], lines: Sequence[Line], columns: Sequence[tuple[float, float]]) -> bool:
    wrapped = sum(any(len(cell.lines) > 1 for cell in _cells([lines[at] for at in row], columns)) for row in rows)
    return wrapped >= LEAST_WRAPPED


def _cells(lines: Sequence[Line], columns: Sequence[tuple[float, float]]) -> tuple[Cell, ...]:
    cells: list[list[Line]] = [[] for _ in columns]
    for row in rows_of(lines):
        for line in row:
            cells[_column_of(line, columns)].append(line)
    return tuple(Cell(lines=tuple(cell)) for cell in cells)


def _column_of(line: Line, columns: Sequence[tuple[float, float]]) -> int:
    x0, x1 = (line.box[0], line.box[2]) if line.box else (0.0, 0.0)
    shared = [min(x1, high) - max(x0, low) for low, high in columns]
    best = max(shared)
    return next(
        at for at, width in enumerate(shared) if (width >= best - 0.5 * height_of(line) and width > 0) or width == best
    )
