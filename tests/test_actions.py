"""Which sentences say that something is to be done."""

import pytest

from models.actions import action_cues
from models.grammar.conditions import situation


def labels(text: str, *, is_minutes: bool) -> list[str]:
    return [cue.label for cue in action_cues(situation(text, is_minutes=is_minutes, year=2022))]


@pytest.mark.parametrize(
    ("text", "kind", "is_minutes"),
    [
        ("De gedeputeerde zegt toe de kaart na te zenden.", "toezegging", True),
        ("Wij hebben gevraagd om een tweede evaluatie.", "verzoek", False),
        ("De ondernemingsraad verzoekt de directie om een planning.", "verzoek", True),
        ("Wij adviseren de directie om het register te vernieuwen.", "aanbeveling", False),
        ("Het voornemen is om een extra meetpunt te plaatsen.", "voornemen", False),
        ("De afdelingen moeten nu een eigen plan maken.", "actiepunt", False),
        ("Het programma zal in 2023 worden uitgevoerd.", "voornemen", False),
        ("In 2023 wordt de cursus geëvalueerd.", "voornemen", False),
        ("Er wordt gewerkt aan een nieuw handboek.", "voornemen", False),
        ("Wij blijven de uitvoering volgen.", "voornemen", False),
    ],
)
def test_an_action_is_found_with_its_kind(text: str, kind: str, is_minutes: bool) -> None:
    assert labels(text, is_minutes=is_minutes)[:1] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "In 2021 is de cursus geëvalueerd.",
        "Medewerkers moeten altijd een pas dragen.",
        "De vergadering vroeg of de brug open is.",
        "Wij gaan ervan uit dat de brug opengaat.",
        "De brief gaat over drie bruggen.",
        "Als de brug dicht is, wordt het verkeer omgeleid.",
        "Gaat de provincie de brug vervangen?",
        "Op grond van artikel 4 van de verordening moet de eigenaar nu betalen.",
        "De brug zorgt voor veel overlast.",
    ],
)
def test_what_is_no_action_is_passed_over(text: str) -> None:
    assert labels(text, is_minutes=False) == []


@pytest.mark.parametrize(
    "text",
    [
        "Fenna zoekt uit wie de sleutel heeft.",
        "De secretaris stelt een notitie op voor de wijkraad.",
        "Waterketen Noord levert de cijfers aan vóór 1 mei.",
        "Brugbeheer BV en KvK gaan in gesprek.",
        "Hij komt hier later op terug.",
        "Het verslag wordt na afloop rondgestuurd.",
        "De raming wordt nog met de aannemer besproken.",
        "Navragen bij de firma per wanneer de pont vaart.",
        "Komt in de volgende vergadering terug.",
    ],
)
def test_minutes_say_who_does_what(text: str) -> None:
    assert labels(text, is_minutes=True)[:1] in (["afspraak"], ["toezegging"])


@pytest.mark.parametrize(
    "text",
    [
        "Fenna zoekt haar bril.",
        "De secretaris stelt de nieuwe collega voor.",
        "De voorzitter loopt de actielijst na.",
        "De voorzitter geeft aan dat de pont vaart.",
        "De penningmeester dient een motie in.",
        "De voorzitter sluit zich aan bij de vorige spreker.",
        "De zorgen worden breed gedeeld.",
        "De pont wordt elke week nagekeken.",
        "In het rapport wordt de keuze nader toegelicht.",
        "Het college licht toe waarom de stukken worden verspreid.",
    ],
)
def test_what_happens_in_a_meeting_is_no_task(text: str) -> None:
    assert labels(text, is_minutes=True) == []


@pytest.mark.parametrize(
    ("text", "speaker", "kinds"),
    [
        ("Dan kan ik het overzicht spoedig opsturen.", "wethouder Vos", ["toezegging"]),
        ("Dan kan ik het overzicht spoedig opsturen.", None, []),
        ("Ik kom straks nog op de brug terug.", "wethouder Vos", []),
    ],
)
def test_in_proceedings_only_who_answers_for_it_promises(text: str, speaker: str | None, kinds: list[str]) -> None:
    now = situation(text, is_minutes=True, year=2022, is_spoken=True, speaker=speaker)
    assert [cue.label for cue in action_cues(now)][:1] == kinds


@pytest.mark.parametrize(
    ("text", "is_minutes"),
    [
        ("Uw raad wordt daarover in het voorjaar geïnformeerd.", False),
        ("U dient de begroting vóór 1 oktober bij ons in te leveren.", False),
        ("Geplande oplevering van het gemaal: medio 2023.", True),
        ("Er wordt gestreefd naar een start in oktober.", True),
        ("Lopende actie voor de griffie blijft het bijwerken van de lijst.", True),
        ("Aan alle scholen ligt de uitnodiging om mee te denken over de route.", True),
        ("Verzoek tot aanvullen van de lijst met adressen.", True),
        ("Ook roepen de huurders van Plein 4 (blok B) op tot een gesprek met de eigenaar.", True),
        ("De verwijzing naar de oude norm laten we vervallen.", True),
        ("De nota gaat in mei naar de commissie Ruimte.", True),
        ("Wij gaan ook na hoe het loket langer open kan.", False),
        ("Verder komen er extra lessen voor de wijkploegen.", True),
        ("In het najaar kijken we hoe het verder moet met de pont.", True),
        ("Omgevingsdienst Delta zal het meetnet uitbreiden.", False),
        ("Het is van groot belang om de sleutels elk jaar te tellen.", False),
        ("Vraag aan het bestuur is om de huur te bevriezen.", True),
        ("Havenlijn heeft gevraagd om een tweede steiger.", True),
        ("Suggestie Kim Bos: begin met de oude wijken.", True),
        ("Tip oude borden weghalen en nieuwe pas in mei plaatsen.", True),
        ("Vervolgens sturen we de kaart aan alle bewoners.", True),
        ("Onze afspraak is dus dat we eerst de wijkraad horen.", True),
        ("De notulen worden na afloop aan alle leden gestuurd.", True),
        ("Deze handleiding wordt momenteel herzien.", False),
        ("De lijst moet eerst nog aangevuld worden.", True),
        ("Brugbeheer denkt graag mee over de planning.", True),
        ("Wij willen de route samen met de scholen testen.", True),
        ("Afspraken over de sleutels schriftelijk vastleggen.", True),
    ],
)
def test_what_is_asked_or_planned_is_found(text: str, is_minutes: bool) -> None:
    assert labels(text, is_minutes=is_minutes)


@pytest.mark.parametrize(
    ("text", "is_minutes"),
    [
        ("Uw raad werd daarover eerder geïnformeerd.", False),
        ("Als u bezwaar maakt, dient u dat schriftelijk te doen.", False),
        ("De geplande oplevering van het gemaal was in 2021.", True),
        ("In het beleid wordt gestreefd naar een goede balans.", True),
        ("De vaste taak van de griffie werd vorig jaar beschreven.", True),
        ("De uitnodiging om mee te denken is vorige maand verstuurd.", True),
        ("Het verzoek tot handhaving is afgewezen.", True),
        ("De cijfers roepen vragen op over de route.", True),
        ("Laten we hopen dat het droog blijft.", True),
        ("De pont gaat elk jaar naar de werf.", True),
        ("Wij gaan bij iedere melding na of die klopt.", False),
        ("Elk jaar komen er drie klachten binnen.", True),
        ("Kijken we terug op dit jaar, dan is het beeld goed.", True),
        ("De regen zal waarschijnlijk overlast geven.", False),
        ("Het is van belang om te weten dat de pont niet vaart.", False),
        ("Vraag van de pers is wat de brug kost.", True),
        ("De inwoner heeft destijds gevraagd om een boom.", True),
        ("Voorstel Havenkade is in mei besproken.", True),
        ("Suggestie is besproken in de wijkraad.", True),
        ("Daarna maken we altijd een ronde.", True),
        ("De afspraak is nu twee jaar oud.", True),
        ("De notulen worden altijd per mail gedeeld.", True),
        ("Dit kader wordt jaarlijks herzien.", False),
        ("Volgens de wet moet ook de eigenaar gehoord worden.", True),
        ("Bewoners denken vaak graag mee.", True),
        ("Denk aan borden, masten en lampen.", False),
        ("Doe je dat niet, dan vervalt de kaart.", False),
    ],
)
def test_what_is_told_or_usual_is_no_action(text: str, is_minutes: bool) -> None:
    assert labels(text, is_minutes=is_minutes) == []


@pytest.mark.parametrize(
    ("text", "kind", "is_minutes"),
    [
        ("We willen graag de oude kaarten aanvullen.", "voornemen", True),
        ("Daarover willen wij graag een rondvraag houden.", "voornemen", True),
        ("Wij willen graag met de leden een proef organiseren.", "voornemen", True),
        ("Wij stellen uw raad voor de nota in mei te bespreken.", "verzoek", False),
        ("Het college stelt de raad voor om de huur te bevriezen.", "verzoek", False),
        ("Download het formulier en lever het bij ons in.", "verzoek", False),
        ("3. Sla uw aanvraag op.", "verzoek", False),
        ("We willen graag weten wat de brug kost.", "verzoek", True),
        ("De OR wil graag een overzicht ontvangen.", "verzoek", True),
        ("De werkgroep stelt voor om de tarieven gelijk te trekken.", "aanbeveling", False),
    ],
)
def test_a_wish_a_plan_and_a_request_are_told_apart(text: str, kind: str, is_minutes: bool) -> None:
    assert labels(text, is_minutes=is_minutes)[:1] == [kind]


@pytest.mark.parametrize(
    ("text", "kind", "is_minutes"),
    [
        ("Presentatie delen met de leden, het plaatje laat zien hoe het werkt.", "afspraak", True),
        ("Het verslag rondsturen aan de wijkraad, want niet iedereen was er.", "afspraak", True),
        ("Een evaluatie, waar wij al jaren om vragen, blijft uit.", "verzoek", False),
        ("Het gaat om een overzicht waar de raad herhaaldelijk om heeft gevraagd.", "verzoek", False),
        ("Aan te bevelen valt een tweede loket.", "aanbeveling", False),
        ("Het college zou de vergunningen sneller moeten verlenen.", "aanbeveling", False),
        ("Volgend jaar gaan we een proef doen met de pont.", "voornemen", False),
        ("De directeur zou de cijfers opvragen.", "toezegging", True),
        ("Lieke vult de lijst aan met de namen van de bewoners.", "afspraak", True),
        ("Een afschrift van deze beschikking zend ik aan de schipper.", "toezegging", False),
        ("Wij sturen een kopie van deze brief aan de griffier.", "toezegging", False),
        ("Dit besluit wordt op www.vlietdam.example geplaatst.", "voornemen", False),
        ("Daarnaast worden de stukken later gepubliceerd op onze website.", "voornemen", False),
        ("Afdelingshoofden is gevraagd de code in het werkoverleg te bespreken.", "verzoek", False),
        ("De teamleiders zijn verzocht het register vóór mei bij te werken.", "verzoek", False),
        ("De afdeling Groen pakt dit in 2023 op.", "voornemen", False),
        ("De dienst Havens pakt de kade volgend jaar aan.", "voornemen", False),
    ],
)
def test_what_is_shared_asked_again_or_advised_is_found(text: str, kind: str, is_minutes: bool) -> None:
    assert labels(text, is_minutes=is_minutes)[:1] == [kind]


@pytest.mark.parametrize(
    ("text", "is_minutes"),
    [
        ("Kennis delen met de leden, dat is het doel.", True),
        ("Het verslag is gedeeld met de leden, want niet iedereen was er.", True),
        ("De evaluatie waar de raad om had gevraagd, is af.", False),
        ("Dit is een plek waar de bewoners al jaren om heen fietsen.", False),
        ("Voor nadere informatie is het aan te bevelen de website te raadplegen.", False),
        ("Het is aan te bevelen ook het vorige verslag te lezen.", False),
        ("Zo zou de gemeente sneller kunnen werken.", False),
        ("Hierdoor zou het bestuur eerder klaar komen.", False),
        ("Volgend jaar gaan we daar meer over horen.", False),
        ("In 2023 gaan wij dat vanzelf merken.", False),
        ("Zou een gemeente 10 uur afnemen, dan gaat het tarief omlaag.", True),
        ("Zou de directeur vertrekken, dan komt er een vacature.", True),
        ("Mw. Vos overweegt een amendement, maar dient het niet in.", True),
        ("Lieke vult aan; de lijst is te lang.", True),
        ("door de griffier rondsturen.", True),
        ("U ontving een afschrift van dit besluit.", False),
        ("Een afschrift van het besluit is bijgevoegd.", False),
        ("De besluiten worden altijd op de website geplaatst.", False),
        ("Het besluit werd op de website geplaatst.", False),
        ("Medewerkers is gevraagd hoe tevreden zij zijn.", False),
        ("De leden zijn gevraagd naar hun mening over de kade.", False),
        ("De afdeling Groen pakt dit soort klachten vaak zelf op.", False),
        ("De afdeling pakte dit in 2021 op.", False),
        ("uit de lijst van de griffie een overzicht opstellen.", True),
    ],
)
def test_what_is_said_supposed_or_left_undone_is_no_action(text: str, is_minutes: bool) -> None:
    assert labels(text, is_minutes=is_minutes) == []


@pytest.mark.parametrize(
    ("text", "is_minutes"),
    [
        ("De volgende suggesties worden in het ontwerp verwerkt.", True),
        ("Deze suggestie wordt in de tweede versie verwerkt.", True),
        ("Hierin wordt ook het antwoord van de griffie meegenomen.", True),
        ("Er zullen drie gesprekken worden ingepland met de huurders.", True),
        ("De uitnodiging voor de wijkschouw volgt nog.", True),
        ("Er wordt een brief opgesteld aan de eigenaar van de pont.", True),
        ("Contactpersoon bij de haven achterhalen.", True),
        ("Fenna schrijft de huurders aan.", True),
        ("Roel en Ans maken samen een notitie over de bezetting.", True),
        ("Zoekt uit of de licentie verlengd kan worden.", True),
        ("De directeur laat nagaan wat de oorzaak is.", True),
        ("De bestuurder houdt de raad op de hoogte.", True),
        ("De leden kunnen tot 1 mei op het concept reageren.", True),
        ("Onderzocht wordt of de balie langer open kan.", False),
        ("HR onderzoekt of een tweede spreekuur mogelijk is.", False),
        ("Naar aanleiding hiervan wordt het protocol aangepast.", False),
        ("De herziening moet medio 2024 gereed zijn.", False),
        ("Wij blijven inzetten op bewustwording.", False),
        ("Ik ben van plan elk dorp te bezoeken.", False),
        ("Wij nemen ons voor elk dorp te bezoeken.", False),
        ("De directeur meldt dat de scholen hierbij betrokken worden.", True),
        ("Het college heeft een tweede overleg aangekondigd.", False),
        ("Een werkgroep gaat het voorstel uitwerken.", False),
        ("Ik ben van plan om elk team te bezoeken.", False),
        ("Het college neemt hierover vóór de zomer een besluit.", False),
    ],
)
def test_plans_and_tasks_are_found_in_any_frame(text: str, is_minutes: bool) -> None:
    assert labels(text, is_minutes=is_minutes)


@pytest.mark.parametrize(
    ("text", "is_minutes"),
    [
        ("Deze suggestie wordt vaak verwerkt.", True),
        ("Het besluit regelt dat de tarieven worden aangepast.", True),
        ("Er wordt elk jaar een brief opgesteld.", True),
        ("Veel vragen over de pont.", True),
        ("Fenna schrijft met een pen.", True),
        ("Gaat het om een nieuwe licentie?", True),
        ("De directeur laat weten dat hij ziek was.", True),
        ("De bestuurder is op de hoogte van de klacht.", True),
        ("De inwoners kunnen tot 1 mei bezwaar indienen.", True),
        ("Bij een melding wordt onderzocht of die klopt.", False),
        ("De commissie onderzoekt of een klacht ontvankelijk is.", False),
        ("Daarom wordt de code vaak verkeerd begrepen.", False),
        ("De herziening was medio 2021 gereed.", False),
        ("Wij blijven een kleine organisatie.", False),
        ("De werkgroep gaat over de kade.", False),
        ("Ik ga in dit verslag in op de cijfers.", False),
        ("Het college neemt over elke aanvraag een besluit.", False),
    ],
)
def test_what_is_usual_past_or_asked_is_no_plan(text: str, is_minutes: bool) -> None:
    assert labels(text, is_minutes=is_minutes) == []


@pytest.mark.parametrize(
    "text",
    [
        "Fenna Vos is trekker van dit punt.",
        "Fenna Vos wil dit wel oppakken.",
        "Voorgesteld wordt om de kaart later te drukken.",
        "Opmerkingen zijn van harte welkom tot 1 juni.",
        "De leden kunnen input aanleveren tot uiterlijk 1 juni.",
        "We kijken eerst of de kaart klopt.",
        "De tweede alinea moet herschreven worden.",
        "Er volgt nog een aparte sessie.",
        "Dit komt de volgende vergadering terug.",
        "Streven is om eind juni een kaart te hebben.",
        "De kaart moet eind juni klaar zijn.",
        "De presentatie wordt met het verslag meegestuurd.",
    ],
)
def test_minutes_tell_tasks_in_few_words(text: str) -> None:
    assert labels(text, is_minutes=True)


@pytest.mark.parametrize(
    "text",
    [
        "Fenna Vos wil dit niet oppakken.",
        "De gasten waren welkom op de kade.",
        "Inwoners kunnen bezwaar indienen tot 1 juni.",
        "We kijken altijd of de kaart klopt.",
        "Deze alinea moet volgens de wet worden opgenomen.",
        "Er volgt een korte discussie.",
        "Het streven is helder.",
        "De kaart moet helder zijn.",
        "De schipper zal nooit alleen varen.",
    ],
)
def test_what_is_refused_told_or_usual_is_no_task(text: str) -> None:
    assert labels(text, is_minutes=True) == []


SPOKEN = (
    *(
        "legt uit waarom het stuk pas {} komt",
        "vraagt zich af of de brug {} dicht kan",
    ),
    *(
        "informeert naar het krediet dat {} loopt",
        "stelt vast dat het contract {} afloopt",
        "neemt {} afscheid van het team",
    ),
    *("krijgt {} veel klachten over het parkeren", "gaat ervan uit dat de raad {} instemt", "werkt {} nog vanuit huis"),
)
TASKS = (
    *("krijgt {} een overzicht van de klachten", "doet {} verslag aan de raad"),
    *("stuurt de notitie {} rond", "zoekt {} uit wat de brug kost", "informeert de raad {} over de brug"),
)


@pytest.mark.parametrize("when", ["in 2023", "voor 1 mei", "vanaf juni", "volgende week"])
@pytest.mark.parametrize("who", ["De heer Tuinder", "Mevrouw Achterhof"])
def test_what_somebody_says_asks_or_hopes_is_no_task(who: str, when: str) -> None:
    said = [text for text in SPOKEN if labels(f"{who} {text.format(when)}.", is_minutes=True)]
    done = [text for text in TASKS if not labels(f"{who} {text.format(when)}.", is_minutes=True)]
    assert (said, done) == ([], [])


@pytest.mark.parametrize(
    ("text", "is_task"),
    [
        ("Vier zijn uitgevoerd, twee lopen nog en een is vervallen.", False),
        ("Herstel van de slechte steigers wordt geraamd op vier ton.", False),
        ("Vier elk jaar de dag van de haven met alle schippers.", True),
        ("Herstel de slechte steigers voor de zomer.", True),
    ],
)
def test_a_number_or_thing_that_opens_a_sentence_tells_nobody_what_to_do(text: str, is_task: bool) -> None:
    assert bool(labels(text, is_minutes=False)) == is_task
