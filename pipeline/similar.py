"""How alike two texts are."""

from __future__ import annotations

from rapidfuzz import fuzz


def alike(first: str, second: str) -> float:
    """How alike two texts are in letters and their order, 0 (nothing) to 100 (the same); case and spaces do not count.

    Source: RapidFuzz `ratio`, the normalised indel similarity.
    """
    return float(fuzz.ratio(_plain(first), _plain(second)))


def _plain(text: str) -> str:
    return "".join(text.lower().split())
