"""Whose body a letterhead names on one line with it: «Dienst Zeevaart – Ondernemingsraad»."""

from __future__ import annotations

import pytest

from pipeline.parts.letterheads import letterhead_of
from tests.documents import of_lines


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Dienst Zeevaart – Ondernemingsraad", "Dienst Zeevaart"),
        ("Havenbedrijf Oostmeer - Centrale ondernemingsraad", "Havenbedrijf Oostmeer"),
        ("Ondernemingsraad Dienst Zeevaart", "Dienst Zeevaart"),
        ("Ondernemingsraad van de Dienst Zeevaart", "Dienst Zeevaart"),
        ("Centrale Havendienst", "Centrale Havendienst"),
        # a body alone, a title, a department, a place
        ("Centrale Ondernemingsraad", None),
        ("Ondernemingsraad – Verslag", None),
        ("Ondernemingsraad Oostmeer", None),
        ("Centrale Huisvesting", None),
        ("Ondernemingsraad over de dienst van morgen", None),
    ],
)
def test_owner_of_a_body_is_read_from_its_line(line: str, expected: str | None) -> None:
    assert letterhead_of(of_lines(("title", line), ("body", "Er zijn twaalf vragen gesteld."))) == expected
