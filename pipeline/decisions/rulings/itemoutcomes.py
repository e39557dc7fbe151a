"""Outcome words behind an agenda item: «Vastgesteld.», with the title that says of what."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.decisions.attributes.wording import NUMBERING, inside, sentence_of, short_topic
from pipeline.decisions.rulings.outcomewords import kind_by_title, outcome_kind
from pipeline.decisions.rulings.rulinglabels import OF_ITEM, POINT, labelled
from pipeline.place import cut
from pipeline.records import Decision, Document, Sentence

NUMBERED_ITEM = re.compile(r"\d{1,2}(?:\.\d{1,2})?[.)]?\s")  # of an agenda
EXPLAINS = re.compile(r"\s[a-zà-ÿ]+[^.]{30,}[.:]$")  # a whole sentence, not a title
FURTHEST_TITLE = 40  # sentences between the title of an item and its outcome
MINUTES_KINDS = 220  # characters; a longer block is prose that ends in an outcome word by chance


@dataclass(frozen=True, slots=True)
class Ruling:
    """Who decides in a block of resolutions, and when."""

    decider: str | None
    date: str | None


def item_outcomes(document: Document, sentences: Sequence[Sentence], whole: Ruling) -> Iterable[Decision]:
    """«Vastgesteld.» after a heading; the subject is what stands before it."""
    for number, sentence in enumerate(sentences):
        kind = outcome_kind(sentence.text) if len(sentence.text) < 120 else None
        if kind in {None, "none"} or number == 0 or not re.match(r"[A-Z•–-]", sentence.text):
            if kind == "none":
                continue
            yield from _ends_in_outcome(document, sentence, whole)
            continue
        at = number - 1
        while at and (OF_ITEM.match(sentences[at].text) or re.fullmatch(r"\(.*\)", sentences[at].text.strip())):
            at -= 1  # «(Minister van Water)», «Portefeuille: Water» stand between the title and the outcome
        before = sentences[at]
        title = _explained(document, sentences, number)
        if title is not None:
            end = _end_of_ruling(document, sentences, number)
            yield _outcome(document, sentence.start, end, str(kind), title, sentence.text, whole)
            continue
        is_title = before.kind == "heading" or len(before.text) < 200
        yield _outcome(
            document,
            before.start if is_title else sentence.start,
            sentence.end,
            str(kind),
            before.text,
            sentence.text,
            whole,
        )


def _explained(document: Document, sentences: Sequence[Sentence], number: int) -> str | None:
    """The title of the item, where sentences that explain it stand between it and an outcome on a line of its own."""
    before = sentences[number - 1]
    opens_line = "\n" in document.text[before.end : sentences[number].start]
    if not opens_line or before.kind != "sentence" or not EXPLAINS.search(before.text):
        return None
    earlier = sentences[max(0, number - FURTHEST_TITLE) : number - 1]
    titles = [one.text for one in earlier if one.kind == "heading" or (one.kind == "item" and POINT.match(one.text))]
    return titles[-1] if titles else None


def _end_of_ruling(document: Document, sentences: Sequence[Sentence], number: int) -> int:
    """Where the sentence ends that follows an outcome word on the same line: «Aangenomen. De minister zal …»."""
    end = sentences[number].end
    following = sentences[number + 1] if number + 1 < len(sentences) else None
    if following is None or following.start <= end or "\n" in document.text[end : following.start]:
        return end
    return following.end


def _ends_in_outcome(document: Document, sentence: Sentence, whole: Ruling) -> Iterable[Decision]:
    """«F.1 Voorstel tot verlaging van de leges Aangenomen»: a list or an agenda of which the columns are lost."""
    match = re.search(r":\s+(?P<word>[a-zA-Z][^:]{3,70})$", sentence.text)
    if document.kind == "besluitenlijst" or NUMBERED_ITEM.match(sentence.text):
        match = match or re.search(
            r"\s(?P<word>(?:Niet )?[A-Z][a-z]+(?: (?:besloten|voorstel|advies|aangenomen))?)\s*\.?$", sentence.text
        )
    if match is None or len(sentence.text) > MINUTES_KINDS or labelled(sentence.text, is_minutes=True):
        return
    kind = outcome_kind(match.group("word"))
    title = sentence.text[: match.start()]
    if kind and kind != "none" and re.search(r"[A-Za-z]{3}", title):
        yield _outcome(document, sentence.start, sentence.end, kind, title, match.group("word"), whole)


def _outcome(document: Document, start: int, end: int, kind: str, title: str, word: str, whole: Ruling) -> Decision:
    place, quote = cut(document, start, end)
    subject = NUMBERING.sub("", title).strip(" .:")
    return Decision(
        place=place,
        quote=quote,
        rule="uitkomstwoord",
        confidence=0.85,
        kind=kind_by_title(kind, subject),
        decider=whole.decider,
        decided_on=whole.date,
        decision=sentence_of(f"{subject}: {inside(word.strip(' .'))}"),
        topic=short_topic(subject),
    )
