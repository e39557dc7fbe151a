"""Of whom a number between brackets counts: the name before the bracket, or the name within it."""

from __future__ import annotations

import pytest

from models.figures import figures


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("Duinrecht (11.240 inwoners) vraagt om een lagere bijdrage.", "duinrecht"),
        ("De fractie Lokaal Belang (5 zetels) is tegen.", "lokaal belang"),
        ("De gemeente Aan den Oever (14 functies) heeft dit geregeld.", "aan den oever"),
        ("De heer Mol (Duinrecht, 2 stemmen) heeft zich afgemeld.", "duinrecht"),
        ("Mevrouw Oud (voorzitter, Zeewijk, 4 stemmen) opent de vergadering.", "zeewijk"),
        ("Mevrouw Oud (CDA, 3 zetels) vraagt dat.", "CDA"),
        ("Het team van Handhaving (12 medewerkers) verhuist.", "handhaving"),
        ("De cursus Veilig Varen (ruim 12 deelnemers) was leuk.", "veilig varen"),
        # neither a name nor of whom
        ("Nevenfuncties (215 meldingen) zijn geregistreerd.", None),
        ("De workshop (12 deelnemers) was leuk.", None),
        ("De ondernemingsraad (13 leden) kwam bijeen.", None),
        ("De OR (13 leden) kwam bijeen.", None),
        ("In januari (12 meldingen) was het druk.", None),
        ("Volgens Duinrecht (12 meldingen) klopt dat.", None),
        ("De heer Mol (12 meldingen) vertrekt.", None),
        ("De heer Oud (44 jaar) vertrekt.", None),
        ("Duinrecht (aan zee) kreeg 12 meldingen.", None),
        ("Er zijn meldingen (zaken, 12 klachten) binnengekomen.", None),
    ],
)
def test_name_beside_a_bracket_is_its_category(text: str, category: str | None) -> None:
    assert figures(text)[0].category == category
