"""What words say became of a promise, and whether they speak of it as known: the rules of `progress.csv`."""

from __future__ import annotations

import re
from functools import cache

from corpus import table


def told(text: str) -> str | None:
    """What the words say became of something: one of the relations, None where they tell of no progress."""
    lower = text.lower()
    return next((relation for words, relation, _ in _rules() if words.search(lower)), None)


def refers(text: str) -> bool:
    """Whether the words speak of a promise as known: «zoals toegezegd»."""
    lower = text.lower()
    return any(is_reference and words.search(lower) for words, _, is_reference in _rules())


@cache
def _rules() -> list[tuple[re.Pattern[str], str, bool]]:
    return [(re.compile(row["words"]), row["relation"], row["refers"] == "ja") for row in table("progress.csv")]
