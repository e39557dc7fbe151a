"""Periods as ISO strings, no more precise than the words."""

import pytest

from models.periods import periods

ROWS = [
    ("In 2021 waren er 12.", ["2021"]),
    ("Op 3 maart 2021 is besloten.", ["2021-03-03"]),
    ("Van 1 januari 2020 tot en met 30 juni 2020.", ["2020-01-01/2020-06-30"]),
    ("In september/oktober 2019.", ["2019-09/2019-10"]),
    ("Medio november 2019 kwam er versterking.", ["2019-11"]),
    ("In het vierde kwartaal van 2020.", ["2020-Q4"]),
    ("In Q2 2022.", ["2022-Q2"]),
    ("In de eerste helft van 2020.", ["2020-01/2020-06"]),
    ("Het zittingsjaar 2019/2020.", ["2019/2020"]),
    ("De jaren 2018-2021.", ["2018/2021"]),
    ("Sinds 2018 groeit het.", ["2018/.."]),
    ("In het najaar van 2018.", ["2018"]),
    ("Sedert 1 januari 2020 vaart de pont.", ["2020/.."]),
    ("Sinds september 2021 vaart de pont.", ["2021-09/.."]),
    ("Sinds 17 september 2021 vaart de pont.", ["2021-09-17/.."]),
    ("Sinds 1 september 2021 vaart de pont.", ["2021-09/.."]),
    ("Per 1 september 2021 vaart de pont.", ["2021-09-01"]),
    ("Het stuk van 12-04-2022.", ["2022-04-12"]),
    ("Ultimo 2022 lagen er 12 ponten.", ["2022-12-31"]),
    ("Op 31 december 2022 waren er 12, een jaar eerder 9.", ["2022-12-31", "2021"]),
    ("Eind 2022 waren er 12, een jaar eerder 9.", ["2022", "2021"]),
    ("In 2021 waren er 12, een jaar eerder 9.", ["2021", "2020"]),
    ("De pont voer in 2022 vaker; drie jaar eerder lag hij stil.", ["2022", "2019"]),
    ("Volgens de Verordening is in 2019 betaald.", ["2019"]),
    # no periods
    ("Dat staat in het Staatsblad 2020, nummer 118.", []),
    ("Op grond van het Besluit veerdiensten en havens 2004 (Bvh 2004).", []),
    ("Meer dan 2000 inwoners.", []),
    ("Er zijn 2000 inwoners gehoord.", []),
    ("Dat kostte € 2019 euro.", []),
    ("Zij werkte er in 2022 korter dan twee jaar geleden.", ["2022"]),
    ("Zie 2019/1234 in het dossier.", []),
    ("De 13-15-2022 lijst.", []),
    ("Op 31-13 voer de pont.", []),
]


@pytest.mark.parametrize(
    "text",
    ["Op 31-13 voer de pont.", "Op 10-24 punten na.", "Per 1-2-3.", "Een pont per 3-4 weken.", "Op 10-12 steigers."],
)
def test_two_numbers_are_no_day(text: str) -> None:
    assert periods(text) == []


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_period_is_read(text: str, expected: list[str]) -> None:
    assert [period.iso for period in periods(text) if period.iso] == expected


@pytest.mark.parametrize(
    ("text", "years", "day"),
    [
        ("Vorig jaar waren het er meer.", -1, None),
        ("Drie jaar geleden waren het er meer.", -3, None),
        ("Een jaar eerder was dat anders.", -1, None),
        ("Dit verslagjaar is het stil.", 0, None),
        ("In september begon de proef.", 0, "09"),
        ("Op 31 december waren er zes.", 0, "12-31"),
        ("Per jaareinde waren er zes.", 0, "12-31"),
        ("Twee jaar eerder was dat anders.", -2, None),
        ("Op dit moment zijn er zes.", 0, None),
        ("Op 17 juni en 25 november voer de pont.", 0, None),
        ("Op 3 mei, 17 juni en 25 november voer de pont.", 0, None),
        ("Openstaand per 31-12: zes.", 0, "12-31"),
        ("Op 3/7 voer de pont.", 0, "07-03"),
        ("Per 31-12 waren er zes.", 0, "12-31"),
        ("Dit najaar voer de pont.", 0, None),
    ],
)
def test_relative_period_counts_from_the_year_of_the_document(text: str, years: int, day: str | None) -> None:
    assert [(period.years, period.day) for period in periods(text)] == [(years, day)]


@pytest.mark.parametrize(
    ("text", "compared"),
    [
        ("Een groei ten opzichte van 2020.", [True]),
        ("Er waren er meer dan in 2020.", [True]),
        ("Minder t.o.v. 2020, in 2021.", [True, False]),
        ("Het dubbele van 2020.", [True]),
        ("Vergelijk je met 2020.", [True]),
        ("Het tarief, dat in 2020 gold.", [False]),
        ("In 2020 groeide het.", [False]),
    ],
)
def test_year_of_comparison_is_told_apart(text: str, compared: list[bool]) -> None:
    assert [period.is_compared for period in periods(text)] == compared


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tussen december 2021 en maart 2022 zijn 12 kades hersteld.", ["2021-12/2022-03"]),
        ("Van mei 2021 tot en met juni 2022 waren er 12 storingen.", ["2021-05/2022-06"]),
        ("Tussen 2016 en 2018 zijn 12 bruggen gebouwd.", ["2016/2018"]),
        ("In 2023 kwamen in het tweede kwartaal 12 schepen.", ["2023", "2023-Q2"]),
        # no stretch of time
        ("In mei 2021 en juni 2022 waren er storingen.", ["2021-05", "2022-06"]),
        ("In 2016 en 2018 zijn bruggen gebouwd.", ["2016", "2018"]),
    ],
)
def test_stretch_between_two_moments_is_one_period(text: str, expected: list[str]) -> None:
    assert [period.iso for period in periods(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Verzuim feb 5,1%", "02"),
        ("Cijfers jan-feb, 12 in getal", "01/02"),
        ("In augustus 318 schepen.", "08"),
        ("Eind maart 2x gestremd.", "03"),
        ("In augustus 2022 was het druk.", None),
    ],
)
def test_month_before_a_number_is_a_month(text: str, expected: str | None) -> None:
    assert [period.day for period in periods(text)] == [expected]
