"""One indicator through the years: a chart, the breakdown by category, the table behind it, and all of it as a file."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from pipeline.answers.ask import Row
from pipeline.answers.pivot import COLUMN, by_year
from pipeline.answers.plot import drawn
from pipeline.web.page import MOST_ROWS, Asked, File, Missing, Page
from pipeline.web.pages import choices
from pipeline.web.pages.facts import reviewed

FIGURES = """
    SELECT f.id, coalesce(f.organisation, d.organisation) AS organisation, f.unit_of_organisation, d.body, f.period,
        f.what, f.category, f.indicator, f.printed, f.value, f.unit, f.qualifier, f.role, f.quote, f.page, files.path
    FROM figures f JOIN documents d ON d.id = f.document JOIN files ON files.sha256 = d.sha256
    WHERE f.indicator = :indicator AND f.role IN ('level', 'part', 'total') AND {conditions}
    ORDER BY f.year_first, f.document, f.starts, f.number LIMIT :most"""
MOST_SERIES = 60  # shown on the page; the files hold all


def page(asked: Asked) -> Page:
    indicator, name = _indicator(asked)
    rows = _figures(asked, indicator)
    series = _series(rows)
    years = sorted({year for one in series for year in one["cells"]})
    shown = series[:MOST_SERIES]
    content = {
        "indicator": indicator,
        "name_of": name,
        "series": shown,
        "years": years,
        "left_out": len(series) - len(shown),
        "has_chart": bool(_plotted(series)),
        "of_organisation": sorted({row["organisation"] for row in rows if row["organisation"]}),
        "chosen": asked.all("organisatie"),
        "categories": sorted({row["category"] for row in rows if row["category"]}),
        "loose": [row for row in rows if not COLUMN.fullmatch(row["period"] or "")][:MOST_SERIES],
    }
    return Page(template="indicator.html", content=content)


def chart(asked: Asked) -> File:
    """The chart of the page as SVG."""
    indicator, name = _indicator(asked)
    rows = _plotted(_series(_figures(asked, indicator)))
    if not rows:
        raise Missing
    content = _svg(json.dumps(rows), ", ".join([name, *asked.all("organisatie")]))
    return File(content=content, media="image/svg+xml; charset=utf-8")


@lru_cache(maxsize=100)
def _svg(rows: str, title: str) -> str:
    """The chart of these rows (JSON); drawing takes longer than asking for them, and the same rows give the same."""
    return drawn(json.loads(rows), ending=".svg", title=title)[0].decode()


def table(asked: Asked) -> File:
    """The figures of the page as CSV or JSON."""
    indicator, _ = _indicator(asked)
    rows = _figures(asked, indicator)
    if asked.named["shape"] == "json":
        return File(content=json.dumps(rows, ensure_ascii=False, indent=1), media="application/json; charset=utf-8")
    target = io.StringIO()
    writer = csv.DictWriter(target, list(rows[0]) if rows else ["id"], lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    named = {"content-disposition": f'attachment; filename="{indicator}.csv"'}
    return File(content=target.getvalue(), media="text/csv; charset=utf-8", headers=named)


def _indicator(asked: Asked) -> tuple[str, str]:
    names = choices.indicator_names()
    indicator = asked.named["indicator"]
    if indicator not in names:
        raise Missing
    return indicator, names[indicator]


def _figures(asked: Asked, indicator: str) -> list[Row]:
    conditions = choices.Conditions()
    whose = list(asked.all("organisatie"))
    conditions.add(
        "coalesce(f.organisation, d.organisation) IN (SELECT value FROM json_each(:whose))",
        whose=json.dumps(whose) if whose else None,
    )
    category = asked.one("categorie")
    conditions.add("f.category = :category", category=category)
    sql = FIGURES.format(conditions=conditions)
    return reviewed(asked, asked.rows(sql, indicator=indicator, most=MOST_ROWS, **conditions.values))


def _series(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """A line of the table: whose, of what and in which unit, with the figures of each year; the fullest first.

    In a year with several figures of one value, the first stands for all.
    """
    found = []
    for key, figures_by_year in by_year(rows).items():
        cells = {year: _different(figures) for year, figures in figures_by_year.items()}
        found.append({**key.columns(), "cells": cells})
    found.sort(
        key=lambda one: (one["category"] is not None, one["unit_of_organisation"] is not None, -len(one["cells"]))
    )
    return found


def _different(figures: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    return list({figure["value"]: figure for figure in reversed(figures)}.values())[::-1]


def _plotted(series: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows of a chart: whole numbers of organisations, or where there are none those of each category."""
    of_whole = [one for one in series if one["category"] is None and one["unit_of_organisation"] is None]
    chosen = of_whole or list(series)
    years = sorted({year for one in chosen for year in one["cells"]})
    return [
        {key: value for key, value in one.items() if key != "cells"}
        | {year: _value(one["cells"].get(year)) for year in years}
        for one in chosen
    ]


def _value(figures: Sequence[Mapping[str, Any]] | None) -> float | list[float] | None:
    if not figures:
        return None
    return figures[0]["value"] if len(figures) == 1 else [figure["value"] for figure in figures]
