"""How alike two texts are."""

from __future__ import annotations

from rapidfuzz import fuzz


def alike(first: str, second: str, *, least: float = 0.0) -> float:
    """How alike two texts are in letters and their order, 0 (nothing) to 100 (the same); case and spaces do not count.

    Below `least` it is 0, which is found faster.

    Source: RapidFuzz `ratio`, the normalised indel similarity.
    """
    return float(fuzz.ratio(_plain(first), _plain(second), score_cutoff=least))


def alike_words(first: str, second: str) -> float:
    """How alike two texts are in their words, 0 to 100, in any order; 100 where one's words are all in the other.

    Source: RapidFuzz `token_set_ratio`.
    """
    return float(fuzz.token_set_ratio(first.lower(), second.lower()))


def alike_part(short: str, long: str, *, least: float = 0.0) -> float:
    """How alike the shorter text is to the part of the longer that is most like it, 0 to 100; below `least` it is 0.

    Source: RapidFuzz `partial_ratio`.
    """
    return float(fuzz.partial_ratio(short.lower(), long.lower(), score_cutoff=least))


def _plain(text: str) -> str:
    return "".join(text.lower().split())
