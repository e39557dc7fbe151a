"""Numbers that divide what stands before them, «een» that counts, and words for how many people there are."""

from __future__ import annotations

import pytest

from models.counts.scene import Memory
from models.figures import figures

Told = list[tuple[str, str | None, str | None]]


def told(*sentences: str) -> Told:
    memory, found = Memory(), []
    for sentence in sentences:
        found = figures(sentence, memory)
        memory.recent = (*memory.recent[-3:], sentence)
    return [(figure.amount.number, figure.what, figure.category) for figure in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vaarlessen: 27 gepland, 10 vervallen door storm.", [("27", "Vaarlessen", "gepland"), ("10", "Vaarlessen", "vervallen")]),
        ("De loodsen (acht intern, één extern) kwamen.", [("acht", "loodsen", "intern"), ("één", "loodsen", "extern")]),
        ("Loodsen: vijf intern, een externe in dienst van Bureau Anker.", [("vijf", "Loodsen", "intern"), ("een", "Loodsen", "extern")]),
        ("Steigers: 4 nog niet hersteld.", [("4", "Steigers", "nog niet hersteld")]),
        # the number has a noun of its own, or no plural is divided
        ("Aanwezig: zes gasten.", [("zes", "gasten Aanwezig", "aanwezig")]),
        ("Havenmeester: 3 open.", []),
    ],
)  # fmt: skip
def test_a_label_is_divided_by_the_words_behind_its_numbers(text: str, expected: Told) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Van de nieuwe schippers hebben 84 de eed afgelegd.", [("84", "nieuwe schippers eed afgelegd")]),
        ("Van de schippers hebben 84 procent een boot.", [("84", "schippers boot")]),
        ("Van de gemeente zijn 84 op zee.", []),
        ("Van de schippers hebben 84 boten een ligplaats.", [("84", "boten ligplaats schippers")]),
    ],
)
def test_part_of_the_plural_that_opens_the_sentence(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(number, what) for number, what, _ in told(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("De haven heeft drie interne loodsen en een externe.", ["drie", "een"]),
        ("De haven heeft drie interne loodsen en sinds 1 mei ook een externe.", ["drie", "een"]),
        ("De haven heeft drie interne loodsen en een externe beoordeling.", ["drie"]),
        ("De haven wil een interne of een externe loods.", []),
        ("Een klacht is ingetrokken; een klacht is niet in behandeling genomen.", ["Een", "een"]),
        ("Een klacht is gegrond als de haven tekortschoot.", []),
        ("Een klacht kan worden ingetrokken.", []),
        ("Een schipper is vertrokken.", []),
    ],
)
def test_een_counts_where_it_stands_for_a_case_or_the_other_kind(text: str, expected: list[str]) -> None:
    assert [number for number, *_ in told(text)] == expected


def test_people_are_so_many_together() -> None:
    assert told("Wij zijn met z'n vieren: drie vaste loodsen en een tijdelijke.")[0] == ("vieren", "loodsen", None)
    assert told("Tot dan waren we met ons zessen.") == [("zessen", "personen", None)]
    assert told("De boten varen met z'n vieren.") == []


def test_what_the_sentence_before_told_the_number_of_is_counted() -> None:
    assert told("Met het aantal steigers zijn we blij.", "Het waren er vijf.") == [("vijf", "steigers", None)]
    assert told("Met de steigers zijn we blij.", "Het waren er vijf.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In het vierde kwartaal zijn twee proeven niet doorgegaan.", ["twee"]),
        ("Er zijn in het vierde kwartaal twee proeven gedaan.", ["twee"]),
        ("Aanbevelingen 2 en 3 zijn overgenomen.", []),
        ("Er zijn 2 aanbevelingen en 3 adviezen gegeven.", ["2", "3"]),
        ("Een schipper kan meer dan één boot hebben.", []),
        ("De groep vertrekkers (41) ging met pensioen.", ["41"]),
        ("- andere schepen en bootjes (19)", []),
    ],
)
def test_which_numbers_count(text: str, expected: list[str]) -> None:
    assert [number for number, *_ in told(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Het percentage schippers dat leest, steeg van 55 naar 63.", ["percent", "percent"]),
        ("Het aandeel zeilboten steeg van 12 naar 15 boten.", ["count", "count"]),
        ("Een schipper vaart vijf uur per week, in de praktijk is het eerder acht.", ["hours_per_week"] * 2),
        ("De wet geeft zes weken; hier werden het er 29.", ["weeks", "weeks"]),
        ("De les duurt vier dagen; dit jaar waren het er 29.", ["days", "count"]),
        ("Van die boten is tweederde verkocht.", ["percent"]),
        ("Bijna een kwart daarvan is verkocht.", ["percent"]),
        ("Het kwart van de eeuw daarvan is om.", []),
        ("Van de boten is de helft (26) verkocht.", []),
        ("Er zijn 40 vakantie-uren ingehouden.", ["hours"]),
        ("Er waren acht spreekuren.", ["count"]),
    ],
)
def test_unit_of_numbers_that_do_not_print_it(text: str, expected: list[str]) -> None:
    assert [figure.amount.unit for figure in figures(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Er is dit jaar geen vermoeden van een misstand gemeld.", 1),
        ("Klachten over stank kregen wij dit jaar niet.", 1),
        ("Aan de inspectie is in 2023 niets voorgelegd.", 1),
        ("Er is niets aan te doen.", 0),
        ("Bij niemand is een tweede boot aangetroffen.", 1),
        ("Bij niemand mag een tweede boot liggen.", 0),
        ("Over stank bereikten ons geen klachten.", 1),
    ],
)
def test_nothing_is_counted_as_zero(text: str, expected: int) -> None:
    assert len([figure for figure in figures(text) if figure.amount.kind == "zero"]) == expected


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        (
            ["Er kwamen 88 klachten.", "Van deze klachten zijn 61 informeel afgehandeld."],
            "klachten informeel afgehandeld",
        ),
        (["De raad ontving 9 klachten, waarvan 1 gegrond."], "klachten gegrond"),
        (["Eén klacht werd gegrond verklaard, één ongegrond en de derde loopt nog."], "klacht ongegrond"),
        (["Dat heeft geleid tot één ontslag en één berisping."], "berisping geleid"),
        (["In 2022 ging het om respectievelijk 8, 7 en 4 klachten."], "klachten"),
        (["Zij werden 47 keer benaderd, 12 keer meer dan in 2022."], "meer benaderd"),
        (["Van de 15 boten zijn er 11 groen, 3 oranje en 1 rood."], "boten rood"),
        (["We vergaderden 18 keer, waarvan 6 keer met de loods."], "vergaderingen loods"),
        (["De raad kwam 18 keer in vergadering bijeen, waarvan 6 keer digitaal."], "vergaderingen digitaal"),
        (["Er is 5 keer gebeld en 3 keer gemaild."], "gemaild"),
    ],
)
def test_state_is_of_the_thing_counted_before(sentences: list[str], expected: str) -> None:
    assert told(*sentences)[-1][1] == expected


def test_numbers_in_order_are_all_counted() -> None:
    assert [number for number, *_ in told("Dat waren er respectievelijk 8, 7 en 4 klachten.")] == ["8", "7", "4"]
    assert {figure.amount.qualifier for figure in figures("Dat zijn respectievelijk 8, 7 en 4 klachten.")} == {"exact"}
    assert [number for number, *_ in told("Zie de punten 8, 7 en 4 klachten.")] != ["8", "7", "4"]


def test_share_of_the_total_is_of_those_counted_just_before() -> None:
    found = told("Er kwamen 12 boten.", "Aan de les deden 410 schippers mee, 67% van het totaal.")
    assert found[-1][1] == "schippers mee les"
    found = told("Er kwamen 12 boten.", "De klachtentermijn was 31 dagen; 85 procent is op tijd gekeurd.")
    assert found[-1][1] == "boten tijd gekeurd"
