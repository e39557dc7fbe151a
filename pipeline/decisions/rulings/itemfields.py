"""Which fields set out an item: a label and its text a row, one above the other, or as the heads of columns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from models.grammar.fields import TELLS, field_of, head_field
from pipeline.records import Block, Cell, Document, Table

MARKED = re.compile(  # in a cell of both: «Besluit: …», «A JP: …»
    r"(?:^|(?<=\s))(?:(?P<decided>B|Besluit(?:en)?)|(?P<task>A|AP|Actie(?:punt)?(?:en)?))\s?[:.=–-]\s*(?=\S)"
)
MOST_COLUMNS = 2  # filled cells of a row
LONGEST_LABEL, LONGEST_TEXT = 30, 400  # characters
NUMBERED = re.compile(r"\d{1,2}(?:\.\d{1,2})*[.)]?\s")  # a title of the agenda


@dataclass(frozen=True, slots=True)
class Field:
    """A field of an item: what it tells (`role`), its label, and the cell with its text."""

    role: str
    label: Cell
    text: Cell


def fields_of(one: Table) -> list[Field]:
    """The fields of a table that has a label and its text a row; empty for any other table.

    A table below the heads of its columns («Onderwerp | Besluit») has none.
    """
    rows = [[cell for cell in row if cell is not None and cell.text.strip()] for row in one.rows]
    if not rows or any(len(row) > MOST_COLUMNS for row in rows):
        return []
    pairs = [row for row in rows if len(row) == MOST_COLUMNS]
    found = [Field(role, label, text) for label, text in pairs if (role := field_of(label.text))]
    if not TELLS.intersection(field.role for field in found) or any(field_of(field.text.text) for field in found):
        return []
    return found if len({field.role for field in found}) > 1 or _is_titled(rows) else []


def _is_titled(rows: Sequence[Sequence[Cell]]) -> bool:
    """The one field stands below a row with a title, or below what was said of it."""
    return len(rows) > 1 and len(rows[0]) == 1


def fields_below_heads(one: Table) -> list[list[Field]]:
    """The fields of each row of a table with columns of decisions and of tasks that also say who and by when.

    Without such columns, or with one of who or when alone, which make it a list of actions: nothing.
    """
    heads = [head_field(cell.text) if cell is not None else None for cell in one.rows[0]] if one.rows else []
    is_both = "mixed" in heads
    if {"who", "when"}.intersection(heads) or not (
        is_both or ("task" in heads and {"decided", "concluded"}.intersection(heads))
    ):
        return []
    return [
        [
            field
            for role, cell in zip(heads, row, strict=False)
            if role and cell is not None and cell.start >= 0 and cell.text.strip()
            for field in (_marked(cell) if role == "mixed" else [Field(role, cell, cell)])
        ]
        for row in one.rows[1:]
    ]


def _marked(cell: Cell) -> list[Field]:
    """The fields of a cell that tells both: «B: de pont blijft. A: kaart tekenen (JP)»; none without such marks."""
    marks = list(MARKED.finditer(cell.text))
    ends = [*(mark.start() for mark in marks[1:]), len(cell.text)]
    found = []
    for mark, end in zip(marks, ends, strict=False):
        role = "decided" if mark["decided"] else "task"
        text = cell.text[mark.end() : end].rstrip()
        label = replace(cell, text=mark.group(), start=cell.start + mark.start())
        found.append(
            Field(role, label, Cell(text=text, start=cell.start + mark.end(), end=cell.start + mark.end() + len(text)))
        )
    return found


def stacked_fields(document: Document) -> Iterable[list[Field]]:
    """Labels each alone on a line with their text right below them, as long as the next label follows."""
    blocks = [block for block in document.blocks if block.role not in {"table", "contents"}]
    found: list[Field] = []
    for number, block in enumerate(blocks):
        role = _alone(document, block)
        below = _below(document, blocks[number + 1 :]) if role else []
        if role and below:
            label = Cell(text=document.text[block.start : block.end], start=block.start, end=block.end)
            found += [Field(role, label, cell) for cell in below]
        elif found and block.start >= found[-1].text.end:
            yield found
            found = []
    if found:
        yield found


def _alone(document: Document, block: Block) -> str | None:
    """The role of a label that has its line for itself."""
    said = document.text[block.start : block.end].strip()
    return field_of(said) if len(said) <= LONGEST_LABEL else None


def _below(document: Document, blocks: Sequence[Block]) -> list[Cell]:
    """The points right below a label, or the one paragraph, that is no label itself and no title."""
    found: list[Cell] = []
    for block in blocks:
        text = document.text[block.start : block.end]
        is_title = block.role == "heading" and NUMBERED.match(text)
        if (found and block.role != "item") or len(text) > LONGEST_TEXT or is_title or _alone(document, block):
            break
        found.append(Cell(text=text, start=block.start, end=block.end))
        if block.role != "item":
            break
    return found
