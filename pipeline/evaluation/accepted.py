"""The last accepted scores, and what was gained and lost since.

They lie beside the gold in `scores.json`: by document and kind of fact the scores, and what was missed and wrong, each
as a person would name it («p. 4: 7 meldingen»), so a change of score always comes with its list.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.errors import BadGold
from pipeline.evaluation.scores import Score

NAME = "scores.json"
LONGEST_NAME = 90  # characters
Accepted = dict[str, dict[str, dict[str, Any]]]  # document → kind → numbers and names


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What one document gained and lost of one kind against the accepted scores, in F1 and by name."""

    document: str
    kind: str
    f1: float
    before: float
    gained: tuple[str, ...]  # found now, or no longer wrong
    lost: tuple[str, ...]  # missed now, or wrong now


def accepted(path: Path) -> Accepted:
    """The accepted scores; empty where none were kept.

    Raises:
        BadGold: the file is something else.
    """
    if not path.exists():
        return {}
    try:
        kept: Accepted = json.loads(path.read_text("utf-8"))["documents"]
    except (json.JSONDecodeError, KeyError, TypeError) as error:
        raise BadGold(f"{path}: no accepted scores ({error}); remove it, and accept the scores again") from error
    return kept


def accept(path: Path, scores_by_document: Mapping[str, Sequence[Score]]) -> None:
    """Keep these scores as the accepted ones; those of other documents stay."""
    kept = accepted(path)
    for document, found in scores_by_document.items():
        kept[document] = {score.kind: _row(score) for score in found}
    text = json.dumps({"documents": dict(sorted(kept.items()))}, ensure_ascii=False, indent=1)
    path.write_text(text + "\n", "utf-8")


def changes(kept: Accepted, scores_by_document: Mapping[str, Sequence[Score]]) -> list[Change]:
    """Each document and kind whose found or missed facts differ from what was accepted; new documents are none."""
    found = []
    for document, document_scores in scores_by_document.items():
        for score in document_scores:
            before = kept.get(document, {}).get(score.kind)
            if before and (change := _change(document, score, before)):
                found.append(change)
    return found


def name_of(fact: Mapping[str, Any]) -> str:
    """A fact as a person would name it, in at most 90 characters."""
    says = fact.get("decision") or fact.get("action") or fact.get("first_words") or fact.get("begins")
    if fact.get("obligation"):
        says = f"{fact['obligation']}: {fact['status']} (deel {fact['part']})"
    if "value" in fact:
        counted = [f"{fact['value']:g}", fact.get("unit") or "", fact.get("what") or "", fact.get("category") or ""]
        says = " ".join(part for part in counted if part and part != "count")
    text = " ".join(str(says or fact.get("quote") or "").split())
    page = f"p. {fact['page']}: " if fact.get("page") else ""
    return page + (text if len(text) <= LONGEST_NAME else text[: LONGEST_NAME - 1] + "…")


def _row(score: Score) -> dict[str, Any]:
    numbers = {"precision": score.precision, "recall": score.recall, "f1": score.f1, "whole_f1": score.whole_f1}
    row: dict[str, Any] = {name: round(number, 4) for name, number in numbers.items() if number is not None}
    row["attributes"] = {name: round(share, 4) for name, share in score.attributes.items()}
    return row | {"missed": _names(score.missed), "wrong": _names(score.wrong)}


def _names(facts: Iterable[Mapping[str, Any]]) -> list[str]:
    return sorted(map(name_of, facts))


def _change(document: str, score: Score, before: Mapping[str, Any]) -> Change | None:
    now = _row(score)
    gained, lost = [], []
    for key, meaning in (("missed", "gemist"), ("wrong", "onterecht")):
        was, is_now = Counter(before.get(key, ())), Counter(now[key])
        gained += [f"niet meer {meaning}: {name}" for name in (was - is_now).elements()]
        lost += [f"{meaning}: {name}" for name in (is_now - was).elements()]
    if not gained and not lost and abs(now["f1"] - before["f1"]) < 0.0005:
        return None
    return Change(
        document=document,
        kind=score.kind,
        f1=now["f1"],
        before=before["f1"],
        gained=tuple(gained),
        lost=tuple(lost),
    )
