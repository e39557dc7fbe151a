"""Cut a passage from a document: the words and where they are printed, by one call, so they cannot disagree."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from pipeline.records import Anchor, Cell, Document, Place

HYPHENS = ("-", "\u00ad", "\u2010")
PageBox = tuple[int, float, float, float, float]


def cut(
    document: Document,
    start: int,
    end: int,
    *,
    table: int | None = None,
    row: int | None = None,
    column: int | None = None,
) -> tuple[Place, str]:
    """The place and the quote of `document.text[start:end]`.

    The quote has every run of white space collapsed to one space; the page is the one on which the passage begins
    (None in text without pages).

    Raises:
        ValueError: the offsets are outside the text or hold no character.
    """
    if not 0 <= start < end <= len(document.text):
        raise ValueError(f"{document.id}: no text at {start}–{end}; the text has {len(document.text)} characters")
    touching = list(anchors_between(document.anchors, start, end))
    place = Place(
        document=document.id,
        page=touching[0].page if touching else None,
        start=start,
        end=end,
        boxes=boxes_of(touching, start, end),
        table=table,
        row=row,
        column=column,
    )
    return place, " ".join(document.text[start:end].split())


def page_at(document: Document, offset: int) -> int | None:
    """The page on which the character at `offset` is printed; None in text without pages."""
    for anchor in anchors_between(document.anchors, offset, offset + 1):
        return anchor.page
    return None


def anchors_between(anchors: Sequence[Anchor], start: int, end: int) -> Iterator[Anchor]:
    """The anchors that share a character with the passage, in order of the text."""
    first = max(0, bisect_right(anchors, start, key=lambda anchor: anchor.start) - 1)
    for anchor in anchors[first:]:
        if anchor.start >= end:
            return
        if anchor.end > start:
            yield anchor


def boxes_of(anchors: Sequence[Anchor], start: int, end: int) -> tuple[PageBox, ...]:
    """One box per printed line of the passage; empty where the file has no geometry."""
    boxes = []
    for anchor in anchors:
        if anchor.edges is None or anchor.page is None:
            continue
        first, last = max(start, anchor.start) - anchor.start, min(end, anchor.end) - anchor.start
        xs = anchor.edges[2 * first : 2 * last]
        boxes.append((anchor.page, round(min(xs), 1), round(anchor.top, 1), round(max(xs), 1), round(anchor.bottom, 1)))
    return tuple(boxes)


def printed_lines(document: Document) -> Iterator[Cell]:
    """The lines as they are printed, with their place in the text, where a paragraph may have joined them."""
    at = 0
    for page in document.pages:
        for line in page.lines:
            text = line.text.strip()
            start = document.text.find(text, at) if text else -1
            if start < 0 and text.endswith(HYPHENS):  # the word it breaks was joined to the next line
                text = text[:-1]
                start = document.text.find(text, at)
            if start >= 0:
                yield Cell(text=text, start=start, end=(at := start + len(text)))
