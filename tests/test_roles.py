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
