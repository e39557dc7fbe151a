"""What a number is said of where no noun stands beside it. All bodies are fictional."""

from __future__ import annotations

import pytest

from models.figures import figures
from models.scene import Memory


def what(text: str, *, head: str | None = None) -> str | None:
    return figures(text, Memory(head=head, what=head))[0].what


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("De havenraad heeft besloten het tarief voor schippers te verhogen van € 1,25 naar € 2,00.", "tarief voor schippers"),
        ("Het bestuur besloot de bijdrage aan de pont te verlagen van € 400 naar € 350.", "bijdrage aan de pont"),
        # nothing is to be moved
        ("Het tarief voor schippers steeg van € 1,25 naar € 2,00.", "tarief voor schippers"),
    ],
)
def test_what_is_to_be_raised_is_named_and_not_who_decides(text: str, expected: str) -> None:
    assert what(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We kwamen 22 keer bijeen.", "bijeenkomsten"),
        ("De havenraad vergaderde 7 keer met de bestuurder.", "vergaderingen bestuurder havenraad"),
        ("Dit verbod is drie keer toegepast.", "toepassingen verbod"),
        # verbs that have no noun of their own here
        ("De havenmeester werd 12 keer gebeld over lawaai.", "gebeld over lawaai havenmeester"),
    ],
)
def test_times_are_called_by_the_noun_of_their_verb(text: str, expected: str) -> None:
    assert what(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nevenfuncties worden geregistreerd (215 meldingen).", "meldingen Nevenfuncties"),
        ("De achterstand bij de haven (37 personen) is weggewerkt.", "personen achterstand bij de haven"),
        # the brackets say more than a noun, or another number stands before them
        ("Nevenfuncties worden geregistreerd (215 meldingen van schippers).", "meldingen van schippers"),
        ("In de haven liggen 12 schepen (37 schippers).", "schippers"),
    ],
)
def test_noun_alone_in_brackets_takes_the_subject_before_them(text: str, expected: str) -> None:
    assert expected in {figure.what for figure in figures(text)}


def test_share_of_half_is_named_after_what_was_counted() -> None:
    assert what("Minder dan de helft (44%) kent de havencode.", head="schippers") == "schippers havencode"
    assert what("Minder dan de helft van de loodsen (44%) kent de havencode.", head="schippers") != "schippers havencode"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("De peiling wordt elke drie jaar herhaald.", "interval peiling herhaald"),
        ("Op de open dag, die om de twee maanden wordt gehouden, is het druk.", "interval open dag gehouden"),
        ("De peiling duurde drie jaar.", "duur peiling"),
    ],
)
def test_rhythm_is_an_interval(text: str, expected: str) -> None:
    assert what(text) == expected


def test_what_a_relative_clause_counts_is_told_by_its_antecedent() -> None:
    said = what("De steigers zijn vernieuwd na de verkiezingen van januari, waarvoor zich vijf kandidaten meldden.")
    assert said == "kandidaten verkiezingen van januari"
