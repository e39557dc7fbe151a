"""Figures: the indicators that the base holds, and the list of figures that fit what was chosen."""

from __future__ import annotations

from typing import Any

from pipeline.web.page import Asked, Page, sheets, slice_of
from pipeline.web.pages import choices
from pipeline.web.pages.facts import reviewed

HELD = """
    SELECT indicator, count(*) AS figures, min(year_first) AS first, max(year_last) AS last
    FROM figures WHERE indicator IS NOT NULL GROUP BY indicator"""
LISTED = """
    SELECT f.id, coalesce(f.organisation, d.organisation) AS whose, f.unit_of_organisation, f.period, f.what,
        f.category, f.indicator, f.printed, f.value, f.unit, f.qualifier, f.role, f.page, f.quote, f.document,
        files.path
    FROM figures f JOIN documents d ON d.id = f.document JOIN files ON files.sha256 = d.sha256
    WHERE {conditions}
    ORDER BY f.document, f.starts, f.number LIMIT :limit OFFSET :offset"""


def page(asked: Asked) -> Page:
    conditions = _conditions(asked)
    names = choices.indicator_names()
    content: dict[str, Any] = {
        "indicators": [{**row, "name": names.get(row["indicator"], row["indicator"])} for row in asked.rows(HELD)],
        "is_chosen": bool(conditions.values),
        "organisations": choices.organisations(asked),
        "years": choices.years(asked),
        "categories": choices.categories(asked),
        "of_indicator": choices.indicators(asked),
        "names": names,
    }
    content["indicators"].sort(key=lambda row: row["name"])
    if conditions.values:
        sql = LISTED.format(conditions=conditions)
        content |= sheets(asked.rows(sql, **conditions.values, **slice_of(asked)), asked)
        content["rows"] = reviewed(asked, content["rows"])
    return Page(template="figures.html", content=content)


def _conditions(asked: Asked) -> choices.Conditions:
    found = choices.Conditions()
    whose = "f.organisation = :organisation OR f.organisation IS NULL AND d.organisation = :organisation"
    found.add(whose, organisation=asked.one("organisatie"))
    found.add("f.year_first <= :year AND f.year_last >= :year", year=asked.year())
    found.add("f.category = :category", category=asked.one("categorie"))
    found.add("f.indicator = :indicator", indicator=asked.one("indicator"))
    what = asked.one("telt")
    found.add("instr(lower(f.what), :what)", what=what.lower() if what else None)
    return found
