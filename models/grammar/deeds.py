"""What somebody does, by any verb that is no talk: «Souad boekt een zaal», «Wij bezoeken in mei alle teams»."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache, lru_cache

from corpus import filled, table
from models.grammar.conditions import NUMBERING, Situation, admits, starts
from models.grammar.cues import Cue, Rule
from models.grammar.parties import FILLER, TITLED, Party
from models.grammar.wordlists import wordlist

RULE = Rule(
    id="persoon-doet",
    file="",
    label="actiepunt",
    needs=(),
    groups=(),
    pieces=(),
    voice="active",
    verb="first",
    reach=1,
    conditions={"by_owner": "yes", "as_heading": "yes"},
)
PRESENT = re.compile(
    r"\s+(?P<verb>[a-zë]{3,}t)\b(?=\s+(?:(?P<asks>of|hoe|waarom|wat|wie|welke?)\b|(?!(?:dat|wel)\b)\S))"
)
# what happens often, long since, or is only told: no task of this meeting
TOLD = re.compile(
    r"\b(?:sinds|altijd|vaak|meestal|soms|nooit|niet|geen|al jaren|elk jaar|jaarlijks|elke \w+|iedere \w+|momenteel"
    r"|nu al|kanttekening|vandaag|gisteren|vorige?|zojuist|waarom|omdat|doordat|eerder|destijds"
    r"|inmiddels|nog steeds|zich|graag|te weinig|te veel|gewoon|dan pas|als|indien)\b"
)
BEHIND = re.compile(rf"{FILLER}{PRESENT.pattern}")  # the party
OPENS = re.compile(r"[^.;]{0,60}?[:;,–-]?\s*")  # «Actie volgt: Joris …», «Akkoord; Joris …»
TASKED = {"name"}
STAFF = re.compile(
    r"(?:de |het )?(?:secretaris|secretariaat|griffier?|notulist|projectleider|teamleider|penningmeester|controller"
    r"|ambtelijk secretaris|[a-z]+(?:beheerder|adviseur|medewerker|coördinator))$",
    re.I,
)
AHEAD = replace(
    RULE,
    id="doet-straks",
    label="voornemen",
    conditions={
        "by_owner": "yes",
        "time": "ahead",
        "not_about": filled(
            r"<always>|^[^,;:.]{0,80}\b<says>|\b(?:niet|geen|was|waren|werd|werden|had|hadden|vorig\w*|afgelopen|als"
            r"|indien|wanneer|mogelijk|waarschijnlijk|naar verwachting|vermoedelijk|bezwaar"
            r"|verantwoording|in dit (?:jaar)?(?:verslag|rapport|bericht)"
            r"|binnen \w+ (?:dagen|weken|maanden))\b"
        ),
    },
)
DOERS = {"body", "role", "group", "name", "acronym"}
WE = {"wij", "we"}
SINGULAR, PLURAL = r"[a-zà-ÿ]{2,}t", r"[a-zà-ÿ]{2,}(?:en|aan|oen)"
EITHER = rf"(?:{SINGULAR}|{PLURAL})"  # «de secretaris», «de adviseurs»
SEVERAL = re.compile(r"(?:en|s)$|\s(?:en|&)\s")  # «de vertrouwenspersonen», «HR en de ondernemingsraad»
# «In het najaar bekijkt Jeugd en Wmo of …»: a team that no list knows, by its capital behind the verb
UNKNOWN = re.compile(rf"(?<=\s)(?P<verb>{SINGULAR})\s(?=[A-ZÀ-Þ][\w&-]*(?:\s(?:en|&)\s[A-ZÀ-Þ]|\s[a-z]))")
# a clause without a finite verb, that is put in front: «De uitkomsten», «In het najaar van 2024»
FRONTED = re.compile(
    r"(?!(?:als|indien|wanneer|omdat|hoewel|nadat|voordat|zodra|toen|terwijl|dat|die|wie|wat|hoe|waar\w*|of|en|maar)\b)"
    r"[^,;:?!]{2,110}"
)
OTHER_CLAUSE = re.compile(r"[;:(]|, |\b(?:dat|die|om|of|waar\w*|zodat|omdat|als|wat|hoe|te)\b")
LONGEST = 220  # characters; a longer sentence tells a story


def deed(now: Situation) -> Cue | None:
    """The cue of a task that a person or one of the staff takes upon himself in the present tense; None without.

    Example:
        >>> from models.grammar.conditions import situation
        >>> deed(situation("Joris boekt een zaal.", is_minutes=True)).rule.id
        'persoon-doet'
        >>> deed(situation("Joris vindt de zaal te klein.", is_minutes=True)) is None
        True
    """
    if len(now.sentence) > LONGEST or not any(_is_deed(one.group("verb")) for one in PRESENT.finditer(now.sentence)):
        return None
    if now.sentence.rstrip().endswith("?") or TOLD.search(now.lower):
        return None
    for party in now.parties:
        if not _may_be_tasked(now, party):
            continue
        verb = BEHIND.match(now.sentence, party.end)
        if verb and _is_deed(verb.group("verb")) and (not verb.group("asks") or _finds_out(verb.group("verb"))):
            start, end = verb.span("verb")
            return Cue(rule=RULE, start=start, end=end, verb_start=start, verb_end=end)
    return None


def deed_ahead(now: Situation) -> Cue | None:
    """The cue of what a body, one of its people or «wij» does, told in the present tense with a time to come; or None.

    Example:
        >>> from models.grammar.conditions import situation
        >>> told = "De overgebleven teams bezoeken wij in het najaar."
        >>> deed_ahead(situation(told, is_minutes=False, year=2023)).rule.id
        'doet-straks'
        >>> deed_ahead(situation("In het najaar stijgt het water.", is_minutes=False, year=2023)) is None
        True
    """
    if len(now.sentence) > LONGEST or now.sentence.rstrip().endswith("?") or not admits(now, AHEAD):
        return None
    cue = _doing(now)
    if cue is None:
        return None
    ends = OTHER_CLAUSE.search(now.sentence, cue.verb_end)
    main = replace(now, sentence=now.sentence[: ends.start()]) if ends else now
    return cue if admits(main, AHEAD) else None


def _doing(now: Situation) -> Cue | None:
    """The cue of a finite verb of doing in the present tense, right behind or before somebody."""
    for number, party in enumerate(now.parties):
        said = party.text.lower()
        if party.kind not in DOERS and said not in WE:
            continue
        form = PLURAL if said in WE or _goes_on(now, number) else EITHER if SEVERAL.search(party.text) else SINGULAR
        behind = re.compile(rf"{FILLER}\s+(?P<verb>{form})\b").match(now.sentence, party.end)
        before = re.search(rf"\b(?P<verb>{form})\s+$", now.sentence[: party.start])
        if behind and starts(now, party.start) and _may_lie_ahead(behind["verb"]):
            return _told(*behind.span("verb"))
        if before and _may_lie_ahead(before["verb"]) and _is_fronted(now, before.start("verb")):
            return _told(*before.span("verb"))
    unknown = UNKNOWN.search(now.sentence)
    if unknown and _may_lie_ahead(unknown["verb"]) and _is_fronted(now, unknown.start("verb")):
        return _told(*unknown.span("verb"))
    return None


def _told(start: int, end: int) -> Cue:
    return Cue(rule=AHEAD, start=start, end=end, verb_start=start, verb_end=end)


def _goes_on(now: Situation, number: int) -> bool:
    """The party is the first of two that share the verb: «bekijken HR en de ondernemingsraad»."""
    after = now.parties[number + 1] if number + 1 < len(now.parties) else None
    return after is not None and now.sentence[now.parties[number].end : after.start].strip() in {"en", "&"}


def _is_fronted(now: Situation, verb: int) -> bool:
    """Only one part of the sentence stands before the verb, and it holds no verb itself."""
    front = now.lower[NUMBERING.match(now.sentence).end() : verb].strip()  # type: ignore[union-attr]
    return FRONTED.fullmatch(front) is not None and not wordlist("finite").search(front)


@lru_cache(maxsize=10_000)
def _may_lie_ahead(verb: str) -> bool:
    """A verb of what is done on purpose, in the present tense, so that with a time to come it is a plan."""
    if verb in _talk() and not wordlist("plan_or_talk").fullmatch(verb):
        return False
    return not any(wordlist(name).fullmatch(verb) for name in ("no_plan", "nouns_in_t", "past_plural"))


@lru_cache(maxsize=10_000)
def _is_deed(verb: str) -> bool:
    """A word in -t that is a verb, and one of doing."""
    return not (verb in _talk() or wordlist("finite").fullmatch(verb) or wordlist("nouns_in_t").fullmatch(verb))


def _finds_out(verb: str) -> bool:
    """The verb asks a question of the world, not of those who meet: «bekijkt wat het kost»."""
    return bool(wordlist("finds_out").fullmatch(verb))


def _may_be_tasked(now: Situation, party: Party) -> bool:
    """A person without a title (who has one speaks for a party), or one of the staff, who opens a clause."""
    if party.kind not in TASKED and not (party.kind == "role" and STAFF.fullmatch(party.text)):
        return False
    if party.kind == "name" and TITLED.match(party.text):
        return False
    before = now.sentence[NUMBERING.match(now.sentence).end() : party.start].strip()  # type: ignore[union-attr]
    return not before or before[-1] in ":;–-(" or bool(re.search(r"[,;] (?:en|dan|daarna)?$", before + " "))


@cache
def _talk() -> frozenset[str]:
    return frozenset(row["verb"] for row in table("talk_verbs.csv"))
