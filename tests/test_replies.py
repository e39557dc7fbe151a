"""Replies to recommendations, sanctions in a line, tables of cases with who imposed, and what letters decide."""

from dataclasses import replace
from pathlib import Path

import pytest

from models.decisions import decision_cues
from models.grammar.conditions import situation
from pipeline.decisions.attributes.owners import decider_of
from pipeline.decisions.lists.actionlists import action_lists
from pipeline.decisions.outcomes import find
from pipeline.decisions.rulings.outcometables import outcome_tables
from pipeline.decisions.rulings.replies import replies
from pipeline.extract import sentences_of
from pipeline.meeting import Meeting, meeting_of
from pipeline.read import read
from pipeline.records import Action, Decision
from pipeline.split import split
from tests.documents import of_lines, of_table

LETTER = Meeting(body="minister van Veren", sitting_body="minister van Veren", letter_date="2024-03-21")


def test_a_reply_is_of_the_recommendation_above_it() -> None:
    lines = [
        ("heading", "3. Aanbevelingen en reactie directie"),
        ("body", "Aanbeveling 1. Stel een tweede schipper aan."),
        ("body", "Reactie: niet overgenomen. Eén is genoeg."),
        ("body", "Aanbeveling 2. Verf de pont."),
        ("body", "Reactie: in behandeling."),
    ]
    document = of_lines(*lines)
    made = list(replies(document, sentences_of(document), meeting_of(document)))
    assert [(one.kind, one.decider) for one in made] == [("afwijzing", "directie")]
    assert made[0].quote == "Aanbeveling 1. Stel een tweede schipper aan. Reactie: niet overgenomen."


def test_a_reply_to_nothing_is_none() -> None:
    document = of_lines(("body", "De pont vaart."), ("body", "Reactie: overgenomen."))
    assert list(replies(document, sentences_of(document), meeting_of(document))) == []


def test_each_sanction_in_a_line_was_imposed() -> None:
    document = of_lines(
        ("body", "Sancties: in 2022 eenmaal ontslag, tweemaal een berisping en één keer geen maatregel.")
    )
    made = list(replies(document, sentences_of(document), meeting_of(document)))
    assert [(one.kind, one.decided_on) for one in made] == [("besluit", "2022")] * 2


def test_a_table_of_cases_names_who_imposed_and_is_no_list_of_actions() -> None:
    rows: list[list[str | None]] = [
        ["Nr", "Aard", "Maatregel", "Door"],
        ["1", "Nevenwerk bij een rederij", "Strafontslag", "directeur"],
    ]
    document = replace(of_table(rows), kind="jaarverslag")
    meeting = meeting_of(document)
    assert [one.decider for one in outcome_tables(document, meeting)] == ["directeur"]
    assert list(action_lists(document, meeting)) == []


def test_who_asked_and_took_it_back_decided_so() -> None:
    rows: list[list[str | None]] = [
        ["Onderwerp", "Advies OR", "Besluit bestuurder"],
        ["Sluiting van de pont", "negatief", "ingetrokken in september"],
        ["Verkoop van de kade", "negatief", "toch doorgezet, 14 april"],
    ]
    document = replace(of_table(rows, period="2023"), kind="jaarverslag")
    made = [(one.kind, one.decider) for one in outcome_tables(document, meeting_of(document))]
    assert made == [("advies", "OR"), ("besluit", "bestuurder")] * 2


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("De namen van bewoners worden niet openbaar gemaakt (artikel 10, tweede lid, Wob).", "afwijzing"),
        ("Bijlage 7 kan om die reden niet worden geopenbaard.", "afwijzing"),
        ("Uw aanvraag wordt voor het tweede deel gedeeltelijk toegewezen.", "besluit"),
        ("Ik wijs uw verzoek gedeeltelijk toe.", "besluit"),
        ("Uw verzoek moet op punt 1 dan ook worden afgewezen.", "afwijzing"),
        ("Samengevat komt mijn besluit hierop neer dat de stukken deels openbaar worden.", "besluit"),
        ("Beleidsopvattingen maak ik op grond van artikel 5.2 niet openbaar.", "afwijzing"),
        ("Eén schipper maakte bezwaar; ik volg hem daarin.", "besluit"),
        ("Aan deze zienswijze kom ik niet tegemoet.", "afwijzing"),
        ("Wij verlenen u de gevraagde ontheffing.", "besluit"),
        ("Uw aanvraag stel ik buiten behandeling.", "afwijzing"),
        ("De stukken zijn bij besluit van 3 mei 2021 openbaar gemaakt.", "besluit"),
        ("De meldregeling is op 1 oktober 2024 aangepast aan de nieuwe wet.", "besluit"),
        ("Het plan voor de kade keurden we niet goed.", "afwijzing"),
        ("Hij neemt dat advies over; de pont vaart vermoedelijk in mei.", "besluit"),
    ],
)
def test_letters_and_reports_decide(text: str, kind: str) -> None:
    assert [found for _, found in decision_cues(situation(text, is_minutes=False))][:1] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "Ingevolge artikel 5.2 worden persoonlijke beleidsopvattingen niet openbaar gemaakt.",
        "Een stuk kan niet worden geopenbaard als het geheim is.",
        "Hieronder zal ik aangeven welke stukken niet openbaar worden gemaakt.",
        "Wij verlenen u graag onze hulp.",
        "U verzoekt mij de stukken openbaar te maken.",
        "De meldregeling is nog niet aangepast aan de nieuwe wet.",
        "De aanbevelingen zijn nog niet overgenomen.",
        "De regeling kan worden aangepast na instemming van de ondernemingsraad.",
        "Het college vraagt een lijst met aangewezen functies.",
        "De dienst sluit zich aan bij het plan van het ministerie.",
    ],
)
def test_what_is_law_or_ahead_decides_nothing(text: str) -> None:
    assert decision_cues(situation(text, is_minutes=False)) == []


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Bij brief van 4 mei 2023 is de beslistermijn met twee weken verdaagd.", "minister van Veren"),
        ("Bijlage 7 kan om die reden niet worden geopenbaard.", "minister van Veren"),
        ("Aan de gemeente, die op 5 mei op een gelijk verzoek heeft beslist, zend ik een afschrift.", "gemeente"),
        (
            "Aanbeveling 3 is niet overgenomen, naar het oordeel van Gedeputeerde Staten om de kosten.",
            "Gedeputeerde Staten",
        ),
    ],
)
def test_a_letter_decides_for_who_writes_it(text: str, who: str) -> None:
    now = situation(text, is_minutes=False)
    assert decider_of(now, decision_cues(now)[0][0], LETTER) == who


def test_what_was_decided_on_a_task_is_told_beside_it() -> None:
    lines = [("heading", "Verslag MT 3 april 2023"), ("body", "MT: akk, mits de pont vaart. Trekker = Joris.")]
    document = replace(of_lines(*lines, period="2023-04-03"), kind="verslag overleg", body="MT")
    sentences = sentences_of(document)
    found = [(one.kind, one.decider) for one in find(document, sentences) if isinstance(one, Decision)]
    assert found == [("goedkeuring", "MT")]


def test_a_reply_stands_beside_the_task_of_the_recommendation() -> None:
    lines = [
        ("heading", "3. Aanbevelingen en reactie directie"),
        ("body", "Aanbeveling 1. Verf de pont."),
        ("body", "Reactie: overgenomen. Eigenaar: schipper. Status: loopt."),
        ("body", "Aanbeveling 2. Verf de kade."),
        ("body", "Reactie: niet overgenomen. Eigenaar: directie. Status: vervallen."),
    ]
    document = of_lines(*lines)
    found = [one.kind for one in find(document, sentences_of(document)) if isinstance(one, Decision)]
    assert found == ["besluit", "afwijzing"]


@pytest.mark.parametrize(
    ("point", "decider"), [("• Verf de pont (gemeente Kade).", "gemeente Kade"), ("• Verf de pont.", None)]
)
def test_a_reply_on_a_line_of_its_own_is_of_the_point_above_it(point: str, decider: str | None) -> None:
    document = of_lines(("item", point), ("body", "Antwoord: uitgesteld tot mei."))
    made = list(replies(document, sentences_of(document), Meeting()))
    assert [(one.kind, one.decider) for one in made] == [("uitstel", decider)]


@pytest.mark.parametrize(
    ("lead", "body", "decider"),
    [
        ("De reactie van de directie staat erachter.", "Ondernemingsraad", "directie"),
        ("Wij deden in mei twee aanbevelingen.", "Ondernemingsraad", None),
        ("Wij deden in mei twee aanbevelingen.", "college", "college"),
        ("Wij wachten op een reactie.", "Ondernemingsraad", None),
    ],
)
def test_a_council_does_not_answer_its_own_advice(lead: str, body: str, decider: str | None) -> None:
    document = of_lines(("body", lead), ("body", "Aanbeveling 1. Verf de pont."), ("body", "Reactie: overgenomen."))
    made = list(replies(document, sentences_of(document), Meeting(body=body)))
    assert [one.decider for one in made] == [decider]


@pytest.mark.parametrize(
    ("said", "kinds"),
    [
        ("Motie M2 (Groen) draagt het college op de havenmond te laten meten.", ["verzoek"]),
        ("De raad draagt het college op de havenmond te laten meten.", ["opdracht", "actiepunt"]),
        ("Op de vraag of de kade al is gemeten antwoordt de wethouder ontkennend.", []),
        ("Op de vraag of er een plan komt, antwoordt de wethouder ontkennend.", ["afwijzing"]),
        ("De rekening sluit per 1 mei 2023 met een tekort van drie ton.", []),
        ("De bibliotheek sluit per 1 mei 2023.", ["besluit"]),
    ],
)
def test_a_motion_a_fact_and_a_balance_decide_nothing(said: str, kinds: list[str]) -> None:
    lines = [("heading", "Notulen van de raad 3 april 2023"), ("body", said)]
    document = replace(of_lines(*lines, period="2023-04-03"), kind="verslag overleg", body="raad")
    found = sorted(find(document, sentences_of(document)), key=lambda one: isinstance(one, Action))
    assert [one.kind for one in found] == kinds


ANSWERS = [
    ("Ja, nemen we over.", "besluit"),
    ("De directie neemt dit niet over.", "afwijzing"),
    ("Akkoord.", "goedkeuring"),
    ("De directie schuift dit door naar 2031.", "uitstel"),
]
SHAPES = {
    "reactie": "Aanbeveling {n}: Verf pont {n}.\nReactie: {said}",
    "directie": "Aanbeveling {n}\nVerf pont {n} voor de zomer.\n\nDirectie: {said}",
    "pijl": "- Verf pont {n} voor de zomer. → {said}",
    "zelfde regel": "{n}. Verf pont {n} voor de zomer. {said}",
    "antwoord": "Wij adviseren pont {n} te verven.\nAntwoord van de directie: {said}",
    "vraag": "Aanbeveling {n}. Verf pont {n}.\nWat zegt de directie? {said}",
    "tabel": "| {n} Verf de pont | {said} |",
}


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_answers_to_recommendations_in_many_shapes(shape: str, tmp_path: Path) -> None:
    between = "\n" if shape.startswith("|") else "\n\n"
    points = between.join(shape.format(n=number, said=said) for number, (said, _) in enumerate(ANSWERS, 1))
    head = "| Aanbeveling | Reactie directie |\n|---|---|\n" if shape.startswith("|") else ""
    file = tmp_path / "verslag.txt"
    file.write_text(
        f"Veerdienst Dam\n\nJaarverslag 2030\n\n2. Aanbevelingen en reactie\n\n{head}{points}\n\n3. Slot\n\nDank.\n"
    )
    document = split(read(file))[0]
    decided = [one for one in find(document, sentences_of(document)) if isinstance(one, Decision)]
    assert [one.kind for one in decided] == [kind for _, kind in ANSWERS]


@pytest.mark.parametrize("said", ["Dank voor het advies.", "De pont vaart elk uur.", "Wij volgen dit op de voet."])
def test_what_answers_nothing_is_no_reply(said: str) -> None:
    lines = [("heading", "3. Aanbevelingen en reactie"), ("item", "1. Verf de pont."), ("body", f"Directie: {said}")]
    document = of_lines(*lines)
    assert list(replies(document, sentences_of(document), meeting_of(document))) == []


def test_an_answer_under_another_heading_is_no_reply() -> None:
    document = of_lines(("heading", "3. De vloot"), ("item", "1. Verf de pont."), ("body", "Directie: akkoord."))
    assert list(replies(document, sentences_of(document), meeting_of(document))) == []


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("De directie besprak dit verslag op 24 maart 2031.", "2031-03-24"),
        ("Dit verslag is op 24 maart 2031 besproken.", "2031-03-24"),
        ("De pont voer op 24 maart 2031 voor het eerst.", "2030"),
    ],
)
def test_answers_are_of_the_day_on_which_they_were_given(said: str, day: str, tmp_path: Path) -> None:
    file = tmp_path / "verslag.txt"
    points = "1. Verf de pont.\nReactie: overgenomen.\n\n2. Verf de sluis.\nReactie: niet overgenomen."
    file.write_text(f"Veerdienst Dam\n\nJaarverslag 2030\n\n2. Aanbevelingen en reactie\n\n{said}\n\n{points}\n")
    document = split(read(file))[0]
    decided = [one for one in find(document, sentences_of(document)) if isinstance(one, Decision)]
    assert [one.decided_on for one in decided] == [day, day]


@pytest.mark.parametrize(
    ("said", "who"),
    [
        ("overgenomen, in overleg met de OR.", None),
        ("dit neemt het bestuur over.", "bestuur"),
        ("dit is door de directie overgenomen.", "directie"),
    ],
)
def test_who_is_only_consulted_does_not_answer(said: str, who: str | None) -> None:
    document = of_lines(("heading", "3. Aanbevelingen"), ("item", "1. Verf de pont."), ("body", f"Reactie: {said}"))
    (made,) = replies(document, sentences_of(document), meeting_of(document))
    assert made.decider == who
