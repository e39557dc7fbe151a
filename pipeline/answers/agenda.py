"""Deadlines as a calendar file (RFC 5545); the only import of icalendar."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from icalendar import Calendar, Event

PRODUCT = "-//Verslagmijn//Deadlines//NL"
OVER = frozenset({"gereed", "vervallen"})
LONGEST_SUMMARY = 80  # characters; a calendar shows no more, the rest is in the description


def calendar(actions: Sequence[Mapping[str, Any]], *, with_done: bool = False, made: datetime | None = None) -> str:
    """A calendar with an all-day event on the last day of every deadline, in order of the rows.

    `actions` are rows of `pipeline.query.actions`. An event keeps its UID from one file to the next, so a calendar
    that takes the file in again has it once. Those done or dropped are left out unless `with_done`; `made` is the
    moment of making, now where it is not given.
    """
    found = Calendar()
    found.add("prodid", PRODUCT)
    found.add("version", "2.0")
    found.add("x-wr-calname", "Afspraken en toezeggingen")
    for action in actions:
        if action["deadline_last"] and (with_done or action["status"] not in OVER):
            found.add_component(_event(action, made or datetime.now(UTC)))
    return str(found.to_ical().decode())


def _event(action: Mapping[str, Any], made: datetime) -> Event:
    day = date.fromisoformat(action["deadline_last"])
    event = Event()
    event.add("uid", f"{action['id']}@verslagmijn")
    event.add("dtstamp", made)
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))  # exclusive (RFC 5545 §3.6.1)
    event.add("transp", "TRANSPARENT")
    event.add("summary", _summary(action))
    event.add("description", _description(action))
    event.add("categories", [action["kind"]])
    return event


def _summary(action: Mapping[str, Any]) -> str:
    owner = f"{action['owner']}: " if action["owner"] else ""
    text = owner + str(action["action"])
    return text if len(text) <= LONGEST_SUMMARY else text[: LONGEST_SUMMARY - 1] + "…"


def _description(action: Mapping[str, Any]) -> str:
    """What is to be done, by when as it was written, how far it is, and where it stands."""
    page = f", bladzijde {action['page']}" if action["page"] else ""
    lines = (
        action["action"],
        f"Termijn: {action['deadline_text'] or action['deadline']}",
        f"Status: {action['status']}",
        f"Bron: {action['organisation'] or 'onbekende organisatie'}, {Path(action['path']).name}{page}",
        f"«{action['quote']}»",
    )
    return "\n".join(lines)
