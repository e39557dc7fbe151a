"""Action lists with a line for each line of a cell, in whatever order and wrapped however the columns made them."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from pipeline.decisions.lists.actionlists import action_lists
from pipeline.decisions.lists.cellfits import fit
from pipeline.decisions.lists.wrappedlists import wrapped_rows
from pipeline.meeting import meeting_of
from pipeline.read import read
from pipeline.records import Document
from pipeline.split import split

HEADS = {
    "number": "Nr",
    "raised": "Datum",
    "topic": "Onderwerp",
    "what": "Actie",
    "who": "Wie",
    "when": "Gereed",
    "status": "Stand van zaken",
}
ROWS = [
    (
        "Kade",
        "De staat van de noordelijke kade laten meten en daarover berichten",
        "Havenmeester",
        "1 mei 2031",
        "Loopt.",
    ),
    ("Loods", "Loods leeghalen", "DB / wethouder De Boer", "Q2 2031", "Afgerond. De loods is verkocht in juni."),
    ("Tarief", "Tarieven vergelijken met die van havens in de buurt", "Team Beheer", "december 2031", "Nog starten"),
]
WANTED = [(what, who, when, status) for _, what, who, when, status in ROWS]


def rows_of(folder: Path, *lines: str) -> list[tuple[str, str | None, str | None, str | None]]:
    return [(row.what, row.who, row.when, row.status) for row in wrapped_rows(read_lines(folder, *lines))]


def read_lines(folder: Path, *lines: str) -> Document:
    file = folder / "lijst.txt"
    file.write_text("\n".join(lines), "utf-8")
    return split(read(file))[0]


def printed(order: str, *, number: str = "2031-{:02}", wide: int = 40, page: bool = False) -> list[str]:
    """The list with its columns in this order, each cell wrapped."""
    roles = order.split()
    head = [HEADS[role] for role in roles]
    lines = ["Actielijst havenraad", "4 maart 2031", "", *head]
    for nth, (topic, what, who, when, status) in enumerate(ROWS, 1):
        if page and nth == 2:
            lines += ["", "Actielijst havenraad     Pagina 1 van 2", *head]
        cells = {"number": number.format(nth), "raised": f"{nth}-02-2031", "topic": topic}
        cells |= {"what": what, "who": who, "when": when, "status": status}
        widths = {"what": wide, "who": 18, "when": 10, "status": wide + 10}
        for role in roles:
            lines += textwrap.wrap(cells[role], widths.get(role, 30))
    return [*lines, "", "Opmerkingen", "a) De raad vergadert vijf keer per jaar.", "b) De stukken zijn openbaar."]


@pytest.mark.parametrize(
    "order",
    [
        "number raised what who when status",
        "number what who when status",
        "number who what when status",
        "number what when who status",
        "number what who status when",
        "number topic what who when status",
        "raised what who when status",
        "what who when status",
    ],
)
@pytest.mark.parametrize("wide", [30, 70])
def test_lines_are_shared_out_over_the_columns_of_the_head(order: str, wide: int, tmp_path: Path) -> None:
    assert rows_of(tmp_path, *printed(order, wide=wide)) == WANTED


@pytest.mark.parametrize("number", ["{}", "{}.", "T24.{:02}", "24/{:02}", "A{}", "AP-{}"])
@pytest.mark.parametrize("page", [True, False])
def test_rows_begin_with_numbers_of_any_style_on_every_page(number: str, page: bool, tmp_path: Path) -> None:
    assert rows_of(tmp_path, *printed("number what who when status", number=number, page=page)) == WANTED


def test_a_number_may_share_its_line_with_the_next_cell(tmp_path: Path) -> None:
    lines = printed("number raised what who when status")
    at = [nth for nth, line in enumerate(lines) if line.startswith("2031-")]
    joined = [f"{line} {lines[nth + 1]}" if nth in at else line for nth, line in enumerate(lines) if nth - 1 not in at]
    assert rows_of(tmp_path, *joined) == WANTED


def test_the_heads_may_share_one_line(tmp_path: Path) -> None:
    lines = printed("number raised what who when status")
    assert rows_of(tmp_path, *lines[:3], " ".join(lines[3:9]), *lines[9:]) == WANTED


def test_a_row_is_an_action_quoted_whole(tmp_path: Path) -> None:
    document = read_lines(tmp_path, *printed("number raised what who when status"))
    found = action_lists(document, meeting_of(document))
    assert [(one.owner, one.deadline, one.status) for one in found] == [
        ("Havenmeester", "2031-05-01", "loopt"),
        ("DB / wethouder De Boer", "2031-Q2", "gereed"),
        ("Team Beheer", "2031-12", "open"),
    ]
    assert found[1].quote.startswith("2031-02 2-02-2031 Loods leeghalen DB") and found[1].quote.endswith("in juni.")


@pytest.mark.parametrize(("when", "iso"), [("begroting 2032", None), ("besluit AB 9-7-2031", "2031-07-09")])
def test_a_budget_is_no_year_by_which_something_is_done(when: str, iso: str | None, tmp_path: Path) -> None:
    lines = [when if line == "Q2 2031" else line for line in printed("number what who when status")]
    document = read_lines(tmp_path, *lines)
    assert [one.deadline for one in action_lists(document, meeting_of(document))][1] == iso


@pytest.mark.parametrize(
    "lines",
    [
        "Agenda/Nr/Onderwerp/Wie/Status/1/Opening/Voorzitter/ter kennisname/2/Verslag/Secretaris/ter vaststelling",
        "Jaarverslag/Onderwerp/Wie/Aantal/Pesten/3/12%/Diefstal/4/16%",
        "Register/Naam/Datum/Termijn/Omschrijving/Anna/1-2-2031/3 maanden/Kotter van 20 meter/Berta/2-2-2031/maart/Sloep",
        "Inhoud/Acties/Planning/Voortgang/Toelichting/1/2/3/4/Het jaar 2030 was een goed jaar voor de haven.",
        "Acties/Actie/Termijn/Status/In dit jaar is veel bereikt. De haven is groter./Ook de loods is verbouwd.",
    ],
)
def test_what_is_no_action_list(lines: str, tmp_path: Path) -> None:
    assert rows_of(tmp_path, *lines.split("/")) == []


def test_what_stands_below_a_list_without_numbers_is_no_row(tmp_path: Path) -> None:
    rows = ["Kade verven", "Joris", "1 mei 2031", "Pont keuren", "Karin", "juni 2031"]
    lines = ["Afspraken", "Actie", "Wie", "Wanneer", *rows]
    below = ["De voorzitter sluit de vergadering om 12.00 uur.", "De volgende vergadering is op", "3 juni 2031"]
    assert [row[0] for row in rows_of(tmp_path, *lines, *below)] == ["Kade verven", "Pont keuren"]


@pytest.mark.parametrize(
    ("role", "good", "bad"),
    [
        ("who", "Secretaris", "Zij heeft gebeld"),
        ("who", "-", "1 mei 2031"),
        ("when", "eind 2031", "Beheer 31-12-2031"),
        ("when", "n.t.b.", "Kade meten"),
        ("raised", "DB 4-3-2031", "Kade meten"),
        ("what", "Kade meten", "Secretaris"),
    ],
)
def test_how_well_a_text_is_a_cell_of_a_column(role: str, good: str, bad: str) -> None:
    assert fit(role, good, 1, frozenset()) > fit(role, bad, 1, frozenset())
