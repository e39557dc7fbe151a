"""What minutes say becomes of numbered issues."""

import pytest

from pipeline.decisions.rulings.issuerulings import issue_rulings
from pipeline.meeting import Meeting
from pipeline.records import Decision
from tests.documents import of_lines

MINUTES = Meeting(is_minutes=True, body="Kaartoverleg", date="2024-06-06")


def _found(*lines: tuple[str, str], meeting: Meeting = MINUTES) -> list[Decision]:
    return list(issue_rulings(of_lines(*lines), meeting))


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Havenkaart [issue #6] Kleuren van de kades kiezen (30 april 2024) afsluiten", "besluit"),
        ("Havenkaart [issue #6] Kleuren van de kades kiezen (30 april 2024), Status: afsluiten", "besluit"),
        ("• Havenkaart [issue #6] Kleuren van de kades kiezen, status: gesloten.", "besluit"),
        ("Issue 12 – Kleuren van de kades – afsluiten met een kaart", "besluit"),
        ("Wijzigingsvoorstel 2024: Kleuren van de kades (3 mei): afwijzen", "afwijzing"),
        ("RFC #4 Kleuren van de kades (3 mei): aanhouden", "uitstel"),
        ("Havenkaart [issue #6] Kleuren van de kades kiezen (30 april 2024): akkoord", "goedkeuring"),
    ],
)
def test_what_stands_behind_the_title_of_an_issue_is_what_was_decided(line: str, kind: str) -> None:
    assert [(one.kind, one.decider, one.decided_on) for one in _found(("body", line))] == [
        (kind, "Kaartoverleg", "2024-06-06")
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Havenkaart [issue #6] Kleuren van de kades kiezen (30 april 2024)",
        "Havenkaart [issue #6] Kleuren van de kades kiezen (30 april 2024), Status: in onderzoek",
        "Havenkaart [issue #6] Hoe wij kades (oude en nieuwe) afsluiten",
        "Havenkaart [issue #6] Kades afsluiten",
        "Door issue #6 (30 april) te sluiten komt er ruimte.",
        "De kades (oude en nieuwe) afsluiten",
    ],
)
def test_a_title_alone_or_a_status_under_way_is_no_decision(line: str) -> None:
    assert _found(("body", line)) == []


def test_the_outcome_may_stand_on_the_next_line_in_another_letter() -> None:
    found = _found(
        ("body", "Havenkaart [issue #6] Kleuren kiezen (3 mei 2024)"), ("heading", "afsluiten met een kaart")
    )
    assert [one.quote for one in found] == ["Havenkaart [issue #6] Kleuren kiezen (3 mei 2024) afsluiten met een kaart"]
    assert _found(("body", "Havenkaart [issue #6] Kleuren kiezen (3 mei 2024)"), ("heading", "Afsluiting")) == []


def test_only_minutes_decide_so() -> None:
    assert _found(("body", "Havenkaart [issue #6] Kleuren (3 mei) afsluiten"), meeting=Meeting()) == []
