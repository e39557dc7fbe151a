"""Keys: forms of one word meet, other words do not."""

from __future__ import annotations

import pytest

from pipeline.ties.subject import keys, kinship, months, speaker


@pytest.mark.parametrize(
    "words",
    [
        "evaluatie evalueren geëvalueerd evaluaties",
        "invoering invoeren ingevoerd",
        "bundeling gebundeld bundelen",
        "RI&E RIE",
        "actualisatie actualiseren geactualiseerd",
        "taak taken",
        "verkiezing verkiezingen",
    ],
)
def test_forms_of_one_word_have_one_key(words: str) -> None:
    assert len({keys(word) for word in words.split()}) == 1


@pytest.mark.parametrize("pair", ["loket beleid", "mantelzorg mantelpak", "gemeentehuis gehuisvest"])
def test_other_words_have_other_keys(pair: str) -> None:
    first, second = pair.split()
    assert not keys(first) & keys(second)


@pytest.mark.parametrize(
    "words", ["De raad heeft besloten", "in het voorjaar van dit jaar", "Wij zullen dit bespreken"]
)
def test_words_of_every_decision_have_no_key(words: str) -> None:
    assert keys(words) == frozenset()


def test_a_day_is_a_key_and_a_bare_month_is_none() -> None:
    assert keys("op 5 juli 2022") == {"5 juli 2022"}
    assert keys("in juli") == frozenset()


def test_a_web_address_has_no_key() -> None:
    assert keys("zie https://www.loket.example/regels/pagina of www.loket.example") == frozenset()


def test_a_day_names_its_month() -> None:
    assert months("op 5 juli 2022 en in mei 2023") == {"juli 2022", "mei 2023"}
    assert months("in juli") == frozenset()


def test_the_head_of_a_compound_says_more_than_what_stands_before_it() -> None:
    assert kinship("gedragscode", "code") > kinship("thuiswerkregeling", "thuis") > kinship("regeling", "loket") == 0


def test_a_series_goes_by_its_body_or_the_words_of_its_title() -> None:
    assert speaker("Technisch Overleg API", "x") == speaker("technisch overleg api", None)
    assert speaker(None, "Jaarverslag 2021 Adviesraad Wonen") == speaker(None, "Adviesraad Wonen, jaarverslag 2022")
    assert speaker(None, "Jaarverslag 2021 Adviesraad Wonen") != speaker(None, "Jaarverslag 2022 Cliëntenraad Werk")
    assert speaker(None, None) == ""
