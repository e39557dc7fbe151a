"""How far an action is."""

import pytest

from models.actions import action_cues
from models.grammar.conditions import situation
from pipeline.decisions.attributes.statuses import list_status, prose_status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Gereed.", "gereed"),
        ("Gerealiseerd in mei", "gereed"),
        ("Loopt, wacht op offerte", "loopt"),
        ("Gebeurt elk jaar, gaat door", "doorlopend"),
        ("Gepland na de zomer", "open"),
        ("Uitgesteld tot mei", "uitgesteld"),
        ("Vervallen, want dubbel", "vervallen"),
        ("Nog niet gestart", "open"),
        ("X", "gereed"),
        ("Niet overgenomen", "vervallen"),
        ("Nagekomen in mei", "gereed"),
        ("O?", "open"),
        ("O", "open"),
        ("", "open"),
        ("zie 4", "onbekend"),
        ("De griffie sprak in maart met twee leveranciers over een proef.", "loopt"),
    ],
)
def test_a_status_cell_is_read(text: str, status: str) -> None:
    assert list_status(text) == status


@pytest.mark.parametrize(
    ("text", "following", "status"),
    [
        ("De directeur zegt toe een plan te maken.", "", "open"),
        ("Het bestuur zal dit jaarlijks evalueren.", "", "doorlopend"),
        ("Er wordt gewerkt aan een plan.", "", "loopt"),
        ("Wij hebben gevraagd om een plan.", "", "open"),
        ("Wij hebben aangedrongen op een plan.", "", "onbekend"),
        ("Wij hebben gevraagd om een plan; dat is inmiddels gebeurd.", "", "gereed"),
        ("De directeur zegt toe een plan te maken.", "Dat is in mei gedaan.", "gereed"),
        ("Wij hebben gevraagd om een plan, maar het bestuur wilde daar niet aan.", "", "vervallen"),
        ("De directeur zegt toe elk half jaar een plan te maken.", "", "doorlopend"),
        ("De directeur zegt toe een plan te maken.", "Dat is nog niet gedaan.", "open"),
        ("De directeur zegt toe een plan te maken.", "Of dit is gedaan, staat elders.", "open"),
        ("De directeur zegt toe een plan te maken.", "In mei is een brug afgewezen.", "open"),
        ("Wij hebben gevraagd om een plan.", "Dat verzoek is toen niet gehonoreerd.", "open"),
        ("Wij hebben gevraagd om een plan.", "Dat verzoek is niet gehonoreerd.", "vervallen"),
        ("De directeur zegt toe een plan te maken.", "Het is met een jaar uitgesteld.", "uitgesteld"),
        ("De directeur zegt toe een plan te maken.", "Nagekomen.", "gereed"),
        ("De directeur zegt toe een plan te maken.", "Nagekomen afspraken staan elders.", "open"),
        ("Wij hebben gevraagd om een plan.", "Het bestuur wees dit verzoek in mei af.", "vervallen"),
        ("Wij hebben gevraagd om een plan.", "Het bestuur wees een bezwaar in mei af.", "open"),
        ("Wij hebben gevraagd om een plan: dat is er.", "", "gereed"),
        ("Wij hebben gevraagd om een plan: dat is er nog niet.", "", "open"),
        ("Wij hebben gevraagd om een plan; daar is niets van terechtgekomen.", "", "vervallen"),
        ("Wij hebben gevraagd om een plan; daar is niets van bekend.", "", "open"),
        (
            "Wij hebben gevraagd om een plan, wat door het bestuur is gelezen en in mei door de raad besproken.",
            "",
            "open",
        ),
        ("Wij hebben gevraagd om een plan, maar het is door het bestuur in mei verworpen.", "", "vervallen"),
        ("De directeur zegt toe ieder kwartaal een plan te maken.", "", "doorlopend"),
    ],
)
def test_a_sentence_tells_its_status(text: str, following: str, status: str) -> None:
    cue = action_cues(situation(text, is_minutes="zegt" in text, year=2023))[0]
    assert prose_status(text, cue, following) == status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("De directie spreekt af dat de leden het stuk voortaan eerder krijgen.", "doorlopend"),
        ("De directie spreekt af dat de regeling voor de kade blijft gelden.", "doorlopend"),
        ("De directie spreekt af dat de pont tot mei op de kade blijft.", "open"),
        ("De directeur zegt toe de leden voortaan eerder te informeren.", "open"),
        ("De directeur zegt toe de cijfers 1x per 2 maanden te delen.", "doorlopend"),
        ("De directeur zegt toe de raad te informeren over lopende onderzoeken.", "open"),
        ("De directeur zegt toe de cijfers per post te delen.", "open"),
    ],
)
def test_what_is_done_again_and_again_goes_on(text: str, status: str) -> None:
    assert prose_status(text, action_cues(situation(text, is_minutes=True))[0]) == status
