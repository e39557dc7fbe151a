"""Figures as a table of years: a row per organisation and thing counted, a column per year.

Example:
    >>> row = dict(organisation="Gemeente A", what="meldingen", category="pesten", unit="count", role="level")
    >>> for line in pivot([row | {"period": "2021", "value": 4.0}, row | {"period": "2022", "value": 7.0}]):
    ...     print(line["what"], line["category"], line["2021"], line["2022"])
    meldingen pesten 4 7
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from corpus import table
from pipeline.similar import alike_words

Row = dict[str, Any]
KEYS = ("organisation", "unit_of_organisation", "what", "category", "unit")
COLUMN = re.compile(r"\d{4}(/\d{4})?")  # a year or a sitting year; a month or a longer period fills no column
LIKE = 85  # of 100: a department that is the body that reports is no department


def pivot(figures: Sequence[Mapping[str, Any]]) -> list[Row]:
    """One row per organisation, thing counted, category and unit, by those; one key per year, oldest first.

    `figures` are rows of `pipeline.query.figures`. What is counted is the indicator where it has one. A cell is the
    number; where reports or passages differ it is the list of what they say, so none is chosen; None where nothing is
    said. Changes are left out: they are not the number of a year.
    """
    names = {one["id"]: one["name"] for one in table("indicators.csv")}
    cells: dict[tuple[str, ...], dict[str, list[float]]] = {}
    for figure in figures:
        if figure["role"] != "change" and figure["value"] is not None and COLUMN.fullmatch(figure["period"] or ""):
            values = cells.setdefault(_key(figure, names), {}).setdefault(figure["period"], [])
            if figure["value"] not in values:
                values.append(figure["value"])
    years = sorted({year for row in cells.values() for year in row})
    return [
        dict(zip(KEYS, (part or None for part in key), strict=True)) | {year: _cell(row.get(year)) for year in years}
        for key, row in sorted(cells.items())
    ]


def years_of(rows: Sequence[Mapping[str, Any]]) -> list[str]:
    """The year columns of a pivot, in order."""
    return [name for name in rows[0] if name not in KEYS] if rows else []


def years_table(rows: Sequence[Mapping[str, Any]]) -> list[str]:
    """The columns that a person needs to read the rows: those that hold the same in every row are left out."""
    differing = [key for key in KEYS if len({row[key] for row in rows}) > 1]
    return [key for key in KEYS if key in differing or key == "what"] + years_of(rows)


def _key(figure: Mapping[str, Any], names: Mapping[str, str]) -> tuple[str, ...]:
    organisation = figure["organisation"] or figure.get("reported_by") or ""
    department = figure.get("unit_of_organisation") or ""
    if department and alike_words(department, figure.get("body") or "") >= LIKE:
        department = ""
    counted = names.get(figure.get("indicator") or "") or (figure["what"] or "").strip()
    return (organisation, department, counted[:1].lower() + counted[1:], figure["category"] or "", figure["unit"])


def _cell(values: list[float] | None) -> int | float | list[int | float] | None:
    if not values:
        return None
    numbers = [int(value) if value == int(value) else value for value in values]
    return numbers[0] if len(numbers) == 1 else sorted(numbers)
