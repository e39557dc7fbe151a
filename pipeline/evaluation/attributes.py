"""When an attribute of a found fact is right: the same date, word or meaning as in gold."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pipeline.similar import alike_part, alike_words

Fact = dict[str, Any]
Test = Callable[[Fact, Fact], bool]


def has_same_text(gold: str | None, found: str | None, *, least: float = 70) -> bool:
    """Whether both are empty, or their words are so much alike (0–100)."""
    if not gold:
        return not found
    return bool(found) and alike_words(gold, found or "") >= least


def label_of(fact: Fact) -> str:
    """What is counted and its category in one, in lower case."""
    return " ".join(part for part in (fact.get("what"), fact.get("category")) if part).lower()


def has_same_label(gold: Fact, found: Fact) -> bool:
    """Whether the same is counted, however divided over what and category; the gold category must be in it."""
    if gold.get("category") and alike_part(gold["category"], label_of(found)) < 80:
        return False
    return alike_words(label_of(gold), label_of(found)) >= 60


def _equal(key: str) -> Test:
    return lambda gold, found: gold.get(key) == found.get(key)


def _same_moment(key: str) -> Test:
    return lambda gold, found: (gold.get(key) or None) == (found.get(key) or None)


def _alike(key: str, least: float = 70) -> Test:
    return lambda gold, found: has_same_text(gold.get(key), found.get(key), least=least)


def _same_qualifier(gold: Fact, found: Fact) -> bool:
    return (gold.get("qualifier") or "exact") == (found.get("qualifier") or "exact")


ATTRIBUTES: dict[str, dict[str, Test]] = {
    "figures": {
        "period": _same_moment("period"),
        "category": _alike("category"),
        "what": _alike("what", 60),
        "label": has_same_label,
        "organisation": _alike("organisation", 80),
        "qualifier": _same_qualifier,
        "role": _equal("role"),
    },
    "decisions": {"type": _equal("type"), "decider": _alike("decider"), "date": _same_moment("date")},
    "actions": {
        "kind": _equal("kind"),
        "owner": _alike("owner"),
        "deadline": _same_moment("deadline"),
        "status": _equal("status"),
    },
    "parts": {"kind": lambda gold, found: has_same_text(gold.get("type"), found.get("kind"), least=60)}
    | {"organisation": _alike("organisation", 80), "period": _same_moment("period")},
}
WHOLE = {"figures": ("period", "label"), "decisions": ("type", "decider"), "actions": ("kind", "owner")}
