"""Where the columns of a page are: stretches that are read from top to bottom, one after the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from statistics import median

from pipeline.readers.aligned import rows_of
from pipeline.readers.boxes import TextBox
from pipeline.readers.keyfigures import key_figures
from pipeline.readers.lines import glued, height_of
from pipeline.readers.margins import with_notes, without_notes
from pipeline.records import Box, Line, Table

LEAST_GUTTER = 0.75  # of a line height: narrower white between lines is a gap between words
LEAST_PICTURE_LINES = 4.0  # in line heights: white over both columns that ends a band
FEWEST_OF_TEXT, FEWEST_AT_MARGIN = 5, 3  # words in a line of running text, and such lines at one margin
LEAST_WORDS_IN_COLUMN = 3.3  # fewer on average: labels beside values, not two columns of prose
MOST_TITLES = 2  # lines above a table or chart that stands beside text
SLACK, LEAST_ACROSS = 2.0, 20.0  # points
Item = Line | Table | TextBox
Flow = list[Item]


def flows_of(
    items: Sequence[Item], levels: Sequence[Box] = (), *, is_column: bool = False
) -> Iterator[tuple[bool, Flow]]:
    """Stretches of the page that are read from top to bottom, in order, and whether each is a column beside another.

    `levels`: what is drawn from left to right; columns end where that crosses the white between them.
    """
    band: list[Item] = []
    last: list[Item] = []  # the strip above
    gutter: tuple[float, float] | None = None
    for strip in _strips(items):
        is_other = gutter and (_are_boxes(strip) != _are_boxes(last) or _is_ruled_off(last, strip, gutter, levels))
        if gutter and (is_other or _is_below_picture(band, strip)):
            yield from _columns(band, gutter, levels, is_column)
            band, gutter = [], None
        wider = _gutter([*band, *strip], gutter) if gutter else None
        own = _gutter(strip, None) if wider is None else None
        if gutter is None and own and (not band or _is_sided(band, own)):
            wider = _gutter([*band, *strip], None)
        if band and wider is None and (gutter or own):
            early = last if own and not gutter and _begins_right(last, strip, own) else []
            band = [item for item in band if not any(item is one for one in early)]
            yield from _columns(band, gutter, levels, is_column) if gutter else _plain(band, is_column)
            band = early
        band = [*band, *strip]
        last = strip
        gutter = wider or own
    yield from _columns(band, gutter, levels, is_column) if gutter else _plain(band, is_column)


def _is_ruled_off(
    above: Sequence[Item], strip: Sequence[Item], gutter: tuple[float, float], levels: Sequence[Box]
) -> bool:
    """Whether something is drawn between two strips over the white between the columns: a table begins, or ends."""
    top, bottom = max(_box(item)[3] for item in above), min(_box(item)[1] for item in strip)
    return any(
        top - SLACK <= (rule[1] + rule[3]) / 2 <= bottom + SLACK
        and rule[0] < gutter[0] - LEAST_ACROSS
        and rule[2] > gutter[1] + LEAST_ACROSS
        for rule in levels
    )


def _are_boxes(strip: Sequence[Item]) -> bool:
    """Boxes side by side, with no text beside them."""
    return len(strip) > 1 and all(isinstance(item, TextBox) for item in strip)


def _begins_right(last: Sequence[Item], strip: Sequence[Item], gutter: tuple[float, float]) -> bool:
    """The strip above is the first of the right column, which begins a little higher than the left one's heading."""
    if any(_box(item)[0] < gutter[0] + 1 for item in last):
        return False
    white = min(_box(item)[1] for item in strip) - max(_box(item)[3] for item in last)
    return white < LEAST_GUTTER * max(_height(item) for item in last)


def _is_below_picture(band: Sequence[Item], strip: Sequence[Item]) -> bool:
    """Whether so much white stands over the whole width that the columns begin anew, as below a picture."""
    white = min(_box(item)[1] for item in strip) - max(_box(item)[3] for item in band)
    return white > LEAST_PICTURE_LINES * median(min(_height(item), 20) for item in band)


def _strips(items: Sequence[Item]) -> list[list[Item]]:
    """Items that share a height of the page, from top to bottom."""
    strips: list[list[Item]] = []
    reach = -1.0
    for item in sorted(items, key=lambda item: (_box(item)[1], _box(item)[0])):
        box = _box(item)
        overlap = 0.25 * min(box[3] - box[1], 14)
        if strips and box[1] < reach - overlap:
            strips[-1].append(item)
        else:
            strips.append([item])
        reach = max(reach, box[3])
    return strips


def _gutter(items: Sequence[Item], known: tuple[float, float] | None) -> tuple[float, float] | None:
    """The widest white range of x that no item crosses, with items on both sides (within `known` if given)."""
    if len(items) < 2:
        return known if known and items and _is_sided(items, known) else None
    spans = sorted((_box(item)[0], _box(item)[2]) for item in items)
    least = LEAST_GUTTER * median(height_of(i) for i in items if isinstance(i, Line)) if _has_lines(items) else 8.0
    best: tuple[float, float] | None = None
    reach = spans[0][1]
    for x0, x1 in spans[1:]:
        low, high = (max(reach, known[0]), min(x0, known[1])) if known else (reach, x0)
        if high - low >= least and (best is None or high - low > best[1] - best[0]):
            best = (low, high)
        reach = max(reach, x1)
    if best is None and known and _is_sided(items, known):
        return known
    return best


def _is_sided(items: Sequence[Item], gutter: tuple[float, float]) -> bool:
    return all(_box(item)[2] <= gutter[0] + 1 or _box(item)[0] >= gutter[1] - 1 for item in items)


def _columns(
    band: Sequence[Item], gutter: tuple[float, float], levels: Sequence[Box], is_column: bool
) -> Iterator[tuple[bool, Flow]]:
    middle = (gutter[0] + gutter[1]) / 2
    left = [item for item in band if _box(item)[2] <= middle]
    right = [item for item in band if _box(item)[2] > middle]
    if not (_is_prose(left) and _is_prose(right)) or not _stand_beside(left, right):
        yield from _plain(band, is_column)
        return
    left, after = _without_tail(left, right)
    yield from flows_of(left, levels, is_column=True)
    yield from flows_of(right, levels, is_column=True)
    if after:
        yield from flows_of(after, levels, is_column=is_column)


def _stand_beside(left: Sequence[Item], right: Sequence[Item]) -> bool:
    low = max(min(_box(item)[1] for item in left), min(_box(item)[1] for item in right))
    high = min(max(_box(item)[3] for item in left), max(_box(item)[3] for item in right))
    return high - low > 8


def _without_tail(left: Sequence[Item], right: Sequence[Item]) -> tuple[list[Item], list[Item]]:
    """The left column without what stands apart below both columns: a heading of what follows."""
    end = max(_box(item)[3] for item in right)
    ordered = sorted(left, key=lambda item: _box(item)[1])
    for at, item in enumerate(ordered):
        if at and _box(item)[1] >= end - 2 and _box(item)[1] - _box(ordered[at - 1])[3] > 0.9 * min(14, _height(item)):
            return ordered[:at], ordered[at:]
    return ordered, []


def lines_in(items: Sequence[Item]) -> list[Line]:
    """The lines among the items, and those in boxes among them."""
    lines = [item for item in items if isinstance(item, Line)]
    held = [one for item in items if isinstance(item, TextBox) for one in item.items if isinstance(one, Line)]
    return [*lines, *held]


def _is_prose(items: Sequence[Item]) -> bool:
    lines = lines_in(items)
    if any(isinstance(item, TextBox) for item in items):
        return True
    if any(isinstance(item, Table) for item in items) and len(lines) <= MOST_TITLES:
        return True
    words = sum(len(line.text.split()) for line in lines)
    return len(lines) >= 2 and words / len(lines) >= LEAST_WORDS_IN_COLUMN


def _plain(band: Sequence[Item], is_column: bool) -> Iterator[tuple[bool, Flow]]:
    if band:
        yield is_column, list(band)


def groups_for_tables(items: Sequence[Item], levels: Sequence[Box] = ()) -> list[list[Line]]:
    """The lines in which a table may stand: each box and column of prose by itself, the rest of the page together."""
    rest: list[Line] = []
    groups: list[list[Line]] = [lines_in([item]) for item in items if isinstance(item, TextBox)]
    for is_column, flow in flows_of(items, levels):
        own = [item for item in flow if isinstance(item, Line)]
        if is_column:
            groups.append(own)
        else:
            rest += own
    return [group for group in (rest, *groups) if group]


def one_line_a_row(flow: Flow, size: float) -> Flow:
    """The flow row by row; short pieces that stand on one line are one line, a key figure is one with its label.

    A note in the right margin follows the paragraph it stands beside.
    """
    tables = [item for item in flow if not isinstance(item, Line)]
    lines, figures = key_figures([item for item in flow if isinstance(item, Line)], size)
    lines, notes = without_notes(lines)
    margin = _text_margin(lines)
    rows = [_as_lines(row, margin) for row in rows_of(lines)]
    tops = {id(line): min(_box(one)[1] for one in row) for row in rows for line in row}  # pieces of a row stay together
    ordered: Flow = [*with_notes([line for row in rows for line in row], notes)]
    if not (tables or figures):
        return ordered
    high = 0.0
    for line in ordered:  # a note goes with the paragraph before it
        high = max(high, tops.get(id(line), high))
        tops[id(line)] = high
    return sorted([*ordered, *figures, *tables], key=lambda item: tops.get(id(item), _box(item)[1]))


def _text_margin(lines: Sequence[Line]) -> float | None:
    """Where most lines of running text begin; None where these are few."""
    starts = Counter(round(_box(line)[0]) for line in lines if len(line.text.split()) >= FEWEST_OF_TEXT)
    margin, count = starts.most_common(1)[0] if starts else (0, 0)
    return float(margin) if count >= FEWEST_AT_MARGIN else None


def _as_lines(row: Sequence[Line], margin: float | None) -> list[Line]:
    joined = [row[0]]
    for line in row[1:]:
        if margin is not None and _is_beside_text(joined[-1], line, margin):
            joined.append(line)
        elif len(joined[-1].text.split()) <= 3 or len(line.text.split()) <= 8:
            joined[-1] = glued(joined[-1], line)
        else:
            joined.append(line)
    return joined


def _is_beside_text(head: Line, line: Line, margin: float) -> bool:
    """A heading in bold that stands in the margin beside the first line of its text."""
    is_head = head.is_bold and not line.is_bold and not head.text.rstrip().endswith(":") and head.text[:1].isalpha()
    is_text = len(line.text.split()) >= FEWEST_OF_TEXT and abs(_box(line)[0] - margin) < 2
    return is_head and is_text and _box(head)[2] < margin - 0.5 * height_of(line)


def _has_lines(items: Sequence[Item]) -> bool:
    return any(isinstance(item, Line) for item in items)


def _height(item: Item) -> float:
    return _box(item)[3] - _box(item)[1]


def _box(item: Item) -> Box:
    return item.box or (0.0, 0.0, 0.0, 0.0)
