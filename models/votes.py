"""Votes: «met 22 stemmen voor en 11 tegen», «(14 voor, 19 tegen)», «bij twee onthoudingen» → stemmen, voor/tegen."""

from __future__ import annotations

import re

from models.amounts import Amount
from models.scene import Counted, Scene

SIDE = re.compile(
    r"\s(?:stem(?:men)?\s)?(?P<side>voor|tegen|blanco|ongeldig|onthouding(?:en)?)(?=\s*(?:[,;.)]|en\b|bij\b|$))", re.I
)
SIDED = re.compile(r"\s(?:(?P<side>blanco|ongeldige?|voor|tegen)\s?)?stem(?:men)?\s(?:(?P<after>voor|tegen)\b)?", re.I)
VOTING = re.compile(
    r"\bstem(?:men|ming|den|de)?\b|\bge?stemd\b|\b(?:aangenomen|verworpen|gestaakt|aannam(?:en)?|verwierp)\b", re.I
)
NAMES = {"onthouding": "onthouding", "onthoudingen": "onthouding", "ongeldige": "ongeldig"}


def vote(scene: Scene, amount: Amount) -> Counted | None:
    """The votes for, against or blank; only where the sentence speaks of voting, or sets «voor» against «tegen»."""
    after = scene.text[amount.end :]
    match = SIDE.match(after) or SIDED.match(after)
    side = match and (match["side"] or (match.groupdict().get("after")))
    if not match or not side or not (VOTING.search(scene.text) or _has_both(scene.text)):
        return None
    named = NAMES.get(side.lower(), side.lower())
    return Counted(amount, "stemmen", "stemming", 0.9, category=named, head="stemmen")


def _has_both(text: str) -> bool:
    """«vijf voor, twee tegen»."""
    return bool(re.search(r"\bvoor\s*[,;]?\s(?:en\s)?\S+\s(?:stemmen\s)?tegen\b", text, re.I))
