"""The task that a resolution sets somebody: «De afdeling Groen maakt een plan», «de raad per brief te informeren»."""

from __future__ import annotations

import re
from collections.abc import Iterable

from models.decisions import GENERAL
from models.grammar.parties import parties
from pipeline.decisions.attributes.deadlines import deadline
from pipeline.decisions.attributes.wording import sentence_of
from pipeline.meeting import Meeting
from pipeline.records import Action, Decision

DOES = re.compile(
    r"\b(?:maakt|stelt(?!(?:[^.;,]|[.,]\d)*\b(?:vast|beschikbaar|(?:in|aan|uit)(?=\W*$))\b)|werkt"
    r"|stuurt|neemt(?![^.;,]*\b(?:kennis|over|besluit)\b)|(?:komt|komen)(?! ten laste| te vervallen)"
    r"|ga(?:at|an)(?![^.;]*\bakkoord\b)|zal|zullen|pakt|levert|zoekt|organiseert|bespreekt|legt)\b"
)
DONE_TO = re.compile(r"\bword(?:t|en)\b")
LATER = re.compile(  # what is only now to be done: «een fonds wordt ingesteld» is what was decided
    r"\b(?:nader|eerst|daarna|nog|later|meegenomen|opgenomen|voorgelegd|gestuurd|verzonden|aangeboden|geagendeerd"
    r"|uitgewerkt|uitgezocht|onderzocht|gevraagd|geïnformeerd|besproken|verplaatst|uitgesteld)\b"
)
PUT_OFF = re.compile(r"\b(?:uitgesteld|(?:verplaatst|doorgeschoven|verschoven) (?:naar|tot))\b", re.I)
TO_DO = re.compile(
    r"^(?:de|het) (?!.*\b(?:op te dragen|opdracht|krijgt|maakt|gaat|zal)\b)[^.;]*\bte [a-zà-ÿ]+en\W*$", re.I
)  # who opens it is not who acts
TASK = re.compile(
    r"\b(?:aan ?te ?bieden|aanbieden|betrekken|sturen|(?:toe )?te zenden|toezenden|op te dragen|informeren"
    r"|uitvoering van|uit te voeren"
    r"|opstellen|op te stellen"
    r"|voor te leggen|voorleggen|communiceren|publiceren|uit te werken|uitwerken|verzoeken|opdracht"
    r"|voor te bereiden|evalueren|terug te koppelen"
    r"|terugkoppelen|agenderen|bekend te maken|in te richten|te starten)\b",
    re.I,
)


def task_of(made: Decision, text: str, kind: str, meeting: Meeting, *, is_stated: bool) -> Iterable[Action]:
    """The action that a resolution sets somebody; `is_stated`: it stands behind «Besluit:», so it may be a sentence."""
    by = deadline(text, meeting)
    is_done_to = bool(DONE_TO.search(text)) and (by is not None or bool(LATER.search(text)))
    is_task = bool(TASK.search(text)) or (is_stated and (is_done_to or bool(DOES.search(text))))
    if kind not in {GENERAL, "instemming", "uitstel", "opdracht"} or not is_task:
        return
    standing = bool(re.search(r"\b(?:jaarlijkse?|periodiek|regelmatig|elk(?:e)? (?:half )?(?:jaar|kwartaal))\b", text))
    is_open = is_stated or made.rule != "besluitblok"
    yield Action(
        place=made.place,
        quote=made.quote,
        rule="besluitblok-taak",
        confidence=0.7,
        kind="afspraak",
        action=sentence_of(text),
        owner=None if TO_DO.search(text) else _first_party(text),
        deadline_text=by.printed if by else None,
        deadline=by.iso if by else None,
        status="uitgesteld"
        if PUT_OFF.search(text)
        else "doorlopend"
        if standing
        else "open"
        if is_open
        else "onbekend",
    )


def _first_party(text: str) -> str | None:
    """Who opens the text: «P&O maakt een plan»."""
    named = [party for party in parties(text) if party.start == 0 and party.kind in {"body", "role", "name", "acronym"}]
    return re.sub(r"^(?:de|het)\s", "", named[0].text, flags=re.I) if named else None
