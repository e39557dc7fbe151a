"""What `verslagmijn.toml` asks for, checked as a whole before anything starts.

Example:
    >>> from pipeline.settings import load
    >>> load("verslagmijn.voorbeeld.toml").base.db.name
    'kennisbank.db'
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.errors import BadSettings
from pipeline.sources.keys import SECTIONS, SOURCES, SPOKEN, Key

FILE = "verslagmijn.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class BaseSettings:
    """Which knowledge base, where what is fetched is kept, and how files are read."""

    db: Path
    downloads: Path
    workers: int | None  # None: one per core
    ocr: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchSettings:
    """How to behave towards the servers of others, and what to take from them."""

    contact: str | None  # said in the User-Agent
    seconds_between: float  # two requests to one host
    attempts: int
    wait_seconds: float  # before the second attempt; it doubles, up to `most_wait_seconds`
    most_wait_seconds: float
    timeout_seconds: float  # for one attempt as a whole
    most_megabytes: float
    recheck_days: float  # of what has neither ETag nor Last-Modified
    allow_private: frozenset[str]  # hosts that may have a private address


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeSettings:
    """When: cron lines in the time zone."""

    timezone: str
    ingest: str
    report: str
    patience_minutes: float  # how long a run waits for the one before it


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeSettings:
    """Where the summaries go, and who is told. `None`: nowhere."""

    folder: Path
    address: str | None  # of that folder on the web, for the links of the feed
    notify: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceSettings:
    """One source of new documents; `kind` says which of its own keys in `options` there are."""

    name: str
    kind: str  # folder | addresses | feed | page | openbesluitvorming
    every: float | None  # seconds between two visits
    at: str | None  # or a cron line; neither: with the nightly ingest
    options: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All of `verslagmijn.toml`; paths in it count from its own folder."""

    path: Path
    base: BaseSettings
    fetch: FetchSettings
    schedule: TimeSettings
    changes: ChangeSettings
    sources: tuple[SourceSettings, ...]


def load(path: str | Path = FILE) -> Settings:
    """The settings in the file at `path`.

    Raises:
        BadSettings: the file is missing, no TOML, or has keys or values that are wrong: each by line, with a remedy.
    """
    place = Path(path).resolve()
    try:
        text = place.read_text("utf-8")
        written = tomllib.loads(text)
    except FileNotFoundError as error:
        raise BadSettings(f"there is no {path}; copy verslagmijn.voorbeeld.toml and adapt it") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadSettings(f"{path} is no TOML: {error}") from error
    checked = _Checked(text)
    sections = {name: checked.section(name, written.pop(name, {})) for name in SECTIONS}
    sources = checked.sources(written.pop("sources", []))
    for name in written:
        checked.complain(f"[{name}]", name, f"is not known; there are: {', '.join([*SECTIONS, '[sources]'])}")
    if checked.complaints:
        raise BadSettings("\n".join(f"{path}, {complaint}" for complaint in checked.complaints))
    return _settings(place, sections, sources)


class _Checked:
    """Reads sections by their keys, and gathers what is wrong with its line."""

    def __init__(self, text: str) -> None:
        self.lines = text.splitlines()
        self.complaints: list[str] = []

    def complain(self, table: str, key: str, wrong: str, nth: int = 1) -> None:
        self.complaints.append(f"{_place(self.lines, table, key, nth)}: {wrong}")

    def section(self, name: str, given: Any) -> dict[str, Any]:
        if not isinstance(given, dict):
            self.complain(f"[{name}]", name, f"{name} must be a section: write [{name}] and its keys below it")
            given = {}
        return self._read(f"[{name}]", SECTIONS[name], given)

    def sources(self, given: Any) -> list[tuple[str, dict[str, Any]]]:
        if not isinstance(given, list) or not all(isinstance(one, dict) for one in given):
            self.complain("[[sources]]", "sources", "each source is a section of its own: write [[sources]] above it")
            return []
        found = []
        for nth, one in enumerate(given, 1):
            kind = one.get("type")
            if kind not in SOURCES:
                self.complain("[[sources]]", "type", f"type must be one of {', '.join(SOURCES)}, not {kind!r}", nth)
                continue
            rest = {key: value for key, value in one.items() if key != "type"}
            found.append((kind, self._read("[[sources]]", SOURCES[kind], rest, nth)))
            if found[-1][1].get("every") and found[-1][1].get("at"):
                self.complain("[[sources]]", "every", "every and at exclude each other; keep one of them", nth)
        names = [read.get("name") for _, read in found]
        for name in sorted({name for name in names if name and names.count(name) > 1}):
            nth = len(names) - names[::-1].index(name)
            self.complain("[[sources]]", "name", f"two sources are called {name!r}; give each its own name", nth)
        return found

    def _read(self, table: str, keys: dict[str, Key], given: dict[str, Any], nth: int = 1) -> dict[str, Any]:
        found = {}
        for name in given.keys() - keys.keys():
            self.complain(table, name, f"{name} is not known in {table}; there are: {', '.join(keys)}", nth)
        for name, key in keys.items():
            if name not in given:
                if key.is_required:
                    self.complain(table, table, f"{table} needs {name} ({SPOKEN[key.read]})", nth)
                found[name] = key.default
                continue
            try:
                found[name] = key.read(given[name])
            except ValueError as error:
                wrong = str(error) or f"must be {SPOKEN[key.read]}, not {given[name]!r}"
                self.complain(table, name, f"{name} {wrong}", nth)
        return found


def _place(lines: list[str], table: str, key: str, nth: int) -> str:
    """Where the key of the nth such table stands, as «line 12»; the table where the key is not found."""
    at, seen = 0, 0
    is_inside = False
    for number, line in enumerate(lines, 1):
        bare = line.split("#")[0].strip().replace(" ", "")
        if bare.startswith("["):
            is_this = bare == table
            seen += is_this
            is_inside = is_this and seen == nth
            at = number if is_inside else at
        elif is_inside and re.match(rf"""["']?{re.escape(key)}["']?\s*=""", line.strip()):
            return f"line {number}"
    return f"line {at}" if at else table


def _settings(path: Path, sections: dict[str, dict[str, Any]], sources: list[tuple[str, dict[str, Any]]]) -> Settings:
    own = path.parent
    base, changes = sections["base"], sections["changes"]
    return Settings(
        path=path,
        base=BaseSettings(**base | {name: own / base[name] for name in ("db", "downloads")}),
        fetch=FetchSettings(**sections["fetch"]),
        schedule=TimeSettings(**sections["schedule"]),
        changes=ChangeSettings(**changes | {"folder": own / changes["folder"]}),
        sources=tuple(_source(kind, dict(read), own) for kind, read in sources),
    )


def _source(kind: str, read: dict[str, Any], own: Path) -> SourceSettings:
    name, every, at = (read.pop(key) for key in ("name", "every", "at"))
    for key in ("path", "file"):
        if read.get(key):
            read[key] = own / read[key]
    return SourceSettings(name=name, kind=kind, every=every, at=at, options=read)
