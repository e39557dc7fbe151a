"""Every record that crosses a stage: the contract of the pipeline.

All are frozen, have slots and are built by keyword. Offsets start inclusive, end exclusive; pages, parts, rows and
columns count from 1; a box is `(x0, top, x1, bottom)` in PDF points from the top left corner of the page as it is
shown (rotation applied); printed numbers are `Decimal`. `None` means "not found", never zero.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Something on the page that is not text to be read: a redaction, a redaction code, a footnote mark.

    `start`/`end` are offsets in the text that holds the mark (a line's, later the document's); equal where
    the page shows a black box and the words are gone.
    """

    kind: str  # redaction | code | superscript
    start: int
    end: int
    page: int | None = None
    box: Box | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line as printed on the page, before broken words are joined.

    `edges` holds x0 and x1 of every character (2 × len(text) floats, points); None in text files.
    """

    text: str
    page: int | None = None
    box: Box | None = None
    edges: array[float] | None = None
    size: float = 0.0  # font size in points; 0 where unknown
    is_bold: bool = False
    role: str = "body"  # body | heading | item | header | footer | footnote | contents | axis (the scale of a chart)
    starts_block: bool = True  # False where it runs on from the line before
    is_full: bool = False  # it reaches the right margin, so the paragraph may run on
    starts_page: bool = False  # in text without pages: a page of the original probably began here
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One table cell: its printed lines, and once the document is put together its place in the text."""

    lines: tuple[Line, ...] = ()
    text: str = ""
    start: int = -1
    end: int = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table: header rows first. A missing cell (merged away) is None, an empty one has text ''.

    On a page, cells hold their lines; in a document they hold text and offsets too. `continued` is True where
    the table goes on from the page before.
    """

    page: int | None
    box: Box | None = None
    caption: str | None = None
    header_rows: int = 0
    rows: tuple[tuple[Cell | None, ...], ...] = ()
    continued: bool = False
    is_ruled: bool = False
    start: int = -1
    end: int = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page in reading order: lines, and tables in the place where they stand.

    `method` is text, ocr or none; `problem` says in a sentence what could not be read on this page.
    """

    number: int
    items: tuple[Line | Table, ...] = ()
    method: str = "text"
    width: float = 0.0
    height: float = 0.0
    problem: str | None = None
    marks: tuple[Mark, ...] = ()  # those that stand outside any line
    tilt: float = 0.0  # degrees, counter-clockwise, by which a scan was turned upright; boxes count in the turned page
    printed_number: tuple[int, int | None] | None = None  # «3 van 12» → (3, 12)

    @property
    def lines(self) -> Iterator[Line]:
        """The lines outside tables, in reading order."""
        return (item for item in self.items if isinstance(item, Line))


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file as read: its pages, not yet split into the documents it holds."""

    path: str
    sha256: str
    bytes: int
    media: str  # pdf | text | markdown | html | docx
    pages: tuple[Page, ...] = ()
    has_pages: bool = True  # False for text without form feeds: then no fact has a page
    is_complete: bool = True  # False where pages were lost
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """Ties a stretch of a document's text to where it is printed: one line, or part of one."""

    start: int
    end: int
    page: int | None
    top: float = 0.0
    bottom: float = 0.0
    edges: array[float] | None = None  # x0 and x1 per character of the stretch


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A stretch of a document under one heading; `start` is where the heading begins."""

    number: int
    title: str | None
    start: int
    end: int
    body_start: int  # where the text after the heading begins
    level: int = 1
    kind: str = "body"  # body | contents | annex


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence, heading or list item of the prose; table text is not repeated here."""

    document: str
    number: int
    section: int
    start: int
    end: int
    text: str
    kind: str = "sentence"  # sentence | heading | item | row | note


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph, heading, list item or note of a document, between two line breaks of its text."""

    start: int
    end: int
    role: str  # body | heading | item | footnote | contents | table | caption
    size: float = 0.0
    is_bold: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One document of a file (a file that is no bundle holds one): clean text, and its way back to the page.

    In `text` the lines of a paragraph are joined by a space and words broken at a line end are whole; blocks are
    separated by a line break, the cells of a table row by a tab. Every offset of every stage counts in this text.
    """

    id: str
    sha256: str
    part: int
    text: str
    kind: str = "overig"
    title: str | None = None
    organisation: str | None = None
    body: str | None = None
    period: str | None = None
    published: str | None = None
    begins: str = ""
    begins_with_fragment: bool = False
    page_first: int | None = None
    page_last: int | None = None
    pages: tuple[Page, ...] = field(default=(), repr=False)
    anchors: tuple[Anchor, ...] = field(default=(), repr=False)
    blocks: tuple[Block, ...] = field(default=(), repr=False)
    tables: tuple[Table, ...] = field(default=(), repr=False)
    sections: tuple[Section, ...] = field(default=(), repr=False)
    marks: tuple[Mark, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a finding stands. `boxes` are `(page, x0, top, x1, bottom)`, one per printed line."""

    document: str
    page: int | None
    start: int
    end: int
    boxes: tuple[tuple[int, float, float, float, float], ...] = ()
    table: int | None = None
    row: int | None = None
    column: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A quantity that the document states: what is counted, how many, when, where."""

    place: Place
    quote: str
    rule: str
    confidence: float
    printed: str
    value: Decimal | None = None
    unit: str = "count"
    step: Decimal | None = None  # the last printed digit: 0.1, 1, 1000
    what: str | None = None
    category: str | None = None
    indicator: str | None = None
    organisation: str | None = None
    unit_of_organisation: str | None = None
    period: str | None = None
    qualifier: str = "exact"
    role: str = "level"
    compared_with: str | None = None
    source: str = "prose"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """Something a body or person with authority decided, adopted, approved, appointed, advised or put off."""

    place: Place
    quote: str
    rule: str
    confidence: float
    decision: str
    decider: str | None = None
    kind: str = "besluit"
    decided_on: str | None = None
    topic: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """Something that somebody is to do, promised to do, or was advised or asked to do."""

    place: Place
    quote: str
    rule: str
    confidence: float
    action: str
    kind: str = "actiepunt"
    owner: str | None = None
    deadline_text: str | None = None
    deadline: str | None = None
    status: str = "onbekend"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """A passage that bears on a legal duty."""

    place: Place
    quote: str
    rule: str
    confidence: float
    obligation: str
    strength: str  # states | partly | denies


Finding = Figure | Decision | Action | Proof
