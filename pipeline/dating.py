"""Which period a figure is about, as ISO text: its own, its sentence's, the meeting's or the document's."""

from __future__ import annotations

import re
from dataclasses import dataclass

from models.counts.scene import Counted
from models.dates.timeless import LENGTHS, TERMED
from models.dates.yearparts import first_month, in_year
from models.periods import Period, periods
from models.vocabulary import one_of
from pipeline.knowledge.years import last_day, lasting
from pipeline.meeting import meeting_of
from pipeline.records import Document

DAY = re.compile(r"\d{4}-\d\d-\d\d")
MONTH = re.compile(r"\d{4}-\d\d")
YEAR = re.compile(r"\d{4}")
YEARS = re.compile(r"\b\d{4}\b")
BUDGETED = frozenset({"eur", "percent", "fte"})
COUNTED = frozenset({"count", "fte"})
STAND = re.compile(
    r"\b(?:(?:stand|status)(?:\svan\szaken)?:?\s(?:\(\s?|per\s|op\s|van\s)?(?:eind\s|begin\s|medio\s)?"
    r"|bijgewerkt\s(?:tot\sen\smet|t/m|tot|op|per)\s|peildatum:?\s)$",
    re.I,
)
REPORTED = re.compile(r"\b\w*(?:verslag|rapportage|verantwoording|monitor|evaluatie)\b[^.\n]{0,60}$", re.I)
ADOPTED = re.compile(r"\b(?:verslag|notulen|besluitenlijst)\b[^.\n]{0,60}$", re.I)
# «Deze rapportage heeft betrekking op de periode 2019-2023», «dit verslag over de jaren 2020 tot en met 2022»
COVERED = re.compile(
    r"\b(?:rapport(?:age)?|\w*verslag|\w*(?:monitor|rapportage)|evaluatie|notitie|onderzoek)\b[^.\n]{0,120}?\s"
    r"(?:heeft betrekking op|beslaat|bestrijkt|betreft|ziet op|gaat over|over)\s(?:de\s)?(?:periode|jaren)\s(?:van\s)?"
    r"(?P<years>(?:19|20)\d\d\s?(?:–|-|t/m|tot en met|tot)\s?(?:19|20)\d\d)\b",
    re.I,
)
RULINGS = frozenset({"collegebesluit", "raadsmededeling"})
LISTS = frozenset({"actielijst", "overig"})  # a list of progress may have lost its table, and so its kind
REACH = 120  # characters before a date in which the words that lead to it stand
HEAD = 1500  # characters: the title and the lines below it
OPENING = 20_000  # characters: as far as the summary and the introduction go
OF_THE_MEETING = re.compile(rf"^{one_of('meeting_counts.csv', of='meeting')}", re.I)
OF_A_REQUEST = re.compile(rf"^{one_of('meeting_counts.csv', of='request')}\b", re.I)
OF_THE_LIST = re.compile(rf"^{one_of('meeting_counts.csv', of='list')}\b", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What a document says of its own time; None where it does not.

    `whole` is the period of a figure where nothing nearer says it, `day` the day of the meeting that it reports, `now`
    the last moment it knows of («op dit moment»), `issued` the year in which it was sent, `begins` the month in which
    its sitting year does. `is_list`: it lists actions, and counts them as they stand. `is_ruling`: a note to or from an
    executive, or its decisions, which speak of the year in which they were sent. `is_answer`: a letter, which may say
    what was found of what somebody asked to see. `is_spoken`: it reports a meeting word for word, in which speakers
    cite numbers.
    """

    whole: str | None = None
    day: str | None = None
    now: str | None = None
    issued: str | None = None
    begins: int = 9
    is_list: bool = False
    is_ruling: bool = False
    is_answer: bool = False
    is_spoken: bool = False


def frame_of(document: Document) -> Frame:
    """The frame of a document: a meeting's facts are of its year and its votes of its day; a list is of its last stand.

    Example:
        >>> frame_of(Document(id="d", sha256="0", part=1, text="", period="2021/2022")).now
        '2022'
    """
    if document.kind == "besluitenlijst":
        day = meeting_of(document).date
        year = day[:4] if day else None
        return Frame(day=day, now=year, issued=year, is_ruling=True)
    is_stand = "/" in (document.period or "") or DAY.fullmatch(document.period or "") is not None
    has_stand = document.kind in LISTS or (document.kind != "verslag overleg" and is_stand)
    stand = _stand(document.text[:HEAD]) if has_stand else None
    if stand or document.kind == "actielijst":
        return Frame(whole=_year_of(stand or document.period), now=stand, is_list=True)
    if document.kind in RULINGS and document.period is None:
        return _frame_of_ruling(document)
    if document.kind == "verslag overleg":
        meeting = meeting_of(document)
        day = document.period or meeting.date or _year_of_adopted(document.text)
        is_day = bool(day and DAY.fullmatch(day))
        return Frame(
            whole=day[:4] if day and is_day else _year_of(day),
            day=day if is_day else None,
            now=day if is_day else _last_year(day),
            is_spoken=meeting.is_spoken,
        )
    is_letter = document.kind in {"brief", *RULINGS} and document.published
    issued = document.published[:4] if is_letter and document.published else None
    whole = _covered(document) or _year_of(document.period)
    begins = _first_month(document) if "/" in (whole or "") else 9
    is_answer, now = document.kind == "brief", _last_year(document.period)
    return Frame(whole=whole, now=now, issued=issued, is_answer=is_answer, begins=begins)


def _first_month(document: Document) -> int:
    """The month in which a sitting year begins: as its report says («1 mei 2021 tot 1 mei 2022»), else September."""
    told = (p.iso for p in periods(document.text[:HEAD]) if p.kind in {"days", "months_of_years"})
    first = next((iso for iso in told if iso and "/".join(YEARS.findall(iso)) == document.period), "")
    return int(first[5:7]) if first else 9


def _covered(document: Document) -> str | None:
    """The years that a report says it covers, where they end in the year of its period."""
    match = COVERED.search(document.text, 0, OPENING)
    told = next((p.iso for p in periods(match["years"]) if p.kind == "years"), None) if match else None
    return told if told and _last_year(told) == _last_year(document.period) else None


def _frame_of_ruling(document: Document) -> Frame:
    """A note to or from the executive is of the year that it reports on, else of the year of its own date."""
    head = document.text[:HEAD]
    told = next(
        (p.iso for p in periods(head) if p.kind == "year" and REPORTED.search(head, max(0, p.start - REACH), p.start)),
        None,
    )
    issued = document.published or meeting_of(document).date
    year = issued[:4] if issued else None
    return Frame(whole=told, now=year, issued=year, is_ruling=True)


def _leads(pattern: re.Pattern[str], text: str, period: Period) -> bool:
    return bool(pattern.search(text, max(0, period.start - REACH), period.start))


def _year_of_adopted(text: str) -> str | None:
    """The year of minutes that tell no date of their own: that of the minutes adopted at the meeting."""
    found = (
        p.iso
        for p in periods(text)
        if p.iso and p.kind == "day" and ADOPTED.search(text, max(0, p.start - REACH), p.start)
    )
    return next((iso[:4] for iso in found), None)


def day_of(document: Document) -> str | None:
    """The last day that the document tells of: of its period, its meeting or its stand; else that it was published.

    None where nothing dates it. Which of two documents is the later one is decided by this day.

    Example:
        >>> day_of(Document(id="d", sha256="0", part=1, text="", period="2021/2022"))
        '2022-12-31'
    """
    return last_day(document.period or frame_of(document).now) or last_day(document.published)


def period_of(counted: Counted, frame: Frame) -> str | None:
    """The period of a figure: its own, else what the sentences before spoke of, else the document's; None for norms.

    A period carried from an earlier sentence counts only where the document has none, or covers several years. Minutes
    of a day say it of what they name (`_at_meeting`); those of which only the year is known are of that year.
    """
    is_assumed = counted.amount.kind == "moved" and counted.period is not None and counted.period.end == 0
    is_past = counted.has_happened or (counted.is_bare and counted.amount.unit == "percent")
    own = None if is_assumed and (frame.day or not frame.whole) else iso(counted.period, frame, is_past=is_past)
    if own and counted.amount.unit in LENGTHS and (DAY.fullmatch(own) or MONTH.fullmatch(own)):
        return lasting(own, counted.amount.number, counted.amount.unit)
    is_of_meeting = frame.day is not None and OF_THE_MEETING.search(counted.what or "")
    if own and not (is_of_meeting and YEAR.fullmatch(own)):
        return own
    if is_of_meeting:  # «De Programmabegroting 2025 wordt aangenomen met 15 stemmen»
        return frame.day
    if frame.is_answer and OF_A_REQUEST.search(counted.what or ""):
        return None
    is_length = frame.day is not None and counted.amount.unit in TERMED
    if counted.is_timeless or is_length:
        return None
    if frame.is_list and frame.now and OF_THE_LIST.search(counted.what or ""):
        return frame.now
    if carried := _carried(counted, frame):
        return carried
    if frame.day and not frame.is_ruling:
        return _at_meeting(counted, frame)
    ahead = iso(counted.headed, frame) or ""
    if counted.amount.unit in BUDGETED and not counted.has_happened and ahead > (_last_year(frame.whole) or "9"):
        return ahead  # «Voornemens 2025» in the report on 2024
    return frame.whole or (frame.issued if counted.has_happened or frame.is_ruling else None)


def _carried(counted: Counted, frame: Frame) -> str | None:
    """What the sentences before spoke of, where the document leaves that open: it says none, or several years.

    The day or month in which something was decided does not date what is counted over a sitting year; money it does.
    """
    is_past = counted.has_happened or (counted.is_bare and counted.amount.unit != "eur")
    carried = iso(counted.carried, frame, is_past=is_past)
    if carried is None or counted.carried is None or frame.whole is None:
        return carried
    if "/" in frame.whole:
        may_last = counted.amount.unit == "percent" or counted.amount.kind == "zero"  # «heeft geen lid meer»
        is_event = counted.carried.kind in ({"in_year"} if may_last else {"in_year", "month"})
        is_event = is_event and counted.amount.unit != "eur"
        return carried if not is_event and _is_told(carried, frame) else None
    return carried if frame.day and is_past and _is_told(carried, frame) else None


def _at_meeting(counted: Counted, frame: Frame) -> str | None:
    """The period of the item that is over («Jaarcijfers 2023»); else the year of the meeting: no text tells the day.

    An item that names a year to come («Begroting 2025») dates only its tariffs and cuts. In verbatim proceedings
    speakers cite many numbers, and only counts of what came about or stands are of that year.
    """
    if counted.is_standing:
        return frame.whole
    headed = iso(counted.headed, frame) or ""
    if headed and (last_day(headed) or "9") <= (frame.day or "") and not counted.is_elsewhen:
        return headed
    is_tariff = counted.amount.unit in BUDGETED and counted.amount.kind != "moved" and not counted.has_happened
    if is_tariff and YEAR.fullmatch(headed) and headed >= (frame.whole or "9"):
        return headed
    return None if frame.is_spoken and (counted.role == "change" or counted.is_planned) else frame.whole


def iso(named: Period | None, frame: Frame, *, is_past: bool = False) -> str | None:
    """The ISO string of a named period, «vorig jaar» counted from the document's; None where that is not known.

    `is_past`: it is over; a month or quarter that was still to come at the meeting is that of the year before.
    """
    if named is None or (named.kind == "report" and frame.day):
        return None
    if named.kind in {"now", "by_now"}:
        return frame.now if named.kind == "now" or frame.day is None else _last_year(frame.now)
    if named.iso:
        return named.iso
    base = frame.issued if named.kind == "said" or not frame.whole else frame.whole
    years = re.findall(r"\d{4}", base or frame.whole or "")
    if not years or named.years is None:
        return None
    if named.day == "end":  # of a sitting year, its last month; «eind van de verslagperiode» of one year says no more
        last = (frame.begins - 2) % 12 + 1
        return f"{years[-1]}-{last:02}" if len(years) == 2 and int(years[1]) == int(years[0]) + 1 else frame.whole
    if named.day and len(years) > 1:
        first = int(years[0] if first_month(named.day) >= frame.begins else years[1])
        return in_year(first + named.years, named.day)
    if len(years) > 1:
        return "/".join(str(int(year) + named.years) for year in years[:2])
    told = in_year(int(years[0]) + named.years, named.day)
    is_ahead = is_past and named.day and frame.day and f"{told[:4]}-{first_month(named.day):02}" > frame.day[:7]
    return in_year(int(told[:4]) - 1, named.day) if is_ahead else told


def _stand(head: str) -> str | None:
    """The month or year of «stand (van zaken) november 2023», no more precise than a month but for a «peildatum»."""
    found = next((p for p in periods(head) if p.iso and _leads(STAND, head, p)), None)
    if found is None or found.iso is None:
        return None
    return found.iso if re.search(r"\bpeildatum:?\s(?:is\s)?$", head[: found.start], re.I) else found.iso[:7]


def _year_of(period: str | None) -> str | None:
    """A day or month is of its year; a year, a sitting year or an interval stays."""
    day = re.fullmatch(r"(\d{4})-\d\d(?:-\d\d)?", period or "")
    return day.group(1) if day else period


def _last_year(period: str | None) -> str | None:
    years = re.findall(r"\d{4}", period or "")
    return max(years) if years else None


def _is_told(carried: str, frame: Frame) -> bool:
    """The period spoken of before lies in the document's; what minutes tell of may be over."""
    whole = frame.whole or ""
    return _within(carried, whole) or (frame.day is not None and (_last_year(carried) or "9") < whole)


def _within(inner: str, outer: str) -> bool:
    years = [int(year) for year in re.findall(r"\d{4}", outer)]
    mine = [int(year) for year in re.findall(r"\d{4}", inner)]
    return bool(years and mine) and min(years) <= min(mine) and max(mine) <= max(years)
