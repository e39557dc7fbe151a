"""Sentence boundaries: rows of text with the sentences expected."""

import pytest

from models.sentences import sentences

ROWS = [
    # abbreviations that need a word after them
    ("Er kwamen ca. 40 vragen binnen. Ze zijn beantwoord.", ["Er kwamen ca. 40 vragen binnen.", "Ze zijn beantwoord."]),
    ("Dit loopt i.s.m. Stichting Lekduin. Het is klaar.", ["Dit loopt i.s.m. Stichting Lekduin.", "Het is klaar."]),
    ("Zie art. 5 van de verordening d.d. 3 mei 2021.", ["Zie art. 5 van de verordening d.d. 3 mei 2021."]),
    ("Mw. De Boer en dhr. Ali zijn benoemd.", ["Mw. De Boer en dhr. Ali zijn benoemd."]),
    # abbreviations that may end a sentence
    ("Er is koffie, thee etc. Het college dankt allen.", ["Er is koffie, thee etc.", "Het college dankt allen."]),
    ("Met laptops e.d. werkt men thuis.", ["Met laptops e.d. werkt men thuis."]),
    ("Op 3 april jl. is overlegd.", ["Op 3 april jl. is overlegd."]),
    # initials, and a label that looks like one
    ("Voorzitter is J.P. van Dam. Zij opent.", ["Voorzitter is J.P. van Dam.", "Zij opent."]),
    ("Dat staat in bijlage B. De raad kent die.", ["Dat staat in bijlage B.", "De raad kent die."]),
    # the mark of a footnote behind the stop
    ("De sluis is dicht.¹² De brug is open.", ["De sluis is dicht.¹²", "De brug is open."]),
    ("Dat is 12 m² water.", ["Dat is 12 m² water."]),
    # numbering
    ("2.1 Aantallen. Er zijn er zes.", ["2.1 Aantallen.", "Er zijn er zes."]),
    ("1. De raad stemt in. 2. Hij neemt kennis.", ["1. De raad stemt in.", "2. Hij neemt kennis."]),
    ("a. De begroting wordt gewijzigd.", ["a. De begroting wordt gewijzigd."]),
    # numbers, dates, amounts, addresses
    ("Dit kostte € 1.250,- per jaar. 60 Mensen kwamen.", ["Dit kostte € 1.250,- per jaar.", "60 Mensen kwamen."]),
    ("Groei in 2021. In 2022 kromp het 3.5 procent.", ["Groei in 2021.", "In 2022 kromp het 3.5 procent."]),
    ("Meld het op www.Lekduin.nl of bel.", ["Meld het op www.Lekduin.nl of bel."]),
    ("Zie RIS101010. Het stuk is openbaar.", ["Zie RIS101010.", "Het stuk is openbaar."]),
    # brackets, quotes, other ends
    ("De rest (zie ook par. 3. Dat is kort.) volgt later.", ["De rest (zie ook par. 3. Dat is kort.) volgt later."]),
    ("Zij zei: «Het is klaar.» Daarna ging zij.", ["Zij zei: «Het is klaar.»", "Daarna ging zij."]),
    ("Wie doet dat? De griffier.", ["Wie doet dat?", "De griffier."]),
    ("Dat was … laat. Echt!", ["Dat was … laat.", "Echt!"]),
    # a missing space
    ("Een respons van 57%.2 Van hen is de helft oud.", ["Een respons van 57%.2", "Van hen is de helft oud."]),
    ("Zie artikel 5.2 Van de wet.", ["Zie artikel 5.2 Van de wet."]),
    ("Dit hoort bij Bedrijfsvoering.Het team is nieuw.", ["Dit hoort bij Bedrijfsvoering.", "Het team is nieuw."]),
    ("Het bestand heet Plan.docx en is klein.", ["Het bestand heet Plan.docx en is klein."]),
    # no sentence at all
    (" .  - ", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_block_is_cut_into_its_sentences(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == expected


def test_offsets_count_from_the_start_that_is_given() -> None:
    assert sentences(" Ja. Nee. ", 100) == [(101, 104), (105, 109)]
