"""The characters of a page as rows of text, and which columns a row fills: for tables that rules do not enclose."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.readers.glyphs import Glyphs
from pipeline.records import Box

SAME_BASE = 0.4  # of the height of a character: how far the feet of one row of text may lie apart
LEAST_WHITE = 1.0  # points on both sides of an edge between two columns
WITHIN_WORD = 0.15  # of the height of a row: less white stands between two letters of one word
LOOSE = 1.2  # a step this much wider than the narrowest parts two rows of a table


@dataclass(frozen=True, slots=True)
class TextRow:
    """The characters whose feet stand on one height, from left to right, white space left out."""

    characters: tuple[int, ...]
    lefts: tuple[float, ...]  # where each begins
    top: float
    bottom: float

    @property
    def height(self) -> float:
        """From the highest to the lowest point of the row, in points."""
        return self.bottom - self.top


def text_rows(glyphs: Glyphs, box: Box) -> list[TextRow]:
    """The rows of text within the box, from top to bottom."""
    x0, top, x1, bottom = box
    inside = [
        at
        for at, foot in enumerate(glyphs.bottom)
        if top <= foot <= bottom and x0 <= glyphs.x0[at] and glyphs.x1[at] <= x1 and not glyphs.text[at].isspace()
    ]
    inside.sort(key=lambda at: glyphs.bottom[at])
    rows: list[list[int]] = []
    for at in inside:
        height = glyphs.bottom[at] - glyphs.top[at]
        if rows and glyphs.bottom[at] - glyphs.bottom[rows[-1][0]] <= SAME_BASE * max(height, 4.0):
            rows[-1].append(at)
        else:
            rows.append([at])
    for row in rows:
        row.sort(key=lambda at: glyphs.x0[at])
    return [
        TextRow(
            tuple(row),
            tuple(glyphs.x0[at] for at in row),
            min(glyphs.top[at] for at in row),
            max(glyphs.bottom[at] for at in row),
        )
        for row in rows
    ]


def leaves_white(glyphs: Glyphs, row: TextRow, edges: Sequence[float], least: float = WITHIN_WORD) -> bool:
    """No word of the row lies over an edge between two columns, and none has letters on both sides of one.

    `least`: of the height of the row, how much white must stand at an edge with words on both sides.
    """
    for edge in edges:
        behind = bisect_right(row.lefts, edge - LEAST_WHITE)
        before = row.characters[behind - 1] if behind else None
        if before is None:
            continue
        follows = row.characters[behind] if behind < len(row.characters) else None
        is_one_word = follows is not None and glyphs.x0[follows] - glyphs.x1[before] < least * row.height
        if glyphs.x1[before] > edge + LEAST_WHITE or is_one_word:
            return False
    return True


def filled(glyphs: Glyphs, row: TextRow, edges: Sequence[float]) -> set[int]:
    """The columns, from 0, in which the row has words; `edges` are those between two columns."""
    return {sum(glyphs.x0[at] >= edge - LEAST_WHITE for edge in edges) for at in row.characters}


def starts_of(glyphs: Glyphs, rows: Sequence[TextRow], edges: Sequence[float]) -> list[int]:
    """Where the rows of the table begin: after a wider step, or where the first cell is filled and another with it."""
    steps = [second.bottom - first.bottom for first, second in pairwise(rows)]
    least = min(steps, default=0.0)
    is_told = any(step > LOOSE * least for step in steps)
    found = [0]
    for at, step in enumerate(steps, 1):
        columns = filled(glyphs, rows[at], edges)
        if step > LOOSE * least if is_told else 0 in columns and len(columns) > 1:
            found.append(at)
    return found
