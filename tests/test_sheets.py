"""Infographics of which only the lines are left: each number finds its label, and prose stays prose."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.extract import extract
from pipeline.read import read
from pipeline.records import Figure
from pipeline.split import split

Found = list[tuple[float, str, str | None, str | None, str | None]]


def figures(tmp_path: Path, text: str, *, title: str = "Infographic 2023") -> Found:
    path = tmp_path / "blad.txt"
    path.write_text(f"Gemeente Pontveen\n{title}\n\n{text}\n\n{FILLING}", "utf-8")
    (document,) = split(read(str(path)))
    told = [
        one for one in extract(document) if isinstance(one, Figure) and one.place.start < document.text.find("Roeiers")
    ]
    return [(float(one.value or 0), one.unit, one.what, one.category, one.period) for one in told]


FILLING = "Roeiers\n14\n\nLoodsen\n7\n\nSluizen\n9\n\nSteigers\n31\n\nBoten\n12\n\nBruggen\n3\n\nHavens\n2"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nulverzuim\n41%", [(41, "percent", "Nulverzuim", None, "2023")]),
        ("VERZUIM\n5,1 %", [(5.1, "percent", "verzuim", None, "2023")]),
        (
            "Bootreizen\n\n2021   2022   2023\n 12     19     23",
            [(n, "count", "Bootreizen", None, y) for n, y in ((12, "2021"), (19, "2022"), (23, "2023"))],
        ),
        (
            "In dienst     Uit dienst\n162           119",
            [(162, "count", "In dienst", None, "2023"), (119, "count", "Uit dienst", None, "2023")],
        ),
        (
            "86\nreizigers\n\n54%     46%\nvrouw   man",
            [
                (86, "count", "reizigers", None, "2023"),
                (54, "percent", "reizigers", "vrouw", "2023"),
                (46, "percent", "reizigers", "man", "2023"),
            ],
        ),
        (
            "86\nmeldingen\n\nWaar gingen ze over?\n\n  9  lekkage\n  6  lawaai",
            [
                (86, "count", "meldingen", None, "2023"),
                (9, "count", "meldingen", "lekkage", "2023"),
                (6, "count", "meldingen", "lawaai", "2023"),
            ],
        ),
        (
            "Soort melding\nLekkage\n9\nLawaai\n6",
            [(9, "count", "melding", "lekkage", "2023"), (6, "count", "melding", "lawaai", "2023")],
        ),
        (
            "Doorlooptijd klacht\n6,5 weken\nnorm: maximaal 8 weken",
            [(6.5, "weeks", "Doorlooptijd klacht", None, "2023"), (8, "weeks", "Doorlooptijd klacht", "norm", "2023")],
        ),
    ],
)
def test_a_number_counts_what_its_label_says(tmp_path: Path, text: str, expected: Found) -> None:
    assert figures(tmp_path, text) == expected


def test_the_numbers_of_titles_count_nothing(tmp_path: Path) -> None:
    assert figures(tmp_path, "1 Vooraf\n\n2 Lekkages\n\n3 Lawaai") == []


def test_lines_that_say_something_themselves_are_read_as_prose(tmp_path: Path) -> None:
    text = "Vaardagen\n\n12 schippers\n\n26 vaartochten in teams"
    assert [found[:3] for found in figures(tmp_path, text)] == [
        (12, "count", "schippers"),
        (26, "count", "vaartochten in teams"),
    ]
