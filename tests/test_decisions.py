"""Which sentences hold a decision, and of which type."""

import pytest

from models.decisions import decision_cues, resolution_kind
from models.grammar.conditions import situation


def kinds(text: str, *, is_minutes: bool) -> list[str]:
    return [kind for _, kind in decision_cues(situation(text, is_minutes=is_minutes, year=2022))]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Het dagelijks bestuur heeft in april besloten de sluis te vervangen.", "besluit"),
        ("Met de huurders is afgesproken dat de werkzaamheden in juli beginnen.", "besluit"),
        ("In 2021 is besloten de proef met de fietsstraat te verlengen.", "verlenging"),
        ("Uiteindelijk is besloten het tarief niet te verhogen.", "afwijzing"),
        ("De raad van toezicht heeft de jaarrekening goedgekeurd.", "goedkeuring"),
        ("In maart is Joris Kamp benoemd tot directeur Beheer.", "benoeming"),
        ("De cliëntenraad bracht een positief advies uit over de verbouwing.", "advies"),
        ("Het waterschap heeft een bureau opdracht gegeven de dijk te keuren.", "opdracht"),
        ("De bespreking van de woonvisie is uitgesteld.", "uitstel"),
        ("Wij hebben in mei ingestemd met het nieuwe rooster.", "instemming"),
        ("Gedeputeerde Staten hebben de subsidieregeling vastgesteld.", "vaststelling"),
    ],
)
def test_a_decision_is_found_with_its_type(text: str, kind: str) -> None:
    assert kinds(text, is_minutes=False)[:1] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "Over de sluis is nog niet besloten.",
        "De raad zal in mei besluiten over de sluis.",
        "Als het bestuur besloten heeft, krijgt u bericht.",
        "De vraag is of het college heeft besloten de sluis te vervangen.",
        "Heeft het college besloten de sluis te vervangen?",
        "Op grond van de Gemeentewet stelt de raad de begroting vast.",
        "Het plan moet door de directeur worden goedgekeurd.",
        "De accountant heeft vastgesteld dat twee facturen ontbreken.",
        "In vijf dossiers is een overtreding vastgesteld.",
        "Er zijn dit jaar zes nieuwe collega's aangenomen.",
        "De leden spraken in besloten kring over de sluis.",
        "In het rapport zijn drie knelpunten benoemd.",
        "De politie heeft twee verdachten aangehouden.",
        "Het voornemen is om een tweede loket te openen.",
        "Indien gepast wordt een waarschuwing gegeven.",
        "Model B hoort bij een verleende subsidie van 3.000 euro.",
        "De aan u verleende subsidie staat in de bijlage.",
        "Gedurende een bepaalde tijd denkt men dat het meevalt.",
        "In het verlengde van dit project komt er een fietspad.",
        "Het gaat niet door de versie alleen, er is meer aan de hand.",
        "De klacht van de bewoner is in juni ingetrokken.",
        "In mei zijn er 17 vergunningen ingetrokken.",
        "Opslaan in de eigen kelder is nu aanbevolen, maar niet verplicht.",
        "Foto's van de hal maken is niet toegestaan.",
        "De vergadering van 3 mei ging niet door vanwege de storm.",
        "In het hoofdstuk worden de maatregelen van het bestuur benoemd.",
        "Het bureau gaf 400 euro uit aan advies over het rooster.",
    ],
)
@pytest.mark.parametrize("is_minutes", [True, False])
def test_what_is_not_decided_is_passed_over(text: str, is_minutes: bool) -> None:
    assert kinds(text, is_minutes=is_minutes) == []


def test_the_present_passive_decides_in_minutes_only() -> None:
    text = "Het verslag van 4 maart wordt ongewijzigd vastgesteld."
    assert kinds(text, is_minutes=True)[:1] == ["vaststelling"]
    assert kinds(text, is_minutes=False) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("de begroting 2024 vast te stellen", "vaststelling"),
        ("in te stemmen met de uitvoering", "instemming"),
        ("niet in te stemmen met het verzoek", "afwijzing"),
        ("het besluit aan te houden tot na de zomer", "uitstel"),
        ("de heer Kamp te benoemen als lid", "benoeming"),
        ("de vergunning met een jaar te verlengen", "verlenging"),
        ("het college op te dragen een plan te maken", "opdracht"),
        ("kennis te nemen van het rapport", "besluit"),
    ],
)
def test_the_verb_of_a_resolution_tells_its_type(text: str, kind: str) -> None:
    assert resolution_kind(text) == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Alle leden kunnen zich in deze opzet vinden.", "instemming"),
        ("Het dagelijks bestuur kon zich hierin vinden.", "instemming"),
        ("De keuze viel op de pont van Kuiper.", "besluit"),
        ("We gaan de oude kaart niet opnemen.", "afwijzing"),
        ("Die suggestie nemen we niet over.", "afwijzing"),
        ("Het wijzigingsvoorstel over de kade vervalt.", "afwijzing"),
        ("We stoppen per 1 mei met de papieren nieuwsbrief.", "besluit"),
        ("Er wordt een subgroep gevormd voor de tarieven.", "besluit"),
        ("In mei is een nieuwe voorzitter gekozen.", "benoeming"),
        ("De training is vorig jaar verplicht gesteld.", "besluit"),
        ("Tweemaal zeiden wij nee tegen een bijbaan.", "afwijzing"),
    ],
)
def test_what_is_decided_in_plain_words_is_found(text: str, kind: str) -> None:
    assert kinds(text, is_minutes=True)[:1] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "Bewoners kunnen zich niet in deze opzet vinden.",
        "De keuze is moeilijk.",
        "We gaan niet alleen de kaart opnemen.",
        "De schipper liet zijn tas vallen.",
        "Het voorstel vervalt als de pont blijft.",
        "De planning blijft lastig.",
        "Als het meezit gaat de proef door.",
        "Als het regent stoppen we met varen.",
        "Nieuwe collega’s durven zelden nee te zeggen.",
        "Het college stelt jaarlijks de begroting vast.",
        "De stuurgroep bepaalt wat de veerdienst moet bieden en adviseert over de prijs.",
    ],
)
def test_what_is_plainly_not_decided_is_passed_over(text: str) -> None:
    assert kinds(text, is_minutes=True) == []
