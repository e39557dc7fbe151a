"""Documents that are one: the same report as PDF and as text, or kept under two names."""

from __future__ import annotations

import json
from array import array
from collections.abc import Collection, Iterable
from hashlib import blake2b

from pipeline.conclusions import Link
from pipeline.knowledge.scratch import Scratch
from pipeline.knowledge.stems import WORD, fold
from pipeline.records import Document, Sentence

RUN = 4  # words in a row that are compared
SAMPLE = 8  # one run in so many is kept: enough to compare, and the same ones in every copy
MOST_HOLDERS = 20  # documents with one run that are looked at: more share it where it is in every letter
LEAST_RUNS = 8  # of a document: a shorter one is not told from another
LEAST_COMMON = 0.75  # of the runs of both; measured: PDF and text layer 0.9, yearly reports of one body 0.2
TABLES = """
CREATE TABLE kept (number INTEGER PRIMARY KEY, id TEXT, period TEXT, runs BLOB);
CREATE TABLE holders (own INTEGER, run INTEGER, number INTEGER, PRIMARY KEY (own, run, number)) WITHOUT ROWID;
"""
ALIKE = """
    SELECT number, count(*) AS common FROM json_each(:runs) JOIN holders ON own = :own AND run = value
    GROUP BY number HAVING common >= :least ORDER BY number"""
HOLD = """
    INSERT INTO holders SELECT :own, value, :number FROM json_each(:runs)
    WHERE (SELECT count(*) FROM holders WHERE own = :own AND run = value) < :most"""


class Copies:
    """The documents seen so far, in a scratch base with `TABLES`, to be compared with the next one by their runs."""

    def __init__(self, held: Scratch) -> None:
        self._held = held
        self._count = 0
        self._owners: dict[str | None, int] = {}

    def see(self, document: Document, runs: Collection[int]) -> Link | None:
        """A link from the earlier document that this one is a copy of; else None, and later ones may be copies of it.

        Only documents of one organisation (or of none) are compared, by the `runs_of` their passages, and not those
        of two periods.
        """
        owner = self._owners.setdefault(document.organisation, len(self._owners))
        own: dict[str, int | str] = {"own": owner, "runs": json.dumps(list(runs))}
        if len(runs) >= LEAST_RUNS and (copied := self._copied(document, set(runs), own)):
            return copied
        self._count += 1
        packed = array("q", runs).tobytes()
        self._held.execute("INSERT INTO kept VALUES (?, ?, ?, ?)", [self._count, document.id, document.period, packed])
        self._held.execute(HOLD, own | {"number": self._count, "most": MOST_HOLDERS})
        return None

    def _copied(self, document: Document, runs: set[int], own: dict[str, int | str]) -> Link | None:
        """The link from the document that is most like this one, the earliest where two are."""
        found: tuple[float, str] | None = None
        least = LEAST_COMMON * len(runs)  # both together have at least as many as this one
        for number, common in self._held.execute(ALIKE, own | {"least": least}).fetchall():
            row = self._held.execute("SELECT id, period, runs FROM kept WHERE number = ?", [number]).fetchone()
            if None not in (document.period, row[1]) and document.period != row[1]:
                continue
            likeness = common / len(runs.union(array("q", row[2])))
            if likeness >= LEAST_COMMON and (found is None or likeness > found[0]):
                found = likeness, row[0]
        return _link(found[1], document.id, 100 * found[0]) if found else None


def _link(kept: str, copy: str, score: float) -> Link:
    reason = f"dezelfde tekst ({score:.0f} van 100)"
    return Link(kind="duplicate", first=kept, second=copy, score=round(score, 1), reason=reason)


def runs_of(passages: Iterable[Sentence]) -> frozenset[int]:
    """A sample of the runs of words of the document, that is the same wherever the run stands."""
    words = WORD.findall(fold(" ".join(passage.text for passage in passages)))
    hashed = (
        blake2b(" ".join(words[at : at + RUN]).encode(), digest_size=8).digest() for at in range(len(words) - RUN + 1)
    )
    return frozenset(int.from_bytes(one, "big", signed=True) for one in hashed if one[0] % SAMPLE == 0)
