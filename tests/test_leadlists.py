"""Lists whose lead decides."""

from dataclasses import replace

import pytest

from pipeline.decisions.lists.leadlists import led_decisions
from pipeline.meeting import meeting_of
from pipeline.records import Decision
from tests.documents import of_lines


def _found(lead: str, *points: str, body: str = "OR") -> list[Decision]:
    document = of_lines(("body", lead), *(("item", point) for point in points))
    document = replace(document, kind="jaarverslag", body=body)
    return led_decisions(document, meeting_of(document))


def test_the_lead_holds_the_verb_and_each_point_what_was_judged() -> None:
    found = _found(
        "B.2 De commissie heeft in haar adviezen:",
        "a. een klacht over pesten gegrond geacht;",
        "b. een klacht over de pont ongegrond geacht.",
        "c. met de directeur gesproken.",
        body="klachtencommissie",
    )
    assert [(one.kind, one.decider, one.decided_on) for one in found] == [("advies", "commissie", "2022")] * 2
    assert found[0].decision == "De commissie heeft in haar adviezen een klacht over pesten gegrond geacht."
    assert found[0].quote == "a. een klacht over pesten gegrond geacht;"


def test_points_that_end_in_an_outcome_word_need_no_rule_of_their_own() -> None:
    found = _found(
        "De klachtencommissie heeft dit jaar:", "– twee klachten niet-ontvankelijk verklaard;", "– gewandeld."
    )
    assert [(one.kind, one.decider) for one in found] == [("afwijzing", "klachtencommissie")]


@pytest.mark.parametrize(
    ("lead", "kind", "decider"),
    [
        ("In 2022 heeft de OR ingestemd met:", "instemming", "OR"),
        ("Wij hebben positief geadviseerd over:", "advies", "OR"),
        ("De OR heeft negatief geadviseerd over de volgende voorstellen:", "advies", "OR"),
        ("De volgende regelingen zijn vastgesteld:", "vaststelling", None),
        ("Het dagelijks bestuur heeft benoemd:", "benoeming", "dagelijks bestuur"),
    ],
)
def test_each_point_is_decided_by_its_lead(lead: str, kind: str, decider: str | None) -> None:
    found = _found(lead, "– rooster van de pont (12 mei);", "– regeling voor de kade.")
    assert [(one.kind, one.decider, one.decided_on) for one in found] == [
        (kind, decider, "2022-05-12"),
        (kind, decider, "2022"),
    ]


@pytest.mark.parametrize(
    "lead",
    [
        "De OR heeft positief geadviseerd onder de volgende voorwaarden:",
        "De OR heeft ingestemd met het plan voor de kade:",
        "De OR wordt gevraagd in te stemmen met:",
        "De OR heeft geadviseerd om:",
        "De OR heeft instemmingsrecht bij:",
        "De OR zal in 2023 instemmen met:",
        "De OR heeft besproken:",
    ],
)
def test_conditions_wishes_and_rights_are_no_decisions(lead: str) -> None:
    assert _found(lead, "– rooster van de pont", "– regeling voor de kade") == []


def test_what_was_not_consented_to_was_turned_down() -> None:
    found = _found("De OR heeft niet ingestemd met:", "– camera’s op de kade;", "– het rooster (3 mei).")
    assert [(one.kind, one.decider, one.decided_on) for one in found] == [
        ("afwijzing", "OR", "2022"),
        ("afwijzing", "OR", "2022-05-03"),
    ]
    assert _found("De OR heeft nog niet ingestemd met:", "– camera’s op de kade", "– het rooster") == []
