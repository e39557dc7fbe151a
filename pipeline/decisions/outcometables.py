"""Tables of outcomes: a column «Besluit» behind agenda items, a column «Opgelegde maatregel» behind cases."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from corpus import table
from models.decisions import GENERAL, resolution_kind
from pipeline.decisions.deadlines import moments
from pipeline.decisions.outcomewords import kind_by_request, kind_by_title, outcome_kind
from pipeline.decisions.wording import NUMBERING, sentence_of, short_topic
from pipeline.meeting import Meeting
from pipeline.place import cut
from pipeline.records import Cell, Decision, Document, Place, Table

CASE_HEAD = re.compile(
    r"\b(?:opgelegde |disciplinaire |getroffen |genomen )?(?:maatregel|sanctie|afdoening|straf)", re.I
)
OUTCOME_HEAD = re.compile(
    r"^(?:genomen )?(?:besluit(?:en)?|beslissing|uitkomst|uitslag|afdoening|stemming|resultaat|besluitvorming)$", re.I
)
BY = re.compile(r"\bdoor (?:de |het )?(?P<who>[\w&-]+(?: [A-Z]\w+)?)$")  # «ingetrokken door bestuurder»
SHARE = 0.6  # of the filled cells of a last column without header that must be outcome words


def outcome_tables(document: Document, meeting: Meeting) -> Iterable[Decision]:
    """The decisions of every table with a column of outcomes."""
    for number, found in enumerate(document.tables, 1):
        yield from _table(document, found, number, meeting)


def _table(document: Document, found: Table, number: int, meeting: Meeting) -> Iterable[Decision]:
    if not found.rows:
        return
    width = max(len(row) for row in found.rows)
    heads = [_text(cell) for cell in found.rows[0]] + [""] * width
    body = found.rows[_first_row(found, width - 1) :]
    for column in range(width):
        if CASE_HEAD.search(heads[column]) and found.header_rows:
            yield from _cases(document, found, number, column, meeting)
            return
    outcomes = [column for column in range(1, width) if OUTCOME_HEAD.match(heads[column])]
    if outcomes or _is_outcome_column(body, width - 1):
        yield from _outcomes(document, body, number, (outcomes or [width - 1])[0], meeting)


def _first_row(found: Table, column: int) -> int:
    """Where the body begins; a header row under the first with an outcome in the last column belongs to it."""
    for number, row in enumerate(found.rows[1 : found.header_rows], 1):
        text = _text(row[column]) if len(row) > column else ""
        if outcome_kind(text) and not OUTCOME_HEAD.match(text):
            return number
    return found.header_rows


def _is_outcome_column(rows: Sequence[tuple[Cell | None, ...]], column: int) -> bool:
    cells = [_text(row[column]) for row in rows if len(row) > column and _text(row[column])]
    return column > 0 and len(cells) > 0 and sum(outcome_kind(cell) is not None for cell in cells) / len(cells) >= SHARE


def _outcomes(
    document: Document, rows: Sequence[tuple[Cell | None, ...]], number: int, column: int, meeting: Meeting
) -> Iterable[Decision]:
    """One decision a row whose outcome cell says one; a cell with whole sentences is read as a resolution."""
    for row in rows:
        text = _text(row[column]) if len(row) > column else ""
        kind = outcome_kind(text)
        subject = max((_text(cell) for cell in row[:column]), key=len, default="")
        kind = "uitstel" if kind == "none" and re.match(r"aangehouden\b", subject, re.I) else kind
        if not text or kind == "none" or not subject or OUTCOME_HEAD.match(text):
            continue
        if kind is None and len(text.split()) < 3:
            continue
        place, quote = _row(document, row, number)
        asked = kind_by_request(kind, [_text(cell) for cell in row[:column]]) if kind else None
        told = [moment.iso for moment in moments(text, meeting) if moment.iso] if kind != "uitstel" else []
        by = BY.search(text)
        yield Decision(
            place=place,
            quote=quote,
            rule="besluitentabel",
            confidence=0.9,
            kind=(asked or kind_by_title(kind, subject)) if kind else resolution_kind(text),
            decider=by.group("who") if by else meeting.body,
            decided_on=told[-1] if told else meeting.date or (str(meeting.last_year) if meeting.is_yearly else None),
            decision=sentence_of(f"{subject}: {text[0].lower() + text[1:] if kind else text}"),
            topic=short_topic(subject),
        )


def _cases(document: Document, found: Table, number: int, column: int, meeting: Meeting) -> Iterable[Decision]:
    """One decision for each measure in a row of a table of cases: «Ontslag en aangifte» are two."""
    for row in found.rows[found.header_rows :]:
        text = _text(row[column]) if len(row) > column else ""
        for match in _sanctions().finditer(text):
            place, quote = _row(document, row, number)
            what = NUMBERING.sub("", _text(row[0])).strip(" .")
            what = f"Zaak {what}" if re.fullmatch(r"[\d./ -]+[A-Za-z]?", what) else what
            yield Decision(
                place=place,
                quote=quote,
                rule="casustabel",
                confidence=0.9,
                kind=GENERAL,
                decided_on=str(meeting.last_year) if meeting.last_year else None,
                decision=sentence_of(f"{what}: {match.group().lower()}"),
                topic=short_topic(_text(row[min(1, column - 1)])),
            )


def _row(document: Document, row: tuple[Cell | None, ...], number: int) -> tuple[Place, str]:
    cells = [cell for cell in row if cell is not None and cell.start >= 0]
    return cut(document, min(cell.start for cell in cells), max(cell.end for cell in cells), table=number)


def _text(cell: Cell | None) -> str:
    return " ".join(cell.text.split()) if cell is not None else ""


@cache
def _sanctions() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{row['words']})" for row in table("sanctions.csv")), re.I)
