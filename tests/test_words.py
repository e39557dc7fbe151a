"""What is typed to search: parts, and hits marked in a sentence."""

import pytest

from pipeline.knowledge.words import highlight, match, parts


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("meldingen", 'stems : "meld"'),
        ("meldingen pesten", 'stems : "meld" AND stems : "pest"'),
        ('"ongewenst gedrag"', 'text : "ongewenst gedrag"'),
        ("„Ongewenst gedrag”", 'text : "ongewenst gedrag"'),
        ('"ongewenst gedrag', 'text : "ongewenst gedrag"'),
        ("integriteit*", 'text : "integriteit" *'),
        ("B&W", 'stems : "b w"'),
        ("AND OR NOT", 'stems : "and" AND stems : "or" AND stems : "not"'),
        ("NEAR(a, b)", 'stems : "near a" AND stems : "b"'),
        ("text:melding", 'stems : "text meld"'),
        ('a"b', 'stems : "a" AND text : "b"'),
        ("* ^ - + ( ) { } \" ' ; \x00", ""),
        ("", ""),
    ],
)
def test_whatever_is_typed_is_a_question(typed, expected):
    assert match(parts(typed)) == expected


@pytest.mark.parametrize(
    ("sentence", "typed", "expected"),
    [
        ("Drie meldingen, geen melding.", "melding", "Drie «meldingen», geen «melding»."),
        ("De melder meldt zich.", "melding", "De melder meldt zich."),
        ("Geïnitieerd door de OR.", "geinitieerd or", "«Geïnitieerd» door de «OR»."),
        ("Het gedrag is ongewenst.", '"ongewenst gedrag"', "Het gedrag is ongewenst."),
        ("Ongewenst  gedrag komt voor.", '"ongewenst gedrag"', "«Ongewenst  gedrag» komt voor."),
        ("Integriteitsbeleid en niet-integer.", "integriteit*", "«Integriteitsbeleid» en niet-integer."),
        ("B&W besluit; b en w niet.", "B&W", "«B&W» besluit; b en w niet."),
        ("Pesten op het werk.", 'pesten "pesten op"', "«Pesten op» het werk."),
        ("", "melding", ""),
    ],
)
def test_hits_are_marked_and_near_misses_are_not(sentence, typed, expected):
    assert highlight(sentence, parts(typed)) == expected
