"""By when something is to be done: the words as printed and, where they allow it, an ISO date or period."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from models.grammar.conditions import Situation
from models.grammar.cues import Cue
from models.periods import MONTHS, Period, periods
from pipeline.decisions.attributes.relative import relative_terms
from pipeline.meeting import Meeting

PERFECT = {"heeft", "hebben", "had", "hadden", "is", "zijn", "was", "waren"}  # told of the past: not of this meeting
BY = re.compile(r"\b(?:uiterlijk|voor|vóór|per|eind|begin|medio|binnen|in|volgende?|komende?)\b", re.I)
ASKED = re.compile(r"\b(?:gevraagd|verzocht|toegezegd|beloofd|aangedrongen|gepleit)\b")
MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
ORDER = {"eerste": 1, "1e": 1, "tweede": 2, "2e": 2, "derde": 3, "3e": 3, "vierde": 4, "4e": 4, "laatste": 4}
SEASON_MONTHS = {
    "voorjaar": ("03", "05"),
    "lente": ("03", "05"),
    "zomer": ("06", "08"),
    "najaar": ("09", "11"),
    "herfst": ("09", "11"),
}
LEAD = re.compile(
    r"(?:\b(?:met ingang van|uiterlijk|vóór|voor|per|in|op|rond|vanaf|tegen|tot|medio|begin|eind|einde|half"
    r"|halverwege|ultimo|van|de|het|loop"
    r"|na|d\.d\.|a\.s\.|aanstaande|komende|volgende|waarschijnlijk|planning:)\s+){0,5}$",
    re.I,
)
UNDATED_DAY = re.compile(rf"\b(?P<d>[0-3]?\d)\s(?P<m>{MONTH})\b(?!\s\d{{4}})(?:\s(?:a\.s\.|aanstaande))?", re.I)
UNDATED_SHORT = re.compile(
    r"(?:^|\b(?:voor|vóór|per|op|uiterlijk|tot|van|v|ma|di|wo|do|vr|za|zo)\s)(?P<d>[0-3]?\d)/(?P<m>[01]?\d)(?![\d/.-])(?=\s*$|\s*[,.;)])"
)
SHORT_YEAR = re.compile(r"(?<![\d/.-])(?P<d>[0-3]?\d)[-/](?P<m>[01]?\d)[-/](?P<y>\d\d)(?![\d/.-])")
UNDATED_MONTH = re.compile(
    r"\b(?:begin|medio|eind|half|in|vóór|voor|uiterlijk|per|(?:in|voor|vóór|met|bij|naar|tijdens) de "
    r"(?:[\w-]*(?:vergadering|commissie|raad|bijeenkomst|rapportage|sessie))(?: [A-Z]\w+)? van)"
    rf"\s(?P<m>{MONTH})\b(?!\s\d)",
    re.I,
)
BARE_MONTH = re.compile(rf"^(?:(?:begin|medio|eind|half)\s)?(?P<m>{MONTH})$", re.I)
BARE_SEASON = re.compile(r"^(?P<s>voorjaar|lente|zomer|najaar|herfst)$", re.I)
UNDATED_QUARTER = re.compile(
    r"\b(?:(?P<o>eerste|tweede|derde|vierde|laatste|[1-4]e)\skwartaal|q(?P<q>[1-4]))\b(?!\s(?:van\s)?\d{4})", re.I
)
SEASON = re.compile(r"\b(?P<s>voorjaar|lente|zomer|najaar|herfst|winter)\s(?:van\s)?(?P<y>20\d\d)\b", re.I)
UNDATED_SEASON = re.compile(
    r"\b(?P<which>dit|deze|het|in het|in de|volgend|na de|voor de|vóór de)\s(?P<s>voorjaar|najaar|zomer|herfst"
    r"|winter)\b(?!\s(?:van\s)?20)",
    re.I,
)
BEFORE_SUMMER = re.compile(r"\b(?:voor|vóór)\sde\szomer(?:\svan\s(?P<y>20\d\d))?\b", re.I)
BEFORE_CHRISTMAS = re.compile(r"\b(?:voor|vóór)\s(?:de\s|het\s)?kerst(?:vakantie|reces)?(?![\w-])", re.I)
THIS_YEAR = re.compile(
    r"\b(?:(?:eind(?:e)?|eind van|einde van|het eind van|nog|later|in)\s)?(?:dit\s(?:kalender)?|het\s)jaar\b", re.I
)
THIS_MONTH = re.compile(r"\b(?:deze\smaand|(?:het\s)?einde?\svan\sde(?:ze)?\smaand)\b", re.I)
NEXT_YEAR = re.compile(
    r"\b(?:het\s|in\shet\s)?(?:volgende?|komende?|aankomende?|nieuwe)\s(?:verslag|kalender|zittings)?jaar\b", re.I
)
VAGUE = re.compile(
    r"\b(?:binnenkort|op korte termijn|zo spoedig mogelijk|z\.?s\.?m\.?|t\.z\.t\.|te zijner tijd"
    r"|op (?:de )?(?:middel)?langere? termijn"
    r"|continu|doorlopend|jaarlijks|maandelijks|voortdurend|(?:eerst)?volgende? (?:vergadering|overleg|keer|bijeenkomst"
    r"|ov|overlegvergadering|stuurgroep|werkgroep|sessie|mt|to|db|dt)"
    r"|na een (?:half )?jaar|morgen|volgende week|voor de zomer|vóór de zomer|na de zomer|(?:de )?komende jaren"
    r"|komend half jaar"
    r"|met regelmaat|regelmatig|direct|per ommegaande|ruim een week vooraf)\b",
    re.I,
)


NEXT_MEETING = re.compile(r"(?:eerst)?volgende?\b(?! week)", re.I)
EARLIER_CLAUSE = re.compile(r"[,;:)]\s|\b(?:en|maar) (?!20\d\d|in |op )")
NAMES_A_PLAN = re.compile(  # «de begroting 2024», «het opleidingsplan 2024»
    r"(?<!\bbij de )(?<!\bbij het )\b\w*(?:plan|nota|begroting|agenda|programma|rekening|verslag|akkoord|roadmap"
    r"|versie|planning|stukken)"
    r"(?: voor| van)? $",
    re.I,
)
DATES_A_TEXT = re.compile(  # «uw brief d.d. 4 mei», «de nota van 3 juni»
    r"(?:mail|brief|besluit|verzoek|bericht|notitie|memo|nota|rapport|hoorzitting|telefoongesprek"
    r"|verslag|aanvraag|schrijven|uitspraak|notulen)\s+$"
)
# «de nota, die in juni is besproken, …», «het plan dat de raad in mei vaststelde»: before the time and behind it
RELATIVE = re.compile(r"(?:[a-zà-ÿ-]{3,},? (?:die|welke)|\b(?:het|een|dit|elk) [a-zà-ÿ-]{3,},? dat)\b[^,;:]{0,50}$")
TOLD_IN_IT = re.compile(
    r"(?: [^\s,;:]+){0,4}? (?:is|zijn|was|waren|werd|werden|heeft|hebben|had|hadden|[a-zà-ÿ]{3,}(?:ten|den|de|te))\b"
)
SPANS_A_TEXT = re.compile(r"\b(?:over|uit) (?:de |het )?(?:periode|tijdvak|jaren)\s+(?:van\s+)?$")  # asked for
TOLD_OF = re.compile(r"(?:op|d\.d\.|van|tot|na)\b", re.I)  # when something else was or ends
AT_A_MEETING = re.compile(  # also right behind a mark: «<actiepunt> Volgend TO …»
    r"(?:\b(?:in|voor|vóór|bij|tijdens|op|naar|uiterlijk|aan) (?:de |het )?|^\W*<[^<>]*>\W*)$", re.I
)
MONTH_OR_DAY = re.compile(r"\d{4}-\d\d(?:-\d\d)?")


@dataclass(frozen=True, slots=True)
class Moment:
    """A time named in a text: as printed with its preposition, its ISO string (None: too vague), and its offsets."""

    printed: str
    iso: str | None
    start: int
    end: int


def moments(text: str, meeting: Meeting) -> list[Moment]:
    """Every moment in the text, in order; times without a year get the first such time after the meeting, if dated.

    Example:
        >>> [moment.iso for moment in moments("eind maart 2021, derde kwartaal 2021 en binnenkort", Meeting())]
        ['2021-03', '2021-Q3', None]
    """
    found = [Moment(match.group(), iso, *match.span()) for match, iso in _special(text, meeting)]
    found += [
        Moment(text[p.start : p.end], _iso(p, meeting), p.start, p.end) for p in periods(text) if p.iso or p.years
    ]
    found += [
        Moment(match.group(), _next_meeting(text, match, meeting), *match.span()) for match in VAGUE.finditer(text)
    ]
    kept: list[Moment] = []
    for moment in found:
        if all(moment.end <= other.start or moment.start >= other.end for other in kept):
            kept.append(moment)
    return [_with_lead(text, moment) for moment in sorted(kept, key=lambda moment: moment.start)]


def _next_meeting(text: str, match: re.Match[str], meeting: Meeting) -> str | None:
    """The day of the next meeting where something is to be done at or before it: «in de volgende vergadering»."""
    is_when = match.group().lower().endswith("keer") or AT_A_MEETING.search(text[: match.start()])
    return meeting.next_date if NEXT_MEETING.match(match.group()) and is_when else None


def deadline(text: str, meeting: Meeting, *, verb: int = 0) -> Moment | None:
    """The moment by which the text wants something done: the first dated one that is not past, else a vague one.

    A moment behind the offset `verb`, where the task is told, goes before one that stands in an earlier clause. A
    moment that begins a period («sinds 2018»), is compared with or names a plan («de begroting 2024») is no deadline.
    What a report on a year wants done «in juni» or «vóór de zomer» is of the year after.
    """
    now = _after_its_year(meeting)
    named = [
        one
        for one in moments(text, now)
        if not (one.printed[:1].isdigit() and NAMES_A_PLAN.search(text[: one.start])) and not _dates_a_text(text, one)
    ]
    usable = [ahead for moment in named if not _is_past(ahead := _ahead(moment, meeting), meeting)]
    behind = [one for one in usable if one.start >= verb or not EARLIER_CLAUSE.search(text[one.end : verb])]
    dated = [moment for moment in behind if moment.iso]
    earlier = [moment for moment in usable if moment.iso and not TOLD_OF.match(moment.printed)]
    return next(iter(dated or behind or earlier or [moment for moment in usable if not moment.iso]), None)


def _dates_a_text(text: str, moment: Moment) -> bool:
    """The moment says of which day a letter is, what a relative clause tells of it, or which years the papers cover."""
    before = text[: moment.start].lower()
    is_told = moment.printed.lower().startswith(("van ", "d.d. ")) and any(sign.isdigit() for sign in moment.printed)
    if RELATIVE.search(before) and TOLD_IN_IT.match(text.lower(), moment.end):
        return True
    return bool((is_told and DATES_A_TEXT.search(before)) or SPANS_A_TEXT.search(before))


def _after_its_year(meeting: Meeting) -> Meeting:
    """A report on one year as if it met in January of the next; a letter as if it met on its day."""
    if meeting.letter_date:
        return replace(meeting, date=meeting.letter_date)
    if not meeting.is_yearly or meeting.date is not None or meeting.last_year is None:
        return meeting
    return replace(meeting, date=f"{meeting.last_year + 1}-01")


def _ahead(moment: Moment, meeting: Meeting) -> Moment:
    """A month or day without a year that a report on a sitting year wants something done by is the first after it."""
    is_bare = moment.iso is not None and MONTH_OR_DAY.fullmatch(moment.iso) and not re.search(r"\d{4}", moment.printed)
    if not is_bare or not meeting.sitting or meeting.is_minutes or int(str(moment.iso)[:4]) >= meeting.sitting[1]:
        return moment
    return replace(moment, iso=f"{meeting.sitting[1]}{str(moment.iso)[4:]}")


def _is_past(moment: Moment, meeting: Meeting) -> bool:
    if moment.iso is None:
        return False
    if moment.iso.endswith("/.."):
        return True
    told = meeting.date if meeting.is_minutes else meeting.letter_date
    if told and MONTH_OR_DAY.fullmatch(moment.iso):
        return moment.iso < told[: len(moment.iso)]
    return bool(meeting.last_year) and int(moment.iso[:4]) < int(meeting.last_year or 0)


def _special(text: str, meeting: Meeting) -> list[tuple[re.Match[str], str | None]]:
    found: list[tuple[re.Match[str], str | None]] = []
    for match in SEASON.finditer(text):
        year, season = int(match.group("y")), match.group("s").lower()
        first, last = SEASON_MONTHS.get(season, ("12", "02"))
        found.append((match, f"{year}-{first}/{year + (season == 'winter')}-{last}"))
    for match in SHORT_YEAR.finditer(text):
        if 1 <= int(match.group("m")) <= 12:
            found.append((match, f"20{match.group('y')}-{int(match.group('m')):02}-{int(match.group('d')):02}"))
    for match in UNDATED_SHORT.finditer(text):
        if 1 <= int(match.group("m")) <= 12:
            found.append((match, _next(meeting, int(match.group("m")), int(match.group("d")))))
    for match in UNDATED_DAY.finditer(text):
        found.append((match, _next(meeting, MONTHS[match.group("m").lower()], int(match.group("d")))))
    for match in (*UNDATED_MONTH.finditer(text), *BARE_MONTH.finditer(text.strip())):
        found.append((match, _next(meeting, MONTHS[match.group("m").lower()])))
    for match in UNDATED_QUARTER.finditer(text):
        number = int(match.group("q") or ORDER[match.group("o").lower()])
        known = meeting.date[:4] if meeting.date else None
        found.append((match, f"{known}-Q{number}" if known else None))
    for match in NEXT_YEAR.finditer(text):
        found.append((match, meeting.next_period))
    if meeting.is_minutes or meeting.letter_date:
        found += relative_terms(text, meeting.date)
    return [*_this_year(text, meeting), *found]


def _this_year(text: str, meeting: Meeting) -> list[tuple[re.Match[str], str | None]]:
    """Seasons, «vóór de zomer» and «deze maand» of a dated meeting; without a date they stay words."""
    year = meeting.date[:4] if meeting.date else None
    found: list[tuple[re.Match[str], str | None]] = []
    for match in BEFORE_SUMMER.finditer(text):
        found.append((match, f"{match.group('y') or year}-06" if match.group("y") or year else None))
    for match in BEFORE_CHRISTMAS.finditer(text):
        found.append((match, f"{year}-12" if year else None))
    if year is None or meeting.date is None:
        return found
    for match in (*UNDATED_SEASON.finditer(text), *BARE_SEASON.finditer(text.strip())):
        first, last = SEASON_MONTHS.get(match.group("s").lower(), ("12", "02"))
        is_next = match.groupdict().get("which", "").lower() == "volgend"
        its = int(year) + (is_next or last < meeting.date[5:7])
        found.append((match, f"{its}-{first}/{its}-{last}" if first < last else None))
    for match in THIS_MONTH.finditer(text):
        found.append((match, meeting.date[:7]))
    for match in THIS_YEAR.finditer(text):
        found.append((match, year))
    return found


def _next(meeting: Meeting, month: int, day: int | None = None) -> str | None:
    """The first such month or day on or after the meeting; in a sitting year the year that it falls in."""
    if meeting.date and len(meeting.date) >= 7:
        year, now = int(meeting.date[:4]), int(meeting.date[5:7])
        year += month < now
    elif meeting.sitting:
        year = meeting.sitting[0] if month >= 7 else meeting.sitting[1]
    elif meeting.date or meeting.last_year:
        year = int((meeting.date or str(meeting.last_year))[:4])
    else:
        return None
    return f"{year}-{month:02}" + (f"-{day:02}" if day else "")


def _iso(period: Period, meeting: Meeting) -> str | None:
    if period.iso:
        return period.iso.removesuffix("/..") if period.kind == "since" and period.iso.count("-") > 1 else period.iso
    if period.years and period.years > 0:
        return meeting.next_period
    return None


def _with_lead(text: str, moment: Moment) -> Moment:
    """The moment with the words that lead it in: «in het», «eind», «uiterlijk»."""
    lead = LEAD.search(text[: moment.start])
    start = lead.start() if lead else moment.start
    return Moment(text[start : moment.end].strip(), moment.iso, start, moment.end)


def deadline_of(now: Situation, cue: Cue, meeting: Meeting) -> Moment | None:
    """The moment behind what was asked or promised; what stands before «toegezegd» or «gevraagd» dates the asking."""
    if cue.label in {"toezegging", "verzoek"} and now.lower[cue.verb_start : cue.verb_end] in PERFECT:
        asked = ASKED.search(now.lower, cue.verb_end, cue.end)
        return deadline(now.sentence[asked.end() if asked else cue.end :], meeting)
    is_asked = cue.label in {"toezegging", "verzoek"} and cue.verb_start >= 0
    if is_asked and not BY.search(now.sentence[: cue.verb_start]):
        return deadline(now.sentence[cue.verb_start :], meeting)
    return deadline(now.sentence, meeting, verb=max(0, cue.verb_start))
