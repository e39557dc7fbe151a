"""Lists whose points each count a part of what their lead names."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.extract import extract
from pipeline.records import Document, Figure
from tests.documents import of_lines


def told(lead: str, *points: str) -> list[tuple[int, str | None, str | None]]:
    lines = (("body", "Wij spraken met 35 schippers."), ("body", lead), *(("item", point) for point in points))
    document: Document = replace(of_lines(*lines, period="2023"), kind="jaarverslag")
    found = [one for one in extract(document) if isinstance(one, Figure) and one.value != 35]
    return [(int(one.value or 0), one.what, one.category) for one in found]


@pytest.mark.parametrize("mark", ["- ", "• ", "", "1. "])
@pytest.mark.parametrize("shape", ["{} ({})", "{}: {}", "{} – {}", "{} ({}; 40%)"])
def test_each_point_counts_a_part(mark: str, shape: str) -> None:
    points = [mark + shape.format(name, number) for name, number in (("Lekkage", 14), ("Lawaai", 9))]
    found = [one for one in told("De meldingen gingen over:", *points) if one[0] != 40]
    assert found == [(14, "meldingen", "lekkage"), (9, "meldingen", "lawaai")]


@pytest.mark.parametrize("shape", ["- {1} {0}", "- {0} {1}", "- {1}x {0}"])
def test_a_number_may_stand_before_or_behind(shape: str) -> None:
    points = [shape.format(name, number) for name, number in (("lekkage", 14), ("lawaai", 9), ("stank", 11))]
    assert [one[0::2] for one in told("Waar ging het over?", *points)] == [
        (14, "lekkage"),
        (9, "lawaai"),
        (11, "stank"),
    ]


def test_the_lead_may_name_the_whole_by_its_division() -> None:
    found = told("Klachten naar oorzaak:", "- Lekkage (14)", "- Lawaai (9)")
    assert found == [(14, "Klachten", "lekkage"), (9, "Klachten", "lawaai")]


@pytest.mark.parametrize(
    ("lead", "points"),
    [
        ("Aanwezig:", ("- Jan Mol (14)", "- Piet de Wit (9)")),
        ("Inhoud:", ("- Vooraf 3", "- Lekkage 5", "- Lawaai 9")),
        ("Ontvangen zijn adviezen van:", ("- de loodsen (16)", "- de schippers (17)", "- de bonden (18)")),
        ("De regels zijn van:", ("- de code (2019)", "- de regeling (2021)")),
    ],
)
def test_names_pages_and_years_count_nothing(lead: str, points: tuple[str, ...]) -> None:
    assert told(lead, *points) == []
