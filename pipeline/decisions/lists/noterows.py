"""Rows of an action list set out on one line: «12 | Kaart tekenen | Joris | wk 22 | nog niet gestart»."""

from __future__ import annotations

import re
from dataclasses import dataclass

from models.grammar.conditions import wordlist
from pipeline.decisions.attributes.deadlines import moments
from pipeline.decisions.attributes.statuses import list_status
from pipeline.meeting import Meeting

MARK = re.compile(r"\s+[|/¦·;]\s+|\t+")
TIMED = re.compile(r"\b(?:wk|week|q[1-4]|z\.?s\.?m\.?|asap|doorlopend|continu|\d{1,2}[-/]\d{1,2})\b", re.I)
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


def _is_status(cell: str) -> bool:
    is_short = len(cell.split()) <= LONGEST_STATUS and not re.match(r"(?:de|het|een)\s", cell, re.I)
    return is_short and list_status(cell) != "onbekend"
