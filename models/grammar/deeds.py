"""What somebody named in minutes does, by any verb that is no talk: «Souad boekt een zaal» is a task."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from corpus import table
from models.grammar.conditions import NUMBERING, Situation, wordlist
from models.grammar.cues import Cue, Rule
from models.grammar.parties import FILLER, TITLED, Party

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
