"""Whether a passage speaks to a legal duty: that it is met, partly met or not met (cues of corpus/obligations.yaml).

Example:
    >>> found = signals(Passage("De gedragscode voor ambtenaren geldt sinds 2018."))
    >>> [(signal.obligation, signal.strength) for signal in found]
    [('AW4-3-gedragscode', 'states')]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from corpus.catalogue import ProofCue, obligations
from models.counts.shares import share_of
from models.grammar.literals import grams
from models.proof.pointing import (
    ANSWER,
    ANSWERS,
    GONE,
    HAS,
    HOLDS_IT,
    MARK,
    MOST_WORDS,
    NOT_ASKED,
    REACHED,
    STARTS_WITH_IT,
)
from models.proof.proofaround import of_lead
from models.proof.proofcues import Ready, alone, cues_by_duty, cues_from_afar, drawn, group, words_by_beginning
from models.proof.proofflags import Passage, flags_of
from models.proof.prooflimits import takes
from models.proof.proofspans import span_of

NEAR = (
    "integ",
    "gedrag",
    "ambtelijk",
    "ambtenar",
    "nevenwerk",
    "nevenfunc",
    "compliance",
    "sociaal jaar",
    "vertrouwens",
)

BARE = re.compile(  # «2.4 Nevenwerk.»: a heading
    r"(?!.*\b(?:niets?|geen|ja|nee|deels|ontbre\w+|(?:vast|op|in|uit|af|aan)ge\w+(?:d|t|en)|ge(?:realis|actualis|public)eerd"
    r"|gehouden|gegeven|herzien|afgerond|gereed)\b)"
    r"\W*(?:[\d.]+\s+)?(?:[^\W\d]+(?: (?:en|of))?\W*){1,2}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Signal:
    """A passage speaks to a duty. `rule` is the cue and what stands around it: «eed-afgelegd+planned».

    After the plus signs: the flags of proof_contexts.csv, and `part` where a part is said not to do it.
    """

    obligation: str
    strength: str  # states | partly | denies
    rule: str


def signals(passage: Passage, *, norms: bool = False) -> list[Signal]:
    """What the passage says of each duty: the first cue of a duty that holds, in the order of the catalogue.

    With `norms` also what the law is said to ask, its rule ending in «+law».
    """
    lower = passage.text.lower().replace("’", "'").replace("\t", " ")  # cells of a row are words of a line
    about = passage.about.lower().replace("’", "'").split("\n")
    near = any(map(_is_near, (passage.document, passage.topic, *about, lower)))
    if passage.done is None and not passage.dropped and BARE.fullmatch(passage.text):
        return _completed(passage, lower, near) if passage.lead else []
    named = _spoken_of(lower, near)
    found: dict[int, Signal] = {}
    for number in sorted(named.union(*(_spoken_of(text, near) for text in about))):
        cues = cues_by_duty()[number] if number in named else cues_from_afar()[number]
        signal = next(_said(passage, lower, about, cues, norms), None) if cues else None
        if signal:
            found[number] = signal
    if found:
        _draw(found)
    said = (
        _of_the_rest(passage, lower, about)
        or _echoed(passage, lower, about)
        or [found[number] for number in sorted(found)]
        or _answered(passage, lower, about)
    )
    known = {one.obligation for one in said}
    return said + [one for one in _completed(passage, lower, near) if one.obligation not in known]


def _completed(passage: Passage, lower: str, near: bool) -> list[Signal]:
    """What is said of a thing that the sentence itself does not say in full, of the duties that the thing belongs to.

    A point of a list goes on where its lead stops, «die is vastgesteld» under a heading is of what that names, and a
    row of a table says of its first cell that it is there.
    """
    named, text = "", ""
    heading, *led = passage.about.split("\n")
    if passage.lead:
        named = MARK.sub("", lower, count=1)
        lead = passage.lead.lower().rstrip(": ")
        if over := {"planned", "negated"} & of_lead(passage.lead.lower(), passage.year):
            there = _of_ids(replace(passage, text=f"er is een {named}", about="", heading="", lead=""), named, near)
            strength = "denies" if "negated" in over else "partly"
            rules = [
                (one.obligation, f"{one.rule.split('+')[0]}+{min(over)}") for one in there if one.strength == "states"
            ]
            return [Signal(duty, strength, rule) for duty, rule in rules]
        text = f"{lead} {named}" if HAS.search(lead) or group("gedaan").search(lead) else ""
    elif "\t" in passage.text and (passage.done is not None or passage.dropped):
        named = MARK.sub("", lower[: passage.text.index("\t")], count=1)
        text = f"er is een {named}."
    elif not any(led[1:]):
        named = MARK.sub("", ("".join(led) or heading).lower().rstrip(".: "), count=1)
        text = next((it.sub(f"{named} ", lower, count=1) for it in (STARTS_WITH_IT, HOLDS_IT) if it.search(lower)), "")
    return _of_ids(replace(passage, text=text, about="", heading="", lead=""), named, near) if text else []


def _of_ids(passage: Passage, named: str, near: bool) -> list[Signal]:
    """What the passage says of the duties that the thing it is of belongs to."""
    duties = _spoken_of(named, near) if len(named.split()) <= MOST_WORDS else ()
    ids = {obligations()[number].id for number in duties}
    return [one for one in signals(passage) if one.obligation in ids] if ids else []


def _of_the_rest(passage: Passage, lower: str, about: list[str]) -> list[Signal]:
    """What «Bij de buitendienst is dat nog niet gebeurd» takes from what the sentence before states of a practice.

    «Dat lukte bij 9 van de 31 teams» takes from it where so few do not count as done.
    """
    share = share_of(lower) if REACHED.match(lower) else 1.0
    falls_short = takes(lower) == "part"
    if share == 1.0 and not falls_short:
        return []
    duties = {one.id: one for one in obligations()}
    for back in (1, 2) if falls_short else (1,):
        stated = [one for one in _said_before(passage, back) if one.strength == "states" and "+drawn" not in one.rule]
        short = [
            one
            for one in stated
            if share < duties[one.obligation].enough or (falls_short and duties[one.obligation].denial == "lessens")
        ]
        if stated:
            return [Signal(one.obligation, "partly", f"{one.rule.split('+')[0]}+echo+less+part") for one in short]
    return []


def _said_before(passage: Passage, back: int, *, norms: bool = False) -> list[Signal]:
    """What the sentence so many before it says, as far as the passage knows what stands around that."""
    lines = passage.about.split("\n")
    if back >= len(lines) or not lines[-back]:
        return []
    around = "\n".join(lines[:-back])
    return signals(replace(passage, text=lines[-back], about=around, done=None, dropped=False, lead=""), norms=norms)


def _echoed(passage: Passage, lower: str, about: list[str]) -> list[Signal]:
    """What «Dat is nog niet gebeurd» says of what the sentence before plans, advises or says the law asks.

    «Die is er niet» says it of whatever the sentence before speaks of.
    """
    is_absent = GONE.match(lower) is not None
    if not about[-1] or not (is_absent or takes(lower) == "all"):
        return []
    asked = {"planned", "law"}
    spoken = [
        one for one in _said_before(passage, 1, norms=True) if is_absent or not asked.isdisjoint(one.rule.split("+"))
    ]
    spoken = [one for one in spoken if "weak" not in one.rule.split("+")]
    return [Signal(one.obligation, "denies", f"{one.rule.split('+')[0]}+echo") for one in spoken]


def _answered(passage: Passage, lower: str, about: list[str]) -> list[Signal]:
    """What «Ja.» or «Nog niet.» says where a question stands before it: «Is er een gedragscode?»"""
    answer, asked = ANSWER.match(lower), next((line for line in reversed(about) if line), "")
    if answer is None or not asked.endswith("?") or NOT_ASKED.search(asked):
        return []
    question = replace(passage, text=asked.rstrip("? ") + ".", about="", heading="", done=None, dropped=False)
    said = [one for one in signals(question) if one.strength == "states"]
    return [Signal(one.obligation, ANSWERS[answer[1]], f"{one.rule.split('+')[0]}+answer") for one in said]


def _draw(found: dict[int, Signal]) -> None:
    """Add what a passage on one duty shows of another: a training on integrity also makes aware."""
    for number, duty, other, most in drawn():
        signal, own = found.get(other), found.get(number)
        if signal is None or not _shows(signal, most) or (own and (own.strength != "partly" or most == "partly")):
            continue
        if signal.rule.split("+")[0] not in alone():
            rule = "+".join(flag for flag in signal.rule.split("+") if flag != "less")
            found[number] = Signal(duty, most, f"{rule}+drawn")


def _shows(signal: Signal, most: str) -> bool:
    """Whether a signal on one duty shows something of another: of most `partly`, what falls short does too."""
    cue, *flags = signal.rule.split("+")
    falls_short = signal.strength == "partly" and "planned" not in flags and not cue.endswith("-ontbreekt")
    return signal.strength == "states" or (most == "partly" and falls_short)


@lru_cache(maxsize=64)
def _is_near(text: str) -> bool:
    """Whether the text speaks of integrity, so that wider words around it count."""
    return any(word in text for word in NEAR)


@lru_cache(maxsize=64)  # a sentence is asked for itself, and for the two that come after it
def _spoken_of(lower: str, near: bool) -> frozenset[int]:
    """The duties, by their place in the catalogue, of which the text holds a word; `near`: or one that counts there."""
    known = words_by_beginning(near)
    words = [word for begin in known.keys() & _grams_of(lower) for word in known[begin]] + known[""]
    return frozenset().union(*[numbers for word, numbers in words if word in lower])


@lru_cache(maxsize=64)
def _grams_of(lower: str) -> frozenset[str]:
    return grams(lower)


def _said(passage: Passage, lower: str, about: list[str], cues: tuple[Ready, ...], norms: bool) -> Iterator[Signal]:
    found = _grams_of(lower)
    for ready in cues:
        if ready.grams and ready.grams.isdisjoint(found):
            continue
        span = span_of(passage, lower, about, ready)
        if span is None:
            continue
        flags = flags_of(passage, lower, span, ready.enough)
        if ready.cue.negation == "denies" and {"negated", "share"} <= flags:
            flags.add("part")  # a part did not: «vier medewerkers legden geen eed af»
        if ready.cue.strength == "denies" and "some" in flags:
            flags.add("part")
        own = {"less": ready.cue.lessens, "weak": ready.cue.weak, "beside": ready.cue.beside}
        flags |= {flag for flag, holds in own.items() if holds}
        strength = _strength(ready.cue, flags - {"law"} if norms else flags)
        if strength:
            yield Signal(ready.obligation, strength, "+".join([ready.cue.id, *sorted(flags)]))


def _strength(cue: ProofCue, flags: set[str]) -> str | None:
    """What is left of the strength of a cue; None where the passage is no proof at all."""
    if flags & {"law", "elsewhere", "question"} or {"case", "negated"} <= flags:
        return None
    ruled = {"negated": cue.negation, "planned": cue.plan, "short": cue.short}
    effects = {ruled[flag] for flag in flags if flag in ruled} - {"ignored"}
    if "drop" in effects:
        return None
    if cue.strength == "denies":
        is_over = "earlier" in flags and "short" not in flags  # what was last seen to long ago is so still
        return None if is_over else "partly" if flags & {"some", "yet"} else "denies"
    is_denied = "denies" in effects or ("dropped" in flags and "partly" in effects)
    if is_denied and "earlier" in flags and "planned" not in flags:
        return None  # «Eind 2021 hadden 96 medewerkers de eed nog niet afgelegd» says nothing of a later year
    if is_denied and not flags & {"planned", "part"}:
        return "partly" if "yet" in flags else "denies"
    return "partly" if effects else cue.strength
