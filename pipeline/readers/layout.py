"""The order in which a page is read: columns one after the other, bands from top to bottom, lines into blocks."""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from statistics import median

from pipeline.readers.aligned import rows_of
from pipeline.readers.lines import height_of
from pipeline.records import Box, Line, Mark, Table

LEAST_GUTTER = 0.75  # of a line height: narrower white between lines is a gap between words
LEAST_PICTURE_LINES = 4.0  # in line heights: white over both columns that ends a band
LEAST_WORDS_IN_COLUMN = 3.3  # fewer on average: labels beside values, not two columns of prose
MOST_WORDS_IN_HEADING = 16
ITEM = re.compile(
    r"(?:[•◦▪■□●○❖❑➢➤✓✔*·‣⁃\uf0b7\uf0a7\uf0d8-]|[–—]|o|\(?\d{1,2}[.)](?!\d)|\(?[a-z][.)]|\(\d{1,2}\)|[ivx]{1,4}[.)])\s+(?=\S)"
)
NUMBERED_HEADING = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*\.?|[A-Z]\.|[IVX]{1,4}\.|Bijlage\s+\w+:?|Hoofdstuk\s+\d+:?)\s+\S")
LEADER = re.compile(r"(?:\.\s?){4,}\s*\d{1,4}$|…{2,}\s*\d{1,4}$|\.{4,}")
SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
Item = Line | Table
Flow = list[Item]


def in_reading_order(lines: Sequence[Line], tables: Sequence[Table]) -> list[Item]:
    """The lines and tables of one page as a person reads them, lines that run on marked `starts_block=False`.

    Headers come first, footers last; footnotes after the text they stand under.
    """
    headers = [line for line in lines if line.role == "header"]
    footers = [line for line in lines if line.role == "footer"]
    body = [line for line in lines if line.role not in ("header", "footer")]
    size = body_size(body)
    flows = list(_flows([*body, *tables]))
    ordered = [item for flow in flows for item in _blocks(flow, size)]
    return [*sorted(headers, key=lambda h: _box(h)[1]), *_with_footnotes(ordered, size), *footers]


def body_size(lines: Sequence[Line]) -> float:
    """The font size in points that holds most characters; 0 without lines."""
    counts: Counter[float] = Counter()
    for line in lines:
        counts[round(line.size * 2) / 2] += len(line.text)
    return counts.most_common(1)[0][0] if counts else 0.0


# --- bands and columns


def _flows(items: Sequence[Item]) -> Iterator[Flow]:
    """Stretches of the page that are read from top to bottom, in order."""
    band: list[Item] = []
    gutter: tuple[float, float] | None = None
    for strip in _strips(items):
        if gutter and _is_below_picture(band, strip):
            yield from _columns(band, gutter)
            band, gutter = [], None
        wider = _gutter([*band, *strip], gutter) if gutter else None
        own = _gutter(strip, None) if wider is None else None
        if gutter is None and own and (not band or _is_sided(band, own)):
            wider = _gutter([*band, *strip], None)
        if band and wider is None and (gutter or own):
            yield from _columns(band, gutter) if gutter else _plain(band)
            band = []
        band = [*band, *strip]
        gutter = wider or own
    yield from _columns(band, gutter) if gutter else _plain(band)


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


def _columns(band: Sequence[Item], gutter: tuple[float, float]) -> Iterator[Flow]:
    middle = (gutter[0] + gutter[1]) / 2
    left = [item for item in band if _box(item)[2] <= middle]
    right = [item for item in band if _box(item)[2] > middle]
    if not (_is_prose(left) and _is_prose(right)) or not _stand_beside(left, right):
        yield from _plain(band)
        return
    left, after = _without_tail(left, right)
    yield from _flows(left)
    yield from _flows(right)
    if after:
        yield from _flows(after)


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


def _is_prose(items: Sequence[Item]) -> bool:
    lines = [item for item in items if isinstance(item, Line)]
    if any(isinstance(item, Table) for item in items) and not lines:
        return True
    words = sum(len(line.text.split()) for line in lines)
    return len(lines) >= 2 and words / len(lines) >= LEAST_WORDS_IN_COLUMN


def _plain(band: Sequence[Item]) -> Iterator[Flow]:
    """One flow, row by row; short pieces that stand on one line are one line."""
    tables = [item for item in band if isinstance(item, Table)]
    rows = [_as_lines(row) for row in rows_of([item for item in band if isinstance(item, Line)])]
    flow: Flow = [line for row in rows for line in row]
    if tables:
        flow = sorted([*flow, *tables], key=lambda item: _box(item)[1])
    if flow:
        yield flow


def _as_lines(row: Sequence[Line]) -> list[Line]:
    joined = [row[0]]
    for line in row[1:]:
        if len(joined[-1].text.split()) <= 3 or len(line.text.split()) <= 8:
            joined[-1] = _glued(joined[-1], line)
        else:
            joined.append(line)
    return joined


def _glued(first: Line, second: Line) -> Line:
    shift = len(first.text) + 1
    edges = array("f", first.edges or [])
    edges.extend((_box(first)[2], _box(second)[0]))
    edges.extend(second.edges or [])
    a, b = _box(first), _box(second)
    marks = [Mark(kind=m.kind, start=m.start + shift, end=m.end + shift, page=m.page, box=m.box) for m in second.marks]
    return replace(
        first if len(first.text) > 2 else second,
        text=f"{first.text} {second.text}",
        box=(min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3])),
        edges=edges,
        marks=(*first.marks, *marks),
    )


# --- blocks


def _blocks(flow: Flow, size: float) -> Iterator[Item]:
    """The flow with roles given, and `starts_block` False on every line that runs on from the one before."""
    lines = [item for item in flow if isinstance(item, Line)]
    right = _right_margin(lines)
    pitch = _usual_gap(lines)
    previous: Line | None = None
    for item in flow:
        if isinstance(item, Table):
            previous = None
            yield item
            continue
        line = replace(item, role=_role(item, size), is_full=_box(item)[2] > right - 0.12 * (right - _box(item)[0]))
        if previous is not None and _runs_on(previous, line, right, pitch):
            role = previous.role if previous.role in ("item", "heading", "contents") else line.role
            line = replace(line, starts_block=False, role=role)
        yield line
        previous = line


def _right_margin(lines: Sequence[Line]) -> float:
    ends = sorted(_box(line)[2] for line in lines)
    return ends[int(0.97 * (len(ends) - 1))] if ends else 0.0


def _usual_gap(lines: Sequence[Line]) -> float:
    """The white between two lines of one paragraph, in points: the most frequent one of the flow."""
    gaps = Counter(
        round((_box(second)[1] - _box(first)[3]) * 2) / 2
        for first, second in zip(lines, lines[1:], strict=False)
        if -4 < _box(second)[1] - _box(first)[3] < 1.2 * height_of(first)
    )
    most = max(gaps.values(), default=0)
    return min((gap for gap, count in gaps.items() if count >= 0.6 * most), default=2.0)


def _role(line: Line, size: float) -> str:
    text = line.text.strip()
    if LEADER.search(text):
        return "contents"
    words = len(text.split())
    is_large = line.size >= 1.15 * size
    ends_open = not re.search(r"[.;,](?:[”’\"'])?$", text) or NUMBERED_HEADING.match(text) is not None and words < 8
    if words <= MOST_WORDS_IN_HEADING and ends_open and (is_large or line.is_bold) and any(c.isalpha() for c in text):
        return "heading"
    if ITEM.match(text):
        return "item"
    return "body"


def _runs_on(previous: Line, line: Line, right: float, pitch: float) -> bool:
    before, now = _box(previous), _box(line)
    height = height_of(previous)
    if abs(line.size - previous.size) > 0.12 * max(line.size, previous.size) or line.is_bold != previous.is_bold:
        return _is_emphasis(previous, line)
    if now[1] < before[1] - 2:  # the next column
        return runs_on_elsewhere(previous, line)
    if now[1] - before[3] > pitch + 0.28 * height or ITEM.match(line.text):
        return False
    if previous.role == "contents" or line.role == "contents":
        return False
    if previous.role == "item" and now[0] < before[0] - 2:
        return False
    if line.role == "heading" and NUMBERED_HEADING.match(line.text):
        return False
    if previous.role == "heading" and line.role == "heading":
        return True
    return _could_not_fit(previous, line, right)


def _is_emphasis(previous: Line, line: Line) -> bool:
    """Bold words at the start or end of a running line."""
    if abs(line.size - previous.size) > 0.12 * max(line.size, previous.size) or line.role == "heading":
        return False
    return previous.role != "heading" and not ITEM.match(line.text) and line.text[:1].islower()


def _could_not_fit(previous: Line, line: Line, right: float) -> bool:
    """Whether the first word of the line had no room at the end of the line before: the break was not meant."""
    if line.text[:1].islower() and not re.search(r"[.:;!?]$", previous.text.rstrip()):
        return True
    first = len(line.text.split(" ", 1)[0])
    width = line.edges[2 * first - 1] - line.edges[0] if line.edges and first else 0.0
    return _box(previous)[2] + width + 0.5 * height_of(line) > right - 0.02 * right


def runs_on_elsewhere(previous: Line, line: Line) -> bool:
    """Whether a paragraph goes on in the next column or on the next page."""
    if previous.role == "heading" or line.role == "heading" or ITEM.match(line.text):
        return False
    if previous.role != line.role and "contents" in (previous.role, line.role):
        return False
    end = previous.text.rstrip()
    if end.endswith(("-", "\u00ad", ",")):
        return True
    is_open = not re.search(r"[.:;!?][)”’\"'»]*$", end)
    return is_open and (line.text[:1].islower() or (previous.is_full and not NUMBERED_HEADING.match(line.text)))


def _with_footnotes(items: Sequence[Item], size: float) -> Iterator[Item]:
    """Small lines under the text that begin with a raised digit, and what runs on from them, are footnotes."""
    is_note = False
    for item in items:
        if isinstance(item, Line):
            begins = item.text[0] in SUPERSCRIPTS
            small = item.size < 0.95 * size
            if begins and small:
                is_note = True
                yield replace(item, role="footnote", starts_block=True)
                continue
            if is_note and small and not item.is_bold:
                yield replace(item, role="footnote", starts_block=False)
                continue
        is_note = False
        yield item


def _has_lines(items: Sequence[Item]) -> bool:
    return any(isinstance(item, Line) for item in items)


def _height(item: Item) -> float:
    return _box(item)[3] - _box(item)[1]


def _box(item: Item) -> Box:
    return item.box or (0.0, 0.0, 0.0, 0.0)
