"""Items set out in fields: labels beside, above or as heads over their text, in tables, PDFs and plain text."""

from dataclasses import replace

import pytest
from pages import cells, pages_of, paragraph, pdf_of, tables

from corpus import table
from models.grammar.fields import field_of
from pipeline.decisions.attributes.taskparts import task_parts
from pipeline.decisions.outcomes import find
from pipeline.decisions.rulings.fieldrulings import field_rulings
from pipeline.extract import sentences_of
from pipeline.meeting import Meeting, meeting_of
from pipeline.readers.text import items_of
from pipeline.records import Action, Decision, Document, Table
from tests.documents import of_lines, of_table

ITEM: list[list[str | None]] = [
    ["Onderwerp", "Steiger"],
    ["Bespreking", "De steiger zakt. De wethouder zegt toe de raad in juni 2024 een kaart te sturen."],
    ["Besluit", "Het college stemt in met het herstel."],
    ["Actie", "Aannemer bellen"],
    ["Actiehouder", "P. Mast"],
    ["Gereed", "1 mei 2024"],
]


def minutes(document: Document) -> Document:
    return replace(document, kind="besluitenlijst", period="2024-03-04")


def actions(document: Document) -> list[tuple[str, str | None, str | None]]:
    made = minutes(document)
    found = find(made, sentences_of(made))
    return [(one.action, one.owner, one.deadline) for one in found if isinstance(one, Action)]


@pytest.mark.parametrize("row", table("item_fields.csv"), ids=lambda row: row["example"])
def test_every_label_fits_its_example_and_not_its_counterexample(row: dict[str, str]) -> None:
    assert field_of(row["example"]) == row["role"]
    assert field_of(row["counterexample"]) is None


@pytest.mark.parametrize(
    ("field", "said", "kind"),
    [
        ("Besluit", "Conform voorstel", "besluit"),
        ("Besluit DB", "De kade te verlengen", "verlenging"),
        ("Collegebesluit:", "Aangehouden", "uitstel"),
        ("Gevraagd besluit", "De kade te verlengen", None),
        ("Besluit", "Nog niet behandeld", None),
        ("Toelichting", "De kade te verlengen", None),
    ],
)
def test_a_row_of_a_table_of_fields_may_be_the_decision(field: str, said: str, kind: str | None) -> None:
    rows: list[list[str | None]] = [["Onderwerp", "Kade"], ["Portefeuillehouder", "Oud"], [field, said]]
    document = replace(of_table(rows), kind="besluitenlijst")
    found = [one.kind for one in field_rulings(document, meeting_of(document)) if isinstance(one, Decision)]
    assert found == ([kind] if kind else [])


def test_the_fields_beside_a_task_say_whose_it_is_and_by_when() -> None:
    assert actions(of_table(ITEM, header_rows=0)) == [
        ("De wethouder zegt toe de raad in juni 2024 een kaart te sturen.", "wethouder", "2024-06"),
        ("Aannemer bellen.", "P. Mast", "2024-05-01"),
    ]
    report = replace(of_table(ITEM, header_rows=0), kind="sociaal jaarverslag", period="2024")
    assert not list(field_rulings(report, meeting_of(report)))


def test_a_label_above_its_text_counts_where_the_text_names_who_or_when() -> None:
    def of(*lines: tuple[str, str]) -> list[tuple[str, str | None, str | None]]:
        return actions(of_lines(("heading", "3. Steiger"), *lines))

    assert of(("heading", "Actie"), ("body", "Kade meten – P. Mast – 1 mei 2024")) == [
        ("Kade meten.", "P. Mast", "2024-05-01")
    ]
    stacked = [("body", one) for one in ("Actie", "Kade meten", "Actiehouder", "P. Mast", "Gereed", "1 mei 2024")]
    assert of(*stacked) == [("Kade meten.", "P. Mast", "2024-05-01")]
    assert of(("heading", "Actie"), ("body", "De kade lag er in mei goed bij.")) == []
    assert of(("heading", "Uitvoering"), ("body", "De steiger is in mei geopend (Havendienst, mei 2023)")) == []
    assert of(("heading", "Actie"), ("heading", "4. Kade (P. Mast, 1 mei 2024)")) == []


@pytest.mark.parametrize(
    ("heads", "row"),
    [
        (["Agendapunt", "Besluit", "Actie (wie, wanneer)"], ["Steiger", "Akkoord", "P. Mast: kade meten (1 mei 2024)"]),
        (
            ["Punt", "Bespreking", "Besluit / actie"],
            ["1", "x", "Besluit: akkoord. Actie: kade meten (P. Mast, 1 mei 2024)"],
        ),
        (["Onderwerp", "B/A"], ["Steiger", "Goed."]),
    ],
)
def test_a_column_may_tell_who_does_what_by_when(heads: list[str | None], row: list[str | None]) -> None:
    expected = [("Kade meten.", "P. Mast", "2024-05-01")] if len(heads) > 2 else []
    assert actions(of_table([heads, row])) == expected


@pytest.mark.parametrize(
    ("said", "parts"),
    [
        ("P. Mast: kade meten (1 mei)", ("kade meten", "P. Mast", "1 mei")),
        ("De Wit – kade meten – week 12", ("kade meten", "De Wit", "week 12")),
        ("Kade meten (Beheer/Havens, z.s.m.)", ("Kade meten", "Beheer/Havens", "z.s.m.")),
        ("Kade meten. Wie: P. Mast. Wanneer: 1 mei", ("Kade meten", "P. Mast", "1 mei")),
        ("Kade meten (zie bijlage 2)", ("Kade meten (zie bijlage 2)", None, None)),
        ("De kade is af: niets meer te doen", ("De kade is af: niets meer te doen", None, None)),
        (
            "Kade meten – met de waterstand van mei – en tekenen",
            ("Kade meten – met de waterstand van mei – en tekenen", None, None),
        ),
    ],
)
def test_the_parts_of_a_task(said: str, parts: tuple[str, str | None, str | None]) -> None:
    found = task_parts(said, frozenset(), Meeting())
    assert (found.what, found.who, found.when) == parts


SAID = "De steiger zakt al jaren.\nDe kade houdt hem nog."


def fields_page(*labels: str, column: float = 160, size: float = 10, gap: float = 0) -> bytes:
    """A page with a label in the margin before each text, the second of two lines."""
    pieces = [(72.0, 80.0, 12.0, "3. Steiger")]
    y = 110.0
    for number, label in enumerate(labels):
        pieces += [
            (72.0, y, size, label),
            *paragraph(column, y, SAID if number == 1 else "Steiger herstellen", size=size),
        ]
        y += (2.4 if number == 1 else 1.2) * size + gap
    return pdf_of([*pieces, *paragraph(72, y + 40, "Hierna gaat de tekst over de hele breedte verder.")])


@pytest.mark.parametrize(("column", "size", "gap"), [(160, 10, 0), (250, 10, 6), (140, 8, 3), (150, 12, 12)])
def test_labels_in_the_margin_of_a_page_are_a_table(column: float, size: float, gap: float) -> None:
    (page,) = pages_of(fields_page("Onderwerp", "Toelichting", "Besluit", column=column, size=size, gap=gap))
    assert tables(page) == [
        [
            ["Onderwerp", "Steiger herstellen"],
            ["Toelichting", SAID.replace("\n", " ")],
            ["Besluit", "Steiger herstellen"],
        ]
    ]


@pytest.mark.parametrize(
    "labels", [("Datum", "Plaats", "Tijd"), ("Onderwerp", "Datum", "Aanwezig"), ("Besluit", "Kade", "Besluit")]
)
def test_other_labels_in_the_margin_are_none(labels: tuple[str, ...]) -> None:
    (page,) = pages_of(fields_page(*labels))
    assert tables(page) == []


def test_labels_in_the_margin_of_a_text_are_a_table() -> None:
    lines = [
        "Onderwerp    Steiger",
        "Toelichting  De steiger zakt",
        "             al jaren.",
        "Besluit      Herstellen.",
        "",
        "Slot",
    ]
    found = [one for one in items_of("\n".join(lines), page=None) if isinstance(one, Table)]
    assert [cells(one) for one in found] == [
        [["Onderwerp", "Steiger"], ["Toelichting", "De steiger zakt al jaren."], ["Besluit", "Herstellen."]]
    ]
    head = ["Onderwerp    Steiger", "Datum        4 maart", "Aanwezig     P. Mast"]
    assert not [one for one in items_of("\n".join(head), page=None) if isinstance(one, Table) and not one.header_rows]


def test_a_row_with_a_ruling_among_actions_leaves_what_was_said_to_be_read() -> None:
    rows: list[list[str | None]] = [
        ["Bespreking", "Actie of besluit", "Wie", "Wanneer"],
        [
            "De steiger zakt. De wethouder zegt toe de raad in juni 2024 een kaart te sturen.",
            "Besluit: het college stelt het plan vast.",
            "",
            "",
        ],
        ["", "Actie: kade meten", "P. Mast", "1 mei 2024"],
    ]
    document = minutes(of_table(rows))
    found = find(document, sentences_of(document))
    assert [one.kind for one in found if isinstance(one, Decision)] == ["vaststelling"]
    assert [one.owner for one in found if isinstance(one, Action)] == ["wethouder", "P. Mast"]
