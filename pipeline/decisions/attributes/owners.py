"""Who decided and who is to act, as printed; «wij» is the document's body, and nobody where the text names nobody."""

from __future__ import annotations

import re

from models.grammar.agents import agent, issuer, partner
from models.grammar.conditions import Situation, doer, finite_verb
from models.grammar.cues import Cue
from models.grammar.parties import Party, parties
from models.grammar.subjects import NUMBERED, subject
from pipeline.decisions import sittings
from pipeline.decisions.attributes.addressees import (
    ALL,
    addressed,
    addressee,
    beside,
    handed_to,
    ours,
    plain,
    refuser,
    tasked,
)
from pipeline.meeting import Meeting

WE = {"wij", "we", "ons", "ik"}
WE_LAST = re.compile(r"\b(?:we|wij)$")
WE_IN = re.compile(r"\b(?:ik|we|wij)\b")
WRITES = re.compile(r"\b(?:ik|we|wij|mij|mijn|ons)\b")
WE_FIRST = re.compile(r"(?:ik|we|wij)\b")
SITS = {"wordt", "worden", "werd", "werden", "krijgt", "krijgen", "", "om", "dat", "tot"}  # told of this meeting
ANYBODY = {"men", "iedereen", "allen"}
PERFECT = {"heeft", "hebben", "had", "hadden"}
THIRD = {"hij", "zij"}
BE = {"is", "zijn", "was", "waren", "wordt", "worden", "werd", "werden"}
MARKED = re.compile(
    r"<\s*(?:actie(?:punt)?s?\b)?[\s:]*(?!(?:mededeling|opmerking|vraag|reactie|antwoord|besluit|afspra|verzoek|noot)\w*\b)"
    r"([A-ZÀ-Þ][^<>]{2,60})>"
    r"|\((?:actie|actiehouder|trekker|eigenaar|verantwoordelijke?|uitvoering)[:\s]+(?:de |het )?([^()]{2,60})\)",
    re.I,
)
REPORTED = re.compile(
    r"\b(?:geeft|geven|gaf|meldt|melden|meldde|zegt|zei|antwoordt|laat|deelt|licht|bevestigt|stelt"
    r"|verklaart)\b[^.;]{0,60}?\bdat\b"
)
STAFF_COUNCILS = re.compile(r"^(?:de\s+)?(?:c?or|g?or|(?:centrale )?ondernemingsraad|g?mr|medezeggenschapsraad)$", re.I)
SHORT = re.compile(r"\s\(([A-Z][A-Za-z&-]{1,6})\)")  # «College van Bestuur (CvB)»
SHORT_COUNCIL = re.compile(r"^(?:C?OR|G?OR|G?MR)$|ministerraad$", re.I)  # whose name does not say «raad» alone
OWN_REPORT = re.compile(
    r"\W*(?:aldus )?vastgesteld (?:in|tijdens) (?:de|onze) [a-z-]*(?:vergadering|bijeenkomst)\b"
    r"|(?:dit|het onderhavige|ons) (?:jaar)?verslag (?:is|werd) [^.;]*\bvastgesteld\b(?![^.;]*\bdoor\b)",
    re.I,
)
TRAILING = re.compile(  # «kaart tekenen – Joris – 7 mei», «kaart tekenen (Joris)»
    r"\s[–-]\s+([A-ZÀ-Þ][\w&’-]+(?: (?:en|&) [A-ZÀ-Þ][\w&’-]+)?)\s*(?:[–-]\s|[.;]?$)"
    r"|\(([A-ZÀ-Þ][a-zà-ÿ]+(?:(?:,| en) [A-ZÀ-Þ][a-zà-ÿ]+){0,3})\)[.;]?$"
)
MEETS = re.compile(
    r"(?:(?:de|het)\s)?(?:[a-z-]*vergadering|overleg|bijeenkomst)", re.I
)  # it takes place, it does nothing
WILL_BE = re.compile(r"(?:(?!\b(?:of|dat|om|hoe|wat|die)\b)[^,;:])*\bworden\b")  # «zal … worden»: done by somebody else
GOT = re.compile(r"\btoezegging\b.*\b(?:gekregen|ontvangen)\b|\btoezegging (?:dat|om)\b")  # who has it, did not give it
GIVER = re.compile(r"\b(?:[Vv]an|door)\s+(?=(?:de|het|onze|ons)\s|[A-Z])")
OURS = re.compile(r"\b(?:ons|onze)\b(?: \w+)?$|^(?:ons|onze)\b")
OUR_CONSENT = re.compile(r"\b(?:kreeg|kregen|krijgt)\b[^.;]*\bonze (?:\w+ )?instemming\b")
GETS = re.compile(r"\b(?:krijg|ontvang)\w*")
THAT = re.compile(r"\bdat\b")
THAT_PARTY = re.compile(r"\bdat\s+(?:de\s|het\s)?$")
THAT_ALL = re.compile(rf"\bdat{ALL.pattern}", re.I)
HIM = re.compile(
    r"\s+(?:hem|haar)\s+(?:ook\s|daarom\s)?(?:om|te|gevraagd|verzocht|geadviseerd|aanbevolen|daar\w*|hier\w*|dit|dat)\b"
)


def decider_of(now: Situation, cue: Cue, meeting: Meeting, *, antecedent: str | None = None) -> str | None:
    """The body, function or person that decided; None where the sentence does not say it.

    `antecedent`: whom «hij» or «zij» means.
    """
    party = doer(now, cue) or issuer(now.sentence, list(now.parties)) if "no_agent" not in cue.rule.conditions else None
    if source := sittings.source_of(now, cue):
        return plain(source)
    party = None if party and (sittings.receives(now, cue, party) or party.text.lower() in ANYBODY) else party
    if party and party == partner(now.sentence, list(now.parties)):
        if not sittings.is_agreed_with(now) or is_short_for(party.text, meeting.body):
            return meeting.sitting_body if _is_sitting(now, cue, meeting) else None
        return f"{meeting.body} en {plain(party.text)}" if meeting.body else plain(party.text)
    said = now.lower[cue.start : cue.end]
    writes = WRITES.search(said) if meeting.letter_date else WE_LAST.search(said) or WE_FIRST.match(said)
    if party is None and (
        writes or sittings.MINE.match(said) or (cue.label == "instemming" and OUR_CONSENT.search(now.lower))
    ):
        return meeting.body
    if party and party.text.lower() in THIRD:
        return _before(now, party) or antecedent
    if party is None and not meeting.is_minutes and _is_own_report(now, cue):
        return meeting.body
    if party is None and sittings.is_withdrawn(now):
        return None
    if party is None and sittings.is_of_council(now, cue, meeting):
        return meeting.body
    if party is None and (who := sittings.replied_by(now)):
        return plain(who)
    if party is None and meeting.is_minutes and (where := sittings.where_decided(now, cue)):
        return meeting.body if is_short_for(where, meeting.body) else plain(where)
    if party is None:
        return (
            meeting.sitting_body if _is_sitting(now, cue, meeting) or sittings.is_elected(now, cue, meeting) else None
        )
    if party.text.lower() == "partijen" and (meeting.sitting_body or "").startswith("overlegvergadering"):
        return meeting.sitting_body
    if is_short_for(party.text, meeting.body) and not _is_printed_as_council(party.text, meeting.body):
        return meeting.body
    short = SHORT.match(now.sentence[party.end :])
    named = _named(party, meeting)
    return f"{named} ({short.group(1)})" if short and named and party.kind == "body" else named


def _is_own_report(now: Situation, cue: Cue) -> bool:
    """A report that tells of its own adoption: «Dit verslag is vastgesteld in de vergadering van 3 mei»."""
    return cue.label == "vaststelling" and bool(OWN_REPORT.match(now.sentence))


def _before(now: Situation, pronoun: Party) -> str | None:
    """Whom a pronoun means that the same sentence names before: «In juni deelde de directie mee dat zij …»."""
    named = [one for one in now.parties if one.end <= pronoun.start and one.kind in {"body", "role", "name", "acronym"}]
    return plain(named[0].text) if len({one.text for one in named}) == 1 else None


def is_short_for(text: str, body: str | None) -> bool:
    """«de raad» of a ministerraad or an «OR», «TO» for «Technisch Overleg Bruggen», «de vergadering»."""
    bare = plain(text).lower()
    if not body or bare in {"vergadering", "overlegvergadering", body.lower()} or _is_initials(plain(text), body):
        return bool(body)
    return bare == "raad" and bool(sittings.COUNCIL.search(body) or SHORT_COUNCIL.search(body))


def _is_printed_as_council(text: str, body: str | None) -> bool:
    """«De raad» of a body that has a longer name with «raad» in it decides under the name that is printed."""
    return plain(text).lower() == "raad" and not SHORT_COUNCIL.search(body or "")


def _is_initials(text: str, body: str) -> bool:
    """«TO» for «Technisch Overleg Bruggen»: capitals that the first words of the body's name begin with."""
    words = body.split()
    is_short = 1 < len(text) <= len(words) and text[0].isupper() and text[-1].isupper()
    return is_short and "".join(word[0] for word in words).upper().startswith(text.upper())


def owner_of(
    now: Situation, cue: Cue, meeting: Meeting, *, counterpart: str | None = None, antecedent: str | None = None
) -> str | None:
    """Who is to act: the name in a mark, whom a request addresses, else the subject of the verb or «door …»."""
    marked = MARKED.search(now.sentence)
    if marked:
        return (marked.group(1) or marked.group(2)).strip(" :,")
    trailing = TRAILING.search(now.sentence) if "no_verb" in cue.rule.conditions else None
    if trailing:
        return trailing.group(1) or trailing.group(2)
    if cue.label in {"verzoek", "aanbeveling"}:
        who = beside(now, cue) or addressee(now, cue) or addressed(now, cue, meeting) or refuser(now, cue)
        if who is None and HIM.match(now.lower[max(cue.verb_end, 0) :]):
            return antecedent
        return plain(who) if who else _across(now, cue, meeting, counterpart)
    if cue.label == "opdracht":
        return _ordered(now, cue)
    if "both" in cue.rule.conditions:
        return _after_that(now, cue) or _agreeing(now, cue, meeting)
    if now.speaker:
        return now.speaker
    if GOT.search(now.lower[cue.start : cue.end]):
        giver = GIVER.search(now.sentence)
        return next((plain(one.text) for one in now.parties if giver and one.start == giver.end()), None)
    if handed := handed_to(now, cue):
        return handed
    party = doer(now, cue)
    if party and party == partner(now.sentence, list(now.parties)) and WE_IN.search(now.lower[cue.start : cue.end]):
        return ours(meeting)
    if now.lower[cue.verb_start : cue.verb_end] in {"zal", "zullen"} and WILL_BE.match(now.lower[cue.verb_end :]):
        party = agent(now.sentence, list(now.parties))
    if party is None and OURS.search(now.lower[: cue.start]) and "ours" in cue.rule.conditions:
        return meeting.body
    if party is None and "unnamed" in cue.rule.conditions:
        return antecedent
    if party is None and cue.label == "toezegging" and not GETS.search(now.lower.split(";")[0]):
        party = next((one for one in now.parties if one.start >= cue.end - len("dat ") and _opens_that(now, one)), None)
    if party is None:
        who = tasked(now, cue, meeting)
        return plain(who) if who else (reporter_of(now) if meeting.is_minutes and cue.rule.voice == "passive" else None)
    if MEETS.fullmatch(party.text):
        return None
    if party.text.lower() in THIRD:
        is_tail = now.sentence[cue.start] == ","  # «…, zo verzekert zij»: not who the sentence is about
        return (None if is_tail else _before(now, party)) or antecedent
    return ours(meeting) if party.kind == "pronoun" and party.text.lower() in WE else _named(party, meeting)


def antecedent_of(sentence: str, names: frozenset[str], *, with_bodies: bool = False) -> str | None:
    """The one function or person that a sentence names: whom «hij» or «zij» in the next one means.

    Of several, the one that opens the sentence; else None. `with_bodies`: a body can be meant too.
    """
    kinds = {"role", "name", "body"} if with_bodies else {"role", "name"}
    found = [party for party in parties(sentence, names) if party.kind in kinds]
    found = [one for one in found if not any(_is_name_of(sentence, one, other) for other in found)]
    if found and (len({plain(party.text) for party in found}) == 1 or found[0].start == 0):
        return plain(found[0].text)
    return None


def opener_of(sentence: str, names: frozenset[str]) -> str | None:
    """The function or person that opens a sentence: «Joris: …», «De directeur antwoordt …»."""
    found = next(iter(parties(sentence, names)), None)
    is_first = found is not None and not NUMBERED.sub("", sentence[: found.start])
    return plain(found.text) if found and is_first and found.kind in {"role", "name"} else None


def _is_name_of(sentence: str, name: Party, role: Party) -> bool:
    """«de directeur, Wouter Stam,»: the name only says who the function is."""
    return name.kind == "name" and role.kind == "role" and sentence[role.end : name.start] == ", "


def reporter_of(now: Situation) -> str | None:
    """Who says so, in «De bestuurder meldt dat …»: a function or person who speaks binds himself."""
    match = REPORTED.search(now.sentence)
    if not match:
        return None
    end = match.start() + len(match.group().split()[0])
    party = subject(now.sentence, match.start(), end, list(now.parties))
    return plain(party.text) if party and party.kind in {"role", "name"} else None


def _is_sitting(now: Situation, cue: Cue, meeting: Meeting) -> bool:
    """Minutes that say «wordt vastgesteld» speak of their own meeting."""
    start, end = finite_verb(now, cue)
    verb = now.lower[start:end] if start >= 0 else ""
    is_told = (
        verb in SITS
        or sittings.is_own(now, cue)
        or sittings.is_moved(cue, verb)
        or ("present" in cue.rule.conditions and verb not in PERFECT)
    )
    return (meeting.is_minutes and is_told) or (meeting.letter_date is not None and sittings.is_of_letter(now, verb))


def _across(now: Situation, cue: Cue, meeting: Meeting, counterpart: str | None) -> str | None:
    """The director, whom a works council asks that names nobody."""
    asking = doer(now, cue)
    asks = _named(asking, meeting) if asking else None
    return counterpart if asks and counterpart and STAFF_COUNCILS.match(asks) else None


def _ordered(now: Situation, cue: Cue) -> str | None:
    """Who is to carry out an order: «draagt het presidium op», «heeft de dienst opdracht gegeven», «opdracht aan …»."""
    giver = doer(now, cue)
    start, end = finite_verb(now, cue)
    if cue.rule.voice == "passive" and now.lower[start:end] in BE:  # «Het team is opgedragen een kaart te maken»
        told = subject(now.sentence, start, end, list(now.parties))
        if told and told != giver and told.kind != "pronoun":
            return plain(told.text)
    for party in now.parties:
        if party != giver and party.kind != "pronoun" and party.start >= cue.verb_end and cue.verb_end > 0:
            return plain(party.text)
    return None


def _agreeing(now: Situation, cue: Cue, meeting: Meeting) -> str | None:
    """Who does what was agreed on: the two that agree, or who agrees to do it; «dat …» says what, not who does it."""
    if partner(now.sentence, [party for party in now.parties if party.start < cue.end]):
        return decider_of(now, cue, meeting)
    who = agent(now.sentence, list(now.parties)) if cue.rule.voice == "passive" else doer(now, cue)
    return decider_of(now, cue, meeting) if who and not THAT.search(now.lower[max(cue.verb_end, 0) :]) else None


def _after_that(now: Situation, cue: Cue) -> str | None:
    for party in now.parties:
        if party.start >= cue.start and _opens_that(now, party):
            return plain(party.text)
    everybody = THAT_ALL.search(now.sentence, cue.start)
    return everybody.group("who") if everybody else None


def _opens_that(now: Situation, party: Party) -> bool:
    return party.kind != "pronoun" and bool(THAT_PARTY.search(now.sentence[: party.start]))


def _named(party: Party, meeting: Meeting) -> str | None:
    if party.kind == "pronoun":
        return (meeting.body or meeting.organisation) if party.text.lower() in WE else None
    return plain(party.text)
