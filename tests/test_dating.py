"""Which period a figure gets: its own, the meeting's, what was spoken of, or the document's."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.amounts import Amount
from models.counts.scene import Counted
from models.dates.joined import joined
from models.figures import figures
from models.periods import Period, periods
from pipeline.dating import Frame, frame_of, iso, period_of
from pipeline.knowledge.years import lasting
from pipeline.records import Document


@pytest.mark.parametrize(
    ("text", "document", "expected"),
    [
        ("Vorig jaar", "2022", "2021"),
        ("Vorig jaar", "2019/2020", "2018/2019"),
        ("In september", "2020", "2020-09"),
        ("In september", "2019/2020", "2019-09"),
        ("In augustus", "2019/2020", "2020-08"),
        ("In februari", "2019/2020", "2020-02"),
        ("Op 31 december", "2022", "2022-12-31"),
        ("Dit najaar", "2022", "2022"),
        ("Deze zomer", "2021", "2021"),
        ("Vorig jaar", None, None),
        ("In 2019", "2022", "2019"),
        ("In 2021 waren er 12, een jaar eerder 9", "2022", "2020"),
        ("De opkomst was 40; vier jaar eerder was dat 30", "2022", "2018"),
        ("Op dit moment", "2021/2022", None),
    ],
)
def test_relative_period_needs_the_year_of_the_document(text: str, document: str | None, expected: str | None) -> None:
    assert iso(periods(text)[-1], Frame(whole=document)) == expected


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
    assert period_of(counted, Frame(whole=document)) == expected


@pytest.mark.parametrize(
    ("first", "length", "unit", "expected"),
    [
        ("2019-01-01", "half", "years", "2019-01-01/2019-06-30"),
        ("2019-07-01", "een", "years", "2019-07-01/2020-06-30"),
        ("2019-11-15", "drie", "months", "2019-11-15/2020-02-14"),
        ("2017-10", "2", "years", "2017-10/2019-10"),
        ("2017-11", "drie", "months", "2017-11/2018-02"),
    ],
)
def test_length_from_a_day_is_an_interval(first: str, length: str, unit: str, expected: str) -> None:
    assert lasting(first, length, unit) == expected


STAND = "Actielijst havenbeheer 2021-2024\nStand van zaken: mei 2023\n"
COUNCIL = "Besluitenlijst van de raad van Waterburg\nVergadering van donderdag 9 maart 2023, 20.00 uur\n"


@pytest.mark.parametrize(
    ("kind", "period", "text", "expected"),
    [
        ("jaarverslag", "2022", "", Frame(whole="2022", now="2022")),
        ("jaarverslag", "2021/2022", "", Frame(whole="2021/2022", now="2022")),
        ("verslag overleg", "2022-03-15", "", Frame(whole="2022", day="2022-03-15", now="2022-03-15")),
        ("besluitenlijst", None, COUNCIL, Frame(day="2023-03-09", now="2023", issued="2023", is_ruling=True)),
        (
            "collegebesluit",
            None,
            "Nota\nVergaderdatum 4 mei 2023\n",
            Frame(now="2023", issued="2023", is_ruling=True),
        ),
        (
            "raadsmededeling",
            None,
            "Jaarrapportage havens 2021\n4 mei 2022",
            Frame(whole="2021", now="2022", issued="2022", is_ruling=True),
        ),
        (
            "verslag overleg",
            None,
            "Tekst. " * 250 + "Het verslag van de vergadering van 9 mei 2022 is vastgesteld.",
            Frame(whole="2022", now="2022"),
        ),
        (
            "jaarverslag",
            "2021/2024",
            "Voortgang\nStand per 31 december 2022\n",
            Frame(whole="2022", now="2022-12", is_list=True),
        ),
        ("actielijst", "2021/2024", STAND, Frame(whole="2023", now="2023-05", is_list=True)),
        (
            "jaarverslag",
            "2021/2024",
            "Voortgang\nTweede rapportage, peildatum 1 maart 2023\n",
            Frame(whole="2023", now="2023-03-01", is_list=True),
        ),
        (
            "jaarverslag",
            "2022-12-31",
            "Voortgang\nStand per 31 december 2022\n",
            Frame(whole="2022", now="2022-12", is_list=True),
        ),
        ("jaarverslag", "2022-12-31", "Jaarverslag\n", Frame(whole="2022", now="2022")),
        ("actielijst", "2021/2024", "Actielijst havenbeheer\n", Frame(whole="2021/2024", is_list=True)),
        ("overig", None, "", Frame()),
    ],
)
def test_document_tells_its_own_time(kind: str, period: str | None, text: str, expected: Frame) -> None:
    assert frame_of(Document(id="d", sha256="0", part=1, text=text, kind=kind, period=period)) == expected


MEETING = Frame(whole="2023", day="2023-03-09", now="2023")


@pytest.mark.parametrize(
    ("what", "expected"),
    [
        ("stemmen", "2023-03-09"),
        ("leden aanwezig", "2023-03-09"),
        ("moties ingediend", "2023-03-09"),
        ("deelnemers aanwezig of vertegenwoordigd", "2023-03-09"),
        ("leden tekenden presentielijst", "2023-03-09"),
        ("onthouding", "2023-03-09"),
        ("issues zonder eigenaar", "2023-03-09"),
        # these are no facts of the meeting itself
        ("leden van de sportclub", "2023"),
        ("stembureaus", "2023"),
        ("bezwaren tegen moties", "2023"),
        ("deelnemers aan de roeiwedstrijd", "2023"),
        ("leden die de haven bezochten", "2023"),
        ("issues besproken vorige keer", "2023"),
    ],
)
def test_votes_and_attendance_are_of_the_day_of_the_meeting(what: str, expected: str) -> None:
    assert period_of(replace(FIGURE, what=what, is_planned=True), MEETING) == expected


def test_minutes_do_not_say_when_a_tariff_was_what_it_was() -> None:
    moved = replace(FIGURE, amount=Amount(0, 2, "14", "eur", kind="moved"), period=Period(0, 0, "relative", years=-1))
    assert period_of(moved, MEETING) == "2023"
    assert period_of(moved, Frame(whole="2023")) == "2022"
    assert period_of(replace(moved, headed=replace(YEAR, iso="2024")), MEETING) == "2023"
    said = replace(moved, period=Period(4, 14, "relative", years=-1))
    assert period_of(said, MEETING) == "2022"


def test_minutes_count_things_in_the_year_of_the_meeting() -> None:
    money = replace(FIGURE, amount=Amount(0, 2, "14", "eur"))
    share = replace(FIGURE, amount=Amount(0, 2, "14", "percent"))
    for told in (FIGURE, money, share, replace(FIGURE, role="change"), replace(money, is_planned=True)):
        assert period_of(told, MEETING) == "2023"
        assert period_of(replace(told, is_standing=True), MEETING) == "2023"
        assert period_of(replace(told, has_happened=True), MEETING) == "2023"
        assert period_of(replace(told, is_timeless=True), MEETING) is None
    # what the item says of a year to come is of that year where it is a tariff or a cut
    assert period_of(replace(FIGURE, headed=replace(YEAR, iso="2024")), MEETING) == "2023"
    assert period_of(replace(money, headed=replace(YEAR, iso="2024")), MEETING) == "2024"
    # votes are of the day, terms of no time
    assert period_of(replace(FIGURE, what="stemmen", is_timeless=True), MEETING) == "2023-03-09"
    years = replace(FIGURE, amount=Amount(0, 2, "6", "years"), has_happened=True)
    assert period_of(years, MEETING) is None
    # decisions of an executive, and minutes of which only the year is known
    assert period_of(FIGURE, Frame(day="2023-03-09", issued="2023", is_ruling=True)) == "2023"
    assert period_of(FIGURE, Frame(whole="2023")) == "2023"


def test_of_what_speakers_say_word_for_word_plans_and_changes_are_of_no_year() -> None:
    spoken = replace(MEETING, is_spoken=True)
    assert period_of(FIGURE, spoken) == "2023"
    assert period_of(replace(FIGURE, is_planned=True), spoken) is None
    assert period_of(replace(FIGURE, role="change"), spoken) is None


@pytest.mark.parametrize(
    ("unit", "headed", "has_happened", "expected"),
    [
        ("eur", "2024", False, "2024"),
        ("percent", "2023", False, "2023"),
        # an item on a year that is over («Jaarcijfers 2022») tells of that year
        ("eur", "2022", False, "2022"),
        ("count", "2022", True, "2022"),
        ("percent", "2022-Q4", False, "2022-Q4"),
        # counts, what is done
        ("count", "2024", False, "2023"),
        ("eur", "2024", True, "2023"),
        ("percent", "2024/..", False, "2023"),
        # of this year only what is over
        ("count", "2023-02", False, "2023-02"),
        ("count", "2023-Q2", False, "2023"),
    ],
)
def test_figure_is_of_the_year_that_the_item_names(unit: str, headed: str, has_happened: bool, expected: str) -> None:
    told = replace(FIGURE, amount=Amount(0, 2, "14", unit), headed=replace(YEAR, iso=headed))
    assert period_of(replace(told, has_happened=has_happened), MEETING) == expected
    if unit == "percent":  # what the sentences before spoke of is no heading
        assert period_of(replace(told, headed=None, carried=told.headed), MEETING) == "2023"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Deze rapportage heeft betrekking op de periode 2019-2023.", "2019/2023"),
        ("Dit verslag over de jaren 2021 tot en met 2023 gaat over havens.", "2021/2023"),
        ("De monitor beslaat de periode 2021 – 2023.", "2021/2023"),
        # the report is of one year; the years are those of something else
        ("Dit verslag gaat over de haven, die in de periode 2019-2023 is verbouwd.", "2023"),
        ("Deze rapportage heeft betrekking op de periode 2019-2021.", "2023"),
    ],
)
def test_report_covers_the_years_it_says(text: str, expected: str) -> None:
    document = Document(id="d", sha256="0", part=1, text=f"Monitor 2023\n{text}", kind="jaarverslag", period="2023")
    assert frame_of(document).whole == expected


def test_what_happened_is_of_the_year_of_the_letter_but_a_rule_is_not() -> None:
    letter = Frame(issued="2023")
    assert period_of(replace(FIGURE, has_happened=True), letter) == "2023"
    assert period_of(FIGURE, letter) is None
    assert period_of(replace(FIGURE, has_happened=True, is_timeless=True), letter) is None


def test_money_is_of_the_year_to_come_that_the_heading_of_a_report_names() -> None:
    report, ahead = Frame(whole="2023"), replace(YEAR, iso="2024")
    money = replace(FIGURE, amount=Amount(0, 2, "14", "eur"), headed=ahead)
    assert period_of(money, report) == "2024"
    assert period_of(replace(money, has_happened=True), report) == "2023"
    assert period_of(replace(money, headed=replace(YEAR, iso="2022")), report) == "2023"
    assert period_of(replace(FIGURE, headed=ahead), report) == "2023"


def test_month_of_a_decision_is_not_that_of_a_count_over_a_sitting_year() -> None:
    sitting, month = Frame(whole="2022/2023"), replace(YEAR, kind="month", iso="2022-11")
    assert period_of(replace(FIGURE, carried=month), sitting) == "2022/2023"
    assert period_of(replace(FIGURE, carried=month, amount=Amount(0, 2, "14", "percent")), sitting) == "2022-11"
    assert (
        period_of(replace(FIGURE, carried=month, amount=Amount(0, 4, "geen", "count", kind="zero")), sitting)
        == "2022-11"
    )


def test_a_list_is_counted_at_its_last_stand() -> None:
    frame = Frame(whole="2023", now="2023-05", is_list=True)
    assert period_of(replace(FIGURE, what="maatregelen gereed"), frame) == "2023-05"
    assert period_of(replace(FIGURE, what="steigers hersteld"), frame) == "2023"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Op dit moment", "2023-03-09"),
        ("Vandaag", "2023-03-09"),
        ("Vanavond", "2023-03-09"),
        ("Inmiddels", "2023"),
    ],
)
def test_now_is_the_day_of_a_meeting(words: str, expected: str) -> None:
    frame = Frame(whole="2023", day="2023-03-09", now="2023-03-09")
    assert iso(periods(f"{words} liggen er 12 schepen")[0], frame) == expected
    assert periods("Vandaag de dag liggen er 12 schepen") == []


def test_minutes_tell_of_what_is_over_in_the_year_that_was_spoken_of() -> None:
    told = replace(FIGURE, carried=replace(YEAR, iso="2022"), has_happened=True)
    assert period_of(told, MEETING) == "2022"
    assert period_of(replace(told, carried=replace(YEAR, iso="2025")), MEETING) == "2023"
    assert period_of(replace(told, has_happened=False), MEETING) == "2023"
    assert period_of(replace(told, has_happened=False, is_bare=True), MEETING) == "2022"
    assert period_of(told, Frame(whole="2023")) == "2023"


def test_year_of_a_day_is_not_that_of_a_count_over_a_sitting_year() -> None:
    sitting, day = Frame(whole="2022/2023"), replace(YEAR, kind="in_year", iso="2023")
    assert period_of(replace(FIGURE, carried=day), sitting) == "2022/2023"
    assert period_of(replace(FIGURE, carried=replace(day, kind="year")), sitting) == "2023"
    assert period_of(replace(FIGURE, carried=day, amount=Amount(0, 2, "14", "eur")), sitting) == "2023"


def test_documents_that_a_letter_says_were_found_are_of_no_period() -> None:
    letter = Frame(issued="2023", is_answer=True)
    for what in ("documenten aangetroffen", "gevonden documenten", "andere documenten"):
        assert period_of(replace(FIGURE, what=what, has_happened=True), letter) is None
    assert period_of(replace(FIGURE, what="klachten over documenten", has_happened=True), letter) == "2023"
    assert period_of(replace(FIGURE, what="documenten ingezien", has_happened=True), Frame(whole="2023")) == "2023"
    assert period_of(replace(FIGURE, what="documenten", period=YEAR), letter) == "2021"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Verslagperiode: 1 mei 2021 tot 1 mei 2022", "2021-08"),
        ("Verslagperiode: september 2021 tot en met augustus 2022", "2022-08"),
        ("Jaarverslag van de havenraad", "2022-08"),
        # the days of something else
        ("De brug was dicht van 1 mei 2020 tot 1 juni 2021.", "2022-08"),
    ],
)
def test_sitting_year_begins_when_its_report_says(text: str, expected: str) -> None:
    frame = frame_of(Document(id="d", sha256="0", part=1, text=text, kind="jaarverslag", period="2021/2022"))
    assert iso(periods("In augustus voer de pont")[0], frame) == expected


def test_end_of_a_sitting_year_is_its_last_month() -> None:
    end = periods("Aan het eind van het zittingsjaar waren 12 zetels bezet")[0]
    assert iso(end, Frame(whole="2021/2022", begins=5)) == "2022-04"
    assert iso(end, Frame(whole="2021/2022")) == "2022-08"
    assert iso(end, Frame(whole="2022")) == "2022"
    assert iso(end, Frame(whole="2019/2022")) == "2019/2022"


def test_vote_is_of_the_day_though_what_is_voted_on_names_a_year() -> None:
    assert period_of(replace(FIGURE, what="stemmen", period=YEAR), MEETING) == "2023-03-09"
    assert period_of(replace(FIGURE, what="stemmen", period=replace(YEAR, iso="2021-05-03")), MEETING) == "2021-05-03"
    assert period_of(replace(FIGURE, what="stembureaus", period=YEAR), MEETING) == "2021"


LETTER = Frame(whole="2022", now="2022", issued="2023", is_ruling=True)


@pytest.mark.parametrize(
    ("words", "frame", "expected"),
    [
        # a letter of 2023 on the year 2022 speaks of 2023 as this year
        ("Vorig jaar", LETTER, "2022"),
        ("Dit jaar", LETTER, "2023"),
        ("Het afgelopen verslagjaar", LETTER, "2022"),
        ("Een jaar eerder", LETTER, "2021"),
        # a report on 2022 speaks of 2022
        ("Vorig jaar", Frame(whole="2022"), "2021"),
        # the decisions of an executive have no year of their own but that of their day
        ("Vorig jaar", Frame(day="2023-03-09", issued="2023", is_ruling=True), "2022"),
        ("In het tweede kwartaal van vorig jaar", Frame(day="2023-03-09", issued="2023", is_ruling=True), "2022-Q2"),
        ("In het tweede kwartaal van vorig jaar", MEETING, "2022-Q2"),
    ],
)
def test_this_year_is_that_in_which_a_letter_was_sent(words: str, frame: Frame, expected: str) -> None:
    text = f"{words} lagen er 12 schepen"
    assert iso(joined(text, periods(text))[0], frame) == expected


@pytest.mark.parametrize(
    ("words", "is_past", "expected"),
    [
        ("In december", True, "2022-12"),
        ("In het vierde kwartaal", True, "2022-Q4"),
        ("Tussen september en december", True, "2022-09/2022-12"),
        # it is over, or still to come
        ("In februari", True, "2023-02"),
        ("In maart", True, "2023-03"),
        ("In december", False, "2023-12"),
    ],
)
def test_month_that_is_over_at_a_meeting_is_no_month_to_come(words: str, is_past: bool, expected: str) -> None:
    assert iso(periods(f"{words} lagen er 12 schepen")[0], MEETING, is_past=is_past) == expected
    assert iso(periods(f"{words} lagen er 12 schepen")[0], Frame(whole="2023"), is_past=is_past).startswith("2023")


def test_what_came_about_before_a_meeting_is_of_no_day() -> None:
    assert period_of(replace(FIGURE, has_happened=True, is_event=True), MEETING) == "2023"
    assert period_of(replace(FIGURE, is_standing=True, is_event=True), MEETING) == "2023"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Van de vier adviezen uit ons vorige verslag zijn er drie opgevolgd.", ["2022", "2023"]),
        ("Van de vier adviezen uit het verslag over 2021 zijn er drie opgevolgd.", ["2021", "2023"]),
        ("In ons vorige jaarbericht gaven we vier adviezen.", ["2022"]),
        ("Van de vier boten uit de vorige haven zijn er drie vertrokken.", ["2023", "2023"]),
        ("Er kwamen vier adviezen uit ons vorige verslag terug.", ["2023"]),
    ],
)
def test_what_a_report_takes_from_the_one_before_is_of_its_year(text: str, expected: list[str]) -> None:
    assert [period_of(found, Frame(whole="2023", now="2023")) for found in figures(text)] == expected


def test_minutes_before_are_not_of_the_year_before() -> None:
    found = figures("In het vorige verslag stonden vier punten.")
    assert [period_of(one, MEETING) for one in found] != ["2022"]
