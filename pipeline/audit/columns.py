"""Columns and rows that are worked out from those beside them: «Verschil» between two years, «%» of a total.

What such a column is worked out from is not printed. It is taken from the lines in which it holds: two at least, and
twice as many as those in which it fails.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import permutations

from pipeline.audit.passages import Spot, Told
from pipeline.audit.rounding import change, fits, is_exact, share, slack, value
from pipeline.audit.sheets import Line, Sheet, sheet
from pipeline.audit.wording import calculation, number, shown
from pipeline.conclusions import Calculation

DIFFERENCE, SHARE = "verschil tabel", "aandeel tabel"
FEWEST = 2

Worked = tuple[Decimal, Decimal]
Way = Callable[[Spot, Spot], Worked | None]


def columns(document: Told) -> Iterator[Calculation]:
    """Differences and shares in the tables of the document, each worked out again from the numbers beside it."""
    for number_of, spots in document.tables.items():
        table = sheet(document.document, number_of, spots)
        for lines in (table.columns, table.rows):
            yield from _differences(lines)
        yield from _shares(table)


def _differences(lines: Sequence[Line]) -> Iterator[Calculation]:
    """«Verschil», «Mutatie»: the one beside it minus the other, in numbers or in percent."""
    for line in lines:
        others = [other for other in lines if not other.is_difference and not other.is_sum][:6]
        if not line.is_difference:
            continue
        for way, name in ((_minus, "verschil"), (_percent_more, "verandering")):
            best = _best(line, list(permutations(others, 2)), way)
            if best:
                yield from _told(line, *best, way, name, DIFFERENCE)
                break


def _minus(new: Spot, old: Spot) -> Worked | None:
    if new.figure.unit != old.figure.unit:
        return None
    return value(new.figure) - value(old.figure), slack(new.figure) + slack(old.figure)


def _percent_more(new: Spot, old: Spot) -> Worked | None:
    return change(new.figure, old.figure) if new.figure.unit == old.figure.unit and old.figure.value else None


def _percent_of(part: Spot, whole: Spot) -> Worked | None:
    return share(part.figure, whole.figure) if part.figure.unit == whole.figure.unit and whole.figure.value else None


def _best(line: Line, pairs: Sequence[tuple[Line, Line]], way: Way) -> tuple[Line, Line] | None:
    """The two lines that give this one in most places; None where none is borne out."""
    found: tuple[int, tuple[Line, Line]] | None = None
    for first, second in pairs:
        verdicts = [(ok, worth) for _, _, _, ok, worth in _worked(line, first, second, way)]
        held = sum(ok for ok, worth in verdicts if worth)
        failed = sum(not ok for ok, _ in verdicts)
        if held >= FEWEST and held >= 2 * failed and (found is None or held > found[0]):
            found = held, (first, second)
    return found[1] if found else None


def _worked(line: Line, first: Line, second: Line, way: Way) -> Iterator[tuple[int, Decimal, Decimal, bool, bool]]:
    """Place, what it should be, how far off it may be, whether it fits, and whether that tells anything."""
    for at, spot in line.cells.items():
        if at not in first.cells or at not in second.cells:
            continue
        is_percent = spot.figure.unit == "percent"
        if is_percent is (way is _minus) and first.cells[at].figure.unit != spot.figure.unit:
            continue
        worked = way(first.cells[at], second.cells[at])
        if worked is None or not all(is_exact(one.figure) for one in (spot, first.cells[at], second.cells[at])):
            continue
        tolerance = worked[1] + slack(spot.figure)
        yield at, worked[0], tolerance, fits(worked[0], spot.figure, tolerance), bool(value(spot.figure))


def _told(line: Line, first: Line, second: Line, way: Way, name: str, kind: str) -> Iterator[Calculation]:
    for at, expected, tolerance, ok, _ in _worked(line, first, second, way):
        spot, new, old = line.cells[at], first.cells[at], second.cells[at]
        unit = spot.figure.unit
        how = f"van {shown(old.figure)} naar {shown(new.figure)}"
        end = f"zoals bij «{line.label}» staat" if ok else f"maar bij «{line.label}» staat {shown(spot.figure)}"
        reason = f"De {name} {how} is {number(expected, unit)}, {end}."
        yield calculation(
            kind, (spot, new, old), reason, expected=expected, found=value(spot.figure), tolerance=tolerance, agrees=ok
        )


# --- shares


def _shares(table: Sheet) -> Iterator[Calculation]:
    """A column of percentages beside a column of counts with its total."""
    whole = next((row for row in reversed(table.rows) if row.is_sum), None)
    if whole is None:
        return
    rows = [row for row in table.rows if row is not whole and not row.is_sum]
    for column in table.columns:
        if not all(spot.figure.unit == "percent" for spot in column.cells.values()):
            continue
        counts = [other for other in table.columns if _counts(other) and whole.number in other.cells]
        for other in sorted(counts, key=lambda other: (abs(other.number - column.number), other.number)):
            found = list(_shares_of(column, other, rows, whole))
            held = sum(calculation.agrees is True for calculation in found)
            if held > FEWEST and held >= 2 * (len(found) - held):
                yield from found
                break


def _counts(column: Line) -> bool:
    return all(spot.figure.unit in {"count", "eur", "fte", "hours"} for spot in column.cells.values())


def _shares_of(column: Line, counts: Line, rows: Sequence[Line], whole: Line) -> Iterator[Calculation]:
    total = counts.cells[whole.number]
    for row in rows:
        if row.number not in column.cells or row.number not in counts.cells:
            continue
        spot, part = column.cells[row.number], counts.cells[row.number]
        worked = _percent_of(part, total)
        if worked is None or not all(is_exact(one.figure) for one in (spot, part, total)):
            continue
        tolerance = worked[1] + slack(spot.figure)
        ok = fits(worked[0], spot.figure, tolerance)
        end = f"zoals in de tabel staat ({shown(spot.figure)})" if ok else f"maar er staat {shown(spot.figure)}"
        told = f"{shown(part.figure)} van {shown(total.figure)} is {number(worked[0], 'percent')}"
        reason = f"«{row.label}»: {told}, {end}."
        yield calculation(
            SHARE,
            (spot, part, total),
            reason,
            expected=worked[0],
            found=value(spot.figure),
            tolerance=tolerance,
            agrees=ok,
        )
