"""What holds for no period: a norm, a wish, a term, a rhythm, the shape of a policy."""

from __future__ import annotations

import pytest

from models.figures import figures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Van de ligplaatsen is 84% binnen dertien weken toegewezen, na 3 weken al 20%.", [False, True, True, False]),
        ("De steiger is er sinds 2 weken.", [True]),
        ("De vergunning wordt elke vijf jaar opnieuw aangevraagd.", [True]),
        ("Inkopen boven € 10.000 worden getekend.", [True]),
        ("Een subsidie van € 125.000 of hoger wordt gecontroleerd.", [True]),
        ("De inkopen kwamen op € 10.000.", [False]),
        ("De beslistermijn is met vier weken verdaagd.", [True]),
        ("De wachttermijn gaat van zes naar vier weken.", [True, True]),
        ("Van de brieven is 84% op tijd verstuurd (norm: 90%).", [False, True]),
        ("Van de brieven is 84% op tijd verstuurd (streefwaarde: 90%).", [False, False]),
        ("De subsidie voor steigers bedraagt 90 procent.", [True]),
        ("Nachttoeslag: 25%.", [True]),
        ("De subsidie is met 5 procent gekort.", [False]),
        ("Van de schippers krijgt 25% een toeslag.", [False]),
        ("De aanleg van de steiger is met vier weken vertraagd en duurde 9 weken.", [False, False]),
        ("Schippers is gevraagd minimaal tweemaal per jaar te keuren.", [True]),
        ("Het is gelukt minimaal tweemaal per jaar te keuren.", [False]),
        ("Opdrachten worden altijd door twee schippers getekend.", [True]),
        ("Opdrachten werden altijd door twee schippers getekend.", [False]),
        ("e. Breid de havendienst uit met 0,4 fte.", [True]),
        ("Voer twee controles per steiger uit.", [True]),
        ("Zorg voor schippers kostte 12 uur.", [False]),
        # how long something took is measured, and so of a period
        ("De gemiddelde doorlooptijd was 9 weken.", [False]),
        ("Het herstel duurde 34 dagen.", [False]),
        ("Doorlooptijd: gemiddeld 34 dagen (norm: maximaal 30 dagen).", [False, True]),
        # a norm against which the year is set is told of that year
        ("De doorlooptijd ligt met 8,4 weken onder de norm van negen weken.", [False, False]),
        ("Het doel van hooguit negen weken is niet gehaald.", [False]),
        ("Het herstel duurde 11 weken, terwijl het protocol uitgaat van maximaal 8 weken.", [False, False]),
        ("Het doel is maximaal 8 weken.", [True]),
        ("Een schipper blijft onder de norm, als hij maximaal 8 weken wegblijft.", [True]),
        ("De ambitie is het verzuim terug te brengen tot onder de 5,5%.", [True]),
        ("De ambitie is hoog; het verzuim daalde tot onder de 5,5%.", [False]),
        ("Er kwamen 93 schippers, 3 moeten dat nog doen.", [False, False]),
        # hours of somebody, and hours that anybody would spend
        ("Onze loods werkt 24 uur per week voor de haven.", [False]),
        ("Het werk van een loods bedraagt gemiddeld 2 uur per week.", [True]),
        ("De afspraak dat een loods 2 uur per week vrij kan maken, geldt nog.", [True]),
        ("Spreek met elke schipper af dat er 2 uur per week wordt gevist.", [True]),
        ("De gemiddelde doorlooptijd is 3 maanden.", [False]),
        ("3 maanden gemiddelde doorlooptijd", [False]),
        ("De doorlooptijd is maximaal 3 maanden.", [True]),
        # what there is for people, and what a rule lets them do
        ("Schippers kunnen terecht bij twee loodsen.", [False]),
        ("Dan kon je een beroep doen op twee loodsen.", [False]),
        ("Schippers kunnen twee loodsen vragen.", [True]),
        ("Je kunt twee loodsen vragen.", [True]),
        # what somebody wants
        ("We willen dat elke schipper twee keer per jaar keurt.", [True]),
        ("De raad streeft ernaar dat twaalf steigers open zijn.", [True]),
        ("Schippers willen dat er vaart in zit; wij hielden twaalf lessen.", [False]),
        ("Schippers willen dat er vaart in zit en dus zijn er twaalf lessen gehouden.", [False]),
        ("Wij willen graag meedelen: er zijn twaalf steigers open.", [False]),
        # what a policy is built of
        ("Het beleid rust op drie pijlers: varen, vissen en rusten.", [True]),
        ("De haven heeft vijf kernwaarden.", [True]),
        ("De havendienst heeft drie pijlers hersteld.", [False]),
        ("De brug heeft drie peilers.", [False]),
    ],
)
def test_term_holds_for_no_period(text: str, expected: list[bool]) -> None:
    assert [figure.is_timeless for figure in figures(text)] == expected
