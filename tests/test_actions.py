"""Which sentences say that something is to be done."""

import pytest

from models.actions import action_cues
from models.conditions import situation


def labels(text: str, *, is_minutes: bool) -> list[str]:
    return [cue.label for cue in action_cues(situation(text, is_minutes=is_minutes, year=2022))]


@pytest.mark.parametrize(
    ("text", "kind", "is_minutes"),
    [
        ("De gedeputeerde zegt toe de kaart na te zenden.", "toezegging", True),
        ("Wij hebben gevraagd om een tweede evaluatie.", "verzoek", False),
        ("De ondernemingsraad verzoekt de directie om een planning.", "verzoek", True),
        ("Wij adviseren de directie om het register te vernieuwen.", "aanbeveling", False),
        ("Het voornemen is om een extra meetpunt te plaatsen.", "voornemen", False),
        ("De afdelingen moeten nu een eigen plan maken.", "actiepunt", False),
        ("Het programma zal in 2023 worden uitgevoerd.", "voornemen", False),
        ("In 2023 wordt de cursus geëvalueerd.", "voornemen", False),
        ("Er wordt gewerkt aan een nieuw handboek.", "voornemen", False),
        ("Wij blijven de uitvoering volgen.", "voornemen", False),
    ],
)
def test_an_action_is_found_with_its_kind(text: str, kind: str, is_minutes: bool) -> None:
    assert labels(text, is_minutes=is_minutes)[:1] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "In 2021 is de cursus geëvalueerd.",
        "Medewerkers moeten altijd een pas dragen.",
        "De vergadering vroeg of de brug open is.",
        "Wij gaan ervan uit dat de brug opengaat.",
        "De brief gaat over drie bruggen.",
        "Als de brug dicht is, wordt het verkeer omgeleid.",
        "Gaat de provincie de brug vervangen?",
        "Op grond van artikel 4 van de verordening moet de eigenaar nu betalen.",
        "De brug zorgt voor veel overlast.",
    ],
)
def test_what_is_no_action_is_passed_over(text: str) -> None:
    assert labels(text, is_minutes=False) == []


@pytest.mark.parametrize(
    "text",
    [
        "Fenna zoekt uit wie de sleutel heeft.",
        "De secretaris stelt een notitie op voor de wijkraad.",
        "Waterketen Noord levert de cijfers aan vóór 1 mei.",
        "Brugbeheer BV en KvK gaan in gesprek.",
        "Hij komt hier later op terug.",
        "Het verslag wordt na afloop rondgestuurd.",
        "De raming wordt nog met de aannemer besproken.",
        "Navragen bij de firma per wanneer de pont vaart.",
        "Komt in de volgende vergadering terug.",
    ],
)
def test_minutes_say_who_does_what(text: str) -> None:
    assert labels(text, is_minutes=True)[:1] in (["afspraak"], ["toezegging"])


@pytest.mark.parametrize(
    "text",
    [
        "Fenna zoekt haar bril.",
        "De secretaris stelt de nieuwe collega voor.",
        "De voorzitter loopt de actielijst na.",
        "De voorzitter geeft aan dat de pont vaart.",
        "De penningmeester dient een motie in.",
        "De voorzitter sluit zich aan bij de vorige spreker.",
        "De zorgen worden breed gedeeld.",
        "De pont wordt elke week nagekeken.",
        "In het rapport wordt de keuze nader toegelicht.",
        "Het college licht toe waarom de stukken worden verspreid.",
    ],
)
def test_what_happens_in_a_meeting_is_no_task(text: str) -> None:
    assert labels(text, is_minutes=True) == []


@pytest.mark.parametrize(
    ("text", "speaker", "kinds"),
    [
        ("Dan kan ik het overzicht spoedig opsturen.", "wethouder Vos", ["toezegging"]),
        ("Dan kan ik het overzicht spoedig opsturen.", None, []),
        ("Ik kom straks nog op de brug terug.", "wethouder Vos", []),
    ],
)
def test_in_proceedings_only_who_answers_for_it_promises(text: str, speaker: str | None, kinds: list[str]) -> None:
    now = situation(text, is_minutes=True, year=2022, is_spoken=True, speaker=speaker)
    assert [cue.label for cue in action_cues(now)][:1] == kinds
