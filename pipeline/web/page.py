"""What a page is asked and what it gives back; no Datasette here, so a page is a plain function that tests can call."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Any

from pipeline.answers.ask import Row, rows_of
from pipeline.knowledge.base import Base
from pipeline.knowledge.years import years
from pipeline.web.language import Speaker
from pipeline.web.pictures import Pictures

ROWS = 50  # on one page of a list
MOST_ROWS = 10_000  # given in one file


class Missing(Exception):
    """There is no such page: no such fact, document or indicator."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A request for a page: the base to look in, the parts of its address and what was filled in."""

    base: Base
    path: Path
    pictures: Pictures
    says: Speaker
    named: Mapping[str, str]
    given: Mapping[str, tuple[str, ...]]
    reviewer: str | None = None  # who may say what is right and wrong; None: these pages only read

    def one(self, name: str) -> str | None:
        """The first value that was filled in under this name; None where there is none."""
        return next(iter(self.given.get(name, ())), None)

    def all(self, name: str) -> tuple[str, ...]:
        return self.given.get(name, ())

    def year(self, name: str = "jaar") -> int | None:
        """The year that was filled in; None where it is none."""
        return years(self.one(name))[0]

    def sheet(self) -> int:
        """Which page of a list: 1 and on."""
        asked = self.one("blad") or "1"
        return min(int(asked), 10_000) if asked.isdecimal() and asked.isascii() and int(asked) else 1

    def rows(self, sql: str, **values: Any) -> list[Row]:
        return rows_of(self.base, sql, values)

    def row(self, sql: str, **values: Any) -> Row:
        """The only row, or the first.

        Raises:
            Missing: there is none.
        """
        found = self.rows(sql, **values)
        if not found:
            raise Missing
        return found[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A template with what it shows."""

    template: str
    content: dict[str, Any]
    status: int = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """Something else than a page: an image, a table as CSV."""

    content: bytes | str
    media: str
    headers: Mapping[str, str] = field(default_factory=dict)


def sheets(rows: list[Row], asked: Asked) -> dict[str, Any]:
    """The rows of one page of a list, of which one too many was fetched, and the pages before and after."""
    number = asked.sheet()
    return {
        "rows": rows[:ROWS],
        "sheet": number,
        "previous": number - 1 if number > 1 else None,
        "following": number + 1 if len(rows) > ROWS else None,
    }


def slice_of(asked: Asked) -> dict[str, int]:
    """The values for `LIMIT :limit OFFSET :offset` of this page of a list; one row more, to see whether more follow."""
    return {"limit": ROWS + 1, "offset": ROWS * (asked.sheet() - 1)}


def grouped(rows: list[Row]) -> list[tuple[str, list[tuple[str, list[Row]]]]]:
    """Rows that are in that order, by organisation and then body; an empty text where it is not known."""
    return [
        (whose, [(body, list(own)) for body, own in groupby(of_it, key=lambda row: row["body"] or "")])
        for whose, of_it in groupby(rows, key=lambda row: row["organisation"] or "")
    ]
