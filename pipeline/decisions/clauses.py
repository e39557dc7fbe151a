"""A sentence cut where it says more than one thing: parts between semicolons, and clauses that stand on their own."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

from models.conditions import FINITE, Situation
from models.cues import Cue
from models.decisions import GENERAL, decision_cues
from pipeline.records import Sentence

# before a part with a subject of its own, not one that says more of the same («; daarna …», «; het streven is …»)
PARTED = re.compile(
    r";\s+(?:en\s+)?(?!(?:het (?:streven|doel|idee)|de (?:bedoeling|planning|wens|verwachting)|dat|dit|die|deze|daar\w*"
    r"|hier\w*|dan|waar\w*|hij|zij|ze)\b)(?=\w)"
)
# before a clause that stands on its own: «…; zij herschrijft», «…, deze zullen», «…, agenderen voor juni»
CLAUSES = re.compile(
    r"; (?:(?:en|maar|dus|dan) )?|, (?:en|maar|dus|dan) |, (?=(?:deze|dit|zij|hij|we|wij|ze) |"
    r"[a-zë]{4,}en (?:voor|bij|met|aan|in|naar) )"
    r"|^maar | [–-] "
)
MODAL = re.compile(r"\b(?:kan|kunnen|kon|konden|moet|moeten|mag|mogen|zou|zouden|wil|willen|als|indien|om)\b")
WHOLE_ONLY = {"persoon-doet", "willen-leden", "willen-de-leden"}  # not of one clause alone
FEWEST_IN_PART = 4  # words
# before a clause with a verb of its own that may tell a decision of its own: «…, in twee zaken is …», «…, waarna …»
TOLD_APART = re.compile(r"; |, (?:(?:en|maar|terwijl) )?| (?=(?:omdat|nadat|waarna|waarmee|waarop) )")
CONTENT = re.compile(r"\b(?:dat|om) [^;]*$")  # what follows is still part of what was decided


def clauses(now: Situation) -> list[tuple[str, Situation]]:
    """The clauses of a sentence that stand on their own, each with what stands before it; none where it is one clause.

    They are read where the sentence as a whole tells no task.
    """
    edges = [0, *(match.end() for match in CLAUSES.finditer(now.sentence)), len(now.sentence)]
    spans = [(a, b) for a, b in itertools.pairwise(edges) if len(now.sentence[a:b].split()) >= FEWEST_IN_PART]
    if len(edges) == 2:
        return []
    return [
        (now.sentence[:a], replace(now, sentence=now.sentence[a:b].strip()))
        for a, b in spans
        if not MODAL.search(now.lower[:a])
    ]


def told_apart(now: Situation) -> list[tuple[Situation, list[tuple[Cue, str]]]]:
    """The clauses of a sentence that each tell a decision with a verb of their own, with their cues; in order.

    Example:
        >>> from models.conditions import situation
        >>> text = "In twee zaken is ontslag verleend, in drie zaken is een waarschuwing gegeven."
        >>> len(told_apart(situation(text, is_minutes=False)))
        2
    """
    ends = (
        match.end() for match in TOLD_APART.finditer(now.sentence) if not CONTENT.search(now.lower[: match.start()])
    )
    edges = [0, *ends, len(now.sentence)]
    found: list[tuple[Situation, list[tuple[Cue, str]]]] = []
    for a, b in itertools.pairwise(edges):
        its = replace(now, sentence=now.sentence[a:b].strip(" ,;"))
        if len(its.sentence.split()) >= FEWEST_IN_PART and FINITE["aux"].search(its.lower):
            decided = decision_cues(its)
            if decided:
                found.append((its, decided))
    telling = [one for one in found if one[1][0][1] != GENERAL]
    return telling if len(telling) > 1 else found if not telling else []


def parts(sentence: Sentence, now: Situation) -> list[tuple[Sentence, Situation]]:
    """The parts of a sentence between semicolons, each read as a sentence of its own; none where it has one part."""
    edges = [0, *(match.end() for match in PARTED.finditer(sentence.text)), len(sentence.text)]
    spans = [(a, b) for a, b in itertools.pairwise(edges) if len(sentence.text[a:b].split()) >= FEWEST_IN_PART]
    told = [(sentence.start + a, sentence.text[a:b].rstrip()) for a, b in spans] if len(spans) > 1 else []
    return [
        (replace(sentence, start=start, end=start + len(text), text=text), replace(now, sentence=text))
        for start, text in told
    ]
