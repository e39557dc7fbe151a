"""Points under a heading that says what they are."""

from pipeline.decisions.pointlists import point_lists
from pipeline.meeting import Meeting
from tests.documents import of_lines


def test_points_under_recommendations_are_recommendations() -> None:
    document = of_lines(
        ("heading", "5. Aanbevelingen"),
        ("item", "• Keur de kade elk voorjaar (directie)."),
        ("item", "• Het afmeren verloopt traag. Het advies is om een tweede steiger te bouwen."),
        ("item", "• De vorige aanbeveling is uitgevoerd."),
        ("heading", "6. Slot"),
        ("item", "• Bel de havenmeester."),
    )
    found = point_lists(document, Meeting())
    assert [(one.kind, one.owner, one.action) for one in found] == [
        ("aanbeveling", "directie", "Keur de kade elk voorjaar (directie)."),
        ("aanbeveling", None, "Het advies is om een tweede steiger te bouwen."),
    ]


def test_points_under_action_points_are_action_points() -> None:
    document = of_lines(("heading", "Actiepunten"), ("item", "1. kaart maken – Sanne – 4 mei 2024"))
    found = point_lists(document, Meeting())
    assert [(one.kind, one.owner, one.deadline) for one in found] == [("actiepunt", "Sanne", "2024-05-04")]


def test_a_point_names_its_owner_first_or_acts() -> None:
    points = ["• Sanne: kaart maken", "• Joris - masten tellen", "• P&O stelt een rooster op"]
    document = of_lines(("heading", "Afspraken"), *(("item", point) for point in points))
    assert [one.owner for one in point_lists(document, Meeting())] == ["Sanne", "Joris", "P&O"]


def test_talk_under_agreements_is_no_action() -> None:
    document = of_lines(("heading", "Afspraken"), ("item", "• Wie maakt de kaart?"), ("item", "• Er is een kaart"))
    assert point_lists(document, Meeting()) == []


def test_points_under_another_heading_are_nothing() -> None:
    assert point_lists(of_lines(("heading", "Aanwezig"), ("item", "• Sanne de Wit")), Meeting()) == []


def test_a_heading_that_addresses_somebody_gives_the_points_their_owner() -> None:
    document = of_lines(("body", "Acties voor de werkgroep:"), ("item", "• Kade opmeten"), ("item", "• Sanne: masten"))
    assert [one.owner for one in point_lists(document, Meeting(is_minutes=True))] == ["werkgroep", "Sanne"]


def test_a_remark_on_a_point_is_no_point() -> None:
    lines = [("item", "• Kade opmeten"), ("item", "- De kade is lang"), ("item", "• Masten tellen")]
    found = point_lists(of_lines(("body", "Acties:"), *lines), Meeting(is_minutes=True))
    assert [one.action for one in found] == ["Kade opmeten.", "Masten tellen."]


def test_short_lines_behind_a_label_are_points_that_lost_their_bullets() -> None:
    lines = ["Directe acties:", "De kaart is nog niet getekend.", "Nader overleg over de kade.", "Volgende onderwerp"]
    found = point_lists(of_lines(*(("body", line) for line in lines)), Meeting(is_minutes=True))
    assert [one.action for one in found] == lines[1:3]


def test_lines_behind_a_label_in_a_report_are_prose() -> None:
    lines = [("body", "Acties:"), ("body", "De kade werd gekeurd.")]
    assert point_lists(of_lines(*lines), Meeting()) == []


def test_what_is_asked_among_agreements_is_a_request() -> None:
    lines = [("heading", "Afspraken"), ("item", "- Voor dinsdag wordt gevraagd de kaart te lezen;")]
    assert [one.kind for one in point_lists(of_lines(*lines), Meeting())] == ["verzoek"]
