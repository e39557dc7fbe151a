"""`check`: what the documents show of the duties of the Ambtenarenwet and its neighbours."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from pipeline.commands.options import DB, FILE, ORGANISATION, YEAR, show


@click.command()
@DB
@ORGANISATION
@YEAR
@click.option(
    "--format",
    "shape",
    type=click.Choice(["table", "json", "csv", "html", "pdf"]),
    default="table",
    show_default=True,
    help="How to print; html and pdf are a report to send on.",
)
@click.option("-o", "--output", type=FILE, help="Where to write the report (html, pdf).")
@click.option("--strict", is_flag=True, help="Exit 1 where a duty of article 4 is not evidenced.")
def check(db: Path, organisation: str | None, year: str | None, shape: str, output: Path | None, strict: bool) -> None:
    """Judge per organisation and year which duties of the Ambtenarenwet the documents evidence, and where.

    Example: verslagmijn check --organisation Vierhoven --year 2022 --format pdf -o toetsing.pdf
    """
    from pipeline.check import lacking
    from pipeline.duties.cases import flat
    from pipeline.duties.findings import findings, page

    if shape == "pdf" and output is None and sys.stdout.isatty():
        raise click.UsageError("a PDF does not fit on the screen; give --output toetsing.pdf")
    found = findings(db, organisation=organisation, year=year, today=date.today())
    if shape in ("html", "pdf"):
        _write(page(found), shape, output)
    elif shape == "table":
        from pipeline.answers.terminal import print_check

        print_check(found.rows, [one.title or one.kind for one in found.left_out])
    else:
        show(found.rows if shape == "json" else flat(found.rows), shape)
    sys.exit(1 if strict and lacking(found.verdicts) else 0)


def _write(html: str, shape: str, output: Path | None) -> None:
    if shape == "pdf":
        from pipeline.duties.printing import pdf

        content = pdf(html)
    else:
        content = html.encode()
    if output is None:
        sys.stdout.buffer.write(content)
    else:
        output.write_bytes(content)
        click.echo(f"{output} geschreven", err=True)
