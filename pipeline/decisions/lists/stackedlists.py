"""Action lists of which the text has each cell on a line of its own («Nr», «Actie», «Wie», «1», «Meet de kade»)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.place import printed_lines
from pipeline.records import Cell, Document, Table

NUMBER = re.compile(r"(?:nr|no|nummer|#|volgnr)\.?", re.I)
HEAD = re.compile(
    r"(?:omschrijving|acties?|actiepunt|afspraak|toezegging|maatregel|onderwerp|taak|wat|wie|wanneer|deadline|termijn"
    r"|gereed|datum|planning|initiatief|eigenaar|actiehouder|houder|trekker|verantwoordelijke?|status"
    r"|stand(?: van zaken)?|voortgang|toelichting|opmerkingen?)\b.{0,20}",
    re.I,
)
FEWEST_HEADS, FEWEST_ROWS = 3, 3
LONGEST_CELL = 160
LONGEST_LAST = 8  # words of what stands behind the action in the last row


def stacked_lists(document: Document) -> Iterator[Table]:
    """The lists with a line for each cell: three heads or more below each other, then rows that open with 1, 2, 3 …"""
    taken = [(table.start, table.end) for table in document.tables]
    lines = [line for line in printed_lines(document) if not any(start <= line.start < end for start, end in taken)]
    at = 0
    while at < len(lines):
        heads = _heads(lines, at)
        rows = list(_rows(lines, at + len(heads), len(heads))) if len(heads) > FEWEST_HEADS else []
        if len(rows) >= FEWEST_ROWS:
            table = (tuple(heads), *rows)
            yield Table(page=None, header_rows=1, rows=table, start=heads[0].start, end=_end(rows[-1]))
        at += 1 + sum(len(row) - row.count(None) for row in rows)


def _heads(lines: Sequence[Cell], at: int) -> list[Cell]:
    """The heads of the columns from a line on, that of the numbers first (given one where it is not printed)."""
    begin = at + 1 if NUMBER.fullmatch(lines[at].text) else at
    end = begin
    while end < len(lines) and HEAD.fullmatch(lines[end].text):
        end += 1
    if end == begin:
        return []
    first = lines[at] if begin > at else Cell(text="", start=lines[at].start, end=lines[at].start)
    return [first, *lines[begin:end]]


def _rows(lines: Sequence[Cell], at: int, width: int) -> Iterator[tuple[Cell | None, ...]]:
    """The rows behind the heads: a number alone, and the cells up to the next one; empty cells at the end are None."""
    number = 1
    while at < len(lines) and lines[at].text in {str(number), f"{number}."}:
        end = at + 1
        while end < len(lines) and end - at < width and lines[end].text not in {str(number + 1), f"{number + 1}."}:
            if len(lines[end].text) > LONGEST_CELL:
                return
            end += 1
        if end == len(lines) or not lines[end].text.rstrip(".").isdecimal():  # the last row: prose may follow it
            end = next((n for n in range(at + 2, end) if len(lines[n].text.split()) >= LONGEST_LAST), end)
        cells = lines[at:end]
        yield (*cells, *[None] * (width - len(cells)))
        at, number = end, number + 1
        if at < len(lines) and lines[at].text.isalpha() and lines[at].text.isupper():
            at += 1  # «NIEUW»: a line between two groups of rows


def _end(row: Sequence[Cell | None]) -> int:
    return max(cell.end for cell in row if cell is not None)
