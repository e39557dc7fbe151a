"""Decisions that stand as resolutions: points under «Besluit:», outcome words after an agenda item."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from models.grammar.literals import gate
from models.grammar.parties import parties
from pipeline.decisions.attributes.deadlines import moments
from pipeline.decisions.attributes.wording import NUMBERING, sentence_of, short_topic
from pipeline.decisions.lists.leadwords import lead_of, opening
from pipeline.decisions.rulings.itemoutcomes import Ruling, item_outcomes
from pipeline.decisions.rulings.outcometables import outcome_tables
from pipeline.decisions.rulings.outcomewords import outcome_kind
from pipeline.decisions.rulings.rulinglabels import (
    CODE,
    POINT,
    alone,
    kind_of_ruling,
    labelled,
    says_outcome,
    words_a_decision,
)
from pipeline.decisions.rulings.rulingtasks import task_of
from pipeline.decisions.rulings.statements import points_of, statements
from pipeline.meeting import Meeting
from pipeline.place import cut
from pipeline.records import Action, Block, Decision, Document, Sentence

# «De directeur heeft de volgende maatregelen getroffen:» and the points behind it
MEASURES = gate(
    r"(?:^|(?<=[.!?]\s))(?![^.!?:]*\b(?:wordt|worden|zal|zullen|gaan)\b)[^.!?]*\bde volgende (?:[a-zà-ÿ]+ )?"
    r"(?:maatregelen|sancties|straffen|besluiten)\b[^.!?:]{0,60}:$"
)
PROPOSED = re.compile(
    r"\b(?:gevraagd|voorgesteld|ontwerp|concept|te nemen|voorstel|gewenst|beoogd|te besluiten|advies)", re.I
)
CODED = re.compile(CODE)
# «Besluit: het dagelijks bestuur», «De raad:» alone on a line, and a verb at the head of each point behind it
NAMED_ALONE = re.compile(
    r"^(?:besluit(?:en)?\s*:?\s*)?(?P<who>(?:(?:de|het)\s)?[A-Za-zÀ-ÿ][\w&’' -]{2,60}?)\s*:?$", re.I
)
VERB_FIRST = re.compile(
    r"(?:stelt|stemt|neemt|verleent|wijst|besluit|benoemt|keurt|gaat|draagt|geeft|machtigt|verzoekt|spreekt|bepaalt"
    r"|bekrachtigt|verklaart|trekt|legt|onderschrijft|kiest|schort|verlengt|houdt|wijzigt|kent|zegt|dringt)\b"
)
ASIDE = re.compile(r"[(\[][^()\[\]]*[)\]]\W*")
BARE = 3  # words of an outcome that says no more than its points do: «Conform advies.»
LONG_POINT = 6  # words


def resolutions(document: Document, sentences: Sequence[Sentence], meeting: Meeting) -> Iterable[Decision | Action]:
    """The decisions of resolution blocks, outcome words and tables of outcomes; tasks among them are actions too."""
    whole = Ruling(meeting.sitting_body or meeting.body, meeting.date or meeting.letter_date)
    found = list(_blocks(document, meeting, whole))
    yield from found
    if meeting.is_minutes:
        yield from (
            one
            for one in item_outcomes(document, sentences, whole)
            if not any(_says_again(document, one, other) for other in found)
        )
    yield from outcome_tables(document, meeting)


def _says_again(document: Document, one: Decision, other: Decision | Action) -> bool:
    """The outcome word closes the points of a resolution that was read: «Besluit: 1. … 2. … Conform.»."""
    overlaps = other.place.start < one.place.end and one.place.start < other.place.end
    return overlaps and len(document.text[other.place.end : one.place.end].split()) <= BARE


def _blocks(document: Document, meeting: Meeting, whole: Ruling) -> Iterable[Decision | Action]:
    blocks = [block for block in document.blocks if block.role not in {"table", "contents"}]
    for number, block in enumerate(blocks):
        text = document.text[block.start : block.end]
        text = opening(text) if block.role == "body" else text
        who = _who_alone(text, blocks[number + 1 :], document)
        if who:
            yield from _points(document, blocks[number + 1 :], Ruling(who, whole.date), meeting)
            continue
        inline = _inline(text, block, meeting)
        below = blocks[number + 1 : number + 2]
        if inline is not None and meeting.is_list and below and below[0].role == "item" and outcome_kind(text[inline:]):
            continue  # «Besluit: Gewijzigd besloten.» and the points that say how
        if inline is not None and below and below[0].role == "item" and _says_nothing(text[inline:]):
            yield from _points(
                document, blocks[number + 1 :], _ruling(document, text[inline:], whole, meeting), meeting
            )
            continue
        if inline is not None:
            for start, end in points_of(text, inline, block.start):
                yield from _resolution(document, start, end, whole, meeting, lead=block.start)
            if text[inline:].strip():
                continue
        measures = MEASURES.search(text)
        if measures:
            year = str(meeting.last_year) if meeting.is_yearly else None
            taken = Ruling(_subject_of(measures.group()) or whole.decider, meeting.date or year)
            yield from _points(document, blocks[number + 1 :], taken, meeting)
            continue
        lead = lead_of(text) or text
        label = alone().match(lead)
        if label and _opens_list(label, block, meeting) and not PROPOSED.search(lead):
            ruling = _ruling(document, lead, whole, meeting)
            is_list = label.group("word").lower().endswith("lijst")  # a title too: only rows with a code are its points
            for point in _following(document, blocks[number + 1 :], takes_paragraph=meeting.is_minutes and not is_list):
                if document.text[: point.end].rstrip().endswith(":"):
                    continue  # «Het college besluit:» opens the list itself
                if label.group("telling") and not words_a_decision(_bare(document.text[point.start : point.end])):
                    continue
                if not is_list or CODED.match(document.text, point.start):
                    for start, end in statements(document.text, point):
                        yield from _resolution(document, start, end, ruling, meeting)


def _points(document: Document, blocks: list[Block], ruling: Ruling, meeting: Meeting) -> Iterable[Decision | Action]:
    """A decision for each of the points directly behind what opens their list."""
    for point in _following(document, blocks, takes_paragraph=False):
        yield from _resolution(document, point.start, point.end, ruling, meeting)


def _says_nothing(said: str) -> bool:
    """What stands behind a label only opens the list below: «Besluit: Het college besluit:», «(deels openbaar)»."""
    return bool(ASIDE.fullmatch(said.strip())) or bool(said.rstrip().endswith(":") and alone().match(said.strip()))


def _who_alone(text: str, blocks: Sequence[Block], document: Document) -> str | None:
    """The body that stands alone on its line, where each point behind it says with its first word what that did."""
    named = NAMED_ALONE.match(text.strip())
    whole = [one for one in parties(named["who"]) if one.kind == "body"] if named else []
    if not named or len(whole) != 1 or len(whole[0].text) < len(named["who"]) - len("het "):
        return None
    points = [
        _bare(document.text[one.start : one.end]) for one in _following(document, list(blocks), takes_paragraph=False)
    ]
    return _subject_of(named["who"]) if points and all(map(VERB_FIRST.match, points)) else None


def _inline(text: str, block: Block, meeting: Meeting) -> int | None:
    """Where the decision begins that a label announces on its own line; None for other text."""
    found = labelled(text, is_minutes=meeting.is_minutes)
    if found is None or PROPOSED.search(text[: found.start]):
        return None
    said = text[found.start :]
    is_one = found.is_whole or (words_a_decision(said) and (block.role != "heading" or says_outcome(said)))
    return found.start if is_one else None


def _subject_of(lead: str) -> str | None:
    """Who decides, as the words that open a list say."""
    named = [party.text for party in parties(lead) if party.kind in {"body", "role"}]
    return re.sub(r"^(?:de|het)\s", "", named[0], flags=re.I) if named else None


def _opens_list(label: re.Match[str], block: Block, meeting: Meeting) -> bool:
    """«De raad besluit:» opens a list; the bare heading «Besluiten» does in minutes only."""
    if label.group("colon"):
        return True
    return (
        (block.role == "heading" or not label.group("who").strip())
        and meeting.is_minutes
        and not label.group("who").strip(" 0123456789.")
        and not label.group("rest").strip()
    )


def _ruling(document: Document, text: str, whole: Ruling, meeting: Meeting) -> Ruling:
    dates = [moment.iso for moment in moments(text, meeting) if moment.iso]
    return Ruling(_subject_of(text) or whole.decider, dates[0] if dates else whole.date)


def _following(document: Document, blocks: list[Block], *, takes_paragraph: bool) -> Iterable[Block]:
    """The numbered or bulleted blocks directly behind a label; without any, in minutes, the one paragraph behind it."""
    last, mark = 0, ""
    for number, block in enumerate(blocks):
        text = document.text[block.start : block.end]
        if mark and re.match(r"[o–-]\s", text) and text[0] != mark:
            continue  # a remark on the point above it
        ordinal = int(match.group()) if (match := re.match(r"\d{1,2}(?=[.)]\s)", text)) else None
        if block.role == "heading" and (ordinal != last + 1 or not last or len(text.split()) < LONG_POINT):
            return  # the next agenda item; a long heading that counts on is a point that was read as a heading
        last = ordinal or last
        if block.role == "item" or POINT.match(text):
            mark = mark or text[0]
            yield block
        elif (
            takes_paragraph
            and number == 0
            and block.role == "body"
            and len(text) < 400
            and not text.rstrip().endswith("?")
        ):
            yield block
            return
        else:
            return


def _bare(point: str) -> str:
    """The words of a point without its mark, number or code."""
    return re.sub(rf"^{CODE}", "", NUMBERING.sub("", point))


def _resolution(
    document: Document, start: int, end: int, ruling: Ruling, meeting: Meeting, *, lead: int | None = None
) -> Iterable[Decision | Action]:
    text = _bare(document.text[start:end])
    place, quote = cut(document, start if lead is None else lead, end)
    kind = kind_of_ruling(text)
    if kind == "none" or len(text) < 4:
        return
    made = Decision(
        place=place,
        quote=quote,
        rule="besluitblok",
        confidence=0.9,
        kind=kind,
        decider=ruling.decider,
        decided_on=ruling.date,
        decision=sentence_of(text, decider=ruling.decider),
        topic=short_topic(text),
    )
    yield made
    yield from task_of(made, text, kind, meeting, is_stated=lead is not None)
