"""`serve`: the knowledge base in the browser."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.commands.options import DB, FILE


@click.command()
@DB
@click.option("--port", type=click.IntRange(1, 65535), default=8001, show_default=True, help="Where to listen.")
@click.option("--cache", type=FILE, help="Folder for images of pages; default: the user's own cache folder.")
@click.option("--review", "reviewer", metavar="NAME", help="Let NAME say in the pages which facts are right or wrong.")
@click.option("--password", help="Opens encrypted PDFs, to show their pages.")
def serve(db: Path, port: int, cache: Path | None, reviewer: str | None, password: str | None) -> None:
    """Show the knowledge base in the browser, on this machine alone; stop with Ctrl-C.

    Under `verslagmijn --private` without persons, as the base is now, and without images of pages, which show them.

    Example: verslagmijn serve --db kennisbank.db
    """
    if reviewer is not None and not (reviewer := " ".join(reviewer.split())):
        raise click.UsageError('--review needs the name of who reviews: --review "J. Vos"')
    is_private = bool(click.get_current_context().find_root().params.get("private"))
    if is_private and reviewer:
        raise click.UsageError("--private shows a copy without persons, which cannot be reviewed; leave out one")
    from pipeline.web.app import HOST
    from pipeline.web.app import serve as run

    click.echo(f"http://{HOST}:{port}  (stop met Ctrl-C)", err=True)
    run(db, port=port, cache=cache, reviewer=reviewer, password=password, with_pictures=not is_private)
