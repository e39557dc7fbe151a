"""What somebody named in minutes does, and what is only said or found."""

import pytest

from models.actions import action_cues
from models.grammar.conditions import situation
from models.grammar.deeds import deed

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
