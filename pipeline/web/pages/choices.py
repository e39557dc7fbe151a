"""What can be chosen in the filters of lists, and the conditions that the choices make."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

from corpus import table
from corpus.catalogue import obligations
from pipeline.web.page import Asked

Choice = tuple[str, str]  # value, words


def organisations(asked: Asked) -> list[Choice]:
    return [(row["name"], row["name"]) for row in asked.rows("SELECT name FROM organisations ORDER BY name")]


def years(asked: Asked) -> list[Choice]:
    """The years of the documents, latest first."""
    sql = "SELECT DISTINCT year_first AS year FROM documents UNION SELECT DISTINCT year_last FROM documents"
    found = {row["year"] for row in asked.rows(sql)} - {None}
    return [(str(year), str(year)) for year in sorted(found, reverse=True)]


def document_kinds(asked: Asked) -> list[Choice]:
    return _named(asked, "SELECT DISTINCT kind FROM documents ORDER BY kind")


def kinds(asked: Asked, name: str) -> list[Choice]:
    """The kinds of decisions or actions that the base holds."""
    return _named(asked, f"SELECT DISTINCT kind FROM {name} ORDER BY kind")


def statuses(asked: Asked) -> list[Choice]:
    return _named(asked, "SELECT DISTINCT status AS kind FROM actions ORDER BY status")


def categories(asked: Asked) -> list[Choice]:
    return _named(asked, "SELECT DISTINCT category AS kind FROM figures WHERE category IS NOT NULL ORDER BY category")


def indicator_names() -> dict[str, str]:
    """The name of each indicator, by its id."""
    return {row["id"]: row["name"] for row in table("indicators.csv")}


def duty_name(obligation: str) -> str:
    """What the duty with this id is called; the id where it is none of the catalogue."""
    return _duty_names().get(obligation, obligation)


@cache
def _duty_names() -> dict[str, str]:
    return {duty.id: duty.title for duty in obligations()}


def indicators(asked: Asked) -> list[Choice]:
    names = indicator_names()
    sql = "SELECT DISTINCT indicator AS id FROM figures WHERE indicator IS NOT NULL"
    held = [str(row["id"]) for row in asked.rows(sql)]
    return sorted(((one, names.get(one, one)) for one in held), key=lambda choice: choice[1])


def today() -> str:
    return date.today().isoformat()


class Conditions:
    """The conditions of one list, added one by one where something was chosen."""

    def __init__(self) -> None:
        self._found: list[str] = []
        self.values: dict[str, Any] = {}

    def add(self, condition: str, **values: Any) -> None:
        """Add it, where none of its values is None."""
        if all(value is not None for value in values.values()):
            self._found.append(f"({condition})")
            self.values |= values

    def __str__(self) -> str:
        return " AND ".join(self._found) or "1"


def _named(asked: Asked, sql: str) -> list[Choice]:
    return [(row["kind"], asked.says.name(row["kind"])) for row in asked.rows(sql)]
