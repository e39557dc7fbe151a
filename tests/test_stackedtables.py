"""Tables of which the text has each cell on a line of its own."""

import pytest

from pipeline.figures.tables import figures_in_tables
from tests.documents import of_lines


def stated(*lines: str) -> list[tuple[str, str | None, str | None, str | None]]:
    document = of_lines(*(("body", line) for line in lines))
    return [(str(f.value), f.what, f.category, f.period) for f in figures_in_tables(document, ())]


def test_years_below_each_other_head_the_columns() -> None:
    found = stated(
        "Branden per wijk", "Wijk", "2021", "2022", "Noord", "4", "7", "Zuid en Oost", "-", "1.250", "En verder."
    )
    assert [(value, period) for value, _, _, period in found] == [("4", "2021"), ("7", "2022"), ("1250", "2022")]


def test_words_below_each_other_head_the_columns() -> None:
    found = stated("Wijk", "Branden", "Loos alarm", "Noord", "4", "7", "Zuid", "3", "5")
    assert [value for value, *_ in found] == ["4", "7", "3", "5"]
    assert "branden" in f"{found[0][1]} {found[0][2]}".lower()


@pytest.mark.parametrize(
    "lines",
    [
        ("Inhoudsopgave", "Blad", "Voorwoord", "3", "Samenvatting", "4", "Branden", "9"),  # pages, not counts
        ("Noord", "4", "7", "Zuid", "3", "5"),  # no header says what is counted
        ("De brandweer schreef dit op.", "Het ging zo:", "Noord", "4", "7", "Zuid", "3", "5"),
        ("Wijk", "2021", "2022", "Noord", "4", "7"),  # one row may be cut short
        ("Wijk", "2021", "2022", "Noord", "4", "Zuid", "3", "5"),  # which year is missing is not to be seen
    ],
)
def test_what_is_no_table(lines: tuple[str, ...]) -> None:
    assert stated(*lines) == []


def test_versions_of_an_amount_head_the_columns_though_titles_part_the_rows() -> None:
    found = stated(
        "Begroting 2023", "Rekening 2023", "Verschil",
        "Lasten", "Kaden", "41", "39", "2", "Bruggen", "23", "24", "-1",
        "Baten", "Liggeld", "61", "65", "4",
    )  # fmt: skip
    assert [value for value, *_ in found] == ["41", "39", "2", "23", "24", "-1", "61", "65", "4"]
    assert [category for _, _, category, _ in found[:3]] == ["begroting", "rekening", "verschil"]


def test_heads_of_fewer_columns_than_there_are_values_head_nothing() -> None:
    assert stated("Begroting 2023", "Rekening 2023", "Kaden", "41", "39", "2", "Bruggen", "23", "24", "-1") == []
