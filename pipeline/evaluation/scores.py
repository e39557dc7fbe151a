"""Precision, recall and F1 of what was found in one document, per kind of fact."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pipeline.evaluation.attributes import ATTRIBUTES, WHOLE
from pipeline.evaluation.matching import is_optional, match, shared_words, words_of

Fact = dict[str, Any]
RECORDS = {"figures": "figure", "decisions": "decision", "actions": "action"}
LEAST_SHARED_BEGIN = 0.7  # of the first words of a part
SHOWN = ("aangetoond", "deels")


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How well one kind of fact was found in one document; shares are 0–1.

    `whole_f1` counts a fact only where its main attributes are right too (period and label; type and decider; kind and
    owner); None for parts and obligations. `attributes` holds the share of the matched facts that have each right; for
    obligations `status` is the share of all duties with exactly the right status.
    """

    kind: str
    gold: int
    found: int
    precision: float
    recall: float
    whole: int | None = None  # matched facts whose main attributes are right
    attributes: Mapping[str, float] = field(default_factory=dict)
    missed: tuple[Fact, ...] = ()  # gold that was not found
    wrong: tuple[Fact, ...] = ()  # found, and in no gold

    @property
    def f1(self) -> float:
        return harmonic(self.precision, self.recall)

    @property
    def whole_f1(self) -> float | None:
        if self.whole is None:
            return None
        claimed = self.gold - len(self.missed) + len(self.wrong)
        return harmonic(_share(self.whole, claimed, 1.0), _share(self.whole, self.gold, 1.0))


def total(found: Sequence[Score]) -> Score:
    """The scores of one kind over several documents, every fact counting once; without attributes."""
    gold, missed, wrong = sum(score.gold for score in found), _all(found, "missed"), _all(found, "wrong")
    hits = gold - len(missed)
    return Score(
        kind=found[0].kind,
        gold=gold,
        found=sum(score.found for score in found),
        precision=_share(hits, hits + len(wrong), 1.0),
        recall=_share(hits, gold, 1.0),
        whole=None if found[0].whole is None else sum(score.whole or 0 for score in found),
        missed=missed,
        wrong=wrong,
    )


def _all(found: Sequence[Score], name: str) -> tuple[Fact, ...]:
    return tuple(fact for score in found for fact in getattr(score, name))


def scores(gold: Mapping[str, Sequence[Fact]], lines: Sequence[Fact]) -> list[Score]:
    """The score of every kind that has gold; `lines` are those that `extract` prints for the document.

    Where gold names pages only what was found on those pages counts.
    """
    found = [
        facts_score(kind, gold[kind], _on_pages(gold[kind], _of(lines, record)))
        for kind, record in RECORDS.items()
        if kind in gold
    ]
    if "parts" in gold:
        found.append(parts_score(gold["parts"], _of(lines, "document")))
    if "obligations" in gold:
        found.append(duties_score(gold["obligations"], _of(lines, "proof")))
    return found


def facts_score(kind: str, golds: Sequence[Fact], found: Sequence[Fact]) -> Score:
    """Optional gold that is missed costs nothing, and found it is no error."""
    pairs = match(kind, golds, found)
    required = [number for number, gold in enumerate(golds) if not is_optional(gold)]
    hits = sum(number in pairs for number in required)
    wrong = len(found) - len(pairs)
    tests = ATTRIBUTES[kind]
    whole = sum(
        all(tests[name](golds[number], found[pairs[number]]) for name in WHOLE[kind])
        for number in required
        if number in pairs
    )
    taken = set(pairs.values())
    return Score(
        kind=kind,
        gold=len(required),
        found=len(found),
        precision=_share(hits, hits + wrong, 1.0),
        recall=_share(hits, len(required), 1.0),
        whole=whole,
        attributes=_rights(kind, golds, found, pairs),
        missed=tuple(golds[number] for number in required if number not in pairs),
        wrong=tuple(fact for number, fact in enumerate(found) if number not in taken),
    )


def parts_score(golds: Sequence[Fact], found: Sequence[Fact]) -> Score:
    """The documents of a bundle, matched in order by the words they begin with."""
    pairs: dict[int, int] = {}
    following = 0
    for g, gold in enumerate(golds):
        begin = words_of(gold["first_words"])
        for f in range(following, len(found)):
            if shared_words(begin, words_of(found[f].get("begins"))) >= LEAST_SHARED_BEGIN:
                pairs[g], following = f, f + 1
                break
    return Score(
        kind="parts",
        gold=len(golds),
        found=len(found),
        precision=_share(len(pairs), len(found), 1.0),
        recall=_share(len(pairs), len(golds), 1.0),
        attributes=_rights("parts", golds, found, pairs),
        missed=tuple(gold for g, gold in enumerate(golds) if g not in pairs),
        wrong=tuple(fact for f, fact in enumerate(found) if f not in pairs.values()),
    )


def duties_score(golds: Sequence[Fact], found: Sequence[Fact]) -> Score:
    """Precision and recall of «there is proof», per part and obligation; what is not said counts as not found."""
    said = {(row.get("part", 1), row["obligation"]): row for row in found}
    told = [said.get((gold["part"], gold["obligation"]), {}).get("status", "niet_aangetroffen") for gold in golds]
    both = sum(gold["status"] in SHOWN and status in SHOWN for gold, status in zip(golds, told, strict=True))
    exact = sum(gold["status"] == status for gold, status in zip(golds, told, strict=True))
    return Score(
        kind="obligations",
        gold=len(golds),
        found=len(said),
        precision=_share(both, sum(status in SHOWN for status in told), 1.0),
        recall=_share(both, sum(gold["status"] in SHOWN for gold in golds), 1.0),
        attributes={"status": _share(exact, len(golds), 1.0)},
        missed=tuple(gold for gold, status in zip(golds, told, strict=True) if gold["status"] != status),
    )


def harmonic(precision: float, recall: float) -> float:
    """F1: the harmonic mean; 0 where both are."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _rights(kind: str, golds: Sequence[Fact], found: Sequence[Fact], pairs: Mapping[int, int]) -> dict[str, float]:
    return {
        name: _share(sum(test(golds[g], found[f]) for g, f in pairs.items()), len(pairs), 0.0)
        for name, test in ATTRIBUTES[kind].items()
    }


def _share(part: int, total: int, otherwise: float) -> float:
    return part / total if total else otherwise


def _of(lines: Iterable[Fact], record: str) -> list[Fact]:
    return [line for line in lines if line["record"] == record]


def _on_pages(golds: Sequence[Fact], facts: list[Fact]) -> list[Fact]:
    pages = {gold["page"] for gold in golds if gold.get("page")}
    return [fact for fact in facts if not pages or not fact.get("page") or fact["page"] in pages]
