"""Action lists of which the text has each cell on a line of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.decisions.lists.actionlists import action_lists
from pipeline.meeting import meeting_of
from pipeline.read import read
from pipeline.records import Action, Document
from pipeline.split import split

HEAD = ["Verslag overleg havenraad", "Datum: 4 maart 2031", "", "Nr", "Actie", "Wie", "Wanneer", "Stand"]
ROWS = [
    *("1", "Kade meten", "Joris", "1 april 2031 (was 1 maart 2031)", "loopt"),
    *("2", "Boei verven", "HR/OR", "feb 2031", "gereed"),
    *("NIEUW", "3", "Steiger nalopen en daarover aan de raad berichten", "Femke", "-", "vervalt"),
    *("4", "Loods leeghalen", "havenmeester", "mei 2031"),
]


def read_lines(folder: Path, *lines: str) -> Document:
    file = folder / "lijst.txt"
    file.write_text("\n".join(lines), "utf-8")
    return split(read(file))[0]


def listed(document: Document) -> list[Action]:
    return action_lists(document, meeting_of(document))


def test_each_row_is_an_action_with_its_owner_time_and_status(tmp_path: Path) -> None:
    found = listed(read_lines(tmp_path, *HEAD, *ROWS, "", "Het verslag is aan alle leden rondgestuurd op 9 maart."))
    assert [(one.owner, one.deadline, one.status) for one in found] == [
        ("Joris", "2031-04-01", "loopt"),
        ("HR/OR", "2031-02", "gereed"),
        ("Femke", None, "vervallen"),
        ("havenmeester", "2031-05", "open"),
    ]
    assert found[0].quote == "1 Kade meten Joris 1 april 2031 (was 1 maart 2031) loopt"
    assert found[-1].quote == "4 Loods leeghalen havenmeester mei 2031"


@pytest.mark.parametrize(
    "lines",
    [
        [*HEAD[:3], *ROWS],  # no head says what the columns are
        [*HEAD, *ROWS[:5]],  # one row may be anything
        [
            *HEAD[:3],
            "Nr",
            "Schip",
            "Lengte",
            "Breedte",
            "1",
            "Anna",
            "20",
            "4",
            "2",
            "Berta",
            "18",
            "4",
            "3",
            "Cor",
            "9",
            "3",
        ],
    ],
)
def test_what_is_no_action_list(lines: list[str], tmp_path: Path) -> None:
    assert listed(read_lines(tmp_path, *lines)) == []
