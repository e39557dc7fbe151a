"""The start page: what the base holds by organisation and year, what is new, and what needs attention."""

from __future__ import annotations

from typing import Any

from pipeline.web.page import Asked, Page
from pipeline.web.pages import choices

MOST_YEARS = 12
MOST_ORGANISATIONS = 40
NEWEST = 8
LONGEST_PERIOD = 4  # years; a document said to be about more is about none of them in particular

HELD = """
    SELECT organisation, year_first, year_last, count(*) AS documents FROM documents
    WHERE organisation IS NOT NULL AND year_first IS NOT NULL AND year_last - year_first < :longest
    GROUP BY organisation, year_first, year_last"""
NEW = """
    SELECT d.id, d.title, d.kind, d.organisation, d.body, d.period, d.begins, files.path, files.read_at
    FROM (SELECT sha256, path, read_at FROM files WHERE status <> 'failed' ORDER BY read_at DESC, id DESC LIMIT :most)
        files JOIN documents d ON d.sha256 = files.sha256
    ORDER BY files.read_at DESC, files.path, d.part LIMIT :most"""
COUNTS = """
    SELECT (SELECT count(*) FROM documents) AS documents, (SELECT count(*) FROM figures) AS figures,
        (SELECT count(*) FROM decisions) AS decisions, (SELECT count(*) FROM actions) AS actions"""
ATTENTION = """
    SELECT (SELECT count(*) FROM files WHERE status = 'failed') AS failed,
        (SELECT count(*) FROM files WHERE status = 'partial') AS partial,
        (SELECT count(*) FROM calculations WHERE agrees = 0) AS wrong,
        (SELECT count(*) FROM actions
            WHERE deadline_last < :today AND status NOT IN ('gereed', 'vervallen')) AS overdue,
        (SELECT count(*) FROM verdicts WHERE outcome NOT IN ('voldaan', 'niet van toepassing')) AS unproven,
        (SELECT count(*) FROM fact_reviews r WHERE NOT EXISTS (SELECT 1 FROM facts WHERE facts.id = r.fact)) AS lost"""


def page(asked: Asked) -> Page:
    held, years, left_out = _held(asked)
    content = {
        "counts": asked.row(COUNTS),
        "attention": asked.row(ATTENTION, today=choices.today()),
        "held": held,
        "years": years,
        "left_out": left_out,
        "newest": asked.rows(NEW, most=NEWEST),
        "troubles": asked.rows("SELECT path, status, reason FROM troubles ORDER BY status, path LIMIT 5"),
    }
    return Page(template="start.html", content=content)


def _held(asked: Asked) -> tuple[list[dict[str, Any]], list[int], int]:
    """A row per organisation: its documents by year, and how many of the years have any; fullest first."""
    counts: dict[str, dict[int, int]] = {}
    for row in asked.rows(HELD, longest=LONGEST_PERIOD):
        own = counts.setdefault(row["organisation"], {})
        for year in range(row["year_first"], row["year_last"] + 1):
            own[year] = own.get(year, 0) + row["documents"]
    found = sorted({year for own in counts.values() for year in own})[-MOST_YEARS:]
    years = list(range(found[0], found[-1] + 1))[-MOST_YEARS:] if found else []
    rows: list[dict[str, Any]] = [
        {"organisation": name, "by_year": own, "filled": sum(year in own for year in years)}
        for name, own in counts.items()
    ]
    rows.sort(key=lambda row: (-sum(row["by_year"].values()), row["organisation"]))
    return rows[:MOST_ORGANISATIONS], years, len(rows) - len(rows[:MOST_ORGANISATIONS])
