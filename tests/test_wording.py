"""The sentence and the topic that a decision or action is shown with."""

import pytest

from models.grammar.cues import finder
from pipeline.decisions.attributes.wording import part_of, said_in, sentence_of, short_topic


@pytest.mark.parametrize(
    ("quote", "sentence"),
    [
        ("• stuur de kaart rond;", "Stuur de kaart rond."),
        ("3. De kaart wordt vernieuwd.", "De kaart wordt vernieuwd."),
        ("Wie doet dit?", "Wie doet dit?"),
    ],
)
def test_a_quote_becomes_one_sentence(quote: str, sentence: str) -> None:
    assert sentence_of(quote) == sentence


def test_a_resolution_names_who_decides() -> None:
    assert sentence_of("1. de kaart vast te stellen;", decider="raad") == "De raad besluit de kaart vast te stellen."


def test_a_resolution_that_is_a_sentence_stays_as_it_is() -> None:
    assert sentence_of("De kaart blijft hangen.", decider="raad") == "De kaart blijft hangen."


def test_a_pronoun_at_the_beginning_becomes_whom_it_means() -> None:
    assert sentence_of("Hij tekent de kaart.", actor="havenmeester") == "De havenmeester tekent de kaart."


def test_two_decisions_of_a_sentence_are_told_apart() -> None:
    text = "De OR heeft ingestemd met de kaart, waarna het bestuur de kaart in mei heeft vastgesteld."
    cues = {cue.rule.id: cue for cue in finder("decisions.jsonl").cues(text)}
    first, second = cues["ingestemd"], cues["vastgesteld-actief"]
    told = [said_in(text, one, part_of(text, one, other)) for one, other in ((first, second), (second, first))]
    assert told == ["De OR heeft ingestemd met de kaart", "het bestuur heeft de kaart in mei vastgesteld."]


@pytest.mark.parametrize(
    ("title", "topic"),
    [
        ("4.2 Kaart van de haven", "Kaart van de haven"),
        ("7. Vaststelling notulen", "notulen"),
        (None, None),
    ],
)
def test_a_topic_is_a_title_without_number(title: str | None, topic: str | None) -> None:
    assert short_topic(title) == topic
