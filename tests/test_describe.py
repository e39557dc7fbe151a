"""What a document is: kind, title, organisation, body, period, date, from fictional heads and near-misses."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.parts import describe, kinds, organisations
from pipeline.parts.period import period_of
from pipeline.read import read
from pipeline.records import Block, Document, Line, Page
from pipeline.split import split


def document(
    *lines: str, title: str | None = None, kind: str = "overig", headers: tuple[str, ...] = (), pages: int = 3
) -> Document:
    """A document with a block per line; `# ` makes a heading in large letters."""
    blocks, text = [], ""
    for line in lines:
        is_heading = line.startswith("# ")
        words = line.removeprefix("# ")
        role, size = ("heading", 18.0) if is_heading else ("body", 10.0)
        blocks.append(Block(start=len(text), end=len(text) + len(words), role=role, size=size))
        text += words + "\n"
    heads = tuple(Line(text=head, role="header") for head in headers)
    sheets = tuple(Page(number=number, items=heads) for number in range(1, pages + 1))
    return Document(id="a", sha256="0", part=1, text=text, blocks=tuple(blocks), title=title, kind=kind, pages=sheets)


def described(*lines: str) -> Document:
    made = document(*lines)
    made = replace(made, title=describe.title_of(made))
    return replace(made, kind=kinds.kind_of(made))


PROSE = "De bestuurder sprak met de leden over de planning van het werk en over de kosten van de verbouwing."


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        (["# Jaarverslag integriteit 2021", PROSE], "jaarverslag"),
        (["# Sociaal jaarverslag Waterschap Duinrand", PROSE], "jaarverslag"),
        (["# Verslag over het jaar 2021", PROSE], "jaarverslag"),
        (["# Verslag overleg werkgroep Bruggen", PROSE], "verslag overleg"),
        (["# Notulen van de ondernemingsraad", PROSE], "verslag overleg"),
        (["# Besluitenlijst raad 12 mei 2022", PROSE], "besluitenlijst"),
        (["# Actielijst integriteit", PROSE], "actielijst"),
        (["# B&W-nota herstel brug", PROSE], "collegebesluit"),
        (["# Raadsmededeling over de brug", PROSE], "raadsmededeling"),
        (["# Raadsinformatiebrief jaarverslag 2021", PROSE], "raadsmededeling"),  # what a title names first
        (["Geachte heer De Graaf,", "Ons kenmerk 88-A", PROSE, "Hoogachtend,"], "brief"),
        ([PROSE], "overig"),
        (["# Beleidsplan bruggen 2021", PROSE], "overig"),
        (["# Begroting voor het jaar 2021", PROSE], "overig"),
        (["# Uitnodiging", "Wij nodigen u uit voor het jaarlijkse diner.", PROSE], "overig"),
    ],
)
def test_kind(lines: list[str], kind: str) -> None:
    assert described(*lines).kind == kind


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cijfers 2021 12 meldingen 5 pesten 3 agressie 1 diefstal 80 gesprekken 14 trainingen", True),
        (f"Cijfers 2021. {PROSE} {PROSE}", False),
        ("Klachten", False),
    ],
)
def test_infographic_is_numbers_with_hardly_a_sentence(text: str, expected: bool) -> None:
    assert kinds.is_infographic(document(text, pages=1)) is expected


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["# Jaarverslag integriteit 2021", PROSE], "Jaarverslag integriteit 2021"),
        (["Gemeente Vlietdam", "# Jaarverslag integriteit 2021", PROSE], "Jaarverslag integriteit 2021"),
        (["# Werk aan de brug", PROSE], "Werk aan de brug"),
        (["# Voorwoord", PROSE], None),
        (["# 1. Inleiding", PROSE], None),
        ([PROSE], None),
        (["Dit jaarverslag gaat over de brug.", PROSE], None),
    ],
)
def test_title(lines: list[str], title: str | None) -> None:
    assert describe.title_of(document(*lines)) == title


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("Gemeente Vlietdam | Jaarstukken 2023    112", "Jaarstukken 2023"),
        ("Gemeente Vlietdam | Paragraaf 4", None),
    ],
)
def test_title_of_a_chapter_stands_in_its_running_head(head: str, title: str | None) -> None:
    assert describe.title_of(document(PROSE, headers=(head,))) == title


@pytest.mark.parametrize(
    ("lines", "headers", "organisation"),
    [
        (["# Jaarverslag 2021", "Gemeente Vlietdam", PROSE], (), "Gemeente Vlietdam"),
        (["# Jaarverslag 2021", "De gemeente Vlietdam telde drie klachten."], (), "Gemeente Vlietdam"),
        (["# Jaarverslag 2021", PROSE], ("Provincie Noorderland",), "Provincie Noorderland"),
        (["# Jaarverslag 2021", "Waterschap Duinrand, bureau Integriteit"], (), "Waterschap Duinrand"),
        (["# Besluitenlijst", "De gemeenteraad van Vlietdam besloot."], (), "Gemeente Vlietdam"),
        (["# Besluiten", "Burgemeester en wethouders van Vlietdam besloten."], (), "Gemeente Vlietdam"),
        (["# Jaarverslag", "Gemeente Alphen aan den Rijn, Postbus 1"], (), "Gemeente Alphen aan den Rijn"),
        (["# Jaarverslag", "Gemeente Vlietdam Postbus 1"], (), "Gemeente Vlietdam"),
        (["# Jaarverslag", "Meer op www.almelo.nl/klachten."], (), "Gemeente Almelo"),
        (["UNIVERSITEIT LAGERLAND", "# Jaarverslag 2021"], (), "Universiteit Lagerland"),
        (["PROVINCIE RIJN-OOST", "# Jaarverslag 2021"], (), "Provincie Rijn-Oost"),
        (["RIJKSDIENST VOOR KADES EN SLUIZEN (RKS)", "# Jaarverslag"], (), "Rijksdienst voor Kades en Sluizen"),
        (["# Jaarverslag", "De rijksdienst voor de Kades."], (), "Rijksdienst voor de Kades"),
        (["# Jaarverslag", "De rijksdienst voor wie vaart."], (), None),
        (["# Jaarverslag", "Omgevingsdienst Blauwe Beek"], (), "Omgevingsdienst Blauwe Beek"),
        (["# Jaarverslag", "Waterschap De Grote Plas heeft drie sluizen."], (), "Waterschap De Grote Plas"),
        (["Veiligheidsregio Oost-Duinen Ondernemingsraad", "# Jaarverslag 2021"], (), "Veiligheidsregio Oost-Duinen"),
        (
            ["# Jaarverslag", "Ministerie van Bruggen en Sluizen, directie Beheer"],
            (),
            "Ministerie van Bruggen en Sluizen",
        ),
        (["# Jaarverslag", "De universiteit is open."], (), None),
        (["# Jaarverslag 2021", PROSE], (), None),
        (["# Jaarverslag", "De gemeente Raad besloot, en de gemeente telde drie klachten."], (), None),
        (["# Jaarverslag", "Gemeente Vlietdam en gemeente Oosterduin werken samen."], (), None),
        (["# Jaarverslag", PROSE * 8, "Ook de gemeente Oosterduin deed mee.", "Gemeente Vlietdam ook."], (), None),
    ],
)
def test_organisation(lines: list[str], headers: tuple[str, ...], organisation: str | None) -> None:
    assert organisations.organisation_of([document(*lines, headers=headers)]) == organisation


@pytest.mark.parametrize(
    ("body", "organisation"), [("Werkgroep Bruggen", None), ("ondernemingsraad", "Gemeente Vlietdam")]
)
def test_who_attends_a_meeting_between_organisations_is_not_whose_it_is(body: str, organisation: str | None) -> None:
    made = replace(document(PROSE * 8, "De gemeente Vlietdam deed mee."), body=body)
    assert organisations.organisation_of([made]) == organisation


@pytest.mark.parametrize(
    ("lines", "body"),
    [
        (["Jaarverslag van de ondernemingsraad"], "ondernemingsraad"),
        (["Jaarverslag Bureau Integriteit 2021"], "Bureau Integriteit"),
        (["Verslag Stuurgroep Bruggen"], "Stuurgroep Bruggen"),
        (["Besluitenlijst van burgemeester en wethouders"], "burgemeester en wethouders"),
        (["Notulen van de gemeenteraad"], "gemeenteraad"),
        (["Jaarverslag vertrouwenspersonen 2021"], "vertrouwenspersonen"),
        (["BESLUITENLIJST VAN HET DAGELIJKS BESTUUR"], "dagelijks bestuur"),
        (["Aan de leden van de gemeenteraad", "Notulen van het algemeen bestuur"], "algemeen bestuur"),
        (["Jaarverslag 2021"], None),
        (["Jaarverslag werkgroep"], None),  # which one is not said
        (["Het bureau was dicht en de raad was thuis."], None),
    ],
)
def test_body(lines: list[str], body: str | None) -> None:
    assert describe.body_of(document(*lines)) == body


@pytest.mark.parametrize(
    ("kind", "title", "lines", "period"),
    [
        ("jaarverslag", "Jaarverslag 2021", [PROSE], "2021"),
        ("jaarverslag", "Jaarverslag 2021/2022", [PROSE], "2021/2022"),
        ("jaarverslag", "Jaarverslag 2021-22", [PROSE], "2021/2022"),
        ("jaarverslag", "Jaarverslag over 2021 en 2022", [PROSE], "2021/2022"),
        ("jaarverslag", "Jaarverslag klachten 2020, 2021 en 2022", [PROSE], "2020/2022"),
        ("jaarverslag", "Jaarverslag 2021 t/m 2023", [PROSE], "2021/2023"),
        ("jaarverslag", "Jaarverslag", ["over de jaren 2021 en 2022", PROSE], "2021/2022"),
        ("jaarverslag", "Jaarverslag 2022 en jaarplan 2023", [PROSE], "2022"),
        ("jaarverslag", "Jaarverslag 2022, vergeleken met 2021", [PROSE], "2022"),
        ("jaarverslag", "Jaarverslag 2021 t/m 2022", [PROSE], "2021/2022"),
        ("jaarverslag", "Jaarverslag 2021, vergeleken met 2020", [PROSE], "2021"),
        ("jaarverslag", "Jaarverslag", ["Over het jaar 2021 telde het bureau drie klachten."], "2021"),
        ("jaarverslag", None, ["In het zittingsjaar 2020-2021 kwam de raad vaak bijeen."], "2020/2021"),
        ("jaarverslag", None, ["In 2020 drie. In 2020 vier. In 2020 vijf. In 2019 een."], "2020"),
        ("jaarverslag", None, ["In 2020 drie. In 2019 vier."], None),
        ("jaarverslag", "Jaarverslag mei 2022", [PROSE], None),  # the month it came out
        ("brief", None, ["Onderwerp: verantwoording integriteit 2020", PROSE], "2020"),
        ("brief", None, ["Onderwerp: programma 2020-2024", "In 2021 begon het.", PROSE], None),
        (
            "besluitenlijst",
            "Besluitenlijst",
            ["Donderdag 12 mei 2022", "Vastgesteld in de vergadering van 3 juni 2022"],
            "2022-05-12",
        ),
        ("brief", None, ["In 2020 drie. In 2020 vier. In 2020 vijf."], None),
        ("jaarverslag", "Jaarverslag", ["Er zijn 2021 klachten."], None),
        (
            "verslag overleg",
            "Verslag overleg",
            ["Vergadering gehouden op 12 mei 2022. Het verslag van 3 april 2022 volgt."],
            "2022-05-12",
        ),
        ("verslag overleg", "Verslag overleg", ["Datum: 12-05-2022"], "2022-05-12"),
        ("verslag overleg", "Verslag overleg", ["Aanwezig: drie leden."], None),
        ("verslag overleg", "Verslag overleg", ["Datum: 12-15-2022"], None),
    ],
)
def test_period(kind: str, title: str | None, lines: list[str], period: str | None) -> None:
    assert period_of(document(*([f"# {title}"] if title else []), *lines, title=title, kind=kind)) == period


@pytest.mark.parametrize(
    ("lines", "published"),
    [
        (["# Jaarverslag 2021", "juni 2022", PROSE], "2022-06"),
        (["# Jaarverslag 2021", "Vlietdam, 12 juni 2022", PROSE], "2022-06-12"),
        (["# Jaarverslag 2021", "Datum: 3-4-2022", PROSE], "2022-04-03"),
        (["# Jaarverslag 2021", "De brug ging open op 12 juni 2022", PROSE], None),
        (["# Jaarverslag 2021", "Vergadering van 12 juni 2022", PROSE], None),
        (["# Jaarverslag 2021", "In juni 2022 ging de brug open.", PROSE], None),
        (["# Jaarverslag 2021", PROSE], None),
    ],
)
def test_published(lines: list[str], published: str | None) -> None:
    assert describe.published_of(document(*lines)) == published


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("op 12 mei 2022", "2022-05-12"),
        ("op 1 Januari 2022", "2022-01-01"),
        ("op 12-5-2022", "2022-05-12"),
        ("op 12/05/2022 of 13 mei 2022", "2022-05-12"),
        ("op 12 mei", None),
        ("in mei 2022", None),
        ("op 32-5-2022", None),
        ("op 12-13-2022", None),
        ("nummer 12-5-22", None),
        ("op 31 februari 2022", None),
        ("op 45 mei 2022", None),
    ],
)
def test_day(text: str, day: str | None) -> None:
    assert describe.day_in(text) == day


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (
            ["Retouradres: Postbus 12", "Onderwerp Herstel van de brug bij", "de sluis", "Geachte heer,"],
            "Herstel van de brug bij de sluis",
        ),
        (["Postbus 12", "Betreft: Uw vraag over de brug Bijlage(n)", "Geachte heer,"], "Uw vraag over de brug"),
        (["Verslag", "Stuurgroep water en bodem", "Datum 3-4-2023"], "Verslag Stuurgroep water en bodem"),
        (["Verslag : Bijeenkomst werkgroep Bruggen", "Notulen: A. de Wit"], "Verslag : Bijeenkomst werkgroep Bruggen"),
        (["Vergaderdatum 4 mei 2021", PROSE], None),
        (["Verslag vorige vergadering", PROSE], None),
        (["B. Verslag van de commissie Bestuur", PROSE], None),
        (["Het verslag van de vergadering is goed. Sluiting volgt", PROSE], None),
    ],
)
def test_title_of_letters_and_minutes(lines: list[str], title: str | None) -> None:
    assert describe.title_of(document(*lines)) == title


@pytest.mark.parametrize(
    ("lines", "body"),
    [
        (["# Verslag Stuurgroep waterkennis BRO", PROSE], "Stuurgroep waterkennis BRO"),
        (["# Verslag Werkgroep Bruggen Datum 3 mei 2021", PROSE], "Werkgroep Bruggen"),
        (["# Verslag", "Aanwezig: J. de Wit (Bureau Veilige Haven)", PROSE], None),  # his employer does not speak
        ([PROSE] * 5 + ["Wie iets wil melden, gaat naar de vertrouwenspersoon."], None),
        ([PROSE, "Met vriendelijke groet,", "Klachtencommissie"], "Klachtencommissie"),
    ],
)
def test_body_of_minutes_and_reports(lines: list[str], body: str | None) -> None:
    assert describe.body_of(described(*lines)) == body


@pytest.mark.parametrize(
    ("lines", "organisation"),
    [
        (
            ["Ministerie van Volksgezondheid,", "Welzijn en Sport", PROSE],
            "Ministerie van Volksgezondheid, Welzijn en Sport",
        ),
        (["Ministerie van Onderwijs", PROSE], "Ministerie van Onderwijs, Cultuur en Wetenschap"),
        (
            ["Ministerie van Landbouw, Visserij, Voedselzekerheid en Natuur"],
            "Ministerie van Landbouw, Visserij, Voedselzekerheid en Natuur",
        ),
        (["Het ministerie van VWS en het ministerie van SZW werken samen.", PROSE], None),
        (["Vragen? Wob@minbuza.nl", PROSE], "Ministerie van Buitenlandse Zaken"),
        (["www.rijksoverheid.nl/szw", PROSE], "Ministerie van Sociale Zaken en Werkgelegenheid"),
        (["www.rijksoverheid.nl/onderwerpen", PROSE], None),
        (
            ["Jaarstukken 2023", "Collectie Vechtdal", "collectievechtdal.nl | info@vecht.nl", "Gemeente Zwolle"],
            "Collectie Vechtdal",
        ),
        (["Jaarstukken 2023", "Collectie Vechtdal", "www.vechtdal.nl", PROSE], None),
        (["Gemeente Zwolle", "www.gemeentezwolle.nl", PROSE], "Gemeente Zwolle"),
        (["https://gemeentezwolle.stemt.nl/raad", PROSE], "Gemeente Zwolle"),
        ([PROSE * 12, "De provincie Cabo Verdana. " * 9], None),
        ([PROSE * 12, "De provincie Drenthe. " * 9], "Provincie Drenthe"),
    ],
)
def test_organisation_of_ministries_and_addresses(lines: list[str], organisation: str | None) -> None:
    assert organisations.organisation_of([document(*lines)]) == organisation


def test_who_attends_does_not_own() -> None:
    lines = [
        "Verslag Stuurgroep Bruggen",
        "aanwezig A. de Wit (Logius), B. Bos (gemeente Zwolle)",
        PROSE,
        "Logius bouwt. " * 4,
    ]
    assert organisations.organisation_of([document(*lines, title=lines[0])]) is None


def test_the_date_in_a_subject_is_no_period() -> None:
    lines = ["Onderwerp: Uw verzoek van 3 mei 2020", PROSE]
    assert period_of(document(*lines, kind="brief")) is None
    assert describe.published_of(document(*lines, kind="brief")) is None


FRONTS = Path(__file__).parent / "data" / "fronts.csv"
AFTER_THE_FRONT = """

1. Inleiding

Hieronder staat wat er is gebeurd en wat er nog moet gebeuren. De cijfers zijn opgenomen in een overzicht. In totaal kwamen
er 14 binnen, tegenover 11 een jaar eerder. Er waren 3 trainingen.

2. Toelichting

De organisatie heeft 320 medewerkers. De aandacht ging dit keer uit naar de omgang met elkaar. Een onderzoek liep nog door.
"""


@pytest.mark.parametrize(
    "row", list(csv.DictReader(line for line in FRONTS.open() if line[0] != "#")), ids=lambda row: row["lines"]
)
def test_front_says_what_the_document_is(row: dict[str, str], tmp_path: Path) -> None:
    file = tmp_path / "front.txt"
    file.write_text("\n\n".join(row["lines"].split("|")) + AFTER_THE_FRONT)
    (made,) = split(read(file))
    assert (made.kind, made.organisation or "", made.period or "") == (row["kind"], row["organisation"], row["period"])
    if row["body"]:
        assert (made.body or "").lower() == row["body"].lower()


@pytest.mark.parametrize(
    "lines",
    [
        ["Verslag over het werk", "gemeente heeft een nieuwe code", "Voorwoord"],
        ["Verslag over het werk", "provincie als werkgever", "Voorwoord"],
        ["Verslag over het werk", "raad en college, gemeente", "Voorwoord"],
        ["Verslag van het platform", "Plaats: gemeentehuis Vlietdam", "Voorwoord"],
    ],
)
def test_words_of_a_front_that_are_no_name_own_nothing(lines: list[str]) -> None:
    assert organisations.organisation_of([document(*lines, title=lines[0])]) is None


@pytest.mark.parametrize(
    ("lines", "period"),
    [
        (["Jaarverslag", "Gedragscode Vlietdam 2020"], None),
        (["Jaarverslag", "Vastgesteld in 2024"], None),
        (["Jaarverslag", "Ziekteverzuim 2023"], "2023"),
        (["Jaarverslag 2023 en actieplan", "Stand per 1 maart 2024"], "2023"),
        (["Voortgang actieplan", "Stand per 1 maart 2024"], "2024-03-01"),
    ],
)
def test_a_year_on_the_front_is_the_period_only_where_it_is_accounted_for(lines: list[str], period: str | None) -> None:
    assert period_of(document(*lines, title=lines[0], kind="jaarverslag")) == period


@pytest.mark.parametrize(
    ("present", "kind"),
    [("Aanwezig: Joris Kamp, Karin Vos", "verslag overleg"), ("Bezoekers: 14 en 18", "infographic")],
)
def test_few_words_with_who_was_there_are_minutes_and_no_infographic(present: str, kind: str) -> None:
    text = f"Pont en kade\n14 maart 2024\n{present}\n1. Kade 20 meter\n2. Pont 3\n3. Steiger 40\n4. Kraan 2\n5. Boei 7"
    assert kinds.kind_of(document(text, pages=1)) == kind
