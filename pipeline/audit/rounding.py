"""How exact a printed number is, and when two numbers agree within what was printed.

A count printed in full is exact. Anything else was rounded to its last printed digit: the true value lies at most half
a step away. «Circa», «ruim» and «bijna» widen that, and never make a sum wrong.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from pipeline.records import Figure

HALF = Decimal("0.5")
ZERO = Decimal(0)
ABOUT = Decimal("0.1")  # «circa 70» may be 63 to 77
RUIM = Decimal("0.25")  # «ruim 200» is less than 250
EXACT = frozenset({"exact"})


def slack(figure: Figure) -> Decimal:
    """How far the true value may be from the printed one: 0 for a count in full, else half the last printed digit."""
    step = figure.step or Decimal(1)
    if figure.unit == "count" and step == 1:
        return ZERO
    return step * HALF


def is_exact(figure: Figure) -> bool:
    """The report gives the number as it is, not «circa» or «ruim»."""
    return figure.qualifier in EXACT and figure.value is not None


def of_sum(figures: Iterable[Figure]) -> Decimal:
    """How far a sum may be off when every number in it was rounded."""
    return sum((slack(figure) for figure in figures), ZERO)


def share(part: Figure, whole: Figure) -> tuple[Decimal, Decimal]:
    """The percentage that `part` is of `whole`, and how far it may be off because the two were rounded."""
    first, second = value(part), value(whole)
    percent = 100 * first / second
    spread = 100 * slack(part) / abs(second) + abs(percent) * slack(whole) / abs(second)
    return percent, spread


def change(new: Figure, old: Figure) -> tuple[Decimal, Decimal]:
    """By how many percent `new` is more than `old` (negative: less), and how far off that may be."""
    percent, spread = share(new, old)
    return percent - 100, spread


def value(figure: Figure) -> Decimal:
    """The value of a figure that is known to have one."""
    if figure.value is None:
        raise ValueError(f"the figure {figure.printed!r} has no value")
    return figure.value


def plain(number: Decimal) -> str:
    """One text for equal numbers: 12 and 12.0."""
    return format(number.normalize(), "f") if number else "0"


def fits(expected: Decimal, figure: Figure, tolerance: Decimal, *, sign: int = 1) -> bool:
    """Whether the figure may stand for the expected value: «ruim» for a bit more, «bijna» for a bit less."""
    found = sign * value(figure)
    off = expected - found
    step = figure.step or Decimal(1)
    if figure.qualifier == "about":
        return abs(off) <= tolerance + max(abs(found) * ABOUT, step)
    leeway = max(abs(found) * RUIM, step)
    if figure.qualifier in {"more_than", "at_least"}:
        return -tolerance <= sign * off <= tolerance + leeway
    if figure.qualifier in {"less_than", "at_most"}:
        return -tolerance - leeway <= sign * off <= tolerance
    return abs(off) <= tolerance
