"""Which sentences say that something was decided: the cues of decisions.jsonl that stand in their context."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache, partial

from corpus import table
from models.context import flags
from models.grammar.conditions import Situation, admits, holds, starts
from models.grammar.cues import Cue, finder
from models.grammar.families import without_asides

BLOCKING = {
    *("negated", "intended", "later", "wished", "conditional", "question", "law", "ground", "procedure", "attribute"),
    "reading",
}
AHEAD = {"uitstel", "verlenging"}  # «doorgeschoven naar volgend jaar»: what is ahead is what was decided
GROUND_FIRST = re.compile(r"\W*(?:op grond van|op basis van|ingevolge|krachtens|conform|overeenkomstig)\b")
TOLD = re.compile(r"(?:heeft|hebben|heb|had|hadden|is|zijn|was|waren|werd|werden)$")
GENERAL = "besluit"
# what follows from the decision, or ends it, is not what was decided
ELSE = re.compile(
    r",? (?:zodat|omdat|waardoor|doordat|terwijl|aangezien|want)\b"
    r"|,? tot(?:dat)? (?:de|het|er) (?=[^,;]*\b(?:is|zijn|wordt)\b)"
)
NEXT_CLAUSE = re.compile(r"[,;]|\b(?:en|maar|waarna)\b")
FILES = ("decisions.jsonl", "decision_verbs.jsonl", "decision_phrases.jsonl")  # the next where one finds nothing


def decision_cues(now: Situation) -> list[tuple[Cue, str]]:
    """The cues that hold, each with the type of the decision, most specific first; empty where nothing was decided.

    Example:
        >>> from models.grammar.conditions import situation
        >>> found = decision_cues(situation("Het college heeft besloten de proef te verlengen.", is_minutes=False))
        >>> [(cue.rule.id, kind) for cue, kind in found]
        [('besloten-actief', 'verlenging')]
    """
    without = replace(now, sentence=without_asides(now.sentence))
    for told in (now, without) if without != now else (now,):
        for number, patterns in enumerate(FILES):
            found = cues_of(told, patterns)
            if found:
                more = _more(told) if number == 0 and NEXT_CLAUSE.search(told.sentence) else []
                return found + [pair for pair in more if _is_another(told, pair, found)]
    return []


def _more(now: Situation) -> list[tuple[Cue, str]]:
    """What the other files find beside a rule of the first: of set phrases those that may be a second decision."""
    phrases = [pair for pair in cues_of(now, FILES[2]) if "apart" in pair[0].rule.conditions]
    return cues_of(now, FILES[1]) + phrases


def _is_another(now: Situation, pair: tuple[Cue, str], found: list[tuple[Cue, str]]) -> bool:
    """The cue stands in a clause of its own, before or behind every other, and decides something of another type."""
    cue, kind = pair
    if any(kind == other for _, other in found) or (kind == GENERAL and ";" not in now.sentence):
        return False
    gaps = [
        now.sentence[min(cue.end, one.end) : max(cue.start, one.start)]
        for one, _ in found
        if cue.end <= one.start or one.end <= cue.start
    ]
    edge = re.compile(";") if kind == GENERAL else NEXT_CLAUSE
    return len(gaps) == len(found) and all(edge.search(gap) for gap in gaps)


def cues_of(now: Situation, patterns: str) -> list[tuple[Cue, str]]:
    """The cues of one patterns file that hold, each with the type of the decision, most specific first."""
    found = []
    for cue in finder(patterns).cues(now.sentence, partial(admits, now)):
        kind = _kind(now, cue)
        if kind and holds(now, cue):
            found.append((cue, kind))
    return sorted(found, key=lambda pair: (pair[1] == GENERAL, pair[0].start))


def resolution_kind(text: str) -> str:
    """The type that the verb of a resolution tells: «de begroting vast te stellen» → vaststelling; else besluit.

    Only the beginning of a text and its end count; what stands in between is about something else.
    """
    lower = ELSE.split(text.lower(), maxsplit=1)[0].strip(" .;:")
    for pattern, kind in _resolutions():
        if pattern.search(lower):
            return kind
    return GENERAL


def _kind(now: Situation, cue: Cue) -> str | None:
    """The type of decision; None where the context says that it is none."""
    raised = flags(now.sentence, cue, "decision")
    if "negated" in raised and "flip" in cue.rule.conditions:
        raised = raised - {"negated"}
        return None if raised & BLOCKING else str(cue.rule.conditions["flip"])
    if "keeps_negation" in cue.rule.conditions:
        raised = raised - {"negated"}
    verb = now.lower[cue.verb_start : cue.verb_end] if cue.verb_start >= 0 else ""
    if "keeps_law" in cue.rule.conditions:
        raised = raised - {"law", "ground"}
    # «De raad besluit op grond van artikel 5 …», but «Op grond van de wet stelt de raad de begroting vast» is the law
    is_made = now.is_minutes and cue.rule.voice == "active" and not GROUND_FIRST.match(now.lower)
    if (
        TOLD.match(verb) or cue.rule.conditions.get("kinds") == "notes" or is_made
    ):  # «is op grond van artikel 5 opgelegd»
        raised = raised - {"ground"}
    if cue.label in AHEAD:
        raised = raised - {"later"}
    if "keeps_modal" in cue.rule.conditions:
        raised = raised - {"intended"}
    if "keeps_question" in cue.rule.conditions:
        raised = raised - {"question"}
    if "counts" in cue.rule.conditions:
        raised = raised - {"procedure"}
    if raised & BLOCKING:
        return None
    if cue.label == GENERAL and not starts(now, cue.end):
        return resolution_kind(now.sentence[cue.end :])
    return cue.label


@cache
def _resolutions() -> list[tuple[re.Pattern[str], str]]:
    return [(re.compile(row["words"]), row["kind"]) for row in table("resolutions.csv")]
