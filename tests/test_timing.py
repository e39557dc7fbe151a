"""When a figure holds: told as past or not, a term or a rhythm that holds for no period."""

from __future__ import annotations

import pytest

from models.figures import figures
from models.scene import Counted


def last(text: str) -> Counted:
    return figures(text)[-1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Er kwamen 12 schippers naar de haven.", True),
        ("Er zijn 12 klachten binnengekomen.", True),
        ("De havendienst heeft 12 sluizen hersteld.", True),
        ("De bewoners vulden 140 lijsten in.", True),
        # how things stand, what may be, what is to come
        ("Er liggen 12 schepen in de haven.", False),
        ("De haven is voor 12 schepen geschikt.", False),
        ("De havendienst gaat 12 sluizen herstellen.", False),
        ("Als er 12 klachten zijn binnengekomen, komt er een gesprek.", False),
        # another clause tells what happened
        ("De wethouder zei dat er 12 ligplaatsen vrij zijn.", False),
        ("De brug ging dicht, maar er liggen nog 12 schepen.", False),
    ],
)
def test_told_as_past_in_its_own_clause(text: str, expected: bool) -> None:
    assert last(text).has_happened is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Van de ligplaatsen is 84% binnen dertien weken toegewezen, na 3 weken al 20%.", [False, True, True, False]),
        ("De steiger is er sinds 2 weken.", [True]),
        ("De vergunning wordt elke vijf jaar opnieuw aangevraagd.", [True]),
        # how long something took is measured, and so of a period
        ("De gemiddelde doorlooptijd was 9 weken.", [False]),
        ("Het herstel duurde 34 dagen.", [False]),
    ],
)
def test_term_holds_for_no_period(text: str, expected: list[bool]) -> None:
    assert [figure.is_timeless for figure in figures(text)] == expected
