"""Parts of a year with their year, as prose and the heads of tables write them, from near-misses told apart."""

from __future__ import annotations

import pytest

from models.periods import periods


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1e hj 2021", ["2021-01/2021-06"]),
        ("2e halfj. 2021", ["2021-07/2021-12"]),
        ("2e half jaar 2021", ["2021-07/2021-12"]),
        ("H1 2021", ["2021-01/2021-06"]),
        ("2021-H2", ["2021-07/2021-12"]),
        ("1e hj '21", ["2021-01/2021-06"]),
        ("2021 Q1", ["2021-Q1"]),
        ("1e kw. 2021", ["2021-Q1"]),
        ("kw 3 2021", ["2021-Q3"]),
        ("K4 2021", ["2021-Q4"]),
        ("Q4-18: 8 lekken", ["2018-Q4"]),
        ("laatste kwartaal van 2021", ["2021-Q4"]),
        ("eerste tertaal 2021", ["2021-01/2021-04"]),
        ("t/m Q3 2021", ["2021-01/2021-09"]),
        ("Q1 t/m Q3 2021", ["2021-01/2021-09"]),
        ("Q1 2021 Q2 2021", ["2021-Q1", "2021-Q2"]),
        ("mrt-21", ["2021-03"]),
        ("dec. '21", ["2021-12"]),
        # no part of that year, or no year
        ("2021, Q1 2022", ["2021", "2022-Q1"]),
        ("de motie van Q1 tot 2021", ["2021"]),
        ("het huis H2-14", []),
        ("kamer K3-15", []),
        ("15 juni-15 juli", []),
        ("het merk Q5 2021", ["2021"]),
        ("de helft van 2021 meldingen", ["2021"]),
        ("1e hjk 2021", ["2021"]),
        ("alt-21", []),
    ],
)
def test_part_is_read_with_its_year(text: str, expected: list[str]) -> None:
    assert [period.iso for period in periods(text) if period.iso] == expected
