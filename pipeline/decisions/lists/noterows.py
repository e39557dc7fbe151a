"""Rows of an action list on one line: «12 | Kaart tekenen | Joris | wk 22 | open», «AP-3 … – Joris – n.t.b.»."""

from __future__ import annotations

import re
from dataclasses import dataclass

from models.grammar.wordlists import wordlist
from pipeline.decisions.attributes.deadlines import moments
from pipeline.decisions.attributes.ownerwords import is_who
from pipeline.decisions.attributes.statuses import list_status
from pipeline.meeting import Meeting

MARK = re.compile(r"\s+[|/¦·;]\s+|\t+")
TIMED = re.compile(r"\b(?:wk|week|q[1-4]|z\.?s\.?m\.?|asap|doorlopend|continu|\d{1,2}[-/]\d{1,2})\b", re.I)
DASH = re.compile(r"\s(?:--?|[–—|/])\s")
CODE = re.compile(  # of an action: «AP-12», «A3.», «#7», «2024-03»; a bare number is also that of a title
    r"(?:#\d{1,4}|(?:AP|A|Actie(?:punt)?|act\.?|T|TD|TODO)\s?[-.]?\s?\d{1,4}(?:[-./]\d{1,4})*|\d{2,4}[-./]\d{1,3})\s?[.:)]?\s+",
    re.I,
)
OPEN_TIME = re.compile(r"(?:n\.?t\.?b\.?|nader te bepalen|t\.?b\.?d\.?|p\.?m\.?|onbekend|\?)\.?", re.I)
ASIDE = re.compile(r"\s?\((?:review|met|i\.?s\.?m\.?|samen met|back-?up|hulp|tegenlezer|meelezer)\b[^()]*\)", re.I)
REPORTED = re.compile(
    r"(?P<what>[^():]{6,120}?)\s?\((?P<who>[^()]{2,50})\)\s?(?::|[–→]|->|=>|--?\s)\s?(?P<told>\S.*)", re.S
)
FEWEST, MOST = 3, 7  # cells of a row
LONGEST_STATUS, LONGEST_WHO = 4, 4  # words


@dataclass(frozen=True, slots=True)
class NoteRow:
    """The cells of a row by their meaning, as printed."""

    what: str
    who: str | None
    when: str | None
    status: str | None


def note_row(line: str, meeting: Meeting) -> NoteRow | None:
    """The cells of a line that is a row with an action and its status; None for any other line.

    Example:
        >>> note_row("3 | Kaart tekenen | Joris | wk 22 | nog niet gestart", Meeting())
        NoteRow(what='Kaart tekenen', who='Joris', when='wk 22', status='nog niet gestart')
    """
    cells = [cell.strip(" |") for cell in MARK.split(line)]
    cells = [cell for cell in cells if re.search(r"[a-zà-ÿ]", cell, re.I)]
    if not FEWEST <= len(cells) <= MOST:
        return None
    status = next((cell for cell in reversed(cells[1:]) if _is_status(cell)), None)
    rest = [cell for cell in cells if cell is not status]
    what = max(rest, key=len)
    others = [cell for cell in rest if cell is not what]
    when = next((cell for cell in others if TIMED.search(cell) or moments(cell, meeting)), None)
    who = next((cell for cell in others if cell is not when and len(cell.split()) <= LONGEST_WHO), None)
    is_task = len(what.split()) > 1 and not wordlist("finite").search(what.lower())
    return NoteRow(what, who, when, status) if status and is_task else None


def coded_row(line: str, names: frozenset[str], meeting: Meeting) -> NoteRow | None:
    """The parts of a line that opens with the code of an action; None for any other line.

    Either dashes stand between the action, its owner and a time or status, or what became of the action stands behind
    the owner in brackets.

    Example:
        >>> coded_row("AP-7 Memo steiger – Joris – n.t.b.", frozenset(), Meeting())
        NoteRow(what='Memo steiger', who='Joris', when='n.t.b.', status=None)
        >>> coded_row("AP-8 memo over de steiger (Joris): staat er, dicht.", frozenset(), Meeting())
        NoteRow(what='memo over de steiger', who='Joris', when=None, status='staat er, dicht.')
    """
    code = CODE.match(line)
    if code is None:
        return None
    bare = line[code.end() :].strip(" –—|/-")
    reported = REPORTED.fullmatch(bare)
    if reported and _is_owner(reported["who"], names) and not wordlist("finite").search(reported["what"].lower()):
        return NoteRow(reported["what"], reported["who"], None, reported["told"])
    cells = [cell.strip() for cell in DASH.split(bare)]
    who = next((cell for cell in cells if _is_owner(cell, names)), None)
    what, *others = [cell for cell in cells if cell is not who] or [""]
    when = next((cell for cell in others if _is_time(cell, meeting)), None)
    status = next((cell for cell in others if cell is not when and _is_status(cell)), None)
    is_read = who is not None and 0 < len(others) == (when is not None) + (status is not None)
    is_task = len(what.split()) > 1 and not wordlist("finite").search(what.lower())
    return NoteRow(what, who, when, status) if is_read and is_task else None


def _is_owner(cell: str, names: frozenset[str]) -> bool:
    return is_who(ASIDE.sub("", cell), names, is_marked=True)


def _is_time(cell: str, meeting: Meeting) -> bool:
    return bool(OPEN_TIME.fullmatch(cell) or TIMED.search(cell) or moments(cell, meeting)) and not _is_status(cell)


def _is_status(cell: str) -> bool:
    is_short = len(cell.split()) <= LONGEST_STATUS and not re.match(r"(?:de|het|een)\s", cell, re.I)
    return is_short and list_status(cell) != "onbekend"
