"""Running headers, footers and page numbers: what repeats at the edge of neighbouring pages."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from pipeline.records import Line, Page

EDGE = 0.14  # of the page height, at the top and at the bottom
NEIGHBOURS = (1, 2, 3)  # pages on either side that are compared: left and right pages may differ
OUTER_LINES = 4  # of a page of text, at either end, that may be furniture
SAME_PLACE_POINTS = 5.0
NUMBER = r"((?!(?:19|20)\d\d)\d{1,4})"  # no year
PAGE_NUMBER = re.compile(
    rf"[-–|\s]*(?:pagina|pag\.?|blad|bladzijde|blz\.?|p\.?)?\s*{NUMBER}\s*(?:(?:van|/|\||-|–)\s*{NUMBER})?[-–|\s]*",
    re.IGNORECASE,
)
SAID = re.compile(r"\b(?:pagina|pag\.|blad|bladzijde|blz\.?)\s*\d", re.IGNORECASE)  # but «P.1» may be a motion
MOST_IN_A_NUMBERED_FOOTER = 90  # characters
COUNTED = re.compile(r"(\D*[a-zà-ÿ].*?)\s+(\d{1,3})")  # «Jaarverslag vertrouwenspersonen   3»
HEAD = re.compile(r"(\D*[a-zà-ÿ].*?)(?:\s+|\s*[-–|·•]\s*)(\d{1,3})(?:\s*[-–|])?")  # «Besluitenlijst mei - 2 -»
SERIES = re.compile(r"\b(?:nr|no|nummer|deel|week|kwartaal|hoofdstuk|bijlage|jaargang|editie)\.?$", re.IGNORECASE)
ABBREVIATION = re.compile(r"(?<=[a-zà-ÿ\d–|-] )[A-Z]{2,5}\b")  # of the body, beside words in small letters
WORD_OR_YEAR = re.compile(r"[a-zà-ÿ]{3,}|\b(?:19|20)\d\d\b")
OPENING_LINES = 12  # of the first page, that name the document
MOST_AHEAD = 3  # pages that a printed number may be ahead of the count: covers without a number
WITH_NUMBER = re.compile(
    r"\b(?:pagina|pag\.|p\.|blad|bladzijde|blz\.?)\s*(\d{1,4})(?:\s*(?:van|/)\s*(\d{1,4}))?\b", re.IGNORECASE
)


def set_apart(pages: Sequence[Sequence[Line]], heights: Sequence[float]) -> list[list[Line]]:
    """The same lines per page, with role header or footer where they are furniture of the page."""
    edges = [_at_edge(lines, height) for lines, height in zip(pages, heights, strict=True)]
    opening = _opening(pages)
    keys = [{at: _key(pages[page][at]) for at in found} for page, found in enumerate(edges)]
    return [
        [
            replace(line, role="header" if _top(line) < heights[page] / 2 else "footer")
            if at in keys[page]
            and (_is_furniture(line, at, page, pages, keys) or _repeats_title(_row_at_top(at, lines), page, opening))
            else line
            for at, line in enumerate(lines)
        ]
        for page, lines in enumerate(pages)
    ]


def set_apart_in_text(pages: Sequence[Page]) -> list[Page]:
    """Pages of plain text with the same done by order alone: the first and last lines that neighbours repeat."""
    lines = [list(page.lines) for page in pages]
    opening = _opening(lines)
    keys = [{at: _key(own[at]) for at in _outer(own)} for own in lines]
    made = []
    for number, page in enumerate(pages):
        apart = {
            id(lines[number][at]): "header" if _is_upper(at, lines[number]) else "footer"
            for at, key in keys[number].items()
            if _has_page_number(at, lines[number])
            or _counts_up(lines[number][at].text, number, lines)
            or (at in (0, len(lines[number]) - 1) and _repeats_title(lines[number][at].text, number, opening))
            or _is_repeated(key, number, keys, both_ways=not _is_upper(at, lines[number]))
        }
        items = [replace(item, role=apart[id(item)]) if id(item) in apart else item for item in page.items]  # type: ignore[arg-type]
        printed = printed_number([item for item in items if isinstance(item, Line)])
        made.append(replace(page, items=tuple(items), printed_number=printed))
    return made


def _outer(lines: Sequence[Line]) -> list[int]:
    """Positions of the first and last lines of a page of text, those of a short page aside."""
    count = len(lines)
    return (
        sorted({*range(min(OUTER_LINES, count)), *range(max(0, count - OUTER_LINES), count)})
        if count > OUTER_LINES
        else []
    )


def _is_upper(at: int, lines: Sequence[Line]) -> bool:
    return at < len(lines) / 2


def _has_page_number(at: int, lines: Sequence[Line]) -> bool:
    """A number alone is one only as the very first or last line: elsewhere it may number a row or an item."""
    text = lines[at].text
    if re.fullmatch(r"[-–\s]*\d{1,3}[-–\s]*", text):
        return at in (0, len(lines) - 1)
    return WITH_NUMBER.search(text) is not None and len(text) < MOST_IN_A_NUMBERED_FOOTER


def _counts_up(text: str, number: int, pages: Sequence[Sequence[Line]]) -> bool:
    """Whether a neighbour has the line too, ending in a number that is as much higher as the page is.

    On the first page it may be the title, and stays.
    """
    if number == 0 or not (counted := COUNTED.fullmatch(text.strip())):
        return False
    return any(
        (other := COUNTED.fullmatch(pages[near][at].text.strip()))
        and other[1] == counted[1]
        and int(other[2]) - int(counted[2]) == near - number
        for step in (-1, 1)
        if 0 <= (near := number + step) < len(pages)
        for at in _outer(pages[near])
    )


def _opening(pages: Sequence[Sequence[Line]]) -> tuple[str, ...]:
    """The lines, in lower case, in which the first page names the document."""
    return tuple(line.text.lower() for line in pages[0][:OPENING_LINES]) if pages else ()


def _row_at_top(at: int, lines: Sequence[Line]) -> str:
    """What stands beside a line of the first row of a page, from left to right; empty for any other line."""
    first = min(map(_top, lines))
    if _top(lines[at]) - first > SAME_PLACE_POINTS:
        return ""
    row = [line for line in lines if _top(line) - first <= SAME_PLACE_POINTS]
    return " ".join(line.text for line in sorted(row, key=lambda line: line.box[0] if line.box else 0.0))


def _repeats_title(text: str, number: int, opening: Sequence[str]) -> bool:
    """Whether a line says again in short what the first page opened with, and then the number of this page.

    It need not stand on any other page: of two pages only the second has a running head. A title that counts
    («Verslag nr. 4» after «Verslag nr. 3») begins a document.
    """
    if number == 0 or not (head := HEAD.fullmatch(text.strip())) or SERIES.search(head[1].strip()):
        return False
    if any((other := HEAD.fullmatch(line.strip())) and other[1].strip() == head[1].strip().lower() for line in opening):
        return False
    words = WORD_OR_YEAR.findall(ABBREVIATION.sub("", head[1]).lower())
    known = set(WORD_OR_YEAR.findall(" ".join(opening)))
    is_near = number < int(head[2]) <= number + 1 + MOST_AHEAD
    return len(words) > 1 and sum(word in known for word in words) >= (0.75 if is_near else 1) * len(words)


def _is_repeated(key: str, number: int, keys: Sequence[dict[int, str]], *, both_ways: bool) -> bool:
    """Whether neighbours have the line too; at the top only pages before count: the first may be the title."""
    near = [number - step for step in NEIGHBOURS] + [number + step for step in NEIGHBOURS if both_ways]
    return len(key) > 3 and any(key in keys[other].values() for other in near if 0 <= other < len(keys))


def printed_number(lines: Sequence[Line]) -> tuple[int, int | None] | None:
    """The page number printed on the page, and «van N» where it stands; None where there is none.

    A number that says so («blad 2 / 6») goes before one alone on its line, which may be that of an item, and this
    before one among words («Motie P.1»).
    """
    found: list[tuple[int, int, int | None]] = []
    for line in lines:
        if line.role not in ("header", "footer"):
            continue
        text = line.text.strip()
        alone = PAGE_NUMBER.fullmatch(text)
        match = alone or WITH_NUMBER.search(text)
        if match:
            is_said = len(text) < MOST_IN_A_NUMBERED_FOOTER and (bool(match[2]) or SAID.search(text) is not None)
            rank = 2 if is_said else 1 if alone else 0
            found.append((rank, int(match[1]), int(match[2]) if match[2] else None))
        elif tail := re.search(r"(?:^|\s)(\d{1,3})$", text):
            found.append((0, int(tail[1]), None))
    best = max(found, key=lambda one: one[0], default=None)
    return best[1:] if best else None


def _at_edge(lines: Sequence[Line], height: float) -> list[int]:
    """Positions of the lines in the outer strips that have at most two rows of text between them and the edge."""
    tops = sorted(_top(line) for line in lines)
    found = []
    for at, line in enumerate(lines):
        top = _top(line)
        if EDGE * height < top < (1 - EDGE) * height:
            continue
        is_upper = top < height / 2
        if _are_few(tops[: bisect_left(tops, top - 3)] if is_upper else tops[: bisect_right(tops, top + 3) - 1 : -1]):
            found.append(at)
    return found


def _are_few(tops: Sequence[float]) -> bool:
    """Whether these tops, in order, are of at most two rows; looks no further than the third."""
    rows: set[int] = set()
    for top in tops:
        rows.add(round(top / 4))
        if len(rows) > 2:
            return False
    return True


def _is_furniture(
    line: Line, at: int, page: int, pages: Sequence[Sequence[Line]], keys: Sequence[dict[int, str]]
) -> bool:
    if PAGE_NUMBER.fullmatch(line.text.strip()):
        is_said = WITH_NUMBER.search(line.text) is not None or not line.text.strip().isdigit()
        is_told = not is_said and any(
            other is not line and SAID.search(other.text) and len(other.text) < MOST_IN_A_NUMBERED_FOOTER
            for there in keys[page]
            for other in [pages[page][there]]
        )  # the page says its number elsewhere: this is one of an item
        return not is_told and not _has_neighbour(line, pages[page], keys, page)
    if WITH_NUMBER.search(line.text) and len(line.text) < MOST_IN_A_NUMBERED_FOOTER:
        return True
    key = keys[page][at]
    for step in NEIGHBOURS:
        for other in (page - step, page + step):
            if 0 <= other < len(pages) and any(
                key == other_key and abs(_top(pages[other][there]) - _top(line)) < SAME_PLACE_POINTS
                for there, other_key in keys[other].items()
            ):
                return True
    return False


def _has_neighbour(line: Line, lines: Sequence[Line], keys: Sequence[dict[int, str]], page: int) -> bool:
    """Whether a number stands in the margin of text: the number of an agenda item, not of the page."""
    for at, other in enumerate(lines):
        if other is line or not other.box or not line.box:
            continue
        middle = (other.box[1] + other.box[3]) / 2
        if abs(_top(other) - _top(line)) > 4 and not line.box[1] < middle < line.box[3]:
            continue
        repeats = any(
            keys[page].get(at) in keys[near].values() for near in (page - 1, page + 1) if 0 <= near < len(keys)
        )
        if other.box[0] > line.box[2] and not repeats:
            return True
    return False


def _key(line: Line) -> str:
    """What two running heads have in common: all but their numbers; a year is part of the title."""
    return re.sub(r"(?<!\d)(?!(?:19|20)\d\d(?!\d))\d+", "#", line.text.lower()).strip()


def _top(line: Line) -> float:
    return line.box[1] if line.box else 0.0
