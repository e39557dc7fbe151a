"""What a number without a noun of its own counts a part of, and what its clause says of it. All bodies are fictional."""

from __future__ import annotations

import pytest

from models.counts.scene import Memory
from models.figures import figures


def told(*sentences: str) -> list[tuple[str, str | None, str | None]]:
    """Number, what and category of each figure of the last sentence, the ones before it remembered."""
    memory = Memory()
    for sentence in sentences[:-1]:
        figures(sentence, memory)
        memory.recent = (*memory.recent, sentence)
    return [(one.amount.number, one.what, one.category) for one in figures(sentences[-1], memory)]


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        (
            ["Er voeren 40 boten.", "Van de nieuwe schippers volgden er 28 een cursus."],
            [("28", "nieuwe schippers cursus", None)],
        ),
        (["Er voeren 40 boten.", "Onder de schippers waren er 5 met een pas."], [("5", "schippers pas", None)]),
        (
            ["De haven telde 900 boten.", "Nieuwe schippers leggen een proef af.", "In 2023 waren dat er 164."],
            [("164", "Nieuwe schippers proef af", None)],
        ),
        (["Wie vertrekt krijgt een keuring.", "In 2023 zijn er 57 gehouden."], [("57", "keuring gehouden", None)]),
        (["- 5 klachten: opgelost met een gesprek"], [("5", "klachten", "opgelost met een gesprek")]),
        (["- 3 klachten – doorgestuurd naar de haven"], [("3", "klachten", "doorgestuurd naar de haven")]),
        (
            ["Aan de adviezen is gevolg gegeven: 4 keer ja, 2 keer deels, 1 keer nee."],
            [("4", "adviezen gevolg gegeven", "ja"), ("2", "adviezen gevolg gegeven", "deels"), ("1", "adviezen gevolg gegeven", "nee")],
        ),
        (
            ["De havenmeester nam de volgende maatregelen: boete (1), berisping (3)."],
            [("1", "maatregelen", "boete"), ("3", "maatregelen", "berisping")],
        ),
        (["De havenmeester legde sancties op: boete (1), ban (3)."], [("1", "sancties", "boete"), ("3", "sancties", "ban")]),
        (["De meeste boten (27) kwamen uit het noorden."], [("27", "boten noorden", None)]),
        (["Bijna de helft van de klachten (48%) betrof lawaai."], [("48", "klachten lawaai", None)]),
        (["De cursus is door 212 schippers gevolgd, 43% van de leden."], [("212", "schippers gevolgd cursus", None), ("43", "schippers gevolgd cursus", None)]),
        (["De schippers bezochten zes havens."], [("zes", "havens bezocht door schippers", None)]),
        (["Er zijn 12 klachten van schippers en 15 van buren."], [("12", "klachten van schippers", None), ("15", "klachten van buren", "buren")]),
        (["Er zijn drie loodsen: twee interne en één externe."], [("drie", "loodsen", None), ("twee", "loodsen", "intern"), ("één", "loodsen", "extern")]),
        (["Geen enkele klacht leidde tot een boete."], [("Geen", "klacht tot een boete", None)]),
        # near misses
        (["Er kwamen 12 klachten.", "Een deel loopt nog.", "Er zijn er 7 opgelost."], [("7", "klachten opgelost", None)]),
        (["Er kwamen 12 klachten.", "Wij stuurden een brief.", "Er zijn er 7 gegrond."], [("7", "klachten gegrond", None)]),
        (["- 3 havens: Noord, Zuid en Oost"], [("3", "havens", None)]),
        (["Het aantal klachten (27) is gedaald."], [("27", "Het aantal klachten", None)]),
        (["Er varen 40 vrouwen, 12% van de schippers is jonger."], [("40", "vrouwen varen", None), ("12", "schippers jonger", None)]),
        (["De havenmeester sprak over de volgende onderwerpen: lawaai (4), stank (2)."], [("4", "havenmeester", "lawaai"), ("2", "havenmeester", "stank")]),
        (["De haven telde zes boten."], [("zes", "boten door haven", None)]),
    ],
)  # fmt: skip
def test_count_has_what_its_clause_tells(
    sentences: list[str], expected: list[tuple[str, str | None, str | None]]
) -> None:
    assert told(*sentences) == expected
