"""How the audit words its findings in Dutch, and how a calculation is put together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from models.vocabulary import pattern_of
from pipeline.audit.passages import Spot
from pipeline.conclusions import Calculation
from pipeline.records import Figure

UNITS = {"percent": "%", "fte": " fte", "hours": " uur", "weeks": " weken", "days": " dagen", "months": " maanden",
         "years": " jaar"}  # fmt: skip
FINE = Decimal("0.1")
LOOSE = pattern_of("audit_words.csv", kind="loose")
PROVISIONAL = "De cijfers zijn voorlopig of geschat."


def number(value: Decimal, unit: str = "count") -> str:
    """A number as Dutch reports print it: 1.604,5; € 2.800; 45%; at most two decimals.

    Example:
        >>> number(Decimal("1604.50")), number(Decimal("45.4545"), "percent"), number(Decimal(-28), "eur")
        ('1.604,5', '45,5%', '-€ 28')
    """
    digits = FINE if unit == "percent" else Decimal("0.01")
    rounded = value.quantize(digits, ROUND_HALF_UP) if value % 1 else value.quantize(Decimal(1))
    plain = f"{abs(rounded):,f}".replace(",", " ").replace(".", ",").replace(" ", ".")
    plain = plain.rstrip("0").rstrip(",") if "," in plain else plain
    sign = "-" if rounded < 0 else ""
    return f"{sign}€ {plain}" if unit == "eur" else f"{sign}{plain}{UNITS.get(unit, '')}"


def shown(figure: Figure) -> str:
    """The figure's value as a reader would write it."""
    return number(figure.value or Decimal(0), figure.unit)


def added(figures: Sequence[Figure]) -> str:
    """The sum written out, «93 + 52 + 5 + 26»; of many only how many there are."""
    if len(figures) > 8:
        return f"de {len(figures)} delen"
    return " + ".join(shown(figure) for figure in figures).replace("+ -", "− ")


def is_loose(spot: Spot) -> bool:
    """Whether the sentence around the number calls it provisional or estimated."""
    return spot.figure.place.table is None and bool(LOOSE.search(spot.figure.quote))


def loosened(calculation: Calculation) -> Calculation:
    """What rests on a loose number is not called wrong."""
    if calculation.agrees is not False:
        return calculation
    return replace(calculation, agrees=None, reason=f"{calculation.reason} {PROVISIONAL}")


def calculation(
    kind: str,
    spots: Iterable[Spot],
    reason: str,
    *,
    expected: Decimal | None = None,
    found: Decimal | None = None,
    tolerance: Decimal | None = None,
    agrees: bool | None = None,
) -> Calculation:
    """A calculation with its difference; the first of `spots` is the number that is checked."""
    difference = None if expected is None or found is None else found - expected
    ids = tuple(dict.fromkeys(spot.id for spot in spots))
    return Calculation(
        kind=kind,
        figures=ids,
        expected=_plain(expected),
        found=_plain(found),
        difference=_plain(difference),
        tolerance=_plain(tolerance),
        agrees=agrees,
        reason=reason,
    )


def _plain(value: Decimal | None) -> Decimal | None:
    """The number with at most four decimals: enough to see why two differ."""
    if value is None:
        return None
    short = value.quantize(Decimal("0.0001"), ROUND_HALF_UP)
    return short.quantize(Decimal(1)) if short == short.to_integral_value() else short.normalize()
