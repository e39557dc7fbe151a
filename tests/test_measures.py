"""What a length of time is called: terms that have a name, and lengths that only stand near its words."""

from __future__ import annotations

import pytest

from models.counts.scene import Memory
from models.figures import figures


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("U kunt binnen zes weken na de bekendmaking bezwaar maken.", "bezwaartermijn"),
        ("Een bezwaarschrift moet uiterlijk 6 weken na verzending zijn ontvangen.", "bezwaartermijn"),
        ("Beroep instellen bij de rechtbank kan binnen zes weken.", "beroepstermijn"),
        ("De havenmeester is voor een periode van vier jaar benoemd.", "benoemingsperiode"),
        (
            "De raad benoemt een schipper tot lid van de havenraad voor een periode van vier jaar.",
            "benoemingsperiode lid van de havenraad",
        ),
        ("De raad benoemt de schipper die tot maart voer voor een periode van vier jaar.", "benoemingsperiode"),
        ("De raad benoemt de schipper voor de duur van vier jaar.", "benoemingsduur"),
        ("Mevrouw Smit is benoemd tot voorzitter voor vier jaar.", "benoemingstermijn voorzitter"),
        ("Beelden worden maximaal 28 dagen bewaard.", "bewaartermijn"),
        ("De beslissing is met vier weken verdaagd.", "verdaging beslissing"),
    ],
)
def test_term_is_called_by_its_name(text: str, what: str) -> None:
    assert [figure.what for figure in figures(text)] == [what]


def test_whom_a_pronoun_points_to_is_appointed() -> None:
    memory = Memory(recent=("De havendienst kreeg een vertrouwenspersoon.",))
    assert [one.what for one in figures("Zij is benoemd voor twee jaar.", memory)] == [
        "benoemingstermijn vertrouwenspersoon"
    ]
    assert [one.what for one in figures("Mr. Smit is benoemd voor twee jaar.", memory)] == ["benoemingstermijn"]


@pytest.mark.parametrize(
    "text",
    [
        "Het bezwaar van de schippers werd na elf weken afgehandeld.",
        "De benoemde havenmeester werkte negen jaar in Delfzijl.",
        "De beelden die wij bewaarden, waren drie jaar oud.",
        "De vergadering is met twee dagen vervroegd.",
        "Het beroep op de regeling kwam binnen drie weken.",
    ],
)
def test_other_length_is_not_called_so(text: str) -> None:
    names = {
        "bezwaartermijn",
        "beroepstermijn",
        "benoemingstermijn",
        "benoemingsperiode",
        "bewaartermijn",
        "verdaging beslissing",
    }
    assert not {figure.what for figure in figures(text)} & names


@pytest.mark.parametrize(
    ("text", "said", "unsaid"),
    [
        ("Na het halve jaar waarin de proef liep, bleek dat er weinig schepen kwamen.", {"duur", "proef"}, {"schepen"}),
        ("De OR adviseert de regeling na een jaar te evalueren.", {"termijn", "regeling", "evalueren"}, {"tijd"}),
        ("De OR kreeg een half jaar om de regeling te bespreken.", {"tijd", "regeling"}, {"termijn"}),
    ],
)
def test_length_says_of_what(text: str, said: set[str], unsaid: set[str]) -> None:
    (figure,) = figures(text)
    words = set((figure.what or "").split())
    assert said <= words
    assert not unsaid & words


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Er zijn 19 schippers geholpen, afkomstig van DSB (4), OCW (7) en SZW (8).", "schippers geholpen"),
        # one bracket is no list
        (
            "Er zijn 19 schippers geholpen, afkomstig van de haven (Oost).",
            "schippers geholpen afkomstig van de haven Oost",
        ),
    ],
)
def test_list_behind_a_comma_is_not_counted_with_it(text: str, what: str) -> None:
    assert figures(text)[0].what == what


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("De steiger kostte € 6.480.", "kosten steiger"),
        ("Het hek heeft € 800 gekost.", "kosten hek gekost"),
        ("De sluiting bespaart € 800.", "besparing sluiting bespaart"),
        # the noun is there, another verb, no money
        ("De kosten van de steiger bedroegen € 6.480.", "kosten van de steiger"),
        ("De gemeente vroeg € 800 voor het hek.", "gemeente hek"),
        ("Het kostte twaalf weken om het hek te zetten.", "tijd om het hek te zetten"),
    ],
)
def test_money_is_what_its_verb_makes_it(text: str, expected: str) -> None:
    (figure,) = figures(text)
    assert expected.split()[0] == (figure.what or "").split()[0]
    assert set(expected.split()) <= set((figure.what or "").split())


@pytest.mark.parametrize(
    "text",
    [
        "De proef (na een termijn van 1 jaar) waarmee nieuwe wensen zijn opgenomen in de kaart.",
        "Binnen zes weken na de dag waarop dit is verzonden, kunt u vragen stellen.",
        "Na drie weken (juni) bleek dat de steiger werkte.",
    ],
)
def test_what_goes_on_about_the_length_does_not_come_after_it(text: str) -> None:
    assert not any((figure.what or "").startswith(("termijn waarna", "termijn waarbinnen")) for figure in figures(text))
