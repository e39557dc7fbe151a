"""Periods that belong to a name or date something else: «de code uit 2014», «bij brief van 2 maart», «tot 1 mei»."""

from __future__ import annotations

import re

from models.periods import Period
from models.vocabulary import pattern_of

SINCE = frozenset({"since", "since_month"})
DAYS = frozenset({"day", "digits", "day_only"})
DATED = frozenset({"day", "digits", "month"})
DECIDED = pattern_of("decision_dates.csv")
# «ons team bestaat sinds 1 mei uit zeven mensen»; not «is sinds 1 mei te zien en in de eerste maand 560 keer bekeken»
SINCE_THEN = re.compile(r"(?<=[^\s,;:]\s)(?:sinds|sedert)\s(?!.*\beerste (?:maand|week|weken)\b)", re.I)
YEAR_EDGES = ("12-31", "01-01")
# «volgens de gedragscode van 2019», «d.d. 13 december 2021», «bij brief van 2 maart 2021»: the date is part of a name
RULE_OF = re.compile(
    r"\b(?:volgens|conform|krachtens|ingevolge|op (?:grond|basis) van)\s(?:[^\s,;]+\s){1,3}?"
    r"(?<=\s)\w*(?:code|regeling|protocol|verordening|reglement|statuut|convenant|richtlijn|wet|cao)\s(?:van|uit)\s$",
    re.I,
)
LETTER_OF = re.compile(
    r"\bd\.d\.\s?$|\b(?:brief|e-?mail|mail|bericht|schrijven|verzoekschrift|memo)\s(?:van|gedateerd)\s$", re.I
)
# «twee van de aanbevelingen uit het verslag over 2021»: the year of what they come from
SOURCE_OF = re.compile(
    r"\buit\s(?:de|het|ons|onze|hun|haar|zijn)\s(?:[^\s,;.]+\s){1,4}?(?:over|van|uit)\s(?:het\sjaar\s)?$", re.I
)
# «loopt tot en met 2025», «wie na 2018 in dienst kwam»: where something ends or begins
ENDS_IN = re.compile(
    r"\b(?:lo(?:opt|pen)|liep(?:en)?|geld(?:t|en)|gold(?:en)?|duurt|duren|looptijd|verlengd|benoemd|aangesteld)\b[^,;.]*"
    r"\btot(?:\sen\smet)?\s$|\b(?:na|vóór)\s$",
    re.I,
)


def dates_something_else(text: str, period: Period) -> bool:
    """«het beleid uit 2014», a day on which something was decided: no period of the numbers in the sentence."""
    before = text[: period.start]
    if period.kind in {"day_only", "month_only"}:
        begins = {end for match in SINCE_THEN.finditer(text) for end in match.span()}
        if period.start in begins:
            return True
    if names_something(text, period) or (period.kind in SINCE and re.search(r",\s|\ben\s[^,]*$", before)):
        return True
    day = period.iso or period.day or ""
    is_day = period.kind in {"day", "day_only", "digits"} and not day.endswith(YEAR_EDGES)
    return is_day and bool(DECIDED.search(text)) and not re.search(r"\b(?:per|vanaf|ingang van)\s$", before, re.I)


def names_something(text: str, period: Period) -> bool:
    """«de code uit 2014», «de Gedragscode (2021) geldt», «tot 1 mei 2026»: a version, or the end of something."""
    before = text[: period.start]
    if (period.kind in DAYS and LETTER_OF.search(before)) or RULE_OF.search(before):
        return True
    ends = r"\b(?:(?:tot|vóór|voor)\s(?:uiterlijk\s)?|uiterlijk\s(?:op\s)?)$"
    if period.kind in DATED | {"day_only"} and re.search(ends, before, re.I):
        return True
    if period.kind == "year" and (SOURCE_OF.search(before) or ENDS_IN.search(before)):
        return True
    if period.kind == "season" and re.search(r"\b(?:tot|vóór|voor)\s(?:de|het)\s$", before, re.I):
        return True
    is_version = period.kind == "year" and before.endswith("(") and re.match(r"\)\s(?!.*\d)", text[period.end :])
    return bool(is_version or re.search(r"\b(?:uit|aan)\s$", before, re.I))
