"""The frame in which a document speaks."""

from dataclasses import replace

import pytest

from pipeline.meeting import meeting_of
from pipeline.records import Document
from tests.documents import of_lines


@pytest.mark.parametrize(
    ("lines", "date"),
    [
        ([("heading", "Verslag stuurgroep Haven"), ("body", "Vergadering van 12 april 2022, raadzaal")], "2022-04-12"),
        ([("heading", "Besluitenlijst"), ("body", "Vergaderdatum: 3 mei 2023")], "2023-05-03"),
        ([("heading", "Notulen"), ("body", "3 mei 2023"), ("body", "Vaststelling verslag 4 maart 2023")], "2023-05-03"),
        ([("heading", "Notulen"), ("body", "Er is geen datum.")], None),
    ],
)
def test_minutes_take_their_day_from_the_head(lines: list[tuple[str, str]], date: str | None) -> None:
    meeting = meeting_of(of_lines(*lines, period=None))
    assert meeting.is_minutes
    assert meeting.date == date


def test_a_report_has_no_meeting() -> None:
    document = replace(of_lines(("body", "Jaarverslag 2021 van de ombudsman."), period="2021"), kind="jaarverslag")
    meeting = meeting_of(document)
    assert (meeting.is_minutes, meeting.date, meeting.last_year, meeting.next_period) == (False, None, 2021, "2022")


def test_a_sitting_year_ends_in_its_second() -> None:
    document = replace(of_lines(("body", "Wij kwamen bijeen."), period="2021/2022"), kind="jaarverslag")
    meeting = meeting_of(document)
    assert (meeting.last_year, meeting.horizon, meeting.next_period) == (2022, 2021, "2022/2023")


def test_a_body_is_called_as_the_text_calls_it_most() -> None:
    text = "De OR sprak over de kantine. De OR koos een voorzitter. Namens de ondernemingsraad, S. Vos"
    document = replace(of_lines(("body", text)), kind="jaarverslag", body="Ondernemingsraad")
    assert meeting_of(document).body == "OR"


def test_the_employer_of_somebody_present_is_not_the_body() -> None:
    lines = [("heading", "Verslag stuurgroep havens"), ("body", "aanwezig Sanne Vos (Bureau Water), Joris Kamp")]
    document = replace(of_lines(*lines, period=None), kind="verslag overleg", body="Bureau Water")
    assert meeting_of(document).body == "stuurgroep"


def test_a_long_report_that_speaks_of_meetings_is_no_minutes() -> None:
    words = "Het overleg en de vergadering kwamen vaak aan bod. " * 1200
    document = replace(
        of_lines(("heading", "Stand van de haven"), ("body", words), period=None), kind="verslag overleg"
    )
    assert not meeting_of(document).is_minutes


@pytest.mark.parametrize(
    ("announced", "day"),
    [
        ("Volgende vergadering: 25 mei 2023.", "2023-05-25"),
        ("De volgende overlegvergadering is op 7 februari.", "2024-02-07"),
        ("De raad komt op 12 december weer bijeen.", "2023-12-12"),
        ("Volgende keer: di 6 juni 13 uur", "2023-06-06"),
        ("De vorige vergadering was op 7 februari.", None),
        ("De raad kwam op 12 december weer bijeen.", None),
    ],
)
def test_minutes_announce_the_next_meeting(announced: str, day: str | None) -> None:
    lines = [("heading", "Notulen"), ("body", "Vergadering van 3 april 2023"), ("body", announced)]
    assert meeting_of(of_lines(*lines, period=None)).next_date == day


def test_a_status_report_covers_up_to_its_day() -> None:
    lines = [("heading", "Voortgang actieplan 2021-2024"), ("body", "Stand per 31 december 2022")]
    document = replace(of_lines(*lines, period="2021/2024"), kind="jaarverslag")
    assert meeting_of(document).last_year == 2022


@pytest.mark.parametrize(
    ("signature", "body"),
    [
        ("De minister van Zee en Kust, namens deze,", "minister van Zee en Kust"),
        ("DE STAATSSECRETARIS VAN ZEE EN KUST, namens deze,", "Staatssecretaris van Zee en Kust"),
        ("Het dagelijks bestuur, namens dit bestuur", None),
        ("Het dagelijks bestuur, namens hen", "dagelijks bestuur"),
        ("De Minister van Water, Wind en Weer, namens deze:", "Minister van Water, Wind en Weer"),
        ("De minister stuurt namens de raad een brief.", None),
    ],
)
def test_a_letter_speaks_for_who_signs_it(signature: str, body: str | None) -> None:
    lines = [("body", "Datum 3 mei 2021"), ("body", "Ik besluit de stukken te delen."), ("body", signature)]
    meeting = meeting_of(replace(of_lines(*lines, period=None), kind="brief"))
    assert (meeting.body, meeting.letter_date, meeting.is_minutes) == (body, "2021-05-03", False)


def test_a_report_has_no_day_of_a_letter() -> None:
    document = replace(of_lines(("body", "Datum 3 mei 2021")), kind="jaarverslag")
    assert meeting_of(document).letter_date is None


@pytest.mark.parametrize(
    ("said", "body"),
    [
        ("Het TO stemt in. Daarna spreekt het TO over de kade. Het TO besluit niets.", "TO"),
        ("Het TO stemt in. De stuurgroep spreekt over de kade.", None),
        ("Het TO stemt in. Het TO en de OR spreken. De OR gaat naar huis. De OR slaapt. Het TO ook.", None),
    ],
)
def test_the_body_that_minutes_name_again_and_again_meets(said: str, body: str | None) -> None:
    text = f"Vergaderdatum 4 maart 2021\nAanwezig: Sanne Vos, Joris Kamp\n{said}"
    document = Document(id="d", sha256="", part=1, kind="verslag overleg", text=text)
    assert meeting_of(document).body == body
