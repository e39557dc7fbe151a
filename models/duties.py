"""Whether a passage speaks to a legal duty: that it is met, partly met or not met (cues of corpus/obligations.yaml).

Example:
    >>> found = signals(Passage("De gedragscode voor ambtenaren geldt sinds 2018."))
    >>> [(signal.obligation, signal.strength) for signal in found]
    [('AW4-3-gedragscode', 'states')]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from corpus import table
from corpus.catalogue import ProofCue, expand, obligations

CLAUSE = re.compile(r"[;:•❖]|, (?:maar|want|terwijl|doch|dus|al) |(?:,| en) dat |\. |\n")
MONTHS = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
YEAR = re.compile(
    rf"(?<!\d )\b(?:(?:{MONTHS}) )?(?<!\d)(?<!\d[-–/])(20\d\d)(?![\d/]|[.,]\d)"
)  # «21 mei 2024» dates a thing done
DONE = re.compile(
    r"\b(?:overgenomen|opgevolgd|is uitgevoerd|gereed|gerealiseerd|afgerond|gebeurt|wordt toegepast|is gedaan)\b"
)


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence or table row, and what is known of where it stands.

    `about` is the heading and what came just before, each on a line of its own, `heading` the heading alone;
    `document` kind, title and author in lower case; `year` the last year the document covers; `done` whether a status
    beside the passage says that it is done (True), is still to be done (False), or nothing (None).
    """

    text: str
    about: str = ""
    heading: str = ""
    document: str = ""
    year: int | None = None
    done: bool | None = None


@dataclass(frozen=True, slots=True)
class Signal:
    """A passage speaks to a duty. `rule` is the cue and what stands around it: «eed-afgelegd+planned».

    After the plus signs: the flags of proof_contexts.csv, and `part` where a part is said not to do it.
    """

    obligation: str
    strength: str  # states | partly | denies
    rule: str


@dataclass(frozen=True, slots=True)
class _Ready:
    """A cue, what it needs, and how far from the sentence each of that may stand: the ~ before it, counted."""

    cue: ProofCue
    obligation: str
    needed: tuple[tuple[str, int], ...]
    barred: tuple[re.Pattern[str], ...]
    document: re.Pattern[str] | None
    not_document: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class _Context:
    flag: str
    where: str
    words: re.Pattern[str]


def signals(passage: Passage) -> list[Signal]:
    """What the passage says of each duty: the first cue of a duty that holds, in the order of the catalogue."""
    lower = passage.text.lower().replace("’", "'")
    about = passage.about.lower().replace("’", "'").split("\n")
    named = _spoken_of(lower)
    found = []
    for number in sorted(named.union(*map(_spoken_of, about))):
        cues = _cues()[number] if number in named else _cues_from_afar()[number]
        signal = next(_said(passage, lower, about, cues), None) if cues else None
        if signal:
            found.append(signal)
    return found


@lru_cache(maxsize=64)  # a sentence is asked for itself, and for the two that come after it
def _spoken_of(lower: str) -> frozenset[int]:
    """The duties, by their place in the catalogue, of which the text holds a word."""
    return frozenset(number for word, numbers in _duties_by_word() if word in lower for number in numbers)


def _said(passage: Passage, lower: str, about: list[str], cues: tuple[_Ready, ...]) -> Iterator[Signal]:
    for ready in cues:
        span = _span(passage, lower, about, ready)
        if span is None:
            continue
        flags = _flags(passage, lower, span)
        if ready.cue.negation == "denies" and {"negated", "share"} <= flags:
            flags.add("part")  # a part did not: «vier medewerkers legden geen eed af»
        strength = _strength(ready.cue, flags)
        if strength:
            yield Signal(ready.obligation, strength, "+".join([ready.cue.id, *sorted(flags)]))


def _span(passage: Passage, lower: str, about: list[str], ready: _Ready) -> tuple[int, int] | None:
    """From the first to the last word that must be in the sentence; None where the cue does not hold."""
    if ready.document and not ready.document.search(passage.document):
        return None
    if ready.not_document and ready.not_document.search(passage.document):
        return None
    spans = []
    for pattern, distance in ready.needed:
        if distance == 0:
            match = _compiled(pattern).search(lower)
            if match is None:
                return None
            spans.append(match.span())
        else:
            texts = (lower, *about, passage.document) if distance > 1 else (lower, *about)
            if not any(_holds(pattern, text) for text in texts):
                return None
    if not spans or any(pattern.search(lower) for pattern in ready.barred):
        return None
    start, end = min(start for start, _ in spans), max(end for _, end in spans)
    if end - start > ready.cue.reach or (ready.cue.about == "officials" and _on_politicians(passage, lower)):
        return None
    return start, end


def _on_politicians(passage: Passage, lower: str) -> bool:
    """The sentence, or the heading over it, is about politicians and does not name officials."""
    politicians, staff = _group("politici"), _group("staf")
    heading = passage.heading.lower()
    on_them = politicians.search(lower) or (politicians.search(heading) and not staff.search(heading))
    return bool(on_them) and not staff.search(lower)


def _flags(passage: Passage, lower: str, span: tuple[int, int]) -> set[str]:
    start = max((match.end() for match in CLAUSE.finditer(lower, 0, span[0])), default=0)
    ending = CLAUSE.search(lower, span[1])
    end = ending.start() if ending else len(lower)
    stretches = {
        "clause": lower[start:end],
        "before": lower[start : span[1]],
        "sentence": lower,
        "heading": passage.heading.lower(),
    }
    flags = {one.flag for one in _contexts() if one.words.search(stretches[one.where])}
    if passage.year and any(int(year) > passage.year for year in YEAR.findall(stretches["clause"])):
        flags.add("planned")
    if passage.done is True or DONE.search(stretches["clause"]):
        flags.discard("planned")
    if passage.done is False:
        flags.add("planned")
    return flags


def _strength(cue: ProofCue, flags: set[str]) -> str | None:
    """What is left of the strength of a cue; None where the passage is no proof at all."""
    if flags & {"law", "elsewhere", "question"}:
        return None
    ruled = {"negated": cue.negation, "planned": cue.plan, "short": cue.short}
    effects = {ruled[flag] for flag in flags if flag in ruled} - {"ignored"}
    if "drop" in effects:
        return None
    if cue.strength == "denies":
        return "denies"
    if "denies" in effects and not flags & {"planned", "part"}:
        return "denies"
    return "partly" if effects else cue.strength


@cache
def _cues() -> tuple[tuple[_Ready, ...], ...]:
    """The cues per duty, in the order of the catalogue."""
    return tuple(tuple(_ready(one.id, cue) for cue in one.cues) for one in obligations())


@cache
def _cues_from_afar() -> tuple[tuple[_Ready, ...], ...]:
    """The same, only those of which a part may stand outside the sentence."""
    return tuple(tuple(one for one in cues if any(distance for _, distance in one.needed)) for cues in _cues())


@cache
def _duties_by_word() -> list[tuple[str, list[int]]]:
    """The words that make a look worth while, each with the duties it may speak to."""
    found: dict[str, list[int]] = {}
    for number, one in enumerate(obligations()):
        for word in one.words:
            found.setdefault(word, []).append(number)
    return list(found.items())


def _ready(obligation: str, cue: ProofCue) -> _Ready:
    needed = [(one.lstrip("~"), len(one) - len(one.lstrip("~"))) for one in cue.all]
    return _Ready(
        cue=cue,
        obligation=obligation,
        needed=tuple(sorted(needed, key=lambda one: one[1])),  # what must be in the sentence first: it fails soonest
        barred=tuple(re.compile(expand(one)) for one in cue.none),
        document=re.compile(expand(cue.document)) if cue.document else None,
        not_document=re.compile(expand(cue.not_document)) if cue.not_document else None,
    )


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(expand(pattern))


@lru_cache(maxsize=4096)
def _holds(pattern: str, text: str) -> bool:
    return bool(_compiled(pattern).search(text))


@cache
def _group(name: str) -> re.Pattern[str]:
    return re.compile(expand(f"{{{name}}}"))


@cache
def _contexts() -> tuple[_Context, ...]:
    return tuple(_Context(row["flag"], row["where"], re.compile(row["words"])) for row in table("proof_contexts.csv"))
