"""Figures as a table of years: what shares a cell, what does not, and what is left out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pipeline.answers.pivot import pivot, years_of, years_table
from pipeline.answers.plot import plot
from pipeline.errors import BadQuestion


def figure(value: float, period: str | None, **more: Any) -> dict[str, Any]:
    row = {"organisation": "Gemeente A", "unit_of_organisation": None, "what": "meldingen", "category": "pesten"}
    row |= {"unit": "count", "role": "level", "indicator": None, "reported_by": "Gemeente A", "body": None}
    return row | {"value": float(value), "period": period} | more


@pytest.mark.parametrize(
    ("figures", "cells"),
    [
        ([figure(4, "2021"), figure(7, "2022")], [{"2021": 4, "2022": 7}]),
        ([figure(4, "2021"), figure(4, "2021")], [{"2021": 4}]),  # said twice
        ([figure(9, "2021"), figure(4, "2021")], [{"2021": [4, 9]}]),  # said differently: none is chosen
        ([figure(4.5, "2021/2022")], [{"2021/2022": 4.5}]),
        ([figure(4, "2021"), figure(4, "2021", what="Meldingen")], [{"2021": 4}]),
        ([figure(4, "2021", unit_of_organisation="vertrouwenspersonen", body="Vertrouwenspersonen")], [{"2021": 4}]),
        ([figure(4, "2021"), figure(2, "2021", unit_of_organisation="BSD")], [{"2021": 4}, {"2021": 2}]),
        ([figure(4, "2021"), figure(45, "2021", unit="percent")], [{"2021": 4}, {"2021": 45}]),
        ([figure(4, "2021"), figure(3, "2022", role="change")], [{"2021": 4}]),
        ([figure(4, "2021-09")], []),  # a month is no year
        ([figure(4, "2018/.."), figure(3, None)], []),
        ([], []),
    ],
)
def test_a_cell_is_what_was_said_of_one_thing_in_one_year(
    figures: list[dict[str, Any]], cells: list[dict[str, Any]]
) -> None:
    rows = pivot(figures)
    assert [{year: row[year] for year in years_of(rows) if row[year] is not None} for row in rows] == cells


def test_the_indicator_brings_different_words_for_one_thing_together() -> None:
    same = {"indicator": "verzuim"}
    (row,) = pivot(
        [figure(5, "2021", what="ziekteverzuim", **same), figure(6, "2022", what="verzuimpercentage", **same)]
    )
    assert (row["2021"], row["2022"]) == (5, 6)


def test_a_person_sees_the_columns_that_differ() -> None:
    rows = pivot([figure(4, "2021"), figure(7, "2022", category="discriminatie")])
    assert years_table(rows) == ["what", "category", "2021", "2022"]


def test_the_same_rows_give_the_same_chart(tmp_path: Path) -> None:
    rows = pivot([figure(4, "2021"), figure(7, "2022"), figure(3, "2022", category="intimidatie")])
    assert plot(rows, tmp_path / "a.svg", title="Pesten") == []
    plot(rows, tmp_path / "b.svg", title="Pesten")
    chart = (tmp_path / "a.svg").read_text("utf-8")
    assert chart == (tmp_path / "b.svg").read_text("utf-8")
    assert "meldingen, pesten" in chart and "meldingen, intimidatie" in chart and ">2021<" in chart


def test_what_is_not_drawn_is_said(tmp_path: Path) -> None:
    many = [figure(number, "2021", category=f"soort {number}") for number in range(12)]
    notes = plot(pivot([*many, figure(5, "2021", unit="eur")]), tmp_path / "a.png")
    assert notes == [
        "1 reeksen in een andere eenheid dan aantal zijn niet getekend.",
        "2 reeksen met minder jaren zijn niet getekend.",
    ]
    assert (tmp_path / "a.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("name", "figures", "says"),
    [("a.gif", [figure(4, "2021")], "a chart is .svg"), ("a.svg", [], "nothing to draw")],
)
def test_a_chart_that_cannot_be_made_says_why(
    name: str, figures: list[dict[str, Any]], says: str, tmp_path: Path
) -> None:
    with pytest.raises(BadQuestion, match=says):
        plot(pivot(figures), tmp_path / name)
