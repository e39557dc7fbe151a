"""Facts as pages show them: what they say in a line, and where they come from."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from pipeline.answers.ask import Row
from pipeline.answers.searching import FIGURE_SAYS
from pipeline.web.page import Asked
from pipeline.web.pages.choices import indicator_names

SAYS = {
    "figure": ("figures", FIGURE_SAYS),
    "decision": ("decisions", "decision"),
    "action": ("actions", "action"),
    "proof": ("proofs", "quote"),
}
IN_LINE = """
    SELECT f.id, '{kind}' AS kind, {says} AS says, f.page, f.quote, f.document, f.starts, d.organisation, d.body,
        d.period, d.title, files.path{more}
    FROM {name} f JOIN documents d ON d.id = f.document JOIN files ON files.sha256 = d.sha256
    WHERE f.id IN (SELECT value FROM json_each(:ids))"""
MORE = {
    "figure": (
        ", f.printed, f.value, f.unit, f.what, f.category, f.indicator, f.period AS over, f.organisation AS whose"
    ),
    "decision": ", f.decider, f.decided_on, f.kind AS type",
    "action": ", f.owner, f.deadline, f.status, f.kind AS type",
    "proof": ", f.obligation, f.strength",
}

OTHER_NAMES = {"period": "over", "organisation": "whose", "action": "says", "decision": "says"}


def shown_facts(asked: Asked, hits: Sequence[Row]) -> list[Row]:
    """The facts with these ids and kinds, in this order, each with what it says and where."""
    found: dict[str, Row] = {}
    for kind in {hit["kind"] for hit in hits}:
        found |= {row["id"]: row for row in lines(asked, kind, [hit["id"] for hit in hits if hit["kind"] == kind])}
    return [found[hit["id"]] for hit in hits if hit["id"] in found]


def lines(asked: Asked, kind: str, ids: Iterable[str]) -> list[Row]:
    name, says = SAYS[kind]
    # `kind` names a table of ours; ids travel as a value
    qualified = says if kind != "figure" else says.replace("|| period ||", "|| f.period ||")
    sql = IN_LINE.format(kind=kind, name=name, says=qualified, more=MORE[kind])
    rows = reviewed(asked, asked.rows(sql, ids=json.dumps(list(ids))))
    names = indicator_names()
    for row in rows:
        row["indicator_name"] = names.get(row.get("indicator") or "")
    return rows


def kinds_of(asked: Asked, ids: Iterable[str]) -> list[dict[str, Any]]:
    """Id and kind of these facts, in this order; those that are gone are left out."""
    wanted = list(dict.fromkeys(ids))
    rows = asked.rows(
        "SELECT id, kind FROM facts WHERE id IN (SELECT value FROM json_each(:ids))", ids=json.dumps(wanted)
    )
    by_id = {row["id"]: row for row in rows}
    return [by_id[one] for one in wanted if one in by_id]


def reviewed(asked: Asked, rows: Iterable[Row]) -> list[Row]:
    """The facts as people reviewed them: corrected as they said, and without those they rejected."""
    listed = list(rows)
    sql = "SELECT fact, outcome, correction FROM fact_reviews WHERE fact IN (SELECT value FROM json_each(:ids))"
    found = {row["fact"]: row for row in asked.rows(sql, ids=json.dumps([row["id"] for row in listed]))}
    kept = [row for row in listed if row["id"] not in found or found[row["id"]]["outcome"] != "rejected"]
    return [row | _own(asked, row, found[row["id"]]["correction"]) if row["id"] in found else row for row in kept]


def _own(asked: Asked, row: Row, correction: str | None) -> Row:
    """The part of a correction that this list shows, under the name it has there; a value as people write it."""
    fixed: Row = json.loads(correction or "{}")
    own = {name: value for name, value in fixed.items() if name in row}
    own |= {OTHER_NAMES[name]: value for name, value in fixed.items() if OTHER_NAMES.get(name) in row}
    if "value" in fixed and "printed" in row:
        own["printed"] = asked.says.number(fixed["value"]) or "–"
    return own
