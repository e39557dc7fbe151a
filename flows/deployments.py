"""The schedules, served: a deployment per source with a time of its own, the nightly ingest, the weekly report.

To be imported where `PREFECT_API_URL` is set (`flows.server`).
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import sys
from datetime import UTC, datetime, timedelta
from typing import Any, cast
from zoneinfo import ZoneInfo

from cronsim import CronSim
from prefect import flow, runtime
from prefect.client.orchestration import get_client
from prefect.deployments.runner import RunnerDeployment
from prefect.runner import Runner
from prefect.schedules import Cron, Interval, Schedule
from prefect.types.entrypoint import EntrypointType

from flows.lifeline import end_with_parent
from flows.report import report
from flows.rounds import round_of
from pipeline import store
from pipeline.knowledge import fetched
from pipeline.news.telling import headline
from pipeline.settings import Settings, load

NIGHT, WEEK = "nacht", "week"


@flow(name="verslagmijn-ronde", validate_parameters=False)
def planned_round(settings: str, names: list[str], name: str) -> None:
    """Visit the sources by these names, unless a later round did."""
    end_with_parent()
    summary = round_of(load(settings), names, name=name, due=_due())
    if summary is not None:
        for line in (f"{name}: {headline(summary)}", *summary["problems"]):
            print(line, file=sys.stderr, flush=True)


@flow(name="verslagmijn-rapport", validate_parameters=False)
def planned_report(settings: str) -> None:
    """Write the weekly report."""
    end_with_parent()
    for path in report(load(settings)):
        print(f"{WEEK}: {path}", file=sys.stderr, flush=True)


def deployments(settings: Settings) -> list[RunnerDeployment]:
    """What is served: each with its schedule, and a name that is its own in the server."""
    plain = [one.name for one in settings.sources if one.every is None and one.at is None]
    zone = settings.schedule.timezone
    found = [_round(settings, NIGHT, plain, Cron(settings.schedule.ingest, timezone=zone))]
    for one in settings.sources:
        if one.every is not None:
            found.append(_round(settings, one.name, [one.name], Interval(timedelta(seconds=one.every))))
        elif one.at is not None:
            found.append(_round(settings, one.name, [one.name], Cron(one.at, timezone=zone)))
    weekly: Any = planned_report.to_deployment(
        name=f"{settings.base.db.stem}-{WEEK}",
        schedule=Cron(settings.schedule.report, timezone=zone),
        parameters={"settings": str(settings.path)},
        entrypoint_type=EntrypointType.MODULE_PATH,
    )
    return [*found, weekly]


def serve(settings: Settings) -> None:
    """Serve the deployments until the process is told to stop; a night that was missed is made up for at once."""
    runner = Runner(name=f"verslagmijn-{settings.base.db.stem}", limit=1)
    ids: dict[str, Any] = {one.name: runner.add_deployment(one) for one in deployments(settings)}
    if is_missed(settings, datetime.now(UTC)):
        with get_client(sync_client=True) as client:
            client.create_flow_run_from_deployment(ids[f"{settings.base.db.stem}-{NIGHT}"])
    setattr(runner, "handle_sigterm", _stop)  # noqa: B010 – its own leaves a warning on the screen
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(runner.start())


def _stop(*_: object) -> None:
    logging.getLogger("asyncio").setLevel(logging.CRITICAL + 1)  # a run that is broken off is no news
    raise KeyboardInterrupt


def is_missed(settings: Settings, now: datetime) -> bool:
    """Whether the last moment for the nightly round went by without one; not where there never was any."""
    zone = ZoneInfo(settings.schedule.timezone)
    planned = next(CronSim(settings.schedule.ingest, now.astimezone(zone), reverse=True)).astimezone(UTC)
    with store.open_base(settings.base.db) as base:
        sql = "SELECT max(started), max(CASE status WHEN 'finished' THEN started END) FROM rounds WHERE name = ?"
        tried, finished = base.execute(sql, [NIGHT]).fetchone()
    return tried is not None and (finished is None or datetime.fromisoformat(finished) < planned)


def _round(settings: Settings, name: str, names: list[str], schedule: Schedule) -> RunnerDeployment:
    parameters: dict[str, Any] = {"settings": str(settings.path), "names": names, "name": name}
    made: Any = planned_round.to_deployment(
        name=f"{settings.base.db.stem}-{name}",
        schedule=schedule,
        parameters=parameters,
        entrypoint_type=EntrypointType.MODULE_PATH,
    )
    return cast(RunnerDeployment, made)


def _due() -> str:
    """The moment this run was planned for."""
    planned = runtime.flow_run.scheduled_start_time
    return planned.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ") if planned else fetched.now()
