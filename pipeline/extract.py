"""A document → what it says: its sentences, and the figures, decisions, actions and proofs found in them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable

from models.language import is_foreign
from models.sentences import pieces, sentences
from pipeline.decisions.outcomes import find as outcomes
from pipeline.duties.proofs import proofs
from pipeline.figures.prose import figures_in_prose
from pipeline.figures.sheets import figures_on_sheet, without_doubles
from pipeline.figures.tables import figures_in_tables
from pipeline.intake.progress import begins
from pipeline.records import Block, Document, Figure, Finding, Sentence

KIND_BY_ROLE = {"heading": "heading", "item": "item", "footnote": "note"}
UNREAD_ROLES = frozenset({"table", "contents"})

Finder = Callable[[Document, list[Sentence]], Iterable[Finding]]


def figures(document: Document, prose: list[Sentence]) -> Iterable[Figure]:
    """The figures of prose, tables and, on an infographic, of numbers beside a label; each number once."""
    sheet = list(figures_on_sheet(document, prose))
    found = [*figures_in_prose(document, prose), *figures_in_tables(document, prose)]
    return sorted([*sheet, *without_doubles(found, sheet)], key=lambda one: one.place.start) if sheet else found


FINDERS: tuple[Finder, ...] = (figures, outcomes, proofs)


def extract(document: Document) -> list[Finding]:
    """Everything the document states, finder by finder, each in order of the text; nothing where it is not Dutch."""
    prose = sentences_of(document)
    found: list[Finding] = []
    if is_foreign(sentence.text for sentence in prose):
        return found
    for finder in FINDERS:
        begins()
        found += finder(document, prose)
    return found


def sentences_of(document: Document) -> list[Sentence]:
    """The sentences of the prose in order, numbered from 1: headings, list items, notes and sentences; no tables."""
    found: list[Sentence] = []
    starts = [section.start for section in document.sections]
    for block in document.blocks:
        if block.role in UNREAD_ROLES:
            continue
        for start, end in _spans(document.text, block):
            section = document.sections[bisect_right(starts, start) - 1].number if starts and start >= starts[0] else 0
            found.append(
                Sentence(
                    document=document.id,
                    number=len(found) + 1,
                    section=section,
                    start=start,
                    end=end,
                    text=document.text[start:end],
                    kind=KIND_BY_ROLE.get(block.role, "sentence"),
                )
            )
    return found


def passages_of(document: Document) -> list[Sentence]:
    """The sentences, and after them the rows of the tables: everything that can be searched."""
    found = sentences_of(document)
    rows = [block for block in document.blocks if block.role == "table"]
    for number, block in enumerate(rows, len(found) + 1):
        text = document.text[block.start : block.end]
        found.append(
            Sentence(
                document=document.id, number=number, section=0, start=block.start, end=block.end, text=text, kind="row"
            )
        )
    return found


def _spans(text: str, block: Block) -> list[tuple[int, int]]:
    """A heading is one span; other blocks are cut into sentences."""
    if block.role == "heading":
        part = text[block.start : block.end]
        stripped = part.strip()
        begin = block.start + part.find(stripped)
        found = [(begin, begin + len(stripped))] if stripped else []
    else:
        found = sentences(text[block.start : block.end], block.start)
    return [piece for start, end in found for piece in pieces(text, start, end)]
