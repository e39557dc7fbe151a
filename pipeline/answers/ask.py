"""Puts one question to the knowledge base: SQL that only reads, given or by name, within time and size.

Example:
    >>> [one["name"] for one in questions()][:2]
    ['acties-over-tijd', 'acties-zonder-eigenaar']
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from time import monotonic
from typing import Any

import yaml

from pipeline.errors import BadQuestion
from pipeline.knowledge.base import Base, meaning, reading

Row = dict[str, Any]
QUESTIONS = Path(__file__).parent.parent / "questions.yaml"
PATIENCE_SECONDS = 30.0  # how long a question may take
MOST_ROWS = 1_000_000
STEPS_BETWEEN_LOOKS = 20_000  # of SQLite's virtual machine, between two looks at the clock


def questions() -> list[Row]:
    """The named questions: name, title, description, parameters."""
    shown = ("title", "description", "parameters")
    return [{"name": name, **{key: one.get(key, []) for key in shown}} for name, one in _questions().items()]


def named(path: str | Path, name: str, **parameters: Any) -> list[Row]:
    """The answer to a named question; a parameter that is not given asks for all.

    Raises:
        BadQuestion: no question has that name, or it knows no such parameter.
        BadStore: there is no knowledge base at `path`, or it cannot be read.
    """
    if name not in _questions():
        raise BadQuestion(f"no question is called {name}; there are: {', '.join(_questions())}")
    question = _questions()[name]
    allowed = question.get("parameters", [])
    if strange := sorted(parameters.keys() - set(allowed)):
        raise BadQuestion(f"{name} has no parameter {', '.join(strange)}; it has: {', '.join(allowed) or 'none'}")
    return sql(path, question["sql"], {one: parameters.get(one) for one in allowed})


def sql(
    path: str | Path,
    text: str,
    parameters: Mapping[str, Any] | None = None,
    *,
    patience_seconds: float = PATIENCE_SECONDS,
    most_rows: int = MOST_ROWS,
) -> list[Row]:
    """The answer to one statement that only reads.

    Raises:
        BadQuestion: it is no SQL, more than one statement, writes, takes too long or gives too many rows.
        BadStore: there is no knowledge base at `path`, or it cannot be read.
    """
    with asking(path, patience_seconds=patience_seconds) as base:
        return rows_of(base, text, parameters or {}, most_rows=most_rows)


@contextmanager
def asking(path: str | Path, *, patience_seconds: float = PATIENCE_SECONDS) -> Iterator[Base]:
    """The base for one question, which may take so long."""
    deadline = monotonic() + patience_seconds
    with reading(path) as base:
        base.conn.set_progress_handler(lambda: int(monotonic() > deadline), STEPS_BETWEEN_LOOKS)
        try:
            yield base
        except (sqlite3.Error, sqlite3.Warning) as error:
            if meaning(error):  # about the file, not about the question
                raise
            raise _explained(error, patience_seconds) from error


def rows_of(base: Base, text: str, values: Mapping[str, Any], *, most_rows: int = MOST_ROWS) -> list[Row]:
    """The rows of the answer; two columns with one name get a number."""
    cursor = base.conn.execute(text, values)
    if cursor.description is None:
        raise BadQuestion("that is no question; begin with SELECT")
    columns = _unique([column[0] for column in cursor.description])
    found = cursor.fetchmany(most_rows + 1)
    if len(found) > most_rows:
        raise BadQuestion(f"the answer has more than {most_rows} rows; add a condition or a LIMIT")
    return [dict(zip(columns, row, strict=True)) for row in found]


def _unique(columns: list[str]) -> list[str]:
    """The names, the second of two equal ones with a number."""
    return [name if name not in columns[:at] else f"{name}_{at + 1}" for at, name in enumerate(columns)]


def _explained(error: Exception, patience_seconds: float) -> BadQuestion:
    said = str(error)
    if "authoriz" in said or "prohibited" in said:
        return BadQuestion("only reading is allowed: one SELECT on the tables and views of the knowledge base")
    if "interrupted" in said:
        return BadQuestion(f"the answer takes longer than {patience_seconds:g} s; add conditions or a LIMIT")
    if "one statement" in said:
        return BadQuestion("that is more than one statement; ask one question at a time")
    if "too big" in said:
        return BadQuestion("the answer holds a value that is too large; ask for less")
    return BadQuestion(f"the SQL cannot be run: {said}")


@cache
def _questions() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = yaml.safe_load(QUESTIONS.read_text("utf-8"))["questions"]
    return found
