"""Key figures set side by side: each number keeps its own label, wherever that stands. All bodies are fictional."""

from __future__ import annotations

import pytest
from pages import pages_of, paragraph, pdf_of, rows, texts

from pipeline.extract import extract
from pipeline.records import Figure
from tests.documents import of_lines

PROSE = paragraph(
    72, 400, "De haven heeft in dit jaar veel gedaan aan de kade, en daarover leest u hier\nmeer dan vorig jaar."
)
LEFT, MIDDLE, RIGHT = 72.0, 240.0, 400.0


def read(*pieces: tuple[float, float, float, str], bold: tuple[str, ...] = ()) -> list[str]:
    """The lines of a page with these pieces above a paragraph of running text."""
    (page,) = pages_of(pdf_of([*pieces, *PROSE], bold=bold))
    return texts(page)[: len(pieces)]


def test_number_over_its_label() -> None:
    found = read(
        (LEFT, 100, 24, "143"), (MIDDLE, 100, 24, "38"), (RIGHT, 100, 24, "87%"),
        (LEFT, 116, 10, "boetes uitgedeeld"), (MIDDLE, 116, 10, "loodsen"), (RIGHT, 116, 10, "van de schippers"),
        (LEFT, 160, 24, "26"), (MIDDLE, 160, 24, "7,4"),
        (LEFT, 176, 10, "gesprekken"), (MIDDLE, 176, 10, "gemiddeld cijfer"),
    )  # fmt: skip
    assert found[:5] == [
        "143 boetes uitgedeeld",
        "38 loodsen",
        "87% van de schippers",
        "26 gesprekken",
        "7,4 gemiddeld cijfer",
    ]


def test_number_under_its_label() -> None:
    found = read(
        (LEFT, 100, 10, "boetes uitgedeeld"), (MIDDLE, 100, 10, "loodsen"), (RIGHT, 100, 10, "schippers die"),
        (RIGHT, 112, 10, "komen"),
        (LEFT, 124, 24, "143"), (MIDDLE, 124, 24, "38"), (RIGHT, 136, 24, "87%"),
        (LEFT, 180, 10, "gesprekken"), (MIDDLE, 180, 10, "kranen"), (LEFT, 204, 24, "26"), (MIDDLE, 204, 24, "9"),
    )  # fmt: skip
    assert {"143 boetes uitgedeeld", "38 loodsen", "87% schippers die komen", "26 gesprekken", "9 kranen"} <= set(found)


def test_texts_side_by_side_that_open_with_a_number() -> None:
    found = read(
        (LEFT, 100, 11, "143 boetes voor"), (MIDDLE, 100, 11, "38 loodsen"), (RIGHT, 100, 11, "12 kranen en"),
        (LEFT, 113, 11, "te hard varen"), (RIGHT, 113, 11, "bruggen"),
    )  # fmt: skip
    assert found[:3] == ["143 boetes voor te hard varen", "38 loodsen", "12 kranen en bruggen"]


@pytest.mark.parametrize(
    "line", ["1. Inleiding|2. Cijfers|3. Bijlagen", "12 maart 2023|3 april 2023|7 mei 2023", "2021 begroot|2022 begroot|2023 begroot"]
)  # fmt: skip
def test_titles_dates_and_years_are_no_tiles(line: str) -> None:
    found = read(*rows([LEFT, MIDDLE, RIGHT], 100, line))
    assert not set(line.split("|")) <= set(found)


def test_tile_with_a_capital_counts() -> None:
    document = of_lines(("item", "38 Loodsen"), ("item", "12 Bruggen gekeurd"))
    found = [(int(one.value), one.what) for one in extract(document) if isinstance(one, Figure)]
    assert found == [(38, "loodsen"), (12, "bruggen gekeurd")]
