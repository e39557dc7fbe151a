"""The lines of an infographic laid out: the numbers and years of each, and the words before and behind them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from models.amounts import Amount
from models.counts.scene import scene
from models.periods import Period
from pipeline.records import Document

APART = re.compile(r"\s[|•·]\s|(?<=\S)\s(?=(?:norm|streef\w*|doel)\b:?\s)")
COLUMNS = re.compile(r"(?:€\s?)?\d[\d.,]*(?:\s?%)?(?:\s+(?:€\s?)?\d[\d.,]*(?:\s?%)?)+")  # whose white was lost
COLUMN = re.compile(r"(?:€\s?)?\d[\d.,]*(?:\s?%)?")
CELLS = re.compile(r"\d[\d.,]*\s?%?(?:\s\|\s\d[\d.,]*\s?%?)+")
NUMBERED = re.compile(r"\d{1,4}(?=\s[A-ZÀ-Þ])")  # «12 Pesten», which in prose would be the number of a point
NORM = re.compile(r"(?:norm|streef\w*|doel\w*)\b:?(?:\s(?:maximaal|minimaal|max\.?|min\.?))?", re.I)
LABEL_ENDS = " :;,–-•|"
MOST_WORDS = 9  # in a label


@dataclass(frozen=True, slots=True)
class Piece:
    """A line or two of the sheet: its numbers and years, and the words before (`led`) and behind (`label`) them."""

    start: int
    end: int
    text: str
    amounts: tuple[Amount, ...]
    periods: tuple[Period, ...]
    led: str
    label: str
    is_prose: bool = False  # there are words between its numbers

    @property
    def words(self) -> str:
        return self.led or self.label

    @property
    def is_title(self) -> bool:
        is_short = 0 < len(self.text.split()) <= MOST_WORDS and any(letter.isalpha() for letter in self.text)
        return is_short and not (self.amounts or self.is_years or self.is_prose)

    @property
    def is_section(self) -> bool:
        return self.is_title and self.text.isupper()

    @property
    def is_bare(self) -> bool:
        return bool(self.amounts) and not self.words and not self.periods

    @property
    def is_years(self) -> bool:
        return not self.amounts and len(self.periods) > 1 and not self.words

    @property
    def is_row(self) -> bool:
        is_one = len(self.amounts) == 1 or (len(self.amounts) == 2 and self.share is not None)
        return is_one and bool(self.words) and not (self.led and self.label) and not self.periods

    @property
    def share(self) -> Amount | None:
        """The percentage in brackets behind the number of a row: «Pesten 12 (26%)»."""
        last = self.amounts[-1] if len(self.amounts) == 2 else None
        return last if last and last.unit == "percent" and self.text.endswith(")") else None


def pieces_of(document: Document, start: int, end: int) -> Iterator[Piece]:
    """The line, cut at the signs that part its numbers: «4 intern | 1 extern»."""
    text = document.text[start:end]
    if CELLS.fullmatch(text):
        text = text.replace("|", " ")  # «2021 | 2022 | 2023»
    cuts = [0, *(match.end() for match in APART.finditer(text)), len(text)]
    for a, b in itertools.pairwise(cuts):
        part = text[a:b].rstrip(" |•·")
        if part.strip():
            yield _piece(part.replace("\t", " "), start + a)


def _piece(text: str, start: int) -> Piece:
    norm = NORM.match(text)
    laid = scene(" " * norm.end() + text[norm.end() :] if norm else text)  # «doel 40» would be a name
    numbers, years = laid.amounts, laid.periods
    if not years and (columns := COLUMNS.search(text) or (None if numbers else NUMBERED.match(text))):
        numbers = _in_columns(columns)
    spans = sorted([*((one.begin, one.end) for one in numbers), *((one.start, one.end) for one in years)])
    first, last = (spans[0][0], spans[-1][1]) if spans else (len(text), len(text))
    inner = "".join(text[a:b] for (_, a), (b, _) in itertools.pairwise(spans) if a < b).strip(LABEL_ENDS + "()")
    led = text[:first].strip(LABEL_ENDS + "▲△↑▼▽↓+±") if spans else ""
    label = text[last:].strip(LABEL_ENDS + "()") if spans else ""
    amounts = () if inner else tuple(numbers)
    periods = () if inner else tuple(years)
    return Piece(start, start + len(text), text.strip(), amounts, periods, led, label, is_prose=bool(inner))


def _in_columns(columns: re.Match[str]) -> list[Amount]:
    """The numbers of columns that stand next to each other: «12 19 23», which in prose would be a code."""
    cells = list(COLUMN.finditer(columns.string, *columns.span()))
    read = [(cell.start(), scene(cell.group()).amounts) for cell in cells]
    return [
        replace(one, start=one.start + at, end=one.end + at, lead=one.lead + at if one.lead >= 0 else -1)
        for at, found in read
        for one in found[:1]
    ]
