"""Table cells → Figure: header, row label, unit and period come from the table; a dash says nothing, a 0 does."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from models.counts.scene import Memory
from models.figures import figures
from models.sentences import LONGEST, pieces, sentences
from pipeline.dating import Frame, frame_of
from pipeline.figures.cells import Value, are_classes, beside, booked, is_empty, unit_in, value_of
from pipeline.figures.flattables import flat_tables
from pipeline.figures.grid import YEAR, Band, Column, bands, part_in, period_in, text_of
from pipeline.figures.indicators import indicator_of
from pipeline.figures.prose import figure_of
from pipeline.figures.tablelabels import DIVIDED, SUM, Label, has_sum, is_sum, labels_of, meaning, role_of
from pipeline.place import cut
from pipeline.records import Cell, Document, Figure, Sentence, Table

Unit = tuple[str, int]
WORD = re.compile(r"[^\W\d_]{3,}|[A-ZÉ]{2,}|€|%|&")
MOST_WITHOUT_NAME = 0.25
NORM = re.compile(r"(?:norm|streef(?:waarde|cijfer|getal)|doel(?:waarde|stelling)?)\b", re.I)
OWN_COUNT = re.compile(  # a count of its own, or a sentence
    r"\bwaar(?:van|onder|bij) \d|\b(?:is|zijn|was|waren|heeft|hebben|werd|werden|word(?:t|en))\b", re.I
)
MOST_LABEL_WORDS = 9
TALK = 25  # words of a cell that is prose
MOST_LOOSE = 8  # letters that stand alone in a table: «A», «B», «C» may head its columns
MEASURED = {"years", "months", "weeks", "days", "hours", "hours_per_week", "hours_per_year"}


def figures_in_tables(document: Document, prose: Iterable[Sentence]) -> Iterator[Figure]:
    """The figures of the document's tables, table by table, row by row; text cells are read as prose."""
    tables = (*document.tables, *flat_tables(document))
    end, unit, last, frame = -9, None, None, frame_of(document) if tables else Frame()
    for number, printed in enumerate(tables, 1):
        table = printed if printed.caption else replace(printed, caption=_caption_below(document, printed))
        follows = 0 <= table.start - end <= 2 or table.continued
        unit = _unit_of_table(table) or (unit if follows and not _counts_things(table) else None)
        laid_out = bands(table, last if follows else None)
        cells = [figure for band in laid_out for figure in _of_band(document, frame, number, table, band, unit)]
        if not _is_drawing(table, cells):
            yield from (figure for figure in cells if figure.what or figure.category)
        yield from _of_text_cells(document, frame, table)
        end, last = table.end, laid_out[-1] if laid_out else last


def _is_drawing(table: Table, cells: Sequence[Figure]) -> bool:
    """Whether a grid is no table but a map or plan: numbers without a word to them, letters that stand alone."""
    named = sum(WORD.search(f"{cell.what or ''} {cell.category or ''}") is not None for cell in cells)
    words = [word for row in table.rows for cell in row if cell for word in re.findall(r"[^\W\d_]+", cell.text)]
    loose = sum(len(word) == 1 for word in words)
    return len(cells) - named > MOST_WITHOUT_NAME * len(cells) or loose > max(MOST_LOOSE, len(words) / 3)


def _caption_below(document: Document, table: Table) -> str | None:
    """The line below a table without a caption, where it tells what the rows divide («Meldingen naar soort»)."""
    below = next((block for block in document.blocks if block.start >= table.end > 0), None)
    if below is None or below.start - table.end > 2 or below.role not in {"heading", "caption", "body"}:
        return None
    text = " ".join(document.text[below.start : below.end].split())
    return text if len(text) < 100 and not text.endswith(".") and DIVIDED.match(text) else None


def _of_band(
    document: Document, frame: Frame, number: int, table: Table, band: Band, unit: Unit | None
) -> Iterator[Figure]:
    year = period_in(table.caption or "") or period_in(band.title or "") or frame.whole
    columns = [_of_part(column, year) for column in band.columns if column.kind == "value"]
    if not columns or _is_contents(table, band, columns):
        return
    labels = labels_of(table, band)
    has_total = any(label.is_total for label in labels.values())
    if unit is None and has_total and any(re.search(r"\w{3,}uren\b", label.words, re.I) for label in labels.values()):
        unit = ("hours", 1)  # what is added to hours is hours
    is_money = unit is not None and unit[0] == "eur"
    for row in band.body:
        for column in columns:
            cell = table.rows[row][column.number] if column.number < len(table.rows[row]) else None
            text = "" if cell is None else booked(cell.text) if is_money else cell.text
            year, text = beside(text) or (None, text)
            value = None if is_empty(text) else value_of(text, loose=True)
            if cell is None or value is None or cell.start < 0 or _is_stray_year(value, column):
                continue
            at = (number, row, column.number)
            figure = _figure(document, frame, at, table, band, column, labels[row], value, unit, has_total)
            figure = replace(figure, period=year) if year else figure
            is_summed = has_sum(labels.values(), figure.unit)
            yield replace(figure, role=role_of(labels[row], figure.unit, is_summed, column.heading))


def _of_part(column: Column, year: str | None) -> Column:
    """The column with the part of the year that its heading names without it: «1e hj»."""
    part = None if column.period else part_in(column.heading, year)
    return replace(column, heading="", period=part) if part else column


def _is_stray_year(value: Value, column: Column) -> bool:
    """Four bare digits like a year, in a column that is not of one year: a heading that strayed into the body."""
    return column.period is None and value.unit is None and bool(re.fullmatch(r"(?:19|20)\d\d", value.printed))


def _figure(
    document: Document, frame: Frame, at: tuple[int, int, int], table: Table, band: Band, column: Column,
    label: Label, value: Value, table_unit: Unit | None, has_total: bool,
) -> Figure:  # fmt: skip
    start, end = _span(table.rows[at[1]])
    place, quote = cut(document, start, end, table=at[0], row=at[1] + 1, column=at[2] + 1)
    unit, factor = _unit(value, column, label, band, table_unit)
    what, part = meaning(table, band, column, label, unit, has_total)
    if unit == "hours" and label.is_total and SUM.fullmatch(what or ""):
        what = "uren"
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
        period=_period(frame, table, band, column, label),
        qualifier=value.qualifier,
        role="level",
        source="table",
    )


def _period(frame: Frame, table: Table, band: Band, column: Column, label: Label) -> str | None:
    """The column's period, else the row's, the caption's, the document's; «31 december» makes a year a day."""
    named = " ".join((label.words, column.heading, band.title or "", table.caption or ""))
    day = re.search(r"\b(?:per\s|ultimo\s)?(1 januari|31 december)\b(?!\s(?:19|20)\d\d)", named, re.I)
    if column.period:
        return (
            f"{column.period}-{'01-01' if day.group(1)[0] == '1' else '12-31'}"
            if day and len(column.period) == 4
            else column.period
        )
    if NORM.match(column.heading):
        return None
    if is_sum(column) and (span := _span_of_years(band)):
        return span
    whole = period_in(table.caption or "") or period_in(band.title or "") or frame.whole
    return period_in(label.words) or part_in(label.words, whole) or whole


def _span_of_years(band: Band) -> str | None:
    """The years of the columns that a total adds up: 2019/2023."""
    years = sorted({c.period for c in band.columns if c.period and re.fullmatch(r"\d{4}", c.period)})
    return f"{years[0]}/{years[-1]}" if len(years) > 1 else None


# --- units


def _unit(value: Value, column: Column, label: Label, band: Band, table_unit: Unit | None) -> Unit:
    """The cell's own unit, else the row's, the column's, the table's; «aantal» is a count whatever the table says."""
    factor = table_unit[1] if table_unit else 1
    if value.unit:
        return value.unit, factor if value.unit == "eur" and table_unit and table_unit[
            0
        ] == "eur" and value.value < 100_000 else 1
    words = label.printed
    own = unit_in(words) or unit_in(column.heading) or unit_in(band.title or "")
    if own:
        return (own[0], factor) if own[0] == "eur" and own[1] == 1 and table_unit and table_unit[0] == "eur" else own
    if re.search(r"\baantal(?:len)?\b", words, re.I) or re.search(r"\baantal(?:len)?\b", column.heading, re.I):
        return "count", 1
    heads = [other.heading for other in band.columns if other.kind == "value"]
    if table_unit and table_unit[0] in MEASURED and column.heading and any(map(unit_in, heads)):
        return "count", 1  # «Gesprekken | Uren» of «Uren vertrouwenspersonen»: one column has the table's unit
    is_marked = table_unit == ("percent", 1) and band.has_percent
    return ("count", 1) if is_marked or not table_unit else table_unit


def _unit_of_table(table: Table) -> Unit | None:
    """The unit said once for the whole table: in the caption, or above the labels."""
    heads = [text_of(row[0]) for row in table.rows[: table.header_rows] if row]
    unit = unit_in(" ".join([table.caption or "", *heads]))
    labels = [text_of(row[0]) for row in table.rows[table.header_rows :] if row]
    return None if unit and unit[0] in MEASURED and are_classes(labels) else unit


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
    if all(YEAR.fullmatch(text_of(table.rows[row][0])) for row in band.body):
        return False
    pages = [int(value.value) for value in values if value and value.unit is None]
    return columns[0].period is None and len(pages) > 3 and pages == sorted(pages) and pages[-1] > 3


def _of_text_cells(document: Document, frame: Frame, table: Table) -> Iterator[Figure]:
    """Sentences within cells (the explanation in an action list) are read as prose, the row as quote."""
    kinds = _category_columns(table)
    for row in table.rows[table.header_rows :]:
        start, end = _span(row)
        named = [text_of(row[n]).lower() for n in kinds if n < len(row) and text_of(row[n])]
        for cell in row:
            if cell is None or cell.start < 0 or len(cell.text.split()) < 3 or value_of(cell.text, loose=True):
                continue
            if cell is row[0] and _is_sized(cell.text) and any(value_of(text_of(one)) for one in row[1:]):
                continue
            for figure in _of_sentences(document, frame, cell, start, end):
                is_own = named and named[0] == " ".join(cell.text.split()).lower()
                yield replace(
                    figure, source="table", category=figure.category or (named[0] if named and not is_own else None)
                )


def _is_sized(label: str) -> bool:
    """Whether the numbers in the label of a row of values only tell it from others: «langer dan 12 weken»."""
    return not OWN_COUNT.search(label) and len(label.split()) <= MOST_LABEL_WORDS


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


def _of_sentences(document: Document, frame: Frame, cell: Cell, start: int, end: int) -> Iterator[Figure]:
    """The figures of the cell's sentences, the row as quote; of a long row, or a cell of prose, the sentence itself."""
    text = document.text[cell.start : cell.end]
    is_long = end - start > LONGEST or (len(text.split()) >= TALK and len(sentences(text)) > 1)
    memory = Memory()
    for first, last in (piece for begin, stop in sentences(text) for piece in pieces(text, begin, stop)):
        words = re.sub(r"^\d+[.)]\s", lambda match: " " * len(match.group()), text[first:last])
        for counted in figures(words, memory):
            at = (cell.start + first, cell.start + last) if is_long else (start, end)
            figure = figure_of(document, *at, counted, frame=frame, source="table")
            if figure:
                yield figure


def _span(row: tuple[Cell | None, ...]) -> tuple[int, int]:
    placed = [cell for cell in row if cell is not None and cell.start >= 0]
    return min((cell.start for cell in placed), default=0), max((cell.end for cell in placed), default=0)
