"""`extract` and `ingest`: files are read, and printed or kept."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import click

from pipeline.commands.options import DB, FILE, limited, show, shown
from pipeline.intake.limits import Limits


@click.command()
@click.argument("files", nargs=-1, required=True, type=FILE)
@click.option("--format", "shape", type=click.Choice(["jsonl", "table", "csv"]), default="jsonl", show_default=True)
@click.option("--password", help="Opens an encrypted PDF.")
@click.option("--no-ocr", is_flag=True, help="Leave scanned pages unread.")
@limited
def extract(files: Sequence[Path], shape: str, password: str | None, no_ocr: bool, limits: Limits) -> None:
    """Print what FILES state, without a knowledge base.

    Example: verslagmijn extract corpus/samples/jaarverslag-integriteit-2022.pdf --format table
    """
    from pipeline.intake.guard import Guard

    lines: list[dict[str, Any]] = []
    has_failed = False
    with Guard(limits) as guard:
        guard.start()
        from corpus.catalogue import obligations  # what is printed loads while the process that reads does
        from pipeline.answers.jsonl import failure_line, lines_of_file

        obligations()
        for file in files:
            reading = guard.read(str(file), password=password, with_ocr=not no_ocr)
            if reading.reason is not None:
                has_failed = True
                found: Iterable[dict[str, Any]] = [failure_line(reading.path, reading.reason)]
                click.echo(f"{reading.path}: {reading.reason}", err=True)
            else:
                found = lines_of_file(reading.path, reading.documents, reading.findings)
            if shape == "jsonl":
                for line in found:
                    click.echo(json.dumps(shown(line), ensure_ascii=False))
            else:
                lines += found
    if shape != "jsonl":
        facts = [line for line in lines if line["record"] not in ("document", "failure")]
        show(facts, shape, ("record", "page", "value", "unit", "what", "category", "decision", "action", "quote"))
    sys.exit(1 if has_failed else 0)


@click.command()
@click.argument("paths", nargs=-1, required=True, type=FILE)
@DB
@click.option("--workers", type=click.IntRange(1), default=None, help="Processes that read; default: one per core.")
@click.option("--dask", metavar="ADDRESS", help="Read on the Dask cluster at this address, such as tcp://host:8786.")
@click.option("--force", is_flag=True, help="Read files again that are already there.")
@click.option("--password", help="Opens encrypted PDFs.")
@click.option("--no-ocr", is_flag=True, help="Leave scanned pages unread.")
@limited
def ingest(
    paths: Sequence[Path],
    db: Path,
    workers: int | None,
    dask: str | None,
    force: bool,
    password: str | None,
    no_ocr: bool,
    limits: Limits,
) -> None:
    """Read files and folders into the knowledge base; what is there already is skipped.

    Example: verslagmijn ingest corpus/samples --db kennisbank.db
    """
    from flows.ingest import ingest as run
    from pipeline.answers.terminal import print_summary, progress

    with progress() as bar:
        summary = run(
            paths,
            db,
            workers=workers,
            dask=dask,
            force=force,
            password=password,
            with_ocr=not no_ocr,
            limits=limits,
            on_start=bar.start,
            on_file=bar.step,
        )
    print_summary(summary, db)
    sys.exit(1 if summary.failed else 0)
