"""The report of a check as HTML: a page per organisation and year that a compliance officer can send on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from corpus import table
from pipeline.check import years_of
from pipeline.records import Document

HERE = Path(__file__).parent
MOST_PASSAGES = 4  # per duty in the report; all of them are in --format csv and json
ATTENTION = ("weersproken", "deels")
OUTCOMES = ("voldaan", "deels", "niet aangetoond", "weersproken", "niet van toepassing")

Row = dict[str, Any]


def report(
    rows: Sequence[Row],
    documents: Sequence[Document],
    paths: dict[str, str],
    left_out: Sequence[Document],
    *,
    today: date,
    version: str,
) -> str:
    """The report as one HTML page without scripts or files beside it.

    `rows` are those of `pipeline.duties.cases.cases`; `documents` the ones they may rest on, with the path of the
    file of each in `paths`; `left_out` those that counted for no verdict.
    """
    template = _templates().get_template("report.html")
    return template.render(
        scopes=[_scope(list(held), documents, paths) for _, held in _by_scope(rows)],
        left_out=[_document(one, paths) for one in left_out],
        today=_day(today),
        version=version,
        style=(HERE / "report.css").read_text("utf-8"),
        most=MOST_PASSAGES,
    )


def _by_scope(rows: Sequence[Row]) -> Any:
    return groupby(rows, key=lambda row: (row["organisation"], row["year"]))


def _scope(rows: list[Row], documents: Sequence[Document], paths: dict[str, str]) -> Row:
    """What the template shows of one organisation and year: that of its rows."""
    organisation, year = rows[0]["organisation"], rows[0]["year"]
    own = [one for one in documents if one.organisation == organisation and year in years_of(one)]
    used = {passage["path"] for row in rows for passage in row["passages"]}
    central = [row for row in rows if row["is_central"] and row["outcome"] != "niet van toepassing"]
    counts = Counter(row["outcome"] for row in central)
    return {
        "organisation": organisation,
        "year": year,
        "groups": [(title, list(held)) for title, held in groupby(rows, key=lambda row: row["group"])],
        "count": len(central),
        "counts": [(outcome, counts[outcome]) for outcome in OUTCOMES if counts[outcome]],
        "attention": [row for outcome in ATTENTION for row in central if row["outcome"] == outcome],
        "documents": [_document(one, paths) | {"is_used": paths[one.id] in used} for one in own],
    }


def _document(document: Document, paths: dict[str, str]) -> Row:
    path = Path(paths[document.id])
    return {
        "title": document.title or f"{document.kind} («{document.begins[:60].strip()}…»)",
        "kind": document.kind,
        "body": document.body,
        "period": document.period,
        "file": path.name,
        "address": path.resolve().as_uri(),
        "pages": _pages(document),
    }


def _pages(document: Document) -> str | None:
    first, last = document.page_first, document.page_last
    if first is None or last is None:
        return None
    return f"bladzijde {first}" if first == last else f"bladzijde {first}–{last}"


def _day(day: date) -> str:
    months = [row["printed"] for row in table("months.csv") if row["month"] == str(day.month)]
    return f"{day.day} {max(months, key=len)} {day.year}"


@cache
def _templates() -> Environment:
    return Environment(
        loader=FileSystemLoader(HERE), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
