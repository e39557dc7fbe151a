"""The facts of earlier documents that a later passage may be about, found by the words they share."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from heapq import nsmallest

from pipeline.knowledge.scratch import Scratch, Shelf
from pipeline.ties.mentions import Mention
from pipeline.ties.weights import Weights

MOST_CANDIDATES = 20  # older facts that a passage is compared with
MOST_LOOKED_AT = 300  # facts under the keys of a passage, its rarest first
MOST_UNDER_KEY = 100  # the newest facts under one key; a key that more share says too little
MENTIONS_NEAR, KEYS_NEAR, IDS_NEAR = 3_000, 5_000, 5_000  # entries in memory; some 10 MB


class Live:
    """Facts by key and by text, each with the number of its document; those dropped are found no more.

    A fact has a number of its own, in order of coming; only a few bytes of each are always in memory.
    """

    def __init__(self, held: Scratch) -> None:
        self._mentions = Shelf(held, "live_mentions", most=MENTIONS_NEAR)
        self._numbers = Shelf(held, "live_numbers", most=IDS_NEAR)
        self._under_key = Shelf(held, "live_keys", most=KEYS_NEAR)
        self._ids = array("Q")
        self._documents = array("I")
        self._is_found = bytearray()
        self._released = 0

    def begin(self, weights: Weights) -> None:
        """Forget all facts: what comes is of another body, whose keys have these weights."""
        self.weights = weights
        for shelf in (self._mentions, self._numbers, self._under_key):
            shelf.clear()
        self._ids, self._documents, self._is_found, self._released = array("Q"), array("I"), bytearray(), 0

    def __contains__(self, id: str) -> bool:
        number = self._numbers.get(id)
        return number is not None and bool(self._is_found[number])

    def add(self, document: int, mention: Mention) -> None:
        """Hold the fact; it is found after `release`, since of documents of one day neither is later."""
        number = len(self._ids)
        self._ids.append(int(mention.id, 16))
        self._documents.append(document)
        self._is_found.append(False)
        self._mentions[number] = mention
        self._numbers[mention.id] = number

    def release(self) -> None:
        """Let all that was added be found."""
        for number in range(self._released, len(self._ids)):
            mention: Mention = self._mentions.get(number)
            self._is_found[number] = True
            for key in (_text_key(mention.text), *mention.keys):
                known = self._under_key.get(key)
                if known is None:
                    self._under_key[key] = known = array("I")
                known.append(number)
        self._released = len(self._ids)

    def drop(self, mention: Mention) -> None:
        number = self._numbers.get(mention.id)
        if number is not None:
            self._is_found[number] = False

    def candidates(
        self, later: Mention, near: Sequence[Mention] = (), *, least_keys: int = 2
    ) -> list[tuple[int, Mention]]:
        """The facts that the passage may be about, with the numbers of their documents: `sure` ones, then `likely`."""
        sure = self.sure(later, near)
        return [self.at(one) for one in (*sure, *self.likely(later, sure, least_keys=least_keys))]

    def document_of(self, number: int) -> int:
        """The number of the document of the fact of this number."""
        return self._documents[number]

    def at(self, number: int) -> tuple[int, Mention]:
        """The fact of this number, with the number of its document."""
        return self._documents[number], self._mentions.get(number)

    def sure(self, later: Mention, near: Iterable[Mention] = ()) -> list[int]:
        """The numbers of the facts that share the whole text, or stand `near`; those of the newest document first."""
        same = {one for one in self._under(_text_key(later.text)) if self._is_found[one]}
        return sorted(same | self._found(near), key=lambda one: (-self._documents[one], self._ids[one]))

    def likely(self, later: Mention, but: Sequence[int] = (), *, least_keys: int = 2) -> list[int]:
        """The numbers of other facts, which share at least so many keys; those that share most weight, best first."""
        shared: dict[int, float] = defaultdict(float)
        common: dict[int, int] = defaultdict(int)
        looked_at = 0
        for key, known in sorted(((key, self._under(key)) for key in later.keys), key=_rarest):
            weight = self.weights.of(key)
            looked_at += len(known)
            if looked_at > MOST_LOOKED_AT:
                break
            for one in known:
                shared[one] += weight
                common[one] += 1
        left_out = set(but)
        found = [one for one, many in common.items() if many >= least_keys and self._is_found[one]]
        found = [one for one in found if one not in left_out]
        return nsmallest(MOST_CANDIDATES, found, key=lambda one: (-shared[one], self._ids[one]))

    def _found(self, mentions: Iterable[Mention]) -> set[int]:
        numbers = {self._numbers.get(one.id) for one in mentions}
        return {one for one in numbers if one is not None and self._is_found[one]}

    def _under(self, key: str) -> array[int]:
        """The numbers of the facts under the key, the newest at the end; some may have been dropped."""
        known: array[int] | None = self._under_key.get(key)
        if known is None:
            return array("I")
        if len(known) > 2 * MOST_UNDER_KEY:
            known = array("I", [one for one in known if self._is_found[one]][-MOST_UNDER_KEY:])
            self._under_key[key] = known
        return known


def _text_key(text: str) -> str:
    """The key of a whole text, which no word has."""
    return "=" + blake2b(text.encode(), digest_size=12).hexdigest()


def _rarest(keyed: tuple[str, array[int]]) -> tuple[int, str]:
    key, known = keyed
    return len(known), key
