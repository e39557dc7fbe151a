"""Printed numbers → values with their last printed digit."""

from __future__ import annotations

import re
from decimal import Decimal

from models.counts.numerals import spoken

SCALES = {"honderd": 100, "k": 1000, "duizend": 1000, "m": 1_000_000, "mln": 1_000_000, "miljoen": 1_000_000,
          "mld": 1_000_000_000, "miljard": 1_000_000_000}  # fmt: skip
PRINTED = re.compile(
    r"(?P<sign>[-–−+])?\s?(?P<digits>\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?|\d+\.\d+)(?:,[-–—=]{1,2})?"
    r"\s?(?P<scale>k|m|honderd|duizend|miljoen|miljard|mln|mld)?\.?",
    re.I,
)
WORDS_SCALED = re.compile(r"(?P<number>[a-zà-ÿ]+)\s(?P<scale>miljoen|miljard)")
ZERO = frozenset({"geen", "niemand", "nul", "niet", "niet één"})
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
    if value is None and (scaled := WORDS_SCALED.fullmatch(bare)) and (value := spoken(scaled["number"])):
        value = _plain(value * SCALES[scaled["scale"]])
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
