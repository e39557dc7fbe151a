"""Texts as they may be shown to anybody: personal names, citizen service numbers and addresses of persons left out.

It errs on the side of leaving out. What is stored stays as it was read; `forget` (backup.py) takes that away.

Example:
    >>> masked("Mevrouw A. de Wit (bsn 123456782) belde op 3 mei 2022 over € 123.456.782.")
    '[naam] (bsn [bsn]) belde op 3 mei 2022 over € 123.456.782.'
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from corpus import table

NAME, NUMBER, ADDRESS = "[naam]", "[bsn]", "[e-mail]"
CAPITAL = r"[A-ZÀ-Þ][a-zà-ÿ’']+(?:-[A-ZÀ-Þ][a-zà-ÿ’']+)*"
LINK = r"(?:van der|van den|van de|van het|van ’t|van|de|der|den|ten|ter|te|in ’t|in|’t|'t|el|al|op de|op)"
INITIALS = r"(?:(?:[A-Z]|Th|Ch|IJ)\.\s?){1,5}"
SURNAME = rf"(?:{LINK}\s+)?{CAPITAL}(?:-{CAPITAL})?"
TITLE = r"(?i:mevrouw|mevr\.|mw\.|de heer|dhr\.|heer|meneer|mr\.|drs\.|ir\.|ing\.|dr\.|prof\.)"
TITLED = re.compile(rf"(?<!\w)(?:{TITLE}\s+)+(?:{INITIALS}\s*)?(?:{CAPITAL}\s+)?{SURNAME}")
INITIALLED = re.compile(rf"(?<![\w.])(?!(?:B\.\s?V|N\.\s?V|U\.\s?A|V\.\s?O\.\s?F)\.){INITIALS}\s*{SURNAME}")
FULL = re.compile(rf"(?<!\w)({CAPITAL})(\s+{SURNAME})?")
NOT_AFTER_FIRST_NAME = re.compile(r"\s+(?:hoc|interim|valvas)\b")  # «Ad hoc» is nobody
MAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
NINE = re.compile(r"(?<![\d.,-])(?:\d{9}|\d{4}[. ]\d{2}[. ]\d{3})(?![\d]|[.,]\d)")
LABELLED = re.compile(
    r"(?i:\b(?:bsn|burgerservicenummer|sofi-?nummer)\b)(?:\s*(?:-?nummer|nr\.?|is|:|=))*\s*(\d[\d. -]{6,12}\d)"
)
WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)
KEPT = frozenset(  # columns that hold no text of a document
    (
        "id",
        "document",
        "fact",
        "rule",
        "kind",
        "type",
        "status",
        "unit",
        "role",
        "qualifier",
        "source",
        "record",
        "sha256",
    )
)


def masked(text: str) -> str:
    """The text with «[naam]», «[bsn]» and «[e-mail]» where it names a person."""
    text = MAIL.sub(ADDRESS, text)
    text = LABELLED.sub(lambda found: found[0].replace(found[1], NUMBER), text)
    text = NINE.sub(lambda found: NUMBER if is_bsn(found[0]) else found[0], text)
    text = INITIALLED.sub(NAME, TITLED.sub(NAME, text))
    return FULL.sub(_full, text)


def masked_row(row: Mapping[str, Any]) -> dict[str, Any]:
    """The row of a list or JSON line with every text in it masked; a number printed as a bsn has no value."""
    made = {key: value if key in KEPT else _masked_value(value) for key, value in row.items()}
    if made.get("printed") == NUMBER:
        made |= {key: None for key in ("value", "value_text") if key in made}
    return made


def is_bsn(printed: str) -> bool:
    """Whether nine digits pass the «elfproef»: weighed 9, 8, … 2, -1 they add up to a multiple of eleven."""
    digits = [int(one) for one in printed if one.isdigit()]
    total = sum(digit * weight for digit, weight in zip(digits, WEIGHTS, strict=False))
    return len(digits) == 9 and any(digits) and total % 11 == 0


def _masked_value(value: Any) -> Any:
    if isinstance(value, str):
        return masked(value)
    if isinstance(value, list):
        return [_masked_value(one) for one in value]
    if isinstance(value, dict):
        return masked_row(value)
    return value


def _full(found: re.Match[str]) -> str:
    """A first name we know, with the surname behind it."""
    if found[1].lower() not in _first_names() or NOT_AFTER_FIRST_NAME.match(found.string, found.end(1)):
        return found[0]
    return NAME


@cache
def _first_names() -> frozenset[str]:
    return frozenset(row["words"] for row in table("first_names.csv"))
