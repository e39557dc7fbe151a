"""Years and days of a sentence that date something else than what it counts."""

from __future__ import annotations

import pytest

from models.figures import figures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Van onze vijf adviezen uit het verslag over 2021 zijn er twee opgevolgd.", None),
        ("Van de vijf maatregelen uit het plan van aanpak van 2021 zijn er twee uitgevoerd.", None),
        ("Schippers die na 2018 aanlegden, volgden twee cursussen.", None),
        ("Wie vóór 2019 aanlegde, volgde twee cursussen.", None),
        ("Het plan loopt tot en met 2026 en telt twee kades.", None),
        ("De laatste twee kades volgen uiterlijk 1 juni 2025.", None),
        # near-misses
        ("In het verslag over 2021 staan twee klachten.", "2021"),
        ("Na een storm in 2018 zijn twee kades gedicht.", "2018"),
        ("Tot en met 2022 zijn twee kades gedicht.", "2022"),
        ("Het plan loopt; in 2022 zijn twee kades gedicht.", "2022"),
        ("Op 1 juni 2025 lagen er twee boten.", "2025-06-01"),
    ],
)
def test_year_of_something_else_dates_no_figure(text: str, expected: str | None) -> None:
    found = [figure.period for figure in figures(text) if figure.amount.number == "twee"]
    assert [period and period.iso for period in found] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Q4 6,8%, Q3 5,9%.", [("6,8", "Q4"), ("5,9", "Q3")]),
        ("Eerste kwartaal: 6,8%.", [("6,8", "Q1")]),
        # near-miss: nothing dates it either
        ("6,8%.", []),
    ],
)
def test_share_beside_a_period_alone_is_a_figure(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(one.amount.number, one.period and one.period.day) for one in figures(text)] == expected
