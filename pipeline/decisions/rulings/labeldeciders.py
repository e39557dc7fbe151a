"""Whose a decision is, as the label before it names: «Besluit directie: Akkoord», «<Besluit: Logius> …».

The members of the body that meets («Besluit TO-leden») are that body.
"""

from __future__ import annotations

import re
from dataclasses import replace

from models.grammar.parties import parties
from pipeline.decisions.attributes.owners import is_short_for
from pipeline.decisions.rulings.outcomewords import outcome_kind
from pipeline.meeting import Meeting
from pipeline.records import Decision

WHO = r"(?P<who>[A-ZÀ-Þa-z][\w&-]*(?:[ -][\w&-]+){0,3})"
LABELS = (
    re.compile(rf"(?:^|[.!?]\s)\W*(?i:besluit)\s(?:van\s)?(?:de\s|het\s)?{WHO}\s?:"),
    re.compile(rf"<\s?(?i:besluit)\s?:?\s{WHO}\s?>"),
)
MEMBERS = re.compile(r"\b(?:leden|deelnemers|aanwezigen)$", re.I)
KINDS = {"body", "role"}


def by_its_label(made: Decision, meeting: Meeting) -> Decision:
    """The decision of minutes, of whom its label names; the name or initials of the body that meets say no more."""
    return replace(made, decider=_named(made.quote, meeting) or made.decider)


def _named(quote: str, meeting: Meeting) -> str | None:
    """Who stands in the label, where that is somebody else than the body as a whole."""
    for number, label in enumerate(LABELS):
        match = label.search(quote)
        who = _without_outcome(match.group("who")) if match else ""
        named = parties(who)
        is_party = bool(named) and named[0].start == 0 and named[0].kind in KINDS
        is_body = MEMBERS.search(who) is not None or is_short_for(who, meeting.body)
        if who and (is_party or number == 1) and not is_body:
            return who
    return None


def _without_outcome(who: str) -> str:
    """«TO-leden Akkoord»: who agreed, without the word that says so."""
    first, _, last = who.rpartition(" ")
    return first if first and outcome_kind(last) else who
