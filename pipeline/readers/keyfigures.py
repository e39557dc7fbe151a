"""Key figures of an infographic: a big number and the small label beside or beneath it, made one line."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.readers.aligned import is_number
from pipeline.readers.lines import glued, height_of
from pipeline.records import Box, Line

BIG = 1.45  # times the body text
MOST_LABEL_LINES = 4
MOST_LABEL_WORDS = 14
FARTHEST_LABEL = 1.6  # in heights of the label: white between number and label


def key_figures(lines: Sequence[Line], size: float) -> tuple[list[Line], list[Line]]:
    """The lines that are no part of a key figure, and the key figures, each one line «51 meldingen in totaal»."""
    numbers = [line for line in lines if line.size >= BIG * size > 0 and is_number(line) and _has_digit(line)]
    if len(numbers) < 2:
        return list(lines), []
    labels = [line for line in lines if line.size < 0.75 * numbers[0].size and not is_number(line)]
    taken: dict[int, Line] = {}
    figures = []
    for number in numbers:
        own = _labels_of(number, numbers, [label for label in labels if id(label) not in taken])
        if not own:
            continue
        taken.update({id(line): line for line in (number, *own)})
        figures.append(_as_one(number, own))
    return [line for line in lines if id(line) not in taken], figures


def _labels_of(number: Line, numbers: Sequence[Line], labels: Sequence[Line]) -> list[Line]:
    """The small lines beneath the number that are nearer to it than to another, or else the one beside it."""
    box = _box(number)
    below = sorted(
        (
            label
            for label in labels
            if _box(label)[1] >= box[3] - 0.4 * height_of(number) and _nearest(label, numbers) is number
        ),
        key=lambda label: _box(label)[1],
    )
    found: list[Line] = []
    bottom = box[3]
    for label in below:
        if _box(label)[1] - bottom > FARTHEST_LABEL * height_of(label) or len(found) == MOST_LABEL_LINES:
            break
        found.append(label)
        bottom = _box(label)[3]
    words = sum(len(label.text.split()) for label in found)
    if found and words <= MOST_LABEL_WORDS:
        return found
    beside = [
        label
        for label in labels
        if _box(label)[0] >= box[2]
        and box[1] <= (_box(label)[1] + _box(label)[3]) / 2 <= box[3]
        and _box(label)[0] - box[2] < 60
    ]
    return beside[:MOST_LABEL_LINES]


def _nearest(label: Line, numbers: Sequence[Line]) -> Line:
    middle = (_box(label)[0] + _box(label)[2]) / 2
    above = [number for number in numbers if _box(number)[1] < _box(label)[3]] or list(numbers)
    lowest = max(_box(number)[3] for number in above)
    row = [number for number in above if _box(number)[3] > lowest - 1.5 * height_of(number)]
    return min(row, key=lambda number: abs((_box(number)[0] + _box(number)[2]) / 2 - middle))


def _as_one(number: Line, labels: Sequence[Line]) -> Line:
    line = number
    for label in labels:
        line = glued(line, label)
    return line


def _has_digit(line: Line) -> bool:
    return any(character.isdigit() for character in line.text)


def _box(line: Line) -> Box:
    return line.box or (0.0, 0.0, 0.0, 0.0)
