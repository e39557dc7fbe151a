"""Years and last days of periods."""

import pytest

from pipeline.knowledge.years import last_day, years


@pytest.mark.parametrize(
    ("period", "until", "expected"),
    [
        ("2022", None, (2022, 2022)),
        ("2022-09-02", None, (2022, 2022)),
        ("2021-Q3", None, (2021, 2021)),
        ("2019/2020", None, (2019, 2020)),
        ("2019-09/2020-01", None, (2019, 2020)),
        ("2018/..", 2021, (2018, 2021)),
        ("2018/..", 2016, (2018, 2018)),
        ("2018/..", None, (2018, 2018)),
        ("2018/2019", 2021, (2018, 2019)),
        ("20181", None, (None, None)),
        ("onbekend", None, (None, None)),
        ("", None, (None, None)),
        (None, 2021, (None, None)),
    ],
)
def test_years_are_the_first_and_the_last(period, until, expected):
    assert years(period, until=until) == expected


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ("2022-09-02", "2022-09-02"),
        ("2022-09", "2022-09-30"),
        ("2024-02", "2024-02-29"),
        ("2021-Q1", "2021-03-31"),
        ("2021-Q4", "2021-12-31"),
        ("2022", "2022-12-31"),
        ("2019/2020", "2020-12-31"),
        ("2019-09/2019-10", "2019-10-31"),
        ("2018/..", None),
        ("2021-Q5", None),
        ("2021-13", None),
        ("doorlopend", None),
        ("", None),
        (None, None),
    ],
)
def test_the_last_day_ends_the_period(period, expected):
    assert last_day(period) == expected
