"""Documents with structure of their own: Markdown, HTML and DOCX."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

import docx
import docx.opc.exceptions
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser, LexborNode

from pipeline.errors import UnreadableFile
from pipeline.readers.text import decoded
from pipeline.records import Cell, Line, Page, Table

MOST_UNPACKED = 200_000_000  # bytes; a DOCX that unpacks to more is a bomb
SPACES = re.compile(r"\s+")
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
BLOCKS = (*HEADINGS, "p", "li", "table", "blockquote", "pre", "dt", "dd", "figcaption")


def read_markdown(content: bytes) -> list[Page]:
    """One page with the headings, paragraphs, items and tables of a Markdown text."""
    rendered = MarkdownIt("commonmark", {"html": False}).enable("table").render(_without_comments(decoded(content)))
    return [Page(number=1, items=tuple(_html_items(rendered)))]


def read_html(content: bytes) -> list[Page]:
    """One page with the headings, paragraphs, items and tables of a web page; menus and scripts left out."""
    return [Page(number=1, items=tuple(_html_items(decoded(content))))]


def _without_comments(text: str) -> str:
    return re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL)


def _html_items(html: str) -> Iterator[Line | Table]:
    tree = LexborHTMLParser(html)
    tree.strip_tags(["script", "style", "nav", "noscript", "template", "svg", "head"])
    body = tree.body
    if body is None:
        return
    for node in body.traverse():
        if node.tag == "table" and not _inside(node, ("table",)):
            yield from _html_table(node)
        elif node.tag in BLOCKS and node.tag != "table" and not _inside(node, ("table",)):
            text = _own_text(node)
            if text:
                yield Line(text=_prefix(node) + text, role=_html_role(node.tag or ""))
    if not any(node.tag in BLOCKS for node in body.traverse()):
        text = SPACES.sub(" ", body.text(separator=" ")).strip()
        if text:
            yield Line(text=text)


def _inside(node: LexborNode, tags: tuple[str, ...]) -> bool:
    parent = node.parent
    while parent is not None:
        if parent.tag in tags:
            return True
        parent = parent.parent
    return False


def _own_text(node: LexborNode) -> str:
    """The words of a block without those of the blocks inside it."""
    pieces: list[str] = []
    for child in node.iter(include_text=True):
        if child.tag in (*BLOCKS, "ul", "ol"):
            continue
        pieces.append("\n" if child.tag == "br" else (child.text(deep=True) or ""))
    return SPACES.sub(" ", "".join(pieces)).strip()


def _prefix(node: LexborNode) -> str:
    if node.tag != "li" or node.parent is None or node.parent.tag != "ol":
        return "• " if node.tag == "li" else ""
    number = 1
    sibling = node.prev
    while sibling is not None:
        number += sibling.tag == "li"
        sibling = sibling.prev
    return f"{number}. "


def _html_role(tag: str) -> str:
    return "heading" if tag in HEADINGS else "item" if tag == "li" else "body"


def _html_table(node: LexborNode) -> Iterator[Table]:
    rows: list[tuple[Cell | None, ...]] = []
    header_rows = 0
    for row in node.css("tr"):
        cells: list[Cell | None] = []
        tags = []
        for cell in row.iter():
            if cell.tag not in ("td", "th"):
                continue
            tags.append(cell.tag)
            text = SPACES.sub(" ", cell.text(separator=" ")).strip()
            cells.append(Cell(lines=(Line(text=text),) if text else ()))
            span = cell.attributes.get("colspan") or "1"
            cells += [None] * (min(int(span), 50) - 1 if span.isdigit() else 0)
        if cells:
            header_rows += header_rows == len(rows) and all(tag == "th" for tag in tags)
            rows.append(tuple(cells))
    while rows and not any(cell and cell.lines for cell in rows[0]):
        rows, header_rows = rows[1:], max(0, header_rows - 1)
    if rows:
        yield Table(page=None, rows=tuple(rows), header_rows=header_rows, is_ruled=True)


def read_docx(content: bytes) -> list[Page]:
    """One page with the paragraphs and tables of a Word document, in order.

    Raises:
        UnreadableFile: no DOCX, damaged, or one that unpacks to more than 200 MB.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            if sum(entry.file_size for entry in package.infolist()) > MOST_UNPACKED:
                raise UnreadableFile("the document unpacks to more than 200 MB; it is not opened")
        document = docx.Document(io.BytesIO(content))
    except (zipfile.BadZipFile, docx.opc.exceptions.PackageNotFoundError, KeyError, ValueError) as error:
        raise UnreadableFile(f"the file is no Word document, or damaged ({str(error)[:80]})") from error
    return [Page(number=1, items=tuple(_docx_items(document)))]


def _docx_items(document: Any) -> Iterator[Line | Table]:
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            yield from _docx_table(block)
            continue
        text = SPACES.sub(" ", block.text).strip()
        if text:
            style = (block.style.name or "").lower() if block.style is not None else ""
            yield Line(text=text, role=_docx_role(block, style), is_bold=_is_bold(block))


def _docx_role(paragraph: Any, style: str) -> str:
    if style.startswith(("heading", "kop", "title", "titel")):
        return "heading"
    if style.startswith("toc") or style.startswith("inhopg"):
        return "contents"
    properties = paragraph._p.pPr
    if "list" in style or "lijst" in style or (properties is not None and properties.numPr is not None):
        return "item"
    if _is_bold(paragraph) and len(paragraph.text.split()) <= 12 and not paragraph.text.rstrip().endswith("."):
        return "heading"
    return "body"


def _is_bold(paragraph: Any) -> bool:
    runs = [run for run in paragraph.runs if run.text.strip()]
    return bool(runs) and all(run.bold for run in runs)


def _docx_table(table: Any) -> Iterator[Table]:
    rows: list[tuple[Cell | None, ...]] = []
    for row in table.rows:
        seen: set[Any] = set()
        cells: list[Cell | None] = []
        for cell in row.cells:
            if cell._tc in seen:
                cells.append(None)
                continue
            seen.add(cell._tc)
            lines = [SPACES.sub(" ", paragraph.text).strip() for paragraph in cell.paragraphs]
            cells.append(Cell(lines=tuple(Line(text=line) for line in lines if line)))
        rows.append(tuple(cells))
    if rows:
        yield Table(page=None, rows=tuple(rows), is_ruled=True)
