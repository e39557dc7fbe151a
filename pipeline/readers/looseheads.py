"""Heads that stand above the rules of a table: their words, column by column, as its first row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.readers.aligned import YEAR, is_number, rows_of
from pipeline.readers.lines import height_of
from pipeline.records import Box, Cell, Line, Table

FARTHEST = 1.1  # line heights of white between the head and the first rule
MOST_ROWS = 3  # of words that a head is set in
SHARE = 0.6  # of the columns that must have a head
MOST_WORDS = 8
SLACK = 3.0  # points


def with_loose_heads(tables: Sequence[Table], lines: Sequence[Line]) -> tuple[list[Table], set[int]]:
    """The ruled tables with the head right above them as their first row, and where in `lines` such heads stand."""
    found: list[Table] = []
    used: set[int] = set()
    for table in tables:
        head = _head(table, lines) if table.is_ruled and table.box and not table.continued else None
        if head is None or table.box is None:
            found.append(table)
            continue
        used |= {id(line) for cell in head for line in cell.lines}
        top = min(_box(line)[1] for cell in head for line in cell.lines)
        box = (table.box[0], top, table.box[2], table.box[3])
        found.append(replace(table, box=box, rows=(head, *table.rows)))
    return found, {at for at, line in enumerate(lines) if id(line) in used}


def _head(table: Table, lines: Sequence[Line]) -> tuple[Cell, ...] | None:
    """The cells of the head, from the row nearest to the table upwards, as long as its words keep to the columns."""
    box = table.box or (0.0, 0.0, 0.0, 0.0)
    columns = _columns(table)
    cells: list[list[Line]] = [[] for _ in columns]
    top, size, bold = box[1], 0.0, False
    inside = [line for line in lines if line.box and line.box[3] <= box[1] + SLACK and _is_over(line.box, box)]
    for row in reversed(rows_of(inside)[-MOST_ROWS:]):
        white = top - max(_box(line)[3] for line in row)
        placed = [_column_of(line, columns) for line in row]
        is_alike = not size or (abs(row[0].size - size) < 0.5 and row[0].is_bold == bold)
        if white > FARTHEST * height_of(row[0]) or None in placed or len(set(placed)) < len(placed) or not is_alike:
            break
        for line, at in zip(row, placed, strict=True):
            cells[at or 0].insert(0, line)
        top, size, bold = min(_box(line)[1] for line in row), row[0].size, row[0].is_bold
    said = [line for cell in cells for line in cell]
    filled = sum(bool(cell) for cell in cells)
    if filled < max(2, SHARE * len(columns)) or any(len(line.text.split()) > MOST_WORDS for line in said):
        return None
    is_words = not all(is_number(line) and not YEAR.fullmatch(line.text.strip()) for line in said)
    return tuple(Cell(lines=tuple(cell)) for cell in cells) if is_words else None


def _columns(table: Table) -> list[tuple[float, float]]:
    """From where to where each column may hold words: up to halfway the white beside it."""
    width = max(len(row) for row in table.rows)
    spans: list[tuple[float, float]] = []
    last = (table.box or (0.0, 0.0, 0.0, 0.0))[0]
    for column in range(width):
        held = [row[column] for row in table.rows if column < len(row)]
        boxes = [_box(line) for cell in held if cell is not None for line in cell.lines]
        spans.append((min(box[0] for box in boxes), max(box[2] for box in boxes)) if boxes else (last, last))
        last = spans[-1][1]
    box = table.box or (0.0, 0.0, 0.0, 0.0)
    edges = [box[0], *((left[1] + right[0]) / 2 for left, right in pairwise(spans)), box[2]]
    return [(low, max(low, high, span[1])) for (low, high), span in zip(pairwise(edges), spans, strict=True)]


def _column_of(line: Line, columns: Sequence[tuple[float, float]]) -> int | None:
    """The column in which the words begin and that they do not leave by more than a little."""
    x0, _, x1, _ = _box(line)
    for at, (low, high) in enumerate(columns):
        if low - SLACK <= x0 < high and x1 <= high + 2 * SLACK:
            return at
    return None


def _is_over(box: Box, table: Box) -> bool:
    return box[0] >= table[0] - SLACK and box[2] <= table[2] + SLACK


def _box(line: Line) -> Box:
    return line.box or (0.0, 0.0, 0.0, 0.0)
