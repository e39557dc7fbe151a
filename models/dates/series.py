"""Several periods and numbers in one sentence, which goes with which: «187 in 2022, in 2023 waren dat er 214»."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from models.amounts import Amount
from models.counts.scene import Scene
from models.periods import Period

_STATES = (
    r"waren|was|zijn|is|werden|werd|had|hadden|telden?|kwam(?:en)?|ging(?:en)?|gaat|lag(?:en)?|ligt|liggen|stond(?:en)?"
    r"|bedroeg(?:en)?|bedraagt|betrof(?:fen)?|bleek|bleken|scoorden?"
)
_SMALL = rf"(?:nog|maar|slechts|al|reeds|zelfs|toen|dan|ook|weer|(?:{_STATES})|dat|dit|het|er|om|op|uit|tot|in\stotaal)"
_ASIDE = r"(?:,\stoen\s[^,;()\d]{3,80},|\s\(toen\s[^,;()\d]{3,80}\))?"
LEADS = re.compile(rf"{_ASIDE}(?::\s|\s(?:{_SMALL}\s){{0,6}})", re.I)  # «in 2022 | waren dat er | 187»
_UNIT = r"(?:\s(?!(?:en|of|maar|tegen|naar|tot|dan)\b)[a-zà-ÿ-]+)?"
FOLLOWS = re.compile(
    rf"{_UNIT}\s(?:\((?:in|over)?\s?|(?:in|over|van)\s(?:het\s)?)?", re.I
)  # «187 (meldingen) | in | 2022»
ONWARD = re.compile(r"\s(?:naar|tot)\s(?:\S+\s){0,2}", re.I)  # «van 5,9% in 2022 | naar | 5,3%»
NOW = re.compile(r"\b(?:(?<!tot )nu|thans|momenteel|dit\s(?:verslag)?jaar)\b", re.I)
BESIDE = re.compile(r"(?:,|\sen|,\sen)\s(?:in\s|over\s)?", re.I)
ENDS = re.compile(r"(?P<first>\d{4})/(?P<last>\d{4}|\.\.)")


def paired(scene: Scene, amount: Amount) -> Period | None:
    """The period that the layout of the sentence gives to the amount, where it names several; None where it does not.

    Example:
        >>> from models.counts.scene import scene
        >>> told = scene("In 2021 kwamen er 163 meldingen, in 2022 waren dat er 187 en in 2023 214.")
        >>> [paired(told, amount).iso for amount in told.amounts]
        ['2021', '2022', '2023']
    """
    return _pairs(scene.text, tuple(scene.amounts), tuple(scene.periods)).get(amount.start)


def in_order(scene: Scene, amount: Amount) -> bool:
    """The amount is one of a row that names as many numbers as periods: «in 2021 en 2022 waren er 163 en 187 …»."""
    usable = [p for p in scene.periods if p.iso or p.years is not None]
    return amount.start in _in_order(scene.text, tuple(scene.amounts), usable)


def is_taken(scene: Scene, period: Period, amount: Amount) -> bool:
    """A later number has the period: «214, tegen 187 in 2022»."""
    pairs = _pairs(scene.text, tuple(scene.amounts), tuple(scene.periods))
    return any(start > amount.start and period.start == other.start for start, other in pairs.items())


def is_spent(scene: Scene, period: Period, amount: Amount) -> bool:
    """The period is that of a number before, and this number is of another: «van 5,9% in 2022 naar 5,3%».

    «Na een daling van 14% in 2022 is er nu een stijging van 9%»: nor where «nu» stands between.
    """
    if period.end > amount.begin or period.years == 0:
        return False
    between = scene.text[period.end : amount.begin]
    earlier = [other for other in scene.amounts if other.end <= period.start]
    is_of_earlier = bool(earlier) and bool(FOLLOWS.fullmatch(scene.text, earlier[-1].end, period.start))
    is_now = NOW.search(between) or re.match(rf"\s{NOW.pattern}", scene.text[amount.end :], re.I)
    return bool(is_of_earlier and ONWARD.fullmatch(between)) or bool(is_now)


def leads(text: str, period: Period, amount: Amount) -> bool:
    """Nothing but small words and a verb of stating stands between the period and the number behind it."""
    return period.end <= amount.begin and bool(LEADS.fullmatch(text, period.end, amount.begin))


@lru_cache(maxsize=64)
def _pairs(text: str, amounts: tuple[Amount, ...], periods: tuple[Period, ...]) -> dict[int, Period]:
    usable = [p for p in periods if (p.iso or p.years is not None) and not p.is_compared]
    if not usable or not amounts:
        return {}
    found = {**_in_order(text, amounts, usable), **_between(text, amounts, usable)}
    if len(usable) < 2 and not found:
        return {}
    taken = {period.start for period in found.values()}
    for amount in amounts:
        if amount.start in found:
            continue
        period = next((p for p in usable if leads(text, p, amount) and not _closes(text, amounts, p)), None)
        period = period or next(
            (p for p in usable if p.start not in taken and _follows(text, amount, p, amounts)), None
        )
        if period:
            found[amount.start] = period
            taken.add(period.start)
    return found


def _closes(text: str, amounts: tuple[Amount, ...], period: Period) -> bool:
    """The period stands right behind a number («187 in 2022 …»): it is that number's."""
    before = [amount for amount in amounts if amount.end <= period.start]
    return bool(before) and bool(FOLLOWS.fullmatch(text, before[-1].end, period.start))


def _follows(text: str, amount: Amount, period: Period, amounts: tuple[Amount, ...]) -> bool:
    """«187 (meldingen) in 2022», and the period leads no number of its own."""
    if period.start < amount.end or not FOLLOWS.fullmatch(text, amount.end, period.start):
        return False
    return not any(leads(text, period, other) for other in amounts)


def _in_order(text: str, amounts: tuple[Amount, ...], periods: list[Period]) -> dict[int, Period]:
    """«In 2021, 2022 en 2023 waren er (respectievelijk) 163, 187 en 214 meldingen»: as many numbers as years."""
    years = _row([(p.start, p.end) for p in periods], text)
    counts = _row([(a.begin, a.end) for a in amounts], text)
    if not years or not counts or years[1] - years[0] != counts[1] - counts[0]:
        return {}
    return {a.start: p for a, p in zip(amounts[slice(*counts)], periods[slice(*years)], strict=True)}


def _row(spans: list[tuple[int, int]], text: str) -> tuple[int, int] | None:
    """First and one past the last of the spans that stand side by side, two at least."""
    for first in range(len(spans) - 1):
        last = first
        while last + 1 < len(spans) and BESIDE.fullmatch(text, spans[last][1], spans[last + 1][0]):
            last += 1
        if last > first:
            return first, last + 1
    return None


def _between(text: str, amounts: tuple[Amount, ...], periods: list[Period]) -> dict[int, Period]:
    """«Tussen 2021 en 2023 van 163 naar 214»: the first is of the first year, the second of the last."""
    span = next((p for p in periods if ENDS.fullmatch(p.iso or "")), None)
    moved = next((n for n, a in enumerate(amounts[:-1]) if a.kind == "moved"), None)
    if span is None or moved is None or len(periods) > 1:
        return {}
    ends = ENDS.fullmatch(span.iso or "")
    assert ends is not None
    pair = {amounts[moved].start: replace(span, kind="year", iso=ends["first"])}
    is_open = ends["last"] == ".."
    last = (
        replace(span, kind="relative", iso=None, years=0) if is_open else replace(span, kind="year", iso=ends["last"])
    )
    return {**pair, amounts[moved + 1].start: last}
