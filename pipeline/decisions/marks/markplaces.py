"""Where the sentence begins and ends to which a mark belongs."""

from __future__ import annotations

import re

from models.sentences import sentences as cut_sentences

FEWEST_ALONE = 4  # words; a shorter sentence before a mark says too little without the one before it

DONE = re.compile(  # «Joris heeft een kaart aangemaakt»
    r"\b(?:heeft|hebben)\b(?:[^.;:]|\.(?=\d)){0,80}\b(?:ge[a-z]{3,}[dt]|[a-z]{2,5}ge[a-z]{3,}(?:d|t|en))[.!]?$"
)
# «(deze laatste wil ook een werkgroep vormen)» behind a task: a plan of its own
ASIDE = re.compile(
    r"\s+(?P<said>\((?:deze(?: laatste)?|die|hij|zij|wij|we|[A-Z][\w-]+)\s"
    r"(?:wil|willen|gaat|gaan|zal|zullen)\s[^()]{12,}\))\W*$"
)

Marked = tuple[int, int, str | None, str, str]  # start, end, who, what, kind


def sentence_end(text: str, start: int) -> int:
    """Where the sentence ends that begins at `start`; no further than its line."""
    line = text.find("\n", start)
    stop = line if line >= 0 else len(text)
    spans = cut_sentences(text[start:stop], start)
    return spans[0][1] if spans else start


def task_end(text: str, start: int) -> int:
    """Where the task ends that begins at `start`: with its sentence, or the next on the line where that tells of done.

    Example:
        >>> told = "Joris heeft een kaart gemaakt. Die sturen we rond. De pont vaart."
        >>> told[: task_end(told, 0)]
        'Joris heeft een kaart gemaakt. Die sturen we rond.'
    """
    end = sentence_end(text, start)
    return max(end, sentence_end(text, end)) if DONE.search(text[start:end]) and text[end : end + 1] == " " else end


def sentence_start(text: str, before: int) -> int:
    """Where the last sentence begins that says something before a mark; the mark itself where none does."""
    spans = [span for span in cut_sentences(text[:before]) if text[span[0] : span[1]].strip("•-–([ ")]
    return last_telling(text, spans) if spans else before


def last_telling(text: str, spans: list[tuple[int, int]]) -> int:
    """Where the last sentence begins, or the one before it where the last is a word or two."""
    start, end = spans[-1]
    before = spans[-2] if len(spans) > 1 else spans[-1]
    runs_on = "\n" not in text[before[1] : start]
    return before[0] if runs_on and len(text[start:end].split()) < FEWEST_ALONE else start
