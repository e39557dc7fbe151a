"""Every rule for decisions and actions matches its own example, and not its counterexample."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from corpus import rules
from models.actions import FILES as ACTIONS
from models.actions import RANK
from models.actions import cues_of as action_cues_of
from models.decisions import FILES as DECISIONS
from models.decisions import cues_of
from models.grammar.conditions import CARRIED, CUE_CONDITIONS, SENTENCE_CONDITIONS, Situation, situation
from models.grammar.cues import KEYS
from models.grammar.families import FORMS, constructions, without_asides

FILES = (*DECISIONS, *ACTIONS)
DECISION_TYPES = {
    "besluit", "vaststelling", "instemming", "advies", "goedkeuring", "benoeming", "afwijzing", "uitstel", "verlenging",
    "opdracht",
}  # fmt: skip
RULES = [pytest.param(name, rule, id=rule["id"]) for name in FILES for rule in rules(name)]


def found(name: str, now: Situation) -> list[str]:
    if name in ACTIONS:
        return [cue.rule.id for cue in action_cues_of(now, name)]
    without = replace(now, sentence=without_asides(now.sentence))
    return [cue.rule.id for told in (now, without) for cue, _ in cues_of(told, name)]


def read(rule: dict[str, Any], key: str) -> Situation:
    speaker = "wethouder Vos" if rule.get("spoken") == "speaker" else None
    kinds = rule.get("kinds")
    is_letter = kinds == "letters"
    is_minutes = kinds not in {"reports", "letters"}
    return situation(rule[key], is_minutes=is_minutes, year=2023, speaker=speaker, is_letter=is_letter)


@pytest.mark.parametrize(("name", "rule"), RULES)
def test_a_rule_matches_its_example(name: str, rule: dict[str, Any]) -> None:
    assert rule["id"] in found(name, read(rule, "example"))


@pytest.mark.parametrize(("name", "rule"), RULES)
def test_a_rule_passes_over_its_counterexample(name: str, rule: dict[str, Any]) -> None:
    assert rule["id"] not in found(name, read(rule, "counterexample"))


@pytest.mark.parametrize(("name", "rule"), RULES)
def test_a_rule_uses_known_keys_and_labels(name: str, rule: dict[str, Any]) -> None:
    assert rule.keys() - KEYS - SENTENCE_CONDITIONS.keys() - CUE_CONDITIONS.keys() - CARRIED - FORMS == set()
    assert rule["label"] in (set(RANK) if name in ACTIONS else DECISION_TYPES)


@pytest.mark.parametrize(("name", "rule"), RULES)
def test_what_a_rule_needs_is_in_its_example(name: str, rule: dict[str, Any]) -> None:
    needs = [need for made in constructions(rule) for need in made.get("needs", ())]
    assert not needs or any(need in rule["example"].lower() for need in needs)


def test_no_id_is_used_in_two_files() -> None:
    ids = [rule["id"] for name in FILES for rule in rules(name)]
    assert len(ids) == len(set(ids))


def test_every_condition_is_asked_by_a_rule() -> None:
    asked = {key for name in FILES for rule in rules(name) for one in constructions(rule) for key in one}
    assert {*SENTENCE_CONDITIONS, *CUE_CONDITIONS, *CARRIED} - asked == set()
