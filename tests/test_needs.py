"""Which rules are looked at: those of which the sentence holds what they need, and no others."""

from __future__ import annotations

import re

import pytest

from corpus import rules
from models.grammar.cues import PATTERNS, finder
from models.grammar.families import constructions
from models.grammar.needs import Needs

GROUPS = [
    [("besluit", "in de raad")],
    [frozenset({"raad"}), ("stem",)],
    [("raad om",), frozenset({"om", "tot"})],
]


@pytest.mark.parametrize(
    ("sentence", "rules"),
    [
        ("het raadsbesluit", [0]),
        ("binnen in de raadzaal", [0]),
        ("in de gemeenteraad", []),
        ("de raad stemt", [1]),
        ("de gemeenteraad stemt", []),
        ("de raad zwijgt", []),
        ("de raad omgaat met stemmen en besluiten", [0, 1]),
        ("de gemeenteraad om raad", [2]),
        ("de raden om raad", []),
        ("", []),
    ],
)
def test_a_rule_is_looked_at_where_each_of_its_groups_has_a_member(sentence: str, rules: list[int]) -> None:
    assert Needs(GROUPS).rules_for(sentence) == rules


@pytest.mark.parametrize("patterns", PATTERNS)
def test_what_a_rule_needs_never_hides_a_match(patterns: str) -> None:
    hidden = []
    for row in rules(patterns):
        own = [one for one in constructions(row) if "words" in one]
        for text in (row["example"], row["counterexample"]) if own else ():
            seen = {cue.rule.words for cue in finder(patterns).cues(text)}
            hidden += [
                (row["id"], text)
                for one in own
                if one["words"] not in seen
                and any(need in text.lower() for need in one.get("needs", [""]))
                and re.search(one["words"], text, re.I)
                and re.search(one.get("about", ""), text.lower())
            ]
    assert hidden == []


@pytest.mark.parametrize(
    ("patterns", "rule", "sentence"),
    [
        ("actions.jsonl", "rapporteren-u", "Over de voortgang informeren we u in juni."),
        ("actions.jsonl", "gebiedend-met", "Ga in gesprek met de bewoners."),
        ("decision_verbs.jsonl", "ww-akkoord-verb", "De huurdersraad is akkoord met de verhuizing."),
        ("decision_phrases.jsonl", "zin-trekt-geld-uit", "De provincie maakt € 2.000 vrij voor de fietsroute."),
    ],
)
def test_a_need_of_a_letter_or_two_is_found(patterns: str, rule: str, sentence: str) -> None:
    assert rule in {cue.rule.id for cue in finder(patterns).cues(sentence)}
