"""Serves the schedules of a settings file: the door that sets Prefect up before it is imported."""

from __future__ import annotations

from collections.abc import Callable

from flows.server import server_for
from pipeline.settings import Settings


def schedule(settings: Settings, *, on_start: Callable[[str, list[str]], None] = lambda address, names: None) -> None:
    """Serve until told to stop; `on_start` gets the address of the Prefect server and a line per deployment."""
    with server_for(settings.base.db) as address:
        from flows.deployments import deployments, serve

        on_start(address, [f"{one.name}: {_spoken(one.schedules)}" for one in deployments(settings)])
        serve(settings)


def _spoken(schedules: object) -> str:
    found = []
    for one in schedules if isinstance(schedules, list) else []:
        when = one.schedule
        cron, interval = getattr(when, "cron", None), getattr(when, "interval", None)
        found.append(f"cron {cron}" if cron else f"elke {interval}" if interval else str(when))
    return ", ".join(found)
