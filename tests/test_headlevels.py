"""Headings of a table on two levels, and parts of a year in headings and labels that name no year."""

from __future__ import annotations

import pytest

from pipeline.figures.grid import part_in
from pipeline.figures.tables import figures_in_tables
from tests.documents import of_table

BODY: list[list[str | None]] = [["Meldingen", "12", "14", "47", "52"], ["Klachten", "3", "4", "5", "6"]]
HALVES = ["2021-01/2021-06", "2021-07/2021-12", "2022-01/2022-06", "2022-07/2022-12"]


def periods_of(rows: list[list[str | None]], **options: object) -> list[str | None]:
    return [f.period for f in figures_in_tables(of_table(rows, **options), ())]  # type: ignore[arg-type]


@pytest.mark.parametrize("years", [["", "2021", "", "2022", ""], ["", "2021", None, "2022", None]])
@pytest.mark.parametrize("below", [["1e hj", "2e hj"] * 2, ["H1", "H2"] * 2, ["jan-jun", "jul-dec"] * 2])
@pytest.mark.parametrize("header_rows", [1, 2])
def test_parts_of_the_year_stand_below_their_year(years: list[str | None], below: list[str], header_rows: int) -> None:
    assert periods_of([years, ["", *below], *BODY], header_rows=header_rows)[:4] == HALVES


def test_versions_of_an_amount_stand_below_their_year() -> None:
    rows = [["", "2021", "", "2022"], ["", "begroot", "werkelijk", "begroot"], ["Havens", "€ 12", "€ 14", "€ 47"]]
    found = list(figures_in_tables(of_table(rows), ()))  # type: ignore[arg-type]
    assert [(f.period, f.category) for f in found] == [("2021", "begroot"), ("2021", "werkelijk"), ("2022", "begroot")]


def test_row_of_words_below_a_heading_divides_it() -> None:
    rows = [["", "Schippers", "", "Loodsen", ""], ["", *["man", "vrouw"] * 2], ["Noord", "1", "2", "3", "4"]]
    found = list(figures_in_tables(of_table([*rows, ["Zuid", "5", "6", "7", "8"]]), ()))  # type: ignore[list-item]
    assert [f.what for f in found[:4]] == ["Schippers man", "Schippers vrouw", "Loodsen man", "Loodsen vrouw"]
    assert {f.category for f in found[:4]} == {"noord"}


def test_row_with_a_label_is_no_heading() -> None:
    named: list[list[str | None]] = [["", "2021", "2022"], ["Sluizen", "open", "dicht"]]
    assert periods_of([*named, ["Meldingen", "12", "14"], ["Klachten", "3", "4"]]) == ["2021", "2022"] * 2


def test_part_of_the_year_in_a_heading_is_of_the_year_of_the_report() -> None:
    assert periods_of([["", "jan-jun", "jul-dec"], *([row[:3] for row in BODY])])[:2] == HALVES[2:]
    assert periods_of([["", "Meldingen"], ["Q1", "12"], ["Q2", "14"]]) == ["2022-Q1", "2022-Q2"]
    assert periods_of([["", "1e hj"], ["Meldingen", "12"], ["Klachten", "14"]], caption="Tabel 1. Haven 2021") == (
        [HALVES[0]] * 2
    )


@pytest.mark.parametrize(
    ("text", "year", "expected"),
    [
        ("1e kw.", "2022", "2022-Q1"),
        ("maart", "2022", "2022-03"),
        ("H2", "2022", "2022-07/2022-12"),
        ("1e hj", "2021/2022", None),
        ("1e hj", None, None),
        ("1e hj meldingen", "2022", None),
        ("havens", "2022", None),
        ("H3", "2022", None),
        ("", "2022", None),
    ],
)
def test_part_is_read_with_the_year_given(text: str, year: str | None, expected: str | None) -> None:
    assert part_in(text, year) == expected
