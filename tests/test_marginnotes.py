"""A narrow column or margin beside the text of minutes that says whose a task is, or that something was decided."""

from dataclasses import replace

import pytest
from pages import Piece, pages_of, paragraph, pdf_of, texts

from pipeline.decisions.outcomes import find
from pipeline.extract import sentences_of
from pipeline.records import Action, Decision, Document
from tests.documents import of_lines, of_table

ROWS: list[list[str | None]] = [
    ["1. Steiger De steiger zakt. De wethouder zegt toe de raad in juni 2024 een kaart te sturen.", ""],
    ["Het college stelt het havenplan vast.", "Besluit"],
    ["De kade meten voor 1 mei 2024.", "P. Mast"],
    ["De loods aan zee opnieuw laten schilderen.", "Beheer, juni 2024"],
]


def found(rows: list[list[str | None]], kind: str = "verslag overleg") -> list[Action | Decision]:
    document = replace(of_table(rows, header_rows=0), kind=kind, period="2024-03-04")
    return find(document, sentences_of(document))


def noted(document: Document) -> list[tuple[str, str | None, str | None]]:
    made = replace(document, kind="verslag overleg", period="2024-03-04")
    told = find(made, sentences_of(made))
    return [(one.action, one.owner, one.deadline) for one in told if isinstance(one, Action)]


@pytest.mark.parametrize("head", [[], [["Onderwerp", "Actie"]], [["Besproken", "Wie"]]])
def test_the_last_column_says_whose_the_task_is(head: list[list[str | None]]) -> None:
    told = found([*head, *ROWS])
    assert [(one.kind, one.quote) for one in told if isinstance(one, Decision)] == [
        ("vaststelling", "Het college stelt het havenplan vast.")
    ]
    assert [(one.owner, one.deadline) for one in told if isinstance(one, Action)] == [
        ("wethouder", "2024-06"),
        ("P. Mast", "2024-05-01"),
        ("Beheer", "2024-06"),
    ]


@pytest.mark.parametrize(
    ("head", "note"),
    [
        (["Onderwerp", "Portefeuillehouder"], "P. Mast"),
        (["Onderwerp", "Toelichting"], "P. Mast"),
        (["Motie", ""], "Aangenomen"),
        (["Onderwerp", ""], "Gereed"),
        (["Onderwerp", ""], "Zie de bijlage bij dit verslag van maart"),
    ],
)
def test_other_columns_own_no_task(head: list[str | None], note: str) -> None:
    rows: list[list[str | None]] = [[f"Motie over de steiger en de kade {nth}", note] for nth in range(4)]
    assert not [one for one in found([head, *rows]) if one.rule == "kantlijn"]
    assert not [one for one in found(ROWS, kind="jaarverslag") if one.rule == "kantlijn"]
    initials: list[list[str | None]] = [*ROWS, ["PM", "P. Mast"], ["JK", "J. Kok"]]
    assert [one.quote for one in found(initials)] == [one.quote for one in found(ROWS)]


def test_a_mark_alone_on_its_line_is_of_the_sentence_before_it() -> None:
    lines = of_lines(("body", "De pont vaart. De kade wordt opnieuw gemeten."), ("item", "Actie: P. Mast"))
    assert noted(lines) == [("De kade wordt opnieuw gemeten.", "P. Mast", None)]


SAID = "De kade wordt in het voorjaar opnieuw\ngemeten en de uitkomst komt in de raad.\nDaarna wordt besloten wat er gebeurt.".replace(
    "\\\n", "\n"
)


def test_a_note_in_the_margin_follows_its_paragraph() -> None:
    pieces: list[Piece] = []
    for nth in range(3):
        pieces += [
            *paragraph(60, 100 + 60 * nth, SAID),
            (420.0, 100 + 60 * nth + 12 * (nth % 2), 10.0, "Actie: P. Mast"),
        ]
    (page,) = pages_of(pdf_of(pieces))
    assert texts(page) == [*SAID.split("\n"), "Actie: P. Mast"] * 3
    (page,) = pages_of(pdf_of(pieces[:4]))  # one alone may be anything
    assert texts(page) != [*SAID.split("\n"), "Actie: P. Mast"]
