"""What the tables of an organisation's documents say of each year: totals, and their breakdown by category."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from models.vocabulary import vocabulary
from pipeline.audit.passages import Spot, Told, stems_of
from pipeline.knowledge.years import years
from pipeline.records import Document

SHORT = 4  # letters; a shorter label («DVL») is found as it is written, in capitals


@dataclass(frozen=True, slots=True)
class Entry:
    """One cell of a table of years: the category (None for the total row), the year, the total of its column."""

    document: str
    table: int
    category: str | None
    year: int
    spot: Spot
    total: Spot | None


@dataclass(frozen=True)
class Series:
    """The entries of some documents, by document and category and by year."""

    entries: tuple[Entry, ...]

    @cached_property
    def _by_year(self) -> dict[tuple[str, int | None], list[Entry]]:
        found: dict[tuple[str, int | None], list[Entry]] = {}
        for entry in self.entries:
            found.setdefault((entry.document, entry.year), []).append(entry)
        return found

    @cached_property
    def _by_row(self) -> dict[tuple[str, int, int, int | None, str], list[Entry]]:
        found: dict[tuple[str, int, int, int | None, str], list[Entry]] = {}
        for entry in self.entries:
            figure = entry.spot.figure
            key = (entry.document, entry.table, entry.year, figure.place.row, figure.unit)
            found.setdefault(key, []).append(entry)
        return found

    def totals(self, year: int | None, *, document: str) -> list[Entry]:
        """The totals of a year in one document."""
        return [entry for entry in self._by_year.get((document, year), ()) if entry.category is None]

    def of_same_row(self, entry: Entry, year: int | None) -> Entry | None:
        """The same row of the same table in another year; None where it has none, or more than one."""
        figure = entry.spot.figure
        key = (entry.document, entry.table, year or 0, figure.place.row, figure.unit)
        found = self._by_row.get(key, [])
        return found[0] if len(found) == 1 else None

    def named_in(self, text: str, year: int | None, document: str) -> list[Entry]:
        """The entries of a year whose category the text names; the longest names first, none inside another."""
        own = [entry for entry in self._by_year.get((document, year), ()) if entry.category]
        found: list[Entry] = []
        stems = stems_of(text)
        taken: set[int] = set()
        for entry in sorted(own, key=lambda entry: -len(entry.category or "")):
            at = _found(stems_of(entry.category), stems, entry.category or "", text)
            fresh = [start for start in at if start not in taken]
            if fresh:
                taken.update(start + n for start in fresh for n in range(len(stems_of(entry.category))))
            if fresh or any(other.category == entry.category for other in found):
                found.append(entry)
        return found


def series(documents: Iterable[Told]) -> Series:
    """The tables of the documents as entries by year."""
    return Series(tuple(entry for one in documents for entry in _entries(one)))


def year_of(spot: Spot) -> int | None:
    """The one year of a figure; None for none or more."""
    first, last = years(spot.figure.period)
    return first if first == last else None


def distinctive(words: str | None) -> frozenset[str]:
    """The stems that tell what a count is about, without the nouns that every report counts (meldingen, gesprekken)."""
    return frozenset(stems_of(words)) - _common()


def _entries(one: Told) -> Iterator[Entry]:
    for number, spots in one.tables.items():
        totals = [spot for spot in spots if spot.figure.role == "total"]
        for spot in spots:
            year = year_of(spot)
            if year is None or spot.figure.unit == "percent" or not _is_whole_year(spot, one.document):
                continue
            is_total = spot.figure.role == "total"
            category = None if is_total else (spot.figure.category or spot.figure.what)
            yield Entry(one.document.id, number, category, year, spot, _total_of(spot, totals))


def _is_whole_year(spot: Spot, document: Document) -> bool:
    return len(spot.figure.period or "") == 4 and spot.figure.place.document == document.id


def _total_of(spot: Spot, totals: Sequence[Spot]) -> Spot | None:
    """The first total below the cell in its column."""
    place = spot.figure.place
    below = [
        one
        for one in totals
        if one.figure.place.column == place.column and (one.figure.place.row or 0) > (place.row or 0)
        and one.figure.unit == spot.figure.unit
    ]  # fmt: skip
    return min(below, key=lambda one: one.figure.place.row or 0, default=None)


def _found(wanted: tuple[str, ...], stems: tuple[str, ...], label: str, text: str) -> list[int]:
    if len(label) <= SHORT:
        return []
    size = len(wanted)
    return [at for at in range(len(stems) - size + 1) if size and stems[at : at + size] == wanted]


@lru_cache(maxsize=1)
def _common() -> frozenset[str]:
    lists = ("count_nouns.csv", "bare_nouns.csv", "function_words.csv")
    return frozenset(stem for name in lists for word in vocabulary(name) for stem in stems_of(word))
