"""What a report states, and what it says more than once in its own words.

A headline («51 meldingen») that stands twice as one number and once as another is wrong the once.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pipeline.audit.passages import Spot, Told, bare, stems_of
from pipeline.audit.repeats import KIND, leeway
from pipeline.audit.rounding import is_exact, value
from pipeline.audit.series import year_of
from pipeline.audit.wording import calculation, shown
from pipeline.conclusions import Calculation

ELSEWHERE = "ander verslag"
OF_WHOLE = re.compile(
    r"\bvan\sde\s\d+\s[a-zà-ÿ]+\s(?:zijn|is|waren|was|kw[ao]men|ging(?:en)?|werd(?:en)?|heeft|hebben|kregen|leidden)\b",
    re.I,
)
LEAST = 5  # smaller counts are told of many things in the same words
FEWEST = 2  # votes before a number is the headline
PLAIN_RULES = frozenset(
    {"telwoord-naamwoord", "aantal-bedroeg", "label-getal", "haakje-jaar", "aantal-in-jaar", "tabelcel"}
)
EVENTS = frozenset({"verslag overleg", "besluitenlijst"})  # one vote after the other, in the same words
ROLES = frozenset({"level", "total"})
LONG = 4  # letters that a stem must share to tie two numbers
MOST = 2  # words in what a headline counts

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """A number as a statement: what it counts and over which year."""

    spot: Spot
    year: int
    key: Key
    words: frozenset[str]


def said_by(one: Told) -> list[Said]:
    """What a document states: first its prose, then its tables."""
    return list(_said(one))


def headlines(one: Told) -> Iterator[Calculation]:
    """What a report says again in its own words; minutes tell one vote after the other in the same words."""
    if one.document.kind not in EVENTS:
        yield from _headlines(one, said_by(one))


def is_headline(one: Said) -> bool:
    """Whether it is a count that a report would give as a number by itself."""
    figure = one.spot.figure
    plain = figure.rule in PLAIN_RULES and figure.role in ROLES and one.key[-1] == "|"
    return plain and 1 <= len(one.key) - 2 <= MOST and value(figure) >= LEAST and figure.unit == "count"


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
        yield Said(spot, year, key, words)


def _headlines(document: Told, said: Sequence[Said]) -> Iterator[Calculation]:
    groups: dict[tuple[int, Key], list[Said]] = {}
    for one in said:
        if is_headline(one):
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
                yield said_again(KIND, one, first, agrees=is_alike)


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


def said_again(kind: str, one: Said, two: Said, *, agrees: bool | None) -> Calculation:
    """The calculation that checks the one number by the other."""
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
