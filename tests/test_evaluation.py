"""Scores mean what the definition says: who is matched with whom, and what was gained and lost."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import BadGold
from pipeline.evaluation.accepted import accept, accepted, changes
from pipeline.evaluation.gold import gold_of, prefixes
from pipeline.evaluation.run import evaluate, lines_of
from pipeline.evaluation.scores import Score, facts_score, scores, total

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
SAMPLE = ROOT / "corpus" / "gold" / "jaarverslag-integriteit-2021"


def figure(quote: str, value: float, **more: Any) -> dict[str, Any]:
    return {"record": "figure", "quote": quote, "value": value, "unit": "count", **more}


GOLD = figure("In 2022 zijn 12 meldingen gedaan.", 12, what="meldingen", period="2022", part=1)


@pytest.mark.parametrize(
    ("found", "precision", "recall"),
    [
        (figure("zijn 12 meldingen gedaan", 12), 1, 1),
        (figure("In 2022 zijn 12 mel-\ndingen gedaan.", 12), 1, 1),
        (figure("In 2022 zijn 12 meldingen gedaan.", 13), 0, 0),  # another value
        (figure("In 2022 zijn 12 meldingen gedaan.", 12, unit="percent"), 0, 0),
        (figure("Het aantal meldingen kwam uit op 12 stuks.", 12), 0, 0),  # other words
        (figure("In 2022 zijn 12 meldingen gedaan.", 12, unit="keer"), 1, 1),
    ],
)
def test_a_figure_is_found_where_value_unit_and_words_are_the_same(
    found: dict[str, Any], precision: float, recall: float
) -> None:
    score = facts_score("figures", [GOLD], [found])
    assert (score.precision, score.recall) == (precision, recall)


@pytest.mark.parametrize(
    ("more", "whole"),
    [
        ({"what": "meldingen", "period": "2022"}, 1),
        ({"what": "nieuwe meldingen", "period": "2022"}, 1),
        ({"what": "meldingen", "period": "2021"}, 0),
        ({"what": "trainingen", "period": "2022"}, 0),
    ],
)
def test_a_figure_is_whole_where_period_and_label_are_right(more: dict[str, Any], whole: int) -> None:
    assert facts_score("figures", [GOLD], [figure(GOLD["quote"], 12, **more)]).whole == whole


def test_gold_that_is_optional_costs_nothing_missed_and_nothing_found() -> None:
    implicit = {"quote": "De raad schaart zich achter het plan.", "strength": "implicit", "type": "besluit"}
    assert facts_score("decisions", [implicit], []).recall == 1
    assert facts_score("decisions", [implicit], [{"record": "decision", "quote": implicit["quote"]}]).precision == 1


def test_one_found_fact_stands_for_one_gold_fact() -> None:
    score = facts_score("figures", [GOLD, GOLD], [figure(GOLD["quote"], 12)])
    assert (score.precision, score.recall) == (1, 0.5)


def test_only_pages_with_gold_count() -> None:
    gold = {"figures": [GOLD | {"page": 2}]}
    lines = [figure(GOLD["quote"], 12, page=2), figure("Er waren 5 klachten.", 5, page=9)]
    (score,) = scores(gold, lines)
    assert (score.precision, score.found) == (1, 1)


def test_the_total_counts_every_fact_once() -> None:
    whole = facts_score("figures", [GOLD] * 3, [figure(GOLD["quote"], 12)] * 3)
    none = facts_score("figures", [GOLD], [figure("Er waren 5 klachten.", 5)])
    both = total([whole, none])
    assert (both.gold, both.precision, both.recall) == (4, 0.75, 0.75)


def flat(found: list[Score]) -> dict[str, dict[str, float]]:
    shown = {}
    for score in found:
        numbers = {"precision": score.precision, "recall": score.recall, "f1": score.f1}
        if score.whole_f1 is not None:
            numbers["full_f1"] = score.whole_f1
        if score.kind == "obligations":
            numbers["exact_status"] = score.attributes["status"]
        else:
            numbers |= score.attributes
        shown[score.kind] = {name: round(number, 3) for name, number in numbers.items()}
    return shown


@pytest.mark.skipif(not SHARED.exists(), reason="needs the annotated documents in ../shared")
@pytest.mark.parametrize("name", ["000", "001", "004", "005", "006"])
def test_scores_agree_with_the_reference_to_three_decimals(name: str, tmp_path: Path) -> None:
    lines = lines_of(SHARED / "corpus" / f"{name}.pdf")
    printed = tmp_path / "out.jsonl"
    printed.write_text("\n".join(json.dumps(line) for line in lines), "utf-8")
    command = [sys.executable, str(SHARED / "gold" / "score.py"), str(SHARED / "gold" / name), str(printed), "--json"]
    reference = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    expected = {
        kind: {
            key: round(number, 3)
            for key, number in (row | row.get("attributes", {})).items()
            if key not in ("gold", "found", "attributes")
        }
        for kind, row in reference.items()
    }
    assert flat(scores(gold_of(SHARED / "gold" / name), lines_of(printed))) == expected


def test_gains_and_losses_are_named(tmp_path: Path) -> None:
    kept = tmp_path / "scores.json"
    other = figure("Er waren 5 klachten.", 5, what="klachten", page=2)
    before = [facts_score("figures", [GOLD, other], [figure(GOLD["quote"], 12)])]
    after = [facts_score("figures", [GOLD, other], [other, figure("Art 3", 3, what="artikel", page=1)])]
    accept(kept, {"a.pdf": before})
    (change,) = changes(accepted(kept), {"a.pdf": after})
    assert change.gained == ("niet meer gemist: p. 2: 5 klachten",)
    assert change.lost == ("gemist: 12 meldingen", "onterecht: p. 1: 3 artikel")
    assert changes(accepted(kept), {"a.pdf": before}) == []


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{", "x.figures.jsonl line 1: no JSON object"),
        ("[1]", "x.figures.jsonl line 1: no JSON object"),
        ('{"quote": "12 meldingen"}', "x.figures.jsonl line 1: value is missing"),
        ('{"quote": "12 meldingen", "value": "twaalf"}', "x.figures.jsonl line 1: value is 'twaalf'"),
    ],
)
def test_gold_that_is_no_fact_is_named_by_file_and_line(line: str, says: str, tmp_path: Path) -> None:
    (tmp_path / "x.figures.jsonl").write_text(line, "utf-8")
    with pytest.raises(BadGold, match=says.replace("[", r"\[")):
        gold_of(tmp_path / "x")


def test_gold_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(BadGold, match="there is no gold"):
        gold_of(tmp_path / "x")
    with pytest.raises(BadGold, match="holds no gold"):
        prefixes(tmp_path)


def test_the_document_is_found_beside_its_gold() -> None:
    assert set(evaluate(SAMPLE)) == {"jaarverslag-integriteit-2021.pdf", "jaarverslag-integriteit-2021.txt"}


def test_the_samples_score_no_worse_than_was_accepted() -> None:
    gold = ROOT / "corpus" / "gold"
    lost = [change for change in changes(accepted(gold / "scores.json"), evaluate(gold)) if change.lost]
    assert not lost
