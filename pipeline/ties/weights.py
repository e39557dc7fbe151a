"""How much the words of a body's documents say: what it uses once says more than what is in every sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from math import log

from pipeline.knowledge.scratch import Scratch
from pipeline.ties.mentions import Mention
from pipeline.ties.subject import nearest

TABLES = """
CREATE TABLE counts (body INTEGER, key TEXT, count INTEGER, PRIMARY KEY (body, key)) WITHOUT ROWID;
CREATE TABLE sizes (body INTEGER PRIMARY KEY, size INTEGER);
"""
COUNT = "INSERT INTO counts VALUES (?, ?, ?) ON CONFLICT (body, key) DO UPDATE SET count = count + excluded.count"
SIZE = "INSERT INTO sizes VALUES (?, ?) ON CONFLICT (body) DO UPDATE SET size = size + excluded.size"
LEAST_SIZE = 100  # passages: fewer do not tell which words are common
TIME_WEIGHT = 0.6  # of a word's: on one day much is done
HEADING_DISCOUNT = 0.6  # of a word's weight
MOST_KNOWN = 10_000  # weights in memory


def count(held: Scratch, body: int, mentions: Iterable[Mention]) -> None:
    """Count the keys of these passages of the body, in a scratch base with `TABLES`."""
    found = list(mentions)
    counted = Counter(key for mention in found for key in mention.keys)
    held.executemany(COUNT, ((body, key, many) for key, many in counted.items()))
    held.execute(SIZE, [body, len(found)])


class Weights:
    """How much a key says: 1 for one that the body uses once, near 0 for one that is in every sentence."""

    def __init__(self, held: Scratch, body: int) -> None:
        self._held, self._body = held, body
        row = held.execute("SELECT size FROM sizes WHERE body = ?", [body]).fetchone()
        self.size = max(row[0] if row else 0, LEAST_SIZE)
        self._known: dict[str, float] = {}

    def of(self, key: str) -> float:
        weight = self._known.get(key)
        if weight is None:
            if len(self._known) >= MOST_KNOWN:
                self._known.clear()
            weight = self._known[key] = self._weight(key)
        return weight

    def total(self, keys: Iterable[str]) -> float:
        return sum(map(self.of, keys))

    def shared(self, first: frozenset[str], second: frozenset[str], heading: frozenset[str] = frozenset()) -> float:
        """The weight of what the first shares with the second, forms and parts of words counting less.

        Under one heading everything is about the words of the `heading`: they count less too.
        """
        return sum(
            self.of(key) * nearest(key, second) * (1 - HEADING_DISCOUNT * nearest(key, heading)) for key in first
        )

    def _weight(self, key: str) -> float:
        asked = "SELECT count FROM counts WHERE body = ? AND key = ?"
        row = self._held.execute(asked, [self._body, key]).fetchone()
        weight = log(1 + self.size / max(row[0] if row else 0, 1)) / log(1 + self.size)
        return weight * (TIME_WEIGHT if key[-1].isdigit() else 1.0)
