"""A bundle split into its documents: pages of each, text without pages, what the file says of all."""

from __future__ import annotations

import pytest
from pages import documents_of, paragraph, pdf_of

from pipeline.readers.text import read_text
from pipeline.records import Document, Source
from pipeline.split import split

PROSE = (
    "De commissie sprak met de bestuurder over de planning van het werk en over de\n"
    "kosten. Daarbij kwam ook de huisvesting aan de orde. De leden stelden enkele\n"
    "vragen, die later schriftelijk worden beantwoord. Tot slot werd stilgestaan bij\n"
    "de verbouwing van het stadhuis. De leden vroegen om een overzicht van de\n"
    "gevolgen voor de inwoners en voor de medewerkers, die er lang mee te maken\n"
    "hebben gehad en er nog steeds hinder van ondervinden."
)


def leaf(*lines: str, number: str = "", size: tuple[float, float] = (595, 842), y: float = 110) -> bytes:
    """A page: the first line is a title in large letters when it begins with #."""
    pieces = []
    for line in lines:
        is_title = line.startswith("# ")
        pieces.append((72.0, y, 18.0 if is_title else 10.0, line.removeprefix("# ")))
        y += 30 if is_title else 18
    pieces += paragraph(72, y + 10, PROSE)
    if number:
        pieces.append((290, size[1] - 25, 9, number))
    return pdf_of(pieces, size=size)


def documents(text: str) -> list[Document]:
    pages, has_pages = read_text(text.encode())
    return split(Source(path="a.txt", sha256="0" * 64, bytes=1, media="text", pages=tuple(pages), has_pages=has_pages))


def spans(found: list[Document]) -> list[tuple[int | None, int | None]]:
    return [(document.page_first, document.page_last) for document in found]


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (
            [
                leaf("# Jaarverslag 2021", number="1"),
                leaf(number="2"),
                leaf("# Verslag overleg bruggen", number="1"),
                leaf(number="2"),
            ],
            [(1, 2), (3, 4)],
        ),
        (
            [
                leaf("# Jaarverslag 2021", number="1 van 2"),
                leaf(number="2 van 2"),
                leaf("Aanwezig: drie leden", number="1 van 1"),
            ],
            [(1, 2), (3, 3)],
        ),
        (
            [
                leaf("# Jaarverslag 2021"),
                leaf("# Raadsmededeling over de brug", size=(612, 792)),
                leaf(size=(612, 792)),
            ],
            [(1, 1), (2, 3)],
        ),
        (
            [leaf("# Jaarverslag 2021", number="1"), leaf("# Meldingen", number="2"), leaf("# Slot", number="3")],
            [(1, 3)],
        ),
        ([leaf("# Jaarverslag 2021", number="i"), leaf("# Voorwoord"), leaf("Bijlage 1: cijfers")], [(1, 3)]),
        ([pdf_of([]), leaf("# Jaarverslag 2021"), pdf_of([])], [(1, 3)]),
        ([leaf("# Jaarverslag 2021")], [(1, 1)]),
        ([pdf_of([])], [(1, 1)]),
    ],
)
def test_pages_are_dealt_to_documents(files: list[bytes], expected: list[tuple[int, int]]) -> None:
    assert spans(documents_of(*files)) == expected


def test_no_page_is_lost_or_given_twice() -> None:
    files = [
        leaf("# Jaarverslag 2021", number="1"),
        pdf_of([]),
        leaf("# Verslag overleg bruggen", number="1"),
        leaf(number="2"),
    ]
    found = documents_of(*files)
    assert [page.number for document in found for page in document.pages] == [1, 2, 3, 4]
    assert [document.part for document in found] == [1, 2]
    assert len({document.id for document in found}) == 2


MINUTES = "Verslag overleg werkgroep Bruggen\n\n" + PROSE + "\n\n7. Sluiting\n\n"
REPORT = "Jaarverslag klachten 2021\n\n" + PROSE + "\n\n"


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        (MINUTES + REPORT, ["Verslag overleg", "Jaarverslag klachten"]),
        (REPORT + "-----\n\n" + MINUTES, ["Jaarverslag klachten", "Verslag overleg"]),
        (REPORT, ["Jaarverslag klachten"]),
        (REPORT + "Meldingen\n\n" + PROSE, ["Jaarverslag klachten"]),
        (REPORT + "Bijlage 1\n\n" + PROSE, ["Jaarverslag klachten"]),
        ("", [""]),
    ],
)
def test_text_without_pages_is_split_too(text: str, begins: list[str]) -> None:
    found = documents(text)
    assert [" ".join(document.begins.split()[:2]) for document in found] == begins
    assert all(document.page_first is None for document in found)


def test_pages_of_text_are_split_by_form_feeds() -> None:
    found = documents(MINUTES + "\f" + REPORT + "\f" + PROSE)
    assert spans(found) == [(1, 1), (2, 3)]


def test_separators_are_not_in_the_text() -> None:
    assert not any("---" in document.text for document in documents(REPORT + "-----\n\n" + MINUTES))


@pytest.mark.parametrize(
    ("text", "expected"),
    [("eerder was besloten.", True), ("Eerder was besloten.", False), ("", False), ("3 leden", False)],
)
def test_fragment_begins_in_lower_case(text: str, expected: bool) -> None:
    assert documents(text)[0].begins_with_fragment is expected


def test_part_without_a_name_gets_the_organisation_of_the_file() -> None:
    first = leaf(
        "# Jaarverslag 2021",
        "Gemeente Vlietdam, afdeling Bestuur",
        "Gemeente Vlietdam telde drie klachten.",
        number="1",
    )
    second = leaf("# Verslag overleg huisvesting", number="1")
    found = documents_of(first, second)
    assert [document.organisation for document in found] == ["Gemeente Vlietdam"] * 2


def test_part_with_another_name_keeps_its_own() -> None:
    named = "Gemeente Vlietdam, afdeling Bestuur", "Gemeente Vlietdam telde drie klachten."
    first = leaf("# Jaarverslag 2021", *named, number="1 van 1")
    other = leaf(
        "# Jaarverslag 2020",
        "Gemeente Oosterduin, afdeling Bestuur",
        "De gemeente Oosterduin telde twee klachten, de gemeente Oosterduin betreurt dat.",
        number="1 van 1",
    )
    assert [one.organisation for one in documents_of(first, other)] == ["Gemeente Vlietdam", "Gemeente Oosterduin"]


@pytest.mark.parametrize(
    "head",
    [
        "Gemeente Oudezande\nOpenbare besluitenlijst college van B&W\nVergadering van 9 november 2021\n",
        "Verslag van het dagelijks bestuur\nWaterschap Dalmeer\n9 november 2021\n\nAanwezig: J. Kok\n",
    ],
)
@pytest.mark.parametrize("first", ["Vaststelling besluitenlijst 2 november 2021", "Jaarverslag 2020", "Agenda"])
@pytest.mark.parametrize("ahead", ["", "Agendapunt "])
def test_rulers_between_the_items_of_an_agenda_part_no_documents(head: str, first: str, ahead: str) -> None:
    ruler = "-" * 60
    text = (
        f"{head}\n{ruler}\n\n{ahead}1. {first}\n    Besluit: conform voorstel.\n\n{ruler}\n\n{ahead}2. Nota havens\n"
        f"    Besluit: de nota wordt vastgesteld.\n\n{ruler}\nAldus vastgesteld op 16 november 2021.\nde voorzitter,\n"
    )
    assert len(documents(text)) == 1
    other = f"{text}\n{ruler}\n\nJaarverslag 2020 ondernemingsraad\n\n1. Inleiding\nDe raad kwam vaak bijeen.\n"
    assert len(documents(other)) == 2
