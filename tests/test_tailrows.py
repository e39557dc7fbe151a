"""Action lists whose columns were lost: heads in any words and order, rows read from their ends."""

import pytest

from corpus import table
from models.grammar.parties import known_names
from pipeline.decisions.lists.listcolumns import role_of
from pipeline.decisions.lists.tailrows import tail_rows
from tests.documents import of_lines

PRESENT = ("body", "Aanwezig: Joris Kamp, Karin Vos en Wim Oud.")


def rows(*lines: str) -> list[tuple[str, str | None, str | None, str | None]]:
    document = of_lines(PRESENT, *[("body", line) for line in lines])
    assert known_names(document.text) >= {"joris", "karin"}
    return [(row.what, row.who, row.when, row.status) for row in tail_rows(document)]


@pytest.mark.parametrize(
    "head", ["Nr Actie Wie Wanneer Status", "# Te ondernemen actie Door wie Gereed Stand van zaken"]
)
@pytest.mark.parametrize("is_one_block", [True, False])
def test_rows_are_read_whether_their_lines_were_kept_or_run_on(head: str, is_one_block: bool) -> None:
    lines = [head, "1 Kade verven Joris 1 april 2024 open", "2 Pont keuren Karin / Wim mei 2024 nog niet gestart"]
    assert rows(*([" ".join(lines)] if is_one_block else lines)) == [
        ("Kade verven", "Joris", "1 april 2024", "open"),
        ("Pont keuren", "Karin / Wim", "mei 2024", "nog niet gestart"),
    ]


@pytest.mark.parametrize(
    ("head", "row", "read"),
    [
        ("Wie Actie Wanneer", "Joris Kade opnieuw verven mei 2024", ("Kade opnieuw verven", "Joris", "mei 2024", None)),
        ("Actie Deadline Trekker", "Kade verven 7 mei team Kade", ("Kade verven", "team Kade", "7 mei", None)),
        ("Deadline Actie Houder", "7 mei Kade verven Joris", ("Kade verven", "Joris", "7 mei", None)),
        ("Nr Actie Wie Gereed", "2. Kade verven allen -", ("Kade verven", "allen", None, None)),
    ],
)
def test_the_order_of_the_cells_is_that_of_the_head(
    head: str, row: str, read: tuple[str, str | None, str | None, str | None]
) -> None:
    assert rows(head, row, row) == [read, read]


@pytest.mark.parametrize(
    "lines",
    [
        ("Nr Actie Wie Wanneer", "1 Kade verven Joris 1 april 2024"),  # one row may be chance
        ("Nr Onderwerp Wie Wanneer", "De wethouder vertelt wie wat doet.", "De raad luistert."),
        ("Wie Wanneer Status", "Joris mei open", "Karin mei open"),  # without an action
        ("Actie Status", "Kade verven open", "Pont keuren open"),
        ("Actie Wie Wanneer", "Kade verven en kijken wie er komt", "Pont keuren doet niemand in mei"),
    ],
)
def test_a_head_without_rows_that_fill_its_columns_is_no_list(lines: tuple[str, ...]) -> None:
    assert rows(*lines) == []


@pytest.mark.parametrize(
    ("head", "role"),
    [
        ("actie door", "who"),
        ("trekker / actiehouder", "who"),
        ("besluit/actie", "what"),
        ("te ondernemen acties", "what"),
        ("uiterste datum", "when"),
        ("wie/wanneer", None),
        ("kosten", None),
        ("onderwerpkeuze", None),
    ],
)
def test_what_the_head_of_a_column_says(head: str, role: str | None) -> None:
    assert role_of(head) == role
    assert {row["role"] for row in table("action_columns.csv")} >= {"what", "who", "when", "status"}
