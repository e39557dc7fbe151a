"""Which columns of a table hold rulings: «Reactie OR», «Besluit bestuurder», a last column of outcome words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from corpus import table
from models.grammar.parties import parties
from pipeline.decisions.attributes.statuses import list_status
from pipeline.decisions.rulings.outcomewords import bare_kind, outcome_kind, reply_kind
from pipeline.records import Cell, Table

Row = Sequence[Cell | None]
DECISIONS = re.compile(r"(?:genomen )?besluit(?:en)?", re.I)  # a head: each cell is a decision in full
SHARE = 0.6  # of the filled cells of a column without a head that says so
DECIDED = {"besluit", "vaststelling", "goedkeuring", "instemming", "advies", "afwijzing"}
RULED_SHARE = 0.5  # of the filled cells of a column that say what was decided, and not how far something is
PROGRESS_HEAD = re.compile(r"(?:status|stand(?: van zaken)?|stavaza|voortgang|opvolging|afgedaan|afgehandeld)\b", re.I)
ADDRESSED = re.compile(r"\b(?:aan|op|voor|over|bij|namens)\s+(?:de |het )?$", re.I)  # «Advies aan de directie»
REMARKS = re.compile(r"(?:toelichting|opmerking(?:en)?|bijzonderheden|voorwaarden|motivering|datum|d\.?d\.?)\b.*", re.I)
COUNCIL = re.compile(  # of staff, students, parents or clients
    r"\b(?:[cg]?or|g?mr|g?oc|(?:\w*ondernemings|\w*medezeggenschaps|personeels|studenten|universiteits|faculteits|clienten"
    r"|cliënten|deelnemers|huurders|ouder)raad|medezeggenschap|onderdeelcommissie|dienstcommissie)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Ruled:
    """A column of rulings: whose, as its head says, and whether a cell may tell its ruling in whole sentences."""

    column: int
    decider: str | None = None
    may_tell: bool = False
    is_headed: bool = True


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table of rulings by their meaning; `date` is the day of the ruling, not of the asking."""

    ruled: tuple[Ruled, ...]
    date: int | None
    article: int | None
    subject: int | None
    first_row: int


def columns_of(one: Table) -> Columns | None:
    """The columns of a table of rulings; None where no column holds any, and for a table of counts."""
    if not one.rows:
        return None
    width = max(len(row) for row in one.rows)
    heads = [text_of(cell) for cell in one.rows[0]] + [""] * width
    roles = [role_of(head) for head in heads]
    if "count" in roles[1:]:
        return None
    body = one.rows[1:]  # rows of words alone may all be read as heads
    first_column = 0 if DECISIONS.fullmatch(heads[0].strip()) and "ruling" not in roles[1:] else 1
    ruled = [
        _headed(heads[column], column) for column in range(first_column, width) if roles[column] in {"ruling", "reply"}
    ]
    ruled = [found for found in ruled if found.may_tell or _outcomes(body, found.column)]
    if not ruled:
        last = _last(heads, roles, width)
        is_ruled = _is_of_outcomes(one.rows[_first_row(one, last) :], last)
        ruled = [Ruled(last, may_tell=True, is_headed=False)] if is_ruled else []
    if not ruled:
        return None
    dates = [column for column in range(width) if roles[column] == "date"]
    behind = [column for column in dates if column > ruled[0].column]
    article = roles.index("article") if "article" in roles else None
    subject = roles.index("subject") if "subject" in roles[: ruled[0].column] else None
    first = _first_row(one, ruled[0].column)
    return Columns(tuple(ruled), next(iter(behind or dates), None), article, subject, first)


def holds_rulings(one: Table) -> bool:
    """The table tells what was decided, not how far something is: «ingestemd», not «gereed»."""
    columns = columns_of(one)
    if columns is None:
        return False
    for ruled in columns.ruled:
        head = text_of(one.rows[0][ruled.column]) if len(one.rows[0]) > ruled.column else ""
        texts = _filled(one.rows[columns.first_row :], ruled.column)
        if PROGRESS_HEAD.match(head) or not texts:
            continue
        kinds = [bare_kind(text) or outcome_kind(text) for text in texts]
        said = [text for text, kind in zip(texts, kinds, strict=True) if kind in DECIDED and _is_no_status(text)]
        if len(said) >= RULED_SHARE * len(texts):
            return True
    return False


def _is_no_status(text: str) -> bool:
    return list_status(text) == "onbekend"


def text_of(cell: Cell | None) -> str:
    """The words of a cell in one line; "" for a merged one."""
    return " ".join(cell.text.split()) if cell is not None else ""


def lists_decisions(found: Table) -> bool:
    """A column is headed «Besluit» or «Besluiten»."""
    return bool(found.rows) and any(DECISIONS.fullmatch(text_of(cell).strip(" :.")) for cell in found.rows[0])


def is_council(name: str | None) -> bool:
    """A body that is asked for advice and consent, as a works council is."""
    return name is not None and bool(COUNCIL.search(name))


def role_of(head: str) -> str | None:
    """What the head of a column says of its cells; None where it says nothing of rulings."""
    lower = head.lower().strip(" :.?")
    return next((role for words, role in _heads() if lower and words.fullmatch(lower)), None)


def _headed(head: str, column: int) -> Ruled:
    """The column, with whose rulings they are where its head names somebody: «Reactie COR»."""
    named = [party for party in parties(head) if party.start > 0 and not ADDRESSED.search(head[: party.start])]
    return Ruled(column, named[0].text if named else None, may_tell=role_of(head) == "ruling")


def _last(heads: Sequence[str], roles: Sequence[str | None], width: int) -> int:
    """The last column but those that only date or explain what stands before them."""
    column = width - 1
    while column > 1 and (roles[column] == "date" or REMARKS.fullmatch(heads[column])):
        column -= 1
    return column


def _first_row(found: Table, column: int) -> int:
    """Where the body begins: with the first of its top rows that holds an outcome, else behind the heads."""
    for number, row in enumerate(found.rows[: max(found.header_rows, 1) + 2]):
        text = text_of(row[column]) if len(row) > column else ""
        if (outcome_kind(text) or (number and bare_kind(text))) and (number or role_of(text) is None):
            return number
    return found.header_rows or 1


def _filled(rows: Sequence[Row], column: int) -> list[str]:
    return [text_of(row[column]) for row in rows if len(row) > column and text_of(row[column])]


def _outcomes(rows: Sequence[Row], column: int) -> list[str]:
    return [text for text in _filled(rows, column) if reply_kind(text) not in {None, "none"}]


def _is_of_outcomes(rows: Sequence[Row], column: int) -> bool:
    cells = _filled(rows, column)
    return column > 0 and len(cells) > 0 and sum(outcome_kind(cell) is not None for cell in cells) / len(cells) >= SHARE


@cache
def _heads() -> list[tuple[re.Pattern[str], str]]:
    return [(re.compile(row["words"]), row["role"]) for row in table("outcome_columns.csv")]
