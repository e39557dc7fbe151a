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
        ("STEMMING: 15 leden voor, 9 leden tegen.", [("15", "voor"), ("9", "tegen")]),
        ("Amendement A1: 15 raadsleden voor, 9 tegen (verworpen).", [("15", "voor"), ("9", "tegen")]),
        ("Uitslag: 15 leden zijn ervoor, 9 ertegen.", [("15", "voor"), ("9", "tegen")]),
        ("Uitslag van de stemming: voor 15, tegen 9.", [("15", "voor"), ("9", "tegen")]),
        ("Stembriefjes: 21 op de heer A. Mol, twee blanco.", [("21", "a. mol"), ("twee", "blanco")]),
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
        "Van schippers kwamen 17 ideeën voor de haven, tegen 9 vorig jaar.",
        "PLOEGEN: 15 leden varen voor de wind, 9 leden varen tegen de stroom.",
        "Er zijn 15 leden voor de commissie gezocht.",
        "De loods wees 21 op de kaart, twee blanco kaarten bleven over.",
        "De club won met 4 tegen 2.",
    ],
)
def test_before_or_against_something_is_no_vote(text: str) -> None:
    assert "stemmen" not in {f.what for f in figures(text)}


def test_parties_are_counted_for_and_against() -> None:
    found = figures("Negen fracties zijn daarvoor, twee ertegen.")
    assert [(f.what, f.category) for f in found] == [("fracties voor", "voor"), ("fracties tegen", "tegen")]
    assert [f.what for f in figures("Negen fracties zijn er, twee voor het eerst.")] != ["fracties voor"]
