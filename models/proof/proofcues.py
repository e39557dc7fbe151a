"""The cues of `corpus/obligations.yaml`, compiled: what models/duties.py looks for in a passage."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from corpus import table
from corpus.catalogue import Obligation, ProofCue, expand, obligations
from models.grammar.literals import GRAM, Gate, gate


@dataclass(frozen=True, slots=True)
class Ready:
    """A cue, what it needs, and how far from the sentence each of that may stand: the ~ before it, counted.

    `grams` are those of which the sentence must hold one, of the pattern with the fewest.
    """

    cue: ProofCue
    obligation: str
    enough: float
    grams: frozenset[str]
    needed: tuple[tuple[Gate, int], ...]
    barred: tuple[Gate, ...]
    document: re.Pattern[str] | None
    not_document: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class Context:
    flag: str
    where: str
    words: Gate


@cache
def cues_by_duty() -> tuple[tuple[Ready, ...], ...]:
    """The cues per duty, in the order of the catalogue."""
    return tuple(tuple(_ready(one, cue) for cue in one.cues) for one in obligations())


@cache
def cues_from_afar() -> tuple[tuple[Ready, ...], ...]:
    """The same, only those of which a part may stand outside the sentence."""
    return tuple(tuple(one for one in cues if any(distance for _, distance in one.needed)) for cues in cues_by_duty())


@cache
def words_by_beginning(near: bool) -> dict[str, list[tuple[str, list[int]]]]:
    """The words that make a look worth while, each with the duties it may speak to, under their first characters.

    Under the empty text the words that are shorter than those.
    """
    duties: dict[str, list[int]] = {}
    for number, one in enumerate(obligations()):
        words = one.words + one.near if near else one.words
        for word in words:
            if not any(other in word for other in words if other != word):
                duties.setdefault(word, []).append(number)
    found: dict[str, list[tuple[str, list[int]]]] = {"": []}
    for word, numbers in duties.items():
        found.setdefault(word[:GRAM] if len(word) >= GRAM else "", []).append((word, numbers))
    return found


@cache
def drawn() -> list[tuple[int, str, int, str]]:
    """A duty, by its place and id, the place of one it draws on, and the most that a passage on that one shows."""
    places = {one.id: number for number, one in enumerate(obligations())}
    return [(places[one.id], one.id, places[other], most) for one in obligations() for other, most in one.draws_on]


@cache
def alone() -> frozenset[str]:
    """The cues that show nothing of another duty."""
    return frozenset(cue.id for one in obligations() for cue in one.cues if cue.alone)


def _ready(obligation: Obligation, cue: ProofCue) -> Ready:
    needed = [(_compiled(one.lstrip("~")), len(one) - len(one.lstrip("~"))) for one in cue.all]
    looks = [pattern.grams for pattern, distance in needed if distance == 0 and pattern.grams]
    return Ready(
        cue=cue,
        grams=min(looks, key=len, default=frozenset()),
        obligation=obligation.id,
        enough=obligation.enough,
        needed=tuple(sorted(needed, key=_cost)),
        barred=tuple(_compiled(one) for one in cue.none),
        document=re.compile(expand(cue.document)) if cue.document else None,
        not_document=re.compile(expand(cue.not_document)) if cue.not_document else None,
    )


def _cost(needed: tuple[Gate, int]) -> tuple[int, int]:
    """What must be in the sentence comes first, and of that what fails soonest."""
    pattern, distance = needed
    return distance, len(pattern.pieces) or len(pattern.pattern.pattern)


@cache
def _compiled(pattern: str) -> Gate:
    return gate(expand(pattern))


@cache
def group(name: str) -> re.Pattern[str]:
    return re.compile(expand(f"{{{name}}}"))


@cache
def contexts() -> tuple[Context, ...]:
    return tuple(Context(row["flag"], row["where"], gate(row["words"])) for row in table("proof_contexts.csv"))
