"""Shares in words: «één op de vijf», «zes op de tien», «een derde van de …», «de helft van de …» → percent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from models.counts.numbers import NUMERAL
from models.counts.numerals import spoken

OF_EACH = re.compile(
    rf"(?<![\w,.-])(?P<part>\d{{1,2}}|{NUMERAL})\sop\s(?:de|elke|iedere)\s(?P<whole>\d{{1,4}}|{NUMERAL})(?![\w%-]|[.,]\d)",
    re.I,
)
EACH = re.compile(r"\sop\s(?:de|elke|iedere)\s", re.I)
ONE_IN = re.compile(
    rf"(?<![\w,.-])(?P<part>1|één|eén)\sop\s(?P<whole>\d{{1,2}}|{NUMERAL})(?=\s[a-zà-ÿ]+(?:en|s)\b)", re.I
)
WHOLES = frozenset({*range(2, 13), 15, 20, 25, 50, 100, 1000, 10_000})
FRACTION = re.compile(
    r"(?<![\w-])(?:(?P<half>de helft)|(?P<three>drie\s?kwart)"
    r"|(?P<part>een|één|eén|twee|drie|vier)\s?(?P<name>kwart|derde|vierde|vijfde|zesde|achtste|tiende)n?)(?=\s(?:van\s(?:de|het|deze|dit|die|hen|alle|onze|ons|haar|zijn|hun|wie)|(?:daar|hier|waar|er)van)\b)",
    re.I,
)
# «Van die bezwaren is tweederde ingediend door …»; not where a count follows in brackets
OF_OPENED = re.compile(
    r"^\W*van\s(?:de|die|deze|alle|onze|het|hen)\s?[^.;,()\d]{0,60}?\s(?:is|was|zijn|waren|heeft|hebben|had|hadden|werd|werden|ging|gingen|komt"
    r"|kwam|vindt|vond|bleek|gaf|koos)\s(?:(?:ruim|bijna|circa|ongeveer|meer dan|minder dan)\s)?"
    r"(?:(?P<half>de helft)|(?P<three>drie\s?kwart)|(?P<part>een|één|eén|twee|drie)\s?"
    r"(?P<name>kwart|derde|vierde|vijfde|zesde|tiende))n?\b"
    r"(?!\svan\s)(?![^.;]{0,60}\([^()]{0,40}\d)",
    re.I,
)
PART_OF_TIME = re.compile(r"\b(?:eerste|tweede|andere|ene|laatste)\s$", re.I)
TIME = re.compile(
    r"\svan\s(?:de|het|deze|dit)\s(?:\w+\s)?(?:jaar|maand|week|dag|kwartaal|eeuw|vergadering|tijd)\b", re.I
)
EXACTLY = re.compile(
    r"[^.;()]{0,70}\([^()]{0,40}\d\s?(?:%|procent)"
)  # «bijna de helft van de boten (44%)»: the 44% is it
NAMED = {"kwart": 4, "derde": 3, "vierde": 4, "vijfde": 5, "zesde": 6, "achtste": 8, "tiende": 10}
TOGETHER = re.compile(
    r"\bmet\s(?:z['’]n|zijn|hun|ons)\s(?P<all>(?P<number>twee|drie|vier|vijv|zess|zev|acht|neg|ti)e[ën]{1,2}n?)\b", re.I
)
TOGETHER_OF = ("twee", "drie", "vier", "vijv", "zess", "zev", "acht", "neg", "ti")  # from 2
TENTH = Decimal("0.1")


def ratios(text: str) -> Iterator[tuple[int, int, Decimal]]:
    """The shares said in words: where each begins and ends, and how many percent it is, to one decimal.

    Example:
        >>> [percent for _, _, percent in ratios("Eén op de drie scholen doet mee, twee derde van de leraren ook.")]
        [Decimal('33.3'), Decimal('66.7')]
        >>> list(ratios("De kaart is 1 op de 25.000; in de tweede helft van het jaar volgt de rest."))
        []
    """
    if " op " in text:
        each = OF_EACH.finditer(text) if EACH.search(text) else ()
        for match in (*each, *ONE_IN.finditer(text)):
            part, whole = _number(match["part"]), _number(match["whole"])
            if part and whole and part < whole and int(whole) in WHOLES:
                yield match.start(), match.end(), _percent(part, whole)
    if (opened := OF_OPENED.match(text)) is not None:
        start = opened.start("half" if opened["half"] else "three" if opened["three"] else "part")
        part = None if opened["half"] or opened["three"] else _number(opened["part"])
        whole = Decimal(NAMED[opened["name"].lower()]) if opened["name"] else Decimal(1)
        yield start, opened.end(), Decimal(50 if opened["half"] else 75) if part is None else _percent(part, whole)
    for match in FRACTION.finditer(text) if "van" in text else ():
        is_time = PART_OF_TIME.search(text, 0, match.start()) or TIME.match(text, match.end())
        if is_time or EXACTLY.match(text, match.end()):
            continue
        if match["half"] or match["three"]:
            yield match.start(), match.end(), Decimal(50 if match["half"] else 75)
        elif part := _number(match["part"]):
            yield match.start(), match.end(), _percent(part, Decimal(NAMED[match["name"].lower()]))


def together(text: str) -> Iterator[tuple[int, int, Decimal]]:
    """«Met z'n zessen»: where the word begins and ends, and how many there are."""
    for match in TOGETHER.finditer(text) if "met " in text else ():
        number = Decimal(TOGETHER_OF.index(match["number"].lower()) + 2)
        yield match.start("all"), match.end("all"), number


def _number(printed: str) -> Decimal | None:
    return Decimal(printed) if printed.isdigit() else spoken(printed.lower())


def _percent(part: Decimal, whole: Decimal) -> Decimal:
    percent = (100 * part / whole).quantize(TENTH)
    return percent.quantize(Decimal(1)) if percent == percent.to_integral_value() else percent
