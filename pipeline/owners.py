"""Who decided and who is to act, as printed; «wij» is the document's body, and nobody where the text names nobody."""

from __future__ import annotations

import re

from models.conditions import Situation, doer, finite_verb
from models.cues import Cue
from models.parties import Party, partner, subject
from pipeline.meeting import Meeting

ARTICLE = re.compile(r"^(?:de|het|een|onze|ons|elke|alle)\s+", re.I)
WE = {"wij", "we"}
MARKED = re.compile(r"<\s*(?:actie(?:punt)?s?\b)?[\s:]*([A-ZÀ-Þ][^<>]{2,60})>|\((?:actie|actiehouder)[:\s]+([^()]{2,60})\)", re.I)
REPORTED = re.compile(
    r"\b(?:geeft|geven|gaf|meldt|melden|meldde|zegt|zei|antwoordt|laat|deelt|licht|bevestigt|stelt|verklaart)\b[^.;]{0,60}?\bdat\b"
)
STAFF_COUNCILS = re.compile(r"^(?:de\s+)?(?:c?or|g?or|(?:centrale )?ondernemingsraad|g?mr|medezeggenschapsraad)$", re.I)
THAT_PARTY = re.compile(r"\bdat\s+$")


def decider_of(now: Situation, cue: Cue, meeting: Meeting) -> str | None:
    """The body, function or person that decided; None where the sentence does not say it."""
    party = doer(now, cue)
    if cue.rule.voice == "passive" and party and party == partner(now.sentence, list(now.parties)):
        return f"{meeting.body} en {_plain(party.text)}" if meeting.body else _plain(party.text)
    if party is None:
        return meeting.body if _is_sitting(now, cue, meeting) else None
    return _named(party, meeting)


def owner_of(now: Situation, cue: Cue, meeting: Meeting, *, counterpart: str | None = None) -> str | None:
    """Who is to act: the name in a mark, whom a request addresses, else the subject of the verb or «door …»."""
    marked = MARKED.search(now.sentence)
    if marked:
        return (marked.group(1) or marked.group(2)).strip(" :,")
    if cue.label == "verzoek":
        return _addressee(now, cue, meeting, counterpart)
    if cue.label == "aanbeveling":
        return None
    if "both" in cue.rule.conditions:
        return _after_that(now, cue) or decider_of(now, cue, meeting)
    party = doer(now, cue)
    if party is None:
        return reporter_of(now) if meeting.is_minutes and cue.rule.voice == "passive" else None
    return _named(party, meeting)


def reporter_of(now: Situation) -> str | None:
    """Who says so, in «De bestuurder meldt dat …»: a function or person who speaks binds himself."""
    match = REPORTED.search(now.sentence)
    if not match:
        return None
    end = match.start() + len(match.group().split()[0])
    party = subject(now.sentence, match.start(), end, list(now.parties))
    return _plain(party.text) if party and party.kind in {"role", "name"} else None


def _is_sitting(now: Situation, cue: Cue, meeting: Meeting) -> bool:
    """Minutes that say «wordt vastgesteld» speak of their own meeting."""
    start, end = finite_verb(now, cue)
    return meeting.is_minutes and now.lower[start:end] in {"wordt", "worden"}


def _addressee(now: Situation, cue: Cue, meeting: Meeting, counterpart: str | None) -> str | None:
    asking = doer(now, cue)
    for party in now.parties:
        before = now.sentence[: party.start].rstrip().lower()
        if asking and party.start == asking.start or party.kind == "pronoun":
            continue
        if before.endswith((" aan", "bij")) and party.start > cue.start - 40 and "aandacht" not in before[-20:]:
            return _plain(party.text)
        if re.search(r"\b(?:verzoekt|verzoeken|verzocht|vraagt|vroeg|vragen|roept|verzoeken|adviseert)$", before):
            return _plain(party.text)
        if asking and asking.start > cue.verb_start >= 0 and now.sentence[asking.end : party.start].strip() == "":
            return _plain(party.text)
    asks = _named(asking, meeting) if asking else None
    if asks and counterpart and STAFF_COUNCILS.match(asks):
        return counterpart
    return None


def _after_that(now: Situation, cue: Cue) -> str | None:
    for party in now.parties:
        if party.start >= cue.start and THAT_PARTY.search(now.sentence[: party.start]) and party.kind != "pronoun":
            return _plain(party.text)
    return None


def _named(party: Party, meeting: Meeting) -> str | None:
    if party.kind == "pronoun":
        return meeting.body if party.text.lower() in WE else None
    return _plain(party.text)


def _plain(text: str) -> str:
    return ARTICLE.sub("", text)
