"""The classifiers: what they learn, that it can be learnt again, and what is done with it."""

from __future__ import annotations

import random
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from corpus import BadCorpus, classifier_path
from models.classifiers import Classifier, Line, classifier, features, fit, log_odds, stored
from models.training import Candidate, Example, fold_of, learn
from pipeline.decisions.judging import judged
from pipeline.errors import BadGold
from pipeline.evaluation.dutyexamples import of_duty_lines
from pipeline.evaluation.examples import of_lines
from pipeline.evaluation.fitting import HELD, own_examples
from pipeline.evaluation.fitting import fitted as fit_all
from pipeline.meeting import Meeting
from pipeline.records import Action, Document, Place, Sentence

FAMILIES = ("decisions", "actions", "duties")


@pytest.fixture(scope="module")
def examples() -> dict[str, list[Example]]:
    return own_examples()


def labelled(examples: list[Example]) -> tuple[list[Line], list[bool]]:
    own = [example for example in examples if example.label is not None]
    return [example.line for example in own], [bool(example.label) for example in own]


def gap(judge: Classifier, lines: list[Line], labels: list[bool]) -> float:
    """How much higher the probability of the lines labelled True is than that of the others, on average."""
    said = [judge.probability(line) for line in lines]
    yes = [one for one, label in zip(said, labels, strict=True) if label]
    no = [one for one, label in zip(said, labels, strict=True) if not label]
    return sum(yes) / len(yes) - sum(no) / len(no)


def by_words(lines: list[Line], labels: list[bool]) -> Classifier:
    bias, weights = fit(lines, labels)
    return Classifier(bias=bias, weights=weights, rules={}, calibration=(0, 1, 1))


@pytest.mark.parametrize("family", FAMILIES)
def test_the_stored_weights_are_what_the_fit_gives(examples: dict[str, list[Example]], family: str) -> None:
    lines, labels = labelled(examples[family])
    again, kept = by_words(lines, labels), classifier(family)
    apart = [abs(again.probability(line) - kept.probability(line)) for line in lines]
    assert sum(apart) / len(apart) < 0.02, "the lines changed: run verslagmijn train --accept"


@pytest.mark.parametrize("family", FAMILIES)
def test_the_stored_counts_know_the_rules(examples: dict[str, list[Example]], family: str) -> None:
    rules = [one.rule for example in examples[family] for one in example.candidates]
    known = sum(rule in classifier(family).rules for rule in rules)
    assert known / len(rules) > 0.9, "the rules changed: run verslagmijn train --accept"


@pytest.mark.parametrize("family", FAMILIES)
def test_shuffled_labels_teach_nothing(family: str) -> None:
    own = of_duty_lines() if family == "duties" else of_lines(family)
    taught = labelled([one for one in own if fold_of(one.source) != 0])
    asked = labelled([one for one in own if fold_of(one.source) == 0])
    shuffled = random.Random(1).sample(taught[1], len(taught[1]))
    assert gap(by_words(*taught), *asked) > 0.15
    assert abs(gap(by_words(taught[0], shuffled), *asked)) < 0.05


@pytest.mark.parametrize("family", FAMILIES)
def test_a_confidence_promises_no_more_than_was_measured(family: str) -> None:
    for where, measured in classifier(family).measured.items():
        counted = [row for row in measured["confidence"] if row["candidates"] >= 50]
        assert counted and all(row["said"] - row["right"] < 0.08 for row in counted), where


@pytest.mark.parametrize("family", FAMILIES)
def test_a_threshold_is_kept_only_with_its_measurements(family: str) -> None:
    one = classifier(family)
    for name, threshold in (("adding", one.add), ("dropping", one.drop)):
        for measured in one.measured.values() if threshold is not None else ():
            assert any(row["threshold"] == threshold for row in measured[name])
    assert HELD in one.measured


@pytest.mark.parametrize(
    ("family", "likely", "unlikely"),
    [
        (
            "decisions",
            "Het bestuur heeft besloten de sluis te vervangen.",
            "Wanneer besluit het bestuur over de sluis?",
        ),
        ("decisions", "De nota is ongewijzigd vastgesteld.", "De nota beschrijft hoe de sluis werkt."),
        ("actions", "De wethouder zegt toe de cijfers na te zenden.", "De wethouder vindt de cijfers verrassend."),
        ("duties", "Alle nieuwe collega’s legden de eed af.", "Volgens artikel 7 leggen ambtenaren een eed af."),
        ("actions", "Joris stuurt de planning vóór 1 mei rond.", "In 2021 werd de planning rondgestuurd."),
    ],
)
def test_words_make_a_sentence_more_likely(family: str, likely: str, unlikely: str) -> None:
    judge = classifier(family)
    assert judge.probability(Line(text=likely)) > judge.probability(Line(text=unlikely))


def test_names_numbers_and_bodies_are_classes() -> None:
    assert features(Line(text="Op 3 mei gaf Joris de provincieraad 12 stukken.")) == features(
        Line(text="Op 9 juli gaf Amina de gemeenteraad 44 stukken.")
    )


def test_a_rule_that_was_often_wrong_makes_less_sure() -> None:
    judge = Classifier(bias=0, weights={}, rules={"goed": (40, 0), "slecht": (5, 15)}, calibration=(0, 1, 0.5))
    said = [judge.confidence(rule, None) for rule in ("goed", "nieuw", "slecht")]
    assert said == sorted(said, reverse=True) and said[0] > 0.9 > 0.5 > said[2]


def test_words_make_a_candidate_more_or_less_sure() -> None:
    judge = Classifier(bias=-1, weights={"w=besloten": 3.0}, rules={"r": (9, 1)}, calibration=(0, 1, 0.5))
    sure, unsure = Line(text="Er is besloten."), Line(text="Er is koffie.")
    assert judge.confidence("r", sure) > judge.confidence("r", None) > judge.confidence("r", unsure)


def test_log_odds_of_certainty_are_finite() -> None:
    assert log_odds(1.0) == pytest.approx(-log_odds(0.0)) and log_odds(1.0) < 7


def test_a_kept_classifier_is_the_one_that_was_stored() -> None:
    one = classifier("decisions")
    again = Classifier(**stored(one))
    line = Line(text="De raad besluit de brug te sluiten.")
    assert again.confidence("besloten-actief", line) == one.confidence("besloten-actief", line)


def test_an_unknown_classifier_is_an_error_that_names_the_remedy() -> None:
    with pytest.raises(BadCorpus, match="verslagmijn train"):
        classifier("dromen")
    assert not classifier_path("dromen").exists()


def made(*, noise: bool, sources: str = "abcdefghij", rule_right: bool = True) -> list[Example]:
    """Sentences in which one word tells all, or with `noise` nothing."""
    found = []
    for source in sources:
        for number in range(20):
            label = (number // 2 + ord(source)) % 2 == 0 if noise else number % 2 == 0
            line = Line(text=f"het plan {'geldt' if number % 2 == 0 else 'ligt'} in straat {source}{number}")
            told = (Candidate("raad", label == rule_right, line),) if number % 5 == 0 else ()
            found.append(Example(line, label, source, told))
    return found


def test_a_threshold_for_adding_is_set_where_both_measurements_agree() -> None:
    assert learn(made(noise=False), made(noise=False, sources="xyz")).add is not None


@pytest.mark.parametrize("held", [[], made(noise=True, sources="xyz")])
def test_no_threshold_without_held_documents_or_where_they_disagree(held: list[Example]) -> None:
    assert learn(made(noise=False), held).add is None


def test_noise_gives_no_threshold() -> None:
    assert learn(made(noise=True), made(noise=True, sources="xyz")).add is None


def test_what_was_measured_before_is_kept_where_nothing_new_is() -> None:
    known = learn(made(noise=False), made(noise=False, sources="xyz")).measured[HELD]
    assert learn(made(noise=False), (), known).add is not None


def judged_with(**thresholds: float) -> list[Any]:
    texts = ("De wethouder zegt toe de cijfers te sturen.", "Het is vandaag mooi weer in de polder.")
    starts = (0, len(texts[0]) + 1)
    prose = [
        Sentence(document="d", number=n, section=0, start=start, end=start + len(text), text=text)
        for n, (start, text) in enumerate(zip(starts, texts, strict=True), 1)
    ]
    document = Document(id="d", sha256="", part=1, text="\n".join(texts))
    place = Place(document="d", page=None, start=0, end=len(texts[0]))
    found = [Action(place=place, quote=texts[0], rule="zegt-toe", confidence=0, action=texts[0], kind="toezegging")]
    judge = Classifier(bias=0.2, weights={}, rules={"zegt-toe": (9, 1)}, calibration=(0, 1, 0))
    never = replace(judge, bias=-20.0)
    judges = {"actions": replace(judge, **thresholds), "decisions": never}
    return [(one.quote, one.rule, one.confidence) for one in judged(document, prose, Meeting(), found, judges)]


def test_a_finding_gets_its_confidence() -> None:
    assert judged_with() == [("De wethouder zegt toe de cijfers te sturen.", "zegt-toe", 0.9)]


def test_a_finding_below_the_threshold_is_dropped() -> None:
    assert judged_with(drop=0.95) == []
    assert len(judged_with(drop=0.85)) == 1


def test_a_sentence_above_the_threshold_is_added_once() -> None:
    assert judged_with(add=0.5)[1:] == [("Het is vandaag mooi weer in de polder.", "classificatie", 0.55)]
    assert len(judged_with(add=0.6)) == 1


def test_a_file_that_is_called_otherwise_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "regels.jsonl"
    path.write_text("{}\n")
    with pytest.raises(BadGold, match=r"decisions\.jsonl"):
        fit_all([path])


def test_a_line_without_label_is_named(tmp_path: Path) -> None:
    path = tmp_path / "decisions.jsonl"
    path.write_text('{"text": "De raad besluit."}\n')
    with pytest.raises(BadGold, match="line 1"):
        of_lines("decisions", [path])


def test_a_line_on_an_unknown_duty_is_named(tmp_path: Path) -> None:
    path = tmp_path / "duties.jsonl"
    path.write_text('{"text": "De eed is afgelegd.", "duty": "AW9-eed", "label": "states"}\n')
    with pytest.raises(BadGold, match="line 1"):
        of_duty_lines([path])


def test_lines_of_others_are_learnt_from(tmp_path: Path) -> None:
    path = tmp_path / "actions.jsonl"
    path.write_text('{"text": "Joris boekt een zaal.", "before": "Zalen.", "after": null, "label": "actiepunt"}\n')
    last = of_lines("actions", [path])[-1]
    assert (last.line, last.label) == (Line(text="Joris boekt een zaal.", before="Zalen."), True)


def test_reading_documents_needs_no_scikit_learn() -> None:
    code = (
        "import sys; from models.classifiers import classifier; classifier('actions'); print('sklearn' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@pytest.mark.slow
def test_the_stored_classifiers_are_what_train_gives() -> None:
    for family, one in fit_all().items():
        assert stored(one)["measured"] == stored(classifier(family))["measured"]
