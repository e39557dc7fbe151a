"""Boxes of text beside columns: read by themselves, and what is drawn over a page ends its columns."""

import pytest
from pages import Fill, Piece, Rule, grid, pages_of, paragraph, pdf_of, rows, tables, texts

LEFT = "De kade is in maart hersteld en\nde steiger ligt er weer goed\nbij. Schippers melden dat zij\nvaker aanleggen dan vorig jaar\nin dezelfde maanden gebeurde."
MIDDLE = "De pont voer het hele jaar en\nmiste geen enkele dag door\nstorm of mist. De nieuwe\nmotor is zuiniger dan die van\nde oude pont ooit geweest is."
NOTE = "WIST U DAT\nde pont in de\nzomer ook bij\nnacht vaart en\nhonden gratis\nmee mogen?"


def joined(lines: list[str]) -> str:
    return " ".join(" ".join(lines).split())


@pytest.mark.parametrize("top", [100.0, 104.0, 109.0, 125.0])
@pytest.mark.parametrize("is_framed", [False, True])
def test_a_box_beside_columns_is_read_by_itself(top: float, is_framed: bool) -> None:
    pieces = [*paragraph(60, 110, LEFT), *paragraph(240, 106, MIDDLE), *paragraph(430, top + 14, NOTE)]
    box = (422.0, top, 540.0, top + 84)
    rules: list[Rule] = grid((box[0], box[2]), (box[1], box[3])) if is_framed else []
    fills: list[Fill] = [] if is_framed else [(*box, 0.85)]
    (page,) = pages_of(pdf_of(pieces, rules=rules, fills=fills))
    text = joined(texts(page))
    assert all(joined(part.split("\n")) in text for part in (LEFT, MIDDLE, NOTE))


def test_columns_between_two_wide_boxes_are_no_rows_of_a_table() -> None:
    note = "Wist u dat de pont in de zomer ook bij nacht vaart en dat honden\ngratis mee mogen op alle dagen van de week\nals zij zijn aangelijnd?"
    long = "\n".join([LEFT, MIDDLE, LEFT])
    pieces = [
        *paragraph(68, 80, note),
        *paragraph(60, 140, long),
        *paragraph(300, 140, long),
        *paragraph(68, 360, note),
    ]
    fills: list[Fill] = [(60, 66, 540, 120, 0.85), (60, 346, 540, 400, 0.85)]
    (page,) = pages_of(pdf_of(pieces, fills=fills))
    assert not tables(page)
    assert joined(texts(page)).count(joined(long.split("\n"))) == 2


def test_boxes_below_columns_follow_both() -> None:
    open_end, goes_on = LEFT.removesuffix(" gebeurde.") + " ook al", "eens gebeurde. " + MIDDLE
    pieces = [*paragraph(60, 110, open_end), *paragraph(300, 110, goes_on)]
    pieces += [*paragraph(68, 214, NOTE), *paragraph(308, 214, NOTE)]
    fills: list[Fill] = [(60, 200, 280, 285, 0.85), (300, 200, 540, 285, 0.85)]
    (page,) = pages_of(pdf_of(pieces, fills=fills))
    assert "vorig jaar in dezelfde maanden ook al eens gebeurde." in joined(texts(page))


def test_a_rule_over_the_page_ends_its_columns() -> None:
    xs = (60, 330, 390, 450)
    pieces: list[Piece] = [*paragraph(60, 100, LEFT), *paragraph(300, 100, MIDDLE)]
    body = (
        "Lange naam van de steiger|2022|2023|2024",
        "Ligplaatsen aan de kade|14|17|21",
        "Ligplaatsen in de haven|3|2|5",
    )
    pieces += rows(xs, 190, *body)
    rules: list[Rule] = [(x0, y, x1, y) for y in (178, 197, 217, 237) for x0, x1 in ((58, 328), (328, 388), (388, 500))]
    (page,) = pages_of(pdf_of(pieces, rules=rules))
    (found,) = tables(page)
    assert found == [row.split("|") for row in body]


def test_a_shaded_column_of_labels_is_no_box() -> None:
    labels = [
        (60.0, 110.0 + 14 * nth, 10.0, name)
        for nth, name in enumerate(("Haven en kade", "Steiger twee", "De pont zelf", "Loods aan zee"))
    ]
    said = [(200.0, 110.0 + 14 * nth, 10.0, f"Hier lag in {2020 + nth} de boot") for nth in range(4)]
    (page,) = pages_of(pdf_of([*labels, *said], fills=[(55, 98, 180, 160, 0.85)]))
    assert "Steiger twee Hier lag in 2021 de boot" in joined(texts(page))
