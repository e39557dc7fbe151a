"""Recommendations and actions set out with labels."""

import pytest

from pipeline.decisions.lists.labelledrecords import labelled_records
from pipeline.meeting import Meeting
from tests.documents import of_lines

LINES = (
    ("heading", "Aanbevelingen en reactie"),
    ("body", "Aanbeveling 1. Meet de kade opnieuw."),
    ("body", "Reactie: overgenomen. Eigenaar: havendienst. Status: gereed (mei 2023)."),
    ("body", "Aanbeveling 2. Tel de masten."),
    ("body", "Reactie: niet overgenomen. De directie telt zelf."),
    (
        "body",
        "Actie 3: loods verven. Trekker: Joris. Termijn: vierde kwartaal 2024. Stand van zaken: loopt; de verf is er.",
    ),
    ("body", "De kade is lang."),
)


def test_a_record_has_its_owner_time_and_status_from_its_labels() -> None:
    found = labelled_records(of_lines(*LINES), Meeting())
    assert [(one.kind, one.action, one.owner, one.deadline, one.status) for one in found] == [
        ("aanbeveling", "Meet de kade opnieuw.", "havendienst", "2023-05", "gereed"),
        ("aanbeveling", "Tel de masten.", None, None, "vervallen"),
        ("actiepunt", "Loods verven.", "Joris", "2024-Q4", "loopt"),
    ]
    assert found[0].quote.startswith("Aanbeveling 1.") and found[0].quote.endswith("(mei 2023).")


def test_one_record_alone_or_one_without_labels_is_none() -> None:
    assert labelled_records(of_lines(*LINES[:3]), Meeting()) == []
    bare = [("body", "Aanbeveling 1. Meet de kade."), ("body", "Aanbeveling 2. Tel de masten.")]
    assert labelled_records(of_lines(*bare), Meeting()) == []


@pytest.mark.parametrize(
    ("lead", "owners"),
    [
        ("De raad heeft de directie in mei de volgende aanbevelingen gedaan.", ["directie", "havendienst"]),
        ("Wij doen twee aanbevelingen aan de directie. Het waren er vorig jaar drie.", ["directie", "havendienst"]),
        ("In 2023 deed de ondernemingsraad twee aanbevelingen.", [None, "havendienst"]),
        ("De directie leest dit verslag in mei.", [None, "havendienst"]),
    ],
)
def test_who_is_asked_before_the_records_is_to_act(lead: str, owners: list[str | None]) -> None:
    lines = [
        ("body", lead),
        ("body", "Aanbeveling A. Meet de kade opnieuw."),
        ("body", "Reactie: overgenomen."),
        ("body", "Aanbeveling B. Tel de masten."),
        ("body", "Reactie: akkoord. Eigenaar: havendienst."),
    ]
    found = labelled_records(of_lines(*lines), Meeting(body="Ondernemingsraad"))
    assert [one.owner for one in found] == owners
