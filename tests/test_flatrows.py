"""Tables in plain text that lost the white between their columns."""

import time

import pytest

from pipeline.readers.flatrows import flat_rows
from pipeline.readers.text import items_of
from pipeline.records import Line, Table

BODY = ["Kaden en steigers 1.410 1.396 14", "Bruggen 231 248 -17", "Totaal lasten 1.641 1.644 -3"]


def rows(*lines: str) -> list[list[str]]:
    return flat_rows([(0, line) for line in lines])[1]


@pytest.mark.parametrize(
    ("head", "heads"),
    [
        (["Begroting 2023 Rekening 2023 Verschil"], ["", "Begroting 2023", "Rekening 2023", "Verschil"]),
        (["Programma 2021 2022 2023"], ["Programma", "2021", "2022", "2023"]),
        (["begroting rekening verschil"], ["", "begroting", "rekening", "verschil"]),
        (["Begroting Rekening Rekening", "2023 2023 2022"], ["", "Begroting 2023", "Rekening 2023", "Rekening 2022"]),
        (
            ["Begroting na Rekening Verschil", "wijziging 2023 2023"],
            ["", "Begroting na wijziging 2023", "Rekening 2023", "Verschil 2023"],
        ),
        (["Omschrijving Schepen Bemanning Reizen"], ["Omschrijving", "Schepen", "Bemanning", "Reizen"]),
    ],
)
def test_the_words_above_the_rows_are_shared_out_among_the_columns(head: list[str], heads: list[str]) -> None:
    assert rows(*head, *BODY) == [heads, *([*line.rsplit(" ", 3)] for line in BODY)]


def test_a_label_alone_is_the_title_of_the_rows_below_it() -> None:
    assert [row[0] for row in rows("2021 2022 2023", "Lasten", *BODY, "Baten", "Liggeld 610 655 45")] == [
        "",
        "Lasten",
        "Kaden en steigers",
        "Bruggen",
        "Totaal lasten",
        "Baten",
        "Liggeld",
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ["De kosten stegen weer.", *BODY],  # a sentence heads nothing
        ["Begroting Rekening", *BODY],  # two heads for three columns
        ["Begroting Rekening Verschil", *BODY[:2]],  # two rows may be chance
        ["Rooster", "Maandag 9 12", "Dinsdag 9 12", "Woensdag 10 12"],
        ["Begroting 2023 Rekening 2023", "In mei vielen er 3 doden.", "In juni vielen er 4.", "In juli geen."],
    ],
)
def test_what_is_no_table(lines: list[str]) -> None:
    assert rows(*lines) == []


def test_the_caption_stays_a_line_of_its_own() -> None:
    text = "Zo verliep het jaar.\n\nTabel 2 Lasten van de havens (bedragen x € 1.000)\nBegroting Rekening Verschil\n"
    items = list(items_of(text + "\n".join(BODY), page=None))
    assert [item.text for item in items if isinstance(item, Line)][-1].startswith("Tabel 2")
    assert [len(item.rows) for item in items if isinstance(item, Table)] == [4]


def test_a_dash_is_an_empty_cell_not_the_minus_of_the_next() -> None:
    lines = ("2021 2022 2023", "Kaden 41 33 29", "Bruggen - 1 4", "Sluizen 3 -2 -/- 1")
    assert rows(*lines)[2:] == [["Bruggen", "-", "1", "4"], ["Sluizen", "3", "-2", "-/- 1"]]


@pytest.mark.parametrize("row", ["A" + " - 1" * 36 + " x)", "A" + " 1 N" * 36 + " x)"])
def test_a_row_that_is_none_takes_no_time(row: str) -> None:
    began = time.perf_counter()
    assert rows("Begroting Rekening", *[row] * 4) == []
    assert time.perf_counter() - began < 1
