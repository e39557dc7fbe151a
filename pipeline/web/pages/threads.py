"""Follow-ups: a commitment or decision with what later documents said of it, oldest first."""

from __future__ import annotations

import json
from typing import Any

from pipeline.web.page import ROWS, Asked, Page, sheets, slice_of
from pipeline.web.pages import choices
from pipeline.web.pages.facts import kinds_of, shown_facts

# A thread begins where nothing earlier is tied to; all that follows from there belongs to it.
BEGINNINGS = """
    SELECT l.first_fact AS id FROM links l
        JOIN facts f ON f.id = l.first_fact JOIN documents d ON d.id = f.document
    WHERE l.kind = 'follow_up' AND {conditions}
        AND NOT EXISTS (SELECT 1 FROM links e WHERE e.second_fact = l.first_fact AND e.kind = 'follow_up')
    GROUP BY l.first_fact
    ORDER BY d.organisation IS NULL, d.organisation, d.year_first, f.document, l.first_fact
    LIMIT :limit OFFSET :offset"""
FOLLOWING = """
    WITH RECURSIVE thread (root, fact, depth) AS (
        SELECT value, value, 0 FROM json_each(:roots)
        UNION SELECT t.root, l.second_fact, t.depth + 1 FROM thread t
            JOIN links l ON l.first_fact = t.fact AND l.kind = 'follow_up' WHERE t.depth < 20
    )
    SELECT t.root, t.fact, t.depth, l.relation, l.reason FROM thread t
        LEFT JOIN links l ON l.second_fact = t.fact AND l.kind = 'follow_up' AND t.depth > 0
    GROUP BY t.root, t.fact ORDER BY t.root, t.depth, t.fact"""
# Of a body that reported again later, and without a word on it: not the same as dropped, but worth asking about.
SILENT = """
    SELECT f.id, 'action' AS kind FROM actions f JOIN documents d ON d.id = f.document
    WHERE f.kind IN ('toezegging', 'afspraak', 'actiepunt') AND f.status NOT IN ('gereed', 'vervallen')
        AND d.organisation IS NOT NULL AND {conditions}
        AND NOT EXISTS (SELECT 1 FROM links l WHERE l.kind = 'follow_up' AND f.id IN (l.first_fact, l.second_fact))
        AND EXISTS (SELECT 1 FROM documents o WHERE o.organisation = d.organisation AND o.body IS d.body
            AND o.year_first > d.year_last)
    ORDER BY d.organisation, d.year_first, f.document, f.starts, f.number LIMIT :limit OFFSET :offset"""


def page(asked: Asked) -> Page:
    is_silent = asked.one("stil") == "1"
    conditions = choices.Conditions()
    conditions.add("d.organisation = :organisation", organisation=asked.one("organisatie"))
    conditions.add("d.year_first <= :year AND d.year_last >= :year", year=asked.year())
    sql = (SILENT if is_silent else BEGINNINGS).format(conditions=conditions)
    found = sheets(asked.rows(sql, **conditions.values, **slice_of(asked)), asked)
    roots = [row["id"] for row in found["rows"]]
    content: dict[str, Any] = {
        "organisations": choices.organisations(asked),
        "years": choices.years(asked),
        "is_silent": is_silent,
        "any": asked.row("SELECT EXISTS (SELECT 1 FROM links WHERE kind = 'follow_up') AS any")["any"],
        **found,
    }
    content["silent"] = shown_facts(asked, found["rows"]) if is_silent else []
    content["threads"] = [] if is_silent else _threads(asked, roots[:ROWS])
    return Page(template="threads.html", content=content)


def _threads(asked: Asked, roots: list[str]) -> list[list[dict[str, Any]]]:
    steps = asked.rows(FOLLOWING, roots=json.dumps(roots))
    shown = {row["id"]: row for row in shown_facts(asked, kinds_of(asked, [step["fact"] for step in steps]))}
    by_root: dict[str, list[dict[str, Any]]] = {root: [] for root in roots}
    for step in steps:
        if step["fact"] in shown:
            by_root[step["root"]].append({**step, "shown": shown[step["fact"]]})
    return [thread for thread in by_root.values() if thread]
