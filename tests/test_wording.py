"""The sentence and the topic that a decision or action is shown with."""

import pytest

from pipeline.decisions.wording import sentence_of, short_topic


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
    assert sentence_of("1. de kaart vast te stellen;", decider="raad") == "Raad besluit de kaart vast te stellen."


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
