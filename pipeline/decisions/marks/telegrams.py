"""Notes of a task without a finite verb, with who is to do it beside it: «kaart tekenen (Joris)», «Joris → kaart»."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from models.grammar.literals import gate
from models.grammar.parties import CAPITAL, known_names
from models.grammar.wordlists import wordlist
from models.sentences import sentences as cut_sentences
from pipeline.decisions.attributes.deadlines import deadline, moments
from pipeline.decisions.attributes.ownerwords import SMALL, WHO, is_who
from pipeline.decisions.attributes.statuses import list_status
from pipeline.decisions.attributes.wording import NUMBERING, sentence_of
from pipeline.decisions.lists.noterows import coded_row, note_row
from pipeline.meeting import Meeting
from pipeline.place import cut
from pipeline.records import Action, Document

ROLE = r"(?:trekker|eigenaar|actie(?:houder)?|pennenvoerder|verantwoordelijke?|wie|uitvoering|door)"
NUMBER = r"(?:[\w-]*\d[\w/.-]*[.):]?\s+)?"
LED = re.compile(rf"^@?(?P<who>{WHO}|{SMALL})\s?(?:→|->|=>|➔|:|\s[–-])\s+(?P<what>\S.*)$")
CALLED = re.compile(rf"^@(?P<who>{CAPITAL})\s+(?P<what>\S.*)$")
HEADED = re.compile(
    rf"^(?:[Aa]ctie(?:punt|houder)?|[Tt]o[- ]?do|AP|[Tt]rekker|[Ee]igenaar)\s+(?:voor\s+)?(?P<who>{WHO}|{SMALL})"
    r"\s*(?::|[–-])\s+(?P<what>\S.*)$"
)
LABELLED = re.compile(
    rf"^(?P<what>.{{8,}}?)[.,;(–-]?\s*\b{ROLE}(?:\s?:|\sis)\s(?P<who>{WHO}|{SMALL})[)\].,;\s]*(?P<rest>.*)$", re.I
)
BRACKETED = re.compile(
    rf"^(?P<what>.{{6,}}?)\s?[(\[](?P<who>{WHO}|{SMALL})(?:[,;]\s(?P<when>[^()\[\]]{{2,40}}))?[)\]]\s*[.;]?(?P<rest>.{{0,40}})$"
)
DASHED = re.compile(rf"^(?P<what>.{{6,}}?)\s[–-]\s(?P<who>{WHO}|{SMALL})\s*(?:[–-]\s(?P<when>[^–]{{2,40}}))?[.;]?$")
ARROWED = re.compile(rf"^(?P<what>.{{8,}}?)\s?(?:→|->|=>|➔)\s*(?P<who>{WHO}|{SMALL})\s*[.;]?$")
COMMAED = re.compile(rf"^(?P<what>.{{8,}}?),\s(?P<who>{WHO})\s*(?:[(\[](?P<rest>[^()\[\]]{{2,20}})[)\]])?[.;]?$")
TIMED = re.compile(
    rf"^(?P<what>.{{8,}}?),\s(?P<who>{WHO}|{SMALL}),\s(?P<when>[^,;]{{3,30}}?)[.;]?$"
)  # «…, wijkteams, zsm»
COLONED = re.compile(  # «Plan van aanpak: Joris, klaar 7 mei, daarna naar de OR»
    rf"^(?P<what>[^:]{{4,60}}?):\s(?P<who>{WHO}|{SMALL}),\s(?:(?:klaar|gereed|af)\s)?(?P<when>[^,;.]{{3,40}})(?P<rest>[,;.].*)?$"
)
LEADS = ("→", "->", "=>", "➔", ":", "–", "-")  # one of which stands in every match of `LED`,
SHAPES = (  # and of each of these
    *((LABELLED, (":", "is", "IS", "Is", "iS")), (BRACKETED, ("(", "[")), (DASHED, ("–", "-"))),
    *((ARROWED, ("→", "->", "=>", "➔")), (COLONED, (":",)), (TIMED, (",",)), (COMMAED, (",",))),
)
THREE = re.compile(r"\s[–-]\s.*\s[–-]\s")  # «kaart tekenen – Joris – 7 mei»
BOX = re.compile(r"^[\[(☐☑✓]\s?(?P<done>[xXvV✓✔])?\s?[\])]\s*")  # «[x] kaart tekenen»
ARROW = re.compile(r"^(?:→|-?>|=>|➔)\s*")
ITEM = re.compile(r"\d{1,2}[a-z]?\.\s")  # numbers an item of the agenda
STATUS = gate(
    r"(?:^|[\s(\[–-])(?P<said>open|loopt|lopend|klaar|gereed|afgerond|gedaan|afgehandeld|vervallen|vervalt|uitgesteld"
    r"|nieuw|spoed|on hold|doorgeschoven|uitgevoerd)\W*$",
    re.I,
)
STATUS_FIRST = re.compile(r"^(?:open|loopt|lopend|nieuw|klaar|gereed)\s?[–:-]\s", re.I)
STATUS_LABEL = gate(r"\b[Ss]tatus\s?:\s*(?P<said>[^.;]+)")
NOUNS = re.compile(
    r"(?:ingen|heden|teiten|bedragen|berichten|besluiten|verslagen|bewegen|verbanden|opdrachten|aanvragen|uitgaven"
    r"|inkomsten|opmerkingen|afspraken|uitgangspunten|aantallen|overeenkomsten|verzoeken|belangen|bezwaren|omgeven"
    r"|bestanden|aanwezigen|afwezigen|bestuurderen|vertegenwoordigen|betrokkenen|belanghebbenden|verenigingen)$"
)
PREFIXED = re.compile(
    r"(?:aan|af|bij|door|in|mee|na|om|onder|op|over|rond|samen|terug|toe|uit|vast|voor|weg|klaar|her|ver|be|ont)[a-z]{3,}en$"
)
VERBS = re.compile(  # plain ones that end like a plural
    r"(?:na|op|aan|uit|af|in|door|rond|toe|voor|mee|bij|terug|over|om|samen|vast)?(?:vragen|zoeken|regelen|boeken|maken"
    r"|agenderen|actualiseren|informeren|organiseren|reserveren|publiceren|controleren|inventariseren|annuleren"
    r"|formuleren|corrigeren|noteren|evalueren|coördineren|presenteren|doen|nazien|leveren|delen|rekenen|bespreken"
    r"|spreken|tekenen|slaan|gaan|zien|voeren|stellen|plannen|bereiden|schrijven|sturen|zenden|werken|passen|vullen"
    r"|leggen|nemen|brengen|halen|zetten|kijken|lezen|lopen|bellen|mailen|checken|testen|bouwen|ruimen|kopen|huren|scannen|tellen|melden|starten|openen|sluiten|werven|zorgen|wijzigen|helpen|bellen|herhalen|opschonen|richten|koppelen|printen)$"
)
IMPERATIVE = re.compile(
    r"(?:check|controleer|regel|vraag|maak|zoek|stuur|bel|mail|plan|schrijf|werk|pas|stel|bereid|lever|vul|zet|neem"
    r"|haal|boek|reserveer|organiseer|inventariseer|informeer|bespreek|deel|leg|kijk|ga)\b",
    re.I,
)
ASIDE = re.compile(r"\s?\([^()]*\)\s*$|,\s(?:deadline|uiterlijk|klaar|gereed)\b.*$")  # behind the task
NOUN = re.compile(
    r"(?:[a-z]*vraag|navraag|rondvraag|contact|afspraak|overleg|terugkoppeling|uitvraag|[a-z]+ing)\b", re.I
)
THIRD = re.compile(r"(?:[a-zë]{3,}t|gaat|doet|ziet)\b")
TALKS = re.compile(
    r"(?:is|heeft|vindt|denkt|zegt|meldt|vertelt|geeft|licht|vraagt zich|merkt|wijst|herkent|wordt|gaat akkoord"
    r"|mist|wil|weet|hoopt|verwacht|ziet|kent|beaamt|antwoordt|reageert|constateert|benadrukt|bedankt|stemt|blijft|lijkt|moet"
    r"|niet|dat|staat|ligt|komt|vreest|loopt)\b"
)
ARTICLE = re.compile(r"(?:de|het)\b")
SHORT_DAY = re.compile(r"^(\d{1,2})-(\d{1,2})$")  # «27-6», which elsewhere may be a range
SHORTEST, LONGEST = 10, 260
FEWEST_LED = 3  # words beside a name and a colon or an arrow


@dataclass(frozen=True, slots=True)
class _Note:
    who: str
    what: str
    when: str | None = None
    status: str | None = None


def noted_tasks(document: Document, meeting: Meeting) -> Iterable[Action]:
    """One action a note, in minutes; in other documents only of notes that name a time too: «what – who – when»."""
    names = known_names(document.text)
    for block in document.blocks:
        text = document.text[block.start : block.end]
        is_title = block.role == "heading" and (not meeting.is_minutes or ITEM.match(text)) and not THREE.search(text)
        if block.role in {"table", "contents"} or is_title:
            continue
        last = 0
        for start, end in _lines(text):
            if end <= last:  # within the line that was read whole
                continue
            note = _note(" ".join(text[start:end].split()), names, meeting)
            if note:
                last = end
                yield _action(document, block.start + start, block.start + end, note, meeting)


def _lines(text: str) -> Iterable[tuple[int, int]]:
    """The whole block where it is short enough to be one note, and else its sentences."""
    spans = cut_sentences(text)
    if len(text) <= LONGEST and not any(len(text[a:b].split()) > 7 and text[a:b].endswith(".") for a, b in spans[:-1]):
        stripped = text.strip()
        if len(stripped) >= SHORTEST:
            yield text.find(stripped), text.find(stripped) + len(stripped)
        if len(spans) == 1:
            return
    yield from ((a, b) for a, b in spans if SHORTEST <= b - a <= LONGEST)


def _note(line: str, names: frozenset[str], meeting: Meeting) -> _Note | None:
    """Who is to do what, as far as the line is a note of a task."""
    box = BOX.match(line)
    bare = NUMBERING.sub("", line[box.end() :] if box else line)
    arrow = ARROW.match(bare)  # marks what follows as a task
    bare = bare[arrow.end() :] if arrow else bare
    row = coded_row(bare, names, meeting)
    if row is not None and meeting.is_minutes:
        return _Note(row.who or "", row.what, row.when, row.status)
    bare = re.sub(rf"^{NUMBER}", "", bare) if re.match(r"[\w-]*\d", bare) else bare
    numbered = bare != line
    row = note_row(bare, meeting)
    if row is not None:
        return _Note(row.who or "", row.what, row.when, row.status)
    status = STATUS_LABEL.search(bare) or STATUS.search(bare)
    opened = STATUS_FIRST.match(bare)
    bare = bare[opened.end() :] if opened else bare
    body = bare[: status.start()].rstrip(" .,;([–-") if status else bare
    said = status.group("said") if status else opened.group() if opened else None
    said = said or (("gereed" if box.group("done") else "open") if box else None)
    is_listed = bool(status or opened or numbered)
    for shape in (CALLED, HEADED, LED) if meeting.is_minutes else ():
        led = shape.match(body) if shape is not LED or any(mark in body for mark in LEADS) else None
        is_owned = led and (shape is HEADED or is_who(led.group("who"), names, is_marked=arrow is not None))
        if led and is_owned and _is_task(led.group("what"), is_listed):
            return _Note(led.group("who"), led.group("what"), status=said)
    for shape, marks in SHAPES:
        match = shape.match(body) if any(mark in body for mark in marks) else None
        if match is None:
            continue
        when = match.groupdict().get("when")
        is_timed = bool(
            when
            and (
                moments(when, meeting)
                or re.search(
                    r"^(?:voor|na)jaar$|^\d{1,2}-\d{1,2}$|^(?:zomer|herfst)$|bepalen|spoed|asap|z\.?s\.?m", when, re.I
                )
            )
        )
        is_task = shape is BRACKETED and _is_todo(match.group("what"))
        is_owner = is_who(match.group("who"), names, is_timed=is_timed, is_marked=is_task and not match.group("rest"))
        if shape is not LABELLED and not ((is_task and is_timed) or is_owner):
            continue
        if (not meeting.is_minutes or meeting.is_list) and not is_timed:
            continue
        what = match.group("what").strip(" ,.;–-")
        if shape is COLONED and not is_timed:
            continue
        has_time = status or is_timed or (shape is COMMAED and ":" in what and moments(what, meeting))
        is_dated = has_time and shape not in (BRACKETED, TIMED) and not _is_told(what)
        if _is_todo(what) or is_dated or (shape is ARROWED and len(what.split()) >= FEWEST_LED):
            return _Note(match.group("who"), what, when, said)
    return None


def _is_told(what: str) -> bool:
    return bool(wordlist("finite").search(what.lower())) or what.rstrip().endswith("?")


def _is_todo(what: str) -> bool:
    """Without a finite verb, and with an infinitive at its end, its beginning or before «en»; or a bare order."""
    if IMPERATIVE.match(what) and not re.match(r"(?:plan|werk|deel|vraag|regel) (?:van|voor|aan|\d)", what, re.I):
        return not re.search(r"\b(?:ik|we|wij|is|zijn|heeft)\b(?!.*\b(?:of|dat|wat|hoe)\b)", what[:20])
    lower = ASIDE.sub("", what.lower())
    if re.search(r"\b(?:dat|of|hoe|wat|wie|welke|waarom|wanneer)\b", lower):
        lower = re.split(r"\b(?:dat|of|hoe|wat|wie|welke|waarom|wanneer)\b", lower)[0].strip(" ,:")
    if _is_told(lower) or not lower:
        return False
    words = re.findall(r"[a-zà-ÿ]+", lower)
    return bool(words) and any(_is_infinitive(word) for word in (words[0], words[-1], *_before_joint(lower)))


def _before_joint(lower: str) -> list[str]:
    return re.findall(
        r"([a-zà-ÿ]+)(?=,| en | bij | met | aan | voor | vóór | naar | over | in | op | om | uiterlijk | door )", lower
    )


def _is_infinitive(word: str) -> bool:
    is_prefixed = PREFIXED.match(word) and not NOUNS.search(word)
    return bool(VERBS.search(word) or is_prefixed or wordlist("agentive").fullmatch(word))


def _is_task(what: str, is_listed: bool) -> bool:
    """What stands behind a name and a colon: a task, not what somebody said."""
    is_order = _is_todo(what) and not IMPERATIVE.match(what)
    if TALKS.match(what) or what.rstrip().endswith("?") or (ARTICLE.match(what) and not is_order):
        return False
    if is_order:
        return True
    third = THIRD.match(what)
    is_verb = bool(third) and not wordlist("nouns_in_t").fullmatch(str(third and third.group()))
    if is_verb and len(what.split()) >= FEWEST_LED and what[:1].islower() and not _is_told(" ".join(what.split()[1:])):
        return True
    return is_listed and bool(NOUN.match(what))


def _action(document: Document, start: int, end: int, note: _Note, meeting: Meeting) -> Action:
    place, quote = cut(document, start, end)
    by = deadline(SHORT_DAY.sub(r"\1/\2", note.when or "") or quote, meeting)
    status = list_status(note.status) if note.status else "open"
    return Action(
        place=place,
        quote=quote,
        rule="notitie-met-naam",
        confidence=0.85,
        action=sentence_of(note.what),
        kind="actiepunt",
        owner=note.who.strip(" ,") or None,
        deadline_text=note.when or (by.printed if by else None),
        deadline=by.iso if by else None,
        status="open" if status == "onbekend" else status,
    )
