"""Pages put together to one text: broken words, sentences over a border, headers left out, marks, sections."""

from __future__ import annotations

import pytest
from pages import documents_of, grid, paragraph, pdf_of, rows

from pipeline.compose import Composed, compose, joint
from pipeline.records import Line, Mark, Page


def composed(*pages: list[Line]) -> Composed:
    return compose([Page(number=number, items=tuple(lines)) for number, lines in enumerate(pages, 1)])


def blocks(content: list[bytes]) -> list[str]:
    (document,) = documents_of(*content)
    return [document.text[block.start : block.end] for block in document.blocks]


@pytest.mark.parametrize(
    ("text", "after", "expected"),
    [
        ("over omgangs-", "vormen op het werk", "over omgangsvormen op het werk"),
        ("over omgangs\u00ad", "vormen op het werk", "over omgangsvormen op het werk"),
        ("pest-", "en discriminatiebeleid", "pest- en discriminatiebeleid"),
        ("in- of", "uitstroom", "in- of uitstroom"),
        ("in-", "of uitstroom", "in- of uitstroom"),
        ("jeugd-, zorg-", "en welzijnsbeleid", "jeugd-, zorg- en welzijnsbeleid"),
        ("per e-", "mail gemeld", "per e-mail gemeld"),
        ("het COR-", "advies is gevolgd", "het COR-advies is gevolgd"),
        ("van niet-", "integer gedrag", "van niet-integer gedrag"),
        ("Noord-", "Holland", "Noord-Holland"),
        ("in 2019-", "2020 vielen", "in 2019-2020 vielen"),
        ("de jaren -", "en meer", "de jaren - en meer"),
        ("zie www.vlietdam-", "oost.nl", "zie www.vlietdam-oost.nl"),
        ("geen streep", "hier", "geen streep hier"),
        ("na de en-", "quête kwam", "na de enquête kwam"),  # a word that begins like a link word
        ("het is ge-", "of verkocht", "het is ge- of verkocht"),
        ("de of-", "ferte is laat", "de offerte is laat"),
    ],
)
def test_line_end_is_joined_as_the_word_is_written(text: str, after: str, expected: str) -> None:
    shown, glue = joint(text, after, set())
    assert shown + glue + after == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ({"beleid-makers"}, "beleid-makers"),
        ({"beleidmakers"}, "beleidmakers"),
        ({"beleid-makers", "beleidmakers"}, "beleidmakers"),
        (set(), "beleidmakers"),
    ],
)
def test_word_found_with_its_hyphen_elsewhere_keeps_it(words: set[str], expected: str) -> None:
    shown, glue = joint("de beleid-", "makers", words)
    assert (shown + glue + "makers").split()[-1] == expected


SENTENCE = "De raad vroeg in deze vergadering ook naar de kosten van het herstel van de\nbrug over de vliet, die volgens het college hoger zijn dan"
REST = "eerder was geraamd en nu uit de reserve komen."
WHOLE = (SENTENCE + "\n" + REST).replace("\n", " ")


def test_sentence_over_a_page_break_is_whole() -> None:
    assert WHOLE in blocks([pdf_of(paragraph(72, 700, SENTENCE)), pdf_of(paragraph(72, 90, REST))])


def test_sentence_over_a_page_break_is_whole_around_furniture() -> None:
    first = [(72, 40, 8, "Jaarverslag Vlietdam"), *paragraph(72, 700, SENTENCE), (290, 815, 8, "4")]
    second = [(72, 40, 8, "Jaarverslag Vlietdam"), *paragraph(72, 90, REST), (290, 815, 8, "5")]
    found = blocks([pdf_of(first), pdf_of(second)])
    assert found == [WHOLE]


def test_sentence_over_a_page_break_is_whole_around_a_footnote() -> None:
    note = [(72, 780, 5, "1"), (None, -2, 7, " Zonder de rente over de lening.")]
    found = blocks([pdf_of([*paragraph(72, 690, SENTENCE), *note]), pdf_of(paragraph(72, 90, REST))])
    assert WHOLE in found
    assert any(text.startswith("¹") for text in found)


def test_sentence_over_a_page_break_is_whole_around_a_table() -> None:
    table = rows([76, 204, 304], 94, "Kosten|2021|2022", "Brug|40|50")
    second = pdf_of([*table, *paragraph(72, 200, REST)], rules=grid([72, 200, 300, 400], [80, 100, 120]))
    assert WHOLE in blocks([pdf_of(paragraph(72, 700, SENTENCE)), second])


def test_sentence_over_a_column_break_is_whole() -> None:
    left = "De raad vroeg naar de kosten van\nhet herstel van de brug over de\nvliet, die volgens het college\nveel hoger zijn dan"
    right = "eerder was geraamd en die nu uit\nde reserve komen. Ook vroeg de\nraad naar de planning van het werk\nen de omleiding."
    (found,) = blocks([pdf_of([*paragraph(60, 150, left), *paragraph(320, 150, right)])])
    assert found == (left + "\n" + right).replace("\n", " ")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (SENTENCE + " nu.", "eerder was er een raming"),  # the sentence ended
        (SENTENCE, "2. Rondvraag en sluiting"),
        (SENTENCE, "• eerder werk aan de brug"),
    ],
)
def test_what_begins_anew_on_the_next_page_is_no_part_of_the_sentence(first: str, second: str) -> None:
    found = blocks([pdf_of(paragraph(72, 700, first)), pdf_of(paragraph(72, 90, second))])
    assert found == [first.replace("\n", " "), second]


def test_headers_and_footers_are_not_in_the_text() -> None:
    made = composed(
        [
            Line(text="Jaarverslag", page=1, role="header"),
            Line(text="De raad besloot.", page=1),
            Line(text="1", page=1, role="footer"),
        ]
    )
    assert made.text == "De raad besloot."


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([("Er waren 36", ()), ("meldingen", (("code", 0, 4),))], [("code", "meld")]),
        ([("omgangs-", ()), ("vormen 36¹", (("superscript", 9, 10),))], [("superscript", "¹")]),
        ([("Door is gemeld", (("redaction", 4, 4),))], [("redaction", "")]),
    ],
)
def test_marks_keep_their_place_in_the_text(
    lines: list[tuple[str, tuple[tuple[str, int, int], ...]]], expected: list[tuple[str, str]]
) -> None:
    made = composed(
        [
            Line(
                text=text,
                page=1,
                starts_block=number == 0,
                marks=tuple(Mark(kind=kind, start=start, end=end) for kind, start, end in marks),
            )
            for number, (text, marks) in enumerate(lines)
        ]
    )
    assert [(mark.kind, made.text[mark.start : mark.end]) for mark in made.marks] == expected
    assert all(mark.page == 1 for mark in made.marks)


def test_redaction_stands_between_its_words_in_the_text() -> None:
    content = pdf_of(
        [(72, 100, 10, "Door"), (164, 100, 10, "is gemeld dat de brug dicht is.")], fills=[(97, 91, 160, 102, 0)]
    )
    (document,) = documents_of(content)
    (mark,) = document.marks
    around = document.text[: mark.start].rstrip(), document.text[mark.end :].lstrip()
    assert around == ("Door", "is gemeld dat de brug dicht is.")
    assert mark.box == pytest.approx((97, 91, 160, 102), abs=0.5)


def test_sections_follow_the_headings() -> None:
    made = composed(
        [
            Line(text="Woord vooraf.", page=1),
            Line(text="1 Meldingen", page=1, role="heading", size=14),
            Line(text="Er waren er twaalf.", page=1),
            Line(text="1.1 Pesten", page=1, role="heading", size=12),
            Line(text="Drie.", page=1),
            Line(text="Bijlage 1", page=1, role="heading", size=14),
            Line(text="Inhoudsopgave", page=1, role="heading", size=14),
        ]
    )
    assert [(one.title, one.level, one.kind) for one in made.sections] == [
        (None, 1, "body"),
        ("1 Meldingen", 1, "body"),
        ("1.1 Pesten", 2, "body"),
        ("Bijlage 1", 1, "annex"),
        ("Inhoudsopgave", 1, "contents"),
    ]
    bodies = [made.text[one.body_start : one.end].strip() for one in made.sections]
    assert bodies == ["Woord vooraf.", "Er waren er twaalf.", "Drie.", "", ""]
    assert [one.end for one in made.sections[:-1]] == [one.start for one in made.sections[1:]]


def test_bold_paragraph_is_no_heading() -> None:
    text = " ".join(["woord"] * 30)
    assert composed([Line(text=text, page=1, role="heading")]).blocks[0].role == "body"


def test_table_rows_are_lines_with_cells_parted_by_tabs() -> None:
    (document,) = documents_of(
        pdf_of(
            rows([76, 204, 304], 94, "Kosten|2021|2022", "Brug||50"), rules=grid([72, 200, 300, 400], [80, 100, 120])
        )
    )
    assert document.text == "Kosten\t2021\t2022\nBrug\t\t50"
    (table,) = document.tables
    assert [[document.text[cell.start : cell.end] for cell in row if cell] for row in table.rows] == [
        ["Kosten", "2021", "2022"],
        ["Brug", "", "50"],
    ]
    assert document.text[table.start : table.end] == document.text
    assert {block.role for block in document.blocks} == {"table"}


def test_page_without_words_gives_an_empty_text() -> None:
    made = composed([])
    assert (made.text, made.anchors, made.blocks) == ("", [], [])
