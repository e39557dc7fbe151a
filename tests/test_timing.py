"""When a figure holds: a term or a rhythm that holds for no period."""

from __future__ import annotations

import pytest

from models.figures import figures
from models.scene import Counted


def last(text: str) -> Counted:
    return figures(text)[-1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Van de ligplaatsen is 84% binnen dertien weken toegewezen, na 3 weken al 20%.", [False, True, True, False]),
        ("De steiger is er sinds 2 weken.", [True]),
        ("De vergunning wordt elke vijf jaar opnieuw aangevraagd.", [True]),
        ("Inkopen boven € 10.000 worden getekend.", [True]),
        ("Een subsidie van € 125.000 of hoger wordt gecontroleerd.", [True]),
        ("De inkopen kwamen op € 10.000.", [False]),
        ("De beslistermijn is met vier weken verdaagd.", [True]),
        ("De wachttermijn gaat van zes naar vier weken.", [True, True]),
        ("De aanleg van de steiger is met vier weken vertraagd en duurde 9 weken.", [False, False]),
        ("Schippers is gevraagd minimaal tweemaal per jaar te keuren.", [True]),
        ("Het is gelukt minimaal tweemaal per jaar te keuren.", [False]),
        ("Opdrachten worden altijd door twee schippers getekend.", [True]),
        ("Opdrachten werden altijd door twee schippers getekend.", [False]),
        ("e. Breid de havendienst uit met 0,4 fte.", [True]),
        ("Voer twee controles per steiger uit.", [True]),
        ("Zorg voor schippers kostte 12 uur.", [False]),
        # how long something took is measured, and so of a period
        ("De gemiddelde doorlooptijd was 9 weken.", [False]),
        ("Het herstel duurde 34 dagen.", [False]),
    ],
)
def test_term_holds_for_no_period(text: str, expected: list[bool]) -> None:
    assert [figure.is_timeless for figure in figures(text)] == expected


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
    ],
)
def test_a_period_behind_and_is_of_what_comes_next(text: str, expected: str | None) -> None:
    period = figures(text)[0].period
    assert (period.iso if period else None) == expected
