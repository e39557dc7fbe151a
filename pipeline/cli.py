"""The command `verslagmijn`: each subcommand is a few lines around one function of the library."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click

from pipeline.errors import UnreadableFile, VerslagmijnError

FILE = click.Path(path_type=Path)
DB = click.option("--db", type=FILE, default=Path("kennisbank.db"), show_default=True, help="The knowledge base.")
ORGANISATION = click.option("--organisation", help="Of one public body; part of its name will do.")
YEAR = click.option("--year", help="Of one year.")
LIMIT = click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="At most so many rows.")
SHAPE = click.option(
    "--format",
    "shape",
    type=click.Choice(["table", "json", "csv"]),
    default="table",
    show_default=True,
    help="How to print.",
)


class _Group(click.Group):
    """Shows our own errors as one line instead of a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except VerslagmijnError as error:
            raise click.ClickException(str(error)) from error


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(package_name="verslagmijn")
def main() -> None:
    """Mine annual reports and minutes of Dutch public bodies: figures, decisions and actions, with their evidence."""


@main.command()
@click.argument("files", nargs=-1, required=True, type=FILE)
@click.option("--format", "shape", type=click.Choice(["jsonl", "table", "csv"]), default="jsonl", show_default=True)
@click.option("--password", help="Opens an encrypted PDF.")
@click.option("--no-ocr", is_flag=True, help="Leave scanned pages unread.")
def extract(files: Sequence[Path], shape: str, password: str | None, no_ocr: bool) -> None:
    """Print what FILES state, without a knowledge base.

    Example: verslagmijn extract corpus/samples/jaarverslag-integriteit-2022.pdf --format table
    """
    from pipeline.extract import extract as facts_of
    from pipeline.jsonl import failure_line, lines_of_file
    from pipeline.read import read
    from pipeline.split import split

    lines: list[dict[str, Any]] = []
    has_failed = False
    for file in files:
        try:
            documents = split(read(file, password=password, with_ocr=not no_ocr))
        except UnreadableFile as error:
            has_failed = True
            found: Iterable[dict[str, Any]] = [failure_line(str(file), str(error))]
            click.echo(f"{file}: {error}", err=True)
        else:
            findings = [finding for document in documents for finding in facts_of(document)]
            found = lines_of_file(str(file), documents, findings)
        if shape == "jsonl":
            for line in found:
                click.echo(json.dumps(line, ensure_ascii=False))
        else:
            lines += found
    if shape != "jsonl":
        facts = [line for line in lines if line["record"] not in ("document", "failure")]
        show(facts, shape, ("record", "page", "value", "unit", "what", "category", "decision", "action", "quote"))
    sys.exit(1 if has_failed else 0)


@main.command()
@click.argument("paths", nargs=-1, required=True, type=FILE)
@DB
@click.option("--workers", type=click.IntRange(1), default=None, help="Processes that read; default: one per core.")
@click.option("--force", is_flag=True, help="Read files again that are already there.")
@click.option("--password", help="Opens encrypted PDFs.")
@click.option("--no-ocr", is_flag=True, help="Leave scanned pages unread.")
def ingest(
    paths: Sequence[Path], db: Path, workers: int | None, force: bool, password: str | None, no_ocr: bool
) -> None:
    """Read files and folders into the knowledge base; what is there already is skipped.

    Example: verslagmijn ingest corpus/samples --db kennisbank.db
    """
    from flows.ingest import ingest as run
    from pipeline.terminal import print_summary, progress

    with progress() as bar:
        summary = run(
            paths,
            db,
            workers=workers,
            force=force,
            password=password,
            with_ocr=not no_ocr,
            on_start=bar.start,
            on_file=bar.step,
        )
    print_summary(summary, db)
    sys.exit(1 if summary.failed else 0)


@main.command()
@click.argument("words", nargs=-1, required=True)
@DB
@ORGANISATION
@YEAR
@LIMIT
@SHAPE
def search(words: Sequence[str], db: Path, organisation: str | None, year: str | None, limit: int, shape: str) -> None:
    """Find sentences that hold all WORDS, in any form: «melding» finds «meldingen».

    Example: verslagmijn search melding pesten --year 2022
    """
    from pipeline import query

    rows = query.search(db, " ".join(words), organisation=organisation, year=year, limit=limit)
    show(rows, shape, ("organisation", "period", "path", "page", "sentence"))


@main.command()
@DB
@ORGANISATION
@YEAR
@click.option("--category", help="For one category: pesten, discriminatie, …")
@click.option("--indicator", help="For one indicator of the vocabulary.")
@LIMIT
@SHAPE
def figures(
    db: Path,
    organisation: str | None,
    year: str | None,
    category: str | None,
    indicator: str | None,
    limit: int,
    shape: str,
) -> None:
    """List figures with what they count, when and where.

    Example: verslagmijn figures --category pesten --year 2022
    """
    from pipeline import query

    rows = query.figures(db, organisation=organisation, year=year, category=category, indicator=indicator, limit=limit)
    show(rows, shape, ("organisation", "period", "value", "unit", "what", "category", "path", "page"))


@main.command()
@DB
@ORGANISATION
@YEAR
@click.option("--kind", help="One type: besluit, instemming, advies, …")
@LIMIT
@SHAPE
def decisions(db: Path, organisation: str | None, year: str | None, kind: str | None, limit: int, shape: str) -> None:
    """List decisions: who decided what, and when.

    Example: verslagmijn decisions --year 2022 --kind instemming
    """
    from pipeline import query

    rows = query.decisions(db, organisation=organisation, year=year, kind=kind, limit=limit)
    show(rows, shape, ("organisation", "decided_on", "kind", "decider", "decision", "path", "page"))


@main.command()
@DB
@ORGANISATION
@YEAR
@click.option("--status", help="One status: open, loopt, gereed, …")
@click.option("--overdue", is_flag=True, help="Only those whose date has passed and that are not done.")
@LIMIT
@SHAPE
def actions(
    db: Path, organisation: str | None, year: str | None, status: str | None, overdue: bool, limit: int, shape: str
) -> None:
    """List commitments and other things to be done.

    Example: verslagmijn actions --status open --overdue
    """
    from pipeline import query

    rows = query.actions(
        db, organisation=organisation, year=year, status=status, overdue=date.today() if overdue else None, limit=limit
    )
    show(rows, shape, ("organisation", "deadline", "status", "owner", "action", "path", "page"))


@main.command()
@DB
@SHAPE
def status(db: Path, shape: str) -> None:
    """Show what the knowledge base holds per organisation and year, and what failed and why.

    Example: verslagmijn status
    """
    from pipeline import query

    show(query.status(db), shape)
    troubles = query.troubles(db)
    if troubles and shape == "table":
        click.echo("\nNiet of niet geheel gelezen:")
        show(troubles, shape)
    sys.exit(1 if any(row["status"] == "failed" for row in troubles) else 0)


@main.command()
@click.argument("name", required=False)
@DB
@click.option("--sql", help="A question of your own; it can only read.")
@click.option(
    "-p", "--parameter", "parameters", multiple=True, metavar="NAME=VALUE", help="A value for a named question."
)
@SHAPE
def query(name: str | None, db: Path, sql: str | None, parameters: Sequence[str], shape: str) -> None:
    """Ask a named question, or one in SQL; without either, list the named questions.

    Example: verslagmijn query --sql "SELECT count(*) AS cijfers FROM figures"
    """
    from pipeline import query as ask

    if sql:
        show(ask.sql(db, sql), shape)
    elif name:
        show(ask.named(db, name, **_pairs(parameters)), shape)
    else:
        show(ask.questions(), shape)


def _pairs(parameters: Sequence[str]) -> dict[str, str]:
    wrong = [pair for pair in parameters if "=" not in pair]
    if wrong:
        raise click.UsageError(f"-p takes NAME=VALUE, not {wrong[0]}")
    return dict(pair.split("=", 1) for pair in parameters)


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


if __name__ == "__main__":
    main()
