"""The facts of earlier documents that a later passage may be about, found by the words they share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from heapq import nsmallest

from pipeline.ties.mentions import Mention, Weights

MOST_CANDIDATES = 20  # older facts that a passage is compared with
MOST_LOOKED_AT = 300  # facts under the keys of a passage, its rarest first
MOST_UNDER_KEY = 100  # the newest facts under one key; a key that more share says too little


class Live:
    """Facts by key and by text, each with the number of its document; those dropped are found no more."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self._by_id: dict[str, tuple[int, Mention]] = {}
        self._by_key: dict[str, list[str]] = defaultdict(list)
        self._by_text: dict[str, list[str]] = defaultdict(list)

    def __contains__(self, id: str) -> bool:
        return id in self._by_id

    def add(self, number: int, mention: Mention) -> None:
        self._by_id[mention.id] = (number, mention)
        self._by_text[mention.text].append(mention.id)
        for key in mention.keys:
            self._by_key[key].append(mention.id)

    def drop(self, mention: Mention) -> None:
        self._by_id.pop(mention.id, None)

    def candidates(
        self, later: Mention, near: Sequence[Mention] = (), *, least_keys: int = 2
    ) -> list[tuple[int, Mention]]:
        """The facts that share most weight with the passage, best first; numbered.

        They share at least so many keys, or the whole text, or stand `near`.
        """
        shared: dict[str, float] = defaultdict(float)
        common: dict[str, int] = defaultdict(int)
        looked_at = 0
        for key, known in sorted(((key, self._under(self._by_key, key)) for key in later.keys), key=_rarest):
            weight = self.weights.of(key)
            looked_at += len(known)
            if looked_at > MOST_LOOKED_AT:
                break
            for one in known:
                shared[one] += weight
                common[one] += 1
        sure = {*self._under(self._by_text, later.text), *(one.id for one in near)} & self._by_id.keys()
        likely = [one for one, many in common.items() if many >= least_keys and one in self._by_id and one not in sure]
        likely = nsmallest(MOST_CANDIDATES, likely, key=lambda one: (-shared[one], one))
        return [self._by_id[one] for one in (*sorted(sure), *likely)]

    def _under(self, index: dict[str, list[str]], key: str) -> list[str]:
        """The facts under the key, the newest at the end; some may have been dropped."""
        if key not in index:
            return []
        if len(index[key]) > 2 * MOST_UNDER_KEY:
            index[key] = [one for one in index[key] if one in self._by_id][-MOST_UNDER_KEY:]
        return index[key]


def _rarest(keyed: tuple[str, list[str]]) -> tuple[int, str]:
    key, known = keyed
    return len(known), key
