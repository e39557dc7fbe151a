"""`export`: the knowledge base as files for other programs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from pipeline.commands.options import DB, FILE, ORGANISATION, YEAR


@click.command()
@click.argument("folder", type=FILE)
@DB
@click.option(
    "--format",
    "shape",
    type=click.Choice(["csv", "jsonl", "parquet", "xlsx"]),
    default="csv",
    show_default=True,
    help="What to write: a file per table, or one Excel workbook.",
)
@click.option("--table", "tables", multiple=True, help="Only this table; may be given more than once.")
@ORGANISATION
@YEAR
def export(
    folder: Path, db: Path, shape: str, tables: Sequence[str], organisation: str | None, year: str | None
) -> None:
    """Write the knowledge base, or part of it, to FOLDER, with a data package that describes every column.

    The full texts (texts, pages, sections, sentences, marks) are written only where --table names them.

    Example: verslagmijn export uit --format parquet --organisation Lekduin --year 2022
    """
    from pipeline.export import export as write

    private = bool(click.get_current_context().find_root().params.get("private"))
    asked: dict[str, Any] = {"organisation": organisation, "year": year, "private": private}
    for one in write(db, folder, shape=shape, tables=tables, **asked):
        click.echo(f"{one.path}: {one.table}, {one.rows} rijen", err=True)
        if one.cut:
            click.echo(
                f"  {one.cut} cellen zijn langer dan Excel toelaat en zijn ingekort; csv heeft ze heel", err=True
            )
