"""The columns of an action list: by the words of its head, and where these tell nothing by what the cells hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache, lru_cache

from corpus import table
from models.grammar.parties import parties
from pipeline.decisions.attributes.deadlines import moments
from pipeline.decisions.attributes.ownerwords import EVERY, SMALL
from pipeline.decisions.attributes.statuses import list_status
from pipeline.meeting import Meeting
from pipeline.records import Cell, Table

ASIDE = re.compile(r"\s?\([^()]*\)$")  # «aanbeveling (bron)»
PROGRESS = re.compile(r"(?:status|stand|svz|stavaza|voortgang|hoe )")
SHORT = 4  # words in a cell that only names a status
SHARE = 0.6  # of the filled cells of a column, that are of its kind
MARK = re.compile(r"[oxv✓✔]", re.I)
NUMBER = re.compile(r"\W*[A-Za-z]{0,4}[\d./-]*\d\w?\W*")  # «T24.07», «12b», «2025-15»
TIMED = re.compile(
    r"(?:doorlopend|continue?|jaarlijks|maandelijks|per kwartaal|z\.?s\.?m\.?|asap|n\.?t\.?b\.?|p\.?m\.?|-|–|\?"
    r"|(?:wk|week)\.? ?\d{1,2}|(?:[12]?\d|3[01]|0\d)[-/](?:0?[1-9]|1[0-2]))",
    re.I,
)
RECESS = re.compile(r"\b(?:reces|zomer|kerst|volgende? (?:keer|vergadering|overleg))\b", re.I)
OF_MEETING = re.compile(r"^(?:[A-Z]{2,4}|raad|commissie|vergadering|overleg|bestuur)\s(?=[a-z0-9])")  # «AB september»
INITIALS = re.compile(r"[A-ZÀ-Þ][A-Za-z]{0,3}[A-Z]?(?:\s?[/,+&]\s?[A-ZÀ-Þ][A-Za-z]{0,3}[A-Z]?)*")  # «AdV», «JK/SM»
NAMED = re.compile(r"[A-ZÀ-Þ][\w.’'-]*(?:,? (?:(?:van|de|der|den|ten|ter|en|&|/) )*[A-ZÀ-Þ][\w.’'-]*)*")  # «Weth. Oud»
LONGEST_TIME, LONGEST_OWNER = 5, 5  # words
FEWEST_ROWS = 2
SUBJECT = re.compile(r"(?:agenda)?punt|onderwerp|titel|omschrijving|inhoud|beschrijving")
TASKS = re.compile(
    r"(?:vervolg)?acties?(?:punt(?:en)?)?|afspra(?:ak|ken)|toezegging(?:en)?|maatregel(?:en)?|ta(?:ak|ken)"
    r"|opdracht(?:en)?|te doen"
)


def columns_of(one: Table) -> dict[str, int]:
    """The column of each role, read from the head; the first column of a role counts. Without «what»: none.

    A last column of statuses, and one of times, is known by its cells where its head says something else.
    """
    if not one.rows:
        return {}
    columns: dict[str, int] = {}
    topic = ""  # the head of the column that tells what is to be done
    for column, cell in enumerate(one.rows[0]):
        text = " ".join(cell.text.split()).lower().strip(" :.") if cell is not None else ""
        role = role_of(text) or role_of(ASIDE.sub("", text))
        if text == "datum" and "what" not in columns and column < 2:
            role = "raised"  # «Nr | Datum | Toezegging»
        is_better = (role == "status" and PROGRESS.match(text)) or (
            role == "what" and _is_task(one, column, text, topic)
        )
        if role and (role not in columns or is_better):
            columns[role] = column  # «Reactie | Stand van zaken»: the second tells how far it is
            topic = text if role == "what" else topic
    last = len(one.rows[0]) - 1
    if "what" in columns and "status" not in columns and one.rows[0] and _is_marks(one, last):
        columns["status"] = last
    if "status" not in columns and last not in columns.values() and holds_statuses(one.rows[1:], last):
        columns["status"] = last
    if "what" in columns and "when" not in columns and "who" in columns:
        free = [number for number in range(len(one.rows[0])) if number not in columns.values()]
        timed = [number for number in free if _mostly(one.rows[1:], number, is_time)]
        columns |= {"when": timed[0]} if timed else {}
    return columns if "what" in columns else {}


def _is_task(one: Table, column: int, head: str, topic: str) -> bool:
    """The column says what is to be done, and one before it only of what: «Onderwerp | Toezegging»."""
    texts = _texts(one.rows[1:], column)
    is_told = sum(len(text.split()) > 1 and not is_status(text) for text in texts) >= SHARE * max(1, len(texts))
    return bool(SUBJECT.fullmatch(topic) and TASKS.fullmatch(head)) and is_told


def columns_by_statuses(one: Table) -> dict[str, int]:
    """Of a table with a head, the column of statuses, which is the last, and the widest before it; else none."""
    width = len(one.rows[0]) if one.rows else 0
    if width < 2 or not holds_statuses(one.rows[1:], width - 1):
        return {}
    widest = max(range(width - 1), key=lambda number: sum(map(len, _texts(one.rows[1:], number))))
    return {"what": widest, "status": width - 1}


def columns_without_head(one: Table) -> dict[str, int]:
    """The columns of a list that has no head: of owners, of times and of statuses, and the widest of the others.

    Empty where the first row is of another kind than the rest, or fewer than two of the three are there.
    """
    rows = [row for row in one.rows if sum(cell is not None and bool(cell.text.strip()) for cell in row) > 1]
    if len(rows) < FEWEST_ROWS:
        return {}
    width = max(len(row) for row in rows)
    columns: dict[str, int] = {}
    for role, is_kind in (("status", is_status), ("when", is_time), ("number", is_number), ("who", _is_owner)):
        free = [number for number in range(width) if number not in columns.values()]
        fits = [number for number in free if _mostly(rows, number, is_kind)]
        if role == "when" and len(fits) > 1 and fits[0] == 0:
            fits = fits[1:]  # the first tells when the action was raised, or numbers it
        first = _texts(rows[:1], fits[-1 if role == "status" else 0]) if fits else []
        if first and is_kind(first[0]):
            columns[role] = fits[-1 if role == "status" else 0]
    free = [number for number in range(width) if number not in columns.values()]
    widest = max(free, key=lambda number: sum(map(len, _texts(rows, number))), default=None)
    if widest is None or len(columns.keys() & {"who", "when", "status"}) < 2:
        return {}
    return {**columns, "what": widest}


@lru_cache(maxsize=4_000)
def role_of(head: str) -> str | None:
    """What the head of a column says, in small letters; of two words with a stroke, what they both say, or one does.

    Example:
        >>> role_of("trekker/actiehouder"), role_of("besluit/actie"), role_of("wie/wanneer") is None
        ('who', 'what', True)
    """
    whole = next((role for words, role in heads() if head and words.fullmatch(head)), None)
    if whole or "/" not in head:
        return whole
    said = {role_of(part.strip()) for part in head.split("/")} - {None}
    return said.pop() if len(said) == 1 else None


@cache
def heads() -> list[tuple[re.Pattern[str], str]]:
    """The words of the heads, with the role of their columns."""
    return [(re.compile(row["words"]), row["role"]) for row in table("action_columns.csv")]


def _texts(rows: Sequence[Sequence[Cell | None]], column: int) -> list[str]:
    cells = (row[column] for row in rows if len(row) > column)
    return [text for cell in cells if cell is not None and (text := " ".join(cell.text.split()))]


def _mostly(rows: Sequence[Sequence[Cell | None]], column: int, is_kind: Callable[[str], bool]) -> bool:
    texts = _texts(rows, column)
    return bool(texts) and sum(map(is_kind, texts)) >= SHARE * max(len(texts), len(rows) / 2)


def _is_marks(one: Table, column: int) -> bool:
    """A last column that holds only O, X or V, and no column before it does: that would be a grid."""
    return _holds_marks(one.rows[1:], column) and not any(
        _holds_marks(one.rows[1:], before) for before in range(1, column)
    )


def _holds_marks(rows: Sequence[Sequence[Cell | None]], column: int) -> bool:
    cells = [row[column].text.strip() for row in rows if len(row) > column and row[column] is not None]  # type: ignore[union-attr]
    return any(cells) and all(not cell or MARK.fullmatch(cell) for cell in cells)


def holds_statuses(rows: Sequence[Sequence[Cell | None]], column: int) -> bool:
    """A last column whose short cells mostly say how far something is («open», «afgerond»)."""
    texts = _texts(rows, column)
    if _holds_marks(rows, column):
        return False  # those are read as marks, or are a grid of them
    return bool(texts) and sum(map(is_status, texts)) >= SHARE * len(texts)


def is_status(text: str) -> bool:
    """A few words that say how far something is."""
    return len(re.split(r"[(,;:]", text)[0].split()) <= SHORT and list_status(text) != "onbekend"


def is_time(text: str) -> bool:
    """A few words that name a time: «Q3 2024», «AB september», «vóór reces», «doorlopend»."""
    if len(text.split()) > LONGEST_TIME:
        return False
    return bool(
        TIMED.fullmatch(text) or RECESS.search(text) or moments(OF_MEETING.sub("", text), Meeting(date="2024-01-01"))
    )


def _is_owner(text: str) -> bool:
    """A few words that name a function, a body or a person, or are initials."""
    named = parties(text)
    is_named = bool(named) and named[0].start == 0
    is_unit = re.fullmatch(SMALL, text) or EVERY.fullmatch(text)
    return len(text.split()) <= LONGEST_OWNER and bool(
        is_named or is_unit or INITIALS.fullmatch(text) or NAMED.fullmatch(text)
    )


def is_number(text: str) -> bool:
    return bool(NUMBER.fullmatch(text))
