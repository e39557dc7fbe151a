"""`review`: accept, reject or correct a fact, see what was said, and hand it on as gold."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from pipeline.commands.options import DB, FILE, SHAPE, show


@click.command()
@click.argument("fact", required=False)
@DB
@click.option("--accept", "outcome", flag_value="accepted", help="The fact is right.")
@click.option("--reject", "outcome", flag_value="rejected", help="The fact is wrong; lists leave it out.")
@click.option("--correct", "corrections", multiple=True, metavar="FIELD=VALUE", help="This should have been so.")
@click.option("--who", default=getpass.getuser, show_default="your login", help="Who says so.")
@click.option("--why", help="Why.")
@click.option("--export", "folder", type=FILE, help="Write what was accepted or corrected as gold into this folder.")
@click.option("--training", "lines", type=FILE, help="Write what was reviewed as lines for train into this folder.")
@SHAPE
def review(
    fact: str | None,
    db: Path,
    outcome: str | None,
    corrections: Sequence[str],
    who: str,
    why: str | None,
    folder: Path | None,
    lines: Path | None,
    shape: str,
) -> None:
    """Say of FACT (an id, as lists give with --format json) that it is right, wrong, or should be otherwise.

    Without FACT: every review with what became of its fact; exit status 1 where a reviewed fact is no longer found.

    Example: verslagmijn review 3f2a9c0112345678 --correct period=2021 --why "cijfer van vorig jaar"
    """
    from pipeline import reviews

    if fact is None:
        if outcome or corrections:
            raise click.UsageError("name the fact: verslagmijn review FACT …")
        if folder is not None or lines is not None:
            written = [] if folder is None else reviews.export(db, folder)
            written += [] if lines is None else reviews.export_training(db, lines)
            click.echo("\n".join(map(str, written)))
            return
        rows = reviews.reviews(db)
        show(rows, shape, ("fact", "outcome", "state", "says", "correction", "reviewer", "reviewed_at", "note", "path"))
        sys.exit(1 if any(row["state"] in ("niet meer gevonden", "passage weg") for row in rows) else 0)
    if bool(outcome) == bool(corrections):
        raise click.UsageError("give one of --accept, --reject and --correct")
    if wrong := [pair for pair in corrections if "=" not in pair]:
        raise click.UsageError(f"--correct takes FIELD=VALUE, not {wrong[0]}")
    fixed = dict(pair.split("=", 1) for pair in corrections)
    reviews.review(db, fact, outcome or "corrected", who=who, why=why, correction=fixed)
    click.echo(f"{fact}: {outcome or 'corrected'} door {who}", err=True)
