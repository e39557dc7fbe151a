"""What a document tells of itself that its decisions need: minutes or report, whose, of which day or period."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from corpus import table
from models.grammar.parties import Party, parties
from models.periods import MONTHS, periods
from pipeline.records import Document

MINUTES = {"verslag overleg", "besluitenlijst", "collegebesluit", "actielijst", "raadsmededeling"}
LISTS = {"besluitenlijst", "collegebesluit"}
REPORTS = {"jaarverslag", "brief", "infographic"}
HEADLINE = re.compile(r"\b(?:vergader|overleg|bijeenkomst|gehouden|zitting|datum en tijd|d\.d\.)", re.I)
OTHER_MEETING = re.compile(
    r"\b(?:vaststell\w*|verslag|notulen|besluitenlijst|vorige?) (?:van |der )?(?:de |het )?[^.]{0,40}$", re.I
)
MINUTES_WORDS = re.compile(
    r"\b(?:notulen|besluitenlijst|verslag (?:van )?(?:de |het )?(?:[a-z]+ ){0,2}(?:vergadering|overleg"
    r"|overlegvergadering|bijeenkomst|stuurgroep"
    r"|werkgroep|technisch)|vergaderdatum|rondvraag|sluiting|aanwezig:|afwezig:|actiepunten|concept-?verslag)\b",
    re.I,
)
KIND_BEFORE = re.compile(
    r"^(?:(?:concept-?)?(?:jaar)?verslag|notulen|besluitenlijst|actielijst)\s+(?:van\s+(?:de|het)\s+)?", re.I
)
OWN_PART = re.compile(
    r"(?:de |het )?(?:bureau|afdeling|dienst|team|gemeente|provincie|ministerie|waterschap|organisatie|leden"
    r"|deelnemers|vergadering|partijen|aanwezigen|meerderheid)\b",
    re.I,
)
OPENING_WORDS = re.compile(
    r"\b(?:notulen|besluitenlijst|vergaderdatum|verslag (?:van )?(?:de |het )?(?:[a-z]+ ){0,2}(?:vergadering|overleg"
    r"|overlegvergadering|bijeenkomst|stuurgroep|werkgroep))\b",
    re.I,
)
# «Aanwezig: …», «Aan tafel: …» on a line of its own near the top: only minutes say who was there
ATTENDANCE = re.compile(
    r"^\W*(?:aanwezig(?:en)?|present|aan tafel|deelnemers|aanw\.?|afwezig|afgemeld)\b[^:\n]{0,30}:\s*\S", re.I | re.M
)
PRESENT = re.compile(r"\b(?:[Aa]anwezig|[Dd]eelnemers|[Aa]fwezig)\b")
ATTENDANCE = re.compile(
    r"(?:^|\s)(?:aanwezig(?:en)?|afwezig(?:en)?|present|deelnemers|aan tafel|afmeldingen|genodigden|tegenwoordig)\b"
    r"[^:\n]{0,40}:",
    re.I,
)
# «Hoogachtend, De minister van Financiën, namens deze,»: in whose name a letter decides
SIGNED = re.compile(
    r"(?:^|[\n,.] ?)(?P<who>(?:(?i:de|het)\s)?(?i:minister|staatssecretaris|college|burgemeester|gedeputeerde staten"
    r"|dagelijks|algemeen|directeur|hoofddirecteur|korpschef|raad van bestuur|voorzitter|commissaris)\b"
    r"[^\n,;:]{0,90}?(?:, [A-Z][a-z]+ en [A-Z][a-z]+)?),?>?,?\s*"
    r"(?i:namens (?:deze|dezen|(?:hen|hem|haar|die)(?!\s(?-i:[a-z]))))\b"
)
LETTER_HEAD = 1_500  # characters
HEAD = 400
NAMED_SHORT = re.compile(
    r"\b(?:[Hh]et (?P<it>TO|MT|DT|DB|AB|GO|LO)"
    r"|[Dd]e (?P<he>C?OR|GOR|G?MR|stuurgroep|werkgroep|klankbordgroep|projectgroep))\b"
)
FEWEST_NAMED = 3  # times
BOARD = re.compile(
    r"(?:(?:Dagelijks|Algemeen) Bestuur|(?:Gedeputeerde|Provinciale) Staten|(?:College|Raad) van [A-Z]\w+)"
)
NEXT_MEETING = re.compile(
    r"\b(?:(?:eerst)?volgende?|nieuwe) (?:[a-z-]+ )?[a-z-]*(?:vergadering|overleg|bijeenkomst|meeting|sessie|ov|mt|to"
    r"|dt|db)\b(?P<when>[^.\n]{0,80})",
    re.I,
)
# «De raad komt op 12 december weer bijeen», «Volgende: di 6 juni»
NEXT_GATHERING = re.compile(
    r"\b(?:komt|komen|vergadert|vergaderen)\s(?P<when>op [^.]{4,40}?)\s(?:opnieuw|weer)\b"
    r"|^\W*[Vv]olgende(?: keer)?:(?P<day>[^.\n]{4,60})",
    re.M,
)
UNDATED = re.compile(r"\b(?P<day>[0-3]?\d) (?P<month>[a-z]{3,9})\b", re.I)
STAND = re.compile(
    r"\b(?:stand|peildatum|bijgewerkt|stand van zaken) (?:per|op|t/m|tot en met) [^.\n]{0,20}(?P<year>20\d\d)", re.I
)
LINKS = {"van", "voor", "en", "de", "het", "der", "den"}
SPOKEN_SHARE = 8  # times «ik» in a thousand words; proceedings of councils have 20 to 40, minutes less than 3
FEWEST_SIGNS = 2  # of minutes, in a text that does not open as minutes do
LONGEST_UNNAMED = 40_000  # characters; minutes of more open as such, and a long report names many meetings
READERS = (
    (re.compile(r"\b[Uu]w raad\b|\b[Gg]eachte (?:leden van de )?(?:gemeente)?raad"), "raad"),
    (re.compile(r"\b[Uu]w [Ss]taten\b|\b[Gg]eachte [Ss]taten"), "Provinciale Staten"),
    (re.compile(r"\b[Uu]w Kamer\b"), "Tweede Kamer"),
)
REPORT_WORDS = re.compile(r"\b(?:jaarverslag|jaarrapportage|monitor|jaarrekening|verslagjaar)\b", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """The frame in which a document speaks.

    `is_list`: a list of decisions, all of one meeting. `is_spoken`: it reports speech word for word. `body` is who
    writes («wij»), `sitting_body` who decides when minutes say «wordt vastgesteld». `date` is the day (or month) of a
    meeting, `letter_date` that of a letter, `next_date` that of the next meeting, `sitting` the two years of a sitting
    year, `last_year` the last year that the document covers, `next_period` the year or sitting year after it. `reader`
    is to whom a letter is written («u»). `is_yearly`: a report on that one year. `organisation` is who writes a report
    that names no body.
    """

    is_minutes: bool = False
    is_spoken: bool = False
    is_list: bool = False
    body: str | None = None
    sitting_body: str | None = None
    date: str | None = None
    sitting: tuple[int, int] | None = None
    last_year: int | None = None
    next_period: str | None = None
    next_date: str | None = None
    letter_date: str | None = None
    reader: str | None = None
    is_yearly: bool = False
    organisation: str | None = None

    @property
    def horizon(self) -> int | None:
        """The year after which a year lies ahead: of a sitting year, which ends halfway, its first."""
        return self.sitting[0] if self.sitting else self.last_year


def meeting_of(document: Document) -> Meeting:
    """The frame of a document, from what `split` found and, for minutes, from the head of the text."""
    is_minutes = _is_minutes(document)
    date = _date(document) if is_minutes else None
    sitting = _sitting(document.period)
    year = int(date[:4]) if date else sitting[1] if sitting else _year(document)
    following = f"{sitting[1]}/{sitting[1] + 1}" if sitting else str(year + 1) if year else None
    sent = None if is_minutes else _letter_date(document)
    year = year or (int(sent[:4]) if sent else None)
    body = _body(document, is_minutes) or (None if is_minutes else _signer(document.text))
    return Meeting(
        is_minutes=is_minutes,
        is_list=document.kind in LISTS,
        is_spoken=is_minutes and _is_spoken(document.text),
        sitting_body=_sitting_body(document, body) if is_minutes else body,
        body=body,
        date=date,
        sitting=sitting,
        last_year=year,
        next_period=following,
        next_date=_next_date(document.text, date) if date else None,
        letter_date=sent,
        reader=next((reader for words, reader in READERS if words.search(document.text)), None),
        organisation=None if is_minutes else document.organisation,
        is_yearly=bool(re.fullmatch(r"\d{4}", document.period or "")) and document.kind in REPORTS,
    )


def _next_date(text: str, date: str) -> str | None:
    """The day of the next meeting, which minutes announce: «Volgende vergadering: 25 mei»; without a year its first."""
    announced = [match.group("when") for match in NEXT_MEETING.finditer(text)]
    announced += [match.group("when") or match.group("day") for match in NEXT_GATHERING.finditer(text)]
    for when in announced:
        day = next((p for p in periods(when) if p.iso and re.fullmatch(r"\d{4}-\d\d-\d\d", p.iso)), None)
        if day is not None and day.iso and day.iso > date:
            return day.iso
        bare = UNDATED.search(when)
        if bare and bare.group("month").lower() in MONTHS:
            month = MONTHS[bare.group("month").lower()]
            year = int(date[:4]) + (month < int(date[5:7]))
            return f"{year}-{month:02}-{int(bare.group('day')):02}"
    return None


def _body(document: Document, is_minutes: bool) -> str | None:
    """The body as the text calls it most: «COR» where it writes that more often than «Centrale Ondernemingsraad».

    Of minutes whose body `split` did not find, the first body named in the head.
    """
    body = KIND_BEFORE.sub("", document.body or "").strip() or None
    present = PRESENT.search(document.text, 0, 600) if is_minutes else None
    if body and present and 0 <= present.start() < document.text.find(body):
        body = None  # the employer of somebody who was there
    if body is None and is_minutes:
        head = document.text[: present.start() if present else 400]
        named = [p for p in parties(head) if p.kind == "body" and not OWN_PART.match(p.text)]
        whole = (document.organisation or "").casefold()
        inner = [p for p in named if p.text.casefold() != whole] or named  # the council, not the university it is of
        body = _full_name(head, inner[0]) if inner else _named_most(document.text)
    if body is None:
        return None
    if BOARD.fullmatch(body) and body in document.text[:HEAD]:
        return body  # a board that the front names in capitals: «Dagelijks Bestuur», though the text says «DB»
    names = [body, *(row["short"] for row in table("body_names.csv") if row["full"] == body.lower())]
    said = max(names, key=lambda name: len(re.findall(rf"(?<![\w&]){re.escape(name)}(?![\w&])", document.text, re.I)))
    said = (
        said.lower() if said.isupper() and f" {said.lower()} " in document.text else said
    )  # «VERGADERING VAN DE RAAD»
    return f"college van {said}" if said.lower() == "burgemeester en wethouders" else said


def _named_most(text: str) -> str | None:
    """The body that minutes name in short most, if they do so again and again: «het TO», «de stuurgroep»."""
    said = Counter(match.group("it") or match.group("he") for match in NAMED_SHORT.finditer(text))
    most = said.most_common(2)
    is_clear = bool(most) and most[0][1] >= FEWEST_NAMED and (len(most) == 1 or most[0][1] >= 2 * most[1][1])
    return most[0][0] if is_clear else None


def _full_name(head: str, party: Party) -> str:
    """The party without article; the line that names it where that is a title: «Universitaire medezeggenschapsraad»."""
    start = head.rfind("\n", 0, party.start) + 1
    line = head[start:].split("\n", 1)[0].strip()
    is_title = re.fullmatch(rf"[A-ZÀ-Þ][a-zà-ÿ]+ {re.escape(party.text)}(?: \([A-Z]{{2,6}}\))?", line)
    return line.split(" (")[0] if is_title else re.sub(r"^(?:de|het)\s", "", party.text, flags=re.I)


def _signer(text: str) -> str | None:
    """In whose name a letter is signed, without article; capitals throughout become small letters but for names."""
    found = SIGNED.search(text)
    if found is None:
        return None
    who = re.sub(r"^(?:de|het)\s", "", " ".join(found.group("who").split()), flags=re.I)
    return (
        " ".join(word if word.lower() in LINKS else word.capitalize() for word in who.lower().split())
        if who.isupper()
        else who
    )


def _letter_date(document: Document) -> str | None:
    """The day on which a letter was sent: its «Datum», else the day of its publication."""
    if document.kind != "brief" and not SIGNED.search(document.text):
        return None
    head = document.text[:LETTER_HEAD]
    days = [p for p in periods(head) if p.iso and re.fullmatch(r"\d{4}-\d\d-\d\d", p.iso)]
    led = [p for p in days if re.search(r"\bdatum\W{1,4}$", head[: p.start], re.I)]
    published = document.published if re.fullmatch(r"\d{4}-\d\d-\d\d", document.published or "") else None
    return led[0].iso if led else published


def _sitting_body(document: Document, body: str | None) -> str | None:
    """Who decides together in minutes of a works council with the director: «overlegvergadering (OR en bestuurder)»."""
    if not (
        re.search(r"\boverleg(?:vergadering)?\b", document.text, re.I) and re.search(r"\bbestuurder\b", document.text)
    ):
        return body
    councils = re.findall(r"\b(?:COR|GOR|OR|GMR|MR)\b", document.text)
    directors = re.findall(r"\b(?:bestuurder|directeur)\b", document.text)
    across = max(("bestuurder", "directeur"), key=directors.count)
    return f"overlegvergadering ({max(set(councils), key=councils.count)} en {across})" if councils else body


def _is_minutes(document: Document) -> bool:
    is_unnamed = len(document.text) >= LONGEST_UNNAMED and not OPENING_WORDS.search(document.text[:1500])
    if document.kind in MINUTES and not (document.kind == "verslag overleg" and is_unnamed):
        return True
    if document.kind in REPORTS:
        return False
    head = document.text[:1500]
    if REPORT_WORDS.search(head) and not OPENING_WORDS.search(head):
        return False
    if ATTENDANCE.search(head[:900]):
        return True
    said = {match.group().lower() for match in MINUTES_WORDS.finditer(document.text)}
    return bool(OPENING_WORDS.search(head)) or (len(said) >= FEWEST_SIGNS and not is_unnamed)


def _is_spoken(text: str) -> bool:
    """Proceedings in which speakers say «ik» say it often; minutes that tell what was said do not."""
    return len(re.findall(r"\b[Ii]k\b", text)) * 1000 > SPOKEN_SHARE * max(1000, len(text.split()))


def _date(document: Document) -> str | None:
    """The day of the meeting: the period where it is a day, else the first full date in the head of the text."""
    if document.period and re.fullmatch(r"\d{4}-\d\d-\d\d", document.period):
        return document.period
    head = document.text[:1200]
    dates = [p for p in periods(head) if p.iso and re.fullmatch(r"\d{4}-\d\d-\d\d", p.iso)]
    own = [p for p in dates if not OTHER_MEETING.search(head[max(0, p.start - 50) : p.start]) or p.start < 100]
    led = [p for p in own if HEADLINE.search(head[max(0, p.start - 40) : p.start])]
    first = [p for p in own if p.start < 200 and p.kind == "day"]
    found = next(iter(first or led or [p for p in own if p.kind == "day"] or own), None)
    if found is not None:
        return found.iso
    return document.period if document.period and re.fullmatch(r"\d{4}(-\d\d)?", document.period) else None


def _sitting(period: str | None) -> tuple[int, int] | None:
    match = re.fullmatch(r"(\d{4})[/-](\d{4})", period or "")
    return (
        (int(match.group(1)), int(match.group(2))) if match and int(match.group(2)) == int(match.group(1)) + 1 else None
    )


def _year(document: Document) -> int | None:
    stand = STAND.search(document.text[:1500])
    if stand and (document.period is None or len(document.period) > len("2024")):
        return int(stand.group("year"))
    match = re.search(r"\d{4}", document.period or "") or re.search(r"\b20\d\d\b", document.title or "")
    return int(match.group()) if match else None
