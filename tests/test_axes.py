"""Scales of charts are set apart; columns of a table that look like one are not."""

from __future__ import annotations

import pytest

from pipeline.readers.axes import axis_marks
from pipeline.records import Line


def column(*texts: str, x: float = 60, step: float = 20) -> list[Line]:
    """Right-aligned lines under one another."""
    return [Line(text=text, box=(x - 5 * len(text), step * at, x, step * at + 10)) for at, text in enumerate(texts)]


@pytest.mark.parametrize(
    ("texts", "is_axis"),
    [
        (("100%", "80%", "60%", "40%", "20%", "0%"), True),
        (("1,4", "1,2", "1,0", "0,8"), True),
        (("€ 4.000", "€ 3.000", "€ 2.000", "€ 1.000"), True),
        (("12", "9", "14", "7"), False),  # values of a table
        (("2019", "2020", "2021", "2022"), False),  # years that label rows
        (("30", "20", "10"), False),  # too few
        (("5", "5", "5", "5"), False),
    ],
)
def test_a_scale_rises_by_equal_steps(texts: tuple[str, ...], is_axis: bool) -> None:
    assert (len(axis_marks(column(*texts))) == len(texts)) is is_axis
    assert is_axis or not axis_marks(column(*texts))


def test_numbers_of_rows_are_no_scale() -> None:
    numbers = column("1", "2", "3", "4")
    words = [Line(text="Notitie opstellen", box=(80, 20 * at, 200, 20 * at + 10)) for at in range(4)]
    assert axis_marks(numbers)
    assert not axis_marks([*numbers, *words])


def test_uneven_distances_are_no_scale() -> None:
    lines = [Line(text=str(10 * at), box=(50, top, 60, top + 10)) for at, top in enumerate((0, 20, 70, 90))]
    assert not axis_marks(lines)
