"""The facts of earlier documents that a later passage may be about, found by the words they share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from pipeline.ties.mentions import Mention, Weights

MOST_CANDIDATES = 60  # older facts that a passage is compared with
MOST_UNDER_KEY = 200  # the newest facts under one key; a key that more share says too little


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

    def candidates(self, later: Mention, near: Sequence[Mention] = ()) -> list[tuple[int, Mention]]:
        """The facts that share most weight with the passage, after those that stand `near`; numbered, best first."""
        shared: dict[str, float] = {mention.id: 0.0 for mention in near if mention.id in self._by_id}
        for key in sorted(later.keys):
            weight = self.weights.of(key)
            for one in self._under(self._by_key, key):
                shared[one] = shared.get(one, 0.0) + weight
        for one in self._under(self._by_text, later.text):
            shared[one] = shared.get(one, 0.0) + len(later.keys)
        best = sorted(shared, key=lambda one: (-shared[one], one))[:MOST_CANDIDATES]
        return [self._by_id[one] for one in best]

    def _under(self, index: dict[str, list[str]], key: str) -> list[str]:
        """The facts under the key that still live, the newest at the end."""
        if key not in index:
            return []
        index[key] = [one for one in index[key][-2 * MOST_UNDER_KEY :] if one in self._by_id][-MOST_UNDER_KEY:]
        return index[key]
