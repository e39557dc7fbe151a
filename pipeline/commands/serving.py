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

    Example: verslagmijn serve --db kennisbank.db
    """
    if reviewer is not None and not (reviewer := " ".join(reviewer.split())):
        raise click.UsageError('--review needs the name of who reviews: --review "J. Vos"')
    if click.get_current_context().find_root().params.get("private"):
        raise click.UsageError("the pages show documents as they are; leave out --private, or use export")
    from pipeline.web.app import HOST
    from pipeline.web.app import serve as run

    click.echo(f"http://{HOST}:{port}  (stop met Ctrl-C)", err=True)
    run(db, port=port, cache=cache, reviewer=reviewer, password=password)
