"""Contracted clauses: what is said once counts for every number, and each number is of what stands in front."""

from __future__ import annotations

import pytest

from models.figures import figures

Told = list[tuple[str, str | None, str | None]]


def told(text: str) -> Told:
    return [(one.amount.number, one.what, one.category) for one in figures(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Bij Noord kwamen 14 klachten binnen, bij Zuid 9 en bij West 2.",
            [("14", "klachten", "noord"), ("9", "klachten", "zuid"), ("2", "klachten", "west")],
        ),
        ("Schippers deden 14 meldingen, loodsen 9.", [("14", "meldingen", "schippers"), ("9", "meldingen", "loodsen")]),
        (
            "Het team Kade kreeg 14 klachten, het team Sluis 9.",
            [("14", "klachten", "team kade"), ("9", "klachten", "team sluis")],
        ),
        (
            "Over lekkage kwamen 14 meldingen binnen en over lawaai 9.",
            [("14", "meldingen", "lekkage"), ("9", "meldingen", "lawaai")],
        ),
        (
            "Bij Zorg en Welzijn ging het om 14 meldingen, bij Bouw om 9.",
            [("14", "meldingen", "zorg en welzijn"), ("9", "meldingen", "bouw")],
        ),
    ],
)
def test_a_number_alone_counts_what_the_clause_before_counted(text: str, expected: Told) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "De raad nam 14 moties aan en verwierp er 9.",
        "De bond kreeg 14 verzoeken, in totaal 9.",
        "Bij Noord kwamen 14 klachten binnen, zie tabel 9.",
        "In het eerste kwartaal waren er 14 klachten, in het derde 9.",
    ],
)
def test_a_number_behind_a_verb_or_a_name_is_of_no_other_part(text: str) -> None:
    assert all(one.rule != "samentrekking" for one in figures(text))


def test_years_in_the_place_of_an_opening_date_each_number() -> None:
    found = figures("In 2021 waren er 12 klachten, in 2022 14 en in 2023 18.")
    assert [(one.amount.number, one.period and one.period.iso) for one in found] == [
        ("12", "2021"),
        ("14", "2022"),
        ("18", "2023"),
    ]


def test_clauses_that_en_ties_each_say_what_they_count() -> None:
    text = "Er zijn 12 meldingen ontvangen en er zijn 4 onderzoeken gestart."
    assert [what for _, what, _ in told(text)] == ["meldingen ontvangen", "onderzoeken gestart"]
