"""The decisions and actions of a document: in its prose, its resolutions, its marks and its lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from models.actions import action_cues
from models.conditions import Situation, situation
from models.cues import Cue
from models.decisions import decision_cues
from pipeline.actionlists import action_lists
from pipeline.deadlines import deadline, moments
from pipeline.marks import marked_actions
from pipeline.meeting import Meeting, meeting_of
from pipeline.owners import decider_of, owner_of, reporter_of
from pipeline.place import cut
from pipeline.records import Action, Decision, Document, Sentence
from pipeline.resolutions import resolutions
from pipeline.statuses import prose_status
from pipeline.wording import sentence_of, topic_of

Outcome = Decision | Action
CONFIDENT = 0.9
SHORTEST = 12  # characters; shorter sentences hold no subject


def find(document: Document, sentences: Sequence[Sentence]) -> list[Outcome]:
    """Every decision and action of the document, in order of the text.

    A sentence that a list, mark or resolution has used is not read again as prose.

    Example:
        >>> from pipeline.records import Document, Sentence
        >>> text = "De wethouder zegt toe de cijfers na te zenden."
        >>> sentence = Sentence(document="d", number=1, section=0, start=0, end=len(text), text=text)
        >>> document = Document(id="d", sha256="", part=1, kind="verslag overleg", text=text)
        >>> [(found.kind, found.owner) for found in find(document, [sentence])]
        [('toezegging', 'wethouder')]
    """
    meeting = meeting_of(document)
    found: list[Outcome] = [*action_lists(document, meeting)]
    found += _fresh(found, marked_actions(document, meeting))
    found += _fresh(found, resolutions(document, sentences, meeting))
    used = [(outcome.place.start, outcome.place.end) for outcome in found]
    found += _prose(document, sentences, meeting, used)
    return sorted(found, key=lambda outcome: (outcome.place.start, outcome.place.end, type(outcome).__name__))


def _fresh(found: list[Outcome], more: Iterable[Outcome]) -> list[Outcome]:
    """Those of `more` that stand outside what was found before."""
    used = [(outcome.place.start, outcome.place.end) for outcome in found]
    return [outcome for outcome in more if not _overlaps(outcome.place.start, outcome.place.end, used)]


def _overlaps(start: int, end: int, used: list[tuple[int, int]]) -> bool:
    return any(start < last and end > first for first, last in used)


def _prose(
    document: Document, sentences: Sequence[Sentence], meeting: Meeting, used: list[tuple[int, int]]
) -> Iterable[Outcome]:
    counterpart = "bestuurder" if meeting.is_minutes and re.search(r"\bbestuurder\b", document.text) else None
    for number, sentence in enumerate(sentences):
        if sentence.kind == "heading" or len(sentence.text) < SHORTEST or _overlaps(sentence.start, sentence.end, used):
            continue
        now = situation(sentence.text, is_minutes=meeting.is_minutes, year=meeting.last_year)
        following = sentences[number + 1].text if number + 1 < len(sentences) else ""
        decided = decision_cues(now)
        if decided:
            yield _decision(document, sentence, now, *decided[0], meeting)
        yield from _actions(document, sentence, now, meeting, following, counterpart, [cue for cue, _ in decided])


def _decision(document: Document, sentence: Sentence, now: Situation, cue: Cue, kind: str, meeting: Meeting) -> Decision:
    place, quote = cut(document, sentence.start, sentence.end)
    return Decision(
        place=place,
        quote=quote,
        rule=cue.rule.id,
        confidence=CONFIDENT,
        decision=sentence_of(quote),
        decider=decider_of(now, cue, meeting),
        kind=kind,
        decided_on=_decided_on(now, cue, meeting),
        topic=topic_of(document, sentence),
    )


def _decided_on(now: Situation, cue: Cue, meeting: Meeting) -> str | None:
    """The day or period of the decision: named before the verb, in minutes else the day of the meeting."""
    until = cue.end if cue.label == "besluit" else len(now.sentence)
    for moment in moments(now.sentence[:until], meeting):
        if moment.iso and not re.search(r"\b(?:tot|naar|vanaf|voor|over|uiterlijk|van)\b", moment.printed.split()[0].lower()):
            return moment.iso
    start = cue.verb_start
    is_present = start >= 0 and not re.match(r"(?:heeft|hebben|had|is|zijn|was|werd|werden)\b", now.lower[start:])
    return meeting.date if meeting.is_minutes and is_present else None


def _actions(
    document: Document,
    sentence: Sentence,
    now: Situation,
    meeting: Meeting,
    following: str,
    counterpart: str | None,
    decided: list[Cue],
) -> Iterable[Action]:
    """At most one action a sentence: of what was agreed on, else of the most telling cue."""
    agreed = [cue for cue in decided if "both" in cue.rule.conditions]
    cues = agreed or ([] if decided else action_cues(now))
    if not cues:
        return
    cue = cues[0]
    kind = str(cue.rule.conditions["both"]) if agreed else _kind(now, cue, meeting)
    place, quote = cut(document, sentence.start, sentence.end)
    by = deadline(now.sentence, meeting)
    yield Action(
        place=place,
        quote=quote,
        rule=cue.rule.id,
        confidence=CONFIDENT,
        action=sentence_of(quote),
        kind=kind,
        owner=owner_of(now, cue, meeting, counterpart=counterpart),
        deadline_text=by.printed if by else None,
        deadline=by.iso if by else None,
        status=prose_status(now.sentence, cue, following),
    )


def _kind(now: Situation, cue: Cue, meeting: Meeting) -> str:
    """The kind of action; what a function or person says in minutes that will be done is a promise."""
    if meeting.is_minutes and "in_minutes" in cue.rule.conditions:
        return str(cue.rule.conditions["in_minutes"])
    if meeting.is_minutes and cue.label == "voornemen" and reporter_of(now):
        return "toezegging"
    return cue.label
