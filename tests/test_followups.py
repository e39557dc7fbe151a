"""The score of follow-ups: a pair is right where both its passages are those of gold."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pipeline.conclusions import Link, Passage
from pipeline.evaluation.followups import followups_score
from pipeline.evaluation.run import evaluate
from pipeline.knowledge.rows import fact_id

PROMISE = "De wethouder zegde toe de haltes nog dit jaar te verlichten."
FATE = "De verlichting van de haltes is een jaar uitgesteld."
OTHER = "De folder voor starters is in mei verschenen."
GOLD = {"from_quote": PROMISE, "to_quote": FATE, "relation": "uitgesteld"}


@pytest.fixture
def tied(make_document: Any, make_action: Any) -> Any:
    """`tied(first, second)`: a link from an action with these words to a passage with those, and the action."""

    def tied(first: str, second: str) -> tuple[Link, Any]:
        action = make_action(make_document(f"{PROMISE} {OTHER}"), first)
        place = Passage(document="later", start=0, end=len(second), quote=second)
        relation = "uitgesteld"
        own = {"kind": "follow_up", "first": fact_id(action), "second": "later:0", "score": 80.0}
        return Link(**own, relation=relation, passage=place), action

    return tied


@pytest.mark.parametrize(
    ("first", "second", "precision", "recall"),
    [
        (PROMISE, FATE, 1, 1),
        (PROMISE, "is een jaar uitgesteld", 1, 1),
        (PROMISE, OTHER, 0, 0),
        (OTHER, FATE, 0, 0),
    ],
)
def test_both_passages_must_be_those_of_gold(tied: Any, first: str, second: str, precision: int, recall: int) -> None:
    found, action = tied(first, second)
    score = followups_score([GOLD], [found], [action])
    assert (score.precision, score.recall) == (precision, recall)


def test_one_pair_stands_for_one_pair_of_gold(tied: Any) -> None:
    found, action = tied(PROMISE, FATE)
    score = followups_score([GOLD, GOLD], [found], [action])
    assert (score.precision, score.recall, len(score.missed)) == (1, 0.5, 1)


def test_a_word_of_gold_outside_the_vocabulary_counts_as_the_nearest(tied: Any) -> None:
    found, action = tied(PROMISE, FATE)
    assert followups_score([GOLD | {"relation": "opgeheven"}], [found], [action]).attributes["relation"] == 0
    assert followups_score([GOLD], [found], [action]).attributes["relation"] == 1


def test_gold_between_two_documents_is_scored_once() -> None:
    gold = Path(__file__).parent.parent / "corpus" / "gold" / "jaarverslag-or"
    ((name, (score,)),) = evaluate(gold).items()
    assert (name, score.kind, score.gold) == ("jaarverslag-or", "followups", 42)
    assert score.precision >= 0.75
    assert score.f1 >= 0.55
