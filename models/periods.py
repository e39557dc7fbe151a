"""Years, quarters, sitting years, dates and «vorig jaar» in a sentence, as ISO strings as precise as the words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from corpus import table
from models.dates.quarters import parts_with_year
from models.dates.yearparts import MONTHS as MONTHS
from models.dates.yearparts import in_year, parts_of_years
from models.grammar.literals import Gate, gate

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
MONTH = re.compile(rf"\s(?:{_MONTH})\b", re.I)
YEAR = r"(?:19|20)\d\d"
_FREE = r"(?<![\w.,/€-])"
_DONE = r"(?![\w€]|[.,/]\d|-\w)"
_PART = r"(?:begin|medio|eind|einde|half|ultimo|primo)"
YEARS_BY_WORD = {"twee": 2, "drie": 3, "vier": 4, "vijf": 5, "tien": 10}
SEASONS = "voorjaar|lente|zomer|najaar|herfst|winter"

PATTERNS = tuple(
    (kind, re.compile(pattern, re.I))
    for kind, pattern in (
        (
            "since_month",
            rf"\b(?:sinds|sedert)\s(?:{_PART}\s)?(?:(?P<d>\d\d?)\s)?(?P<m>{_MONTH})\.?\s(?P<y>{YEAR}){_DONE}",
        ),
        (
            "days",
            rf"{_FREE}(?P<d1>\d\d?)\s(?P<m1>{_MONTH})\.?\s(?:(?P<y1>{YEAR})\s)?(?:tot en met|t/m|tot|en|–|-)\s?"
            rf"(?P<d2>\d\d?)\s(?P<m2>{_MONTH})\.?\s(?P<y2>{YEAR}){_DONE}",
        ),
        ("day", rf"{_FREE}(?P<d>\d\d?)\s(?P<m>{_MONTH})\.?\s(?P<y>{YEAR}){_DONE}"),
        ("digits", rf"{_FREE}(?P<d>\d\d?)(?P<sep>[-/.])(?P<m>\d\d?)(?P=sep)(?P<y>{YEAR}){_DONE}"),
        (
            "days_only",
            rf"{_FREE}\d\d?\s(?:{_MONTH})(?:,\s\d\d?\s(?:{_MONTH}))*\sen\s(?:op\s)?\d\d?\s(?:{_MONTH})\b(?!\.?\s(?:19|20)\d\d\b)",
        ),
        (
            "day_of_year",
            r"\b(?:per|op|ultimo)\s(?P<d>\d\d?)[-/](?P<m>\d\d?)(?![\w/-]|[.,]\d)"
            r"(?!\s(?:uur|jaar|keer|maal|meter|km)\b|\s(?!(?:waren|zijn|werden|hebben|hadden|stonden|liepen)\b)"
            r"[a-zà-ÿ]+(?:en|s)\b)",
        ),
        ("day_only", rf"{_FREE}(?P<d>\d\d?)(?:\s?(?:,|en|t/m|tot en met)\s?\d\d?)*\s(?P<m>{_MONTH})\b"),
        ("ultimo", rf"\b(?:ultimo|laatste\sdag\svan(?:\shet\sjaar)?)\s(?P<y>{YEAR}){_DONE}"),
        (
            "months_of_years",
            rf"\b(?:(?P<t>tussen)\s)?(?P<m1>{_MONTH})\.?\s(?P<y1>{YEAR})\s(?:tot en met|t/m|tot|–|-|(?(t)en|tot))\s"
            rf"(?P<m2>{_MONTH})\.?\s(?P<y2>{YEAR}){_DONE}",
        ),
        (
            "months",
            rf"\b(?P<m1>{_MONTH})\.?\s?(?:/|–|-|en|t/m|tot en met|tot)\s?(?P<m2>{_MONTH})\.?\s(?P<y>{YEAR}){_DONE}",
        ),
        ("month", rf"\b(?P<m>{_MONTH})\.?\s(?P<y>{YEAR}){_DONE}"),
        (
            "since",
            rf"\b(?:sinds|vanaf|sedert)\s(?:{_PART}\s|(?:het\s)?(?:{SEASONS})\s(?:van\s)?)?(?P<y>{YEAR})(?!\s?(?:tot|t/m|–|-))"
            rf"{_DONE}",
        ),
        ("sitting", rf"{_FREE}(?P<y1>{YEAR})\s?(?:/)\s?(?P<y2>{YEAR}|\d\d){_DONE}"),
        ("years", rf"\btussen\s(?P<y1>{YEAR})\sen\s(?P<y2>{YEAR}){_DONE}"),
        ("years", rf"{_FREE}(?P<y1>{YEAR})\s?(?:–|-|t/m|tot\sen\smet|tot)\s?(?P<y2>{YEAR}){_DONE}"),
        ("season", rf"\b(?:{SEASONS})\s(?:van\s)?(?P<y>{YEAR}){_DONE}"),
        ("year", rf"{_FREE}(?P<y>{YEAR}){_DONE}"),
        (
            "month_only",
            rf"(?:\b(?:in|sinds|vanaf|medio|begin|(?<!tot\s)eind|per)\s(?:de\smaand\s)?"
            rf"|(?:(?<=[a-zà-ÿ]{{3}}\s)|(?<=\())(?=(?:{_MONTH}):?\s\d+(?:,\d+)?\s?(?:%|procent|\))))"
            rf"(?P<m>{_MONTH})\b(?!\.?\s(?:19|20)\d\d\b)",
        ),
    )
)
WITHOUT_YEAR = frozenset({"day_of_year", "day_only", "days_only", "month_only"})
ANY_YEAR, ANY_MONTH = re.compile(YEAR), gate(_MONTH, re.I)
RENAMED = {"day_of_year": "day_only", "ultimo": "day"}
OF_MONTH = frozenset({"day_only", "days_only", "month_only"})  # kinds that name a month and no year,
OF_YEAR = frozenset({"ultimo", "digits", "since", "sitting", "years", "season", "year"})  # and the reverse
# «Staatsblad 2020, 118», «het Besluit bijstandverlening zelfstandigen 2004 (Bbz 2004)»: the year is part of a name
NAMED_YEAR = re.compile(
    r"(?:\b(?:Staatsblad|Stb|Staatscourant|Stcrt|Tractatenblad|Trb|Kamerstukken(?:\sII?)?|PbEU|PB)\.?"
    r"|\b(?:[A-Z]\w*(?:wet|besluit|regeling|verordening|reglement)|Wet|Besluit|Regeling|Verordening|Verdrag|Reglement)"
    r"(?:\s(?!(?:in|over|sinds|per|vanaf|tot|eind|begin|medio|voor|na|was|is|werd)\b)[a-zà-ÿ-]+){0,5}"
    r"(?:\s\d{4})?(?:\s\([A-Z]\w{1,6})?)\s$"
)
NAMED = gate(r"jaar|zomer|herfst|lente|periode|datum|moment|thans|inmiddels|vandaag|van(?:avond|middag|ochtend)", re.I)
LED = re.compile(r"\d|\b(?:in|sinds|vanaf|medio|begin|eind|per)\s", re.I)
PARTED = gate(r"kwarta|half|helft|maanden|tussen|van\s|t/m|tot\s|q[1-4]", re.I)
MONTHS_JOINED = re.compile(r"[a-z]\s?[-–/]\s?[a-z]", re.I)
RELATIVE = gate(
    r"jaar|zomer|herfst|lente|periode|balansdatum|moment|thans|inmiddels|vandaag|van(?:avond|middag|ochtend)", re.I
)
YEARS_EARLIER = re.compile(
    rf"\b(?<!dan\s)(?P<n>{'|'.join(YEARS_BY_WORD)}|\d)\sja(?:ar|ren)\s"
    r"(?:eerder|daarvoor|daarvóór|ervoor|geleden|terug(?!\ste\b))\b",
    re.I,
)
REACH = 60  # characters before a period in which the words that lead to it stand
LAW_REACH = 150  # the name of a law is longer
PLAIN_YEAR = re.compile(rf"{_FREE}{YEAR}{_DONE}")
COMPARED = re.compile(
    r"(?:ten opzichte van|t\.o\.v\.|tov|vergel(?:eken|ijk|ijken)(?:\s(?:je|we|wij|u))?\smet|in vergelijking (?:met|tot)"
    r"|vergelijking met|vergelijkbaar met|(?:gelijk|hetzelfde|evenveel|even\s\w+)\s(?:aan|als)|in lijn met"
    r"|afgezet tegen|tegenover|dan|boven|onder"
    r"|(?:het dubbele|de helft|het niveau|(?:dan|als)\s(?:dat|die))\s(?:van|uit|in))"
    r"\s(?:het\s(?:jaar|verslagjaar)\s|(?:in|over|van|uit)\s)?(?:het\s)?$"
    r"|(?:ten opzichte van|vergeleken met)\s(?:de|het|onze|ons)\s(?:[a-zà-ÿ]+\s){1,2}\($",  # «… de vorige (april 2024)»
    re.I,
)


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time named in a sentence.

    `iso` is the ISO string where the words alone give it; else `years` counts from the year of the document, and `day`
    narrows it to a month (`09`) or a day (`12-31`); of the kind `now` it is the last moment the document knows of, of
    the kind `by_now` in minutes the year of that moment; of the kind `report` it counts from the year of a report, and
    in minutes from nothing; of the kind `said` from when a letter was sent; of the kind `in_year` it is the year of a
    day that dates something else. `day` may be a part of the year (`Q2`, `01/06`).
    `is_compared`: something is compared with it («t.o.v. 2021»).
    """

    start: int
    end: int
    kind: str
    iso: str | None = None
    years: int | None = None
    day: str | None = None
    is_compared: bool = False


def periods(text: str) -> list[Period]:
    """The periods of one sentence, in order; bare dates without a year have neither iso nor years.

    Example:
        >>> [p.iso for p in periods("In september/oktober 2019 en sinds 2021 is er meer gemeld dan in 2018.")]
        ['2019-09/2019-10', '2021/..', '2018']
    """
    if not (LED.search(text) or NAMED.search(text)):
        return []
    found: list[Period] = []
    for period in (*_with_year(text), *_absolute(text), *_parts(text), *_relative(text)):
        if all(period.end <= other.start or period.start >= other.end for other in found):
            found.append(period)
    return sorted(found, key=lambda period: period.start)


def _with_year(text: str) -> Iterable[Period]:
    """Parts of a year that is named with them."""
    for start, end, kind, iso in parts_with_year(text) if LED.search(text) else ():
        yield Period(start, end, kind, iso=iso, is_compared=_is_compared(text, start))


def _absolute(text: str) -> Iterable[Period]:
    has_year, has_month = bool(ANY_YEAR.search(text)), bool(ANY_MONTH.search(text))
    for kind, pattern in PATTERNS:
        if kind != "day_of_year" and not (
            has_month if kind in OF_MONTH else has_year and (has_month or kind in OF_YEAR)
        ):
            continue
        for match in pattern.finditer(text):
            if kind == "year" and not _is_year(text, match.start(), match.end()):
                continue
            iso = _iso(kind, match.groupdict())
            is_of_this_year = kind in WITHOUT_YEAR
            day = _day(kind, match.groupdict()) if is_of_this_year else None
            if (iso is None and not is_of_this_year) or (kind == "day_of_year" and day is None):
                continue
            yield Period(
                match.start(),
                match.end(),
                RENAMED.get(kind, kind),
                iso=iso,
                years=0 if is_of_this_year else None,
                day=day,
                is_compared=_is_compared(text, match.start()),
            )


def _day(kind: str, group: dict[str, str | None]) -> str | None:
    """Month or day of the year of the document, as `09` or `09-30`; None for several days, and for 31-13."""
    if kind == "days_only":
        return None
    month = MONTHS[str(group["m"]).lower()] if kind != "day_of_year" else int(group["m"] or 0)
    if kind == "month_only":
        return f"{month:02}"
    return f"{month:02}-{int(group['d'] or 0):02}" if 1 <= month <= 12 and 1 <= int(group["d"] or 0) <= 31 else None


def _parts(text: str) -> Iterable[Period]:
    """Parts of the year that the sentence named before, else of the document's."""
    if not (PARTED.search(text) or MONTHS_JOINED.search(text)):
        return
    for start, end, kind, part in parts_of_years(text):
        named = [year.group() for year in PLAIN_YEAR.finditer(text, 0, start) if _is_year(text, *year.span())]
        iso = in_year(named[-1], part) if named else None
        yield Period(start, end, kind, iso=iso, years=0, day=part, is_compared=_is_compared(text, start))


def _relative(text: str) -> Iterable[Period]:
    if not RELATIVE.search(text):
        return
    for pattern, years, day, base in _relatives():
        for match in pattern.finditer(text, text.lower()):
            yield _counted_from(text, match, years, day, base)
    for match in YEARS_EARLIER.finditer(text):
        years = -YEARS_BY_WORD.get(match["n"].lower(), 0) or -int(match["n"])
        yield _counted_from(text, match, years, None, "sentence")


def _counted_from(text: str, match: re.Match[str], years: int, day: str | None, base: str) -> Period:
    """The period so many years from its base; «in 2021 12, een jaar eerder 9» counts from the 2021."""
    named = [year for year in PLAIN_YEAR.finditer(text, 0, match.start()) if _is_year(text, *year.span())]
    iso = str(int(named[-1].group()) + years) if base == "sentence" and named else None
    return Period(
        match.start(),
        match.end(),
        base if base in {"now", "by_now", "said", "report"} else "relative",
        iso=iso,
        years=years,
        day=day,
        is_compared=_is_compared(text, match.start()),
    )


def _is_compared(text: str, start: int) -> bool:
    """Words of comparison lead to the period."""
    return bool(COMPARED.search(text, max(0, start - REACH), start))


def _is_year(text: str, start: int, end: int) -> bool:
    """Four digits are a count where a qualifier or «in totaal» stands before them, or a unit behind."""
    if re.match(r"\s?(?:euro|uur|uren|fte|keer|maal|%|procent)", text[end:], re.I):
        return False
    before = text[max(0, start - 20) : start]
    if NAMED_YEAR.search(text, max(0, start - LAW_REACH), start):
        return False
    counted = r"(?:€|meer dan|minder dan|circa|ca\.|ruim|bijna|ongeveer|zo['’]n|maximaal|minimaal|rond de|totaal)\s?$"
    if re.search(counted, before, re.I):
        return False
    plural = re.match(r"\s[a-zà-ÿ]{3,}(?:en|s)\b", text[end:])
    return not (plural and re.search(r"\b(?:er|zijn|waren|werden|hebben|alle|door|telde|telt)\s$", before, re.I))


def _iso(kind: str, group: dict[str, str | None]) -> str | None:
    """The ISO string of a match; None where a part is out of range (month 13)."""

    def month(key: str) -> str:
        return f"{MONTHS[str(group[key]).lower()]:02}"

    if kind == "days":
        first = f"{group['y1'] or group['y2']}-{month('m1')}-{int(group['d1'] or 0):02}"
        return f"{first}/{group['y2']}-{month('m2')}-{int(group['d2'] or 0):02}"
    if kind == "day":
        return f"{group['y']}-{month('m')}-{int(group['d'] or 0):02}"
    if kind == "ultimo":
        return f"{group['y']}-12-31"
    if kind == "digits":
        return (
            f"{group['y']}-{int(group['m'] or 0):02}-{int(group['d'] or 0):02}" if int(group["m"] or 0) <= 12 else None
        )
    if kind == "months_of_years":
        return f"{group['y1']}-{month('m1')}/{group['y2']}-{month('m2')}"
    if kind == "months":
        return f"{group['y']}-{month('m1')}/{group['y']}-{month('m2')}"
    if kind == "month":
        return f"{group['y']}-{month('m')}"
    if kind == "since":
        return f"{group['y']}/.."
    if kind == "since_month":
        is_first = month("m") == "01" and int(group["d"] or 0) == 1
        if is_first or int(group["d"] or 1) == 1:
            return f"{group['y']}/.." if is_first else f"{group['y']}-{month('m')}/.."
        return f"{group['y']}-{month('m')}-{int(group['d'] or 0):02}/.."
    if kind in {"sitting", "years"}:
        first, last = str(group["y1"]), str(group["y2"])
        last = first[:2] + last if len(last) == 2 else last
        return f"{first}/{last}" if int(first) < int(last) else None
    return group["y"] if kind in {"year", "season"} else None


@cache
def _relatives() -> list[tuple[Gate, int, str | None, str]]:
    rows = table("relative_periods.csv", key="printed")
    return [
        (gate(rf"\b(?:{row['printed']})\b", re.I), int(row["years"]), row["day"] or None, row["base"]) for row in rows
    ]
