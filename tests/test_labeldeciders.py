"""Whose a decision is, as the label before it names."""

import pytest

from pipeline.decisions.rulings.labeldeciders import by_its_label
from pipeline.meeting import Meeting
from pipeline.records import Decision, Place


@pytest.mark.parametrize(
    ("quote", "decider"),
    [
        ("Besluit TO leden: Akkoord (wordt verwerkt)", "Technisch Overleg Kades"),
        ("De kaart is klaar. Besluit directie: akkoord", "directie"),
        ("<Besluit: Kadeteam>: de pont blijft varen", "Kadeteam"),
        ("<Besluit: TO-leden Akkoord>", "Technisch Overleg Kades"),
        ("TO leden: akkoord", "Technisch Overleg Kades"),
        ("Aanwezigen: akkoord", "Technisch Overleg Kades"),
        ("Besluit TO: akkoord", "Technisch Overleg Kades"),
        ("Besluit: de pont blijft varen", "Technisch Overleg Kades"),
        ("Besluit 3: de pont blijft varen", "Technisch Overleg Kades"),
        ("Besluit vaarplan: akkoord", "Technisch Overleg Kades"),
        ("Het overleg besluit: de pont blijft", "Technisch Overleg Kades"),
    ],
)
def test_a_label_names_who_decides(quote: str, decider: str) -> None:
    made = Decision(
        place=Place(document="d", page=None, start=0, end=len(quote)),
        quote=quote,
        rule="besluitblok",
        confidence=0.9,
        decision=quote,
        decider="Technisch Overleg Kades",
    )
    assert by_its_label(made, Meeting(is_minutes=True, body="Technisch Overleg Kades")).decider == decider
