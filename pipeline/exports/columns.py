"""The tables that are exported and what each of their columns holds, from `pipeline/columns.yaml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from pipeline.errors import BadExport

COLUMNS = Path(__file__).parent.parent / "columns.yaml"
QUESTIONS = Path(__file__).parent.parent / "questions.yaml"
KINDS = ("string", "integer", "number", "boolean")  # of a value, as Frictionless names them


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of an exported table: its name, the kind of its values, and what they mean in a Dutch sentence."""

    name: str
    kind: str
    says: str


def columns_of(table: str, names: list[str]) -> list[Column]:
    """The columns of the table by these names, described.

    Raises:
        BadExport: a column has no description; names the table and the column.
    """
    shared, own = _written()["shared"], _written()["tables"].get(table) or {}
    if missing := [name for name in names if name not in own and name not in shared]:
        raise BadExport(f"columns.yaml does not describe {', '.join(missing)} of {table}; add it under tables: {table}")
    return [_column(name, own.get(name, shared.get(name))) for name in names]


def table_says(table: str) -> str | None:
    """What the table holds, in a Dutch sentence; None for one that `questions.yaml` does not describe."""
    tables: dict[str, str] = yaml.safe_load(QUESTIONS.read_text("utf-8"))["tables"]
    return tables.get(table)


def _column(name: str, written: str) -> Column:
    kind, bar, says = written.partition(" | ")
    if not bar:
        kind, says = "string", written
    if kind not in KINDS:
        raise BadExport(f"columns.yaml: {name} has the unknown kind {kind}; use one of {', '.join(KINDS)}")
    return Column(name=name, kind=kind, says=says)


@cache
def _written() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(COLUMNS.read_text("utf-8"))
    return found
