"""Changes worked out again from both years: «steeg van 40 naar 48, een groei van 20%», «26, een daling van 11».

The two numbers are looked for where the words put them: «van … naar …», beside an earlier year, in the sentence before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise, permutations

from pipeline.audit.directions import direction
from pipeline.audit.others import Others
from pipeline.audit.passages import Passage, Spot, Told, are_kin
from pipeline.audit.rounding import change, fits, is_exact, slack, value
from pipeline.audit.series import Entry, Series, distinctive, year_of
from pipeline.audit.wording import calculation, number, shown
from pipeline.conclusions import Calculation
from pipeline.knowledge.years import years

KIND = "verandering"
AMOUNTS = frozenset({"count", "eur", "fte", "hours", "days", "weeks", "months"})
EARLIER = re.compile(
    r"(?:\((?:in\s)?(?:19|20)\d\d\s?[:=]?\s*€?\s?|\beerder\s\(|\b(?:dan|in|van|uit)\s(?:19|20)\d\d\s\(|"
    r"\b(?:tegen(?:over)?|vergeleken\smet|ten\sopzichte\svan|vorig\sjaar)\b[^.;()]{0,30})$",
    re.I,
)
FROM = re.compile(r"\bvan\s(?:(?:ruim|circa|bijna|ongeveer|nog)\s)?(?:€\s?)?$", re.I)
TO = re.compile(r"[^.;]{0,25}?\b(?:naar|tot)\s(?:(?:ruim|circa|bijna|ongeveer)\s)?(?:€\s?)?", re.I)
OTHER_BASE = re.compile(
    r"[^.;]{0,30}?\bdan\s(?:was\s|er\swas\s)?(?:verwacht|geraamd|begroot|gepland|voorzien|gemiddeld|de\s(?:norm|begroting|raming)|"
    r"(?:in|bij)\s(?:onze|andere|de\srest)|onze|andere|landelijk|elders)",
    re.I,
)
POINTS = re.compile(r"\s?(?:procent|%)?-?\s?punt(?:en)?\b", re.I)
POINTS_BACK = re.compile(
    r"\W*(?:dat|dit|dit\sis|daarmee|hiermee|deze|het\sgaat|vergeleken|ten\sopzichte|een\sjaar\seerder|in\s(?:19|20)\d\d|"
    r"vorig\sjaar|oftewel|ofwel|de\s(?:stijging|daling|toename|afname|groei))\b",
    re.I,
)
BUDGET = re.compile(r"\b(?:over|onder)schrijding\b[^.;]{0,20}$", re.I)
NORM = re.compile(r"\b(?:norm|doel|doelstelling|streef\w*|begroot|begroting|budget|protocol|termijn|gepland)\b", re.I)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two numbers of which the second is the older; `is_sure` where the words leave no other pair."""

    new: Spot
    old: Spot
    is_sure: bool


def changes(document: Told, known: Series, others: Others) -> Iterator[Calculation]:
    """Every change that the prose of the document states, with both years where they can be found.

    `known` holds the tables of this document, `others` the totals of the others of its organisation.
    """
    for passage in document.passages:
        for spot in passage.spots:
            if spot.figure.role == "change" and spot.figure.unit in AMOUNTS | {"percent"}:
                yield _checked(document, passage, spot, known, others)


def _checked(document: Told, passage: Passage, spot: Spot, known: Series, others: Others) -> Calculation:
    sign = direction(passage, spot)
    pairs = list(pairs_of(document, passage, spot))
    if not any(pair.is_sure for pair in pairs):
        pairs += _in_tables(document, passage, spot, known, others)
    worked = [(pair, *_worked(pair, spot)) for pair in pairs]
    for pair, expected, tolerance in worked:
        if any(fits(expected, spot.figure, tolerance, sign=one) for one in ((sign,) if sign else (1, -1))):
            return _told(spot, pair, expected, tolerance, sign, agrees=True)
    is_over_years = not OTHER_BASE.match(passage.after(spot))
    sure = [(pair, expected, tolerance) for pair, expected, tolerance in worked if pair.is_sure and is_over_years]
    if not sure or len({(value(pair.new.figure), value(pair.old.figure)) for pair, _, _ in sure}) > 1:
        reason = "de cijfers van beide jaren staan er niet bij"
        reason = f"De verandering van {_size(spot)} is niet na te rekenen: {reason}."
        return calculation(KIND, (spot,), reason, found=value(spot.figure))
    pair, expected, tolerance = sure[0]
    is_exactly = all(is_exact(one.figure) for one in (spot, pair.new, pair.old))
    return _told(spot, pair, expected, tolerance, sign, agrees=False if is_exactly else None)


def _worked(pair: Pair, spot: Spot) -> tuple[Decimal, Decimal]:
    """The change from the older to the newer number, in the unit of the figure, and how far off it may be."""
    own = slack(spot.figure)
    if spot.figure.unit == "percent" and pair.new.figure.unit != "percent":
        percent, spread = change(pair.new.figure, pair.old.figure)
        return percent, spread + own
    return value(pair.new.figure) - value(pair.old.figure), slack(pair.new.figure) + slack(pair.old.figure) + own


def _told(
    spot: Spot, pair: Pair, expected: Decimal, tolerance: Decimal, sign: int, *, agrees: bool | None
) -> Calculation:
    unit = spot.figure.unit
    how = f"van {shown(pair.old.figure)} naar {shown(pair.new.figure)} is {_worded(expected, unit)}"
    if agrees:
        reason = f"Een verandering {how}, zoals het verslag zegt ({_size(spot)})."
    elif agrees is None:
        reason = f"Een verandering {how}; het verslag geeft {_size(spot)}, maar niet elk getal is precies."
    else:
        named = f"{_size(spot)} {'meer' if sign > 0 else 'minder'}" if sign else _size(spot)
        is_apart = spot.figure.place.document != pair.new.figure.place.document
        source = " (een ander document van de organisatie)" if is_apart else ""
        reason = f"Een verandering {how}{source}, maar het verslag noemt {named}."
    found = value(spot.figure) * (sign or 1)
    return calculation(
        KIND, (spot, pair.new, pair.old), reason, expected=expected, found=found, tolerance=tolerance, agrees=agrees
    )


def _worded(expected: Decimal, unit: str) -> str:
    return f"{number(abs(expected), unit)} {'meer' if expected >= 0 else 'minder'}"


def _size(spot: Spot) -> str:
    return number(abs(value(spot.figure)), spot.figure.unit)


# --- the two numbers


def pairs_of(document: Told, passage: Passage, spot: Spot) -> Iterator[Pair]:
    """The pairs that may have changed so, the surest first."""
    own = [one for one in passage.spots if one is not spot and _may_change(one, spot, passage)]
    from_to = [pair for pair in _from_to(passage, own) if _is_near(passage, spot, pair)]
    yield from from_to
    if from_to:
        return
    old = [one for one in own if _is_earlier(passage, one, spot)]
    new = [one for one in own if one not in old and not NORM.search(passage.before(one)[-40:])]
    near = _nearest(passage, new, spot)
    if old and near:
        closest = min(old, key=lambda one: abs(one.start - spot.start))
        kin = [one for one in new if are_kin(one.figure, closest.figure)]
        sure = new if len(new) == 1 else kin if len(kin) == 1 else []
        yield from (Pair(one, closest, one in sure and len(old) == 1) for one in [near, *new])
    if len(own) == 2 and BUDGET.search(passage.before(spot)):
        yield Pair(own[1], own[0], True)
    yield from _across(document, passage, spot, new, old)
    if len(new) == 1 and not old:
        yield from _behind(document, passage, spot, new[0])
    yield from (Pair(one, two, False) for one, two in permutations(own, 2) if two.figure.value)


def _may_change(one: Spot, spot: Spot, passage: Passage) -> bool:
    figure, unit = one.figure, spot.figure.unit
    if figure.role == "change" or figure.value is None or not figure.value:
        return False
    if unit == "percent" and POINTS.match(passage.after(spot)):
        return figure.unit == "percent"
    return figure.unit in AMOUNTS if unit == "percent" else figure.unit == unit


def _from_to(passage: Passage, own: Sequence[Spot]) -> Iterator[Pair]:
    for old, new in pairwise(own):
        is_said = FROM.search(passage.before(old)) and TO.fullmatch(passage.between(old, new))
        if is_said and old.figure.unit == new.figure.unit:
            yield Pair(new, old, True)


def _is_near(passage: Passage, spot: Spot, pair: Pair) -> bool:
    """The change is told in the clause beside «van … naar …», not in another part of the sentence."""
    first, last = (pair.old, pair.new) if pair.old.start < pair.new.start else (pair.new, pair.old)
    gap = passage.text[last.end : spot.start] if spot.start > last.end else passage.text[spot.end : first.start]
    return len(gap) < 70 and ";" not in gap


def _is_earlier(passage: Passage, one: Spot, spot: Spot) -> bool:
    own, told = years(one.figure.period)[0], years(spot.figure.period)[1]
    is_before = own is not None and told is not None and own < told
    return bool(is_before or EARLIER.search(passage.before(one)))


def _nearest(passage: Passage, spots: Sequence[Spot], spot: Spot) -> Spot | None:
    return min(spots, key=lambda one: abs(one.start - spot.start), default=None)


def _across(document: Told, passage: Passage, spot: Spot, new: Sequence[Spot], old: Sequence[Spot]) -> Iterator[Pair]:
    """One of the two, or both, in the sentence before."""
    earlier = document.earlier(passage, 2)
    if not earlier or (new and old):
        return
    reach = earlier if not old else earlier[:1]
    is_pointing = bool(POINTS_BACK.match(passage.text))
    for number_of, other in enumerate(reach):
        there = [one for one in other.spots if _may_change(one, spot, passage)]
        there = [one for one in there if not NORM.search(other.before(one)[-40:])]
        before = [one for one in there if _is_earlier(other, one, spot)]
        current = [one for one in there if one not in before]
        is_plain = number_of == 0 and is_pointing
        if old and not new:
            yield from (Pair(one, old[0], is_plain and _is_only(one, current, old, spot)) for one in current)
        elif not old and not new:
            yield from (
                Pair(one, two, is_plain and len(current) == len(before) == 1) for one in current for two in before
            )
            for pair in _from_to(other, there):
                yield Pair(pair.new, pair.old, is_plain and len(there) == 2)


def _behind(document: Told, passage: Passage, spot: Spot, new: Spot) -> Iterator[Pair]:
    """The earlier year in the sentence behind it: «… met 40% naar 35. In 2021 waren dat er 25.»"""
    for other in document.following(passage, 1):
        there = [one for one in other.spots if _may_change(one, spot, other)]
        if len(there) == 1 and POINTS_BACK.match(other.text) and _is_earlier(other, there[0], spot):
            yield Pair(new, there[0], are_kin(new.figure, there[0].figure))


def _is_only(one: Spot, current: Sequence[Spot], old: Sequence[Spot], spot: Spot) -> bool:
    """No other number of the sentence before can be meant."""
    alike = [other for other in current if other.figure.unit == old[0].figure.unit]
    is_kin = one.figure.unit != "count" or are_kin(one.figure, old[0].figure) or are_kin_in_change(one, spot)
    return len(old) == 1 and len(alike) == 1 and is_kin


def are_kin_in_change(one: Spot, spot: Spot) -> bool:
    """«toename meldingen» and «meldingen» speak of the same."""
    return bool(set((one.figure.what or "").lower().split()[:3]) & set((spot.figure.what or "").lower().split()))


# --- both years in a table


def _in_tables(document: Told, passage: Passage, spot: Spot, known: Series, others: Others) -> Iterator[Pair]:
    """A row that the sentence names, the total that it repeats, or the total of another report on the same subject."""
    year, before = years(spot.figure.period)[0], _compared(spot)
    if year is None or before is None or (spot.figure.unit == "percent" and POINTS.match(passage.after(spot))):
        return
    id_of = document.document.id
    clause = _clause(passage, spot)
    named = [entry for entry in known.named_in(clause, year, id_of) if _may_be_row(entry, spot)]
    totals = [entry for entry in known.totals(year, document=id_of) if _repeats(passage, spot, entry)]
    for entries, is_sure in ((named, len({entry.category for entry in named}) == 1), (totals, True)):
        pairs = [(new, old) for new in entries if (old := known.of_same_row(new, before)) and old.spot.figure.value]
        values = {(value(new.spot.figure), value(old.spot.figure)) for new, old in pairs}
        yield from (Pair(new.spot, old.spot, is_sure and len(values) == 1) for new, old in pairs)
        if pairs:
            return
    if not [one for one in passage.spots if _may_change(one, spot, passage)]:
        elsewhere = others.pair(id_of, distinctive(spot.figure.what), year, before)
        if elsewhere:
            yield Pair(*elsewhere, True)


def _compared(spot: Spot) -> int | None:
    """The year that the change is measured from: the one that is named, else the year before."""
    named = years(spot.figure.compared_with)[0]
    own = year_of(spot)
    return named if named is not None else own - 1 if own is not None else None


def _clause(passage: Passage, spot: Spot) -> str:
    """The words around the change up to a semicolon or «en maakt»: the subject that changed is among them."""
    start = passage.text.rfind(";", 0, max(0, spot.start)) + 1
    end = passage.text.find(";", max(0, spot.end))
    return passage.text[start : end if end >= 0 else len(passage.text)]


def _may_be_row(entry: Entry, spot: Spot) -> bool:
    return entry.spot.figure.unit == "count" and spot.figure.unit in {"percent", "count"}


def _repeats(passage: Passage, spot: Spot, entry: Entry) -> bool:
    """The sentence gives the total of the table for the year of the change."""
    return any(
        one is not spot and one.figure.role != "change" and one.figure.value == entry.spot.figure.value
        and one.figure.unit == entry.spot.figure.unit and year_of(one) == entry.year
        for one in passage.spots
    )  # fmt: skip
