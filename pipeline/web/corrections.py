"""The form in which a fact is corrected: its fields as in `fields.csv`, and what is wrong with what was filled in.

Example:
    >>> from pipeline.web.language import speaker
    >>> changes({"value": 14.0, "unit": "count", "qualifier": "exact", "role": "level"}, "figure",
    ...     {"value": "1.015", "unit": "count", "qualifier": "exact", "role": "level"}, speaker("nl"))
    ({'value': 1015}, {})
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.knowledge.years import MOMENT
from pipeline.web.language import Speaker

FIELDS = Path(__file__).with_name("fields.csv")
LONGEST = {"text": 200, "long": 1000}  # characters
CONTROL = re.compile(r"[\x00-\x1f\x7f]+")
NUMBERS = {
    "nl": re.compile(r"(-?)(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?", re.ASCII),
    "en": re.compile(r"(-?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?", re.ASCII),
}
MOST_DIGITS = 15  # what a float holds


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of the form; `shape` says what may be filled in, `choices` which values where there is a list."""

    name: str
    shape: str  # text | long | number | period | choice | indicator | organisation | obligation
    is_needed: bool
    choices: tuple[str, ...]


@cache
def fields(kind: str) -> tuple[Field, ...]:
    """What can be corrected of a fact of this kind, in the order of the form."""
    with FIELDS.open(encoding="utf-8", newline="") as file:
        return tuple(
            Field(
                name=row["field"],
                shape=row["shape"],
                is_needed=row["needed"] == "yes",
                choices=tuple(row["choices"].split()),
            )
            for row in csv.DictReader(file)
            if row["kind"] == kind
        )


def written(value: Any, field: Field, says: Speaker) -> str:
    """The value as the form shows it."""
    return says.number(value) if field.shape == "number" else str(value if value is not None else "")


def changes(
    fact: Mapping[str, Any],
    kind: str,
    typed: Mapping[str, str],
    says: Speaker,
    listed: Mapping[str, Sequence[str]] | None = None,
) -> tuple[dict[str, Any], dict[str, str]]:
    """What was filled in otherwise than was read, and per field what is wrong with it, in the reader's language.

    `listed` holds the values that may be chosen of a field whose list is in the base.
    """
    found: dict[str, Any] = {}
    complaints: dict[str, str] = {}
    for field in fields(kind):
        if field.name not in typed:
            continue
        text = _tidy(typed[field.name])
        if text == _tidy(written(fact.get(field.name), field, says)):
            continue
        choices = field.choices or (listed or {}).get(field.name, ())
        if wrong := _complaint(text, field, choices, says):
            complaints[field.name] = wrong
            continue
        found[field.name] = _number(text, says) if field.shape == "number" else text or None
    return found, complaints


def _tidy(text: str) -> str:
    return " ".join(CONTROL.sub(" ", text).split())


def _complaint(text: str, field: Field, choices: Sequence[str], says: Speaker) -> str | None:
    if not text:
        return says.text("Dit mag niet leeg zijn.") if field.is_needed else None
    most = LONGEST.get(field.shape, LONGEST["text"])
    if len(text) > most:
        return says.text("Dit is te lang; hoogstens {n} tekens.", n=most)
    if field.shape == "number" and _number(text, says) is None:
        return says.text("«{text}» is geen getal; schrijf het als 14 of 1.250 of 3,4.", text=text)
    if field.shape == "period" and not _is_period(text):
        told = "«{text}» is geen datum of periode; schrijf die als 2022, 2022-09, 2022-09-02, 2021-Q3 of 2021/2022."
        return says.text(told, text=text)
    if choices and field.shape != "organisation" and text not in choices:
        return says.text("«{text}» staat niet in de lijst; kies een andere waarde.", text=text)
    return None


def _number(text: str, says: Speaker) -> int | float | None:
    """The number as people write it in this language; None where it is none."""
    found = NUMBERS[says.language].fullmatch(text)
    if not found or len(re.sub(r"\D", "", text)) > MOST_DIGITS:
        return None
    whole = found[1] + re.sub(r"\D", "", found[2])
    return float(f"{whole}.{found[3]}") if found[3] else int(whole)


def _is_period(text: str) -> bool:
    first, slash, last = text.partition("/")
    return bool(MOMENT.fullmatch(first)) and (not slash or last == ".." or bool(MOMENT.fullmatch(last)))
