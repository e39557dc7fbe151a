"""What people said of facts: accepted, rejected or corrected, by whom, when and why. The last word counts.

A review is of the passage: it survives another reading and other rules as long as a fact of its kind stands there.

Example:
    >>> from pipeline.reviews import review
    >>> review("kennisbank.db", "3f2a9c0112345678", "rejected", who="J. Vos", why="vorig jaar")  # doctest: +SKIP
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from pipeline.answers.ask import Row, sql
from pipeline.audit.renewal import audit_document_again
from pipeline.check import judge_again
from pipeline.errors import BadQuestion
from pipeline.knowledge.attach import SAYS, TABLES
from pipeline.knowledge.base import Base, open_base, writing
from pipeline.knowledge.runs import now

OUTCOMES = ("accepted", "rejected", "corrected")
CORRECTABLE = {
    "figure": (
        *("value", "unit", "what", "category", "indicator", "organisation", "unit_of_organisation", "period"),
        *("qualifier", "role", "compared_with"),
    ),
    "decision": ("decision", "decider", "kind", "decided_on", "topic"),
    "action": ("action", "kind", "owner", "deadline_text", "deadline", "status"),
    "proof": ("obligation", "strength"),
}
GOLD_KEYS = {
    "figure": (
        *("quote", "value", "unit", "what", "category", "organisation", "unit_of_organisation", "period"),
        *("qualifier", "role", "compared_with", "source", "page"),
    ),
    "decision": ("quote", "decision", "decider", "kind", "decided_on", "topic", "page"),
    "action": ("quote", "action", "kind", "owner", "deadline_text", "deadline", "status", "page"),
}
LABELS = {"decision": ("decisions", "kind"), "action": ("actions", "kind"), "proof": ("duties", "strength")}
GOLD_NAMES = {("decision", "kind"): "type", ("decision", "decided_on"): "date"}


def review(
    path: str | Path,
    fact: str,
    outcome: str,
    *,
    who: str,
    why: str | None = None,
    correction: Mapping[str, Any] | None = None,
) -> None:
    """Record what `who` says of the fact; a `correction` holds the fields that should have been otherwise.

    The verdicts, or calculations, on the organisation are made again without what was rejected.

    Raises:
        BadQuestion: there is no such fact, or it cannot be corrected so; says what can.
        BadStore: the base cannot be written.
    """
    if outcome not in OUTCOMES:
        raise BadQuestion(f"{outcome} is no outcome of a review; there are: {', '.join(OUTCOMES)}")
    if not who.strip():
        raise BadQuestion("a review needs the name of who gives it: --who")
    with closing(open_base(path, create=False)) as base:
        row = _fact(base, fact)
        fixed = _checked(row["kind"], correction or {}) if outcome == "corrected" else None
        sql = """
            INSERT INTO reviews (fact, kind, document, quote, starts, ends, says, outcome, correction, note, reviewer,
                reviewed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
        place = [row[name] for name in ("id", "kind", "document", "quote", "starts", "ends", "says")]
        with writing(base):
            written = json.dumps(fixed, ensure_ascii=False) if fixed else None
            base.execute(sql, [*place, outcome, written, why, who.strip(), now()])
        if row["kind"] == "proof":
            judge_again(base, row["document"])
        elif row["kind"] == "figure":
            audit_document_again(base, row["document"])


def reviews(path: str | Path) -> list[Row]:
    """Every review, newest first, with the `state` of what it is about.

    «staat»: the fact is there; «niet meer gevonden»: the passage stands but the rules find no such fact there;
    «passage weg»: the document no longer says it, or is no longer in the base; «vervangen»: there is a newer review.
    """
    return sql(path, "SELECT * FROM review_list ORDER BY reviewed_at DESC, id DESC")


def export(path: str | Path, folder: Path) -> list[Path]:
    """Write the accepted and corrected facts as gold, a file per document and kind; gives the files.

    They hold only what was reviewed, so what `evaluate` says of precision with them is too low: recall counts.
    """
    asked = "SELECT * FROM review_list WHERE state = 'staat' AND outcome <> 'rejected' ORDER BY fact"
    lines: dict[Path, list[str]] = {}
    folder.mkdir(parents=True, exist_ok=True)
    for one in sql(path, asked):
        if one["kind"] in GOLD_KEYS:
            fact = _gold(path, one)
            name = f"{Path(one['path']).stem}.{TABLES[one['kind']]}.jsonl"
            lines.setdefault(folder / name, []).append(json.dumps(fact, ensure_ascii=False))
    for file, found in lines.items():
        file.write_text("\n".join(found) + "\n", "utf-8")
    return sorted(lines)


def export_training(path: str | Path, folder: Path) -> list[Path]:
    """Write the reviewed decisions, actions and proofs as labelled lines for `train`, a file of each.

    A line holds the passage with the sentences beside it, and the type, kind or strength that the review leaves
    standing, or «geen» where the fact was rejected. Only reviews that count, of passages that are still there.
    """
    asked = """
        SELECT l.*, r.starts, r.ends FROM review_list l JOIN reviews r USING (id)
        WHERE state IN ('staat', 'niet meer gevonden') ORDER BY l.document, r.starts, l.id"""
    lines: dict[Path, list[str]] = {}
    folder.mkdir(parents=True, exist_ok=True)
    for one in sql(path, asked):
        if one["kind"] in LABELS:
            file = folder / f"{LABELS[one['kind']][0]}.jsonl"
            lines.setdefault(file, []).append(json.dumps(_labelled(path, one), ensure_ascii=False))
    for file, found in lines.items():
        file.write_text("\n".join(dict.fromkeys(found)) + "\n", "utf-8")
    return sorted(lines)


def _labelled(path: str | Path, one: Row) -> dict[str, Any]:
    """The passage of a review as a labelled line; of a proof with the duty it was said to prove."""
    _, label = LABELS[one["kind"]]
    found = sql(path, f"SELECT * FROM {TABLES[one['kind']]} WHERE id = :fact", {"fact": one["fact"]})
    fact = (found[0] if found else {}) | json.loads(one["correction"] or "{}")
    is_wrong = one["outcome"] == "rejected" or label not in fact
    duty = {"duty": fact.get("obligation", one["says"])} if one["kind"] == "proof" else {}
    return {"text": one["quote"], **_beside(path, one), **duty, "label": "geen" if is_wrong else fact[label]}


def _beside(path: str | Path, one: Row) -> dict[str, str | None]:
    """The sentences before and after a passage; None at the edge of its document."""
    place = {name: one[name] for name in ("document", "starts", "ends")}
    told: dict[str, str | None] = {}
    for name, where in (
        ("before", "ends <= :starts ORDER BY number DESC"),
        ("after", "starts >= :ends ORDER BY number"),
    ):
        found = sql(path, f"SELECT text FROM sentences WHERE document = :document AND {where} LIMIT 1", place)
        told[name] = found[0]["text"] if found else None
    return told


def _gold(path: str | Path, one: Row) -> dict[str, Any]:
    kind = one["kind"]
    view = {"figure": "figure_list", "decision": "decision_list", "action": "action_list"}[kind]
    (row,) = sql(path, f"SELECT * FROM {view} WHERE id = :fact", {"fact": one["fact"]})
    row |= json.loads(one["correction"] or "{}")
    (part,) = sql(path, "SELECT part FROM documents WHERE id = :document", {"document": row["document"]})
    return part | {GOLD_NAMES.get((kind, key), key): row[key] for key in GOLD_KEYS[kind]}


def _fact(base: Base, fact: str) -> Row:
    found = base.execute("SELECT kind FROM facts WHERE id = ?", [fact]).fetchone()
    if found is None:
        raise BadQuestion(f"no fact has the id {fact}; the lists give ids with --format json")
    (kind,) = found
    asked = f"SELECT document, quote, starts, ends, {SAYS[kind]} FROM {TABLES[kind]} WHERE id = ?"
    names = ("document", "quote", "starts", "ends", "says")
    return {"id": fact, "kind": kind, **dict(zip(names, base.execute(asked, [fact]).fetchone(), strict=True))}


def _checked(kind: str, correction: Mapping[str, Any]) -> dict[str, Any]:
    allowed = CORRECTABLE[kind]
    if not correction or (strange := sorted(correction.keys() - set(allowed))):
        said = f"not {', '.join(strange)}" if correction else "give at least one"
        raise BadQuestion(f"of a {kind} can be corrected: {', '.join(allowed)}; {said}")
    fixed = {key: value if value != "" else None for key, value in correction.items()}
    if isinstance(number := fixed.get("value"), str):
        try:
            fixed["value"] = float(number) if not number.lstrip("-").isdigit() else int(number)
        except ValueError as error:
            raise BadQuestion(f"the value is {number!r}; give a number such as 14 or 3.4") from error
    return fixed
