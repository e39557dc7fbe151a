"""Which period a figure is about: the one beside it, and not one that dates something else."""

from __future__ import annotations

import pytest

from models.counts.scene import Counted, Memory
from models.figures import figures


def last(text: str) -> Counted:
    return figures(text)[-1]


def test_age_of_something_has_the_period_beside_it() -> None:
    found = last("In 2028 viert de stad haar 500-jarig bestaan.")
    assert found.period is not None
    assert found.period.iso == "2028"


def test_since_when_somebody_serves_is_no_period_of_what_he_did() -> None:
    assert last("De havenmeester, sinds 1 januari 2021 in dienst, gaf 14 vergunningen.").period is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Volgens de havenverordening van 2019 mogen er 12 schepen liggen.", None),
        ("Volgens de telling van 2019 lagen er 12 schepen.", "2019"),
        ("Uw verzoek d.d. 3 mei 2021 noemt 12 schepen.", None),
        ("Bij brief van 3 mei 2021 zijn 12 schippers uitgenodigd.", None),
        ("Op de open dag van 3 mei 2021 waren er 12 schippers.", "2021-05"),
    ],
)
def test_the_date_of_a_letter_or_a_rule_is_no_period(text: str, expected: str | None) -> None:
    period = last(text).period
    assert (period.iso if period else None) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("De haven gaf één boete en heeft in november 2023 een schipper geschorst.", None),
        ("De haven heeft één boete gegeven en in november 2023 een schipper geschorst.", None),
        ("Er waren twee vaste loodsen en sinds oktober 2023 ook een losse loods.", None),
        ("De haven gaf twaalf boetes in november 2023 en in december.", "2023-11"),
        ("Er vroegen 28 schippers om hulp, in 2021 nog 11.", None),
        ("Er vroegen 28 schippers om hulp in 2021, en 11 loodsen.", "2021"),
        ("Er zijn 28 steigers hersteld, de rest volgt voor de zomer van 2023.", None),
        ("Er zijn 28 steigers hersteld, de meeste in de zomer van 2023.", "2023"),
        ("In 2021 kwamen er 33 schepen en in stormjaar 2020 maar 19.", "2021"),
    ],
)
def test_a_period_behind_and_is_of_what_comes_next(text: str, expected: str | None) -> None:
    period = figures(text)[0].period
    assert (period.iso if period else None) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sinds 17 juli 2023 krijgt een schipper binnen zeven dagen een ligplaats.", "2023-07-17/.."),
        ("De haven wil dat vanaf 2023 elke schipper binnen zes weken een ligplaats heeft.", "2023/.."),
        # the term is no rule of that time
        ("De haven, sinds 2021 open, geeft binnen zeven dagen een ligplaats.", None),
        ("Een schipper krijgt binnen zeven dagen een ligplaats; sinds 2021 is dat zo.", None),
    ],
)
def test_a_term_is_of_the_time_since_when_its_rule_holds(text: str, expected: str | None) -> None:
    period = figures(text)[0].period
    assert (period.iso if period else None) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("De raming van 2021 was te laag; er zijn 12 steigers hersteld.", None),
        ("In 2021 was de raming te laag; er zijn 12 steigers hersteld.", "2021"),
        ("In de meting van 2021 was de diepgang nieuw; 12 schippers vinden die te laag.", "2021"),
        ("Het jaar van 2021 was nat; er zijn 12 steigers hersteld.", "2021"),
    ],
)
def test_year_in_the_name_of_a_thing_stays_in_its_clause(text: str, expected: str | None) -> None:
    period = last(text).period
    assert (period.iso if period else None) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("De haven bestaat sinds 1 mei uit zeven steigers.", None),
        ("Wij huren sinds september vier boten.", None),
        ("Sinds 1 mei zijn er zeven steigers.", "05"),
        ("De kaart is sinds 4 mei te zien en in de eerste maand 560 keer bekeken.", "05"),
        ("Op 1 mei waren er zeven steigers.", "05-01"),
    ],
)
def test_since_when_something_is_so_is_no_month_of_a_count_within_the_sentence(text: str, expected: str | None) -> None:
    period = last(text).period
    assert (period.day if period else None) == expected


def test_a_term_that_changes_was_of_no_year_before() -> None:
    first, second = figures("De wachttermijn is teruggebracht van zes naar vier weken.")
    assert (first.period, second.period) == (None, None)
    moved = figures("De gemiddelde wachttijd daalde van zes naar vier weken.")[0]
    assert moved.period is not None
    assert moved.period.years == -1


def test_what_is_compared_in_brackets_is_no_period_of_the_count() -> None:
    assert last("Ten opzichte van de vorige rapportage (april 2024) zijn vijf acties afgerond.").period is None
    period = last("In de vorige rapportage (april 2024) waren vijf acties afgerond.").period
    assert period is not None
    assert period.iso == "2024-04"


def test_a_change_came_after_the_year_that_it_is_measured_from() -> None:
    rise = last("In 2021 waren dat er 118; een stijging van 38 procent.")
    assert rise.period is None
    assert rise.compared is not None
    assert rise.compared.iso == "2021"
    rise = last("In 2021 waren er 118 schippers, een stijging van 38 procent.")
    assert rise.period is not None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("De pont vaart vanaf oktober 2017 en wordt na 2 jaar geëvalueerd.", "2017-10"),
        ("Per 1 mei 2021 vaart de pont, na twee jaar volgt een evaluatie.", "2021-05-01"),
        # not from then, or no review
        ("De raad besloot in oktober 2017 dat de pont na 2 jaar wordt geëvalueerd.", None),
        ("De pont vaart vanaf oktober 2017 en is na 2 jaar versleten.", None),
        ("De pont vaart vanaf oktober 2017 en kostte in de eerste 2 jaar veel.", None),
    ],
)
def test_the_time_to_a_review_counts_from_the_start(text: str, expected: str | None) -> None:
    period = last(text).period
    assert (period.iso if period else None) == expected


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("De verkiezingen van maart 2021 zijn gehouden.", "2021-03"),
        ("Op 17 maart 2021 zijn verkiezingen gehouden.", "2021"),
        ("In 2021 zijn verkiezingen gehouden.", "2021"),
    ],
)
def test_a_month_that_was_spoken_of_is_carried_and_a_day_as_its_year(before: str, expected: str) -> None:
    memory = Memory(block=0)
    figures(f"{before} Er waren 12 kandidaten.", memory)
    (found,) = figures("Er zijn geen kandidaten van de haven.", memory)
    assert found.carried is not None
    assert found.carried.iso == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Per 1 april 2021 deden 176 schippers mee.", "2021-04-01"),
        ("In de haven lagen per 1 april 2021 nog 12 schepen.", "2021-04-01"),
        # what changes on a day is of its month
        ("Per 1 april 2021 zijn 12 loodsen benoemd.", "2021-04"),
        ("De haven telt per 1 april 2021 twee loodsen.", "2021-04"),
    ],
)
def test_a_state_on_a_day_is_of_that_day(text: str, expected: str) -> None:
    period = last(text).period
    assert period is not None
    assert period.iso == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("De haven telde 38 schepen (2020: 45; 2019: 40).", None),
        ("De haven telde in 2021 38 schepen (2020: 45).", "2021"),
        ("De haven telde 38 schepen (in 2020 geteld).", "2020"),
    ],
)
def test_years_set_beside_in_brackets_are_not_carried_on(text: str, expected: str | None) -> None:
    memory = Memory()
    figures(text, memory)
    assert (memory.period.iso if memory.period else None) == expected
