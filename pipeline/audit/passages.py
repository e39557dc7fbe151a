"""The figures of a document as they stand: sentence by sentence, each number with the words around it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from corpus import table
from models.sentences import sentences
from models.vocabulary import vocabulary
from pipeline.knowledge.rows import fact_id
from pipeline.knowledge.stems import WORD, fold, stem
from pipeline.knowledge.years import years
from pipeline.records import Document, Figure

REACH = 260  # characters between two sentences that still speak of the same thing
PARAGRAPH = 700  # characters: a list told in sentences runs on over other words
MOST_ALIKE = 60  # numbers of one noun in one document; more of them would fit anything
MOST_OF_FIRST = 300
FIRST_LETTERS = 3
STAFF = re.compile(r"\b(?:medewerkers|ambtenaren|personeel(?:sbestand)?|werknemers|collega[’']s|organisatie)\b", re.I)
WORDS = re.compile(r"[^\W\d]|\s|^$")  # a number in words, or in parts
HEAD_WORDS = 3  # of what is counted: the noun stands among the first words
NEUTRAL = frozenset(stem(fold(word)) for word in ("totaal", "aantal", "keer", "gevallen", "totale"))


@dataclass(frozen=True, slots=True)
class Spot:
    """A figure, its id, and where its number stands in the text of its passage (-1 where it is not found)."""

    figure: Figure
    id: str
    start: int
    end: int

    @property
    def bare(self) -> Spot:
        """The spot without the quote and the place on the page, which take the most room."""
        figure = self.figure
        return replace(self, figure=replace(figure, quote="", place=replace(figure.place, boxes=())))


@dataclass(frozen=True)
class Passage:
    """A sentence, or a table row read as prose, with its figures in order; offsets count in the document."""

    start: int
    end: int
    text: str
    spots: tuple[Spot, ...]
    number: int = 0

    def before(self, spot: Spot) -> str:
        return self.text[: max(0, spot.start)]

    def after(self, spot: Spot) -> str:
        return self.text[spot.end :] if spot.start >= 0 else ""

    def between(self, first: Spot, second: Spot) -> str:
        return self.text[first.end : second.start]


@dataclass(frozen=True)
class Told:
    """What a document tells: itself, the figures of its prose by passage, those of its tables by table number."""

    document: Document
    passages: tuple[Passage, ...]
    tables: dict[int, tuple[Spot, ...]]

    @cached_property
    def spots(self) -> list[Spot]:
        return [spot for passage in self.passages for spot in passage.spots]

    @cached_property
    def _by_stem(self) -> dict[tuple[str, str], list[Spot]]:
        found: dict[tuple[str, str], dict[object, Spot]] = {}
        for spot in self.spots:
            for one in head_of(spot.figure):
                values = found.setdefault((spot.figure.unit, one), {})
                if len(values) < MOST_ALIKE:
                    values.setdefault((spot.figure.value, spot.figure.period, spot.figure.role), spot)
        return {key: list(values.values()) for key, values in found.items()}

    def kin_of(self, figure: Figure) -> list[Spot]:
        """The numbers in the prose of the same sort of thing, one of each value and period; not all of very many."""
        found = {spot.id: spot for one in sorted(head_of(figure)) for spot in self._by_stem.get((figure.unit, one), ())}
        return list(found.values())

    @cached_property
    def by_first(self) -> dict[str, list[Spot]]:
        """The numbers in the prose by the first letters of what they count."""
        found: dict[str, list[Spot]] = {}
        for spot in self.spots:
            for one in bare(spot.figure.what)[:1]:
                found.setdefault(one[:FIRST_LETTERS], []).append(spot)
        return {letters: spots[:MOST_OF_FIRST] for letters, spots in found.items()}

    @cached_property
    def staff(self) -> dict[int | None, Spot]:
        """The size of the staff by year: by far the largest number of employees that is given."""
        found: dict[int | None, Spot] = {}
        for spot in self.spots:
            if spot.figure.unit == "count" and STAFF.match(spot.figure.what or ""):
                year = years(spot.figure.period)[0]
                if year not in found or (spot.figure.value or 0) > (found[year].figure.value or 0):
                    found[year] = spot
        return found

    def earlier(self, passage: Passage, count: int = 1) -> list[Passage]:
        """The passages with figures just before it, the nearest first, as long as little stands between."""
        found: list[Passage] = []
        start = passage.start
        for number in range(passage.number - 1, max(-1, passage.number - 1 - count), -1):
            other = self.passages[number]
            if start - other.end > REACH or other.end > start:
                break
            found.append(other)
            start = other.start
        return found

    def following(self, passage: Passage, count: int) -> list[Passage]:
        """The passages with figures just behind it, in order, as long as no more than a paragraph stands between."""
        found: list[Passage] = []
        end = passage.end
        for other in self.passages[passage.number + 1 : passage.number + 1 + count]:
            if not 0 <= other.start - end <= PARAGRAPH:
                break
            found.append(other)
            end = other.end
        return found


def told(document: Document, figures: Iterable[Figure]) -> Told:
    """The document laid out for the audit; a figure without a value takes no part."""
    spots_by_span: dict[tuple[int, int], list[Figure]] = {}
    tables: dict[int, list[Spot]] = {}
    seen: set[str] = set()
    for figure in figures:
        number = fact_id(figure)
        if number in seen or figure.value is None:
            continue
        seen.add(number)
        if figure.place.table is not None:
            tables.setdefault(figure.place.table, []).append(Spot(figure, number, -1, -1))
        else:
            spots_by_span.setdefault((figure.place.start, figure.place.end), []).append(figure)
    passages = [one for span, own in sorted(spots_by_span.items()) for one in _passages(document, span, own)]
    numbered = tuple(Passage(p.start, p.end, p.text, p.spots, number) for number, p in enumerate(passages))
    return Told(document, numbered, {number: tuple(spots) for number, spots in tables.items()})


def _passages(document: Document, span: tuple[int, int], figures: Sequence[Figure]) -> Iterator[Passage]:
    """The sentences of a passage: a table row that is read as prose may hold several."""
    whole = _passage(document, span, figures)
    parts = sentences(whole.text) if figures[0].source == "table" else []
    if len(parts) < 2:
        yield whole
        return
    for start, end in parts:
        own = [spot for spot in whole.spots if start <= spot.start < end]
        moved = tuple(Spot(spot.figure, spot.id, spot.start - start, spot.end - start) for spot in own)
        if moved:
            yield Passage(whole.start + start, whole.start + end, whole.text[start:end], moved)


def _passage(document: Document, span: tuple[int, int], figures: Sequence[Figure]) -> Passage:
    text = document.text[span[0] : span[1]] or figures[0].quote
    spots, at = [], 0
    for figure in figures:
        start, end = _span(figure.printed, text, at)
        if start < 0:
            start, end = _span(figure.printed, text, 0)
        at = max(at, end)
        spots.append(Spot(figure, fact_id(figure), start, end))
    return Passage(span[0], span[1], text, tuple(sorted(spots, key=lambda spot: spot.start)))


def _span(number: str, text: str, at: int) -> tuple[int, int]:
    """Where the number first stands from there on, not inside another one; (-1, -1) where it does not."""
    if WORDS.search(number):
        match = _printed(number).search(text, at)
        return match.span() if match else (-1, -1)
    start = text.find(number, at)
    while start > 0 and number[:1].isalnum() and (text[start - 1].isalnum() or text[start - 1] in "_.,"):
        start = text.find(number, start + 1)
    return (start, start + len(number)) if start >= 0 else (-1, -1)


@lru_cache(maxsize=1000)
def _printed(number: str) -> re.Pattern[str]:
    """The number as it is printed, in capitals or not; its words may be parted by any space."""
    words = r"\s+".join(map(re.escape, number.split()))
    return re.compile(rf"(?<![\w.,]){words}" if number[:1].isalnum() else words, re.I)


@lru_cache(maxsize=20_000)
def stems_of(words: str | None) -> tuple[str, ...]:
    """The stems of the words that tell something, in order."""
    found = (stem(word) for word in WORD.findall(fold(words or "")) if word not in _small() and not word.isdigit())
    return tuple(one for one in found if one not in NEUTRAL)


def head_of(figure: Figure) -> frozenset[str]:
    """The stems among which the counted noun is: the first words of what is counted."""
    return frozenset(stems_of(figure.what)[:HEAD_WORDS])


def are_kin(first: Figure, second: Figure) -> bool:
    """Whether the two count the same sort of thing: meldingen and meldingen, not meldingen and medewerkers."""
    return first.unit == second.unit and bool(head_of(first) & head_of(second))


def bare(what: str | None) -> tuple[str, ...]:
    """What is counted without what is said of any count: «meldingen ontvangen door het bureau» is meldingen."""
    return tuple(one for one in stems_of(what) if one not in _fillers())


@lru_cache(maxsize=1)
def _fillers() -> frozenset[str]:
    rows = table("audit_words.csv", key="printed")
    return frozenset(stem(fold(row["printed"])) for row in rows if row["kind"] == "filler")


def _small() -> frozenset[str]:
    return vocabulary("function_words.csv")


def nearest(spots: Sequence[Spot], at: int) -> int:
    """The number of the first spot at or behind this place of the text."""
    return bisect_left([spot.start for spot in spots], at)
