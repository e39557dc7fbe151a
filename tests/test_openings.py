"""The words that open a sentence divide what was counted before; a place, a time or a case does not."""

from __future__ import annotations

import pytest

from models.counts.scene import Memory
from models.figures import figures

BEFORE = "In 2022 kwamen er 61 meldingen binnen, 9% van het totaal."


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("Over pesten kwam er slechts één.", "pesten"),
        ("In Hazelmeer waren dat er 47.", "hazelmeer"),
        ("Bij de brugwachters was dat percentage 52%.", "brugwachters"),
        # no part of what was counted
        ("In het register waren er 47.", None),
        ("In 2021 waren dat er 47.", None),
        ("In alle gevallen waren dat er 47.", None),
        ("Bij deze zaken waren dat er 47.", None),
        ("Bij de brugwachters liggen 47 boten.", None),
    ],
)
def test_opening_divides_what_was_said_before(text: str, category: str | None) -> None:
    memory = Memory()
    figures(BEFORE, memory)
    assert [figure.category for figure in figures(text, memory)] == [category]
