"""Files that were made to do harm, small on disk and large or endless once opened."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable

import docx

WORDS = "In 2022 waren er 14 meldingen van pesten."
TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
PARAGRAPH = f"<w:p><w:r><w:t>{WORDS}</w:t></w:r></w:p>"


def docx_of(body: str | bytes, *, before: str = "") -> bytes:
    """A Word document with this XML as its body, and `before` in front of its first element."""
    head = f'<?xml version="1.0"?>{before}<w:document {WORD}><w:body>'.encode()
    inside = body.encode() if isinstance(body, str) else body
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", TYPES)
        package.writestr("_rels/.rels", RELATIONS)
        package.writestr("word/document.xml", head + inside + b"</w:body></w:document>")
    return target.getvalue()


def docx_with_media(megabytes: int) -> bytes:
    """A good Word document with a picture that unpacks to so much."""
    target = io.BytesIO()
    document = docx.Document()
    document.add_paragraph(WORDS)
    document.save(target)
    with zipfile.ZipFile(target, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/media/image1.png", b"\0" * (megabytes * 1_000_000))
    return target.getvalue()


def pdf_of_objects(*objects: str | bytes, root: int = 1) -> bytes:
    """A PDF of these objects, numbered from 1, with a right table of where they are."""
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, one in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + (one.encode("latin-1") if isinstance(one, str) else one) + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n".encode()
    out += "".join(f"{place:010} 00000 n \n" for place in places).encode()
    out += f"trailer\n<< /Size {len(places) + 1} /Root {root} 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def stream(content: bytes, keys: str = "", *, times: int = 1) -> bytes:
    """A stream, packed so many times over."""
    for _ in range(times):
        content = zlib.compress(content, 9)
    filters = " ".join(["/FlateDecode"] * times)
    return f"<< /Length {len(content)} /Filter [{filters}] {keys} >>\nstream\n".encode() + content + b"\nendstream"


CATALOG = "<< /Type /Catalog /Pages 2 0 R >>"
FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
SHOWN = f"BT /F1 12 Tf 72 700 Td ({WORDS}) Tj ET".encode()
RESOURCES = "/Resources << /Font << /F1 5 0 R >> >>"
PAGE = f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R {RESOURCES} >>"


def pdf_with_pages(count: int) -> bytes:
    """Every page the same one."""
    kids = " ".join(["3 0 R"] * count)
    return pdf_of_objects(CATALOG, f"<< /Type /Pages /Count {count} /Kids [{kids}] >>", PAGE, stream(SHOWN), FONT)


def pdf_that_counts_wrong(count: int) -> bytes:
    """One page, and a count of many."""
    return pdf_of_objects(CATALOG, f"<< /Type /Pages /Count {count} /Kids [3 0 R] >>", PAGE, stream(SHOWN), FONT)


def pdf_with_loop() -> bytes:
    """A tree of pages that holds itself, and a page after it."""
    return pdf_of_objects(CATALOG, "<< /Type /Pages /Count 9 /Kids [2 0 R 3 0 R] >>", PAGE, stream(SHOWN), FONT)


def pdf_nested(depth: int) -> bytes:
    """A page below so many branches of the tree."""
    tree = [f"<< /Type /Pages /Count 1 /Kids [{6 + number} 0 R] >>" for number in range(depth)]
    return pdf_of_objects(
        CATALOG, "<< /Type /Pages /Count 1 /Kids [6 0 R] >>", PAGE, stream(SHOWN), FONT, *tree[:-1],
        "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
    )  # fmt: skip


def pdf_with_arrays(depth: int) -> bytes:
    """An array in an array in an array."""
    page = PAGE.replace("/Contents", f"/Odd {'[' * depth}{']' * depth} /Contents")
    return pdf_of_objects(CATALOG, "<< /Type /Pages /Count 1 /Kids [3 0 R] >>", page, stream(SHOWN), FONT)


def pdf_with_forms(wide: int, deep: int) -> bytes:
    """Forms that each draw the next so many times: wide to the power of deep drawings."""
    forms = [
        stream(
            b"/X Do " * wide if number < deep - 1 else SHOWN,
            f"/Type /XObject /Subtype /Form /BBox [0 0 595 842] "
            f"/Resources << /XObject << /X {7 + number} 0 R >> /Font << /F1 5 0 R >> >>",
        )
        for number in range(deep)
    ]
    page = PAGE.replace("/Font", "/XObject << /X 6 0 R >> /Font")
    pages = "<< /Type /Pages /Count 1 /Kids [3 0 R] >>"
    return pdf_of_objects(CATALOG, pages, page, stream(SHOWN + b" /X Do"), FONT, *forms)


def pdf_with_form_of_itself() -> bytes:
    """A form that draws itself."""
    form = stream(b"/X Do", "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >>")
    page = PAGE.replace("/Font", "/XObject << /X 6 0 R >> /Font")
    pages = "<< /Type /Pages /Count 1 /Kids [3 0 R] >>"
    return pdf_of_objects(CATALOG, pages, page, stream(SHOWN + b" /X Do"), FONT, form)


def pdf_with_picture(side: int, *, is_there: bool) -> bytes:
    """A page that is a picture of side × side pixels, packed twice; or with almost none of its pixels there."""
    row = b"\xff" * (side // 8)
    pixels = row * side if is_there else row
    keys = f"/Type /XObject /Subtype /Image /Width {side} /Height {side} /ColorSpace /DeviceGray /BitsPerComponent 1"
    picture = stream(pixels, keys, times=2)
    page = PAGE.replace("/Font", "/XObject << /X 6 0 R >> /Font")
    pages = "<< /Type /Pages /Count 1 /Kids [3 0 R] >>"
    return pdf_of_objects(CATALOG, pages, page, stream(b"q 595 0 0 842 0 0 cm /X Do Q"), FONT, picture)


def pdf_with_bomb(megabytes: int) -> bytes:
    """A page whose few bytes of drawing unpack to so much, packed twice."""
    content = SHOWN + b"\n" + b"0 0 1 1 re f\n" * (megabytes * 1_000_000 // 13)
    pages = "<< /Type /Pages /Count 1 /Kids [3 0 R] >>"
    return pdf_of_objects(CATALOG, pages, PAGE, stream(content, times=2), FONT)


def pdf_of_size(width: float, height: float) -> bytes:
    """A page of so many points."""
    page = PAGE.replace("595 842", f"{width:g} {height:g}")
    return pdf_of_objects(CATALOG, "<< /Type /Pages /Count 1 /Kids [3 0 R] >>", page, stream(SHOWN), FONT)


def html_nested(depth: int, tag: str = "div") -> bytes:
    return (f"<{tag}>{WORDS}" * depth).encode()


def html_of_tables(depth: int) -> bytes:
    return ("<table><tr><td>" * depth + WORDS).encode()


MADE: dict[str, Callable[[], bytes]] = {
    "bom.docx": lambda: docx_with_media(300),
    "xml-bom.docx": lambda: docx_of(b"<w:p/>" * 30_000_000),
    "diep.docx": lambda: docx_of("<w:sdt><w:sdtContent>" * 5_000 + PARAGRAPH + "</w:sdtContent></w:sdt>" * 5_000),
    "tabellen.docx": lambda: docx_of("<w:tbl><w:tr><w:tc>" * 3_000 + PARAGRAPH + "</w:tc></w:tr></w:tbl>" * 3_000),
    "veel-cellen.docx": lambda: docx_of(
        "<w:tbl>" + '<w:tr><w:tc><w:tcPr><w:gridSpan w:val="100000"/></w:tcPr><w:p/></w:tc></w:tr>' * 50 + "</w:tbl>"
    ),
    "lachen.docx": lambda: docx_of(
        PARAGRAPH.replace(WORDS, "&j;"),
        before='<!DOCTYPE x [<!ENTITY a "ha">'
        + "".join(f'<!ENTITY {b} "{f"&{a};" * 20}">' for a, b in zip("abcdefghi", "bcdefghij", strict=True))
        + "]>",
    ),
    "bladzijden.pdf": lambda: pdf_with_pages(100_000),
    "telt-verkeerd.pdf": lambda: pdf_that_counts_wrong(1_000_000_000),
    "telt-min.pdf": lambda: pdf_that_counts_wrong(-5),
    "lus.pdf": pdf_with_loop,
    "diep.pdf": lambda: pdf_nested(20_000),
    "rijen.pdf": lambda: pdf_with_arrays(200_000),
    "vormen.pdf": lambda: pdf_with_forms(2_000, 4),
    "vorm-in-zichzelf.pdf": pdf_with_form_of_itself,
    "gigapixel.pdf": lambda: pdf_with_picture(60_000, is_there=True),
    "leeg-gigapixel.pdf": lambda: pdf_with_picture(2_000_000, is_there=False),
    "tekenbom.pdf": lambda: pdf_with_bomb(400),
    "reuzenblad.pdf": lambda: pdf_of_size(1e9, 1e9),
    "nulblad.pdf": lambda: pdf_of_size(0, 0),
    "diep.html": lambda: html_nested(100_000),
    "lijsten.html": lambda: html_nested(50_000, "ul"),
    "vet.html": lambda: html_nested(100_000, "b"),
    "tabellen.html": lambda: html_of_tables(5_000),
    "breed.html": lambda: b"<table>" + b"<tr><td colspan=9999 rowspan=9999>14" * 3_000,
    "diep.md": lambda: (">" * 20_000 + WORDS + "\n" + "- " * 20_000 + WORDS).encode(),
    "haken.md": lambda: b"[" * 50_000 + b"](" * 50_000 + b"*_`" * 50_000,
    "lange-regel.txt": lambda: b"In 2022 waren er 14 meldingen " * 300_000,
    "cijfers.txt": lambda: b"1 2 3 4.5,6 7% " * 200_000,
    "een-getal.txt": lambda: b"Er waren " + b"9" * 2_000_000 + b" meldingen in 2022.\n",
    "haakjes.txt": lambda: b"((((((((((" * 100_000,
    "koppen.txt": lambda: b"\n\n1. A\n\n" * 100_000,
    "tabs.txt": lambda: b"a\t1   2   3\n" * 100_000,
    "nullen.txt": lambda: b"\0" * 1_000_000,
}
