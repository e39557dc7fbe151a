"""Decisions of a list that labels none."""

from dataclasses import replace

import pytest

from pipeline.decisions.rulings.listedorders import listed_orders
from pipeline.meeting import meeting_of
from pipeline.records import Decision
from tests.documents import of_lines

PLACE = ("heading", "3. Kade en steiger")


def kinds(*lines: tuple[str, str], kind: str = "besluitenlijst") -> list[str]:
    document = replace(of_lines(*lines, period=None), kind=kind)
    return [one.kind for one in listed_orders(document, meeting_of(document)) if isinstance(one, Decision)]


@pytest.mark.parametrize(
    "lines",
    [
        (PLACE, ("body", "De verordening op de kade vast te stellen.")),
        (PLACE, ("item", "- De verordening op de kade vast te stellen")),
        (("item", "3. Kade en steiger: de verordening op de kade vast te stellen"),),
        (("item", "• Kade en steiger – de verordening op de kade vast te stellen"),),
        (("heading", "3. Verzoek om een steiger: de verordening op de kade vast te stellen"),),
    ],
)
def test_an_order_below_or_behind_a_title_is_a_decision_of_the_list(lines: tuple[tuple[str, str], ...]) -> None:
    assert kinds(*lines) == ["vaststelling"]
    assert kinds(*lines, kind="verslag overleg") == []  # minutes also tell what was only proposed
    assert kinds(*lines, ("body", "Besluit: conform.")) == []  # the label decides on what stands above it


@pytest.mark.parametrize(
    "lines",
    [
        (("heading", "Gevraagd besluit"), ("body", "De verordening op de kade vast te stellen.")),
        (("item", "3. Voorstel: de verordening op de kade vast te stellen"),),
        (PLACE, ("body", "De kade heeft veel te lijden.")),
        (("item", "3. Kade en steiger: het is niet te geloven hoe laag het water is"),),
        (PLACE, ("heading", "Kade te huur")),
    ],
)
def test_what_is_proposed_or_told_is_none(lines: tuple[tuple[str, str], ...]) -> None:
    assert kinds(*lines) == []
