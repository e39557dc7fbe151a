"""Points under a heading that says what they are: «Aanbevelingen», «Actiepunten», «Afspraken»."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from corpus import table
from models.grammar.parties import known_names, parties
from models.grammar.times import YEAR
from models.sentences import sentences as cut_sentences
from pipeline.decisions.attributes.deadlines import Moment, deadline, moments
from pipeline.decisions.attributes.owners import is_short_for
from pipeline.decisions.attributes.ownerwords import owner_beside
from pipeline.decisions.attributes.statuses import list_status, standing, told_after
from pipeline.decisions.attributes.wording import NUMBERING, sentence_of
from pipeline.decisions.lists.leadwords import announces_plans, heading_kind, lead_kind, lead_of
from pipeline.decisions.lists.pointowners import (
    addressed_in,
    asked_by,
    asked_in,
    first_party,
    in_last_brackets,
    promised_by,
)
from pipeline.meeting import Meeting
from pipeline.place import cut
from pipeline.records import Action, Block, Document

ADDRESSES = re.compile(  # «Wij raden de directie het volgende aan.», «Wat adviseren we de directie?»
    r"\bhet volgende\b(?: aan| om)?[.:]\s*$|\b(?:raden|adviseren|bevelen|vragen|verzoeken) (?:wij|we)\b[^?]*\?\s*$",
    re.I,
)
LOOKS_BACK = re.compile(
    r"\b(?:opvolging|opgevolgd|stand van zaken|voortgang|gebeurd|terecht ?gekomen|vorige?|eerdere|terugblik)\b", re.I
)
LETTERED = re.compile(r"(?:[A-Z]|\d{1,2})[.)]\s")
TO_DO = re.compile(r"\bte [a-zà-ÿ]+en\W*$")  # «de raad te informeren»: who opens it is not who acts
TO_DO_IN = re.compile(r"^(?:\S+\s){0,12}?te [a-zà-ÿ]+en\b")  # near the beginning of a line
TAIL = re.compile(r"\s[-–]\s(?P<said>[^-–]{3,70})$")  # «… - gedaan, geopend in april»
ROLE_OF = re.compile(r"^(?:trekker|actie(?:houder)?|eigenaar|verantwoordelijke?)\s*:\s*", re.I)
ADVICE = re.compile(
    r"\b(?:advies is|adviseer|adviseren|beve(?:el|len)|aanbevol|aanbeveling(?= is om|:)|verdient)\b", re.I
)
STANDS = {"voornemen", "toezegging", "afspraak"}  # what may be done again and again
PASSIVE = re.compile(r"\bword(?:t|en)\b")
ADVISES = re.compile(r"\b(?:wij|we|ik) (?:bevelen?|adviseer|adviseren|raden?)\b", re.I)
TOLD = re.compile(
    r"\b(?:is|zijn|heeft|hebben|werd|werden|was|waren)\b(?:[^.]|\.(?=\d)){0,80}\b(?:ge[a-z]{3,}[dt]|[a-z]{1,5}ge[a-z]{3,}(?:d|t"
    r"|en)|be[a-z]{3,}d)\b"
)
ASKS = re.compile(r"\b(?:zou|zouden|moet|moeten|dient|dienen|kan worden|wenselijk|nodig|verder|graag)\b")
INFINITIVE_LAST = re.compile(r"\b[a-zà-ÿ]{3,}(?:en|aan|zien|doen)\s*(?:\([^)]*\))?[.;]?$")
LED = re.compile(r"^(?P<who>[A-ZÀ-Þ][\w&-]*(?: [\w&]+){0,3})(?::| [–-])\s+(?=[a-z])")
DASHED = re.compile(r"^(?P<what>.{8,}?)\s+[–-]\s+(?P<who>[A-ZÀ-Þ][^–]{1,40}?)(?:\s+[–-]\s+(?P<when>[^–]{3,40}))?\s*$")
# a word or two, or a thing: no advice
TITLE = re.compile(r"\w+(?:\s\w+)?$|\w+(?:ing|heid|tie|teit)\b(?! (?:is|om|te)\b)")
SUB_MARKS = dict.fromkeys("•❖\uf0b7", "-–o◦▪") | dict.fromkeys("-–", "o◦▪")  # by the mark of the points
ASKED = re.compile(r"\bword(?:t|en)\b[^.;]{0,30}\b(?:gevraagd|verzocht)\b")
NUMBER = re.compile(  # «A1.», «5.1», «I.»
    r"^(?:\d{1,2}(?:\.\d{1,2})*\s+|(?:[A-Z]?\d{1,2}(?:\.\d{1,2})*|[IVX]{1,4}|[A-Za-z])[.):]\s*)"
)
# «1. Notitie maken - griffier - december»: parts in the order of an action list
TASKED = re.compile(r"(?P<what>.{8,}?)\s[–-]\s(?P<who>[^–]{2,40}?)\s[–-]\s(?P<when>[^–]{3,40}?)[.;]?$")
UNTIMED = re.compile(r"nog te bepalen|n\.?t\.?b\.?|p\.?m\.?|doorlopend|continu", re.I)
RULING = re.compile(r"(?:besluit(?:en)?|beslissing|uitkomst)\s?:", re.I)  # what was decided, and no task, follows
LONGEST_BARE = 120  # characters


@dataclass(frozen=True, slots=True)
class _Lead:
    """What opens a list: the kind of its points, whose they are, and by when, where it says so."""

    kind: str
    owner: str | None
    by: Moment | None
    is_ours: bool = True  # nobody but the body that writes is named in what opens the list
    is_title: bool = False  # a heading, over paragraphs too
    is_past: bool = False  # its points were made earlier, and what stands behind them tells what became of them


def point_lists(document: Document, meeting: Meeting) -> list[Action]:
    """One action a point; under «Aanbevelingen» each sentence that advises, or else the point's first sentence."""
    found: list[Action] = []
    lead: _Lead | None = None
    mark, is_bare = "", False
    for block in document.blocks:
        text = document.text[block.start : block.end]
        if lead and block.role == "heading" and LETTERED.match(text) and _tail(text):
            found += _points(document, block, lead, meeting)
            continue
        opened = None if RULING.match(text) else _opened(text, block, meeting)
        if opened or block.role == "heading" or RULING.match(text):
            lead, mark = opened, ""
            is_bare = text.rstrip().endswith(":") and block.role == "body" and meeting.is_minutes
            continue
        if lead and lead.kind == "verzoek" and _goes_on(text, block):
            found += [_action(document, block.start, block.end, lead, meeting)] if TO_DO_IN.search(text) else []
            continue
        if lead and block.role == "body" and lead.kind != "aanbeveling":
            if lead.kind == "actiepunt" and is_bare and _is_bare_point(text):
                found.append(_action(document, block.start, block.end, lead, meeting))
                continue
            lead = _planned(lead, text, meeting) if text.rstrip().endswith(":") else lead if lead.is_title else None
            continue
        mark = mark or text[:1]
        if block.role == "item" and text[:1] != mark and text[:1] in SUB_MARKS.get(mark, ""):
            continue  # a remark on the point above it
        if lead and block.role in {"item", "body"}:
            found += _points(document, block, lead, meeting)
            is_bare = False
    return found


def _opened(text: str, block: Block, meeting: Meeting) -> _Lead | None:
    """What a heading, or the sentence before a list, announces; None where the block opens no list."""
    kind = _kind(text, block)
    if meeting.is_minutes and kind == "aanbeveling" and re.search(r"\badvies\b", text, re.I):
        kind = None
    if kind:
        is_title = block.role == "heading" or text.rstrip().endswith("?")
        is_for = kind == "actiepunt" or block.role == "heading"
        owner = asked_by(text) if ADDRESSES.search(text) else addressed_in(text) if is_for else None
        year = YEAR.search(text) if kind == "voornemen" else None
        by = deadline(f"in {year.group()}", meeting) if year else None
        is_past = is_title and bool(LOOKS_BACK.search(text))
        return _Lead(kind, owner, by, is_title=block.role == "heading" and not is_past, is_past=is_past)
    said = lead_of(text) if block.role != "heading" else None
    if said is None:
        return None
    kind = lead_kind(said)
    if kind is None and announces_plans(said, meeting.last_year):
        kind = "voornemen"
    if kind is None:
        return None
    if kind == "voornemen":
        return _planned(_Lead(kind, None, None), said, meeting)
    by_office = promised_by(said) if kind == "toezegging" else None
    return _Lead(kind, asked_by(said) if kind in {"verzoek", "aanbeveling"} else by_office, None)


def _planned(lead: _Lead, said: str, meeting: Meeting) -> _Lead:
    """The lead with whose plans it tells and for when: «In 2025 wil de raad zich richten op:»."""
    if lead.kind != "voornemen":
        return lead
    named = [party for party in parties(said) if party.kind in {"body", "acronym"}]
    is_ours = re.search(r"\b(?:we|wij)\b", said, re.I) or any(is_short_for(one.text, meeting.body) for one in named)
    owner = lead.owner or (meeting.body if is_ours else None)
    return replace(lead, owner=owner, by=lead.by or deadline(said, meeting), is_ours=bool(is_ours) or not named)


def _kind(text: str, block: Block) -> str | None:
    """The kind that a heading, or a short line ending in a colon, announces."""
    if block.role != "heading" and text.rstrip().endswith(".") and (kind := lead_kind(text)):
        return kind
    if block.role != "heading" and not (len(text) < 60 and text.rstrip().endswith((":", "?"))):
        return None
    return heading_kind(NUMBERING.sub("", text).strip(" .:?"))


def _goes_on(text: str, block: Block) -> bool:
    """A point that lost its bullet, or the rest of one: a line that begins in small letters and closes like a point."""
    return block.role == "body" and text[:1].islower() and text.rstrip().endswith((";", "."))


def _is_bare_point(text: str) -> bool:
    """One short sentence with a full stop on a line of its own, as lists have that lost their bullets."""
    point = text.strip()
    return (
        len(point) <= LONGEST_BARE
        and point.endswith(".")
        and len(cut_sentences(point)) == 1
        and (not _is_talk(point) or bool(re.search(r"\bnog (?:niet|geen)\b", point)))
    )


def _points(document: Document, block: Block, lead: _Lead, meeting: Meeting) -> Iterable[Action]:
    text = document.text[block.start : block.end]
    spans = cut_sentences(text)
    if lead.kind == "aanbeveling":
        advising = [span for span in spans if ADVICE.search(text[span[0] : span[1]])]
        advising = advising or (
            [span for span in spans if _is_told(text[span[0] : span[1]])] if block.role == "body" else []
        )
        chosen = advising or [span for span in spans[:1] if _is_todo(text, span, block) or _tail(text)]
    else:
        chosen = [span for span in spans[:1] if block.role == "item" and not _is_talk(text[span[0] : span[1]])]
    for start, end in chosen:
        rest = text[end:].strip()
        became = told_after(rest) or (list_status(rest) if lead.is_past and rest else None)
        yield _action(document, block.start + start, block.start + end, lead, meeting, became=became)


def _tasked(bare: str, meeting: Meeting) -> re.Match[str] | None:
    """The parts of a point that ends in whose it is and by when, or that this is still to be decided."""
    parts = TASKED.fullmatch(bare.strip())
    is_timed = parts and (moments(parts.group("when"), meeting) or UNTIMED.fullmatch(parts.group("when")))
    return parts if is_timed else None


def _is_told(sentence: str) -> bool:
    """Whether a sentence tells somebody what to do: «Bespreek dit in elk team.», also behind a number."""
    first = re.match(r"([A-ZÀ-Þ][a-zà-ÿ]+)\s", NUMBER.sub("", sentence.strip()))
    return first is not None and first[1].lower() in _imperatives() and not sentence.rstrip().endswith("?")


@cache
def _imperatives() -> frozenset[str]:
    return frozenset(row["printed"] for row in table("imperatives.csv", key="printed"))


def _tail(text: str) -> str | None:
    """The status that stands behind a dash at the end of a point: «… - gedaan, geopend in april»."""
    match = TAIL.search(text.strip())
    status = list_status(match.group("said")) if match else "onbekend"
    return None if status == "onbekend" else status


def _is_talk(text: str) -> bool:
    """A question, or what is or was done: no agreement to do something."""
    point = NUMBERING.sub("", text).strip()
    return (
        point.endswith("?")
        or bool(TOLD.search(point))
        or bool(re.search(r"\b(?:geldt|gelden)\b", point))
        or bool(re.match(r"(?:Er (?:is|zijn|was|waren)|Voorkeur)\b", point))
    )


def _is_todo(text: str, span: tuple[int, int], block: Block) -> bool:
    """A point that asks for something and does not tell what was done: an imperative, an infinitive, «zou moeten»."""
    point = LED.sub("", NUMBERING.sub("", text[span[0] : span[1]]).strip())
    if block.role != "item" or TOLD.search(point) or (TITLE.match(point) and not INFINITIVE_LAST.search(point)):
        return False
    return (
        not re.match(r"(?:De|Het|Er|Dit|Dat|Wij|We|In|Uit)\b", point)
        or bool(INFINITIVE_LAST.search(point))
        or bool(ASKS.search(point))
    )


def _action(
    document: Document, start: int, end: int, lead: _Lead, meeting: Meeting, *, became: str | None = None
) -> Action:
    """The point as an action; `became` is the status that what stands behind it tells."""
    place, quote = cut(document, start, end)
    bracketed, when, said = in_last_brackets(quote)
    by = (deadline(when, meeting) if when else None) or deadline(quote, meeting) or lead.by
    bare = NUMBERING.sub("", quote)
    advises = lead.kind == "aanbeveling"
    tasked = _tasked(bare, meeting)
    owner = tasked or LED.match(bare) or (DASHED.match(bare) if not advises and bracketed is None else None)
    is_advice = lead.kind == "voornemen" and bool(ADVISES.search(bare))  # among plans
    first = asked_in(bare) if advises or is_advice else None if TO_DO.search(bare) else first_party(bare)
    beside = None if advises else owner_beside(bare, known_names(document.text))
    is_ours = (
        lead.is_ours and lead.kind == "voornemen" and not (meeting.is_minutes or is_advice or PASSIVE.search(bare))
    )
    ours = meeting.body if is_ours else None
    kind = "verzoek" if lead.kind == "afspraak" and ASKED.search(quote) else "aanbeveling" if is_advice else lead.kind
    kind = "actiepunt" if tasked and kind == "voornemen" else kind
    return Action(
        place=place,
        quote=quote,
        rule="puntenlijst",
        confidence=0.85,
        action=sentence_of(quote),
        kind=kind,
        owner=ROLE_OF.sub("", owner.group("who") if owner else bracketed or "")
        or first
        or beside
        or lead.owner
        or ours,
        deadline_text=by.printed if by else None,
        deadline=by.iso if by else None,
        status=_tail(quote) or became or said or (standing(quote) if kind in STANDS else None) or "open",
    )
