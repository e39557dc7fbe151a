"""`schedule`: new documents by themselves, at the times of a settings file."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from pipeline.commands.options import FILE, shown


@click.command()
@click.option(
    "--settings", "path", type=FILE, default=Path("verslagmijn.toml"), show_default=True, help="The settings file."
)
@click.option("--once", is_flag=True, help="Visit every source now, once, and stop; for a cron of your own.")
@click.option("--check", "is_check", is_flag=True, help="Only check the settings.")
def schedule(path: Path, once: bool, is_check: bool) -> None:
    """Serve the schedules: watched folders, sources, the nightly ingest and the weekly report.

    Runs on the Prefect server that PREFECT_API_URL names, or else by itself; stop it with Ctrl-C.

    Example: verslagmijn schedule --settings verslagmijn.toml
    """
    from pipeline.settings import load

    settings = load(path)
    if is_check:
        click.echo(f"{path}: {len(settings.sources)} bronnen, alles in orde", err=True)
    elif once:
        _once(settings)
    else:
        from flows.schedule import schedule as serve

        serve(settings, on_start=_announce)


def _once(settings: object) -> None:
    from flows.rounds import round_of
    from pipeline.news.telling import headline, lines, troubles
    from pipeline.settings import Settings

    assert isinstance(settings, Settings)
    summary = round_of(settings)
    assert summary is not None  # a round for now is never too late
    click.echo(headline(summary), err=True)
    for head, told in lines(shown(summary)):
        click.echo("\n".join([f"{head}:", *(f"  {one}" for one in told)]), err=True)
    for problem in summary["problems"]:
        click.echo(problem, err=True)
    sys.exit(1 if summary["problems"] or summary["files"]["failed"] or troubles(summary) else 0)


def _announce(address: str, names: list[str]) -> None:
    click.echo(f"Prefect: {address}", err=True)
    for one in names:
        click.echo(f"  {one}", err=True)
