"""Tells what a round changed: a JSON file per round that has news, an Atom feed of the last ones, and a message."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Sequence
from datetime import datetime
from html import escape
from pathlib import Path
from typing import Any

from pipeline.errors import BadSettings
from pipeline.news.changes import has_news
from pipeline.privacy import is_private, masked_row
from pipeline.settings import ChangeSettings

LATEST = "laatste.json"
FEED = "feed.xml"
MOST_ENTRIES = 50
MOST_LINES = 20  # of one kind, in a message or entry
HEADS = {  # kind of change → one of it, more of it, and a line for each
    "documents": ("nieuw document", "nieuwe documenten", "{organisation}: {title} ({period}), {path}"),
    "changed_facts": ("gewijzigd feit", "gewijzigde feiten", "{path}: «{before}» is nu «{after}»"),
    "contradictions": ("cijfer dat niet klopt", "cijfers die niet kloppen", "{reason}"),
    "overdue": ("verlopen afspraak", "verlopen afspraken", "{organisation}: {action} (uiterlijk {deadline})"),
    "no_longer_evidenced": (
        "verplichting niet meer aangetoond",
        "verplichtingen niet meer aangetoond",
        "{organisation} {year}: {obligation}",
    ),
    "withdrawn": ("document ingetrokken", "documenten ingetrokken", "{source}: {address}"),
    "failed": ("bestand niet gelezen", "bestanden niet gelezen", "{path}: {reason}"),
}


def tell(summary: dict[str, Any], settings: ChangeSettings) -> list[str]:
    """Write and send the summary; gives what went wrong with sending, if anything.

    Persons are left out where the environment says VERSLAGMIJN_PRIVATE=1. `summary` has the keys round, started,
    finished, sources and changes (see `pipeline.news.changes`).

    Raises:
        BadSettings: an address of `notify` names an environment variable that is not set.
    """
    summary = masked_row(summary) if is_private() else summary
    settings.folder.mkdir(parents=True, exist_ok=True)
    _write(settings.folder / LATEST, summary)
    if not has_news(summary["changes"]) and not troubles(summary):
        return []
    _write(settings.folder / f"ronde-{re.sub(r'[^0-9TZ]', '', summary['started'])}.json", summary)
    files = sorted(settings.folder.glob("ronde-*.json"))[-MOST_ENTRIES:]
    rounds = [(file.name, json.loads(file.read_text("utf-8"))) for file in files]
    _replace(settings.folder / FEED, feed(rounds, settings.address))
    return _send(summary, settings.notify) if settings.notify else []


def headline(summary: dict[str, Any]) -> str:
    """«3 nieuwe documenten, 1 gewijzigd feit», or «geen nieuws»."""
    counted = ((len(summary["changes"][kind]), one, more) for kind, (one, more, _) in HEADS.items())
    parts = [f"{count} {one if count == 1 else more}" for count, one, more in counted if count]
    failing = len(troubles(summary))
    parts += [f"{failing} bron{'nen' if failing > 1 else ''} met problemen"] if failing else []
    return ", ".join(parts) or "geen nieuws"


def lines(summary: dict[str, Any]) -> list[tuple[str, list[str]]]:
    """Each kind of change that there is, with a line for each."""
    found = []
    for kind, (_, more, shape) in HEADS.items():
        rows = summary["changes"][kind]
        told = [shape.format(**{key: value or "–" for key, value in row.items()}) for row in rows[:MOST_LINES]]
        told += [f"… en {len(rows) - MOST_LINES} andere"] if len(rows) > MOST_LINES else []
        found += [(more.capitalize(), told)] if told else []
    failing = [f"{one['source']}: {one['reason']}" for one in troubles(summary)]
    return found + ([("Bronnen met problemen", failing)] if failing else [])


def troubles(summary: dict[str, Any]) -> list[dict[str, Any]]:
    """The sources that could not be visited, or not as a whole."""
    return [one for one in summary["sources"] if one["reason"]]


def feed(rounds: Sequence[tuple[str, dict[str, Any]]], address: str | None) -> bytes:
    """The rounds, by the name of their file, as an Atom feed; the newest first."""
    from feedgen.feed import FeedGenerator

    own = address.rstrip("/") + "/" if address else ""
    made = FeedGenerator()
    made.id(own or "tag:verslagmijn,2026:wijzigingen")
    made.title("Verslagmijn: wat er veranderde")
    made.author({"name": "Verslagmijn"})
    made.updated(_time(rounds[-1][1]) if rounds else datetime.fromisoformat("2026-01-01T00:00:00+00:00"))
    if own:
        made.link(href=own + FEED, rel="self")
    for name, summary in rounds:
        entry = made.add_entry()  # puts it before the ones that are there
        entry.id(own + name if own else f"tag:verslagmijn,2026:{name}")
        entry.title(f"{summary['round']}: {headline(summary)}")
        entry.updated(_time(summary))
        entry.content(_html(summary), type="html")
        if own:
            entry.link(href=own + name)
    written: bytes = made.atom_str(pretty=True)
    return written


def _html(summary: dict[str, Any]) -> str:
    items = (
        f"<h3>{escape(head)}</h3><ul>{''.join(f'<li>{escape(one)}</li>' for one in told)}</ul>"
        for head, told in lines(summary)
    )
    return "".join(items)


def _send(summary: dict[str, Any], addresses: Sequence[str]) -> list[str]:
    from apprise import Apprise

    body = "\n\n".join(f"{head}\n" + "\n".join(f"- {one}" for one in told) for head, told in lines(summary))
    wrong = []
    for address in addresses:
        post = Apprise()
        if not post.add(_secret(address)):
            wrong.append(f"notify: {address.partition(':')[0]}: is no address of Apprise; see its list of services")
        elif not post.notify(title=f"Verslagmijn: {headline(summary)}", body=body):
            wrong.append(f"notify: the message could not be sent ({address.partition(':')[0]})")
    return wrong


def _secret(address: str) -> str:
    """The address itself; «env:NAME» stands for what that environment variable holds."""
    kind, _, name = address.partition(":")
    if kind != "env":
        return address
    if name not in os.environ:
        raise BadSettings(f"notify asks for the environment variable {name}, which is not set")
    return os.environ[name]


def _time(summary: dict[str, Any]) -> datetime:
    return datetime.fromisoformat(summary["finished"])


def _write(path: Path, found: dict[str, Any]) -> None:
    _replace(path, json.dumps(found, ensure_ascii=False, indent=1, default=str).encode() + b"\n")


def _replace(path: Path, content: bytes) -> None:
    unfinished = path.with_name(f".{path.name}.deel")
    unfinished.write_bytes(content)
    unfinished.replace(path)
