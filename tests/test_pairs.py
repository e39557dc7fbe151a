"""Key figures of which the number stands below its label or behind a line of dots, with what only looks like them."""

from __future__ import annotations

import pytest

from pipeline.readers.pairs import paired_rows
from pipeline.readers.text import items_of
from pipeline.records import Table

PAIRS = [
    ("In dienst", "194"),
    ("Bezetting", "171,2 fte"),
    ("Vrouw", "44%"),
    ("Opleiding", "€ 31.480"),
    ("Klachten", "3"),
]


def tables(text: str) -> list[list[str]]:
    found = [item for item in items_of(text, page=1) if isinstance(item, Table)]
    return [[" ".join(line.text for line in cell.lines) for cell in row] for one in found for row in one.rows]


@pytest.mark.parametrize("between", ["\n", "\n\n", "\n\n\n"])
@pytest.mark.parametrize("title", ["", "Kerncijfers 2021\n\n", "KERNCIJFERS\n", "Het jaar in beeld\nWij telden:\n\n"])
def test_a_number_below_its_label_is_a_row(title: str, between: str) -> None:
    text = title + between.join(f"{label}\n{number}" for label, number in PAIRS)
    assert [tuple(row) for row in tables(f"Een stuk zonder tabel.\n\n{text}\n\nDaarna gaat het verder.")[1:]] == PAIRS


@pytest.mark.parametrize("dots", [" .......... ", "..........", " . . . . . . ", " …… "])
def test_dots_lead_to_the_number(dots: str) -> None:
    rows = tables("\n".join(f"{label}{dots}{number}" for label, number in PAIRS))[1:]
    assert [(row[0].strip(" .…"), row[1]) for row in rows] == PAIRS


@pytest.mark.parametrize(
    "text",
    [
        "Inleiding ........ 3\nMeldingen ........ 5\nNevenwerk ........ 9\nVooruitblik ........ 12",
        "Opening\n1\n\nMededelingen\n2\n\nVerslag\n3\n\nSluiting\n4\n",
        "194\nIn dienst\n\n171,2 fte\nBezetting\n\n44%\nVrouw\n",
        "Kerncijfers\n194\nin dienst\n171,2 fte\nbezetting\n44%\nvrouw\n",
        "Jaarverslag\n2021\n\nBegroting\n2022\n\nJaarrekening\n2020\n",
        "Wij hielden spreekuren.\n12\n\nWij gaven advies.\n30\n\nWij spraken af.\n4\n",
        "In dienst\n194\n\nUit dienst\n12\n",
    ],
)
def test_what_only_looks_like_key_figures_is_no_table(text: str) -> None:
    assert tables(text) == []


def test_the_lines_after_the_last_pair_are_left() -> None:
    lines = [(1 - at % 2, part) for at, part in enumerate(part for pair in PAIRS for part in pair)]
    assert paired_rows([*lines, (1, "Hoofdstuk 2")])[0] == 2 * len(PAIRS)
