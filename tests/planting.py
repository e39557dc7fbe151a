"""Errors planted in copies of documents: a number changed where it stands, so that the facts must be found anew."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.audit.passages import told
from pipeline.conclusions import Calculation
from pipeline.knowledge.rows import fact_id
from pipeline.records import Cell, Document, Figure, Table

OTHER_WORD = {
    "twee": "acht", "drie": "acht", "vier": "acht", "vijf": "acht", "acht": "drie", "tien": "vijf", "zes": "elf",
    "elf": "zes", "zeven": "negen", "negen": "zeven", "dertien": "zestien", "zestien": "dertien", "veertien": "achttien",
    "vijftien": "achttien", "achttien": "veertien", "twaalf": "twintig", "zeventien": "negentien",
    "negentien": "zeventien",
}  # fmt: skip


@dataclass(frozen=True)
class Plant:
    """One error: the document with it, the figure that was changed, and what it was changed into."""

    document: Document
    figure: Figure
    printed: str
    start: int


def plants(document: Document, figures: Sequence[Figure], wanted: set[str]) -> Iterator[Plant]:
    """A copy of the document for each wanted figure (by id) whose number can be changed without moving the rest."""
    for figure, start in _places(document, figures):
        wrong = wrong_number(figure.printed)
        if fact_id(figure) in wanted and wrong and document.text[start : start + len(figure.printed)] == figure.printed:
            yield Plant(_changed(document, start, wrong), figure, wrong, start)


def wrong_number(printed: str) -> str | None:
    """Another number of the same length: two digits that change places, else another digit, else another word.

    Example:
        >>> wrong_number("164"), wrong_number("44%"), wrong_number("twee"), wrong_number("geen")
        ('614', '74%', 'acht', None)
    """
    for match in re.finditer(r"(\d)(\d)", printed):
        first, second = match.groups()
        if first != second and (second != "0" or match.start() > 0):
            return printed[: match.start()] + second + first + printed[match.end() :]
    if match := re.search(r"\d", printed):
        return printed[: match.start()] + str((int(match[0]) + 2) % 9 + 1) + printed[match.end() :]
    word = OTHER_WORD.get(printed.lower())
    if word is None or len(word) != len(printed):
        return None
    return word.capitalize() if printed[0].isupper() else word


def is_found(plant: Plant, calculations: Sequence[Calculation], figures: Sequence[Figure]) -> bool:
    """Something is called wrong that rests on the passage in which the error was planted."""
    there = {
        fact_id(figure)
        for figure in figures
        if figure.place.document == plant.document.id and figure.place.start <= plant.start < figure.place.end
    }
    return any(one.agrees is False and there & set(one.figures) for one in calculations)


def _places(document: Document, figures: Sequence[Figure]) -> Iterator[tuple[Figure, int]]:
    """Every figure with the offset of its number in the text."""
    laid_out = told(document, figures)
    for passage in laid_out.passages:
        for spot in passage.spots:
            if spot.start >= 0:
                yield spot.figure, passage.start + spot.start
    cells = {(at + 1, row + 1, column + 1): cell for at, row, column, cell in _cells(document.tables)}
    for spots in laid_out.tables.values():
        for spot in spots:
            place = spot.figure.place
            cell = cells.get((place.table or 0, place.row or 0, place.column or 0))
            at = cell.text.find(spot.figure.printed) if cell else -1
            if cell and at >= 0:
                yield spot.figure, cell.start + at


def _cells(tables: Sequence[Table]) -> Iterator[tuple[int, int, int, Cell]]:
    for at, table in enumerate(tables):
        for row, cells in enumerate(table.rows):
            for column, cell in enumerate(cells):
                if cell is not None and cell.start >= 0:
                    yield at, row, column, cell


def _changed(document: Document, start: int, wrong: str) -> Document:
    end = start + len(wrong)
    text = document.text[:start] + wrong + document.text[end:]
    tables = tuple(replace(table, rows=tuple(tuple(_cell(c, text) for c in row) for row in table.rows)) for table in document.tables)  # fmt: skip
    return replace(document, text=text, tables=tables)


def _cell(cell: Cell | None, text: str) -> Cell | None:
    return cell if cell is None or cell.start < 0 else replace(cell, text=text[cell.start : cell.end])
