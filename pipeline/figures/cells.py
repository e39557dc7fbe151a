"""What one table cell says: a number with its unit, nothing (a dash, n.v.t.), or words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from corpus import table
from models.dates.scenarios import OTHER_YEAR
from pipeline.normalise import number

EMPTY = re.compile(
    r"[-–—−.*\s]*|n\.?\s?v\.?\s?t\.?|n\.?\s?b\.?|onbekend|"
    r"niet (?:beschikbaar|bekend|van toepassing)|p\.?m\.?|x|nihil\??",
    re.I,
)
VALUE = re.compile(
    r"(?P<bound>[<>≤≥±]|ca\.?\s|circa\s)?\s?(?P<euro>€|EUR)?\s?(?P<minus>-/-|[-–−+])?\s?(?P<euro2>€)?\s?"
    r"(?P<number>\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,3}(?:\s\d{3})+|\d+(?:[,.]\d+)?)(?P<dash>,[-–]{1,2})?"
    r"(?P<scale>\s?(?:k|mln\.?|miljoen|mld\.?))?\s?(?P<unit>%|euro|fte|uur|uren|dagen|weken|maanden|jaar|keer|x)?\s?(?P<minus2>-)?[*¹²³⁴⁵⁶⁷⁸⁹)]*",
    re.I,
)
BRACKETED = re.compile(r"\((\d[\d.,]*)\)")
BOUND = {
    "<": "less_than",
    ">": "more_than",
    "≤": "at_most",
    "≥": "at_least",
    "±": "about",
    "ca": "about",
    "circa": "about",
}
UNIT = {"%": "percent", "euro": "eur", "fte": "fte", "uur": "hours", "uren": "hours", "dagen": "days", "weken": "weeks",
        "maanden": "months", "jaar": "years", "keer": "count", "x": "count"}  # fmt: skip
TAIL = re.compile(r"(?P<value>[<>]?\s?[-–−]?\d[\d.,]*\s?%?)\s(?=[A-Z(])")
SIZE = re.compile(  # that tells a row from others: «tot 8 dagen», «36 uur», «€ 50.000», but not «€ 1.000»
    r"(?<![\d.,])(?!(?:19|20)\d\d\b)\d{1,3}(?:[.,]\d+)?\s?(?:(?:[-–]|tot|t/m|à|en)\s?\d{1,3}(?:[.,]\d+)?\s?)?"
    r"(?:%|(?:procent|fte|uur|uren|dag(?:en)?|weken|week|maand(?:en)?|jaar)\b)|€\s?(?!1\.?000\b|1\.000\.000|1\s?(?:mln|miljoen))\d[\d.,]*",
    re.I,
)
COMPARED = r"(?:jonger|ouder|minder|meer|korter|langer)"
LENGTH = r"(?:jaar|maand(?:en)?|weken|dag(?:en)?|uur|uren)"
CLASS = re.compile(  # a label that says from where to where, or which size
    rf"^[<>≤≥]\s?\d|\d\s?(?:[-–]|tot|t/m|à|en)\s?(?:en met\s)?\d|\d+\+"
    rf"|\b(?:{COMPARED}|vanaf|tot|boven|onder)\b[^\d]{{0,12}}\d"
    rf"|\d\s?{LENGTH}?\s?(?:en|of)\s{COMPARED}|^\d{{1,3}}\s?{LENGTH}$",
    re.I,
)
CLASSES = 0.6  # of the rows


TIMES = re.compile(r"(?:[×✕*]|\bkeer)\s?(?=€|eur|1[.\s]?000|1\s(?:mln|miljoen))", re.I)  # «× € 1.000»


@dataclass(frozen=True, slots=True)
class Value:
    """A printed number of a cell; `unit` is None where the cell itself does not say it."""

    printed: str
    value: Decimal
    step: Decimal | None
    unit: str | None
    qualifier: str = "exact"


def value_of(text: str, *, loose: bool = False) -> Value | None:
    """The number that fills the cell; None for words, a dash or an empty cell. `loose` lets words follow the number.

    Example:
        >>> value_of("€ 2.800,-").value, value_of("< 0").qualifier, value_of("n.v.t."), value_of("3 trainingen")
        (Decimal('2800'), 'less_than', None, None)
    """
    printed = " ".join(text.replace("\u00a0", " ").split())
    match = VALUE.fullmatch(printed)
    if match is None and loose and (tail := TAIL.match(printed)):
        printed = tail["value"].strip()
        match = VALUE.fullmatch(printed)
    if match is None:
        return None
    found = number(match["number"].replace(" ", ".") + (match["scale"] or "").rstrip("."))
    if found is None:
        return None
    is_negative = (match["minus"] or match["minus2"]) in {"-/-", "-", "–", "−"}
    unit = "eur" if match["euro"] or match["euro2"] or match["dash"] else UNIT.get((match["unit"] or "").lower())
    bound = (match["bound"] or "").strip(" .").lower()
    return Value(printed, -found[0] if is_negative else found[0], found[1], unit, BOUND.get(bound, "exact"))


def booked(text: str) -> str:
    """The cell as accountants write it, with its minus: «(176)» is -176 in a table of amounts.

    Example:
        >>> booked("(1.176)"), booked("(3 fte)")
        ('-1.176', '(3 fte)')
    """
    match = BRACKETED.fullmatch(" ".join(text.split()))
    return f"-{match[1]}" if match else text


def beside(text: str) -> tuple[str, str] | None:
    """The year and value of a cell that tells what it was in another year; None for other cells.

    Example:
        >>> beside("(2023: 6,7%)"), beside("(7)")
        (('2023', '6,7%'), None)
    """
    match = OTHER_YEAR.fullmatch(" ".join(text.split()))
    return (match[1], match[2]) if match else None


def is_empty(text: str | None) -> bool:
    """Nothing is stated: an empty cell, a dash, n.v.t., «niet beschikbaar»."""
    return text is None or EMPTY.fullmatch(" ".join(text.split())) is not None


def unit_in(text: str) -> tuple[str, int] | None:
    """The unit that a header or label gives and the factor of its numbers («x € 1.000»); None where it gives none.

    A size that tells rows apart gives none: «kort (tot 8 dagen)», «tot € 50.000».
    """
    bare = SIZE.sub(" ", TIMES.sub("x ", text))
    for pattern, unit, factor in _units():
        if pattern.search(bare):
            return unit, factor
    return None


def are_classes(labels: Sequence[str]) -> bool:
    """Most labels are classes of a measure, whose unit is of them and not of the numbers beside them.

    Example:
        >>> are_classes(["jonger dan 25", "25 t/m 34", "35 en ouder", "Totaal"]), are_classes(["Beheer", "Team 3"])
        (True, False)
    """
    filled = [label for label in labels if label]
    return sum(CLASS.search(label) is not None for label in filled) >= CLASSES * max(1, len(filled))


def without_unit(text: str) -> str:
    """The label without its unit: «Baten (x € 1.000)» is «Baten»."""
    text = TIMES.sub("x ", text)
    bare = re.sub(
        r"\((?:[^()]*)\)",
        lambda match: "" if unit_in(match.group()) and len(match.group()) < 20 else match.group(),
        text,
    )
    bare = re.sub(
        r"(?:^|[-–,]\s*|\bin\s)(?:x\s)?€\s?(?:['’‘]\s?000|x?\s?1\.000)?|€\s?['’‘]000|(?<=\s)%$|^in %|\bin %", "", bare
    )
    return " ".join(bare.split()).strip(" -–:,")


@cache
def _units() -> list[tuple[re.Pattern[str], str, int]]:
    rows = table("table_units.csv", key="printed")
    return [(re.compile(row["printed"], re.I), row["unit"], int(row["factor"])) for row in rows]
