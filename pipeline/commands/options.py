"""The options that several subcommands share, and how every one of them prints its rows."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable, Sequence
from functools import wraps
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click

from pipeline.intake.limits import DEFAULT, Limits

FILE = click.Path(path_type=Path)
SHOWING = frozenset(  # commands that only show or hand on what the base holds
    ("search", "figures", "decisions", "actions", "audit", "check", "follow", "status", "query", "export", "serve")
)


def _without_persons(context: click.Context, parameter: click.Parameter, db: Path) -> Path:
    """The base; under `verslagmijn --private` a copy without persons, for as long as the command runs."""
    if not context.find_root().params.get("private") or context.command.name not in SHOWING:
        return db
    from pipeline.anonymous import anonymous_copy

    click.echo("Persoonsnamen worden weggelaten; dat duurt bij een grote kennisbank enkele minuten.", err=True)
    folder = context.with_resource(TemporaryDirectory(prefix="verslagmijn-"))
    return anonymous_copy(db, Path(folder) / db.name)


DB = click.option(
    "--db",
    type=FILE,
    default=Path("kennisbank.db"),
    show_default=True,
    callback=_without_persons,
    help="The knowledge base.",
)
ORGANISATION = click.option("--organisation", help="Of one public body; part of its name will do.")
YEAR = click.option("--year", help="Of one year.")
OWNER = click.option("--owner", help="Of one person, role or body; part of the name will do.")
SINCE = click.option("--since", help="Not before a year, month or day: 2022, 2022-06.")
LIMIT = click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="At most so many rows.")
SHAPE = click.option(
    "--format",
    "shape",
    type=click.Choice(["table", "json", "csv"]),
    default="table",
    show_default=True,
    help="How to print.",
)
_LIMITS = (
    click.option(
        "--max-seconds",
        type=click.FloatRange(1),
        default=DEFAULT.seconds,
        show_default=True,
        envvar="VERSLAGMIJN_MAX_SECONDS",
        show_envvar=True,
        help="Reading one file takes no longer.",
    ),
    click.option(
        "--max-step-seconds",
        type=click.FloatRange(1),
        default=DEFAULT.step_seconds,
        show_default=True,
        envvar="VERSLAGMIJN_MAX_STEP_SECONDS",
        show_envvar=True,
        help="Nor one page of it, or one search through it.",
    ),
    click.option(
        "--max-memory",
        type=click.IntRange(0),
        default=DEFAULT.memory_mb,
        show_default=True,
        envvar="VERSLAGMIJN_MAX_MEMORY",
        show_envvar=True,
        help="MB that reading one file may take; 0: as much as there is.",
    ),
    click.option(
        "--max-pages",
        type=click.IntRange(1),
        default=DEFAULT.pages,
        show_default=True,
        envvar="VERSLAGMIJN_MAX_PAGES",
        show_envvar=True,
        help="Pages of one file that are read.",
    ),
)


def limited(command: Callable[..., None]) -> Callable[..., None]:
    """The options that say how much one file may cost; the command gets them as one `limits`."""

    @wraps(command)
    def with_limits(
        *, max_seconds: float, max_step_seconds: float, max_memory: int, max_pages: int, **others: Any
    ) -> None:
        limits = Limits(seconds=max_seconds, step_seconds=max_step_seconds, memory_mb=max_memory, pages=max_pages)
        command(limits=limits, **others)

    for option in reversed(_LIMITS):
        with_limits = option(with_limits)
    return with_limits


def shown(row: dict[str, Any]) -> dict[str, Any]:
    """The row as it may be shown: without persons under `verslagmijn --private`."""
    context = click.get_current_context(silent=True)
    if context is None or not context.find_root().params.get("private"):
        return row
    from pipeline.privacy import masked_row

    return masked_row(row)


def show(rows: Sequence[dict[str, Any]], shape: str, columns: Sequence[str] = ()) -> None:
    """Print rows as JSON or CSV with all they hold, or as a table that fits the terminal with these columns."""
    rows = [shown(row) for row in rows]
    if shape == "json":
        click.echo(json.dumps(list(rows), ensure_ascii=False, indent=1, default=str))
    elif shape == "csv":
        names = list(dict.fromkeys(key for row in rows for key in row))
        writer = csv.DictWriter(sys.stdout, names, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    else:
        from pipeline.answers.terminal import print_table

        print_table(rows, columns)
