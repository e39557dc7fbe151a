"""Notes in the right margin of running text: «Actie: Joris» beside a paragraph, which they follow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.readers.aligned import is_number, rows_of
from pipeline.readers.lines import height_of
from pipeline.records import Box, Line

FEWEST = 2  # notes of one page
MOST_SHARE = 0.35  # of the lines: more are a column
MOST_WORDS, FEWEST_OF_TEXT = 6, 5  # of a note, of a line of running text
SAME_LEFT = 3.0  # points
LEAST_WHITE = 0.6  # of a line height between the text and its margin
NEXT_LINE = 0.75  # of a line height: more white ends a paragraph


def without_notes(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The lines that are no note, and the notes: short, in one column right of all text, each beside a line of it."""
    beside = [(row[-1], row[:-1]) for row in rows_of(lines) if len(row) > 1 and _is_short(row[-1])]
    for start in sorted({round(_box(note)[0]) for note, _ in beside}):
        own = [(note, text) for note, text in beside if abs(_box(note)[0] - start) <= SAME_LEFT]
        notes = {id(note) for note, _ in own}
        rest = [line for line in lines if id(line) not in notes]
        edge = max((_box(line)[2] for line in rest), default=0.0)
        is_apart = all(_box(note)[0] - edge >= LEAST_WHITE * height_of(note) for note, _ in own)
        of_text = [text for _, text in own if any(len(one.text.split()) >= FEWEST_OF_TEXT for one in text)]
        if is_apart and FEWEST <= len(own) <= MOST_SHARE * len(rest) and len(of_text) == len(own):
            return rest, [note for note, _ in own]
    return list(lines), []


def with_notes(lines: Sequence[Line], notes: Sequence[Line]) -> list[Line]:
    """The lines with each note behind the paragraph that it stands beside, as a block of its own."""
    ordered = list(lines)
    for note in sorted(notes, key=lambda one: _box(one)[1], reverse=True):
        middle = (_box(note)[1] + _box(note)[3]) / 2
        at = next((at for at, line in enumerate(ordered) if _box(line)[1] <= middle <= _box(line)[3]), len(ordered) - 1)
        while at + 1 < len(ordered) and _goes_on(ordered[at], ordered[at + 1]):
            at += 1
        ordered.insert(at + 1, replace(note, role="item"))
    return ordered


def _is_short(line: Line) -> bool:
    words = line.text.split()
    return len(words) <= MOST_WORDS and words[0][:1].isupper() and not is_number(line)


def _goes_on(line: Line, after: Line) -> bool:
    white = _box(after)[1] - _box(line)[3]
    return after.role != "item" and white + height_of(line) >= 0 and white <= NEXT_LINE * height_of(line)


def _box(line: Line) -> Box:
    return line.box or (0.0, 0.0, 0.0, 0.0)
