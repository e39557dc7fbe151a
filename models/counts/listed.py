"""Amounts that are named beside each other: «12 meldingen en 4 klachten»."""

from __future__ import annotations

import re

from models.amounts import Amount
from models.counts.scene import Scene

LISTED = re.compile(r"(?:\s(?:en|of)|,)\s+$")
REACH = 6  # characters before a number in which a list is tied together: a comma, «en», «of»


def listed_with(scene: Scene, amount: Amount, *, is_before: bool = False) -> Amount | None:
    """The next (else the first) amount of its clause that is named beside this one: «12 meldingen en 4 klachten»."""
    begin, end = scene.clause(amount.start, amount.end)
    if begin >= len(scene.words):
        return None
    first = scene.words[begin].start if is_before else amount.start + 1
    last = amount.start if is_before else scene.words[min(end, len(scene.words)) - 1].end
    for other in scene.amounts_between(first, last):
        if _leads(scene.text, *((other, amount) if is_before else (amount, other))):
            return other
    return None


def _leads(text: str, first: Amount, second: Amount) -> bool:
    """Between the two stand words, and «en», «of» or a comma last."""
    tie = LISTED.search(text, max(first.end, second.start - REACH), second.start)
    return tie is not None and bool(text[first.end : tie.start()].strip(" ,"))
