"""Variants of the samples score what the samples score: the rules are for the language, not for these documents."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.evaluation.gold import gold_of
from pipeline.evaluation.run import lines_of
from pipeline.evaluation.scores import Score, facts_score
from tests.variants import Fact, gold_with, transposed, with_other_numbers, with_other_words

CORPUS = Path(__file__).parent.parent / "corpus"


def changed_by(change: Callable[[str], str], pattern: str) -> list[Path]:
    """The samples with gold in which the change changes something."""
    paths = [path for path in sorted(CORPUS.glob(pattern)) if (CORPUS / f"gold/{path.stem}.figures.jsonl").exists()]
    return [path for path in paths if change(path.read_text("utf-8")) != path.read_text("utf-8")]


CHANGES = [
    (change, path) for change in (with_other_numbers, with_other_words) for path in changed_by(change, "texts/*.txt")
]
SLACK = 0.02  # of F1: one or two figures of a sample


def scored(text: str, golds: list[Fact], path: Path, *, tables_by_value: bool = False) -> Score:
    path.write_text(text, encoding="utf-8")
    found = [line for line in lines_of(path) if line["record"] == "figure"]
    facts = [_without_row(fact) for fact in found] if tables_by_value else found
    return facts_score("figures", [_without_row(gold) for gold in golds] if tables_by_value else golds, facts)


def _without_row(fact: Fact) -> Fact:
    """A cell of a turned table stands in another row, so it is known by value, period and label alone."""
    return {**fact, "quote": "tabel", "page": None} if fact.get("source") == "table" else {**fact, "page": None}


@pytest.mark.parametrize(("change", "text"), CHANGES, ids=lambda case: getattr(case, "stem", None))
def test_other_numbers_and_categories_score_the_same(text: Path, change: Callable[[str], str], tmp_path: Path) -> None:
    golds = gold_of(CORPUS / "gold" / text.stem)["figures"]
    printed = text.read_text("utf-8")
    before = scored(printed, golds, tmp_path / "own.txt")
    after = scored(change(printed), gold_with(change, golds), tmp_path / "other.txt")
    assert after.f1 >= before.f1 - SLACK
    assert (after.whole_f1 or 0) >= (before.whole_f1 or 0) - SLACK


@pytest.mark.parametrize("source", changed_by(transposed, "sources/*.md"), ids=lambda path: path.stem)
def test_turned_tables_score_the_same(source: Path, tmp_path: Path) -> None:
    golds = gold_of(CORPUS / "gold" / source.stem)["figures"]
    printed = source.read_text("utf-8")
    before = scored(printed, golds, tmp_path / "own.md", tables_by_value=True)
    after = scored(transposed(printed), golds, tmp_path / "turned.md", tables_by_value=True)
    assert after.f1 >= before.f1 - SLACK
    assert (after.whole_f1 or 0) >= (before.whole_f1 or 0) - SLACK
