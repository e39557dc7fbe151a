"""The passages of a body's documents that can be tied: each decision or action, and sentences that tell of progress."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from corpus import words
from pipeline.knowledge.rows import fact_id
from pipeline.knowledge.stems import fold
from pipeline.records import Action, Decision, Document, Section, Sentence
from pipeline.ties.progresswords import told
from pipeline.ties.subject import keys

Fact = Decision | Action
PENDING = frozenset({"toezegging", "afspraak", "voornemen", "actiepunt"})
OVER = frozenset({"gereed", "vervallen"})
PUT_OFF = frozenset({"uitstel", "verlenging"})
HEADING_NUMBER = re.compile(r"^[\W\d]+")
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
DAY = re.compile(r"\b\d{1,2}[-/.]\d{1,2}(?:[-/.]\d{2,4})?\b|\bq[1-4]\b|\b[1-4]e (?:kwartaal|helft)\b", re.I)
NAME = re.compile(r"(?<=[\w,;] )[A-Z][\w&’'-]+")
CAPITAL = re.compile(r"\b[^\W\d_]*[A-Z][\w&’'-]*")
UNREAD = frozenset({"heading", "row"})
UNTIL = r"(?:in|voor|vóór|eind|begin|medio|per|tot|tegen|uiterlijk|na|vanaf)"
LEAST_WORDS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One passage: what it says, where it stands, and the facts found in it: none in a sentence that is no fact.

    `told` is what its words say became of something; `keys`, `names` and `numbers` are those of `text`.
    """

    id: str  # that of its fact, else one of its own
    document: str
    order: int  # among the mentions of the document
    start: int
    end: int
    text: str
    section: str  # the heading above it, folded and without its number
    has_topic: bool = False  # whether that heading names a subject
    heading_keys: frozenset[str] = frozenset()
    facts: tuple[Fact, ...] = ()
    fact: Fact | None = None  # the one that stands for the passage: what is to be done before what was decided
    told: str | None = None
    keys: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    common_keys: frozenset[str] = frozenset()  # of words in lower case: no name of a person, product or body
    numbers: frozenset[str] = frozenset()
    is_listed: bool = False  # a row of a table or list

    @property
    def is_open(self) -> bool:
        """Whether it asks for something that is not known to be done."""
        return any(isinstance(fact, Action) and fact.status not in OVER for fact in self.facts) or self.is_pending

    @property
    def is_pending(self) -> bool:
        """Whether it leaves something to be done."""
        return any(
            fact.kind in PENDING and fact.status not in OVER if isinstance(fact, Action) else fact.kind in PUT_OFF
            for fact in self.facts
        )


def mentions(document: Document, facts: Sequence[Fact], passages: Sequence[Sentence]) -> list[Mention]:
    """The passages of one document in order of the text: those with facts, and other sentences."""
    found = [_of_facts(document, group) for group in _together(facts)]
    taken = sorted((mention.start, mention.end) for mention in found)
    starts = [start for start, _ in taken]
    for sentence in passages:
        at = bisect_right(starts, sentence.end - 1)
        if (at and taken[at - 1][1] > sentence.start) or sentence.kind in UNREAD:
            continue
        if len(sentence.text.split()) >= LEAST_WORDS:
            found.append(_mention(document, sentence.start, sentence.end, sentence.text, told(sentence.text)))
    found.sort(key=lambda mention: (mention.start, mention.end))
    return [_numbered(mention, order) for order, mention in enumerate(found)]


def _together(facts: Sequence[Fact]) -> list[list[Fact]]:
    """Facts of one passage are one group."""
    groups: list[list[Fact]] = []
    end = -1
    for fact in sorted(facts, key=lambda fact: (fact.place.start, fact.place.end)):
        if groups and fact.place.start < end:
            groups[-1].append(fact)
        else:
            groups.append([fact])
        end = max(end, fact.place.end)
    return groups


def _of_facts(document: Document, facts: list[Fact]) -> Mention:
    first = facts[0]
    is_listed = first.place.table is not None
    text = (first.action if isinstance(first, Action) else first.decision) if is_listed else first.quote
    start, end = min(fact.place.start for fact in facts), max(fact.place.end for fact in facts)
    return _mention(document, start, end, text, told(text), tuple(facts), is_listed)


def _mention(
    document: Document,
    start: int,
    end: int,
    text: str,
    told: str | None,
    facts: tuple[Fact, ...] = (),
    is_listed: bool = False,
) -> Mention:
    undated = _without_deadline(text, facts)
    anonymous = _without_owner(text, facts)
    heading = _heading(document.sections, start)
    fact = next(iter(sorted(facts, key=lambda fact: isinstance(fact, Decision))), None)
    return Mention(
        id=fact_id(fact) if fact else f"{document.id}:{start}",
        document=document.id,
        order=0,
        start=start,
        end=end,
        text=text,
        section=heading,
        heading_keys=keys(heading),
        has_topic=bool(heading) and heading not in _no_topics(),
        facts=facts,
        fact=fact,
        told=told,
        keys=keys(anonymous),
        common_keys=keys(CAPITAL.sub(" ", anonymous)),
        names=frozenset(fold(name) for name in NAME.findall(anonymous)),
        numbers=frozenset(NUMBER.findall(undated)),
        is_listed=is_listed,
    )


def _without_deadline(text: str, facts: Iterable[Fact]) -> str:
    """The text without days and deadlines: their numbers may change while the matter is the same."""
    for fact in facts:
        if isinstance(fact, Action) and fact.deadline_text:
            bare = re.escape(fact.deadline_text)
            # a year alone may also be part of a name: «in 2022» is a deadline, «nota Bomen 2022» is none
            before = rf"\b{UNTIL}\s+" if fact.deadline_text.isdigit() else ""
            text = re.sub(before + bare, " ", text, flags=re.I)
    return DAY.sub(" ", text)


def _without_owner(text: str, facts: Iterable[Fact]) -> str:
    """The text without the names of the owner: a commitment may pass to another person."""
    owners = {name for fact in facts if isinstance(fact, Action) and fact.owner for name in CAPITAL.findall(fact.owner)}
    return re.sub(rf"\b(?:{'|'.join(map(re.escape, sorted(owners)))})\b", " ", text) if owners else text


def _numbered(mention: Mention, order: int) -> Mention:
    return Mention(**{name: getattr(mention, name) for name in Mention.__slots__} | {"order": order})


def _heading(sections: Sequence[Section], start: int) -> str:
    """The heading under which the offset stands."""
    at = bisect_right([section.start for section in sections], start)
    return HEADING_NUMBER.sub("", fold(sections[at - 1].title or "")).strip(" .:") if at else ""


@cache
def _no_topics() -> frozenset[str]:
    return words("no_topics.csv")
