"""Bold words in the margin beside text in plain letters: a heading of it, that leaves its lines together."""

import pytest
from pages import Piece, bound, grid, pages_of, paragraph, pdf_of, rows, texts

from pipeline.records import Line

NAMES = ("Steiger", "Pont en kade", "Loodsen")
SAID = "De kade wordt in het voorjaar opnieuw gemeten\nen de uitkomst komt in de raad van mei."


@pytest.mark.parametrize("size", [10, 8])
@pytest.mark.parametrize("has_table", [False, True])
def test_a_name_in_the_margin_stands_before_what_was_said(size: float, has_table: bool) -> None:
    pieces: list[Piece] = []
    for nth in range(3):
        pieces += [(60, 100 + 50 * nth, size, "Havenmeester"), *paragraph(160, 100 + 50 * nth, SAID)]
    columns = rows((60, 200, 300), 300, "Plaats|2022|2023", "Haven|14|21", "Kade|3|5") if has_table else []
    rules = grid((55, 190, 290, 380), (286, 306, 326, 346)) if has_table else []
    (page,) = pages_of(pdf_of([*pieces, *columns], rules=rules, bold=["Havenmeester"]))
    assert texts(page) == ["Havenmeester", *SAID.split("\n")] * 3
    lines = [item for item in page.items if isinstance(item, Line)]
    assert [line.is_bold for line in lines] == [True, False, False] * 3


def test_the_number_of_an_item_is_not_that_of_the_page_which_says_its_own() -> None:
    def one(number: int, item: int) -> bytes:
        return pdf_of(
            [
                (60, 60, 16, str(item)),
                (100, 60, 10, NAMES[number - 1]),
                *paragraph(100, 90, SAID),
                (480, 810, 9, f"blad {number} / 3"),
            ]
        )

    pages = pages_of(bound(one(1, 1), one(2, 4), one(3, 7)))
    assert [page.printed_number for page in pages] == [(1, 3), (2, 3), (3, 3)]
    assert [name in " ".join(texts(page, "body", "heading")) for name, page in zip(NAMES, pages, strict=True)] == [
        True
    ] * 3


def test_a_list_of_actions_with_a_line_a_cell_is_a_table() -> None:
    xs = (40, 90, 360, 470, 560)
    lines = ("Nr.|Actie|Trekker|Gereed|Stand", "1|Kaart van de haven tekenen|P. Mast|1 mei|Loopt")
    lines += ("2|Bellen met de verhuurder|secretaris|juni|Nieuw", "3|Kade meten|directeur|z.s.m.|Nieuw")
    ruled = [
        (x0, 112.0 + 20 * nth, x1, 112.0 + 20 * nth)
        for nth in range(4)
        for x0, x1 in zip(xs, [*xs[1:], 700], strict=True)
    ]
    content = pdf_of(rows([x + 5 for x in xs], 105, *lines), rules=ruled, size=(842, 595), bold=lines[0].split("|"))
    (page,) = pages_of(content)
    (found,) = [item for item in page.items if not isinstance(item, Line)]
    assert [[" ".join(line.text for line in cell.lines) for cell in row if cell] for row in found.rows] == [
        line.split("|") for line in lines
    ]


def test_a_motion_in_a_running_head_is_no_page_number() -> None:
    sheets = [
        pdf_of(
            [(60, 50, 9, "Motie P.1 en P.2 van de schippers"), *paragraph(60, 120, SAID), (290, 810, 9, str(number))]
        )
        for number in (83, 84, 85)
    ]
    assert [page.printed_number for page in pages_of(bound(*sheets))] == [(83, None), (84, None), (85, None)]
