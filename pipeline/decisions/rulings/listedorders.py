"""Decisions that a list of decisions words without a label: «Zwembad: subsidie te verlenen», in a row of fields too."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.decisions.attributes.wording import NUMBERING, sentence_of, short_topic
from pipeline.decisions.rulings.outcomewords import outcome_kind
from pipeline.decisions.rulings.rulinglabels import kind_of_ruling, labelled, words_a_decision
from pipeline.decisions.rulings.rulingtasks import task_of
from pipeline.meeting import Meeting
from pipeline.place import cut
from pipeline.records import Action, Block, Decision, Document

TITLED = re.compile(r"(?P<title>[^:–]{4,110}?)(?::|\s[–-])\s+(?P<said>\S.{8,300})$", re.S)
ASKED = re.compile(  # what stands below is still to be decided, or by others
    r"\b(?:voorstel|voorgesteld|gevraagd|beslispunten|advies|ontwerp|concept|toezegging|actie|opdracht)", re.I
)
HEAD = re.compile(r"(?:agenda)?punt|datum|nr\.?|nummer|wie|door|status|toelichting|opmerkingen", re.I)  # of a column
FIELD_OF_TITLE = re.compile(r"onderwerp|titel|agendapunt|voorstel", re.I)


def listed_orders(document: Document, meeting: Meeting) -> Iterable[Decision | Action]:
    """In a list of decisions that labels none, those that a title or its line below words."""
    blocks = [block for block in document.blocks if block.role not in {"table", "contents"}]
    texts = [document.text[block.start : block.end] for block in blocks]
    if not meeting.is_list or any(labelled(text, is_minutes=True) for text in texts):
        return
    for number, (block, text) in enumerate(zip(blocks, texts, strict=True)):
        bare = NUMBERING.sub("", " ".join(text.split()))
        match = TITLED.match(bare)
        if match and _is_order(match.group("said")) and not ASKED.search(match.group("title").split(" ")[0]):
            yield from _made(document, block, match.group("said"), match.group("title"), meeting)
        elif (
            number and block.role != "heading" and _is_title(blocks[number - 1], texts[number - 1]) and _is_order(bare)
        ):
            yield from _made(document, block, bare, NUMBERING.sub("", texts[number - 1]), meeting)


def _is_order(text: str) -> bool:
    """«De pont te verven»: an infinitive alone; an outcome word is read elsewhere."""
    return outcome_kind(text) is None and words_a_decision(text)


def _is_title(block: Block, text: str) -> bool:
    """A heading, or a numbered line, that asks for nothing."""
    is_line = block.role == "heading" or (block.role == "item" and bool(re.match(r"\d", text)))
    return is_line and not text.rstrip().endswith((":", ".", ";")) and not ASKED.search(text)


def _made(document: Document, block: Block, said: str, title: str, meeting: Meeting) -> Iterable[Decision | Action]:
    place, quote = cut(document, block.start, block.end)
    kind = kind_of_ruling(said)
    made = Decision(
        place=place,
        quote=quote,
        rule="besluitregel",
        confidence=0.85,
        kind=kind,
        decider=meeting.body,
        decided_on=meeting.date,
        decision=sentence_of(said, decider=meeting.body),
        topic=short_topic(title),
    )
    yield made
    yield from task_of(made, said, kind, meeting, is_stated=False)
