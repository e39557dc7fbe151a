"""A sentence cut where it says more than one thing: parts between semicolons, and clauses that stand on their own."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

from models.decisions import GENERAL, decision_cues
from models.grammar.conditions import FINITE, Situation, finite_verb
from models.grammar.cues import Cue
from models.grammar.parties import parties
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
Told = list[tuple[Situation, list[tuple[Cue, str]]]]
MODAL = re.compile(r"\b(?:kan|kunnen|kon|konden|moet|moeten|mag|mogen|zou|zouden|wil|willen|als|indien|om)\b")
WHOLE_ONLY = {"persoon-doet", "willen-leden"}  # not of one clause alone
FEWEST_IN_PART = 4  # words
# before a clause with a verb of its own that may tell a decision of its own: «…, in twee zaken is …», «…, waarna …»
TOLD_APART = re.compile(r"; |, (?:(?:en|maar|terwijl) )?| (?=(?:omdat|nadat|waarna|waarmee|waarop) )")
AGENDA = re.compile(r"\b(?:wordt|worden)\b")  # of minutes: «een punt wordt toegevoegd; de agenda wordt vastgesteld»
JOINT = re.compile(r",? en (?:(?:ook|daarbij|tevens|daarnaast|vervolgens|verder) )?")
PRESENT = re.compile(r"(?!heeft|niet|met|dat|het|wat)[a-zà-ÿ]{2,}t\b")  # «en stuurt …»
AGAIN = re.compile(r"(?:, en |, | en )met (?=(?:de|het|een|onze|haar|zijn)\b)")
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


def told_apart(now: Situation) -> Told:
    """The clauses of a sentence that each tell a decision with a verb of their own, with their cues; in order.

    Example:
        >>> from models.grammar.conditions import situation
        >>> text = "In twee zaken is ontslag verleend, in drie zaken is een waarschuwing gegeven."
        >>> len(told_apart(situation(text, is_minutes=False)))
        2
    """
    ends = (match.end() for match in TOLD_APART.finditer(now.sentence) if _parts(now, match))
    edges = [0, *ends, len(now.sentence)]
    found: Told = []
    for a, b in itertools.pairwise(edges):
        its = replace(now, sentence=now.sentence[a:b].strip(" ,;"))
        if len(its.sentence.split()) >= FEWEST_IN_PART:
            decided = decision_cues(its)
            if decided and (FINITE["aux"].search(its.lower) or decided[0][0].verb_start >= 0):
                found.append((its, decided))
    telling = [one for one in found if one[1][0][1] != GENERAL]
    is_done = ";" in now.sentence and all(FINITE["aux"].search(AGENDA.sub("", its.lower)) for its, _ in found)
    apart = telling if len(telling) > 1 else found if not telling or is_done else []
    return apart if len(apart) > 1 else _sharing(now) or _each(now)


def _parts(now: Situation, match: re.Match[str]) -> bool:
    """A clause of its own begins behind the match, with its own subject where what stands before told what was said."""
    if not CONTENT.search(now.lower[: match.start()]):
        return True
    after = now.sentence[match.end() :]
    return match.group().startswith(";") and any(party.start == 0 for party in parties(after, now.names))


def _sharing(now: Situation) -> Told:
    """«De directie heeft hem een berisping gegeven en hem van de zaak gehaald»: two that share subject and verb."""
    for joint in JOINT.finditer(now.sentence):
        said, rest = now.sentence[: joint.start()], now.sentence[joint.end() :]
        if CONTENT.search(said.lower()) or len(rest.split()) < FEWEST_IN_PART - 1:
            continue
        first = replace(now, sentence=f"{said}.")
        cues = decision_cues(first)
        start, end = finite_verb(first, cues[0][0]) if cues else (-1, -1)
        if start < 0 or not FINITE["aux"].fullmatch(first.lower[start:end]):
            continue
        lead = said[: start if FINITE["aux"].match(rest) else end].rstrip()
        if FINITE["aux"].search(rest) and not FINITE["aux"].match(rest):
            lead = ""  # «… en in één zaak is ontslag verleend»: with a verb of its own
        second = replace(now, sentence=f"{lead} {rest}".strip())
        more = [pair for pair in decision_cues(second) if pair[0].end > len(lead) + 1]
        is_one = cues[0][1] == GENERAL and more and more[0][1] == "vaststelling"  # «is herzien en vastgesteld»
        if more and not is_one:
            return [(first, cues), (second, more)]
    return []


def besides(now: Situation, cue: Cue) -> list[Situation]:
    """«Het MT stelt het plan vast en stuurt het in mei rond»: what who decided does besides, each as a sentence.

    Example:
        >>> from models.grammar.conditions import situation
        >>> now = situation("Het MT stelt het plan vast en stuurt het in mei rond.", is_minutes=True)
        >>> [its.sentence for its in besides(now, decision_cues(now)[0][0])]
        ['Het MT stuurt het in mei rond.']
    """
    start, _ = finite_verb(now, cue)
    joints = [joint for joint in JOINT.finditer(now.sentence, cue.end) if PRESENT.match(now.sentence, joint.end())]
    if start <= 0 or not joints:
        return []
    ends = [*(joint.start() for joint in joints[1:]), len(now.sentence)]
    lead = now.sentence[:start].rstrip()
    return [
        replace(now, sentence=f"{lead} {now.sentence[joint.end() : end].rstrip(' .')}.")
        for joint, end in zip(joints, ends, strict=True)
    ]


def _each(now: Situation) -> Told:
    """«Wij stemden in met het rooster, met de kaart en met het plan»: one for each thing, as «met» comes back."""
    cues = [pair for pair in decision_cues(now) if pair[1] in {"instemming", "goedkeuring"}]
    if not cues:
        return []
    end = cues[0][0].end - len("met") * now.lower[: cues[0][0].end].endswith("met")
    things = AGAIN.split(now.sentence[end:].strip(" ."))
    if len(things) == 1 or not things[0].startswith("met "):
        return []
    lead = now.sentence[:end].rstrip()
    named = [things[0], *(f"met {thing}" for thing in things[1:])]
    said = [replace(now, sentence=f"{lead} {thing}.") for thing in named]
    return [(its, found) for its in said if (found := decision_cues(its))]


def parts(sentence: Sentence, now: Situation) -> list[tuple[Sentence, Situation]]:
    """The parts of a sentence between semicolons, each read as a sentence of its own; none where it has one part."""
    edges = [0, *(match.end() for match in PARTED.finditer(sentence.text)), len(sentence.text)]
    spans = [(a, b) for a, b in itertools.pairwise(edges) if len(sentence.text[a:b].split()) >= FEWEST_IN_PART]
    told = [(sentence.start + a, sentence.text[a:b].rstrip()) for a, b in spans] if len(spans) > 1 else []
    return [
        (replace(sentence, start=start, end=start + len(text), text=text), replace(now, sentence=text))
        for start, text in told
    ]
