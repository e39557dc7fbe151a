"""Ruled tables: cells between drawn lines, merged, of many lines, cut off by the page, turned."""

from __future__ import annotations

import pytest
from pages import cells, documents_of, grid, pages_of, paragraph, pdf_of, rows, tables, texts

from pipeline.readers.grids import cells_between

XS = [72.0, 200.0, 300.0, 400.0]
IN = [76.0, 204.0, 304.0]


def table(*lines: str, y: float = 114, step: float = 20, **extra) -> bytes:  # type: ignore[no-untyped-def]
    """A page with a full grid of three columns around these rows."""
    ys = [y - 14 + step * number for number in range(len(lines) + 1)]
    return pdf_of(rows(IN, y, *lines, step=step), rules=grid(XS, ys), **extra)


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_ruled_table_is_read_cell_by_cell(rotate: int) -> None:
    (page,) = pages_of(table("Soort|2021|2022", "Pesten|4|5", "Agressie|12|9", rotate=rotate, offset=(20, 30)))
    assert tables(page) == [[["Soort", "2021", "2022"], ["Pesten", "4", "5"], ["Agressie", "12", "9"]]]
    assert texts(page) == []


def test_empty_cell_is_empty_and_no_row_is_lost() -> None:
    (page,) = pages_of(table("Soort|2021|2022", "Pesten||5", "Agressie|12|"))
    assert tables(page) == [[["Soort", "2021", "2022"], ["Pesten", "", "5"], ["Agressie", "12", ""]]]


def test_cell_merged_over_two_columns_is_missing_in_the_second() -> None:
    rules = [*grid([72, 200, 400], [100, 120]), *grid(XS, [120, 140, 160])]
    (page,) = pages_of(pdf_of(rows(IN, 114, "Soort|Aantal", "Jaar|2021|2022", "Pesten|4|5"), rules=rules))
    assert tables(page) == [[["Soort", "Aantal", None], ["Jaar", "2021", "2022"], ["Pesten", "4", "5"]]]


def test_cell_merged_over_two_rows_is_missing_in_the_second() -> None:
    rules = [(72, 100, 400, 100), (200, 120, 400, 120), (72, 140, 400, 140)]
    rules += [(x, 100, x, 140) for x in XS]
    (page,) = pages_of(pdf_of(rows(IN, 114, "Pesten|2021|4", "|2022|5"), rules=rules))
    assert tables(page) == [[["Pesten", "2021", "4"], [None, "2022", "5"]]]


def test_cell_of_many_lines_is_one_cell() -> None:
    pieces = [
        *rows(IN, 114, "Actie|Wie|Status"),
        *paragraph(76, 134, "Een plan maken\nvoor de scholing\nvan leiders"),
        (204, 146, 10, "bureau"),
        (304, 146, 10, "loopt"),
    ]
    (page,) = pages_of(pdf_of(pieces, rules=grid(XS, [100, 120, 170])))
    assert tables(page) == [
        [["Actie", "Wie", "Status"], ["Een plan maken voor de scholing van leiders", "bureau", "loopt"]]
    ]


def test_word_broken_in_a_cell_is_joined_in_the_document() -> None:
    pieces = [
        *rows(IN, 114, "Actie|Wie|Status"),
        *paragraph(76, 134, "Scholing leiding-\ngevenden"),
        (204, 134, 10, "bureau"),
        (304, 134, 10, "loopt"),
    ]
    (document,) = documents_of(pdf_of(pieces, rules=grid(XS, [100, 120, 170])))
    assert [cell.text for cell in document.tables[0].rows[1] if cell] == ["Scholing leidinggevenden", "bureau", "loopt"]


def test_table_cut_off_by_the_page_keeps_its_last_row() -> None:
    rules = [(72, 760, 400, 760), (72, 780, 400, 780), *((x, 760, x, 815) for x in XS)]
    (page,) = pages_of(pdf_of(rows(IN, 774, "Actie|Wie|Status", "Plan|bureau|loopt"), rules=rules))
    assert tables(page) == [[["Actie", "Wie", "Status"], ["Plan", "bureau", "loopt"]]]


def test_text_beside_and_under_a_table_is_not_in_it() -> None:
    content = pdf_of(
        [
            *rows(IN, 114, "Soort|2021|2022", "Pesten|4|5"),
            (72, 90, 10, "Tabel 1. Meldingen"),
            (72, 170, 10, "Bron: bureau"),
        ],
        rules=grid(XS, [100, 120, 140]),
    )
    (page,) = pages_of(content)
    assert texts(page) == ["Tabel 1. Meldingen", "Bron: bureau"]
    assert len(tables(page)) == 1


@pytest.mark.parametrize(
    "rules",
    [
        grid([72, 400], [100, 120, 140, 160]),  # one column: boxes with text
        grid([72, 200, 300, 400], [100, 160]),  # one row
        [(72, y, 400, y) for y in (100, 120, 140, 160)],  # no upright lines
        [(72, 100, 400, 100), (72, 100, 72, 160)],
        [],
    ],
)
def test_frames_and_lines_are_no_table(rules: list[tuple[float, float, float, float]]) -> None:
    (page,) = pages_of(
        pdf_of(paragraph(76, 114, "De raad nam kennis van de nota over de brug\nen dankte de stellers."), rules=rules)
    )
    assert tables(page) == []
    assert len(texts(page)) == 2


def test_empty_grid_is_no_table() -> None:
    (page,) = pages_of(pdf_of(paragraph(72, 300, "Vul in."), rules=grid(XS, [100, 120, 140])))
    assert tables(page) == []


def test_redaction_in_a_cell_is_a_mark_of_its_line() -> None:
    fills = [(254, 125, 290, 136, 0)]
    (page,) = pages_of(
        pdf_of(rows(IN, 114, "Actie|Wie|Status", "Plan|De heer|open"), rules=grid(XS, [100, 120, 140]), fills=fills)
    )
    (item,) = page.items
    assert cells(item)[1] == ["Plan", "De heer", "open"]  # type: ignore[arg-type]
    marks = [mark for row in item.rows for cell in row if cell for line in cell.lines for mark in line.marks]  # type: ignore[union-attr]
    assert [mark.kind for mark in [*marks, *page.marks]] == ["redaction"]


@pytest.mark.parametrize(
    ("rules", "count"),
    [
        (grid([0, 50, 100], [0, 20, 40]), 4),
        ([(0, 0, 100, 1), (0, 39, 100, 40), (0, 0, 1, 40), (99, 0, 100, 40)], 1),
        ([(0, 0, 100, 0), (0, 40, 100, 40), (0, 0, 0, 40)], 0),
        ([(0, 0, 100, 0)] * 5, 0),
    ],
)
def test_cells_are_closed_on_four_sides(rules: list[tuple[float, float, float, float]], count: int) -> None:
    assert len(cells_between(rules)) == count
