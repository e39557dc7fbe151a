"""Whole, part and total as the sentence tells."""

from __future__ import annotations

import pytest

from models.figures import figures


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("In totaal zijn 46 kades hersteld.", ["total"]),
        ("Van de 64 kades zijn er 41 hersteld.", ["total", "part"]),
        ("Bij 9 van de 40 bruggen is roest gevonden.", ["part", "total"]),
        ("Daarvan zijn 12 kades hersteld.", ["part"]),
        # neither
        ("Er zijn 46 kades hersteld.", ["level"]),
        ("Een daling van 11 kades.", ["change"]),
        ("Het gebruik van de kade (+14%) valt op.", ["change"]),
        ("- 14% van de kades is vol.", ["share"]),
    ],
)
def test_role_is_told_by_the_sentence(text: str, roles: list[str]) -> None:
    assert [f.role for f in figures(text)] == roles


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("De kade telt 22 ligplaatsen.", "total"),
        ("Er zijn 22 ligplaatsen, verdeeld over vijf steigers.", "total"),
        ("Er zijn 22 ligplaatsen, waarvan 4 overdekt.", "total"),
        ("Op de werf zijn 22 personen in dienst.", "total"),
        ("Er zijn 22 ligplaatsen geverfd.", "level"),
        ("Er zijn 22 ligplaatsen, waarvan het hout verrot is.", "level"),
    ],
)
def test_whole_is_told_by_what_divides_it(text: str, role: str) -> None:
    assert figures(text)[0].role == role


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Alle 26 schippers hebben gevaren.", ["total"]),
        ("Op 1 mei telde onze haven 412 ligplaatsen.", ["total"]),
        ("Het register bevatte eind mei 96 schepen.", ["total"]),
        ("Er werken 40 schippers, samen goed voor 36,5 fte.", ["level", "total"]),
        ("Zij voerden samen 44 ritten uit met 31 schepen.", ["total", "level"]),
        ("De code telt nu acht in plaats van veertien hoofdstukken.", ["total", "level"]),
        ("Schippers werken samen. Er zijn 12 ritten.", ["level"]),
        ("De havenmeester sprak allen; 12 schippers kwamen.", ["level"]),
        # how much longer, later or more
        ("De haven verlengt de proef met zes maanden.", ["change"]),
        ("De termijn is met vier weken verdaagd.", ["change"]),
        ("Breid de dienst uit met 0,4 fte.", ["change"]),
        ("Breid de dienst uit voor 12 schippers.", ["level"]),
    ],
)
def test_role_of_all_of_what_is_held_and_of_what_is_added(text: str, roles: list[str]) -> None:
    assert [f.role for f in figures(text)] == roles


def test_the_same_rate_in_another_year_is_no_share() -> None:
    assert [f.role for f in figures("Het verzuim was 7,3%; in 2021 was dat nog 6,1%.")] == ["level", "level"]
    assert [f.role for f in figures("Van de leden kwam 73%; in 2021 was dat nog 61%.")] == ["share", "share"]
