"""Tables: what headers and labels say of each cell, and the tables that hold no figures."""

import pytest

from pipeline.figures.tables import figures_in_tables
from pipeline.records import Figure
from tests.documents import of_table

YEARS = [
    ["Vorm van gedrag", "2020", "2021"],
    ["Pesten", "4", "7"],
    ["Discriminatie", "-", "0"],
    ["Totaal", "4", "7"],
]


def read(rows: list[list[str | None]], **options: object) -> list[Figure]:
    return list(figures_in_tables(of_table(rows, **options), ()))  # type: ignore[arg-type]


def test_years_as_columns_give_the_period_and_the_caption_what_is_counted() -> None:
    found = read(YEARS, caption="Tabel 2. Meldingen aan het loket")
    assert [(str(f.value), f.period, f.what, f.category) for f in found] == [
        ("4", "2020", "Meldingen aan het loket", "pesten"),
        ("7", "2021", "Meldingen aan het loket", "pesten"),
        ("0", "2021", "Meldingen aan het loket", "discriminatie"),
        ("4", "2020", "Meldingen aan het loket", None),
        ("7", "2021", "Meldingen aan het loket", None),
    ]
    assert [f.role for f in found] == ["part", "part", "part", "total", "total"]
    assert found[0].quote == "Pesten 4 7"
    assert (found[0].place.table, found[0].place.row, found[0].place.column) == (1, 2, 2)


@pytest.mark.parametrize(
    ("caption", "expected"),
    [
        ("Tabel 2. Ligplaatsen (31 december)", ["2020-12-31", "2021-12-31"]),
        ("Ligplaatsen per 1 januari", ["2020-01-01", "2021-01-01"]),
        ("Ligplaatsen, geteld van 31 december 2019 af", ["2020", "2021"]),
        ("Ligplaatsen per 3 december", ["2020", "2021"]),
    ],
)
def test_day_in_the_caption_makes_the_years_days(caption: str, expected: list[str]) -> None:
    found = read([["Haven", "2020", "2021"], ["Noord", "4", "7"]], caption=caption)
    assert [figure.period for figure in found] == expected


def test_norm_beside_the_years_is_of_no_period() -> None:
    found = read([["", "2020", "norm", "Normaal"], ["Wachttijd", "9", "6", "7"]], caption="Wachttijden 2021")
    assert [f.period for f in found] == ["2020", None, "2021"]


def test_participle_alone_is_a_part_of_the_things_above() -> None:
    found = read([["", "2020", "2021"], ["Klachten", "9", "12"], ["Gegrond", "3", "4"]])
    assert [(f.what, f.category) for f in found][2:] == [("Klachten", "gegrond")] * 2
    found = read([["", "2020", "2021"], ["Verzuim", "9", "12"], ["Gegrond", "3", "4"]])
    assert {f.what for f in found[2:]} == {"Gegrond"}


def test_percentage_in_the_label_is_the_unit() -> None:
    found = read([["", "2020", "2021"], ["Verzuimpercentage", "6,8", "7,3"], ["Percentieltoets", "9", "12"]])
    assert [f.unit for f in found] == ["percent", "percent", "count", "count"]


def test_things_that_a_dated_column_counts_are_what_is_counted() -> None:
    rows = [["Haven", "Schippers 2021", "Fte 2021"], ["Noord", "44", "41,3"]]
    found = read(rows, caption="Tabel 1. Bezetting (31 december)")
    assert (found[0].what, found[0].category, found[0].period) == ("Schippers", "noord", "2021-12-31")
    found = read([["Haven", "Realisatie 2021"], ["Schepen", "44"]], caption="Bezetting")
    assert found[0].what == "Schepen"


@pytest.mark.parametrize("empty", ["", "-", "–", "n.v.t.", "n.b.", "niet beschikbaar", "onbekend"])
def test_empty_cell_is_no_figure(empty: str) -> None:
    assert [str(f.value) for f in read([["Soort", "2020", "2021"], ["Boetes", empty, "3"]])] == ["3"]


def test_years_as_rows_are_periods() -> None:
    found = read([["Jaar", "Noord", "Zuid"], ["2020", "4", "7"], ["2021", "5", "8"]], caption="Branden per wijk")
    assert [(str(f.value), f.period, f.what, f.category) for f in found] == [
        ("4", "2020", "Branden per wijk", "noord"),
        ("7", "2020", "Branden per wijk", "zuid"),
        ("5", "2021", "Branden per wijk", "noord"),
        ("8", "2021", "Branden per wijk", "zuid"),
    ]


def test_unit_above_the_labels_scales_the_amounts_but_not_percentages_or_counts() -> None:
    rows = [
        ["Jaarrekening (x € 1.000)", "2021"],
        ["Baten", "1.250"],
        ["Solvabiliteit", "34%"],
        ["Aantal medewerkers", "57"],
    ]
    assert [(str(f.value), f.unit, str(f.step)) for f in read(rows)] == [
        ("1250000", "eur", "1000"),
        ("34", "percent", "1"),
        ("57", "count", "1"),
    ]


def test_scenario_column_is_a_category_and_negative_amounts_stay_negative() -> None:
    rows = [["€ '000", "Realisatie 2021", "Begroting 2021"], ["Lasten", "-6.781", "7.439-"]]
    assert [(str(f.value), f.what, f.category, f.period) for f in read(rows)] == [
        ("-6781000", "Lasten", "realisatie", "2021"),
        ("-7439000", "Lasten", "begroting", "2021"),
    ]


def test_two_levels_of_headings() -> None:
    rows: list[list[str | None]] = [
        ["", "2020", None, "2021", None],
        ["", "Man", "Vrouw", "Man", "Vrouw"],
        ["Aantal leden", "19", "31", "21", "25"],
    ]
    found = read(rows, header_rows=2)
    assert [(str(f.value), f.period) for f in found] == [("19", "2020"), ("31", "2020"), ("21", "2021"), ("25", "2021")]
    assert ["man" in f"{f.what} {f.category}".lower() for f in found] == [True, False, True, False]


def test_years_under_two_titles_belong_to_each() -> None:
    rows: list[list[str | None]] = [
        ["", "Ziekteverzuim (%)", "", "Klachten", "", ""],
        ["2019", "2020", "2021", "2019", "2020", "2021"],
        ["5%", "6%", "9%", "7", "4", "5"],
    ]
    found = read(rows, header_rows=2)
    assert [(f.period, f.unit, f.what) for f in found][2:4] == [
        ("2021", "percent", "Ziekteverzuim"),
        ("2019", "count", "Klachten"),
    ]


def test_table_without_header_is_read_by_its_row_of_years() -> None:
    found = read([["Formele klachten", "", ""], ["2019", "2020", "2021"], ["0", "2", "1"]], header_rows=0)
    assert [(str(f.value), f.period, f.what) for f in found] == [
        ("0", "2019", "Formele klachten"),
        ("2", "2020", "Formele klachten"),
        ("1", "2021", "Formele klachten"),
    ]


def test_of_which_belongs_to_the_row_above() -> None:
    found = read([["Personeel", "2021"], ["Aantal medewerkers", "57"], ["Waarvan vrouw", "31"]])
    assert [(f.what, f.category) for f in found] == [("medewerkers", None), ("medewerkers", "vrouw")]


NO_FIGURES: list[list[list[str | None]]] = [
    [["Onderwerp", "Blz."], ["Voorwoord", "3"], ["Inleiding", "4"], ["Cijfers", "9"], ["Bijlage", "12"]],
    [["Nr.", "Actie", "Wie", "Wanneer"], ["1", "Plan maken", "P&O", "2021"], ["2", "Code herzien", "Griffie", "2022"]],
    [["Naam", "Rol", "Aanwezig"], ["A. Jansma", "voorzitter", "ja"], ["B. Wit", "lid", "nee"]],
    [["Datum", "Onderwerp"], ["12-03-2021", "Opening"], ["14-05-2021", "Sluiting"]],
]


@pytest.mark.parametrize("rows", NO_FIGURES)
def test_table_without_counts_gives_no_figures(rows: list[list[str | None]]) -> None:
    assert read(rows) == []


def test_sentence_within_a_cell_is_read_as_prose_with_the_row_as_quote() -> None:
    rows = [
        ["Nr.", "Actie", "Stand"],
        ["1", "Training geven", "Er zijn inmiddels 7 teams bezocht."],
        ["2", "Code", "Loopt."],
    ]
    (found,) = read(rows)
    assert (str(found.value), found.source, found.quote) == (
        "7",
        "table",
        "1 Training geven Er zijn inmiddels 7 teams bezocht.",
    )


@pytest.mark.parametrize(
    "label",
    [
        "kort (tot 8 dagen)",
        "langer dan 12 weken",
        "deeltijd (< 36 uur)",
        "2 tot 5 dagen",
        "tot € 50.000",
        "eerste 2 jaar",
    ],
)
def test_a_size_in_the_label_of_a_row_is_neither_its_unit_nor_a_figure(label: str) -> None:
    found = read([["", "2022", "2023"], ["Klachten", "30", "40"], [label, "12", "14"]])
    assert [(str(f.value), f.unit) for f in found] == [
        ("30", "count"),
        ("40", "count"),
        ("12", "count"),
        ("14", "count"),
    ]


def test_unit_in_the_label_of_a_row_is_the_unit_of_that_row() -> None:
    rows = [
        ["Onderdeel", "2022", "2023"],
        ["Bezetting (fte)", "301,7", "311,9"],
        ["Loonsom (x € 1.000)", "24.618", "26.305"],
        ["- waarvan inhuur", "3.902", "4.377"],
        ["Verzuim (%)", "5,8", "6,1"],
        ["Vaten (blauw)", "12", "14"],
    ]
    assert [(str(f.value), f.unit) for f in read(rows) if f.period == "2023"] == [
        ("311.9", "fte"),
        ("26305000", "eur"),
        ("4377000", "eur"),
        ("6.1", "percent"),
        ("14", "count"),
    ]


def test_a_cell_without_stops_is_read_in_pieces_with_short_quotes() -> None:
    """One cell of a long row holds all; each quote is a piece of it, and the time grows with the length."""
    endless = [["Onderwerp", "Toelichting"], ["Stand", "wij telden 12 klachten en 3 vragen " * 200]]
    found = read(endless)
    assert len(found) > 390
    assert max(len(figure.quote) for figure in found) <= 1_000
    short = read([["Onderwerp", "Toelichting"], ["Stand", "Wij telden 12 klachten over de balie."]])
    assert [figure.quote for figure in short] == ["Stand Wij telden 12 klachten over de balie."]


@pytest.mark.parametrize(
    ("caption", "head", "labels"),
    [
        ("Medewerkers naar leeftijd", "Leeftijd", ("jonger dan 25", "25 t/m 34", "35 en ouder")),
        ("Personeel", "Dienstjaren", ("0-5 jaar", "5 tot 10 jaar", "10 jaar of langer")),
        ("Omvang in uren", "Uren per week", ("minder dan 20 uur", "20 tot 36 uur", "36 uur")),
        ("Ziekmeldingen", "Aantal dagen", ("1 t/m 7 dagen", "8 t/m 42 dagen", "langer dan 42 dagen")),
    ],
)
def test_unit_of_classes_is_of_the_rows_and_not_of_the_numbers(
    caption: str, head: str, labels: tuple[str, ...]
) -> None:
    rows: list[list[str | None]] = [[label, "6", "5"] for label in labels]
    found = figures_in_tables(of_table([[head, "Man", "Vrouw"], *rows], caption=caption), [])
    assert {figure.unit for figure in found} == {"count"}
    named = [["Team", "Man", "Vrouw"], ["Haven", "46", "44"], ["Kade", "51", "39"], ["Loods", "38", "40"]]
    found = figures_in_tables(of_table(named, caption="Gemiddelde leeftijd per team"), [])
    assert {figure.unit for figure in found} == {"years"}


def test_rows_of_ages_keep_their_class_beside_counts_and_percentages() -> None:
    rows: list[list[str | None]] = [["Leeftijd", "Aantal", "Percentage"], ["< 25 jaar", "4", "10%"]]
    rows += [["25 - 35 jaar", "18", "46%"], ["> 35 jaar", "17", "44%"]]
    found = list(figures_in_tables(of_table(rows, caption="Instroom naar leeftijd"), []))
    assert [(int(one.value), one.unit, one.category) for one in found[:2]] == [
        (4, "count", "< 25 jaar"),
        (10, "percent", "< 25 jaar"),
    ]
    assert len(found) == 6


def test_unit_of_the_caption_is_not_that_of_columns_beside_the_one_that_says_it() -> None:
    rows: list[list[str | None]] = [["Persoon", "Gesprekken", "Uren", "Wacht (weken)"], ["Intern", "44", "96", "3"]]
    found = figures_in_tables(of_table([*rows, ["Extern", "12", "31", "5"]], caption="Uren van de loodsen"), [])
    assert [one.unit for one in found] == ["count", "hours", "weeks"] * 2


@pytest.mark.parametrize(
    ("scale", "factor"),
    [
        *(("(bedragen × € 1.000)", 1_000), ("(X € 1.000)", 1_000), ("(in € 1.000)", 1_000), ("(x 1.000 euro)", 1_000)),
        *(("(bedragen * € 1.000)", 1_000), ("(€ × 1.000)", 1_000), ("(× € 1 miljoen)", 1_000_000)),
    ],
)
def test_the_scale_of_a_table_in_every_sign(scale: str, factor: int) -> None:
    rows: list[list[str | None]] = [["", "Begroot", "Werkelijk"], ["Steiger", "60", "88"], ["Kade", "12", "9"]]
    found = list(figures_in_tables(of_table(rows, caption=f"Kosten {scale}"), []))
    assert [(int(one.value), one.unit) for one in found][:2] == [(60 * factor, "eur"), (88 * factor, "eur")]
    named = [[f"Kosten {scale}", "Begroot", "Werkelijk"], *rows[1:]]
    assert {one.unit for one in figures_in_tables(of_table(named), [])} == {"eur"}
