"""The command `verslagmijn`: its subcommands live in `pipeline/commands/`."""

from __future__ import annotations

from typing import Any

import click

from pipeline.commands.auditing import audit
from pipeline.commands.checks import check
from pipeline.commands.evaluating import evaluate
from pipeline.commands.exporting import export
from pipeline.commands.following import follow
from pipeline.commands.keeping import backup, forget
from pipeline.commands.lists import actions, decisions, figures, search
from pipeline.commands.questions import query, status
from pipeline.commands.reading import extract, ingest
from pipeline.commands.reviewing import review
from pipeline.commands.scheduling import schedule
from pipeline.commands.serving import serve
from pipeline.commands.training import train
from pipeline.errors import VerslagmijnError

COMMANDS = (
    extract,
    ingest,
    search,
    figures,
    decisions,
    actions,
    audit,
    check,
    follow,
    status,
    query,
    export,
    schedule,
    review,
    backup,
    forget,
    evaluate,
    train,
    serve,
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
@click.option(
    "--private",
    is_flag=True,
    envvar="VERSLAGMIJN_PRIVATE",
    show_envvar=True,
    help="Leave personal names, e-mail addresses and citizen service numbers out of what is shown.",
)
def main(private: bool) -> None:
    """Mine annual reports and minutes of Dutch public bodies: figures, decisions and actions, with their evidence."""


for command in COMMANDS:
    main.add_command(command)

if __name__ == "__main__":
    main()
