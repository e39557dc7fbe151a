"""What the rules found, judged by the classifiers: how sure each finding is, what is dropped, what is added."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from models.classifiers import Classifier, Line, classifier
from pipeline.decisions.attributes.wording import sentence_of, topic_of
from pipeline.meeting import Meeting
from pipeline.place import cut
from pipeline.records import Action, Decision, Document, Sentence

Outcome = Decision | Action
FAMILIES = {Decision: "decisions", Action: "actions"}
SHORTEST = 20  # characters of a sentence that may be taken without a rule


def judged(
    document: Document,
    sentences: Sequence[Sentence],
    meeting: Meeting,
    found: Sequence[Outcome],
    judges: Mapping[str, Classifier] | None = None,
) -> list[Outcome]:
    """The findings with their confidence, without those below the threshold for dropping.

    Where a classifier has a threshold for adding, the sentences above it that no rule used are added. `judges`: the
    classifiers by family; the stored ones where none are given.
    """
    judges = judges or {family: classifier(family) for family in FAMILIES.values()}
    places = Sentences(sentences)
    kept = []
    for one in found:
        judge = judges[FAMILIES[type(one)]]
        confidence = judge.confidence(one.rule, places.line_at(one.place.start, one.place.end))
        if judge.drop is None or confidence >= judge.drop:
            kept.append(replace(one, confidence=round(confidence, 2)))
    return [*kept, *_added(document, sentences, meeting, found, judges)]


class Sentences:
    """The sentences of a document, to be looked up by their place."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self.sentences = sentences
        self.starts = [sentence.start for sentence in sentences]

    def line_at(self, start: int, end: int) -> Line | None:
        """What the classifier is shown of the sentence at that place; None where no sentence is just there."""
        number = bisect_right(self.starts, start) - 1
        if number < 0 or (self.sentences[number].start, self.sentences[number].end) != (start, end):
            return None
        return line_of(self.sentences, number)


def line_of(sentences: Sequence[Sentence], number: int) -> Line:
    """What the classifier is shown of a sentence: its words, and those of the one before it."""
    before = " ".join(sentences[number - 1].text.split()) if number else ""
    return Line(text=" ".join(sentences[number].text.split()), before=before, kind=sentences[number].kind)


def is_open(sentence: Sentence, meeting: Meeting, used: Iterable[Outcome]) -> bool:
    """A sentence that might be taken without a rule: no title, question or lead, and outside what was found."""
    return (
        sentence.kind in {"sentence", "item"}
        and len(sentence.text) >= SHORTEST
        and not sentence.text.endswith((":", "?"))
        and not meeting.is_spoken
        and not any(one.place.start < sentence.end and one.place.end > sentence.start for one in used)
    )


def _added(
    document: Document,
    sentences: Sequence[Sentence],
    meeting: Meeting,
    found: Sequence[Outcome],
    judges: Mapping[str, Classifier],
) -> Iterable[Outcome]:
    for record, family in FAMILIES.items():
        judge = judges[family]
        if judge.add is None:
            continue
        for number, sentence in enumerate(sentences):
            likely = judge.probability(line_of(sentences, number))
            if likely >= judge.add and is_open(sentence, meeting, found):
                yield _without_rule(document, sentence, record, likely)


def _without_rule(document: Document, sentence: Sentence, record: type[Outcome], likely: float) -> Outcome:
    """The finding of a sentence of which only the words were judged: who and when are not known."""
    place, quote = cut(document, sentence.start, sentence.end)
    says, confidence = sentence_of(quote), round(likely, 2)
    if record is Action:
        return Action(place=place, quote=quote, rule="classificatie", confidence=confidence, action=says)
    topic = topic_of(document, sentence)
    return Decision(place=place, quote=quote, rule="classificatie", confidence=confidence, decision=says, topic=topic)
