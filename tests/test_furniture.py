"""Running heads, footers and page numbers are set apart; what only looks like them stays."""

from __future__ import annotations

import time

import pytest
from pages import Piece, pages_of, paragraph, pdf_of, texts

from pipeline.readers.furniture import PAGE_NUMBER, printed_number, set_apart, set_apart_in_text
from pipeline.readers.text import read_text
from pipeline.records import Line

BODIES = (
    "De ondernemingsraad sprak met de bestuurder\nover de werkdruk op de afdeling burgerzaken.\nEr komt een plan.",
    "Het college stuurde een nota over de brug.\nDe raad vroeg naar de kosten van onderhoud\nen naar de planning.",
    "In maart kwamen drie klachten binnen over\nparkeren in de binnenstad van Vlietdam.\nAlle drie zijn afgedaan.",
)


def sheets(*furniture: list[Piece], body_y: float = 200) -> list[bytes]:
    return [pdf_of([*extra, *paragraph(72, body_y, body)]) for extra, body in zip(furniture, BODIES, strict=False)]


@pytest.mark.parametrize(
    ("make", "role"),
    [
        (lambda n: [(72, 40, 8, "Jaarverslag ondernemingsraad Vlietdam")], "header"),
        (lambda n: [(72, 40, 8, f"Jaarverslag ondernemingsraad Vlietdam {n}")], "header"),
        (lambda n: [(72, 815, 8, "Gemeente Vlietdam, afdeling Bestuur")], "footer"),
        (lambda n: [(280, 815, 8, str(n))], "footer"),
        (lambda n: [(280, 815, 8, f"- {n} -")], "footer"),
        (lambda n: [(280, 815, 8, f"Pagina {n} van 3")], "footer"),
        (lambda n: [(72, 815, 8, f"Kenmerk 2021-88, pagina {n} van 3")], "footer"),
    ],
)
def test_what_comes_back_at_the_edge_is_set_apart(make, role) -> None:  # type: ignore[no-untyped-def]
    pages = pages_of(*sheets(make(1), make(2), make(3)))
    for number, page in enumerate(pages, 1):
        assert texts(page, role) == [make(number)[0][3]]
        assert texts(page, "body") == BODIES[number - 1].split("\n")


@pytest.mark.parametrize(
    "make",
    [
        lambda n: [(72, 40, 8, ("Woord vooraf", "Klachten", "Slot")[n - 1])],  # another title on each page
        lambda n: [(72, 300, 10, "Gemeente Vlietdam, afdeling Bestuur")],  # not at the edge
        lambda n: [(72, 40 + 15 * n, 8, "Gemeente Vlietdam, afdeling Bestuur")],  # at another height each time
    ],
)
def test_what_stands_elsewhere_or_differs_stays(make) -> None:  # type: ignore[no-untyped-def]
    pages = pages_of(*sheets(make(1), make(2), make(3)))
    assert all(make(number)[0][3] in texts(page, "body", "heading") for number, page in enumerate(pages, 1))


def test_left_and_right_pages_have_their_own_heads() -> None:
    odd, even = [(72.0, 40.0, 8.0, "Jaarverslag van de raad")], [(300.0, 40.0, 8.0, "Gemeente Vlietdam in cijfers")]
    pages = pages_of(*sheets(odd, even, odd), *sheets(even, odd, even))
    assert all(len(texts(page, "header")) == 1 for page in pages)


def test_number_of_an_agenda_item_in_the_margin_is_no_page_number() -> None:
    first = pdf_of([(50, 60, 10, "4"), *paragraph(90, 60, BODIES[0]), *paragraph(90, 200, BODIES[1])])
    (page,) = pages_of(first)
    assert not texts(page, "header", "footer")
    assert any(line.startswith("4") for line in texts(page))


def test_lone_number_at_the_foot_of_one_page_is_its_number() -> None:
    (page,) = pages_of(pdf_of([(290, 815, 9, "12"), *paragraph(72, 200, BODIES[0])]))
    assert page.printed_number == (12, None)


@pytest.mark.parametrize(
    ("text", "role", "expected"),
    [
        ("12", "footer", (12, None)),
        ("Pagina 3 van 12", "footer", (3, 12)),
        ("3/12", "header", (3, 12)),
        ("| 7 |", "footer", (7, None)),
        ("Verslag overleg, blad 4", "header", (4, None)),
        ("Gemeente Vlietdam 9", "footer", (9, None)),
        ("Gemeente Vlietdam 2021", "footer", None),  # a year
        ("12", "body", None),
        ("Kenmerk 2021-88", "footer", None),
    ],
)
def test_printed_number(text: str, role: str, expected: tuple[int, int | None] | None) -> None:
    assert printed_number([Line(text=text, role=role)]) == expected


@pytest.mark.parametrize("text", ["12 mei", "van 3", "4 van de 5", "12.", "pagina", "3, 4", "2021", "5-2021", "1998"])
def test_near_misses_are_no_page_number(text: str) -> None:
    assert PAGE_NUMBER.fullmatch(text) is None


@pytest.mark.parametrize(
    ("heads", "apart"),
    [
        (["JAARVERSLAG 2022", "Jaarverslag vertrouwenspersonen   2", "Jaarverslag vertrouwenspersonen   3"], 2),
        (
            [
                "Ombudscommissie Vlietdam",
                "Ombudscommissie  verslag 2021  blz. 2",
                "Ombudscommissie  verslag 2021  blz. 3",
            ],
            2,
        ),
        (["Kosten van parkeren 2", "Kosten van de brug 3", "Slot"], 0),
        (["Verslag", "Bijlage 2", "Rapport 3"], 0),
    ],
)
def test_head_that_counts_up_in_text_is_set_apart(heads: list[str], apart: int) -> None:
    sheets = [
        f"{head}\n\n{body}\n\nEr volgt nog een zin.\n\nEn nog een." for head, body in zip(heads, BODIES, strict=True)
    ]
    pages = set_apart_in_text(read_text("\f".join(sheets).encode())[0])
    assert [line.text for page in pages for line in page.lines if line.role == "header"] == [
        " ".join(head.split()) for head in heads[3 - apart :]
    ]


TITLE = "Gemeente Vlietdam\n\nJaarverslag klachten en meldingen 2021"


@pytest.mark.parametrize(
    ("head", "is_head"),
    [
        ("Jaarverslag klachten 2021 - GV     2", True),
        ("Jaarverslag klachten en meldingen 2021 - 2 -", True),
        ("Jaarverslag 2021     3", True),
        ("Gemeente Vlietdam | Jaarverslag 2021 | 3", True),  # a cover without a number before it
        ("Jaarverslag klachten deel 2", False),  # counts documents
        ("Jaarverslag bezwaren 2", False),  # says something else
        ("Jaarverslag 2020 - 2 -", False),  # of another year
        ("Jaarverslag klachten 2022", False),  # ends in a year
        ("Klachten 9", False),  # a count, far from the page's
    ],
)
def test_running_head_of_the_only_second_page_repeats_the_title(head: str, is_head: bool) -> None:
    sheets = [f"{TITLE}\n\n{BODIES[0]}\n\nEr volgt nog een zin.", f"{head}\n\n{BODIES[1]}\n\nEn nog een zin.\n\nSlot."]
    pages = set_apart_in_text(read_text("\f".join(sheets).encode())[0])
    assert bool([line for line in pages[1].lines if line.role == "header"]) is is_head
    pieces = [paragraph(72, 40, TITLE.replace("\n\n", "\n")) + paragraph(72, 200, BODIES[0])]
    pieces.append([(72, 40, 8, head), *paragraph(72, 200, BODIES[1])])
    assert bool(texts(pages_of(*map(pdf_of, pieces))[1], "header")) is is_head
    words, number = head.rsplit(maxsplit=1)  # the number stands apart at the right
    pieces[1] = [(72, 40, 8, words), (480, 40, 8, number), *paragraph(72, 200, BODIES[1])]
    assert (words in texts(pages_of(*map(pdf_of, pieces))[1], "header")) is is_head


def test_a_page_of_thousands_of_lines_takes_no_minutes() -> None:
    lines = [Line(text=f"regel {number}", box=(72, number / 24, 300, number / 24 + 4)) for number in range(20_000)]
    began = time.process_time()
    set_apart([lines], [842.0])
    assert time.process_time() - began < 4  # looking at each pair of them takes minutes
