"""The totals of other reports of the organisation that give two years: what a change in this report may be of."""

from __future__ import annotations

import pickle
from collections.abc import Iterable

from pipeline.audit.passages import Spot, Told
from pipeline.audit.rounding import plain, value
from pipeline.audit.series import distinctive, series
from pipeline.knowledge.scratch import Scratch, packed

TABLES = """
CREATE TABLE totals (
    stem TEXT, year INTEGER, since INTEGER, number INTEGER, document TEXT, numbers TEXT, pair BLOB
);
CREATE INDEX totals_by_numbers ON totals(stem, year, since, numbers, document);
CREATE INDEX totals_in_order ON totals(stem, year, since, number, document);
"""
OF_OTHERS = "FROM totals WHERE stem = :stem AND year = :year AND since = :since AND document <> :document"
LEAST = f"SELECT numbers {OF_OTHERS} ORDER BY numbers LIMIT 1"
MOST = f"SELECT numbers {OF_OTHERS} ORDER BY numbers DESC LIMIT 1"
FIRST = f"SELECT number, pair {OF_OTHERS} ORDER BY number LIMIT 1"


class Others:
    """Totals with those of another year in the same row, in a scratch base with `TABLES`."""

    def __init__(self, held: Scratch) -> None:
        self._held = held
        self._count = 0

    def add(self, one: Told) -> None:
        """The totals of the tables of a document; documents come in order."""
        known = series([one])
        since = {entry.year for entry in known.entries}
        for entry in known.entries:
            stems = distinctive(entry.spot.figure.what) if entry.category is None else frozenset()
            if not stems or entry.spot.figure.unit != "count":
                continue
            self._count += 1
            for year in since:
                old = known.of_same_row(entry, year)
                if old and old.spot.figure.value:
                    numbers = f"{plain(value(entry.spot.figure))} {plain(value(old.spot.figure))}"
                    own = (entry.year, year, self._count, entry.document, numbers, packed((entry.spot, old.spot)))
                    self._held.executemany(
                        "INSERT INTO totals VALUES (?, ?, ?, ?, ?, ?, ?)", ((stem, *own) for stem in stems)
                    )

    def pair(self, document: str, subject: Iterable[str], year: int, since: int) -> tuple[Spot, Spot] | None:
        """The total of the year and that of the year before it, of another document on the subject (stems).

        None where there is none, or where they are not the same numbers everywhere.
        """
        numbers: set[str] = set()
        firsts: list[tuple[int, bytes]] = []
        for stem in subject:
            asked = {"stem": stem, "year": year, "since": since, "document": document}
            for sql in (LEAST, MOST):
                numbers |= {row[0] for row in self._held.execute(sql, asked)}
            if len(numbers) > 1:
                return None
            firsts += self._held.execute(FIRST, asked).fetchall()
        if not firsts:
            return None
        found: tuple[Spot, Spot] = pickle.loads(min(firsts)[1])
        return found
