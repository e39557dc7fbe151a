"""Split a file into the documents it holds: a Woo bundle has many, most files one."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.compose import compose
from pipeline.intake.progress import begins
from pipeline.parts import describe, period
from pipeline.parts.borders import is_border, is_separator, is_title
from pipeline.parts.kinds import kind_of
from pipeline.parts.organisations import organisation_of
from pipeline.readers.furniture import set_apart_in_text
from pipeline.records import Document, Line, Page, Source, Table

BEGINS_WORDS = 12
MOST_WORDS_IN_HEAD = 5


def split(source: Source) -> list[Document]:
    """The documents of a file in order, each with its own text, sections and tables; parts count from 1.

    A part's organisation is the one its own words name, else the one the whole file names most.

    Example:
        >>> from pipeline.read import read
        >>> [document.kind for document in split(read("corpus/samples/woo-bundel-2023.pdf"))][-1]
        'raadsmededeling'
    """
    parts = [pages for pages in _parts(source) if any(page.items for page in pages)] or [list(source.pages)]
    documents = [_named(_document(source, part, pages)) for part, pages in enumerate(parts, 1)]
    shared = organisation_of(documents)
    return [_described(document, shared) for document in documents]


def _parts(source: Source) -> list[list[Page]]:
    parts: list[list[Page]] = []
    pages = list(_stretches(source))
    for page in set_apart_in_text(pages) if source.media == "text" else pages:
        begins()
        if parts and not is_border(parts[-1], page):
            parts[-1].append(page)
        else:
            parts.append([page])
    return parts or [[]]


def _stretches(source: Source) -> Iterator[Page]:
    """The pages; of text without pages, the stretches that may have been pages or documents of their own."""
    if source.has_pages or source.media != "text":
        yield from source.pages
        return
    for page in source.pages:
        held: list[Line] = []
        for item in page.items:
            last = held[-1] if held and isinstance(held[-1], Line) else None
            if last is not None and isinstance(item, Line) and _may_begin(last, item):
                yield replace(page, items=tuple(held))
                held = []
            held.append(item)  # type: ignore[arg-type]
        yield replace(page, items=tuple(held))


def _may_begin(last: Line, line: Line) -> bool:
    return line.starts_page or is_separator(last) or (line.role == "heading" and is_title(line))


def _document(source: Source, part: int, pages: Sequence[Page]) -> Document:
    pages = [replace(page, items=tuple(_without_separators(page))) for page in pages]
    if not source.has_pages:
        pages = [Page(number=1, items=tuple(item for page in pages for item in page.items))]
    made = compose(pages)
    numbers = [page.number for page in pages] if source.has_pages else []
    opening = made.text.split()[:BEGINS_WORDS]
    return Document(
        id=hashlib.sha256(f"{source.sha256}:{part}".encode()).hexdigest()[:16],
        sha256=source.sha256,
        part=part,
        text=made.text,
        begins=" ".join(opening),
        begins_with_fragment=_begins_with_fragment(made.text),
        page_first=min(numbers, default=None),
        page_last=max(numbers, default=None),
        pages=tuple(pages),
        anchors=tuple(made.anchors),
        blocks=tuple(made.blocks),
        tables=tuple(made.tables),
        sections=tuple(made.sections),
        marks=tuple(made.marks),
    )


def _begins_with_fragment(text: str) -> bool:
    """Whether the end of a sentence comes first; a few words in small letters above a capital are a letterhead."""
    first, _, rest = text.lstrip().partition("\n")
    is_head = len(first.split()) <= MOST_WORDS_IN_HEAD and not first.rstrip().endswith((".", ",", ";", ":"))
    return first[:1].islower() and not (is_head and rest.lstrip()[:1].isupper())


def _without_separators(page: Page) -> Iterator[Line | Table]:
    return (item for item in page.items if not (isinstance(item, Line) and is_separator(item)))


def _named(document: Document) -> Document:
    named = replace(document, title=describe.title_of(document))
    named = replace(named, kind=kind_of(named))
    return replace(named, body=describe.body_of(named))


def _described(document: Document, shared: str | None) -> Document:
    return replace(
        document,
        organisation=organisation_of([document]) or shared,
        period=period.period_of(document),
        published=describe.published_of(document),
    )
