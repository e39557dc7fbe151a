"""Tables added up again: every total, subtotal and balance by column and by row, and «waarvan» against its whole.

Which lines a total adds is read from the label («Totaal», «Subtotaal», «Saldo») and from the numbers: what holds in the
other columns must hold in this one. Where a total holds nowhere, the table is laid out in another way than it seems,
and nothing is called wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pipeline.audit.passages import Spot, Told
from pipeline.audit.rounding import is_exact, of_sum, slack, value
from pipeline.audit.sheets import TOTAL_ALONE, Line, Sheet, sheet
from pipeline.audit.wording import added, calculation, number, shown
from pipeline.conclusions import Calculation

KIND = "optelling tabel"
ADDED = frozenset({"count", "eur", "fte", "hours", "percent"})
MOST_UNLABELLED = 15  # lines that a line without «totaal» in its label may add; keeps long tables fast
FEWEST = 2  # parts with a number, else a total only repeats one
SMALL = 10  # below this, numbers add up by chance
FAR = 3  # a sum so many times too large or small comes from a misread table
HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Sum:
    """One total done again: the total, its parts, what they add up to and whether that is what is printed."""

    total: Spot
    parts: tuple[Spot, ...]
    expected: Decimal
    tolerance: Decimal
    line: int  # the number of the line across

    @property
    def agrees(self) -> bool:
        return abs(value(self.total.figure) - self.expected) <= self.tolerance

    @property
    def is_sure(self) -> bool:
        return all(is_exact(spot.figure) for spot in (self.total, *self.parts))

    @property
    def is_telling(self) -> bool:
        return sum(1 for part in self.parts if part.figure.value) >= FEWEST


def tables(document: Told) -> Iterator[Calculation]:
    """What the tables of the document add up, column by column and row by row."""
    for place, spots in document.tables.items():
        laid_out = sheet(document.document, place, spots)
        rows, columns = laid_out.rows, laid_out.columns
        yield from _waarvan(rows, columns)
        yield from _lines(laid_out, rows, columns, "kolom")
        yield from _lines(laid_out, columns, rows, "rij")


def _lines(table: Sheet, lines: Sequence[Line], across: Sequence[Line], name: str) -> Iterator[Calculation]:
    """The totals among `lines`, each over the lines before it that no other total has taken."""
    is_rows = name == "kolom"
    untaken: list[Line] = []
    plain: list[Line] = []  # since the last total, whatever seemed a subtotal by its numbers alone
    lines = [line for line in lines if not line.is_part]
    for line in lines:
        is_labelled = line.is_sum or (not is_rows and _is_movement(lines, line))
        if not is_rows and not is_labelled:
            if not line.is_never_added and not line.is_difference:
                untaken.append(line)
            continue
        best = _best(line, untaken, across, is_labelled=is_labelled)
        if not best and line.is_sum and (best := _best(line, plain, across, is_labelled=True)):
            untaken = list(plain)
        if not best and (taken := _repeated(line, untaken, across)):
            untaken = untaken[: len(untaken) - taken]
        elif best:
            untaken = untaken[: len(untaken) - best[0]]
            yield from _told(line, best[1], across, name, is_labelled=is_labelled)
        elif line.is_sum and is_rows:
            yield from _alone(table, line, untaken, across)
        untaken.append(line)
        plain = [] if line.is_sum else [*plain, line]


def _is_movement(lines: Sequence[Line], line: Line) -> bool:
    """«Ultimo 2022 … Ultimo 2023»: the last column is the first with what came in and went out."""
    return len(lines) > 2 and line is lines[-1] and line.is_closing and lines[0].is_closing and not lines[1].is_closing


def _best(
    total: Line, untaken: Sequence[Line], across: Sequence[Line], *, is_labelled: bool
) -> tuple[int, list[Sum]] | None:
    """How many of the lines before it the total adds, and its sums; None where no number of lines is borne out."""
    found: tuple[tuple[int, int, Decimal], int, list[Sum]] | None = None
    most = len(untaken) if is_labelled else min(len(untaken), MOST_UNLABELLED)
    for count in range(most, FEWEST - 1, -1):
        sums = [one for one in _sums(total, untaken[-count:], across) if one.is_telling]
        votes = [one for one in sums if not _is_sum(across, one.line)] or sums
        held = sum(one.agrees for one in votes)
        failed = len(votes) - held
        if not held or failed > held or (not is_labelled and not _is_borne_out(total, votes)):
            continue
        off = sum((abs(value(one.total.figure) - one.expected) for one in votes if one.agrees), Decimal(0))
        if found is None or (held, -failed, -off) > found[0]:
            found = (held, -failed, -off), count, sums
    return (found[1], found[2]) if found else None


def _repeated(total: Line, untaken: Sequence[Line], across: Sequence[Line]) -> int:
    """How many lines a subtotal repeats that has but one number to add in each column: «Kas 0, Bank 12, samen 12»."""
    if not (total.is_sum or total.is_result):
        return 0
    for count in range(min(len(untaken), MOST_UNLABELLED), 0, -1):
        sums = list(_sums(total, untaken[-count:], across))
        if sums and all(one.agrees for one in sums) and any(one.expected for one in sums):
            return count if len(sums) > 1 or count > 1 or total.is_sum else 0
    return 0


def _is_borne_out(total: Line, votes: Sequence[Sum]) -> bool:
    """Without «totaal» in its label, a line is a total where two columns say so, or a large number and its label."""
    held = [one for one in votes if one.agrees and abs(one.expected) >= SMALL]
    zero = [one for one in votes if one.agrees and not one.expected and len(one.parts) >= FEWEST]
    failed = [one for one in votes if not one.agrees]
    if failed:
        return bool(held) and total.is_result and len(held) + len(zero) >= len(failed) and _is_large(held)
    return len(held) + len(zero) >= 2 and bool(held)


def _is_large(sums: Sequence[Sum]) -> bool:
    """Numbers of three digits or more seldom add up by chance."""
    return any(abs(one.expected) >= HUNDRED for one in sums)


def _sums(total: Line, parts: Sequence[Line], across: Sequence[Line]) -> Iterator[Sum]:
    for crossing in across:
        at = crossing.number
        if at not in total.cells or any(at in part.unknown for part in parts) or crossing.is_never_added:
            continue
        spots = tuple(part.cells[at] for part in parts if at in part.cells and not part.is_never_added)
        unit = total.cells[at].figure.unit
        if unit not in ADDED or not spots or any(spot.figure.unit != unit for spot in spots):
            continue
        if unit == "percent" and abs(value(total.cells[at].figure) - HUNDRED) > 1:
            continue
        figures = [spot.figure for spot in spots]
        total_figure = total.cells[at].figure
        expected = sum(map(value, figures), Decimal(0))
        yield Sum(total.cells[at], spots, expected, of_sum(figures) + slack(total_figure), at)


def _is_sum(across: Sequence[Line], number: int) -> bool:
    return any(line.is_sum for line in across if line.number == number)


def _told(
    line: Line, sums: Sequence[Sum], across: Sequence[Line], name: str, *, is_labelled: bool
) -> Iterator[Calculation]:
    off_elsewhere = sum((_off(one) for one in sums if not one.agrees and not _is_sum(across, one.line)), Decimal(0))
    for one in sums:
        is_consequence = _is_sum(across, one.line) and bool(off_elsewhere) and _off(one) == off_elsewhere
        if not one.agrees and (_sign_explains(one, sums) or is_consequence):
            continue
        where = _where(name, across, one.line)
        figures = [part.figure for part in one.parts]
        label = line.label or "het totaal"
        told = f"{where}: {added(figures)} = {number(one.expected, one.total.figure.unit)}"
        if one.agrees:
            yield _of(one, f"{told}, zoals bij «{label}» staat.", agrees=True)
        elif one.is_sure:
            yield _of(one, f"{told}, maar bij «{label}» staat {shown(one.total.figure)}.", agrees=False)
        else:
            yield _of(one, f"{where}: «{label}» is niet na te rekenen, want niet elk getal is precies.", agrees=None)


def _off(one: Sum) -> Decimal:
    return value(one.total.figure) - one.expected


def _sign_explains(one: Sum, sums: Sequence[Sum]) -> bool:
    """Costs are printed with a minus in another column and without one here: turned round, the sum holds."""
    turned = [part for part in one.parts if abs(_off(one) + 2 * value(part.figure)) <= one.tolerance]
    return any(_is_opposite(part, other) for part in turned for sum_ in sums for other in sum_.parts)


def _is_opposite(one: Spot, other: Spot) -> bool:
    """Two cells of one row or column, of which one is negative."""
    first, second = one.figure.place, other.figure.place
    is_same_line = first.row == second.row or first.column == second.column
    return is_same_line and value(one.figure) * value(other.figure) < 0


def _alone(table: Sheet, line: Line, untaken: Sequence[Line], across: Sequence[Line]) -> Iterator[Calculation]:
    """A «Totaal» that no column bears out: wrong where there is but one column and no doubt what it adds."""
    sums = [one for one in _sums(line, untaken, across) if one.is_telling]
    if not sums:
        return
    one = sums[0]
    ratio = abs(one.expected / value(one.total.figure)) if one.total.figure.value else Decimal(0)
    is_plain = (
        len(sums) == 1
        and bool(TOTAL_ALONE.fullmatch(line.label))
        and not table.gaps
        and one.is_sure
        and len(one.parts) == len(untaken) >= FEWEST + 1
        and Decimal(1) / FAR < ratio < FAR
    )
    where = _where("kolom", across, one.line)
    total, label = number(one.expected, one.total.figure.unit), line.label
    if is_plain:
        figures = [part.figure for part in one.parts]
        said = f"{where}: {added(figures)} = {total}, maar bij «{label}» staat {shown(one.total.figure)}."
        yield _of(one, said, agrees=False)
    else:
        reason = f"{where}: de regels erboven vormen niet samen «{label}» ({total} tegen {shown(one.total.figure)})."
        yield _of(one, reason, agrees=None)


def _of(one: Sum, reason: str, *, agrees: bool | None) -> Calculation:
    return calculation(
        KIND,
        (one.total, *one.parts),
        reason,
        expected=one.expected,
        found=value(one.total.figure),
        tolerance=one.tolerance,
        agrees=agrees,
    )


def _where(name: str, across: Sequence[Line], number: int) -> str:
    label = next((line.label for line in across if line.number == number and line.label), "")
    if name == "kolom":
        return f"Kolom «{label}»" if label else "In de tabel"
    return f"Rij «{label}»" if label else "In de rij"


def _waarvan(rows: Sequence[Line], columns: Sequence[Line]) -> Iterator[Calculation]:
    """«waarvan man», «waarvan vrouw»: together no more than the row above them."""
    whole: Line | None = None
    parts: list[Line] = []
    for row in (*rows, None):
        if row is not None and row.is_part:
            parts.append(row)
            continue
        if whole and parts:
            yield from _parts_of(whole, parts, columns)
        whole, parts = row, []


def _parts_of(whole: Line, parts: Sequence[Line], columns: Sequence[Line]) -> Iterator[Calculation]:
    for one in _sums(whole, parts, columns):
        if not one.is_sure:
            continue
        where = _where("kolom", columns, one.line)
        figures = [part.figure for part in one.parts]
        told = f"{where}: {added(figures)} = {number(one.expected, one.total.figure.unit)}"
        if one.agrees and len(one.parts) > 1:
            yield _of(one, f"{told}, zoals bij «{whole.label}» staat.", agrees=True)
        elif max(map(value, figures)) > value(one.total.figure) + one.tolerance:
            yield _of(one, f"{told}, meer dan het geheel «{whole.label}» ({shown(one.total.figure)}).", agrees=False)
        elif len(one.parts) > 1 and not one.agrees and _holds_elsewhere(whole, parts, columns):
            yield _of(one, f"{told}, maar bij «{whole.label}» staat {shown(one.total.figure)}.", agrees=False)


def _holds_elsewhere(whole: Line, parts: Sequence[Line], columns: Sequence[Line]) -> bool:
    sums = list(_sums(whole, parts, columns))
    return sum(one.agrees for one in sums) * 2 >= len(sums)
