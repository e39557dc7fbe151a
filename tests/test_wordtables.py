"""Tables of words in the ways that documents set them: rules cell by cell, under the head only, shaded, or none at all."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from pages import pages_of, paragraph, pdf_of, rows, tables, texts

HEAD = ("Nr", "Actie", "Wie", "Wanneer", "Status")
ROWS = [
    ("1", "Overzicht van alle ligplaatsen over het eerste halfjaar opstellen en delen", "P. Mast", "1 mei", "loopt"),
    ("2", "Loodsplan indienen", "MvE", "juni", "gereed"),
    ("3", "Nagaan of het tarief voor alle steigers gelijk kan zijn", "Havenkantoor", "na overleg met de raad", "open"),
    ("4", "Bellen met de verhuurder", "secretaris", "z.s.m.", ""),
    ("5", "Enquête over de nieuwe vaartijden uitzetten onder schippers en loodsen", "OR", "–", "vervallen"),
]
STYLES = {
    "rules cell by cell": "td,th{border-bottom:.6pt solid #888}",
    "rules above the cells": "td,th{border-top:.6pt solid #888}",
    "dotted": "td,th{border-bottom:1pt dotted #888}",
    "bands": "tr:nth-child(even) td{background:#eee}",
    "head shaded": "th{background:#036;color:#fff}",
    "head underlined": "th{border-bottom:1pt solid #000}",
    "nothing": "",
    "upright rules": "td,th{border-left:.5pt solid #000;border-right:.5pt solid #000}",
    "frame": "table{border:.8pt solid #000}",
    "white lines": "td{background:#eee;border-bottom:1.5pt solid #fff}",
}
PAGE = (
    "<style>@page{{size:A4;margin:2cm}} body{{font:10pt Liberation Sans}} table{{width:100%;border-collapse:collapse}}"
    "td,th{{text-align:left;vertical-align:top;padding:2.5pt 5pt}} {style}</style><h1>Verslag havenoverleg</h1>"
    "<p>De voorzitter opent het overleg om tien uur en heet iedereen welkom; de agenda blijft zoals zij is.</p>"
    "<h2>Actielijst</h2><table>{rows}</table><p>De voorzitter sluit het overleg en dankt allen voor de inbreng.</p>"
)


@pytest.mark.parametrize(("style", "columns"), [*itertools.product(STYLES, [(0, 1, 2, 3, 4), (1, 2, 3)])])
def test_rows_of_words_are_read_cell_by_cell(style: str, columns: tuple[int, ...], tmp_path: Path) -> None:
    weasyprint = pytest.importorskip("weasyprint", reason="WeasyPrint is an extra")
    lines = [
        "<tr>" + "".join(f"<{tag}>{row[at]}</{tag}>" for at in columns) + "</tr>"
        for tag, row in [("th", HEAD), *(("td", row) for row in ROWS)]
    ]
    path = tmp_path / "haven.pdf"
    weasyprint.HTML(string=PAGE.format(style=STYLES[style], rows="".join(lines))).write_pdf(path)
    (page,) = pages_of(path.read_bytes())
    assert tables(page) == [[[row[at] for at in columns] for row in [HEAD, *ROWS]]]


def test_page_of_prose_between_heads_has_no_table() -> None:
    pieces = [
        *rows([72, 300], 100, "Actie|Wie"),
        *paragraph(72, 120, "De haven heeft in dit jaar een plan gemaakt dat over de hele\nbreedte van de bladzijde loopt."),
    ]  # fmt: skip
    (page,) = pages_of(pdf_of(pieces))
    assert tables(page) == []
    assert any("De haven heeft" in text for text in texts(page))


def test_margin_of_a_letter_is_no_table() -> None:
    pieces = [*rows([72, 400], 100, "Toelichting|Datum", "|29-05-2020", "x De kust is lang|Onze referentie")]
    (page,) = pages_of(pdf_of(pieces))
    assert tables(page) == []


def test_numbers_under_one_rule_are_not_one_cell() -> None:
    xs = (72.0, 250.0, 330.0, 400.0)
    rules = [(a, y, b, y) for y in (104.0, 150.0, 168.0) for a, b in itertools.pairwise(xs)]
    pieces = rows([76, 254, 334], 100, "Kosten|2021|2022")
    pieces += rows([76, 254, 334], 118, "Steigers die vernieuwd|140|150", "Kranen|12|9", "Bruggen|31|35", step=13)
    pieces += rows([76, 254, 334], 164, "Totaal|183|194")
    (page,) = pages_of(pdf_of(pieces, rules=rules))
    assert [row for row in tables(page)[0] if row[0] == "Kranen"] == [["Kranen", "12", "9"]]


@pytest.mark.parametrize("style", ["nothing", "head shaded", "rules cell by cell"])
def test_table_without_a_second_head_goes_on_over_the_page(style: str, tmp_path: Path) -> None:
    weasyprint = pytest.importorskip("weasyprint", reason="WeasyPrint is an extra")
    many = [(str(n), f"{row[1]} deel {n}", *row[2:]) for n, row in enumerate(ROWS * 7, 1)]
    lines = [
        "<tr>" + "".join(f"<{tag}>{cell}</{tag}>" for cell in row) + "</tr>"
        for tag, row in [("th", HEAD), *(("td", row) for row in many)]
    ]
    path = tmp_path / "haven.pdf"
    style = STYLES[style] + " tr{page-break-inside:avoid} td:nth-child(2){width:40%}"
    weasyprint.HTML(string=PAGE.format(style=style, rows="".join(lines))).write_pdf(path)
    pages = pages_of(path.read_bytes())
    assert len(pages) > 1
    assert [row for page in pages for table in tables(page) for row in table] == [[*row] for row in [HEAD, *many]]


@pytest.mark.parametrize("width", range(26, 36))  # at some the first column ends at the space behind «Tabel»
def test_caption_right_above_a_table_is_no_row_of_it(width: int, tmp_path: Path) -> None:
    weasyprint = pytest.importorskip("weasyprint", reason="WeasyPrint is an extra")
    lines = [
        "<tr>" + "".join(f"<{tag}>{cell}</{tag}>" for cell in row) + "</tr>"
        for tag, row in [("th", HEAD), *(("td", row) for row in ROWS)]
    ]
    path = tmp_path / "haven.pdf"
    style = "th{background:#036;color:#fff} td{border-bottom:.6pt solid #888} h2{font-size:10pt;margin:0 0 1pt}"
    style += f" table{{table-layout:fixed}} th:first-child{{width:{width - 10}pt}}"
    page = PAGE.format(style=style, rows="".join(lines)).replace("Actielijst", "Tabel 9 – Plan voor de haven")
    weasyprint.HTML(string=page).write_pdf(path)
    (read,) = pages_of(path.read_bytes())
    assert tables(read) == [[[*row] for row in [HEAD, *ROWS]]]
