"""Whether a sentence names a time, and whether that lies after what its document covers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from models.dates.yearparts import MONTHS
from models.grammar.cues import gated
from models.grammar.wordlists import wordlist
from models.vocabulary import MONTH

if TYPE_CHECKING:
    from models.grammar.conditions import Situation

YEAR = re.compile(r"(?<![\d./-])(20\d\d)(?![\d/]|-\d)")
LEADS_TO = re.compile(  # «in 2025», «eind 2025», «derde kwartaal van 2025»: not «de begroting 2025»
    r"\b(?:in|eind|begin|medio|voor|vóór|per|vanaf|uiterlijk|ultimo|helft|kwartaal|q[1-4]|voorjaar|najaar|zomer|herfst"
    rf"|winter|{MONTH})(?: van)? $"
)
DATE = re.compile(
    rf"\b(?:{MONTH}|kwartaal|voorjaar|najaar|zomer(?:reces|vakantie)?|herfst|winter|reces|jaarwisseling"
    r"|q[1-4]|begin 20|eind 20|medio 20|(?:eerste|tweede|1e|2e) helft|binnenkort|volgend jaar|dit jaar|morgen"
    r"|maandag|dinsdag|woensdag|donderdag|vrijdag|a\.s\.|(?:binnen|over) \w+ (?:dagen|weken|maanden|jaar)"
    r"|deze (?:week|maand))\b"
)
ON_DAY = re.compile(rf"\bop (?:[a-z]+dag )?(?P<day>[0-3]?\d) (?P<month>{MONTH})\b(?! 20\d\d)")


def is_future(now: Situation, text: str) -> bool:
    """The text names a time after the document: «volgend jaar», or a year after the last one it covers."""
    if gated(wordlist("future").pattern).search(text):
        return True
    latest = now.year if now.year is not None else 9999
    return any(
        int(found.group(1)) > latest
        or (now.is_minutes and int(found.group(1)) == latest and bool(LEADS_TO.search(text[: found.start()])))
        for found in YEAR.finditer(text)
    )


def has_time(now: Situation, value: str) -> bool:
    """Whether the sentence names a time of the kind that a rule asks for: dated, named, date, ahead, future …"""
    if value == "dated":
        return is_future(now, now.lower) or (now.is_minutes and bool(DATE.search(now.lower)))
    if value == "named":  # any year will do where it is not known which years lie ahead
        return is_future(now, now.lower) or (now.year is None and bool(YEAR.search(now.lower)))
    if value == "date":
        return bool(DATE.search(now.lower)) or is_future(now, now.lower)
    if value.startswith("ahead"):
        is_plan = value == "ahead-or-plan" and bool(wordlist("planned").search(now.lower))
        is_named = now.year is None and bool(YEAR.search(now.lower))
        is_ahead = is_named or is_future(now, now.lower) or _is_later_day(now)
        return is_plan or is_ahead or (bool(gated(wordlist("ahead").pattern).search(now.lower)) and not _is_past(now))
    return is_future(now, now.lower) or (value == "future-or-again" and bool(wordlist("again").search(now.lower)))


def _is_past(now: Situation) -> bool:
    """A year up to the last one that the document covers stands in the sentence."""
    return any(int(year) <= (now.year or 0) for year in YEAR.findall(now.lower))


def _is_later_day(now: Situation) -> bool:
    """A day after the meeting in its year, «op 22 oktober» in March; one with a year is read as such."""
    if now.day is None or "op " not in now.lower:
        return False
    days = (f"{MONTHS[found['month']]:02}-{int(found['day']):02}" for found in ON_DAY.finditer(now.lower))
    return any(day > now.day[5:] for day in days)
