"""Families of wordings that decide: for each what other bodies would write, and what looks like it and decides nothing."""

import pytest

from models.decisions import decision_cues, resolution_kind
from models.grammar.conditions import situation


def kinds(text: str, *, is_minutes: bool) -> list[str]:
    return [kind for _, kind in decision_cues(situation(text, is_minutes=is_minutes, year=2022))]


LETTERS = [
    ("De overige stukken maak ik geheel openbaar.", "besluit"),
    ("De bijlagen worden gedeeltelijk geopenbaard.", "besluit"),
    ("Deze persoonsgegevens maken wij daarom niet openbaar.", "afwijzing"),
    ("Deze informatie wordt om die reden niet openbaar gemaakt.", "afwijzing"),
    ("Die stukken zijn er niet, zodat ik uw verzoek afwijs.", "afwijzing"),
    ("Daarom wijzen wij uw aanvraag voor de kade af.", "afwijzing"),
    ("Ik verklaar uw bezwaar ongegrond.", "afwijzing"),
    ("Hierbij verleen ik u de gevraagde ontheffing.", "besluit"),
]
NO_LETTERS = [
    "Informatie wordt niet openbaar gemaakt indien dat de veiligheid schaadt.",
    "De stukken kunnen openbaar worden gemaakt.",
    "Dit besluit wordt op de website openbaar gemaakt.",
    "U kunt van dit rooster afwijken.",
    "Wij verlenen graag hulp bij uw aanvraag.",
    "Tegen dit besluit kunt u bezwaar maken.",
]
MINUTES = [
    ("Conclusie is dat we de proef doorzetten.", "besluit"),
    ("De afspraak is dus om de folder samen te schrijven.", "besluit"),
    ("Het voorbereidingskrediet wordt zonder debat beschikbaar gesteld.", "besluit"),
    ("Een budget van 4.000 euro wordt hiervoor vrijgemaakt.", "besluit"),
    ("De nieuwe brief van het wijkteam wordt als agendapunt 4 toegevoegd.", "besluit"),
    ("De cliëntenraad is het eens over een vaste dag.", "besluit"),
    ("<Besluit> De penningmeester vraagt twee offertes op.", "besluit"),
    ("Daar wordt dus niet voor besloten.", "afwijzing"),
    ("Het oude loket wordt definitief uitgefaseerd.", "besluit"),
    ("Verslag 3 maart akkoord, 1 wijziging: de naam van Tom.", "goedkeuring"),
    ("Geen aanvullingen, notulen akkoord.", "goedkeuring"),
]
NO_MINUTES = [
    "Conclusie is dat we te weinig mensen hebben.",
    "De afspraak was dat Tom zou bellen, maar hij is dat vergeten.",
    "Als het krediet wordt vrijgemaakt, kan de bouw beginnen.",
    "Het budget wordt ieder jaar krapper.",
    "Dit wordt als punt van zorg gezien.",
    "De leden zijn het niet eens over een vaste dag.",
    "Daarover is nog niet besloten.",
    "Geen van de leden heeft het verslag goedgekeurd.",
]
REPORTS = [
    ("Het algemeen bestuur benoemde Mia Kuil per 1 mei.", "benoeming"),
    ("Het besluit over de verkoop nam zij in mei.", "besluit"),
    ("De korpschef gaf hem een schriftelijke berisping.", "besluit"),
    ("Drie onderzoeken leidden tot een schriftelijke waarschuwing.", "besluit"),
    ("De directie nam er vier meteen over.", "besluit"),
    ("Het uurloon is, ingevolge een besluit van het algemeen bestuur van 3 mei 2021, verhoogd.", "besluit"),
    ("Ons advies was negatief, omdat de cijfers ontbraken.", "advies"),
    ("Het rooster is in juni van een positief advies voorzien.", "advies"),
    ("De reiskostenvergoeding is op verzoek van de bonden verhoogd naar 12 euro.", "besluit"),
    ("Wij hebben haar vastgesteld in onze vergadering van 4 juni.", "vaststelling"),
    ("Het waterschap heeft een extern meldpunt aangewezen.", "besluit"),
    ("De nieuwe grenzen zijn aangenomen op 1 juni 2022.", "besluit"),
    ("Wat het vervoer betreft, is de aanbesteding uitgesteld.", "uitstel"),
    ("Dat het loket zou worden gesloten, heeft de raad afgewezen.", "afwijzing"),
]
NO_REPORTS = [
    "De onderzoeker benoemde de risico's een voor een.",
    "Het besluit over de verkoop laat op zich wachten.",
    "Het weerbureau gaf een waarschuwing voor gladheid.",
    "De storm leidde tot veel schade.",
    "De trein nam er twee mee over de brug.",
    "Volgens het besluit van de raad moet dat nog worden uitgewerkt.",
    "Het advies was lang.",
    "De informatie is uitgebreid met een kaart.",
    "De bewoners zijn op de bus aangewezen.",
    "Er is personeel aangenomen op de afdeling.",
    "Wat er is uitgesteld, weet niemand.",
    "Het loket zou door de raad worden gesloten.",
]


@pytest.mark.parametrize(("text", "kind"), [*LETTERS, *REPORTS])
def test_a_letter_or_report_decides(text: str, kind: str) -> None:
    assert kinds(text, is_minutes=False)[:1] == [kind]


@pytest.mark.parametrize("text", [*NO_LETTERS, *NO_REPORTS])
def test_a_letter_or_report_decides_nothing(text: str) -> None:
    assert kinds(text, is_minutes=False) == []


@pytest.mark.parametrize(("text", "kind"), MINUTES)
def test_minutes_decide(text: str, kind: str) -> None:
    assert kinds(text, is_minutes=True)[:1] == [kind]


@pytest.mark.parametrize("text", NO_MINUTES)
def test_minutes_decide_nothing(text: str) -> None:
    assert kinds(text, is_minutes=True) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("TO-leden: akkoord met de samenvatting", "goedkeuring"),
        ("Besluit MT: unaniem akkoord met het rooster", "goedkeuring"),
        ("Advies OR: in principe akkoord, mits het rooster blijft", "advies"),
        ("<Besluit> TO akkoord over de eerste twee regels", "goedkeuring"),
        ("Het teamoverleg van juni is voor de derde keer geannuleerd.", "besluit"),
        ("Rooster 3.1 formeel vastgesteld door het bestuur d.d. 4-5-2022.", "vaststelling"),
        ("1.1. is inmiddels vastgesteld en staat op de site.", "vaststelling"),
        ("Vorige week is in de commissie vastgesteld om dit overal te laten gelden.", "besluit"),
        ("Het bestuur heeft er dus voor gekozen het loket te houden.", "besluit"),
        ("De bedoeling zou zijn om te beginnen maar de start is uitgesteld tot mei.", "uitstel"),
    ],
)
def test_short_notes_and_turns_of_minutes_decide(text: str, kind: str) -> None:
    assert kinds(text, is_minutes=True)[:1] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "TO-leden: nog niet akkoord met optie 3.",
        "TO-leden: akkoord met optie 3?",
        "Advies OR: volgt nog.",
        "Voorstel van de voorzitter is om dit punt on hold te zetten.",
        "De trein naar het overleg is geannuleerd.",
        "De schade is door de taxateur vastgesteld op 300 euro.",
        "Ook de afgewezen aanvragen worden meegeteld.",
        "Hiervan zijn 103 aanvragen toegekend.",
        "In 2021 zijn twee aanvragen ingediend, waarvan er 1 is goedgekeurd.",
        "De school wacht tot het plan door de raad is goedgekeurd.",
    ],
)
def test_what_only_looks_like_such_a_note_decides_nothing(text: str) -> None:
    assert kinds(text, is_minutes=True) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("om alleen de nieuwe aanvragen te tellen, omdat de oude zijn afgewezen", "besluit"),
        ("te wachten tot de wet door de Kamer is goedgekeurd", "besluit"),
        ("de proef te verlengen, omdat het plan is goedgekeurd", "verlenging"),
    ],
)
def test_the_reason_of_a_resolution_is_not_what_it_says(text: str, kind: str) -> None:
    assert resolution_kind(text) == kind
