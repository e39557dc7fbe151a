"""Where one document ends and the next begins: what the edges of two neighbouring pages say."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from pipeline.parts.borders import is_border, is_closing, is_separator, is_title, score
from pipeline.records import Line, Page

PROSE = (
    "De commissie sprak met de bestuurder over het werk van de afdelingen in het afgelopen half jaar.",
    "Daarbij kwamen de planning, de kosten en de gevolgen voor de inwoners aan de orde.",
    "Ook werd gesproken over de samenwerking met de buurgemeenten en over de stand van het onderhoud.",
    "De leden stelden daarover enkele vragen, die later schriftelijk worden beantwoord.",
    "Tot slot werd stilgestaan bij de komende verbouwing van het stadhuis en de tijdelijke huisvesting.",
)


def page(
    *lines: str,
    number: tuple[int, int | None] | None = None,
    size: float = 10,
    width: float = 595,
    header: str = "",
    prose: int = 5,
) -> Page:
    """A page with these lines (a heading first when it is `# heading`), then some prose."""
    items = [Line(text=header, role="header")] if header else []
    for text in (*lines, *PROSE[:prose]):
        role = "heading" if text.startswith("# ") else "body"
        items.append(Line(text=text.removeprefix("# "), role=role, size=16 if role == "heading" else size))
    return Page(number=1, items=tuple(items), width=width, height=842, printed_number=number)


def ending(*lines: str, number: tuple[int, int | None] | None = None) -> Page:
    items = [Line(text=text, size=10) for text in (*PROSE, *lines)]
    return Page(number=1, items=tuple(items), width=595, height=842, printed_number=number)


@pytest.mark.parametrize(
    ("part", "following"),
    [
        ([page(number=(1, None)), page(number=(2, None))], page("# Jaarverslag klachten 2021", number=(1, None))),
        ([page(number=(4, 5)), page(number=(5, 5))], page("Besluiten over de brug", number=(1, 3))),
        ([page(), ending("10. Sluiting")], page("Aanwezig: mevrouw De Graaf")),
        (
            [page(), ending("De voorzitter sluit de vergadering om 12 uur.")],
            page("# Verslag overleg werkgroep Bruggen"),
        ),
        ([page(), ending("----------")], page("# Jaarverslag vertrouwenspersonen 2021")),
        ([page(number=(3, 7))], page("# Jaarverslag", number=(1, 4))),
        ([page(number=(1, 1))], page(number=(1, 1))),
        ([page()], page("Aanwezig: mevrouw De Graaf", width=842)),
        ([page(number=(1, None)), page(number=(2, None))], page("Aanwezig: mevrouw De Graaf")),
        (
            [page("Betreft: de brug", "Met vriendelijke groet,", prose=1)],
            page("Van: De Graaf", "Aan: Smit", "Onderwerp: brug"),
        ),
        ([page()], page("# Raadsmededeling over de brug", width=842, size=12)),
        (
            [page(), ending("Hoogachtend,", "namens het college")],
            page("Datum: 12 mei 2022", "Onderwerp: brug", "Geachte leden"),
        ),
        ([page(number=(6, None)), page(number=(7, None))], page("# Deel van het plan", width=842)),
        ([page("# Verslag overleg werkgroep Bruggen 3 mei")], page("Verslag overleg Bruggen 10 mei")),  # another day
    ],
)
def test_document_begins(part: Sequence[Page], following: Page) -> None:
    assert is_border(part, following)


@pytest.mark.parametrize(
    ("part", "following"),
    [
        ([page()], page()),
        ([page(number=(1, None)), page(number=(2, None))], page("# Meldingen", number=(3, None))),
        ([page(number=(1, None)), page(number=(2, None))], page("# Verslag overleg over de brug", number=(3, None))),
        ([page()], page("# Meldingen in 2021")),
        ([page(), ending("Hoogachtend,", "namens het college")], page("Bijlage 1 bij de brief")),
        ([page(), ending("De commissie besprak het plan met de")], page("bestuurder en de directie")),
        ([page(), ending("9. Rondvraag")], page("10. Sluiting")),
        ([page()], page("Aanwezig: mevrouw De Graaf")),
        ([page(number=(1, 3)), page(number=(2, 3))], page("Aanwezig: mevrouw De Graaf")),  # «3 van 3» is still to come
        ([page(number=(1, None)), page(number=(2, None))], page("Bijlage 1", number=(1, None))),
        (
            [page(number=(1, None)), ending("De commissie besprak het plan met de", number=(2, None))],
            page("bestuurder en de directie", number=(1, None)),
        ),
        ([page()], page(width=842)),  # a lying page within a report
        ([page(number=(1, None)), page()], page(number=(3, None))),
        ([page("# Jaarverslag 2021", prose=0)], page("# Jaarverslag 2021")),  # the first was a cover
        ([page(prose=0)], page("# Jaarverslag 2021")),  # nothing came before
        ([page("Betreft: de brug", prose=1)], page("Van: De Graaf", "Aan: Smit", "Onderwerp: brug")),
        ([page(number=(1, None))], page(number=(1, None))),  # a number that stands on every page tells nothing
        ([page()], page(prose=0)),  # an empty page begins nothing
        ([page(number=(6, None)), page(number=(7, None))], page("# Deel II", "Wat gaan we doen?", width=842)),
        ([page(number=(6, None)), page(number=(7, None))], page("# Hoofdstuk 3", "Bruggen", width=842)),
        ([page("# Verslag overleg werkgroep Bruggen 3 mei")], page("Verslag overleg Bruggen 3 mei")),  # a running head
    ],
)
def test_document_goes_on(part: Sequence[Page], following: Page) -> None:
    assert not is_border(part, following)


def test_number_that_goes_on_counts_against_a_border() -> None:
    part = [page(number=(1, None))]
    assert score(part, page("# Jaarverslag", number=(2, None))) < score(part, page("# Jaarverslag"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sluiting", True),
        ("12. Sluiting", True),
        ("Rondvraag en sluiting.", True),
        ("De voorzitter sluit de vergadering.", True),
        ("De vergadering wordt om 22.10 uur gesloten.", True),
        ("Sluiting van het zwembad", False),
        ("De sluiting van de brug", False),
        ("De wethouder sluit zich daarbij aan.", False),
    ],
)
def test_closing(text: str, expected: bool) -> None:
    assert is_closing(Line(text=text)) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jaarverslag 2021", True),
        ("Verslag overleg werkgroep Bruggen", True),
        ("Raadsmededeling", True),
        ("Notulen", True),
        ("Dit jaarverslag gaat over 2021.", False),
        ("- Jaarverslag 2021", False),
        ("3. Jaarverslag 2021", False),
        ("jaarverslag 2021", False),
        ("Meldingen in 2021", False),
        ("Tabel 4. Plannen uit het jaarverslag 2021", False),
        ("Figuur 2.1 Meldingen in het jaarverslag 2021", False),
        ("Overzicht jaarverslag 2021", True),
        ("Jaarverslag " + "woord " * 14, False),
    ],
)
def test_title(text: str, expected: bool) -> None:
    assert is_title(Line(text=text)) is expected


@pytest.mark.parametrize(
    ("text", "expected"), [("-----", True), ("* * *", False), ("***", True), ("--", False), ("a---", False)]
)
def test_separator(text: str, expected: bool) -> None:
    assert is_separator(Line(text=text)) is expected


@pytest.mark.parametrize(
    ("titles", "following", "expected"),
    [
        (("# 1. Opening", "# 2. Haven"), "# 3. Planning", False),
        (("# 0. Rondje", "# 1 Haven"), "# 2 Planning", False),
        (("# 1. Opening", "# 2. Haven"), "# 1. Planning", True),  # counts anew
        (("# 1. Opening", "# 2. Haven"), "# 7. Planning", True),
        (("# Opening", "# Haven"), "# 3. Planning", True),
    ],
)
def test_a_ruler_amid_numbered_titles_is_no_border(titles: tuple[str, ...], following: str, expected: bool) -> None:
    closed = page(*titles)
    closed = Page(number=1, items=(*closed.items, Line(text="---")), width=595, height=842)
    assert is_border([closed], page("Werkgroep Haven", following)) is expected
