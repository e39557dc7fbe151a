"""Clauses whose verb only points to what was said before: «dat lukte in 78 gevallen», «zulks geschiedde elf maal»."""

from __future__ import annotations

import re

from models.counts.counted import PLACEHOLDERS, content, once
from models.counts.scene import Counted, Scene
from models.grammar.phrases import is_participle, tokens

VERB = re.compile(
    r"gebeur(?:t|de|d|en|den)|geschied(?:t|de|en|den)?|lukt(?:e|en)?|gelukt|do(?:et|en)|deed|deden|gedaan", re.I
)
TOLD = re.compile(rf"\b(?:{VERB.pattern})\b", re.I)
ASIDE = re.compile(rf"\((?:dat\s|dit\s)?(?:is\s)?(?:{VERB.pattern})\s(?:\S+\s)?$", re.I)  # «(gebeurde 12 keer)»
POINTERS = frozenset({"dat", "dit", "zulks", "hetzelfde"})
DURATIONS = frozenset({"years", "months", "weeks", "days", "hours"})
LEAST_WORDS = 3  # fewer behind a verb are not all that was said
MOST_WORDS = 10


def meant(scene: Scene, counted: Counted) -> str | None:
    """What is counted, with what its clause points to; None for clauses that say themselves what was done.

    Example:
        >>> from models.figures import figures
        >>> from models.counts.scene import Memory
        >>> memory = Memory(recent=("De schipper meldt elke storing.",))
        >>> [figure.what for figure in figures("Dat is twaalf keer gebeurd.", memory)]
        ['schipper storing']
    """
    if not TOLD.search(scene.text):
        return None
    begin, end = scene.clause(counted.amount.start, counted.amount.end)
    if aside := ASIDE.search(scene.text, 0, counted.amount.begin):
        return once(" ".join(content(scene, 0, scene.token_at(aside.start()))[-MOST_WORDS:])) or None
    if counted.amount.unit in DURATIONS or not _points(scene, begin, end):
        return None
    said = _said(scene, begin)
    named = [word for word in (counted.what or "").split() if not _is_empty(word)]
    return once(" ".join([*named, *said])) if said else None


def _points(scene: Scene, begin: int, end: int) -> bool:
    """The clause has a verb that tells nothing, beside a «dat» or «zulks» that is no conjunction and has no noun."""
    if end < len(scene.words) and scene.words[end].lower in POINTERS:
        end = min(end + 2, len(scene.words))  # «in beide gevallen is | dat geschied»
    words = scene.words[begin:end]
    verb = next((number for number, token in enumerate(words) if _is_verb(token.lower)), len(words))
    if any(is_participle(token.lower) for token in words[verb + 1 :]) or verb == len(words):
        return False  # «heeft zulks gedaan en € 350 toegekend»
    for number, token in enumerate(words):
        if token.lower not in POINTERS:
            continue
        before = words[number - 1] if number else None
        follows = words[number + 1] if number + 1 < len(words) else None
        if follows is not None and (follows.kind == "pron" or (follows.kind == "word" and not _is_verb(follows.lower))):
            continue
        if before is None or before.kind == "conj":
            return follows is not None and (follows.kind == "verb" or _is_verb(follows.lower))
        if before.kind in {"verb", "word"} or _is_verb(before.lower):
            return True
    return False


def _is_verb(word: str) -> bool:
    return VERB.fullmatch(word) is not None


def _said(scene: Scene, begin: int) -> list[str]:
    """What is told before the clause, else in the sentence before: what stands behind its verb, else all of it."""
    if begin and content(scene, 0, begin):
        told, until = scene, begin
    else:
        before = scene.memory.recent[-1] if scene.memory.recent else ""
        words = tokens(before)
        told, until = Scene(before, words, [], []), len(words)
    verb = next((n for n in range(until - 1, -1, -1) if told.words[n].kind == "verb"), -1)
    behind = content(told, verb + 1, until)
    return behind[:MOST_WORDS] if len(behind) >= LEAST_WORDS else content(told, 0, until)[-MOST_WORDS:]


def _is_empty(word: str) -> bool:
    return bool(VERB.fullmatch(word)) or word.lower() in POINTERS | PLACEHOLDERS
