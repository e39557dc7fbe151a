"""How Dutch texts print numbers: digits, number words, what multiplies them, and the unit behind them."""

from __future__ import annotations

import re
from functools import cache

from corpus import table
from models.grammar.literals import Gate, gate

ONES = "een|één|eén|éen|twee|drie|vier|vijf|zes|zeven|acht|negen"
TEENS = "tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien|achttien|negentien"
TENS = "twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig"
BELOW_HUNDRED = rf"(?:(?:{ONES})[eë]n(?:{TENS})|{TENS}|{TEENS}|{ONES})"
BELOW_THOUSAND = rf"(?:(?:{BELOW_HUNDRED})?honderd(?:en)?(?:{BELOW_HUNDRED})?|{BELOW_HUNDRED})"
NUMERAL = rf"(?:(?:{BELOW_THOUSAND})?duizend(?:en)?(?:{BELOW_THOUSAND})?|{BELOW_THOUSAND}|nul)"

SCALE = r"(?:\s?(?:honderd|duizend|miljoen|miljard|mln\b\.?|mld\b\.?)|k(?![\w-])|(?-i:M)(?![\w-]))"
DIGITS = r"(?:\d{1,3}(?:\.\d{3})+(?!\d)|\d+)(?:,(?:\d+|[-–—=]{1,2}))?"
POINT_DECIMAL = r"\d+\.\d{1,2}(?=\s?(?:%|procent|fte|miljoen|miljard|mln|mld))"
NOT_BEFORE = r"(?<![\w/§:@#])(?<![\w)]-)(?<!\d[.,–-])(?<!\d\s/\s)(?<![A-Za-z]\.)"
NOT_AFTER = r"(?![^\Wx]|x[\w-]|[/:@]\w|-\w|[.,–]\d|-\s?\d)"
NUMBER = re.compile(rf"{NOT_BEFORE}(?:{POINT_DECIMAL}|{DIGITS}){SCALE}?{NOT_AFTER}", re.I)
WORD = re.compile(
    rf"(?<![\w-])(?:{NUMERAL}|(?:ander|tweeën|drieën)?hal(?:f|ve)(?=\smil))(?:\s(?:miljoen|miljard))?(?![\w-]|['’]s\b)",
    re.I,
)
STEMS = (  # of which one stands in every match of `WORD` but «een», in lower case
    *("twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf", "twintig", "ertig"),
    *("honderd", "duizend", "miljoen", "miljard", "nul", "één", "eén", "éen", "half", "halve"),
)
EURO = re.compile(r"(?:€|\bEUR|\beuro)\s?$", re.I)
SCALED = re.compile(r"\s?(miljoen|miljard|mln|mld)\.?$", re.I)


def unit_behind(text: str, end: int) -> tuple[str | None, int]:
    """The unit behind a number and where it ends; None where there is none.

    Example:
        >>> unit_behind("12 uur per week", 2), unit_behind("12 uurwerken", 2)
        (('hours_per_week', 15), (None, 2))
    """
    match = _unit_pattern().match(text, end)
    return (_unit(match.group(1))[0], match.end()) if match else (None, end)


def factor_of(text: str, end: int) -> int:
    """What turns the number that ends there into its unit: 3 for «twee kwartalen», that are six months; mostly 1."""
    match = _unit_pattern().match(text, end)
    return _unit(match.group(1))[1] if match else 1


@cache
def _unit(printed: str) -> tuple[str, int]:
    return next((unit, factor) for pattern, unit, factor in _units() if pattern.fullmatch(printed))


@cache
def _units() -> list[tuple[re.Pattern[str], str, int]]:
    rows = table("units.csv", key="printed")
    return [(re.compile(row["printed"], re.I), row["unit"], int(row["factor"])) for row in rows]


@cache
def _unit_pattern() -> re.Pattern[str]:
    printed = sorted((row["printed"] for row in table("units.csv", key="printed")), key=len, reverse=True)
    return re.compile(rf"\s?({'|'.join(printed)})(?!\w|-\w)", re.I)


@cache
def group_words() -> Gate:
    """The words for a number that text2num does not read («tiental», «anderhalf»)."""
    printed = "|".join(row["printed"] for row in table("number_words.csv", key="printed"))
    return gate(rf"(?<![\w-])(?:{printed})(?![\w-])", re.I)
