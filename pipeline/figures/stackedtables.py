"""Tables of which the text has each cell on a line of its own («Vorm», «2021», «2022», «Pesten», «4», «7») → Table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from models.dates.scenarios import names_columns
from pipeline.records import Cell, Document, Table

YEAR = re.compile(r"(?:19|20)\d\d")
VALUE = re.compile(
    r"(?:€\s?)?(?:-/-\s?|-)?\(?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?\)?\s?%?-?(?:\s[NV])?|[-–]|n\.?v\.?t\.?", re.I
)
LABEL = re.compile(r"[^\W\d_][^\n]{1,69}(?<![.;:,?!])")
COUNTED = re.compile(r"(?:aantal|totaal|percentage|bedrag|%|fte|uren|meldingen|klachten)\b.{0,20}", re.I)
LONGEST_HEAD = 40
MOST_ABOVE, MOST_BETWEEN = 3, 60  # blocks, and characters, from its caption to a table
NUMBERED = re.compile(r"(?:Tabel|Figuur|Grafiek) \d")
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
    """The rows from a line on, as long as each has as many values as the first; one cell is the title of others."""
    width = 0
    while at < len(lines) and _is_label(lines[at]):
        values = _values(lines, at)
        if width and not values and len(_values(lines, at + 1)) == width and lines[at].text[0].isupper():
            yield (lines[at],)
            at += 1
            continue
        if not values or (width and len(values) != width):
            return
        width = len(values)
        yield (lines[at], *values)
        at += 1 + width


def _is_label(line: Cell) -> bool:
    return LABEL.fullmatch(line.text) is not None and not VALUE.fullmatch(line.text)


def _values(lines: Sequence[Cell], at: int) -> Row:
    """The values below a line."""
    return tuple(takewhile(lambda line: VALUE.fullmatch(line.text), lines[at + 1 : at + 9]))


def _header(lines: Sequence[Cell], at: int, rows: list[Row]) -> tuple[Row, list[Row]]:
    """The header and the rows below it: a first row of years, or the short words above; empty where there is none."""
    if not rows:
        return (), []
    if all(YEAR.fullmatch(cell.text) for cell in rows[0][1:]):
        return rows[0], rows[1:]
    width = len(rows[0])
    for last in (at, at - 1):  # a title of the first rows may stand between
        heads = tuple(lines[max(0, last - width + 1) : max(0, last)])
        if len(heads) == width - 1 > 1 and all(names_columns(cell.text) for cell in heads):
            return (Cell(text="", start=-1, end=-1), *heads), rows
    above = tuple(lines[max(0, at - width) : at])
    is_header = len(above) == width and all(len(cell.text) <= LONGEST_HEAD and _is_label(cell) for cell in above)
    is_named = width > 2 or (is_header and COUNTED.fullmatch(above[-1].text))
    is_mixed = any(names_columns(cell.text) for cell in above)  # heads of other columns than these
    return (above, rows) if is_header and is_named and not is_mixed else ((), [])


def _table(document: Document, header: Row, body: list[Row]) -> Table:
    start = next(cell.start for cell in header if cell.text)
    return Table(
        page=None,
        caption=_caption(document, start),
        header_rows=1,
        rows=(header, *body),
        start=start,
        end=body[-1][-1].end,
    )


def _caption(document: Document, start: int) -> str | None:
    """The heading or caption just above, or «Tabel 3 …» with a line or two between, as the unit and «Programma»."""
    above = [block for block in document.blocks if block.end <= start][-MOST_ABOVE:]
    texts = [document.text[block.start : block.end].strip() for block in above]
    for at in range(len(above) - 1, -1, -1):
        if start - above[at].end > MOST_BETWEEN:
            break
        if NUMBERED.match(texts[at]):
            return " ".join(texts[at:])
    is_near = bool(above) and above[-1].role in {"caption", "heading"} and start - above[-1].end <= 2
    return texts[-1] if is_near else None
