"""Dutch, or English where the reader chose it: texts, numbers and the names of codes.

The Dutch text is the key; `english.csv` holds its English, `names.csv` what codes and columns are called in both.
Texts from documents are never translated.

Example:
    >>> speaker("en").text("{n} besluiten", n=3)
    '3 decisions'
    >>> speaker("nl").number(1234.5), speaker("en").number(1234.5)
    ('1.234,5', '1,234.5')
    >>> speaker("nl").when("2022-11-08"), speaker("nl").when("2021-Q3"), speaker("nl").when("2018/..")
    ('8 november 2022', '3e kwartaal 2021', 'sinds 2018')
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pipeline.knowledge.years import MOMENT

ENGLISH = Path(__file__).with_name("english.csv")
NAMES = Path(__file__).with_name("names.csv")
COOKIE = "taal"
LANGUAGES = ("nl", "en")
MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)


@dataclass(frozen=True, slots=True)
class Speaker:
    """One language."""

    language: str

    def text(self, dutch: str, **values: object) -> str:
        """The text in this language, each `{name}` filled in."""
        said = english().get(dutch, dutch) if self.language == "en" else dutch
        return said.format(**values) if values else said

    def name(self, code: object) -> str:
        """What people call this code or column; the code itself where it has no other name."""
        own = names().get(str(code))
        return own[self.language] if own else self.text(str(code))

    def number(self, value: float | None) -> str:
        """The number as people write it; nothing for None."""
        if value is None:
            return ""
        written = f"{value:,.10g}" if value != int(value) else f"{int(value):,}"
        return written if self.language == "en" else written.translate(str.maketrans(",.", ".,"))

    def when(self, period: object) -> str:
        """The day or period as people write it; as it is where it is none, and nothing for None."""
        first, slash, last = str(period or "").partition("/")
        if last == "..":
            return self.text("sinds {day}", day=self._moment(first))
        if not slash:
            return self._moment(first)
        dash = "–" if len(first) == len(last) == 4 else " – "
        return f"{self._moment(first)}{dash}{self._moment(last)}"

    def _moment(self, iso: str) -> str:
        found = MOMENT.fullmatch(iso)
        if not found:
            return iso
        year, quarter, month, day = found.groups()
        if quarter:
            return self.text(f"{quarter}e kwartaal {{year}}", year=year)
        return " ".join(
            part for part in (day and str(int(day)), month and self.text(MONTHS[int(month) - 1]), year) if part
        )


@cache
def speaker(language: str) -> Speaker:
    """The speaker of this language; of Dutch where we do not speak it."""
    return Speaker(language if language in LANGUAGES else "nl")


@cache
def english() -> dict[str, str]:
    """The English of every Dutch text of the pages."""
    with ENGLISH.open(encoding="utf-8", newline="") as file:
        return {row["nl"]: row["en"] for row in csv.DictReader(file)}


@cache
def names() -> dict[str, dict[str, str]]:
    """The Dutch and English name of each code and column."""
    with NAMES.open(encoding="utf-8", newline="") as file:
        return {row["code"]: row for row in csv.DictReader(file)}
