"""Tables over a page break: one table, with or without its header again, also where the page cut a row."""

from __future__ import annotations

import pytest
from pages import documents_of, grid, paragraph, pdf_of, rows

from pipeline.records import Cell, Line, Table
from pipeline.similar import alike
from pipeline.stitch import header_rows, is_contents, stitched

XS = [72.0, 220.0, 310.0, 400.0]
IN = [76.0, 224.0, 314.0]
HEAD = "Actie|Wie|Status"
FIRST = ("Plan voor scholing|bureau|loopt", "Gids voor melders|directie|open")
SECOND = ("Overleg met de raad|griffie|gereed", "Cijfers per kwartaal|bureau|open")


def sheet(
    *lines: str, y: float = 114, xs: list[float] = XS, text: str = "", text_y: float = 300, bold: tuple[str, ...] = ()
) -> bytes:
    """A page with a ruled table of these rows, and a text below it."""
    ys = [y - 14 + 20 * number for number in range(len(lines) + 1)]
    inner = [x + 4 for x in xs[:-1]]
    return pdf_of([*rows(inner, y, *lines), *paragraph(72, text_y, text)], rules=grid(xs, ys), bold=bold)


def shown(*files: bytes) -> list[list[str]]:
    """The tables of the document, a row in one string, and a table after another parted by an empty list."""
    (document,) = documents_of(*files)
    return [
        ["|".join("" if cell is None else cell.text for cell in row) for row in table.rows] for table in document.tables
    ]


def test_table_goes_on_without_its_header() -> None:
    assert shown(sheet(HEAD, *FIRST, y=700), sheet(*SECOND)) == [[HEAD, *FIRST, *SECOND]]


def test_header_that_is_repeated_is_left_out() -> None:
    assert shown(sheet(HEAD, *FIRST, y=700), sheet(HEAD, *SECOND)) == [[HEAD, *FIRST, *SECOND]]


def test_table_over_three_pages_is_one() -> None:
    files = sheet(HEAD, *FIRST, y=700), sheet(HEAD, *SECOND), sheet(HEAD, *FIRST)
    assert shown(*files) == [[HEAD, *FIRST, *SECOND, *FIRST]]


def test_row_that_the_page_cut_is_one_row() -> None:
    first = sheet(HEAD, FIRST[0], "Gids die uitlegt hoe men|directie|open", y=700)
    second = sheet("een melding kan doen||", *SECOND)
    assert shown(first, second) == [
        [HEAD, FIRST[0], "Gids die uitlegt hoe men een melding kan doen|directie|open", *SECOND]
    ]


def test_row_without_a_label_goes_on_in_the_row_before() -> None:
    first = sheet("Nr|Actie|Status", "1|Plan|loopt", "2|Gids voor|open", y=700)
    second = sheet("|melders|", "3|Overleg|gereed")
    assert shown(first, second) == [["Nr|Actie|Status", "1|Plan|loopt", "2|Gids voor melders|open", "3|Overleg|gereed"]]


def test_header_repeated_over_other_widths_is_left_out() -> None:
    second = sheet(HEAD, *SECOND, xs=[72, 240, 340, 480])
    assert shown(sheet(HEAD, *FIRST, y=700), second) == [[HEAD, *FIRST, *SECOND]]


TEXT_BETWEEN = "Ook de acties van het vorige jaar staan hier, voor zover die nog open zijn."
BOLD = ("Actie", "Wie", "Status", "Soort", "2021", "2022")


@pytest.mark.parametrize(
    "second",
    [
        sheet(HEAD, *SECOND, y=400, text=TEXT_BETWEEN, text_y=100),
        sheet("Soort|2021|2022", "Pesten|4|5", xs=[72, 200, 310, 480], bold=BOLD),
        sheet("Soort|2021|2022", "Pesten|4|5", bold=BOLD),
        sheet("Soort|2021", "Pesten|4", xs=[72, 220, 400]),
    ],
    ids=["text between", "other widths", "another bold header", "another number of columns"],
)
def test_another_table_stays_apart(second: bytes) -> None:
    assert len(shown(sheet(HEAD, *FIRST, y=700, bold=BOLD), second)) == 2


def test_table_of_the_same_page_stays_apart() -> None:
    one, two = [100.0, 120.0, 140.0], [300.0, 320.0, 340.0]
    pieces = [*rows(IN, 114, HEAD, FIRST[0]), *rows(IN, 314, HEAD, SECOND[0])]
    assert len(shown(pdf_of(pieces, rules=[*grid(XS, one), *grid(XS, two)]))) == 2


def test_table_two_pages_later_stays_apart() -> None:
    middle = pdf_of([(72, 40, 8, "Kopregel")])
    assert len(shown(sheet(HEAD, *FIRST, y=700), middle, sheet(HEAD, *SECOND))) == 2


def test_footnote_between_the_halves_does_not_part_them() -> None:
    note = [(72, 790, 5, "1"), (None, -2, 7, " Zonder inhuur.")]
    ys = [686, 706, 726, 746]
    body = paragraph(72, 600, "De raad nam kennis van de lijst en\nstelde er vragen over.")
    first = pdf_of([*body, *rows(IN, 700, HEAD, *FIRST), *note], rules=grid(XS, ys))
    assert shown(first, sheet(*SECOND)) == [[HEAD, *FIRST, *SECOND]]


def table(*lines: str, page: int | None = 1) -> Table:
    made = [
        tuple(Cell(lines=(Line(text=cell, page=page),) if cell else ()) for cell in line.split("|")) for line in lines
    ]
    return Table(page=page, rows=tuple(made), box=(72, 100, 400, 200), is_ruled=True)


@pytest.mark.parametrize(
    ("lines", "count"),
    [
        (("Soort|2021|2022", "Pesten|4|5"), 1),
        (("|Aantal|", "Soort|2021|2022", "Pesten|4|5"), 2),
        (("Actie|Wie", "Plan|bureau"), 1),
        (("Pesten|4|5", "Agressie|12|9"), 0),
        (("Totaal||", "Pesten|4|5"), 0),  # a heading within the table
        (("Actie|Wie",), 0),
        (("Soort|Q1|Q2", "Pesten|4|5"), 1),
        (("Soort|4|2", "Pesten|4|5"), 0),
    ],
)
def test_header_rows_hold_no_values(lines: tuple[str, ...], count: int) -> None:
    assert header_rows(table(*lines).rows) == count


@pytest.mark.parametrize(
    ("title", "lines", "expected"),
    [
        ("Inhoud", ("Woord vooraf|3", "Meldingen|5", "Slot|20"), True),
        ("Lijst", ("1 Woord vooraf|3", "2 Meldingen|5", "3 Slot|20"), True),
        ("Inhoudsopgave", ("1|Meldingen|5", "2|Klachten|8", "3|Slot|20"), True),
        ("Meldingen", ("Pesten|3", "Agressie|5", "Overig|20"), False),
        ("Inhoud", ("Pesten|30", "Agressie|5", "Overig|20"), False),  # no order
        ("Inhoud", ("Woord vooraf|3", "Meldingen|5"), False),
        ("Inhoud", ("Pesten|3%", "Agressie|5%", "Overig|20%"), False),
    ],
)
def test_table_of_contents(title: str, lines: tuple[str, ...], expected: bool) -> None:
    assert is_contents(table(*lines), [Line(text=title, role="heading")]) is expected


def test_table_of_contents_becomes_lines_that_hold_no_facts() -> None:
    found = stitched([Line(text="Inhoud", role="heading"), table("Woord vooraf|3", "Meldingen|5", "Slot|20")])
    assert {item.role for item in found[1:] if isinstance(item, Line)} == {"contents"}
    assert len(found) == 7


@pytest.mark.parametrize(
    ("line", "caption"),
    [
        ("Tabel 2. Meldingen per soort", "Tabel 2. Meldingen per soort"),
        ("Meldingen per soort", "Meldingen per soort"),
        ("Tabel 2. Meldingen per soort.", "Tabel 2. Meldingen per soort."),
        ("De meldingen staan hieronder.", None),
    ],
)
def test_caption_is_the_title_above(line: str, caption: str | None) -> None:
    found = stitched([Line(text=line, page=1), table("Soort|2021", "Pesten|4")])
    assert isinstance(found[1], Table) and found[1].caption == caption


@pytest.mark.parametrize(
    ("first", "second", "least", "most"),
    [
        ("Actie Wie Status", "Actie  wie status", 100, 100),
        ("Actie Wie Status", "Actie Wle Status", 88, 99),
        ("Actie Wie Status", "Soort 2021 2022", 0, 60),
        ("", "", 100, 100),
        ("Actie", "", 0, 0),
    ],
)
def test_likeness_of_headers(first: str, second: str, least: float, most: float) -> None:
    assert least <= alike(first, second) <= most


@pytest.mark.parametrize(
    ("line", "caption"),
    [("Tabel 1.1 Meldingen per soort", "Tabel 1.1 Meldingen per soort"), ("Tabel over meldingen", None)],
)
def test_numbered_title_that_a_paragraph_ran_into_is_the_caption(line: str, caption: str | None) -> None:
    before = Line(text="Er kwamen 12 meldingen.", page=1, starts_block=True)
    found = stitched([before, Line(text=line, page=1, starts_block=False), table("Soort|2021", "Pesten|4")])
    assert isinstance(found[2], Table)
    assert found[2].caption == caption or (caption is None and found[2].caption != line)
