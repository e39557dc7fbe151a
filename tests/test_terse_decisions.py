"""Decisions told in few words: points without a verb, lists of numbered decisions, replies, and refusals."""

from dataclasses import replace

import pytest

from models.decisions import decision_cues
from models.grammar.conditions import situation
from pipeline.decisions.outcomes import find
from pipeline.decisions.rulings.resolutions import resolutions
from pipeline.extract import sentences_of
from pipeline.meeting import meeting_of
from pipeline.records import Decision
from tests.documents import of_lines


def kinds(text: str, *, is_point: bool = False) -> list[str]:
    return [kind for _, kind in decision_cues(situation(text, is_minutes=False, year=2022, is_point=is_point))]


POINTS = [
    ("Verhuizing van het archief uitgesteld naar 2024 wegens asbest.", "uitstel"),
    ("Reglement havendienst: herzien, vastgesteld door het dagelijks bestuur.", "vaststelling"),
    ("Mevrouw Kist per 1 mei benoemd tot coördinator.", "benoeming"),
]


@pytest.mark.parametrize(("text", "kind"), POINTS)
def test_a_point_of_a_report_decides_without_a_verb(text: str, kind: str) -> None:
    assert kinds(text, is_point=True) == [kind]


@pytest.mark.parametrize("text", [text for text, _ in POINTS])
def test_a_sentence_of_a_report_needs_its_verb(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Reglement havendienst: in concept gereed, nog niet vastgesteld.",
        "Reglement havendienst: vastgesteld moet nog worden wie tekent.",
        "Belangrijkste risico's benoemd in de notitie.",
        "Dossiers afgerond: 9; nog lopend: 3.",
    ],
)
def test_a_point_that_is_not_done_decides_nothing(text: str) -> None:
    assert kinds(text, is_point=True) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Aan twee sluiswachters is geen ontheffing verleend voor een tweede baan.", ["afwijzing"]),
        ("Voor één nevenfunctie heeft de dijkgraaf geen toestemming gegeven.", ["afwijzing"]),
        ("Zolang geen ontheffing is verleend, mag het werk niet beginnen.", []),
        ("Er is nog geen toestemming gegeven voor de verbouwing.", []),
        ("Vier bijbanen zijn na onderzoek geweigerd door de directeur.", ["afwijzing"]),
        ("Geschenken boven 50 euro zijn verboden door de gedragscode.", []),
        ("De rechtbank heeft het besluit over de kade in maart vernietigd.", ["besluit"]),
        ("De Raad van State heeft de schorsing van de ambtenaar in stand gelaten.", ["besluit"]),
        ("De rechtbank heeft de ontvangst van de stukken bevestigd.", []),
        ("De accountant heeft bij de rekening een goedkeurende controleverklaring afgegeven.", ["goedkeuring"]),
        ("Naar verwachting geeft de accountant een goedkeurende verklaring af.", []),
        ("De directie heeft er vertrouwen in dat er een goedkeurende verklaring komt.", []),
        ("In mei is een extra vergadering over de begroting ingelast.", ["besluit"]),
        ("Na een uur is een pauze ingelast.", []),
        ("De ingangsdatum is bepaald op 1 mei 2025.", ["besluit"]),
        ("De zittingsdagen worden gesteld op 3 en 4 juni.", ["besluit"]),
        ("De hoogte wordt bepaald op basis van de meting van 12 mei.", []),
        ("De datum is nog niet bepaald op 3 mei.", []),
        ("De meldpost hoort sinds mei bij de staf (besluit directieraad d.d. 3 april 2022).", ["besluit"]),
        ("De meldpost hoort bij de staf (besluit volgt in mei).", []),
        ("MR-advies over de verbouwing: positief, mits de gymzaal blijft.", ["advies"]),
        ("Advies van de cliëntenraad over de fusie: negatief.", ["advies"]),
        ("MR-advies over de verbouwing: nog niet ontvangen.", []),
        (
            "Reactie directie: aanbevelingen 1 en 2 overgenomen; aanbeveling 3 niet overgenomen.",
            ["afwijzing", "besluit"],
        ),
        ("Standpunt college: de adviezen zijn alle vijf overgenomen.", ["besluit"]),
        ("Reactie directie: over de aanbevelingen wordt nog gesproken.", []),
        ("Het bestuur heeft één beheerder berispt en een ander ontslagen.", ["besluit"]),
        ("De directie heeft twee waarschuwingen gegeven en een inhuurkracht ontslagen.", ["besluit", "besluit"]),
        ("Het college heeft een berisping opgelegd en een leerling geschorst.", ["besluit", "besluit"]),
        ("De directie heeft een waarschuwing gegeven en niemand ontslagen.", ["besluit"]),
        ("De directie heeft een waarschuwing gegeven en de vergadering geschorst.", ["besluit"]),
        ("Drie aanbevelingen, zoals niet overgenomen in 2019, staan in de bijlage.", []),
    ],
)
def test_replies_refusals_and_rulings(text: str, expected: list[str]) -> None:
    assert sorted(kinds(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("De cliëntenraad mist een termijn en adviseert het bestuur er een te noemen.", ["advies"]),
        ("De commissie vindt het te duur en ontraadt de aankoop.", ["advies"]),
        ("Mevrouw Kist werkt bij de raad en adviseert het mkb.", []),
        ("Tom vindt het te duur en adviseert de buurt te wachten.", []),
    ],
)
def test_a_council_that_finds_something_and_advises(text: str, expected: list[str]) -> None:
    assert [kind for _, kind in decision_cues(situation(text, is_minutes=True, year=2022))] == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Vastgesteld door het dagelijks bestuur op 3 mei 2023", ["vaststelling"]),
        ("Goedgekeurd door de raad van toezicht op 12 juni 2023", ["goedkeuring"]),
        ("Vastgesteld beleid 2023", []),
        ("Ter vaststelling door het dagelijks bestuur op 3 mei 2023", []),
    ],
)
def test_the_cover_of_a_report_says_who_adopted_it(line: str, expected: list[str]) -> None:
    document = replace(of_lines(("heading", "Jaarverslag 2022"), ("heading", line)), kind="jaarverslag")
    assert [one.kind for one in find(document, sentences_of(document)) if isinstance(one, Decision)] == expected


def listed(*lines: tuple[str, str]) -> list[tuple[str, str]]:
    document = replace(of_lines(*lines, period=None), kind="verslag overleg")
    found = resolutions(document, sentences_of(document), meeting_of(document))
    return [(one.kind, one.decision) for one in found if isinstance(one, Decision)]


def test_each_numbered_line_under_a_list_of_decisions_is_one() -> None:
    lines = [
        ("heading", "Besluitenlijst"),
        ("body", "HB22-07 Instemming met het rooster van de pont."),
        ("body", "HB22-08 Nota kademuren aangehouden tot 7 juni."),
        ("body", "2022/09 Havenmeester benoemd."),
        ("body", "De voorzitter dankt iedereen."),
    ]
    assert listed(*lines) == [
        ("instemming", "Instemming met het rooster van de pont."),
        ("uitstel", "Nota kademuren aangehouden tot 7 juni."),
        ("benoeming", "Havenmeester benoemd."),
    ]


def test_numbered_lines_under_another_heading_decide_nothing() -> None:
    assert listed(("heading", "Ingekomen stukken"), ("body", "HB22-07 Brief over het rooster van de pont.")) == []


def test_minutes_speak_for_the_council_not_for_the_university_it_is_of() -> None:
    lines = [("heading", "UNIVERSITEIT WADDEN"), ("heading", "Facultaire studentenraad (FSR)"), ("body", "Verslag")]
    document = replace(of_lines(*lines), kind="verslag overleg", organisation="Universiteit Wadden", body=None)
    assert meeting_of(document).body == "Facultaire studentenraad"
    alone = replace(of_lines(lines[0], lines[2]), kind="verslag overleg", organisation="Universiteit Wadden", body=None)
    assert (meeting_of(alone).body or "").casefold() == "universiteit wadden"
