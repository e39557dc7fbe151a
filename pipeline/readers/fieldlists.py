"""Fields of an item set out in two columns without rules: «Besluit» in the margin and beside it what was decided."""

from __future__ import annotations

from collections.abc import Sequence

from models.grammar.fields import are_fields, field_of
from pipeline.readers.aligned import rows_of
from pipeline.readers.lines import height_of
from pipeline.records import Box, Cell, Line, Table

SAME_EDGE = 4.0  # points
SET_IN = 40.0  # points that a list inside a field may be set in
FARTHEST = 2.6  # line heights of white; more ends the fields of an item
MOST_LABEL_WORDS = 4

Row = list[Line]


def field_tables(lines: Sequence[Line], number: int) -> tuple[list[Table], set[int]]:
    """The field lists of page `number` as tables of a label and its text, and where in `lines` these stand.

    Two rows at least have a label of `item_fields.csv`, and one of them tells what was decided or is to be done.
    """
    rows = rows_of(lines)
    tables: list[Table] = []
    used: set[int] = set()
    at = 0
    while at < len(rows):
        end = _end_of_fields(rows, at) if _label(rows[at]) else at
        if not are_fields(rows[nth][0].text for nth in range(at, end) if _opens(rows[nth], rows[at])):
            at += 1
            continue
        tables.append(_table(rows[at:end], number))
        used.update(id(line) for row in rows[at:end] for line in row)
        at = end
    return tables, {position for position, line in enumerate(lines) if id(line) in used}


def _label(row: Row) -> str | None:
    """The role of the label with which a row begins, that has its text beside it."""
    return field_of(row[0].text) if len(row) > 1 else None


def _end_of_fields(rows: Sequence[Row], at: int) -> int:
    """Where the fields end that begin with the row `at`: below the last field, or line of one, of the same columns."""
    first, end = rows[at], at + 1
    while end < len(rows) and _near(rows[end - 1], rows[end]):
        if not (_opens(rows[end], first) or _goes_on(rows[end], first)):
            break
        end += 1
    return end


def _opens(row: Row, first: Row) -> bool:
    """A label and its text stand where those of the first field do; one that no list names may stand between others."""
    is_label = len(row) > 1 and len(row[0].text.split()) <= MOST_LABEL_WORDS
    return is_label and _is_at(row[0], first[0]) and _is_at(row[1], first[1])


def _goes_on(row: Row, first: Row) -> bool:
    """A further line of the text of a field: nothing stands where the labels do."""
    left = _box(row[0])[0] - _box(first[1])[0]
    return -SAME_EDGE <= left <= SET_IN


def _near(above: Row, row: Row) -> bool:
    white = min(_box(line)[1] for line in row) - max(_box(line)[3] for line in above)
    return white < FARTHEST * height_of(row[0])


def _is_at(line: Line, first: Line) -> bool:
    return abs(_box(line)[0] - _box(first)[0]) <= SAME_EDGE


def _table(rows: Sequence[Row], number: int) -> Table:
    """One row a field, its cell with all lines of its text."""
    fields: list[tuple[list[Line], list[Line]]] = []
    for row in rows:
        if _opens(row, rows[0]):
            fields.append(([row[0]], list(row[1:])))
        else:
            fields[-1][1].extend(row)
    boxes = [_box(line) for row in rows for line in row]
    box = (min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes))
    cells = tuple((Cell(lines=tuple(label)), Cell(lines=tuple(text))) for label, text in fields)
    return Table(page=number, box=box, rows=cells)


def _box(line: Line) -> Box:
    return line.box or (0.0, 0.0, 0.0, 0.0)
