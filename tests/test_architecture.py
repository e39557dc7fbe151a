"""The house stays as it was drawn: imports point one way, each library lives in one room, modules stay small."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.version import files_that_read

ROOT = Path(__file__).parent.parent
PACKAGES = ("corpus", "models", "pipeline", "flows")  # each may import those before it, and itself
MODULES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
ROOMS = {  # library → the rooms that may import it
    "spacy": ("models/",),
    "sklearn": ("models/classifiers.py",),
    "pdfplumber": ("pipeline/readers/grids.py",),
    "pypdfium2": (
        *(f"pipeline/readers/{name}.py" for name in ("pdf", "characters", "glyphs", "covered", "picture", "shapes")),
        "pipeline/readers/typed.py",
        "corpus/typeset",
    ),
    "pikepdf": ("pipeline/readers/pdf.py", "corpus/typeset"),
    "rapidfuzz": ("pipeline/similar.py",),
    "sqlite_utils": ("pipeline/knowledge/base.py", "pipeline/knowledge/schema/"),
    "Stemmer": ("pipeline/knowledge/stems.py",),
    "prefect": ("flows/",),
    "click": ("pipeline/cli.py", "pipeline/commands/"),
    "datasette": ("pipeline/web/app.py", "pipeline/web/plugin.py"),
    "icalendar": ("pipeline/answers/agenda.py",),
    "rich": ("pipeline/answers/terminal.py",),
    "matplotlib": ("pipeline/answers/plot.py",),
    "duckdb": ("pipeline/exports/writers.py",),
    "xlsxwriter": ("pipeline/exports/excel.py",),
    "httpx": ("pipeline/sources/guard.py", "pipeline/sources/fetch.py"),
    "httpcore": ("pipeline/sources/guard.py", "pipeline/sources/fetch.py"),
    "stamina": ("pipeline/sources/fetch.py",),
    "feedparser": ("pipeline/sources/listings.py",),
    "cronsim": ("pipeline/sources/keys.py", "flows/"),
    "feedgen": ("pipeline/news/telling.py",),
    "apprise": ("pipeline/news/telling.py",),
    "filelock": ("flows/",),
    "uvicorn": ("flows/", "pipeline/web/app.py"),
    "docx": ("pipeline/readers/office.py",),
    "selectolax": ("pipeline/readers/office.py", "pipeline/sources/listings.py"),
    "markdown_it": ("pipeline/readers/office.py", "corpus/typeset"),
    "weasyprint": ("corpus/typeset", "pipeline/duties/printing.py"),
    "jinja2": ("pipeline/duties/report.py",),
    "text_to_num": ("models/",),
}
MAY_START_FLOWS = ("pipeline/commands/reading.py", "pipeline/commands/scheduling.py")  # the doors to the flows
MOST_LINES = 300


def imports_of(path: Path) -> Iterator[str]:
    """The modules that a file imports, by their full names."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_point_one_way(path: Path) -> None:
    own = PACKAGES.index(path.relative_to(ROOT).parts[0])
    upward = {name for name in imports_of(path) if name.split(".")[0] in PACKAGES[own + 1 :]}
    if name_of(path) in MAY_START_FLOWS:
        upward = {name for name in upward if not name.startswith("flows.")}
    assert not upward


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_library_is_imported_in_its_room(path: Path) -> None:
    strangers = {
        name
        for name in (full.split(".")[0] for full in imports_of(path))
        if name in ROOMS and not name_of(path).startswith(ROOMS[name])
    }
    assert not strangers


def test_records_and_errors_import_nothing_of_ours() -> None:
    for name in ("records.py", "conclusions.py", "errors.py"):
        assert not [full for full in imports_of(ROOT / "pipeline" / name) if full.split(".")[0] in PACKAGES]


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_is_no_longer_than_300_lines(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= MOST_LINES


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_says_what_it_is_for(path: Path) -> None:
    assert path.read_text("utf-8").strip() == "" or ast.get_docstring(ast.parse(path.read_text("utf-8")))


def test_all_that_finds_facts_counts_in_the_version() -> None:
    finders = [
        path
        for folder in ("models", "pipeline/decisions", "pipeline/figures", "pipeline/readers")
        for path in (ROOT / folder).rglob("*.py")
    ]
    assert not set(finders) - set(files_that_read())
