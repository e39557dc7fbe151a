"""Action lists: tables, lists whose columns were lost, and points under «Actiepunten» or «Aanbevelingen»."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from corpus import table
from pipeline.decisions.deadlines import moments
from pipeline.decisions.flatlists import flat_rows
from pipeline.decisions.listrows import ListRow
from pipeline.decisions.outcomecolumns import holds_rulings
from pipeline.decisions.pastlists import past_lists
from pipeline.decisions.pointlists import point_lists
from pipeline.decisions.stackedlists import stacked_lists
from pipeline.decisions.statuses import list_status
from pipeline.decisions.wording import sentence_of
from pipeline.meeting import Meeting
from pipeline.place import cut
from pipeline.records import Action, Cell, Document, Table

BECAUSE = re.compile(r",?\s+(?:want|omdat)\b.*$", re.I | re.S)  # «Joris, want hij zit aan tafel»: a remark on who
ACTION_CAPTION = re.compile(r"\b(?:actie|toezegging|afspra|aanbeveling|verbeterpunt|maatregel|to-?do|openstaand)", re.I)
ACTION_HEAD = re.compile(
    r"\b(?:actie|afspra|toezegging|aanbeveling|verbeter|wat & hoe|wat en hoe|te doen|to ?do|taak|taken)", re.I
)
KIND_BY_STEM = (("toezegging", "toezegging"), ("aanbeveling", "aanbeveling"), ("voornemen", "voornemen"))
LED_STATUS = re.compile(r"[A-Z]\w+(?: \w+)?[.,;:]")  # «Loopt. In mei …»: the cell opens with its status
EARLIER = re.compile(r"\((?:was|eerst|eerder|oorspronkelijk|voorheen)\b[^)]*\)", re.I)  # «1 april (was 1 maart)»
DATE_FIRST = re.compile(r"[0-3]?\d[-/][01]?\d[-/](?:20)?\d\d\b")  # in a column that tells both: «9-2-2025 Open»
SHORT = 4  # words in a cell that only names a status
SHARE = 0.6  # of the filled cells of a column of statuses
MARK = re.compile(r"[oxv✓✔]", re.I)


def action_lists(document: Document, meeting: Meeting) -> list[Action]:
    """One action a row of every action list in the document, and one a point of every list of recommendations."""
    found: list[Action] = []
    columns: dict[str, int] = {}
    for number, one in enumerate(document.tables, 1):
        columns = _columns(one) or (columns if one.continued and not one.header_rows else {})
        if _is_action_list(one, columns) and not holds_rulings(one):
            kind = _kind(one, columns)
            found += [_action(document, row, meeting, number, kind) for row in _rows(one, columns)]
    for one in stacked_lists(document):
        if _is_action_list(one, columns := _columns(one)):
            found += [_action(document, row, meeting, None, _kind(one, columns)) for row in _rows(one, columns)]
    if not found:
        found += [_action(document, row, meeting, None, "actiepunt") for row in flat_rows(document)]
    past = past_lists(document, meeting)
    places = {one.place.start for one in past}
    found += [*past, *(one for one in point_lists(document, meeting) if one.place.start not in places)]
    return found


def _columns(one: Table) -> dict[str, int]:
    """The column of each role, read from the head; the first column of a role counts. Without «what»: none."""
    if not one.rows:
        return {}
    columns: dict[str, int] = {}
    for column, cell in enumerate(one.rows[0]):
        text = " ".join(cell.text.split()).lower().strip(" :.") if cell is not None else ""
        role = next((role for words, role in _heads() if text and words.fullmatch(text)), None)
        if text == "datum" and "what" not in columns and column < 2:
            role = "raised"  # «Nr | Datum | Toezegging»
        if role and role not in columns:
            columns[role] = column
    if "what" in columns and "status" not in columns and one.rows[0] and _is_marks(one, len(one.rows[0]) - 1):
        columns["status"] = len(one.rows[0]) - 1
    last = len(one.rows[0]) - 1
    if "status" not in columns and last not in columns.values() and _is_statuses(one, last):
        columns["status"] = last
    return columns if "what" in columns else {}


def _is_action_list(one: Table, columns: dict[str, int]) -> bool:
    """Somebody or some time beside the action; a head or caption that says so counts for one of them."""
    if not columns:
        return False
    head = " ".join(cell.text for cell in one.rows[0] if cell is not None)
    named = bool(ACTION_HEAD.search(head)) or bool(ACTION_CAPTION.search(one.caption or ""))
    return len(columns.keys() & {"who", "when", "status"}) + named >= 2


def _is_marks(one: Table, column: int) -> bool:
    """A last column that holds only O, X or V, and no column before it does: that would be a grid."""
    return _holds_marks(one, column) and not any(_holds_marks(one, before) for before in range(1, column))


def _holds_marks(one: Table, column: int) -> bool:
    cells = [row[column].text.strip() for row in one.rows[1:] if len(row) > column and row[column] is not None]  # type: ignore[union-attr]
    return any(cells) and all(not cell or MARK.fullmatch(cell) for cell in cells)


def _is_statuses(one: Table, column: int) -> bool:
    """A last column whose short cells mostly say how far something is («open», «afgerond»)."""
    cells = [row[column] for row in one.rows[1:] if len(row) > column]
    texts = [cell.text for cell in cells if cell is not None and cell.text.strip()]
    if _holds_marks(one, column):
        return False  # those are read as marks, or are a grid of them
    said = [text for text in texts if len(text.split()) <= SHORT and list_status(text) != "onbekend"]
    return bool(texts) and len(said) >= SHARE * len(texts)


def _rows(one: Table, columns: dict[str, int]) -> Iterable[ListRow]:
    """The rows that hold an action; a row with only a status belongs to the row before it."""
    for row in one.rows[max(1, one.header_rows) :]:
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


def _is_head(cells: Sequence[Cell]) -> bool:
    """A head that stands again at the top of the next page."""
    said = [" ".join(cell.text.split()).lower().strip(" :.") for cell in cells]
    return sum(any(words.fullmatch(text) for words, _ in _heads()) for text in said) >= 3


def _cell(row: Sequence[Cell | None], columns: dict[str, int], role: str) -> str | None:
    column = columns.get(role)
    if column is None or column >= len(row) or row[column] is None:
        return None
    return " ".join(row[column].text.split()) or None  # type: ignore[union-attr]


def _kind(one: Table, columns: dict[str, int]) -> str:
    """The kind that the head or caption names: a list of promises or of recommendations; else action points."""
    cell = one.rows[0][columns["what"]] if columns["what"] < len(one.rows[0]) else None
    said = f"{cell.text if cell else ''} {one.caption or ''}".lower()
    return next((kind for stem, kind in KIND_BY_STEM if stem in said and "actie" not in said), "actiepunt")


def _action(document: Document, row: ListRow, meeting: Meeting, number: int | None, kind: str) -> Action:
    place, quote = cut(document, row.start, row.end, table=number)
    text, iso = _deadline(row, meeting)
    return Action(
        place=place,
        quote=quote,
        rule="actielijst",
        confidence=0.95,
        action=sentence_of(row.what),
        kind=kind,
        owner=BECAUSE.sub("", row.who) if row.who else None,
        deadline_text=text,
        deadline=iso,
        status=_status(row),
    )


def _deadline(row: ListRow, meeting: Meeting) -> tuple[str | None, str | None]:
    """What the column «wanneer» says; its last date where it names two; without such a column, a date in the action."""
    if row.when:
        dated = [moment.iso for moment in moments(EARLIER.sub("", row.when), meeting) if moment.iso]
        return row.when, (dated[-1] or "").removesuffix("/..") if dated else None
    opened = DATE_FIRST.match(row.status or "")
    if opened:
        return opened.group(), next((moment.iso for moment in moments(opened.group(), meeting)), None)
    inside = [
        moment
        for moment in moments(row.what, meeting)
        if moment.iso and re.match(r"(?:uiterlijk|vóór|voor|per)\b", moment.printed, re.I)
    ]
    return (inside[0].printed, inside[0].iso) if inside else (None, None)


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
    if standing and not (row.status and LED_STATUS.match(row.status) and said in {"loopt", "uitgesteld", "vervallen"}):
        return "doorlopend"
    return "open" if said == "onbekend" and not row.has_status else said


@cache
def _heads() -> list[tuple[re.Pattern[str], str]]:
    return [(re.compile(row["words"]), row["role"]) for row in table("action_columns.csv")]
