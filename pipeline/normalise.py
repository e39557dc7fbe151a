"""Printed text → values: numbers with their last digit, periods as ISO strings, categories, indicators."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from decimal import Decimal

from models.numerals import spoken
from models.periods import Period
from models.scene import Counted
from models.timing import LENGTHS
from pipeline.records import Document

SCALES = {"k": 1000, "honderd": 100, "duizend": 1000, "mln": 1_000_000, "miljoen": 1_000_000, "mld": 1_000_000_000,
          "miljard": 1_000_000_000}  # fmt: skip
PRINTED = re.compile(
    r"(?P<sign>[-–−+])?\s?(?P<digits>\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?|\d+\.\d+)(?:,[-–—=]{1,2})?"
    r"\s?(?P<scale>k|honderd|duizend|miljoen|miljard|mln|mld)?\.?",
    re.I,
)
ZERO = frozenset({"geen", "nul", "niet één"})
NO_STEP = None


def number(printed: str) -> tuple[Decimal, Decimal | None] | None:
    """The value of a printed number and its last printed digit (None for words); None where it is no number.

    Example:
        >>> number("3,4 miljoen"), number("€ 2.800,-".strip("€ ")), number("anderhalf")
        ((Decimal('3400000'), Decimal('100000')), (Decimal('2800'), Decimal('1')), (Decimal('1.5'), None))
    """
    bare = " ".join(printed.lower().replace("\u00a0", " ").split())
    match = PRINTED.fullmatch(bare)
    if match:
        return _from_digits(match)
    if bare in ZERO:
        return Decimal(0), NO_STEP
    value = spoken(bare)
    return None if value is None else (value, NO_STEP)


def _from_digits(match: re.Match[str]) -> tuple[Decimal, Decimal]:
    digits = match["digits"]
    is_point_decimal = "," not in digits and re.fullmatch(r"\d+\.\d{1,2}|\d{4,}\.\d+|0\.\d+", digits)
    plain = digits if is_point_decimal else digits.replace(".", "").replace(",", ".")
    factor = SCALES.get((match["scale"] or "").lower(), 1)
    value = Decimal(plain) * factor * (-1 if match["sign"] in {"-", "–", "−"} else 1)
    decimals = len(plain.partition(".")[2])
    return _plain(value), _plain(Decimal(1).scaleb(-decimals) * factor)


def _plain(value: Decimal) -> Decimal:
    """The same number without an exponent or trailing zeros behind the point."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def period(counted: Counted, of_document: str | None) -> str | None:
    """The period of a figure: its own, else what the sentences before spoke of, else the document's; None for norms.

    A period carried from an earlier sentence counts only where the document has none, or covers several years.
    """
    own = iso(counted.period, of_document)
    if own and counted.amount.unit in LENGTHS and re.fullmatch(r"\d{4}-\d\d-\d\d", own):
        return lasting(own, counted.amount.number, counted.amount.unit)
    if own or counted.is_timeless:
        return own
    carried = iso(counted.carried, of_document)
    is_loose = of_document is None or "/" in of_document
    return carried if carried and is_loose and (of_document is None or _within(carried, of_document)) else of_document


def lasting(first_day: str, length: str, unit: str) -> str:
    """The interval that begins on a day and lasts so long: half a year from 2019-01-01 is 2019-01-01/2019-06-30."""
    value = number(length)
    months = int(value[0] * (12 if unit == "years" else 1)) if value else 0
    begins = date.fromisoformat(first_day)
    years, month = divmod(begins.month - 1 + months, 12)
    after = date(begins.year + years, month + 1, min(begins.day, monthrange(begins.year + years, month + 1)[1]))
    return f"{first_day}/{after - timedelta(days=1)}" if months else first_day


def default_period(document: Document) -> str | None:
    """The period of a figure where nothing says it: a meeting's facts are of its year, a council's votes of its day."""
    day = re.fullmatch(r"(\d{4})-\d\d(?:-\d\d)?", document.period or "")
    return day.group(1) if day and document.kind != "besluitenlijst" else document.period


def iso(named: Period | None, of_document: str | None) -> str | None:
    """The ISO string of a named period, «vorig jaar» counted from the document's; None where that is not known."""
    if named is None:
        return None
    if named.iso:
        return named.iso
    years = re.findall(r"\d{4}", of_document or "")
    if not years or named.years is None:
        return None
    if (
        named.day and len(years) > 1
    ):  # a sitting year runs from spring or autumn: its early months are of the second year
        return f"{years[0] if int(named.day[:2]) >= 7 else years[1]}-{named.day}"
    if len(years) > 1:
        return "/".join(str(int(year) + named.years) for year in years[:2])
    return f"{int(years[0]) + named.years}" + (f"-{named.day}" if named.day else "")


def _within(inner: str, outer: str) -> bool:
    years = [int(year) for year in re.findall(r"\d{4}", outer)]
    mine = [int(year) for year in re.findall(r"\d{4}", inner)]
    return bool(years and mine) and min(years) <= min(mine) and max(mine) <= max(years)
