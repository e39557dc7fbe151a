"""Votes: «met 22 stemmen voor en 11 tegen», «(14 voor, 19 tegen)», «bij twee onthoudingen» → stemmen, voor/tegen."""

from __future__ import annotations

import re
from itertools import pairwise

from models.amounts import Amount
from models.scene import Counted, Scene

SIDE = re.compile(
    r"\s(?:stem(?:men)?\s)?(?P<side>voor|tegen|blanco|ongeldig|onthouding(?:en)?)(?=\s*(?:[,;.)]|en\b|bij\b|$))", re.I
)
SIDED = re.compile(r"\s(?:(?P<side>blanco|ongeldige?|voor|tegen)\s?)?stem(?:men)?\s(?:(?P<after>voor|tegen)\b)?", re.I)
VOTING = re.compile(
    r"\bstem(?:men|ming|den|de)?\b|\bge?stemd\b|\b(?:aangenomen|verworpen|gestaakt|aannam(?:en)?|verwierp)\b", re.I
)
# «24 tegen 21 stemmen»: the first number is for what was voted on, unless what was rejected had the most votes first
PROPORTION = re.compile(
    r"\s(?:stem(?:men)?\s)?tegen\s(?P<other>[\d.]+|[a-zà-ÿ]{3,})(?:\sstem(?:men)?\b|\s*(?:[,;.)]|$))", re.I
)
REJECTED = re.compile(r"\b(?:verworpen|verwierp(?:en)?|afgewezen|weggestemd)\b", re.I)
NAMES = {"onthouding": "onthouding", "onthoudingen": "onthouding", "ongeldige": "ongeldig"}


def vote(scene: Scene, amount: Amount) -> Counted | None:
    """The votes for, against or blank; only where the sentence speaks of voting, or sets «voor» against «tegen»."""
    after = scene.text[amount.end :]
    if " tegen " in scene.text and VOTING.search(scene.text) and (side := _of_proportion(scene, amount)):
        return Counted(amount, "stemmen", "stemming", 0.9, category=side, role="part", head="stemmen")
    match = SIDE.match(after) or SIDED.match(after)
    side = match and (match["side"] or (match.groupdict().get("after")))
    if not match or not side or not (VOTING.search(scene.text) or _has_both(scene.text)):
        return None
    named = NAMES.get(side.lower(), side.lower())
    return Counted(amount, "stemmen", "stemming", 0.9, category=named, role="part", head="stemmen")


def _of_proportion(scene: Scene, amount: Amount) -> str | None:
    """The side of one of the numbers of «24 tegen 21 stemmen»; None where the sentence sets no votes against others."""
    numbers = [other for other in scene.amounts if other.unit == "count"]
    for first, second in pairwise(numbers):
        match = PROPORTION.match(scene.text, first.end)
        if not match or match.start("other") != second.start or amount not in (first, second):
            continue
        is_most = _digits(first) > _digits(second)
        sides = ("tegen", "voor") if is_most and REJECTED.search(scene.text) else ("voor", "tegen")
        return sides[amount is second]
    return None


def _digits(amount: Amount) -> int:
    return int(amount.number) if amount.number.isdigit() else 0


def _has_both(text: str) -> bool:
    """«vijf voor, twee tegen»."""
    return bool(re.search(r"\bvoor\s*[,;]?\s(?:en\s)?\S+\s(?:stemmen\s)?tegen\b", text, re.I))
