"""The order in which a page is read, and what its lines are: columns, headings, items, notes, contents."""

from __future__ import annotations

import pytest
from pages import Piece, pages_of, paragraph, pdf_of, texts

from pipeline.records import Line

LEFT, RIGHT = 60.0, 320.0
FIRST = "De vertrouwenspersonen spraken in dit\njaar met veertig medewerkers over hun\nwerk en over de omgang met elkaar.\nZij verwezen er zes door."
SECOND = "Het bureau gaf zeventien keer voorlichting\naan teams die daar zelf om hadden\ngevraagd, vaker dan in het jaar daarvoor.\nDe vraag blijft groot."
THIRD = "Een commissie van drie leden onderzocht\ntwee klachten en achtte er een gegrond.\nDe directie nam het oordeel over en\nsprak met het team."
FOURTH = "In het volgende jaar komt er een scholing\nvoor leidinggevenden, met aandacht voor\nhet gesprek over wat mag en wat niet.\nDe eerste groep begint in maart."


def lines(*pieces: list[Piece], bold: tuple[str, ...] = ()) -> list[Line]:
    (page,) = pages_of(pdf_of([piece for group in pieces for piece in group], bold=bold))
    return list(page.lines)


def order(*pieces: list[Piece]) -> list[str]:
    return [line.text for line in lines(*pieces)]


def in_one_order(*texts_: str) -> list[str]:
    return [line for text in texts_ for line in text.split("\n")]


def test_columns_are_read_one_after_the_other() -> None:
    assert order(paragraph(LEFT, 150, FIRST), paragraph(RIGHT, 150, SECOND)) == in_one_order(FIRST, SECOND)


def test_columns_drawn_line_by_line_are_read_one_after_the_other() -> None:
    zipped = [p for pair in zip(paragraph(LEFT, 150, FIRST), paragraph(RIGHT, 150, SECOND), strict=True) for p in pair]
    assert order(zipped) == in_one_order(FIRST, SECOND)


def test_three_columns_are_read_one_after_the_other() -> None:
    narrow = [
        "De raad sprak in mei over\nhet plan voor een brug\nen over wat die kost\naan onderhoud per jaar.",
        "Het college gaf er uitleg\nover en zegde toe om\nde kosten nog eens te\nlaten nazien door derden.",
        "Na de zomer komt het plan\nweer terug in de raad\nen valt er een besluit\nover de brug en de weg.",
    ]
    columns = [paragraph(x, 150, text, size=9) for x, text in zip((60, 220, 380), narrow, strict=True)]
    found = order(*columns)
    assert found == in_one_order(*narrow)


def test_heading_over_both_columns_parts_them() -> None:
    title = "Klachten en wat daarvan kwam in het afgelopen jaar bij de gemeente Vlietdam"
    found = order(
        paragraph(LEFT, 150, FIRST),
        paragraph(RIGHT, 150, SECOND),
        [(LEFT, 225, 14, title)],
        paragraph(LEFT, 255, THIRD),
        paragraph(RIGHT, 255, FOURTH),
    )
    assert found == in_one_order(FIRST, SECOND, title, THIRD, FOURTH)


def test_white_of_a_picture_over_both_columns_begins_them_anew() -> None:
    found = order(
        paragraph(LEFT, 150, FIRST),
        paragraph(RIGHT, 150, SECOND),
        paragraph(LEFT, 450, THIRD),
        paragraph(RIGHT, 450, FOURTH),
    )
    assert found == in_one_order(FIRST, SECOND, THIRD, FOURTH)


def test_white_of_a_paragraph_does_not_begin_the_columns_anew() -> None:
    found = order(
        paragraph(LEFT, 150, FIRST),
        paragraph(RIGHT, 150, SECOND),
        paragraph(LEFT, 215, THIRD),
        paragraph(RIGHT, 215, FOURTH),
    )
    assert found == in_one_order(FIRST, THIRD, SECOND, FOURTH)


def test_labels_beside_values_are_no_columns() -> None:
    labels = paragraph(LEFT, 150, "Datum:\nPlaats:\nVoorzitter:")
    values = paragraph(150, 150, "12 mei 2022\nstadhuis Vlietdam\nmevrouw De Graaf")
    assert order(labels, values) == ["Datum: 12 mei 2022", "Plaats: stadhuis Vlietdam", "Voorzitter: mevrouw De Graaf"]


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("De commissie besprak het voorstel van het college en\nstemde er mee in.", [True, False]),
        ("De commissie sloot.\nDe volgende vergadering is in juni en duurt een uur.", [True, True]),
        ("Punten:\n- de brug over de vliet die dit jaar klaar moet zijn\n- het plein", [True, True, True]),
        (
            "1. de brug over de vliet die dit jaar klaar moet zijn en\nwordt opgeleverd\n2. het plein",
            [True, False, True],
        ),
    ],
)
def test_lines_run_on_or_begin_a_block(text: str, starts: list[bool]) -> None:
    assert [line.starts_block for line in lines(paragraph(72, 150, text))] == starts


def test_white_between_lines_begins_a_block() -> None:
    found = lines(
        paragraph(
            72,
            150,
            "De raad nam kennis van het verslag dat\nhet college had gezonden en\ndankt de stellers\nvoor hun werk",
        ),
        [(72, 215, 10, "en gaat over tot de orde")],
    )
    assert [line.starts_block for line in found] == [True, False, False, False, True]


@pytest.mark.parametrize(
    ("piece", "bold", "role"),
    [
        ((72, 100, 16, "Meldingen in 2021"), False, "heading"),
        ((72, 100, 10, "Meldingen in 2021"), True, "heading"),
        ((72, 100, 10, "Meldingen in 2021"), False, "body"),
        ((72, 100, 10, "Er kwamen twaalf meldingen."), True, "body"),  # a sentence in bold
        ((72, 100, 10, "2.1 Meldingen"), True, "heading"),
        ((72, 100, 10, "• een gesprek met de melder"), False, "item"),
        ((72, 100, 10, "a) een gesprek met de melder"), False, "item"),
        ((72, 100, 10, "1.250 euro is besteed"), False, "body"),  # a number, no item
        ((72, 100, 10, "Meldingen in 2021 ........ 12"), False, "contents"),
        ((72, 100, 10, "De directeur zweeg... en vertrok"), False, "body"),
        ((72, 100, 16, "2021"), True, "body"),  # a number alone is no heading
    ],
)
def test_role_of_a_line(piece: Piece, bold: bool, role: str) -> None:
    body = paragraph(72, 160, FIRST)
    assert lines([piece], body, bold=(piece[3],) if bold else ())[0].role == role


@pytest.mark.parametrize(
    ("first", "second", "role"),
    [
        ("<actie Beheer> De kaart van de haven wordt aan", "de leden gestuurd.", "body"),
        ("• <actie Beheer> De kaart van de haven wordt", "aan de leden gestuurd.", "item"),
        ("Kaarten van de haven en van de oude loodsen", "De kaarten zijn oud.", "heading"),
        ("Kaarten", "van de haven en van de oude loodsen aan de kade", "heading"),
        ("2.1 Kaarten van de haven en van de loodsen", "De kaarten zijn oud.", "heading"),
    ],
)
def test_a_full_line_of_which_only_the_first_words_are_bold_is_no_heading(first: str, second: str, role: str) -> None:
    body = paragraph(LEFT, 200, "Er kwamen dit jaar twaalf meldingen binnen.\n" * 4)
    opened = lines([(LEFT, 100, 10, first), (LEFT, 112, 10, second)], body, bold=(first,))
    assert [line.role for line in opened[:2]] == [role, role if role != "heading" else "body"]
    assert opened[1].starts_block == (role == "heading")


def test_a_note_in_the_margin_does_not_widen_the_lines_beside_it() -> None:
    text = (
        "Na enig overleg besluit het team dat de lijn van vorig jaar ook voor\n"
        "Haven en kade blijft gelden. Het bestuur krijgt daarvan een brief met de\n"
        "Kaart van de haven erbij.\n"
    )
    found = lines([(470.0, 120.0, 8.0, "Datum"), (470.0, 130.0, 8.0, "10-12-2020")], paragraph(LEFT, 160, text))
    opened = [line.starts_block for line in found if line.text.startswith(("Na enig", "Haven", "Kaart"))]
    assert opened == [True, False, False]


@pytest.mark.parametrize(
    ("first", "second", "starts"),
    [
        ("Tot slot vraagt het bestuur alle leden om een kaart te", "delen, zodat de haven in de loop van het", False),
        ("Tot slot vraagt het bestuur alle leden om een kaart.", "delen, zodat de haven in de loop van het", True),
        ("Tot slot vraagt het bestuur alle leden om een kaart te", "Delen is goed, want de haven is in de loop", True),
    ],
)
def test_a_sentence_goes_on_in_a_line_that_white_divides(first: str, second: str, starts: bool) -> None:
    pieces = [(LEFT, 150.0, 10.0, first), (LEFT, 162.0, 10.0, second), (LEFT + 230, 162.0, 10.0, "jaar nieuw wordt.")]
    rest = paragraph(LEFT, 200, "Er kwamen dit jaar twaalf meldingen binnen bij het bestuur van de haven.\n" * 4)
    (line,) = (one for one in lines(pieces, rest) if one.text.startswith(second[:5]))
    assert line.starts_block == starts


def test_contents_page_is_no_body() -> None:
    rows = "1 Inleiding ............... 3\n2 Meldingen ............... 12\n3 Vooruitblik ............... 40"
    found = lines([(72, 90, 16, "Inhoud")], paragraph(72, 120, rows))
    assert [line.role for line in found] == ["heading", "contents", "contents", "contents"]
    assert all(line.starts_block for line in found)


def test_small_lines_under_the_text_that_begin_with_a_raised_digit_are_notes() -> None:
    note: list[Piece] = [
        (72, 700, 5, "1"),
        (None, -2, 8, " Zonder de meldingen die de politie zelf"),
        (72, 710, 8, "in behandeling nam."),
    ]
    found = lines(paragraph(72, 150, FIRST), note)
    assert [(line.role, line.starts_block) for line in found[-2:]] == [("footnote", True), ("footnote", False)]


def test_small_lines_without_a_raised_digit_are_no_notes() -> None:
    found = lines(paragraph(72, 150, FIRST), paragraph(72, 600, "Foto van het stadhuis van\nVlietdam.", size=8))
    assert {line.role for line in found} == {"body"}


def test_line_of_the_size_of_the_text_that_begins_with_a_raised_digit_is_no_note() -> None:
    found = lines(paragraph(72, 150, FIRST), [(72, 696.5, 6, "2"), (None, -3.5, 10, " februari was er een gesprek.")])
    assert (found[-1].text, found[-1].role) == ("² februari was er een gesprek.", "body")


def test_page_without_words_gives_nothing() -> None:
    (page,) = pages_of(pdf_of([]))
    assert texts(page) == []


@pytest.mark.parametrize(
    ("head", "gap", "is_heading"),
    [
        ("Aanbevelingen aan de directie", 14, True),
        ("3. Ziekteverzuim en inhuur", 14, True),
        ("IV. Eerdere aanbevelingen", 14, True),
        ("Aanbevelingen aan de directie", 2, False),  # no white above: a line of the text
        ("Wij bevelen aan:", 14, False),  # a lead-in
        ("Dat is alles wat wij weten.", 14, False),
        ("en dat was het dan", 14, False),
    ],
)
def test_document_in_one_letter_has_short_lines_with_white_above_as_headings(head, gap, is_heading) -> None:  # type: ignore[no-untyped-def]
    above, below = paragraph(LEFT, 150, FIRST), [(LEFT, 218.0 + gap, 10.0, SECOND.split("\n")[0])]
    found = lines(above, [(LEFT, 194.0 + gap, 10.0, head)], below)
    assert [line.text for line in found if line.role == "heading"] == ([head] if is_heading else [])


def test_document_with_bold_headings_has_no_others() -> None:
    bold = ("Meldingen", "Trainingen", "Vooruitblik")
    pieces = [paragraph(LEFT, 150 + 150 * at, f"{head}\n\n{FIRST}") for at, head in enumerate(bold)]
    found = lines(
        *pieces, [(LEFT, 620.0, 10.0, "Slotwoord van de commissie"), (LEFT, 632.0, 10.0, "Dank aan allen.")], bold=bold
    )
    assert [line.text for line in found if line.role == "heading"] == list(bold)
