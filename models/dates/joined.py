"""Periods of a sentence that say one thing together: «de eerste helft van vorig jaar», «dezelfde periode van 2023»."""

from __future__ import annotations

import re
from dataclasses import replace

from models.dates.yearparts import in_year
from models.periods import Period

PARTS = frozenset({"quarter", "half", "until", "month_only", "day_only"})
COUNTED = frozenset({"relative", "said"})
YEARLY = COUNTED | {"year"}
# «in het tweede kwartaal | van dit jaar», «in de eerste | acht maanden van 2023», «in maart | vorig jaar»
PART_FIRST = re.compile(r"(?:\s[^\s.,;]+\s(?:maanden|kwartalen))?\svan\s")
BESIDE = re.compile(r"\s(?:in\s)?")
SAME_PART = re.compile(
    r"\b(?:die|de)zelfde\s(?:periode|maand(?:en)?|kwartaal|halfjaar|tijd(?:vak)?)\s(?:(?:van|in)\s)?(?:het\s)?$", re.I
)
PART = re.compile(r"(?P<year>\d{4})-(?:(?P<quarter>Q\d)|(?P<first>\d\d)(?:/(?P=year)-(?P<last>\d\d))?)")


def joined(text: str, found: list[Period]) -> list[Period]:
    """The periods of the sentence, in order; a part of a year and the year it is of both mean that part of that year.

    Example:
        >>> from models.periods import periods
        >>> text = "In het tweede kwartaal van 2023 12 meldingen, in dezelfde periode van 2022 9."
        >>> [period.iso for period in joined(text, periods(text))]
        ['2023-Q2', '2022-Q2']
    """
    told = list(found)
    for number in range(1, len(told)):
        first, second = told[number - 1], told[number]
        between = text[first.end : second.start]
        is_beside = BESIDE.fullmatch(between) and not COUNTED.isdisjoint((first.kind, second.kind))
        if _is_part(first) and _is_year(second) and (is_beside or PART_FIRST.fullmatch(between)):
            told[number - 1], told[number] = _of(first, first.day, second), _of(second, first.day, second)
        elif is_beside and _is_year(first) and _is_part(second):
            told[number - 1], told[number] = _of(first, second.day, first), _of(second, second.day, first)
        elif _is_year(second) and SAME_PART.search(text, 0, second.start):
            part = next((part for one in reversed(told[:number]) if (part := _part_of(one))), None)
            told[number] = _of(second, part, second)
    return told


def _is_part(period: Period) -> bool:
    return period.kind in PARTS and period.day is not None


def _is_year(period: Period) -> bool:
    """A year by its number or as «vorig jaar», and no part of it."""
    is_plain = period.iso is None or len(period.iso) == 4
    return period.kind in YEARLY and period.day is None and is_plain


def _part_of(period: Period) -> str | None:
    """The part of the year that the period is: `Q2`, `01/06`, `09`; None for a year or a day."""
    if period.kind in PARTS - {"day_only"} and period.day:
        return period.day
    match = PART.fullmatch(period.iso or "")
    if not match:
        return None
    return match["quarter"] or "/".join(filter(None, (match["first"], match["last"])))


def _of(period: Period, part: str | None, year: Period) -> Period:
    """The period, where it stands, as the part of the year."""
    if part is None:
        return period
    kind = "quarter" if part.startswith("Q") else "half" if "/" in part else "month_only"
    iso = in_year(year.iso, part) if year.iso else None
    return replace(period, kind=kind, iso=iso, years=year.years, day=part, is_compared=year.is_compared)
