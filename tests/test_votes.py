"""Votes are told apart from what is merely before or against something."""

from __future__ import annotations

import pytest

from models.figures import figures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Aangenomen met 18 stemmen voor en 9 tegen.", [("18", "voor"), ("9", "tegen")]),
        ("Het voorstel is verworpen (11 voor, 16 tegen).", [("11", "voor"), ("16", "tegen")]),
        ("Na een stemming (vijf voor, twee tegen) gaat de OR akkoord.", [("vijf", "voor"), ("twee", "tegen")]),
        ("Benoemd met 24 stemmen voor en 3 blanco.", [("24", "voor"), ("3", "blanco")]),
        ("De motie wordt aangenomen met 24 tegen 21 stemmen.", [("24", "voor"), ("21", "tegen")]),
        ("De motie is verworpen met 14 tegen 31 stemmen.", [("14", "voor"), ("31", "tegen")]),
        ("Verworpen met 31 stemmen tegen 14.", [("31", "tegen"), ("14", "voor")]),
        ("Het amendement is met elf tegen acht stemmen aangenomen.", [("elf", "voor"), ("acht", "tegen")]),
        ("Het plan haalde het met 44 stemmen tegen 1 stem.", [("44", "voor"), ("1", "tegen")]),
        ("Er is gestemd: 20 voor, 4 tegen en 2 onthoudingen.", [("20", "voor"), ("4", "tegen"), ("2", "onthouding")]),
    ],
)
def test_votes_are_counted_by_side(text: str, expected: list[tuple[str, str]]) -> None:
    found = figures(text)
    assert [(f.amount.number, f.category) for f in found] == expected
    assert {(f.what, f.role) for f in found} == {("stemmen", "part")}


@pytest.mark.parametrize(
    "text",
    [
        "Er zijn 12 vergunningen voor de kade verleend.",
        "De haven kreeg 3 boetes tegen de regels in.",
        "In 2021 waren er 18 meldingen, tegen 12 in 2020.",
        "De raad nam 14 moties aan tegen 12 in het jaar ervoor.",
        "De club won met 4 tegen 2.",
    ],
)
def test_before_or_against_something_is_no_vote(text: str) -> None:
    assert "stemmen" not in {f.what for f in figures(text)}
