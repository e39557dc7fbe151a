"""Proposals with what became of them: the points of an item in a list of decisions, and «Besluit: conform.» below."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import takewhile

from models.decisions import GENERAL, decision_cues, resolution_kind
from models.grammar.conditions import situation
from models.sentences import sentences as cut_sentences
from pipeline.decisions.attributes.deadlines import deadline
from pipeline.decisions.attributes.wording import NUMBERING, sentence_of, short_topic
from pipeline.decisions.rulings.outcomewords import kind_by_title, outcome_kind
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
PASSED_ON = re.compile(r"^(?:aan )?de (?:gemeente)?raad (?:voor te stellen|te adviseren)", re.I)
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
    if kind in {None, "none"}:
        return
    own = [*item, replace(block, role="body", end=block.start + ruled.start())]
    yield from _condition(document, block.start + ruled.start(), end, meeting)
    points = [point for one in own if one.role != "heading" and one.end > one.start for point in _points(document, one)]
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
        subject = NUMBERING.sub("", document.text[title.start : title.end]) if title else word
        yield _decision(
            document, first, end, kind_by_title(str(kind), subject), f"{subject.strip(' .:')}: {word}", meeting
        )
        return
    for number, (begin, _) in enumerate(points):
        stop = end if number + 1 == len(points) else points[number + 1][0]
        text = NUMBERING.sub("", document.text[begin : points[number][1]]).strip()
        named = GENERAL if PASSED_ON.match(text) else resolution_kind(text)
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


def _points(document: Document, block: Block) -> Iterable[tuple[int, int]]:
    """The proposals in a block: an item, or the first sentence of a paragraph that proposes to do something."""
    text = document.text[block.start : block.end]
    if EXPLAINED.match(text):
        return
    spans = cut_sentences(text, block.start)
    if block.role == "item" or NUMBERING.match(text):
        if PROPOSES.search(text):
            yield block.start, block.end
        return
    for start, end in spans[:1]:
        if PROPOSES.search(document.text[start:end]):
            yield start, end


def _decision(
    document: Document, start: int, end: int, kind: str, text: str, meeting: Meeting, *, is_resolved: bool = False
) -> Decision:
    place, quote = cut(document, start, len(document.text[:end].rstrip()))
    return Decision(
        place=place,
        quote=quote,
        rule="voorstel-met-besluit",
        confidence=0.9,
        kind=kind,
        decider=meeting.body,
        decided_on=meeting.date,
        decision=sentence_of(text, decider=meeting.body if is_resolved else None),
        topic=short_topic(text),
    )
