"""Lists whose points say an outcome."""

from dataclasses import replace

import pytest

from pipeline.decisions.rulings.outcomelists import listed_outcomes
from pipeline.meeting import meeting_of
from tests.documents import of_lines

Found = list[tuple[str, str | None, str | None]]


def _found(*lines: tuple[str, str], body: str | None = "OR", kind: str = "jaarverslag") -> Found:
    document = replace(of_lines(*lines), kind=kind, body=body)
    return [(one.kind, one.decider, one.decided_on) for one in listed_outcomes(document, meeting_of(document))]


def _items(*points: str) -> list[tuple[str, str]]:
    return [("item", point) for point in points]


def test_under_requests_for_advice_every_outcome_is_advice() -> None:
    points = _items(
        "– Verkoop van de pont: positief (3 maart 2022)",
        "– Nieuwe kraan: akkoord",
        "– Sloop loods: in behandeling",
        "– Kade – negatief advies, 12 mei",
    )
    assert _found(("heading", "3.2 Adviesaanvragen"), ("body", "Wij kregen er vier."), *points) == [
        ("advies", "OR", "2022-03-03"),
        ("advies", "OR", "2022"),
        ("advies", "OR", "2022-05-12"),
    ]


def test_the_outcome_stands_before_the_subject_behind_it_or_in_brackets() -> None:
    points = _items(
        "• Instemming: rooster van de pont (12 mei)",
        "• Instemming onthouden: camera’s op de steiger",
        "• Regeling thuiswerken (ingestemd, 8 maart)",
        "• Plan kade, aangehouden",
    )
    assert _found(("heading", "Instemmingsverzoeken"), ("heading", "Afgerond"), *points) == [
        ("instemming", "OR", "2022-05-12"),
        ("afwijzing", "OR", "2022"),
        ("instemming", "OR", "2022-03-08"),
        ("uitstel", "OR", "2022"),
    ]


def test_a_lead_says_the_outcome_of_all_its_points() -> None:
    points = _items("– sloop van de loods (3 mei)", "– verkoop van de kraan")
    assert _found(("body", "Instemming verleend op:"), *points) == [
        ("instemming", "OR", "2022-05-03"),
        ("instemming", "OR", "2022"),
    ]
    assert [kind for kind, _, _ in _found(("heading", "Positief geadviseerd"), *points)] == ["advies", "advies"]


def test_a_sentence_may_be_label_and_list() -> None:
    assert _found(("body", "Instemming verleend op: rooster pont, regeling kade en plan loods.")) == [
        ("instemming", "OR", "2022")
    ]
    assert _found(("body", "Positief advies OR: verkoop van de loods (3 mei)."), body="directie") == [
        ("advies", "OR", "2022-05-03")
    ]


def test_judgements_on_complaints() -> None:
    points = _items("1. Bejegening: gegrond", "2. Hinder: ongegrond", "3. De kade: ingetrokken")
    assert _found(("heading", "Klachten"), *points, body="commissie") == [
        ("besluit", "commissie", "2022"),
        ("afwijzing", "commissie", "2022"),
    ]


@pytest.mark.parametrize(
    ("above", "points"),
    [
        ("Bevoegdheden", ["– Instemming: de OR moet instemmen met regelingen", "– Advies: bij besluiten over de kade"]),
        ("Cijfers", ["– Positief advies: 4", "– Ingestemd: 7", "– Negatief advies: 1 keer"]),
        ("Sfeer", ["– De sfeer in het team: positief", "– De kade: vernieuwd", "– Reacties van bezoekers, positief"]),
        ("Agenda", ["– Rooster: instemming", "– Begroting: vaststelling", "– Plan: ter bespreking"]),
        ("Planning", ["– Regeling kade: vastgesteld in mei", "– Loods: aangehouden"]),
        ("Adviezen", ["– Advies: zorg voor een steiger", "– Keur de kade"]),
    ],
)
def test_rights_counts_moods_and_plans_are_no_outcomes(above: str, points: list[str]) -> None:
    assert _found(("heading", above), *_items(*points)) == []


def test_minutes_say_their_outcomes_elsewhere() -> None:
    assert _found(("heading", "Instemmingsverzoeken"), *_items("– Rooster: ingestemd"), kind="verslag overleg") == []
