"""Tables of which the text has each cell on a line of its own («Vorm», «2021», «2022», «Pesten», «4», «7») → Table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from pipeline.records import Cell, Document, Table

YEAR = re.compile(r"(?:19|20)\d\d")
VALUE = re.compile(r"(?:€\s?)?-?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?\s?%?|[-–]|n\.?v\.?t\.?", re.I)
LABEL = re.compile(r"[^\W\d_][^\n]{1,69}(?<![.;:,?!])")
COUNTED = re.compile(r"(?:aantal|totaal|percentage|bedrag|%|fte|uren|meldingen|klachten)\b.{0,20}", re.I)
LONGEST_HEAD = 40
FEWEST_ROWS, FEWEST_PAIRS = 2, 3  # pairs: a label and one number may be an entry of a table of contents
Row = tuple[Cell, ...]


def stacked_tables(document: Document) -> list[Table]:
    """The tables whose cells stand below each other: a header, and rows of a label and a value for each head.

    The header is of years, or of short words as many as there are values; without one nothing says what is counted.
    """
    lines = [Cell(text=m[0].strip(), start=m.start(), end=m.end()) for m in re.finditer(r"[^\n]*\S", document.text)]
    found, at = [], 0
    while at < len(lines):
        rows = list(_rows(lines, at))
        header, body = _header(lines, at, rows)
        if header and len(body) >= (FEWEST_ROWS if len(header) > 2 else FEWEST_PAIRS):
            found.append(_table(document, header, body))
        at += max(1, sum(len(row) for row in rows))
    return found


def _rows(lines: Sequence[Cell], at: int) -> Iterator[Row]:
    """The rows from a line on, as long as each has as many values as the first."""
    width = 0
    while at < len(lines) and LABEL.fullmatch(lines[at].text) and not VALUE.fullmatch(lines[at].text):
        values = tuple(takewhile(lambda line: VALUE.fullmatch(line.text), lines[at + 1 : at + 9]))
        if not values or (width and len(values) != width):
            return
        width = len(values)
        yield (lines[at], *values)
        at += 1 + width


def _header(lines: Sequence[Cell], at: int, rows: list[Row]) -> tuple[Row, list[Row]]:
    """The header and the rows below it: a first row of years, or the short words above; empty where there is none."""
    if not rows:
        return (), []
    if all(YEAR.fullmatch(cell.text) for cell in rows[0][1:]):
        return rows[0], rows[1:]
    width = len(rows[0])
    above = tuple(lines[max(0, at - width) : at])
    is_header = len(above) == width and all(
        len(cell.text) <= LONGEST_HEAD and LABEL.fullmatch(cell.text) for cell in above
    )
    is_named = width > 2 or (is_header and COUNTED.fullmatch(above[-1].text))
    return (above, rows) if is_header and is_named else ((), [])


def _table(document: Document, header: Row, body: list[Row]) -> Table:
    above = [
        block for block in document.blocks if block.end <= header[0].start and block.role in {"caption", "heading"}
    ]
    near = above and header[0].start - above[-1].end <= 2
    return Table(
        page=None,
        caption=document.text[above[-1].start : above[-1].end].strip() if near else None,
        header_rows=1,
        rows=(header, *body),
        start=header[0].start,
        end=body[-1][-1].end,
    )
