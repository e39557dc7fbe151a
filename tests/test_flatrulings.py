"""Tables of rulings whose columns were lost."""

from dataclasses import replace

import pytest

from pipeline.decisions.rulings.flatrulings import flat_rulings
from pipeline.meeting import meeting_of
from pipeline.records import Decision
from tests.documents import of_lines


def _found(text: str) -> list[Decision]:
    document = replace(of_lines(("body", text)), kind="jaarverslag", body="OR")
    return list(flat_rulings(document, meeting_of(document)))


def test_each_row_ends_in_an_outcome_and_its_day() -> None:
    found = _found(
        "Onderwerp Soort Datum aanvraag Reactie OR Datum reactie "
        "Verhuizing van de loods advies 3 januari 2022 akkoord 14 februari 2022 "
        "Regeling voor de pont instemming 4 mei 2022 ingestemd 7 juni 2022 "
        "Rooster van de brug instemming 9 mei 2022 instemming onthouden 01-07-2022 "
        "Camera op de kade instemming 1 juli 2022 in behandeling -"
    )
    assert [(one.kind, one.decider, one.decided_on) for one in found] == [
        ("advies", "OR", "2022-02-14"),
        ("instemming", "OR", "2022-06-07"),
        ("afwijzing", "OR", "2022-07-01"),
    ]
    assert found[1].decision == "Regeling voor de pont: ingestemd."
    assert found[1].quote == "Regeling voor de pont instemming 4 mei 2022 ingestemd 7 juni 2022"


@pytest.mark.parametrize(
    "text",
    [
        "Onderwerp en besluit van 3 mei 2022: de OR heeft ingestemd met het rooster op 7 juni 2022.",
        "Onderwerp Actie Besluit Datum Kade keuren Sanne 3 mei 2022 Masten tellen Joris 4 mei 2022 Pont Jo 5 mei 2022",
        "Onderwerp Reactie OR Datum Rooster ingestemd 3 mei 2022 Loods positief 4 mei 2022",
    ],
)
def test_sentences_actions_and_single_rows_are_no_table_of_rulings(text: str) -> None:
    assert _found(text) == []


def test_rows_may_stand_on_lines_of_their_own_below_the_head() -> None:
    lines = [
        ("heading", "Onderwerp Ontvangen Uitkomst Datum"),
        ("heading", "Rooster van de pont mrt 2021 instemming 20-5-2021"),
        ("body", "Camera op de kade jan 2022 instemming, twee jaar 17-3-2022 Huur van de loods mei 2021 aangehouden –"),
        ("body", "Over de masten is op 3 mei 2022 gesproken."),
        ("heading", "Kraan mei 2022 instemming 4-6-2022"),  # behind other text
    ]
    document = replace(of_lines(*lines), kind="jaarverslag", body="OR")
    found = list(flat_rulings(document, meeting_of(document)))
    assert [(one.kind, one.topic) for one in found] == [
        ("instemming", "Rooster van de pont"),
        ("instemming", "Camera op de kade"),
        ("uitstel", "Huur van de loods"),
    ]
