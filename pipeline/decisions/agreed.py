"""Whether what was decided is to be done too, and whether the cue of an action is only part of a decision."""

from __future__ import annotations

import re

from models.grammar.conditions import Situation
from models.grammar.cues import Cue
from models.grammar.times import YEAR
from models.grammar.wordlists import wordlist

ASKS_BY_MOTION = re.compile(r"\bmotie\b(?!.*\b(?:verworpen|ingetrokken|afgewezen|aangehouden)\b)")

# «minder dan afgesproken», «het afgesproken minimum», «wat er is afgesproken»: no word of what is to be done
NOT_TOLD = re.compile(
    r"\b(?:dan|het|een|deze|die|alle|onze|de) (?:eerder |vooraf |reeds |onderling )?afgesproken\b"
    r"|\b(?:wat|waarover|hoeveel)\b[^,;.]*\bafgesproken\b|\bveel (?:is |zijn )?afgesproken\b"
    r"|\bafgesproken\b[^.;]*\bmaar (?:dat|dit|het) is\b[^.;]*\b(?:niet|nooit)\b|\blezen we in\b"
)


def is_agreed(now: Situation, cue: Cue, kind: str) -> bool:
    """What was decided is to be done too: an agreement, and an order to do something."""
    if "both" not in cue.rule.conditions or NOT_TOLD.search(now.lower):
        return False
    if kind == "opdracht":
        is_old = any(now.year and int(year) < now.year - 1 for year in YEAR.findall(now.lower))
        return not is_old and bool(wordlist("te_infinitive").search(now.lower[cue.end :]))
    return kind == "besluit" or (kind == "uitstel" and bool(wordlist("te_infinitive").search(now.lower[cue.end :])))


def belongs(now: Situation, cue: Cue, decided: Cue, kind: str) -> bool:
    """The cue is part of the decision: the same words, or what was decided («besloten dat … zouden worden …»).

    Formal advice to do something is a decision of who gives it and a recommendation to who gets it; «de afspraak is»
    is both; a motion that is carried still asks.
    """
    if (kind == "advies" and cue.label == "aanbeveling") or (kind == "opdracht" and cue.rule.id == "krijgt-taak"):
        return False
    if kind == "uitstel" and cue.rule.conditions.get("status") == "uitgesteld":  # it is still to be done
        return not now.is_minutes and bool(wordlist("undertaking").search(now.lower[: decided.end]))
    if cue.label == "afspraak" and decided.rule.id.startswith("zin-") and cue.start == decided.start:
        return False
    if cue.label == "verzoek" and ASKS_BY_MOTION.search(now.lower):
        return False
    if cue.start < decided.end and cue.end > decided.start:
        return True
    between = now.lower[decided.end : cue.start]
    return bool(re.match(r"\s*(?:dat|om|de|het|een)\b", between)) and not re.search(r"[,;]|\b(?:en|maar)\b", between)
