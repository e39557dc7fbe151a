"""What became of a promise: every line of the lists says what it should, and not what looks like it."""

from __future__ import annotations

import re

import pytest

from corpus import table
from pipeline.knowledge.stems import fold
from pipeline.ties.progresswords import refers, told
from pipeline.ties.repeats import is_standing


@pytest.mark.parametrize("rule", table("progress.csv"), ids=lambda rule: rule["example"])
def test_a_rule_of_progress_holds_for_its_example_alone(rule: dict[str, str]) -> None:
    assert told(rule["example"]) == rule["relation"]
    assert refers(rule["example"]) == (rule["refers"] == "ja")
    assert not re.search(rule["words"], rule["counterexample"].lower())


@pytest.mark.parametrize("rule", table("standing.csv"), ids=lambda rule: rule["example"])
def test_standing_business_is_told_from_other_business(rule: dict[str, str]) -> None:
    assert is_standing(rule["example"])
    assert not re.search(rule["words"], fold(rule["counterexample"]))


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("De verhuizing naar de nieuwe werf is tot het voorjaar uitgesteld.", "uitgesteld"),
        ("Het onderzoek schuift door naar 2024.", "uitgesteld"),
        ("De inspectie schuift de doos aan de kant.", None),
        ("De proef is met een half jaar verlengd.", "verlengd"),
        ("De proef wordt niet opnieuw verlengd.", "vervallen"),
        ("Het college ziet af van een nieuwe parkeergarage.", "vervallen"),
        ("Het college ziet uit naar een nieuwe parkeergarage.", None),
        ("Van een nieuwe verordening is nog niets gezien, er is nog geen voorstel.", "nog open"),
        ("Er waren geen insprekers.", None),
        ("De klachtenregeling is in maart ingevoerd.", "afgerond"),
        ("De klachtenregeling wordt in maart ingevoerd.", None),
        ("Conform de toezegging ontving de raad de stukken.", "afgerond"),
        ("De raad ontving de stukken op tijd.", None),
    ],
)
def test_progress_is_read_from_the_words(sentence: str, expected: str | None) -> None:
    assert told(sentence) == expected
