"""Which paragraphs are points of a list, told by what stands around them."""

from __future__ import annotations

from pathlib import Path

import pytest
from pages import pdf_of

from pipeline.read import read
from pipeline.split import split

BEFORE = (
    "Jaarverslag 2022\n\n"
    + "Het bureau deed in dat jaar zijn werk zoals het dat altijd doet, met aandacht. " * 12
    + "\n\n"
)


def roles(folder: Path, text: str) -> list[tuple[str, str]]:
    """The role and first two words of each paragraph behind the one that fills the page."""
    file = folder / "verslag.txt"
    file.write_text(BEFORE + text, "utf-8")
    (document,) = split(read(file))
    shown = [(block.role, document.text[block.start : block.end]) for block in document.blocks]
    return [(role, " ".join(words.split()[:2])) for role, words in shown[2:]]


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("Wij vragen het bestuur:\n\nI. wijs iemand aan;\nII. meld het ons.\n", ["I. wijs", "II. meld"]),
        ("Wij vragen:\n\nI) Wijs iemand aan\n\nII) Meld het ons\n", ["I) Wijs", "II) Meld"]),
        ("Adviezen\n\nA1 Wijs iemand aan\nA2 Meld het ons\n", ["A1 Wijs", "A2 Meld"]),
        ("Adviezen\n\nR-1. wijs iemand aan;\nR-2. meld het ons.\n", ["R-1. wijs", "R-2. meld"]),
        ("Adviezen\n\n1. Wijs iemand aan\n2. Meld het ons\n3. Ga door\n", ["1. Wijs", "2. Meld", "3. Ga"]),
        ("Wij vragen:\n\nwijs iemand aan;\nmeld het ons;\nga zo door.\n", ["wijs iemand", "meld het", "ga zo"]),
        ("Acties:\n1. Kaart tekenen\n2. Kade meten\n", ["1. Kaart", "2. Kade"]),
        # near-misses: titles with text below them, an initial, a room, one title below a colon, and a paragraph
        ("1. Inleiding\n\nDit is nieuw.\n\n2. Cijfers\n\nDe cijfers staan hier.\n", []),
        ("Afwezig:\n\n1. Opening\n\nDe voorzitter opent.\n\n2. Verslag\n\nHet verslag blijft.\n", []),
        ("Acties:\n\n2. Rondvraag\n\nNiemand heeft een vraag.\n", []),
        ("Aanwezig was\n\nI. Jansen van het bureau.\n\nV. de Boer was verhinderd.\n", []),
        ("De zitting was in zaal\n\nA1 van het stadhuis.\n\nB2 was bezet.\n", []),
        ("Wij schreven er dit over:\n\nEen lange weg\n\nHet begon in mei en het duurde lang.\n", []),
        ("Wij schreven er dit over:\n\nHet begon in mei.\n\nHet duurde lang.\n", []),
    ],
)
def test_points_are_known_by_the_ones_beside_them(tmp_path: Path, text: str, points: list[str]) -> None:
    assert [words for role, words in roles(tmp_path, text) if role == "item"] == points


def test_titles_in_bold_stay_titles_where_the_next_counts_on(tmp_path: Path) -> None:
    words = [
        "1. Opening",
        "2. Mededelingen",
        "De voorzitter heet de leden welkom en opent om negen uur de vergadering.",
    ]
    pieces = [(72.0, 80.0 + 30 * number, 11.0, line) for number, line in enumerate(words)]
    file = tmp_path / "verslag.pdf"
    file.write_bytes(pdf_of(pieces, bold=words[:2]))
    (document,) = split(read(file))
    assert [block.role for block in document.blocks] == ["heading", "heading", "body"]
