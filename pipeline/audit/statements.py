"""What the prose says more than once: the same number twice in one report, or a year given again in the next.

Within a report, a headline («51 meldingen») that stands twice as one number and once as another is wrong the once. Of
two reports, one is the sequel of the other where they give some numbers alike; only then a changed year counts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pipeline.audit.passages import Spot, Told, bare, stems_of
from pipeline.audit.repeats import KIND, RESTATED, leeway
from pipeline.audit.rounding import is_exact, value
from pipeline.audit.series import year_of
from pipeline.audit.wording import calculation, shown
from pipeline.conclusions import Calculation
from pipeline.knowledge.years import years

ELSEWHERE = "ander verslag"
OF_WHOLE = re.compile(
    r"\bvan\sde\s\d+\s[a-zà-ÿ]+\s(?:zijn|is|waren|was|kw[ao]men|ging(?:en)?|werd(?:en)?|heeft|hebben|kregen|leidden)\b",
    re.I,
)
LEAST = 5  # smaller counts are told of many things in the same words
FEWEST = 2  # numbers alike before two reports are a series, and votes before a number is the headline
PLAIN_RULES = frozenset(
    {"telwoord-naamwoord", "aantal-bedroeg", "label-getal", "haakje-jaar", "aantal-in-jaar", "tabelcel"}
)
EVENTS = frozenset({"verslag overleg", "besluitenlijst"})  # one vote after the other, in the same words
NEAR = 3  # a number restated is seldom three times what it was
ROLES = frozenset({"level", "total"})
LONG = 4  # letters that a stem must share to tie two numbers
MOST = 2  # words in what a headline counts

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """A number as a statement: of which document, what it counts and over which year."""

    spot: Spot
    document: str
    year: int
    key: Key
    words: frozenset[str]


def statements(documents: Sequence[Told]) -> Iterator[Calculation]:
    """What the documents of one organisation say again, in words."""
    said_by_id = {one.document.id: list(_said(one)) for one in documents}
    for one in documents:
        if one.document.kind not in EVENTS:
            yield from _headlines(one, said_by_id[one.document.id])
    by_year: dict[int, list[Told]] = {}
    for one in documents:
        first, last = years(one.document.period)
        if first is not None and first == last:
            by_year.setdefault(first, []).append(one)
    for year, later in sorted(by_year.items()):
        for one in later:
            for before in (year - 1, year - 2):
                for other in by_year.get(before, ()):
                    yield from _restated(said_by_id[one.document.id], said_by_id[other.document.id], before)
        for number, one in enumerate(later):
            for other in later[number + 1 :]:
                yield from _same_year(said_by_id[one.document.id], said_by_id[other.document.id])


def _said(one: Told) -> Iterator[Said]:
    for spot in (*one.spots, *(spot for spots in one.tables.values() for spot in spots)):
        figure = spot.figure
        year = year_of(spot)
        if year is None or not figure.value or figure.role not in ROLES | {"part"} or not is_exact(figure):
            continue
        if figure.organisation not in (None, one.document.organisation):
            continue
        key = (figure.unit, *bare(figure.what), "|", *stems_of(figure.category))
        words = frozenset(stem for stem in (*stems_of(figure.what), *stems_of(figure.category)) if len(stem) >= LONG)
        yield Said(spot, one.document.id, year, key, words)


# --- within one document


def _headlines(document: Told, said: Sequence[Said]) -> Iterator[Calculation]:
    groups: dict[tuple[int, Key], list[Said]] = {}
    for one in said:
        if _is_headline(one):
            groups.setdefault((one.year, one.key), []).append(one)
    voters = [one for one in said if one.spot.figure.role == "total" and one.spot.figure.unit == "count"]
    for (year, key), group in groups.items():
        totals = [one for one in voters if one.year == year and one.key[1:2] == key[1:2] and _is_of_whole(one)]
        everyone = {one.spot.id: one for one in (*group, *totals)}
        votes = Counter(value(one.spot.figure) for one in everyone.values())
        (best, count), *others = votes.most_common()
        first = next(one for one in everyone.values() if value(one.spot.figure) == best)
        is_clear = count >= FEWEST and all(other[1] < count for other in others)
        in_tables = _of_other_years(document, key, year) | _of_columns(totals, best)
        for one in everyone.values():
            is_alike = value(one.spot.figure) == best
            are_tables = one.spot.figure.place.table and first.spot.figure.place.table
            if (
                one is not first
                and not are_tables
                and (is_alike or (is_clear and value(one.spot.figure) not in in_tables))
            ):
                yield _told(KIND, one, first, agrees=is_alike)


def _of_other_years(document: Told, key: Key, year: int) -> set[Decimal]:
    """The totals that the tables give of the same noun over other years, or over several."""
    spots = [spot for spots in document.tables.values() for spot in spots if spot.figure.role == "total"]
    return {value(spot.figure) for spot in spots if year_of(spot) != year and bare(spot.figure.what)[:1] == key[1:2]}


def _of_columns(totals: Sequence[Said], best: Decimal) -> set[Decimal]:
    """The other totals of a table that gives this one too: its columns count other things (received, closed)."""
    having = {one.spot.figure.place.table for one in totals if value(one.spot.figure) == best}
    return {value(one.spot.figure) for one in totals if one.spot.figure.place.table in having - {None}}


def _is_of_whole(one: Said) -> bool:
    """A total of a table over one noun, or «van de 51 meldingen zijn …», not «van de 51 meldingen over pesten»."""
    figure = one.spot.figure
    is_table = figure.place.table is not None
    return figure.category is None and (is_table or bool(OF_WHOLE.search(figure.quote)))


def _is_headline(one: Said) -> bool:
    figure = one.spot.figure
    plain = figure.rule in PLAIN_RULES and figure.role in ROLES and one.key[-1] == "|"
    return plain and 1 <= len(one.key) - 2 <= MOST and value(figure) >= LEAST and figure.unit == "count"


# --- two documents about one year


def _same_year(first: Sequence[Said], second: Sequence[Said]) -> Iterator[Calculation]:
    """One headline in two documents; where they differ, another body may have counted something else."""
    there = _by_indicator(second)
    for (key, year), one in _by_indicator(first).items():
        other = there.get((key, year))
        if other:
            yield _told(ELSEWHERE, one, other, agrees=True if _are_equal(one, other) else None)


def _by_indicator(said: Sequence[Said]) -> dict[tuple[str, int], Said]:
    """The headlines that an indicator names, where the document gives but one number for it."""
    groups: dict[tuple[str, int], list[Said]] = {}
    for one in said:
        if one.spot.figure.indicator and _is_headline(one):
            groups.setdefault((one.spot.figure.indicator, one.year), []).append(one)
    return {key: group[0] for key, group in groups.items() if len({one.spot.figure.value for one in group}) == 1}


# --- a year given again in the next report


def _restated(later: Sequence[Said], earlier: Sequence[Said], year: int) -> Iterator[Calculation]:
    """The numbers of a year in the report of a later one, against those of the report of that year."""
    again = [one for one in later if one.year == year and not one.spot.figure.place.table]
    first = [one for one in earlier if one.year == year]
    if not again or not first:
        return
    alike = [(one, two) for one in again if (two := _same_number(one, first))]
    by_key = _unique(first)
    matched = {one.spot.id for one, _ in alike}
    telling = [one for one, _ in alike if value(one.spot.figure) >= LEAST]
    for one, two in alike:
        yield _told(RESTATED, one, two, agrees=True)
    for one in again:
        two = None if one.spot.id in matched else _counterpart(one, by_key, first)
        if two is None or value(one.spot.figure) < LEAST:
            continue
        yield _told(RESTATED, one, two, agrees=False if len(telling) >= FEWEST else None)


def _same_number(one: Said, first: Sequence[Said]) -> Said | None:
    """The same number of something that shares a word with it."""
    figure = one.spot.figure
    found = [
        two
        for two in first
        if two.spot.figure.unit == figure.unit and _are_equal(two, one)
        and (one.words & two.words or _same_indicator(one, two))
    ]  # fmt: skip
    return max(found, key=lambda two: len(one.words & two.words), default=None)


def _are_equal(one: Said, two: Said) -> bool:
    return abs(value(one.spot.figure) - value(two.spot.figure)) <= leeway(one.spot, two.spot)


def _same_indicator(one: Said, two: Said) -> bool:
    return one.spot.figure.indicator is not None and one.spot.figure.indicator == two.spot.figure.indicator


def _unique(first: Sequence[Said]) -> Mapping[Key, Said]:
    """The statements whose key has but one value in the document."""
    groups: dict[Key, list[Said]] = {}
    for one in first:
        groups.setdefault(one.key, []).append(one)
    return {key: group[0] for key, group in groups.items() if len({one.spot.figure.value for one in group}) == 1}


def _counterpart(one: Said, by_key: Mapping[Key, Said], first: Sequence[Said]) -> Said | None:
    """What the earlier report says of the same: by the same words, or as the only number that a slip would explain."""
    same = by_key.get(one.key)
    if same and _is_near(one, same):
        return same
    slips = [two for two in first if one.words & two.words and _is_slip(one.spot, two.spot)]
    return slips[0] if len({value(two.spot.figure) for two in slips}) == 1 else None


def _is_near(one: Said, two: Said) -> bool:
    first, second = value(one.spot.figure), value(two.spot.figure)
    return second < NEAR * first < NEAR * NEAR * second


def _is_slip(one: Spot, two: Spot) -> bool:
    """Two digits changed places: 164 and 146."""
    first, second = (str(value(spot.figure)) for spot in (one, two))
    if one.figure.unit != two.figure.unit or len(first) != len(second) or len(first) < 2:
        return False
    apart = [at for at, (a, b) in enumerate(zip(first, second, strict=True)) if a != b]
    return len(apart) == 2 and apart[1] - apart[0] == 1 and sorted(first) == sorted(second)


def _told(kind: str, one: Said, two: Said, *, agrees: bool | None) -> Calculation:
    new, old = one.spot.figure, two.spot.figure
    named = f"«{new.what or new.category or 'het cijfer'}» over {one.year}"
    if agrees:
        reason = f"{named} is tweemaal {shown(new)}."
    elif kind == KIND:
        reason = f"{named} is hier {shown(new)}, maar elders in het verslag {shown(old)}."
    elif kind == ELSEWHERE:
        reason = f"{named} is hier {shown(new)} en in een ander document {shown(old)}, misschien anders geteld."
    elif agrees is None:
        reason = (
            f"{named} is hier {shown(new)}; het verslag over {one.year} geeft {shown(old)}, misschien anders geteld."
        )
    else:
        reason = f"{named} is hier {shown(new)}, maar het verslag over {one.year} geeft {shown(old)}."
    return calculation(
        kind,
        (one.spot, two.spot),
        reason,
        expected=value(old),
        found=value(new),
        tolerance=leeway(one.spot, two.spot),
        agrees=agrees,
    )
