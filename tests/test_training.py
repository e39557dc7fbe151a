"""Labelled sentences are well formed, and none of them is a sentence of the gold."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from corpus.catalogue import obligations

CORPUS = Path(__file__).parent.parent / "corpus"
TYPES = {
    "besluit",
    "vaststelling",
    "instemming",
    "advies",
    "goedkeuring",
    "benoeming",
    "afwijzing",
    "uitstel",
    "verlenging",
    "opdracht",
}
KINDS = {"toezegging", "afspraak", "aanbeveling", "verzoek", "actiepunt", "voornemen"}


def rows(name: str) -> list[dict[str, str | None]]:
    return [json.loads(line) for line in (CORPUS / "training" / f"{name}.jsonl").read_text("utf-8").splitlines()]


@pytest.mark.parametrize(("name", "labels"), [("decisions", TYPES), ("actions", KINDS)])
def test_sentences_are_labelled_with_the_words_of_the_contract(name: str, labels: set[str]) -> None:
    assert {row["label"] for row in rows(name)} == labels | {"geen"}


def test_passages_are_labelled_with_the_words_of_the_contract() -> None:
    assert {row["decision"] for row in rows("passages")} == TYPES | {None}
    assert {row["action"] for row in rows("passages")} == KINDS | {None}


def test_lines_on_duties_name_duties_of_the_catalogue_and_a_strength() -> None:
    group_by_duty = {one.id: one.group for one in obligations()}
    named = {duty for row in rows("duties") for duty in (row["duty"], *(row["also"] or ()))}
    assert named <= group_by_duty.keys()
    assert {group_by_duty[duty] for duty in named} == set(group_by_duty.values())  # what the classifier is told
    assert {row["label"] for row in rows("duties")} == {"states", "partly", "denies", "geen"}


@pytest.mark.parametrize("name", ["decisions", "actions", "passages", "duties"])
def test_no_labelled_sentence_is_gold(name: str) -> None:
    gold = " ".join(path.read_text("utf-8") for path in (CORPUS / "gold").glob("*.jsonl"))
    assert [row["text"] for row in rows(name) if len(str(row["text"]).split()) > 4 and str(row["text"]) in gold] == []
