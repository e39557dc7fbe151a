"""Verbs that decide, each in every construction a text may use, and in those in which nothing was decided yet."""

import pytest

from models.decisions import decision_cues
from models.grammar.conditions import situation

# participle, past, present, what stands behind the object, «te …», object
FRAMES = {
    "afslaan": ("afgeslagen", "sloeg", "slaat", "af", "af te slaan", "de uitnodiging van de veerman"),
    "niet volgen": ("niet gevolgd", "volgde", "volgt", "niet", "niet te volgen", "het advies van de schipper"),
    "niet steunen": ("niet gesteund", "steunde", "steunt", "niet", "niet te steunen", "het verzoek van de buurt"),
    "niet toelaten": ("niet toegelaten", "liet", "laat", "niet toe", "niet toe te laten", "de inzending van Kuil"),
    "ongegrond": ("ongegrond geacht", "achtte", "acht", "ongegrond", "ongegrond te achten", "de klacht van Mia Kuil"),
    "gegrond": (
        "deels gegrond bevonden",
        "bevond",
        "bevindt",
        "deels gegrond",
        "te bevinden",
        "de klacht over de kade",
    ),
    "ongeldig": ("ongeldig verklaard", "verklaarde", "verklaart", "ongeldig", "te verklaren", "de uitslag van mei"),
    "afvaardigen": ("afgevaardigd", "vaardigde", "vaardigt", "af", "af te vaardigen", "mevrouw Kuil"),
    "kiezen": ("gekozen", "koos", "kiest", "", "te kiezen", "mevrouw Kuil tot voorzitter"),
    "aanwijzen": ("aangewezen", "wees", "wijst", "aan", "aan te wijzen", "de heer Vos als penvoerder"),
    "schorsen": ("geschorst", "schorste", "schorst", "", "te schorsen", "de teamleider"),
    "non-actief": ("op non-actief gesteld", "stelde", "stelt", "op non-actief", "te stellen", "de teamleider"),
    "afkondigen": ("afgekondigd", "kondigde", "kondigt", "af", "af te kondigen", "een noodverordening"),
    "tekenen": ("ondertekend", "ondertekende", "ondertekent", "", "te ondertekenen", "het convenant over de kade"),
    "krediet": (
        "beschikbaar gesteld",
        "stelde",
        "stelt",
        "beschikbaar",
        "te stellen",
        "een krediet van 2 miljoen euro",
    ),
    "vaststellen": ("vastgesteld", "stelde", "stelt", "vast", "vast te stellen", "het vergaderschema"),
    "opschorten": ("opgeschort", "schortte", "schort", "op", "op te schorten", "de besluitvorming over de pont"),
}


def kinds(text: str, *, is_minutes: bool = True) -> list[str]:
    return [kind for _, kind in decision_cues(situation(text, is_minutes=is_minutes, year=2023))]


@pytest.mark.parametrize("frame", FRAMES.values(), ids=FRAMES)
def test_a_verb_decides_in_every_construction(frame: tuple[str, ...]) -> None:
    done, past, present, behind, to, thing = frame
    end = f" {behind}." if behind else "."
    reports = [
        f"De raad heeft {thing} {done}.",
        f"In mei heeft de raad {thing} {done}.",
        f"De raad heeft het stuk besproken en {thing} {done}.",
        f"De raad heeft, na een avond met veel insprekers, {thing} {done}.",
        f"De kosten daalden, nadat de raad {thing} had {done}.",
        f"De raad {past} {thing}{end}",
        f"Op 3 mei {past} de raad {thing}{end}",
        f"De raad heeft besloten {thing} {to}.",
        f"In juni werd {thing} {done}.",
    ]
    minutes = [
        f"De raad {present} {thing}{end}",
        f"Daarom {present} de raad {thing}{end}",
        f"De raad besluit {thing} {to}.",
    ]
    assert [text for text in reports if not kinds(text, is_minutes=False)] == []
    assert [text for text in minutes if not kinds(text)] == []


@pytest.mark.parametrize("frame", FRAMES.values(), ids=FRAMES)
def test_a_verb_decides_nothing_where_it_may_be_is_asked_or_is_wished(frame: tuple[str, ...]) -> None:
    done, _, _, _, to, thing = frame
    bare = to.replace("te ", "", 1)
    texts = [
        f"De raad wil {thing} {bare}.",
        f"De raad zal {thing} naar verwachting {bare}.",
        f"De raad overweegt {thing} {to}.",
        f"Als de raad {thing} heeft {done}, volgt een brief.",
        f"De vraag is of de raad {thing} heeft {done}.",
        f"De bewoners vragen de raad om {thing} {to}.",
        f"{thing[0].upper()}{thing[1:]} moet nog worden {done}.",
    ]
    assert [text for text in texts if kinds(text)] == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Het verslag geeft geen aanleiding tot vragen en wordt vastgesteld.", "vaststelling"),
        ("De keuze voor een pont is doorgeschoven naar volgend jaar.", "uitstel"),
        ("De directeur heeft de loods op grond van artikel 13b voor een maand gesloten.", "besluit"),
        ("Bouw van de loods geparkeerd totdat de vergunning rond is.", "uitstel"),
        ("De bond laat weten met het rooster in te stemmen.", "instemming"),
        ("Wie te laat komt, wacht; dit besluit nam het bestuur in mei.", "besluit"),
    ],
)
def test_what_stands_beside_the_verb_does_not_block_it(text: str, kind: str) -> None:
    assert kinds(text)[:1] == [kind]


def test_a_set_phrase_may_tell_a_second_decision() -> None:
    text = "Het college heeft in mei de nota vastgesteld, na instemming van de OR."
    assert kinds(text, is_minutes=False) == ["vaststelling", "instemming"]


@pytest.mark.parametrize(
    "text",
    [
        "Wat ons betreft wordt het amendement over de pont verworpen.",
        "Als het aan de schipper ligt, besluit de raad de kade te sluiten.",
        "Als de loods te duur blijkt, zeggen we het contract op.",
        "Mochten twee leden tegenstemmen, dan gaat de verkoop niet door.",
        "Dat het besluit over de pont snel genomen is, vinden meer leden.",
        "Het bestuur neemt een besluit zodra de raming er is.",
        "De provincie neemt haar besluit pas in december.",
        "Het bestuur stelt de raad voor de kaart vast te stellen.",
        "In het reglement is beschreven dat de kaart door de raad wordt vastgesteld.",
        "Er zijn 40 ponten gevaren, tien minder dan afgesproken.",
        "Het afgesproken minimum is 3 miljoen euro.",
        "De voorzitter zegt toe het besluit nog niet uit te voeren.",
    ],
)
def test_what_is_wished_conditional_or_compared_decides_nothing(text: str) -> None:
    assert kinds(text) == []


def test_a_comparison_does_not_block_what_is_decided_as_proposed() -> None:
    assert kinds("De agenda wordt conform vastgesteld.")[:1] == ["vaststelling"]


@pytest.mark.parametrize("text", ["Het bestuur heeft besloten te verhuizen.", "Het bestuur volgt dat advies niet."])
def test_what_is_decided_may_stand_right_behind_the_verb(text: str) -> None:
    assert kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "Wordt de motie aangenomen, dan komt er een pont.",
        "De gemeente heeft dit vorig jaar ook besloten, aldus een inwoner.",
        "Het is verboden een bijbaan te verzwijgen.",
        "De druk om te melden is verlaagd door de komst van een adviseur.",
        "Men hoopt op instemming van de OR.",
        "Bij een melding wordt een onderzoek ingesteld.",
        "De burgemeester is bevoegd een pand te sluiten.",
        "Er is jaarlijks een budget van 10.000 euro beschikbaar gesteld.",
        "De fractie steunt het voorstel niet.",
    ],
)
def test_what_is_always_so_or_only_said_decides_nothing(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize(
    "ground", ["op grond van artikel 25 van de Havenwet", "ingevolge artikel 5", "conform artikel 12"]
)
def test_minutes_may_name_the_ground_of_what_is_decided(ground: str) -> None:
    assert kinds(f"De raad stelt {ground} het havenplan vast.") == ["vaststelling"]
    assert kinds(f"De raad stelt {ground} het havenplan vast.", is_minutes=False) == []  # reports tell the law so
    assert kinds(f"De raad kan {ground} het havenplan vaststellen.") == []
    assert kinds(f"De wethouder wijst erop dat de raad {ground} het havenplan vaststelt.") == []
    assert kinds("Artikel 25 van de Havenwet bepaalt dat de raad het havenplan vaststelt.") == []
