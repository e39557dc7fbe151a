"""The share of a whole that a text says did something."""

from __future__ import annotations

import pytest

from models.counts.shares import share_of


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("er zijn nu 30 van de 120 chauffeurs geschoold", 0.25),
        ("in drie van onze twaalf ploegen is het besproken", 0.25),
        ("van de 40 ploegen hebben er dit jaar 30 een gesprek gehouden", 0.75),
        ("in 45% van de verslagen komt het terug", 0.45),
        ("negen van de tien leidinggevenden vullen het in", 0.9),
        ("een derde van de nieuwe medewerkers is beëdigd", 0.33),
        ("de helft van de lijst klopt", 0.49),
        ("van de 31 nieuwkomers heeft een derde de eed nog niet afgelegd", 0.33),
        ("van de 44 ploegen hebben 11 dat gedaan", 0.25),
        ("in zeven van de eenentwintig teams is het besproken", 1 / 3),
        ("het percentage teams dat dit doet, steeg van 40 naar 52", 0.52),
        ("het aandeel is gedaald tot 30%", 0.3),
        ("van de nieuwe medewerkers legde 40% de eed af", 0.4),
        ("uit een enquête: 58% besprak het met het team", 0.58),
        ("58% vond het werk leuk", 1.0),
        ("in sommige teams is het besproken", 0.3),
        ("het aantal teams steeg van 40 naar 52", 1.0),
        ("enkele medewerkers vroegen ernaar", 1.0),
        ("een derde partij de eed afnam", 1.0),
        ("een van de 31 bijeenkomsten was druk bezocht", 1.0),
        ("de opgaven van de negen functionarissen staan sinds 1 september op de website", 1.0),
        ("een stijging van 20% van jaar op jaar", 1.0),
        ("alle ploegen deden mee", 1.0),
        ("in 2022 van de 1.100 meldingen", 1.0),
    ],
)
def test_a_share_is_read(text: str, share: float) -> None:
    assert share_of(text) == pytest.approx(share)
