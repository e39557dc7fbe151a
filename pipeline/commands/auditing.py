"""`audit`: what does not add up, and what could not be checked."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from pipeline.commands.options import DB, ORGANISATION, SHAPE, YEAR, show


@click.command()
@DB
@ORGANISATION
@YEAR
@click.option("--kind", help="One kind of calculation: optelling, aandeel, verandering, …")
@click.option("--all", "with_all", is_flag=True, help="Also what holds.")
@SHAPE
def audit(db: Path, organisation: str | None, year: str | None, kind: str | None, with_all: bool, shape: str) -> None:
    """Show what does not add up: sums, shares, changes, averages and repeated figures, done again.

    Worst first, each with its quotes and pages, and why; then what could not be checked. Exit status 1 where something
    does not add up.

    Example: verslagmijn audit --organisation Vierhoven --year 2022
    """
    from pipeline.audit.report import RIGHT, UNCHECKED, WRONG, report

    rows = report(db, organisation=organisation, year=year, kind=kind, with_all=with_all)
    by_outcome = Counter(row["outcome"] for row in rows)
    if shape == "json":
        show(rows, shape)
    elif shape == "csv":
        show([_flat(row) for row in rows], shape)
    else:
        for outcome, title in ((WRONG, "Klopt niet"), (UNCHECKED, "Niet na te rekenen"), (RIGHT, "Klopt")):
            _print(title, [row for row in rows if row["outcome"] == outcome])
        counts = ", ".join(f"{by_outcome[name]} {name}" for name in (WRONG, UNCHECKED, RIGHT) if by_outcome[name])
        click.echo(counts or "Er is niets na te rekenen.", err=True)
    sys.exit(1 if by_outcome[WRONG] else 0)


def _print(title: str, rows: Sequence[dict[str, Any]]) -> None:
    """Each calculation as a sentence, and below it the passages it rests on with file and page."""
    if not rows:
        return
    click.echo(f"{title}:\n")
    for number, row in enumerate(rows, 1):
        about = ", ".join(str(part) for part in (row["organisation"], row["year"], row["kind"]) if part)
        click.echo(f"{number}. {row['reason']} ({about})")
        for quote, place in _quotes(row):
            click.echo(f"   {place}: «{quote}»")
        click.echo()


def _quotes(row: dict[str, Any]) -> list[tuple[str, str]]:
    """The passages of a calculation, each once, with where they stand."""
    found: dict[tuple[str, str], None] = {}
    for figure in row["figures"]:
        page = f", bladzijde {figure['page']}" if figure["page"] else ""
        found[" ".join(figure["quote"].split()), f"{Path(str(figure['path'])).name}{page}"] = None
    return list(found)


def _flat(row: dict[str, Any]) -> dict[str, Any]:
    """The row with its passages in one cell each, for a spreadsheet."""
    quotes = _quotes(row)
    own = {key: value for key, value in row.items() if key not in ("figures", "id", "quote")}
    places = dict.fromkeys(place for _, place in quotes)
    return own | {"quotes": " | ".join(quote for quote, _ in quotes), "places": " | ".join(places)}
