"""The audit calls wrong what the words and numbers show to be wrong, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from documents import of_lines, of_table

from pipeline.audit.redo import audit
from pipeline.conclusions import Calculation
from pipeline.extract import extract
from pipeline.read import read
from pipeline.records import Document, Figure
from pipeline.split import split

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared" / "corpus"
SAMPLES = sorted((ROOT / "corpus" / "samples").glob("*.pdf"))


def figures_of(document: Document) -> list[Figure]:
    return [fact for fact in extract(document) if isinstance(fact, Figure)]


def audited(*documents: Document) -> list[Calculation]:
    return audit(documents, [figure for document in documents for figure in figures_of(document)])


def wrong(calculations: Sequence[Calculation]) -> list[tuple[str, str]]:
    return [(one.kind, str(one.reason)) for one in calculations if one.agrees is False]


def of_files(*paths: Path) -> list[Document]:
    return [document for path in paths for document in split(read(path))]


def shared(*names: str) -> list[Document]:
    if not SHARED.is_dir():
        pytest.skip(f"the shared documents are not at {SHARED}")
    return of_files(*(SHARED / name for name in names))


# --- prose

RIGHT = [
    ("Het aantal klachten steeg van 40 naar 48, een groei van 20%.", "verandering"),
    ("Het aantal klachten daalde van 48 naar 40, een daling van 17%.", "verandering"),
    ("In 2022 ontvingen wij 63 klachten, 11% minder dan in 2021 (71).", "verandering"),
    ("In 2022 waren er 187 registraties, tegen 164 in 2021 (+14%).", "verandering"),
    ("Wij ontvingen 48 klachten. Dat zijn er acht meer dan in 2021 (40), oftewel een toename van 20%.", "verandering"),
    ("Van de 85 dossiers waren er 79 volledig (93%).", "aandeel"),
    ("Aan de cursus namen 41 van de 57 leidinggevenden deel (72%).", "aandeel"),
    ("Het register telt 38 opgaven, waarvan 27 in december (71%).", "aandeel"),
    ("Er werden 146 bezwaren ingediend. In 118 gevallen, oftewel 81%, besloten wij op tijd.", "aandeel"),
    ("Wij kregen 31 klachten, afkomstig van Zorg (12), Techniek (10) en Bestuur (9).", "optelling"),
    ("In 2022 legden 94 medewerkers de eed (36) of de belofte (58) af.", "optelling"),
    ("Wij kregen 31 klachten. Daarvan gingen er 12 over wachttijd, 9 over bejegening en 10 over kosten.", "optelling"),
    (
        "De trainers gaven 14 workshops, waaraan 226 mensen deelnamen. Per workshop waren dat er gemiddeld 16.",
        "gemiddelde",
    ),
]


@pytest.mark.parametrize(("text", "kind"), RIGHT)
def test_what_adds_up_is_kept_as_agreeing(text: str, kind: str) -> None:
    found = audited(of_lines(("body", text)))
    assert (kind, True) in {(one.kind, one.agrees) for one in found}
    assert wrong(found) == []


WRONG = [
    ("Het aantal klachten steeg van 40 naar 48, een groei van 28%.", "verandering"),
    ("Het aantal klachten steeg van 40 naar 48, een daling van 20%.", "verandering"),
    ("In 2022 ontvingen wij 63 klachten, 11% minder dan in 2021 (91).", "verandering"),
    ("In 2022 waren er 178 registraties, tegen 164 in 2021 (+14%).", "verandering"),
    ("Wij ontvingen 48 klachten. Dat zijn er zes meer dan in 2021 (40).", "verandering"),
    ("De kosten daalden met 9% tot € 66.150 (2021: € 82.400).", "verandering"),
    ("Van de 85 dossiers waren er 79 volledig (39%).", "aandeel"),
    ("Aan de cursus namen 14 van de 57 leidinggevenden deel (72%).", "aandeel"),
    ("Het register telt 38 opgaven, waarvan 27 in december (17%).", "aandeel"),
    ("Er werden 146 bezwaren ingediend. In 118 gevallen, oftewel 18%, besloten wij op tijd.", "aandeel"),
    ("Wij kregen 31 klachten, afkomstig van Zorg (12), Techniek (19) en Bestuur (9).", "optelling"),
    ("In 2022 legden 94 medewerkers de eed (63) of de belofte (58) af.", "optelling"),
    ("Wij kregen 31 klachten. Daarvan gingen er 21 over wachttijd, 9 over bejegening en 10 over kosten.", "optelling"),
    ("Aan de cursus namen 75 van de 57 leidinggevenden deel.", "deel en geheel"),
    (
        "De trainers gaven 14 workshops, waaraan 226 mensen deelnamen. Per workshop waren dat er gemiddeld 61.",
        "gemiddelde",
    ),
]


@pytest.mark.parametrize(("text", "kind"), WRONG)
def test_what_does_not_add_up_is_called_wrong(text: str, kind: str) -> None:
    assert kind in {kind for kind, _ in wrong(audited(of_lines(("body", text))))}


NEAR_MISSES = [
    "Wij kregen 31 klachten, waarvan 12 over wachttijd.",
    "Wij kregen 31 klachten, vooral over wachttijd (12), bejegening (9) en kosten (4).",
    "Wij kregen 31 klachten. Het vaakst genoemd werden wachttijd (12), bejegening (9) en kosten (4).",
    "Van de 40 bezoekers waren er 30 vrouw en 25 ouder dan 50.",
    "Van de 40 klachten kwamen er 16 van een bewoner, 13 van een winkelier en zeven van een bezoeker."
    " Vier klagers bleven anoniem.",
    "Circa 40 mensen kwamen langs, tegen ongeveer 30 in 2021, een groei van 40%.",
    "Ruim een derde van de 48 klachten was gegrond. Er kwamen 12 bezwaren bij (31%).",
    "Er waren 16 sessies met 203 deelnemers. Van de medewerkers vindt 62% dat voldoende.",
    "De kosten stegen met 4%, de prijzen met 3%.",
    "Het budget van € 60.000 wordt in 2024 verhoogd met 25%.",
    "In 2022 ontvingen wij 48 klachten. Dat is 5% meer dan in onze buurgemeente.",
    "De aandelen zijn 57%, 30% en 14%.",
    "De groei van 67% (van 3 naar 5 klachten) zegt weinig.",
    "Wij zetten in op opvang (1), herstel (2) en nazorg (3) en kregen 9 klachten.",
    "Het verzuim steeg van 5,4% naar 6,1%. Dat is 0,7 procentpunt meer.",
    "Er zijn 3 loketten. In 2022 hielpen 14 medewerkers er 2.800 bezoekers, gemiddeld 200 per maand.",
]


@pytest.mark.parametrize("text", NEAR_MISSES)
def test_what_may_be_right_is_not_called_wrong(text: str) -> None:
    assert wrong(audited(of_lines(("body", text)))) == []


# --- tables


def rows(*numbers: Sequence[object], head: Sequence[str] = ("Soort", "2021", "2022")) -> Document:
    return of_table([list(head), *([str(cell) for cell in row] for row in numbers)], caption="Klachten naar soort")


@pytest.mark.parametrize(
    ("document", "kinds"),
    [
        (rows(("Zorg", 10, 12), ("Werk", 20, 21), ("Totaal", 30, 33)), []),
        (rows(("Zorg", 10, 12), ("Werk", 20, 21), ("Totaal", 30, 43)), ["optelling tabel"]),
        (rows(("Zorg", 10, 21), ("Werk", 20, 21), ("Totaal", 30, 33)), ["optelling tabel"]),
        (rows(("Zorg", 10, "-"), ("Werk", 20, 21), ("Totaal", 30, 21)), []),
        (rows(("Zorg", 10, "n.b."), ("Werk", 20, 21), ("Totaal", 30, 33)), []),
        (rows(("Zorg", 10, "< 5"), ("Werk", 20, 21), ("Totaal", 30, 25)), []),
        (rows(("Zorg", 50, 60), ("Werk", 20, 21), ("Totaal", 60, 70)), []),  # people in both: it holds nowhere
        (rows(("Zorg", 10, 12), ("waarvan jeugd", 4, 5), ("Werk", 20, 21), ("Totaal", 30, 33)), []),
        (rows(("Zorg", 10, 12), ("waarvan jeugd", 4, 15), ("Werk", 20, 21), ("Totaal", 30, 33)), ["optelling tabel"]),
        (rows(("A", 3, 4), ("B", 5, 6), ("Subtotaal", 8, 10), ("C", 2, 1), ("Totaal", 10, 11)), []),
        (rows(("A", 3, 4), ("B", 5, 6), ("Subtotaal", 8, 10), ("C", 2, 1), ("Totaal", 10, 21)), ["optelling tabel"]),
        (rows(("A", "3,4", "4,2"), ("B", "5,3", "6,1"), ("Totaal", "8,8", "10,2")), []),  # counted in tenths, rounded
    ],
)
def test_totals_of_tables(document: Document, kinds: list[str]) -> None:
    assert [kind for kind, _ in wrong(audited(document))] == kinds


@pytest.mark.parametrize(("last", "kinds"), [("+3", []), ("+5", ["verschil tabel"]), ("−3", ["verschil tabel"])])
def test_a_column_of_differences(last: str, kinds: list[str]) -> None:
    cells = [("A", 30, 34, "+4"), ("B", 12, 10, "−2"), ("C", 51, 60, "+9"), ("D", 40, 43, last)]
    document = rows(*cells, head=("Soort", "2021", "2022", "Verschil"))
    assert [kind for kind, _ in wrong(audited(document))] == kinds


def test_rows_are_added_where_a_column_is_called_total() -> None:
    cells = [("Zorg", 10, 12, 22), ("Werk", 20, 21, 41), ("Wonen", 7, 8, 51)]
    found = wrong(audited(rows(*cells, head=("Soort", "2021", "2022", "Totaal"))))
    assert found == [("optelling tabel", "Rij «Wonen»: 7 + 8 = 15, maar bij «Totaal» staat 51.")]


# --- whole documents


def test_the_samples_give_no_alarm() -> None:
    found = audited(*of_files(*SAMPLES))
    assert wrong(found) == []
    assert sum(one.agrees is True for one in found) > 100


def test_001_holds_and_gives_no_alarm() -> None:
    found = audited(*shared("001.pdf"))
    assert wrong(found) == []
    held = " ".join(str(one.reason) for one in found if one.agrees)
    assert "93 + 52 + 5 + 26 = 176" in held
    assert "van 121 naar 176 is 45,5% meer" in held
    assert sum(one.kind == "optelling tabel" and one.agrees is True for one in found) == 5


def test_known_slips_are_found() -> None:
    found = [reason for _, reason in wrong(audited(*shared("000.pdf", "001.pdf", "006.pdf")))]
    assert any("344 naar 242 is 29,7% minder" in reason and "32%" in reason for reason in found)
    assert any("51 jaar" in reason and "50 jaar" in reason for reason in found)
    assert any("«Voorziening organisatie»" in reason and "€ 251.000" in reason for reason in found)
    assert len(found) == 3
