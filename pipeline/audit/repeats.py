"""The same figure in two tables, of one document or of two: repeated as it was, restated, or slipped.

Two tables give the same figures where most of what they share is equal. Only then is what differs called wrong: tables
that count other things, or another group, differ everywhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from pipeline.audit.passages import Spot, Told, bare, stems_of
from pipeline.audit.rounding import is_exact, slack, value
from pipeline.audit.wording import calculation, shown
from pipeline.conclusions import Calculation

KIND, RESTATED = "herhaling", "jaarcijfer herhaald"
TELLING = 5  # smaller counts are equal by chance
FEWEST = 2
THOUSAND = Decimal(1000)  # euros: sums of rounded amounts are often made to fit
MOST_TABLES = 40  # a label in more tables than this («totaal») ties none of them together

At = tuple[str, int]  # a table: the document's id and the number of the table
Key = tuple[str, ...]


@dataclass(slots=True)
class Shared:
    """What two tables share: pairs of cells of one row label and year, equal ones and others."""

    equal: list[tuple[Spot, Spot]] = field(default_factory=list)
    other: list[tuple[Spot, Spot]] = field(default_factory=list)

    @property
    def is_same(self) -> bool:
        """Most of what they share is equal, and not by chance."""
        telling = [pair for pair in self.equal if abs(value(pair[0].figure)) >= TELLING]
        if len(telling) >= FEWEST and len(self.equal) >= 2 * len(self.other):
            return True
        rows = {(row_of(first), row_of(second)) for first, second in (*self.equal, *self.other)}
        return bool(telling) and len(rows) == 1 and len(self.other) <= 1


def repeats(documents: Sequence[Told]) -> Iterator[Calculation]:
    """What tables of one organisation say twice."""
    shared: dict[tuple[At, At], Shared] = {}
    for cells in _cells(documents).values():
        tables = sorted(cells)
        if len(tables) > MOST_TABLES:
            continue
        for number, first in enumerate(tables):
            for second in tables[number + 1 :]:
                _compare(shared.setdefault((first, second), Shared()), cells[first], cells[second])
    by_id = {one.document.id: one for one in documents}
    seen: set[tuple[str, str]] = set()
    for (first, second), found in sorted(shared.items()):
        if found.is_same:
            for one, two in (*found.equal, *found.other):
                if (one.id, two.id) not in seen:
                    seen.add((one.id, two.id))
                    yield _told(by_id[first[0]], by_id[second[0]], one, two)


def row_of(spot: Spot) -> tuple[int | None, str | None]:
    """The row of a cell, or its label where the table is laid out the other way."""
    return spot.figure.place.row, spot.figure.category


def _cells(documents: Sequence[Told]) -> dict[Key, dict[At, Spot]]:
    """The cells of all tables by what they say and when, then by table; none that a table says twice."""
    found: dict[Key, dict[At, list[Spot]]] = {}
    for one in documents:
        for number, spots in one.tables.items():
            for spot in spots:
                for key in _keys(spot):
                    found.setdefault(key, {}).setdefault((one.document.id, number), []).append(spot)
    return {key: {at: spots[0] for at, spots in by_table.items() if len(spots) == 1} for key, by_table in found.items()}


def _keys(spot: Spot) -> Iterator[Key]:
    figure = spot.figure
    if not figure.period or figure.value is None or not is_exact(figure):
        return
    end = (figure.unit, figure.period)
    label = " ".join(stems_of(figure.category))
    if label:
        yield ("category", label, *end)
    elif figure.indicator:
        yield ("indicator", figure.indicator, *end)
    elif figure.role == "total":
        yield ("total", *bare(figure.what)[:1], *end)
    elif words := " ".join(bare(figure.what)):
        yield ("what", words, *end)


def _compare(shared: Shared, first: Spot, second: Spot) -> None:
    is_equal = abs(value(first.figure) - value(second.figure)) <= leeway(first, second)
    (shared.equal if is_equal else shared.other).append((first, second))


def leeway(first: Spot, second: Spot) -> Decimal:
    """How much two printings of one number may differ: not at all, unless one is rounded more, or in thousands."""
    one, two = (spot.figure.step or Decimal(1) for spot in (first, second))
    is_round = one != two or (one >= THOUSAND and first.figure.unit == "eur")
    return max(slack(first.figure), slack(second.figure)) * (2 if one == two else 1) if is_round else Decimal(0)


def _told(first: Told, second: Told, one: Spot, two: Spot) -> Calculation:
    """The later report, or the later table, is the one that is checked."""
    is_apart = first is not second
    if is_apart and (first.document.period or "") > (second.document.period or ""):
        first, second, one, two = second, first, two, one
    agrees = abs(value(one.figure) - value(two.figure)) <= leeway(one, two)
    named = one.figure.category or one.figure.what or "het cijfer"
    where = f" (verslag over {first.document.period})" if is_apart and first.document.period else ""
    both = f"«{named}» over {one.figure.period}"
    if agrees:
        reason = f"{both} is tweemaal {shown(two.figure)}."
    elif is_apart:
        reason = f"{both} was {shown(one.figure)}{where}, maar een later verslag geeft {shown(two.figure)}."
    else:
        reason = f"{both} is in de ene tabel {shown(one.figure)} en in de andere {shown(two.figure)}."
    return calculation(
        RESTATED if is_apart else KIND,
        (two, one),
        reason,
        expected=value(one.figure),
        found=value(two.figure),
        tolerance=leeway(one, two),
        agrees=agrees,
    )
