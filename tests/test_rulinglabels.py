"""Labels before a decision: which words, which marks, on the line or on one of their own."""

from dataclasses import replace

import pytest

from corpus import table
from pipeline.decisions.rulings.resolutions import resolutions
from pipeline.decisions.rulings.rulinglabels import alone, kind_of_ruling, labelled, words_a_decision
from pipeline.extract import sentences_of
from pipeline.meeting import meeting_of
from pipeline.records import Decision
from tests.documents import of_lines


def rulings(*lines: tuple[str, str], kind: str = "verslag overleg") -> list[str]:
    document = replace(of_lines(*lines, period=None), kind=kind)
    made = resolutions(document, sentences_of(document), meeting_of(document))
    return [one.kind for one in made if isinstance(one, Decision)]


@pytest.mark.parametrize("row", table("ruling_labels.csv"), ids=lambda row: row["example"])
def test_each_label_is_one_and_its_counterexample_none(row: dict[str, str]) -> None:
    assert labelled(f"{row['example']}: de pont te verven.", is_minutes=True) is not None
    assert labelled(f"{row['counterexample']}: de pont te verven.", is_minutes=True) is None


@pytest.mark.parametrize(
    "line", ["{}: {}", "{} - {}", "{} {}", "[{}] {}", "→ {}: {}", "({}) {}", "{} 3: {}", "{} MT: {}"]
)
@pytest.mark.parametrize("label", ["Besluit", "Dictum", "RAADSBESLUIT"])
def test_a_decision_stands_behind_its_label_however_it_is_set_off(line: str, label: str) -> None:
    assert rulings(("body", line.format(label, "De verordening op de pont vast te stellen."))) == ["vaststelling"]


@pytest.mark.parametrize("label", ["Uitkomst", "Conclusie:", "Beslispunten"])
def test_points_below_a_telling_label_are_decisions_where_they_word_one(label: str) -> None:
    points = [("item", "1. De kade te verlengen."), ("item", "2. Conform voorstel.")]
    assert rulings(("body", label), *points) == ["verlenging", "besluit"]
    assert rulings(("body", label), ("item", "1. Er is veel belangstelling."), ("item", "2. Het regent.")) == []


@pytest.mark.parametrize(
    "line",
    [
        "Conclusie: de kade heeft te maken met laag water.",
        "Uitkomst: er waren twee klachten.",
        "Stemming onder de leden was goed.",
        "Besluit over de pont volgt in mei.",
        "Besluiten Die de raad nam, staan in de bijlage: zie blad 3?",
        "Voorgesteld besluit: de kade te verlengen.",
    ],
)
def test_what_words_no_decision_is_none_behind_a_label_that_may_tell_one(line: str) -> None:
    assert rulings(("body", line)) == []


def test_labels_that_may_tell_a_decision_do_so_in_minutes_only() -> None:
    assert rulings(("body", "Uitkomst: de pont te verven."), kind="jaarverslag") == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("De raad wijst het verzoek om een tweede pont af.", "afwijzing"),
        ("Het verzoek om een tweede pont.", "besluit"),
        ("Aangehouden.", "uitstel"),
        ("Nog niet behandeld.", "none"),
    ],
)
def test_a_ruling_in_a_whole_sentence_has_the_type_of_its_verb(text: str, kind: str) -> None:
    assert kind_of_ruling(text) == kind


def test_an_infinitive_beside_a_finite_verb_words_no_decision() -> None:
    assert words_a_decision("de pont elk jaar te verven")
    assert not words_a_decision("dat is voor de schipper niet te doen")


def test_a_label_within_a_line_is_not_alone() -> None:
    assert alone().match("Dictum:")
    assert not alone().match("Zij las het dictum. Daarna was het stil.")
