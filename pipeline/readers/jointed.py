"""Tables whose level rules are drawn cell by cell: where two pieces of a rule meet, there a column begins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.readers.glyphs import Glyphs
from pipeline.readers.textrows import filled, leaves_white, text_rows
from pipeline.records import Box

SAME_HEIGHT_POINTS = 1.5
MEETS_POINTS = 2.5  # white, or overlap, between two pieces of one rule
SAME_JOINT_POINTS = 2.5
LEAST_PIECE = 8.0  # points: the width of a narrow column
LEAST_LEVELS = 3
MOST_ROW_SHARE = 0.4  # of the page height
REACH = 100.0  # points above a rule in which a head is sought
MOST_LINES = 3  # of a head
HEAD_GAP = 0.6  # in line heights: more white ends that row
WIDER_THAN_SPACE = 0.45  # of the height of a row: «Tabel 9 – Actieplan» above a table has only spaces
SAME_LETTER = 0.12  # of its size: what is set larger is a heading above the table


@dataclass(frozen=True, slots=True)
class _Level:
    """One rule made of pieces: its height and where its pieces begin and end, from left to right."""

    height: float
    ends: tuple[float, ...]


def jointed_rules(glyphs: Glyphs, taken: Sequence[Box] = ()) -> list[Box]:
    """The rules of such tables outside the boxes `taken`, with an upright on every joint between two of their levels.

    The rows above the first rule and below the last are taken in where their words leave the joints white: a head is
    often underlined only, and the last row is not.
    """
    found: list[Box] = []
    for group in _groups(_levels([*glyphs.rules, *_sides(glyphs.fills)]), glyphs.height):
        middle = (group[0].height + group[-1].height) / 2
        if len(group) < LEAST_LEVELS or any(top < middle < bottom for _, top, _, bottom in taken):
            continue
        x0, x1 = group[0].ends[0], group[0].ends[-1]
        top, bottom = _beside(glyphs, group[0], is_above=True), _beside(glyphs, group[-1], is_above=False)
        levels = [_Level(top, group[0].ends), *group] if top is not None else group
        levels = [*levels, _Level(bottom, group[-1].ends)] if bottom is not None else levels
        found += [(x0, level.height, x1, level.height) for level in levels]
        for upper, lower in pairwise(levels):
            found += [(end, upper.height, end, lower.height) for end in lower.ends]
    return found


def _sides(fills: Sequence[Box]) -> Iterator[Box]:
    """The upper and lower sides of filled boxes of the height of a row or a few."""
    for x0, top, x1, bottom in fills:
        if 6 <= bottom - top <= 160:
            yield x0, top, x1, top
            yield x0, bottom, x1, bottom


def _levels(rules: Sequence[Box]) -> list[_Level]:
    """The rules of two pieces or more that meet, from top to bottom."""
    pieces = sorted(
        ((top + bottom) / 2, x0, x1) for x0, top, x1, bottom in rules if x1 - x0 >= LEAST_PIECE and bottom - top <= 3
    )
    rows: list[list[tuple[float, float, float]]] = []
    for piece in pieces:
        if rows and piece[0] - rows[-1][0][0] <= SAME_HEIGHT_POINTS:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [level for row in rows for level in _chains(row)]


def _chains(row: Sequence[tuple[float, float, float]]) -> Iterator[_Level]:
    """The pieces of one height that meet end to end; a piece drawn twice counts once."""
    ends: list[float] = []
    height = row[0][0]
    for _, x0, x1 in sorted(row, key=lambda piece: (piece[1], -piece[2])):
        if ends and abs(x0 - ends[-1]) <= MEETS_POINTS and x1 > ends[-1] + LEAST_PIECE:
            ends[-1] = (ends[-1] + x0) / 2
            ends.append(x1)
        elif not ends or x0 > ends[-1] + MEETS_POINTS:
            if len(ends) > 2:
                yield _Level(height, tuple(ends))
            ends = [x0, x1]
    if len(ends) > 2:
        yield _Level(height, tuple(ends))


def _groups(levels: Sequence[_Level], page_height: float) -> list[list[_Level]]:
    """Levels under one another that share their ends, or lack a few of them (cells that are merged)."""
    groups: list[list[_Level]] = []
    for level in levels:
        for group in reversed(groups):
            is_near = 3 < level.height - group[-1].height < MOST_ROW_SHARE * page_height
            if is_near and (_fits(level, group[0]) or _fits(group[0], level)):
                group.append(level)
                break
        else:
            groups.append([level])
    return groups


def _fits(level: _Level, other: _Level) -> bool:
    """The level is as wide as the other, and has no end that the other lacks."""
    is_wide = abs(level.ends[0] - other.ends[0]) <= SAME_JOINT_POINTS
    is_wide = is_wide and abs(level.ends[-1] - other.ends[-1]) <= SAME_JOINT_POINTS
    return is_wide and all(any(abs(end - one) <= SAME_JOINT_POINTS for one in other.ends) for end in level.ends)


def _beside(glyphs: Glyphs, level: _Level, *, is_above: bool) -> float | None:
    """How far the words right above, or below, the rule reach that stand in its columns; None for running text."""
    x0, x1, joints = level.ends[0], level.ends[-1], level.ends[1:-1]
    feet = (level.height - REACH, level.height + 2) if is_above else (level.height, glyphs.height)
    rows = text_rows(glyphs, (x0 - 3, feet[0], x1 + 3, feet[1]))
    near, edge, letter = level.height, None, 0.0
    columns: set[int] = set()
    for number, row in enumerate(reversed(rows) if is_above else rows):
        white = near - row.bottom if is_above else row.top - near
        size = glyphs.bottom[row.characters[0]] - glyphs.top[row.characters[0]]
        letter = letter or size
        is_far = white > (HEAD_GAP if number else 2) * row.height or abs(size - letter) > SAME_LETTER * letter
        if is_far or not leaves_white(glyphs, row, joints, WIDER_THAN_SPACE):
            break
        if is_above and number == MOST_LINES:
            return None  # more than a head
        columns |= filled(glyphs, row, joints)
        near = row.top if is_above else row.bottom
        edge = near - 1 if is_above else near + 1
    return edge if len(columns) > 1 else None
