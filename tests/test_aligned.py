"""Tables without rules: columns by white space, and texts that only look like them."""

from __future__ import annotations

import pytest
from pages import grid, pages_of, paragraph, pdf_of, rows, tables, texts

from pipeline.readers.aligned import is_number
from pipeline.records import Line

XS = [72.0, 300.0, 380.0, 460.0]


@pytest.mark.parametrize(
    "lines",
    [
        ("Soort melding|2020|2021|2022", "Pesten|4|5|6", "Agressie|12|9|3", "Totaal|16|14|9"),
        ("Soort melding|2020|2021|2022", "Pesten|4|-|6", "Agressie|n.v.t.|9|3"),
        ("Uitgaven|2020|2021", "Personeel|€ 1.250|€ 1.300", "Scholing|€ 85|€ 90"),
        ("Dienst|aantal|deel", "Burgerzaken|14|12%", "Toezicht|9|8,5%", "Groen|120|79,5%"),
    ],
)
def test_rows_in_columns_are_a_table(lines: tuple[str, ...]) -> None:
    (page,) = pages_of(
        pdf_of(
            [
                (72, 80, 10, "De raad nam in dit jaar kennis van de onderstaande meldingen."),
                *rows(XS, 130, *lines, step=14),
            ]
        )
    )
    assert tables(page) == [[line.split("|") for line in lines]]
    assert len(texts(page)) == 1


def test_label_of_two_lines_keeps_its_row() -> None:
    pieces = rows(
        XS, 130, "Soort melding|2020|2021|2022", "Pesten|4|5|6", "Overige vormen van", "ongewenst gedrag|7|8|9", step=14
    )
    (page,) = pages_of(pdf_of(pieces))
    assert tables(page)[0][-1] == ["ongewenst gedrag", "7", "8", "9"]
    assert "Overige vormen van" in [cell for row in tables(page)[0] for cell in row]


def test_empty_cell_between_values_keeps_its_column() -> None:
    (page,) = pages_of(pdf_of(rows(XS, 130, "Soort|2020|2021|2022", "Pesten|4||6", "Agressie|12|9|3", step=14)))
    assert tables(page) == [[["Soort", "2020", "2021", "2022"], ["Pesten", "4", "", "6"], ["Agressie", "12", "9", "3"]]]


@pytest.mark.parametrize(
    "lines",
    [
        (
            "1|De voorzitter opent de vergadering om tien uur en heet allen welkom",
            "2|Het verslag wordt vastgesteld met dank aan de secretaris",
        ),
        (
            "De raad vroeg in mei ook naar de kosten van de|12",
            "brug en naar die van de weg, die volgens het|14",
            "college beide hoger zijn dan eerder dit jaar was|16",
        ),
        ("Datum|12 mei 2022", "Plaats|stadhuis", "Voorzitter|mevrouw De Graaf"),
        ("Totaal|16|14|9",),
        ("Het bureau telde|zestien meldingen", "in het jaar daarvoor|waren dat er negen"),
    ],
)
def test_other_texts_side_by_side_are_no_table(lines: tuple[str, ...]) -> None:
    (page,) = pages_of(pdf_of(rows([72, 200, 300, 400], 130, *lines, step=14)))
    assert tables(page) == []


def test_rows_far_apart_are_no_table() -> None:
    (page,) = pages_of(pdf_of(rows(XS, 130, "Pesten|4|5|6", "Agressie|12|9|3", step=90)))
    assert tables(page) == []


def test_running_text_under_a_table_is_not_in_it() -> None:
    lines = "De stijging komt vooral door de\nmeldingen van de afdeling toezicht die\neerder niet meetelden."
    pieces = [
        *rows(XS, 130, "Soort|2020|2021|2022", "Pesten|4|5|6", "Agressie|12|9|3", step=14),
        *paragraph(72, 190, lines),
    ]
    (page,) = pages_of(pdf_of(pieces))
    assert len(tables(page)) == 1
    assert texts(page) == lines.split("\n")


def test_ruled_table_is_not_found_twice() -> None:
    pieces = rows([76, 304, 384, 464], 114, "Soort|2020|2021|2022", "Pesten|4|5|6", "Agressie|12|9|3")
    (page,) = pages_of(pdf_of(pieces, rules=grid([72, 300, 380, 460, 520], [100, 120, 140, 160])))
    assert len(tables(page)) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12", True),
        ("1.250", True),
        ("€ 1.250,-", True),
        ("12,5%", True),
        ("-", True),
        ("n.v.t.", True),
        ("(14)", True),
        ("12¹", True),
        ("1,5 fte", True),
        ("+3", True),
        ("12 mei", False),
        ("artikel 3", False),
        ("12 van 14", False),
        ("geen van beide", False),
        ("2a", False),
        ("", False),
    ],
)
def test_printed_numbers(text: str, expected: bool) -> None:
    assert is_number(Line(text=text)) is expected


def test_label_that_wraps_keeps_all_its_words() -> None:
    pieces = rows(
        [72, 300, 360], 100, "Soort|2021|2022", "Lawaai op het water|12|9", "Agressie door schippers|7|8", step=14
    )
    pieces += rows([72], 140, "of bezoekers van de haven", "en op straat", step=12)
    pieces += rows([72, 300, 360], 168, "Totaal|19|17")
    (page,) = pages_of(pdf_of(pieces))
    assert tables(page)[0][2:] == [
        ["Agressie door schippers of bezoekers van de haven en op straat", "7", "8"],
        ["Totaal", "19", "17"],
    ]


def test_title_flush_with_a_table_of_years_is_no_head() -> None:
    pieces = rows([72], 86, "Tabel 1. Boetes naar soort en jaar")
    pieces += rows([72, 200, 300], 100, "Jaar|Lawaai|Stank", "2021|12|9", "2022|7|8", "2023|6|5", step=14)
    (page,) = pages_of(pdf_of(pieces))
    assert tables(page)[0][0] == ["Jaar", "Lawaai", "Stank"]


def test_heads_left_of_their_numbers_are_theirs() -> None:
    pieces = rows([72, 300, 400], 100, "|2021|2022")
    pieces += rows([72, 340, 440], 114, "Lawaai|12|9", "Stank|7|8", "Lekken|6|5", step=14)
    (page,) = pages_of(pdf_of(pieces))
    assert tables(page) == [[["", "2021", "2022"], ["Lawaai", "12", "9"], ["Stank", "7", "8"], ["Lekken", "6", "5"]]]
