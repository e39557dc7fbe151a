"""What the words around a cue say of it."""

import pytest

from models.context import flags
from models.grammar.cues import finder


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        ("De raad heeft nog niet besloten over de weg.", "negated"),
        ("Er is door niemand besloten over de weg.", "negated"),
        ("Over de weg moet nog een besluit worden genomen.", "intended"),
        ("Zodra de raad heeft besloten, begint de aanleg.", "conditional"),
        ("Heeft de raad besloten over de weg?", "question"),
        ("Krachtens artikel 3 heeft de raad besloten over de weg.", "ground"),
        ("De raad heeft in de regel besloten vóór de zomer.", "procedure"),
        ("Onverminderd artikel 4:5 van de Algemene wet bestuursrecht is besloten op tijd.", "law"),
        ("Het lid geldt niet voor zover de raad heeft besloten over de weg.", "conditional"),
        ("De lijst zegt wat daarover is besloten.", "attribute"),
        ("Wij starten als de raad heeft besloten over de weg.", "conditional"),
        ("Had de raad negatief besloten, dan was de weg dicht.", "conditional"),
        ("Dit is de tafel waar over wegen wordt besloten.", "procedure"),
        ("Wegen worden eerst beschreven en daarna wordt over de weg besloten.", "procedure"),
        ("Zichtbaar wordt waarover het meest wordt besloten.", "procedure"),
        ("Een verzoek dat te laat komt, wordt afgewezen.", "procedure"),
        ("De fractie vraagt waarom het college heeft besloten de weg te sluiten.", "question"),
        ("De bewoners hopen dat de raad heeft besloten over de weg.", "wished"),
        ("De bond vindt dat de directie te snel heeft besloten.", "wished"),
        ("De volgorde is genoemd in artikelen 10 en 11, zo is besloten.", "law"),
    ],
)
def test_a_flag_is_raised(text: str, flag: str) -> None:
    assert any(flag in flags(text, cue, "decision") for cue in finder("decisions.jsonl").cues(text))


@pytest.mark.parametrize(
    "text",
    [
        "De raad heeft besloten de weg niet te verbreden.",
        "Niet alleen de raad heeft besloten over de weg, ook het waterschap.",
        "De raad heeft besloten dat de weg dicht moet.",
        "Als eerste gemeente heeft Assen besloten de weg te sluiten.",
        "Het college vindt dat de weg smal is en heeft besloten hem te verbreden.",
        "Op de vraag van de fractie heeft de raad besloten de weg te sluiten.",
        "In de zaal waar de raad zit, is besloten de weg te sluiten.",
    ],
)
def test_a_plain_decision_raises_no_flag(text: str) -> None:
    first = finder("decisions.jsonl").cues(text)[0]
    assert flags(text, first, "decision") == set()


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        ("De brief zegt wat het college gaat doen met de weg.", "question"),
        ("Zo gaat de raad nader in op het borgen van de weg.", "reading"),
        ("Misschien zal de wethouder de weg laten maken.", "conditional"),
        ("De volgende vergadering zal digitaal zijn.", "procedure"),
        ("Gaan we de weg verbreden of gaan we slopen.", "question"),
        ("De wethouder zal dat niet kunnen betalen.", "conditional"),
    ],
)
def test_a_flag_is_raised_for_an_action(text: str, flag: str) -> None:
    cues = finder("actions.jsonl").cues(text)
    assert cues
    assert any(flag in flags(text, cue, "action") for cue in cues)


def test_a_plain_promise_raises_no_flag() -> None:
    text = "De wethouder zal de weg laten maken."
    assert flags(text, finder("actions.jsonl").cues(text)[0], "action") == set()


@pytest.mark.parametrize(
    "text",
    [
        "Zodra de kaart af is, zal de wethouder de weg laten maken.",
        "Wat hier over de weg staat, daar zal de wethouder werk van laten maken.",
        "Er volgen twee adviezen, welke de wethouder zal laten verwerken.",
        "Wij hebben gevraagd naar een weg, maar de wethouder wilde dat niet.",
    ],
)
def test_a_promise_with_a_clause_beside_it_raises_no_flag(text: str) -> None:
    assert any(flags(text, cue, "action") == set() for cue in finder("actions.jsonl").cues(text))
