"""What a measured number is of where a pronoun opens its sentence; other openings take nothing from before."""

from __future__ import annotations

import pytest

from models.counts.scene import Memory
from models.figures import figures


@pytest.mark.parametrize(
    ("before", "text", "expected"),
    [
        ("Het ziekteverzuim daalde licht.", "Dit bedroeg 5,4%.", "ziekteverzuim"),
        ("In de haven daalde het ziekteverzuim.", "Dat kwam uit op 5,4%.", "ziekteverzuim"),
        ("De kosten van het feest vielen mee.", "Zij bedroegen € 4.500.", "kosten van het feest"),
        ("De formatie is uitgebreid.", "Deze telt nu 12,4 fte.", "formatie"),
        # «deze» and «die» are what was told last
        ("De wethouder spreekt met de raad over de wachttijd.", "Deze bedroeg gemiddeld 74 dagen.", "wachttijd"),
        ("De haven let op de leeftijd van sluizen.", "Die daalde met 0,4 jaar.", "leeftijd van sluizen"),
        ("Opvallend vinden we de promovendi.", "Hun aandeel is nu 26%.", "aandeel promovendi"),
    ],
)
def test_pronoun_is_what_the_sentence_before_tells_of(before: str, text: str, expected: str) -> None:
    (figure, *_) = figures(text, Memory(recent=(before,)))
    assert expected in (figure.what or "")


@pytest.mark.parametrize(
    ("text", "unsaid"),
    [
        ("Deze training kost € 4.500.", "wachttijd"),
        ("Het verzuim was 5,4%.", "wachttijd"),
        ("Zij vroegen offertes; de prijzen liepen uiteen van € 38 tot € 61.", "wethouder"),
        ("Hun schip is 12 jaar oud.", "wachttijd"),
        ("Dat 12% te laat kwam, is jammer.", "wethouder"),
    ],
)
def test_noun_of_its_own_is_left_alone(text: str, unsaid: str) -> None:
    before = "De wethouder spreekt over de wachttijd."
    assert all(unsaid not in (figure.what or "") for figure in figures(text, Memory(recent=(before,))))


@pytest.mark.parametrize(
    ("before", "text", "expected"),
    [
        ("Wij spraken 46 schippers.", "De helft van hen vaart door.", "schippers"),
        ("Er kwamen medewerkers kijken.", "Ruim 40% van hen was jonger dan 30.", "medewerkers"),
        ("", "Van de respondenten ziet 11% schade; een vijfde van hen heeft dat gemeld.", "respondenten"),
    ],
)
def test_share_of_them_is_of_those_told_of(before: str, text: str, expected: str) -> None:
    memory = Memory()
    for sentence in filter(None, (before,)):
        figures(sentence, memory)
        memory.recent = (sentence,)
    assert (figures(text, memory)[-1].what or "").startswith(expected)


@pytest.mark.parametrize(
    ("before", "text", "expected"),
    [
        ("De mentorregeling gaat in september in.", "Hiervoor is € 45.000 gereserveerd.", "mentorregeling"),
        ("De mentorregeling gaat in september in.", "De kosten bedragen € 45.000.", "mentorregeling"),
        ("De mentorregeling gaat in september in.", "De kosten daarvan waren € 45.000.", "mentorregeling"),
        # a heading above it, a thing of its own, and what points nowhere
        ("VII Mentorregeling", "De kosten bedragen € 45.000.", None),
        ("De mentorregeling gaat in september in.", "De kosten van de steiger bedragen € 45.000.", None),
        ("De mentorregeling gaat in september in.", "Het budget is € 45.000.", None),
    ],
)
def test_cost_is_of_what_the_sentence_before_tells_of(before: str, text: str, expected: str | None) -> None:
    (figure,) = figures(text, Memory(recent=(before,)))
    assert ("mentorregeling" in (figure.what or "").lower()) is (expected is not None)


@pytest.mark.parametrize(
    ("text", "expected", "unexpected"),
    [
        ("De rector zegt dat de mentorregeling ingaat; hiervoor is € 800 gereserveerd.", "mentorregeling", "rector"),
        ("Wij willen een hek om de haven zetten, waarvoor € 800 is gereserveerd.", "hek", "wij"),
        # the clause has a subject of its own, or points to nothing
        ("De rector zegt dat de mentorregeling ingaat; de kosten van het hek zijn € 800.", "hek", "mentorregeling"),
        (
            "De rector zegt dat de mentorregeling ingaat; er is € 800 gereserveerd voor het hek.",
            "hek",
            "mentorregeling",
        ),
    ],
)
def test_money_is_for_what_the_clause_before_tells_of(text: str, expected: str, unexpected: str) -> None:
    (figure,) = figures(text)
    assert expected in (figure.what or "") and unexpected not in (figure.what or "")
