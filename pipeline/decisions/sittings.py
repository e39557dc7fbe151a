"""What a meeting itself decided, and who decided where no subject says it: who took a motion back, who gave."""

from __future__ import annotations

import re

from models.grammar.conditions import Situation, finite_verb
from models.grammar.cues import Cue
from models.grammar.parties import Party
from pipeline.meeting import Meeting

OPENS = re.compile(r"\W*(?:besloten|afgesproken) is\b")  # minutes that begin so tell what they themselves decided
ADOPTED = re.compile(
    r"\b(?:verslag|notulen|besluitenlijst)\b"
    r"(?=.*\b(?:vorige|laatste|d\.d\.|van de vergadering|opmerking|wijziging|aanpassing))"
    r"|\bopmerkingen,? (?:het )?verslag\b"
    r"|^\W*(?:de |het )?(?:agenda|verslag|notulen|besluitenlijst)\b[^,;:]{0,60}"
    r"\b(?:hier|daar|al)mee\b|\bagenda\b[^,;:]{0,40}\b(?:on)?gewijzigd\b"
)
# what only the meeting itself can do
VOTED = re.compile(
    r"\b(?:motie|amendement|ordevoorstel|subamendement|initiatiefvoorstel)s?\b(?!,? (?:die|dat|waar))"
    r"(?:(?!\b(?:door|vorig jaar|eerder|destijds)\b)[^;:])*\b(?:aangenomen|verworpen|aanvaard)\b",
    re.I,
)
EVERYBODY = re.compile(r"\b(?:men|iedereen|allen|alle (?:aanwezigen|leden|deelnemers))\b")
NEAR = 30  # characters before the cue
RECEIVES = re.compile(r"\b(?:krijg|kreeg|gekregen|ontvang|ontving)\w*")
WITHDRAWN = re.compile(r"\b(?:ingetrokken|aangehouden)\b")
AT_REQUEST = re.compile(r"\bop (?:\w+ )?verzoek van\b[^.;]*\baangehouden\b")  # by the meeting, whoever moved it
TAKEN_BACK = re.compile(
    r"^\W*(?:de |het )?(?:sub)?(?:motie|amendement)\b[^.;:]*\b(?:is|wordt|werd) (?:\w+ )?ingetrokken\b"
)
MOTION_OF = re.compile(r"\b(?i:motie|amendement)\b[^()]{0,80}\((?P<who>[A-Z][^()]{1,40})\)")
GRANTED_BY = re.compile(
    r"\b(?i:subsidie|bijdrage|uitkering|lening|vergunning|ontheffing|cofinanciering)s? van "
    r"(?P<who>(?:de |het )?[A-Za-zÀ-ÿ][\w-]*)"
    r"(?=[^.;:]*\b(?:toegekend|verleend|toegezegd|verstrekt)\b)"
)
MOVES = {"schuift", "schuiven", "verschuift", "verschuiven", "gaat", "gaan", "komt", "komen"}
REACH = 60  # characters between a body and what was decided in it
SETTLED = {"vaststelling", "goedkeuring", "instemming"}
HELD = re.compile(r"\b(?:is|zijn|werd|werden)\b|\b(?:vastgesteld|goedgekeurd|aangenomen)\b")
PLACE = re.compile(r"\b(?:in|binnen)\s+(?:(?:de|het)\s)?$|\bop\s+(?:de|het)\s$", re.I)
COMMON = re.compile(r"(?:(?:de|het|deze|dit|onze)\s)?(?:[a-z-]*(?:vergadering|overleg|bijeenkomst)|agenda|team)", re.I)
OF_BODY = re.compile(  # «na instemming van de OR», «na vaststelling door het bestuur», «instemming van de OR volgde»
    r"^(?:na|met) (?:\w+ ){0,2}?"
    r"(?:instemming|goedkeuring|toestemming|fiattering|akkoord|vaststelling(?: van [^,.;]{3,60})?)"
    r" (?:van|door) (?P<who>.+)$"
    r"|^(?:instemming|goedkeuring|akkoord) van (?P<whose>(?:de |het )?[\w-]+)\b.*\b(?:volgde|volgden|kwam|kwamen)\b",
    re.I,
)
GIVEN = re.compile(  # «De secretaris is opgedragen …», «Mevrouw Pol wordt ontslag verleend»: who is named gets it
    r"\b(?:opgedragen|gelast|opdracht (?:gegeven|verstrekt|verleend)|gemandateerd|gemachtigd"
    r"|(?:ontslag|mandaat|volmacht|toestemming|decharge|uitstel) (?:\w+ )?(?:verleend|gegeven|aangezegd))\b"
)
PASSIVE = re.compile(r"is|zijn|was|waren|werd|werden|wordt|worden")
COUNCIL = re.compile(
    r"^(?:C?OR|G?OR|G?MR)$|(?:minister|ondernemings|medezeggenschaps|universiteits|personeels)raad$", re.I
)
ELECTED = re.compile(r"\b(?:her|ver)?(?:ge)?kozen\b.*\b(?:voorzitter|secretaris|penningmeester|bestuur)\b")
COUNCILS_OWN = re.compile(r"\b(?:instemmings?|advies)\w*aanvra|\binstemmingsverzoek")
MINE = re.compile(r"(?:ons|onze|mijn)\b")
AGREED = re.compile(r"\b(?:afgesproken|overeengekomen|overeenstemming|akkoord|eens|convenant|afspraken)\b")
REPLY_OF = re.compile(  # «Reactie CvB: advies 1 en 3 worden overgenomen»
    r"\W*(?:bestuurlijke )?(?:reactie|antwoord|standpunt|oordeel)\s(?:van\s)?(?:de\s|het\s)?"
    r"(?P<who>[A-Z][\w&]+|[a-z]+)\s?:",
    re.I,
)
LETTER_PASSIVES = {"wordt", "worden", "kan", "kunnen", "moet", "moeten", "dient", "dienen", "komt"}
# «Bij brief van 4 mei is de beslistermijn verdaagd», «met u is afgesproken»
OWN_REQUEST = re.compile(
    r"\bbeslis(?:sings)?termijn\b|\b(?:beslissing|besluit) op uw\b|\bmet u\b[^.;:]*\bafgesproken\b"
)


def source_of(now: Situation, cue: Cue) -> str | None:
    """Whose the decision is as the thing is named: «de subsidie van het Rijk», «Motie 4 (SP) is ingetrokken»."""
    said = now.sentence[: cue.end]
    is_withdrawn_by = WITHDRAWN.search(now.lower[cue.start : cue.end]) and not AT_REQUEST.search(now.lower)
    withdrawn = MOTION_OF.search(said) if is_withdrawn_by else None
    if withdrawn:
        return withdrawn.group("who")
    asked = OF_BODY.search(now.sentence[cue.start : cue.end])
    if asked:
        return asked.group("who") or asked.group("whose")
    granted = (
        GRANTED_BY.search(said) if cue.rule.voice == "passive" and cue.label in {"besluit", "goedkeuring"} else None
    )
    return granted.group("who") if granted else None


def where_decided(now: Situation, cue: Cue) -> str | None:
    """The body in whose meeting something was adopted that nobody is said to have done: «vastgesteld binnen het DB»."""
    if cue.label not in SETTLED or not HELD.search(now.lower) or re.search(r"\bdoor (?!naar\b)", now.lower):
        return None
    bodies = [
        one
        for one in now.parties
        if one.kind in {"body", "acronym"}
        and not COMMON.fullmatch(one.text)
        and not now.sentence[one.end :].startswith("-")  # «de OR-lijst»
        and cue.start - REACH <= one.start <= cue.end + REACH
    ]
    party = next((one for one in bodies if PLACE.search(now.sentence[: one.start] + _article(one.text))), None)
    return party.text if party else None


def _article(text: str) -> str:
    opened = re.match(r"(?:de|het)\s", text, re.I)
    return opened.group() if opened else ""


def receives(now: Situation, cue: Cue, party: Party) -> bool:
    """Who gets an order, leave or time to do something did not decide on it: «Het DB krijgt de opdracht om …»."""
    is_passive = PASSIVE.fullmatch(now.lower[slice(*finite_verb(now, cue))])
    if (
        is_passive
        and GIVEN.search(now.lower[cue.start : cue.end])
        and not re.search(r"\b(?:door|via|in)\s+$", now.lower[: party.start])
    ):
        return True
    is_given = cue.label in {"opdracht", "goedkeuring", "verlenging"}
    verb = RECEIVES.search(now.lower[cue.start : cue.end]) if is_given else None
    return bool(verb) and abs(party.end - cue.start) <= len(" heeft ") and party.start < cue.start


def is_own(now: Situation, cue: Cue) -> bool:
    """What minutes tell in the perfect tense of their own meeting: «Besloten is …», «Het verslag is goedgekeurd»."""
    adopts = cue.label in {"vaststelling", "goedkeuring"} and ADOPTED.search(now.lower)
    votes = cue.label in {"besluit", "afwijzing"} and VOTED.search(now.lower)
    agrees = EVERYBODY.search(now.lower, max(0, cue.start - NEAR), cue.end)
    return bool(OPENS.match(now.lower) or adopts or votes or agrees or is_withdrawn(now))


def is_withdrawn(now: Situation) -> bool:
    """A motion taken back in the meeting, by whoever proposed it."""
    return bool(TAKEN_BACK.search(now.lower))


def is_of_letter(now: Situation, verb: str) -> bool:
    """What a letter decides, or decided before on the same request: «wordt afgewezen», «is de termijn verlengd»."""
    return verb in LETTER_PASSIVES or bool(OWN_REQUEST.search(now.lower))


def is_moved(cue: Cue, verb: str) -> bool:
    """A point that a meeting moves to another: «RFC-9 schuift door naar november»."""
    return cue.label == "uitstel" and verb in MOVES


def is_agreed_with(now: Situation) -> bool:
    """Two agreed: «Met de bonden is afgesproken»; «het contract met de bond is verlengd» tells of one."""
    return bool(AGREED.search(now.lower))


def is_of_council(now: Situation, cue: Cue, meeting: Meeting) -> bool:
    """A works council reports without subject on what it was asked: «Daarover is positief geadviseerd»."""
    if meeting.is_minutes or not (meeting.body and COUNCIL.search(meeting.body)):
        return False
    return cue.label in {"instemming", "advies"} or (cue.label == "uitstel" and bool(COUNCILS_OWN.search(now.lower)))


def replied_by(now: Situation) -> str | None:
    """Whose reply a label announces: «Reactie CvB: advies 1 wordt overgenomen»."""
    reply = REPLY_OF.match(now.sentence)
    return reply.group("who") if reply else None


def is_elected(now: Situation, cue: Cue, meeting: Meeting) -> bool:
    """A council tells whom it chose for its own chair: «Tom Vos is gekozen tot voorzitter»."""
    is_council = bool(meeting.body and COUNCIL.search(meeting.body))
    return is_council and cue.label == "benoeming" and bool(ELECTED.search(now.lower))
