"""Tables of which only the text is left («Vorm 2020 2021», «Pesten 4 7») → Table, to be read as tables."""

from __future__ import annotations

import re
from collections.abc import Iterator

from models.vocabulary import vocabulary
from pipeline.figures.cells import unit_in
from pipeline.figures.stackedtables import stacked_tables
from pipeline.records import Cell, Document, Table

YEAR = r"(?:19|20)\d\d"
YEARS = re.compile(rf"{YEAR}[ \t]+{YEAR}")  # that every match of `HEADER` holds
HEADER = re.compile(
    rf"(?:(?P<corner>(?<![^\n])[^\n\d]{{0,60}}?)|(?<=[.:;)]\s))[ \t]*(?P<heads>(?<!\d){YEAR}(?:[ \t]+{YEAR})+)(?=\s)"
)
# «Gemeente Inwoners Ontvangen Gegrond»: a line of single words, one for the labels and one for each column of values
WORDS = re.compile(
    r"(?<![^\n])(?P<corner>[A-ZÀ-Þ][^\W\d_]+)[ \t]+(?P<heads>[A-ZÀ-Þ][^\W\d_]+(?:[ \t]+[^\W\d_]+){1,6})(?=\n)"
)
# «Afdeling Aantal medewerkers Aantal meldingen»: each head begins with a capital
_HEAD = r"[A-ZÀ-Þ][^\W\d_]+(?:[ \t][a-zà-ÿ]+){0,3}"
CAPITALS = re.compile(
    rf"(?<![^\n])(?P<corner>{_HEAD})[ \t]+(?P<heads>{_HEAD}(?:[ \t]+{_HEAD}){{1,5}})(?=\n|[ \t]+{_HEAD}[ \t]+\d)"
)
HEADS = re.compile(_HEAD)
# «Begroting 2023 Realisatie 2023», under a line of words that may group these columns («Programma Lasten Baten»)
SCENARIO = rf"(?:{'|'.join(sorted(vocabulary('scenarios.csv')))})(?:[ \t]+{YEAR})?"
SCENARIOS = re.compile(rf"(?P<corner>(?<![^\n]))(?P<heads>{SCENARIO}(?:[ \t]+{SCENARIO})+)(?=\n)", re.I)
VALUE = r"(?:-?\d{1,3}(?:\.\d{3})+|-?\d+(?:,\d+)?%?|[-–]|n\.?v\.?t\.?)"
WORD = re.compile(r"\S+")
# «2021 22», «2022 25», «2023 27» below each other: what the heading above counts, year by year
BY_YEAR = re.compile(rf"(?<![^\n]){YEAR}[ \t]+{VALUE}(?:\s+{YEAR}[ \t]+{VALUE}){{2,}}(?=\s*(?:\n|$))")
PAIR = re.compile(rf"(?P<label>{YEAR})[ \t]+(?P<value>{VALUE})")
LONGEST_CAPTION = 100
FEWEST_ROWS = 2  # one row alone may be a sentence cut short


def flat_tables(document: Document) -> list[Table]:
    """The tables that the prose still shows: years or words beside or below each other, and rows with a value for each.

    Text that is in a table of the document already is left alone.
    """
    taken = [(table.start, table.end) for table in document.tables]
    found = []
    patterns = (HEADER, WORDS, CAPITALS, SCENARIOS) if YEARS.search(document.text) else (WORDS, CAPITALS, SCENARIOS)
    matches = [match for pattern in patterns for match in pattern.finditer(document.text)]
    headers = sorted(matches, key=lambda match: match.start())
    for header in headers:
        if any(start <= header.start() < end for start, end in taken):
            continue
        rows = list(_rows(document.text, header))
        if len(rows) >= FEWEST_ROWS and not any(
            row[0].start < end and start < row[-1].end for row in rows for start, end in taken
        ):
            found.append(_table(document, header, rows))
    found += [table for table in _by_year(document) if not any(a < table.end and table.start < b for a, b in taken)]
    taken += [(table.start, table.end) for table in found]
    stacked = (
        table for table in stacked_tables(document) if not any(a < table.end and table.start < b for a, b in taken)
    )
    return sorted((*found, *stacked), key=lambda table: table.start)


def _by_year(document: Document) -> Iterator[Table]:
    """The tables of a year and its value on each line, the years one after another, below a caption or heading."""
    for match in BY_YEAR.finditer(document.text):
        pairs = list(PAIR.finditer(document.text, *match.span()))
        years = [int(pair["label"]) for pair in pairs]
        caption = _caption(document, match.start())
        if caption is None or years != list(range(years[0], years[0] + len(years))):
            continue
        rows = [tuple(_cell(document.text, *pair.span(name)) for name in ("label", "value")) for pair in pairs]
        yield Table(
            page=None, caption=caption, header_rows=0, rows=tuple(rows), start=match.start(), end=pairs[-1].end()
        )


def _rows(text: str, header: re.Match[str]) -> Iterator[tuple[Cell, ...]]:
    """The rows behind the header, as long as each has a label and as many values as there are years."""
    count = len(_heads(header))
    row = re.compile(
        rf"\s+(?P<label>[^\W\d_][^\d\n]{{1,70}}?)[ \t]+(?P<values>{VALUE}(?:[ \t]+{VALUE}){{{count - 1}}})(?=\s|$)"
    )
    at = header.end()
    while match := row.match(text, at):
        yield (_cell(text, *match.span("label")), *_cells(text, *match.span("values")))
        at = match.end()


def _table(document: Document, header: re.Match[str], rows: list[tuple[Cell, ...]]) -> Table:
    corner = _cell(document.text, *header.span("corner")) if header["corner"] else Cell(text="", start=-1, end=-1)
    groups = _groups_above(document, header)
    above = header.start()
    if any(groups):
        above = document.text.rstrip().rfind("\n", 0, above - 1) + 1
    years = [
        Cell(text=f"{group} {text}".strip(), start=start, end=end)
        for (start, end, text), group in zip(_heads(header), groups, strict=True)
    ]
    return Table(
        page=None,
        caption=_caption(document, above),
        header_rows=1,
        rows=((corner, *years), *rows),
        start=header.start(),
        end=rows[-1][-1].end,
    )


def _heads(header: re.Match[str]) -> list[tuple[int, int, str]]:
    """The headings of the columns: a year or word each, or a scenario with its year."""
    heads, offset = header["heads"], header.start("heads")
    pattern = re.compile(SCENARIO, re.I) if header.re is SCENARIOS else HEADS if header.re is CAPITALS else WORD
    return [(offset + m.start(), offset + m.end(), " ".join(m.group().split())) for m in pattern.finditer(heads)]


def _groups_above(document: Document, header: re.Match[str]) -> list[str]:
    """What the line above says of each column, where its words (but the first) divide the columns; else nothing."""
    count = len(_heads(header))
    above = document.text[: header.start()].rstrip("\n").rpartition("\n")[2].split()[1:]
    is_grouping = header.re is SCENARIOS and above and count % len(above) == 0 and count > len(above)
    if not is_grouping or not all(word[:1].isupper() and word.isalpha() for word in above):
        return [""] * count
    return [above[number * len(above) // count] for number in range(count)]


def _caption(document: Document, start: int) -> str | None:
    """The block just above the table, where it is a caption or heading; of prose its end, where that tells the unit."""
    above = [block for block in document.blocks if block.end <= start]
    if not above or start - above[-1].end > 2:
        return None
    text = document.text[above[-1].start : above[-1].end].strip()
    if above[-1].role in {"caption", "heading"}:
        return text or None
    tail = re.split(r"[.!?:]\s", text)[-1].strip()
    return tail if unit_in(tail) and len(tail) < LONGEST_CAPTION and not tail.endswith(".") else None


def _cells(text: str, start: int, end: int) -> Iterator[Cell]:
    for match in re.finditer(r"\S+", text[start:end]):
        yield _cell(text, start + match.start(), start + match.end())


def _cell(text: str, start: int, end: int) -> Cell:
    return Cell(text=text[start:end].strip(), start=start, end=end)
