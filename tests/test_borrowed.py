"""Numbers without a unit that borrow it from the number they are set against. All bodies are fictional."""

from __future__ import annotations

import pytest

from models.counts.scene import Memory
from models.figures import figures


def told(*sentences: str) -> list[tuple[str, str]]:
    memory = Memory()
    found = [figures(sentence, memory) for sentence in sentences]
    return [(figure.amount.number, figure.amount.unit) for figure in found[-1]]


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        (["Het verzuim was 5,8%, een jaar eerder nog 4,9."], [("5,8", "percent"), ("4,9", "percent")]),
        (["De bezetting is 41%, op vrijdag 68."], [("41", "percent"), ("68", "percent")]),
        (["De keuring duurde 38 dagen (norm: 42)."], [("38", "days"), ("42", "days")]),
        (["Het verzuim steeg tot 6,1%, boven de norm van 5."], [("6,1", "percent"), ("5", "percent")]),
        (["De haven vaart op 17% stroom, de norm van het bestuur is 10."], [("17", "percent"), ("10", "percent")]),
        (["Leden krijgen 150 uur per jaar; de schipper op 400."], [("150", "hours_per_year")]),
        (
            ["Leden rekenen op 150 uur per jaar; de schipper op 400."],
            [("150", "hours_per_year"), ("400", "hours_per_year")],
        ),
        (["Bij de schippers bedraagt dat percentage 52."], [("52", "percent")]),
        (["Het verzuim was 5,8%.", "Bij de sluizen is het 9,3."], [("9,3", "percent")]),
        # what stands on its own keeps its own meaning
        (["Het verzuim was 5,8% en er kwamen 12 boten bij."], [("5,8", "percent"), ("12", "count")]),
        (["Het verzuim was 5,8%, gemeten bij 12 bedrijven."], [("5,8", "percent"), ("12", "count")]),
        (["Het aantal schepen is met 4% gestegen naar 35."], [("4", "percent"), ("35", "count")]),
        (["Het aantal schepen steeg met ruim 4% naar 35."], [("4", "percent"), ("35", "count")]),
        (["Het verzuim daalde met 0,4% naar 5,2."], [("0,4", "percent"), ("5,2", "percent")]),
        (["Het verzuim daalde van 6% naar 5."], [("6", "percent"), ("5", "percent")]),
        (["Het tarief stijgt met 3% naar € 12."], [("3", "percent"), ("12", "eur")]),
        (["Bijna de helft van de vloot, 12 schepen, is 40 jaar oud."], [("de helft", "percent"), ("12", "count")]),
        (["Er kwamen 58 schepen.", "Het is 9,3 graden."], [("9,3", "count")]),
    ],
)
def test_unit_is_borrowed_from_the_number_beside_it(sentences: list[str], expected: list[tuple[str, str]]) -> None:
    assert told(*sentences) == expected


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        (["Er zijn twee schippers bij gekomen; het totaal is nu vier."], ["twee", "vier"]),
        (["Er varen 12 schepen; ons doel was 15."], ["12", "15"]),
        (["Er kwamen 27 boten bij, waarmee het totaal op 133 staat."], ["27", "133"]),
        (["Wij gaven 12 cursussen (begroot: 15)."], ["12", "15"]),
        (["Er liggen 960 aanvragen.", "De streefwaarde is 500."], ["500"]),
        # a name, and a noun with a number of its own
        (["Er varen 12 schepen volgens norm 15."], ["12"]),
        (["Het doel is 2030."], []),
    ],
)
def test_number_that_a_noun_is_counts_what_was_said(sentences: list[str], expected: list[str]) -> None:
    assert [number for number, _ in told(*sentences)] == expected
