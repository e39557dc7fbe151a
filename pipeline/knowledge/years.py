"""Which years, and which last day, a period covers: `2022`, `2022-09`, `2021-Q3`, `2019/2020`, `2018/..`.

Example:
    >>> years("2019/2020"), years("2021-Q3"), last_day("2021-Q3")
    ((2019, 2020), (2021, 2021), '2021-09-30')
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from pipeline.normalise import number

YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
MONTH = re.compile(r"\d{4}-\d\d")
MOMENT = re.compile(r"(\d{4})(?:-(?:Q([1-4])|(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?))?")
NOTHING = (None, None)


def years(period: str | None, *, until: int | None = None) -> tuple[int, int] | tuple[None, None]:
    """The first and the last year of the period; `(None, None)` where it has none.

    A period without an end (`2018/..`) lasts until the year `until`, or is its first year alone.
    """
    found = [int(year) for year in YEAR.findall(period or "")]
    if not found:
        return NOTHING
    last = until if period and period.endswith("/..") and until else found[-1]
    return found[0], max(found[0], last)


def last_day(period: str | None) -> str | None:
    """The last day that belongs to the period, as a full date; None where it has no end or is no period."""
    moment = MOMENT.fullmatch((period or "").rpartition("/")[2])
    if not moment:
        return None
    year, quarter, month, day = moment.groups()
    number = int(month) if month else 3 * int(quarter) if quarter else 12
    return f"{year}-{number:02}-{day or monthrange(int(year), number)[1]}"


def lasting(first: str, length: str, unit: str) -> str:
    """The interval that begins on a day or in a month and lasts so long.

    Example:
        >>> lasting("2019-01-01", "half", "years"), lasting("2017-10", "2", "years")
        ('2019-01-01/2019-06-30', '2017-10/2019-10')
    """
    value = number(length)
    months = int(value[0] * (12 if unit == "years" else 1)) if value else 0
    if not months:
        return first
    years, month = divmod(int(first[5:7]) - 1 + months, 12)
    year = int(first[:4]) + years
    if MONTH.fullmatch(first):
        return f"{first}/{year}-{month + 1:02}"
    after = date(year, month + 1, min(int(first[8:]), monthrange(year, month + 1)[1]))
    return f"{first}/{after - timedelta(days=1)}"
