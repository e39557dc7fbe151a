"""How far an action is: from the status column of a list, or from the sentence itself."""

from __future__ import annotations

import re
from functools import cache

from corpus import table
from models.grammar.cues import Cue

STANDING = re.compile(
    r"\b(?:jaarlijkse?|maandelijkse?|regelmatig|periodiek|structureel|continu|doorlopend|(?:elke?|iedere?) (?:jaar"
    r"|kwartaal"
    r"|maand|week|keer|overlegvergadering|vergadering|bijeenkomst)|per (?:vergadering|bijeenkomst|overleg)"
    r"|vast agendapunt"
    r"|(?:ieder|elk) half ?jaar|(?:een|één|twee|drie|vier) keer per (?:jaar|kwartaal|maand)"
    r"|(?:\d|één|twee|drie) ?(?:x|maal) per (?:(?:\d|twee|drie) )?(?:week|jaar|kwartaal|maand(?:en)?)"
    r"|(?:elke?|iedere?) (?:twee|drie|vier|zes) (?:weken|maanden|jaar)"
    r"|per kwartaal|steeds|gezamenlijk|gelijktijdig|wordt gemonitord|worden gemonitord)\b",
    re.I,
)
FROM_NOW_ON = re.compile(  # agreed to be a habit, or to stay so; what is promised so is still to begin
    r"\bvoortaan\b|\bblijf(?:t|ven)\b(?: [\w-]+){0,3}? "
    r"(?:staan|bestaan|gelden|gehandhaafd|ongewijzigd|van kracht|in stand)\b",
    re.I,
)
RUNNING = re.compile(
    r"\b(?:momenteel|op dit moment|wordt (?:nog )?(?:hard )?gewerkt|wordt verder|voortgezet|in ontwikkeling"
    r"|in voorbereiding|start gemaakt"
    r"|is begonnen|is gestart|zijn gestart|loop(?:t|en) (?:nog )?door\b|lopend(?!e)|(?:is|zijn) (?:nog )?lopende"
    r"|wordt nu|worden nu|wordt er (?:nu )?gewerkt|nagedacht|afgewacht)\b",
    re.I,
)
DELAYED = re.compile(r"\b(?:uitgesteld|doorgeschoven|vertraging|vertraagd|aangehouden)\b", re.I)
# «…; dat is inmiddels gebeurd», «De toezegging … is nagekomen»: what became of it, in the sentence or the next one
DONE = re.compile(
    r"\b(?<!of )(?:dat|dit|die|deze|hieraan|daaraan|(?:het|dat|dit) (?:verzoek|advies)|de (?:toezegging"
    r"|aanbeveling))\b"
    r"[^.;]{0,90}?\b(?:is|zijn|werd|heeft)\b[^.;]{0,40}?\b(?<!niet )(?<!nog niet )"
    r"(?:gebeurd|uitgevoerd|opgevolgd|nagekomen|gedaan|hersteld|gerealiseerd|afgehandeld|voldaan)\b"
    r"|\b(?:hij|zij|ze|college|directie|bestuurder|directeur) (?:heeft|hebben) woord gehouden\b"
    r"|: (?:die|dat|deze) (?:is|zijn) er(?: inmiddels| nu)?(?=[.;,]|$)"
    r"|\bactie(?:punt)? (?:is )?(?:afgerond|gereed|afgehandeld)\b",
    re.I,
)
REFUSED = re.compile(
    r"\b(?:wilde (?:daar|hier) niet aan|(?:is|zijn|wordt) (?:dit |dat )?(?:niet overgenomen|afgewezen|verworpen)"
    r"|(?<!toen )(?<!destijds )niet (?:gehonoreerd|ingewilligd)|ging (?:daar|hier) niet (?:in mee|op in)"
    r"|is (?:daar|hier)?\s?niets geregeld|(?:daar|hier) (?:is niets van terecht ?gekomen|kwam niets van terecht)"
    r"|(?:is|werd|zijn|werden) door (?:de |het )?[\w-]+(?: in [\w-]+)? (?:afgewezen|verworpen)"
    r"|(?:dit|dat) (?:voorstel|verzoek|advies) (?:heeft|hebben)\b[^.;]{0,60}"
    r"\b(?:afgewezen|verworpen|niet overgenomen))\b",
    re.I,
)
OPENS_WITH_STATUS = re.compile(
    r"\W*(?:(?:status|stand van zaken|resultaat|reactie)\s?:\s*)?(?:gereed|nagekomen|loopt|lopend|uitgevoerd|afgerond"
    r"|gerealiseerd|vervallen"
    r"|uitgesteld|overgenomen|niet overgenomen|deels (?:gereed|overgenomen|uitgevoerd)|nog niet (?:gestart"
    r"|uitgevoerd|opgepakt)"
    r"|in uitvoering|in voorbereiding|afgehandeld|voltooid|ingevoerd)\b(?=\s*(?:[.:;,(–-]|$|in |per |op |sinds "
    r"|door ))"
    r"(?!:? (?:(?:in |voor |vóór |uiterlijk |medio |eind |begin |het )*(?:eerste|tweede|derde|vierde|q\d|voorjaar"
    r"|najaar|zomer)))",
    re.I,
)
REJECTED = re.compile(
    r"\W*(?:Dit|Deze|Die|Dat)\b[^.;]{0,60}?\b(?:afgewezen|niet overgenomen|vervalt|vervallen|verworpen"
    r"|niet gelukt)\b",
    re.I,
)
LEANS_BACK = re.compile(
    r"\b(?:[Dd]at|[Dd]it|[Dd]ie|[Dd]eze|hier\w*|daar\w*|er\w*)\b|^\W*(?:Het is|[Uu]itgesteld|[Dd]oorgeschoven)"
)
POINTS_BACK = re.compile(r"(?:Dat|Dit|Die|Deze|Hieraan|Daaraan|De (?:toezegging|aanbeveling)|Het (?:verzoek|advies))\b")
TURNED_DOWN = re.compile(  # «Het bestuur wees dit verzoek in mei af»
    r"(?:(?:De|Het) )?(?:[\w-]+ ){1,3}(?:wees|wijst|wezen|wijzen) (?:dit|dat|ons|het|deze) (?:verzoek|voorstel|advies)"
    r"\b[^.;]{0,60}\baf\b"
)
PLEADED = re.compile(r"\b(?:aangedrongen|gepleit|drongen|pleitten)\b")
REPORTED_WORDS = 6
PAST = re.compile(r"\b(?:hebben|heeft|had|hadden|werd|werden|is|zijn)\b")


def list_status(text: str | None) -> str:
    """The status that a cell of an action list says; «open» where it is empty, «loopt» where it tells of work done."""
    lower = (text or "").lower().strip()
    if not lower:
        return "open"
    found = [
        (match.start(), order, status)
        for order, (words, status) in enumerate(_statuses())
        if (match := words.search(lower))
    ]
    if found:
        return min(found)[2]
    return "loopt" if len(lower.split()) >= REPORTED_WORDS else "onbekend"


def prose_status(sentence: str, cue: Cue, following: str = "", *, is_due: bool = False) -> str:
    """The status of an action in running text: what it says became of it; of what was pleaded for that is not known."""
    if "status" in cue.rule.conditions:
        return str(cue.rule.conditions["status"])
    after = told_after(following)
    if after:
        return after
    if DELAYED.search(sentence):
        return "uitgesteld"
    if cue.label in {"verzoek", "aanbeveling"} and TURNED_DOWN.match(following):
        return "vervallen"
    rest = f"{sentence[cue.start :]} {following[:120] if POINTS_BACK.match(following) else ''}"
    if cue.label != "voornemen" and (DONE.search(rest) or REFUSED.search(rest)):
        return "gereed" if DONE.search(rest) else "vervallen"
    is_pleaded = cue.label == "verzoek" and bool(PLEADED.search(sentence))
    if is_pleaded and not is_due and PAST.fullmatch(sentence[cue.verb_start : cue.verb_end].lower() or "-"):
        return "onbekend"
    if cue.label not in {"toezegging", "verzoek", "aanbeveling"} and FROM_NOW_ON.search(sentence):
        return "doorlopend"
    goes_on = standing(sentence)
    is_asked = cue.label in {"verzoek", "aanbeveling"} and goes_on == "doorlopend"
    return "open" if goes_on is None or is_asked else goes_on


def standing(sentence: str) -> str | None:
    """«doorlopend» for what is to be done again and again («elk kwartaal»), «loopt» for what goes on; else None."""
    if STANDING.search(sentence):
        return "doorlopend"
    return "loopt" if RUNNING.search(sentence) else None


def told_after(following: str) -> str | None:
    """What the next sentence says became of it, where it opens with a status («Gereed: …») or points back; else None.

    Example:
        >>> [told_after(text) for text in ("Uitgevoerd in mei.", "Dat voorstel is afgewezen.", "De pont vaart.")]
        ['gereed', 'vervallen', None]
    """
    if OPENS_WITH_STATUS.match(following):
        return list_status(following)
    if REJECTED.match(following):
        return "vervallen"
    return "uitgesteld" if LEANS_BACK.search(following[:90]) and DELAYED.search(following[:90]) else None


@cache
def _statuses() -> list[tuple[re.Pattern[str], str]]:
    return [(re.compile(row["words"]), row["status"]) for row in table("statuses.csv")]
