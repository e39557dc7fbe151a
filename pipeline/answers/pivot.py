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
from typing import Any, NamedTuple

from corpus import table
from pipeline.similar import alike_words

Row = dict[str, Any]
COLUMN = re.compile(r"\d{4}(/\d{4})?")  # a year or a sitting year; a month or a longer period fills no column
LIKE = 85  # of 100: a department that is the body that reports is no department


def pivot(figures: Sequence[Mapping[str, Any]]) -> list[Row]:
    """One row per organisation, thing counted, category and unit, by those; one key per year, oldest first.

    `figures` are rows of `pipeline.query.figures`. What is counted is the indicator where it has one. A cell is the
    number; where reports or passages differ it is the list of what they say, so none is chosen; None where nothing is
    said. Changes are left out: they are not the number of a year.
    """
    lines = by_year(figures)
    years = sorted({year for line in lines.values() for year in line})
    return [
        key.columns() | {year: _cell([figure["value"] for figure in line.get(year, ())]) for year in years}
        for key, line in sorted(lines.items())
    ]


class Key(NamedTuple):
    """What a line of the table is of; an empty text where the figures do not say."""

    organisation: str
    unit_of_organisation: str
    what: str
    category: str
    unit: str

    def columns(self) -> Row:
        return {name: part or None for name, part in self._asdict().items()}


def by_year(figures: Sequence[Mapping[str, Any]]) -> dict[Key, dict[str, list[Mapping[str, Any]]]]:
    """The figures of each line of the table, by year; changes and what is of no one year are left out."""
    names = {one["id"]: one["name"] for one in table("indicators.csv")}
    lines: dict[Key, dict[str, list[Mapping[str, Any]]]] = {}
    for figure in figures:
        if figure["role"] != "change" and figure["value"] is not None and COLUMN.fullmatch(figure["period"] or ""):
            lines.setdefault(_key(figure, names), {}).setdefault(figure["period"], []).append(figure)
    return lines


def years_of(rows: Sequence[Mapping[str, Any]]) -> list[str]:
    """The year columns of a pivot, in order."""
    return [name for name in rows[0] if name not in Key._fields] if rows else []


def years_table(rows: Sequence[Mapping[str, Any]]) -> list[str]:
    """The columns that a person needs to read the rows: those that hold the same in every row are left out."""
    differing = [key for key in Key._fields if len({row[key] for row in rows}) > 1]
    return [key for key in Key._fields if key in differing or key == "what"] + years_of(rows)


def _key(figure: Mapping[str, Any], names: Mapping[str, str]) -> Key:
    organisation = figure["organisation"] or figure.get("reported_by") or ""
    department = figure.get("unit_of_organisation") or ""
    if department and alike_words(department, figure.get("body") or "") >= LIKE:
        department = ""
    counted = names.get(figure.get("indicator") or "") or (figure["what"] or "").strip()
    return Key(organisation, department, counted[:1].lower() + counted[1:], figure["category"] or "", figure["unit"])


def _cell(values: Sequence[float]) -> int | float | list[int | float] | None:
    numbers = [int(value) if value == int(value) else value for value in dict.fromkeys(values)]
    if not numbers:
        return None
    return numbers[0] if len(numbers) == 1 else sorted(numbers)
