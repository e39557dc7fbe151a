"""Printed numbers to values with their step."""

from decimal import Decimal

import pytest

from pipeline.normalise import number

NUMBERS = [
    ("1.604", "1604", "1"),
    ("2.800,-", "2800", "1"),
    ("4,5", "4.5", "0.1"),
    ("12,50", "12.5", "0.01"),
    ("3,4 miljoen", "3400000", "100000"),
    ("250k", "250000", "1000"),
    ("-377", "-377", "1"),
    ("0", "0", "1"),
    ("veertien", "14", None),
    ("Tweehonderdvijftig", "250", None),
    ("één", "1", None),
    ("anderhalf", "1.5", None),
    ("viertal", "4", None),
    ("geen", "0", None),
]


@pytest.mark.parametrize(("printed", "value", "step"), NUMBERS)
def test_number_is_read_with_its_last_printed_digit(printed: str, value: str, step: str | None) -> None:
    assert number(printed) == (Decimal(value), None if step is None else Decimal(step))


@pytest.mark.parametrize("printed", ["", "tweede", "1.2.3", "12-3", "RIS12", "veel", "n.v.t.", "1,2,3"])
def test_what_is_no_number_gives_none(printed: str) -> None:
    assert number(printed) is None
