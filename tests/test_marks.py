"""Actions that carry a mark."""

import pytest

from pipeline.decisions.marks import marked_actions
from pipeline.meeting import Meeting
from tests.documents import of_lines


@pytest.mark.parametrize(
    ("text", "owner", "action"),
    [
        ("Actiepunt: Sanne stuurt de kaart rond.", "Sanne", "Sanne stuurt de kaart rond."),
        ("Actie: kaart rondsturen (secretaris, vóór 1 juni)", "secretaris", None),
        ("<actie Joris> kaart rondsturen aan de leden", "Joris", "Kaart rondsturen aan de leden."),
        ("De kaart wordt rondgestuurd <actiepunt: Joris Kamp>", "Joris Kamp", "De kaart wordt rondgestuurd."),
        ("De kaart gaat rond (actie: Joris).", "Joris", "De kaart gaat rond."),
        ("De kaart gaat rond. Actie: Sanne", "Sanne", "De kaart gaat rond."),
        ("[actie Joris] kaart rondsturen aan de leden", "Joris", "Kaart rondsturen aan de leden."),
        ("AP3: kaart rondsturen (Joris, vóór 1 juli)", "Joris", None),
        ("Actie 5. Kaart van de haven opnieuw tekenen.", None, "Kaart van de haven opnieuw tekenen."),
        ("Actie Joris om de kaart rond te sturen.", "Joris", None),
        ("Actiepunt: Vanuit Beheer wordt de kaart gedeeld.", "Beheer", None),
        ("<actiepunt>: Van Beheer uit zullen we een kaart tekenen.", "Beheer", None),
        ("<actiepunt> team Kaarten tekent de kaart opnieuw.", "team Kaarten", None),
        ("<actiepunt> Joris als tekenaar opnemen", None, None),
        ("<actiepunt ….?> De kaart van Beheer wordt opnieuw getekend.", None, None),
    ],
)
def test_a_mark_gives_an_action_with_its_owner(text: str, owner: str | None, action: str | None) -> None:
    found = list(marked_actions(of_lines(("body", text), ("body", "Aanwezig: Sanne Vos.")), Meeting()))
    assert [one.owner for one in found] == [owner]
    assert action is None or found[0].action == action


@pytest.mark.parametrize(
    "text",
    [
        "Actie 5. is gedaan en besproken.",
        "De actielijst is besproken.",
        "Actie is nodig.",
        "De actiepunten zijn gedaan.",
    ],
)
def test_the_word_alone_is_no_mark(text: str) -> None:
    assert list(marked_actions(of_lines(("body", text)), Meeting())) == []


@pytest.mark.parametrize(
    ("mark", "owner", "action"),
    [
        ("<actiepunt: kaart opnieuw tekenen>", None, "Kaart opnieuw tekenen."),
        ("<actiepunt: Joris: kaart opnieuw tekenen>", "Joris", "Kaart opnieuw tekenen."),
        ("<actiepunt Joris Kamp, Sanne Vos: kaart tekenen>", "Joris Kamp, Sanne Vos", "Kaart tekenen."),
        ("<actiepunt WIO: kaart tekenen>", "WIO", "Kaart tekenen."),
        ("<actiepunt secretaris> kaart tekenen", "secretaris", "Kaart tekenen."),
    ],
)
def test_a_mark_tells_who_and_what(mark: str, owner: str | None, action: str) -> None:
    found = list(marked_actions(of_lines(("body", mark)), Meeting()))
    assert [(one.owner, one.action) for one in found] == [(owner, action)]
