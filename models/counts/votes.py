"""Votes: «met 22 stemmen voor en 11 tegen», «(14 voor, 19 tegen)», «bij twee onthoudingen» → stemmen, voor/tegen."""

from __future__ import annotations

import re
from itertools import pairwise

from models.amounts import Amount
from models.counts.scene import Counted, Scene

SIDE = re.compile(
    r"\s(?:stem(?:men)?\s)?(?:er|daar)?(?P<side>voor|tegen|blanco|ongeldig|onthouding(?:en)?)(?=\s*(?:[,;.()]|en\b|bij\b|$))",
    re.I,
)
# «15 leden voor», «15 leden stemmen tegen», «negen fracties zijn ervoor»
VOTERS = re.compile(
    r"\s(?P<voters>[a-zà-ÿ]+(?:en|s))\s(?:(?:stem(?:men|den)|zijn|waren)\s)?(?:er|daar|hier)?(?P<side>voor|tegen)"
    r"(?=\s*(?:[,;.()]|en\b|bij\b|aangenomen\b|verworpen\b|het voorstel\b|(?:de|het|deze|dit) (?:motie|amendement)|$))",
    re.I,
)
# «uitslag: voor 15, tegen 9»
LED = re.compile(
    r"\bvoor:?\s(?P<for>[\da-zé]+)(?:\s[a-z]+)?\s?(?:,|;|/|\ben\b)\s?tegen:?\s(?P<against>[\da-zé]+)", re.I
)
ON_WHOM = re.compile(
    r"\s(?:stem(?:men)?\s|uitgebracht\s)?op\s(?:(?:de\s)?heer|mevrouw|dhr\.?|mw\.?|mevr\.?)\s"
    r"(?:(?:dr|mr|drs|ir|ing|prof)\.\s)*(?P<whom>(?:[A-ZÀ-Þ]\.\s?)*(?:(?:van|de|der|den|ter|te)\s)*[A-ZÀ-Þ][\w-]+)"
)
ELIDED = re.compile(r"\s(?:er|daar)?(?:voor|tegen)\b", re.I)
BALLOTS = re.compile(r"\b(?:stem)?(?:briefjes?|biljet(?:ten)?)\b|\bstembureau\b", re.I)
SIDED = re.compile(r"\s(?:(?P<side>blanco|ongeldige?|voor|tegen)\s?)?stem(?:men)?\s(?:(?P<after>voor|tegen)\b)?", re.I)
VOTING = re.compile(
    r"\bstem(?:men|ming|den|de)?\b|\bge?stemd\b|\b(?:aangenomen|verworpen|gestaakt|aannam(?:en)?|verwierp)\b", re.I
)
# «24 tegen 21 stemmen»: the first number is for what was voted on, unless what was rejected had the most votes first
PROPORTION = re.compile(
    r"\s(?:stem(?:men)?\s)?tegen\s(?P<other>[\d.]+|[a-zà-ÿ]{3,})(?:\sstem(?:men)?\b|\s*(?:[,;.)]|$))", re.I
)
REJECTED = re.compile(r"\b(?:verworpen|verwierp(?:en)?|afgewezen|weggestemd)\b", re.I)
SIDES = {"for": "voor", "against": "tegen"}
NAMES = {"onthouding": "onthouding", "onthoudingen": "onthouding", "ongeldige": "ongeldig"}


def vote(scene: Scene, amount: Amount) -> Counted | None:
    """The votes for, against or blank; only where the sentence speaks of voting, or sets «voor» against «tegen»."""
    after = scene.text[amount.end :]
    if " tegen " in scene.text and VOTING.search(scene.text) and (side := _of_proportion(scene, amount)):
        return Counted(amount, "stemmen", "stemming", 0.9, category=side, role="part", head="stemmen")
    match = SIDE.match(after) or SIDED.match(after)
    side = match and (match["side"] or (match.groupdict().get("after")))
    is_vote = VOTING.search(scene.text) or BALLOTS.search(scene.text) or _has_both(scene.text)
    if is_vote and not side and (voters := VOTERS.match(after)):
        return _of_voters(amount, voters["voters"].lower(), voters["side"].lower())
    elided = VOTERS.search(scene.text, 0, amount.start) if is_vote and side and ELIDED.match(after) else None
    if elided and side:  # «negen fracties zijn ervoor, twee ertegen»
        return _of_voters(amount, elided["voters"].lower(), side.lower())
    named = side and NAMES.get(side.lower(), side.lower())
    named = (named if is_vote else None) or _of_led(scene, amount) or _of_ballots(scene, amount)
    return Counted(amount, "stemmen", "stemming", 0.9, category=named, role="part", head="stemmen") if named else None


def _of_voters(amount: Amount, voters: str, side: str) -> Counted:
    """Members have a vote each; of parties and municipalities it is told how many were for or against."""
    what = "stemmen" if voters.endswith(("leden", "stemmen")) else f"{voters} {side}"
    return Counted(amount, what, "stemming", 0.9, category=side, role="part", head=what)


def _of_led(scene: Scene, amount: Amount) -> str | None:
    """The side of one of the numbers of «voor 15, tegen 9»."""
    starts = {other.start for other in scene.amounts if other.unit == "count"}
    pairs = [match for match in LED.finditer(scene.text) if {match.start("for"), match.start("against")} <= starts]
    return next((side for pair in pairs for name, side in SIDES.items() if pair.start(name) == amount.start), None)


def _of_ballots(scene: Scene, amount: Amount) -> str | None:
    """On whom ballots were cast: «24 briefjes zijn ingeleverd: 21 op mevrouw Mol»."""
    whom = ON_WHOM.match(scene.text, amount.end) if BALLOTS.search(scene.text) else None
    return whom["whom"].lower() if whom else None


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
    """«vijf voor, twee tegen», «vijf leden voor en twee leden tegen», «negen fracties zijn daarvoor, twee ertegen»."""
    return bool(
        re.search(
            r"\b(?:daar|er)?voor\s*[,;]?\s(?:en\s)?[\w-]+\s(?:[a-zà-ÿ]+(?:en|s)\s(?:stemmen\s)?)?(?:er)?tegen(?=\s*[,;.)]|$)",
            text,
            re.I,
        )
    )
