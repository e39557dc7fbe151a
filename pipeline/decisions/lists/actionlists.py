"""Action lists: tables, lists whose columns were lost, and points under «Actiepunten» or «Aanbevelingen»."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.decisions.attributes.deadlines import moments
from pipeline.decisions.attributes.statuses import list_status
from pipeline.decisions.attributes.wording import sentence_of
from pipeline.decisions.lists.cellfits import BY_A_PLAN
from pipeline.decisions.lists.flatlists import flat_rows
from pipeline.decisions.lists.listcolumns import (
    OF_MEETING,
    SHORT,
    columns_by_statuses,
    columns_of,
    columns_without_head,
    heads,
    holds_statuses,
    is_number,
    is_time,
)
from pipeline.decisions.lists.listrows import ListRow
from pipeline.decisions.lists.pastlists import past_lists, planned_in
from pipeline.decisions.lists.pointlists import point_lists
from pipeline.decisions.lists.stackedlists import stacked_lists
from pipeline.decisions.lists.tailrows import tail_rows
from pipeline.decisions.lists.wrappedlists import wrapped_rows
from pipeline.decisions.rulings.outcomecolumns import holds_rulings
from pipeline.decisions.rulings.outcometables import tells_cases, title_above
from pipeline.meeting import Meeting
from pipeline.place import cut
from pipeline.records import Action, Cell, Document, Table

BECAUSE = re.compile(r",?\s+(?:want|omdat)\b.*$", re.I | re.S)  # «Joris, want hij zit aan tafel»: a remark on who
ACTION_CAPTION = re.compile(r"\b(?:actie|toezegging|afspra|aanbeveling|verbeterpunt|maatregel|to-?do|openstaand)", re.I)
ACTION_HEAD = re.compile(
    r"\b(?:actie|afspra|toezegging|aanbeveling|verbeter|wat & hoe|wat en hoe|te doen|to ?do|taak|taken)", re.I
)
PLAN_HEAD = re.compile(r"\b(?:voornemens?|plan(?:nen)?|speerpunt(?:en)?|wilden (?:we|wij)|(?:we|wij) wilden)\b", re.I)
KIND_BY_STEM = (("toezegging", "toezegging"), ("aanbeveling", "aanbeveling"), ("voornemen", "voornemen"))
ACTS = re.compile(r"\bactie|actie(?:s|punt\w*|lijst)?\b(?<!\breactie)(?<!\breacties)")
ASKED = re.compile(r"\b[a-zà-ÿ]{3,} [^?]*\?$")  # «Opnieuw bespreken op de kade?»: no owner
COUNTED = re.compile(r"aantal(?: \w+)?|totaal", re.I)
DONE = {"gereed", "vervallen"}
LED_STATUS = re.compile(r"[A-Z]\w+(?: \w+)?[.,;:]")  # «Loopt. In mei …»: the cell opens with its status
EARLIER = re.compile(r"\((?:was|eerst|eerder|oorspronkelijk|voorheen)\b[^)]*\)", re.I)  # «1 april (was 1 maart)»
NEXT_MEETING = re.compile(
    r"(?:(?:eerst)?volgende?|komende?) (?:vergadering|overleg|keer|bijeenkomst|ov|mt|to|db|ab|dt)", re.I
)
PUT_TO = re.compile(  # in a list without a column of times: «Klaar per 1-2-2023», «Vertraagd, wordt juni 2024»
    r"\b(?:per|wordt|tot|vanaf|naar|uiterlijk|voor|vóór) "
    r"(?P<when>(?:de |het |na |medio |begin |eind )*[^.,;()]*\d[^.,;()]*)"
)
DATE_FIRST = re.compile(r"[0-3]?\d[-/][01]?\d[-/](?:20)?\d\d\b")  # in a column that tells both: «9-2-2025 Open»


def action_lists(document: Document, meeting: Meeting) -> list[Action]:
    """One action a row of every action list in the document, and one a point of every list of recommendations."""
    found: list[Action] = []
    columns: dict[str, int] = {}
    named = "actiepunt"
    for number, one in enumerate(document.tables, 1):
        planned = planned_in(f"{one.caption or ''} {title_above(document, one)}")
        own = columns_of(one)
        columns = own or (columns if one.continued and not one.header_rows else {})
        named = _kind(one, columns) if own or not columns else named  # a list that goes on stays what it was
        bare = {} if columns else _columns_without_head(one)
        columns = columns or (columns_by_statuses(one) if planned and not bare else {})
        is_list = bare or _is_action_list(one, columns, is_planned=planned is not None)
        if is_list and not holds_rulings(one) and not tells_cases(one):
            kind = _kind(one, bare) if bare else named
            kind = planned if planned and kind == "actiepunt" and columns.keys() == {"what", "status"} else kind
            rows = _rows(one, bare, first=0) if bare else _rows(one, columns)
            found += [_action(document, row, meeting, number, kind) for row in rows]
    for one in stacked_lists(document):
        if _is_action_list(one, columns := columns_of(one)):
            found += [_action(document, row, meeting, None, _kind(one, columns)) for row in _rows(one, columns)]
    if not found:
        lost = wrapped_rows(document) or tail_rows(document) or flat_rows(document)
        found += [_action(document, row, meeting, None, "actiepunt") for row in lost]
    past = past_lists(document, meeting)
    places = {one.place.start for one in past}
    found += [*past, *(one for one in point_lists(document, meeting) if one.place.start not in places)]
    return found


def _is_action_list(one: Table, columns: dict[str, int], *, is_planned: bool = False) -> bool:
    """Somebody or some time beside the action; a head or caption that says so counts for one of them.

    `is_planned`: the title above says that plans follow, which counts where a column holds statuses.
    """
    if not columns:
        return False
    head = " ".join(cell.text for cell in one.rows[0] if cell is not None)
    if any(COUNTED.fullmatch(cell.text.strip()) for cell in one.rows[0] if cell is not None):
        return False  # what was done, in how many cases
    named = bool(ACTION_HEAD.search(head)) or bool(ACTION_CAPTION.search(one.caption or ""))
    if not named and "status" in columns and (is_planned or PLAN_HEAD.search(head)):
        named = holds_statuses(one.rows[1:], columns["status"])
    return len(columns.keys() & {"who", "when", "status"}) + named >= 2


def _columns_without_head(one: Table) -> dict[str, int]:
    """The columns of a list whose first row is an action already, under a caption that says so or with all it needs."""
    columns = {} if one.continued else columns_without_head(one)
    is_named = bool(ACTION_CAPTION.search(one.caption or ""))
    return columns if columns.keys() >= {"who", "when", "status"} or (columns and is_named) else {}


def _rows(one: Table, columns: dict[str, int], *, first: int = 1) -> Iterable[ListRow]:
    """The rows that hold an action, from the row `first` on; a row with only a status belongs to the one before it."""
    for row in one.rows[max(first, _head_rows(one, columns) if first else 0) :]:
        cells = [cell for cell in row if cell is not None and cell.text.strip() and cell.start >= 0]
        what = _cell(row, columns, "what")
        if len(cells) < 2 or not what or re.fullmatch(r"[\d./\s-]*", what) or _is_head(cells):
            continue
        yield ListRow(
            start=min(cell.start for cell in cells),
            end=max(cell.end for cell in cells),
            what=what,
            who=_cell(row, columns, "who"),
            when=_cell(row, columns, "when"),
            status=_cell(row, columns, "status"),
            has_status="status" in columns,
        )


def _head_rows(one: Table, columns: dict[str, int]) -> int:
    """How many rows the head takes: without those that hold a numbered action, which bold letters made part of it."""
    number = columns.get("number", columns["what"] - 1)
    rows = one.header_rows
    while rows > 1 and _cell(one.rows[rows - 1], columns, "what") and _is_numbered(_text(one.rows[rows - 1], number)):
        rows -= 1
    return rows


def _is_numbered(cell: str) -> bool:
    """One number or code or more: «Mrt24/07 Jun24/09»."""
    return bool(cell) and all(is_number(part) for part in cell.split())


def _text(row: Sequence[Cell | None], column: int) -> str:
    cell = row[column] if 0 <= column < len(row) else None
    return cell.text.strip() if cell is not None else ""


def _is_head(cells: Sequence[Cell]) -> bool:
    """A head that stands again at the top of the next page."""
    said = [" ".join(cell.text.split()).lower().strip(" :.") for cell in cells]
    return sum(any(words.fullmatch(text) for words, _ in heads()) for text in said) >= 3


def _cell(row: Sequence[Cell | None], columns: dict[str, int], role: str) -> str | None:
    column = columns.get(role)
    if column is None or column >= len(row) or row[column] is None:
        return None
    return " ".join(row[column].text.split()) or None  # type: ignore[union-attr]


def _kind(one: Table, columns: dict[str, int]) -> str:
    """The kind that the head or caption names: a list of promises or of recommendations; else action points."""
    what = columns.get("what")
    cell = one.rows[0][what] if what is not None and what < len(one.rows[0]) else None
    said = f"{cell.text if cell else ''} {one.caption or ''}".lower()
    return next((kind for stem, kind in KIND_BY_STEM if stem in said and not ACTS.search(said)), "actiepunt")


def _action(document: Document, row: ListRow, meeting: Meeting, number: int | None, kind: str) -> Action:
    place, quote = cut(document, row.start, row.end, table=number)
    text, iso = _deadline(row, meeting)
    status = _status(row)
    return Action(
        place=place,
        quote=quote,
        rule="actielijst",
        confidence=0.95,
        action=sentence_of(row.what),
        kind=kind,
        owner=_owner(row),
        deadline_text=text,
        deadline=_of_this_year(iso, text, meeting) if status in DONE else iso,
        status=status,
    )


def _owner(row: ListRow) -> str | None:
    """Who the row says it is: nobody where the cell holds a time or a question instead."""
    if not row.who or not re.search(r"[A-Za-zÀ-ÿ]", row.who) or ASKED.search(row.who) or _is_when(row.who):
        return None
    return BECAUSE.sub("", row.who)


def _is_when(cell: str) -> bool:
    return bool(re.search(r"\d", cell)) and is_time(cell)


def _deadline(row: ListRow, meeting: Meeting) -> tuple[str | None, str | None]:
    """What the column «wanneer» says; its last date where it names two; without such a column, a date in the action."""
    if row.who and not row.when and _is_when(row.who):  # «2027» where the owner stands
        row = replace(row, when=row.who)
    if row.when and re.search(r"\w", row.when):
        if BY_A_PLAN.fullmatch(row.when):
            return row.when, None  # «begroting 2026»: which is made before that year
        said = OF_MEETING.sub("", EARLIER.sub("", row.when))
        if NEXT_MEETING.fullmatch(said):
            return row.when, meeting.next_date
        dated = [moment.iso for moment in moments(said, meeting) if moment.iso]
        return row.when, (dated[-1] or "").removesuffix("/..") if dated else None
    opened = DATE_FIRST.match(row.status or "") or PUT_TO.search(row.status or "")
    if opened:
        when = opened.groupdict().get("when") or opened.group()
        return when, next((moment.iso for moment in moments(when, meeting)), None)
    inside = [
        moment
        for moment in moments(row.what, meeting)
        if moment.iso and re.match(r"(?:uiterlijk|vóór|voor|per)\b", moment.printed, re.I)
    ]
    return (inside[0].printed, inside[0].iso) if inside else (None, None)


def _of_this_year(iso: str | None, printed: str | None, meeting: Meeting) -> str | None:
    """A time without a year that is done with is of the year before the next: «feb» in a list of March."""
    if not (iso and printed and meeting.date) or re.search(r"20\d\d|[-/’']\d\d\b", printed):
        return iso
    return f"{int(iso[:4]) - 1}{iso[4:]}" if iso[:4].isdigit() and iso[:4] > meeting.date[:4] else iso


def _said_of_time(row: ListRow) -> str | None:
    """What the column of deadlines says instead of one: «afgerond», «vervallen»."""
    is_said = row.when is not None and not re.search(r"\d", row.when) and len(row.when.split()) <= SHORT
    return row.when if is_said and list_status(row.when) in {"gereed", "vervallen", "uitgesteld"} else None


def _status(row: ListRow) -> str:
    """The status text's; else «doorlopend» where the deadline is «continu», «open» where nothing is said."""
    standing = bool(
        re.search(r"\b(?:continue?|doorlopend|blijvend|jaarlijks|structureel|permanent)\b", row.when or "", re.I)
    )
    said = list_status(row.status or _said_of_time(row))
    led = LED_STATUS.match(row.status or "")
    if standing and not (led and list_status(led.group()) == said and said in {"loopt", "uitgesteld", "vervallen"}):
        return "doorlopend"
    return "open" if said == "onbekend" and not row.has_status else said
