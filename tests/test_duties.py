"""Every cue of the catalogue holds for its example and not for its counterexample; the words around it count."""

from __future__ import annotations

import pytest

from corpus.catalogue import ProofCue, obligations
from models.duties import Passage, Signal, signals

CUES = [pytest.param(duty.id, cue, id=cue.id) for duty in obligations() for cue in duty.cues]
ANY_DOCUMENT = "jaarverslag | jaarverslag integriteit | raadsmededeling"
INTEGRITY = "jaarverslag | jaarverslag integriteit 2023"
SOCIAL = "jaarverslag | sociaal jaarverslag 2023"
COUNCIL = "jaarverslag | jaarverslag ondernemingsraad 2023"
CONFIDANTS = "jaarverslag | jaarverslag vertrouwenspersonen 2023"
NOTE = "collegebesluit | nota"
MINUTES = "verslag overleg | verslag managementteam"


def in_documents(text: str) -> list[Signal]:
    return [
        one for document in (ANY_DOCUMENT, CONFIDANTS, COUNCIL) for one in signals(Passage(text, document=document))
    ]


@pytest.mark.parametrize(("duty", "cue"), CUES)
def test_a_cue_holds_for_its_example(duty: str, cue: ProofCue) -> None:
    assert duty in {one.obligation for one in in_documents(cue.example)}


@pytest.mark.parametrize(("duty", "cue"), CUES)
def test_a_cue_does_not_hold_for_its_counterexample(duty: str, cue: ProofCue) -> None:
    assert cue.id not in {one.rule.split("+")[0] for one in in_documents(cue.counterexample)}


@pytest.mark.parametrize(
    ("document", "heading", "sentence", "duty", "strength"),
    [
        (
            SOCIAL,
            "Integriteit",
            "Het integriteitsbeleid van het waterschap is in 2021 door het dagelijks bestuur vastgesteld.",
            "AW4-1-beleid",
            "states",
        ),
        (SOCIAL, "", "In 2024 stellen we een nieuw integriteitsbeleid op.", "AW4-1-beleid", "partly"),
        (MINUTES, "", "Er is nog geen integriteitsbeleid.", "AW4-1-beleid", "denies"),
        (SOCIAL, "", "De visie op integriteit is vertaald in een jaarplan.", "AW4-1-beleid", "states"),
        (
            SOCIAL,
            "",
            "De Ambtenarenwet 2017 verplicht overheidswerkgevers een integriteitsbeleid te voeren.",
            "AW4-1-beleid",
            None,
        ),
        (SOCIAL, "", "Het beleid voor data-integriteit is aangescherpt.", "AW4-1-beleid", None),
        (SOCIAL, "", "De integriteitscoördinator is per 1 maart begonnen.", "AW4-1-beleid", "partly"),
        (
            SOCIAL,
            "",
            "De directie heeft het Actieprogramma Integere Organisatie 2022-2025 uitgevoerd.",
            "AW4-1-beleid",
            "states",
        ),
        (SOCIAL, "", "Veel gemeenten hebben een integriteitsbeleid.", "AW4-1-beleid", None),
        (SOCIAL, "", "Wij werken volgens de Kadernota Integriteit van de provincie.", "AW4-1-beleid", "states"),
        (SOCIAL, "", "De gedragscode en het integriteitsbeleid voor raadsleden zijn herzien.", "AW4-1-beleid", None),
        (
            SOCIAL,
            "Integriteit",
            "In de Week van de Integriteit organiseerden we vier lunchlezingen.",
            "AW4-1-bewustzijn",
            "states",
        ),
        (INTEGRITY, "", "Op het intranet verschenen zes blogs over integer handelen.", "AW4-1-bewustzijn", "states"),
        (INTEGRITY, "", "Volgend jaar starten we een campagne over integriteit.", "AW4-1-bewustzijn", "partly"),
        (SOCIAL, "", "De campagne voor afvalscheiding is goed ontvangen.", "AW4-1-bewustzijn", None),
        (
            SOCIAL,
            "",
            "Medewerkers gingen met elkaar in gesprek over integriteitsdilemma's tijdens drie dialoogsessies.",
            "AW4-1-bewustzijn",
            "states",
        ),
        (INTEGRITY, "", "In 2023 zijn geen bewustwordingsactiviteiten georganiseerd.", "AW4-1-bewustzijn", "denies"),
        (SOCIAL, "", "Het integriteitsspel is door twaalf teams gespeeld.", "AW4-1-bewustzijn", "states"),
        (COUNCIL, "", "De OR vraagt de bestuurder om meer aandacht voor integriteit.", "AW4-1-bewustzijn", "partly"),
        (
            SOCIAL,
            "",
            "We hebben dit jaar een theatervoorstelling over sociale veiligheid gehouden voor alle medewerkers.",
            "AW4-1-bewustzijn",
            "states",
        ),
        (
            INTEGRITY,
            "",
            "Voor alle vertrouwensfuncties is een kwetsbaarheidsanalyse uitgevoerd.",
            "AW4-1-bevoegdheden",
            "states",
        ),
        (
            INTEGRITY,
            "",
            "De lijst met kwetsbare functies wordt in 2024 geactualiseerd.",
            "AW4-1-bevoegdheden",
            "partly",
        ),
        (
            INTEGRITY,
            "",
            "Bij het verlenen van vergunningen geldt het vierogenprincipe.",
            "AW4-1-bevoegdheden",
            "states",
        ),
        (
            INTEGRITY,
            "",
            "Het raadplegen van persoonsgegevens in het BRP wordt maandelijks gelogd en steekproefsgewijs gecontroleerd.",
            "AW4-1-bevoegdheden",
            "states",
        ),
        (INTEGRITY, "", "Twee meldingen gingen over misbruik van bevoegdheden.", "AW4-1-bevoegdheden", None),
        (
            INTEGRITY,
            "",
            "Inkopers volgden een training om ondermijning en omkoping te herkennen.",
            "AW4-1-bevoegdheden",
            "states",
        ),
        (SOCIAL, "", "Voor kwetsbare inwoners is een vangnet ingericht.", "AW4-1-bevoegdheden", None),
        (
            INTEGRITY,
            "",
            "In dertien integriteitsgevoelige functies is de screening herhaald.",
            "AW4-1-bevoegdheden",
            "states",
        ),
        (
            INTEGRITY,
            "",
            "Met het mandaatregister is vastgelegd wie welke besluiten mag nemen en functiescheiding is ingevoerd bij Financiën.",
            "AW4-1-bevoegdheden",
            "states",
        ),
        (INTEGRITY, "", "De frauderisicoanalyse is in 2023 voor het eerst uitgevoerd.", "AW4-1-bevoegdheden", "states"),
        (
            INTEGRITY,
            "",
            "Het draaideurbeleid voorkomt dat oud-medewerkers binnen twee jaar worden ingehuurd.",
            "AW4-1-belangenverstrengeling",
            "states",
        ),
        (
            INTEGRITY,
            "",
            "Drie geschenken zijn geregistreerd en twee geweigerd.",
            "AW4-1-belangenverstrengeling",
            "partly",
        ),
        (
            INTEGRITY,
            "",
            "Eén medewerker moest zijn nevenwerkzaamheden beëindigen omdat de schijn van belangenverstrengeling kon ontstaan.",
            "AW4-1-belangenverstrengeling",
            "states",
        ),
        (INTEGRITY, "", "In twee zaken was sprake van belangenverstrengeling.", "AW4-1-belangenverstrengeling", None),
        (
            INTEGRITY,
            "",
            "Van de 14 nieuwe opgaven van nevenwerk is er één niet toegestaan.",
            "AW4-1-belangenverstrengeling",
            "states",
        ),
        (
            SOCIAL,
            "",
            "Selectiecommissies volgden de training Werven zonder vooroordelen.",
            "AW4-1-discriminatie",
            "states",
        ),
        (
            SOCIAL,
            "",
            "Het ministerie ondertekende het Charter Diversiteit en stelde een coördinator discriminatie en racisme aan.",
            "AW4-1-discriminatie",
            "states",
        ),
        (CONFIDANTS, "", "Er waren drie meldingen van discriminatie.", "AW4-1-discriminatie", None),
        (
            SOCIAL,
            "",
            "Het actieplan tegen discriminatie en racisme is nog niet vastgesteld.",
            "AW4-1-discriminatie",
            "partly",
        ),
        (SOCIAL, "", "Antidiscriminatiebeleid ontbreekt.", "AW4-1-discriminatie", "denies"),
        (SOCIAL, "", "De biodiversiteit op de dijken nam toe dankzij een programma.", "AW4-1-discriminatie", None),
        (SOCIAL, "", "Inclusief btw kostte het onderzoek een ton.", "AW4-1-discriminatie", None),
        (
            SOCIAL,
            "",
            "Er is een werkgroep Diversiteit en Inclusie ingesteld die vijf bijeenkomsten hield.",
            "AW4-1-discriminatie",
            "states",
        ),
        (
            SOCIAL,
            "",
            "In de gesprekscyclus is integriteit een vast gespreksonderwerp.",
            "AW4-2-functioneringsgesprek",
            "states",
        ),
        (
            SOCIAL,
            "",
            "Bij 65% van de personeelsgesprekken kwam integriteit aan de orde.",
            "AW4-2-functioneringsgesprek",
            "states",
        ),
        (
            SOCIAL,
            "",
            "In de personeelsgesprekken is integriteit geen vast onderwerp.",
            "AW4-2-functioneringsgesprek",
            "denies",
        ),
        (
            SOCIAL,
            "",
            "Leidinggevenden bespreken integriteit en nevenwerkzaamheden tijdens het jaarlijkse ontwikkelgesprek.",
            "AW4-2-functioneringsgesprek",
            "states",
        ),
        (SOCIAL, "", "85% van de medewerkers had een ontwikkelgesprek.", "AW4-2-functioneringsgesprek", None),
        (
            CONFIDANTS,
            "",
            "De vertrouwenspersonen voerden 40 gesprekken over integriteit.",
            "AW4-2-functioneringsgesprek",
            None,
        ),
        (
            SOCIAL,
            "",
            "Met ingang van 2024 wordt integriteit een vast onderwerp van het voortgangsgesprek.",
            "AW4-2-functioneringsgesprek",
            "partly",
        ),
        (
            SOCIAL,
            "",
            "Integriteit staat minstens twee keer per jaar op de agenda van het werkoverleg.",
            "AW4-2-werkoverleg",
            "states",
        ),
        (
            SOCIAL,
            "",
            "In alle teams is het afgelopen jaar over de gedragscode gesproken.",
            "AW4-2-werkoverleg",
            "states",
        ),
        (SOCIAL, "", "Integriteit wordt in de meeste werkoverleggen niet besproken.", "AW4-2-werkoverleg", "denies"),
        (SOCIAL, "", "In het werkoverleg is het verzuim besproken.", "AW4-2-werkoverleg", None),
        (SOCIAL, "", "Wij adviseren dilemma's vaker in het teamoverleg te bespreken.", "AW4-2-werkoverleg", "partly"),
        (
            INTEGRITY,
            "",
            "Twintig teams bespraken een casus over omgaan met geschenken in hun teamoverleg.",
            "AW4-2-werkoverleg",
            "states",
        ),
        (SOCIAL, "", "Nieuwe medewerkers volgen verplicht de e-learning Integriteit.", "AW4-2-scholing", "states"),
        (SOCIAL, "Integriteit", "Aan de workshops namen 210 medewerkers deel.", "AW4-2-scholing", "states"),
        (SOCIAL, "", "In 2024 bieden wij een training morele oordeelsvorming aan.", "AW4-2-scholing", "partly"),
        (SOCIAL, "", "Door corona zijn er geen trainingen over integriteit gegeven.", "AW4-2-scholing", "denies"),
        (COUNCIL, "", "De ondernemingsraad volgde een training over de WOR.", "AW4-2-scholing", None),
        (SOCIAL, "", "Het opleidingsbudget bedroeg 2 procent van de loonsom.", "AW4-2-scholing", None),
        (
            CONFIDANTS,
            "",
            "De vertrouwenspersonen volgden een training over grensoverschrijdend gedrag.",
            "AW4-2-scholing",
            None,
        ),
        (
            SOCIAL,
            "",
            "Alle leidinggevenden zijn getraind in het bespreekbaar maken van ongewenst gedrag.",
            "AW4-2-scholing",
            "states",
        ),
        (
            SOCIAL,
            "",
            "Aanbeveling: geef alle teamleiders een training over sociale veiligheid.",
            "AW4-2-scholing",
            "partly",
        ),
        (
            SOCIAL,
            "",
            "De leermodule Integer werken is door 88% van het personeel afgerond.",
            "AW4-2-scholing",
            "states",
        ),
        (SOCIAL, "", "De provincie heeft een gedragscode voor medewerkers.", "AW4-3-gedragscode", "states"),
        (SOCIAL, "", "De gedragscode voor Statenleden is herzien.", "AW4-3-gedragscode", None),
        (SOCIAL, "", "Er is nog geen gedragscode voor ambtenaren.", "AW4-3-gedragscode", "denies"),
        (SOCIAL, "", "Een gedragscode is in voorbereiding.", "AW4-3-gedragscode", "partly"),
        (SOCIAL, "", "Wij hanteren de Gedragscode Integriteit Rijk.", "AW4-3-gedragscode", "states"),
        (INTEGRITY, "", "Drie medewerkers handelden in strijd met de gedragscode.", "AW4-3-gedragscode", "states"),
        (SOCIAL, "", "Leveranciers ondertekenen onze gedragscode voor leveranciers.", "AW4-3-gedragscode", None),
        (SOCIAL, "", "De gedragscode is verouderd en wordt volgend jaar herzien.", "AW4-3-gedragscode", "partly"),
        (
            SOCIAL,
            "",
            "Op grond van artikel 4, derde lid, van de Ambtenarenwet moet de werkgever een gedragscode hebben.",
            "AW4-3-gedragscode",
            None,
        ),
        (
            INTEGRITY,
            "",
            "Dit jaarverslag wordt ter kennisneming aan de gemeenteraad gestuurd.",
            "AW4-4-verantwoording",
            "states",
        ),
        (INTEGRITY, "", "Het jaarverslag is op de website gepubliceerd.", "AW4-4-verantwoording", "states"),
        (
            SOCIAL,
            "Integriteit",
            "Over integriteit leggen wij jaarlijks verantwoording af in een openbare rapportage.",
            "AW4-4-verantwoording",
            "states",
        ),
        (
            MINUTES,
            "",
            "Het integriteitsjaarverslag wordt alleen in het MT besproken.",
            "AW4-4-verantwoording",
            "partly",
        ),
        (
            NOTE,
            "Integriteit",
            "Er is de afgelopen jaren geen jaarverslag over integriteit gemaakt.",
            "AW4-4-verantwoording",
            "denies",
        ),
        (
            CONFIDANTS,
            "",
            "Dit jaarverslag is bestemd voor de gemeentesecretaris en de ondernemingsraad.",
            "AW4-4-verantwoording",
            "partly",
        ),
        (COUNCIL, "", "Het jaarverslag van de OR staat op de website.", "AW4-4-verantwoording", None),
        (SOCIAL, "", "Alle nieuwe medewerkers hebben de ambtseed afgelegd.", "AW5-eed", "states"),
        (SOCIAL, "", "Er waren drie beëdigingsbijeenkomsten voor nieuwe ambtenaren.", "AW5-eed", "states"),
        (SOCIAL, "", "De nieuwe wethouder legde de eed af in handen van de voorzitter.", "AW5-eed", None),
        (
            SOCIAL,
            "",
            "Door corona zijn er geen bijeenkomsten gehouden waarop medewerkers de eed of belofte aflegden.",
            "AW5-eed",
            "denies",
        ),
        (SOCIAL, "", "In 2024 leggen ook zittende medewerkers de eed af.", "AW5-eed", "partly"),
        (SOCIAL, "", "De dijkgraaf nam bij 46 medewerkers de eed of belofte af.", "AW5-eed", "states"),
        (SOCIAL, "", "Niet alle medewerkers hebben de eed of belofte afgelegd.", "AW5-eed", "partly"),
        (SOCIAL, "", "Het waterpeil is met zorg besteed en beloofd.", "AW5-eed", None),
        (
            SOCIAL,
            "",
            "In 2023 zijn 45 nieuwe nevenwerkzaamheden gemeld.",
            "AW5-nevenwerkzaamheden-registratie",
            "states",
        ),
        (
            SOCIAL,
            "",
            "Nevenwerkzaamheden worden geregistreerd in het personeelssysteem.",
            "AW5-nevenwerkzaamheden-registratie",
            "states",
        ),
        (
            SOCIAL,
            "",
            "De nevenfuncties van Gedeputeerde Staten en Statenleden zijn geregistreerd.",
            "AW5-nevenwerkzaamheden-registratie",
            None,
        ),
        (SOCIAL, "", "Een register van nevenwerkzaamheden ontbreekt.", "AW5-nevenwerkzaamheden-registratie", "denies"),
        (
            SOCIAL,
            "",
            "Het register van nevenwerkzaamheden wordt in 2024 geactualiseerd.",
            "AW5-nevenwerkzaamheden-registratie",
            "partly",
        ),
        (
            SOCIAL,
            "",
            "Ambtenaren zijn op grond van artikel 8 van de Ambtenarenwet verplicht nevenwerkzaamheden te melden.",
            "AW5-nevenwerkzaamheden-registratie",
            None,
        ),
        (
            SOCIAL,
            "",
            "De nevenfuncties van het directieteam zijn in te zien op onze website.",
            "AW5-nevenwerkzaamheden-openbaar",
            "states",
        ),
        (
            SOCIAL,
            "",
            "De nevenwerkzaamheden van topambtenaren zijn niet openbaar gemaakt.",
            "AW5-nevenwerkzaamheden-openbaar",
            "denies",
        ),
        (
            SOCIAL,
            "",
            "Nevenfuncties van raadsleden en wethouders staan op de website.",
            "AW5-nevenwerkzaamheden-openbaar",
            None,
        ),
        (
            SOCIAL,
            "",
            "Publicatie van nevenwerkzaamheden van de directie volgt in 2024.",
            "AW5-nevenwerkzaamheden-openbaar",
            "partly",
        ),
        (
            SOCIAL,
            "",
            "Achttien ambtenaren hebben opgave gedaan van hun financiële belangen.",
            "AW5-financiele-belangen",
            "states",
        ),
        (
            SOCIAL,
            "",
            "Er is geen regeling voor het melden van financiële belangen.",
            "AW5-financiele-belangen",
            "denies",
        ),
        (SOCIAL, "", "De regeling financiële belangen wordt in 2024 opgesteld.", "AW5-financiele-belangen", "partly"),
        (
            SOCIAL,
            "",
            "Er zijn functies aangewezen waarvoor een meldplicht geldt voor effectenbezit.",
            "AW5-financiele-belangen",
            "states",
        ),
        (SOCIAL, "", "De gemeente heeft een groot financieel belang in de haven.", "AW5-financiele-belangen", None),
        (SOCIAL, "", "De provincie heeft een klokkenluidersregeling.", "WBK-meldregeling", "states"),
        (
            SOCIAL,
            "",
            "De interne meldregeling is in lijn gebracht met de Wet bescherming klokkenluiders.",
            "WBK-meldregeling",
            "states",
        ),
        (
            SOCIAL,
            "",
            "De meldregeling wordt aangepast aan de Wet bescherming klokkenluiders.",
            "WBK-meldregeling",
            "partly",
        ),
        (SOCIAL, "", "Er is nog geen meldregeling voor misstanden.", "WBK-meldregeling", "denies"),
        (
            SOCIAL,
            "",
            "De Wet bescherming klokkenluiders is op 18 februari 2023 in werking getreden.",
            "WBK-meldregeling",
            None,
        ),
        (
            SOCIAL,
            "",
            "Op grond van de klokkenluidersregeling zijn geen meldingen ontvangen.",
            "WBK-meldregeling",
            "states",
        ),
        (SOCIAL, "", "Inwoners kunnen misstanden in de openbare ruimte melden via de app.", "WBK-meldregeling", None),
        (
            INTEGRITY,
            "",
            "Medewerkers die een misstand vermoeden, kunnen terecht bij het meldpunt of bij de externe vertrouwenspersoon.",
            "WBK-meldregeling",
            "states",
        ),
        (SOCIAL, "", "Voor klachten over ongewenst gedrag is er een klachtenregeling.", "WBK-meldregeling", None),
        (
            SOCIAL,
            "",
            "Het waterschap heeft twee interne vertrouwenspersonen en een externe.",
            "VP-vertrouwenspersoon",
            "states",
        ),
        (SOCIAL, "", "Er is op dit moment geen vertrouwenspersoon beschikbaar.", "VP-vertrouwenspersoon", "denies"),
        (COUNCIL, "", "De werving van een nieuwe vertrouwenspersoon loopt nog.", "VP-vertrouwenspersoon", "states"),
        (SOCIAL, "", "Vanaf 2024 wordt een vertrouwenspersoon wettelijk verplicht.", "VP-vertrouwenspersoon", None),
        (
            SOCIAL,
            "",
            "In de RI&E is psychosociale arbeidsbelasting (werkdruk, ongewenste omgangsvormen) onderzocht.",
            "ARBO-psa",
            "states",
        ),
        (SOCIAL, "", "De RI&E voor het gemeentehuis is geactualiseerd.", "ARBO-psa", None),
        (SOCIAL, "", "Psychosociale arbeidsbelasting komt in de RI&E niet aan de orde.", "ARBO-psa", "denies"),
        (SOCIAL, "", "In 2024 voeren we een RI&E uit met aandacht voor PSA.", "ARBO-psa", "partly"),
        (SOCIAL, "", "Het protocol ongewenste omgangsvormen is vernieuwd.", "ARBO-psa", "partly"),
        (
            SOCIAL,
            "",
            "De maatregelen tegen psychosociale arbeidsbelasting uit het plan van aanpak zijn uitgevoerd.",
            "ARBO-psa",
            "states",
        ),
        (COUNCIL, "", "De OR heeft ingestemd met de Regeling thuiswerken.", "WOR-instemming", "states"),
        (COUNCIL, "", "De gemeenteraad heeft ingestemd met de begroting.", "WOR-instemming", None),
        (COUNCIL, "", "De OR adviseerde positief over de reorganisatie van de buitendienst.", "WOR-advies", "states"),
    ],
)
def test_a_sentence_of_a_report_of_2023_shows(
    document: str, heading: str, sentence: str, duty: str, strength: str | None
) -> None:
    found = signals(Passage(sentence, f"{heading}. ", heading, document, 2023))
    assert {one.obligation: one.strength for one in found}.get(duty) == strength


@pytest.mark.parametrize(
    ("heading", "before", "sentence", "duty", "strength"),
    [
        (
            "2.4 Nevenwerkzaamheden",
            "",
            "Eind december telde het register 88 opgaven.",
            "AW5-nevenwerkzaamheden-registratie",
            "states",
        ),
        ("2.4 Bomen", "", "Eind december telde het register 88 opgaven.", "AW5-nevenwerkzaamheden-registratie", None),
        (
            "Melden",
            "De klokkenluidersregeling is herzien.",
            "De OR heeft met de nieuwe regeling ingestemd.",
            "WBK-meldregeling",
            "states",
        ),
        (
            "Melden",
            "De parkeerregeling is herzien.",
            "De OR heeft met de nieuwe regeling ingestemd.",
            "WBK-meldregeling",
            None,
        ),
        (
            "Aanbevelingen",
            "",
            "Aandacht voor integriteit in het werkoverleg van elk team.",
            "AW4-2-werkoverleg",
            "partly",
        ),
        (
            "Opvolging van de aanbevelingen",
            "",
            "Integriteit is in het werkoverleg van elk team besproken.",
            "AW4-2-werkoverleg",
            "states",
        ),
        ("3 Bestuurlijke integriteit", "", "De gedragscode is dit jaar herzien.", "AW4-3-gedragscode", None),
        ("3 Ambtelijke integriteit", "", "De gedragscode is dit jaar herzien.", "AW4-3-gedragscode", "states"),
    ],
)
def test_what_stands_around_a_sentence_counts(
    heading: str, before: str, sentence: str, duty: str, strength: str | None
) -> None:
    found = signals(Passage(sentence, f"{heading}. {before}", heading, SOCIAL, 2023))
    assert {one.obligation: one.strength for one in found}.get(duty) == strength
