"""What a meeting itself decided, whose a decision is that names no subject, and blocks of resolutions in parts."""

from dataclasses import replace

import pytest

from models.decisions import decision_cues
from models.grammar.conditions import situation
from models.grammar.parties import parties
from models.grammar.subjects import subject
from pipeline.decisions.attributes.owners import decider_of
from pipeline.decisions.rulings.proposals import proposals
from pipeline.decisions.rulings.resolutions import resolutions
from pipeline.extract import sentences_of
from pipeline.meeting import Meeting, meeting_of
from pipeline.parts.kinds import kind_of
from pipeline.readers.text import items_of
from pipeline.records import Decision, Line
from tests.documents import of_lines

COUNCIL = Meeting(is_minutes=True, body="raad", sitting_body="raad", date="2023-05-01")


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Motie M3 over de pont is aangenomen met 12 stemmen voor.", "raad"),
        ("Het amendement over de kade is verworpen.", "raad"),
        ("De agenda is hiermee ongewijzigd vastgesteld.", "raad"),
        ("Motie «Eerst de pont» (SP) is ingetrokken.", "SP"),
        ("De motie over de pont is ingetrokken.", None),
        ("Motie «Eerst de pont» (SP) is aangehouden.", "SP"),
        ("Motie «Eerst de pont» (SP) wordt op verzoek van de indiener aangehouden.", "raad"),
        ("De bijdrage van het Rijk is op 3 april toegekend.", "Rijk"),
        ("Het presidium krijgt opdracht om een plan te maken.", "raad"),
        ("De motie die vorig jaar door de Staten is aangenomen, wordt niet overgenomen.", "Staten"),
    ],
)
def test_who_decides_in_a_council(text: str, who: str | None) -> None:
    now = situation(text, is_minutes=True, year=2023)
    assert decider_of(now, decision_cues(now)[0][0], COUNCIL) == who


def test_a_title_with_a_denial_denies_nothing() -> None:
    for text in ("Motie M2 Geen sloop in Zuid is verworpen.", "De motie «Niemand langs de kant» is ingetrokken."):
        assert decision_cues(situation(text, is_minutes=True)), text
    assert not decision_cues(situation("Er is geen motie verworpen.", is_minutes=True))


def test_the_whole_that_a_body_is_of_belongs_to_its_name() -> None:
    text = "Het bestuur van de gemeenschappelijke regeling heeft besloten de pont op te heffen."
    found = subject(text, text.index("heeft"), text.index("heeft") + 5, list(parties(text)))
    assert found is not None and found.text == "Het bestuur van de gemeenschappelijke regeling"
    text = "Op de brug van de gemeenschappelijke regeling heeft niemand gelopen."
    assert subject(text, text.index("heeft"), text.index("heeft") + 5, list(parties(text))) is None


def decided(*lines: tuple[str, str], kind: str = "verslag overleg") -> list[tuple[str, str]]:
    document = replace(of_lines(*lines, period="2023-05-01"), kind=kind, body="algemeen bestuur")
    made = [*proposals(document, meeting_of(document))]
    made += resolutions(document, sentences_of(document), meeting_of(document))
    return [(one.kind, one.quote) for one in made if isinstance(one, Decision)]


def test_a_block_of_resolutions_is_parted_at_what_decides_something_else() -> None:
    said = "Het AB stelt de rekening vast. De rest wordt toegevoegd aan de reserve. Dit wordt later uitgelegd."
    assert decided(("heading", "Besluit"), ("body", said)) == [
        ("vaststelling", "Het AB stelt de rekening vast."),
        ("besluit", "De rest wordt toegevoegd aan de reserve. Dit wordt later uitgelegd."),
    ]


def test_an_outcome_word_with_a_reason_is_of_the_title_above_it() -> None:
    lines = [("heading", "8. Reglement voor de pont"), ("body", "Uitgesteld; de schipper is ziek.")]
    assert decided(*lines) == [("uitstel", "8. Reglement voor de pont Uitgesteld; de schipper is ziek.")]


def test_the_points_below_an_outcome_say_how_it_was_decided() -> None:
    lines = [
        ("heading", "B5 Fonds voor de pont"),
        ("heading", "Portefeuillehouder: Kuiper"),
        ("body", "Besluit: Gewijzigd besloten."),
        ("item", "- Er wordt een fonds van 9.000 euro ingesteld."),
        ("item", "- Het team Water krijgt opdracht een regeling te maken."),
    ]
    assert [kind for kind, _ in decided(*lines, kind="besluitenlijst")] == ["besluit", "opdracht"]


def test_a_word_that_closes_points_that_were_read_says_nothing_new() -> None:
    lines = [("body", "Besluit:"), ("item", "1. De pont te verkopen."), ("body", "Conform.")]
    assert [kind for kind, _ in decided(*lines, kind="besluitenlijst")] == ["besluit"]


def test_a_summary_above_an_outcome_is_not_quoted_with_it() -> None:
    why = (
        "Samenvatting: de bijdrage stijgt, het bestuur heeft eerder besloten de reserve niet aan te spreken."
        + " Zo is het." * 20
    )
    lines = [
        ("heading", "B2 Begroting van de pont"),
        ("body", why),
        ("body", "Besluit: Aangehouden. De wethouder belt."),
    ]
    assert decided(*lines, kind="besluitenlijst")[0] == ("uitstel", "Besluit: Aangehouden.")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Tweede pont: gedekt uit de reserve, DB akk.", "goedkeuring"),
        ("MT: akk, mits de pont vaart.", "goedkeuring"),
        ("Vraag over de pont → doorgeschoven nr volgend MT, schipper is er dan weer.", "uitstel"),
        ("Na discussie -> één pont, de tweede vervalt.", "besluit"),
        ("Tweede pont → niet doen.", "afwijzing"),
        ("Directie: niet akkoord met de tweede pont.", "afwijzing"),
        ("Het werkbezoek aan de pont gaat niet door wegens ijsgang.", "besluit"),
        ("De brief van de schippers wordt in handen van het college gesteld.", "besluit"),
        ("Benoemd is Mia Kuil, voor vier jaar.", "benoeming"),
    ],
)
def test_short_turns_decide(text: str, kind: str) -> None:
    assert [found for _, found in decision_cues(situation(text, is_minutes=True))][:1] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "Wacht op de brief, eerst DB akk.",
        "Is het MT akk?",
        "De pont trok vorig jaar 9.000 reizigers.",
        "De fractie legt een stemverklaring af: zij stemt voor, met pijn in het hart.",
        "De sleutel ligt in handen van de schipper.",
        "Lijn 5 → zie bijlage.",
        "Hij legt in handen van de voorzitter de belofte af.",
    ],
)
def test_near_misses_decide_nothing(text: str) -> None:
    assert decision_cues(situation(text, is_minutes=True)) == []


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Verslag MT ma 3 april 2023 (9.00 u, via Teams)", "verslag overleg"),
        ("Verslag algemeen bestuur, woensdag 5 juli 2023", "verslag overleg"),
        ("Verslag vertrouwenspersonen 2023", "jaarverslag"),
    ],
)
def test_minutes_are_known_by_their_body_and_day(title: str, kind: str) -> None:
    assert kind_of(of_lines(("heading", title), ("body", "De pont vaart."), period=None)) == kind


def test_markup_of_a_quoted_resolution_is_no_text() -> None:
    text = "### 2. De pont\n\nDe schipper sprak lang en veel over het weer en de pont, en ook nog over de kade.\n\n> **Besluit**\n> De pont blijft."
    found = [item.text for item in items_of(text, page=None) if isinstance(item, Line) and item.starts_block]
    assert found[0] == "2. De pont" and found[2:] == ["Besluit", "De pont blijft."]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Gezien de reacties van de raden handhaafde het bestuur de bijdrage.", "bestuur"),
        ("Tom Vos is, gehoord de raad, door het bestuur als schipper benoemd.", "bestuur"),
        ("De kaart is gemaakt door de adviseur integriteit en vastgesteld door het bestuur.", "bestuur"),
        ("De directeur is opgedragen de kaart te maken.", None),
        ("De kaart is in mei vastgesteld na goedkeuring van de minister.", "minister"),
        ("Reactie CvB: het advies wordt overgenomen.", "CvB"),
        ("Daarover is positief geadviseerd.", "OR"),
        ("Mijn advies was om de pont te houden.", "OR"),
        ("Het contract met de stichting is verlengd.", None),
    ],
)
def test_who_decides_in_a_report_of_a_council(text: str, who: str | None) -> None:
    now = situation(text, is_minutes=False, year=2023)
    deciders = [decider_of(now, cue, Meeting(body="OR")) for cue, _ in decision_cues(now)]
    assert who in deciders


def test_a_report_without_a_body_speaks_for_its_organisation() -> None:
    now = situation("Wij tekenden in mei het charter.", is_minutes=False, year=2023)
    assert decider_of(now, decision_cues(now)[0][0], Meeting(organisation="gemeente Kuil")) == "gemeente Kuil"


def test_a_board_is_called_as_the_front_names_it() -> None:
    lines = (
        ("heading", "Verslag Dagelijks Bestuur 22 november 2023"),
        ("body", "Het DB gunt het werk aan het DB-lid."),
    )
    document = of_lines(*lines)
    assert meeting_of(replace(document, kind="verslag overleg", body="Dagelijks Bestuur")).body == "Dagelijks Bestuur"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Het vaarplan is in de stuurgroep van 3 mei goedgekeurd.", "stuurgroep"),
        ("Versie 2.1 is vastgesteld binnen het KADO.", "KADO"),
        ("Deze kaart is op de Programmeringstafel goedgekeurd.", "Programmeringstafel"),
        ("Het plan dat gebaseerd is op KvK is al goedgekeurd.", None),
        ("Het plan is goedgekeurd en staat op de KADO-lijst.", None),
        ("Het verslag wordt in deze vergadering vastgesteld.", "raad"),
    ],
)
def test_a_body_in_which_it_was_adopted_decided(text: str, who: str | None) -> None:
    now = situation(text, is_minutes=True, year=2023)
    assert decider_of(now, decision_cues(now)[0][0], COUNCIL) == who
