"""Markdown, web pages and Word documents: headings, items, tables in order; scripts and bombs left out."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from pages import cells

from pipeline.errors import UnreadableFile
from pipeline.readers.office import read_docx, read_html, read_markdown
from pipeline.records import Line, Page, Table


def shape(pages: list[Page]) -> list[tuple[str, str]]:
    """Role and words of each line, «table» for a table."""
    return [(item.role, item.text) if isinstance(item, Line) else ("table", "") for item in pages[0].items]


def table_of(pages: list[Page]) -> Table:
    return next(item for item in pages[0].items if isinstance(item, Table))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Verslag\n\nDe raad\nbesloot.", [("heading", "Verslag"), ("body", "De raad besloot.")]),
        ("- een\n- twee\n", [("item", "• een"), ("item", "• twee")]),
        ("1. een\n2. twee\n", [("item", "1. een"), ("item", "2. twee")]),
        ("- een\n  - binnen\n", [("item", "• een"), ("item", "• binnen")]),
        ("<!-- intern -->\nTekst met **nadruk**.", [("body", "Tekst met nadruk.")]),
        ("Tekst <script>x</script>", [("body", "Tekst <script>x</script>")]),
        ("", []),
    ],
)
def test_markdown(text: str, expected: list[tuple[str, str]]) -> None:
    assert shape(read_markdown(text.encode())) == expected


def test_list_that_begins_elsewhere_keeps_its_numbers() -> None:
    assert shape(read_markdown(b"4. vier\n5. vijf\n")) == [("item", "4. vier"), ("item", "5. vijf")]


def test_table_of_markdown() -> None:
    table = table_of(read_markdown(b"| Soort | 2021 |\n|---|---|\n| Pesten | 4 |\n| Agressie | |\n"))
    assert cells(table) == [["Soort", "2021"], ["Pesten", "4"], ["Agressie", ""]]
    assert table.header_rows == 1


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<h2>Verslag</h2><p>De raad<br>besloot.</p>", [("heading", "Verslag"), ("body", "De raad besloot.")]),
        ("<script>var a = 'geheim'</script><style>p{}</style><p>Zicht</p>", [("body", "Zicht")]),
        ("<p>Zicht</p><script>var a = 'geheim'</script>", [("body", "Zicht")]),
        ("<nav><p>Menu</p></nav><p>Zicht</p>", [("body", "Zicht")]),
        ("<head><title>Titel</title></head><body>Alleen tekst</body>", [("body", "Alleen tekst")]),
        ("<ul><li>een</li><li>twee <b>dik</b></li></ul>", [("item", "• een"), ("item", "• twee dik")]),
        ("<ul><li><p>in een alinea</p></li></ul>", [("item", "• in een alinea")]),
        (
            "<p>Een</p><div>Los in een vak</div><p>Twee</p>",
            [("body", "Een"), ("body", "Los in een vak"), ("body", "Twee")],
        ),
        ("<p>Budget &euro;&nbsp;12 &lt; 14</p>", [("body", "Budget € 12 < 14")]),
        ("<p>open", [("body", "open")]),
        ("", []),
    ],
)
def test_html(html: str, expected: list[tuple[str, str]]) -> None:
    assert shape(read_html(html.encode())) == expected


@pytest.mark.parametrize(
    ("html", "expected", "header_rows"),
    [
        (
            "<table><tr><th>Soort</th><th>2021</th></tr><tr><td>Pesten</td><td>4</td></tr></table>",
            [["Soort", "2021"], ["Pesten", "4"]],
            1,
        ),
        (
            "<table><tr><th>Soort</th><th colspan=2>Aantal</th></tr><tr><td>Pesten</td><td>4</td><td>5</td></tr></table>",
            [["Soort", "Aantal", None], ["Pesten", "4", "5"]],
            1,
        ),
        (
            "<table><tr><td rowspan=2>Pesten</td><td>2021</td></tr><tr><td>2022</td></tr></table>",
            [["Pesten", "2021"], [None, "2022"]],
            0,
        ),
        (
            "<table><tr><td colspan=x>Pesten</td><td><p>4</p><p>meldingen</p></td></tr></table>",
            [["Pesten", "4 meldingen"]],
            0,
        ),
    ],
)
def test_table_of_a_web_page(html: str, expected: list[list[str | None]], header_rows: int) -> None:
    table = table_of(read_html(html.encode()))
    assert cells(table) == expected
    assert table.header_rows == header_rows


def test_table_within_a_table_that_lays_out_the_page_is_read() -> None:
    inner = "<table><tr><td>Pesten</td><td>4</td></tr></table>"
    pages = read_html(f"<table><tr><td><p>Menu</p></td><td><p>Vooraf</p>{inner}</td></tr></table>".encode())
    assert shape(pages) == [("body", "Menu"), ("body", "Vooraf"), ("table", "")]
    assert cells(table_of(pages)) == [["Pesten", "4"]]


def word(make) -> list[Page]:  # type: ignore[no-untyped-def]
    document = docx.Document()
    make(document)
    target = io.BytesIO()
    document.save(target)
    return read_docx(target.getvalue())


def test_word_document_is_read_in_order() -> None:
    def make(document) -> None:  # type: ignore[no-untyped-def]
        document.add_heading("Verslag van de raad", 1)
        document.add_paragraph("De raad besloot.")
        document.add_paragraph("de brug", style="List Bullet")
        table = document.add_table(rows=2, cols=2)
        for cell, text in zip(
            (*table.rows[0].cells, *table.rows[1].cells), ("Actie", "Wie", "Plan", "bureau"), strict=True
        ):
            cell.text = text
        document.add_paragraph().add_run("Vette kop").bold = True
        document.add_paragraph().add_run("Een vette zin staat er.").bold = True

    pages = word(make)
    assert shape(pages) == [
        ("heading", "Verslag van de raad"),
        ("body", "De raad besloot."),
        ("item", "de brug"),
        ("table", ""),
        ("heading", "Vette kop"),
        ("body", "Een vette zin staat er."),
    ]
    assert cells(table_of(pages)) == [["Actie", "Wie"], ["Plan", "bureau"]]


@pytest.mark.parametrize(
    ("marks", "is_read"),
    [
        ("<w:vanish/>", False),
        ('<w:highlight w:val="black"/>', False),
        ('<w:color w:val="000000"/><w:highlight w:val="black"/>', False),
        ('<w:color w:val="000000"/><w:shd w:val="clear" w:fill="000000"/>', False),
        ('<w:vanish w:val="0"/>', True),
        ('<w:highlight w:val="yellow"/>', True),
        ('<w:color w:val="FFFFFF"/><w:highlight w:val="black"/>', True),
        ('<w:shd w:val="clear" w:fill="000000"/>', True),
        ("<w:b/>", True),
    ],
)
def test_words_that_a_word_document_hides_are_not_read(marks: str, is_read: bool) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Mevrouw ")
    run = paragraph.add_run("Zwaluwstaart ")
    run._r.get_or_add_rPr().extend(parse_xml(f"<w:rPr {nsdecls('w')}>{marks}</w:rPr>"))
    paragraph.add_run("meldde dit.")
    target = io.BytesIO()
    document.save(target)
    (line,) = read_docx(target.getvalue())[0].lines
    assert line.text == ("Mevrouw Zwaluwstaart meldde dit." if is_read else "Mevrouw meldde dit.")


def test_merged_cells_of_a_word_table_are_missing() -> None:
    def make(document) -> None:  # type: ignore[no-untyped-def]
        table = document.add_table(rows=3, cols=3)
        table.cell(0, 1).merge(table.cell(0, 2)).text = "Aantal"
        table.cell(1, 0).merge(table.cell(2, 0)).text = "Pesten"

    assert cells(table_of(word(make))) == [["", "Aantal", None], ["Pesten", "", ""], [None, "", ""]]


def zipped(**entries: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in entries.items():
            package.writestr(name.replace("__", "."), content)
    return target.getvalue()


def corrupted() -> bytes:
    document = docx.Document()
    target = io.BytesIO()
    document.save(target)
    content = bytearray(target.getvalue())
    content[400:900] = b"\x00" * 500
    return bytes(content)


def ill_formed() -> bytes:
    source, target = io.BytesIO(), io.BytesIO()
    docx.Document().save(source)
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, content[: len(content) // 2] if name == "word/document.xml" else content)
    return target.getvalue()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (zipped(brief__txt=b"hallo"), "geen Word-document"),
        (b"PK\x03\x04" + b"x" * 100, "geen Word-document"),
        (corrupted(), "geen Word-document"),
        (ill_formed(), "geen Word-document"),
    ],
    ids=["other zip", "no zip", "corrupted", "ill-formed"],
)
def test_what_is_no_word_document_is_refused(content: bytes, reason: str) -> None:
    with pytest.raises(UnreadableFile, match=reason):
        read_docx(content)


def test_zip_bomb_is_refused_unopened() -> None:
    with pytest.raises(UnreadableFile, match="200 MB"):
        read_docx(zipped(bom__xml=b"\x00" * 201_000_000))
