"""Minutes set in a table: the cells that hold running text are read as prose."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.decisions.cellprose import unfolded
from pipeline.decisions.outcomes import find
from pipeline.extract import sentences_of
from pipeline.records import Action, Document
from tests.documents import of_table

POINTS = "Kade en masten Acties voor de werkgroep: • Kade opnieuw opmeten - De kade is lang geworden • Masten tellen"
TALK = "De kade is besproken. De secretaris zal de kaart van de kade aan de leden sturen. Niemand had vragen."


def minutes(rows: list[list[str | None]]) -> Document:
    return replace(of_table(rows, header_rows=0, period="2023-04-04"), kind="verslag overleg", body="werkgroep")


def blocks(rows: list[list[str | None]]) -> list[tuple[str, str]]:
    document = minutes(rows)
    read, _ = unfolded(document, sentences_of(document))
    return [(block.role, read.text[block.start : block.end]) for block in read.blocks]


def test_bullets_and_labels_stand_apart() -> None:
    assert blocks([["1", "Opening"], ["2", POINTS]])[1:] == [
        ("heading", "Kade en masten"),
        ("body", "Acties voor de werkgroep:"),
        ("item", "• Kade opnieuw opmeten"),
        ("item", "- De kade is lang geworden"),
        ("item", "• Masten tellen"),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        [["Actie", "Wie"], ["Kade opmeten", "Sanne"]],
        [["Jaar", "Meldingen", "Klachten", "Totaal"], ["2022", TALK, "3", "5"]],
        [["Naam", "Functie"], ["Sanne Vos", "voorzitter"], ["Joris Kamp", "lid"]],
    ],
)
def test_a_table_of_cells_stays_a_table(rows: list[list[str | None]]) -> None:
    assert {role for role, _ in blocks(rows)} == {"table"}


def test_what_stands_in_the_cells_is_found() -> None:
    document = minutes([["1", TALK], ["2", POINTS]])
    found = [one for one in find(document, sentences_of(document)) if isinstance(one, Action)]
    assert [(one.kind, one.owner) for one in found] == [
        ("toezegging", "secretaris"),
        ("actiepunt", "werkgroep"),
        ("actiepunt", "werkgroep"),
    ]


@pytest.mark.parametrize(
    ("rows", "owners"),
    [
        (
            [
                ["", "Overige stukken worden de volgende keer besproken"],
                ["6", "Rondvraag Sanne Vos zoekt de kaart uit"],
            ],
            2,
        ),
        ([["3", "Sluiting Joris Kamp stuurt de kaart rond"], ["4", "Geen"]], 1),
        ([["a.", "De kaart wordt aan de leden rondgestuurd"]], 1),
        ([["2022", "Sanne Vos zoekt de kaart uit"], ["2023", "Joris stuurt de kaart rond"]], 0),
        ([["Sanne", "Sanne zoekt de kaart uit"], ["Joris", "Joris zoekt de lijst uit"]], 0),
        ([["1", "Rondvraag"], ["2", "Sluiting"]], 0),
    ],
)
def test_short_cells_are_read_beside_the_number_of_their_item(rows: list[list[str | None]], owners: int) -> None:
    document = minutes(rows)
    assert len([one for one in find(document, sentences_of(document)) if isinstance(one, Action)]) == owners
