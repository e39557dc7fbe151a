"""Tables in plain text whose columns are kept apart by spaces, as people type them and programs print them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus import table
from models.dates.scenarios import OTHER_YEAR
from pipeline.readers.spacedheads import MOST_LINES, SEGMENT, SLACK, VALUE, Column, head_of, is_body, segments

LEADER = re.compile(r"\.{4,}")
RULE = re.compile(r"\s*(?:[-=_–—]{3,}\s*)+")  # drawn below the head, or above what adds the rows up
ITEM = re.compile(r"\d{1,3}[a-z]?[.)]?")
NUMBERS, DECIDED = re.compile(r"(?:nr|no|nummer|datum)\.?", re.I), re.compile(r"(?:genomen )?besluit(?:en)?", re.I)
COUNTED = re.compile(r"(\d{1,2})[.)]?(?=\s|$)")  # opens a row: «3. Kade»
FEWEST_ROWS, FEWEST_COUNTED = 2, 3  # rows below the head, and rows that number themselves
MOST_COLUMNS = 12
LONGEST_GAP = 1  # blank lines within a table

Row = dict[int, str]


def spaced_rows(lines: Sequence[tuple[int, str]]) -> tuple[int, list[list[str]]]:
    """How many of the first `lines` are a table, and its rows as cells, the head first; 0 where none begins.

    Each line comes with the number of empty lines before it. A line without a first cell goes on with the row above,
    unless a line is drawn between them.

    Example:
        >>> spaced_rows([(0, "Actie        Wie     Klaar"), (0, "Brug keuren  Karin   1 mei"),
        ...              (0, "Sluis verven Joris   2 mei")])[1][1]
        ['Brug keuren', 'Karin', '1 mei']
    """
    if lines and "\t" in lines[0][1].strip():
        return _tabbed(lines)
    head = segments(lines[0][1]) if lines else []
    if not lines or len(head) > MOST_COLUMNS or _is_no_row(lines[0][1]):
        return 0, []
    if is_body(head):
        return _headless(lines)
    whole = head_of(lines)
    if whole:
        columns, rows, taken = list(whole.columns), [dict(enumerate(whole.words))], whole.lines
    elif len(head) < 2:
        return 0, []
    else:
        columns = [Column(start, start + len(text)) for start, text in head]
        indent = min((_indent(line) for _, line in lines[1:4] if not RULE.fullmatch(line)), default=0)
        if columns[0].start > SLACK + indent:
            columns = [Column(indent, indent + 1), *columns]
        rows, taken = [dict(enumerate([""] * (len(columns) - len(head)) + [text for _, text in head]))], 1
    if any(len(parts) > len(columns) for parts in _first_bodies(lines)):
        return 0, []  # a title above the head
    taken, body = _body(lines, taken, columns)
    if all(ITEM.fullmatch(row.get(0, "1")) for row in (*rows, *body)) and any(0 not in row for row in body):
        return 0, []  # items with a number and a reference, and what was decided below them
    rows = _joined([*rows, *body])
    if not _is_table(rows, len(columns)):
        return 0, []
    return taken, [[row.get(at, "") for at in range(len(columns))] for row in rows]


def _first_bodies(lines: Sequence[tuple[int, str]]) -> list[list[tuple[int, str]]]:
    """The rows of a label and values among the first lines."""
    return [parts for parts in (segments(line) for _, line in lines[1 : MOST_LINES + 2]) if is_body(parts)]


def _body(lines: Sequence[tuple[int, str]], first: int, columns: list[Column]) -> tuple[int, list[Row]]:
    """How many lines are the table down to its last row, and the rows below the head, which takes `first` lines.

    A label alone is the title of a group of rows where a row of values comes next, and the first line of that row's
    label where this goes on in lower case.
    """
    rows: list[Row] = []
    taken, is_ruled, opened = first, False, ""
    for at, (blanks, line) in enumerate(lines[first:], first + 1):
        if blanks <= LONGEST_GAP and RULE.fullmatch(line):
            is_ruled = True
            continue
        row = None if blanks > LONGEST_GAP or _is_no_row(line) else _row(line, columns)
        if row is not None and len(row) == 1 and 0 in row and _opens_group(lines[at : at + 2], columns):
            rows, opened = [*rows, row], row[0]
            continue
        if row is None or (blanks and len(row) < len(columns) and not opened) or (0 in row and len(row) < 2):
            break
        if opened and row.get(0, "")[:1].islower():
            rows, row = rows[:-1], {**row, 0: f"{opened} {row[0]}"}
        rows.append({0: "", **row} if is_ruled and len(row) > 1 else row)
        taken, is_ruled, opened = at, False, ""
    return taken, rows[:-1] if opened else rows


def _opens_group(following: Sequence[tuple[int, str]], columns: list[Column]) -> bool:
    """Whether a row of a label and values for all columns comes next, or after another such title."""
    for blanks, line in following:
        parts = segments(line)
        if blanks or len(parts) > 1:
            return not blanks and len(parts) == len(columns) and is_body(parts)
    return False


def _headless(lines: Sequence[tuple[int, str]]) -> tuple[int, list[list[str]]]:
    """The table of rows of a label and values that nothing heads: an empty head, and the rows.

    Each has as many cells, but for what a value was in another year, which stands behind some: «(2023: 298)».
    """
    rows: list[list[str]] = []
    width = 0
    for blanks, line in lines:
        parts = segments(line)
        cells = [text for _, text in parts if not OTHER_YEAR.fullmatch(text)]
        beside = [text for _, text in parts if OTHER_YEAR.fullmatch(text)]
        if (rows and blanks) or len(cells) != (width or len(cells)) or not is_body(parts) or _is_no_row(line):
            break
        width = len(cells)
        rows.append([*cells, *beside[:1]])
    most = max(map(len, rows), default=0)
    rows = [[*row, *[""] * (most - len(row))] for row in rows]
    return (len(rows), [[""] * most, *rows]) if len(rows) > FEWEST_ROWS else (0, [])


def _tabbed(lines: Sequence[tuple[int, str]]) -> tuple[int, list[list[str]]]:
    """The table of lines whose cells tabs keep apart, as long as each has as many cells as the head."""
    rows: list[list[str]] = []
    for blanks, line in lines:
        cells = [cell.strip() for cell in re.split(r"\t+", line.rstrip())]
        if (rows and (blanks or len(cells) != len(rows[0]))) or not 2 <= len(cells) <= MOST_COLUMNS:
            break
        rows.append(cells)
    is_table = bool(rows) and _is_table([dict(enumerate(row)) for row in rows], len(rows[0]))
    return (len(rows), rows) if is_table else (0, [])


def _joined(rows: list[Row]) -> list[Row]:
    """The rows, each with the lines that go on with it: without a first cell, or without number where rows count."""
    numbers = [int(counted[1]) for row in rows if (counted := COUNTED.match(row.get(0, "")))]
    is_counted = len(numbers) >= FEWEST_COUNTED and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    found = rows[:1]
    for at_row, row in enumerate(rows[1:], 1):
        goes_on = is_counted and at_row > 1 and 0 in row and COUNTED.match(row[0]) is None
        if 0 in row and not goes_on:
            found.append(row)
        else:
            last = found[-1]
            found[-1] = {at: f"{last.get(at, '')} {row.get(at, '')}".strip() for at in last.keys() | row.keys()}
    return found


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _is_no_row(line: str) -> bool:
    """A dotted line of contents, or «Datum: …» in the head of a letter."""
    found = segments(line)
    return bool(LEADER.search(line)) or (bool(found) and found[0][1].endswith(":"))


def _row(line: str, columns: list[Column]) -> Row | None:
    """The cells of the line by column; None where a stretch stands under no column or two under one.

    A label with as many values as there are columns is a row though its label is so long that the values stand aside.
    """
    row: Row = {}
    parts = segments(line)
    apart = [(match.start(), match.group()) for match in SEGMENT.finditer(line.rstrip().expandtabs(8))]
    if len(apart) > len(parts) and len(columns) > 1 and abs(apart[1][0] - columns[1].start) <= SLACK:
        parts = apart  # the number fills the first cell
    if len(parts) == len(columns) > 1 and all(VALUE.fullmatch(text) for _, text in parts[1:]):
        return {at: text for at, (_, text) in enumerate(parts)}
    for start, text in parts:
        for begin, part in _parted(start, text, columns):
            at = _column_of(begin, begin + len(part), columns)
            if at is None or at in row:
                return None
            if at and not row and at + 1 < len(columns) and begin + len(part) > columns[at + 1].start + SLACK:
                return None  # a line of running text below the title of an item, not of its cell
            row[at] = part
    return row


def _parted(start: int, text: str, columns: list[Column]) -> list[tuple[int, str]]:
    """A label that fills its column runs on into the next one: «Misbruik van bedrijfsmiddelen 14»."""
    for column in columns[1:]:
        cut = column.start - start
        if start + SLACK < column.start and 0 < cut < len(text):
            spaces = [at for at in range(max(1, cut - SLACK), min(len(text) - 1, cut + SLACK)) if text[at] == " "]
            if spaces and VALUE.match(text[spaces[-1] + 1 :]):
                at = spaces[-1]
                return [(start, text[:at]), *_parted(start + at + 1, text[at + 1 :], columns)]
    return [(start, text)]


def _column_of(start: int, end: int, columns: list[Column]) -> int | None:
    """The column with which the stretch begins or ends, or within which it stands; the first takes all before it."""
    near = [
        (min(abs(start - column.start), abs(end - column.end)), at)
        for at, column in enumerate(columns)
        if min(abs(start - column.start), abs(end - column.end)) <= SLACK
        or (column.start <= start and end <= column.end + SLACK)
    ]
    if near:
        return min(near)[1]
    if start <= columns[0].start + SLACK and len(columns) > 1 and end <= columns[1].start:
        return 0
    within = [at for at, column in enumerate(columns) if start >= column.start - SLACK]
    follows = columns[within[-1] + 1].start if within and within[-1] + 1 < len(columns) else 10_000
    is_value = within and end <= follows and start <= columns[within[-1]].end + SLACK
    return within[-1] if is_value else None


def _is_table(rows: list[Row], width: int) -> bool:
    """Enough rows with enough cells; of two columns the second must hold values, or their heads name an action list."""
    body = [row for row in rows[1:] if len(row) > 1]
    if len(body) < FEWEST_ROWS:
        return False
    if width > 2:
        return sum(len(row) > 2 for row in body) >= len(body) / 2
    return all(VALUE.fullmatch(row.get(1, "")) for row in body) or _lists_actions(rows[0]) or _lists_decisions(rows[0])


def _lists_decisions(head: Row) -> bool:
    """A number or date, and what was decided: «Nr.» and «Besluit»."""
    return (
        NUMBERS.fullmatch(head.get(0, "").strip()) is not None
        and DECIDED.fullmatch(head.get(1, "").strip()) is not None
    )


def _lists_actions(head: Row) -> bool:
    """Both columns have heads of an action list: «Actie» and «Wie»."""
    heads = [re.compile(row["words"]) for row in table("action_columns.csv")]
    said = [head.get(at, "").lower().strip(" :.") for at in (0, 1)]
    return all(any(words.fullmatch(text) for words in heads) for text in said)
