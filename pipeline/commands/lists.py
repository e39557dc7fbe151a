"""`search`, `figures`, `decisions` and `actions`: what the knowledge base holds, listed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from pipeline.commands.options import DB, FILE, LIMIT, ORGANISATION, OWNER, SHAPE, SINCE, YEAR, show


@click.command()
@click.argument("words", nargs=-1, required=True)
@DB
@ORGANISATION
@YEAR
@LIMIT
@SHAPE
def search(words: Sequence[str], db: Path, organisation: str | None, year: str | None, limit: int, shape: str) -> None:
    """Find sentences that hold all WORDS, in any form: «melding» finds «meldingen».

    Example: verslagmijn search melding pesten --year 2022
    """
    from pipeline import query

    rows = query.search(db, " ".join(words), organisation=organisation, year=year, limit=limit)
    show(rows, shape, ("organisation", "period", "path", "page", "sentence"))


@click.command()
@DB
@ORGANISATION
@YEAR
@click.option("--category", help="For one category: pesten, discriminatie, …")
@click.option("--indicator", help="For one indicator of the vocabulary.")
@click.option("--pivot", "by", type=click.Choice(["year"]), help="A row per thing counted, a column per year.")
@click.option("--plot", "chart", type=FILE, help="Draw them over the years: a .svg, .png or .pdf.")
@LIMIT
@SHAPE
def figures(
    db: Path,
    organisation: str | None,
    year: str | None,
    category: str | None,
    indicator: str | None,
    by: str | None,
    chart: Path | None,
    limit: int,
    shape: str,
) -> None:
    """List figures with what they count, when and where; or put them in a table or chart of years.

    In a table of years «7 | 9» means that reports differ.

    Example: verslagmijn figures --category pesten --pivot year --plot pesten.svg
    """
    from pipeline import query

    most = None if by or chart else limit
    rows = query.figures(db, organisation=organisation, year=year, category=category, indicator=indicator, limit=most)
    if not by and not chart:
        show(rows, shape, ("organisation", "period", "value", "unit", "what", "category", "path", "page"))
        return
    from pipeline.answers.pivot import pivot, years_table

    series = pivot(rows)
    if chart:
        from pipeline.answers.plot import plot

        asked = (indicator, category, organisation, year)
        for note in plot(series, chart, title=", ".join(part for part in asked if part) or "Cijfers per jaar"):
            click.echo(note, err=True)
        click.echo(f"{chart} getekend.", err=True)
    if by:
        show(series[:limit], shape, years_table(series))


@click.command()
@DB
@ORGANISATION
@YEAR
@click.option("--kind", help="One type: besluit, instemming, advies, …")
@OWNER
@SINCE
@LIMIT
@SHAPE
def decisions(
    db: Path,
    organisation: str | None,
    year: str | None,
    kind: str | None,
    owner: str | None,
    since: str | None,
    limit: int,
    shape: str,
) -> None:
    """List decisions: who decided what, and when.

    Example: verslagmijn decisions --year 2022 --kind instemming
    """
    from pipeline import query

    rows = query.decisions(db, organisation=organisation, year=year, kind=kind, decider=owner, since=since, limit=limit)
    show(rows, shape, ("organisation", "decided_on", "kind", "decider", "decision", "path", "page"))


@click.command()
@DB
@ORGANISATION
@YEAR
@OWNER
@click.option("--status", help="One status: open, loopt, gereed, …")
@click.option("--overdue", is_flag=True, help="Only those whose date has passed and that are not done.")
@SINCE
@LIMIT
@click.option(
    "--format",
    "shape",
    type=click.Choice(["table", "json", "csv", "ics"]),
    default="table",
    show_default=True,
    help="How to print; ics is a calendar of deadlines.",
)
def actions(
    db: Path,
    organisation: str | None,
    year: str | None,
    owner: str | None,
    status: str | None,
    overdue: bool,
    since: str | None,
    limit: int,
    shape: str,
) -> None:
    """List commitments and other things to be done.

    As a calendar (ics) all that have a deadline are printed; those done or dropped only where --status asks for them.

    Example: verslagmijn actions --status open --overdue
    """
    from pipeline import query

    rows = query.actions(
        db,
        organisation=organisation,
        year=year,
        owner=owner,
        status=status,
        overdue=date.today() if overdue else None,
        since=since,
        limit=None if shape == "ics" else limit,
    )
    if shape == "ics":
        from pipeline.answers.agenda import calendar

        click.echo(calendar(rows, with_done=status is not None), nl=False)
        return
    show(rows, shape, ("organisation", "deadline", "status", "owner", "action", "path", "page"))
