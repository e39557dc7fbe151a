"""What is missing in the base: years without a yearly report, and sources that were not reached."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from pipeline.answers.ask import Row, asking, rows_of

YEARLY = ("jaarverslag",)  # kinds of which a body makes one over every year
YEARS_TO_APPEAR = 2  # a report over a year may be expected from the second January after it

YEARLY_DOCUMENTS = """
    SELECT organisation, coalesce(body, '') AS body, kind, year_first, year_last FROM documents
    WHERE kind IN (SELECT value FROM json_each(:kinds)) AND organisation IS NOT NULL AND year_first IS NOT NULL
    ORDER BY organisation, body, kind, year_first"""
SOURCES = """
    SELECT s.name AS source, s.kind, s.reached, s.tried, s.status, s.reason,
        count(a.id) AS addresses, sum(a.outcome = 'failed') AS failed, sum(a.outcome = 'refused') AS refused,
        sum(a.outcome = 'gone') AS gone
    FROM sources s LEFT JOIN addresses a ON a.source = s.name GROUP BY s.name ORDER BY s.name"""
NOT_TAKEN = """
    SELECT source, address, outcome, reason, tried FROM addresses
    WHERE outcome IN ('failed', 'refused') ORDER BY source, address"""


def yearly_reports(path: str | Path, *, this_year: int) -> list[Row]:
    """Per organisation and body that makes yearly reports: the years there are, and those that are missing.

    `missing` are the years between two reports; `awaited` those after the last one over which a report should have
    appeared by now. A body with one report has no gap.

    Raises:
        BadStore: there is no knowledge base at `path`, or it cannot be read.
    """
    with asking(path) as base:
        rows = rows_of(base, YEARLY_DOCUMENTS, {"kinds": json.dumps(YEARLY)})
    years_by_body: dict[tuple[str, str, str], set[int]] = {}
    for row in rows:
        key = (row["organisation"], row["body"], row["kind"])
        years_by_body.setdefault(key, set()).update(range(row["year_first"], row["year_last"] + 1))
    return [_completeness(key, years, this_year) for key, years in years_by_body.items()]


def _completeness(key: tuple[str, str, str], years: set[int], this_year: int) -> Row:
    organisation, body, kind = key
    return {
        "organisation": organisation,
        "body": body or None,
        "kind": kind,
        "years": _spans(years),
        "missing": _spans(set(range(min(years), max(years))) - years) or None,
        "awaited": _spans(range(max(years) + 1, this_year - YEARS_TO_APPEAR + 1)) or None,
    }


def sources(path: str | Path) -> list[Row]:
    """Each source with when it was last tried and reached, and how many of its addresses were not taken."""
    with asking(path) as base:
        return rows_of(base, SOURCES, {})


def not_taken(path: str | Path) -> list[Row]:
    """The addresses that failed or were refused at the last visit, with the reason."""
    with asking(path) as base:
        return rows_of(base, NOT_TAKEN, {})


def _spans(years: Iterable[int]) -> str:
    """Years as one reads them.

    Example:
        >>> _spans({2018, 2019, 2020, 2022})
        '2018–2020, 2022'
    """
    spans: list[list[int]] = []
    for year in sorted(years):
        if spans and spans[-1][1] == year - 1:
            spans[-1][1] = year
        else:
            spans.append([year, year])
    return ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in spans)
