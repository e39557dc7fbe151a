"""Tables that lost their layout: told from prose by years side by side and rows with a value for each."""

import pytest

from pipeline.extract import sentences_of
from pipeline.figures.flattables import flat_tables
from pipeline.figures.prose import figures_in_prose
from pipeline.figures.tables import figures_in_tables
from tests.documents import of_lines, of_table

LINES = [
    ("caption", "Tabel 3. Branden per wijk"),
    ("body", "Wijk 2019 2020 2021"),
    ("body", "Noord 4 7 1.250"),
    ("body", "Zuid en Oost 3 - 5,5%"),
]


def test_rows_below_years_are_a_table_and_no_prose() -> None:
    document = of_lines(*LINES)
    assert [(str(f.value), f.period, f.quote) for f in figures_in_tables(document, ())] == [
        ("4", "2019", "Noord 4 7 1.250"),
        ("7", "2020", "Noord 4 7 1.250"),
        ("1250", "2021", "Noord 4 7 1.250"),
        ("3", "2019", "Zuid en Oost 3 - 5,5%"),
        ("5.5", "2021", "Zuid en Oost 3 - 5,5%"),
    ]
    assert list(figures_in_prose(document, sentences_of(document))) == []


def test_rows_run_together_in_one_paragraph_are_still_a_table() -> None:
    document = of_lines(("body", "Wijk 2019 2020 Noord 4 7 Zuid 3 5"))
    assert [row[0].text for table in flat_tables(document) for row in table.rows if row[0]] == ["Wijk", "Noord", "Zuid"]


@pytest.mark.parametrize(
    "lines",
    [
        [("body", "In 2019 2020 en 2021 waren er 4 branden in Noord en 3 in Zuid.")],
        [("body", "Wijk 2019 2020"), ("body", "Noord 4 7")],
        [("body", "Wijk 2019 2020"), ("body", "Noord 4"), ("body", "Zuid 5")],
        [("body", "De jaren 2019, 2020 en 2021."), ("body", "Noord 4 7 9"), ("body", "Zuid 4 7 9")],
    ],
)
def test_prose_with_years_is_no_table(lines: list[tuple[str, str]]) -> None:
    assert flat_tables(of_lines(*lines)) == []


def test_table_that_is_known_is_not_found_again() -> None:
    assert flat_tables(of_table([["Wijk", "2019", "2020"], ["Noord", "4", "7"], ["Zuid", "3", "5"]])) == []


HEADED = [
    ("heading", "Klachten per haven in 2021"),
    ("heading", "Haven Ligplaatsen Ontvangen Behandeld"),
    ("heading", "Noorderhaven 1.250 9 4"),
    ("heading", "Zuiderhaven 400 3 0"),
    ("heading", "Totaal 1.650 12 4"),
]


def test_rows_below_single_words_are_a_table() -> None:
    found = list(figures_in_tables(of_lines(*HEADED), ()))
    assert [str(f.value) for f in found[:4]] == ["1250", "9", "4", "400"]
    assert {f.role for f in found[:6]} == {"part"}
    assert found[-1].role == "total"


@pytest.mark.parametrize(
    "lines",
    [
        [("body", "Haven Ligplaatsen Ontvangen"), ("body", "Noord 4"), ("body", "Zuid 5")],
        [("body", "De Nieuwe Haven is Vol."), ("body", "Noord 4 5 6 7"), ("body", "Zuid 5 6 7 8")],
        [("body", "Haven Ligplaatsen Ontvangen"), ("body", "Noord 4 5 zijn dicht"), ("body", "Zuid")],
    ],
)
def test_words_above_other_lines_are_no_table(lines: list[tuple[str, str]]) -> None:
    assert flat_tables(of_lines(*lines)) == []


BUDGET = [
    ("body", "De haven is af. Lasten en baten (x € 1.000)"),
    ("heading", "Programma Lasten Baten"),
    ("heading", "Begroting 2023 Realisatie 2023 Begroting 2023 Realisatie 2023"),
    ("heading", "Havens 84.200 81.450 12.300 13.115"),
    ("heading", "Wegen en bruggen 46.750 43.980 21.400 20.865"),
]


def test_scenarios_under_groups_are_columns_of_both() -> None:
    found = list(figures_in_tables(of_lines(*BUDGET), ()))
    assert [str(f.value) for f in found[:4]] == ["84200000", "81450000", "12300000", "13115000"]
    assert [f.category for f in found[:4]] == [
        "lasten begroting",
        "lasten realisatie",
        "baten begroting",
        "baten realisatie",
    ]
    assert {(f.unit, f.period, f.what) for f in found[:4]} == {("eur", "2023", "Havens")}


def test_scenarios_in_a_sentence_head_no_table() -> None:
    lines = [("body", "Begroting en realisatie weken af."), ("body", "Havens 84 81"), ("body", "Wegen 46 43")]
    assert flat_tables(of_lines(*lines)) == []


def test_heads_of_more_words_begin_with_a_capital() -> None:
    document = of_lines(
        ("body", "Haven Aantal ligplaatsen Aantal schippers Noord 12 1"), ("body", "Zuid en oost 140 9")
    )
    assert [(str(f.value), f.what, f.category) for f in figures_in_tables(document, ())] == [
        ("12", "ligplaatsen", "noord"),
        ("1", "schippers", "noord"),
        ("140", "ligplaatsen", "zuid en oost"),
        ("9", "schippers", "zuid en oost"),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        [("body", "Haven Aantal ligplaatsen Noord 12 1"), ("body", "Zuid telt 140 plaatsen")],
        [("body", "Havenmeester Joris Smit belde Fenna"), ("body", "Zij gaf hem 12 3 kaarten")],
    ],
)
def test_capitals_above_other_lines_are_no_heads(lines: list[tuple[str, str]]) -> None:
    assert flat_tables(of_lines(*lines)) == []


def test_years_below_each_other_are_of_what_the_heading_counts() -> None:
    lines = [("heading", "Branden"), ("body", "2019 4"), ("body", "2020 7"), ("body", "2021 9")]
    found = list(figures_in_tables(of_lines(*lines), ()))
    assert [(str(f.value), f.what, f.period) for f in found] == [
        ("4", "Branden", "2019"),
        ("7", "Branden", "2020"),
        ("9", "Branden", "2021"),
    ]
    assert flat_tables(of_lines(lines[0], lines[1], lines[3], lines[2])) == []
    assert flat_tables(of_lines(*lines[1:])) == []
