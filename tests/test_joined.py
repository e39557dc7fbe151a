"""A part of a year and the year it is of, said apart; two periods that only stand near each other stay two."""

from __future__ import annotations

import pytest

from models.dates.joined import joined
from models.periods import Period, periods


def told(text: str) -> list[Period]:
    return joined(text, periods(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In het tweede kwartaal van dit jaar kwamen er boten.", [(0, "Q2"), (0, "Q2")]),
        ("In de eerste helft van vorig jaar lag de haven stil.", [(-1, "01/06"), (-1, "01/06")]),
        ("In de eerste acht maanden van dit jaar kwamen er boten.", [(0, "01/08"), (0, "01/08")]),
        ("Tussen mei en juli van vorig jaar lag de haven stil.", [(-1, "05/07"), (-1, "05/07")]),
        ("In maart vorig jaar lag de haven stil.", [(-1, "03"), (-1, "03")]),
        ("Vorig jaar in maart lag de haven stil.", [(-1, "03"), (-1, "03")]),
        ("In Q2 12 boten, in dezelfde periode vorig jaar 9.", [(0, "Q2"), (-1, "Q2")]),
        # near-misses
        ("In maart kwamen er minder boten dan vorig jaar.", [(0, "03"), (-1, None)]),
        ("Vorig jaar kwamen er boten en in maart stenen.", [(-1, None), (0, "03")]),
        ("In Q2 12 boten, vorig jaar 9.", [(0, "Q2"), (-1, None)]),
        ("In dezelfde periode vorig jaar kwamen er boten.", [(-1, None)]),
    ],
)
def test_part_and_its_year_mean_the_part(text: str, expected: list[tuple[int, str | None]]) -> None:
    assert [(period.years, period.day) for period in told(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In de eerste acht maanden van 2023 kwamen er boten.", ["2023-01/2023-08", "2023-01/2023-08"]),
        ("In het derde kwartaal van 2023 12 boten, in dezelfde periode van 2022 9.", ["2023-Q3", "2022-Q3"]),
        ("In mei 2023 12 boten, in diezelfde maand in 2022 9.", ["2023-05", "2022-05"]),
        # near-misses
        ("In het derde kwartaal van 2023 12 boten, in 2022 9.", ["2023-Q3", "2022"]),
        ("In 2023 12 boten, in dezelfde periode van 2022 9.", ["2023", "2022"]),
    ],
)
def test_same_part_of_a_year_with_its_number(text: str, expected: list[str]) -> None:
    assert [period.iso for period in told(text)] == expected
