"""Key figures of an infographic: a number and the small label beside, beneath or above it, made one line of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus import table
from pipeline.readers.aligned import is_number, rows_of
from pipeline.readers.lines import glued, height_of
from pipeline.records import Box, Line

BIG = 1.45  # times the body text
MOST_LABEL_LINES = 4
MOST_LABEL_WORDS = 14
FARTHEST_LABEL = 1.6  # in heights of the label: white between number and label
NEXT_LINE = 0.75  # in heights of a line: more white below it ends a tile
SAME_LEFT = 4.0  # points
_MONTHS = "|".join(row["printed"] for row in table("months.csv", key="printed"))
# «143 meldingen bij het …» opens a tile; «2. Cijfers» and «2023 was een jaar» do not
OPENS = re.compile(
    rf"(?:€\s?)?(?!(?:19|20)\d\d\b)\d(?:[\d.,]*\d)?\s?(?:%|procent\b|fte\b)?\s+(?!en\b|of\b|t/m\b|(?:{_MONTHS})\b)[A-Za-zÀ-ÿ€(][^.;:]*$"
)
TOLD = re.compile(r"(?:€\s?)?\d(?:[\d.,]*\d)?\s?%?\s[a-zà-ÿ]{3}")
FEWEST_TILES = 3


def key_figures(lines: Sequence[Line], size: float) -> tuple[list[Line], list[Line]]:
    """The lines that are no part of a key figure, and the key figures, each one line «51 meldingen in totaal»."""
    rest, tiles = _tiles(lines)
    numbers = [line for line in rest if line.size >= BIG * size > 0 and is_number(line) and _has_digit(line)]
    if len(numbers) < 2:
        return rest, tiles
    labels = [line for line in rest if line.size < 0.75 * numbers[0].size and not is_number(line)]
    is_above = _stand_above(numbers, labels)
    taken: dict[int, Line] = {}
    figures = []
    for number in numbers:
        own = _labels_of(number, numbers, [label for label in labels if id(label) not in taken], is_above=is_above)
        if not own:
            continue
        taken.update({id(line): line for line in (number, *own)})
        figures.append(_as_one(number, own))
    return [line for line in rest if id(line) not in taken], [*tiles, *figures]


def _stand_above(numbers: Sequence[Line], labels: Sequence[Line]) -> bool:
    """Whether most numbers have their nearest label above them."""
    above = 0
    for number in numbers:
        over = [label for label in labels if _box(label)[0] < _box(number)[2] and _box(label)[2] > _box(number)[0]]
        up = min((_box(number)[1] - _box(label)[3] for label in over if _middle(label) < _middle(number)), default=None)
        down = min(
            (_box(label)[1] - _box(number)[3] for label in over if _middle(label) > _middle(number)), default=None
        )
        above += up is not None and (down is None or up < down)
    return above > len(numbers) / 2


def _labels_of(number: Line, numbers: Sequence[Line], labels: Sequence[Line], *, is_above: bool) -> list[Line]:
    """The small lines under (or over) the number that are nearer to it than to another, or else the one beside it."""
    box = _box(number)
    if is_above:
        near = [label for label in labels if _box(label)[3] <= box[1] + 0.4 * height_of(number)]
        near = sorted((one for one in near if _owner(one, numbers) is number), key=lambda one: -_box(one)[3])
    else:
        near = [label for label in labels if _box(label)[1] >= box[3] - 0.4 * height_of(number)]
        near = sorted((one for one in near if _nearest(one, numbers) is number), key=lambda one: _box(one)[1])
    found: list[Line] = []
    edge = box[1] if is_above else box[3]
    for label in near:
        white = edge - _box(label)[3] if is_above else _box(label)[1] - edge
        is_next = white <= (NEXT_LINE if is_above and found else FARTHEST_LABEL) * height_of(label)
        if not is_next or len(found) == MOST_LABEL_LINES:
            break
        found.append(label)
        edge = _box(label)[1] if is_above else _box(label)[3]
    words = sum(len(label.text.split()) for label in found)
    if found and words <= MOST_LABEL_WORDS:
        return found[::-1] if is_above else found
    beside = [
        label
        for label in labels
        if _box(label)[0] >= box[2] and box[1] <= _middle(label) <= box[3] and _box(label)[0] - box[2] < 60
    ]
    return beside[:MOST_LABEL_LINES]


def _nearest(label: Line, numbers: Sequence[Line]) -> Line:
    """The number of the lowest row above the label that stands nearest to its middle."""
    middle = (_box(label)[0] + _box(label)[2]) / 2
    above = [number for number in numbers if _box(number)[1] < _box(label)[3]] or list(numbers)
    lowest = max(_box(number)[3] for number in above)
    row = [number for number in above if _box(number)[3] > lowest - 1.5 * height_of(number)]
    return min(row, key=lambda number: abs((_box(number)[0] + _box(number)[2]) / 2 - middle))


def _owner(label: Line, numbers: Sequence[Line]) -> Line:
    """The number below the label in whose column it stands: of those that begin with it, or lie under it, the first."""
    below = [number for number in numbers if _box(number)[3] > _box(label)[1]] or list(numbers)
    left, middle = _box(label)[0], (_box(label)[0] + _box(label)[2]) / 2

    def apart(number: Line) -> float:
        box = _box(number)
        return min(abs(box[0] - left), abs((box[0] + box[2]) / 2 - middle))

    column = min(map(apart, below))
    return min((n for n in below if apart(n) <= column + SAME_LEFT), key=lambda number: _box(number)[1])


def _tiles(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The lines outside tiles, and the tiles as one line each: short texts side by side that open with a number."""
    rows = rows_of(lines)
    opening = [line for row in rows for line in row if OPENS.match(line.text.strip())]
    beside = [line for row in rows if len(row) > 1 for line in row if any(line is one for one in opening)]
    if len(beside) < FEWEST_TILES and not (len(beside) > 1 and all(map(_is_told, beside))):
        return list(lines), []
    ordered = sorted(lines, key=lambda line: _box(line)[1])
    taken: set[int] = set()
    tiles: list[Line] = []
    for start in beside:
        if id(start) in taken or _runs_on_from(start, ordered):
            continue
        own = [start]
        for line in ordered:
            if _box(line)[1] > _middle(own[-1]) and id(line) not in taken and _is_below(own[-1], line, start, opening):
                own.append(line)
        if len(own) <= MOST_LABEL_LINES and sum(len(line.text.split()) for line in own) <= MOST_LABEL_WORDS + 1:
            taken |= {id(line) for line in own}
            tiles.append(_as_one(own[0], own[1:]))
    if len(tiles) < min(FEWEST_TILES, len(beside)):
        return list(lines), []
    return [line for line in lines if id(line) not in taken], tiles


def _is_told(line: Line) -> bool:
    """The label goes on in small letters, in bold or by itself: «38 vertrouwenspersonen»."""
    return TOLD.match(line.text.strip()) is not None and len(line.text.split()) <= MOST_LABEL_WORDS / 2 + 1


def _is_below(last: Line, line: Line, start: Line, opening: Sequence[Line]) -> bool:
    """The line goes on with the tile: right below its last line, at its left side or middle, and opens no other."""
    white = _box(line)[1] - _box(last)[3]
    is_near = -0.5 * height_of(line) < white <= NEXT_LINE * min(height_of(line), height_of(last))
    middle = abs((_box(line)[0] + _box(line)[2] - _box(start)[0] - _box(start)[2]) / 2)
    is_in_column = abs(_box(line)[0] - _box(start)[0]) <= SAME_LEFT or middle <= SAME_LEFT
    return is_near and is_in_column and not any(line is one for one in opening)


def _runs_on_from(start: Line, lines: Sequence[Line]) -> bool:
    """A line of text stands tight above: the number stands in running text."""
    return any(
        abs(_box(line)[0] - _box(start)[0]) <= SAME_LEFT
        and -0.5 * height_of(line) < _box(start)[1] - _box(line)[3] <= 0.35 * height_of(line)
        and abs(line.size - start.size) < 0.1 * start.size
        and len(line.text.split()) > 3
        and not OPENS.match(line.text.strip())
        for line in lines
        if line is not start
    )


def _as_one(number: Line, labels: Sequence[Line]) -> Line:
    line = number
    for label in labels:
        line = glued(line, label)
    return replace(line, role="item")


def _has_digit(line: Line) -> bool:
    return any(character.isdigit() for character in line.text)


def _middle(line: Line) -> float:
    return (_box(line)[1] + _box(line)[3]) / 2


def _box(line: Line) -> Box:
    return line.box or (0.0, 0.0, 0.0, 0.0)
