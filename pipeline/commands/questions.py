"""`status` and `query`: the state of the knowledge base, and questions of one's own."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from pipeline.commands.options import DB, SHAPE, show


@click.command()
@DB
@click.option(
    "--missing",
    is_flag=True,
    help="Only the yearly reports: which years there are, are missing between them, or are awaited.",
)
@click.option("--sources", "is_sources", is_flag=True, help="Only the sources: when each was reached, what it refused.")
@SHAPE
def status(db: Path, missing: bool, is_sources: bool, shape: str) -> None:
    """Show what the knowledge base holds per organisation and year, what is missing, and what failed and why.

    Example: verslagmijn status --missing
    """
    from pipeline import query
    from pipeline.answers import completeness

    this_year = date.today().year
    if missing:
        return show(completeness.yearly_reports(db, this_year=this_year), shape)
    if is_sources:
        return show(completeness.sources(db), shape)
    show(query.status(db), shape)
    troubles = query.troubles(db)
    if shape == "table":
        lacking = [row for row in completeness.yearly_reports(db, this_year=this_year) if row["missing"]]
        for head, rows in (
            ("Jaarverslagen die ontbreken:", lacking),
            ("Niet of niet geheel gelezen:", troubles),
            ("Bronnen:", completeness.sources(db)),
            ("Niet opgehaald:", completeness.not_taken(db)),
        ):
            if rows:
                click.echo(f"\n{head}")
                show(rows, shape)
    sys.exit(1 if any(row["status"] == "failed" for row in troubles) else 0)


@click.command()
@click.argument("name", required=False)
@DB
@click.option("--sql", help="A question of your own; it can only read.")
@click.option(
    "-p", "--parameter", "parameters", multiple=True, metavar="NAME=VALUE", help="A value for a named question."
)
@SHAPE
def query(name: str | None, db: Path, sql: str | None, parameters: Sequence[str], shape: str) -> None:
    """Ask a named question, or one in SQL; without either, list the named questions.

    Example: verslagmijn query --sql "SELECT count(*) AS cijfers FROM figures"
    """
    from pipeline import query as ask

    if sql:
        show(ask.sql(db, sql), shape)
    elif name:
        show(ask.named(db, name, **_pairs(parameters)), shape)
    else:
        show(ask.questions(), shape)


def _pairs(parameters: Sequence[str]) -> dict[str, str]:
    wrong = [pair for pair in parameters if "=" not in pair]
    if wrong:
        raise click.UsageError(f"-p takes NAME=VALUE, not {wrong[0]}")
    return dict(pair.split("=", 1) for pair in parameters)
