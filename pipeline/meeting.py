"""What a document tells of itself that its decisions need: minutes or report, whose, of which day or period."""

from __future__ import annotations

import re
from dataclasses import dataclass

from models.periods import periods
from pipeline.records import Document

MINUTES = {"verslag overleg", "besluitenlijst", "collegebesluit", "actielijst", "raadsmededeling"}
REPORTS = {"jaarverslag", "brief", "infographic"}
HEADLINE = re.compile(
    r"\b(?:verslag|notulen|besluitenlijst|vergadering|vergaderdatum|overleg|bijeenkomst|besluit|datum|d\.d\.)\b", re.I
)
MINUTES_WORDS = re.compile(
    r"\b(?:notulen|besluitenlijst|verslag (?:van )?(?:de |het )?(?:[a-z]+ ){0,2}(?:vergadering|overleg|overlegvergadering|bijeenkomst|stuurgroep"
    r"|werkgroep|technisch)|vergaderdatum|rondvraag|sluiting|aanwezig:|afwezig:|actiepunten|concept-?verslag)\b",
    re.I,
)
REPORT_WORDS = re.compile(r"\b(?:jaarverslag|jaarrapportage|monitor|jaarrekening|verslagjaar)\b", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """The frame in which a document speaks.

    `date` is the day (or month) of a meeting, `sitting` the two years of a sitting year, `last_year` the last year that
    the document covers, `next_period` the year or sitting year after it.
    """

    is_minutes: bool = False
    body: str | None = None
    date: str | None = None
    sitting: tuple[int, int] | None = None
    last_year: int | None = None
    next_period: str | None = None


def meeting_of(document: Document) -> Meeting:
    """The frame of a document, from what `split` found and, for minutes, from the head of the text."""
    is_minutes = _is_minutes(document)
    date = _date(document) if is_minutes else None
    sitting = _sitting(document.period)
    year = int(date[:4]) if date else sitting[1] if sitting else _year(document)
    following = f"{sitting[1]}/{sitting[1] + 1}" if sitting else str(year + 1) if year else None
    return Meeting(
        is_minutes=is_minutes, body=document.body, date=date, sitting=sitting, last_year=year, next_period=following
    )


def _is_minutes(document: Document) -> bool:
    if document.kind in MINUTES:
        return True
    if document.kind in REPORTS:
        return False
    head = document.text[:1500]
    said = len(set(match.group().lower() for match in MINUTES_WORDS.finditer(document.text)))
    if REPORT_WORDS.search(head) and not re.search(r"\bnotulen|vergaderdatum|besluitenlijst\b", head, re.I):
        return False
    return said > 0


def _date(document: Document) -> str | None:
    """The day of the meeting: the period where it is a day, else the first full date in the head of the text."""
    if document.period and re.fullmatch(r"\d{4}-\d\d-\d\d", document.period):
        return document.period
    head = document.text[:1200]
    dates = [p for p in periods(head) if p.iso and re.fullmatch(r"\d{4}-\d\d-\d\d", p.iso) and p.kind in {"day", "digits"}]
    led = [p for p in dates if HEADLINE.search(head[max(0, p.start - 60) : p.start]) and p.kind == "day"]
    found = (led or dates or [None])[0]
    if found is not None:
        return found.iso
    return document.period if document.period and re.fullmatch(r"\d{4}(-\d\d)?", document.period) else None


def _sitting(period: str | None) -> tuple[int, int] | None:
    match = re.fullmatch(r"(\d{4})[/-](\d{4})", period or "")
    return (int(match.group(1)), int(match.group(2))) if match else None


def _year(document: Document) -> int | None:
    match = re.search(r"\d{4}", document.period or "") or re.search(r"\b20\d\d\b", document.title or "")
    return int(match.group()) if match else None
