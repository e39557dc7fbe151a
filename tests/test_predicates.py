"""What became of what is counted, where its verb comes apart or stands alone."""

from __future__ import annotations

import pytest

from models.counts.scene import Memory
from models.figures import figures


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        (["Van de vijf adviezen neemt de havenraad er vier over."], "adviezen overgenomen"),
        (["De havenraad nam in mei twee van de drie voorwaarden over."], "voorwaarden door havenraad overgenomen"),
        (["In 88 gevallen verwezen wij door, bijvoorbeeld naar de loods."], "gevallen naar de loods doorverwezen"),
        (["De overige 14 aanvragen toe te kennen."], "aanvragen overige toegekend"),
        (["Twee havens overwegen om uit te treden."], "havens overwegen uittreden"),
        (["Eén aanvraag trok de schipper in."], "aanvraag schipper ingetrokken"),
        (["Twee zaken lopen nog."], "zaken nog lopend"),
        (["Er zijn 32 acties.", "Daarvan lopen er 9 op schema."], "acties schema lopend"),
        (["Van de 24 acties zijn er 10 klaar, 12 lopen en 2 moeten nog."], "acties lopend"),
        (["Er waren elf ligplaatsen.", "Daarvan zijn er nog negen bezet."], "ligplaatsen bezet"),
        (["Van de elf ligplaatsen waren er negen bezet."], "ligplaatsen bezet"),
        (["Vijftien schippers waren langer dan een jaar ziek."], "schippers langer dan een jaar ziek"),
        (["Twee onderzoeken duurden langer dan een half jaar."], "onderzoeken duurden langer dan een half jaar"),
        (["Van de 318 loodsen zijn er 64 in 2021 van haven gewisseld."], "loodsen van haven gewisseld"),
        (["In 2022 stroomden 96 schippers in en 81 uit."], "schippers uitgestroomd"),
        # the verb is another, or belongs to something else
        (["De raad nam over twee boten geen besluit."], "boten geen besluit raad"),
        (["Er zijn 12 boten en het onderzoek loopt nog."], "boten en het onderzoek nog"),
        (["Het aantal boten liep op tot 12."], "boten"),
        (["Wegens het ontbreken van wind waren er 12 boten."], "boten wind"),
    ],
)
def test_label_tells_what_became_of_it(sentences: list[str], expected: str) -> None:
    memory, found = Memory(), []
    for sentence in sentences:
        found = figures(sentence, memory)
    counts = [figure for figure in found if figure.amount.unit == "count" and figure.amount.kind != "zero"]
    assert expected in [figure.what for figure in counts]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Eén op de drie schippers is 55 jaar of ouder.", "schippers 55 jaar of ouder"),
        ("Van de schippers was ruim 30% jonger dan 35 jaar.", "jonger dan 35 jaar schippers"),
        ("Van de schippers was 30% jong; wie 55 jaar of ouder is, vaart minder.", "jong schippers"),
    ],
)
def test_share_keeps_the_age_it_is_of(text: str, expected: str) -> None:
    assert figures(text)[0].what == expected
