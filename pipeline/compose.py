"""Pages put together to one clean text: paragraphs whole, broken words joined, tables stitched, the way back kept."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from pipeline.readers.layout import ITEM, NUMBERED_HEADING, runs_on_elsewhere
from pipeline.readers.points import pointed
from pipeline.records import Anchor, Block, Cell, Line, Mark, Page, Section, Table
from pipeline.stitch import stitched

SUSPENDED = re.compile(
    r"(?:en|of|dan wel|c\.q\.|tot|als|and|resp\.?|respectievelijk|maar|noch)\b|[/,;)]", re.IGNORECASE
)
KEEPS_HYPHEN = re.compile(r"(?:^|[\s(])(?:[a-z]|[A-Z0-9&]+|\d+|niet|non|oud|ex|anti|semi|vice)-$|[/@.]\S*-$")
CAPTION = re.compile(r"(?:Tabel|Figuur|Grafiek|Overzicht|Diagram|Schema)\s*\d*\s*[.:–-]?", re.IGNORECASE)
MOST_WORDS_IN_HEADING = 24  # more is a lead paragraph in bold
MOST_FLOATS = 6  # items that may stand between the two halves of a sentence: a table, its title, a footnote
ASIDE = ("footnote",)
Item = Line | Table


@dataclass(slots=True)
class Composed:
    """A document's text and everything that points into it; offsets count in `text`."""

    text: str = ""
    anchors: list[Anchor] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)


def compose(pages: Sequence[Page]) -> Composed:
    """The text of these pages without headers and footers; every printed character keeps its place."""
    items = [
        item
        for page in pages
        for item in page.items
        if not (isinstance(item, Line) and item.role in ("header", "footer", "axis"))
    ]
    items = stitched(items)
    writer = _Writer(_words(items))
    for group in pointed(_groups(items)):
        if isinstance(group, Table):
            writer.write_table(group)
        else:
            writer.write_block(group)
    composed = writer.finished()
    composed.sections = list(_sections(composed))
    loose = [mark for page in pages for mark in page.marks]
    composed.marks = sorted([*composed.marks, *loose], key=lambda mark: (mark.start, mark.end, mark.kind))
    return composed


# --- paragraphs


def _groups(items: Sequence[Item]) -> Iterator[list[Line] | Table]:
    """Blocks and tables in order; what stands between the halves of a broken sentence comes after it."""
    todo = list(items)
    open_block: list[Line] = []
    at = 0
    while at < len(todo):
        item = todo[at]
        if isinstance(item, Line) and open_block and _joins(open_block[-1], item):
            open_block.append(item)
            at += 1
            continue
        if open_block and (there := _continuation(open_block, todo, at)) is not None:
            end = there + 1
            while end < len(todo) and isinstance(todo[end], Line) and not todo[end].starts_block:  # type: ignore[union-attr]
                end += 1
            todo[at:end] = [*todo[there:end], *todo[at:there]]
            open_block.append(todo[at])  # type: ignore[arg-type]
            at += 1
            continue
        if open_block:
            yield open_block
            open_block = []
        if isinstance(item, Table):
            yield item
        else:
            open_block = [item]
        at += 1
    if open_block:
        yield open_block


def _joins(previous: Line, line: Line) -> bool:
    if not line.starts_block:
        return True
    if previous.role in ASIDE or line.role in ASIDE or "contents" in (previous.role, line.role):
        return False
    return _stands_elsewhere(previous, line) and runs_on_elsewhere(previous, line)


def _stands_elsewhere(previous: Line, line: Line) -> bool:
    """Whether the line begins another column or page than the line before it."""
    if previous.page != line.page:
        return True
    if previous.box is None or line.box is None:
        return line.starts_page
    return line.box[1] < previous.box[1] - 2


def _continuation(block: Sequence[Line], items: Sequence[Item], at: int) -> int | None:
    """Where the sentence that this block leaves open goes on behind floats: tables, their titles, notes."""
    last = block[-1]
    if last.role in ("heading", "contents", *ASIDE) or last.box is None or re.search(r"[.:;!?][)”’\"'»]*$", last.text):
        return None
    for there in range(at, min(at + MOST_FLOATS, len(items))):
        item = items[there]
        if isinstance(item, Table) or item.role in ASIDE or CAPTION.match(item.text) or not item.starts_block:
            continue
        if there == at:
            return None if item.role == "body" else _continuation_after_title(block, items, at)
        is_open = item.text[:1].islower() and item.role == "body" and _stands_elsewhere(last, item)
        return there if is_open else None
    return None


def _continuation_after_title(block: Sequence[Line], items: Sequence[Item], at: int) -> int | None:
    """The same, behind the title of a picture: a heading that no text of its own follows."""
    for there in range(at + 1, min(at + 1 + MOST_FLOATS, len(items))):
        item = items[there]
        if isinstance(item, Table) or item.role in (*ASIDE, "heading"):
            continue
        is_open = item.text[:1].islower() and item.role == "body" and item.starts_block
        return there if is_open and not ITEM.match(item.text) and _stands_elsewhere(block[-1], item) else None
    return None


def _words(items: Iterable[Item]) -> set[str]:
    """Words that stand whole somewhere in the text, lower case: they tell how a broken word is written."""
    words: set[str] = set()
    for item in items:
        if isinstance(item, Line):
            words.update(word.strip(".,;:()'\"«»“”‘’").lower() for word in item.text.split()[:-1])
    return words


# --- writing


class _Writer:
    """Grows the text, and with every piece the anchors, blocks and marks that point into it."""

    def __init__(self, words: set[str]) -> None:
        self.words = words
        self.pieces: list[str] = []
        self.size = 0
        self.made = Composed()

    def finished(self) -> Composed:
        self.made.text = "".join(self.pieces).rstrip("\n")
        return self.made

    def write_block(self, lines: Sequence[Line]) -> None:
        start = self.size
        self._write_lines(lines)
        first = lines[0]
        if first.role == "heading" and sum(len(line.text.split()) for line in lines) > MOST_WORDS_IN_HEADING:
            first = replace(first, role="body")
        role = (
            "caption"
            if CAPTION.match(first.text) and len(first.text.split()) < 25 and first.role != "body"
            else first.role
        )
        self.made.blocks.append(Block(start=start, end=self.size, role=role, size=first.size, is_bold=first.is_bold))
        self._add("\n")

    def write_table(self, table: Table) -> None:
        start = self.size
        rows = []
        for row in table.rows:
            cells: list[Cell | None] = []
            row_start = self.size
            for number, cell in enumerate(row):
                if number:
                    self._add("\t")
                if cell is None:
                    cells.append(None)
                    continue
                cell_start = self.size
                self._write_lines(cell.lines)
                cells.append(replace(cell, text=self._since(cell_start), start=cell_start, end=self.size))
            rows.append(tuple(cells))
            if self.size > row_start:
                self.made.blocks.append(Block(start=row_start, end=self.size, role="table"))
            self._add("\n")
        self.made.tables.append(replace(table, rows=tuple(rows), start=start, end=max(start, self.size - 1)))

    def _since(self, start: int) -> str:
        taken, size = [], self.size
        for piece in reversed(self.pieces):
            if size <= start:
                break
            taken.append(piece)
            size -= len(piece)
        return "".join(reversed(taken))[start - size :] if taken else ""

    def _write_lines(self, lines: Sequence[Line]) -> None:
        for number, line in enumerate(lines):
            after = lines[number + 1].text if number + 1 < len(lines) else None
            text, glue = joint(line.text, after, self.words)
            self._anchor(line, len(text))
            self._add(text)
            if after is not None:
                self._add(glue)

    def _anchor(self, line: Line, length: int) -> None:
        if line.box is not None and line.edges is not None and length:
            self.made.anchors.append(
                Anchor(
                    start=self.size,
                    end=self.size + length,
                    page=line.page,
                    top=line.box[1],
                    bottom=line.box[3],
                    edges=array("f", line.edges[: 2 * length]),
                )
            )
        elif line.page is not None and length:
            self.made.anchors.append(Anchor(start=self.size, end=self.size + length, page=line.page))
        for mark in line.marks:
            start, end = self.size + min(mark.start, length), self.size + min(mark.end, length)
            self.made.marks.append(replace(mark, start=start, end=end, page=line.page))

    def _add(self, text: str) -> None:
        if text:
            self.pieces.append(text)
            self.size += len(text)


def joint(text: str, after: str | None, words: set[str]) -> tuple[str, str]:
    """A line as it goes into the text before the line `after`, and what stands between the two.

    A hyphen at the line end is dropped where it only broke the word; it stays in «pest- en discriminatie», in
    «e-mail» and where the word is found with its hyphen elsewhere in the text (`words`).
    """
    if after is None or not text.endswith(("-", "\u00ad", "\ufffe")):
        return text.replace("\u00ad", "-") if text.endswith("\u00ad") else text, " "
    stem = text[:-1]
    head = after.lstrip().split(" ", 1)[0]
    if not stem or stem[-1].isspace() or (not text.endswith("\ufffe") and SUSPENDED.match(after.lstrip())):
        return f"{stem}-", " "
    before = stem.rsplit(" ", 1)[-1].lstrip("(«“‘'\"").lower()
    tail = head.strip(".,;:()'\"«»“”‘’").lower()
    if f"{before}-{tail}" in words and before + tail not in words:
        return f"{stem}-", ""
    if not head[:1].islower() or KEEPS_HYPHEN.search(f"{stem}-"):
        return f"{stem}-", "" if head[:1].isalnum() else " "
    return stem, ""


# --- sections


def _sections(composed: Composed) -> Iterator[Section]:
    headings = [block for block in composed.blocks if block.role == "heading"]
    sizes = sorted({block.size for block in headings}, reverse=True)
    if not headings or headings[0].start > 0:
        first = headings[0].start if headings else len(composed.text)
        yield Section(number=0, title=None, start=0, end=first, body_start=0, level=1)
    for number, block in enumerate(headings, 1):
        end = headings[number].start if number < len(headings) else len(composed.text)
        title = composed.text[block.start : block.end]
        yield Section(
            number=number,
            title=title,
            start=block.start,
            end=end,
            body_start=min(block.end + 1, end),
            level=_level(title, sizes.index(block.size) + 1),
            kind=_section_kind(title),
        )


def _level(title: str, by_size: int) -> int:
    numbered = NUMBERED_HEADING.match(title) and re.match(r"\d+(?:\.\d+)*", title)
    return numbered[0].count(".") + 1 if numbered else min(by_size, 4)


def _section_kind(title: str) -> str:
    if re.match(r"inhoud(?:sopgave)?\b", title, re.IGNORECASE):
        return "contents"
    return "annex" if re.match(r"bijlagen?\b", title, re.IGNORECASE) else "body"
