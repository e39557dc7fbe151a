"""Pages as designers set them: columns, words broken at the line end, headings in the margin. All bodies are fictional."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.extract import sentences_of
from pipeline.read import read
from pipeline.split import split

HEADS = ["Boetes", "Vaarcode", "Loodsen", "Vooruitblik"]
SAID = [
    "In dit jaar zijn 43 boetes gegeven aan schippers die de vaarsnelheid in de binnenhaven overschreden.",
    "De havenmeester heeft in maart besloten de vaarcode te herzien en daarbij de loodsen te betrekken.",
    "Alle nieuwe loodsen hebben de havenproef afgelegd tijdens de introductiedag in het loodsgebouw.",
    "Voor volgend jaar is het voornemen om de meldregeling te vereenvoudigen, zodat schippers sneller bericht krijgen.",
    "De brugwachters voerden 96 gesprekken, waarvan het merendeel over de doorvaarthoogten in de zomer ging.",
    "Van de schippers heeft 82 procent de cursus over veilig aanmeren gevolgd, wat meer is dan was gepland.",
    "Het havenbestuur heeft de aanbevelingen van de raad overgenomen en de uitvoering aan de secretaris opgedragen.",
    "Het register van ligplaatsen is in november geactualiseerd en staat op de website van de haven.",
]
TEXT = "".join(f"<h3>{head}</h3><p>{SAID[2 * n]} {SAID[2 * n + 1]}</p>" for n, head in enumerate(HEADS))
STYLES = {
    "two columns": ".c{columns:2;column-gap:18pt} h3{margin:8pt 0 2pt}",
    "broken words": ".c{columns:2;column-gap:12pt;text-align:justify;hyphens:auto}",
    "three columns": ".c{columns:3;column-gap:14pt}",
    "headings in the margin": "h3{float:left;clear:left;width:22%;margin:0;font-size:10pt} p{margin-left:26%}",
}


@pytest.mark.parametrize("style", STYLES)
def test_every_sentence_is_read_whole(style: str, tmp_path: Path) -> None:
    weasyprint = pytest.importorskip("weasyprint", reason="WeasyPrint is an extra")
    page = (
        f"<style>@page{{size:A4;margin:2cm}} body{{font:9.5pt Liberation Sans;line-height:1.35}} p{{margin:0 0 5pt}} {STYLES[style]}"
        f"</style><h1>Jaarverslag haven 2023</h1><p>Haven Oostveld</p><div lang=nl class=c>{TEXT}</div>"
    )
    weasyprint.HTML(string=page).write_pdf(tmp_path / "haven.pdf")
    found = [sentence.text for document in split(read(tmp_path / "haven.pdf")) for sentence in sentences_of(document)]
    assert [sentence for sentence in SAID if sentence not in found] == []
    assert [head for head in HEADS if head not in found] == []
