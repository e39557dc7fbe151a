"""Follow-ups: a commitment or decision with what later documents said of it, oldest first."""

from __future__ import annotations

import json
from typing import Any

from pipeline.web.page import Asked, Page, sheets, slice_of
from pipeline.web.pages import choices
from pipeline.web.pages.facts import kinds_of, shown_facts

# A thread begins where nothing earlier is tied to; all that follows from there belongs to it.
BEGINNINGS = """
    SELECT l.first_fact AS id, count(*) AS steps FROM links l
        JOIN facts f ON f.id = l.first_fact JOIN documents d ON d.id = f.document
    WHERE l.kind = 'follow_up' AND {conditions}
        AND NOT EXISTS (SELECT 1 FROM links e WHERE e.second_fact = l.first_fact AND e.kind = 'follow_up')
    GROUP BY l.first_fact
    ORDER BY d.organisation IS NULL, d.organisation, d.year_first, f.document, l.first_fact
    LIMIT :limit OFFSET :offset"""
FOLLOWING = """
    WITH RECURSIVE thread (root, fact) AS (
        SELECT value, value FROM json_each(:roots)
        UNION SELECT t.root, l.second_fact FROM thread t
            JOIN links l ON l.first_fact = t.fact AND l.kind = 'follow_up' AND l.second_fact IS NOT NULL
    )
    SELECT t.root, l.second_fact AS fact, l.relation, l.reason, l.quote, l.page, l.starts, l.ends, d.id AS document,
        d.organisation, d.body, d.period, d.title, files.path
    FROM thread t JOIN links l ON l.first_fact = t.fact AND l.kind = 'follow_up'
        LEFT JOIN facts f ON f.id = l.second_fact
        JOIN documents d ON d.id = coalesce(l.second_document, f.document) JOIN files ON files.sha256 = d.sha256
    GROUP BY t.root, coalesce(l.second_fact, l.id) ORDER BY t.root, d.year_first, d.period, d.id, l.id"""
# Of a body that reported again later, and without a word on it: not the same as dropped, but worth asking about.
SILENT = """
    SELECT f.id, 'action' AS kind FROM actions f JOIN documents d ON d.id = f.document
    WHERE f.kind IN ('toezegging', 'afspraak', 'actiepunt') AND f.status NOT IN ('gereed', 'vervallen')
        AND d.organisation IS NOT NULL AND {conditions}
        AND NOT EXISTS (SELECT 1 FROM links l WHERE l.kind = 'follow_up' AND l.first_fact = f.id)
        AND NOT EXISTS (SELECT 1 FROM links l WHERE l.kind = 'follow_up' AND l.second_fact = f.id)
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
    content["threads"] = [] if is_silent else _threads(asked, roots)
    return Page(template="threads.html", content=content)


def _threads(asked: Asked, roots: list[str]) -> list[dict[str, Any]]:
    """Each root with the later passages, oldest first; a passage that is no fact shows its words."""
    steps = asked.rows(FOLLOWING, roots=json.dumps(roots))
    ids = [*roots, *(step["fact"] for step in steps if step["fact"])]
    shown = {row["id"]: row for row in shown_facts(asked, kinds_of(asked, ids))}
    found: dict[str, dict[str, Any]] = {root: {"root": shown[root], "steps": []} for root in roots if root in shown}
    for step in steps:
        if step["root"] in found:
            found[step["root"]]["steps"].append({**step, "shown": shown.get(step["fact"] or "")})
    return list(found.values())
