"""Parts of the year without the year; what only looks like one is none."""

from __future__ import annotations

import pytest

from models.dates.yearparts import first_month, parts_of_years


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Het verzuim is in het tweede kwartaal gedaald.", ["Q2"]),
        ("In de eerste helft van het jaar kwamen 12 schepen.", ["01/06"]),
        ("In het tweede halfjaar lag de haven stil.", ["07/12"]),
        ("In de eerste zes maanden kwamen 12 schepen.", ["01/06"]),
        ("Over de eerste 9 maanden van dit jaar is 3% bespaard.", ["01/09"]),
        ("Tussen januari en april zijn 75 kades gemeten.", ["01/04"]),
        ("De sluis was van mei tot en met augustus open.", ["05/08"]),
        ("Er zijn dit jaar tot oktober 40 boten gesleept.", ["01/09"]),
        ("Er zijn dit jaar tot en met oktober 40 boten gesleept.", ["01/10"]),
        ("Tot en met september zijn er 40 boten gesleept.", ["01/09"]),
        ("Dat is t/m oktober € 400.", ["01/10"]),
        ("Tot eind augustus kochten 96 schippers een anker.", ["01/08"]),
        ("In Q3 kwamen 12 schepen.", ["Q3"]),
        ("In de eerste drie kwartalen kwamen 12 schepen.", ["01/09"]),
        ("In de eerste acht maanden van 2023 kwamen 12 schepen.", ["01/08"]),
        # near-misses
        ("In Q3 2022 kwamen 12 schepen.", []),
        ("De kades Q3-4 en FAQ2 zijn klaar.", []),
        ("In de eerste drie kwartalen na de opening kwamen 12 schepen.", []),
        ("De sluis blijft tot en met oktober open.", []),
        ("Tot en met mei zat de oude havenmeester er nog.", []),
        ("Het tarief van mei 2022 is tot en met mei 2023 € 3.", []),
        ("Elk kwartaal komt er een overzicht.", []),
        ("De eerste helft van de kades is klaar.", []),
        ("Na het eerste half jaar volgt een evaluatie.", []),
        ("In de eerste zes maanden na de opening kwamen 12 schepen.", []),
        ("In de eerste zes maanden van de proef kwamen 12 schepen.", []),
        ("Tussen januari en april 2022 zijn 75 kades gemeten.", []),
        ("De sluis is verhuisd van maart naar mei.", []),
        ("Het besluit is tot oktober uitgesteld.", []),
    ],
)
def test_part_of_the_year_is_read(text: str, expected: list[str]) -> None:
    assert [part for *_, part in parts_of_years(text)] == expected


@pytest.mark.parametrize(("part", "month"), [("Q1", 1), ("Q4", 10), ("07/12", 7), ("12-31", 12), ("09", 9)])
def test_part_begins_in_a_month(part: str, month: int) -> None:
    assert first_month(part) == month
