"""Deadlines counted from the day of the meeting: «binnen vier weken», «over twee maanden»."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

NUMBERS = {
    "een": 1, "één": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8, "negen": 9,
    "tien": 10, "twaalf": 12, "veertien": 14,
}  # fmt: skip
TERM = re.compile(
    rf"\b(?P<lead>binnen|over)\s(?P<number>\d{{1,2}}|{'|'.join(NUMBERS)})\s"
    r"(?P<unit>werkdag(?:en)?|dag(?:en)?|week|weken|maand(?:en)?|jaar)\b(?!\s(?:na|nadat|vanaf|voor|vóór|sinds))",
    re.I,
)
WORKDAYS = 5  # a week


def relative_terms(text: str, day: str | None) -> Iterable[tuple[re.Match[str], str | None]]:
    """Each term with the day on which it ends; nothing where the day of the meeting is not known.

    Example:
        >>> [iso for _, iso in relative_terms("De brief volgt binnen vier weken.", "2024-03-05")]
        ['2024-04-02']
    """
    if day is None or not re.fullmatch(r"\d{4}-\d\d-\d\d", day):
        return
    for match in TERM.finditer(text):
        said = match.group("number").lower()
        yield match, _after(date.fromisoformat(day), NUMBERS.get(said) or int(said), match.group("unit").lower())


def _after(start: date, number: int, unit: str) -> str:
    if unit.startswith("werkdag"):
        return str(_after_workdays(start, number))
    if unit.startswith("dag"):
        return str(start + timedelta(days=number))
    if unit.startswith("we"):
        return str(start + timedelta(weeks=number))
    if unit == "jaar":
        return f"{start.year + number}-{start.month:02}"
    years, month = divmod(start.month - 1 + number, 12)
    return f"{start.year + years}-{month + 1:02}"


def _after_workdays(start: date, number: int) -> date:
    last = start
    while number:
        last += timedelta(days=1)
        number -= last.isoweekday() <= WORKDAYS
    return last
