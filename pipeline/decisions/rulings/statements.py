"""The statements of a block of resolutions: its points, and the sentences of a point that decide something else."""

from __future__ import annotations

import re

from models.decisions import decision_cues
from models.grammar.conditions import situation
from models.sentences import sentences as cut_sentences
from pipeline.records import Block

# behind the first sentence of a resolution: «De rest wordt toegevoegd aan de reserve», «Het college krijgt opdracht …»
RULES = re.compile(
    r"(?!(?:Dit|Dat|Deze|Daar\w*|Hier\w*|Zij|Hij|Er)\b)[A-ZÀ-Þ][^,;:?]{2,80}?\b(?:wordt|worden)\b"
    r"(?![^.]*\b(?:later|nog|verwacht|nader|volgende|eventueel)\b)[^.;:?]*?"
    r"\b(?:ge|be|ver|toege|ont|onder|over|aange|inge|uitge|opge|afge|vrijge|door|voort)[a-zà-ÿ]+(?:d|t|en)\b"
)


def statements(text: str, point: Block) -> list[tuple[int, int]]:
    """The point whole, or parted before each sentence that decides something else: «… De rest gaat naar …»."""
    spans = cut_sentences(text[point.start : point.end], point.start)
    starts = [point.start, *(start for start, end in spans[1:] if _decides(text[start:end]))]
    return [(start, len(text[:end].rstrip())) for start, end in zip(starts, [*starts[1:], point.end], strict=True)]


def _decides(sentence: str) -> bool:
    """A sentence in a block of resolutions says what was decided, not why, how it was voted or what comes later."""
    if not sentence[:1].isupper():
        return False
    now = situation(sentence, is_minutes=True)
    return bool(decision_cues(now)) or bool(RULES.match(sentence))


def points_of(text: str, start: int, offset: int) -> list[tuple[int, int]]:
    """«1. … 2. …» behind a label, or its first sentence."""
    marks = [match.start() for match in re.finditer(r"(?:(?<=\s)|^)\d{1,2}[.)]\s(?=\S)", text[start:])]
    if len(marks) > 1 and marks[0] == 0:
        ends = [*marks[1:], len(text) - start]
        return [
            (offset + start + a, offset + start + len(text[start : start + b].rstrip()))
            for a, b in zip(marks, ends, strict=True)
        ]
    return cut_sentences(text[start:], offset + start)[:1]
