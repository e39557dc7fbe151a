"""Texts as they may be shown to anybody: personal names, citizen service numbers and addresses of persons left out.

It errs on the side of leaving out. What is stored stays as it was read; `forget` (backup.py) takes that away.

Example:
    >>> masked("Mevrouw A. de Wit (bsn 123456782) belde op 3 mei 2022 over € 123.456.782.")
    '[naam] (bsn [bsn]) belde op 3 mei 2022 over € 123.456.782.'
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import Any

from corpus import table

NAME, NUMBER, ADDRESS = "[naam]", "[bsn]", "[e-mail]"
BLOCK = "█"
VARIABLE = "VERSLAGMIJN_PRIVATE"
CAPITAL = r"[A-ZÀ-Þ][a-zà-ÿ’']+(?:-[A-ZÀ-Þ][a-zà-ÿ’']+)*"
LINK = r"(?:van der|van den|van de|van het|van ’t|van|de|der|den|ten|ter|te|in ’t|in|’t|'t|el|al|op de|op)"
LINKED = re.compile(rf"(?i:{LINK})\s+")
INITIALS = r"(?:(?:[A-Z]|Th|Ch|IJ)\.\s?){1,5}"
SURNAME = rf"(?:{LINK}\s+)?{CAPITAL}(?:-{CAPITAL})?"
TITLE = r"(?i:mevrouw|mevr\.|mw\.|de heer|dhr\.|heer|meneer|mr\.|drs\.|ir\.|ing\.|dr\.|prof\.)"
TITLED = re.compile(rf"(?<!\w)(?:{TITLE}\s+)+(?:{INITIALS}\s*)?(?:{CAPITAL}\s+)?(?P<surname>{SURNAME})")
INITIALLED = re.compile(
    rf"(?<![\w.])(?!(?:B\.\s?V|N\.\s?V|U\.\s?A|V\.\s?O\.\s?F)\.){INITIALS}\s*(?P<surname>{SURNAME})"
)
OFFICIAL = re.compile(  # what follows may be a field of work as well: left out here, and not remembered as a name
    rf"(?<!\w)(?P<role>(?i:wethouder|burgemeester|gedeputeerde|raadslid|statenlid|griffier|fractievoorzitter)\s+)"
    rf"(?P<name>(?:{INITIALS}\s*)?(?:(?!van\s){LINK}\s+)?(?!Staten\b){CAPITAL}(?:\s+{CAPITAL})?)"
)
PRESENT = re.compile(
    r"(?i:\b(?:aanwezig|afwezig|verhinderd|voorzitter|secretaris|griffier|notulist|notulen|verslag)"
    r"(?: met (?:kennisgeving|bericht))?\s*:)(?P<names>[^\n]{0,600})"
)
ONE_PRESENT = re.compile(rf"\W*(?:{CAPITAL}\s+)?(?P<surname>{SURNAME})\s*(?:\([^)]*\)?)?\W*")
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


def is_private() -> bool:
    """Whether the environment asks for this, also where no command runs."""
    return os.environ.get(VARIABLE, "").lower() in ("1", "true", "yes", "on")


def masked(text: str, known: frozenset[str] = frozenset(), *, in_place: bool = False) -> str:
    """The text with «[naam]», «[bsn]» and «[e-mail]» where it names a person, also by a surname of `known` alone.

    With `in_place` each letter of it becomes a block instead, so that places in the text stay where they were.
    """

    def hide(words: str, label: str) -> str:
        return BLOCK * len(words) if in_place else label

    def hide_known(found: re.Match[str]) -> str:
        before = found["before"] or ""
        is_name = bool(before) and _is_surname(before.strip())  # a first name that we do not know
        return hide(found[0], NAME) if is_name else before + hide(found[0][len(before) :], NAME)

    text = MAIL.sub(lambda found: hide(found[0], ADDRESS), text)
    text = LABELLED.sub(lambda found: found[0].replace(found[1], hide(found[1], NUMBER)), text)
    text = NINE.sub(lambda found: hide(found[0], NUMBER) if is_bsn(found[0]) else found[0], text)
    for pattern in (TITLED, INITIALLED):
        text = pattern.sub(lambda found: hide(found[0], NAME), text)
    text = OFFICIAL.sub(lambda found: found["role"] + hide(found["name"], NAME), text)
    text = FULL.sub(lambda found: hide(found[0], NAME) if _is_full(found) else found[0], text)
    return _alone(known).sub(hide_known, text) if known else text


def surnames(text: str) -> frozenset[str]:
    """The surnames, without «van der» and the like, of those whom the text names with title, initials or first name,
    or in a list of who was present.

    Example:
        >>> sorted(surnames("Mevrouw A. van der Kolk en Karin Mulder spraken. Kolk wees op artikel 3."))
        ['Kolk', 'Mulder']
    """
    found = [match["surname"] for pattern in (TITLED, INITIALLED) for match in pattern.finditer(text)]
    found += [match[2] for match in FULL.finditer(text) if match[2] and _is_full(match)]
    for line in PRESENT.finditer(text):
        pieces = (ONE_PRESENT.fullmatch(piece) for piece in re.split(r"[,;]| en ", line["names"]))
        found += [piece["surname"] for piece in pieces if piece]
    cores = (LINKED.sub("", name.strip()) for name in found)
    return frozenset(core for core in cores if _is_surname(core))


def _is_surname(core: str) -> bool:
    return core.lower() not in _no_names() | _first_names() and not _bodies().fullmatch(core)


def masked_row(row: Mapping[str, Any], known: frozenset[str] = frozenset()) -> dict[str, Any]:
    """The row of a list or JSON line with every text in it masked; a number printed as a bsn has no value.

    Who is named in full in one text of the row is left out of the others by surname too.
    """
    known |= frozenset(name for text in _texts(row) for name in surnames(text))
    made = {key: value if key in KEPT else _masked_value(value, known) for key, value in row.items()}
    if made.get("printed") == NUMBER:
        made |= {key: None for key in ("value", "value_text") if key in made}
    return made


def is_bsn(printed: str) -> bool:
    """Whether nine digits pass the «elfproef»: weighed 9, 8, … 2, -1 they add up to a multiple of eleven."""
    digits = [int(one) for one in printed if one.isdigit()]
    total = sum(digit * weight for digit, weight in zip(digits, WEIGHTS, strict=False))
    return len(digits) == 9 and any(digits) and total % 11 == 0


def _masked_value(value: Any, known: frozenset[str]) -> Any:
    if isinstance(value, str):
        return masked(value, known)
    if isinstance(value, list):
        return [_masked_value(one, known) for one in value]
    if isinstance(value, dict):
        return masked_row(value, known)
    return value


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping | list):
        for one in value.values() if isinstance(value, Mapping) else value:
            yield from _texts(one)


def _is_full(found: re.Match[str]) -> bool:
    """Whether it begins with a first name we know."""
    return found[1].lower() in _first_names() and not NOT_AFTER_FIRST_NAME.match(found.string, found.end(1))


@lru_cache(maxsize=64)
def _alone(known: frozenset[str]) -> re.Pattern[str]:
    names = "|".join(map(re.escape, sorted(known, key=lambda name: (-len(name), name))))
    return re.compile(
        rf"(?<!\w)(?P<before>(?!(?i:{LINK})\s){CAPITAL}\s+)?(?:(?i:{LINK})\s+)?(?:{names})(?!\w)(?:-{CAPITAL})?"
    )


@cache
def _first_names() -> frozenset[str]:
    return frozenset(row["words"] for row in table("first_names.csv"))


@cache
def _no_names() -> frozenset[str]:
    """Words that are nobody though they begin with a capital."""
    return frozenset(row["words"].lower() for name in ("no_names.csv", "organs.csv") for row in table(name))


@cache
def _bodies() -> re.Pattern[str]:
    """A role or a body: «voorzitter», «burgemeester»."""
    return re.compile("|".join(f"(?:{row['words']})" for row in table("bodies.csv")), re.IGNORECASE)
