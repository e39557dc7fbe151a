"""Tables that look back and ahead: the column of plans gives the actions, with their owners."""

from dataclasses import replace

import pytest

from pipeline.decisions.lists.plantables import plan_tables
from pipeline.decisions.outcomes import find
from pipeline.extract import sentences_of
from pipeline.meeting import meeting_of
from pipeline.records import Action
from tests.documents import of_table

ROWS: list[list[str | None]] = [
    ["Steiger", "De steiger is gestut.", "De steiger vervangen, uiterlijk 1 mei 2024.", "Havendienst"],
    ["Pont", "Niet aan toegekomen.", "Elk kwartaal een proefvaart houden.", "HR"],
    ["Loods", "Dak gerepareerd.", "-", "HR"],
]


def found(heads: list[str | None], rows: list[list[str | None]] = ROWS, *, kind: str = "jaarverslag") -> list[Action]:
    document = replace(of_table([heads, *(row[: len(heads)] for row in rows)], period="2023"), kind=kind)
    made = list(plan_tables(document, meeting_of(document)))
    told = [one for one in find(document, sentences_of(document)) if isinstance(one, Action)]
    assert [one.quote for one in made] == [one.quote for one in told if one.rule == "plannentabel"]
    return made


@pytest.mark.parametrize(
    "ahead",
    [
        *(
            "Wat gaan we doen in 2024?",
            "Plannen 2024",
            "Vooruitblik",
            "Komend jaar",
            "In 2024",
            "2024",
            "Vervolgstappen",
        ),
        *("Onze ambities", "Dit pakken we op", "Nog te doen", "Acties voor 2024"),
    ],
)
@pytest.mark.parametrize("back", ["Wat we deden (2023)", "Terugblik 2023", "Resultaat"])
def test_the_column_that_looks_ahead_holds_the_plans(ahead: str, back: str) -> None:
    told = found(["Thema", back, ahead, "Wie"])
    assert [(one.kind, one.owner, one.deadline, one.status) for one in told] == [
        ("actiepunt", "Havendienst", "2024-05-01", "open"),
        ("actiepunt", "HR", None, "doorlopend"),
    ]
    assert [one.kind for one in found(["Thema", back, ahead])] == ["voornemen", "voornemen"]


@pytest.mark.parametrize(
    "heads",
    [
        ["Thema", "Voortgang", "Wat we gingen doen in 2023", "Wie"],
        ["Thema", "Plannen 2022", "Resultaat 2023", "Wie"],
        ["Thema", "Toelichting", "Bevindingen", "Wie"],
    ],
)
def test_columns_of_what_was_are_none(heads: list[str | None]) -> None:
    assert found(heads) == []


def test_numbers_states_and_minutes_are_none() -> None:
    numbers: list[list[str | None]] = [["Steiger", "12", "14"], ["Pont", "3", "4"], ["Loods", "5", "1"]]
    assert found(["Soort", "2023", "2024"], numbers) == []
    states: list[list[str | None]] = [["Steiger meten", "x", "nog niet gestart"], ["Pont keuren", "y", "loopt nog"]]
    assert found(["Wat", "Door", "Vervolg"], [*states, ["Kade", "z", "in gang gezet"]]) == []
    assert found(["Thema", "Terugblik", "Vooruitblik", "Wie"], kind="verslag overleg") == []


def test_bold_rows_that_were_taken_for_heads_are_read_too() -> None:
    document = of_table(
        [["Thema", "Terugblik", "Plannen 2024"], *(row[:3] for row in ROWS)], header_rows=3, period="2023"
    )
    made = replace(document, kind="jaarverslag")
    assert len(list(plan_tables(made, meeting_of(made)))) == 2
