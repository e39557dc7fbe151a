"""Which period a figure is about: the one beside it, its clause's, its sentence's, or none of its own."""

from __future__ import annotations

import re
from dataclasses import replace

from models.amounts import Amount
from models.counts.scene import Counted, Scene
from models.dates.series import is_spent, is_taken, leads, paired
from models.dates.tense import has_happened, is_bare, is_elsewhen, is_event, is_planned, is_standing
from models.dates.timeless import LENGTHS, is_bound, is_term, is_timeless
from models.dates.versions import DATED, DAYS, SINCE, dates_something_else
from models.periods import Period

CARRIED = frozenset({"quarter", "half", "sitting", "years", "season", "year"})
CHANGES_ON = re.compile(r"\b(?:per|vanaf|sinds|sedert|ingang van|van|rond)\s$", re.I)
POINTS_BACK = re.compile(r"\W*(?:(?:hier|daar|er)van|van (?:deze|die|hen)|(?:\w+\s)(?:hier|daar|er)van)\b", re.I)
# «gaf één berisping en ontsloeg in …», «twee interne en sinds 1 oktober ook een externe»: what comes is of another time
NEXT_PART = re.compile(
    r"\ben\s(?:ook\s)?(?:(?:in|op|per|sinds|vanaf|eind|begin|medio)\s)?(?:(?:het\s)?[a-zà-ÿ]*jaar\s|de\s)?$", re.I
)
STOOD = re.compile(
    r"\s(?:waren|was|telt|telden?|had(?:den)?|stond(?:en)?|liep(?:en)?|lag(?:en)?|werkten|bedroeg(?:en)?|deed|deden"
    r"|zijn er)"
    r"\b",
    re.I,
)
STOOD_ON = re.compile(r"\b(?:waren|stonden|liepen|lagen|werkten)\s(?:er\s)?per\s$", re.I)
PLANNED = re.compile(
    r"\b(?:te (?:verhogen|verlagen|brengen)|uit te breiden|verhogen|verlagen|uitbreiden|gaat|gaan)\b", re.I
)
WAS_THEN = re.compile(r"\s(?:was|waren|lag|lagen|bedroeg|bedroegen)\s(?:dat|dit|het|er)\b")  # «in 2022 was dat nog 6,1»
AFTER = re.compile(r"\bna\s(?:\S+\s)?$", re.I)
REVIEWED = re.compile(r"\s(?:[^\s.;()]+\s){0,5}?(?:ge)?(?:[eë]valu(?:eer|atie|er)|herzien|herbeoorde)\w*", re.I)
_REPORT = r"\w*(?:verslag|bericht|rapport|rapportage)"
SOURCE = re.compile(
    r"\s(?:[^\s,;.]+\s){1,3}?uit\s(?:het|ons|mijn|hun|haar|zijn)\s"
    rf"(?:vorige\s{_REPORT}|{_REPORT}\s(?:(?:over|van)\s)?(?:het\sjaar\s)?(?P<y>20\d\d))\b",
    re.I,
)
AGAINST = re.compile(r"\b(?:tegen|tegenover|was dat nog|waren dat er)\s(?:(?!\sen\s)[^,;()]){0,30}$")
BEGINS = re.compile(r"\b(?:per|vanaf|ingang van|ingaande)\s$", re.I)
OF_A_NAME = re.compile(r"\b(?!jaar\b)[^\s,;]+\svan\s$", re.I)  # «de raming van 2021 was te laag; …»
RELATIVE = re.compile(r"die|dat|welke|waar(?:aan|bij|door|in|mee|naar|op|over|toe|uit|van|voor)?")


def timed(scene: Scene, counted: Counted) -> Counted:
    """The figure with its period, what it is compared with, and whether it holds at all times."""
    usable = [period for period in scene.periods if period.iso or period.years is not None]
    named = [p for p in usable if p.is_compared]
    compared = next((p for p in reversed(named) if p.end <= counted.amount.start), named[0] if named else None)
    given = _given(scene, counted)
    own = given or _own(
        scene, counted, [p for p in usable if not p.is_compared and not dates_something_else(scene.text, p)]
    )
    own = (
        counted.period
        or _of_source(scene, counted)
        or (_coarse(scene.text, own, counted) if own else _of_antecedent(scene))
    )
    if own and counted.role == "change" and (own.years == -1 or _was_then(scene.text, own, counted)):
        own, compared = None, own
    if compared and counted.role != "change" and _is_said_of(scene, counted, compared):
        own = compared
    elif (
        given is None and counted.amount.kind == "moved" and not (PLANNED.search(scene.text) or is_term(scene, counted))
    ):
        own = _year_before(own)
    return replace(
        counted,
        period=own,
        compared=compared if counted.role == "change" else None,
        carried=None if own else _year_said(usable) or scene.memory.period,
        headed=scene.memory.heading,
        has_happened=has_happened(scene, counted),
        is_standing=is_standing(scene, counted),
        is_elsewhen=is_elsewhen(scene, counted),
        is_planned=is_planned(scene, counted),
        is_event=is_event(scene, counted),
        is_bare=is_bare(scene),
        is_timeless=own is None and (_was_before_a_day(scene, counted, usable) or is_timeless(scene, counted)),
    )


def _given(scene: Scene, counted: Counted) -> Period | None:
    """The period of a series («163 in 2021, 187 in 2022»); lengths of time and terms have none by their place."""
    if counted.amount.unit in LENGTHS or is_term(scene, counted) or is_bound(scene, counted):
        return None
    return paired(scene, counted.amount)


def _of_antecedent(scene: Scene) -> Period | None:
    """«Daarvan zijn er 12 afgerond» is of the period of what it points to."""
    return scene.memory.period if POINTS_BACK.match(scene.text) else None


def _of_source(scene: Scene, counted: Counted) -> Period | None:
    """«Van de vier aanbevelingen uit ons vorige verslag zijn er drie uitgevoerd»: the whole is of the year before."""
    source = SOURCE.match(scene.text, counted.amount.end) if counted.role == "total" else None
    if source is None:
        return None
    return (
        Period(*source.span(), "year", iso=source["y"]) if source["y"] else Period(*source.span(), "report", years=-1)
    )


def _coarse(text: str, period: Period, counted: Counted) -> Period:
    """A state on a day is of that day; what changes on a day («per 1 mei») is of its month, a growth of its year."""
    day = period.iso or period.day or ""
    if (
        period.kind not in DAYS
        or counted.amount.unit in LENGTHS
        or (day.endswith("12-31") and counted.role != "change")
    ):
        return period
    if counted.role == "change" and period.iso:
        return year_of(period)
    if not CHANGES_ON.search(text, 0, period.start) or _is_state_on(text, period):
        return period
    return replace(period, iso=period.iso[:7] if period.iso else None, day=period.day[:2] if period.day else None)


def _is_state_on(text: str, period: Period) -> bool:
    """«Per 1 april deden 176 collega's mee», «waren er per 1 april 176»: how things stood, no change."""
    opens = re.fullmatch(r"\W*per\s", text[: period.start], re.I) and STOOD.match(text, period.end)
    return bool(opens or STOOD_ON.search(text, 0, period.start))


def _year_said(usable: list[Period]) -> Period | None:
    """The year of a day named in the sentence, when that day itself is the date of something else."""
    return next((year_of(p) for p in usable if p.iso and p.kind in DATED and not p.is_compared), None)


def year_of(period: Period) -> Period:
    """A day or month as the year it is in (of the kind `in_year`); other periods as they are."""
    return replace(period, kind="in_year", iso=period.iso[:4]) if period.iso and period.kind in DATED else period


def _own(scene: Scene, counted: Counted, usable: list[Period]) -> Period | None:
    """The period right behind the number («52 in 2015»), else the nearest before it, else one later in its clause."""
    amount = counted.amount
    if is_term(scene, counted) and (since := _in_force(scene.text, usable)):
        return since
    if is_bound(scene, counted) or (is_term(scene, counted) and amount.unit not in LENGTHS):
        return None
    usable = [p for p in usable if not (_is_of_other(scene, p, counted) or is_spent(scene, p, amount))]
    if amount.unit in LENGTHS and amount.kind not in {"zero", "adjective"} and "leeftijd" not in scene.text.lower():
        is_same = re.search(r"\b(?:het|die|dat|deze)\s(?:\w+\s)?$", scene.text[: amount.begin], re.I)
        begins = _starting_day(scene.text, usable) or _reviewed_since(scene.text, usable, amount)
        return begins or (scene.memory.length if is_same else None)
    limit = min((other.start for other in scene.amounts if other.start > amount.start), default=len(scene.text))
    behind = [p for p in usable if amount.end <= p.start and not is_taken(scene, p, amount)]
    before = [p for p in usable if p.end <= amount.start]
    for period in behind:
        if period.start < limit and re.fullmatch(
            r"(?:\s(?!en\b|of\b)\w+)?\s?\(?(?:in|over|van)?\s", scene.text[amount.end : period.start]
        ):
            return period
    begin, end = scene.clause(amount.start, amount.end)
    first = scene.words[begin].start if begin < len(scene.words) else 0
    last = scene.words[end - 1].end if end else len(scene.text)
    inside = [p for p in before if p.start >= first]
    if inside:
        return inside[-1]
    following = [p for p in behind if p.end <= last and not _is_of_next(scene, p, amount.end)]
    if following and amount.kind != "moved":
        return following[0]
    return before[-1] if before else following[0] if following else None


def _was_then(text: str, period: Period, counted: Counted) -> bool:
    """«In 2021 waren dat er 118; een stijging van 38%»: the change came after it."""
    said = WAS_THEN.match(text, period.end)
    return period.end <= counted.amount.start and said is not None and not said.group().endswith("er")


def _is_of_next(scene: Scene, period: Period, at: int) -> bool:
    """«gaf één berisping en ontsloeg in …», «28 vroegen advies, vorig jaar 11»: the period is of what comes next."""
    if NEXT_PART.search(scene.text, at, period.start):
        return True
    later = next((other for other in scene.amounts if other.start >= period.end), None)
    return later is not None and leads(scene.text, period, later) and "," in scene.text[at : period.start]


def _in_force(text: str, usable: list[Period]) -> Period | None:
    """«Sinds 17 juli 2023 krijgt … binnen zeven dagen»: since when a rule holds, where its sentence opens with it."""
    leads = (p for p in usable if p.kind in SINCE and re.fullmatch(r"\W*(?:\S+\s){0,9}dat\s|\W*", text[: p.start]))
    return next(leads, None)


def _is_of_other(scene: Scene, period: Period, counted: Counted) -> bool:
    """The period is that of an aside, of a relative clause that is over, or part of a name in the clause before."""
    at = counted.amount.start
    is_named = period.kind in {"year", "years"} and OF_A_NAME.search(scene.text, 0, period.start)
    is_over = is_named and ";" in scene.text[period.end : at] and has_happened(scene, counted)
    return bool(is_over) or _is_aside(scene.text, period, at) or _is_in_relative(scene, period, at)


def _is_aside(text: str, period: Period, at: int) -> bool:
    """The period stands in a bracket, or behind «tegen 63», that does not hold the amount."""
    opening = text.rfind("(", 0, period.start)
    if opening >= 0 and ")" not in text[opening : period.start]:
        closing = text.find(")", period.end)
        if re.fullmatch(r"\((?:stand\s|per\s|in\s)?", text[opening : period.start]) and closing == period.end:
            return False  # «(maart 2020)» dates all that is said
        return not opening < at < (closing if closing >= 0 else len(text))
    against = re.search(
        r"\b(?:tegen|tegenover|was dat nog|waren dat er)\s(?:(?!\sen\s)[^,;()]){0,30}$", text[: period.start]
    )
    return bool(against) and not against.start() < at < period.start if against else False


def _is_in_relative(scene: Scene, period: Period, at: int) -> bool:
    """«de gastheer, waartoe in 2022 is besloten, …»: the period belongs to a relative clause that is over."""
    if period.end > at:
        return False
    begin, end = scene.clause(period.start, period.end)
    is_over = end < len(scene.words) and scene.words[end - 1].text == "," and scene.words[end - 1].start < at
    until = range(scene.token_at(period.end), scene.token_at(at))
    is_over = is_over or any(scene.words[n].text == "," and scene.words[n - 1].kind == "verb" for n in until)
    return is_over and bool(RELATIVE.fullmatch(scene.words[begin].lower)) and begin > 0


def _starting_day(text: str, usable: list[Period]) -> Period | None:
    """«per 1 januari 2019 … voor de duur van een half jaar»: a length that begins on a day."""
    if not re.search(r"\b(?:duur|looptijd|periode) van\b", text, re.I):
        return None
    return next(
        (p for p in usable if p.kind == "day" and BEGINS.search(text, 0, p.start)),
        None,
    )


def _reviewed_since(text: str, usable: list[Period], amount: Amount) -> Period | None:
    """«vanaf oktober 2017 …, na 2 jaar evalueren»: the day or month from which the time to the review counts."""
    if not (AFTER.search(text, 0, amount.begin) and REVIEWED.match(text, amount.end)):
        return None
    named = (p for p in usable if p.kind in {"day", "month"} and p.end <= amount.start)
    return next((p for p in named if BEGINS.search(text, 0, p.start)), None)


def _year_before(period: Period | None) -> Period | None:
    """«in 2022 van 40 naar 48»: the 40 is of the year before."""
    if period is None:
        return Period(0, 0, "relative", years=-1)
    if period.iso and re.fullmatch(r"\d{4}", period.iso) and not period.is_compared:
        return replace(period, iso=str(int(period.iso) - 1))
    if period.kind in DATED:
        return None
    return replace(period, years=period.years - 1) if period.years is not None and not period.day else period


def _was_before_a_day(scene: Scene, counted: Counted, usable: list[Period]) -> bool:
    """«per 1 mei van 0,6 naar 0,8 fte»: since when it was 0,6 is not told."""
    is_moved = counted.amount.kind == "moved" and not PLANNED.search(scene.text)
    return is_moved and any(p.kind in DATED and not p.is_compared for p in usable)


def _is_said_of(scene: Scene, counted: Counted, compared: Period) -> bool:
    """«dan in 2021 (121 meldingen)», «t.o.v. 2021, toen er 121 waren»: the number belongs to the year compared with."""
    if compared.end > counted.amount.start:
        return False
    between = scene.text[compared.end : counted.amount.start]
    return bool(
        re.fullmatch(
            r"\s?\(\s?(?:toen\s)?(?:er\s)?(?:waren|nog|met|in totaal)?\s?|,?\s?toen\s(?:[^\s,;]+\s){0,4}", between
        )
    )
