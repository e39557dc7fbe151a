"""Ruled tables: cells from the lines drawn on a page, by pdfplumber's steps from edges to cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from pdfplumber.table import (
    Table as PlumberTable,
)
from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

from pipeline.readers.aligned import is_number
from pipeline.readers.glyphs import Glyphs
from pipeline.readers.headed import headed_rules, is_head
from pipeline.readers.jointed import jointed_rules
from pipeline.readers.lines import around as _around
from pipeline.readers.lines import lines_of
from pipeline.readers.shapes import THIN_POINTS
from pipeline.records import Box, Cell, Table

SNAP_POINTS = 3.0  # edges this near are one edge (pdfplumber's default)
LEAST_EDGE_POINTS = 3.0
MOST_NUMBERS = 0.4  # of the cells of a table of words
FEWEST_ROWS, FEWEST_COLUMNS = 3, 3  # of a table of words no cell of which takes two lines
MOST_EDGES = 3_000  # more is a drawing or a map
Middle = tuple[int, float, float]


def ruled_tables(
    glyphs: Glyphs, number: int, redacted: list[Box], above: Sequence[float] = ()
) -> tuple[list[Table], set[int]]:
    """The ruled tables of page `number`, top to bottom, and the indexes of the characters they hold.

    A frame of one row or one column is no table. A cell merged away is None. `above`: where the columns begin of a
    table at the foot of the page before.
    """
    tables: list[Table] = []
    used: set[int] = set()
    no_page: Any = None  # pdfplumber asks for one of its own only to read words, which is done here
    for rules, is_drawn, is_guessed in _rules(glyphs, tables, above):
        for group in cells_to_tables(cells_between(rules)):
            rows = [row.cells for row in PlumberTable(no_page, group).rows]
            if len(rows) < 2 or max(sum(cell is not None for cell in row) for row in rows) < 2:
                continue
            if not is_drawn and (
                len(rows) < (2 if is_guessed and above else 3)
                or _overlaps(rows, tables)
                or _has_text_beside(glyphs, rows)
            ):
                continue
            table, held = _filled(glyphs, rows, number, redacted)
            if (not is_drawn and not _is_filled(table)) or (is_guessed and not _has_sentences(table)):
                continue
            if sum(bool(cell and cell.lines) for row in table.rows for cell in row) >= 2:
                tables.append(table)
                used |= held
    return sorted(tables, key=lambda table: table.box[1] if table.box else 0), used


def _rules(glyphs: Glyphs, tables: Sequence[Table], above: Sequence[float]) -> Iterator[tuple[list[Box], bool, bool]]:
    """The rules as drawn, those that joints stand for, the sides of shaded boxes, those that heads stand for, in turn.

    With each whether it is drawn as rules, and whether rows or columns are guessed; `tables` are those found so far.
    """
    yield glyphs.rules, True, False
    yield jointed_rules(glyphs, [table.box for table in tables if table.box]), False, True
    shaded = [side for box in glyphs.fills if _is_cell(box) for side in _sides(box)]
    shaded += [rule for rule in glyphs.pale_rules if any(_lies_in(rule, box) for box in glyphs.fills)]
    if shaded:
        yield [*glyphs.rules, *shaded], False, False
    yield headed_rules(glyphs, above), False, True


def _is_cell(box: Box) -> bool:
    """Whether a filled box has the size of a table cell."""
    return 8 <= box[2] - box[0] <= 600 and 6 <= box[3] - box[1] <= 160


def _lies_in(rule: Box, box: Box) -> bool:
    x, y = (rule[0] + rule[2]) / 2, (rule[1] + rule[3]) / 2
    return box[0] < x < box[2] and box[1] - 1 <= y <= box[3] + 1


def _sides(box: Box) -> list[Box]:
    x0, top, x1, bottom = box
    return [(x0, top, x1, top), (x0, bottom, x1, bottom), (x0, top, x0, bottom), (x1, top, x1, bottom)]


def _overlaps(rows: list[list[Box | None]], tables: Sequence[Table]) -> bool:
    x0, top, x1, bottom = _around([box for row in rows for box in row if box])
    return any(
        table.box and table.box[0] < x1 and table.box[2] > x0 and table.box[1] < bottom and table.box[3] > top
        for table in tables
    )


def _is_filled(table: Table) -> bool:
    """Whether most rows have words in several cells: a drawing of boxes has not."""
    several = sum(sum(bool(cell and cell.lines) for cell in row) >= 2 for row in table.rows)
    return len(table.rows) >= 2 and several >= 0.6 * len(table.rows)


def _has_sentences(table: Table) -> bool:
    """Whether cells go on over lines, or stand below heads of actions, and few hold a number, which tell enough."""
    cells = [cell.lines for row in table.rows for cell in row if cell and cell.lines]
    numbers = [sum(is_number(line) for line in lines) for lines in cells]
    is_stacked = any(count > 1 and count == len(lines) for count, lines in zip(numbers, cells, strict=True))
    alone = sum(count == len(lines) for count, lines in zip(numbers, cells, strict=True))
    heads = [" ".join(line.text for line in cell.lines) for cell in table.rows[0] if cell and cell.lines]
    is_listed = len(table.rows) >= FEWEST_ROWS and len(heads) >= FEWEST_COLUMNS and is_head(heads)
    is_told = is_listed or any(len(lines) > 1 for lines in cells)
    return is_told and not is_stacked and alone < MOST_NUMBERS * len(cells)


def _has_text_beside(glyphs: Glyphs, rows: list[list[Box | None]]) -> bool:
    """Whether words stand on the height of the rows but outside them: then the values are shaded, not the labels."""
    x0, top, x1, bottom = _around([box for row in rows for box in row if box])
    outside = 0
    for at, character in enumerate(glyphs.text):
        middle = (glyphs.top[at] + glyphs.bottom[at]) / 2
        outside += top < middle < bottom and character.isalnum() and (glyphs.x1[at] < x0 or glyphs.x0[at] > x1)
    return outside > 8


def cells_between(rules: Sequence[Box]) -> list[Box]:
    """The boxes that these rules enclose on all four sides; a table cut off by the page is closed there."""
    edges = list(_edges(rules))
    if not 4 <= len(edges) <= MOST_EDGES:
        return []
    merged = merge_edges(edges, SNAP_POINTS, SNAP_POINTS, SNAP_POINTS, SNAP_POINTS)
    merged = [edge for edge in merged if _length(edge) >= LEAST_EDGE_POINTS]
    merged += _open_ends(merged)
    return list(intersections_to_cells(edges_to_intersections(merged, SNAP_POINTS, SNAP_POINTS)))


def _edges(rules: Sequence[Box]) -> Iterator[dict[str, Any]]:
    """The rules as pdfplumber's edges."""
    for x0, top, x1, bottom in rules:
        if x1 - x0 >= bottom - top:
            middle = (top + bottom) / 2
            yield _edge("h", x0, middle, x1, middle)
        else:
            middle = (x0 + x1) / 2
            yield _edge("v", middle, top, middle, bottom)


def _open_ends(edges: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Edges that close a table cut off by the page: where three or more upright rules begin or end at one height."""
    uprights = [edge for edge in edges if edge["orientation"] == "v"]
    levels = [edge for edge in edges if edge["orientation"] == "h"]
    for side in ("top", "bottom"):
        for height in sorted({round(edge[side]) for edge in uprights}):
            ends = [edge for edge in uprights if abs(edge[side] - height) <= SNAP_POINTS]
            x0, x1 = min(edge["x0"] for edge in ends), max(edge["x1"] for edge in ends)
            closed = any(abs(level["top"] - height) <= 2 * SNAP_POINTS and level["x1"] > x0 + 1 for level in levels)
            if len(ends) >= 3 and not closed:
                yield _edge("h", x0, height, x1, height)


def _edge(orientation: str, x0: float, top: float, x1: float, bottom: float) -> dict[str, Any]:
    return {
        "orientation": orientation,
        "object_type": "line",
        "x0": x0,
        "x1": x1,
        "top": top,
        "bottom": bottom,
        "width": x1 - x0,
        "height": bottom - top,
        "doctop": top,
    }


def _length(edge: dict[str, Any]) -> float:
    return float(edge["x1"] - edge["x0"] if edge["orientation"] == "h" else edge["bottom"] - edge["top"])


def _filled(glyphs: Glyphs, rows: list[list[Box | None]], number: int, redacted: list[Box]) -> tuple[Table, set[int]]:
    around = _around([box for row in rows for box in row if box])
    inside = _inside(_middles(glyphs), around)
    used: set[int] = set()
    filled: list[tuple[Cell | None, ...]] = []
    for row in rows:
        cells: list[Cell | None] = []
        for box in row:
            if box is None:
                cells.append(None)
                continue
            held = [at for at, _, _ in _inside(inside, box) if at not in used]
            used.update(held)
            lines, _ = lines_of(glyphs, number, among=held, boxes=redacted)
            lines.sort(key=lambda line: (round(line.box[3]) if line.box else 0, line.box[0] if line.box else 0))
            cells.append(Cell(lines=tuple(lines)))
        filled.append(tuple(cells))
    filled = [row for row in filled if any(cell and cell.lines for cell in row)]
    return Table(page=number, box=around, rows=tuple(filled), is_ruled=True), used


def _middles(glyphs: Glyphs) -> list[Middle]:
    """The number of every character and the middle of its box."""
    edges = zip(glyphs.x0, glyphs.x1, glyphs.top, glyphs.bottom, strict=True)
    return [(at, (x0 + x1) / 2, (top + bottom) / 2) for at, (x0, x1, top, bottom) in enumerate(edges)]


def _inside(middles: Sequence[Middle], box: Box) -> list[Middle]:
    x0, top, x1, bottom = box
    left, right = x0 - THIN_POINTS / 2, x1 + THIN_POINTS / 2
    return [one for one in middles if left <= one[1] < right and top <= one[2] < bottom]
