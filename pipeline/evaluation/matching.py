"""Pairs what was found with the gold it is the same fact as.

A found fact is a gold fact when their quotes share 60 % of the words of the shorter one, and a figure's value and
unit are equal too. One to one, the best pairs first. Facts are dicts with the keys of the contract (§1).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from pipeline.evaluation.attributes import has_same_label
from pipeline.similar import alike_words

Fact = dict[str, Any]
LEAST_SHARED = 0.6  # of the words of the shorter quote
NAME_OF_UNIT = {"times": "count", "keer": "count", "aantal": "count", "%": "percent", "euro": "eur", "uur": "hours"}
SAYS = {"figures": "what", "decisions": "decision", "actions": "action"}
BROKEN_WORD = re.compile(r"(?<=[a-zà-ÿ])[-\u00ad\ufffe]\s+(?=[a-zà-ÿ])")
WORD = re.compile(r"[a-zà-ÿ0-9]+")


def match(kind: str, golds: Sequence[Fact], found: Sequence[Fact]) -> dict[int, int]:
    """The number of the found fact by the number of the gold fact it is; those without a partner are left out."""
    gold_words = [words_of(gold["quote"]) for gold in golds]
    found_words = [words_of(fact.get("quote")) for fact in found]
    pairs = [
        (_likeness(kind, gold, fact, shared), g, f)
        for g, gold in enumerate(golds)
        for f, fact in enumerate(found)
        if may_be(kind, gold, fact) and (shared := shared_words(gold_words[g], found_words[f])) >= LEAST_SHARED
    ]
    pairs.sort(key=lambda pair: (-pair[0], is_optional(golds[pair[1]]), pair[1], pair[2]))
    found_by_gold: dict[int, int] = {}
    for _, g, f in pairs:
        if g not in found_by_gold and f not in found_by_gold.values():
            found_by_gold[g] = f
    return found_by_gold


def may_be(kind: str, gold: Fact, fact: Fact) -> bool:
    """Whether the fact can be this gold fact, its words aside: value, unit, and at most a page away."""
    if kind == "figures" and not (_is_same_value(gold, fact) and unit_of(gold) == unit_of(fact)):
        return False
    return not (gold.get("page") and fact.get("page") and abs(gold["page"] - fact["page"]) > 1)


def is_optional(gold: Fact) -> bool:
    """Whether missing this gold fact costs nothing, and finding it is no error: implicit or borderline."""
    trap = gold.get("trap") or ""
    return gold.get("strength") == "implicit" or "frequentie zonder getal" in trap or trap.startswith("grensgeval")


def words_of(text: str | None) -> frozenset[str]:
    """The words and numbers in lower case; a word broken at a line end is one, punctuation is none."""
    return frozenset(WORD.findall(BROKEN_WORD.sub("", (text or "").lower())))


def shared_words(first: frozenset[str], second: frozenset[str]) -> float:
    """The share of the words of the shorter text that the other has too, 0–1."""
    return len(first & second) / min(len(first), len(second)) if first and second else 0.0


def unit_of(fact: Fact) -> str:
    unit = (fact.get("unit") or "count").lower()
    return NAME_OF_UNIT.get(unit, unit)


def _is_same_value(gold: Fact, fact: Fact) -> bool:
    value = fact.get("value")
    return value is not None and abs(float(value) - float(gold["value"])) <= 1e-6


def _likeness(kind: str, gold: Fact, fact: Fact, shared: float) -> float:
    """What decides between several candidates: shared words first, then label, period, part and wording."""
    bonus = 0.0
    if kind == "figures":
        bonus += has_same_label(gold, fact) * 0.3
        bonus += ((gold.get("period") or None) == (fact.get("period") or None)) * 0.3
    if gold.get("part") and fact.get("part") == gold.get("part"):
        bonus += 0.2
    bonus += alike_words(gold.get(SAYS[kind]) or "", fact.get(SAYS[kind]) or "") / 1000
    return shared + bonus
