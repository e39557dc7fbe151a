"""Counts whose noun stands elsewhere: before the number, or behind the next one. All bodies are fictional."""

import pytest

from models.counts.scene import Counted, Memory
from models.figures import figures


def told(*sentences: str) -> list[Counted]:
    """The figures of the last sentence, the ones before it remembered."""
    memory = Memory()
    found: list[Counted] = []
    for sentence in sentences:
        found = figures(sentence, memory)
    return found


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        (["Er zijn negen bruggen gekeurd.", "De andere twee volgen in mei."], [("twee", "bruggen")]),
        (["Er zijn negen bruggen gekeurd.", "Voor de overige vier is een keuring gepland."], [("vier", "bruggen")]),
        (["Bij 12 bruggen ging het om roest, in 8 om houtrot."], [("12", "bruggen"), ("8", "bruggen")]),
        (
            ["Er zijn tien aanvragen gedaan.", "Daarvan zijn er zes verleend en is op drie nog niet beslist."],
            [("zes", "aanvragen"), ("drie", "aanvragen")],
        ),
        (["Er waren 28 keuringen, vorig jaar nog 11."], [("28", "keuringen"), ("11", "keuringen")]),
        (
            ["De haven telt vier vaste sluiswachters en één tijdelijke."],
            [("vier", "vaste sluiswachters"), ("één", "tijdelijke sluiswachters")],
        ),
        (["Het plan telt zes in plaats van negen hoofdstukken."], [("zes", "hoofdstukken"), ("negen", "hoofdstukken")]),
        # near misses
        (["Er zijn negen bruggen gekeurd.", "De andere twee bruggen zijn dicht."], [("twee", "bruggen dicht")]),
        (["Er zijn negen bruggen gekeurd.", "In mei 2023 zijn zij geschilderd."], []),
        (["De haven ligt op nummer 28."], []),
    ],
)
def test_noun_is_taken_from_elsewhere(sentences: list[str], expected: list[tuple[str, str]]) -> None:
    found = [(figure.amount.number, figure.what or "") for figure in told(*sentences)]
    assert [number for number, _ in found] == [number for number, _ in expected]
    for (_, what), (_, noun) in zip(found, expected, strict=True):
        assert what.startswith(noun.split()[0]) or noun in what


@pytest.mark.parametrize(
    ("sentence", "number", "role"),
    [
        ("Het totaal nam met 37 toe.", "37", "change"),
        ("Het aantal boetes is met zeven gestegen.", "zeven", "change"),
        ("De vergadering met zeven leden is verplaatst.", "zeven", "level"),
    ],
)
def test_rise_by_a_number_is_a_change(sentence: str, number: str, role: str) -> None:
    (figure,) = told("Er zijn 12 boetes gegeven.", sentence)
    assert (figure.amount.number, figure.role) == (number, role)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Bezwaren tegen de sluiting zijn niet ingediend.", "Bezwaren"),
        ("Negen boten zijn verplaatst; gedwongen ontslagen waren er niet.", "ontslagen"),
        ("Over geluid zijn dit jaar geen klachten ontvangen.", "klachten"),
        ("De stukken zijn niet ontvangen.", None),
        ("Medewerkers zijn niet altijd bereikbaar.", None),
        ("Klachten kunnen niet worden ingediend.", None),
    ],
)
def test_denial_of_what_bodies_count_is_zero(sentence: str, expected: str | None) -> None:
    zeros = [figure.what or "" for figure in told(sentence) if figure.amount.kind == "zero"]
    assert (expected in zeros[0]) if expected and zeros else (expected is None and not zeros)


@pytest.mark.parametrize(
    ("sentence", "number", "label"),
    [
        ("In 118 zaken (80%) is op tijd beslist.", "80", "zaken"),
        ("Er waren 412 boten (2022: 398).", "398", "boten"),
        ("De vloot telt 40 schepen, goed voor 812 fte.", "812", "schepen"),
        ("De vloot telt 40 schepen; het verzuim was 5%.", "5", "verzuim"),
    ],
)
def test_label_is_borrowed_from_the_figure_beside_it(sentence: str, number: str, label: str) -> None:
    found = {figure.amount.number.rstrip("%"): figure.what or "" for figure in told(sentence)}
    assert label in found[number]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("De sleepboot, waarvoor € 800 is betaald, ligt stil.", "sleepboot"),
        ("De loods kostte € 800.", "loods"),
    ],
)
def test_bare_amount_is_named_after_the_subject(sentence: str, expected: str) -> None:
    (figure,) = told(sentence)
    assert expected in (figure.what or "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Van de twaalf steigers zijn er acht op orde, drie gedeeltelijk en één niet.",
            ["steigers gedeeltelijk op orde", "steigers niet op orde"],
        ),
        (
            "Van de twaalf steigers zijn er acht hersteld, drie deels en één nog niet.",
            ["steigers deels hersteld", "steigers nog niet hersteld"],
        ),
        (
            "Van de twaalf steigers zijn er acht hersteld, drie liggen nog en één van hout.",
            ["steigers liggen nog", "steigers van hout"],
        ),
    ],
)
def test_adverb_alone_takes_its_verb_or_what_was_said_before(text: str, expected: list[str]) -> None:
    assert [figure.what for figure in figures(text)][2:] == expected


@pytest.mark.parametrize(
    ("text", "head"),
    [("Twaalf van hen wonen aan boord.", "bewoners"), ("Twaalf daarvan zijn gegrond.", "klachten")],
)
def test_them_are_the_persons_counted_last(text: str, head: str) -> None:
    found = told("Wij spraken 46 bewoners.", "Zij dienden 52 klachten in.", text)
    assert (found[0].what or "").split()[0] == head
