"""`train`: fit the classifiers anew, and see what they are worth."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from pipeline.commands.options import FILE, SHAPE, show


@click.command()
@click.argument("files", nargs=-1, type=FILE)
@click.option("--check", "held", nargs=2, type=FILE, multiple=True, metavar="DOCUMENT GOLD", help="Measure on it too.")
@click.option("--accept", "is_accepted", is_flag=True, help="Keep the classifiers, for every reading from now on.")
@SHAPE
def train(files: Sequence[Path], held: Sequence[tuple[Path, Path]], is_accepted: bool, shape: str) -> None:
    """Fit the classifiers of decisions and actions on the labelled lines, the samples, and FILES of reviewed facts.

    FILES are what `review --training` writes. Prints how often candidates of each confidence were right, and what
    thresholds for adding and dropping would have given; a threshold is set only where it was good enough everywhere.

    Example: verslagmijn train decisions.jsonl --check raad.pdf gold/raad --accept
    """
    from pipeline.answers.terminal import progress
    from pipeline.evaluation.fitting import fitted, keep, tables

    with progress() as bar:
        found = fitted(files, held, on_file=bar.step)
    for name, rows in tables(found).items():
        if shape == "table":
            click.echo(name, err=True)
        show(rows, shape)
    for family, one in found.items():
        click.echo(
            f"{family}: drop below {one.drop}, add from {one.add} (None: no threshold was good enough)", err=True
        )
    for path in keep(found) if is_accepted else ():
        click.echo(str(path), err=True)
