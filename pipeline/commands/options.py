"""The options that several subcommands share, and how every one of them prints its rows."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

FILE = click.Path(path_type=Path)
DB = click.option("--db", type=FILE, default=Path("kennisbank.db"), show_default=True, help="The knowledge base.")
ORGANISATION = click.option("--organisation", help="Of one public body; part of its name will do.")
YEAR = click.option("--year", help="Of one year.")
OWNER = click.option("--owner", help="Of one person, role or body; part of the name will do.")
SINCE = click.option("--since", help="Not before a year, month or day: 2022, 2022-06.")
LIMIT = click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="At most so many rows.")
SHAPE = click.option(
    "--format",
    "shape",
    type=click.Choice(["table", "json", "csv"]),
    default="table",
    show_default=True,
    help="How to print.",
)


def show(rows: Sequence[dict[str, Any]], shape: str, columns: Sequence[str] = ()) -> None:
    """Print rows as JSON or CSV with all they hold, or as a table that fits the terminal with these columns."""
    if shape == "json":
        click.echo(json.dumps(list(rows), ensure_ascii=False, indent=1, default=str))
    elif shape == "csv":
        names = list(dict.fromkeys(key for row in rows for key in row))
        writer = csv.DictWriter(sys.stdout, names, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    else:
        from pipeline.terminal import print_table

        print_table(rows, columns)
