"""Table cells → Figure: header, row label, unit and period come from the table; a dash says nothing, a 0 does."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from models.brackets import category
from models.figures import figures
from models.scene import Memory
from models.sentences import sentences
from models.vocabulary import vocabulary
from pipeline.cells import Value, is_empty, unit_in, value_of, without_unit
from pipeline.flattables import flat_tables
from pipeline.grid import Band, Column, bands, period_in, text_of
from pipeline.indicators import indicator_of
from pipeline.normalise import default_period
from pipeline.place import cut
from pipeline.prose import figure_of
from pipeline.records import Cell, Document, Figure, Sentence, Table

NUMBERING = re.compile(
    r"^(?:tabel|figuur|grafiek|overzicht)?\s*\d+(?:\.\d+)*[.:]?\s+|^(?:tabel|figuur|grafiek)\s*[:.]\s*", re.I
)
TOTAL = re.compile(r"^(?:sub|eind)?tota(?:al|le)\b", re.I)
OF_WHICH = re.compile(r"^(?:-\s*)?(?:waarvan|w\.v\.|wv)\s*:?\s*", re.I)
SAME_AS = re.compile(r"^idem\b\s*", re.I)
DIMENSION = re.compile(r"/|\b(?:categorie|soort|vorm|aard|type|dienst|afdeling|onderwerp|jaar)\b", re.I)
Unit = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Label:
    """What a row is about: the words of its label, the row it is a part of, and whether it is a total."""

    words: str
    whole: str | None = None
    is_total: bool = False


def figures_in_tables(document: Document, prose: Iterable[Sentence]) -> Iterator[Figure]:
    """The figures of the document's tables, table by table, row by row; text cells are read as prose."""
    end, unit, last = -9, None, None
    for number, table in enumerate((*document.tables, *flat_tables(document)), 1):
        follows = 0 <= table.start - end <= 2 or table.continued
        unit = _unit_of_table(table) or (unit if follows and not _counts_things(table) else None)
        laid_out = bands(table, last if follows else None)
        for band in laid_out:
            yield from _of_band(document, number, table, band, unit)
        yield from _of_text_cells(document, table)
        end, last = table.end, laid_out[-1] if laid_out else last


def _of_band(document: Document, number: int, table: Table, band: Band, unit: Unit | None) -> Iterator[Figure]:
    columns = [column for column in band.columns if column.kind == "value"]
    if not columns or _is_contents(table, band, columns):
        return
    labels = _labels(table, band)
    has_total = any(label.is_total for label in labels.values())
    for row in band.body:
        for column in columns:
            cell = table.rows[row][column.number] if column.number < len(table.rows[row]) else None
            value = None if cell is None or is_empty(cell.text) else value_of(cell.text, loose=True)
            if cell is None or value is None or cell.start < 0 or _is_stray_year(value, column):
                continue
            yield _figure(
                document, (number, row, column.number), table, band, column, labels[row], value, unit, has_total
            )


def _is_stray_year(value: Value, column: Column) -> bool:
    """Four bare digits like a year, in a column that is not of one year: a heading that strayed into the body."""
    return column.period is None and value.unit is None and bool(re.fullmatch(r"(?:19|20)\d\d", value.printed))


def _figure(
    document: Document, at: tuple[int, int, int], table: Table, band: Band, column: Column, label: Label, value: Value,
    table_unit: Unit | None, has_total: bool,
) -> Figure:  # fmt: skip
    start, end = _span(table.rows[at[1]])
    place, quote = cut(document, start, end, table=at[0], row=at[1] + 1, column=at[2] + 1)
    unit, factor = _unit(value, column, label, band, table_unit)
    what, part = _meaning(table, band, column, label, unit, has_total)
    return Figure(
        place=place,
        quote=quote,
        rule="tabelcel",
        confidence=0.9 if what else 0.6,
        printed=value.printed,
        value=value.value * factor,
        step=None if value.step is None else value.step * factor,
        unit=unit,
        what=what,
        category=part,
        indicator=indicator_of(what, part, unit, "level"),
        organisation=document.organisation,
        unit_of_organisation=document.body,
        period=_period(document, table, band, column, label),
        qualifier=value.qualifier,
        role=_role(label, unit, has_total),
        source="table",
    )


# --- what the labels say


def _labels(table: Table, band: Band) -> dict[int, Label]:
    """The label of each row; «waarvan man» is a part of the row above it, «idem als %» repeats it."""
    found: dict[int, Label] = {}
    whole = ""
    for row in band.body:
        printed = " ".join(
            text_of(table.rows[row][c.number])
            for c in band.columns
            if c.kind == "label" and c.number < len(table.rows[row])
        )
        words = without_unit(re.sub(r"^\d+[.)]\s+", "", printed))
        if OF_WHICH.match(words):
            found[row] = Label(OF_WHICH.sub("", words), whole=whole)
        elif SAME_AS.match(words):
            found[row] = Label(f"{whole} {SAME_AS.sub('', words)}".strip())
        else:
            found[row] = Label(words, is_total=bool(TOTAL.match(words)))
            whole = words
    return found


def _meaning(
    table: Table, band: Band, column: Column, label: Label, unit: str, has_total: bool
) -> tuple[str | None, str | None]:
    """What is counted and the category, from caption, column heading and row label."""
    title = _title(table, band)
    heading = without_unit(column.heading)
    named = _named(label.words)
    if label.whole:
        return _named(label.whole), category(named)
    is_sum = re.fullmatch(r"(?:sub|eind)?totaal", heading, re.I)
    if not named and is_sum and title:
        return title, None
    if not named:
        return title or _named(heading) or None, category(heading) if heading and title else None
    is_scenario = bool(set(heading.lower().split()) & vocabulary("scenarios.csv"))
    if label.is_total and re.fullmatch(r"(?:sub|eind)?totaal", named, re.I):
        corner = without_unit(band.corner)
        what = title or (named if DIMENSION.search(corner) else corner) or named
        return what, category(heading) if heading else None
    if heading and not is_scenario and not column.period and unit == "count":
        return _named(heading) if title is None else f"{title} {heading}", category(named)
    if unit == "count" and title and (has_total or DIMENSION.search(band.corner)):
        return title, category(named)
    return named, category(heading) if heading else None


def _named(words: str) -> str:
    """The label without «aantal», numbering and the total's «totaal»."""
    if re.fullmatch(r"(?:jaar\s)?(?:19|20)\d\d", words.strip(), re.I):
        return ""
    bare = re.sub(r"^(?:het\s)?(?:totaal\s|totale\s)?aantal(?:len)?\s+", "", words.strip(), flags=re.I)
    return re.sub(r"\s*[*¹²³⁴⁵⁶⁷⁸⁹]+$", "", re.sub(r"\s-\s(?=verzuim\b)", "", bare, flags=re.I)).strip()


def _title(table: Table, band: Band) -> str | None:
    title = band.title or table.caption
    if not title or len(title) > 160:
        return None
    return without_unit(_named(NUMBERING.sub("", title))) or None


def _role(label: Label, unit: str, has_total: bool) -> str:
    if label.is_total:
        return "total"
    if unit == "percent":
        return "share"
    return "part" if has_total or label.whole else "level"


def _period(document: Document, table: Table, band: Band, column: Column, label: Label) -> str | None:
    """The column's period, else the row's, the caption's, the document's; «31 december» makes a year a day."""
    day = re.search(r"\b(?:per\s|ultimo\s)?(1 januari|31 december)\b", label.words, re.I)
    if column.period:
        return (
            f"{column.period}-{'01-01' if day.group(1)[0] == '1' else '12-31'}"
            if day and len(column.period) == 4
            else column.period
        )
    return (
        period_in(label.words)
        or period_in(table.caption or "")
        or period_in(band.title or "")
        or default_period(document)
    )


# --- units


def _unit(value: Value, column: Column, label: Label, band: Band, table_unit: Unit | None) -> Unit:
    """The cell's own unit, else the row's, the column's, the table's; «aantal» is a count whatever the table says."""
    factor = table_unit[1] if table_unit else 1
    if value.unit:
        return value.unit, factor if value.unit == "eur" and table_unit and table_unit[
            0
        ] == "eur" and value.value < 100_000 else 1
    words = f"{label.words} {label.whole or ''}"
    own = unit_in(words) or unit_in(column.heading) or unit_in(band.title or "")
    if own:
        return (own[0], factor) if own[0] == "eur" and own[1] == 1 and table_unit and table_unit[0] == "eur" else own
    if re.search(r"\baantal(?:len)?\b", words, re.I) or re.search(r"\baantal(?:len)?\b", column.heading, re.I):
        return "count", 1
    return table_unit or ("count", 1)


def _unit_of_table(table: Table) -> Unit | None:
    """The unit said once for the whole table: in the caption, or above the labels."""
    heads = [text_of(row[0]) for row in table.rows[: table.header_rows] if row]
    return unit_in(" ".join([table.caption or "", *heads]))


def _counts_things(table: Table) -> bool:
    return any(re.match(r"aantal", text_of(row[0]), re.I) for row in table.rows if row)


# --- tables that hold no figures, cells that hold sentences


def _is_contents(table: Table, band: Band, columns: list[Column]) -> bool:
    """A table of contents: labels with rising page numbers, headed by nothing or «pagina»."""
    if re.search(r"\binhoud", table.caption or "", re.I):
        return True
    if len(columns) != 1 or columns[0].number != len(band.columns) - 1:
        return False
    if columns[0].heading and not re.fullmatch(r"(?:pagina|blz\.?|pag\.?)", columns[0].heading, re.I):
        return False
    values = [
        value_of(text_of(table.rows[row][columns[0].number]))
        for row in band.body
        if columns[0].number < len(table.rows[row])
    ]
    pages = [int(value.value) for value in values if value and value.unit is None]
    return columns[0].period is None and len(pages) > 3 and pages == sorted(pages) and pages[-1] > 3


def _of_text_cells(document: Document, table: Table) -> Iterator[Figure]:
    """Sentences within cells (the explanation in an action list) are read as prose, the row as quote."""
    kinds = _category_columns(table)
    for row in table.rows[table.header_rows :]:
        start, end = _span(row)
        named = [text_of(row[n]).lower() for n in kinds if n < len(row) and text_of(row[n])]
        for cell in row:
            if cell is None or cell.start < 0 or len(cell.text.split()) < 3 or value_of(cell.text, loose=True):
                continue
            for figure in _of_sentences(document, cell, start, end):
                is_own = named and named[0] == " ".join(cell.text.split()).lower()
                yield replace(
                    figure, source="table", category=figure.category or (named[0] if named and not is_own else None)
                )


def _category_columns(table: Table) -> list[int]:
    """The columns whose heading says that they hold a breakdown value («Soort», «Vastgestelde schending»)."""
    heads = [
        " ".join(text_of(row[n]) for row in table.rows[: table.header_rows] if n < len(row))
        for n in range(max(map(len, table.rows), default=0))
    ]
    return [
        n
        for n, head in enumerate(heads)
        if re.search(r"^(?:soort|categorie|aard|type|vorm|thema)\b|\bschending", head, re.I) and len(head.split()) < 4
    ]


def _of_sentences(document: Document, cell: Cell, start: int, end: int) -> Iterator[Figure]:
    text = document.text[cell.start : cell.end]
    memory = Memory()
    for first, last in sentences(text):
        words = re.sub(r"^\d+[.)]\s", lambda match: " " * len(match.group()), text[first:last])
        for counted in figures(words, memory):
            figure = figure_of(document, start, end, counted, source="table")
            if figure:
                yield figure


def _span(row: tuple[Cell | None, ...]) -> tuple[int, int]:
    placed = [cell for cell in row if cell is not None and cell.start >= 0]
    return min((cell.start for cell in placed), default=0), max((cell.end for cell in placed), default=0)
