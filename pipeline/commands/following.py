"""`follow`: what became of commitments and decisions over the years."""

from __future__ import annotations

import sys
from datetime import date
from functools import partial
from pathlib import Path
from textwrap import shorten
from typing import Any

import click

from pipeline.commands.options import DB, LIMIT, ORGANISATION, OWNER, SHAPE, SINCE, show

HEADS = {
    "sinds": "period",
    "wie": "owner",
    "wat": "what",
    "termijn": "deadline",
    "stand": "state",
    "laatst": "last_period",
    "toen stond er": "last_says",
}
LONGEST = 90  # characters in a cell, so that a row takes few lines of a terminal


@click.command()
@DB
@ORGANISATION
@OWNER
@click.option("--status", help="What became of it: afgerond, uitgesteld, nog open, niet meer genoemd, …")
@click.option("--overdue", is_flag=True, help="Only those whose date has passed and that are neither done nor dropped.")
@SINCE
@click.option("--strict", is_flag=True, help="Exit status 1 where something is overdue or was never mentioned again.")
@LIMIT
@SHAPE
def follow(
    db: Path,
    organisation: str | None,
    owner: str | None,
    status: str | None,
    overdue: bool,
    since: str | None,
    strict: bool,
    limit: int,
    shape: str,
) -> None:
    """Follow commitments and decisions over the years: what became of each, and which were never mentioned again.

    Example: verslagmijn follow --organisation Vierhoven --status "niet meer genoemd"
    """
    from pipeline.follow import SILENT
    from pipeline.follow import follow as threads

    chosen = partial(threads, db, organisation=organisation, owner=owner, status=status, since=since)
    rows = chosen(overdue=date.today() if overdue else None, limit=limit)
    show(_shaped(rows, shape), shape)
    if strict:
        needs_attention = chosen(overdue=date.today(), limit=1) or [row for row in chosen() if row["state"] == SILENT]
        sys.exit(1 if needs_attention else 0)


def _shaped(rows: list[dict[str, Any]], shape: str) -> list[dict[str, Any]]:
    """The rows as they are printed: short and with Dutch heads in a table, the steps as one text in CSV."""
    if shape == "table":
        return [
            {head: shorten(str(row[key] or ""), LONGEST, placeholder=" …") for head, key in HEADS.items()}
            for row in rows
        ]
    if shape == "csv":
        return [
            row | {"steps": "; ".join(f"{one['period']}: {one['relation']}" for one in row["steps"])} for row in rows
        ]
    return rows
