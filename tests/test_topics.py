"""Bare counts take the subject of the heading above them; others do not."""

from __future__ import annotations

import pytest

from pipeline.figures.topics import heading_period, topic_of, with_topic
from pipeline.records import Section


@pytest.mark.parametrize(
    ("title", "topic"),
    [
        ("7. Veerdienst", "veerdienst"),
        ("4 RI&E", "RI&E"),
        ("3.2 Nieuwe kade", "nieuwe kade"),
        # no subject
        ("1. Opening", None),
        ("9 Rondvraag en sluiting", None),
        ("Inleiding", None),
        ("Wat vinden de schippers?", None),
        ("Hoe wij dit jaar aan de kade hebben gewerkt", None),
    ],
)
def test_subject_of_a_heading(title: str, topic: str | None) -> None:
    assert topic_of(title) == topic


@pytest.mark.parametrize(
    ("what", "expected"),
    [
        ("kosten", "kosten veerdienst"),
        ("respons", "respons veerdienst"),
        ("kosten van de steiger", "kosten van de steiger"),
        ("schippers", "schippers"),
        ("kosten veerdienst", "kosten veerdienst"),
        (None, None),
    ],
)
def test_only_bare_counts_take_it(what: str | None, expected: str | None) -> None:
    assert with_topic(what, Section(number=1, title="7. Veerdienst", start=0, end=9, body_start=1)) == expected


def test_without_a_heading_nothing_is_added() -> None:
    assert with_topic("kosten", None) == "kosten"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Verzuim eerste halfjaar 2023", "2023-01/2023-06"),
        ("Subsidie 2024", "2024"),
        ("Van 2021 naar 2022", None),
        ("Rondvraag", None),
        (None, None),
    ],
)
def test_heading_tells_one_period_or_none(title: str | None, expected: str | None) -> None:
    found = heading_period(title)
    assert (found.iso if found else None) == expected
