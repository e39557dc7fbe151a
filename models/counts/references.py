"""Printed digits that count nothing: articles, phases, codes, clock times, ages, postcodes, the number of a point."""

from __future__ import annotations

import re
from functools import cache

from corpus import table
from models.periods import MONTH

CLOCK = re.compile(r"\b(?:om|rond|vanaf|tot|sinds|tussen|en|-)\s$", re.I)
AGE = re.compile(r"\s(?:en|of)\s(?:ouder|jonger)\b|\soud\b|\sgeleden\b")
AGE_BEFORE = re.compile(
    r"\b(?:jonger|ouder)\sdan\s$|\b(?:tot|onder|boven|vanaf)\sde\s$|\bleeftijd\svan\s$|\b(?:jongeren|kinderen|mensen|personen)\s(?:tot|vanaf|onder)\s$",
    re.I,
)
SEVERAL = re.compile(
    r"\b(?:de|deze|die|zie|bij|op|onder|en)\s(?:vragen|antwoorden|punten|leden|onderdelen|bladzijden|pagina's|pagina’s)\s"
    r"(?:[\d,\s]+(?:\s(?:en|of|t/m|tot en met)\s)?)?$",
    re.I,
)
AVERAGE_AGE = re.compile(r"\bgemiddelde\s(?:\w+\s)?leeftijd\svan\s$", re.I)
ALWAYS = re.compile(r"24 uur per dag|7 dagen per week|365 dagen|24/7")
# «in het vierde kwartaal twee diensten»: the quarter has its number already
ORDINAL = re.compile(
    r"\b(?:eerste|tweede|derde|vierde|laatste|vorige?|elk|ieder|per|dit|dat|het)\s(?:kwartaal|halfjaar)\s$", re.I
)
# «aanbeveling 1 en 3», «de adviezen 2, 4 en 5»: which ones
POINTS_NAMED = re.compile(
    r"\b(?:aanbeveling(?:en)?|advies|adviezen|maatregel(?:en)?|voorwaarden?|acties?|(?:actie|beslis|aandachts)?punt(?:en)?"
    r"|toezegging(?:en)?|stellingen|doelen|vragen)\s\d{1,2}"
    r"(?:\s?(?:,|en|of|t/m|tot en met)\s?\d{1,2})+(?![\d.,%])(?!\s(?:keer|uur|fte|maal))",
    re.I,
)
YEAR = re.compile(r"(?:19|20)\d\d")
TITLED = re.compile(
    r"(?:wet|cao|code|nota|regeling|verordening|besluit|plan|beleid|rapport|verslag|monitor|rekening|begroting|reglement"
    r"|handreiking|convenant|akkoord|protocol|programma|onderzoek|agenda|strategie|visie)\s$",
    re.I,
)
LAST_WORD = re.compile(r"([\w.’'§-]+)\s$")
MEASURED = frozenset({"percent", "eur", "fte"})  # «norm 80%» is a percentage, «norm 8» the name of a norm
JOINED = r"(?:,|en|of|t/m|tot en met|tot)"
RUN = re.compile(rf"([\w.’'§-]+)\s[\d.,]+(?:\s?{JOINED}\s?[\d.,]+)*\s?{JOINED}\s$")


def is_reference(text: str, start: int, end: int, number: str, unit: str | None) -> bool:
    """The printed digits at `start`–`end` refer to something instead of counting; `unit` is what stands behind them."""
    if unit is None and is_of_title(text, start, number):
        return True
    if MONTH.match(text, end) or (is_named(text, start) and unit not in MEASURED):
        return True
    if unit == "hours":
        return bool(CLOCK.search(text, 0, start) or re.fullmatch(r"\d{1,2}\.\d\d", number))
    if ALWAYS.match(text, start):
        return True
    if unit == "years":
        is_age = AGE_BEFORE.search(text[:start]) and not AVERAGE_AGE.search(text[:start])
        return bool(AGE.match(text, end + len(" jaar")) or is_age)
    return unit is None and _is_code(text, start, end, number)


def is_of_title(text: str, start: int, number: str) -> bool:
    """The year behind the name of a law, plan or report: «de Ambtenarenwet 2017 verplicht werkgevers»."""
    return bool(YEAR.fullmatch(number) and TITLED.search(text, max(0, start - 40), start))


def is_named(text: str, start: int) -> bool:
    """The number stands behind «artikel», «fase», «top» … or runs on from such a number («artikel 3 en 4»)."""
    if SEVERAL.search(text, max(0, start - 40), start):
        return True
    before = LAST_WORD.search(text, max(0, start - 40), start)
    if not before or ORDINAL.search(text, max(0, start - 40), start):
        return False
    if any(match.start() < start < match.end() for match in POINTS_NAMED.finditer(text, max(0, start - 60))):
        return True
    run = RUN.search(text[max(0, start - 60) : start])
    return any(_names_it(word) for word in (before.group(1), run.group(1) if run else ""))


def _names_it(word: str) -> bool:
    lower = word.lower()
    return lower in _names() or lower.strip(".") in _names() or lower.endswith(_tails())


def _is_code(text: str, start: int, end: int, number: str) -> bool:
    """A number without a unit that is a code, the base of a rate, the number of a point, a postcode or a telephone."""
    bare = number.replace(".", "")
    if bare.isdigit() and (len(number) >= 7 if bare == number else False):
        return True
    if len(bare) > 1 and bare[0] == "0" and bare.isdigit():
        return True
    if re.search(r"\bper\s$", text[:start], re.I) or (start == 0 and re.match(r"\d\d?\s[A-ZÀ-Þ]", text)):
        return True  # «per 1000 inwoners»; the number of a point («7 Verlof»)
    if len(number) == 4 and re.match(r"\s[A-Z]{2}\b", text[end:]):
        return True  # a postcode
    before = re.search(r"(?<![\w.,-])(\d+)\s$", text[:start])
    if (re.match(r"\s\d", text[end : end + 2]) and not is_year(number)) or (before and not is_year(before.group(1))):
        return True  # «070 353 30 00»
    if re.match(r"\s?(?:tot|–|-|en)\s?\d{1,2}(?:[.:]\d\d)?\suur\b", text[end:]) and int(bare) <= 24:
        return True  # «van 9 tot 17 uur»
    return len(number) >= 4 and bool(re.search(r"(?<!\w)[A-Z]{1,4}\s$", text[:start]))


def is_year(printed: str) -> bool:
    """Four digits that may be a year."""
    return len(printed) == 4 and printed.isdigit() and 1900 <= int(printed) <= 2100


@cache
def _tails() -> tuple[str, ...]:
    """The longer of these words, which end compounds too («actiespoor», «salarisschaal»)."""
    return tuple(name for name in _names() if len(name) > 4 and name.isalpha())


@cache
def _names() -> frozenset[str]:
    return frozenset(row["printed"].lower() for row in table("not_counted.csv", key="printed"))
