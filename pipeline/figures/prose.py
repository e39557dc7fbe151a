"""The figures of the prose: sentences, headings and list items of a document → Figure."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from models import build
from models.amounts import Amount
from models.counts.scene import Counted, Memory, may_count
from models.figures import figures
from pipeline.dating import Frame, frame_of, iso, period_of
from pipeline.figures.countlists import CountList, count_lists, figures_of_list
from pipeline.figures.flattables import flat_tables
from pipeline.figures.indicators import indicator_of
from pipeline.figures.topics import heading_period, with_topic
from pipeline.normalise import number
from pipeline.place import cut
from pipeline.records import Document, Figure, Sentence

MEETINGS = frozenset({"verslag overleg"})  # each heading is an item with a subject of its own
DIVIDES = re.compile(r"\W*(?:(?:daar|hier)van|van (?:deze|die|hen))\b", re.I)
TILE = re.compile(r"(?:€\s?)?\d(?:[\d.,]*\d)?\s?%?\s(?=[A-ZÀ-Þ][a-zà-ÿ]{2})")
AS_EXACT_AS_WORDS = Decimal(5)  # percent: «één op de drie» may be 31 or 35
SOURCE_BY_KIND = {"item": "list", "row": "table"}


def figures_in_prose(document: Document, prose: Iterable[Sentence]) -> Iterator[Figure]:
    """The figures that the sentences state, in order; neither redaction codes nor
    tables of which only the text is left are read as prose. What the next sentence divides («Daarvan …») is a total."""
    last: list[Figure] = []
    for sentence, found in _by_sentence(document, prose):
        if found and last and DIVIDES.match(sentence.text):
            last = [_as_total(last[0]), *last[1:]]
        yield from last
        last = found
    yield from last


def _as_total(figure: Figure) -> Figure:
    is_plain = figure.unit == "count" and figure.role == "level" and figure.value != 0
    return replace(figure, role="total") if is_plain else figure


def _by_sentence(document: Document, prose: Iterable[Sentence]) -> Iterator[tuple[Sentence, list[Figure]]]:
    """Each sentence that may count with its figures."""
    nlp, memory, section, frame = build(), Memory(), -1, frame_of(document)
    starts = [block.start for block in document.blocks]
    titles = {section.number: section.title for section in document.sections}
    sections = {section.number: section for section in document.sections} if document.kind in MEETINGS else {}
    flat = [(table.start, table.end) for table in flat_tables(document)]
    told = list(prose)
    lists, skipped = count_lists(told), 0
    for at, sentence in enumerate(told):
        if at < skipped:
            continue
        if any(start < sentence.end and sentence.start < end for start, end in flat) or _is_running(document, sentence):
            continue
        if sentence.section != section:
            memory, section = Memory(heading=heading_period(titles.get(sentence.section))), sentence.section
        if listed := lists.get(at):
            found = list(_of_list(document, listed, memory, frame))
            if found:
                yield sentence, found
                skipped = at + len(listed.points)
                continue
        block = bisect_right(starts, sentence.start)
        text = _as_counted(sentence, _without_codes(document, sentence))
        doc = nlp.make_doc(text) if may_count(text) else None
        if doc is not None:
            doc._.memory, doc._.block = memory, block
            nlp(doc)
        source = SOURCE_BY_KIND.get(sentence.kind, "prose")
        counted = doc._.figures if doc is not None else ()
        named = [replace(one, what=with_topic(one.what, sections.get(sentence.section))) for one in counted]
        read = [figure_of(document, sentence.start, sentence.end, one, frame=frame, source=source) for one in named]
        yield sentence, [figure for figure in read if figure]
        memory.recent = (*memory.recent[-3:], text)


def _as_counted(sentence: Sentence, text: str) -> str:
    """«38 Vertrouwenspersonen» on a tile of an infographic counts them; in a line of text 38 would number a title."""
    tile = TILE.match(text) if sentence.kind == "item" else None
    return f"{text[: tile.end()]}{text[tile.end()].lower()}{text[tile.end() + 1 :]}" if tile else text


def _of_list(document: Document, listed: CountList, memory: Memory, frame: Frame) -> Iterator[Figure]:
    """The figures of a list of counts, each of the part that its point names."""

    def read(text: str) -> list[Counted]:
        return figures(text, replace(memory, measured=dict(memory.measured)))

    for sentence, counted in figures_of_list(listed, read, memory.head or memory.what):
        made = figure_of(document, sentence.start, sentence.end, counted, frame=frame, source="list")
        if made is not None:
            yield made


def _is_running(document: Document, sentence: Sentence) -> bool:
    """The title of the document with the number of the page."""
    title = " ".join((document.title or "").split())
    return (
        bool(title)
        and re.fullmatch(rf"{re.escape(title.rstrip('0123456789 '))}\W*\d{{1,3}}", sentence.text) is not None
    )


def figure_of(
    document: Document, start: int, end: int, counted: Counted, *, frame: Frame, source: str
) -> Figure | None:
    """The record of a counted amount, its quote the passage given; None where the printed number has no value."""
    value = value_of(counted.amount)
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
        indicator=indicator_of(counted.what, counted.category, counted.amount.unit, counted.role),
        organisation=document.organisation,
        unit_of_organisation=document.body,
        period=period_of(counted, frame),
        qualifier=counted.amount.qualifier,
        role=counted.role,
        compared_with=iso(counted.compared, frame, is_past=True),
        source=source,
    )


def value_of(amount: Amount) -> tuple[Decimal, Decimal | None] | None:
    """The value and the last printed digit of the amount; of a share in words as exact as words are."""
    if amount.worth is not None:
        return amount.worth, AS_EXACT_AS_WORDS
    found = number(amount.number)
    if found is None or amount.factor == 1:
        return found
    value = found[0] * amount.factor
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value, (
        None if found[1] is None else (found[1] * amount.factor).normalize()
    )


def _without_codes(document: Document, sentence: Sentence) -> str:
    """The sentence with its redaction codes blanked, at the same length."""
    text = sentence.text
    for mark in document.marks:
        if mark.kind == "code" and mark.start < sentence.end and sentence.start < mark.end:
            first, last = max(0, mark.start - sentence.start), min(len(text), mark.end - sentence.start)
            text = text[:first] + " " * (last - first) + text[last:]
    return text
