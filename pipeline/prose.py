"""The figures of the prose: sentences, headings and list items of a document → Figure."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from models.figures import figures
from models.scene import Counted, Memory
from pipeline.normalise import iso, number, period
from pipeline.place import cut
from pipeline.records import Document, Figure, Sentence

SOURCE_BY_KIND = {"item": "list", "heading": "infographic", "row": "table"}


def figures_in_prose(document: Document, prose: Iterable[Sentence]) -> Iterator[Figure]:
    """The figures that the sentences state, in order; what is between the edges of a redaction code is not read."""
    memory, section = Memory(), -1
    starts = [block.start for block in document.blocks]
    for sentence in prose:
        if sentence.section != section:
            memory, section = Memory(), sentence.section
        block = bisect_right(starts, sentence.start)
        text = _without_codes(document, sentence)
        for counted in figures(text, memory, kind=sentence.kind, block=block):
            figure = figure_of(document, sentence.start, sentence.end, counted, source=SOURCE_BY_KIND.get(sentence.kind, "prose"))
            if figure:
                yield figure


def figure_of(document: Document, start: int, end: int, counted: Counted, *, source: str) -> Figure | None:
    """The record of a counted amount, its quote the passage given; None where the printed number has no value."""
    value = number(counted.amount.number)
    if value is None:
        return None
    place, quote = cut(document, start, end)
    return Figure(
        place=place,
        quote=quote,
        rule=counted.rule,
        confidence=counted.confidence,
        printed=counted.amount.number,
        value=value[0],
        step=value[1],
        unit=counted.amount.unit,
        what=counted.what or None,
        category=counted.category,
        organisation=document.organisation,
        unit_of_organisation=document.body,
        period=period(counted, document.period),
        qualifier=counted.amount.qualifier,
        role=counted.role,
        compared_with=iso(counted.compared, document.period),
        source=source,
    )


def _without_codes(document: Document, sentence: Sentence) -> str:
    """The sentence with its redaction codes blanked, at the same length."""
    text = sentence.text
    for mark in document.marks:
        if mark.kind == "code" and mark.start < sentence.end and sentence.start < mark.end:
            first, last = max(0, mark.start - sentence.start), min(len(text), mark.end - sentence.start)
            text = text[:first] + " " * (last - first) + text[last:]
    return text
