"""Points under a heading that says what they are."""

import pytest

from pipeline.decisions.lists.leadwords import announces_plans
from pipeline.decisions.lists.pointlists import point_lists
from pipeline.meeting import Meeting, meeting_of
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


def test_the_sentence_before_a_list_says_what_its_points_are_and_whom_they_ask() -> None:
    document = of_lines(
        ("body", "De commissie heeft de kade bezocht. Daarom verzoekt de commissie het dagelijks bestuur:"),
        ("item", "- de kade voor 1 mei 2024 te keuren;"),
        ("item", "- de raad daarover te informeren."),
    )
    found = point_lists(document, Meeting(is_minutes=True, date="2024-02-01"))
    assert [(one.kind, one.owner) for one in found] == [("verzoek", "dagelijks bestuur")] * 2
    assert found[0].deadline == "2024-05-01"


def test_what_we_are_going_to_do_is_ours_and_has_the_time_of_its_lead() -> None:
    document = of_lines(("body", "In 2025 gaan we:"), ("item", "• alle steigers bezoeken;"))
    found = point_lists(document, Meeting(body="OR", last_year=2024))
    assert [(one.kind, one.owner, one.deadline) for one in found] == [("voornemen", "OR", "2025")]


def test_a_status_behind_a_dash_is_read_with_its_point() -> None:
    lines = [("item", "1. Eén loket voor de haven - gedaan, open sinds mei"), ("item", "2. Kade keuren - uitgesteld")]
    found = point_lists(of_lines(("heading", "Aanbevelingen van vorig jaar"), *lines), Meeting())
    assert [one.status for one in found] == ["gereed", "uitgesteld"]


def test_considerations_before_a_list_are_no_recommendations() -> None:
    document = of_lines(("body", "Bij deze keuze geven we de volgende overwegingen mee:"), ("item", "- De kade is oud"))
    assert point_lists(document, Meeting()) == []


def test_a_point_of_a_motion_that_lost_its_bullet_is_read_on() -> None:
    document = of_lines(
        ("body", "Verzoekt het college:"),
        ("item", "• de kade te laten"),
        ("body", "opmeten;"),
        ("body", "de bewoners over de kade vooraf te informeren;"),
        ("item", "• de raad vóór de zomer te berichten."),
        ("body", "En gaat over tot de orde van de dag."),
        ("item", "• de kade te sluiten."),
    )
    found = point_lists(document, Meeting(is_minutes=True))
    assert [(one.kind, one.owner) for one in found] == [("verzoek", "college")] * 3


def test_the_sentence_that_opens_a_list_gives_the_points_their_owner() -> None:
    for opening in ("Wij bevelen het college van bestuur het volgende aan.", "Wij raden het bestuur het volgende aan."):
        lines = [("heading", "7. Aanbevelingen"), ("body", opening), ("item", "1. Breid het team uit.")]
        found = point_lists(of_lines(*lines), Meeting())
        assert [one.action for one in found] == ["Breid het team uit."]
        assert found[0].owner in {"college van bestuur", "bestuur"}


def test_a_sentence_that_opens_no_list_gives_no_owner() -> None:
    lines = [
        ("heading", "7. Aanbevelingen"),
        ("body", "Het bestuur las het verslag."),
        ("item", "1. Breid het team uit."),
    ]
    assert [one.owner for one in point_lists(of_lines(*lines), Meeting())] == [None]


def test_what_stands_behind_an_earlier_recommendation_tells_what_became_of_it() -> None:
    points = ["a. Voer gesprekken. Gereed: dit gebeurt sinds mei.", "b. Maak een app. De teams oefenden er in mei mee."]
    for heading, said in (
        ("Aanbevelingen van vorig jaar", ["gereed", "loopt"]),
        ("Wat is er met de aanbevelingen over 2023 gebeurd?", ["gereed", "loopt"]),
        ("Aanbevelingen", ["gereed", "open"]),
    ):
        lines = [("heading", heading), *(("item", point) for point in points)]
        found = [one.status for one in point_lists(of_lines(*lines), Meeting())]
        assert found == said


def test_the_title_or_the_lead_of_recommendations_says_whom_they_ask() -> None:
    points = [("item", "1. Breid de steiger uit."), ("item", "2. Laat de afdeling Water de kade meten.")]
    titled = point_lists(of_lines(("heading", "5. Aanbevelingen aan de directeur-generaal"), *points), Meeting())
    assert [one.owner for one in titled] == ["directeur-generaal", "afdeling Water"]
    led = point_lists(of_lines(("body", "Wij adviseren de directie en haar team:"), *points), Meeting())
    assert [one.owner for one in led] == ["directie", "afdeling Water"]
    for asking, who in (("Wat adviseren we de directie?", "directie"), ("Wat adviseren we?", None)):
        asked = point_lists(of_lines(("heading", asking), *points), Meeting())
        assert [one.owner for one in asked] == [who, "afdeling Water"]
    bare = point_lists(of_lines(("heading", "5. Aanbevelingen over de haven"), *points), Meeting())
    assert [one.owner for one in bare] == [None, "afdeling Water"]


def test_plans_are_of_the_body_that_says_it_wants_them() -> None:
    lines = [
        ("heading", "Vooruitblik"),
        ("body", "In 2031 wil de raad zich richten op:"),
        ("item", "– een nieuwe kade;"),
    ]
    meeting = Meeting(body="OR", last_year=2030)
    assert [(one.owner, one.deadline) for one in point_lists(of_lines(*lines), meeting)] == [("OR", "2031")]
    others = [lines[0], ("body", "In 2031 wil de gemeente zich richten op:"), lines[2]]
    assert [one.owner for one in point_lists(of_lines(*others), meeting)] == [None]


def test_a_question_about_earlier_recommendations_is_answered_behind_each() -> None:
    points = [("item", "1. Breid de steiger uit. Dit is niet gelukt."), ("item", "2. Meet de kade. Gereed in mei.")]
    past = of_lines(("body", "Wat is er met de aanbevelingen over 2030 gebeurd?"), *points)
    assert [one.status for one in point_lists(past, Meeting())] == ["vervallen", "gereed"]


def test_who_promises_before_a_list_promises_its_points() -> None:
    points = ["1. Een kaart van de haven, in 2025.", "2. Elk half jaar een telling."]
    document = of_lines(("body", "De bestuurder beloofde ons:"), *(("item", point) for point in points))
    found = point_lists(document, Meeting())
    assert [(one.kind, one.owner, one.status) for one in found] == [
        ("toezegging", "bestuurder", "open"),
        ("toezegging", "bestuurder", "doorlopend"),
    ]
    told = of_lines(("body", "De bestuurder geloofde ons:"), ("item", "1. Een kaart van de haven."))
    assert point_lists(told, Meeting()) == []


def test_brackets_behind_a_point_tell_whose_it_is_by_when_and_how_far() -> None:
    points = [
        "• De kade meten (team Zorg, voor 1 mei 2025).",
        "• De masten tellen (havendienst, loopt).",
        "• De loods verven (havendienst; was mei 2025, wordt juli 2025).",
        "• De sluis keuren (havendienst; doorlopend, elk jaar in mei).",
        "• De pont verven (was havendienst, wordt team Zorg).",
    ]
    document = of_lines(("heading", "Plannen"), *(("item", point) for point in points))
    assert [(one.owner, one.deadline, one.status) for one in point_lists(document, Meeting())] == [
        ("team Zorg", "2025-05-01", "open"),
        ("havendienst", None, "loopt"),
        ("havendienst", "2025-07", "uitgesteld"),
        ("havendienst", None, "doorlopend"),
        ("team Zorg", None, "open"),
    ]


def test_the_plans_of_a_report_are_of_its_body_but_for_what_is_done_by_others() -> None:
    points = ["• Een nieuwe kaart maken.", "• Elk teamhoofd volgt een training.", "• De kade wordt gemeten."]
    document = of_lines(("heading", "Speerpunten 2025"), *(("item", point) for point in points))
    assert [one.owner for one in point_lists(document, Meeting(body="OR"))] == ["OR", "teamhoofd", None]


def test_advice_among_plans_is_advice() -> None:
    document = of_lines(("heading", "Plannen"), ("item", "• Wij bevelen de directie aan om de kade te meten."))
    assert [(one.kind, one.owner) for one in point_lists(document, Meeting(body="OR"))] == [("aanbeveling", "directie")]


@pytest.mark.parametrize(
    "lead",
    [
        ("heading", "Wat staat er op de rol voor 2024?"),
        ("heading", "En nu verder"),
        ("body", "Bovenaan ons lijstje voor het komende jaar:"),
    ],
)
def test_points_under_what_lies_ahead_are_plans(lead: tuple[str, str]) -> None:
    document = of_lines(lead, ("item", "• de evaluatie van de steiger volgen"), ("item", "• de pont werd geverfd"))
    assert [one.kind for one in point_lists(document, Meeting(body="OR"))][:1] == ["voornemen"]


def test_points_under_what_was_done_are_none() -> None:
    document = of_lines(("body", "Bovenaan ons lijstje stonden vorig jaar:"), ("item", "• de evaluatie van de steiger"))
    assert point_lists(document, Meeting(body="OR")) == []


@pytest.mark.parametrize(
    ("lead", "is_plan"),
    [
        ("Voor 2024 zijn de volgende voornemens geformuleerd:", True),
        ("Het komende jaar stellen wij ons ten doel:", True),
        ("De volgende maatregelen worden in 2024 genomen:", True),
        ("In het komende jaar richt het bureau zich op:", True),
        ("Wij hebben deze plannen:", True),
        ("In 2023 zijn de volgende maatregelen genomen:", False),
        ("De volgende plannen zijn uitgevoerd:", False),
        ("De volgende onderwerpen zijn besproken:", False),
        ("De doelen voor 2023 waren:", False),
    ],
)
def test_a_sentence_that_announces_plans_opens_them(lead: str, is_plan: bool) -> None:
    assert announces_plans(lead, 2023) is is_plan


@pytest.mark.parametrize("mark", ["", "5.1 ", "A2. ", "I. "])
def test_a_line_that_tells_somebody_what_to_do_is_advice_without_a_bullet(mark: str) -> None:
    lines = [
        ("heading", "Aanbevelingen"),
        ("body", f"{mark}Bespreek dit in elk team."),
        ("body", f"{mark}Dit was een goed jaar."),
    ]
    (found,) = point_lists(of_lines(*lines), Meeting())
    assert found.quote.endswith("Bespreek dit in elk team.")


@pytest.mark.parametrize(
    ("lead", "many"),
    [
        ("Dit jaar gaan we het volgende doen:", 2),
        ("We gaan de kades herstellen:", 2),
        ("We gaan de kaarten een voor een langs:", 0),
        ("Vandaag willen we deze kaarten bespreken:", 0),
    ],
)
def test_what_is_gone_through_in_the_meeting_is_no_plan(lead: str, many: int) -> None:
    document = of_lines(("body", lead), ("item", "• Kaart van de haven"), ("item", "• Kaart van de kade"))
    assert len(point_lists(document, Meeting(is_minutes=True, date="2024-06-06"))) == many


@pytest.mark.parametrize(
    "title", ["7. Plannen voor 2031", "7. Vooruitblik", "7. Speerpunten voor 2031", "7. Voornemens"]
)
@pytest.mark.parametrize("said", ["Het jaar heeft ons veel geleerd over de pont.", "Daarin staat het volgende."])
def test_a_paragraph_between_the_heading_and_the_points_changes_nothing(title: str, said: str) -> None:
    points = ["1. Kees neemt de pont over.", "2. De sluis schilderen.", "3. Keuring van de steigers, door de schipper."]
    document = of_lines(("heading", title), ("body", said), *(("item", one) for one in points))
    assert [one.quote for one in point_lists(document, meeting_of(document))] == points


def test_points_after_a_paragraph_under_another_heading_are_no_plans() -> None:
    points = [("item", "1. De pont."), ("item", "2. De sluis.")]
    for title in ("7. De vloot in 2030", "7. Opvolging van de voornemens uit 2029"):
        document = of_lines(("heading", title), ("body", "Het jaar heeft ons veel geleerd."), *points)
        assert point_lists(document, meeting_of(document)) == []
