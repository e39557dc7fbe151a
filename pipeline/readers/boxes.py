"""Boxes of text: shaded or framed parts of a page whose lines are read by themselves, not with those beside them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.readers.aligned import is_number, rows_of
from pipeline.readers.glyphs import Glyphs
from pipeline.records import Box, Line, Table

LEAST_SIDE, LEAST_LEVEL = 24.0, 8.0  # points
MOST_OF_PAGE = 0.55  # a larger one is the ground of a page
MOST_RULES, MOST_FILLS = 800, 800  # of a page; more are a drawing or a table
SLACK = 3.0  # points that a line may stick out
FEWEST_LINES, FEWEST_WORDS = 3, 10
BIG = 1.45  # times the other letters of a box: the number of a tile, which has a reader of its own
LABELS = 3.3  # words a line on average: with fewer, and in step with lines outside, a shaded column of a table
RUNS_ON = 0.3  # of the lines, that go on with the one above
IN_STEP, SAME_BASE = 0.5, 0.8  # of the lines; points


@dataclass(frozen=True, slots=True)
class TextBox:
    """A box and what stands in it; among the items of a page it is one."""

    box: Box
    items: tuple[Line | Table, ...]


def text_boxes(glyphs: Glyphs, lines: Sequence[Line]) -> list[Box]:
    """The shaded and framed boxes of a page that hold running text of their own; of two in one another, the inner one.

    Not the ground of the page, a tile with a key figure, a column of a table, nor a box that a line crosses.
    """
    found: list[Box] = []
    if len(glyphs.fills) > MOST_FILLS:
        return found
    for box in sorted({_rounded(one) for one in (*glyphs.fills, *_frames(glyphs.rules))}, key=_area):
        is_ground = _area(box) > MOST_OF_PAGE * glyphs.width * glyphs.height
        if is_ground or min(box[2] - box[0], box[3] - box[1]) < LEAST_SIDE:
            continue
        if any(_overlap(box, other) for other in found):
            continue
        if _holds_text(box, lines):
            found.append(box)
    return sorted(found, key=lambda box: (box[1], box[0]))


def levels_of(glyphs: Glyphs) -> list[Box]:
    """What is drawn from left to right: rules and the edges of shades, those of cells side by side as one."""
    edges = [rule for rule in glyphs.rules if rule[3] - rule[1] <= SLACK and rule[2] - rule[0] >= LEAST_LEVEL]
    for x0, top, x1, bottom in glyphs.fills:
        if x1 - x0 >= LEAST_LEVEL:
            edges += [(x0, top, x1, top), (x0, bottom, x1, bottom)]
    found: list[Box] = []
    for edge in sorted(edges, key=lambda one: (round(one[1]), one[0])):
        last = found[-1] if found else None
        if last and abs(last[1] - edge[1]) <= 1 and edge[0] <= last[2] + SLACK:
            found[-1] = (last[0], last[1], max(last[2], edge[2]), last[3])
        else:
            found.append(edge)
    return found


def boxed(items: Sequence[Line | Table], boxes: Sequence[Box]) -> list[Line | Table | TextBox]:
    """The items of a page, those within a box as one with it."""
    found: list[Line | Table | TextBox] = []
    left = list(items)
    for box in boxes:
        inside = [item for item in left if _is_within(item.box, box)]
        if inside:
            ids = {id(item) for item in inside}
            left = [item for item in left if id(item) not in ids]
            found.append(TextBox(box, tuple(inside)))
    return [*left, *found]


def _holds_text(box: Box, lines: Sequence[Line]) -> bool:
    inside = [line for line in lines if _is_within(line.box, box)]
    words = sum(len(line.text.split()) for line in inside)
    if len(inside) < FEWEST_LINES or words < FEWEST_WORDS or any(_crosses(line.box, box) for line in lines):
        return False
    size = min(line.size for line in inside)
    if any(is_number(line) and line.size >= BIG * size for line in inside):
        return False
    is_running = words >= LABELS * len(inside) or sum(line.text[:1].islower() for line in inside) >= RUNS_ON * len(
        inside
    )
    return is_running or not _is_in_step(inside, lines, box)


def _is_in_step(inside: Sequence[Line], lines: Sequence[Line], box: Box) -> bool:
    """Whether the lines of a box stand on one line with words outside it, as those of a column do."""
    outside = [line.box[3] for line in lines if line.box and not _is_within(line.box, box)]
    rows = [row[0] for row in rows_of(inside)]
    in_step = [row for row in rows if row.box and any(abs(row.box[3] - base) < SAME_BASE for base in outside)]
    return len(in_step) >= IN_STEP * len(rows)


def _frames(rules: Sequence[Box]) -> Iterable[Box]:
    """The boxes of which rules are drawn on all four sides, between two level rules of one width."""
    level = sorted(rule for rule in rules if rule[2] - rule[0] >= LEAST_SIDE and rule[3] - rule[1] <= SLACK)
    upright = [rule for rule in rules if rule[3] - rule[1] >= LEAST_SIDE and rule[2] - rule[0] <= SLACK]
    if not upright or len(rules) > MOST_RULES:
        return
    widths: dict[tuple[int, int], list[Box]] = {}
    for rule in level:
        widths.setdefault((round(rule[0] / SLACK), round(rule[2] / SLACK)), []).append(rule)
    for edges in widths.values():
        for top, bottom in pairwise(sorted(edges, key=lambda rule: rule[1])):
            if bottom[1] - top[1] < LEAST_SIDE:
                continue
            sides = [rule for rule in upright if abs(rule[1] - top[1]) <= SLACK and abs(rule[3] - bottom[3]) <= SLACK]
            if all(any(abs(side[0] - x) <= SLACK for side in sides) for x in (top[0], top[2])):
                yield (top[0], top[1], top[2], bottom[3])


def _is_within(inner: Box | None, box: Box) -> bool:
    if inner is None:
        return False
    middle = (inner[1] + inner[3]) / 2
    return inner[0] >= box[0] - SLACK and inner[2] <= box[2] + SLACK and box[1] - 1 < middle < box[3] + 1


def _crosses(line: Box | None, box: Box) -> bool:
    """Whether a line stands partly in a box and partly outside it."""
    if line is None or not box[1] < (line[1] + line[3]) / 2 < box[3] or _is_within(line, box):
        return False
    return line[0] < box[2] - SLACK and line[2] > box[0] + SLACK


def _overlap(first: Box, second: Box) -> bool:
    is_level = first[0] < second[2] - SLACK and second[0] < first[2] - SLACK
    return is_level and first[1] < second[3] - SLACK and second[1] < first[3] - SLACK


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _rounded(box: Box) -> Box:
    return (round(box[0], 1), round(box[1], 1), round(box[2], 1), round(box[3], 1))
