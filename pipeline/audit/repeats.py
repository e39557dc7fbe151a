"""The same figure in two tables, of one document or of two: repeated as it was, restated, or slipped.

Two tables give the same figures where most of what they share is equal. Only then is what differs called wrong: tables
that count other things, or another group, differ everywhere.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from hashlib import blake2b
from itertools import groupby

from pipeline.audit.passages import Spot, Told, bare, stems_of
from pipeline.audit.rounding import is_exact, slack, value
from pipeline.audit.wording import calculation, shown
from pipeline.conclusions import Calculation
from pipeline.knowledge.scratch import Scratch, packed

KIND, RESTATED = "herhaling", "jaarcijfer herhaald"
TELLING = 5  # smaller counts are equal by chance
FEWEST = 2
THOUSAND = Decimal(1000)  # euros: sums of rounded amounts are often made to fit
MOST_TABLES = 40  # a label in more tables than this («totaal») ties none of them together

TABLES = """
CREATE TABLE cells (key BLOB, document TEXT, number INTEGER, period TEXT, spot BLOB);
CREATE INDEX cells_by_key ON cells(key, document, number);
CREATE INDEX cells_by_table ON cells(document, number);
"""
IN_ORDER = "SELECT DISTINCT document, number FROM cells ORDER BY document, number"
SHARED = f"""
    SELECT one.rowid, one.spot, one.period, other.document, other.number, other.spot, other.period
    FROM cells one CROSS JOIN cells other
        ON other.key = one.key AND (other.document, other.number) > (one.document, one.number)
    WHERE one.document = ? AND one.number = ?
        AND (SELECT count(*) FROM (SELECT 1 FROM cells WHERE key = one.key LIMIT {MOST_TABLES + 1})) <= {MOST_TABLES}
    ORDER BY other.document, other.number, one.rowid"""
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


def keep(held: Scratch, one: Told) -> None:
    """Note the cells of the tables of a document, in a scratch base with `TABLES`; none that a table says twice."""
    for number, spots in one.tables.items():
        found: dict[Key, list[Spot]] = {}
        for spot in spots:
            for key in _keys(spot):
                found.setdefault(key, []).append(spot)
        cells = ((_digest(key), own[0]) for key, own in found.items() if len(own) == 1)
        held.executemany(
            "INSERT INTO cells VALUES (?, ?, ?, ?, ?)",
            ((key, one.document.id, number, one.document.period, packed(spot.bare)) for key, spot in cells),
        )


def repeats(held: Scratch) -> Iterator[Calculation]:
    """What tables of one organisation say twice: of one table and those that share with it at a time."""
    for first in held.execute(IN_ORDER):
        spots: dict[int, Spot] = {}
        for second, rows in groupby(held.execute(SHARED, first), key=lambda row: (row[3], row[4])):
            shared, periods = Shared(), (None, None)
            for at, spot, period, _, _, other_spot, other_period in rows:
                if at not in spots:
                    spots[at] = pickle.loads(spot)
                periods = (period, other_period)
                _compare(shared, spots[at], pickle.loads(other_spot))
            if shared.is_same:
                is_apart = first[0] != second[0]
                yield from (_told(periods, is_apart, *pair) for pair in (*shared.equal, *shared.other))


def row_of(spot: Spot) -> tuple[int | None, str | None]:
    """The row of a cell, or its label where the table is laid out the other way."""
    return spot.figure.place.row, spot.figure.category


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


def _digest(key: Key) -> bytes:
    return blake2b(repr(key).encode(), digest_size=16).digest()


def _compare(shared: Shared, first: Spot, second: Spot) -> None:
    is_equal = abs(value(first.figure) - value(second.figure)) <= leeway(first, second)
    (shared.equal if is_equal else shared.other).append((first, second))


def leeway(first: Spot, second: Spot) -> Decimal:
    """How much two printings of one number may differ: not at all, unless one is rounded more, or in thousands."""
    one, two = (spot.figure.step or Decimal(1) for spot in (first, second))
    is_round = one != two or (one >= THOUSAND and first.figure.unit == "eur")
    return max(slack(first.figure), slack(second.figure)) * (2 if one == two else 1) if is_round else Decimal(0)


def _told(periods: tuple[str | None, str | None], is_apart: bool, one: Spot, two: Spot) -> Calculation:
    """The later report, or the later table, is the one that is checked; `is_apart`: they stand in two documents."""
    before, after = periods
    if is_apart and (before or "") > (after or ""):
        before, one, two = after, two, one
    agrees = abs(value(one.figure) - value(two.figure)) <= leeway(one, two)
    named = one.figure.category or one.figure.what or "het cijfer"
    where = f" (verslag over {before})" if is_apart and before else ""
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
