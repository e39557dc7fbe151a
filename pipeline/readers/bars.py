"""Bar charts whose bars carry their numbers: each a row of a table, the name of the bar and its number."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.readers.aligned import is_number
from pipeline.readers.glyphs import Glyphs
from pipeline.records import Box, Cell, Line, Table

FEWEST = 3  # bars of a chart
MOST_FILLS = 800  # of a page; more are a drawing
LEAST_SIDE, MOST_SIDE = 3.0, 60.0  # points, of the side that all bars of a chart share
SAME = 1.5  # points
NEAR, FAR = 30.0, 400.0  # points between a bar and its number, and one in a column
TITLED_WITHIN = 45.0  # points above a chart in which its title stands
NAMED_WITHIN = 34.0  # points below upright bars in which their names stand
LONGEST_NAME = 14  # words
LEAST_WHITE, UNEVEN = 0.1, 0.12  # of the thickness of a bar, and of the distance of two
SHARE = 0.7  # of the bars that must have a number and a name


@dataclass(frozen=True, slots=True)
class _Bar:
    """A bar turned so that all of a chart lie: where it starts, how far it reaches, and its two long sides."""

    start: float
    end: float
    low: float
    high: float

    @property
    def middle(self) -> float:
        return (self.low + self.high) / 2


def bar_tables(glyphs: Glyphs, lines: Sequence[Line], number: int) -> tuple[list[Table], set[int]]:
    """The bar charts of page `number` as tables of names and numbers, and where in `lines` these stand.

    Charts of which most bars have no number, or of which two share a name (bars of several kinds), are left out.
    """
    tables: list[Table] = []
    used: set[int] = set()
    if len(glyphs.fills) > MOST_FILLS:
        return tables, used
    for is_upright in (False, True):
        for bars in _charts(glyphs.fills, is_upright=is_upright):
            free = {at: line for at, line in enumerate(lines) if line.box and at not in used}
            rows = list(_rows(bars, free, is_upright=is_upright))
            if len(rows) < max(FEWEST, SHARE * len(bars)):
                continue
            names = [name for name, _ in rows]
            if len({id(line) for name in names for line in name}) < sum(map(len, names)):
                continue
            held = [line for name, value in rows for line in (*name, value)]
            box = _around([*map(_box, held), *(_place(bar, is_upright=is_upright) for bar in bars)])
            cells = [(Cell(lines=tuple(name)), Cell(lines=(value,))) for name, value in rows]
            title = _title(box, [line for line in free.values() if not any(line is one for one in held)])
            shown = ((Cell(), Cell()), *cells)
            tables.append(Table(page=number, box=box, caption=title, rows=shown, header_rows=1))
            ids = {id(line) for line in held}
            used |= {at for at, line in free.items() if id(line) in ids}
    return tables, used


def _charts(fills: Iterable[Box], *, is_upright: bool) -> list[list[_Bar]]:
    """Bars that start on one line and are equally thick, not all equally long, in the order in which they stand."""
    charts: list[list[_Bar]] = []
    for x0, top, x1, bottom in sorted(set(fills)):
        bar = _Bar(-bottom, -top, x0, x1) if is_upright else _Bar(x0, x1, top, bottom)
        if not LEAST_SIDE <= bar.high - bar.low <= MOST_SIDE or bar.end - bar.start < 1:
            continue
        for chart in charts:
            first = chart[0]
            is_alike = abs((first.high - first.low) - (bar.high - bar.low)) <= SAME
            if is_alike and abs(first.start - bar.start) <= SAME:
                chart.append(bar)
                break
        else:
            charts.append([bar])
    found = [sorted(chart, key=lambda bar: bar.low) for chart in charts if len(chart) >= FEWEST]
    return [chart for chart in found if _stand_apart(chart) and _differ(chart)]


def _stand_apart(bars: Sequence[_Bar]) -> bool:
    """White between any two, as no shaded rows have, and the same distance, but for bars of nothing."""
    white = min(below.low - above.high for above, below in pairwise(bars))
    if white < LEAST_WHITE * (bars[0].high - bars[0].low):
        return False
    steps = [below.middle - above.middle for above, below in pairwise(bars)]
    return all(abs(step / min(steps) - round(step / min(steps))) <= UNEVEN for step in steps)


def _differ(bars: Sequence[_Bar]) -> bool:
    return len({round((bar.end - bar.start) / SAME) for bar in bars}) > 1


def _rows(bars: Sequence[_Bar], lines: dict[int, Line], *, is_upright: bool) -> Iterable[tuple[list[Line], Line]]:
    """For each bar with both: the lines of its name and that of its number."""
    numbers = [line for line in lines.values() if is_number(line) and any(sign.isdigit() for sign in line.text)]
    valued = _valued(bars, numbers, is_upright=is_upright)
    taken = {id(value) for _, value in valued}
    named = [line for line in lines.values() if id(line) not in taken]
    above = [] if is_upright else [[line for line in named if _is_above(line, bar)][-1:] for bar, _ in valued]
    are_above = bool(above) and sum(map(bool, above)) >= SHARE * len(bars)
    for nth, (bar, value) in enumerate(valued):
        name = above[nth] if are_above else _name(bar, bars, named, is_upright=is_upright)
        if name and sum(len(line.text.split()) for line in name) <= LONGEST_NAME:
            yield name, value


def _valued(bars: Sequence[_Bar], numbers: Sequence[Line], *, is_upright: bool) -> list[tuple[_Bar, Line]]:
    """Each bar with its number: at its end, or all of them in a column behind the longest."""
    near = [(bar, one) for bar in bars if (one := _value(bar, numbers, reach=NEAR, is_upright=is_upright))]
    if is_upright or len(near) == len(bars):
        return near
    far = [(bar, one) for bar in bars if (one := _value(bar, numbers, reach=FAR, is_upright=False))]
    starts, ends = ([_box(line)[side] for _, line in far] for side in (0, 2))
    is_column = bool(far) and min(max(starts) - min(starts), max(ends) - min(ends)) <= SAME
    return far if is_column else near


def _value(bar: _Bar, numbers: Sequence[Line], *, reach: float, is_upright: bool) -> Line | None:
    """The number at the end of a bar, in it or right behind it."""
    near = []
    for line in numbers:
        start, _, middle = _along(line, is_upright=is_upright)
        is_beside = bar.low - SAME <= middle <= bar.high + SAME
        if is_beside and bar.start - SAME <= start <= bar.end + reach:
            near.append((abs(start - bar.end), line))
    return min(near, key=lambda one: one[0])[1] if near else None


def _name(bar: _Bar, bars: Sequence[_Bar], lines: Sequence[Line], *, is_upright: bool) -> list[Line]:
    """The lines before the start of a bar that are nearer to it than to another."""
    found = []
    for line in lines:
        start, end, middle = _along(line, is_upright=is_upright)
        is_before = end <= bar.start + 4 * SAME and (not is_upright or start >= bar.start - NAMED_WITHIN)
        reach = _pitch(bars) / 2
        if (
            is_before
            and abs(middle - bar.middle) <= reach
            and min(bars, key=lambda one: abs(one.middle - middle)) is bar
        ):
            found.append(line)
    if found and not is_upright:
        nearest = max(_along(line, is_upright=False)[1] for line in found)
        found = [line for line in found if nearest - _along(line, is_upright=False)[1] < NEAR * 4]
    return sorted(found, key=lambda line: (_box(line)[1], _box(line)[0]))


def _is_above(line: Line, bar: _Bar) -> bool:
    box = _box(line)
    return abs(box[0] - bar.start) <= 4 * SAME and -SAME <= bar.low - box[3] <= box[3] - box[1]


def _pitch(bars: Sequence[_Bar]) -> float:
    return (bars[-1].middle - bars[0].middle) / (len(bars) - 1)


def _along(line: Line, *, is_upright: bool) -> tuple[float, float, float]:
    """Where a line starts and ends along the bars, and its middle across them."""
    x0, top, x1, bottom = _box(line)
    return (-bottom, -top, (x0 + x1) / 2) if is_upright else (x0, x1, (top + bottom) / 2)


def _title(box: Box, lines: Sequence[Line]) -> str | None:
    """The line right above a chart that ends no sentence."""
    above = [line for line in lines if _box(line)[3] <= box[1] + SAME and box[1] - _box(line)[3] <= TITLED_WITHIN]
    over = [line for line in above if _box(line)[0] < box[2] and _box(line)[2] > box[0]]
    nearest = max(over, key=lambda line: _box(line)[3], default=None)
    if nearest is None or nearest.text.rstrip().endswith((".", ";", ",")) or len(nearest.text.split()) > LONGEST_NAME:
        return None
    return nearest.text.strip()


def _place(bar: _Bar, *, is_upright: bool) -> Box:
    return (bar.low, -bar.end, bar.high, -bar.start) if is_upright else (bar.start, bar.low, bar.end, bar.high)


def _around(boxes: Sequence[Box]) -> Box:
    return (min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes))


def _box(line: Line) -> Box:
    return line.box or (0.0, 0.0, 0.0, 0.0)
