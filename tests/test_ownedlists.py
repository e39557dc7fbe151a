"""Points that each end in who sees to it."""

import pytest

from pipeline.decisions.lists.ownedlists import owned_lists
from pipeline.meeting import Meeting
from tests.documents import of_lines


def test_points_that_end_in_a_function_or_body_are_its_actions() -> None:
    points = [
        "• de kade uiterlijk 1 mei 2025 is gemeten (directeur Havens);",
        "• de masten worden geteld (afdeling Beheer, Q2 2025);",
        "• de loodsen worden geverfd (teamleiders, doorlopend).",
    ]
    lead = ("body", "Het managementteam heeft vastgesteld dat:")
    found = owned_lists(of_lines(lead, *(("item", point) for point in points)), Meeting())
    assert [(one.owner, one.deadline, one.status) for one in found] == [
        ("directeur Havens", "2025-05-01", "open"),
        ("afdeling Beheer", "2025-Q2", "open"),
        ("teamleiders", None, "doorlopend"),
    ]


@pytest.mark.parametrize(
    "points",
    [
        ["• de kade is gemeten (zie bijlage);", "• de masten worden geteld (zie hoofdstuk 2)."],
        ["• jaarplan (afdeling Beheer);", "• begroting (directie)."],
        ["• de kade werd gemeten (directie);", "• de masten waren geteld (directie)."],
        ["• de kade wordt gemeten (directie);", "• de masten worden geteld.", "• de loods blijft."],
    ],
)
def test_other_points_in_brackets_are_none(points: list[str]) -> None:
    assert owned_lists(of_lines(*(("item", point) for point in points)), Meeting()) == []
