"""Tables of which only the text is left («Vorm 2020 2021», «Pesten 4 7») → Table, to be read as tables."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.records import Cell, Document, Table

YEAR = r"(?:19|20)\d\d"
HEADER = re.compile(
    rf"(?:(?P<corner>(?<![^\n])[^\n\d]{{0,60}}?)|(?<=[.:;)]\s))[ \t]*(?P<heads>(?<!\d){YEAR}(?:[ \t]+{YEAR})+)(?=\s)"
)
# «Gemeente Inwoners Ontvangen Gegrond»: a line of single words, one for the labels and one for each column of values
WORDS = re.compile(
    r"(?<![^\n])(?P<corner>[A-ZÀ-Þ][^\W\d_]+)[ \t]+(?P<heads>[A-ZÀ-Þ][^\W\d_]+(?:[ \t]+[^\W\d_]+){1,6})(?=\n)"
)
VALUE = r"(?:-?\d{1,3}(?:\.\d{3})+|-?\d+(?:,\d+)?%?|[-–]|n\.?v\.?t\.?)"
FEWEST_ROWS = 2  # one row alone may be a sentence cut short


def flat_tables(document: Document) -> list[Table]:
    """The tables that the prose still shows: years or words side by side, and rows with a value for each.

    Text that is in a table of the document already is left alone.
    """
    taken = [(table.start, table.end) for table in document.tables]
    found = []
    headers = sorted([*HEADER.finditer(document.text), *WORDS.finditer(document.text)], key=lambda match: match.start())
    for header in headers:
        if any(start <= header.start() < end for start, end in taken):
            continue
        rows = list(_rows(document.text, header))
        if len(rows) >= FEWEST_ROWS and not any(
            row[0].start < end and start < row[-1].end for row in rows for start, end in taken
        ):
            found.append(_table(document, header, rows))
    return found


def _rows(text: str, header: re.Match[str]) -> Iterator[tuple[Cell, ...]]:
    """The rows behind the header, as long as each has a label and as many values as there are years."""
    count = len(header["heads"].split())
    row = re.compile(
        rf"\s+(?P<label>[^\W\d_][^\d\n]{{1,70}}?)[ \t]+(?P<values>{VALUE}(?:[ \t]+{VALUE}){{{count - 1}}})(?=\s|$)"
    )
    at = header.end()
    while match := row.match(text, at):
        yield (_cell(text, *match.span("label")), *_cells(text, *match.span("values")))
        at = match.end()


def _table(document: Document, header: re.Match[str], rows: list[tuple[Cell, ...]]) -> Table:
    corner = _cell(document.text, *header.span("corner")) if header["corner"] else Cell(text="", start=-1, end=-1)
    years = _cells(document.text, *header.span("heads"))
    return Table(
        page=None,
        caption=_caption(document, header.start()),
        header_rows=1,
        rows=((corner, *years), *rows),
        start=header.start(),
        end=rows[-1][-1].end,
    )


def _caption(document: Document, start: int) -> str | None:
    """The block just above the table, where it is a caption or heading."""
    above = [block for block in document.blocks if block.end <= start]
    if not above or above[-1].role not in {"caption", "heading"} or start - above[-1].end > 2:
        return None
    return document.text[above[-1].start : above[-1].end].strip() or None


def _cells(text: str, start: int, end: int) -> Iterator[Cell]:
    for match in re.finditer(r"\S+", text[start:end]):
        yield _cell(text, start + match.start(), start + match.end())


def _cell(text: str, start: int, end: int) -> Cell:
    return Cell(text=text[start:end].strip(), start=start, end=end)
