"""Labelled examples → a classifier with its thresholds, and the measurements behind them, by cross-validation."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from models.classifiers import Classifier, Line, calibrate, drawn, fit, log_odds, usual

FOLDS = 5
LEAST_PRECISION = 0.85  # of what is added without a rule
LEAST_ADDED = 10  # sentences on which a threshold for adding must have been measured
LEAST_DROPPED = 5  # candidates on which a threshold for dropping must have been measured
ADDING = (0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95)
DROPPING = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6)
BINS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.0)


@dataclass(frozen=True, slots=True)
class Candidate:
    """What a rule found, and whether it was right; `line` is None for what was found outside the sentences."""

    rule: str
    is_right: bool
    line: Line | None


@dataclass(frozen=True, slots=True)
class Example:
    """A labelled sentence. `source` is the document, or whatever else must not be split over learning and measuring.

    `label` is None where only the candidates count; `is_open`: a sentence like this might be taken without a rule.
    """

    line: Line
    label: bool | None
    source: str
    candidates: tuple[Candidate, ...] = ()
    is_open: bool = True


def learn(examples: Sequence[Example], held: Sequence[Example] = (), known: dict[str, Any] | None = None) -> Classifier:
    """The classifier of these examples; thresholds only where cross-validation and the `held` documents agree on them.

    `known`: what was measured on held documents before, kept where none are given.
    """
    labelled = [example for example in examples if example.label is not None]
    bias, weights = fit([example.line for example in labelled], [bool(example.label) for example in labelled])
    rules = _counts(examples)
    out_of_fold = _out_of_fold(examples)
    rows = _rows(examples, out_of_fold)
    calibration = _calibration(row for told in rows.values() for row in told)
    whole = Classifier(bias=bias, weights=weights, rules=rules, calibration=calibration)
    measured = {"cross-validation": _measured(_judged_out_of_fold(examples, out_of_fold, rows))}
    if held:
        measured["held documents"] = _measured(_judged(whole, held))
    elif known:
        measured["held documents"] = known
    return replace(whole, measured=measured, add=_adding(measured), drop=_dropping(measured))


@dataclass(frozen=True, slots=True)
class _Judged:
    """Probabilities of sentences without a rule, and confidences of candidates, each with whether they are right."""

    loose: list[tuple[float, bool]]
    candidates: list[tuple[float, bool]]


def fold_of(source: str) -> int:
    """The fold in which the examples of a source are measured; always the same."""
    return zlib.crc32(source.encode()) % FOLDS


def _out_of_fold(examples: Sequence[Example]) -> dict[Line, float]:
    """The probability of every line by a classifier that has not seen its source."""
    found: dict[Line, float] = {}
    for fold in range(FOLDS):
        rest = [one for one in examples if fold_of(one.source) != fold and one.label is not None]
        if len({one.label for one in rest}) < 2:
            continue
        bias, weights = fit([one.line for one in rest], [bool(one.label) for one in rest])
        judge = Classifier(bias=bias, weights=weights, rules={}, calibration=(0, 0, 0))
        own = [one for one in examples if fold_of(one.source) == fold]
        lines = {one.line for one in own} | {c.line for one in own for c in one.candidates if c.line is not None}
        found |= {line: judge.probability(line) for line in lines}
    return found


def _counts(examples: Iterable[Example]) -> dict[str, tuple[int, int]]:
    """How many candidates of each rule were right, and how many wrong."""
    told = Counter((c.rule, c.is_right) for one in examples for c in one.candidates)
    return {rule: (told[rule, True], told[rule, False]) for rule in sorted({rule for rule, _ in told})}


def _rows(examples: Sequence[Example], out_of_fold: dict[Line, float]) -> dict[int, list[tuple[float, float, bool]]]:
    """By fold, of each candidate: the reliability of its rule in the other folds, its words, and whether it is right.

    To leave out the candidate alone would not do: of a rule that was wrong once, just that candidate would look best.
    """
    found: dict[int, list[tuple[float, float, bool]]] = {}
    for fold in range(FOLDS):
        rules = _counts(one for one in examples if fold_of(one.source) != fold)
        share = usual(rules)
        found[fold] = [
            (log_odds(drawn(rules.get(c.rule, (0, 0)), share)), _words(out_of_fold, c.line), c.is_right)
            for one in examples
            if fold_of(one.source) == fold
            for c in one.candidates
        ]
    return found


def _words(out_of_fold: dict[Line, float], line: Line | None) -> float:
    return log_odds(out_of_fold[line]) if line is not None and line in out_of_fold else 0.0


def _calibration(rows: Iterable[tuple[float, float, bool]]) -> tuple[float, float, float]:
    """Fitted on the candidates; where all are right or wrong, the rule's reliability itself."""
    told = list(rows)
    if len({is_right for _, _, is_right in told}) < 2:
        return 0.0, 1.0, 0.0
    return calibrate([(rule, words) for rule, words, _ in told], [is_right for _, _, is_right in told])


def _judged_out_of_fold(
    examples: Sequence[Example],
    out_of_fold: dict[Line, float],
    rows: dict[int, list[tuple[float, float, bool]]],
) -> _Judged:
    """As a document that was not learnt from would be judged: calibrated on the other folds too."""
    confident = []
    for fold, own in rows.items():
        calibration = _calibration(row for other, told in rows.items() if other != fold for row in told)
        judge = Classifier(bias=0, weights={}, rules={}, calibration=calibration)
        confident += [(judge.combined(rule, words), is_right) for rule, words, is_right in own]
    loose = [(out_of_fold[one.line], bool(one.label)) for one in examples if _is_loose(one) and one.line in out_of_fold]
    return _Judged(loose, confident)


def _judged(judge: Classifier, examples: Sequence[Example]) -> _Judged:
    return _Judged(
        [(judge.probability(one.line), bool(one.label)) for one in examples if _is_loose(one)],
        [(judge.confidence(c.rule, c.line), c.is_right) for one in examples for c in one.candidates],
    )


def _is_loose(one: Example) -> bool:
    return one.is_open and not one.candidates and one.label is not None


def _measured(judged: _Judged) -> dict[str, Any]:
    """The tables that people read: how right a confidence is, and what each threshold would add or drop."""
    right = sum(is_right for _, is_right in judged.candidates)
    gold = right + sum(is_right for _, is_right in judged.loose)
    before = _scores(right, len(judged.candidates), gold)
    return {
        "candidates": before,
        "confidence": [_bin(judged, low, high) for low, high in pairwise(BINS)],
        "adding": [_added(judged, threshold, right, gold) for threshold in ADDING],
        "dropping": [_dropped(judged, threshold, gold) for threshold in DROPPING],
    }


def _bin(judged: _Judged, low: float, high: float) -> dict[str, Any]:
    own = [(said, is_right) for said, is_right in judged.candidates if low <= said < high]
    if not own:
        return {"from": low, "to": high, "candidates": 0, "said": None, "right": None}
    said = sum(one for one, _ in own) / len(own)
    share = sum(is_right for _, is_right in own) / len(own)
    return {"from": low, "to": high, "candidates": len(own), "said": round(said, 3), "right": round(share, 3)}


def _added(judged: _Judged, threshold: float, right: int, gold: int) -> dict[str, Any]:
    more = [is_right for said, is_right in judged.loose if said >= threshold]
    share = round(sum(more) / len(more), 3) if more else None
    after = _scores(right + sum(more), len(judged.candidates) + len(more), gold)
    return {"threshold": threshold, "added": len(more), "right": share, **after}


def _dropped(judged: _Judged, threshold: float, gold: int) -> dict[str, Any]:
    kept = [is_right for said, is_right in judged.candidates if said >= threshold]
    gone = [is_right for said, is_right in judged.candidates if said < threshold]
    share = round(gone.count(False) / len(gone), 3) if gone else None
    return {"threshold": threshold, "dropped": len(gone), "wrong": share, **_scores(sum(kept), len(kept), gold)}


def _scores(right: int, found: int, gold: int) -> dict[str, float]:
    precision, recall = right / found if found else 1.0, right / gold if gold else 1.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {"precision": round(precision, 3), "recall": round(recall, 3), "f1": round(f1, 3)}


def _adding(measured: dict[str, Any]) -> float | None:
    """The lowest threshold at which what is added is right often enough wherever it was measured."""
    if "held documents" not in measured:
        return None
    for rows in zip(*(one["adding"] for one in measured.values()), strict=True):
        if all(row["added"] >= LEAST_ADDED and row["right"] >= LEAST_PRECISION for row in rows):
            return float(rows[0]["threshold"])
    return None


def _dropping(measured: dict[str, Any]) -> float | None:
    """The threshold with the highest F1 where leaving out what is below it raises precision, and nowhere costs F1."""
    if "held documents" not in measured:
        return None
    own, before = measured["cross-validation"]["dropping"], measured["cross-validation"]["candidates"]
    held, held_before = measured["held documents"]["dropping"], measured["held documents"]["candidates"]
    good = [
        row
        for row, same in zip(own, held, strict=True)
        if row["dropped"] >= LEAST_DROPPED
        and row["precision"] > before["precision"]
        and row["f1"] > before["f1"]
        and same["f1"] >= held_before["f1"]
    ]
    return float(max(good, key=lambda row: float(row["f1"]))["threshold"]) if good else None
