"""Decisions on a timeline: by organisation and body, oldest first."""

from __future__ import annotations

from typing import Any

from pipeline.web.page import Asked, Page, grouped, sheets, slice_of
from pipeline.web.pages import choices
from pipeline.web.pages.facts import reviewed

LISTED = """
    SELECT f.id, d.organisation, d.body, f.decided_on, f.decider, f.kind, f.decision, f.page, f.quote, f.document,
        d.period, d.title, files.path, coalesce(f.year_first, d.year_first) AS year,
        (SELECT count(*) FROM links WHERE kind = 'follow_up' AND (first_fact = f.id OR second_fact = f.id)) AS ties
    FROM decisions f JOIN documents d ON d.id = f.document JOIN files ON files.sha256 = d.sha256
    WHERE {conditions}
    ORDER BY d.organisation IS NULL, d.organisation, d.body, year, f.decided_on, f.document, f.starts, f.number
    LIMIT :limit OFFSET :offset"""


def page(asked: Asked) -> Page:
    conditions = choices.Conditions()
    conditions.add("d.organisation = :organisation", organisation=asked.one("organisatie"))
    year = "coalesce(f.year_first, d.year_first) <= :year AND coalesce(f.year_last, d.year_last) >= :year"
    conditions.add(year, year=asked.year())
    conditions.add("f.kind = :kind", kind=asked.one("soort"))
    rows = asked.rows(LISTED.format(conditions=conditions), **conditions.values, **slice_of(asked))
    content: dict[str, Any] = {
        "organisations": choices.organisations(asked),
        "years": choices.years(asked),
        "kinds": choices.kinds(asked, "decisions"),
        **sheets(rows, asked),
    }
    content["groups"] = grouped(reviewed(asked, content["rows"]))
    return Page(template="decisions.html", content=content)
