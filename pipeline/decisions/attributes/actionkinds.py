"""Of which kind an action is: a promise, an agreement, a task for somebody or the body's own plan."""

from __future__ import annotations

import re

from models.grammar.conditions import Situation, doer
from models.grammar.cues import Cue
from models.grammar.parties import Party
from models.grammar.times import is_future
from models.grammar.wordlists import wordlist
from pipeline.decisions.attributes.owners import decider_of, owner_of, reporter_of
from pipeline.meeting import Meeting

WE = {"wij", "we", "ons"}
TO_YOU = re.compile(r"\b(?:u|uw)\b(?! eigen)")
# to whom a body answers: what it will send them is a promise
TOLD = re.compile(
    r"\b(?:u|uw raad|de (?:gemeente)?raad|de (?:raads|staten)?commissie|de (?:onderneming|medezeggenschap)sraad"
    r"|de c?or|provinciale staten|de (?:tweede )?kamer|de staten|het algemeen bestuur|het ab|de omwonenden"
    r"|de (?:be|in)woners)\b"
)
WILL_BE = re.compile(r"(?:zal|zullen)\b(?:(?!\b(?:of|dat|om|hoe|wat|die|en)\b)[^,;:])*\bworden\b")  # told of a thing
NEXT_MEETING = re.compile(
    r"\W*(?:\d+[.)]?\s+)?(?:[Dd]e |[Hh]et )?(?:[Vv]olgende?|[Ee]erstvolgende?) (?:[\w-]+ )??(?:TO|OV|MT|DB|AB"
    r"|[a-z-]*(?:overleg|vergadering|groep"
    r"|bijeenkomst|sessie))\b[^.;]{0,40}?\b(?:is|vindt|zal|wordt|staat)\b(?! (?:besproken|gevraagd|via|door))"
)
TOGETHER = re.compile(r"\b(?:samen|gezamenlijk|met elkaar|onderling|allen|iedereen|voortaan)\b")
SEVERAL = re.compile(
    r"\s(?:en|/|&)\s|,|\b(?:allen|leden|partijen|deelnemers|aanwezigen|fracties|vakbonden|bonden|teams|afdelingen"
    r"|werkgroepleden)$|^beide\b"
)


def is_next_meeting(now: Situation) -> bool:
    """The sentence says when the next meeting is, which nobody has to carry out."""
    return bool(NEXT_MEETING.match(now.sentence))


def kind_of(now: Situation, cue: Cue, meeting: Meeting) -> str:
    """The kind of action; what somebody who answers for it says in minutes that will be done is a promise.

    What a list of decisions says that somebody will do, was agreed on there. A note of a task («kaart tekenen») that
    names nobody is an agreement.
    """
    if is_next_meeting(now):
        return "afspraak"
    if meeting.is_list and now.lower[cue.verb_start : cue.verb_end] in {"zal", "zullen"} and doer(now, cue):
        return "afspraak"
    if cue.label == "toezegging" and meeting.is_minutes and WILL_BE.match(now.lower[cue.verb_start :]):
        return "afspraak"
    if meeting.is_list and "task" in cue.rule.conditions:
        return "voornemen" if doer(now, cue) and decider_of(now, cue, meeting) == meeting.body else "actiepunt"
    if meeting.is_minutes and "by_owner" in cue.rule.conditions:
        return _by_owner(now, cue, doer(now, cue))
    if meeting.is_minutes and "in_minutes" in cue.rule.conditions:
        is_unowned = (
            "no_verb" in cue.rule.conditions and cue.label == "afspraak" and owner_of(now, cue, meeting) is None
        )
        return cue.label if is_unowned else str(cue.rule.conditions["in_minutes"])
    if meeting.is_minutes and cue.label == "voornemen" and reporter_of(now):
        return "toezegging"
    return cue.label


def _by_owner(now: Situation, cue: Cue, party: Party | None) -> str:
    """Of a deed told in minutes: one person's task, a promise of who answers for it, an agreement or a body's plan."""
    if party is None:
        return str(cue.rule.conditions.get("in_minutes", cue.label))
    said = party.text.lower()
    is_ahead = is_future(now, now.lower)
    if said in WE:
        if TO_YOU.search(now.lower):
            return "toezegging"
        return "voornemen" if is_ahead and not wordlist("next_time").search(now.lower) else "afspraak"
    if SEVERAL.search(said) or TOGETHER.search(now.lower):
        return "afspraak"
    if party.kind == "body":
        if TOLD.search(now.lower[: party.start]) or TOLD.search(now.lower[party.end :]):
            return "toezegging"
        return "voornemen" if is_ahead else "afspraak"
    if wordlist("answerable").search(said):
        return "toezegging"
    return "toezegging" if cue.label == "toezegging" else "afspraak"
