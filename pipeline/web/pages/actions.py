"""Commitments and other things to be done: first deadline first, those overdue marked."""

from __future__ import annotations

from typing import Any

from pipeline.web.page import Asked, Page, grouped, sheets, slice_of
from pipeline.web.pages import choices
from pipeline.web.pages.facts import reviewed

LISTED = """
    SELECT f.id, d.organisation, d.body, f.owner, f.kind, f.action, f.deadline, f.deadline_text, f.deadline_last,
        f.status, f.page, f.quote, f.document, d.period, d.title, files.path,
        f.deadline_last < :today AND f.status NOT IN ('gereed', 'vervallen') AS is_overdue,
        (SELECT count(*) FROM links WHERE kind = 'follow_up' AND (first_fact = f.id OR second_fact = f.id)) AS ties
    FROM actions f JOIN documents d ON d.id = f.document JOIN files ON files.sha256 = d.sha256
    WHERE {conditions}
    ORDER BY d.organisation IS NULL, d.organisation, d.body, f.deadline_last IS NULL, f.deadline_last, f.document,
        f.starts, f.number
    LIMIT :limit OFFSET :offset"""


def page(asked: Asked) -> Page:
    conditions = choices.Conditions()
    conditions.add("d.organisation = :organisation", organisation=asked.one("organisatie"))
    conditions.add("d.year_first <= :year AND d.year_last >= :year", year=asked.year())
    conditions.add("f.kind = :kind", kind=asked.one("soort"))
    conditions.add("f.status = :status", status=asked.one("stand"))
    owner = asked.one("eigenaar")
    conditions.add("instr(lower(f.owner), :owner)", owner=owner.lower() if owner else None)
    is_overdue = asked.one("overtijd") == "1"
    if is_overdue:
        conditions.add("f.deadline_last < :today AND f.status NOT IN ('gereed', 'vervallen')")
    values = {**conditions.values, **slice_of(asked), "today": choices.today()}
    content: dict[str, Any] = {
        "organisations": choices.organisations(asked),
        "years": choices.years(asked),
        "kinds": choices.kinds(asked, "actions"),
        "statuses": choices.statuses(asked),
        "is_overdue": is_overdue,
        **sheets(asked.rows(LISTED.format(conditions=conditions), **values), asked),
    }
    content["groups"] = grouped(reviewed(asked, content["rows"]))
    return Page(template="actions.html", content=content)
