"""Tables of reports with a column of what comes next: «Thema | Wat we deden | Wat we gaan doen in 2024 | Wie»."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from models.grammar.fields import field_of
from pipeline.decisions.attributes.deadlines import deadline, moments
from pipeline.decisions.attributes.statuses import list_status, standing
from pipeline.decisions.attributes.taskparts import task_parts
from pipeline.decisions.attributes.wording import sentence_of
from pipeline.decisions.lists.listcolumns import holds_statuses, role_of
from pipeline.meeting import Meeting
from pipeline.place import cut
from pipeline.records import Action, Cell, Document, Table

Row = Sequence[Cell | None]
AHEAD = re.compile(  # heads of what is still to be done, whatever year it is
    r"(?:wat|hoe|waar)\b.{0,20}\b(?:gaan|willen|doen|staat|moet|pakken)\b.*|(?:dit|dat)\s(?:gaan|willen|pakken)\b.*"
    r"|(?:onze )?(?:plannen|voornemens?|ambities?|speerpunten|prioriteiten|inzet|doelen|doelstellingen)\b.*"
    r"|aandachtspunten\b.*|opgaven?\b.*|vooruitblik\b.*|(?:komende?|volgende?)\s(?:jaar|periode|jaren)\b.*"
    r"|volgende stap(?:pen)?|vervolg(?:stappen|acties?)?|nog te doen"
    r"|(?:onze )?(?:acties|activiteiten|maatregelen|agenda)\s(?:voor|in|voor het)?\s?(?:20\d\d|komend jaar)"
    r"|(?:voor|in|vanaf)?\s?20\d\d|(?:planning|programma) 20\d\d",
    re.I,
)
BACK = re.compile(  # of what was done
    r"\b(?:deden|hebben|gedaan|gerealiseerd|bereikt|terugblik|resultaten?|uitgevoerd|stand|status|voortgang|wilden"
    r"|realisatie|terug|gebeurd|afgelopen|vorig|is|was)\b",
    re.I,
)
YEAR = re.compile(r"\b20\d\d\b")
NO_PLAN = re.compile(r"\W*(?:geen|n\.?v\.?t\.?|nihil|niet van toepassing|-|–)?\W*", re.I)
TOLD_PAST = re.compile(r"^(?:klaar|gereed|afgerond|gedaan|uitgevoerd)\b[^a-z]*$", re.I)
FEWEST_WORDS, SHARE, FEWEST_ROWS = 2, 0.6, 2  # words of most cells, rows
MOST_NUMBERS = 0.3  # of the cells, that hold nothing else


def plan_tables(document: Document, meeting: Meeting) -> Iterable[Action]:
    """One action a row of the tables of a report whose column of plans says what comes after the year reported on.

    A column of owners makes them actions, without one they are intentions of whoever reports.
    """
    if meeting.is_minutes or meeting.last_year is None:
        return
    for number, one in enumerate(document.tables, 1):
        column = _column(one, meeting)
        if column is None:
            continue
        heads = [_text(cell) for cell in one.rows[0]]
        who, when = _column_of(heads, "who"), _column_of(heads, "when")
        for row in one.rows[1:]:  # what is bold behind the heads may have been taken for more of them
            if _looks_ahead(_at(row, column), meeting):
                continue  # the head again, on the next page
            if not NO_PLAN.fullmatch(_at(row, column)) and not TOLD_PAST.match(_at(row, column)):
                yield _action(document, row, (column, who, when), number, meeting)


def _column(one: Table, meeting: Meeting) -> int | None:
    """The last column whose head looks ahead and whose cells are words; None where there is none."""
    if len(one.rows) <= FEWEST_ROWS or len(one.rows[0]) < 2:
        return None
    heads = [_text(cell) for cell in one.rows[0]]
    for column in reversed(range(len(heads))):
        if _looks_ahead(heads[column], meeting) and _holds_words(one, column):
            beside = [head for at, head in enumerate(heads) if at != column]
            is_told = any(BACK.search(head) for head in beside) or any(_of_report(head, meeting) for head in beside)
            if is_told or column > 0:
                return column
    return None


def _looks_ahead(head: str, meeting: Meeting) -> bool:
    years = [int(year) for year in YEAR.findall(head)]
    if years and meeting.last_year and max(years) <= meeting.last_year:
        return False
    return AHEAD.fullmatch(head.strip(" :.")) is not None and (bool(years) or BACK.search(head) is None)


def _of_report(head: str, meeting: Meeting) -> bool:
    return str(meeting.last_year) in head


def _holds_words(one: Table, column: int) -> bool:
    rows = one.rows[1:]
    texts = [text for row in rows if not NO_PLAN.fullmatch(text := _at(row, column))]
    told = [text for text in texts if len(text.split()) >= FEWEST_WORDS and re.search(r"[a-zà-ÿ]{3}", text)]
    bare = [text for text in texts if not re.search(r"[a-zà-ÿ]{3}", text)]
    is_words = len(told) >= SHARE * len(texts) and len(bare) <= MOST_NUMBERS * len(texts)
    return len(told) >= FEWEST_ROWS and is_words and not holds_statuses(rows, column)


def _column_of(heads: Sequence[str], role: str) -> int | None:
    for at, head in enumerate(heads):
        if field_of(head) == role or role_of(head.lower().strip(" :.")) == role:
            return at
    return None


def _action(
    document: Document, row: Row, columns: tuple[int, int | None, int | None], number: int, meeting: Meeting
) -> Action:
    column, who, when = columns
    cells = [cell for cell in row if cell is not None and cell.start >= 0 and cell.text.strip()]
    place, quote = cut(document, min(cell.start for cell in cells), max(cell.end for cell in cells), table=number)
    parts = task_parts(_at(row, column), frozenset(), meeting)
    owner = (_at(row, who).strip(" –-") if who is not None else "") or parts.who
    timed = (_at(row, when) if when is not None else "") or parts.when or ""
    by = next((one for one in moments(timed, meeting) if one.iso), None) or deadline(_at(row, column), meeting)
    told = list_status(_at(row, column))
    return Action(
        place=place,
        quote=quote,
        rule="plannentabel",
        confidence=0.85,
        action=sentence_of(parts.what),
        kind="voornemen" if who is None else "actiepunt",
        owner=owner or None,
        deadline_text=timed or (by.printed if by else None),
        deadline=by.iso if by else None,
        status=standing(parts.what) or (told if told in {"vervallen", "uitgesteld"} else "open"),
    )


def _at(row: Row, column: int | None) -> str:
    return _text(row[column]) if column is not None and column < len(row) else ""


def _text(cell: Cell | None) -> str:
    return " ".join(cell.text.split()) if cell is not None else ""
