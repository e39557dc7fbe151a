"""Lists in reports whose points say an outcome: «Rooster pont: ingestemd», «Instemming: rooster pont (12 mei)»."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from models.grammar.parties import parties
from models.sentences import sentences as cut_sentences
from pipeline.decisions.attributes.deadlines import moments
from pipeline.decisions.attributes.wording import FINITE, NUMBERING, inside, sentence_of, short_topic
from pipeline.decisions.rulings.outcomecolumns import is_council
from pipeline.decisions.rulings.outcomewords import asked_in, bare_kind, kind_as_asked, kind_by_title, outcome_kind
from pipeline.meeting import Meeting
from pipeline.place import cut
from pipeline.records import Block, Decision, Document

RULE = "uitkomstlijst"
REQUESTS = re.compile(  # what stands above a list of what a council was asked
    r"\b(?:instemmings?|advies)[- ]?(?:aanvra|verzoek|traject|onderwerp|plichtig)|\baanvragen\b|\binstemmingen\b"
    r"|\b(?:behandelde|afgeronde|ingediende) (?:voorstellen|stukken|klachten|bezwa|aanvra|verzoeken)",
    re.I,
)
ALONE = re.compile(  # «positief» alone says as much of a mood
    r"ingestemd|instemming|\b(?:positief|negatief|neutraal) (?:advies|geadviseerd)|gegrond\b|ontvankelijk\b", re.I
)
STATE = re.compile(r"(?:afgerond|afgehandeld|behandeld|lopend|in behandeling|nieuw)e?\b.{0,30}", re.I)  # sub-headings
PARTED = re.compile(r"^(?P<subject>.{4,200}?)\s*(?::|;|\s[–—-]|,)\s*(?P<said>[^:;–—]{4,90})$")
BRACKETED = re.compile(r"^(?P<subject>.{4,200}?)\s*\((?P<said>[^()]{4,90})\)$")
LABELLED = re.compile(r"^(?P<said>[^:–—.]{4,60}?)\s*(?::|\s[–—-])\s+(?P<subject>.{4,300})$")
PREPOSITION = re.compile(r"\s+(?:op|aan|voor|over|met|inzake|bij|tot)$", re.I)
WORD = re.compile(r"[A-Za-zÀ-ÿ]{4,}")
AGAIN = re.compile(r"\s*(?:,|\bop\b|\bd\.d\.|\bin\b)?\s*$")
UNREAD = {"contents", "table", "caption", "footnote"}
LONGEST = 260  # characters of a point
FEWEST_ALIKE = 2  # points of a list of which a weak outcome word counts: «vastgesteld»


@dataclass(frozen=True, slots=True)
class _Frame:
    """What stands above a list: that these are requests, of which kind, or the outcome of all of them."""

    is_of_requests: bool = False
    asked: str | None = None
    outcome: str | None = None
    said: str = ""
    decider: str | None = None
    day: str | None = None


@dataclass(frozen=True, slots=True)
class _Point:
    """A point that says an outcome: of what, which type, whose and on what day; `is_strong`: no other list says it."""

    start: int
    end: int
    subject: str
    said: str
    kind: str
    decider: str | None
    day: str | None
    is_strong: bool


def listed_outcomes(document: Document, meeting: Meeting) -> Iterable[Decision]:
    """One decision a point of a list of outcomes in a report; minutes say theirs under each item of the agenda."""
    if meeting.is_minutes:
        return
    frame, group = _Frame(), list[Block]()
    for block in [*document.blocks, Block(start=len(document.text), end=len(document.text), role="heading")]:
        if block.role in UNREAD:
            continue
        if block.role == "item":
            group.append(block)
            continue
        yield from _of_list(document, group, frame, meeting)
        group = []
        text = " ".join(document.text[block.start : block.end].split())
        if block.role == "heading" or text.endswith(":"):
            is_new = block.role == "heading" and not STATE.fullmatch(NUMBERING.sub("", text))
            frame = _frame(text, _Frame() if is_new else frame, meeting)
        elif block.role == "body":
            yield from _labelled_sentences(document, block, meeting)


def _frame(text: str, above: _Frame, meeting: Meeting) -> _Frame:
    """What a heading or a line with a colon says of the list below it."""
    title = NUMBERING.sub("", text).strip(" .:")
    is_of_requests = above.is_of_requests or bool(REQUESTS.search(title))
    said = PREPOSITION.sub("", title)
    read = _outcome(said, meeting, is_of_requests=False)
    if read is None or not ALONE.search(title):
        return _Frame(is_of_requests, asked_in(title) or above.asked)
    return _Frame(is_of_requests, asked_in(title) or above.asked, read[0], said, read[1], read[2])


def _outcome(said: str, meeting: Meeting, *, is_of_requests: bool) -> tuple[str, str | None, str | None] | None:
    """The type, who and the day that words say which hold an outcome and nothing else; None for other words."""
    told = [one for one in moments(said, meeting) if one.iso and "-" in one.iso]
    bare = said
    for one in told:
        bare = AGAIN.sub("", bare.replace(one.printed, "").strip(" ,"))
    named = [party for party in parties(bare) if party.start > 0 and party.kind in {"body", "role", "acronym"}]
    if named:
        bare = re.sub(r"\s+(?:van|door)?\s*$", "", bare.replace(named[-1].text, "")).strip()
    bare = PREPOSITION.sub("", bare)
    kind = outcome_kind(bare) or (bare_kind(bare) if is_of_requests or told else None)
    if kind is None or kind == "none" or re.search(r"\d", bare):
        return None
    who = re.sub(r"^(?:de|het|onze)\s", "", named[-1].text, flags=re.I) if named else None
    return kind, who, told[-1].iso if told else None


def _of_list(document: Document, blocks: Sequence[Block], frame: _Frame, meeting: Meeting) -> Iterable[Decision]:
    """The decisions of a run of points; weak words count where a strong one or the heading says what the list is."""
    found = [point for block in blocks if (point := _point(document, block, frame, meeting))]
    is_clear = frame.is_of_requests or sum(point.is_strong for point in found) >= FEWEST_ALIKE
    for point in found:
        if point.is_strong or is_clear:
            yield _decision(document, point, frame, meeting)


def _point(document: Document, block: Block, frame: _Frame, meeting: Meeting) -> _Point | None:
    """The outcome that a point says, at its end or before a colon, or else the one that stands above the list."""
    spans = cut_sentences(document.text[block.start : block.end], block.start)
    if not spans or spans[0][1] - block.start > LONGEST:
        return None
    start, end = block.start, spans[0][1]
    text = NUMBERING.sub("", " ".join(document.text[start:end].split())).strip(" .;")
    text = re.sub(r"[;,]\s+en$", "", text)
    for shape in (LABELLED, BRACKETED, PARTED):
        match = shape.match(text)
        read = _outcome(match.group("said"), meeting, is_of_requests=frame.is_of_requests) if match else None
        if match and read and _is_subject(match.group("subject")):
            kind, who, day = read
            subject = match.group("subject").strip(" ,")
            day = day or _last_day(subject, meeting)
            is_strong = bool(ALONE.search(match.group("said")))
            return _Point(start, end, subject, match.group("said"), kind, who, day or frame.day, is_strong)
    if frame.outcome and _is_subject(text) and not text.endswith(":"):
        day = _last_day(text, meeting) or frame.day
        return _Point(start, end, text, frame.said, frame.outcome, frame.decider, day, is_strong=True)
    return None


def _is_subject(text: str) -> bool:
    """Names something: no number alone, and no sentence that tells of it."""
    return bool(WORD.search(text)) and not FINITE.search(text) and not re.match(r"\d|(?:aantal|totaal)\b", text, re.I)


def _last_day(subject: str, meeting: Meeting) -> str | None:
    """The day in brackets behind a subject: «rooster pont (12 mei)»."""
    last = re.search(r"\((?P<day>[^()]{3,40})\)$", subject)
    told = [one.iso for one in moments(last.group("day"), meeting) if one.iso and "-" in one.iso] if last else []
    return told[-1] if told else None


def _labelled_sentences(document: Document, block: Block, meeting: Meeting) -> Iterable[Decision]:
    """«Instemming verleend op: rooster pont, regeling kade en plan loods.»"""
    for start, end in cut_sentences(document.text[block.start : block.end], block.start):
        text = " ".join(document.text[start:end].split()).strip(" .;")
        match = LABELLED.match(text)
        if match is None or not ALONE.search(match.group("said")) or not _is_subject(match.group("subject")):
            continue
        read = _outcome(match.group("said"), meeting, is_of_requests=False)
        if read and bare_kind(match.group("said")) is None:
            subject = match.group("subject")
            day = read[2] or _last_day(subject, meeting)
            point = _Point(start, end, subject, match.group("said"), read[0], read[1], day, is_strong=True)
            yield _decision(document, point, _Frame(), meeting)


def _decision(document: Document, point: _Point, frame: _Frame, meeting: Meeting) -> Decision:
    place, quote = cut(document, point.start, point.end)
    decider = point.decider or meeting.body
    asked = frame.asked if decider is None or is_council(decider) else None
    said = PREPOSITION.sub("", point.said)
    return Decision(
        place=place,
        quote=quote,
        rule=RULE,
        confidence=0.9,
        kind=kind_as_asked(point.kind, said, asked) or kind_by_title(point.kind, point.subject),
        decider=decider,
        decided_on=point.day or (str(meeting.last_year) if meeting.is_yearly else None),
        decision=sentence_of(f"{point.subject}: {inside(said)}"),
        topic=short_topic(point.subject),
    )
