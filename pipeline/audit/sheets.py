"""A table as rows and columns of figures with their labels, read back from the text of the document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from models.vocabulary import pattern_of
from pipeline.audit.passages import Spot
from pipeline.records import Document

BLANK = re.compile(r"[-–—−.\s]*|nihil|0")
OF_WHICH = re.compile(r"^(?:[-–•]\s*)?(?:waarvan|w\.v\.|wv)\b", re.I)
CLOSING = pattern_of("audit_words.csv", kind="closing")
DIFFERENCE = pattern_of("audit_words.csv", kind="difference")
NEVER_ADDED = pattern_of("audit_words.csv", kind="never_added")
RESULT = pattern_of("audit_words.csv", kind="result")
TOTAL_ALONE = re.compile(r"\W*(?:sub|eind|balans)?totaal\b\W*(?:[#%(].*)?", re.I)


@dataclass(frozen=True, slots=True)
class Line:
    """A row or a column: its number, its label, its figures by the number of the other direction.

    `unknown` holds the places where the report says that there is a number but not which («n.b.», «< 5»).
    """

    number: int
    label: str
    cells: dict[int, Spot]
    unknown: frozenset[int] = frozenset()

    @property
    def is_sum(self) -> bool:
        return bool(TOTAL_ALONE.match(self.label) or re.search(r"\btotaal\W*$", self.label, re.I))

    @property
    def is_result(self) -> bool:
        return bool(RESULT.search(self.label)) or (len(self.label) > 3 and self.label.isupper())

    @property
    def is_part(self) -> bool:
        return bool(OF_WHICH.match(self.label))

    @property
    def is_closing(self) -> bool:
        return bool(CLOSING.search(self.label))

    @property
    def is_difference(self) -> bool:
        return bool(DIFFERENCE.search(self.label)) and not self.is_sum

    @property
    def is_never_added(self) -> bool:
        return _is_never_added(self.label)


@lru_cache(maxsize=20_000)
def _is_never_added(label: str) -> bool:
    return bool(NEVER_ADDED.search(label))


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: its rows and its columns, both from the first to the last; `gaps` are rows without any number."""

    number: int
    rows: tuple[Line, ...]
    columns: tuple[Line, ...]
    gaps: frozenset[int] = frozenset()


def sheet(document: Document, number: int, spots: Sequence[Spot]) -> Sheet:
    """The figures of one table, with labels where the text of the document still shows its cells."""
    by_row: dict[int, dict[int, Spot]] = {}
    for spot in spots:
        place = spot.figure.place
        by_row.setdefault(place.row or 0, {}).setdefault(place.column or 0, spot)
    printed = dict(_printed(document, by_row))
    used = sorted({column for cells in by_row.values() for column in cells})
    rows = [_row(number, cells, printed.get(number), used) for number, cells in sorted(by_row.items())]
    heads = [cells for row, cells in sorted(printed.items()) if by_row and row < min(by_row)]
    columns = [_column(column, rows, heads) for column in used]
    first, last = min(by_row), max(by_row)
    gaps = frozenset(row for row in range(first, last) if row not in by_row and any(printed.get(row, ())))
    return Sheet(number, tuple(rows), tuple(columns), gaps)


def _printed(document: Document, by_row: dict[int, dict[int, Spot]]) -> Iterator[tuple[int, list[str]]]:
    """The cells of every row as printed, by row number; nothing where a row of the table is no line of the text."""
    first, last = min(by_row), max(by_row)
    start = next(iter(by_row[first].values())).figure.place.start
    text = document.text
    begin = text.rfind("\n", 0, start) + 1
    for _ in range(first - 1):
        if begin == 0:
            return
        begin = text.rfind("\n", 0, begin - 1) + 1
    lines = text[begin:].split("\n", last)[:last]
    at = begin
    for number, line in enumerate(lines, 1):
        own = by_row.get(number)
        if own and not at <= next(iter(own.values())).figure.place.start <= at + len(line):
            return
        yield number, [" ".join(cell.split()) for cell in line.split("\t")]
        at += len(line) + 1


def _row(number: int, cells: dict[int, Spot], printed: list[str] | None, used: Sequence[int]) -> Line:
    if printed is None:
        quote = next(iter(cells.values())).figure.quote
        return Line(number, re.split(r"\s[-–]?[<€]?\s?\d", quote)[0].strip(), cells)
    label = " ".join(printed[: used[0] - 1]).strip()
    blank = {column for column in used if column > len(printed) or BLANK.fullmatch(printed[column - 1])}
    return Line(number, label, cells, frozenset(set(used) - set(cells) - blank))


def _column(column: int, rows: Sequence[Line], heads: Sequence[list[str]]) -> Line:
    label = " ".join(head[column - 1] for head in heads if column <= len(head) and head[column - 1])
    cells = {row.number: row.cells[column] for row in rows if column in row.cells}
    return Line(column, label, cells, frozenset(row.number for row in rows if column in row.unknown))
