"""The decisions and actions of a whole document."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from models.grammar.conditions import situation
from pipeline.decisions.clauses import told_apart
from pipeline.decisions.outcomes import find
from pipeline.extract import sentences_of
from pipeline.records import Action, Decision, Document
from tests.documents import of_lines


def minutes(*lines: tuple[str, str]) -> Document:
    head = (("heading", "Verslag overlegvergadering"), ("body", "Vergadering van 4 april 2023"))
    return replace(of_lines(*head, *lines, period=None), kind="verslag overleg", body="OR")


def outcomes(document: Document) -> list[Decision | Action]:
    return find(document, sentences_of(document))


def test_what_was_agreed_is_a_decision_and_an_action() -> None:
    found = outcomes(minutes(("body", "Afgesproken wordt dat de kantine langer open blijft.")))
    assert [(type(one).__name__, one.kind) for one in found] == [("Action", "afspraak"), ("Decision", "besluit")]


def test_an_agreement_to_prolong_is_a_decision_alone() -> None:
    found = outcomes(minutes(("body", "Er is afgesproken de proef met de kantine te verlengen.")))
    assert [(type(one).__name__, one.kind) for one in found] == [("Decision", "verlenging")]


def test_what_a_function_says_will_be_done_is_a_promise() -> None:
    text = "De bestuurder meldt dat de kantine binnenkort wordt vernieuwd en nog voor de zomer wordt geopend."
    found = outcomes(minutes(("body", text)))
    assert [(one.kind, one.owner) for one in found if isinstance(one, Action)] == [("toezegging", "bestuurder")]


def test_minutes_date_their_decisions() -> None:
    found = outcomes(minutes(("body", "Het verslag wordt vastgesteld.")))
    assert [one.decided_on for one in found if isinstance(one, Decision)] == ["2023-04-04"]


def test_minutes_do_not_date_what_was_decided_before() -> None:
    found = outcomes(minutes(("body", "De directie heeft besloten de kantine te sluiten.")))
    assert [one.decided_on for one in found if isinstance(one, Decision)] == [None]


def test_two_decisions_of_different_types_in_one_sentence_are_two() -> None:
    text = "De OR heeft in mei ingestemd met de code, waarna het bestuur de code heeft vastgesteld."
    found = outcomes(minutes(("body", text)))
    assert sorted(one.kind for one in found if isinstance(one, Decision)) == ["instemming", "vaststelling"]


def test_a_sentence_that_opens_a_list_is_not_itself_a_decision() -> None:
    found = outcomes(minutes(("body", "Hierover heeft de raad besloten:"), ("item", "1. de brug te sluiten.")))
    assert [one.quote for one in found] == ["1. de brug te sluiten."]


def test_quotes_are_cut_from_the_document() -> None:
    document = minutes(("body", "De directeur zegt toe de kaart te delen."))
    for one in outcomes(document):
        assert " ".join(document.text[one.place.start : one.place.end].split()) == one.quote


def test_a_list_of_decisions_dates_them_all() -> None:
    document = replace(minutes(("body", "De raad heeft de kaart vastgesteld.")), kind="besluitenlijst")
    assert [one.decided_on for one in outcomes(document) if isinstance(one, Decision)] == ["2023-04-04"]


def test_what_speakers_say_word_for_word_is_passed_over() -> None:
    speech = "Ik vind dat wij de brug gaan vernieuwen. Ik denk dat ik dat zal doen. "
    assert outcomes(minutes(("body", speech * 40))) == []


@pytest.mark.parametrize(
    "text",
    [
        "De OR vraagt of de kantine open is.",
        "De bestuurder geeft een toelichting op de kantine.",
        "De OR neemt kennis van de stukken over de kantine.",
        "Er zijn geen mededelingen.",
        "De voorzitter opent de vergadering.",
    ],
)
def test_talk_is_no_outcome(text: str) -> None:
    assert outcomes(minutes(("body", text))) == []


SHARED = Path(__file__).parent.parent.parent / "shared"


@pytest.mark.skipif(not SHARED.exists(), reason="the annotated documents of ../shared are not here")
@pytest.mark.parametrize("name", ["000", "001", "004", "005"])
def test_most_annotated_decisions_are_found(name: str) -> None:
    from pipeline.read import read
    from pipeline.split import split

    found = [one.quote for part in split(read(SHARED / "corpus" / f"{name}.pdf")) for one in outcomes(part)]
    rows = (SHARED / "gold" / f"{name}.decisions.jsonl").read_text("utf-8").splitlines()
    golds = [row["quote"] for row in map(json.loads, rows) if row.get("strength") != "implicit"]
    words = [set(quote.lower().split()) for quote in found]
    hits = sum(
        any(len(own & set(gold.lower().split())) >= 0.6 * min(len(own), len(gold.split())) for own in words)
        for gold in golds
    )
    assert hits >= 0.9 * len(golds)


def decision_list(*lines: tuple[str, str]) -> list[Decision | Action]:
    head = (("heading", "Besluitenlijst"), ("body", "Vergadering van 4 april 2023"))
    return outcomes(replace(of_lines(*head, *lines, period=None), kind="besluitenlijst", body="college"))


EXPLAINED = (
    ("heading", "3. Nota kademuren (wethouder van Water)"),
    ("body", "De kademuren zijn oud en moeten binnen enkele jaren worden hersteld."),
)


def test_an_outcome_behind_an_explanation_takes_its_subject_from_the_title() -> None:
    found = decision_list(*EXPLAINED, ("body", "Aangenomen. De wethouder van Water zal de nota aan de raad sturen."))
    decided = [one for one in found if isinstance(one, Decision)]
    assert [one.quote for one in decided] == ["Aangenomen. De wethouder van Water zal de nota aan de raad sturen."]
    assert decided[0].decision.startswith("Nota kademuren")


def test_what_follows_an_outcome_is_an_agreement() -> None:
    found = decision_list(*EXPLAINED, ("body", "Aangenomen. De wethouder van Water zal de nota aan de raad sturen."))
    done = [(one.kind, one.owner, one.quote) for one in found if isinstance(one, Action)]
    assert done == [("afspraak", "wethouder van Water", "De wethouder van Water zal de nota aan de raad sturen.")]


def test_an_outcome_is_not_read_with_the_next_line() -> None:
    found = decision_list(*EXPLAINED, ("body", "Aangenomen."), ("body", "De kade blijft open."))
    assert [one.quote for one in found if isinstance(one, Decision)] == ["Aangenomen."]


def test_what_stands_under_options_is_not_agreed_on() -> None:
    lines = [("body", "Opties voor de kade:"), ("body", "Een tweede kaart opstellen")]
    assert outcomes(minutes(*lines)) == []
    assert [one.kind for one in outcomes(minutes(lines[1])) if isinstance(one, Action)] == ["afspraak"]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Het verslag van onze bijeenkomst d.d. 6-2-2023 is goedgekeurd.", "2023-04-04"),
        ("De begroting is door de accountant goedgekeurd.", None),
    ],
)
def test_minutes_adopt_the_last_minutes_on_their_own_day(text: str, date: str | None) -> None:
    found = outcomes(minutes(("body", text)))
    assert [one.decided_on for one in found if isinstance(one, Decision)] == [date]


def test_whoever_is_asked_by_we_is_the_owner() -> None:
    found = outcomes(minutes(("body", "We vragen Polderpunt een nieuw voorstel te maken voor de kade.")))
    assert [one.owner for one in found if isinstance(one, Action)] == ["Polderpunt"]


def report(*lines: tuple[str, str]) -> Document:
    return replace(of_lines(*lines, period="2023"), kind="jaarverslag", body="OR")


def test_what_a_report_says_was_put_off_is_still_to_be_done() -> None:
    found = outcomes(report(("body", "De evaluatie van de kantine is door de directie uitgesteld tot 2025.")))
    assert [(one.kind, one.status, one.deadline) for one in found if isinstance(one, Action)] == [
        ("voornemen", "uitgesteld", "2025")
    ]


def test_a_yearly_report_dates_what_was_decided_in_it() -> None:
    found = outcomes(report(("body", "Het verzoek om een langere pauze is afgewezen.")))
    assert [one.decided_on for one in found if isinstance(one, Decision)] == ["2023"]


def test_an_order_is_a_decision_and_an_action_of_whom_it_is_given() -> None:
    found = outcomes(minutes(("body", "De raad draagt het presidium op elk jaar een bijeenkomst te houden.")))
    assert [(one.kind, one.owner) for one in found if isinstance(one, Action)] == [("actiepunt", "presidium")]
    assert [one.kind for one in found if isinstance(one, Decision)] == ["opdracht"]


def test_two_measures_of_one_type_in_a_sentence_are_two_decisions() -> None:
    text = "Twee medewerkers kregen een schriftelijke waarschuwing, één is wegens fraude ontslagen."
    found = outcomes(report(("body", text)))
    assert [one.decision for one in found if isinstance(one, Decision)] == [
        "Twee medewerkers kregen een schriftelijke waarschuwing.",
        "Eén is wegens fraude ontslagen.",
    ]


def test_the_next_meeting_gives_its_day_to_what_returns_there() -> None:
    lines = [("body", "De bestuurder komt hier in de volgende vergadering op terug.")]
    found = outcomes(minutes(*lines, ("body", "Volgende overlegvergadering: 25 mei 2023.")))
    assert [one.deadline for one in found if isinstance(one, Action)][:1] == ["2023-05-25"]


def letter(text: str) -> Document:
    lines = (("body", "Datum 3 mei 2021"), ("body", text), ("body", "De minister van Zee, namens deze,"))
    return replace(of_lines(*lines, period=None), kind="brief")


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Ik heb besloten uw verzoek af te wijzen.", "2021-05-03"),
        ("De overige stukken maak ik openbaar.", "2021-05-03"),
        ("De directeur heeft besloten de kade te sluiten.", None),
        ("Bij brief van 4 maart 2021 is de beslistermijn verdaagd.", "2021-03-04"),
    ],
)
def test_a_letter_dates_what_it_decides_itself(text: str, date: str | None) -> None:
    assert [one.decided_on for one in outcomes(letter(text)) if isinstance(one, Decision)] == [date]


def test_who_decided_may_stand_in_the_sentence_before() -> None:
    found = outcomes(minutes(("body", "De bestuurder las het plan voor de kantine. Het voorstel wijst hij af.")))
    assert [one.decider for one in found if isinstance(one, Decision)] == ["bestuurder"]


def test_the_day_between_verb_and_participle_is_the_day_of_the_decision() -> None:
    text = "Op advies van de raad van 3 maart 2023 heeft de directie op 5 maart 2023 besloten de kantine te sluiten."
    found = outcomes(minutes(("body", text)))
    assert [one.decided_on for one in found if isinstance(one, Decision)] == ["2023-03-05"]


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("De wethouder zal de brug laten tellen; de griffier zal de uitkomst rondsturen.", ["wethouder", "griffier"]),
        ("Sanne Vos zoekt de kaart uit; en Joris Kamp stuurt de kaart rond.", ["Sanne Vos", "Joris Kamp"]),
        ("De secretaris zal de lijst aanvullen; het streven is dat in mei af te ronden.", ["secretaris"]),
        ("De brug is oud; de wethouder zal de brug laten tellen.", ["wethouder"]),
    ],
)
def test_two_tasks_between_semicolons_are_two_actions(text: str, owners: list[str]) -> None:
    found = outcomes(minutes(("body", text)))
    assert [one.owner for one in found if isinstance(one, Action)] == owners


@pytest.mark.parametrize(
    ("line", "owners"),
    [
        (("body", "Dan zetten we een waarschuwing op de kaart -> Joris"), ["Joris"]),
        (("body", "Oude en nieuwe kade vergelijken → Sanne en Joris"), ["Sanne en Joris"]),
        (("body", "Eerst de masten laten tellen => secretaris"), ["secretaris"]),
        (("body", "Brugbeheer -> Sanne Vos"), []),
        (("heading", "3. Kade opmeten (Sanne Vos)"), []),
        (("heading", "5. Kade Oost: koopovereenkomst met de haven"), []),
        (("body", "Kade Oost: intentieovereenkomst met de haven (nr. 4)"), []),
    ],
)
def test_a_note_names_its_task_and_who_does_it(line: tuple[str, str], owners: list[str]) -> None:
    people = ("body", "Aanwezig: Sanne Vos, Joris Kamp")
    found = outcomes(minutes(people, line))
    assert [one.owner for one in found if isinstance(one, Action)] == owners


def test_an_agreement_in_so_many_words_is_a_decision_and_an_action() -> None:
    found = outcomes(minutes(("body", "De afspraak is nu om tot één kaart van de kantine te komen.")))
    assert {(type(one).__name__, one.kind) for one in found} >= {("Action", "afspraak")}


def test_a_promise_before_an_outcome_word_is_read() -> None:
    found = outcomes(minutes(("body", "De directeur zegt toe de kaart te sturen. Voor het overige conform.")))
    assert [one.kind for one in found if isinstance(one, Action)] == ["toezegging"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("De OR gaat akkoord met het rooster.", "instemming"),
        ("De stuurgroep is akkoord met de planning.", "instemming"),
        ("De bewoners gaan akkoord met de planning.", "instemming"),
        ("De directie gaat akkoord met het rooster.", "goedkeuring"),
        ("De accountant gaat akkoord met de cijfers.", "goedkeuring"),
        ("De bestuurder is akkoord met de planning.", "goedkeuring"),
    ],
)
def test_who_is_asked_consents_and_who_is_in_charge_approves(text: str, kind: str) -> None:
    assert [one.kind for one in outcomes(minutes(("body", text))) if isinstance(one, Decision)] == [kind]


def test_two_decisions_of_other_types_may_share_a_sentence() -> None:
    text = "De commissie verklaarde vier klachten gegrond en drie ongegrond."
    found = [one for one in outcomes(minutes(("body", text))) if isinstance(one, Decision)]
    assert sorted((one.kind, one.decider) for one in found) == [("afwijzing", "commissie"), ("besluit", "commissie")]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Vastgesteld door het bestuur op 4 mei 2023, de bonden stemden in op 3 mei.", ["vaststelling", "instemming"]),
        ("De raad heeft de nota vastgesteld en stemde in met het rooster.", ["vaststelling", "instemming"]),
        ("De raad heeft met de stemming van mei de nota vastgesteld.", ["vaststelling"]),
    ],
)
def test_a_second_decision_stands_in_a_clause_of_its_own(text: str, kinds: list[str]) -> None:
    assert [one.kind for one in outcomes(minutes(("body", text))) if isinstance(one, Decision)] == kinds


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("De raad heeft op 25 juni de nota vastgesteld.", "2022-06-25"),
        ("De raad heeft op 25 maart de nota vastgesteld.", "2023-03-25"),
        ("De raad heeft per 1 juni de nota vastgesteld.", "2023-06-01"),
        ("De proef met de kantine wordt verlengd tot en met 30 juni 2025.", "2023-04-04"),
        ("De bespreking van de kantine wordt doorgeschoven naar het MT van 29 april 2023.", "2023-04-04"),
        ("Het verslag van de vorige keer, d.d. 10-2-2023, is goedgekeurd.", "2023-04-04"),
        ("Dit reglement is vastgesteld in de vergadering van 11 maart 2023.", "2023-03-11"),
    ],
)
def test_a_decision_bears_the_day_on_which_it_was_taken(text: str, date: str) -> None:
    assert [one.decided_on for one in outcomes(minutes(("body", text))) if isinstance(one, Decision)] == [date]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (("heading", "2. Nieuwe kaart van de kade - P&O - december 2023"), ("P&O", "2023-12", "open")),
        (("body", "[x] Kade opnieuw opmeten (Havendienst, mei)"), ("Havendienst", "2023-05", "gereed")),
        (("body", "[ ] Masten tellen (HR, najaar)"), ("HR", "2023-09/2023-11", "open")),
        (("heading", "2. Kade Oost - een terugblik"), None),
        (("body", "[x] akkoord"), None),
        (("body", "Kade Oost (Havendienst, mei)"), None),
    ],
)
def test_a_note_names_its_time_beside_who_does_it(line: tuple[str, str], expected: tuple[str, ...] | None) -> None:
    found = [one for one in outcomes(minutes(line)) if isinstance(one, Action)]
    assert [(one.owner, one.deadline, one.status) for one in found] == ([expected] if expected else [])


def test_a_clause_that_stands_on_its_own_is_read_where_the_sentence_tells_no_task() -> None:
    told = outcomes(minutes(("body", "De vergadering volgt Fenna Vos; zij herschrijft de passage.")))
    assert [(one.kind, one.owner) for one in told if isinstance(one, Action)] == [("toezegging", "Fenna Vos")]


def test_what_may_happen_in_one_clause_is_no_task_in_the_next() -> None:
    text = "Als de pont uitvalt, kan de bus rijden, en zij herschrijft de passage."
    assert [one for one in outcomes(minutes(("body", text))) if isinstance(one, Action)] == []


def test_who_does_it_may_stand_in_the_sentence_before() -> None:
    text = "Fenna Vos kent de leverancier. Zoekt uit of de licentie verlengd kan worden."
    found = [one for one in outcomes(minutes(("body", text))) if isinstance(one, Action)]
    assert [one.owner for one in found] == ["Fenna Vos"]


def test_every_clause_that_decides_with_its_own_verb_is_a_decision() -> None:
    text = "De pont is goedgekeurd door de OR op 9 mei 2023 omdat de oude pont in 2021 is afgekeurd."
    both = "Over de kade is een positief advies uitgebracht; over de brug is een neutraal advies uitgebracht."
    found = [one for one in outcomes(minutes(("body", both))) if isinstance(one, Decision)]
    assert [one.kind for one in found] == ["advies", "advies"]
    assert [one.decided_on for one in outcomes(minutes(("body", text))) if isinstance(one, Decision)][:1] == [
        "2023-05-09"
    ]


def test_a_list_within_what_was_decided_is_one_decision() -> None:
    text = "Afgesproken is dat de nummers 5, 8 en 10 van deze lijst in mei worden afgevoerd."
    assert len([one for one in outcomes(minutes(("body", text))) if isinstance(one, Decision)]) == 1


def test_the_initials_of_the_body_are_the_body() -> None:
    document = replace(minutes(("body", "De planning is goedgekeurd door het TO.")), body="Technisch Overleg Bruggen")
    other = replace(minutes(("body", "De planning is goedgekeurd door het MT.")), body="Technisch Overleg Bruggen")
    assert [one.decider for one in outcomes(document) if isinstance(one, Decision)] == ["Technisch Overleg Bruggen"]
    assert [one.decider for one in outcomes(other) if isinstance(one, Decision)] == ["MT"]


@pytest.mark.parametrize(
    ("after", "status"),
    [
        ("Uitgevoerd in mei.", "gereed"),
        ("Loopt.", "loopt"),
        ("Dat voorstel heeft het college afgewezen.", "vervallen"),
        ("De behandeling daarvan is uitgesteld tot de zomer.", "uitgesteld"),
        ("Gereed: tweede kwartaal.", "open"),
        ("De uitgevoerde proef met de pont was duur.", "open"),
        ("Het college heeft een ander voorstel over de kade niet overgenomen.", "open"),
    ],
)
def test_what_the_next_sentence_says_became_of_it(after: str, status: str) -> None:
    document = report(("heading", "Aanbevelingen"), ("item", f"1. Breid de openingstijden van de balie uit. {after}"))
    assert [one.status for one in outcomes(document) if isinstance(one, Action)] == [status]


def test_nobody_owns_the_next_meeting() -> None:
    found = outcomes(minutes(("body", "Volgende TO Bruggen vindt online plaats op 5 juni 2023.")))
    asked = outcomes(minutes(("body", "De volgende werkgroep zal via Fenna Vos worden georganiseerd.")))
    assert [(one.kind, one.owner) for one in found if isinstance(one, Action)] == [("afspraak", None)]
    assert [one.owner for one in asked if isinstance(one, Action)] == ["Fenna Vos"]


def test_a_plan_of_a_year_is_a_list_of_plans_by_that_year() -> None:
    head = ("heading", "6. Planning 2024")
    found = outcomes(report(head, ("item", "- Bureau: kwartaalbericht aan de directie (mits er tijd is).")))
    told = outcomes(
        report(("heading", "6. Planning en besluiten"), ("item", "- Bureau: kwartaalbericht aan de directie."))
    )
    assert [(one.kind, one.owner, one.deadline) for one in found if isinstance(one, Action)] == [
        ("voornemen", "Bureau", "2024")
    ]
    assert [one for one in told if isinstance(one, Action)] == []


def test_whom_a_heading_addresses_owns_its_recommendations() -> None:
    head = ("heading", "5. Aanbevelingen aan de directeur-generaal")
    found = outcomes(report(head, ("item", "1. Breid de openingstijden van de balie uit.")))
    assert [one.owner for one in found if isinstance(one, Action)] == ["directeur-generaal"]


def test_whom_an_agreement_names_by_initials_is_its_owner() -> None:
    found = outcomes(minutes(("body", "Afgesproken is dat het CvB ieder kwartaal een overzicht verstrekt.")))
    assert [one.owner for one in found if isinstance(one, Action)] == ["CvB"]


@pytest.mark.parametrize(
    ("text", "owners", "begins"),
    [
        (
            "De kaart op de agenda van mei zetten <Actiepunt: Fenna> Er zijn nog wat kleine punten.",
            ["Fenna"],
            "De kaart",
        ),
        ("Graag lezen alle leden de kaart tegen. <Actiepunt: allen>", ["allen"], "Graag lezen"),
        ("De pont wil contact met de haven over de kade. Mooi idee. <actiepunt: Fenna>", ["Fenna"], "De pont"),
        ("De pont vaart weer. <actiepunt Fenna> De kaart van de haven bijwerken.", ["Fenna"], "<actiepunt"),
    ],
)
def test_a_mark_belongs_to_what_it_closes(text: str, owners: list[str], begins: str) -> None:
    found = [one for one in outcomes(minutes(("body", text))) if isinstance(one, Action)]
    assert [one.owner for one in found] == owners
    assert found[0].quote.startswith(begins)


def test_a_council_of_a_longer_name_decides_as_it_is_printed() -> None:
    text = ("body", "De raad stemt in met de huur van de kade.")
    longer = replace(minutes(text), body="Universitaire medezeggenschapsraad")
    assert [one.decider for one in outcomes(longer) if isinstance(one, Decision)] == ["raad"]
    assert [one.decider for one in outcomes(minutes(text)) if isinstance(one, Decision)] == ["OR"]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("De code is in 2022 herzien en op 8 mei 2023 door het bestuur vastgesteld.", "2023-05-08"),
        (
            "De teams sturen in maart 2023 een lijst, zoals in het overleg van 4 mei 2023 is overeengekomen.",
            "2023-05-04",
        ),
        ("Op 8 mei 2023 heeft het bestuur de code vastgesteld en gepubliceerd.", "2023-05-08"),
    ],
)
def test_a_decision_is_of_the_day_in_its_own_clause(text: str, date: str) -> None:
    found = outcomes(report(("body", text)))
    assert [one.decided_on for one in found if isinstance(one, Decision)] == [date]


@pytest.mark.parametrize(
    ("text", "kind"),
    [("Een tweede kaart opstellen", "afspraak"), ("Een tweede kaart opstellen (Joris)", "actiepunt")],
)
def test_a_note_of_a_task_is_an_action_point_where_it_names_somebody(text: str, kind: str) -> None:
    assert [one.kind for one in outcomes(minutes(("body", text))) if isinstance(one, Action)] == [kind]


def test_a_mark_for_the_next_meeting_is_due_there() -> None:
    lines = [
        ("body", "<actiepunt> Volgend TO een nieuwe kaart opvoeren."),
        ("body", "De raad komt op 9 mei weer bijeen."),
    ]
    found = [one for one in outcomes(minutes(*lines)) if isinstance(one, Action)]
    assert found[0].deadline == "2023-05-09"


def test_a_promise_with_another_participle_behind_it_is_a_promise_alone() -> None:
    text = "De directeur heeft toegezegd vóór 1 juni een lijst met aangewezen plekken aan de OR voor te leggen."
    found = outcomes(minutes(("body", text)))
    assert [(type(one).__name__, one.kind) for one in found] == [("Action", "toezegging")]


def test_who_is_given_an_order_is_to_act() -> None:
    found = outcomes(minutes(("body", "Het DB krijgt de opdracht om acht peilbuizen te plaatsen.")))
    assert ("actiepunt", "DB") in [(one.kind, one.owner) for one in found if isinstance(one, Action)]


def test_what_is_handed_on_is_of_who_has_it_now() -> None:
    found = outcomes(minutes(("body", "De brief van de wijkraad wordt in handen van het college gesteld.")))
    assert [(one.kind, one.owner) for one in found if isinstance(one, Action)] == [("afspraak", "college")]
    assert not outcomes(minutes(("body", "De eed wordt in handen van de burgemeester afgelegd.")))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("De stukken zend ik u over twee weken toe.", [("toezegging", "2021-05-17")]),
        ("Hierbij zend ik u de stukken.", []),
        ("Ik verwacht het tweede besluit uiterlijk 31 mei te kunnen nemen.", [("voornemen", "2021-05-31")]),
        ("Ik verwacht niet dat er meer stukken zijn.", []),
        ("Per e-mail van 3 mei heeft u ons verzocht om inzage in de stukken.", [("verzoek", None)]),
        ("Hieronder zal ik op uw verzoek ingaan.", []),
    ],
)
def test_what_a_letter_says_will_be_sent_or_decided(text: str, found: list[tuple[str, str | None]]) -> None:
    made = [one for one in outcomes(letter(text)) if isinstance(one, Action)]
    assert [(one.kind, one.deadline) for one in made] == found


@pytest.mark.parametrize(
    "text",
    [
        "De reserve is nu 2 ton, het afgesproken minimum is 1 ton.",
        "Er zijn 40 bruggen geverfd, bijna 10 minder dan afgesproken.",
        "Onduidelijk is wat er met de aannemer is afgesproken.",
        "Tegen het besluit kan binnen zes weken bezwaar worden gemaakt.",
        "Afdelingshoofden bespreken elk kwartaal de uitputting met hun controller.",
        "Op de lange termijn zal het water verder stijgen.",
        "De wethouder vreest dat de minister nog vóór mei zal ingrijpen.",
    ],
)
def test_what_was_is_usual_or_is_foreseen_is_no_action(text: str) -> None:
    assert [one for one in outcomes(minutes(("body", text))) if isinstance(one, Action)] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("De keuring is uitgesteld naar de tweede helft van 2025.", ("voornemen", None)),
        ("De directeur gaat daarmee akkoord; Joris levert de lijst in mei aan.", ("afspraak", "Joris")),
        ("De leden krijgen iedere maand bericht, zo verzekert de directeur.", ("toezegging", "directeur")),
        ("De gemeenteraden vraag ik om het loket langer te openen.", ("verzoek", "gemeenteraden")),
        ("Mevrouw Blok kan daarmee leven, mits er een plan komt voor het lawaai.", ("verzoek", None)),
    ],
)
def test_an_action_has_its_kind_and_owner(text: str, expected: tuple[str, str | None]) -> None:
    found = [one for one in outcomes(minutes(("body", text))) if isinstance(one, Action)]
    assert [(one.kind, one.owner) for one in found] == [expected]


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Wethouder Vos licht het toe. De pont is oud. Hij zegt toe de cijfers na te zenden.", "Wethouder Vos"),
        ("De heer Pol klaagt. Mevrouw Bos legt uit. Hij zegt toe de cijfers na te zenden.", "heer Pol"),
        ("De pont is oud. Hij zegt toe de cijfers na te zenden.", None),
    ],
)
def test_who_opened_a_sentence_of_the_paragraph_goes_on_as_he_or_she(text: str, owner: str | None) -> None:
    found = [one for one in outcomes(minutes(("body", text))) if isinstance(one, Action)]
    assert [one.owner for one in found if "zegt toe" in one.quote] == [owner]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("De directie heeft hem een berisping gegeven en hem van het dossier gehaald.", 2),
        ("Het bestuur heeft in mei besloten te verhuizen en heeft daarbij het advies overgenomen.", 2),
        ("De OR stemde in met het rooster (3 mei), met de kaart en met de regeling voor de pont.", 3),
        ("De dienst had geadviseerd te wachten, maar het bestuur volgt dat advies niet.", 2),
        ("In zaak a is de schipper ontslagen; in zaak b is een berisping gegeven.", 2),
        ("De raad heeft de kaart en de nota vastgesteld.", 0),
        ("De raad heeft het plan besproken en vastgesteld.", 0),
        ("De OR stemde in met het rooster met de vrije dagen.", 0),
    ],
)
def test_a_sentence_may_tell_several_decisions(text: str, told: int) -> None:
    assert len(told_apart(situation(text, is_minutes=True, year=2023))) == told


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Het MT stelt het tunnelplan vast en stuurt het voor 1 mei naar de OR.", ["toezegging", "vaststelling"]),
        ("Het MT stelt het tunnelplan vast en dankt de makers.", ["vaststelling"]),
        ("Het MT stelt uiterlijk 1 juli het tunnelplan vast.", ["afspraak"]),
        ("Het MT stelt jaarlijks het tunnelplan vast.", []),
        ("Het MT besluit binnen een maand een proef te beginnen.", ["besluit"]),
    ],
)
def test_what_is_to_come_or_done_every_year_is_not_decided(text: str, kinds: list[str]) -> None:
    assert [one.kind for one in outcomes(minutes(("body", text)))] == kinds


@pytest.mark.parametrize(
    "text",
    [
        "Het MT stelt het tunnelplan vast en stuurt het voor 1 mei naar de OR.",
        "Het MT besluit binnen een maand een proef te beginnen.",
    ],
)
def test_when_something_is_to_be_done_dates_no_decision(text: str) -> None:
    assert [one.decided_on for one in outcomes(minutes(("body", text))) if isinstance(one, Decision)] == ["2023-04-04"]
