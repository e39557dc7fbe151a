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
    (
        "Elf klachten kwamen van ouders, 9 van leerlingen en vier van docenten; de overige drie waren anoniem."
        " In totaal waren er 27 klachten.",
        "optelling",
    ),
    (
        "Bij 41 van de 84 klachten ontbrak een naam. Er zijn 22 klachten door de teamleider besproken."
        " Naar 21 klachten is onderzoek gedaan. Daarvan zijn er 15 afgerond.",
        "mogelijke optelling",
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
    (
        "In 2022 meldden zich 54 medewerkers bij de vertrouwenspersoon, tegenover 46 in 2021: een stijging van 71%.",
        "verandering",
    ),
    ("Van de 412 uitgenodigde medewerkers vulden er 268 de vragenlijst in, een respons van 56%.", "aandeel"),
    ("Het budget bedroeg € 120.000. Daarvan is € 96.000 uitgegeven (60%).", "aandeel"),
    ("Het aantal klachten daalde van 20 naar 12 (-50%).", "verandering"),
    ("Drie van de vier directeuren (57%) volgden de training.", "aandeel"),
    ("Er waren 15 klachten, 7 minder dan in 2021, toen er 20 binnenkwamen.", "verandering"),
    (
        "18 medewerkers bespraken in totaal 72 onderwerpen: pesten (12), intimidatie (9) en discriminatie (6).",
        "optelling",
    ),
    ("Het aantal fte steeg van 3,4 naar 4,1 (+12%).", "verandering"),
    ("Er zijn 45 adviezen gegeven; in 2021 waren dat er 50. Dat is een daling van 20%.", "verandering"),
    (
        "Van de 46 klachten (2021: 51) waren er 12 gegrond (62%), 30 ongegrond (65%) en 4 niet ontvankelijk (9%).",
        "aandeel",
    ),
    ("Het ziekteverzuim daalde van 6,1% in 2021 naar 5,4% in 2022, een daling van 1,7 procentpunt.", "verandering"),
    ("Het aantal meldingen bij het meldpunt is gestegen met 4% naar 35. In 2021 waren dat er 25.", "verandering"),
    ("Tien van de 30 aanbevelingen zijn uitgevoerd (53%), 15 lopen nog (50%).", "aandeel"),
    ("Zes van de 20 klachten zijn gegrond (30%), negen zijn afgewezen (54%) en vijf lopen nog (25%).", "aandeel"),
    ("Negen van de 20 klachten zijn gegrond (54%), de andere elf niet (55%).", "aandeel"),
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
    "Van de 40 dossiers waren er 30 volledig (75%), 20% (8 van de 40) miste een handtekening.",
    "Over fraude kwam geen enkele klacht binnen. Negen klachten kwamen van ouders, 8 van leerlingen en vier van"
    " docenten; de overige drie waren anoniem.",
    "Er is dit jaar geen enkele klacht binnengekomen over pesten (0), wel over wachttijd (12), kosten (9) en lawaai (4).",
    "Over fraude kwamen geen klachten binnen. De klachten gingen over wachttijd (12), kosten (9) en lawaai (4).",
    "Zes van de 20 klachten zijn gegrond (30%), negen zijn afgewezen (45%) en vijf lopen nog (25%).",
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
    "In 2022 meldden zich 54 medewerkers bij de vertrouwenspersoon, tegenover 46 in 2021: een stijging van ruim 17%.",
    "Het aantal meldingen nam toe met 8 naar 54.",
    "Het ziekteverzuim daalde van 6,1% in 2021 naar 5,4% in 2022, een daling van 0,7 procentpunt.",
    "Van de 412 uitgenodigde medewerkers vulden er 268 de vragenlijst in, een respons van 65%.",
    "De respons was 65% (268 van 412).",
    "Wij ontvingen 23 signalen: 12 over ongewenste omgangsvormen, 7 over belangenverstrengeling en 4 over informatiebeveiliging.",
    "Van de 23 meldingen zijn er 12 door vrouwen gedaan en 11 door mannen.",
    "Er zijn 9 onderzoeken gestart, 3 meer dan vorig jaar. Daarvan zijn er 7 afgerond en lopen er nog 2.",
    "In totaal zijn 34 meldingen gedaan, waarvan 20 door medewerkers, 10 door inwoners en 4 anoniem.",
    "Het budget bedroeg € 120.000. Daarvan is € 96.000 uitgegeven (80%).",
    "Het aantal klachten halveerde van 20 naar 10 (-50%).",
    "Drie van de vier directeuren (75%) volgden de training.",
    "Er waren 15 klachten, 5 minder dan in 2021, toen er 20 binnenkwamen.",
    "In de eerste helft van het jaar waren er 21 meldingen, in de tweede helft 17; samen 38.",
    "Een medewerker kan meer dan een onderwerp noemen: pesten (12), intimidatie (9) en discriminatie (6). In totaal spraken wij 18 medewerkers.",
    "18 medewerkers bespraken in totaal 27 onderwerpen: pesten (12), intimidatie (9) en discriminatie (6).",
    "Van de 60 gesprekken gingen er 40 over werkdruk, 25 over leidinggeven en 10 over pesten; een gesprek kan over meer onderwerpen gaan.",
    "In 2022 waren er 30 meldingen. In 2021 waren dat er 24 en in 2020 18.",
    "Het aantal fte steeg van 3,4 naar 4,1 (+21%).",
    "De gemeente heeft 1.250 medewerkers, van wie 52% vrouw. In 2022 kwamen er 130 bij (10%).",
    "Het aantal meldingen bij het meldpunt is gestegen met 40% naar 35. In 2021 waren dat er 25.",
    "Er zijn 45 adviezen gegeven; in 2021 waren dat er 50. Dat is een daling van 10%.",
    "Er waren 12 klachten (2021: 15), waarvan 4 gegrond (2021: 6).",
    "Van de 46 klachten (2021: 51) waren er 12 gegrond (26%), 30 ongegrond (65%) en 4 niet ontvankelijk (9%).",
    "De opkomst was 58% (2019: 49%), een stijging van 9 procentpunt.",
    "Er deden 210 mensen mee, 10% meer dan verwacht. In 2021 waren het er 150.",
    "In 2022 zijn 80 meldingen gedaan over 95 incidenten. Dat is 12% meer dan in 2021.",
    "Sinds 2019 is het aantal meldingen met 60% gestegen: 50 in 2019, 65 in 2021 en 80 in 2022.",
    "Aan de enquête deden 300 van de 1.200 medewerkers mee (25%); 45% van hen is man.",
    "Tien van de 30 aanbevelingen zijn uitgevoerd (33%), 15 lopen nog (50%).",
    "De uitgaven waren € 1,2 miljoen, 8% hoger dan de begroting van € 1,1 miljoen.",
    "In 2022 ontvingen wij 48 klachten (12 per kwartaal), een groei van 20% ten opzichte van 2021.",
    "Het aantal e-learnings groeide met 120 (15%) naar 920.",
    "Volgens voorlopige cijfers steeg het aantal klachten van 40 naar 48, een groei van 25%.",
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


REPORT = """Jaarverslag klachtencommissie 2022

In 2022 werden 131 klachten ontvangen, tegenover 120 in 2021. Daarvan zijn er 41 behandeld.

Klachten per wijk in 2022

Wijk           Inwoners    Ontvangen    Behandeld    Gegrond
Noord            21.400           49           12          5
Zuid             18.350           33           11          3
Oost             13.200           29           10          6
West              9.900           20            8          4
Totaal           62.850          131           41         18
"""


def test_columns_of_one_year_do_not_contradict_what_came_in(tmp_path: Path) -> None:
    path = tmp_path / "verslag.txt"
    path.write_text(REPORT, encoding="utf-8")
    assert wrong(audited(*of_files(path))) == []


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
