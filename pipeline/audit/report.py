"""What the audit says to its reader: what does not add up, worst first, then what could not be checked.

A calculation comes as a dictionary: organisation, year, kind, outcome, reason, expected, found, difference, tolerance,
path, page, and `figures`, a list of those it rests on with their quote, page and file, the checked one first.
"""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

from pipeline.answers.ask import Row, asking, rows_of
from pipeline.errors import BadQuestion
from pipeline.knowledge.stems import fold

WRONG, UNCHECKED, RIGHT = "klopt niet", "niet na te rekenen", "klopt"
OUTCOMES = {0: WRONG, None: UNCHECKED, 1: RIGHT}
PLACES = {WRONG: 0, UNCHECKED: 1, RIGHT: 2}
CALCULATIONS = "SELECT * FROM calculations"
FIGURES = """
    SELECT c.calculation, c.role, l.id, l.printed, l.value, l.unit, l.what, l.category, l.period, l.organisation,
        l.reported_by, l.reported_over, l.title, l.path, l.page, l.quote, l.boxes, l.document, l.year_first, l.year_last
    FROM calculation_figures c JOIN figure_list l ON l.id = c.figure ORDER BY c.calculation, c.rowid"""


def report(
    path: str | Path,
    *,
    organisation: str | None = None,
    year: int | str | None = None,
    kind: str | None = None,
    with_all: bool = False,
) -> list[Row]:
    """The calculations that are wrong, worst first, those that could not be done, and `with_all` those that hold.

    `organisation` is (part of) a name, `year` one that a figure of the calculation is about.

    Raises:
        BadQuestion: the year is none, or no calculation is of that kind.
        BadStore: there is no knowledge base at `path`, or it cannot be read.
    """
    wanted = _year(year)
    with asking(path) as base:
        rows = rows_of(base, CALCULATIONS, {})
        figures: dict[str, list[Row]] = {}
        for figure in rows_of(base, FIGURES, {}):
            figures.setdefault(figure.pop("calculation"), []).append(figure)
    kinds = sorted({row["kind"] for row in rows})
    if kind and rows and kind not in kinds:
        raise BadQuestion(f"no calculation is called {kind}; there are: {', '.join(kinds)}")
    found = [_row(row, figures.get(row["id"], [])) for row in rows if kind in (None, row["kind"])]
    found = [row for row in found if _is_asked(row, organisation, wanted)]
    shown = [row for row in found if with_all or row["outcome"] != RIGHT]
    return sorted(shown, key=_order)


def _year(year: int | str | None) -> int | None:
    if year is not None and not str(year).isdigit():
        raise BadQuestion(f"{year} is no year; give four digits, such as 2022")
    return None if year is None else int(year)


def _row(row: Row, figures: list[Row]) -> Row:
    checked: dict[str, Any] = figures[0] if figures else {}
    return {
        "organisation": checked.get("reported_by") or checked.get("organisation"),
        "year": checked.get("period"),
        "kind": row["kind"],
        "outcome": OUTCOMES[row["agrees"]],
        "reason": row["reason"],
        "expected": row["expected"],
        "found": row["found"],
        "difference": row["difference"],
        "tolerance": row["tolerance"],
        "path": checked.get("path"),
        "page": checked.get("page"),
        "quote": checked.get("quote"),
        "figures": figures,
        "id": row["id"],
    }


def _is_asked(row: Row, organisation: str | None, year: int | None) -> bool:
    names = [name for figure in row["figures"] for name in (figure["reported_by"], figure["organisation"]) if name]
    if organisation and not any(fold(organisation) in fold(name) for name in names):
        return False
    spans = [(figure["year_first"], figure["year_last"]) for figure in row["figures"] if figure["year_first"]]
    return year is None or any(first <= year <= last for first, last in spans)


def _order(row: Row) -> tuple[Any, ...]:
    where = (row["organisation"] or "", str(row["path"]), row["page"] or 0)
    return (PLACES[row["outcome"]], -badness(row), *where, row["id"])


def badness(row: Row) -> Decimal:
    """How far off the printed number is, as a part of what it should be; 0 where it was not worked out."""
    if row["outcome"] != WRONG or row["difference"] is None:
        return Decimal(0)
    size = max(abs(Decimal(row["expected"])), abs(Decimal(row["found"])), Decimal(1))
    return abs(Decimal(row["difference"])) / size
