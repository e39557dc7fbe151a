"""Years, months and days as they are printed at the front of a document."""

from __future__ import annotations

import re
from datetime import date

import corpus

YEAR = r"(?:19[89]\d|20[0-4]\d)"
SITTING_YEAR = re.compile(rf"({YEAR})\s?[-–/]\s?(?:20)?(\d\d)\b")
# «2021 en 2022», «2020, 2021 en 2022», «2021 t/m 2023»
YEARS_ON_END = re.compile(rf"\b({YEAR})(?:,\s{YEAR})*\s(?:en|&|t/m|tot en met)\s({YEAR})\b", re.IGNORECASE)
MONTHS = {row["printed"]: int(row["month"]) for row in corpus.table("months.csv")}
MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
DAY = re.compile(rf"\b(\d{{1,2}})\s+({MONTH})\.?\s+({YEAR})\b", re.IGNORECASE)
DAY_IN_DIGITS = re.compile(rf"\b(\d{{1,2}})[-/.](\d{{1,2}})[-/.]({YEAR})\b")
MONTH_YEAR = re.compile(rf"\b({MONTH})\s+({YEAR})\b", re.IGNORECASE)


def day_in(text: str) -> str | None:
    """The first full date in a text as ISO; None without one."""
    for found in sorted((*DAY.finditer(text), *DAY_IN_DIGITS.finditer(text)), key=lambda match: match.start()):
        month = MONTHS.get(found[2].lower()) or (int(found[2]) if found[2].isdecimal() else 0)
        try:
            return date(int(found[3]), month, int(found[1])).isoformat()
        except ValueError:  # 31 april, 12-15-2022
            continue
    return None


def sitting(found: re.Match[str]) -> str:
    """The years of a match of `SITTING_YEAR` as «2021/2022»."""
    first, last = int(found[1]), int(found[1][:2] + found[2])
    return f"{first}/{last}" if last > first else str(first)


def on_end(found: re.Match[str] | None) -> str | None:
    """The years of a match of `YEARS_ON_END` as «2021/2022»; None where there is none, or it counts back."""
    return f"{found[1]}/{found[2]}" if found and found[1] < found[2] else None
