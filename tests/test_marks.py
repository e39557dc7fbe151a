"""Actions that carry a mark."""

import pytest

from pipeline.decisions.marks.inline import marked_actions
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
        (
            "<actiepunt: Kaart verder uit te werken: Joris, Sanne en Kade (JK)>",
            "Joris, Sanne en Kade (JK)",
            "Kaart verder uit te werken.",
        ),
        ("<actiepunt: Joris en Karen: Kade>", "Joris en Karen", "Kade."),
    ],
)
def test_a_mark_tells_who_and_what(mark: str, owner: str | None, action: str) -> None:
    found = list(marked_actions(of_lines(("body", mark)), Meeting()))
    assert [(one.owner, one.action) for one in found] == [(owner, action)]


TASK = "de kaart opnieuw tekenen"
OWNERS = ["Joris", "Joris Kamp", "JK", "secretaris", "team Kade", "bureau Kade", "Joris en Sanne", "allen", "dhr. Kamp"]


@pytest.mark.parametrize("owner", OWNERS)
@pytest.mark.parametrize(
    "line",
    [
        "Actie {who}: {what}.",
        "Actie ({who}): {what}.",
        "Actie: {who}: {what}.",
        "Actie - {who} - {what}",
        "AP 24-03: {what} ({who}, 1 mei)",
        "Vervolgactie: {what}. ({who})",
        "-> Actie {who}: {what}",
        "[Actie] {what} - {who}",
        "Actie: {what} / {who} / 1 mei",
        "Actie: {what}. Wie: {who}. Wanneer: 1 mei 2024.",
        "De kaart is te oud: {what} (AP {who}, 1 mei).",
        "To do {who}: {what}",
        "Er is besloten {what}. Actiehouder: {who}",
    ],
)
def test_an_owner_stands_in_any_place_beside_a_mark(line: str, owner: str) -> None:
    text = line.format(who=owner, what=TASK)
    found = list(marked_actions(of_lines(("body", text), ("body", "Aanwezig: Joris Kamp, Sanne Vos.")), Meeting()))
    assert [one.owner for one in found] == [owner]
    assert TASK in found[0].quote


@pytest.mark.parametrize("owner", OWNERS)
def test_a_mark_with_its_owner_stands_above_the_points(owner: str) -> None:
    points = [("item", "• kaart tekenen"), ("item", "• kade meten"), ("body", "Daarna is het stil.")]
    document = of_lines(("body", f"Actie {owner}:"), *points, ("body", "Aanwezig: Joris Kamp, Sanne Vos."))
    assert [one.owner for one in marked_actions(document, Meeting())] == [owner, owner]


@pytest.mark.parametrize(
    "text",
    [
        "Maatregel 3.1. Er is een tweede pont nodig.",
        "Actie - stand van zaken",
        "Actie kade:",
        "De acties van Joris zijn klaar (actie gereed).",
        "De toezegging (toezegging 24-3) is gedaan.",
        "De afspraak met het bureau loopt.",
    ],
)
def test_a_word_of_a_mark_that_names_no_owner_or_titles_a_passage_is_none(text: str) -> None:
    names = ("body", "Aanwezig: Joris Kamp.")
    assert [one.owner for one in marked_actions(of_lines(("body", text), names), Meeting()) if one.owner] == []
    assert "Maatregel" not in text or list(marked_actions(of_lines(("body", text), names), Meeting())) == []


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        (
            "<actie Joris> Sanne heeft een kaart gemaakt. Die sturen we rond. De pont vaart.",
            "<actie Joris> Sanne heeft een kaart gemaakt. Die sturen we rond.",
        ),
        ("<actie Joris> Kaart rondsturen. De pont heeft gevaren.", "<actie Joris> Kaart rondsturen."),
        ("<actie Joris> Sanne heeft een kaart nodig. De pont vaart.", "<actie Joris> Sanne heeft een kaart nodig."),
    ],
)
def test_a_marked_sentence_that_tells_of_done_goes_on_with_the_task(text: str, quote: str) -> None:
    assert [one.quote for one in marked_actions(of_lines(("body", text)), Meeting())] == [quote]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("<actiepunt> Sanne als tekenaar opnemen (deze wil ook een werkgroep vormen).", ["actiepunt", "voornemen"]),
        ("<actiepunt> Sanne als tekenaar opnemen (Joris gaat de kaart nog nalopen).", ["actiepunt", "voornemen"]),
        ("<actiepunt> Sanne als tekenaar opnemen (zie de kaart van de haven).", ["actiepunt"]),
        ("<actiepunt> Sanne als tekenaar opnemen (deze kaart is al klaar).", ["actiepunt"]),
    ],
)
def test_a_clause_in_brackets_behind_a_task_may_be_a_plan_of_its_own(text: str, kinds: list[str]) -> None:
    found = sorted(marked_actions(of_lines(("body", text)), Meeting()), key=lambda one: one.place.start)
    assert [one.kind for one in found] == kinds
