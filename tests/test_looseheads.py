"""Heads above the rules of a table are its first row."""

import pytest
from pages import Piece, grid, pages_of, pdf_of, rows, tables, texts

XS, COLUMNS = (60, 200, 300, 400), (66, 206, 306)
BODY = ("Haven en kade|14|21", "Steiger twee|3|5", "Loods aan zee|6|9")
RULES = grid(XS, (100, 120, 140, 160))


def page(*head: Piece) -> list[list[list[str | None]]]:
    return tables(pages_of(pdf_of([*head, *rows(COLUMNS, 114, *BODY)], rules=RULES))[0])


@pytest.mark.parametrize("heads", ["Plaats|2022|2023", "|2022|2023", "Plaats|Begroot|Werkelijk"])
@pytest.mark.parametrize("y", [97.0, 92.0])
def test_words_above_the_columns_are_their_heads(heads: str, y: float) -> None:
    (found,) = page(*rows(COLUMNS, y, heads))
    assert found == [row.split("|") for row in (heads, *BODY)]


def test_a_head_of_two_lines_is_one_row() -> None:
    (found,) = page(*rows(COLUMNS, 85, "|Ligplaatsen|Ligplaatsen"), *rows(COLUMNS, 97, "Plaats|in 2022|in 2023"))
    assert found[0] == ["Plaats", "Ligplaatsen in 2022", "Ligplaatsen in 2023"]


@pytest.mark.parametrize(
    "head",
    [
        [(66.0, 97.0, 10.0, "Tabel 3. Ligplaatsen in de haven en aan de kade per jaar")],
        [(66.0, 97.0, 10.0, "Het jaar was rustig."), (420.0, 97.0, 10.0, "Kade")],
        [*rows(COLUMNS, 70, "Plaats|2022|2023")],
    ],
)
def test_a_title_text_beside_and_words_further_up_are_none(head: list[Piece]) -> None:
    (found,) = page(*head)
    assert found == [row.split("|") for row in BODY]
    assert [piece[3] for piece in head if piece[3] in " ".join(texts(pages_of(pdf_of(head))[0]))]
