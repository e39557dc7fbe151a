"""Where one document ends and the next begins in a bundle: what the edges of two neighbouring pages say."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache

import corpus
from models.vocabulary import MONTH
from pipeline.parts.kinds import kind_scores
from pipeline.readers.layout import ITEM, NUMBERED_HEADING, body_size, runs_on_elsewhere
from pipeline.records import Line, Page

# Points for a border before a page; measured on merged files of corpus/real (see docs/development.md).
RESTARTS = 3.0  # the printed page number starts again at 1, or falls back
GOES_ON = -2.5  # the printed page number is one higher
TITLE = 2.0  # the page opens with a title that names a kind of document
LETTERHEAD = 2.0
OPENING = 1.0
CLOSED = 4.5  # the page before ends as minutes end: «Sluiting»
SIGNED = 1.5  # the page before ends as letters end
COMPLETE = 3.0  # the page before was «pagina 5 van 5»
NUMBER_GONE = 1.0  # the pages before were numbered, this one is not
MARGIN_CHANGED = 0.75
AFTER_COVER = -3.0  # the document so far is a title page
FRONT_AGAIN = 2.0  # a «Voorwoord» where this document had one
HEADER_CHANGED = 1.0
SHAPE_CHANGED = 1.0  # paper size
LETTER_CHANGED = 0.75  # font size of the body text
KIND_CHANGED = 2.0  # minutes after a report
RUNS_ON = -3.0  # a sentence goes on over the border
COUNTS_ON = -6.0  # its first numbered title comes next after the last of the document: a ruler was but a page break
ANNEX = -4.0
LEAST = 2.0
MOST_WORDS_ON_COVER = 70
MOST_WORDS_IN_HEAD = 150  # of a list or minutes: what it is, when, and who were there
MOST_WORDS_IN_ITEM = 14
WORDS_THAT_TELL = 900
EDGE_LINES = 12
CAPTION = re.compile(
    r"(?:Tabel|Figuur|Grafiek|Diagram|Overzicht|Kader|Afbeelding) (?:\d{1,2}(?:\.\d+)*|[IVX]+|[A-Z])\b"
)
SEPARATOR = re.compile(r"[-=_*~#]{3,}")
COUNTED = re.compile(r"(?:(?:agenda)?punt |§ ?)?(?P<number>\d{1,2})(?:[.):]| ?[–-])?\s+[^\W\d]", re.I)  # «4. Planning»
DAY = re.compile(rf"\d{{1,2}} (?:{MONTH})\b", re.I)


def is_border(part: Sequence[Page], page: Page) -> bool:
    """Whether `page` begins a new document after the pages of `part`."""
    return score(part, page) >= LEAST


def score(part: Sequence[Page], page: Page) -> float:
    """The points for a border between `part`, the document so far, and `page`."""
    before, first = _body(part[-1]), _body(page)
    if not first or not any(_body(earlier) for earlier in part):
        return 0.0
    if _opens_next(part, first):
        return COUNTS_ON
    return (
        _by_number(part, page)
        + _by_opening(part, first)
        + _by_closing(before, first)
        + (AFTER_COVER if _is_cover(part) else 0.0)
        + (RUNS_ON if _runs_on(before, first) else 0.0)
        + (COUNTS_ON if _counts_on(part, first) else 0.0)
        + _by_looks(part[-1], page)
        + _by_kind(part, page)
    )


def is_separator(line: Line) -> bool:
    """Whether a line of text is nothing but a ruler of dashes or stars."""
    return SEPARATOR.fullmatch(line.text.strip()) is not None


def is_closing(line: Line) -> bool:
    """Whether a line ends a document: «Sluiting», «Hoogachtend»."""
    return _has("closing", line.text)


def is_title(line: Line) -> bool:
    """Whether a short line names a kind of document: «Verslag overleg …», «Jaarverslag 2021»; no caption of a table."""
    words = len(line.text.split())
    if (
        words > 14
        or line.text.endswith((".", ",", ";", ":"))
        or ITEM.match(line.text)
        or NUMBERED_HEADING.match(line.text)
        or CAPTION.match(line.text)
    ):
        return False
    return line.text[:1].isupper() and max(kind_scores("", line.text).values(), default=0) >= 5


def _by_number(part: Sequence[Page], page: Page) -> float:
    number, earlier = page.printed_number, part[-1].printed_number
    if number is not None and 1 < number[0] == len(part) + 1 and part[0].printed_number in (None, (1, number[1])):
        return GOES_ON
    if number is None and earlier is not None:
        numbered = len(part) > 1 and part[-2].printed_number is not None
        if earlier[1] and earlier[0] < earlier[1]:
            return 0.0  # «23 van 24» and then a back cover without a number
        return COMPLETE if earlier[0] == earlier[1] else NUMBER_GONE if numbered else 0.0
    if number is None or earlier is None:
        has_any = any(one.printed_number for one in part)
        return 1.0 if number and number[0] == 1 and has_any else 0.0
    if number[1] and earlier[1] and number[1] != earlier[1]:
        return RESTARTS
    if number[0] == earlier[0] + 1:
        return GOES_ON
    return RESTARTS if number[0] < earlier[0] or earlier[0] == earlier[1] else 0.0


def _by_closing(before: Sequence[Line], first: Sequence[Line]) -> float:
    if any(is_closing(line) for line in first[:2]):
        return 0.0  # the closing itself goes on here
    if _is_closed(before):
        return CLOSED
    return SIGNED if any(_has("signature", line.text) for line in before[-8:]) else 0.0


def _is_cover(part: Sequence[Page]) -> bool:
    """Whether the pages so far hold a title and hardly more; a short letter is signed."""
    last = _body(part[-1])
    if _is_closed(last) or any(_has("signature", line.text) for line in last[-8:]):
        return False
    words = 0
    for page in part:
        words += len(_text(page).split())
        if words >= MOST_WORDS_ON_COVER:
            return False
    return True


def _by_opening(part: Sequence[Page], first: Sequence[Line]) -> float:
    head = first[:EDGE_LINES]
    points = 0.0
    if _has("annex", head[0].text):
        points += ANNEX
    has_title = any(is_title(line) and not _says_again(line, part) for line in head[:4])
    if has_title or _has_title_under_letterhead(first, part):
        points += TITLE
    if sum(_has("letterhead", line.text) for line in head) >= 2:
        points += LETTERHEAD
    if any(_has("opening", line.text) for line in head[:3]):
        points += OPENING
    fronts = {_plain(line.text) for line in head[:4] if _has("front", line.text)}
    if fronts and fronts & {_plain(line.text) for page in part for line in _body(page) if line.role == "heading"}:
        points += FRONT_AGAIN
    return points


def _says_again(line: Line, part: Sequence[Page]) -> bool:
    """Whether the first lines of the document hold all words and numbers of a title: a running head, met once."""
    opening = " ".join(earlier.text for earlier in _body(part[0])[:EDGE_LINES]).lower()
    known = set(re.findall(r"\w+", opening))
    return all(word in known for word in re.findall(r"\w+", line.text.lower()))


def _has_title_under_letterhead(first: Sequence[Line], part: Sequence[Page]) -> bool:
    """A title in large letters under an address block: nothing but short lines stands above it."""
    for line in first[:20]:
        if line.role == "heading" and is_title(line):
            return not _says_again(line, part)
        if len(line.text.split()) > 6:
            return False
    return False


def _by_looks(before: Page, page: Page) -> float:
    points = 0.0
    old, new = _header(before), _header(page)
    if old and new and old != new:
        points += HEADER_CHANGED
    elif bool(old) != bool(new) and before.printed_number is not None and page.printed_number is not None:
        points += HEADER_CHANGED / 2
    if before.width and page.width and (abs(before.width - page.width) > 6 or abs(before.height - page.height) > 6):
        points += SHAPE_CHANGED
    sizes = body_size(_body(before)), body_size(_body(page))
    if all(sizes) and abs(sizes[0] - sizes[1]) >= 0.5:
        points += LETTER_CHANGED
    margins = _left_margin(before), _left_margin(page)
    if all(margins) and abs(margins[0] - margins[1]) > 8:
        points += MARGIN_CHANGED
    return points


def _left_margin(page: Page) -> float:
    """Where most lines of the page begin, in points; 0 without geometry."""
    starts = Counter(round(line.box[0]) for line in _body(page) if line.box)
    return float(starts.most_common(1)[0][0]) if starts else 0.0


def _by_kind(part: Sequence[Page], page: Page) -> float:
    """Points where the words of the page are of another kind than those of the part, both beyond doubt."""
    new = _kind(page)
    return KIND_CHANGED if new and _kind(*_tail(part)) not in (None, new) else 0.0


def _tail(part: Sequence[Page]) -> Sequence[Page]:
    """The last pages of a part that tell what it is: some hundreds of words."""
    words = 0
    for count, page in enumerate(reversed(part), 1):
        words += len(_text(page).split())
        if words >= WORDS_THAT_TELL:
            return part[-count:]
    return part


def _kind(*pages: Page) -> str | None:
    ranked = sum((_points(_text(page)) for page in pages), Counter[str]()).most_common(2)
    if not ranked or ranked[0][1] < 3:
        return None
    return ranked[0][0] if len(ranked) == 1 or ranked[0][1] >= 2 * ranked[1][1] else None


@lru_cache(maxsize=64)
def _points(text: str) -> Counter[str]:
    return kind_scores(text, "")


def _runs_on(before: Sequence[Line], first: Sequence[Line]) -> bool:
    if not before:
        return False
    return runs_on_elsewhere(before[-1], first[0]) and not _is_closed(before)


def _counts_on(part: Sequence[Page], first: Sequence[Line]) -> bool:
    """The numbers of the titles go on where those of the document so far, counted from 0 or 1, ended."""
    told = [number for page in part for number in _counts(_body(page))]
    following = next(iter(_counts(first[:EDGE_LINES])), None)
    return bool(told) and told[0] <= 1 and len(told) > 1 and following == told[-1] + 1


def _opens_next(part: Sequence[Page], first: Sequence[Line]) -> bool:
    """The text goes on with the next item, or under a short head with the first: a ruler parts items of an agenda."""
    number = COUNTED.match(first[0].text)
    if number is None or first[0].box:
        return False
    lines = [line for page in part for line in _body(page)]
    titles = [line.text for line in lines if len(line.text.split()) <= MOST_WORDS_IN_ITEM]
    told = [int(one["number"]) for text in titles if (one := COUNTED.match(text)) and not DAY.match(text)]
    words = sum(len(line.text.split()) for line in lines)
    return int(number["number"]) == (told[-1] + 1 if told else 1) and (bool(told) or words < MOST_WORDS_IN_HEAD)


def _counts(lines: Sequence[Line]) -> list[int]:
    titles = (COUNTED.match(line.text) for line in lines if line.role == "heading")
    return [int(title["number"]) for title in titles if title]


def _is_closed(lines: Sequence[Line]) -> bool:
    return any(is_closing(line) or is_separator(line) for line in lines[-2:])


def _body(page: Page) -> list[Line]:
    return [line for line in page.lines if line.role not in ("header", "footer", "footnote", "axis")]


def _header(page: Page) -> str:
    return " ".join(
        re.sub(r"\b(?:pagina|van|\d{1,3})\b", "", line.text) for line in page.lines if line.role == "header"
    ).strip()


def _text(page: Page) -> str:
    return " ".join(line.text for line in _body(page))


def _plain(text: str) -> str:
    return re.sub(r"[\W\d]+", " ", text).strip().lower()


@cache
def _signals() -> dict[str, list[re.Pattern[str]]]:
    signals: dict[str, list[re.Pattern[str]]] = {}
    for row in corpus.table("borders.csv"):
        signals.setdefault(row["signal"], []).append(re.compile(row["words"], re.IGNORECASE))
    return signals


def _has(signal: str, text: str) -> bool:
    return any(pattern.search(text.strip()) for pattern in _signals()[signal])
