"""Stems: words that must meet in search, and words that must not."""

import pytest

from pipeline.knowledge.stems import fold, stem, stems


@pytest.mark.parametrize(
    "words",
    [
        "melding meldingen",
        "commissie commissies",
        "advies adviezen",
        "jaarverslag jaarverslagen",
        "maatregel maatregelen",
        "raad raden",
        "lid leden",
        "raadslid raadsleden",
        "gemeente gemeenten",
        "gesprek gesprekken",
        "ongewenst ongewenste",
        "vaststellen vastgesteld vastgestelde",
        "uur uren",
        "Geïnitieerd geinitieerd",
        "coördinator COORDINATOREN",
    ],
)
def test_inflections_share_a_stem(words):
    assert len(set(stems(words).split())) == 1


@pytest.mark.parametrize(
    "words",
    [
        "wet weet",
        "gemeente menen",
        "gedrag dragen",
        "man maan",
        "integriteit integer",
        "raad rad",
        "besluit sluiting",
        "2021 2022",
        "zaak zak",
    ],
)
def test_other_words_do_not(words):
    first, second = stems(words).split()
    assert first != second


@pytest.mark.parametrize(
    ("text", "expected"), [("B&W", "b w"), ("10.2.e", "10 2 e"), ("a_b", "a b"), ("…?!", ""), ("", "")]
)
def test_signs_part_words(text, expected):
    assert stems(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"), [("ÉÉN", "een"), ("Ĳssel", "ijssel"), ("façade", "facade"), ("OR", "or")]
)
def test_folded_is_lower_case_without_diacritics(text, expected):
    assert fold(text) == expected


@pytest.mark.parametrize("text", ["Meldingen van geëvalueerde regelingen in 2021."])
def test_a_stem_holds_only_letters_and_digits(text):
    assert all(one.isalnum() for one in stems(text).split())
    assert stem("") == ""
