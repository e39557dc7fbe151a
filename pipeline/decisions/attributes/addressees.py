"""Who is asked or tasked where no listed party stands by the verb: «aan Polderpunt», «iedereen», «door Control»."""

from __future__ import annotations

import re

from models.grammar.agents import agent
from models.grammar.conditions import Situation, doer
from models.grammar.cues import Cue
from models.grammar.parties import CAPITAL, FILLER, Party
from models.grammar.subjects import NUMBERED, subject
from pipeline.meeting import Meeting

ARTICLE = re.compile(r"^(?:de|het|een|onze|ons|uw|elke|alle)\s+", re.I)
SPELLED = {"dir.": "directeur", "secr.": "secretaris"}
BY_US = re.compile(r"\w+ (?:ik|wij|we)\b")  # «De gemeenten vraag ik …»
# «… de motie die het college verzoekt», «Verzoekt het college»: who stands behind the verb is asked, not asking.
ASKED = re.compile(r"^\W*$|:\s*$|\bmotie\b")
# «We vragen Polderpunt een voorstel te maken»: whatever name stands behind «we vragen» is asked
CALLED = re.compile(r"\s+(?P<who>[A-ZÀ-Þ][\w.&-]*\w(?:\s+[A-ZÀ-Þ][\w.&-]*\w){0,3})\s+(?=[a-z])")
TO = re.compile(r"\b[Aa]an\s+$")
NAMED = rf"(?-i:{CAPITAL}(?:\s(?:en\s|&\s)?(?:(?:van|der|de|den)\s){{0,2}}{CAPITAL}){{0,3}})"
TO_NAMED = re.compile(rf"^[^.;:?]{{0,40}}?\baan\s+(?:de\s|het\s)?(?!Den\s)(?P<who>{NAMED})(?=\s|,|\))", re.I)
BY_NAMED = re.compile(rf"\b(?:door|via|vanuit)\s+(?:de\s|het\s)?(?P<who>{NAMED})")
OF_NAMED = re.compile(
    rf"\b(?:actie\w*|taak|afspraak|punt)\s+(?:van|voor|bij)\s+(?:de\s|het\s)?(?P<who>{NAMED}|secretariaat|griffie)",
    re.I,
)
ALL = re.compile(
    r"\s+(?P<who>iedereen|eenieder|allen|alle\s[a-zà-ÿ-]+|(?:de\s)?(?:leden|deelnemers|aanwezigen|collega['’]?s"
    r"|gemeenten|teamleiders|afdelingen|fracties))\b",
    re.I,
)
TEXT_ASKS = re.compile(
    r"\b(?:motie|amendement|oproep|petitie)\b[^.;]*\b(?:die|dat|waarin)\s+$"
)  # «een motie die de raad»
CLAUSE = re.compile(r"\b(?:dat|als|laat|laten)\s+$", re.I)  # «verdient aanbeveling dat het hoofd …», «Laat het team …»
YOU = re.compile(r"\s+(?:wij\s|we\s)?u\b", re.I)
WE = re.compile(r"\b(?:wij|we)\b")

ANSWERED = re.compile(
    r"\b(?:voorstel|verzoek|advies|aanbeveling)\b.*\bdoor\b[^.;]*\b(?:verworpen|afgewezen|overgenomen|ingewilligd|gehonoreerd)\b"
)
# «in handen van het college gesteld», «doorgestuurd naar de commissie»: who has it to deal with now
HANDED = re.compile(
    r"\b(?:in handen (?:gesteld )?van|(?:doorgestuurd|doorgeleid|doorgezonden|doorgezet|overgedragen) (?:naar|aan)"
    r"|ter (?:afdoening|afhandeling|beantwoording|advisering) naar)\s+$"
)
IMPERATIVE = re.compile(r"gebiedend\b")  # the rules for «Meet de kade»
LAST_BRACKET = re.compile(r"\((?P<who>[A-Za-zÀ-ÿ][^()\d]{2,50})\)\s*[.;]?$")


def addressed(now: Situation, cue: Cue, meeting: Meeting) -> str | None:
    """Whom a request or advice asks; None where the sentence names nobody.

    Example:
        >>> from models.actions import action_cues
        >>> from models.grammar.conditions import situation
        >>> now = situation("Het verzoek aan Polderpunt is om een kaart te sturen.", is_minutes=True)
        >>> addressed(now, action_cues(now)[0], Meeting())
        'Polderpunt'
    """
    for party in now.parties:
        if party.end <= cue.verb_start and party.kind != "pronoun" and TEXT_ASKS.search(now.lower[: party.start]):
            return party.text
    behind = now.sentence[max(cue.verb_end, 0) :] if cue.verb_end > 0 else ""
    if behind and YOU.match(behind) and meeting.reader:
        return meeting.reader
    called = ALL.match(behind) or TO_NAMED.match(now.sentence[cue.start :])
    if called:
        return called.group("who")
    return next((party.text for party in now.parties if _acts(now, cue, party)), None)


def beside(now: Situation, cue: Cue) -> str | None:
    """Who is told to do it before a colon or in brackets at the end: «Directie: meet de kade», «… (directie)»."""
    if not IMPERATIVE.match(cue.rule.id):
        return None
    last = LAST_BRACKET.search(now.sentence)
    for party in now.parties:
        is_led = (
            not NUMBERED.sub("", now.sentence[: party.start]) and now.sentence[party.end : cue.start].strip() == ":"
        )
        is_last = last and party.kind in {"role", "body", "group"} and party.start <= last.start("who") < party.end
        if is_led or is_last:
            return party.text if is_led else last.group("who") if last else None
    return None


def refuser(now: Situation, cue: Cue) -> str | None:
    """Who turned a proposal down or took it over was asked: «Ons voorstel is door de directie verworpen»."""
    who = agent(now.sentence, list(now.parties)) if ANSWERED.search(now.lower) else None
    return who.text if who and who.start > cue.start and who.kind != "pronoun" else None


def handed_to(now: Situation, cue: Cue) -> str | None:
    """Who has it to deal with now: «De brief wordt doorgestuurd naar de commissie»."""
    party = next((one for one in now.parties if HANDED.search(now.lower[: one.start])), None)
    return plain(party.text) if party is not None and party.start >= cue.start else None


def tasked(now: Situation, cue: Cue, meeting: Meeting) -> str | None:
    """Who is to do what is told without a subject: «door Control», «Vaste taak van Polderpunt», «…, leggen wij»."""
    told = now.lower[cue.start : cue.end]
    if WE.search(told):
        return ours(meeting)
    found = OF_NAMED.search(now.sentence) or (BY_NAMED.search(now.sentence) if cue.rule.voice == "passive" else None)
    return found.group("who") if found else None


def ours(meeting: Meeting) -> str | None:
    """Who «wij» is that will act: the body that writes; in minutes of several parties nobody can tell."""
    is_of_several = meeting.is_minutes and not meeting.is_list and meeting.reader is None
    return None if is_of_several else meeting.body


def _acts(now: Situation, cue: Cue, party: Party) -> bool:
    """The party opens the clause that says what is to be done."""
    return party.start >= cue.start and party.kind != "pronoun" and bool(CLAUSE.search(now.sentence[: party.start]))


def addressee(now: Situation, cue: Cue) -> str | None:
    """Whom a request or advice addresses: behind the subject or «aan», or the subject of «wordt verzocht»."""
    asking = doer(now, cue)
    if asking and asking.end <= cue.verb_start and BY_US.match(now.lower[cue.verb_start :]):
        return plain(asking.text) if asking.kind != "pronoun" else None
    if asking and asking.start >= cue.verb_end and ASKED.search(now.lower[: cue.verb_start]):
        return plain(asking.text)
    others = [party for party in now.parties if party != asking and party.kind != "pronoun"]
    if cue.rule.voice == "passive" or now.lower[cue.verb_start : cue.verb_end] in {"wordt", "worden"}:
        told = next((one for one in now.parties if TO.search(now.sentence[: one.start])), None)
        told = told or subject(now.sentence, cue.verb_start, cue.verb_end, list(now.parties))
        return plain(told.text) if told and told.kind != "pronoun" else None
    near = max(asking.end if asking else 0, cue.verb_end)
    group = ALL.match(now.sentence[near:])
    if group:
        return plain(group.group("who"))
    for party in others:
        said = re.sub(r"\s(?:de|het)$", "", now.sentence[near : party.start].rstrip())
        if party.start >= near and re.fullmatch(FILLER, said):
            return plain(party.text)
    for party in others:
        said = now.lower[near : party.start]
        if re.search(r"\baan\s+$", said) or re.fullmatch(r"\s+(?:er\s+)?bij\s+", said):
            return plain(party.text)
    called = CALLED.match(now.sentence[near:])
    return called.group("who") if called and asking and asking.kind == "pronoun" else None


def plain(text: str) -> str:
    """A party without article, and written in full."""
    bare = ARTICLE.sub("", text)
    return SPELLED.get(bare.lower(), bare)
