"""The parts of a task noted in a cell or behind a label: «JP: kaart tekenen (1 mei)», «kaart tekenen – JP – mei»."""

from __future__ import annotations

import re
from dataclasses import dataclass

from models.grammar.parties import LINK
from models.grammar.wordlists import wordlist
from pipeline.decisions.attributes.deadlines import moments
from pipeline.decisions.attributes.ownerwords import NAMED, is_who
from pipeline.decisions.attributes.statuses import list_status
from pipeline.meeting import Meeting

LED = re.compile(r"(?P<first>(?:[A-Z]\.|[^:.;()])(?:[^:.;()]|(?<=\b[A-Z])\.){1,48}?)\s*:\s+(?P<rest>\S.*)$", re.S)
BRACKETS = re.compile(r"[(\[](?P<inside>[^()\[\]]{2,60})[)\]]\s*[.;]?\s*$")
DASH = re.compile(r"\s(?:[–—-]|/|\||→|->|=>)\s")
COMMA = re.compile(r"[,;]\s|\s[–—/|-]\s")
TIME_WORD = re.compile(
    r"(?:week|wk\.?|kwartaal|q)\s?\d{1,2}|[qk]\d|z\.?\s?s\.?\s?m\.?|asap|(?:zo )?spoedig(?: mogelijk)?|n\.?t\.?b\.?"
    r"|direct|per direct|doorlopend|continu|volgende (?:vergadering|week|maand|keer)|(?:voor|na)jaar|zomer"
    r"|eind(?:e)? \w+",
    re.I,
)
NAME_LIKE = re.compile(rf"(?:{LINK}\s+)*[A-ZÀ-Þ][\w&’'-]*(?:\s(?:{LINK}\s)*[A-ZÀ-Þ][\w&’'-]*){{0,2}}")
LABELLED_TIME = re.compile(r"(?:wanneer|deadline|termijn|gereed|planning|uiterlijk)\s*:\s*(?P<when>[^.;)]{2,40})", re.I)
BEFORE_TIME = re.compile(r"^(?:uiterlijk|vóór|voor|per|op|in|begin|medio|gereed|klaar)\s+", re.I)
NO_OWNER = re.compile(r"(?:zie|bijlage|geen|nvt|n\.v\.t|onbekend|besluit|actie|aangenomen|verworpen|akkoord)\b", re.I)
LONGEST_WHO = 5  # words


@dataclass(frozen=True, slots=True)
class TaskParts:
    """What is to be done, who does it and by when, as printed."""

    what: str
    who: str | None = None
    when: str | None = None


def task_parts(said: str, names: frozenset[str], meeting: Meeting) -> TaskParts:
    """The parts of a text of which its place says that it is a task.

    Example:
        >>> task_parts("J. Pol: kaart tekenen (1 mei)", frozenset(), Meeting())
        TaskParts(what='kaart tekenen', who='J. Pol', when='1 mei')
        >>> task_parts("Kaart tekenen – Beheer – week 12", frozenset(), Meeting())
        TaskParts(what='Kaart tekenen', who='Beheer', when='week 12')
        >>> task_parts("De kaart ligt er: die is af", frozenset(), Meeting())
        TaskParts(what='De kaart ligt er: die is af', who=None, when=None)
    """
    text = " ".join(said.split()).strip(" ;")
    who: str | None = None
    when: str | None = None
    if named := NAMED.search(text):
        who, text = named["who"].strip(" ."), f"{text[: named.start()]} {text[named.end() :]}"
        if labelled := LABELLED_TIME.search(text):
            when, text = labelled["when"].strip(), text[: labelled.start()]
        return TaskParts(" ".join(text.split()).strip(" .,;(–-"), who, when)
    if brackets := BRACKETS.search(text):
        who, when = who_and_when(COMMA.split(brackets["inside"]), names, meeting)
        text = text[: brackets.start()].rstrip() if who or when else text
    if who is None and (led := LED.match(text)):
        who, timed_first = who_and_when(COMMA.split(led["first"]), names, meeting)
        when, text = when or timed_first, led["rest"] if who else text
    if who is None and len(pieces := DASH.split(text)) > 1:
        what = max(pieces, key=len)
        who, timed = who_and_when([piece for piece in pieces if piece is not what], names, meeting)
        when, text = when or timed, what if who or timed else text
    return TaskParts(text.strip(" ,;–-"), who, when)


def is_time(piece: str, meeting: Meeting) -> bool:
    """Whether the words are a time and nothing more."""
    bare = piece.strip(" .")
    if TIME_WORD.fullmatch(bare) or TIME_WORD.fullmatch(BEFORE_TIME.sub("", bare)):
        return True
    found = moments(piece, meeting)
    return bool(found) and len(piece) <= len(found[0].printed) + len("uiterlijk voor ")


def who_and_when(pieces: list[str], names: frozenset[str], meeting: Meeting) -> tuple[str | None, str | None]:
    """The owners among the pieces that stand beside a task, and the time; nobody where a piece is neither."""
    owners: list[str] = []
    when = None
    for piece in (one.strip() for one in pieces):
        if when is None and is_time(piece, meeting):
            when = piece
        elif _is_owner(piece.strip(" ."), names):
            owners.append(piece.strip(" ."))
        else:
            return None, when
    return ", ".join(owners) or None, when


def _is_owner(piece: str, names: frozenset[str]) -> bool:
    """Who: also a last name or a unit that no list knows, since its place says that it is one."""
    if not 0 < len(piece.split()) <= LONGEST_WHO or wordlist("finite").search(piece.lower()):
        return False
    if list_status(piece) != "onbekend" or NO_OWNER.match(piece):
        return False
    return is_who(piece, names, is_marked=True) or all(
        NAME_LIKE.fullmatch(part) for part in re.split(r"\s?(?:/|,|\+|&|\ben\b)\s?", piece)
    )
