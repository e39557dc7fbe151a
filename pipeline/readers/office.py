"""Documents with structure of their own: Markdown, HTML and DOCX."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Container, Iterable, Iterator
from typing import Any

import docx
import docx.opc.exceptions
from docx.oxml.ns import qn
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser, LexborNode

from pipeline.errors import UnreadableFile
from pipeline.readers.encodings import decoded
from pipeline.records import Cell, Line, Page, Table

BROKEN_WORD = (  # what python-docx lets through; lxml's syntax errors are SyntaxErrors
    zipfile.BadZipFile,
    docx.opc.exceptions.PackageNotFoundError,
    SyntaxError,
    zlib.error,
    EOFError,
    KeyError,
    ValueError,
    AttributeError,
    NotImplementedError,
)
MOST_UNPACKED = 200_000_000  # bytes; a DOCX that unpacks to more is a bomb
SPACES = re.compile(r"\s+")
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
LAYOUT = "ul ol tr td th div section article main aside header footer address details summary form fieldset body"
BLOCKS = (*HEADINGS, "p", "li", "blockquote", "pre", "dt", "dd", "figcaption", "caption", *LAYOUT.split())
MOST_SPAN = 200  # columns or rows over which a cell may reach


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
    begun: set[int] = set()  # list items of which the first words are written
    counts: dict[int, int] = {}  # how many items of each list are written
    for found in _html_blocks(tree.body):
        if isinstance(found, Table):
            yield found
            continue
        node, text = found
        item = _nearest(node, ("li",))
        if (node.tag or "") in HEADINGS:
            yield Line(text=text, role="heading")
        elif item is not None and item.mem_id not in begun:
            begun.add(item.mem_id)
            yield Line(text=_prefix(item, counts) + text, role="item")
        else:
            yield Line(text=text)


def _html_blocks(body: LexborNode | None) -> Iterator[Table | tuple[LexborNode, str]]:
    """The tables, and the words of each block with the node that holds them, in order."""
    if body is None:
        return
    tables = {table.mem_id for table in body.css("table") if _is_data(table)}
    node: LexborNode | None = None
    pieces: list[str] = []
    for child in body.traverse(include_text=True):
        if child.tag not in ("-text", "br", "table") or _is_in_table(child, tables):
            continue
        holder = _nearest(child, BLOCKS)
        if node is not None and (child.tag == "table" or holder is None or holder.mem_id != node.mem_id):
            if text := SPACES.sub(" ", "".join(pieces)).strip():
                yield node, text
            pieces = []
        if child.mem_id in tables:
            yield from _html_table(child)
        node = holder
        pieces.append((child.text(deep=False) or "") if child.tag == "-text" else "\n")
    if node is not None and (text := SPACES.sub(" ", "".join(pieces)).strip()):
        yield node, text


def _nearest(node: LexborNode, tags: tuple[str, ...]) -> LexborNode | None:
    """The node itself or the closest one around it with one of these tags."""
    here: LexborNode | None = node
    while here is not None and here.tag not in tags:
        here = here.parent
    return here


def _is_in_table(node: LexborNode, tables: Container[int]) -> bool:
    table = _nearest(node.parent, ("table",)) if node.parent is not None else None
    return table is not None and table.mem_id in tables


def _is_data(table: LexborNode) -> bool:
    """Whether a table holds data; one around other tables, or of one column, only lays out the page."""
    rows = table.css("tr")
    holds_only_itself = len(table.css("table")) == 1
    return holds_only_itself and any(len(_cells_of(row)) > 1 for row in rows)


def _cells_of(row: LexborNode) -> list[LexborNode]:
    return [cell for cell in row.iter() if cell.tag in ("td", "th")]


def _prefix(item: LexborNode, counts: dict[int, int]) -> str:
    """«3. » or a bullet; the item is counted in `counts`."""
    listed = item.parent
    if listed is None or listed.tag != "ol":
        return "• "
    start = listed.attributes.get("start") or ""
    before = int(start) - 1 if start.isdecimal() and len(start) < 5 else 0
    counts[listed.mem_id] = counts.get(listed.mem_id, before) + 1
    return f"{counts[listed.mem_id]}. "


def _html_table(node: LexborNode) -> Iterator[Table]:
    rows: list[tuple[Cell | None, ...]] = []
    header_rows = 0
    below: dict[int, int] = {}  # column → how many more rows a cell above reaches down
    for row in node.css("tr"):
        found = _cells_of(row)
        cells = _html_row(found, below)
        if cells:
            header_rows += bool(found) and header_rows == len(rows) and all(cell.tag == "th" for cell in found)
            rows.append(tuple(cells))
    while rows and not any(cell and cell.lines for cell in rows[0]):
        rows, header_rows = rows[1:], max(0, header_rows - 1)
    if rows:
        yield Table(page=None, rows=tuple(rows), header_rows=header_rows, is_ruled=True)


def _html_row(found: Iterable[LexborNode], below: dict[int, int]) -> list[Cell | None]:
    """The cells of a row; None where a cell from the left or from above reaches."""
    cells: list[Cell | None] = []

    def fill() -> None:
        while below.get(len(cells)):
            below[len(cells)] -= 1
            cells.append(None)

    for node in found:
        fill()
        text = SPACES.sub(" ", node.text(separator=" ")).strip()
        cell: Cell | None = Cell(lines=(Line(text=text),) if text else ())
        for _ in range(_span(node, "colspan")):
            below[len(cells)] = _span(node, "rowspan") - 1
            cells.append(cell)
            cell = None
    fill()
    return cells


def _span(node: LexborNode, name: str) -> int:
    printed = node.attributes.get(name) or "1"
    return max(1, min(int(printed), MOST_SPAN)) if printed.isdecimal() and len(printed) < 5 else 1


def read_docx(content: bytes) -> list[Page]:
    """One page with the paragraphs and tables of a Word document, in order.

    Raises:
        UnreadableFile: no DOCX, damaged, or one that unpacks to more than 200 MB.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            if sum(entry.file_size for entry in package.infolist()) > MOST_UNPACKED:
                raise UnreadableFile("het document is uitgepakt groter dan 200 MB en wordt niet geopend")
        items = tuple(_docx_items(docx.Document(io.BytesIO(content))))  # python-docx parses some parts when asked for
    except BROKEN_WORD as error:
        raise UnreadableFile(f"het bestand is geen Word-document, of beschadigd ({str(error)[:80]})") from error
    return [Page(number=1, items=items)]


def _docx_items(document: Any) -> Iterator[Line | Table]:
    body = document.element.find(qn("w:body"))
    for block in _docx_blocks(body, document) if body is not None else ():
        if isinstance(block, WordTable):
            yield from _docx_table(block)
            continue
        text = _docx_text(block)
        if text:
            style = (block.style.name or "").lower() if block.style is not None else ""
            yield Line(text=text, role=_docx_role(block, style), is_bold=_is_bold(block))


def _docx_blocks(parent: Any, document: Any) -> Iterator[Paragraph | WordTable]:
    """The paragraphs and tables in order, those in content controls (a front page, a table of contents) too."""
    for child in parent.iterchildren():
        if child.tag == qn("w:p"):
            yield Paragraph(child, document._body)
        elif child.tag == qn("w:tbl"):
            yield WordTable(child, document._body)
        elif child.tag == qn("w:sdt") and (content := child.find(qn("w:sdtContent"))) is not None:
            yield from _docx_blocks(content, document)


def _docx_text(paragraph: Paragraph) -> str:
    """The words of a paragraph as they show when all changes are accepted."""
    pieces = paragraph._p.xpath(".//w:r/*[self::w:t or self::w:tab or self::w:br or self::w:noBreakHyphen]")
    shown = [
        (piece.text or "") if piece.tag == qn("w:t") else "-" if piece.tag == qn("w:noBreakHyphen") else " "
        for piece in pieces
        if not any(one.tag == qn("w:txbxContent") for one in piece.iterancestors())
        and not _is_hidden(piece.getparent())
    ]
    return SPACES.sub(" ", "".join(shown)).strip()


def _is_hidden(run: Any) -> bool:
    """Whether nobody sees the words of a run: hidden text, or dark words in black, which some take for a redaction."""
    vanish = run.xpath("./w:rPr/w:vanish")
    if vanish and vanish[0].get(qn("w:val")) not in ("0", "false", "off"):
        return True
    is_black = bool(run.xpath("./w:rPr/w:highlight[@w:val='black']"))
    colour = next(iter(run.xpath("./w:rPr/w:color/@w:val")), "auto").lower()
    if run.xpath("./w:rPr/w:shd[@w:fill='000000']"):  # automatic words turn white on it
        return colour == "000000"
    return is_black and colour in ("auto", "000000")


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
    seen: set[Any] = set()  # python-docx gives a merged cell again in every column and row it reaches
    for row in table.rows:
        cells: list[Cell | None] = []
        for cell in row.cells:
            if cell._tc in seen:
                cells.append(None)
                continue
            seen.add(cell._tc)
            lines = [_docx_text(paragraph) for paragraph in cell.paragraphs]
            cells.append(Cell(lines=tuple(Line(text=line) for line in lines if line)))
        rows.append(tuple(cells))
    if rows:
        yield Table(page=None, rows=tuple(rows), is_ruled=True)
