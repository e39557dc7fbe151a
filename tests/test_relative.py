"""Deadlines counted from the day of a meeting."""

from __future__ import annotations

import pytest

from pipeline.decisions.attributes.relative import relative_terms


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("De dijkgraaf stuurt binnen twee weken een brief.", "2024-03-19"),
        ("Binnen vijf werkdagen ligt er een antwoord.", "2024-03-12"),
        ("De notitie is binnen 10 dagen klaar.", "2024-03-15"),
        ("De raad krijgt de cijfers over drie maanden.", "2024-06"),
        ("Binnen een jaar volgt een tweede meting.", "2025-03"),
        ("Over elf maanden", None),
    ],
)
def test_a_term_ends_so_long_after_the_meeting(text: str, iso: str | None) -> None:
    assert [found for _, found in relative_terms(text, "2024-03-05")] == ([iso] if iso else [])


@pytest.mark.parametrize(
    "text",
    [
        "Bezwaar kan binnen zes weken na bekendmaking.",
        "De ploeg is binnen de gemeente actief.",
        "Het gesprek ging over twee dossiers.",
        "Binnen drie maanden vanaf de start wordt gemeten.",
    ],
)
def test_what_counts_from_another_day_is_no_such_term(text: str) -> None:
    assert list(relative_terms(text, "2024-03-05")) == []


@pytest.mark.parametrize("day", [None, "2024", "2024-03"])
def test_without_the_day_of_the_meeting_nothing_is_counted(day: str | None) -> None:
    assert list(relative_terms("De brief volgt binnen vier weken.", day)) == []
