"""Tiny real PDFs for tests: words placed on a page, rules, filled boxes, turned and cropped pages, locked and pictured files.

Places are points from the top left of the page as it is shown; `y` of words is their base line. Letters are
Helvetica in WinAnsi, which every PDF reader knows.

Example:
    >>> content = pdf_of([(72, 90, 10, "Jaarverslag"), (None, 3, 6, "1")])  # a raised digit behind the words
    >>> content[:5]
    b'%PDF-'
"""

from __future__ import annotations

import io
from collections.abc import Collection, Iterable, Sequence

import pikepdf
import pypdfium2

from pipeline.readers.pdf import read_pdf
from pipeline.records import Document, Line, Page, Source, Table
from pipeline.split import split

A4 = (595.0, 842.0)
LEADING = 1.2  # of the letter size
Piece = tuple[float | None, float, float, str]
Rule = tuple[float, float, float, float]
Fill = tuple[float, float, float, float, float]


def pdf_of(
    pieces: Iterable[Piece],
    *,
    rules: Iterable[Rule] = (),
    fills: Iterable[Fill] = (),
    rotate: int = 0,
    size: tuple[float, float] = A4,
    bold: Collection[str] = (),
    offset: tuple[float, float] = (0.0, 0.0),
) -> bytes:
    """A PDF of one page with these pieces `(x, y, letter size, words)`, upright as shown whatever its `/Rotate` is.

    With x None the words follow the ones before, raised by y points. `rules` are drawn as thin lines, `fills` as
    boxes of a grey (0 black, 1 white). Pieces whose words are in `bold` are bold. `offset` is how far the crop box
    lies from the corner of the media box.
    """
    pdf = pikepdf.new()
    width, height = size
    sheet = (height, width) if rotate in (90, 270) else size
    dx, dy = offset
    page = pdf.add_blank_page(page_size=(sheet[0] + 2 * dx, sheet[1] + 2 * dy))
    if dx or dy:
        page.CropBox = [dx, dy, dx + sheet[0], dy + sheet[1]]
    page.Rotate = rotate
    page.Resources = pikepdf.Dictionary(
        Font=pikepdf.Dictionary(F=_font(pdf, "Helvetica"), B=_font(pdf, "Helvetica-Bold"))
    )
    drawn = [_upright(rotate, sheet, dx, dy), *_shapes(fills, rules, height), "BT", *_words(pieces, height, bold), "ET"]
    page.Contents = pdf.make_stream("\n".join(drawn).encode("cp1252"))
    return _saved(pdf)


def paragraph(x: float, y: float, text: str, *, size: float = 10, leading: float = LEADING) -> list[Piece]:
    """The lines of a text, the first with its base line at `y`."""
    return [(x, y + number * leading * size, size, line) for number, line in enumerate(text.split("\n")) if line]


def grid(xs: Sequence[float], ys: Sequence[float]) -> list[Rule]:
    """The rules of a table with these edges."""
    return [(xs[0], y, xs[-1], y) for y in ys] + [(x, ys[0], x, ys[-1]) for x in xs]


def rows(xs: Sequence[float], y: float, *lines: str, size: float = 10, step: float = 20) -> list[Piece]:
    """Words in columns: cells parted by |, a row every `step` points."""
    return [
        (x, y + number * step, size, cell.strip())
        for number, line in enumerate(lines)
        for x, cell in zip(xs, line.split("|"), strict=False)
        if cell.strip()
    ]


def bound(*files: bytes) -> bytes:
    """One PDF with the pages of all."""
    pdf = pikepdf.new()
    for content in files:
        with pikepdf.open(io.BytesIO(content)) as one:
            pdf.pages.extend(one.pages)
    return _saved(pdf)


def locked(content: bytes, password: str) -> bytes:
    """The PDF encrypted, so that it opens with this password only."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        target = io.BytesIO()
        pdf.save(target, encryption=pikepdf.Encryption(owner=password + "!", user=password))
    return target.getvalue()


def pictured(content: bytes, *, dpi: int = 200, tilt: float = 0.0) -> bytes:
    """The first page as a scan: a picture without text, turned by `tilt` degrees."""
    pdf = pypdfium2.PdfDocument(content)
    image = pdf[0].render(scale=dpi / 72, grayscale=True).to_pil()
    pdf.close()
    target = io.BytesIO()
    image.rotate(tilt, fillcolor=255, resample=3).save(target, "PDF", resolution=dpi)
    return target.getvalue()


def pages_of(*files: bytes) -> list[Page]:
    """The pages as read, without OCR."""
    pages, _ = read_pdf(bound(*files) if len(files) > 1 else files[0], with_ocr=False)
    return pages


def documents_of(*files: bytes) -> list[Document]:
    """The documents in these pages."""
    return split(Source(path="proef.pdf", sha256="0" * 64, bytes=1, media="pdf", pages=tuple(pages_of(*files))))


def texts(page: Page, *roles: str) -> list[str]:
    """The lines of a page outside its tables, of these roles only if any are given."""
    return [line.text for line in page.lines if not roles or line.role in roles]


def cells(table: Table) -> list[list[str | None]]:
    """The words of a table, row by row; None for a cell that is merged away."""
    return [[None if cell is None else _shown(cell.lines) for cell in row] for row in table.rows]


def tables(page: Page) -> list[list[list[str | None]]]:
    """The words of each table of a page."""
    return [cells(item) for item in page.items if isinstance(item, Table)]


def _shown(lines: Sequence[Line]) -> str:
    return " ".join(line.text for line in lines)


def _font(pdf: pikepdf.Pdf, name: str) -> pikepdf.Object:
    return pdf.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.Type1,
            BaseFont=pikepdf.Name("/" + name),
            Encoding=pikepdf.Name.WinAnsiEncoding,
        )
    )


def _upright(rotate: int, sheet: tuple[float, float], dx: float, dy: float) -> str:
    """The matrix that lays the page as shown, origin bottom left, on the sheet that is turned clockwise to be shown."""
    width, height = sheet
    matrix = {
        0: (1, 0, 0, 1, dx, dy),
        90: (0, 1, -1, 0, dx + width, dy),
        180: (-1, 0, 0, -1, dx + width, dy + height),
        270: (0, -1, 1, 0, dx, dy + height),
    }[rotate]
    return " ".join(f"{value:g}" for value in matrix) + " cm"


def _words(pieces: Iterable[Piece], height: float, bold: Collection[str]) -> Iterable[str]:
    for x, y, size, words in pieces:
        shown = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        place = f"{y:g} Ts" if x is None else f"0 Ts 1 0 0 1 {x:g} {height - y:g} Tm"
        yield f"/{'B' if words in bold else 'F'} {size:g} Tf {place} ({shown}) Tj"


def _shapes(fills: Iterable[Fill], rules: Iterable[Rule], height: float) -> Iterable[str]:
    for x0, top, x1, bottom, grey in fills:
        yield f"{grey:g} g {x0:g} {height - bottom:g} {x1 - x0:g} {bottom - top:g} re f 0 g"
    for x0, top, x1, bottom in rules:
        yield f"0.5 w {x0:g} {height - top:g} m {x1:g} {height - bottom:g} l S"


def _saved(pdf: pikepdf.Pdf) -> bytes:
    target = io.BytesIO()
    pdf.save(target, deterministic_id=True)
    return target.getvalue()
