"""The period that a document accounts for, or the day of its meeting, as its front and its words tell it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from models.counts.numerals import spoken
from pipeline.parts.days import (
    DAY,
    MONTH,
    MONTH_YEAR,
    MONTHS,
    SITTING_YEAR,
    YEAR,
    YEARS_ON_END,
    day_in,
    on_end,
    sitting,
)
from pipeline.parts.fronts import front_lines, looks_ahead, printed_lines, without_laws
from pipeline.parts.kinds import head_of
from pipeline.records import Document

HEAD_OF_MINUTES = re.compile(
    r"\b(?:datum|gehouden|aanwezig|deelnemers|verslag|notulen|vergadering|overleg|besluiten(?:lijst)?)\b", re.IGNORECASE
)
MEETING = re.compile(r"\b(?:vergader(?:datum|ing)|gehouden|bijeenkomst|overleg|besproken)\b", re.IGNORECASE)
SUBJECT = re.compile(r"^\s*(?:Onderwerp|Betreft)\s*:?[ \t]*(\S.+(?:\n[a-z].+)?)", re.MULTILINE)
MOST_OF_SUBJECT = 200
NAMED = re.compile(
    rf"(?:zittingsjaar|verslagjaar|verslagperiode|schooljaar|seizoen)\s+({YEAR})(?:\s?[-–/]\s?(?:20)?(\d\d))?"
)
YEAR_ALONE = re.compile(
    rf"(?:over |het )*(?:(?:kalender|verslag|boek|zittings|dienst|school)?jaar|verslagperiode|periode)?\s*:?\s*"
    rf"({YEAR})(?:\s?[-–/]\s?(?:20)?(\d\d))?",
    re.IGNORECASE,
)
YEARS_ALONE = re.compile(rf"(?:over |de |jaren |periode )*{YEARS_ON_END.pattern}", re.IGNORECASE)
YEAR_FIRST = re.compile(rf"({YEAR}) (?:in|op) [a-zà-ÿé ]+", re.IGNORECASE)  # «2023 in één oogopslag»
YEAR_LAST = re.compile(rf"[A-Za-zÀ-ÿ][^\d.;:(]{{2,60}} ({YEAR})")  # «personeelsmonitor 2022»
MADE = re.compile(r"\b(?:vastgesteld|uitgave|druk|©|kamerstuk\w*|gepubliceerd|publicatie)", re.IGNORECASE)  # when
MADE_IN = re.compile(rf"\b(?:vastgesteld|gepubliceerd|uitgegeven|uitgave|gedrukt)\b[^.]{{0,30}}?{YEAR}", re.IGNORECASE)
WHOLE_YEAR = re.compile(rf"\b1 januari\b.{{1,12}}\b31 december ({YEAR})", re.IGNORECASE)
STRETCH = re.compile(
    rf"\b(?:\d{{1,2}} )?({MONTH}) ({YEAR})\s?(?:-|–|t/m|tot en met|tot)\s?(?:\d{{1,2}} )?({MONTH}) ({YEAR})\b",
    re.IGNORECASE,
)
MOST_MONTHS = 13  # of what is still a year: «1 mei 2021 tot 1 mei 2022»
LEAST_MONTHS = 11
YEAR_IN_WORDS = re.compile(r"\btweeduizend (?:en )?([a-zà-ÿ]+)\b", re.IGNORECASE)
AS_IT_STOOD = re.compile(
    rf"\b(?:peildatum|stand(?: van zaken)?|situatie|bijgewerkt)\b:?(?: [a-z/]+){{0,4}} ?"
    rf"((?:\d{{1,2}} (?:{MONTH})|\d{{1,2}}[-/.]\d{{1,2}}[-/.]) ?{YEAR})",
    re.IGNORECASE,
)
IN_PROGRESS = re.compile(
    r"\b(?:voortgang|actie(?:lijst|plan|punten)|\w*toezeggingen|verbeterplan|stand van zaken|plan van aanpak)", re.I
)
OF_A_YEAR = re.compile(r"\b(?:\w*jaar(?:verslag|rapport|stukken|rekening|bericht|overzicht))", re.IGNORECASE)
TOLD_OF = re.compile(
    r"\b(?:\w*verslag|\w*rapportage|verantwoording|terugblik|overzicht)\b"
    r"[^.\d]{0,60}? (?:over|van|betreft|beslaat|in) "
    rf"(?:het (?:kalender|verslag)?jaar |de (?:jaren|periode) )?"
    rf"({YEAR})(?:(?: en | tot en met |\s?[-–/]\s?|, )({YEAR}))?\b"
    rf"|\b(?:het|dit|ons) (?:afgelopen |voorbije )?jaar,? \(?({YEAR})\b",
    re.IGNORECASE,
)
OPENING = 3000  # characters
IN_BRACKETS = re.compile(r"\([^)]*\)")
REPORTS = ("jaarverslag", "infographic", "actielijst")


def period_of(document: Document) -> str | None:
    """The period a report accounts for, or the day a meeting was held; None where it is not told.

    A report of progress, or a list of actions, is of the day that it says it was brought up to.
    """
    if document.kind in ("verslag overleg", "besluitenlijst"):
        return _meeting_day(document) if _tells_its_day(document) else None
    if document.kind in ("brief", "raadsmededeling", "collegebesluit"):
        about = f"{document.title or ''} {subject_of(document) or ''}"
        told = set(re.findall(rf"\b{YEAR}\b(?!-\d{{1,2}}\b)", DAY.sub("", about)))
        return told.pop() if len(told) == 1 else None
    if day := _as_it_stood(document):
        return day
    title = IN_BRACKETS.sub("", without_laws(document.title or ""))
    if found := SITTING_YEAR.search(title):
        return sitting(found)
    if years := on_end(YEARS_ON_END.search(MONTH_YEAR.sub("", title))):
        return years
    if found := re.search(rf"\b({YEAR})\b", MONTH_YEAR.sub("", title)):
        return found[1]
    if found := NAMED.search(document.text):
        return f"{found[1]}/{found[1][:2]}{found[2]}" if found[2] else found[1]
    if document.kind not in REPORTS:
        return None
    return next(filter(None, _told(document)), None)


def _as_it_stood(document: Document) -> str | None:
    """The day on the front to which progress is told: «stand per 1 september 2024», «peildatum: 15-10-2022»."""
    lines = printed_lines(document)
    if OF_A_YEAR.search(document.title or "") or not IN_PROGRESS.search(" ".join((document.title or "", *lines))):
        return None
    return next((day_in(found[1]) for line in lines if (found := AS_IT_STOOD.search(line))), None)


def _told(document: Document) -> Iterator[str | None]:
    """What tells the period of a report whose title does not, best first."""
    fronts = [*front_lines(document), *printed_lines(document)]
    head = f"{document.title or ''} {head_of(document)}"
    yield from (found[1] for line in fronts if (found := WHOLE_YEAR.search(line)))
    yield from (_year_of_months(found) for line in fronts if (found := STRETCH.search(line)))
    yield from (on_end(YEARS_ALONE.fullmatch(line)) for line in fronts)
    for line in fronts:
        if found := YEAR_ALONE.fullmatch(line):
            yield f"{found[1]}/{found[1][:2]}{found[2]}" if found[2] else found[1]
    yield from (_spelled(found) for line in fronts if (found := YEAR_IN_WORDS.search(line)))
    yield from (found[1] for line in fronts if (found := YEAR_FIRST.fullmatch(line)))
    for line in fronts:
        is_dated = MONTH_YEAR.search(line) or MADE.search(line) or looks_ahead(line)
        if not is_dated and (found := YEAR_LAST.fullmatch(without_laws(line))):
            yield found[1]
    if found := SITTING_YEAR.search(head):
        yield sitting(found)
    opening = MADE_IN.sub("", IN_BRACKETS.sub("", document.text[:OPENING]))
    if found := TOLD_OF.search(" ".join(opening.split())):
        yield f"{found[1]}/{found[2]}" if found[2] else found[1] or found[3]
    told = MADE_IN.sub("", IN_BRACKETS.sub("", head))
    if found := re.search(rf"(?:[Oo]ver|in|van) (?:het (?:jaar|kalenderjaar) )?({YEAR})\b", told):
        yield found[1]
    years = Counter(re.findall(rf"\b[Ii]n ({YEAR})\b", document.text)).most_common(2)
    if years and years[0][1] >= 3 and (len(years) == 1 or years[0][1] >= 2 * years[1][1]):
        yield str(years[0][0])
    yield _in_running_head(document)


def _year_of_months(found: re.Match[str]) -> str | None:
    """«1 juli 2022 t/m 30 juni 2023» → «2022/2023»; None where it is much shorter or longer than a year."""
    first, last = int(found[2]), int(found[4])
    months = 12 * (last - first) + MONTHS[found[3].lower()] - MONTHS[found[1].lower()] + 1
    if not LEAST_MONTHS <= months <= MOST_MONTHS:
        return None
    return str(first) if first == last else f"{first}/{last}"


def _spelled(found: re.Match[str]) -> str | None:
    """«tweeduizend tweeëntwintig» → «2022»."""
    number = spoken(found[1].lower().removeprefix("en"))
    return str(2000 + int(number)) if number is not None and 0 < number < 50 else None


def _in_running_head(document: Document) -> str | None:
    """The one year that running heads give: «provincie Laagland | vertrouwenspersonen | 2023»."""
    heads = [line.text for page in document.pages for line in page.lines if line.role in ("header", "footer")]
    years = {
        year for head in heads if not day_in(head) for year in re.findall(rf"\b{YEAR}\b", MONTH_YEAR.sub("", head))
    }
    return years.pop() if len(years) == 1 else None


def subject_of(document: Document) -> str | None:
    """What a letter says it is about, on one line or two; None where it does not say."""
    found = SUBJECT.search(document.text[:3000])
    return re.sub(r"\s*Bijlagen?(?:\(n\))?$", "", " ".join(found[1].split()))[:MOST_OF_SUBJECT] if found else None


def _tells_its_day(document: Document) -> bool:
    """Minutes whose head is there: a fragment's first date is any date."""
    return HEAD_OF_MINUTES.search(head_of(document)) is not None and not document.begins_with_fragment


def _meeting_day(document: Document) -> str | None:
    """The day of the meeting: the date behind «vergadering», «gehouden op», before any other date of the head."""
    start = document.text[:3000]
    if document.kind == "besluitenlijst" and (day := day_in(head_of(document))):
        return day
    for found in MEETING.finditer(start):
        if day := day_in(start[found.end() : found.end() + 60]):
            return day
    return day_in(start)
