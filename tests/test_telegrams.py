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
        ("- OR vraagt cijfers externe inhuur.", ("verzoek", None, None)),
    ],
)
def test_telegrams_tell_who_does_what(text: str, expected: tuple[str, str | None, str | None]) -> None:
    assert actions(text) == [expected]


@pytest.mark.parametrize(
    "text", ["- Overwerk: JK, ziek, weer beter.", "- OR vraagt zich af of de cijfers kloppen.", "- HdB schrijft veel."]
)
def test_talk_is_no_task(text: str) -> None:
    assert actions(text) == []
