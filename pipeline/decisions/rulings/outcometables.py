"""Tables of outcomes: a column «Besluit» behind agenda items, a column «Opgelegde maatregel» behind cases."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from corpus import table
from models.decisions import GENERAL
from pipeline.decisions.attributes.deadlines import moments
from pipeline.decisions.attributes.wording import NUMBERING, inside, sentence_of, short_topic
from pipeline.decisions.rulings.outcomecolumns import (
    Columns,
    Row,
    columns_of,
    is_council,
    lists_decisions,
    role_of,
    text_of,
)
from pipeline.decisions.rulings.outcomewords import (
    asked_in,
    bare_kind,
    kind_as_asked,
    kind_by_title,
    outcome_kind,
    reply_kind,
    requested,
)
from pipeline.decisions.rulings.rulinglabels import kind_of_ruling
from pipeline.meeting import Meeting
from pipeline.place import cut
from pipeline.records import Decision, Document, Place, Table

CASE_HEAD = re.compile(
    r"\b(?:opgelegde |disciplinaire |getroffen |genomen )?(?:maatregel|sanctie|afdoening|straf)", re.I
)
ADVICE_HEAD = re.compile(r"(?:onze |nr\.? )?(?:aanbeveling|advies|suggestie|verbeterpunt)(?:en)?\b", re.I)
BY_HEAD = re.compile(r"(?:(?:opgelegd |besloten |besluit |genomen )?door|bevoegd gezag|beslisser|besluitnemer)", re.I)
CODE = re.compile(r"[A-Za-z]{0,4}[-. ]?\d[\d./-]*")
NOUNS = {
    **{noun: noun for noun in ("vaststelling", "instemming", "advies", "goedkeuring", "benoeming", "afwijzing")},
    **{"uitstel": "uitstel", "verlenging": "verlenging", "herbenoeming": "benoeming", "akkoord": "goedkeuring"},
}
NOUN_FIRST = re.compile(
    rf"(?:positief|negatief) (?P<advice>advies)\b|(?P<noun>{'|'.join(NOUNS)})\b(?! (?:over|aan|vragen))", re.I
)
BARE_NUMBER = re.compile(r"[\d.,%–-]+|n\.v\.t\.")
BY = re.compile(r"\bdoor (?:de |het )?(?P<who>[\w&-]+(?: [A-Z]\w+)?)$")  # «ingetrokken door bestuurder»
ANSWERED = re.compile(r"(?P<no>niet )?(?:\w+ )?(?:overgenomen|gehonoreerd|ingewilligd)\b", re.I)  # by whom it was asked
TASKS = re.compile(r"\b(?:toezeggingen|actie(?:punten|s)?(?:-?lijst)?|openstaande punten)\b", re.I)  # with their states
WITHDRAWN = re.compile(r"(?:zelf |weer )?ingetrokken\b", re.I)
WHEN = re.compile(r",?\s(?:in|per|begin|eind|medio) (?:\d{1,2} )?[a-z]{3,9}\.?(?: 20\d\d)?$")  # «conform, in mei»
SHORTEST_TOLD = 3  # words of a ruling that is no outcome word


def outcome_tables(document: Document, meeting: Meeting) -> Iterable[Decision]:
    """The decisions of every table with a column of outcomes."""
    columns: Columns | None = None
    for number, found in enumerate(document.tables, 1):
        cases = _case_column(found)
        if cases is not None:
            yield from _cases(document, found, number, cases, meeting)
            continue
        goes_on = found.continued and not found.header_rows
        if TASKS.search(f"{found.caption or ''} {title_above(document, found)}") and not lists_decisions(found):
            continue
        columns = columns_of(found) or (replace(columns, first_row=0) if columns and goes_on else None)
        if columns is not None:
            asked = asked_in(f"{found.caption or ''} {title_above(document, found)}")
            for row in found.rows[columns.first_row :]:
                yield from _rulings(document, row, number, columns, asked, meeting)


def answered_advice(document: Document, meeting: Meeting) -> Iterable[Decision]:
    """The decisions of tables that set an answer beside each recommendation, which is itself an action."""
    for number, found in enumerate(document.tables, 1):
        columns = columns_of(found)
        if columns is not None and any(ADVICE_HEAD.match(text_of(cell)) for cell in found.rows[0]):
            for row in found.rows[columns.first_row :]:
                yield from _rulings(document, row, number, columns, None, meeting)


def tells_cases(found: Table) -> bool:
    """The table tells what was imposed on whom: «Strafontslag» under «Maatregel»; no list of what is to be done."""
    column = _case_column(found)
    if column is None:
        return False
    texts = [text for row in found.rows[found.header_rows :] if len(row) > column and (text := text_of(row[column]))]
    return sum(bool(_sanctions().search(text)) for text in texts) > len(texts) / 2


def _case_column(found: Table) -> int | None:
    if not found.rows or not found.header_rows:
        return None
    column = next((number for number, cell in enumerate(found.rows[0]) if CASE_HEAD.search(text_of(cell))), None)
    return None if column is None or _counts(found, column) else column


def _counts(found: Table, column: int) -> bool:
    """Whether a table tells how often each measure was taken, not in which case: beside it stand bare numbers."""
    beside = [
        text_of(cell)
        for row in found.rows[found.header_rows :]
        for number, cell in enumerate(row)
        if number != column and (number or column > 1) and text_of(cell)
    ]
    return bool(beside) and sum(BARE_NUMBER.fullmatch(text) is not None for text in beside) > len(beside) / 2


def title_above(document: Document, found: Table) -> str:
    """The last heading before a table."""
    before = [block for block in document.blocks if block.role == "heading" and block.end <= found.start]
    return document.text[before[-1].start : before[-1].end] if before else ""


def _rulings(
    document: Document, row: Row, number: int, columns: Columns, asked: str | None, meeting: Meeting
) -> Iterable[Decision]:
    """One decision for each column whose cell says one; a cell with whole sentences is read as a resolution."""
    before = [text_of(cell) for cell in row[: columns.ruled[0].column]]
    subject = _cell(row, columns.subject) or max(before, key=len, default="")
    asked = requested(before, article=_cell(row, columns.article)) or asked
    for ruled in columns.ruled:
        text = _cell(row, ruled.column)
        kind = (bare_kind(text) if ruled.is_headed else None) or outcome_kind(text)
        kind = reply_kind(text) if kind is None and ruled.is_headed and not ruled.may_tell else kind
        kind = outcome_kind(WHEN.sub("", text)) if kind is None and ruled.is_headed else kind
        if kind == "none" and ruled.decider and not is_council(ruled.decider) and WITHDRAWN.match(text):
            kind = GENERAL  # who asked took it back: «ingetrokken in mei» under «Besluit bestuurder»
        kind = "uitstel" if kind == "none" and re.match(r"aangehouden\b", subject, re.I) else kind
        is_told = kind is not None or (ruled.may_tell and len(text.split()) >= SHORTEST_TOLD)
        is_whole = ruled.may_tell and (not subject or CODE.fullmatch(subject) is not None)  # «B22-15», or a date
        if not text or kind == "none" or not (subject or is_whole) or role_of(text) == "ruling" or not is_told:
            continue
        by, answered = BY.search(text), None if ruled.is_headed else ANSWERED.match(text)
        if answered and not answered.group("no"):
            continue
        decider = ruled.decider or (None if answered else meeting.body)
        is_asked = kind is not None and (decider is None or is_council(decider))
        place, quote = _row(document, row, number)
        whose = f"{ruled.decider}: " if ruled.decider and len(columns.ruled) > 1 else ""
        yield Decision(
            place=place,
            quote=quote,
            rule="besluitentabel",
            confidence=0.9,
            kind=_kind(kind, text, subject, asked if is_asked else None),
            decider=by.group("who") if by else decider,
            decided_on=None if answered else _decided_on(row, columns, text, kind, meeting),
            decision=sentence_of(text if is_whole else f"{subject}: {whose}{inside(text) if kind else text}"),
            topic=short_topic(text if is_whole else subject),
        )


def _kind(kind: str | None, text: str, subject: str, asked: str | None) -> str:
    if kind is None and (noun := NOUN_FIRST.match(text)):  # «Instemming OR regeling thuiswerken»
        return NOUNS[(noun["noun"] or noun["advice"]).lower()]
    return kind_of_ruling(text) if kind is None else kind_as_asked(kind, text, asked) or kind_by_title(kind, subject)


def _decided_on(row: Row, columns: Columns, text: str, kind: str | None, meeting: Meeting) -> str | None:
    """The day in the cell, else in the column of days, else that of the meeting or the year of a report."""
    told = [moment.iso for moment in moments(text, meeting) if moment.iso] if kind != "uitstel" else []
    told = told or [moment.iso for moment in moments(_cell(row, columns.date), meeting) if moment.iso]
    return told[-1] if told else meeting.date or (str(meeting.last_year) if meeting.is_yearly else None)


def _cell(row: Row, column: int | None) -> str:
    return text_of(row[column]) if column is not None and column < len(row) else ""


def _cases(document: Document, found: Table, number: int, column: int, meeting: Meeting) -> Iterable[Decision]:
    """One decision for each measure in a row of a table of cases: «Ontslag en aangifte» are two."""
    deciders = next(
        (n for n, cell in enumerate(found.rows[0]) if n > column and BY_HEAD.fullmatch(text_of(cell))), None
    )
    for row in found.rows[found.header_rows :]:
        text = text_of(row[column]) if len(row) > column else ""
        for match in _sanctions().finditer(text):
            place, quote = _row(document, row, number)
            what = NUMBERING.sub("", text_of(row[0])).strip(" .")
            what = f"Zaak {what}" if re.fullmatch(r"[\d./ -]+[A-Za-z]?", what) else what
            yield Decision(
                place=place,
                quote=quote,
                rule="casustabel",
                confidence=0.9,
                kind=GENERAL,
                decider=_cell(row, deciders) or None,
                decided_on=str(meeting.last_year) if meeting.last_year else None,
                decision=sentence_of(f"{what}: {inside(match.group())}"),
                topic=short_topic(text_of(row[min(1, column - 1)])),
            )


def _row(document: Document, row: Row, number: int) -> tuple[Place, str]:
    cells = [cell for cell in row if cell is not None and cell.start >= 0]
    return cut(document, min(cell.start for cell in cells), max(cell.end for cell in cells), table=number)


def sanctions_in(text: str) -> Iterable[re.Match[str]]:
    """The sanctions that the text names, one by one."""
    return _sanctions().finditer(text)


@cache
def _sanctions() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{row['words']})" for row in table("sanctions.csv")), re.I)
