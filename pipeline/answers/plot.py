"""Figures over the years as a line chart in a file: SVG, PNG or PDF."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from threading import Lock
from typing import Any

from pipeline.answers.pivot import years_of
from pipeline.errors import BadQuestion

ENDINGS = (".svg", ".png", ".pdf")
MOST_LINES = 10  # as many as the colours of the palette; more cannot be told apart
SIZE_INCHES = (9.0, 5.0)
NAMES_OF_UNITS = {"count": "aantal", "percent": "%", "eur": "euro", "hours": "uren"}
DRAWING = Lock()  # pyplot draws one chart at a time
MARKERS = "osD^vP*Xph"  # with the colours: lines differ for who sees no colour


def plot(rows: Sequence[Mapping[str, Any]], path: Path, *, title: str = "") -> list[str]:
    """Draw the rows of a pivot and save the chart at `path`; what was left out comes back as Dutch sentences.

    Raises:
        BadQuestion: there is nothing to draw, or the file ends in something else than .svg, .png or .pdf.
    """
    if path.suffix.lower() not in ENDINGS:
        raise BadQuestion(f"{path}: a chart is .svg, .png or .pdf; give it one of these endings")
    content, left_out = drawn(rows, ending=path.suffix.lower(), title=title)
    path.write_bytes(content)
    return left_out


def drawn(rows: Sequence[Mapping[str, Any]], *, ending: str = ".svg", title: str = "") -> tuple[bytes, list[str]]:
    """The rows of a pivot as a chart, a line each, and what was left out as Dutch sentences; the same rows give the
    same chart.

    A year without a number breaks the line; where reports differ each of their numbers is a point, off the line. At
    most ten rows of the commonest unit are drawn, those with most years first.

    Raises:
        BadQuestion: there is nothing to draw.
    """
    if not rows:
        raise BadQuestion("there is nothing to draw: no figure of a year fits these filters; take fewer filters")
    chosen, left_out = _chosen(rows)
    with DRAWING:
        return _draw(chosen, years_of(rows), ending, title), left_out


def warm() -> None:
    """Load what draws, which takes a second, before somebody waits for it."""
    drawn(
        [
            {
                "organisation": None,
                "unit_of_organisation": None,
                "what": "cijfers",
                "category": None,
                "unit": "count",
                "1": 1,
            }
        ]
    )


def _chosen(rows: Sequence[Mapping[str, Any]]) -> tuple[list[Mapping[str, Any]], list[str]]:
    years = years_of(rows)
    fullest = sorted(rows, key=lambda row: -sum(row[year] is not None for year in years))
    unit = Counter(row["unit"] for row in fullest for year in years if row[year] is not None).most_common(1)[0][0]
    same = [row for row in fullest if row["unit"] == unit]
    left_out = []
    if others := len(rows) - len(same):
        left_out.append(f"{others} reeksen in een andere eenheid dan {_unit(unit)} zijn niet getekend.")
    if len(same) > MOST_LINES:
        left_out.append(f"{len(same) - MOST_LINES} reeksen met minder jaren zijn niet getekend.")
    return same[:MOST_LINES], left_out


def _draw(rows: Sequence[Mapping[str, Any]], years: Sequence[str], ending: str, title: str) -> bytes:
    import matplotlib

    matplotlib.use("agg")
    from matplotlib import pyplot
    from matplotlib.ticker import MaxNLocator

    with pyplot.rc_context({"svg.hashsalt": "verslagmijn", "svg.fonttype": "none", "font.size": 10}):
        figure, axes = pyplot.subplots(figsize=SIZE_INCHES, layout="constrained")
        for number, row in enumerate(rows):
            line = [row[year] if isinstance(row[year], int | float) else float("nan") for year in years]
            colour, marker = f"C{number}", MARKERS[number]
            axes.plot(range(len(years)), line, label=_name(row, rows), color=colour, marker=marker)
            for at, year in enumerate(years):
                if isinstance(row[year], list):
                    axes.plot([at] * len(row[year]), row[year], color=colour, marker=marker, ls="none", mfc="none")
        axes.set_xticks(range(len(years)), years)
        axes.set_ylim(bottom=min(0, axes.get_ylim()[0]))
        axes.yaxis.set_major_locator(MaxNLocator(integer=rows[0]["unit"] == "count"))
        axes.set_ylabel(_unit(rows[0]["unit"]))
        axes.set_title(title, loc="left")
        axes.spines[["top", "right"]].set_visible(False)
        axes.grid(axis="y", alpha=0.3)
        figure.legend(loc="outside lower left", ncols=1, frameon=False)
        undated = {".svg": {"Date": None}, ".pdf": {"CreationDate": None}}.get(ending)
        target = io.BytesIO()
        figure.savefig(target, format=ending.removeprefix("."), metadata=undated)
        pyplot.close(figure)
        return target.getvalue()


def _name(row: Mapping[str, Any], rows: Sequence[Mapping[str, Any]]) -> str:
    """What the line is: what is counted and its category, and whose where there is more than one organisation."""
    whose = row["organisation"] if len({other["organisation"] for other in rows}) > 1 else None
    return ", ".join(part for part in (whose, row["unit_of_organisation"], row["what"], row["category"]) if part)


def _unit(unit: str) -> str:
    return NAMES_OF_UNITS.get(unit, unit)
