"""By when something is to be done."""

import pytest

from pipeline.decisions.attributes.deadlines import deadline, moments
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
        ("Het plan is vóór de kerst klaar.", "2023-12"),
        ("Het plan is nog dit kalenderjaar klaar.", "2023"),
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


YEARLY = Meeting(is_yearly=True, last_year=2022, next_period="2023")


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Wij bespreken het plan in juni.", "2023-06"),
        ("Wij bespreken het plan vóór de zomer.", "2023-06"),
        ("Wij bespreken het plan in het 2e kwartaal.", "2023-Q2"),
        ("Wij bespreken het plan in mei 2024.", "2024-05"),
        ("Het plan wordt in de begroting 2024 opgenomen.", None),
        ("Bij de kadernota 2024 komt er een plan.", "2024"),
    ],
)
def test_what_a_report_on_a_year_wants_done_is_of_the_year_after(text: str, iso: str | None) -> None:
    found = deadline(text, YEARLY)
    assert (found.iso if found else None) == iso


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("voor 6/11", "2023-11-06"),
        ("25/4", "2024-04-25"),
        ("Het plan is uiterlijk 1/12 af.", None),
        ("Het plan kost 3/4 van de som.", None),
        ("Kamer 4/12 is vrij.", None),
    ],
)
def test_a_day_without_a_year_may_be_short_where_it_stands_alone(text: str, iso: str | None) -> None:
    found = deadline(text, MEETING)
    assert (found.iso if found else None) == iso


def test_when_something_else_was_told_is_no_deadline() -> None:
    text = "Het plan van 12 november is er en de griffier stuurt het rond."
    assert deadline(text, MEETING, verb=text.index("stuurt")) is None


@pytest.mark.parametrize(
    "text",
    [
        "Naar aanleiding van de brief van 4 mei 2024 komt er een plan.",
        "Het college herziet de nota van 3 juni 2024.",
        "U vraagt om de mails over de periode 2023 tot en met 2025.",
    ],
)
def test_the_day_of_a_letter_and_the_years_of_the_papers_are_no_deadline(text: str) -> None:
    found = deadline(text, MEETING)
    assert found is None or found.iso is None


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Het plan komt in de vergadering van 4 maart 2024.", "2024-03-04"),
        ("Het besluit volgt uiterlijk 4 mei 2024.", "2024-05-04"),
        ("Het plan komt in de periode van mei tot juni 2024.", "2024-05/2024-06"),
    ],
)
def test_the_day_of_a_meeting_ahead_is_a_deadline(text: str, iso: str) -> None:
    found = deadline(text, MEETING)
    assert found is not None and found.iso == iso


def test_what_a_letter_says_was_agreed_on_a_day_before_it_has_no_deadline_then() -> None:
    letter = Meeting(letter_date="2024-02-01")
    assert deadline("Op 7 december 2023 is met u een lijst afgesproken.", letter) is None
    found = deadline("Wij sturen u de lijst op 7 maart 2024.", letter)
    assert found is not None and found.iso == "2024-03-07"


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("De raad krijgt vóór het kerstreces een overzicht.", "2023-12"),
        ("Hij stuurt de cijfers mee met de kwartaalrapportage van september.", "2023-09"),
        ("Geef het vóór het eind van de maand door.", "2023-05"),
        ("De brief van september is zoek.", None),
    ],
)
def test_a_month_is_named_by_its_meeting_a_recess_or_its_end(text: str, iso: str | None) -> None:
    found = deadline(text, Meeting(is_minutes=True, date="2023-05-01", last_year=2023))
    assert (found.iso if found else None) == iso


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("De nota, die in juni is besproken, wordt aangepast.", None),
        ("Het plan dat de raad in mei heeft vastgesteld, wordt uitgewerkt.", None),
        ("De nota die in juni komt, wordt aangepast.", "2024-06"),
        ("De wethouder zegt toe dat de brug in juni is hersteld.", "2024-06"),
    ],
)
def test_when_a_relative_clause_tells_something_was_done_is_no_deadline(text: str, iso: str | None) -> None:
    found = deadline(text, Meeting(date="2024-03-04", is_minutes=True))
    assert (found.iso if found else None) == iso
