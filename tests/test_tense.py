"""How a number is told: as what happened, or as how things stand."""

from __future__ import annotations

import pytest

from models.counts.scene import Counted
from models.figures import figures


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
        ("De havendienst heeft 12 sluizen als eerste hersteld.", True),
        ("De haven heeft berekend dat er 12 schepen kunnen liggen.", False),
        ("De haven heeft berekend dat er 12 schepen liggen.", False),
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
        ("Er liggen nog 12 schepen in de haven.", True),
        ("Er zijn 12 schippers zonder ligplaats.", True),
        ("Er lopen al vier aanvragen.", True),
        ("Staan nog 5 klachten open.", True),
        ("Resultaat: staan 12 klachten open.", True),
        ("De peilschaal wordt veel gebruikt, bij 12 sluizen staan ze.", True),
        # what happened, what is to come, what may be, a rule, a part
        ("Er zijn 12 klachten binnengekomen.", False),
        ("Er komen 12 schepen bij.", False),
        ("Er kunnen nog 12 schepen bij.", False),
        ("Op de lijst stonden 12 klachten.", False),
        ("De haven telt 12 sluizen.", False),
        ("Schippers staan 12 uur in de rij.", False),
        ("Het herstel van 12 sluizen staat voor april.", False),
        ("De sluizen liggen 12 kilometer van elkaar.", False),
    ],
)
def test_standing_is_told_of_the_moment_itself(text: str, expected: bool) -> None:
    assert last(text).is_standing is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("De havenmeester wil 12 steigers vernieuwen.", True),
        ("Afgesproken is dat er 12 boeien liggen.", True),
        ("Zijn er nu 12 ligplaatsen vrij?", True),
        ("Vorige keer zijn 12 punten besproken.", True),
        ("12 boeien te plaatsen in de vaargeul.", True),
        ("De sluiswachter behandelde 12 klachten.", True),
        # so at the time of speaking
        ("De havenmeester heeft 12 steigers vernieuwd.", False),
        ("Er waren 12 ligplaatsen vrij.", False),
        ("Het team heeft 12 boeien om te controleren.", False),
        ("Werving loopt, 12 sollicitanten.", False),
    ],
)
def test_told_of_another_time(text: str, expected: bool) -> None:
    assert last(text).is_elsewhen is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("De havenmeester wil 12 steigers vernieuwen.", True),
        ("Zijn er nu 12 ligplaatsen vrij?", True),
        ("De steiger is vol, maar de havenmeester wil 12 boeien.", True),
        # past, or planned in another clause
        ("De sluiswachter behandelde 12 klachten.", False),
        ("De havenmeester wil meer steigers, maar er zijn al 12 ligplaatsen vrij.", False),
        ("De schipper overweegt te vertrekken; er liggen 12 boten.", False),
        ("Er liggen 12 boten, maar de schipper wil weg.", False),
    ],
)
def test_planned_is_told_in_the_clause_of_the_number(text: str, expected: bool) -> None:
    assert last(text).is_planned is expected


@pytest.mark.parametrize(("text", "expected"), [("12 boeien, geen schade.", True), ("Er zijn 12 boeien.", False)])
def test_bare_sentence_has_no_finite_verb(text: str, expected: bool) -> None:
    assert last(text).is_bare is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Er zijn 12 klachten binnengekomen.", True),
        ("Drie werven hebben een offerte uitgebracht.", True),
        ("Van de klachten zijn er 12 gegrond verklaard.", True),
        # how far it is, how it was, what may be, what another clause tells
        ("Er zijn nog 12 klachten niet afgehandeld.", False),
        ("Er zijn geen klachten binnengekomen.", False),
        ("Er waren 12 schippers aanwezig.", False),
        ("Er kwamen 12 klachten binnen.", False),
        ("Als er 12 klachten zijn binnengekomen, komt er een gesprek.", False),
        ("Er zijn 12 schippers, van wie de helft is aangelegd.", False),
        ("De kade is hersteld, goed voor 12 ligplaatsen.", False),
    ],
)
def test_what_came_about_before_it_was_said(text: str, expected: bool) -> None:
    assert figures(text)[0].is_event is expected
