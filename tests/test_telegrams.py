"""Notes of a task with who is to do it beside it."""

from dataclasses import replace

import pytest

from pipeline.decisions.outcomes import find
from pipeline.extract import sentences_of
from pipeline.records import Action
from tests.documents import of_lines


def actions(text: str) -> list[tuple[str, str | None, str | None]]:
    head = ("body", "Verslag MT 3 maart 2025")
    document = replace(of_lines(head, ("item", text), period="2025-03-03"), kind="verslag overleg", body="MT")
    found = find(document, sentences_of(document))
    return [(one.kind, one.owner, one.deadline) for one in found if isinstance(one, Action)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- Plan v aanpak: SM, klaar uiterlijk 15/4, daarna naar OR.", ("actiepunt", "SM", "2025-04-15")),
        ("- HdB schrijft brief aan de havenmeester.", ("afspraak", "HdB", None)),
        ("- JK gaat met de havenmeester om tafel.", ("afspraak", "JK", None)),
        ("- De kade wordt gemeten. Trekker = JK.", ("actiepunt", "JK", None)),
        ("- 12 | Kaart tekenen | Joris | 15 april | nog niet gestart", ("actiepunt", "Joris", "2025-04-15")),
        ("- 12-3 Lijst met havens bijwerken / Sanne / open", ("actiepunt", "Sanne", None)),
        ("- Overleg met de havenmeester inplannen (btw steiger) – Joris", ("actiepunt", "Joris", None)),
        ("- Alle teamleiders: formulier invullen, deadline 15 april", ("actiepunt", "Alle teamleiders", "2025-04-15")),
        ("- Beheerplan: kaarten aanleveren, wijkteams, zsm", ("actiepunt", "wijkteams", None)),
        ("- Kaart van de haven afronden (Joris / Wubke)", ("actiepunt", "Joris / Wubke", None)),
        ("- OR vraagt cijfers externe inhuur.", ("verzoek", None, None)),
        ("AP-12 Memo over de steiger – Joris – 27-6", ("actiepunt", "Joris", "2025-06-27")),
        ("#7 Memo over de steiger - Joris (review Wubke) - juli", ("actiepunt", "Joris (review Wubke)", "2025-07")),
        ("A3. Contact met het waterschap – Joris – n.t.b.", ("actiepunt", "Joris", None)),
        ("AP-14 | Memo over de steiger | Joris | Q3", ("actiepunt", "Joris", "2025-Q3")),
        ("AP-15 – Joris – Memo over de steiger – 12 april", ("actiepunt", "Joris", "2025-04-12")),
        ("- AP-9 memo over de steiger (Joris): staat er, dicht.", ("actiepunt", "Joris", None)),
    ],
)
def test_telegrams_tell_who_does_what(text: str, expected: tuple[str, str | None, str | None]) -> None:
    assert actions(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "- Overwerk: JK, ziek, weer beter.",
        "- OR vraagt zich af of de cijfers kloppen.",
        "- HdB schrijft veel.",
        "- De haven / de kade / de pont staat open",
        "- De pont, Joris, het was laat.",
    ],
)
def test_talk_is_no_task(text: str) -> None:
    assert actions(text) == []


@pytest.mark.parametrize(
    ("line", "owner"),
    [
        ("→ JK: de kaart opnieuw tekenen", "JK"),
        ("-> Bureau Kade: de kaart opnieuw tekenen", "Bureau Kade"),
        ("→ allen: de kaart nalezen", "allen"),
        ("→ JK: de kaart is te oud", None),
        ("JK: de kaart opnieuw tekenen", None),  # initials alone may be of a body that says so
    ],
)
def test_an_arrow_says_that_initials_and_bodies_too_are_to_do_it(line: str, owner: str | None) -> None:
    document = replace(of_lines(("body", line)), kind="verslag overleg")
    assert next((one.owner for one in find(document, sentences_of(document)) if isinstance(one, Action)), None) == owner


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("- AP-9 memo over de steiger (Joris): staat er, dicht.", "gereed"),
        ("- AP-9 memo over de steiger (Joris): is geweest op 2 mei, met twaalf schippers.", "gereed"),
        ("- AP-9 memo over de steiger (Joris): schuift op naar de volgende keer.", "uitgesteld"),
        ("- AP-9 memo over de steiger (Joris): twee keer gebeld en nog geen antwoord.", "loopt"),
        ("AP-9 Memo over de steiger – Joris – half klaar", "loopt"),
    ],
)
def test_coded_lines_tell_how_far_it_is(text: str, status: str) -> None:
    document = replace(of_lines(("body", "Verslag MT 3 maart 2025"), ("item", text)), kind="verslag overleg", body="MT")
    found = find(document, sentences_of(document))
    assert [(type(one), getattr(one, "status", None)) for one in found] == [(Action, status)]


@pytest.mark.parametrize(
    "text",
    [
        "#211 Veld wordt optioneel – Joris – 27-6",  # tells
        "A12 Utrecht – Arnhem – juli",  # a road
        "2024-25 Begroting – Haven – vastgesteld",
        "AP-95 is besproken – Joris was er niet – 27-6",
    ],
)
def test_codes_of_other_things_open_no_task(text: str) -> None:
    assert actions(text) == []
