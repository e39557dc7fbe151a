"""By when something is to be done."""

import pytest

from pipeline.decisions.deadlines import deadline, moments
from pipeline.meeting import Meeting

MEETING = Meeting(is_minutes=True, date="2023-10-10", last_year=2023, next_period="2024")


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Het plan is eind maart 2024 klaar.", "2024-03"),
        ("Het plan volgt in het derde kwartaal van 2024.", "2024-Q3"),
        ("Het plan volgt in de 2e helft van 2024.", "2024-07/2024-12"),
        ("Het plan volgt in de zomer van 2024.", "2024-06/2024-08"),
        ("Het plan is uiterlijk 4 november af.", "2023-11-04"),
        ("Het plan is uiterlijk 4 maart af.", "2024-03-04"),
        ("Het plan komt in februari.", "2024-02"),
        ("Het plan is op 1-12-2023 af.", "2023-12-01"),
        ("Het plan komt volgend jaar.", "2024"),
        ("Het plan komt binnenkort.", None),
        ("Het plan blijft continu in beeld.", None),
    ],
)
def test_a_deadline_is_no_more_precise_than_the_words(text: str, iso: str | None) -> None:
    found = deadline(text, MEETING)
    assert found is not None
    assert found.iso == iso


@pytest.mark.parametrize("text", ["Het plan lag er in 2021.", "Het plan is er sinds 2018.", "Er is geen plan."])
def test_the_past_is_no_deadline(text: str) -> None:
    found = deadline(text, MEETING)
    assert found is None or found.iso is None


def test_the_words_that_lead_in_belong_to_the_moment() -> None:
    assert [moment.printed for moment in moments("Graag uiterlijk eind mei 2024 of later.", MEETING)] == [
        "uiterlijk eind mei 2024"
    ]


def test_a_month_without_year_stays_words_where_nothing_dates_the_document() -> None:
    assert [moment.iso for moment in moments("Het plan komt in februari.", Meeting())] == [None]
