"""The scale beside a chart: numbers at equal distances that rise by equal steps. They are no figures of the report."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.records import Line

LEAST_MARKS = 4
SAME_EDGE_POINTS = 2.5
EVEN = 0.2  # share by which two distances may differ
SCALE = re.compile(r"€?\s?-?\d[\d.]*(?:,\d+)?\s?%?")


def axis_marks(lines: Sequence[Line]) -> set[int]:
    """The positions of the lines that are marks on the scale of a chart."""
    marks = [at for at, line in enumerate(lines) if line.box and SCALE.fullmatch(line.text.strip())]
    found: set[int] = set()
    for edge in (2, 0):  # right, then left aligned
        for column in _columns(lines, [at for at in marks if at not in found], edge):
            run = _runs(lines, column, along=1)
            if not _are_years(lines, run) and not _number_rows(lines, run):
                found |= run
    return found


def _are_years(lines: Sequence[Line], run: set[int]) -> bool:
    """Years under one another are the labels of a table's rows."""
    return all(1900 <= _value(lines[at]) <= 2100 for at in run)


def _number_rows(lines: Sequence[Line], run: set[int]) -> bool:
    """Whether words stand beside most of the numbers: then they number the rows of a list."""
    words = [line for line in lines if line.box and not SCALE.fullmatch(line.text.strip())]
    beside = sum(any(_overlap(lines[at], word) for word in words) for at in run)
    return bool(run) and beside > len(run) / 2


def _overlap(first: Line, second: Line) -> bool:
    middle = (_edge(first, 1) + _edge(first, 3)) / 2
    return _edge(second, 1) < middle < _edge(second, 3)


def _columns(lines: Sequence[Line], marks: Sequence[int], edge: int) -> list[list[int]]:
    columns: list[list[int]] = []
    for at in sorted(marks, key=lambda at: _edge(lines[at], edge)):
        if columns and _edge(lines[at], edge) - _edge(lines[columns[-1][-1]], edge) <= SAME_EDGE_POINTS:
            columns[-1].append(at)
        else:
            columns.append([at])
    return [sorted(column, key=lambda at: _edge(lines[at], 1)) for column in columns if len(column) >= LEAST_MARKS]


def _runs(lines: Sequence[Line], column: Sequence[int], along: int) -> set[int]:
    """The members of the longest stretch of equal distance and equal step."""
    best: list[int] = []
    for first in range(len(column) - LEAST_MARKS + 1):
        run = list(column[first : first + 2])
        step = _value(lines[run[1]]) - _value(lines[run[0]])
        gap = _edge(lines[run[1]], along) - _edge(lines[run[0]], along)
        if not step or gap <= 0:
            continue
        for at in column[first + 2 :]:
            near = abs(_edge(lines[at], along) - _edge(lines[run[-1]], along) - gap) <= EVEN * gap
            if not near or abs(_value(lines[at]) - _value(lines[run[-1]]) - step) > 0.001 * abs(step):
                break
            run.append(at)
        if len(run) > len(best):
            best = run
    return set(best) if len(best) >= LEAST_MARKS else set()


def _edge(line: Line, side: int) -> float:
    return line.box[side] if line.box else 0.0


def _value(line: Line) -> float:
    return float(re.sub(r"[^\d,-]", "", line.text).replace(",", ".") or 0)
