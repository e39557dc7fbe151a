"""What a number is said of where no noun stands beside it. All bodies are fictional."""

from __future__ import annotations

import pytest

from models.counts.scene import Memory
from models.figures import figures


def what(text: str, *, head: str | None = None) -> str | None:
    return figures(text, Memory(head=head, what=head))[0].what


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "De havenraad heeft besloten het tarief voor schippers te verhogen van € 1,25 naar € 2,00.",
            "tarief voor schippers",
        ),
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
    assert (
        what("Minder dan de helft van de loodsen (44%) kent de havencode.", head="schippers") != "schippers havencode"
    )


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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Lawaai in de haven werd 33 maal gemeld; in 9 gevallen is een boete gegeven.",
            "Lawaai in de haven boete gegeven",
        ),
        ("In de dossiers ontbrak in 2 van de 34 gevallen het bewijs.", "dossiers bewijs"),
        # no plural opens the sentence: what the sentence before counted
        ("In de zomer werd in 9 gevallen een boete gegeven.", "klachten een boete gegeven zomer"),
    ],
)
def test_cases_are_of_what_the_sentence_itself_names(text: str, expected: str) -> None:
    memory = Memory(head="klachten", what="klachten")
    said = {figure.amount.number: figure.what for figure in figures(text, memory)}
    assert (said.get("9") or said["2"] or "").replace(" een ", " ") == expected.replace(" een ", " ")


def test_share_of_persons_is_what_half_of_them_is_said_of() -> None:
    memory = Memory()
    figures("Bijna driekwart van de bewoners kent de havencode.", memory)
    assert (figures("Minder dan de helft (44%) leest de krant.", memory)[0].what or "").startswith("bewoners")


def test_month_before_a_number_in_brackets_lends_it_its_unit() -> None:
    found = figures("Verzuim feb 5,1% (jan 5,9).")
    assert [(figure.amount.unit, figure.period and figure.period.day) for figure in found] == [
        ("percent", "02"),
        ("percent", "01"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Toelichting: 12 schepen liggen in de haven.", None),
        ("Dir: 12 schepen liggen in de haven.", None),
        ("Vissers: 12 schepen liggen in de haven.", "vissers"),
    ],
)
def test_kind_of_remark_before_a_colon_is_no_category(text: str, expected: str | None) -> None:
    assert figures(text)[0].category == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Twee zaken lopen nog.", "zaken nog lopend"), ("Twee gevallen lopen nog.", "bewoners nog lopend")],
)
def test_zaken_are_counted_themselves(text: str, expected: str) -> None:
    assert what(text, head="bewoners") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("De nieuwsbrief verscheen acht keer.", "nieuwsbrief verscheen"),
        ("De schipper belde twaalf keer.", "schipper belde"),
        # a helper says nothing, and a verb with a noun of its own or an object says it itself
        ("Intervisie hadden we vier keer.", "Intervisie"),
        ("De commissie kwam zes keer bijeen.", "bijeenkomsten door commissie"),
        ("Wij gaven zes keer voorlichting.", "voorlichting"),
    ],
)
def test_what_was_done_so_often_keeps_its_verb(text: str, expected: str) -> None:
    assert [figure.what for figure in figures(text)] == [expected]


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        ("In de haven zijn vijf van de 18 schepen lek.", "lek", "schepen"),
        ("Cursus door 8 van de 13 teams gevolgd.", "gevolgd", "teams"),
        ("Wij trainden 2 van de 5 nieuwe schippers.", "nieuwe schippers", "nieuwe schippers"),
        ("Gisteren voeren 4 van de 9 leden van de raad.", "leden van de raad", "leden van de raad"),
    ],
)
def test_whole_is_not_what_became_of_its_part(text: str, part: str, whole: str) -> None:
    first, second = (figure.what or "" for figure in figures(text))
    assert part in first and second == whole
