"""Reads a sample's source: its front matter and the lines of its body."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn, get_type_hints

import yaml

from corpus import BadCorpus

CHOICES: dict[str, tuple[object, ...]] = {
    "layout": ("rapport", "brief", "notulen", "actielijst", "bundel"),
    "font": ("sans", "serif"),
    "columns": (1, 2),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """What the head of a source says about its layout."""

    name: str
    layout: str = "rapport"
    columns: int = 1
    landscape: bool = False
    font: str = "sans"
    running_header: str = ""
    page_numbers: str = ""  # with {n} and {total}
    cover: bool = False
    title: str = ""
    subtitle: str = ""
    date: str = ""
    text: bool = False
    formfeeds: bool = True
    doublespaced: bool = False
    scan: bool = False
    parts: list[str] = ()  # type: ignore[assignment]  # of a bundle, by name


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A sample as written; `body` has an empty line for each line of the front matter, so that places are lines."""

    path: Path
    front: FrontMatter
    body: tuple[str, ...]


def read(path: Path) -> Source:
    """The source in `path`.

    Raises:
        BadCorpus: no front matter, or a key or value in it that is not known.
    """
    lines = path.read_text("utf-8").splitlines()
    if not lines or lines[0] != "---" or "---" not in lines[1:]:
        fail(path, 1, "no front matter; begin with a line ---, keys, and a line ---")
    end = lines.index("---", 1)
    front = _front_matter(path, lines[:end])
    return Source(path=path, front=front, body=("",) * (end + 1) + tuple(lines[end + 1 :]))


def fail(path: Path, line: int, problem: str) -> NoReturn:
    """Stops with the file and line named."""
    raise BadCorpus(f"{path.name} line {line}: {problem}")


def _front_matter(path: Path, lines: list[str]) -> FrontMatter:
    try:
        values: dict[str, Any] = yaml.safe_load("\n".join(lines)) or {}
    except yaml.YAMLError as error:
        fail(path, 1, f"front matter is not YAML: {error}")
    kinds = {key: getattr(kind, "__origin__", kind) for key, kind in get_type_hints(FrontMatter).items()}
    for key, value in values.items():
        line = next((number for number, text in enumerate(lines, 1) if text.startswith(f"{key}:")), 1)
        if key not in kinds:
            fail(path, line, f"unknown key '{key}' in the front matter; known are {', '.join(sorted(kinds))}")
        if type(value) is not kinds[key] or value not in CHOICES.get(key, (value,)):
            fail(path, line, f"'{key}' is {value!r}, but must be {CHOICES.get(key) or kinds[key].__name__}")
    if values.get("name") != path.stem:
        fail(path, 1, f"the name is {values.get('name')!r}, but must be that of the file")
    return FrontMatter(**values)
