"""What a cell counts: title, heading and label, and the columns and rows that add up."""

from __future__ import annotations

import pytest

from pipeline.figures.tables import figures_in_tables
from pipeline.records import Figure
from tests.documents import of_table

BY_KIND = [["", "2021", "2022", "Totaal"], ["Sluizen", "40%", "50%", "45%"], ["Bruggen", "60%", "50%", "55%"]]


def read(rows: list[list[str | None]], **options: object) -> list[Figure]:
    return list(figures_in_tables(of_table(rows, **options), ()))  # type: ignore[arg-type]


@pytest.mark.parametrize("caption", ["Tabel 2. Storingen naar soort", "Tabel 2. Storingen per type object"])
def test_title_tells_that_the_rows_divide_it(caption: str) -> None:
    found = read(BY_KIND, caption=caption)
    assert {f.what for f in found} == {"Storingen"}
    assert [f.category for f in found[::3]] == ["sluizen", "bruggen"]


def test_a_rate_does_not_divide() -> None:
    found = read([["", "2021", "2022"], ["Baggeren", "€ 4", "€ 5"]], caption="Tabel 2. Kosten per inwoner")
    assert {f.what for f in found} == {"Baggeren"}


def test_total_beside_years_is_of_all_of_them() -> None:
    assert [f.period for f in read(BY_KIND)[:3]] == ["2021", "2022", "2021/2022"]


def test_total_that_names_what_it_adds_up_is_of_that() -> None:
    rows = [["", "2021", "2022"], ["Totaal aantal meldingen", "36", "31"], ["Verholpen", "61%", "71%"]]
    found = read(rows, caption="Tabel 3. Percentage verholpen per melding")
    assert [(f.what, f.unit, f.category) for f in found[:2]] == [("meldingen", "count", None)] * 2


def test_bare_number_among_percentages_is_a_count() -> None:
    rows = [["", "2021"], ["Totaal", "36"], ["Sluizen", "40%"]]
    assert [f.unit for f in read(rows, caption="Tabel 3. Percentage storingen per soort")] == ["count", "percent"]


@pytest.mark.parametrize(
    "rows",
    [
        [["K", "Debat over de haven", ""], ["410233", "Motie K.1 VVD Bouw een steiger", "Aangenomen"]],
        [
            ["K 410230", "Debat over de haven", "Verworpen"],
            ["410233", "Motie K.2 Houd de haven open", "Aangenomen"],
            ["L", "Voorstel tot baggeren", "Aangenomen"],
        ],
        [["", "Onderwerp", "Bespreking"], ["6", "Rondvraag", "De havenmeester vraagt wanneer de sluis opengaat."]],
    ],
)
def test_register_numbers_and_item_numbers_are_no_figures(rows: list[list[str | None]]) -> None:
    assert [f for f in read(rows, header_rows=1) if f.rule == "tabelcel"] == []


def test_large_count_without_separator_stays() -> None:
    found = read([["", "2021", "2022"], ["Passages door de sluis", "48211", "51020"]])
    assert [str(f.value) for f in found] == ["48211", "51020"]


def test_risk_scores_are_scores() -> None:
    rows = [["Faalvorm", "Ernst", "Voorkomen"], ["Sluisdeur klemt", "4", "2"], ["Brug blijft open", "3", "1"]]
    found = read(rows, caption="FMEA van de sluis")
    assert {f.unit for f in found} == {"score"}
    assert (found[0].what, found[0].category) == ("Sluisdeur klemt", "ernst")


MONEY = [["", "2021", "2022"], ["Havengelden", "€ 40", "€ 50"], ["Lasten", "€ 90", "€ 80"], ["Saldo", "€ 10", "€ 9"]]


def test_sums_of_money_are_totals_and_the_rows_between_them_parts() -> None:
    assert [f.role for f in read(MONEY)[::2]] == ["part", "total", "total"]


@pytest.mark.parametrize(
    ("heading", "role"),
    [("Verschil", "change"), ("Toename", "change"), ("Storingen", "level"), ("Verschillen", "level")],
)
def test_column_of_differences_holds_changes(heading: str, role: str) -> None:
    assert [f.role for f in read([["Soort", heading], ["Sluizen", "4"], ["Bruggen", "5"]])] == [role, role]


def test_column_that_counts_by_itself_is_not_of_what_the_table_divides() -> None:
    rows = [["Haven", "Inwoners", "Ontvangen", "Behandeld"], ["Noord", "900", "9", "4"], ["Zuid", "800", "7", "3"]]
    assert [f.what for f in read(rows, caption="Klachten per haven")[:3]] == [
        "Inwoners",
        "Ontvangen Klachten",
        "Behandeld Klachten",
    ]


@pytest.mark.parametrize(
    ("label", "unit"),
    [("Vergaderuren", "hours"), ("Vergaderingen", "count")],
)
def test_what_is_added_to_hours_is_hours(label: str, unit: str) -> None:
    rows = [["", "2021", "2022"], [label, "40", "50"], ["Scholing", "60", "50"], ["Totaal", "100", "100"]]
    assert {f.unit for f in read(rows)} == {unit}


@pytest.mark.parametrize(
    ("rows", "roles"),
    [
        # a risk has a chance and an impact of its own; what it is expected to cost is a part
        (
            [
                ["Risico", "Impact", "Kans", "Reserve"],
                ["Sluis", "€ 40", "50%", "€ 20"],
                ["Totaal", "€ 40", "50%", "€ 20"],
            ],
            ["level", "level", "part", "total", "level", "total"],
        ),
        ([["", "2021", "2022"], ["Solvabiliteit", "58%", "53%"]], ["share", "share"]),
        ([["", "2021", "2022"], ["Activa", "€ 58", "€ 53"]], ["total", "total"]),
        ([["", "2021", "2022"], ["Vaste activa", "€ 58", "€ 53"]], ["level", "level"]),
        ([["", "2021", "2022"], ["Eigen vermogen", "€ 58", "€ 53"]], ["level", "level"]),
    ],
)
def test_role_in_a_table_of_money(rows: list[list[str | None]], roles: list[str]) -> None:
    assert [f.role for f in read(rows)] == roles


def test_columns_that_measure_each_another_quality_say_what_is_counted_of_the_row() -> None:
    rows = [
        ["Haven", "Schepen", "Havengeld (€)"],
        ["Noord", "12", "140"],
        ["Zuid", "3", "400"],
        ["Totaal", "15", "540"],
    ]
    found = read(rows)  # type: ignore[arg-type]
    assert [(f.what, f.category) for f in found[:2]] == [("Schepen", "noord"), ("Havengeld", "noord")]
    assert [(f.what, f.category) for f in found[-2:]] == [("Schepen", None), ("Havengeld", None)]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        # versions of one amount, units without a quality, labels under no head
        (["Haven", "Begroting (€)", "Realisatie (fte)"], [("Noord", "begroting"), ("Noord", "realisatie")]),
        (["Soort", "Aantal", "Percentage"], [("Noord", None), ("Noord", "percentage")]),
        (["", "Baggerwerk (€)", "Werven (fte)"], [("Noord", "baggerwerk"), ("Noord", "werven")]),
    ],
)
def test_columns_of_one_quality_leave_the_row_what_is_counted(
    head: list[str | None], expected: list[tuple[str, str | None]]
) -> None:
    assert [(f.what, f.category) for f in read([head, ["Noord", "12", "14"], ["Zuid", "3", "4"]])[:2]] == expected
