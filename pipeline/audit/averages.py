"""Averages worked out again: «418 uur, gemiddeld ongeveer 30 uur per persoon», «14 workshops … gemiddeld zestien»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from pipeline.audit.passages import Passage, Spot, Told, stems_of
from pipeline.audit.rounding import fits, is_exact, slack, value
from pipeline.audit.wording import calculation, number, shown
from pipeline.conclusions import Calculation

KIND = "gemiddelde"
TOTAL_UNITS = {
    "hours_per_year": "hours",
    "hours": "hours",
    "eur": "eur",
    "count": "count",
    "days": "days",
    "fte": "fte",
}
AVERAGE = re.compile(r"\bgemiddeld(?:e)?\b", re.I)
PER = re.compile(r"\bper\s(?P<noun>[a-zà-ÿ-]{4,})|\been\s(?P<each>[a-zà-ÿ-]{5,})\sgemiddeld\b", re.I)
TIMES = frozenset({"jaar", "week", "maand", "dag", "kwartaal", "keer"})
CLOSE = 60  # characters between «gemiddeld» and its number
STEM = 6  # letters by which «vertrouwenspersoon» is known in «vertrouwenspersonen»
BACK = 2


@dataclass(frozen=True, slots=True)
class Pair:
    """What was divided by what; `is_sure` where the words leave no other pair."""

    total: Spot
    count: Spot
    is_sure: bool


def averages(document: Told) -> Iterator[Calculation]:
    """The averages of the prose for which a total and a number of things are given nearby."""
    for passage in document.passages:
        for spot in passage.spots:
            if _is_average(passage, spot) and (found := _checked(document, passage, spot)):
                yield found


def _is_average(passage: Passage, spot: Spot) -> bool:
    if spot.figure.unit not in TOTAL_UNITS or spot.figure.role == "change" or spot.start < 0 or not spot.figure.value:
        return False
    said = list(AVERAGE.finditer(passage.before(spot)))
    if not said or len(passage.before(spot)) - said[-1].end() > CLOSE:
        return False
    between = passage.text[said[-1].end() : spot.start]
    return not re.search(r"[;\d]", between)


def _checked(document: Told, passage: Passage, spot: Spot) -> Calculation | None:
    pairs = list(_pairs(document, passage, spot))
    for pair in pairs:
        expected, tolerance = _worked(pair, spot)
        if fits(expected, spot.figure, tolerance):
            reason = f"{_said(pair, expected, spot)}, zoals het verslag zegt ({shown(spot.figure)})."
            return _of(spot, pair, expected, tolerance, reason, agrees=True)
    sure = [pair for pair in pairs if pair.is_sure]
    if not sure:
        return None
    expected, tolerance = _worked(sure[0], spot)
    is_exactly = all(is_exact(one.figure) for one in (spot, sure[0].total, sure[0].count))
    reason = f"{_said(sure[0], expected, spot)}, maar het verslag noemt {shown(spot.figure)}."
    return _of(spot, sure[0], expected, tolerance, reason, agrees=False if is_exactly else None)


def _worked(pair: Pair, spot: Spot) -> tuple[Decimal, Decimal]:
    count = value(pair.count.figure)
    step = (spot.figure.step or Decimal(1)) / 2
    return value(pair.total.figure) / count, step + slack(pair.total.figure) / count


def _said(pair: Pair, expected: Decimal, spot: Spot) -> str:
    return f"{shown(pair.total.figure)} gedeeld door {shown(pair.count.figure)} is {number(expected, spot.figure.unit)}"


def _of(
    spot: Spot, pair: Pair, expected: Decimal, tolerance: Decimal, reason: str, *, agrees: bool | None
) -> Calculation:
    spots = (spot, pair.total, pair.count)
    return calculation(
        KIND, spots, reason, expected=expected, found=value(spot.figure), tolerance=tolerance, agrees=agrees
    )


def _pairs(document: Told, passage: Passage, spot: Spot) -> Iterator[Pair]:
    unit = TOTAL_UNITS[spot.figure.unit]
    near = [one for other in (passage, *document.earlier(passage, BACK)) for one in other.spots if one is not spot]
    near = [one for one in near if one.figure.role != "change" and one.figure.value and is_exact(one.figure)]
    totals = [one for one in near if one.figure.unit == unit and value(one.figure) > value(spot.figure)]
    counts = [one for one in near if one.figure.unit == "count" and value(one.figure) > 1]
    named = PER.search(passage.text)
    noun = (named["noun"] or named["each"] or "").lower() if named else ""
    noun = "" if noun in TIMES else noun
    of_noun = [one for one in counts if noun and _counts(one, noun)]
    of_noun = [one for one in of_noun if _counts(one, noun, words=1)] or of_noun  # «mensen (bij) workshops» are people
    elsewhere = [one for one in document.spots if noun and _counts(one, noun) and value(one.figure) > 1]
    for group in (of_noun, elsewhere, counts):
        for total in totals:
            for count in group:
                if count is not total and value(total.figure) > value(count.figure):
                    is_sure = group is of_noun and len(group) == 1 and _is_only(totals, count)
                    yield Pair(total, count, is_sure)


def _is_only(totals: list[Spot], count: Spot) -> bool:
    return len([one for one in totals if one is not count]) == 1


def _counts(one: Spot, noun: str, words: int = 2) -> bool:
    """Whether the figure counts these things, in the plural or the singular, in the first `words` of what it counts."""
    if one.figure.unit != "count" or one.figure.role == "change":
        return False
    wanted = stems_of(noun)
    named = stems_of(one.figure.what)[:words]
    return bool(wanted) and any(stem[:STEM] == wanted[0][:STEM] or stem.endswith(wanted[0]) for stem in named)
