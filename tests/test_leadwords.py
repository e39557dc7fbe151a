"""What opens a list of points, and of what kind these are."""

import pytest

from pipeline.decisions.lists.leadwords import heading_kind, lead_kind, opening


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("Dit spraken we af voor 2024:", "afspraak"),
        ("Met de havenmeester sprak de raad het volgende af:", "afspraak"),
        ("Met de directie zijn vier afspraken gemaakt:", "afspraak"),
        ("Onze afspraken voor volgend jaar:", "afspraak"),
        ("Wij namen ons voor 2024 het volgende voor:", "voornemen"),
        ("De dienst neemt zich het volgende voor:", "voornemen"),
        ("Hier zetten we in 2024 op in:", "voornemen"),
        ("Dit staat in het najaar op de rol:", "voornemen"),
        ("Partijen komen het volgende overeen:", "afspraak"),
        ("Met de werf is overeengekomen:", "afspraak"),
        ("De voorzitter vat de afspraken samen:", "afspraak"),
        ("De taken zijn als volgt verdeeld:", "afspraak"),
        ("Daarom raden wij de havendienst aan:", "aanbeveling"),
        ("Ons advies aan de raad luidt:", "aanbeveling"),
        ("Hieruit komen de volgende acties voort:", "actiepunt"),
        ("De volgende punten staan nog open:", "actiepunt"),
        ("Dit moet voor de zomer nog gebeuren:", "actiepunt"),
        ("Komend jaar pakken wij het volgende op:", "voornemen"),
        ("De schippers hebben zich voorgenomen:", "voornemen"),
        ("Na de storm zal de havendienst:", "voornemen"),
        ("De werkgroep gaat aan de slag met:", "voornemen"),
        ("De volgende acties zijn uitgevoerd:", None),
        ("Deze stappen zijn gezet:", None),
        ("De standpunten komen overeen met:", None),
        ("De pont loopt deze haven in:", None),
        ("We spraken met de havenmeester over:", None),
        ("De schipper nam zijn gasten mee naar:", None),
        ("De boten staan in deze loodsen:", None),
        ("Wij zetten de boten in deze loods:", None),
        ("De pont legt af:", None),
    ],
)
def test_the_sentence_before_a_list_tells_what_its_points_are(said: str, kind: str | None) -> None:
    assert lead_kind(said) == kind


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        ("Het was druk op de kade. Met de schippers is het volgende afgesproken.", True),
        ("Wij spraken het volgende af.", True),
        ("De raad heeft de volgende besluiten genomen.", True),
        ("De verdeling is als volgt.", True),
        ("In het overleg zijn drie afspraken gemaakt.", True),
        ("Dit is in het volgende overleg besproken.", False),
        ("De volgende vergadering besluit daarover.", False),
        ("Het volgende jaar is afgesproken.", False),
        ("De volgende besluiten zijn nietig. Dat is jammer.", False),
        ("Er zijn afspraken gemaakt.", False),
    ],
)
def test_a_full_stop_opens_a_list_where_the_sentence_points_ahead(text: str, opens: bool) -> None:
    assert opening(text) == (f"{text[:-1]}:" if opens else text)


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Onze inzet voor 2024", "voornemen"),
        ("Te nemen stappen", "actiepunt"),
        ("Openstaande punten", "actiepunt"),
        ("Genomen maatregelen", None),
        ("Inzet van personeel", None),
    ],
)
def test_a_heading_tells_what_the_points_below_it_are(title: str, kind: str | None) -> None:
    assert heading_kind(title) == kind
