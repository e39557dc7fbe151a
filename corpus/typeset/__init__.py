"""Sets the sample texts in `corpus/sources` as the PDFs of `corpus/samples` and the text layers of `corpus/texts`.

Run as `python -m corpus.typeset`. The same source gives the same bytes, with the same WeasyPrint and fonts (Liberation
and DejaVu). How a page looks stands in typeset.css. A source is front matter between two lines `---` (the keys are the
fields of `FrontMatter` in source.py) and a body in Markdown:

    # ## ###                  headings; the first level spans the columns
    *italic* **bold**         a backslash before a sign takes away its meaning; two spaces at a line's end break it
    [^1]                      footnote; its text in a line `[^1]: …`; labels are the numbers printed
    [[lak:12]]                a redaction 12 characters wide, without words
    [[code:5.1.2.e]]          a redaction with its code printed in it
    - ❖ o 1. a)               list items; a second level by two spaces of indent
    | a | b |                 table; a line |---|---:| below the first row; <br> breaks a line in a cell
    {table: ruled}            before a table: ruled | borderless | zebra, then widths=3,1,1 spans=yes repeat=no
                              caption="…" (spans: a cell `<` joins the one to its left, `^` the one above)
    {keyfigures}              before a table label | value: large numbers in a coloured band; its header is left out
    {signature} {agenda: 4}   before a signature's lines; before the heading of an agenda item
    {columns: 2} {pagebreak}  from here on
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
from weasyprint import CSS, HTML

from corpus.typeset.markup import page_html, page_rules
from corpus.typeset.scan import scanned
from corpus.typeset.source import FrontMatter, Source, fail, read

STYLE = Path(__file__).with_name("typeset.css")
HEADER, FOOTER = 60, 45  # points; above and below these stand the running header and the page number


def typeset(sources: Path, samples: Path, texts: Path) -> list[Path]:
    """The files made, in order: a PDF per source that is no part of a bundle, and its text layer where asked for.

    Raises:
        BadCorpus: a source cannot be set; the message names file and line.
    """
    source_by_name = {path.stem: read(path) for path in sorted(sources.glob("*.md"))}
    bundled = {part for source in source_by_name.values() for part in source.front.parts}
    written = []
    for name, source in source_by_name.items():
        if name in bundled:
            continue
        for part in source.front.parts:
            if part not in source_by_name or source_by_name[part].front.parts:
                fail(source.path, 1, f"part '{part}' is not a source that can be bundled; add {part}.md or take it out")
        pdf = _joined([_pdf(source_by_name[part]) for part in source.front.parts or [name]])
        (samples / f"{name}.pdf").write_bytes(pdf)
        written.append(samples / f"{name}.pdf")
        if source.front.text:
            (texts / f"{name}.txt").write_text(text_layer(pdf, source.front), "utf-8", newline="\n")
            written.append(texts / f"{name}.txt")
    return written


def _pdf(source: Source) -> bytes:
    styles = [CSS(filename=STYLE), CSS(string=page_rules(source.front))]
    pdf: bytes = HTML(string=page_html(source)).write_pdf(stylesheets=styles)
    return scanned(pdf) if source.front.scan else pdf


def _joined(pdfs: Sequence[bytes]) -> bytes:
    """The pages of all in one file; one file stays as it is."""
    if len(pdfs) == 1:
        return pdfs[0]
    stream = BytesIO()
    with pikepdf.new() as bundle:
        for pdf in pdfs:
            with pikepdf.open(BytesIO(pdf)) as part:
                bundle.pages.extend(part.pages)
        bundle.save(stream, deterministic_id=True)
    return stream.getvalue()


def text_layer(pdf: bytes, front: FrontMatter) -> str:
    """The words of a PDF as its reader gives them, line by line, a form feed between pages unless switched off."""
    text = ("\f" if front.formfeeds else "").join(_page_texts(pdf))
    return text.replace("\n", "\n\n") if front.doublespaced else text


def _page_texts(pdf: bytes) -> Iterator[str]:
    """Per page the running header, the body and the page number, in that order, as from most readers."""
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            words, height = page.get_textpage(), page.get_height()
            bands = [(height - HEADER, height), (FOOTER, height - HEADER), (0, FOOTER)]
            texts = [words.get_text_bounded(bottom=bottom, top=top).strip() for bottom, top in bands]
            text = "\n".join(text for text in texts if text).replace("\r\n", "\n")
            # PDFium gives the hyphen of a cut word as U+0002 or U+FFFE without the line's end, and breaks at a raised 1
            yield re.sub("[\x02\ufffe]", "-\n", text).replace("\n ", " ") + "\n"
