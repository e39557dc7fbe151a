"""Lists of what was promised or advised, with what became of it: «1. Stille ruimte (hoofd Beheer, mei). Nagekomen.»"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from models.sentences import sentences as cut_sentences
from pipeline.decisions.attributes.deadlines import moments
from pipeline.decisions.attributes.statuses import list_status
from pipeline.decisions.attributes.wording import FINITE, NUMBERING, sentence_of
from pipeline.decisions.lists.pointowners import as_it_is_now
from pipeline.meeting import Meeting
from pipeline.place import cut
from pipeline.records import Action, Block, Document

KINDS = (  # by the words of the heading above the list
    ("toezegging", re.compile(r"\b(?:toezegging\w*|belofte\w*|beloofd(?:en)?|toegezegd)\b", re.I)),
    ("aanbeveling", re.compile(r"\b(?:aanbeveling\w*|advie(?:s|zen)|verbeterpunten|verbeteradviezen)\b", re.I)),
    ("afspraak", re.compile(r"\b(?:afspra(?:ak|ken)|afgesproken)\b", re.I)),
    ("actiepunt", re.compile(r"\b(?:acties?|actiepunt\w*|actielijst|verbeteracties?|maatregelen)\b", re.I)),
    (
        "voornemen",
        re.compile(r"\b(?:voornemens?|voorgenomen|plannen|ambities|doelen|speerpunten|prioriteiten)\b", re.I),
    ),
    ("verzoek", re.compile(r"\bverzoek(?:en)?\b", re.I)),
)
# «Adviesaanvragen», «Uitgebrachte adviezen», «De klachten en de adviezen»: rulings, no promises
RULINGS = re.compile(r"\b(?:aanvra\w+|\w*aanvragen|uitgebrachte?|klacht\w*|bezwa\w+|instemmings?\w*|moties?)\b", re.I)
LOOKS_BACK = re.compile(
    r"\b(?:opvolging|opgevolgd|stand van zaken|status|voortgang|gebeurd|gedaan|terecht ?gekomen|geworden|nagekomen"
    r"|afdoening|uitvoering|vorige?|eerdere|eerder|terugblik|nazorg|(?:er|daar)van (?:is )?gekomen"
    r"|kwam(?:en)? (?:er|daar)(?:van)?|(?:er|daar)van kwam"
    r"|hadden|deden"
    r"|de stand|hoe staa(?:t|n) (?:het|de)\b)\b",
    re.I,
)
TICK = re.compile(r"\s*(?:(?P<done>[✓✔☑✅])|(?P<undone>[✘✗☐☒❌]))\s*")  # before a point: done, or not
IN_BRACKETS = re.compile(r"^(?P<what>[^()]{4,220}?)\s*\((?P<inside>[^()]{2,80})\)\s*[.:;,–—-]*\s*(?P<said>.*)$")
PARTING = re.compile(r"\s(?:[–—-]|→|=>?|\|)\s+|[:;]\s+|\s*\((?=[^()]{3,160}\)\W*$)|,\s(?=[^,;:.]{3,60}$)")
NO_OWNER = re.compile(
    r"(?:zie|bijlage|art|nr|pag|p\.|blz|nieuw|vervolg|ook|o\.a|bijv|d\.w\.z|met|in|op|van|onder)\b|.*\d", re.I
)
TIMES = re.compile(
    r"(?:uiterlijk|eind|begin|medio|voorjaar|najaar|zomer|winter|continu|doorlopend|jaarlijks|vóór|voor)\b", re.I
)
OURS = re.compile(r"\b(?:wij|we|ons|onze)\b", re.I)  # who writes is who planned
TELLS = re.compile(rf"{FINITE.pattern}|\b(?:zal|zullen|gaan?|gaat|wil|willen)\b")
TAKEN_OVER = re.compile(r"\W*overgenomen\b", re.I)
REPORTED = 5  # words among which a status stands
SHORTLY = 3  # words of a status behind a dash or colon
FEWEST = 2  # points that say what became of them
LONGEST_TITLE = 100  # characters
LONGEST_LEAD = 220
SHORTEST_POINT = 4


@dataclass(frozen=True, slots=True)
class _Past:
    """One point: the action, whose, by when, and what was said to have become of it."""

    start: int
    end: int
    what: str
    inside: str | None
    status: str


def past_lists(document: Document, meeting: Meeting) -> list[Action]:
    """One action a point of the lists under a heading that names promises, advice or agreements."""
    found: list[Action] = []
    kind: str | None = None
    points: list[_Past] = []
    is_past = is_ours = False
    end = Block(start=len(document.text), end=len(document.text), role="heading")
    for block in [*document.blocks, end]:
        text = " ".join(document.text[block.start : block.end].split())
        named = _named(text, block)
        if block.role == "heading" or named:
            found += _actions(document, points, kind, meeting, meeting.body if is_ours else None)
            kind, points, is_past = named, [], bool(LOOKS_BACK.search(text))
            is_ours = bool(OURS.search(text)) and meeting.is_yearly
        elif kind and block.role == "item":
            point = _point(document, block, is_past=is_past)
            points += [point] if point else []
    return found


def planned_in(title: str) -> str | None:
    """The kind of what a title names that was to be done: «Voornemens 2023»; None for «Adviesaanvragen»."""
    return None if RULINGS.search(title) else next((kind for kind, words in KINDS if words.search(title)), None)


def _named(text: str, block: Block) -> str | None:
    """The kind that a heading names, a question that stands as one, or what leads in a list that looks back."""
    title = NUMBERING.sub("", text)
    is_title = len(title) <= LONGEST_TITLE and (block.role == "heading" or title.endswith("?"))
    is_lead = len(title) <= LONGEST_LEAD and block.role != "heading" and title.endswith(":")
    return planned_in(title) if is_title or (is_lead and LOOKS_BACK.search(title)) else None


def _point(document: Document, block: Block, *, is_past: bool) -> _Past | None:
    """The parts of a point that names an owner or time in brackets, or in a list that looks back what became of it."""
    spans = cut_sentences(document.text[block.start : block.end], block.start)
    if not spans:
        return None
    if tick := TICK.match(document.text[block.start : block.end]):
        return _ticked(document, block.start, block.start + tick.end(), spans[0][1], is_done=bool(tick["done"]))
    whole = NUMBERING.sub("", " ".join(document.text[block.start : block.end].split()))
    first = NUMBERING.sub("", " ".join(document.text[spans[0][0] : spans[0][1]].split()))
    bracketed = IN_BRACKETS.match(whole)
    inside = bracketed.group("inside") if bracketed else ""
    is_told = is_past and _said(inside, SHORTLY) is not None  # «(gedaan)»
    if bracketed and not is_told and len(bracketed.group("what")) <= len(first) and _owner_or_time(inside):
        said = bracketed.group("said")
        status = _said(said)
        return _Past(block.start, _end(document, spans), bracketed.group("what"), inside, status or "")
    if not is_past:
        return None
    if told := _parted(first.rstrip(".")):
        return _Past(block.start, spans[0][1], told[0], None, told[1])
    rest = " ".join(document.text[spans[0][1] : block.end].split())
    if rest and (status := _said(rest)):
        return _Past(block.start, _end(document, spans), first, None, status)
    return None


def _ticked(document: Document, start: int, first: int, end: int, *, is_done: bool) -> _Past:
    """A point behind a tick or cross: «✔ Eigen pagina op intranet - sinds mei», «✘ Fietsplan - uitgesteld»."""
    said = " ".join(document.text[first:end].split()).rstrip(".")
    parting = PARTING.search(said, SHORTEST_POINT)
    told = list_status(said[parting.end() :]) if parting else "onbekend"
    dropped = {"vervallen", "uitgesteld"} if is_done else {"vervallen", "uitgesteld", "loopt"}
    status = told if told in dropped else "gereed" if is_done else "open"
    return _Past(start, end, said[: parting.start()] if parting else said, None, status)


def _parted(point: str) -> tuple[str, str] | None:
    """What was to be done and its status, on either side of a dash, colon, arrow, bracket or comma; None without both.

    Example:
        >>> _parted("Eigen pagina op intranet (gedaan)"), _parted("Training - met het bestuur → loopt nog")
        (('Eigen pagina op intranet', 'gereed'), ('Training - met het bestuur', 'loopt'))
    """
    for mark in PARTING.finditer(point):
        status = _said(point[mark.end() :].rstrip(")"), SHORTLY)
        if status and mark.start() >= SHORTEST_POINT:
            return point[: mark.start()], status
    return None


def _end(document: Document, spans: Sequence[tuple[int, int]]) -> int:
    """Where the quote ends: behind the words that name the status; a sentence that tells of it is read by itself."""
    if len(spans) == 1 or TELLS.search(document.text[spans[1][0] : spans[1][1]]):
        return spans[0][1]
    return spans[1][1]


def _said(text: str, most: int = REPORTED) -> str | None:
    """The status with which words open: «Nagekomen: …», «Loopt nog», «Is nog niet opgepakt»; None for other words."""
    opening = " ".join(re.split(r"[.;:,]\s|[.;:,]$", text, maxsplit=1)[0].split()[:most])
    if TAKEN_OVER.match(opening or ""):
        return "gereed"  # asked what became of it, this answers that it was followed
    status = list_status(opening) if opening else "onbekend"
    if status != "onbekend":
        return status
    return "onbekend" if re.match(r"geen (?:bericht|reactie|antwoord)|(?:is )?onbekend", opening, re.I) else None


def _owner_or_time(inside: str) -> bool:
    owner, when = _parts(inside)
    return owner is not None or when is not None


def _parts(inside: str) -> tuple[str | None, str | None]:
    """«directeur HR, 1 juli 2023» → owner and time; None for what it does not hold."""
    owner = when = None
    for piece in as_it_is_now(inside)[0]:
        if moments(piece, Meeting()) or TIMES.match(piece):
            when = when or piece
        elif piece and not NO_OWNER.match(piece) and len(piece.split()) <= REPORTED and owner is None:
            owner = piece
    return owner, when


def _standing(when: str | None) -> str | None:
    """«doorlopend» where the time says so; other words of a time tell no status."""
    return "doorlopend" if when and list_status(when) == "doorlopend" else None


def _actions(
    document: Document, points: Sequence[_Past], kind: str | None, meeting: Meeting, ours: str | None
) -> Iterable[Action]:
    """The actions of a list of which enough points say what became of them; `ours`: whose plans they are."""
    if kind is None or sum(bool(point.status) for point in points) < FEWEST:
        return
    for point in points:
        place, quote = cut(document, point.start, point.end)
        owner, when = _parts(point.inside or "")
        dated = [one.iso for one in moments(when or "", meeting) if one.iso]
        yield Action(
            place=place,
            quote=quote,
            rule="puntenlijst",
            confidence=0.85,
            action=sentence_of(point.what),
            kind=kind,
            owner=owner or (ours if kind == "voornemen" else None),
            deadline_text=when,
            deadline=dated[-1] if dated else None,
            status=point.status or as_it_is_now(point.inside or "")[1] or _standing(when) or "open",
        )
