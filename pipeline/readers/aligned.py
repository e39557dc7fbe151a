"""Tables without rules: rows of numbers that stand in columns by white space alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.readers.lines import height_of
from pipeline.records import Box, Cell, Line, Table

NUMBER = re.compile(
    r"(?:[€$]\s?)?[<>±~+−–-]?\s?(?:[€]\s?)?\(?\d[\d.,]*\)?[⁰¹²³⁴-⁹*]?\s?(?:%|fte|uur|x|pp|,-|,--|mln\.?|mio\.?)?|[€]?\s?[-–—]|-/-|n\.?v\.?t\.?|nvt|nihil|geen|onbekend",
    re.IGNORECASE,
)
YEAR = re.compile(r"(?:19|20)\d\d(?:\s?[-/]\s?(?:19|20)?\d\d)?[*⁰¹²³⁴-⁹]?")
MOST_WORDS = 8  # a cell with more is running text
MOST_HEADER_ROWS = 3
PART = re.compile(r"(?:waarvan|w\.?v\.?|te weten|af|bij|minus|plus|per saldo)\b", re.IGNORECASE)  # a row of its own
SAME_LEFT = 6.0  # points; a label that goes on may be set in a little
WIDER = 20.0  # points
FARTHEST_ROW = 2.4  # in line heights: more white between two rows ends the table
Row = list[Line]


def aligned_tables(lines: Sequence[Line], number: int) -> tuple[list[Table], set[int]]:
    """The borderless tables of page `number` and the positions in `lines` of what they hold.

    A table has at least two rows with a number in the same column (years above values count as one).
    """
    rows = rows_of(lines)
    tables: list[Table] = []
    used: set[int] = set()
    at = 0
    while at < len(rows):
        end = _end_of_run(rows, at)
        columns = _columns(rows[at:end]) if end - at >= 2 else []
        if not columns:
            at += 1
            continue
        first = _first_header(rows, at, columns)
        last = end - 1
        while end < len(rows) and _goes_on(rows[last], rows[end - 1], rows[end]):
            end += 1
        kept = rows[first:end]
        tables.append(_table(kept, columns, number))
        used.update(id(line) for row in kept for line in row)
        at = end
    return tables, {position for position, line in enumerate(lines) if id(line) in used}


def rows_of(lines: Sequence[Line]) -> list[Row]:
    """Lines side by side, as rows from top to bottom, each from left to right."""
    rows: list[Row] = []
    for line in sorted(lines, key=lambda line: _middle(line)):
        if rows and abs(_middle(rows[-1][0]) - _middle(line)) < 0.45 * min(height_of(rows[-1][0]), height_of(line)):
            rows[-1].append(line)
        else:
            rows.append([line])
    for row in rows:
        row.sort(key=lambda line: _box(line)[0])
    return rows


def is_number(line: Line) -> bool:
    """Whether the line is nothing but a printed number, a dash or «n.v.t.»."""
    return NUMBER.fullmatch(line.text.strip()) is not None


def _has_values(row: Row) -> bool:
    numbers = sum(is_number(line) for line in row)
    if len(row) < 2 or not numbers or all(len(line.text.split()) > MOST_WORDS for line in row):
        return False
    if numbers == 1 and is_number(row[0]):
        return False  # a number in the margin before running text
    return any(is_number(line) and any(c.isdigit() for c in line.text) for line in row[1:]) or numbers >= 2


def _end_of_run(rows: Sequence[Row], at: int) -> int:
    """Where the run of rows with values that begins at `at` ends; `at` itself when there is none."""
    if not _has_values(rows[at]):
        return at
    end = at + 1
    while end < len(rows):
        near = _near(rows[end - 1], rows[end])
        if near and _has_values(rows[end]):
            end += 1
            continue
        label = near and len(rows[end]) == 1 and len(rows[end][0].text.split()) <= MOST_WORDS
        first = end - 1
        while end + 1 < len(rows) and _goes_on(rows[first], rows[end - 1], rows[end]) and len(rows[end + 1]) == 1:
            end += 1
        after = end + 1 < len(rows) and _has_values(rows[end + 1]) and _near(rows[end], rows[end + 1])
        if not (label and after):
            break
        end += 2
    return end


def _goes_on(first: Row, above: Row, row: Row) -> bool:
    """The row below `above` is nothing but more of the label of the first: «Agressie door burgers of | bezoekers»."""
    text = row[0].text.strip()
    is_more = len(row) == 1 and text[:1].islower() and not text.endswith((":", ".")) and not PART.match(text)
    is_below = abs(_box(row[0])[0] - _box(first[0])[0]) < SAME_LEFT and not first[0].text.strip().endswith(":")
    return is_more and is_below and not is_number(first[0]) and len(first) > 1 and _near(above, row)


def _near(first: Row, second: Row) -> bool:
    white = min(_box(line)[1] for line in second) - max(_box(line)[3] for line in first)
    return white < FARTHEST_ROW * height_of(second[0]) - height_of(second[0])


def _columns(rows: Sequence[Row]) -> list[tuple[float, float]]:
    """The x-ranges of the value columns; empty where the numbers do not stand in columns."""
    ranges: list[list[float]] = []
    counts: list[int] = []
    for line in sorted((one for row in rows for one in row if is_number(one)), key=lambda line: _box(line)[2]):
        x0, _, x1, _ = _box(line)
        if ranges and x0 < ranges[-1][1] and x1 > ranges[-1][0]:
            ranges[-1] = [min(ranges[-1][0], x0), max(ranges[-1][1], x1)]
            counts[-1] += 1
        else:
            ranges.append([x0, x1])
            counts.append(1)
    with_values = sum(_has_values(row) for row in rows)
    columns = [(low, high) for (low, high), count in zip(ranges, counts, strict=True) if count >= min(2, with_values)]
    if with_values < 2 or not columns:
        return []
    if len(columns) == 1 and (with_values < 3 or not _has_labels(rows, columns[0])):
        return []
    return columns


def _has_labels(rows: Sequence[Row], column: tuple[float, float]) -> bool:
    return all(len(row[0].text.split()) <= MOST_WORDS and _box(row[0])[0] < column[0] for row in rows)


def _first_header(rows: Sequence[Row], at: int, columns: Sequence[tuple[float, float]]) -> int:
    """The first of at most three rows above that stand over the columns; a title of the first rows may lie between."""
    begin = at - 1 if _is_title(rows, at) and _is_header(rows, at - 1, columns) else at
    first = begin
    while begin - first < MOST_HEADER_ROWS and _is_header(rows, first, columns):
        first -= 1
    return first if first < begin else at


def _is_title(rows: Sequence[Row], at: int) -> bool:
    """Whether the row above is one label, left of the values: «Lasten»."""
    if not at or len(rows[at - 1]) > 1 or not _near(rows[at - 1], rows[at]):
        return False
    above = rows[at - 1][0]
    return len(above.text.split()) <= MOST_WORDS and not is_number(above) and _box(above)[2] < _box(rows[at][1])[0]


def _is_header(rows: Sequence[Row], at: int, columns: Sequence[tuple[float, float]]) -> bool:
    """Whether the row above stands over the value columns."""
    if not at or not _near(rows[at - 1], rows[at]):
        return False
    row = rows[at - 1]
    is_wide = any(len(line.text.split()) > MOST_WORDS for line in row)
    is_over = any(_over(line, column) for line in row for column in columns)
    if (
        len(row) == 1
        and len(columns) > 1
        and _box(row[0])[0] <= columns[0][0]
        and _box(row[0])[2] > columns[0][1] + WIDER
    ):
        return False  # a title set flush with the table, wider than its first column of numbers
    return is_over and not is_wide and not (len(row) == 1 and _box(row[0])[0] < columns[0][0] - 40)


def _over(line: Line, column: tuple[float, float]) -> bool:
    x0, _, x1, _ = _box(line)
    return x0 < column[1] and x1 > column[0]


def _table(rows: Sequence[Row], columns: Sequence[tuple[float, float]], number: int) -> Table:
    all_columns = _with_text_columns(rows, columns)
    filled: list[tuple[Cell, ...]] = []
    holds: list[bool] = []  # whether the row has values
    first = rows[0]
    for at, row in enumerate(rows):
        cells: list[list[Line]] = [[] for _ in all_columns]
        for line in row:
            cells[_nearest(line, all_columns)].append(line)
        if at and _goes_on(first, rows[at - 1], row):  # the label takes in its next line
            label, *values = filled[-1]
            filled[-1] = (Cell(lines=(*label.lines, *row)), *values)
        else:
            first = row
            filled.append(tuple(Cell(lines=tuple(cell)) for cell in cells))
            holds.append(_has_values(row) and not _names_years(row))
    filled = _with_heads_moved(filled, holds)
    boxes = [_box(line) for row in rows for line in row]
    box = (min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes))
    return Table(page=number, box=box, rows=tuple(filled))


def _names_years(row: Row) -> bool:
    return all(YEAR.fullmatch(line.text.strip()) for line in row if is_number(line))


def _with_heads_moved(rows: Sequence[tuple[Cell, ...]], holds: Sequence[bool]) -> list[tuple[Cell, ...]]:
    """The rows without columns that only heads fill, set left of the numbers below them: each goes to its neighbour."""
    found = [list(row) for row in rows]
    bodies = [row for row, is_body in zip(found, holds, strict=True) if is_body]
    for column in range(len(found[0]) - 2, 0, -1):
        heads = [row for row in found if row[column].lines]
        is_stray = bool(heads) and not any(row[column].lines for row in bodies)
        if is_stray and not any(row[column + 1].lines for row in heads):
            for row in found:
                row[column + 1] = row[column] if row[column].lines else row[column + 1]
                del row[column]
    return [tuple(row) for row in found]


def _with_text_columns(rows: Sequence[Row], columns: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """The value columns, with those of labels and notes between and beside them."""
    found = list(columns)
    rest = [_box(line) for row in rows for line in row if not any(_over(line, column) for column in columns)]
    for x0, _, x1, _ in sorted(rest):
        for at, (low, high) in enumerate(found):
            if (low, high) not in columns and x0 < high and x1 > low:
                found[at] = (min(low, x0), max(high, x1))
                break
        else:
            found.append((x0, x1))
    return sorted(found)


def _nearest(line: Line, columns: Sequence[tuple[float, float]]) -> int:
    x0, _, x1, _ = _box(line)
    shared = [min(x1, high) - max(x0, low) for low, high in columns]
    return max(range(len(columns)), key=lambda at: shared[at])


def _middle(line: Line) -> float:
    return (_box(line)[1] + _box(line)[3]) / 2


def _box(line: Line) -> Box:
    return line.box or (0.0, 0.0, 0.0, 0.0)
