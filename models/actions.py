"""Which sentences say that something is to be done: the cues of `FILES` that stand in their context."""

from __future__ import annotations

from functools import partial

from models.context import flags
from models.grammar.conditions import Situation, admits, holds
from models.grammar.cues import Cue, finder
from models.grammar.deeds import deed, deed_ahead

BLOCKING = {"negated", "conditional", "question", "law", "ground", "procedure", "history", "reading", "reported"}
KEPT = {
    "keeps_negation": "negated",
    "keeps_question": "question",
    "keeps_condition": "conditional",
}  # flags that a rule allows
FILES = ("actions.jsonl", "action_phrases.jsonl")  # the next where one finds nothing
RANK = ("actiepunt", "toezegging", "verzoek", "aanbeveling", "afspraak", "voornemen")


def action_cues(now: Situation) -> list[Cue]:
    """The cues that hold, the most telling kind first; empty where nothing is to be done.

    Example:
        >>> from models.grammar.conditions import situation
        >>> text = "De wethouder zegt toe de cijfers na te zenden."
        >>> [cue.rule.id for cue in action_cues(situation(text, is_minutes=True))]
        ['zegt-toe']
    """
    cues = next((found for patterns in FILES if (found := cues_of(now, patterns))), [])
    told = None
    if not now.is_spoken and all("no_verb" in cue.rule.conditions for cue in cues):
        told = (deed(now) if now.is_minutes and not cues else None) or deed_ahead(now)
    if told is not None and not _flags(now, told) & BLOCKING:
        return [told]
    return sorted(cues, key=lambda cue: (RANK.index(cue.label), cue.start))


def cues_of(now: Situation, patterns: str) -> list[Cue]:
    """The cues of one patterns file that hold, in the order of the file."""
    return [
        cue
        for cue in finder(patterns).cues(now.sentence, partial(admits, now))
        if holds(now, cue) and not _flags(now, cue) & BLOCKING
    ]


def _flags(now: Situation, cue: Cue) -> set[str]:
    raised = flags(now.sentence, cue, "action")
    kept = {flag for key, flag in KEPT.items() if key in cue.rule.conditions}
    return raised - kept
