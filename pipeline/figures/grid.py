"""How a table is laid out: which rows head it, what each column is, and what its labels say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from models.periods import periods
from pipeline.figures.cells import are_classes, beside, is_empty, value_of
from pipeline.records import Cell, Table

Row = tuple[Cell | None, ...]
YEAR = re.compile(r"(?:19|20)\d\d")
HEADED_BY_NUMBER = re.compile(
    r"(?:nr|nr\.|no|no\.|#|nummer|volgnr\.?|volgnummer|id|blz\.?|pag\.?|pagina|code|kenmerk|artikel|jaartal)", re.I
)
PARTS = frozenset({"quarter", "half", "months", "month"})
MOST_WORDS = 4  # of a heading below a heading
DATED = re.compile(r"\b(?:wanneer|datum|planning|deadline|gereed|jaartal|termijn)\b", re.I)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the words above it without its period, the period as printed and as ISO, and what it holds."""

    number: int
    heading: str
    period: str | None
    kind: str  # label | value | index | words


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of a table under one set of headings: the rows of its body (row numbers from 0)."""

    title: str | None
    columns: tuple[Column, ...]
    body: tuple[int, ...]
    corner: str  # the heading above the labels
    has_percent: bool = False  # cells print their %, so that a bare number is none


def bands(table: Table, above: Band | None = None) -> list[Band]:
    """The stretches of the table, each with its own headings; one for most tables.

    A row of only years, or a lone title above such a row, begins a new stretch. `above` is the last stretch of the
    table that this one goes on from: its headings hold where this one has none.
    """
    found = _bands(table)
    if found and above and not table.header_rows and not any(c.heading or c.period for c in found[0].columns):
        same = len(found[0].columns) == len(above.columns)
        kinds = [c.kind for c in found[0].columns]
        if same and all(a == c.kind or "value" not in (a, c.kind) for a, c in zip(kinds, above.columns, strict=True)):
            columns = tuple(replace(old, kind=kind) for old, kind in zip(above.columns, kinds, strict=True))
            found[0] = replace(found[0], columns=columns, title=found[0].title or above.title)
    return found


def _bands(table: Table) -> list[Band]:
    found: list[Band] = []
    header: list[int] = list(range(table.header_rows))
    title: str | None = None
    body: list[int] = []
    for number in range(table.header_rows, len(table.rows)):
        row = table.rows[number]
        if _is_heading(table, number) or (header and not body and _goes_on(table, number)):
            if body:
                found.append(_band(table, title, header, body))
                header, body, title = [], [], None
            header.append(number)
        elif _lone(row) and _next_is_heading(table, number):
            if body:
                found.append(_band(table, title, header, body))
            header, body, title = [], [], _lone(row)
        elif not (_lone(row) and not body and not header):
            body.append(number)
        else:
            title = _lone(row)
    if body:
        found.append(_band(table, title, header, body))
    return found


def text_of(cell: Cell | None) -> str:
    """The words of a cell on one line; nothing where the cell is merged away."""
    return " ".join(cell.text.split()) if cell else ""


def period_in(text: str) -> str | None:
    """The one period that a heading or label names; None where it names none or the text is a sentence.

    Of several it is the one at the end: a heading may have been read together with what stands above it.
    """
    named = [period for period in periods(text) if period.iso]
    if (
        len(named) > 1
        and named[-1].end == len(text)
        and named[-1].kind == "year"
        and named[-2].end < named[-1].start - 3
    ):
        named = named[-1:]
    return named[0].iso if len(named) == 1 and len(text) < 200 else None


def part_in(text: str, year: str | None) -> str | None:
    """The part of the year that a heading or label without a year names by itself: «1e hj», «Q3», «jan-jun».

    Example:
        >>> part_in("1e hj", "2022"), part_in("1e hj meldingen", "2022")
        ('2022-01/2022-06', None)
    """
    if not text or year is None or not YEAR.fullmatch(year):
        return None
    dated = f"{text.rstrip('.')} {year}"
    named = [period for period in periods(dated) if period.iso]
    is_all = len(named) == 1 and (named[0].start, named[0].end) == (0, len(dated))
    return named[0].iso if is_all and named[0].kind in PARTS else None


def _is_heading(table: Table, number: int) -> bool:
    """A row of years («2021 2022 2023») between or above rows of numbers."""
    filled = [text_of(cell) for cell in table.rows[number] if text_of(cell)]
    years = [text for text in filled if YEAR.fullmatch(text)]
    if len(years) < max(1, len(filled) - 1) or not filled or (len(filled) == 1 and len(table.rows[number]) > 2):
        return False
    return len(years) == len(filled) or not value_of(filled[0])


def _goes_on(table: Table, number: int) -> bool:
    """A row of words with no label, right below a heading: its lower level («1e hj», «begroot»)."""
    first, *others = [text_of(cell) for cell in table.rows[number]]
    filled = [text for text in others if text]
    is_words = len(filled) > 1 and not any(value_of(text) or len(text.split()) > MOST_WORDS for text in filled)
    return not first and is_words


def _next_is_heading(table: Table, number: int) -> bool:
    return number + 1 < len(table.rows) and _is_heading(table, number + 1)


def _lone(row: Row) -> str | None:
    """The words of a row that holds one cell of words and nothing else: a title within the table."""
    filled = [text_of(cell) for cell in row if text_of(cell)]
    return filled[0] if len(filled) == 1 and not value_of(filled[0]) and text_of(row[0]) else None


def _band(table: Table, title: str | None, header: Sequence[int], body: Sequence[int]) -> Band:
    width = max(len(row) for row in table.rows)
    headings = _headings(table, header, width)
    if title is None and header:
        title = _spanning_title(table, header, width)
    kinds = [_kind(table, headings[n], n, body) for n in range(width)]
    values = [n for n, kind in enumerate(kinds) if kind == "value"]
    labels = {n for n, kind in enumerate(kinds) if kind == "words" and (not values or n < values[0])}
    columns = tuple(
        Column(n, _without_period(headings[n]), period_in(headings[n]), "label" if n in labels else kinds[n])
        for n in range(width)
    )
    corner = " ".join(headings[n] for n in sorted(labels))
    has_percent = any(text_of(cell).endswith("%") for row in body for cell in table.rows[row])
    return Band(title, columns, tuple(body), corner, has_percent)


def _spanning_title(table: Table, header: Sequence[int], width: int) -> str | None:
    """A header row with one cell of words above years without labels is the title of what is counted."""
    if len(header) < 2:
        return None
    top = [text_of(cell) for cell in table.rows[header[0]] if text_of(cell)]
    below = [text_of(cell) for cell in table.rows[header[-1]]]
    return top[0] if len(top) == 1 and below and YEAR.fullmatch(below[0]) and not YEAR.fullmatch(top[0]) else None


def _headings(table: Table, header: Sequence[int], width: int) -> list[str]:
    """The words above each column, level by level; a heading over several columns stands above each of them."""
    if not header:
        return [""] * width
    lowest = [text_of(cell) for cell in _padded(table.rows[header[-1]], width)]
    above: list[list[str]] = [[] for _ in range(width)]
    over = [number for number in header[:-1] if _is_heading(table, number)]
    if over:  # years above, and below them headings of one or more lines
        lines = [[text_of(cell) for cell in _padded(table.rows[n], width)] for n in header if n > over[-1]]
        lowest = [_joined(line[n] for line in lines) for n in range(width)]
    groups = _groups(lowest)
    tops = [_unfolded(_padded(table.rows[n], width), lowest) for n in header[:-1] if not over or n <= over[-1]]
    stacked = _stacked(tops, width)
    if groups and len(stacked) == len(groups):
        for group, words in zip(groups, stacked, strict=True):
            for n in group:
                above[n].append(words)
    else:
        for row in tops:
            for n, words in enumerate(_spread(row, lowest)):
                above[n].append(words)
    return [_led(_joined(above[n]), lowest[n]) for n in range(width)]


def _led(above: str, lowest: str) -> str:
    """Both levels of a heading; a part of the year before its year: «jan-jun» below «2021» is «jan-jun 2021»."""
    return f"{lowest.rstrip('.')} {above}" if part_in(lowest, above) else _joined([above, lowest])


def _joined(parts: Iterable[str]) -> str:
    """The lines of one heading, a word broken at a line end made whole."""
    return re.sub(r"(?<=[a-zà-ÿ])-\s(?=[a-zà-ÿ])", "", " ".join(part for part in parts if part))


def _unfolded(row: Row, lowest: Sequence[str]) -> list[str | None]:
    """The words of a header row; two headings read as one («Begroting Realisatie», «») are taken apart again."""
    words: list[str | None] = [None if cell is None else text_of(cell) for cell in row]
    for n, text in enumerate(words[:-1]):
        parts = (text or "").split()
        gap = next((k for k in range(n + 1, len(words)) if words[k]), len(words)) - n
        is_folded = n > 0 and len(parts) == gap > 1 and words[1:].count("") == gap - 1
        if is_folded and all(lowest[n : n + gap]) and len({*lowest[n : n + gap]}) > 1:
            words[n : n + gap] = parts
    return words


def _stacked(tops: Sequence[Sequence[str | None]], width: int) -> list[str]:
    """The upper headings, the lines of one heading joined, from left to right."""
    found = [" ".join(row[n] or "" for row in tops if row[n]) for n in range(width)]
    return [words for words in found if words]


def _groups(lowest: Sequence[str]) -> list[list[int]]:
    """The columns under each upper heading where the lower level repeats itself («man vrouw man vrouw»)."""
    filled = [n for n, words in enumerate(lowest) if words]
    first = lowest[filled[0]] if filled else ""
    starts = [n for n in filled if lowest[n] == first]
    if len(starts) < 2:
        return []
    return [
        [n for n in filled if start <= n < end] for start, end in zip(starts, [*starts[1:], len(lowest)], strict=True)
    ]


def _spread(row: Sequence[str | None], lowest: Sequence[str]) -> list[str]:
    """The words above each column; a merged cell repeats what stands left of it, and in a row of years an empty one."""
    is_years = all(YEAR.fullmatch(cell) for cell in row if cell)
    words: list[str] = []
    for n, cell in enumerate(row):
        is_spread = cell is None or (not cell and is_years and lowest[n])
        words.append(words[-1] if is_spread and words else cell or "")
    return words


def _padded(row: Row, width: int) -> Row:
    return (*row, *([None] * (width - len(row))))


def _kind(table: Table, heading: str, number: int, body: Sequence[int]) -> str:
    cells = [text_of(table.rows[n][number]) for n in body if number < len(table.rows[n])]
    filled = [text for text in cells if not is_empty(text)]
    if number == 0 and len(filled) > 1 and are_classes(filled):
        return "words"  # «25 - 35 jaar»
    if filled and all(beside(text) for text in filled):
        return "value"
    values = [value for value in (value_of(text, loose=True) for text in filled) if value]
    if not filled:
        return "value" if period_in(heading) else "words"
    if len(values) * 2 <= len(filled) or DATED.search(heading):
        return "words"
    if all(YEAR.fullmatch(text) for text in filled) and (number == 0 or not period_in(heading)):
        return "words"
    if _is_code(heading, number, filled) or _is_item_number(table, number, body):
        return "index"
    is_counting = [value.value for value in values] == list(
        range(int(values[0].value), int(values[0].value) + len(values))
    )
    if HEADED_BY_NUMBER.fullmatch(heading) or (number == 0 and len(values) > 1 and is_counting):
        return "index"
    return "value"


def _is_code(heading: str, number: int, filled: Sequence[str]) -> bool:
    """Bare numbers of five digits or more: in the first column, or all of one length; counts print their thousands."""
    printed = [text for text in filled if value_of(text, loose=True)]
    is_bare = bool(printed) and all(re.fullmatch(r"\d{5,}", text) for text in printed) and not period_in(heading)
    return is_bare and (number == 0 or (len(filled) > 1 and len({len(text) for text in filled}) == 1))


def _is_item_number(table: Table, number: int, body: Sequence[int]) -> bool:
    """A small number in front of a title or sentence («6 | Rondvraag | De voorzitter …»): the number of an item."""
    if number or len(body) != 1:
        return False
    first, *others = [text_of(cell) for cell in table.rows[body[0]]]
    words = [text for text in others if text]
    return (
        bool(re.fullmatch(r"\d{1,2}[.a-z]?", first))
        and any(len(text.split()) > 3 for text in words)
        and not any(value_of(text) for text in words)
    )


def _without_period(heading: str) -> str:
    for period in periods(heading):
        if period.iso:
            heading = heading.replace(heading[period.start : period.end], " ")
    return " ".join(heading.split()).strip(" -–:/,")
