"""How well follow-ups agree with gold: pairs of passages, the earlier and the later one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from pipeline.conclusions import Link
from pipeline.evaluation.matching import LEAST_SHARED, shared_words, words_of
from pipeline.evaluation.scores import Score
from pipeline.knowledge.rows import fact_id
from pipeline.records import Finding
from pipeline.similar import alike

Fact = dict[str, Any]
RELATIONS = {"opgeheven": "vervallen", "uitgewerkt": "afgerond", "loopt": "nog open", "uitgekomen": "afgerond"}
ENDS = ("from_quote", "to_quote")
SHOWN = 40  # characters of each passage in the name of a pair


def followups_score(golds: Sequence[Fact], links: Iterable[Link], findings: Iterable[Finding]) -> Score:
    """A pair is right where both its passages share 60 % of the words of the shorter one with a pair of gold.

    One to one, the most alike first. `attributes` holds how often the relation of a right pair is that of gold; words
    of gold outside the vocabulary count as the nearest in it («opgeheven»: vervallen).
    """
    quotes = {fact_id(finding): finding.quote for finding in findings}
    found = [_pair(link, quotes) for link in links if link.kind == "follow_up"]
    pairs = _match(golds, found)
    right = [_is_relation(golds[g], found[f]) for g, f in pairs.items()]
    taken = set(pairs.values())
    return Score(
        kind="followups",
        gold=len(golds),
        found=len(found),
        precision=len(pairs) / len(found) if found else 1.0,
        recall=len(pairs) / len(golds) if golds else 1.0,
        attributes={"relation": sum(right) / len(right) if right else 0.0},
        missed=tuple(_named(gold) for g, gold in enumerate(golds) if g not in pairs),
        wrong=tuple(_named(pair) for f, pair in enumerate(found) if f not in taken),
    )


def _pair(link: Link, quotes: dict[str, str]) -> Fact:
    later = link.passage.quote if link.passage else quotes[link.second]
    return {"from_quote": quotes[link.first], "to_quote": later, "relation": link.relation}


def _match(golds: Sequence[Fact], found: Sequence[Fact]) -> dict[int, int]:
    """The number of the found pair by the number of the gold pair."""
    gold_words, found_words = ([[words_of(pair[end]) for end in ENDS] for pair in pairs] for pairs in (golds, found))
    likely = [
        (-sum(alike(gold[end], pair[end]) for end in ENDS), g, f)
        for g, gold in enumerate(golds)
        for f, pair in enumerate(found)
        if all(shared_words(gold_words[g][end], found_words[f][end]) >= LEAST_SHARED for end in (0, 1))
    ]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, g, f in sorted(likely):
        if g not in pairs and f not in taken:
            pairs[g] = f
            taken.add(f)
    return pairs


def _is_relation(gold: Fact, pair: Fact) -> bool:
    return bool(RELATIONS.get(gold["relation"], gold["relation"]) == pair["relation"])


def _named(pair: Fact) -> Fact:
    """The pair as one that has a name: «begin van de eerste … → begin van de tweede …»."""
    return pair | {"quote": " → ".join(pair[end][:SHOWN] for end in ENDS)}
