"""`backup` and `forget`: a copy of the knowledge base, and a document withdrawn from it."""

from __future__ import annotations

import os
from pathlib import Path

import click

from pipeline.commands.options import DB, FILE


@click.command()
@click.argument("target", type=FILE)
@DB
@click.option("--replace", is_flag=True, help="Write over an earlier copy.")
def backup(target: Path, db: Path, replace: bool) -> None:
    """Copy the knowledge base to TARGET, also while an ingest is going on.

    Example: verslagmijn backup kennisbank-2026-11-22.db
    """
    from pipeline.backup import backup as copy

    click.echo(str(copy(db, target, replace=replace)))


@click.command()
@click.argument("what")
@DB
@click.option("--why", help="Why; kept with the fingerprint of the file.")
@click.option("--yes", is_flag=True, help="Do not ask.")
def forget(what: str, db: Path, why: str | None, yes: bool) -> None:
    """Withdraw a file (its path, sha256 or a document's id) with its facts, reviews, history and cached pages.

    It is not read again by an ingest. Copies made with `backup` still hold it.

    Example: verslagmijn forget jaarverslag-2021.pdf --why "op verzoek van de betrokkene"
    """
    from pipeline.backup import forget as withdraw
    from pipeline.readers.ocr import cache_folder

    if not yes:
        click.confirm(f"{what}: alles hiervan voorgoed uit {db} verwijderen?", abort=True, err=True)
    home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "verslagmijn"
    for path in withdraw(db, what, why=why, caches=(cache_folder(), home / "bladzijden")):
        click.echo(path)
