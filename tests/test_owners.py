"""Who decided and who is to act."""

import re

import pytest

from models.actions import action_cues
from models.decisions import decision_cues
from models.grammar.conditions import situation
from pipeline.decisions.attributes.owners import antecedent_of, decider_of, owner_of
from pipeline.meeting import Meeting

REPORT = Meeting(body="OR")
MINUTES = Meeting(is_minutes=True, body="OR", sitting_body="overlegvergadering (OR en bestuurder)", date="2023-05-01")


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Wij hebben ingestemd met het rooster.", "OR"),
        ("Door de directie is besloten het rooster te wijzigen.", "directie"),
        ("In de stuurgroep is besloten het rooster te wijzigen.", "stuurgroep"),
        ("Met de bonden is afgesproken dat het rooster blijft.", "OR en bonden"),
        ("Er is besloten het rooster te wijzigen.", None),
        ("In mei heeft het bestuur besloten het rooster te wijzigen.", "bestuur"),
    ],
)
def test_the_decider_is_told_by_the_sentence(text: str, who: str | None) -> None:
    now = situation(text, is_minutes=False)
    assert decider_of(now, decision_cues(now)[0][0], REPORT) == who


def test_minutes_that_adopt_speak_of_their_own_meeting() -> None:
    now = situation("Het verslag wordt vastgesteld.", is_minutes=True)
    assert decider_of(now, decision_cues(now)[0][0], MINUTES) == "overlegvergadering (OR en bestuurder)"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Besloten is het rooster te wijzigen.", "overlegvergadering (OR en bestuurder)"),
        ("Het verslag van de vorige keer is goedgekeurd.", "overlegvergadering (OR en bestuurder)"),
        ("Het rooster is goedgekeurd.", None),
        ("Akkoord met het rooster.", "overlegvergadering (OR en bestuurder)"),
        ("Daarom besloten om het rooster te wijzigen.", "overlegvergadering (OR en bestuurder)"),
        (
            "Afgesproken wordt dat Joris in afstemming met de bonden een rooster maakt.",
            "overlegvergadering (OR en bestuurder)",
        ),
    ],
)
def test_minutes_tell_what_they_themselves_decided(text: str, who: str | None) -> None:
    now = situation(text, is_minutes=True)
    assert decider_of(now, decision_cues(now)[0][0], MINUTES) == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("De bestuurder zegt toe het rooster te delen.", "bestuurder"),
        ("De OR verzoekt de directeur Zorg om een rooster.", "directeur Zorg"),
        ("De OR heeft de directie gevraagd om een rooster.", "directie"),
        ("Wij gaan een nieuw rooster maken.", "OR"),
        ("Met de bonden trekken wij in dit dossier gezamenlijk op.", "OR"),
        ("De OR heeft het CvB gevraagd om een rooster.", "CvB"),
        ("Dit duurt te lang en wij hebben de directie gevraagd om haast.", "directie"),
        ("Aan de teams is gevraagd om een rooster te maken.", "teams"),
        ("Het rooster wordt uiterlijk in mei 2030 voorgelegd (trekker: Joris Vos).", "Joris Vos"),
        ("Roosterbureau Noord zoekt uit wie kan ruilen.", "Roosterbureau Noord"),
        ("Volgens de directie zal het rooster in 2030 worden uitgevoerd.", None),
        ("Het rooster zal in 2030 worden uitgevoerd.", None),
        ("Rooster rondsturen – Joris – 7 mei", "Joris"),
        ("Rooster rondsturen aan de leden (Joris, Sanne)", "Joris, Sanne"),
        ("Rooster rondsturen aan de leden (concept)", None),
        ("De volgende vergadering is op 3 oktober 2031.", None),
    ],
)
def test_the_owner_acts_or_is_addressed(text: str, who: str | None) -> None:
    meeting = REPORT if re.search(r"\b[Ww]ij\b", text) else MINUTES
    now = situation(text, is_minutes=meeting.is_minutes, year=2023)
    assert owner_of(now, action_cues(now)[0], meeting) == who


@pytest.mark.parametrize(
    ("before", "who"),
    [
        ("De directeur Zorg sprak over het rooster.", "directeur Zorg"),
        ("Over het rooster spraken de directeur Zorg en de secretaris.", None),
    ],
)
def test_a_pronoun_means_the_one_person_named_before(before: str, who: str | None) -> None:
    assert antecedent_of(before, frozenset()) == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Dat verzoek heeft zij niet gehonoreerd.", "bestuurder"),
        ("Het plan is ingevolge een besluit van het algemeen bestuur van 3 mei verhoogd.", "algemeen bestuur"),
        ("Ons advies was positief, mits het rooster blijft.", "OR"),
        ("Het rooster kreeg op 4 mei onze instemming.", "OR"),
        ("Over de verkoop aan de Oude Haven adviseerde de raad in mei positief.", "OR"),
    ],
)
def test_a_decider_may_be_meant_by_a_pronoun_or_his_resolution(text: str, who: str) -> None:
    now = situation(text, is_minutes=False)
    assert decider_of(now, decision_cues(now)[0][0], REPORT, antecedent="bestuurder") == who


def test_a_letter_decides_for_who_signs_it() -> None:
    letter = Meeting(body="minister van Zee", sitting_body="minister van Zee", letter_date="2021-05-03")
    for text in ("Deze stukken worden daarom niet openbaar gemaakt.", "Ik verklaar uw bezwaar ongegrond."):
        now = situation(text, is_minutes=False)
        assert decider_of(now, decision_cues(now)[0][0], letter) == "minister van Zee"


def test_a_body_is_meant_where_only_bodies_are_named() -> None:
    text = "De directie las het plan."
    assert antecedent_of(text, frozenset()) is None
    assert antecedent_of(text, frozenset(), with_bodies=True) == "directie"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Het verzoek aan Polderpunt is om een kaart te sturen.", "Polderpunt"),
        ("De motie die de regering verzoekt om de weg te verbreden, is aangenomen.", "regering"),
        ("De voorzitter roept iedereen op om mee te denken.", "iedereen"),
        ("Het verdient aanbeveling dat het college de weg jaarlijks keurt.", "college"),
        ("Wij stellen u voor om de nota in mei te bespreken.", "raad"),
        ("Het verdient aanbeveling de weg jaarlijks te keuren.", None),
        ("Wij stellen voor om de weg in mei te keuren.", None),
        ("Het verzoek is om in mei een kaart te sturen.", None),
    ],
)
def test_whom_a_request_or_advice_asks(text: str, who: str | None) -> None:
    now = situation(text, is_minutes=False)
    assert owner_of(now, action_cues(now)[0], Meeting(body="college", reader="raad")) == who


@pytest.mark.parametrize(
    ("text", "is_minutes", "who"),
    [
        ("Wij actualiseren het handboek in de eerste helft van volgend jaar.", False, "OR"),
        ("Of dat kan, wordt volgend jaar door Keuringsbureau onderzocht.", False, "Keuringsbureau"),
        ("Vaste taak van Polderpunt blijft het bijhouden van de lijst.", True, "Polderpunt"),
        ("We gaan de tekst in twee stappen herschrijven.", True, None),
        ("In juni gaan we de eerste proef doen.", True, None),
        ("Of dat kan, wordt volgend jaar onderzocht.", False, None),
    ],
)
def test_who_acts_without_a_listed_subject(text: str, is_minutes: bool, who: str | None) -> None:
    now = situation(text, is_minutes=is_minutes, year=2022)
    assert owner_of(now, action_cues(now)[0], Meeting(is_minutes=is_minutes, body="OR")) == who


@pytest.mark.parametrize(
    ("text", "body", "who"),
    [
        ("De raad heeft ingestemd met de benoeming.", "ministerraad", "ministerraad"),
        ("De raad heeft ingestemd met het rooster.", "GMR", "GMR"),
        ("De raad heeft ingestemd met het rooster.", "college", "raad"),
        ("Het College van Bestuur (CvB) heeft ingestemd met het rooster.", "OR", "College van Bestuur (CvB)"),
        ("In mei deelde de directie mee dat zij van de verhuizing afziet.", "OR", "directie"),
        ("Tom Vos is gekozen tot voorzitter.", "OR", "OR"),
        ("Tom Vos is benoemd tot directeur.", "OR", None),
        ("De OR heeft zijn instemming in mei onthouden.", "college", "OR"),
    ],
)
def test_a_decider_is_named_as_the_document_means_it(text: str, body: str, who: str | None) -> None:
    now = situation(text, is_minutes=False)
    assert decider_of(now, decision_cues(now)[0][0], Meeting(body=body, sitting_body=body)) == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("De voorzitter verzoekt de leden hun kaart aan de secretaris te geven.", "leden"),
        ("De raad verzoekt het college de cijfers aan de commissie te sturen.", "college"),
        ("De voorzitter verzoekt aan de directie om een lijst.", "directie"),
        ("De adviseur integriteit zal de code herzien.", "adviseur integriteit"),
    ],
)
def test_a_request_is_for_whom_it_names_first(text: str, who: str | None) -> None:
    now = situation(text, is_minutes=True)
    assert owner_of(now, action_cues(now)[0], MINUTES) == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Wij hebben van hem de toezegging gekregen dat de tekening wordt gedeeld.", None),
        ("De OR heeft van de directie de toezegging ontvangen dat het plan wordt gedeeld.", "directie"),
        ("Van de bestuurder is de toezegging gekregen om het plan te delen.", "bestuurder"),
        ("De bestuurder heeft de toezegging gedaan het plan te delen.", "bestuurder"),
        ("Toegezegd is dat de bestuurder in mei een plan stuurt; dat hebben wij ontvangen.", "bestuurder"),
        ("Toegezegd is dat de teams in mei een plan ontvangen.", None),
    ],
)
def test_who_gets_a_promise_did_not_give_it(text: str, who: str | None) -> None:
    now = situation(text, is_minutes=False)
    assert owner_of(now, action_cues(now)[0], REPORT) == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Met de bonden is afgesproken dat het rooster blijft.", "OR en bonden"),
        ("Afgesproken wordt dat alle baliemedewerkers in mei het rooster invullen.", "alle baliemedewerkers"),
        ("Afgesproken wordt dat het rooster voortaan in mei wordt gestuurd.", None),
        ("In de stuurgroep is afgesproken dat het rooster vervalt.", None),
        ("De directie spreekt af dat het rooster voortaan in mei wordt gestuurd.", None),
        ("De directie spreekt af om het rooster te delen.", "directie"),
    ],
)
def test_who_agrees_that_something_is_done_need_not_do_it(text: str, who: str | None) -> None:
    now = situation(text, is_minutes=True)
    assert owner_of(now, decision_cues(now)[0][0], Meeting(is_minutes=True, body="OR", sitting_body="OR")) == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("• Directie: spreek met de teams af dat het rooster blijft.", "Directie"),
        ("Herstel de roosterkast (directeur Facilitair).", "directeur Facilitair"),
        ("Herstel de roosterkast (eerste fase).", None),
        ("De raad heeft hem gevraagd het rooster te delen.", "directeur Zorg"),
        ("De raad heeft gevraagd het rooster te delen.", None),
        ("De raad heeft haar leden gevraagd het rooster te delen.", None),
    ],
)
def test_whom_an_order_or_a_request_means_beside_it_or_before(text: str, who: str | None) -> None:
    now = situation(text, is_minutes=False)
    assert owner_of(now, action_cues(now)[0], Meeting(body="OR"), antecedent="directeur Zorg") == who


def test_a_name_behind_a_function_is_no_second_person() -> None:
    assert (
        antecedent_of("Met de directeur Zorg, Wouter Stam, spraken wij over het rooster.", frozenset())
        == "directeur Zorg"
    )


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Dit verslag is vastgesteld in de vergadering van 4 mei.", "OR"),
        ("Dit verslag is vastgesteld door de directie op 4 mei.", "directie"),
        ("Het rooster is vastgesteld in 2023.", None),
    ],
)
def test_a_report_that_tells_of_its_own_adoption_is_of_its_body(text: str, who: str | None) -> None:
    now = situation(text, is_minutes=False)
    assert decider_of(now, decision_cues(now)[0][0], REPORT) == who
