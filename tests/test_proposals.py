"""Proposals in a list of decisions, with their outcome below."""

from dataclasses import replace

import pytest

from pipeline.decisions.rulings.proposals import proposals
from pipeline.meeting import meeting_of
from pipeline.records import Action, Decision
from tests.documents import of_lines

HEAD = (("heading", "Besluitenlijst college"), ("body", "Vergadering van 4 april 2023"))


def found(*lines: tuple[str, str], kind: str = "besluitenlijst") -> list[Decision | Action]:
    document = replace(of_lines(*HEAD, *lines, period=None), kind=kind, body="college")
    return list(proposals(document, meeting_of(document)))


def test_each_point_is_decided_by_the_outcome_below_it() -> None:
    lines = [
        ("heading", "3. Veerpont"),
        ("item", "a. De huur van de steiger te verlengen tot 1 mei 2026;"),
        ("item", "b. de aanvraag voor een tweede pont af te wijzen."),
        ("body", "Besluit: Conform."),
    ]
    decisions = [one for one in found(*lines) if isinstance(one, Decision)]
    assert [(one.kind, one.decider, one.decided_on) for one in decisions] == [
        ("verlenging", "college", "2023-04-04"),
        ("afwijzing", "college", "2023-04-04"),
    ]
    assert decisions[1].quote.endswith("Besluit: Conform.")


def test_what_is_held_over_is_one_decision_on_the_item() -> None:
    lines = [("heading", "4. Kade"), ("body", "In te stemmen met de kade."), ("body", "Besluit: Aangehouden.")]
    assert [(one.kind, one.quote) for one in found(*lines)] == [
        ("uitstel", "In te stemmen met de kade. Besluit: Aangehouden.")
    ]


def test_an_explanation_is_no_proposal() -> None:
    lines = [
        ("heading", "5. Sluis"),
        ("body", "De raad voor te stellen de sluis te sluiten."),
        ("body", "Toelichting: om kosten te besparen."),
        ("body", "Besluit: Akkoord."),
    ]
    assert [one.kind for one in found(*lines)] == ["besluit"]


def test_a_condition_on_an_outcome_is_still_to_be_done() -> None:
    lines = [
        ("heading", "6. Nota"),
        ("body", "De nota vast te stellen."),
        ("body", "Besluit: Conform, met dien verstande dat de kaart wordt vernieuwd."),
    ]
    assert [one.action for one in found(*lines) if isinstance(one, Action)] == ["De kaart wordt vernieuwd."]


@pytest.mark.parametrize("outcome", ["Besluit: Niet behandeld.", "Besluit: de sluis blijft open.", "Geen besluit."])
def test_without_an_outcome_a_proposal_is_no_decision(outcome: str) -> None:
    assert found(("heading", "5. Sluis"), ("body", "De sluis te sluiten."), ("body", outcome)) == []


def test_minutes_that_are_no_list_are_left_alone() -> None:
    lines = [("heading", "5. Sluis"), ("body", "De sluis te sluiten."), ("body", "Besluit: Conform.")]
    assert found(*lines, kind="verslag overleg") == []
