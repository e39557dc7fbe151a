"""Checklists in reports: what a cell says of the duty beside it."""

import re
from dataclasses import replace

import pytest

from corpus import table
from corpus.catalogue import obligations
from pipeline.duties.proofs import proofs
from pipeline.duties.statuses import status_of
from pipeline.extract import sentences_of
from tests.documents import of_table

DUTIES = {
    "AW4-3-gedragscode": "Gedragscode",
    "AW5-eed": "Eed of belofte bij indiensttreding",
    "AW5-nevenwerkzaamheden-openbaar": "Openbaarmaking van nevenwerkzaamheden",
    "AW5-financiele-belangen": "Melding van financiële belangen",
    "WBK-meldregeling": "Regeling voor het melden van misstanden",
}


def statuses(head: str, said: str) -> set[str]:
    rows: list[list[str | None]] = [["Verplichting", head], *([label, said] for label in DUTIES.values())]
    document = replace(of_table(rows, caption="Naleving"), kind="jaarverslag", title="Jaarverslag integriteit 2022")
    found = list(proofs(document, sentences_of(document)))
    asked = [duty for duty in obligations() if duty.id in DUTIES]
    return {status_of(duty, [one for one in found if one.obligation == duty.id]) for duty in asked}


@pytest.mark.parametrize("head", ["Voldaan?", "Status", "Oordeel", "Hoe staan wij ervoor?"])
@pytest.mark.parametrize(
    ("said", "status"),
    [
        *((word, "aangetoond") for word in ("Ja", "Voldaan", "Op orde", "✓", "Ja, sinds 2021")),
        *((word, "deels") for word in ("Deels", "In voorbereiding", "Wordt aan gewerkt", "Nog niet volledig")),
        *((word, "strijdig") for word in ("Nee", "Niet voldaan", "Ontbreekt", "Nog niet")),
    ],
)
def test_the_answer_beside_a_duty_is_its_status(head: str, said: str, status: str) -> None:
    assert statuses(head, said) == {status}


def test_a_bare_word_under_a_head_that_asks_nothing_is_no_answer() -> None:
    assert statuses("Voldaan?", "Nee") != statuses("Opmerking", "Nee")
    assert statuses("Voldaan?", "Groen") != statuses("Kleur", "Groen")


@pytest.mark.parametrize("row", table("duty_answers.csv"), ids=lambda row: row["example"])
def test_every_answer_fits_its_example_and_not_its_counterexample(row: dict[str, str]) -> None:
    assert re.fullmatch(row["words"], row["example"], re.I)
    assert not any(re.fullmatch(one["words"], row["counterexample"], re.I) for one in table("duty_answers.csv"))
