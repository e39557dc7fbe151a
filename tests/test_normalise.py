"""Printed text to values: numbers with their step, periods against the period of the document."""

from dataclasses import replace
from decimal import Decimal

import pytest

from models.amounts import Amount
from models.periods import Period, periods
from models.scene import Counted
from pipeline.normalise import default_period, iso, lasting, number, period
from pipeline.records import Document

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


@pytest.mark.parametrize(
    ("text", "document", "expected"),
    [
        ("Vorig jaar", "2022", "2021"),
        ("Vorig jaar", "2019/2020", "2018/2019"),
        ("In september", "2020", "2020-09"),
        ("In september", "2019/2020", "2019-09"),
        ("In februari", "2019/2020", "2020-02"),
        ("Op 31 december", "2022", "2022-12-31"),
        ("Vorig jaar", None, None),
        ("In 2019", "2022", "2019"),
    ],
)
def test_relative_period_needs_the_year_of_the_document(text: str, document: str | None, expected: str | None) -> None:
    assert iso(periods(text)[0], document) == expected


FIGURE = Counted(Amount(0, 2, "14", "count"), "meldingen", "test", 1.0)
YEAR = Period(0, 4, "year", iso="2021")


@pytest.mark.parametrize(
    ("counted", "document", "expected"),
    [
        (replace(FIGURE, period=YEAR), "2022", "2021"),
        (FIGURE, "2022", "2022"),
        (FIGURE, None, None),
        (replace(FIGURE, is_timeless=True), "2022", None),
        (replace(FIGURE, carried=YEAR), None, "2021"),
        (replace(FIGURE, carried=YEAR), "2022", "2022"),
        (replace(FIGURE, carried=YEAR), "2020/2021", "2021"),
        (replace(FIGURE, carried=YEAR), "2022/2023", "2022/2023"),
    ],
)
def test_period_is_the_figures_own_else_carried_else_the_documents(
    counted: Counted, document: str | None, expected: str | None
) -> None:
    assert period(counted, document) == expected


@pytest.mark.parametrize(
    ("first", "length", "unit", "expected"),
    [
        ("2019-01-01", "half", "years", "2019-01-01/2019-06-30"),
        ("2019-07-01", "een", "years", "2019-07-01/2020-06-30"),
        ("2019-11-15", "drie", "months", "2019-11-15/2020-02-14"),
    ],
)
def test_length_from_a_day_is_an_interval(first: str, length: str, unit: str, expected: str) -> None:
    assert lasting(first, length, unit) == expected


@pytest.mark.parametrize(
    ("kind", "of_document", "expected"),
    [
        ("jaarverslag", "2022", "2022"),
        ("verslag overleg", "2022-03-15", "2022"),
        ("besluitenlijst", "2022-03-15", "2022-03-15"),
        ("overig", None, None),
    ],
)
def test_meeting_gives_its_figures_its_year(kind: str, of_document: str | None, expected: str | None) -> None:
    document = Document(id="d", sha256="0", part=1, text="", kind=kind, period=of_document)
    assert default_period(document) == expected
