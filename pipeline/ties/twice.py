"""Figures that two documents state: what is counted, where and when is the same, so they should agree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from hashlib import blake2b

from pipeline.conclusions import Link
from pipeline.knowledge.rows import fact_id
from pipeline.knowledge.scratch import Scratch
from pipeline.knowledge.stems import stems
from pipeline.records import Document, Figure

Counted = tuple[str | None, ...]
TABLES = "CREATE TABLE stated (counted BLOB, period TEXT, document TEXT, fact TEXT, value TEXT, printed TEXT);"
IN_ORDER = "SELECT counted, fact, value, printed FROM stated ORDER BY counted, period, document"


def state(held: Scratch, document: Document, figures: Iterable[Figure]) -> None:
    """Note what the document says of each thing it counts, in a scratch base with `TABLES`.

    What it gives two values for is left out: it cannot be told which is meant. So is a figure without period, or
    without saying what is counted.
    """
    stated: dict[Counted, list[Figure]] = {}
    for figure in figures:
        if counted := _counted(figure, document):
            stated.setdefault(counted, []).append(figure)
    held.executemany(
        "INSERT INTO stated VALUES (?, ?, ?, ?, ?, ?)",
        (
            (_key(counted), document.period or "", document.id, fact_id(own[0]), _exact(own[0].value), own[0].printed)
            for counted, own in stated.items()
            if len({one.value for one in own}) == 1
        ),
    )


def same_figures(held: Scratch) -> Iterator[Link]:
    """A link from each figure to the next document that states it too; score 100 where the values are equal, else 0."""
    before: tuple[bytes, str, str, str] | None = None
    for row in held.execute(IN_ORDER):
        if before and before[0] == row[0]:
            yield _link(before, row)
        before = row


def _counted(figure: Figure, document: Document) -> Counted | None:
    organisation = figure.organisation or document.organisation
    if not organisation or not figure.period or not (figure.indicator or figure.what) or figure.value is None:
        return None
    what = (figure.indicator, stems(figure.what or ""))
    about = (figure.category, figure.unit, figure.period, figure.role, figure.compared_with)
    return (organisation, figure.unit_of_organisation or document.body, *what, *about)


def _key(counted: Counted) -> bytes:
    return blake2b(repr(counted).encode(), digest_size=16).digest()


def _exact(value: Decimal | None) -> str:
    """One text for equal values: 12 and 12.0."""
    return format(value.normalize(), "f") if value else "0"


def _link(first: tuple[bytes, str, str, str], second: tuple[bytes, str, str, str]) -> Link:
    is_equal = first[2] == second[2]
    reason = "zelfde waarde" if is_equal else f"andere waarde: {first[3]} tegenover {second[3]}"
    return Link(kind="same_figure", first=first[1], second=second[1], score=100.0 if is_equal else 0.0, reason=reason)
