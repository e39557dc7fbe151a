"""Minutes set in a table: the cells that hold running text, as blocks of prose with their points and labels apart."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from models.grammar.fields import head_field
from models.grammar.parties import known_names
from models.sentences import sentences as cut_sentences
from pipeline.decisions.rulings.itemfields import fields_of
from pipeline.decisions.rulings.marginnotes import noted_texts
from pipeline.meeting import Meeting
from pipeline.records import Block, Cell, Document, Sentence, Table

FEWEST_WORDS = 12  # of a cell with running text
SHARE = 0.5  # of the rows of a table that must have such a cell, or a heading beside it
BULLET = re.compile(r"(?:^|(?<=\s))(?:[•❖▪◦\uf0b7\uf0a7]|[–-](?=\s+[A-ZÀ-Þ]))\s*(?=\S)")
LABEL = re.compile(
    r"\b(?:(?:Nieuwe|Directe|Openstaande|Gemaakte) )?(?:[Aa]cties?|[Aa]ctiepunten|[Aa]fspraken|[Aa]anbevelingen"
    r"|[Bb]esluit(?:en)?|[Tt]oezeggingen|[Vv]ervolgstappen)\b[^.:;?]{0,40}:$"
)
NUMBER = re.compile(r"(?:\d{1,2}[a-z]?|[IVX]{1,4}|[a-z])?[.)]?")
FEWEST_BESIDE_NUMBER = 5  # words of a cell beside the number of its agenda item
TITLE = re.compile(  # a title of every agenda before what was said under it
    r"\s*(?:Opening|Welkom|Mededelingen|Ingekomen stukken|Notulen|Actiepunten|Actielijst|Rondvraag|Wat verder ter tafel"
    r" komt|W\.?v\.?t\.?t\.?k\.?|Sluiting|Afsluiting)[.:]?\s+(?=[A-ZÀ-Þ])"
)
LONGEST_TITLE = 8  # words before the first bullet of a cell


def unfolded(document: Document, sentences: Sequence[Sentence]) -> tuple[Document, Sequence[Sentence]]:
    """The document and its sentences with the running text in tables read as prose; both as they were without any."""
    cells = list(_blocks(document))
    if not cells:
        return document, sentences
    rows = [block for block in document.blocks if block.role != "table" or not _holds(block, cells)]
    blocks = tuple(sorted([*rows, *cells], key=lambda block: (block.start, block.end)))
    more = [one for block in cells for one in _sentences(document, block)]
    return replace(document, blocks=blocks), sorted([*sentences, *more], key=lambda one: (one.start, one.end))


def _blocks(document: Document) -> Iterable[Block]:
    pages = sorted((block.start, block) for block in document.blocks)
    starts = [start for start, _ in pages]
    for table in document.tables:
        for cell in _prose_cells(table, document.text):
            frame = pages[max(0, bisect_right(starts, cell.start) - 1)][1]
            for start, end, role in _parts(document.text[cell.start : cell.end]):
                yield replace(frame, start=cell.start + start, end=cell.start + end, role=role)


def _prose_cells(table: Table, text: str) -> list[Cell]:
    """The cells with running text: of fields, of a column of what was said, or of a table of two or three columns."""
    width = max((len(row) for row in table.rows), default=0)
    cells = [cell for row in table.rows for cell in row if cell is not None and cell.start >= 0]
    long = [cell for cell in cells if _is_prose(cell.text)]
    if fields := fields_of(table):
        alone = [row for row in ([cell for cell in row if cell and cell.text] for row in table.rows) if len(row) == 1]
        beside = [field.text for field in fields if len(field.text.text.split()) >= FEWEST_BESIDE_NUMBER]
        return [*beside, *(row[0] for row in alone if row[0] in long)]
    if noted := noted_texts(table, known_names(text), Meeting()):
        return [cell for cell, _ in noted if len(cell.text.split()) >= FEWEST_BESIDE_NUMBER]
    told = _told_columns(table)
    if width > 3 and told:
        return [cell for row in table.rows[1:] for at, cell in enumerate(row) if at in told and cell in long]
    if width == 2 and _is_numbered(table):
        return [cell for cell in cells if len(cell.text.split()) >= FEWEST_BESIDE_NUMBER]
    if not 1 < width <= 3 or len(long) < SHARE * len(table.rows) / 2:
        return []
    return long


def _told_columns(table: Table) -> set[int]:
    """The columns of a table of agenda items that hold what was said of each: «Bespreking»."""
    heads = table.rows[0] if table.rows else ()
    return {at for at, cell in enumerate(heads) if cell is not None and head_field(cell.text) == "said"}


def _is_numbered(table: Table) -> bool:
    """Minutes with the numbers of the agenda beside them: the first column holds nothing else."""
    firsts = [row[0].text.strip() for row in table.rows if row and row[0] is not None]
    return any(firsts) and all(NUMBER.fullmatch(text) for text in firsts)


def _is_prose(text: str) -> bool:
    return len(text.split()) >= FEWEST_WORDS and bool(BULLET.search(text) or re.search(r"[a-zà-ÿ)][.:;]\s", text))


def _parts(text: str) -> Iterable[tuple[int, int, str]]:
    """The stretches between bullets; a label that ends one («Acties:») stands apart as a block of its own."""
    marks = [match.start() for match in BULLET.finditer(text)]
    title = TITLE.match(text)
    edges = sorted({0, *([title.end()] if title else []), *marks, len(text)})
    for first, last in itertools.pairwise(edges):
        part = text[first:last].rstrip()
        is_title = first == 0 and last < len(text) and len(part.split()) <= LONGEST_TITLE
        role = "item" if first in marks else "heading" if is_title else "body"
        label = LABEL.search(part)
        if label and label.start() > 0:
            yield first, first + len(part[: label.start()].rstrip()), role
            yield first + label.start(), first + len(part), "body"
        elif part.strip():
            yield first, first + len(part), role


def _holds(row: Block, cells: list[Block]) -> bool:
    return any(row.start <= cell.start < row.end for cell in cells)


def _sentences(document: Document, block: Block) -> Iterable[Sentence]:
    kind = block.role if block.role in {"item", "heading"} else "sentence"
    for start, end in cut_sentences(document.text[block.start : block.end], block.start):
        yield Sentence(
            document=document.id, number=0, section=0, start=start, end=end, text=document.text[start:end], kind=kind
        )
