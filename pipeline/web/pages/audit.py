"""Audit: sums, shares and changes done again; what does not add up first, its figures side by side."""

from __future__ import annotations

import json
from typing import Any

from pipeline.answers.ask import Row
from pipeline.web.page import Asked, Page, sheets, slice_of
from pipeline.web.pages import choices
from pipeline.web.pages.facts import shown_facts

LISTED = """
    SELECT c.id, c.kind, c.expected, c.found, c.difference, c.tolerance, c.agrees, c.reason FROM calculations c
    WHERE {conditions}
    ORDER BY abs(CAST(c.difference AS REAL)) / max(abs(CAST(c.expected AS REAL)), 1) DESC, c.id
    LIMIT :limit OFFSET :offset"""
OF_ORGANISATION = """
    EXISTS (SELECT 1 FROM calculation_figures cf JOIN figures f ON f.id = cf.figure
        JOIN documents d ON d.id = f.document WHERE cf.calculation = c.id
        AND (f.organisation = :organisation OR f.organisation IS NULL AND d.organisation = :organisation))"""
FIGURES = """
    SELECT cf.calculation, cf.figure AS id, cf.role, 'figure' AS kind FROM calculation_figures cf
    WHERE cf.calculation IN (SELECT value FROM json_each(:ids))
    ORDER BY cf.calculation, cf.role = 'used', cf.rowid"""
COUNTS = """
    SELECT coalesce(sum(agrees = 0), 0) AS wrong, coalesce(sum(agrees = 1), 0) AS right,
        coalesce(sum(agrees IS NULL), 0) AS open FROM calculations"""
AGREES = {"fout": "c.agrees = 0", "klopt": "c.agrees = 1", "open": "c.agrees IS NULL"}


def page(asked: Asked) -> Page:
    shown = asked.one("uitkomst") if asked.one("uitkomst") in AGREES else "fout"
    conditions = choices.Conditions()
    conditions.add(AGREES[shown or "fout"])
    conditions.add("c.kind = :kind", kind=asked.one("soort"))
    conditions.add(OF_ORGANISATION, organisation=asked.one("organisatie"))
    rows = asked.rows(LISTED.format(conditions=conditions), **conditions.values, **slice_of(asked))
    found = sheets(rows, asked)
    kinds = asked.rows("SELECT DISTINCT kind FROM calculations ORDER BY kind")
    content: dict[str, Any] = {
        "counts": asked.row(COUNTS),
        "shown": shown,
        "organisations": choices.organisations(asked),
        "kinds": [(row["kind"], asked.says.name(row["kind"])) for row in kinds],
        **found,
        "rows": _with_figures(asked, found["rows"]),
    }
    return Page(template="audit.html", content=content)


def _with_figures(asked: Asked, rows: list[Row]) -> list[dict[str, Any]]:
    used = asked.rows(FIGURES, ids=json.dumps([row["id"] for row in rows]))
    shown = {row["id"]: row for row in shown_facts(asked, used)}
    by_id: dict[str, list[Row]] = {}
    for one in used:
        if one["id"] in shown:
            by_id.setdefault(one["calculation"], []).append({**shown[one["id"]], "part": one["role"]})
    return [{**row, "figures": by_id.get(row["id"], [])} for row in rows]
