"""The keys that `verslagmijn.toml` knows, each with the reader that checks its value.

A reader gives the value as the program uses it and raises ValueError: without words where the value is simply of
another kind, else with what is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from cronsim import CronSim, CronSimError

Reader = Callable[[Any], Any]
UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
DURATION = re.compile(r"(\d+(?:\.\d+)?)\s*([smhd])")
NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,60}")
FETCHED = ("pdf", "docx", "html", "text")
NEEDED = object()


def text(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError
    return str(value).strip()


def name(value: Any) -> str:
    if not isinstance(value, str) or not NAME.fullmatch(value):
        raise ValueError
    return value


def path(value: Any) -> Path:
    return Path(text(value)).expanduser()


def texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise ValueError
    return tuple(map(text, value))


def address(value: Any) -> str:
    parts = urlsplit(text(value))
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError
    return text(value)


def addresses(value: Any) -> tuple[str, ...]:
    found = []
    for one in texts(value):
        try:
            found.append(address(one))
        except ValueError as error:
            raise ValueError(f"holds {one!r}, which is no address; begin it with https:// or http://") from error
    return tuple(found)


def pattern(value: Any) -> re.Pattern[str]:
    try:
        return re.compile(text(value), re.IGNORECASE)
    except re.error as error:
        raise ValueError(f"is no regular expression: {error}; mind that . and ? have a meaning there") from error


def hosts(value: Any) -> frozenset[str]:
    if any("/" in one for one in texts(value)):
        raise ValueError("must hold bare names of hosts, such as 'intranet.gemeente.nl', without https://")
    return frozenset(one.lower() for one in texts(value))


def kinds(value: Any) -> frozenset[str]:
    if strange := set(texts(value)) - set(FETCHED):
        raise ValueError(f"holds {', '.join(sorted(strange))}; choose from {', '.join(FETCHED)}")
    return frozenset(texts(value))


def yes_or_no(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError
    return value


def whole(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise ValueError
    return value


def amount(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value < 1e9:
        raise ValueError
    return float(value)


def duration(value: Any) -> float:
    match = DURATION.fullmatch(text(value))
    if not match or float(match[1]) <= 0:
        raise ValueError
    return float(match[1]) * UNITS[match[2]]


def cron(value: Any) -> str:
    try:
        CronSim(text(value), datetime(2026, 1, 1))
    except CronSimError as error:
        raise ValueError(f"must be a cron line such as '0 2 * * *' (every night at two): {error}") from error
    return text(value)


def zone(value: Any) -> str:
    try:
        ZoneInfo(text(value))
    except (ZoneInfoNotFoundError, OSError) as error:
        raise ValueError(f"is no time zone: {value}; write for example 'Europe/Amsterdam'") from error
    return text(value)


SPOKEN: dict[Reader, str] = {  # what a value must be, in the words of a complaint
    text: "a text between quotes",
    name: "a short name of small letters, digits, '-', '_' and '.'",
    path: "a path between quotes",
    texts: "a list of texts, such as ['a', 'b']",
    address: "an address that begins with https:// or http://",
    addresses: "a list of addresses, such as ['https://…']",
    pattern: "a regular expression between quotes",
    hosts: "a list of host names",
    kinds: f"a list of kinds ({', '.join(FETCHED)})",
    yes_or_no: "true or false",
    whole: "a whole number above 0",
    amount: "a number, 0 or more",
    duration: "a time such as '30s', '15m', '6h' or '1d'",
    cron: "a cron line such as '0 2 * * *'",
    zone: "a time zone such as 'Europe/Amsterdam'",
}


@dataclass(frozen=True, slots=True)
class Key:
    """How a key is read, and what it is where it is not given; without default it must be given."""

    read: Reader
    default: Any = NEEDED

    @property
    def is_required(self) -> bool:
        return self.default is NEEDED


SECTIONS: dict[str, dict[str, Key]] = {
    "base": {
        "db": Key(path, Path("kennisbank.db")),
        "downloads": Key(path, Path("opgehaald")),
        "workers": Key(whole, None),
        "ocr": Key(yes_or_no, True),
    },
    "fetch": {
        "contact": Key(text, None),
        "seconds_between": Key(amount, 1.0),
        "attempts": Key(whole, 4),
        "wait_seconds": Key(amount, 1.0),
        "most_wait_seconds": Key(amount, 120.0),
        "timeout_seconds": Key(amount, 120.0),
        "most_megabytes": Key(amount, 100.0),
        "recheck_days": Key(amount, 30.0),
        "allow_private": Key(hosts, frozenset()),
    },
    "schedule": {
        "timezone": Key(zone, "Europe/Amsterdam"),
        "ingest": Key(cron, "0 2 * * *"),
        "report": Key(cron, "0 6 * * 1"),
        "patience_minutes": Key(amount, 240.0),
    },
    "changes": {
        "folder": Key(path, Path("wijzigingen")),
        "address": Key(address, None),
        "notify": Key(texts, ()),
    },
}
_COMMON = {"name": Key(name), "every": Key(duration, None), "at": Key(cron, None)}
_KINDS = Key(kinds, frozenset({"pdf", "docx"}))
SOURCES: dict[str, dict[str, Key]] = {
    "folder": _COMMON | {"path": Key(path), "settled_seconds": Key(amount, 10.0)},
    "addresses": _COMMON
    | {"addresses": Key(addresses, ()), "file": Key(path, None), "kinds": Key(kinds, frozenset(FETCHED))},
    "feed": _COMMON | {"address": Key(address), "match": Key(pattern, None), "kinds": _KINDS},
    "page": _COMMON
    | {
        "address": Key(address),
        "links": Key(pattern, re.compile(r"\.(pdf|docx)($|\?)", re.IGNORECASE)),
        "match": Key(pattern, None),
        "next": Key(pattern, None),
        "most_pages": Key(whole, 20),
        "kinds": _KINDS,
    },
    "openbesluitvorming": _COMMON
    | {
        "organisations": Key(texts),
        "searches": Key(texts, ("jaarverslag integriteit", "jaarverslag vertrouwenspersoon")),
        "since": Key(text, None),
        "changes": Key(yes_or_no, True),
        "match": Key(pattern, re.compile(r"jaarverslag|jaarrapport", re.IGNORECASE)),
        "most_results": Key(whole, 480),
        "address": Key(address, "https://openbesluitvorming.nl"),
        "kinds": _KINDS,
    },
}
