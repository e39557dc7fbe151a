"""Proposals with what became of them: the points of an item in a list of decisions, and «Besluit: conform.» below."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import takewhile

from models.decisions import GENERAL, decision_cues, resolution_kind
from models.grammar.conditions import situation
from models.grammar.wordlists import wordlist
from models.sentences import sentences as cut_sentences
from pipeline.decisions.attributes.deadlines import deadline
from pipeline.decisions.attributes.wording import NUMBERING, sentence_of, short_topic
from pipeline.decisions.rulings.outcomewords import kind_by_title, outcome_kind
from pipeline.decisions.rulings.pointrulings import CHANGED, MARK, PointRuling, point_rulings
from pipeline.decisions.rulings.pointrulings import RULED as RULE
from pipeline.decisions.rulings.rulinglabels import OF_ITEM
from pipeline.decisions.rulings.rulingtasks import task_of
from pipeline.meeting import Meeting
from pipeline.place import cut
from pipeline.records import Action, Block, Decision, Document

RULED = re.compile(r"(?:^|(?<=[.;]\s))Besl(?:uit|issing)(?: (?:van )?(?:het |de )?[A-Za-z&]+)?\s*:\s*(?=\S)")
EXPLAINED = re.compile(
    r"^(?:samenvatting|portefeuillehouders?|toelichting|aanleiding|argumenten|kern|inleiding|achtergrond|financiën)\b",
    re.I,
)
PROPOSES = re.compile(r"\bte [a-zà-ÿ]+en\b")
LABEL = re.compile(r"(?:voorstel|gevraagd(?:e)? (?:besluit|beslissing)|ontwerpbesluit|beslispunten)\s*:\s*", re.I)
BARE_VERB = (
    r"[a-zà-ÿ]*(?:nemen|stemmen|stellen|zenden|geven|maken|keuren|wijzen|dragen|lenen|lengen|leggen|sturen|voeren"
    r"|brengen|schrijven|trekken|wijzigen|machtigen|benoemen|weigeren|informeren|verzoeken|sluiten|gaan|kopen|starten)"
)
BARE_INFINITIVE = re.compile(  # «Instemmen met …», «de nota vaststellen en …»
    rf"^{BARE_VERB}\b|\b{BARE_VERB}(?=[,.;:]|\s*$| (?:en|aan|als|voor|tot|met|op|naar|van|door|om|onder|in)\b)", re.I
)
PASSED_ON = re.compile(r"^(?:aan )?de (?:gemeente)?raad (?:voor te stellen|te adviseren|voorstellen|adviseren)\b", re.I)
CASE_NUMBER = re.compile(r"^(?:[A-Z]{0,3}[\d.]*\d[-/]?\d{2,}[\d/.-]*|\d{4,})\s+(?=\S)")  # «Z2031-018812 Vaarplan»
CONDITION = re.compile(
    r"\b(?:met dien verstande|met de (?:toevoeging|aanpassing|wijziging)|onder de voorwaarde),? dat\b", re.I
)
BARE = 3  # words of an outcome that says no more than its points do: «Gewijzigd besloten.»
FURTHEST = 250  # characters between the title of an item and its outcome, for a quote that holds both
WHOLE = {"uitstel", "afwijzing"}  # what befalls the item, whatever its points propose


def proposals(document: Document, meeting: Meeting) -> Iterable[Decision | Action]:
    """One decision for each point of every item whose outcome stands below it, and the task that the point sets."""
    if not meeting.is_list:
        return
    item: list[Block] = []
    blocks = [block for block in document.blocks if block.role not in {"table", "contents"}]
    for number, block in enumerate(blocks):
        text = document.text[block.start : block.end]
        if block.role == "heading" and not OF_ITEM.match(text):
            item = [block]
            continue
        ruled = RULED.search(text)
        if ruled:
            below = list(takewhile(lambda one: one.role == "item", blocks[number + 1 :]))
            yield from _ruled(document, item, block, ruled, below, meeting)
            item = item[:1]
        else:
            item.append(block)


def _ruled(
    document: Document,
    item: Sequence[Block],
    block: Block,
    ruled: re.Match[str],
    below: Sequence[Block],
    meeting: Meeting,
) -> Iterable[Decision | Action]:
    """What the outcome says of the points of the item, above it or directly below, or else of the item."""
    start = block.start + ruled.end()
    end = cut_sentences(document.text[start : block.end], start)[0][1]
    word = document.text[start:end].strip()
    kind = outcome_kind(word)
    points = _all_points(document, [*item, replace(block, role="body", end=block.start + ruled.start())])
    told = _told_apart(document, points, start, block.end)
    if told:
        yield from _by_point(document, points, told, meeting)
        return
    if kind in {None, "none"}:
        return
    yield from _condition(document, block.start + ruled.start(), end, meeting)
    if below and not points and kind not in WHOLE:
        if len(word.split()) > BARE:
            yield _decision(document, block.start + ruled.start(), end, str(kind), word, meeting)
        for point in below:
            yield from _point(document, point, meeting)
        return
    if not points or kind in WHOLE:
        title = next((one for one in item if one.role == "heading"), None)
        first = points[0][0] if points else title.start if title else block.start
        if block.start + ruled.start() - first > FURTHEST:
            first = block.start + ruled.start()
        subject = _subject(document, title) if title else word
        yield _decision(
            document, first, end, kind_by_title(str(kind), subject), f"{subject.strip(' .:')}: {word}", meeting
        )
        return
    for number, (begin, _) in enumerate(points):
        stop = end if number + 1 == len(points) else points[number + 1][0]
        text = _said(document, points[number])
        named = _kind_of(text)
        title = next((one for one in item if one.role == "heading"), None)
        if len(points) == 1 and title and not PASSED_ON.match(text):
            named = kind_by_title(named, _subject(document, title))
        made = _decision(document, begin, stop, named, text, meeting, is_resolved=True)
        yield made
        yield from task_of(made, text, named, meeting, is_stated=False)


def _point(document: Document, block: Block, meeting: Meeting) -> Iterable[Decision | Action]:
    """A point below an outcome: «Gewijzigd besloten. – Er komt een fonds van 75.000 euro»."""
    text = NUMBERING.sub("", document.text[block.start : block.end]).strip()
    said = decision_cues(situation(text, is_minutes=True))
    kind = said[0][1] if said and not PROPOSES.search(text) else resolution_kind(text)
    made = _decision(document, block.start, block.end, kind, text, meeting, is_resolved=True)
    yield made
    yield from task_of(made, text, kind, meeting, is_stated=True)


def _condition(document: Document, start: int, end: int, meeting: Meeting) -> Iterable[Action]:
    """What is still to be done before it holds: «conform, met dien verstande dat …»."""
    asked = CONDITION.search(document.text[start:end])
    if asked is None:
        return
    place, quote = cut(document, start, end)
    text = document.text[start + asked.end() : end].strip()
    by = deadline(text, meeting)
    yield Action(
        place=place,
        quote=quote,
        rule="voorstel-met-voorwaarde",
        confidence=0.8,
        kind="actiepunt",
        action=sentence_of(text),
        deadline_text=by.printed if by else None,
        deadline=by.iso if by else None,
        status="open",
    )


def _all_points(document: Document, blocks: Sequence[Block]) -> list[tuple[int, int]]:
    """The proposals of an item in order; all items below «Voorstel:» are."""
    found: list[tuple[int, int]] = []
    is_asked = False
    for block in blocks:
        text = document.text[block.start : block.end]
        is_asked = bool(LABEL.fullmatch(text.strip())) or (is_asked and block.role == "item")
        if is_asked and block.role == "item":
            found.append((block.start, block.end))
        elif block.role != "heading" and block.end > block.start:
            found += _points(document, block)
    return found


def _points(document: Document, block: Block) -> Iterable[tuple[int, int]]:
    """The proposals in a block: an item, or the sentences of a paragraph that propose to do something, up to another.

    Without «Voorstel:» before it only the first sentence may be one.
    """
    text = document.text[block.start : block.end]
    if EXPLAINED.match(text):
        return
    if block.role == "item" or NUMBERING.match(text):
        if PROPOSES.search(text) or _is_bare(NUMBERING.sub("", text)):
            yield block.start, block.end
        return
    label = LABEL.match(text)
    for nth, (start, end) in enumerate(cut_sentences(text, block.start)):
        said = document.text[start:end]
        is_first_asked = bool(nth == 0 and label and _is_bare(LABEL.sub("", said)))
        if not (is_first_asked or PROPOSES.search(said)) or (nth and (not label or _is_telling(said))):
            return
        yield start, end


def _is_bare(text: str) -> bool:
    """«Instemmen met het plan», «het plan vaststellen»: proposed without «te», and not told."""
    return bool(BARE_INFINITIVE.search(text)) and not _is_telling(text)


def _is_telling(text: str) -> bool:
    """A sentence with a finite verb, before any clause of its own."""
    return bool(wordlist("finite").search(re.split(r"[,(]|\b(?:die|dat|waarin|waarmee)\b", text.lower())[0]))


def _said(document: Document, point: tuple[int, int]) -> str:
    """The words of a point, without its number and label."""
    return LABEL.sub("", NUMBERING.sub("", document.text[point[0] : point[1]]), count=1).strip()


def _kind_of(text: str) -> str:
    return GENERAL if PASSED_ON.match(text) else resolution_kind(text)


def _subject(document: Document, title: Block) -> str:
    """What the title of an item names, without its numbers."""
    return CASE_NUMBER.sub("", NUMBERING.sub("", document.text[title.start : title.end]))


def _told_apart(document: Document, points: Sequence[tuple[int, int]], start: int, end: int) -> list[PointRuling]:
    """What the outcome that stands there says of each point; empty where it says the same of all."""
    marks = [mark.group("mark") if (mark := MARK.match(document.text[first:])) else "" for first, _ in points]
    told = point_rulings(document.text[start:end], marks) if all(marks) else []
    return [replace(one, start=start + one.start, end=start + one.end) for one in told]


def _by_point(
    document: Document, points: Sequence[tuple[int, int]], told: Sequence[PointRuling], meeting: Meeting
) -> Iterable[Decision | Action]:
    """One decision for each point that was ruled on: in its own words, or in those of the ruling where it differs."""
    by_mark = {mark.group("mark"): one for one in points if (mark := MARK.match(document.text[one[0] :]))}
    for one in told:
        point, ruling = _said(document, by_mark[one.mark]), document.text[one.start : one.end].strip()
        if one.kind == "none":
            continue
        if one.kind == CHANGED:
            made = _decision(document, one.start, one.end, _kind_of(point), ruling, meeting)
            yield made
            yield from task_of(made, ruling, GENERAL, meeting, is_stated=True)
        elif one.kind in WHOLE:
            yield _decision(document, one.start, one.end, one.kind, f"{point.rstrip(' .;')}: {ruling}", meeting)
        else:
            kind = _kind_of(point)
            made = _decision(document, *by_mark[one.mark], kind, point, meeting, is_resolved=True)
            yield made
            yield from task_of(made, point, kind, meeting, is_stated=False)


def _decision(
    document: Document, start: int, end: int, kind: str, text: str, meeting: Meeting, *, is_resolved: bool = False
) -> Decision:
    place, quote = cut(document, start, len(document.text[:end].rstrip()))
    return Decision(
        place=place,
        quote=quote,
        rule=RULE,
        confidence=0.9,
        kind=kind,
        decider=meeting.body,
        decided_on=meeting.date,
        decision=sentence_of(text, decider=meeting.body if is_resolved else None),
        topic=short_topic(text),
    )
