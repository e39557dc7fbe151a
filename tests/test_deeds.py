"""What somebody named in minutes does, and what is only said or found."""

import pytest

from models.actions import action_cues
from models.grammar.conditions import situation
from models.grammar.deeds import deed, deed_ahead
from models.grammar.parties import parties
from models.grammar.subjects import subject

PEOPLE = frozenset({"joris", "kamp"})


@pytest.mark.parametrize("verb", ["bekijkt", "onderzoekt", "berekent", "inventariseert"])
@pytest.mark.parametrize(
    "asks", ["wat de pont kost", "of de kade het houdt", "hoe de kade verzakt", "welke kade verzakt"]
)
def test_who_finds_something_out_takes_a_task(verb: str, asks: str) -> None:
    assert deed(situation(f"Joris {verb} {asks}.", is_minutes=True, names=PEOPLE)) is not None


@pytest.mark.parametrize(
    "text",
    [
        "Joris betwijfelt of de kade het houdt.",
        "Joris vertelt wat de pont kost.",
        "Joris betoogt dat de pont te duur is.",
        "Joris bekijkt dat niet.",
        "Joris vraagt hoe de kade verzakt.",
    ],
)
def test_who_says_or_asks_something_takes_none(text: str) -> None:
    assert deed(situation(text, is_minutes=True, names=PEOPLE)) is None


@pytest.mark.parametrize("thing", ["een rooster", "een nieuw rooster", "een eerste kort rooster", "het nieuwe rooster"])
def test_words_between_the_article_and_the_thing_leave_it_a_task(thing: str) -> None:
    assert action_cues(situation(f"Joris maakt {thing} voor de pont.", is_minutes=True, names=PEOPLE))


@pytest.mark.parametrize(
    "thing", ["een opmerking over het rooster", "geen rooster", "bezwaar tegen een rooster", "een vergelijking met"]
)
def test_what_is_said_of_the_thing_is_no_task(thing: str) -> None:
    assert not action_cues(situation(f"Joris maakt {thing} van de pont.", is_minutes=True, names=PEOPLE))


WHO = ("Team HR", "De directie", "De coördinator integriteit", "De gemeentesecretaris", "P&O", "Wij", "De adviseurs")
WHEN = ("vóór 1 november 2024", "in het najaar van 2024", "volgend jaar", "na de zomer", "vóór de kerst")
DOES = (("bezoekt", "bezoeken", "alle teams"), ("herziet", "herzien", "de code"), ("maakt", "maken", "een lijst"))


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("when", WHEN)
def test_what_somebody_does_at_a_time_to_come_is_a_plan(who: str, when: str) -> None:
    told = f"{who[0].lower()}{who[1:]}" if who.startswith(("De ", "Wij", "Team")) else who
    for one, more, what in DOES:
        verb = more if who in {"Wij", "De adviseurs"} else one
        orders = (
            f"{who} {verb} {what} {when}.",
            f"{who} {verb} {when} {what}.",
            f"{when[0].upper()}{when[1:]} {verb} {told} {what}.",
            f"{what[0].upper()}{what[1:]} {verb} {told} {when}.",
        )
        assert [text for text in orders if not action_cues(situation(text, is_minutes=False, year=2023))] == []


@pytest.mark.parametrize(
    "text",
    [
        "In mei hielden wij een training voor de adviseurs.",
        "In september ontvingen wij een verzoek om instemming.",
        "In mei 2023 bezoekt team HR alle teams.",
        "Elk jaar in september bezoekt de directie alle teams.",
        "De regeling geldt vanaf 1 januari 2024.",
        "De directie vindt dat het in 2024 beter moet.",
        "In 2024 bestaat het meldpunt tien jaar.",
        "De directie bezoekt alle teams niet vóór de kerst.",
        "Wij bezoeken alle teams als zij in het najaar verhuizen.",
        "Bezoekt team HR in het najaar alle teams?",
    ],
)
def test_what_was_done_is_so_or_comes_back_is_no_plan(text: str) -> None:
    assert deed_ahead(situation(text, is_minutes=False, year=2023)) is None


@pytest.mark.parametrize(("when", "is_ahead"), [("op 22 oktober", True), ("op 3 maart", False), ("op maandag", False)])
def test_a_day_after_that_of_the_meeting_lies_ahead(when: str, is_ahead: bool) -> None:
    now = situation(f"De wethouder bezoekt {when} de sluis.", is_minutes=True, year=2024, day="2024-03-04")
    assert (deed_ahead(now) is not None) == is_ahead


@pytest.mark.parametrize(
    ("text", "verb", "who"),
    [
        ("In mei bekijken HR en de ondernemingsraad de regeling.", "bekijken", "HR en de ondernemingsraad"),
        ("In mei bekijkt HR de regeling en de ondernemingsraad het rooster.", "bekijkt", "HR"),
        ("De overgebleven teams bezoekt team HR in mei.", "bezoekt", "team HR"),
        ("De teams bezoeken team HR in mei.", "bezoeken", "De teams"),
        ("De coördinator integriteit bezoekt in mei alle teams.", "bezoekt", "De coördinator integriteit"),
        ("Het hoofd communicatie maakt in mei een plan.", "maakt", "Het hoofd communicatie"),
        ("De coördinator bezoekt in mei de afdeling integriteit.", "bezoekt", "De coördinator"),
    ],
)
def test_who_does_it(text: str, verb: str, who: str) -> None:
    at = text.index(verb)
    found = subject(text, at, at + len(verb), parties(text))
    assert found is not None
    assert found.text == who
