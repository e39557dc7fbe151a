"""Shares worked out again from the counts beside them: «21 van de 48, 44%», «waarvan 27 (71%)», «oftewel 86%».

What a percentage is of is often left to the reader. It counts as known where the words tie part and whole together: «79
van de 85», a part and a total in one sentence, «van de meldingen» behind the number of meldingen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from models.vocabulary import pattern_of
from pipeline.audit.passages import STAFF, Passage, Spot, Told, are_kin
from pipeline.audit.rounding import fits, is_exact, share, slack, value
from pipeline.audit.series import Series, year_of
from pipeline.audit.wording import added, calculation, number, shown
from pipeline.conclusions import Calculation

KIND, SUM_KIND = "aandeel", "aandelen samen"
AMOUNTS = frozenset({"count", "eur", "fte", "hours"})
TIED = re.compile(
    r"(?:^|[\s(])(?:van|uit|onder|op)\s(?:de|het|die|deze|alle|onze|in\stotaal)?\s?(?:in\stotaal\s|ruim\s)?(?:€\s?)?$",
    re.I,
)
OF_WHICH = re.compile(r"\b(?:waarvan|daarvan|waaronder|hiervan|van\shen)\b", re.I)
SAID_AGAIN = re.compile(
    r"(?:[(,]\s?|,\s(?:een|de)\s(?:respons|deelname|opkomst|score|aandeel|percentage|\w+percentage)\s(?:van|is|was)\s|"
    r"\b(?:oftewel|ofwel|dus|is|neer\sop|namelijk|te\sweten)\s)"
    r"(?:dat\sis\s|(?:bijna|ruim|circa|ongeveer|zo'n)\s|een\s|in\s)*$",
    re.I,
)
BESIDE_LEVEL = re.compile(r"\s?(?:boven|onder|hoger|lager|meer|minder)\b", re.I)
OF_TABLE = re.compile(r"\b(?:aandeel|van\shet\s(?:geheel|totaal)|in\shet\stotaal|van\salle|van\sde)\b", re.I)
OF_STAFF = re.compile(
    r"\s?(?:%|procent)?\s?van\s(?:het\stotaal\b|(?:het|alle|de|ons|onze)\s(?:personeel|medewerkers|ambtenaren|werknemers|organisatie))",
    re.I,
)
OF_THAT = re.compile(r"\W*(?:daarvan|hiervan|van\s(?:dit|deze|dat)\b)", re.I)
LEADS = re.compile(r"\W*(?:dat|dit|daarmee|hiermee)\s(?:is|komt|betekent|was|zijn)\b", re.I)
REST = pattern_of("audit_words.csv", kind="rest")
HUNDRED = Decimal(100)
GAP = 60  # characters between a count and the percentage that says it again


@dataclass(frozen=True, slots=True)
class Pair:
    """A part and its whole; `is_sure` where the words tie them to each other and to the percentage."""

    part: Spot
    whole: Spot
    is_sure: bool


def shares(document: Told, known: Series) -> Iterator[Calculation]:
    """Every percentage of the prose that says what part of something a number is; and shares that make up a whole."""
    for passage in document.passages:
        percents = [spot for spot in passage.spots if _is_share(passage, spot)]
        for spot in percents:
            yield _checked(document, passage, spot, len(percents), known)
        yield from _hundred(passage, percents)


def _is_share(passage: Passage, spot: Spot) -> bool:
    figure = spot.figure
    is_change = BESIDE_LEVEL.match(passage.after(spot))
    return figure.unit == "percent" and figure.role in {"share", "part", "total"} and spot.start >= 0 and not is_change


def _checked(document: Told, passage: Passage, spot: Spot, count: int, known: Series) -> Calculation:
    pairs = [*pairs_of(document, passage, spot, count), *_in_tables(document, passage, spot, known)]
    worked = [(pair, *share(pair.part.figure, pair.whole.figure)) for pair in pairs]
    own = slack(spot.figure)
    for pair, expected, spread in worked:
        near = abs(expected - value(spot.figure)) <= spread + own + (not is_exact(spot.figure))
        if fits(expected, spot.figure, spread + own) if pair.is_sure else near:
            return _told(spot, pair, expected, spread + own, agrees=True)
    sure = [one for one in worked if one[0].is_sure]
    if not sure:
        reason = f"Het aandeel van {shown(spot.figure)} is niet na te rekenen: deel en geheel staan er niet beide bij."
        return calculation(KIND, (spot,), reason, found=value(spot.figure))
    pair, expected, spread = sure[0]
    is_exactly = all(is_exact(one.figure) for one in (spot, pair.part, pair.whole))
    return _told(spot, pair, expected, spread + own, agrees=False if is_exactly else None)


def _told(spot: Spot, pair: Pair, expected: Decimal, tolerance: Decimal, *, agrees: bool | None) -> Calculation:
    how = f"{shown(pair.part.figure)} van {shown(pair.whole.figure)} is {number(expected, 'percent')}"
    end = {
        True: f"zoals het verslag zegt ({shown(spot.figure)})",
        False: f"maar het verslag noemt {shown(spot.figure)}",
        None: f"het verslag geeft {shown(spot.figure)}, maar niet elk getal is precies",
    }[agrees]
    return calculation(
        KIND,
        (spot, pair.part, pair.whole),
        f"{how}, {end}." if agrees is not None else f"{how}; {end}.",
        expected=expected,
        found=value(spot.figure),
        tolerance=tolerance,
        agrees=agrees,
    )


# --- part and whole


def pairs_of(document: Told, passage: Passage, spot: Spot, count: int) -> Iterator[Pair]:
    """The pairs that the percentage may be of, the surest first."""
    own = [one for one in passage.spots if _may_be(one)]
    tied = sorted(_tied(passage, own), key=lambda pair: _distance(pair.part, spot))
    beside = [pair for pair in tied if _is_beside(passage, spot, pair)]
    for pair in tied:
        yield Pair(pair.part, pair.whole, pair in beside and (count == 1 or pair is beside[0]))
    yield from _of_all(passage, own, spot)
    part = _just_before(passage, own, spot)
    if part and not tied:
        yield from _of_one_total(passage, own, part)
        yield from _with_whole_before(document, passage, part, spot)
    if LEADS.match(passage.text) and not own:
        yield from _said_again(document, passage, spot)
    for one in own:
        for two in own:
            if one is not two and one.figure.unit == two.figure.unit and value(one.figure) <= value(two.figure):
                yield Pair(one, two, False)


def _may_be(one: Spot) -> bool:
    figure = one.figure
    return figure.unit in AMOUNTS and figure.role != "change" and bool(figure.value) and one.start >= 0


def _distance(one: Spot, spot: Spot) -> int:
    return min(abs(one.start - spot.end), abs(spot.start - one.end))


def _tied(passage: Passage, own: Sequence[Spot]) -> Iterator[Pair]:
    """«79 van de 85», «van de 85 waren er 79», «38, waarvan 27»."""
    for one, two in pairwise(own):
        if one.figure.unit != two.figure.unit:
            continue
        between = passage.between(one, two)
        if TIED.search(between) and len(between) < GAP and value(one.figure) <= value(two.figure):
            yield Pair(one, two, True)
        elif two.figure.role == "part" and _is_whole_before(passage, one, between):
            yield Pair(two, one, True)


def _is_whole_before(passage: Passage, one: Spot, between: str) -> bool:
    is_of = bool(TIED.search(passage.before(one))) and one.figure.role == "total"
    return is_of or (bool(OF_WHICH.search(between)) and ";" not in between)


def _is_beside(passage: Passage, spot: Spot, pair: Pair) -> bool:
    """The percentage stands right behind or before the part, in brackets or as «oftewel», within one clause."""
    last = max(pair.part, pair.whole, key=lambda one: one.start)
    first = min(pair.part, pair.whole, key=lambda one: one.start)
    if spot.start > last.end:
        between = passage.text[last.end : spot.start]
        others = [one for one in passage.spots if last.end <= one.start < spot.start]
        return not others and len(between) < 2 * GAP and ";" not in between and bool(SAID_AGAIN.search(between))
    between = passage.text[spot.end : first.start]
    others = [one for one in passage.spots if spot.end <= one.start < first.start]
    is_open = bool(re.search(r"\(\s?$|\bnamelijk\s$|:\s$", between))
    return is_open and not others and len(between) < GAP and ";" not in between


def _just_before(passage: Passage, own: Sequence[Spot], spot: Spot) -> Spot | None:
    """The count that the percentage says again: «In 118 gevallen, oftewel 81%», «118 ambtenaren (19%)»."""
    earlier = [one for one in own if one.end <= spot.start]
    if not earlier:
        return None
    between = passage.text[earlier[-1].end : spot.start]
    is_again = len(between) < GAP and SAID_AGAIN.search(between) and not re.search(r"[;)]", between)
    return earlier[-1] if is_again else None


def _of_all(passage: Passage, own: Sequence[Spot], spot: Spot) -> Iterator[Pair]:
    """«Alle 57 leidinggevenden …; 81% heeft dat gedaan (46 leidinggevenden)»."""
    if len(own) != 2 or not are_kin(own[0].figure, own[1].figure):
        return
    whole, part = own
    is_said = re.search(r"\balle\s$", passage.before(whole), re.I) and re.search(r"\($", passage.before(part))
    if is_said and whole.end < spot.start < part.start:
        yield Pair(part, whole, True)


def _of_one_total(passage: Passage, own: Sequence[Spot], part: Spot) -> Iterator[Pair]:
    """«Van de 46 klachten (2021: 51) waren er 12 gegrond (26%), 30 ongegrond (65%) …»."""
    totals = [one for one in own if one.figure.role == "total" and one.figure.unit == part.figure.unit]
    is_said = len(totals) == 1 and part.figure.role == "part" and totals[0].end <= part.start
    if is_said and TIED.search(passage.before(totals[0])) and "; " not in passage.between(totals[0], part):
        yield Pair(part, totals[0], are_kin(part.figure, totals[0].figure))


def _with_whole_before(document: Told, passage: Passage, part: Spot, spot: Spot) -> Iterator[Pair]:
    """The part of this sentence against what the sentences before it counted."""
    for number_of, other in enumerate(document.earlier(passage, 3)):
        there = [
            one
            for one in other.spots
            if _may_be(one) and one.figure.unit == part.figure.unit and one.figure.period == part.figure.period
        ]  # fmt: skip
        is_only = number_of == 0 and len(there) == 1 and part.figure.role == "part"
        is_of = bool(OF_THAT.match(passage.text))
        yield from (Pair(part, one, is_only and (is_of or are_kin(part.figure, one.figure))) for one in there)
    alike = [one for one in document.kin_of(part.figure) if _may_be(one)]
    yield from (Pair(part, one, False) for one in alike if value(one.figure) > value(part.figure))


def _said_again(document: Told, passage: Passage, spot: Spot) -> Iterator[Pair]:
    """«Dat is 56% van het totaal»: the number of the sentence before, of any number that it may be part of."""
    staff = document.staff.get(year_of(spot)) if OF_STAFF.match(passage.after(spot)) else None
    for other in document.earlier(passage, 1):
        there = [one for one in other.spots if _may_be(one)]
        of_staff = [one for one in there if STAFF.search(one.figure.what or "") and value(one.figure) > 1]
        if staff and len(of_staff) == 1 and staff is not of_staff[0]:
            yield Pair(of_staff[0], staff, True)
        for pair in _tied(other, there):
            yield Pair(pair.part, pair.whole, len(there) == 2)
        for part in there:
            alike = [one for one in (*document.kin_of(part.figure), *([staff] if staff else [])) if _may_be(one)]
            yield from (Pair(part, one, False) for one in alike if value(one.figure) > value(part.figure))


def _in_tables(document: Told, passage: Passage, spot: Spot, known: Series) -> Iterator[Pair]:
    """A row of a table that the sentence names, against the total of its column."""
    year = year_of(spot)
    text = passage.text if OF_TABLE.search(passage.text) else ""
    named = [e for e in known.named_in(text, year, document.document.id) if e.total and e.total.figure.value]
    values = {(value(entry.spot.figure), value(entry.total.figure)) for entry in named if entry.total}
    is_sure = len(values) == 1 and bool(re.search(r"\baandeel\b|het\s(?:geheel|totaal)", text, re.I))
    yield from (Pair(entry.spot, entry.total, is_sure) for entry in named if entry.total)


# --- shares of one whole


def _hundred(passage: Passage, percents: Sequence[Spot]) -> Iterator[Calculation]:
    """«57% …, 30% … en de overige 13%»: together a hundred, give or take the rounding."""
    if len(percents) < 2 or any(spot.figure.period != percents[0].figure.period for spot in percents):
        return
    figures = [spot.figure for spot in percents]
    total = sum(map(value, figures), Decimal(0))
    tolerance = sum((slack(figure) for figure in figures), Decimal(0))
    is_whole = bool(REST.search(passage.before(percents[-1])[-30:]))
    holds = abs(total - HUNDRED) <= tolerance
    if holds and (len(percents) > 2 or is_whole):
        reason = f"{added(figures)} = {number(total, 'percent')}, samen het geheel."
    elif is_whole and all(map(is_exact, figures)) and not any(map(_is_of_other, figures)):
        reason = f"{added(figures)} = {number(total, 'percent')}, terwijl de aandelen samen 100% zouden zijn."
    else:
        return
    yield calculation(SUM_KIND, percents, reason, expected=HUNDRED, found=total, tolerance=tolerance, agrees=holds)


def _is_of_other(figure: object) -> bool:
    return getattr(figure, "role", "") != "share"
