"""The command `verslagmijn`: each subcommand is a few lines around one function of the library."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import click

from pipeline.errors import UnreadableFile, VerslagmijnError

FORMATS = click.Choice(["table", "json", "csv"])
FILE = click.Path(path_type=Path)


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
        show([line for line in lines if line["record"] not in ("document", "failure")], shape)
    sys.exit(1 if has_failed else 0)


def show(rows: Sequence[dict[str, Any]], shape: str) -> None:
    """Print rows as a table that fits the terminal, as JSON or as CSV."""
    if shape == "json":
        click.echo(json.dumps(list(rows), ensure_ascii=False, indent=1, default=str))
    elif shape == "csv":
        columns = list(dict.fromkeys(key for row in rows for key in row))
        writer = csv.DictWriter(sys.stdout, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    else:
        from pipeline.terminal import print_table

        print_table(rows)


if __name__ == "__main__":
    main()
