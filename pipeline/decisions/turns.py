"""Who speaks: in verbatim proceedings, and in minutes that give some turns word for word («Wethouder OUD: Ik …»)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.meeting import Meeting
from pipeline.records import Action, Decision, Document, Sentence

OFFICE = r"(?:[Ww]ethouder|[Bb]urgemeester|[Gg]edeputeerde|[Mm]inister|[Ss]taatssecretaris|[Dd]ijkgraaf|[Hh]eemraad)\b"
# «Wethouder Vos (PvdA).», «Jansen (VVD).», «De voorzitter:» open what somebody says
ANSWERS = re.compile(rf"(?:De )?(?P<who>{OFFICE}[^.:(]{{0,40}}?)\s*(?:\([^)]*\))?[.:]")
SPEAKS = re.compile(r"De voorzitter[.:]|(?:De heer |Mevrouw )?[A-ZÀ-Þ][\w’' -]{1,40} \([\w &/-]{2,40}\)[.:]")
TURN = re.compile(
    rf"(?:De )?(?P<who>(?:{OFFICE}|[Vv]oorzitter\b|VOORZITTER\b|(?:[Dd]e )?heer\b|[Mm]evrouw\b|[Dd]hr\.|[Mm]w\."
    r"|[Rr]aadslid\b)[^.:(]{0,40}?)\s*(?:\([^)]*\))?:"
)
SAYS_I = re.compile(r"\b[Ii]k\b")
OWN = {"toezegging", "voornemen", "afspraak", "actiepunt"}  # what who says «ik» will do himself


def speaker_of(text: str, before: str | None) -> str | None:
    """Who speaks from here on, in verbatim proceedings; None for those who cannot promise in the body's name."""
    answers = ANSWERS.match(text)
    if answers:
        return answers.group("who").strip()
    return None if SPEAKS.match(text) else before


def said_in_turn(
    document: Document, sentences: Sequence[Sentence], meeting: Meeting, found: Iterable[Action | Decision]
) -> Iterable[Action | Decision]:
    """The outcomes; what «ik» will do in minutes is of whose turn it is, where the paragraph opens with his name."""
    starts = [sentence.start for sentence in sentences]
    for one in found:
        if (
            isinstance(one, Action)
            and one.owner is None
            and one.kind in OWN
            and meeting.is_minutes
            and not meeting.is_spoken
            and SAYS_I.search(one.quote)
        ):
            yield replace(one, owner=_turn(document, sentences, bisect_right(starts, one.place.start) - 1))
        else:
            yield one


def _turn(document: Document, sentences: Sequence[Sentence], number: int) -> str | None:
    """Whose name opens the paragraph of a sentence, with a colon; names in capitals as they are written elsewhere."""
    while number >= 0:
        opened = TURN.match(sentences[number].text)
        if opened:
            return " ".join(word.capitalize() if word.isupper() else word for word in opened.group("who").split())
        if not number or "\n" in document.text[sentences[number - 1].end : sentences[number].start]:
            return None
        number -= 1
    return None
