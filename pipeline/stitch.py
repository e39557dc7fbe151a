"""Tables that go on: over a page break, with or without their header again, also in the middle of a row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.records import Cell, Line, Table
from pipeline.similar import alike

SAME_EDGE_POINTS = 6.0
SAME_HEADER_PERCENT = 88  # a scan misreads a letter here and there
NUMERIC = re.compile(r"[<>€~±+−–-]?\s*\(?\d[\d.,]*\)?\s*%?|[-–—]|n\.?v\.?t\.?", re.IGNORECASE)
TOLD, SENTENCE = 12, re.compile(r"[a-zà-ÿ)][.!?](?:\s|$)")  # words of a cell that tells something
YEARLIKE = re.compile(r"\D*(?:19|20)\d\d\D*|\D*(?:Q[1-4]|[1-4]e kwartaal)\D*(?:20\d\d)?", re.IGNORECASE)
CONTENTS_TITLE = re.compile(r"inhoud(?:sopgave)?|contents|in dit (?:verslag|nummer)", re.IGNORECASE)
NUMBERED = re.compile(
    r"(?:\d+(?:\.\d+)*\.?|bijlage\b|hoofdstuk\b|voorwoord|inleiding|samenvatting|colofon)", re.IGNORECASE
)
TITLED = re.compile(r"(?:Tabel|Figuur|Grafiek|Overzicht)\s\d+(?:\.\d+)*\b")  # a title, though it opens no block
Item = Line | Table
Row = tuple[Cell | None, ...]


def stitched(items: Sequence[Item]) -> list[Item]:
    """The same items; a table that continues the one on the page before is one table with it, headers counted.

    A table of contents becomes lines with role contents: it is no source of facts.
    """
    found: list[Item] = []
    for item in items:
        if isinstance(item, Line):
            found.append(item)
            continue
        table = item if item.header_rows else replace(item, header_rows=header_rows(item.rows))
        earlier = _table_before(found)
        if is_contents(table, found):
            found += _as_contents(table)
        elif earlier is not None and _continues(found[earlier], table):  # type: ignore[arg-type]
            found[earlier] = _merged(found[earlier], table)  # type: ignore[arg-type]
        else:
            found.append(replace(table, caption=table.caption or _caption(found)))
    return found


def header_rows(rows: Sequence[Row]) -> int:
    """How many rows at the top hold no values: only words, years and empty cells."""
    if not any(NUMERIC.fullmatch(text) for row in rows for text in map(text_of, row[1:]) if text):
        is_told = any(len(text.split()) >= TOLD and SENTENCE.search(text) for text in map(text_of, rows[0]))
        return 1 if len(rows) > 1 and not is_told else 0  # a table of words; sentences are no head
    count = 0
    for row in rows[:4]:
        shown = [text_of(cell) for cell in row]
        values = [text for text in shown[1:] if text]
        has_number = any(NUMERIC.fullmatch(text) and not YEARLIKE.fullmatch(text) for text in values)
        if has_number or not any(shown) or (shown[0] and not values):
            break
        count += 1
    return count if count < len(rows) else min(1, len(rows) - 1)


def text_of(cell: Cell | None) -> str:
    """The words of a cell; empty for a missing one."""
    return " ".join(line.text for line in cell.lines) if cell else ""


def is_contents(table: Table, before: Sequence[Item]) -> bool:
    """Whether a table is a list of chapters with their page numbers."""
    rows = [[text_of(cell) for cell in row if cell is not None] for row in table.rows]
    numbers = [row[-1] for row in rows if len(row) >= 2]
    if len(numbers) < 3 or not all(re.fullmatch(r"\d{1,3}", number) for number in numbers):
        return False
    ascending = all(int(a) <= int(b) for a, b in pairwise(numbers))
    widest = max(len([text for text in row if text]) for row in rows)
    if not ascending or widest > 3:
        return False
    titles = [item.text for item in before[-4:] if isinstance(item, Line)]
    numbered = sum(bool(NUMBERED.match(row[0])) for row in rows if row)
    return any(CONTENTS_TITLE.match(title) for title in titles) or numbered >= 0.6 * len(rows)


def _as_contents(table: Table) -> Iterable[Line]:
    for row in table.rows:
        for cell in row:
            for line in cell.lines if cell else ():
                yield replace(line, role="contents", starts_block=True)


def _table_before(items: Sequence[Item]) -> int | None:
    """The last table, when nothing but footnotes stands behind it."""
    for at in range(len(items) - 1, -1, -1):
        item = items[at]
        if isinstance(item, Table):
            return at
        if item.role != "footnote":
            return None
    return None


def _continues(first: Table, second: Table) -> bool:
    last_page = _last_page(first)
    if last_page is None or second.page != last_page + 1 or first.is_ruled != second.is_ruled:
        return False
    if first.box is None or second.box is None or len(first.rows[0]) != len(second.rows[0]):
        return False
    same_edges = (
        abs(first.box[0] - second.box[0]) < SAME_EDGE_POINTS and abs(first.box[2] - second.box[2]) < SAME_EDGE_POINTS
    )
    if not same_edges and not _repeats_header(first, second):
        return False
    return _repeats_header(first, second) or second.header_rows == 0 or not _has_own_header(first, second)


def _has_own_header(first: Table, second: Table) -> bool:
    """Whether the second table begins with a header of other columns."""
    if not second.header_rows or not second.is_ruled:
        return bool(second.header_rows)
    bold = [line.is_bold for cell in second.rows[0] if cell for line in cell.lines]
    head = [line.is_bold for cell in first.rows[0] if cell for line in cell.lines]
    return bool(bold) and all(bold) and all(head)


def _last_page(table: Table) -> int | None:
    pages = [line.page for row in table.rows for cell in row if cell for line in cell.lines if line.page is not None]
    return max(pages, default=table.page)


def _repeats_header(first: Table, second: Table) -> bool:
    count = first.header_rows
    if not count or len(second.rows) < count:
        return False
    return alike(_row_text(first.rows[:count]), _row_text(second.rows[:count])) >= SAME_HEADER_PERCENT


def _row_text(rows: Sequence[Row]) -> str:
    return " ".join(text_of(cell) for row in rows for cell in row)


def _merged(first: Table, second: Table) -> Table:
    rows = list(second.rows[first.header_rows :] if _repeats_header(first, second) else second.rows)
    kept = list(first.rows)
    if rows and len(kept) > first.header_rows and _is_rest_of_row(kept[-1], rows[0]):
        kept[-1] = tuple(_joined(a, b) for a, b in zip(kept[-1], rows[0], strict=True))
        rows = rows[1:]
    box = first.box
    return replace(first, rows=(*kept, *rows), box=box, continued=True)


def _is_rest_of_row(last: Row, row: Row) -> bool:
    """Whether the first row of a page is the rest of the last row of the page before."""
    if not any(cell and cell.lines for cell in row) or len([cell for cell in last if cell is not None]) < 2:
        return False
    label = text_of(row[0])
    if text_of(last[0]) and not label:
        return True
    filled = [(a, b) for a, b in zip(last, row, strict=True) if b and b.lines]
    return all(a and a.lines and _is_cut(text_of(a), text_of(b)) for a, b in filled)


def _is_cut(end: str, start: str) -> bool:
    return start[:1].islower() and not re.search(r"[.:;!?]$", end)


def _joined(first: Cell | None, second: Cell | None) -> Cell | None:
    if first is None or second is None:
        return first or second
    return replace(first, lines=(*first.lines, *second.lines))


def _caption(before: Sequence[Item]) -> str | None:
    """The title above a table: the line that stands directly over it, when it is short and no sentence."""
    lines: list[Line] = []
    for item in reversed(before[-3:]):
        if isinstance(item, Table):
            break
        lines.insert(0, item)
        if item.starts_block or TITLED.match(item.text):
            break
    text = " ".join(line.text for line in lines)
    is_title = 0 < len(text.split()) <= 25 and not re.search(r"[.;,]$", text)
    return text if is_title or re.match(r"(?:Tabel|Figuur|Overzicht)\b", text) else None
