"""Indicators: the figures that can be compared, and those that only look like them."""

import pytest

from corpus import table
from models.figures import figures
from pipeline.figures.indicators import indicator_of


@pytest.mark.parametrize(
    ("what", "category", "unit", "expected"),
    [
        ("meldingen", "diefstal", "count", "meldingen"),
        ("meldingen", "pesten", "count", "meldingen-omgangsvormen"),
        ("nieuwe medewerkers de eed", None, "count", "eden"),
        ("vermoede misstanden gemeld", None, "count", "meldingen-misstand"),
        ("consultaties", None, "count", "consulten"),
        ("verzoeken informatie op grond van de Wet open overheid", None, "count", "woo-verzoeken"),
        ("externe vertrouwenspersonen", None, "count", "externe-vp"),
        ("meldingen ongewenst gedrag", None, "count", "meldingen-omgangsvormen"),
        ("meldingen ongewenst gedarg", None, "count", "meldingen-omgangsvormen"),
        ("netwerkbijeenkomstten", None, "count", "bijeenkomsten-vp"),
        ("ziekteverzuim", None, "percent", "verzuim"),
        ("vastgestelde schendingen", None, "count", "overtredingen"),
        # near-misses
        ("spreekuren door vertrouwenspersonen", None, "count", "spreekuren"),
        ("stoelen voor vertrouwenspersonen", None, "count", None),
        ("ziekteverzuim", None, "count", None),
        ("gemiddeld spreekuren", None, "count", None),
        ("meldingen afgerond", None, "count", None),
        ("gedwongen ontslagen", None, "count", None),
        ("medewerkers eed nog niet afgelegd", None, "count", None),
        ("streefwaarde verzuim", None, "percent", None),
        ("deelnemers aan de pubquiz", None, "count", None),
        (None, None, "count", None),
    ],
)
def test_head_of_what_is_counted_names_the_indicator(
    what: str | None, category: str | None, unit: str, expected: str | None
) -> None:
    assert indicator_of(what, category, unit) == expected


def test_part_without_category_is_no_level_of_its_own() -> None:
    assert indicator_of("meldingen afgerond", None, "count", "part") is None


def test_change_has_no_indicator() -> None:
    assert indicator_of("toename meldingen", None, "count", "change") is None


@pytest.mark.parametrize("row", table("indicators.csv", key="id"), ids=lambda row: row["id"])
def test_every_indicator_has_a_synonym_that_names_it(row: dict[str, str]) -> None:
    unit = row["unit"].split("|")[0]
    assert row["id"] in {indicator_of(synonym, None, unit) for synonym in row["synonyms"].split("|")}


@pytest.mark.parametrize("row", table("indicators.csv", key="id"), ids=lambda row: row["id"])
def test_every_example_states_a_number_or_a_measure(row: dict[str, str]) -> None:
    assert any(char.isdigit() for char in row["example"]) or not figures(row["example"])
