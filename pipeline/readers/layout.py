"""The order in which a page is read: columns one after the other, bands from top to bottom, lines into blocks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from pipeline.readers.boxes import TextBox, boxed
from pipeline.readers.columns import Flow, Item, flows_of, one_line_a_row
from pipeline.readers.lines import height_of
from pipeline.records import Box, Line, Table

MOST_WORDS_IN_HEADING = 16
MOST_IN_PLAIN = 2  # bold or large lines of a document in one letter: its title
SAME_MARGIN = 3.0  # points
LEAST_WHITE = 0.6  # of the height of a line, above a heading of such a document
ITEM = re.compile(
    r"[•◦▪■□●○❖❑➢➤‣⁃\uf0b7\uf0a7\uf0d8]\s*(?=[^\W\d_]{2})"
    r"|(?:[•◦▪■□●○❖❑➢➤✓✔✘✗☑☐☒✅❌*·‣⁃\uf0b7\uf0a7\uf0d8-]|[–—]|o|\(?\d{1,2}[.)](?!\d)|\(?[a-z][.)]|\(\d{1,2}\)"
    r"|[ivx]{1,4}[.)]|[IVX]{2,4}[.)])\s+(?=\S)"
)
LETTERED = re.compile(r"\d{1,2}[a-k][.)]\s+(?=[a-zà-ÿ])")  # «6b. in te stemmen met …»: a point, and no title
NUMBERED_HEADING = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2})*\.?|[A-Z]\.|[IVX]{1,4}\.|Bijlage\s+\w+:?|Hoofdstuk\s+\d+:?)\s+\S"
)
# every run of dots is tried once, from its first dot: a line of a hundred thousand dots takes no time
LEADER = re.compile(r"(?<!\.)(?<!\.\s)(?:\.\s?){4,}+\s*\d{1,4}$|(?<!…)…{2,}+\s*\d{1,4}$|\.{4,}")
SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"


def in_reading_order(
    lines: Sequence[Line],
    tables: Sequence[Table],
    boxes: Sequence[Box] = (),
    levels: Sequence[Box] = (),
    *,
    plain: bool = False,
) -> list[Line | Table]:
    """The lines and tables of one page as a person reads them, lines that run on marked `starts_block=False`.

    Headers come first, footers last; footnotes after the text they stand under. In a document in one letter (`plain`)
    a heading is a short line with white above it.
    """
    headers = [line for line in lines if line.role == "header"]
    footers = [line for line in lines if line.role in ("footer", "axis")]
    body = [line for line in lines if line.role not in ("header", "footer", "axis")]
    size = body_size(body)
    ordered = _in_order(boxed([*body, *tables], boxes), size, levels, plain=plain)
    return [*sorted(headers, key=lambda h: _box(h)[1]), *_with_footnotes(ordered, size), *footers]


def _in_order(items: Sequence[Item], size: float, levels: Sequence[Box], *, plain: bool) -> list[Line | Table]:
    """The items flow by flow as blocks, what stands in a box in its place and by itself."""
    flows = [(is_column, one_line_a_row(flow, size)) for is_column, flow in flows_of(items, levels)]
    ordered: list[Line | Table] = []
    last: Item | None = None  # of the flow above one that runs over the whole width
    for is_column, flow in flows:
        block = list(_blocks(flow, size, None if is_column else last))
        last = block[-1] if block else last
        for item in _plain_headings(block, size) if plain else block:
            ordered += _in_order(item.items, size, levels, plain=plain) if isinstance(item, TextBox) else [item]
    return ordered


def is_plain(pages: Sequence[Sequence[Line]]) -> bool:
    """Whether a document is in one letter throughout, so that bold or large lines tell no headings."""
    body = [line for lines in pages for line in lines if line.role == "body"]
    size = body_size(body)
    return sum(_role(line, size) == "heading" for line in body) <= MOST_IN_PLAIN


def body_size(lines: Sequence[Line]) -> float:
    """The font size in points that holds most characters; 0 without lines."""
    counts: Counter[float] = Counter()
    for line in lines:
        counts[round(line.size * 2) / 2] += len(line.text)
    return counts.most_common(1)[0][0] if counts else 0.0


# --- blocks


def _blocks(flow: Flow, size: float, last: Item | None) -> Iterator[Item]:
    """The flow with roles given, and `starts_block` False on every line that runs on from the one before.

    `last`: what stands above the flow, whose sentence its first line may end.
    """
    lines = [item for item in flow if isinstance(item, Line)]
    right = _right_margin(lines)
    pitch = _usual_gap(lines)
    previous: Line | None = None
    if flow and isinstance(last, Line) and isinstance(flow[0], Line) and _ends_below(last, flow[0]):
        previous = last
    for item, after in pairwise([*flow, None]):
        if not isinstance(item, Line):
            previous = None
            if item is not None:
                yield item
            continue
        is_own = item.role == "item"  # a key figure with its label, which nothing runs on from
        role = item.role if is_own else _role(item, size)
        line = replace(item, role=role, is_full=_box(item)[2] > right - 0.12 * (right - _box(item)[0]))
        is_led = isinstance(after, Line) and _opens_bold(line, after, size, pitch)
        line = replace(line, role="item" if ITEM.match(line.text.strip()) else "body") if is_led else line
        if previous is not None and not is_own and _runs_on(previous, line, right, pitch):
            role = previous.role if previous.role in ("item", "heading", "contents") else line.role
            line = replace(line, starts_block=False, role=role)
        yield line
        previous = None if is_own else replace(line, is_bold=False) if is_led else line


def _plain_headings(flow: Sequence[Item], size: float) -> Iterator[Item]:
    """The flow with role heading on each short line that stands by itself, with white above, and ends no sentence."""
    for at, item in enumerate(flow):
        if (
            not isinstance(item, Line)
            or not item.starts_block
            or item.role not in ("body", "item")
            or item.size < 0.95 * size
        ):
            yield item
            continue
        before, after = flow[at - 1] if at else None, flow[at + 1] if at + 1 < len(flow) else None
        goes_on = isinstance(after, Line) and not after.starts_block
        is_apart = before is None or _box(item)[1] - _box(before)[3] > LEAST_WHITE * height_of(item)
        is_first = isinstance(after, Line) and _box(after)[1] - _box(item)[3] < 4 * height_of(item)
        yield replace(item, role="heading") if is_apart and is_first and not goes_on and _may_head(item.text) else item


def _may_head(text: str) -> bool:
    """A short line that opens with a capital or a number and does not end as a sentence or a label does."""
    is_short = len(text.split()) <= MOST_WORDS_IN_HEADING and sum(letter.isalpha() for letter in text) > 2
    return is_short and (text[0].isupper() or text[0].isdigit()) and not re.search(r"[.:;,!?]$|\s{2,}", text)


def _right_margin(lines: Sequence[Line]) -> float:
    middle = median(_box(line)[2] for line in lines) if lines else 0.0
    ends = sorted(_box(line)[2] for line in lines if _box(line)[0] < middle)  # without notes in the margin beside them
    few = len(ends) < 4  # then one line that sticks out is the margin, not an outlier
    return (ends[-1] if few else ends[int(0.97 * (len(ends) - 1))]) if ends else 0.0


def _usual_gap(lines: Sequence[Line]) -> float:
    """The white between two lines of one paragraph, in points: the most frequent one of the flow."""
    gaps = Counter(
        round((_box(second)[1] - _box(first)[3]) * 2) / 2
        for first, second in pairwise(lines)
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
    ends_open = not re.search(r"[.;,](?:[”’\"'])?$", text) or (NUMBERED_HEADING.match(text) is not None and words < 8)
    if words <= MOST_WORDS_IN_HEADING and ends_open and (is_large or line.is_bold) and any(c.isalpha() for c in text):
        return "heading"
    if ITEM.match(text):
        return "item"
    return "body"


def _runs_on(previous: Line, line: Line, right: float, pitch: float) -> bool:
    before, now = _box(previous), _box(line)
    height = height_of(previous)
    if abs(line.size - previous.size) > 0.12 * max(line.size, previous.size) or line.is_bold != previous.is_bold:
        return _is_emphasis(previous, line) or _ends_title(previous, line, pitch)
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


def _ends_below(last: Line, line: Line) -> bool:
    """Whether a line goes on in small letters with the sentence left open above it, at its margin or right below it."""
    is_open = last.role not in ("heading", "contents") and not re.search(r"[.:;!?][)”’\"'»]*$", last.text.rstrip())
    is_next = 0 <= _box(line)[1] - _box(last)[3] < LEAST_WHITE * height_of(line)
    return is_open and line.text[:1].islower() and (is_next or abs(_box(last)[0] - _box(line)[0]) < SAME_MARGIN)


def _opens_bold(line: Line, after: Line, size: float, pitch: float) -> bool:
    """Whether only the first words of a full line are bold, as its sentence goes on below in plain letters."""
    if line.role != "heading" or not line.is_full or after.is_bold or line.size >= 1.15 * size:
        return False
    before, now, height = _box(line), _box(after), height_of(line)
    is_next = before[1] < now[1] and now[1] - before[3] <= pitch + 0.28 * height
    is_alike = abs(after.size - line.size) <= 0.12 * max(after.size, line.size)
    return is_next and is_alike and after.text[:1].islower() and not ITEM.match(after.text)


def _is_emphasis(previous: Line, line: Line) -> bool:
    """Bold words at the start or end of a running line."""
    if abs(line.size - previous.size) > 0.12 * max(line.size, previous.size) or line.role == "heading":
        return False
    return previous.role != "heading" and not ITEM.match(line.text) and line.text[:1].islower()


def _ends_title(previous: Line, line: Line, pitch: float) -> bool:
    """The last line of a bold title that ends in plain letters: «… in de | haven (Minister van Havens)»."""
    is_next = 0 <= _box(line)[1] - _box(previous)[3] + 2 <= pitch + 0.28 * height_of(previous) + 2
    is_title = previous.role == "heading" and previous.is_bold and previous.is_full and not ITEM.match(line.text)
    is_tail = (line.text[:1].islower() or line.text[:1] == "(") and line.text.rstrip().endswith(")")
    return is_title and is_next and is_tail


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


def _with_footnotes(items: Sequence[Line | Table], size: float) -> Iterator[Line | Table]:
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


def _box(item: Item) -> Box:
    return item.box or (0.0, 0.0, 0.0, 0.0)
