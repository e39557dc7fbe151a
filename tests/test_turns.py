"""Who speaks in minutes that give some turns word for word."""

from dataclasses import replace

import pytest

from pipeline.decisions.outcomes import find
from pipeline.extract import sentences_of
from pipeline.records import Action
from tests.documents import of_lines


@pytest.mark.parametrize(
    ("paragraph", "owners"),
    [
        ("Wethouder OUD: De kade is oud. Ik zal de raad in mei een raming sturen.", ["Wethouder Oud"]),
        ("De heer VOS (VVD): Mooi. Ik zal de raad in mei een raming sturen.", ["heer Vos"]),
        ("De kade is oud. Ik zal de raad in mei een raming sturen.", [None]),
    ],
)
def test_what_i_will_do_is_of_whose_name_opens_the_paragraph(paragraph: str, owners: list[str | None]) -> None:
    head = ("body", "Vergadering van 4 april 2023. Wethouder Kamp: Er is niets te melden.")
    document = replace(of_lines(head, ("body", paragraph), period=None), kind="verslag overleg", body="raad")
    filler = "De vergadering duurde lang en de haven lag er rustig bij. " * 20  # few words are spoken
    document = replace(document, text=document.text + filler)
    found = [one for one in find(document, sentences_of(document)) if isinstance(one, Action)]
    assert [one.owner for one in found] == owners
