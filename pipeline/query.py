"""What the knowledge base says: search, lists of facts, what it holds, named questions and SQL; it never writes.

Each function takes the path of the base first and gives a list of rows: dictionaries with their columns in order.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from pipeline.answers.ask import Row, asking, named, questions, rows_of, sql
from pipeline.answers.searching import Narrowing, sentences
from pipeline.errors import BadQuestion
from pipeline.knowledge.base import Base
from pipeline.knowledge.stems import fold
from pipeline.knowledge.years import MOMENT, years

__all__ = ["actions", "decisions", "figures", "named", "questions", "search", "sql", "status", "troubles"]

Year = int | str


def search(
    path: str | Path,
    words: str,
    *,
    organisation: str | None = None,
    year: Year | None = None,
    limit: int = 50,
    before: str = "«",
    after: str = "»",
) -> list[Row]:
    """The sentences that hold all the words, best first: document, page, the sentence with its hits marked, facts.

    `facts` is a list of kind, id and says. For what may be typed see `pipeline.knowledge.words`.

    Raises:
        BadQuestion: no letter or digit was typed, or the year is none.
        BadStore: there is no knowledge base at `path`, or it cannot be read.
    """
    with asking(path) as base:
        names = _names(base, "organisations", "name", organisation)
        narrowing = Narrowing(organisations=names, year=year)
        return sentences(base, words, narrowing, limit=limit, before=before, after=after)


def figures(
    path: str | Path,
    *,
    organisation: str | None = None,
    year: Year | None = None,
    category: str | None = None,
    indicator: str | None = None,
    unit: str | None = None,
    limit: int | None = None,
) -> list[Row]:
    """Figures with what they count, when, where, and the passage they come from, by organisation and period.

    `organisation` is (part of) a name; where a figure names none, that of its document counts. `year` is one that the
    figure's own period covers.
    """
    with asking(path) as base:
        names = _names(base, "organisations", "name", organisation)
        filters = [
            _either("organisation", "reported_by", names),
            _among("category", "category", _names(base, "figures", "category", category, is_whole=True)),
            _equal("indicator", indicator),
            _equal("unit", unit),
            _within("year_first", "year_last", year),
        ]
        order = "coalesce(organisation, reported_by), year_first, year_last, document, starts, number"
        return _listed(base, "figure_list", filters, order, limit)


def decisions(
    path: str | Path,
    *,
    organisation: str | None = None,
    year: Year | None = None,
    kind: str | None = None,
    decider: str | None = None,
    since: Year | None = None,
    limit: int | None = None,
) -> list[Row]:
    """Decisions with who took them and the passage they come from, oldest first.

    `year` is that of the decision, or where it has no date one that its document covers; so is `since`, a year, month
    or day.
    """
    with asking(path) as base:
        filters = [
            _among("organisation", "organisation", _names(base, "organisations", "name", organisation)),
            _among("decider", "decider", _names(base, "decisions", "decider", decider)),
            _equal("kind", kind),
            _within("year_first", "year_last", year),
            _since("coalesce(decided_on, reported_over)", since),
        ]
        order = "organisation, year_first, decided_on, document, starts, number"
        return _listed(base, "decision_list", filters, order, limit)


def actions(
    path: str | Path,
    *,
    organisation: str | None = None,
    year: Year | None = None,
    kind: str | None = None,
    owner: str | None = None,
    status: str | None = None,
    overdue: str | date | None = None,
    since: Year | None = None,
    limit: int | None = None,
) -> list[Row]:
    """What somebody is to do, with owner, deadline, status and the passage it comes from, first deadline first.

    `year` is one that the document covers, `since` a year, month or day that it does not end before. `overdue` is a
    day: only what had to be done before it and is neither done (gereed) nor dropped (vervallen).
    """
    with asking(path) as base:
        filters = [
            _among("organisation", "organisation", _names(base, "organisations", "name", organisation)),
            _among("owner", "owner", _names(base, "actions", "owner", owner)),
            _equal("kind", kind),
            _equal("status", status),
            _within("year_first", "year_last", year),
            _overdue(overdue),
            _since("reported_over", since),
        ]
        order = "organisation, deadline_last IS NULL, deadline_last, document, starts, number"
        return _listed(base, "action_list", filters, order, limit)


def status(path: str | Path) -> list[Row]:
    """What the base holds: documents, figures, decisions and actions per organisation and year."""
    return sql(path, "SELECT * FROM holdings ORDER BY organisation IS NULL, organisation, years")


def troubles(path: str | Path) -> list[Row]:
    """The files that could not be read, or not as a whole, and why."""
    return sql(path, "SELECT * FROM troubles ORDER BY status, path")


Filter = tuple[str, dict[str, Any]]
NO_FILTER: Filter = ("1", {})


def _among(column: str, name: str, wanted: list[str] | None) -> Filter:
    if wanted is None:
        return NO_FILTER
    return f"{column} IN (SELECT value FROM json_each(:{name}))", {name: json.dumps(wanted)}


def _either(column: str, fallback: str, wanted: list[str] | None) -> Filter:
    """The column is one of these, or where it is empty the fallback is."""
    own, values = _among(column, column, wanted)
    other, _ = _among(fallback, column, wanted)
    return f"({own} OR {column} IS NULL AND {other})", values


def _equal(column: str, wanted: str | None) -> Filter:
    return (f"{column} = :{column}", {column: wanted}) if wanted is not None else NO_FILTER


def _within(first: str, last: str, year: Year | None) -> Filter:
    if year is None:
        return NO_FILTER
    begin, end = years(str(year))
    if begin is None:
        raise BadQuestion(f"{year} is no year; give one such as 2022, or 2021/2022")
    return f"{first} <= :year_end AND {last} >= :year_begin", {"year_begin": begin, "year_end": end}


def _overdue(day: str | date | None) -> Filter:
    if day is None:
        return NO_FILTER
    if not MOMENT.fullmatch(str(day)):
        raise BadQuestion(f"{day} is no day; give one such as 2022-12-31")
    return "deadline_last < :overdue AND status NOT IN ('gereed', 'vervallen')", {"overdue": str(day)}


def _since(column: str, since: Year | None) -> Filter:
    """The period in the column does not end before; compared no more precisely than it is written."""
    if since is None:
        return NO_FILTER
    if not MOMENT.fullmatch(str(since)):
        raise BadQuestion(f"{since} is no year or day; give one such as 2022 or 2022-06-01")
    last = f"substr({column}, instr({column}, '/') + 1)"
    return f"({last} = '..' OR {last} >= substr(:since, 1, length({last})))", {"since": str(since)}


def _names(base: Base, table: str, column: str, wanted: str | None, *, is_whole: bool = False) -> list[str] | None:
    """The values of the column that hold (or are) the wanted words, case and diacritics aside; None where all do."""
    if wanted is None:
        return None
    sought = fold(wanted.strip())
    values = (row[0] for row in base.execute(f"SELECT DISTINCT {column} FROM {table} WHERE {column} IS NOT NULL"))
    return [value for value in values if (sought == fold(value) if is_whole else sought in fold(value))]


def _listed(base: Base, view: str, filters: list[Filter], order: str, limit: int | None) -> list[Row]:
    """The rows with the outcome of their `review`, if any: corrected as it says, and without what was rejected."""
    conditions = " AND ".join(["review IS NOT 'rejected'", *(condition for condition, _ in filters)])
    values = {name: value for _, own in filters for name, value in own.items()}
    text = f"""
        SELECT * FROM (SELECT v.*, r.outcome AS review, r.correction FROM {view} v
                       LEFT JOIN fact_reviews r ON r.fact = v.id)
        WHERE {conditions} ORDER BY {order} LIMIT :limit"""
    return [_corrected(row) for row in rows_of(base, text, {**values, "limit": -1 if limit is None else limit})]


def _corrected(row: Row) -> Row:
    correction = row.pop("correction")
    return row | json.loads(correction) if correction else row
