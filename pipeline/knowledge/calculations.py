"""Writes what the audit found into the knowledge base, in place of what it found before of the same documents."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from decimal import Decimal
from hashlib import sha256

from pipeline.conclusions import Calculation
from pipeline.knowledge.base import Base, writing

ROW = "INSERT OR IGNORE INTO calculations VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
FIGURE = "INSERT INTO calculation_figures (calculation, figure, role) VALUES (?, ?, ?)"
OF_DOCUMENTS = """
    DELETE FROM calculations WHERE id IN (
        SELECT calculation FROM calculation_figures JOIN figures ON figures.id = figure
        WHERE document IN (SELECT value FROM json_each(?)))"""
CHECKED, USED = "checked", "used"


def replace_calculations(base: Base, documents: Collection[str], calculations: Iterable[Calculation]) -> None:
    """Keep these calculations, and none of those kept before that rest on a figure of these documents.

    Of those with one id the first is kept.

    Raises:
        BadStore: another program keeps the base locked.
    """
    with writing(base):
        base.execute(OF_DOCUMENTS, [json.dumps(list(documents))])
        for calculation in calculations:
            number = calculation_id(calculation)
            numbers = (calculation.expected, calculation.found, calculation.difference, calculation.tolerance)
            agrees = None if calculation.agrees is None else int(calculation.agrees)
            row = [number, calculation.kind, *map(_exact, numbers), agrees, calculation.reason]
            is_new = base.execute(ROW, row).rowcount
            for place, figure in enumerate(calculation.figures if is_new else ()):
                base.execute(FIGURE, [number, figure, USED if place else CHECKED])


def calculation_id(calculation: Calculation) -> str:
    """Sixteen hex digits from the kind and the figures: the same calculation has the same id in every audit."""
    written = json.dumps([calculation.kind, *calculation.figures])
    return sha256(written.encode()).hexdigest()[:16]


def _exact(number: Decimal | None) -> str | None:
    return None if number is None else format(number, "f")
