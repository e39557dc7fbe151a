"""Plain text: the text layers of PDFs as published, with lines broken at random, double spacing and lost layout."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.readers.encodings import decoded
from pipeline.readers.flatrows import flat_rows
from pipeline.readers.layout import ITEM, LEADER, LETTERED, NUMBERED_HEADING
from pipeline.readers.lines import CODE
from pipeline.readers.pairs import paired_rows
from pipeline.readers.spaced import RULE, spaced_rows
from pipeline.readers.spacedfields import spaced_fields
from pipeline.records import Cell, Line, Mark, Page, Table

CAPTION = re.compile(r"(?:Tabel|Figuur|Grafiek)\s\d+(?:[.-]\d+)*[.:]?\s[A-Z]")  # of a table
BROKEN = re.compile(r"\u00ad$|[^\W\d_]-$")  # a word that goes on in the next line
WINDOW = 40  # lines on either side that tell how wide the text was set
LEAST_WIDTH = 45
UNKNOWN_WIDTH = 200  # characters; no line runs on for being full
SHORT = 0.6  # of the width, a line that is not full
MOST_OF_WIDTH = 1.25  # that a line which was broken off at the margin can be long
FEWEST_SPACED = 8  # lines; of fewer, set apart by empty lines, each is a paragraph: double spacing shows in more
MOST_INDENTED = 0.15  # share of lines with one space in front: with more it is a habit, not what a form feed left
LONGEST_TABLE = 120  # lines
LEAST_REPEATS = 3  # of a line, before it is a running head
MOST_WORDS_IN_HEADING = 12
MOST_WORDS_ON_SHEET, SHARE_ON_SHEET = 9, 0.85  # of the lines of an infographic
EDGE = re.compile(r"\s*[+┌└╔╚├╠]\s?[-=─═–—]{6,}\s?[+┐┘╗╝┤╣]\s*")  # of a box drawn around key figures
SIDES = re.compile(r"\s*[|│║](?P<inside>[^|│║]*)[|│║]\s*")
SUPERSCRIPT = re.compile(r"[⁰¹²³⁴-⁹]+")
PIPE_RULE = re.compile(r"\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-*:?\s*)*\|?\s*")
MARKUP = re.compile(r"^(?:>\s?)+|(?:^|(?<=> ))#{1,6}\s+(?=\S)|\*\*(?=\S)|(?<=\S)\*\*")  # Markdown: quotes, titles, bold
PAGE_NUMBER = re.compile(
    r"(?:pagina|pag\.|blad)\s*\d{1,4}(?:\s*(?:van|/)\s*\d{1,4})?|[-–]\s*\d{1,3}\s*[-–]", re.IGNORECASE
)
LABEL = re.compile(r"[A-ZÀ-Þ][\w&-]*(?: [\w&.-]+){0,3}\s?:(?:\s|$)")  # «Besluit:», «Actie Joris:»
FIELD = re.compile(  # «Portefeuillehouder: …», «Het college besluit:», behind a title
    r"[A-ZÀ-Þ][a-zà-ÿ]{4,}\s?:\s|[A-ZÀ-Þ][^.:;,]{2,50}:$|[A-ZÀ-Þ][^.:;,]{2,50}:\s(?=[€±]?\s?\d)"
)
RULED = re.compile(r"(?:besluit|beslissing|uitkomst)\s?:\s\S", re.I)  # no title, though no full stop ends it
NUMBER_ALONE = re.compile(r"[€±]?\s?\d[\d.,]*\s?%?")
SET_OUT = re.compile(r"\s*[A-ZÀ-Þ]\S*(?: \S+){0,2}\s{3,}\S")  # a word, and far behind it what it says
RUNS_ON = re.compile(  # a line that is not over
    r"(?:[,(–-]|\b(?:de|het|een|van|en|of|voor|met|op|in|aan|bij|door|te|om|dat|die|als|uit|over|na|tot|naar|per|heer))$"
)
TERMINAL = re.compile(r"[.:;!?][)”’\"'»]*$")


@dataclass(frozen=True, slots=True)
class _Raw:
    """A printed line, the number of empty lines before it, and the line with the spaces that set it out."""

    text: str
    blanks: int
    has_indent: bool
    printed: str
    is_marked: bool = False  # as a quote or title
    is_parted: bool = False  # by an empty line from the one before it, in a text that parts only paragraphs so


def read_text(content: bytes) -> tuple[list[Page], bool]:
    """The pages of a text file and whether it has page breaks (form feeds).

    Raises:
        UnreadableFile: the bytes are no text.
    """
    text = decoded(content)
    parts = text.split("\f")
    if len(parts) > 1 and not parts[-1].strip():
        parts.pop()
    has_pages, is_sheet = len(parts) > 1, _is_sheet([line.strip() for line in text.splitlines() if line.strip()])
    pages = [
        Page(number=number, items=tuple(items_of(part, page=number if has_pages else None, is_sheet=is_sheet)))
        for number, part in enumerate(parts, 1)
    ]
    return _without_running_heads(pages), has_pages


def _without_running_heads(pages: list[Page]) -> list[Page]:
    """The pages with lines that come back three times or more, but for a number, set apart as headers.

    The first of them stays: it may be the title of the document, or the head of a table.
    """
    counts = Counter(_key(line) for page in pages for line in page.lines)
    running = {key for key, count in counts.items() if count >= LEAST_REPEATS and len(key.split()) >= 3}
    seen: set[str] = set()
    made = []
    for page in pages:
        items = []
        for item in page.items:
            key = _key(item) if isinstance(item, Line) else ""
            if key in running and key in seen and isinstance(item, Line):
                item = replace(item, role="header")
            seen.add(key)
            items.append(item)
        made.append(replace(page, items=tuple(items)))
    return made


def _key(line: Line) -> str:
    """The line but for its numbers; "" for one that says something or announces it: «De raad besluit:»."""
    is_head = line.starts_block and len(line.text) < 120 and not TERMINAL.search(line.text)
    return re.sub(r"\d+", "#", line.text.lower()) if is_head else ""


def items_of(text: str, *, page: int | None, is_sheet: bool = False) -> Iterator[Line | Table]:
    """The lines and tables of one page of text, lines that run on marked `starts_block=False`.

    `is_sheet`: of an infographic, whose numbers and labels are told apart later.
    """
    raws = list(_raws(text))
    if sum(raw.has_indent for raw in raws) > MOST_INDENTED * len(raws):
        raws = [replace(raw, has_indent=False) for raw in raws]
    if not _is_double_spaced(raws):
        raws = [replace(raw, is_parted=raw.blanks > 0) for raw in raws]
    widths = _widths(raws)
    at, previous = 0, None
    while at < len(raws):
        end = _end_of_pipes(raws, at)
        if end > at:
            yield from _pipe_table(raws[at:end], page)
            at, previous = end, None
            continue
        lines = [(one.blanks, one.printed) for one in raws[at : at + LONGEST_TABLE]]
        finders = (spaced_fields, spaced_rows, flat_rows, *(() if is_sheet else (paired_rows,)))
        found = next((pair for finder in finders if (pair := (finder, *finder(lines)))[1]), None)
        if found:
            finder, taken, rows = found
            cells = tuple(tuple(Cell(lines=_cell_lines(text, page)) for text in row) for row in rows)
            yield Table(page=page, rows=cells, header_rows=0 if finder is spaced_fields else 1)
            at, previous = at + taken, None
            continue
        raw = raws[at]
        if previous is not None and not raw.blanks and RULE.fullmatch(raw.text):  # drawn under a title
            at, previous = at + 1, None
            continue
        runs_on = previous is not None and _runs_on(previous, raw, widths[at])
        line = _line(raw, runs_on, page, raws[at + 1] if at + 1 < len(raws) else None, widths[at])
        yield line
        previous = raw
        at += 1


def _raws(text: str) -> Iterator[_Raw]:
    blanks, is_boxed = 0, False
    for line in text.split("\n"):
        if EDGE.fullmatch(line):
            line, is_boxed = "", True
        elif sides := SIDES.fullmatch(line) if is_boxed else None:
            line = sides["inside"]
        else:
            is_boxed = is_boxed and not line.strip()
        whole = " ".join(line.split())
        shown = MARKUP.sub("", whole).strip()
        if not shown:
            blanks += 1
            continue
        yield _Raw(shown, blanks, line[:1] == " " and line[1:2] != " ", line, whole[:1] in ("#", ">"))
        blanks = 0


def _widths(raws: Sequence[_Raw]) -> list[int]:
    """How many characters fitted on a line, for each line, from the longest of its neighbours."""
    if len(raws) < FEWEST_SPACED and all(raw.blanks for raw in raws[1:]):
        return [UNKNOWN_WIDTH] * len(raws)
    lengths = [len(raw.text) for raw in raws]
    widths = []
    for at in range(len(raws)):
        near = sorted(lengths[max(0, at - WINDOW) : at + WINDOW])
        widths.append(max(LEAST_WIDTH, near[int(0.93 * (len(near) - 1))]))
    return widths


def _is_double_spaced(raws: Sequence[_Raw]) -> bool:
    """Whether empty lines stand within sentences too, as in text from which the layout was lost."""
    return any(
        raw.blanks and raw.text[:1].islower() and TERMINAL.search(previous.text) is None
        for previous, raw in pairwise(raws)
    )


def _is_sheet(lines: Sequence[str]) -> bool:
    """Hardly a sentence among the lines: an infographic."""
    short = [line for line in lines if len(line.split()) <= MOST_WORDS_ON_SHEET and line[-1] not in ".;"]
    return len(short) >= SHARE_ON_SHEET * len(lines)


def _is_in_brackets(previous: _Raw, raw: _Raw) -> bool:
    """A dash within brackets that the line before opened and this one closes begins no item of a list."""
    is_open = previous.text.rfind("(") > previous.text.rfind(")")
    return is_open and not raw.blanks and re.match(r"[–—-]\s[^()A-Z]*\)", raw.text) is not None


def _runs_on(previous: _Raw, raw: _Raw, width: int) -> bool:
    if _is_in_brackets(previous, raw):
        return True
    if raw.is_marked != previous.is_marked or RULE.fullmatch(raw.text):
        return False
    if SET_OUT.match(raw.printed) and SET_OUT.match(previous.printed):
        return False
    if (
        ITEM.match(raw.text)
        or LETTERED.match(raw.text)
        or LEADER.search(previous.text)
        or PAGE_NUMBER.fullmatch(raw.text)
    ):
        return False
    end_is_open = TERMINAL.search(previous.text) is None
    if (CAPTION.match(raw.text) and not end_is_open) or (CAPTION.match(previous.text) and raw.text[:1].isupper()):
        return False
    if LABEL.match(raw.text) if not end_is_open else FIELD.match(raw.text) and not RUNS_ON.search(previous.text):
        return False
    if raw.blanks > previous.blanks and NUMBER_ALONE.fullmatch(raw.text):
        return False
    if BROKEN.search(previous.text) and raw.text[:1].isalpha():
        return True
    if end_is_open and raw.text[:1].islower():
        return True
    if raw.blanks > max(1, previous.blanks) or (NUMBERED_HEADING.match(raw.text) and len(raw.text.split()) < 10):
        return False
    if not end_is_open and raw.is_parted:
        return False
    if not end_is_open and raw.blanks and _may_be_heading(raw.text, width):
        return False
    if len(previous.text) > MOST_OF_WIDTH * width:
        return False  # a paragraph on one line among shorter lines: nothing broke it off
    return len(previous.text) + 1 + len(raw.text.split(" ", 1)[0]) > 0.9 * width and width < UNKNOWN_WIDTH


def _may_be_heading(text: str, width: int) -> bool:
    """A few words that end nothing, on a line that is far from full."""
    is_short = len(text.split()) <= MOST_WORDS_IN_HEADING and len(text) < SHORT * width
    return is_short and text[0].isupper() and text[-1].isalnum()


def _line(raw: _Raw, runs_on: bool, page: int | None, after: _Raw | None, width: int) -> Line:
    marks = [Mark(kind="superscript", start=m.start(), end=m.end(), page=page) for m in SUPERSCRIPT.finditer(raw.text)]
    marks += [Mark(kind="code", start=m.start(), end=m.end(), page=page) for m in CODE.finditer(raw.text)]
    goes_on = after is not None and _runs_on(raw, after, width)
    role = _role(raw.text, stands_alone=not runs_on and not goes_on)
    return Line(
        text=raw.text,
        page=page,
        role="body" if runs_on and role == "item" else role,
        starts_block=not runs_on,
        is_full=len(raw.text) > 0.8 * width,
        starts_page=raw.has_indent,
        marks=tuple(sorted(marks, key=lambda mark: mark.start)),
    )


def _role(text: str, *, stands_alone: bool) -> str:
    if LEADER.search(text):
        return "contents"
    if PAGE_NUMBER.fullmatch(text):
        return "footer"
    if SUPERSCRIPT.match(text):
        return "footnote"
    words = len(text.split())
    is_title = stands_alone and words <= MOST_WORDS_IN_HEADING and text[0].isupper() | text[0].isdigit()
    if is_title and not RULED.match(text) and not re.search(r"[.:;,!?]$", text) and sum(c.isalpha() for c in text) > 2:
        return "heading"
    return "item" if ITEM.match(text) or LETTERED.match(text) else "body"


def _end_of_pipes(raws: Sequence[_Raw], at: int) -> int:
    """Where the Markdown pipe table that begins at `at` ends; `at` where there is none."""
    if "|" not in raws[at].text:
        return at
    end = at
    while end < len(raws) and raws[end].text.count("|") >= 1 and (end == at or raws[end].blanks == 0):
        end += 1
    has_rule = any(PIPE_RULE.fullmatch(raw.text) for raw in raws[at : at + 2])
    return end if end - at >= 2 and (has_rule or all(raw.text.startswith("|") for raw in raws[at:end])) else at


def _pipe_table(raws: Sequence[_Raw], page: int | None) -> Iterator[Table]:
    rows, header_rows = [], 0
    for number, raw in enumerate(raws):
        if PIPE_RULE.fullmatch(raw.text):
            header_rows = number
            continue
        cells = re.split(r"(?<!\\)\|", raw.text.strip().removeprefix("|").removesuffix("|"))
        rows.append(tuple(Cell(lines=_cell_lines(cell.strip(), page)) for cell in cells))
    if rows and not any(cell.lines for cell in rows[0]) and header_rows == 1:
        rows, header_rows = rows[1:], 0
    if rows:
        yield Table(page=page, rows=tuple(rows), header_rows=header_rows, is_ruled=True)


def _cell_lines(text: str, page: int | None) -> tuple[Line, ...]:
    shown = text.replace("<br>", " ").replace("\\|", "|").strip("*")
    return (Line(text=shown, page=page),) if shown else ()
