"""A document gives its proofs with their place: from sentences and from the rows of tables."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from corpus.catalogue import obligations
from pipeline.answers.jsonl import lines_of_file
from pipeline.duties.proofs import proofs
from pipeline.duties.statuses import described, status_of
from pipeline.extract import sentences_of
from pipeline.read import read
from pipeline.records import Block, Document, Proof, Section
from pipeline.split import split


def found_in(document: Document) -> list[Proof]:
    return list(proofs(document, sentences_of(document)))


def strengths(document: Document, duty: str) -> list[str]:
    return [proof.strength for proof in found_in(document) if proof.obligation == duty]


def test_a_proof_is_cut_from_its_page(make_document) -> None:
    document = make_document("Het was druk.\fDe gedragscode voor ambtenaren geldt sinds 2018.", kind="jaarverslag")
    (proof,) = [one for one in found_in(document) if one.obligation == "AW4-3-gedragscode"]
    assert (proof.obligation, proof.place.page, proof.quote) == (
        "AW4-3-gedragscode", 2, "De gedragscode voor ambtenaren geldt sinds 2018.",
    )  # fmt: skip
    assert document.text[proof.place.start : proof.place.end] == proof.quote
    assert proof.place.boxes[0][0] == 2


def test_an_infographic_bears_evidence_where_it_states_a_duty(make_document) -> None:
    document = make_document("De gedragscode voor ambtenaren geldt sinds 2018.", kind="infographic")
    assert [one.obligation for one in found_in(document)] == ["AW4-3-gedragscode"]
    assert [line["record"] for line in lines_of_file("x.pdf", [document], [])] == ["document"]


@pytest.mark.parametrize(
    ("row", "strength"),
    [
        (
            "4\tRegister van nevenwerkzaamheden actualiseren en in gebruik nemen door alle medewerkers van de dienst\tP&O\tLoopt",
            "partly",
        ),
        (
            "5\tIntegriteit opnemen in het formulier voor de jaargesprekken van alle medewerkers en leidinggevenden\tP&O\tNieuw",
            "partly",
        ),
    ],
)
def test_the_status_of_a_row_counts(make_document, row: str, strength: str) -> None:
    document = make_document(row, kind="actielijst")
    table = Document(
        **{name: getattr(document, name) for name in ("id", "sha256", "part", "text", "kind", "anchors", "sections")},
        blocks=(Block(start=0, end=len(row), role="table"),),
    )
    assert {proof.strength for proof in found_in(table)} == {strength}


def test_the_text_beside_an_action_is_read_with_it(make_document) -> None:
    row = "7\tNevenwerkzaamheden van directeuren publiceren\tP&O\tGereed. De opgaven van de zes directeuren staan sinds mei op de website van de gemeente."
    document = make_document(row, kind="actielijst")
    table = Document(
        **{name: getattr(document, name) for name in ("id", "sha256", "part", "text", "kind", "anchors", "sections")},
        blocks=(Block(start=0, end=len(row), role="table"),),
    )
    assert "states" in strengths(table, "AW5-nevenwerkzaamheden-openbaar")


def test_a_report_prints_a_line_per_duty(make_document) -> None:
    document = make_document(
        "De gedragscode voor ambtenaren geldt sinds 2018.\nIn 2024 komt er een training integriteit.",
        kind="jaarverslag", period="2023",
    )  # fmt: skip
    lines = [line for line in lines_of_file("x.pdf", [document], found_in(document)) if line["record"] == "proof"]
    by_duty = {line["obligation"]: line for line in lines}
    assert len(by_duty) == len(lines) > 17
    assert by_duty["AW4-3-gedragscode"]["status"] == "aangetoond"
    assert by_duty["AW4-3-gedragscode"]["quotes"] == ["De gedragscode voor ambtenaren geldt sinds 2018."]
    assert by_duty["AW4-2-scholing"]["status"] == "deels"
    silent = by_duty["AW5-eed"]
    assert (silent["status"], silent["quotes"], silent["page"], silent["quote"]) == (
        "niet_aangetroffen",
        [],
        None,
        None,
    )


def test_the_redacted_report_of_the_samples_shows_its_duties() -> None:
    path = Path(__file__).parent.parent / "corpus" / "samples" / "jaarverslag-integriteit-2021.pdf"
    (document,) = split(read(path))
    lines = lines_of_file(str(path), [document], found_in(document))
    statuses = {line["obligation"]: line["status"] for line in lines if line["record"] == "proof"}
    assert statuses["AW4-2-functioneringsgesprek"] == "strijdig"
    assert statuses["AW5-eed"] == "aangetoond"
    assert statuses["AW4-1-discriminatie"] == "niet_aangetroffen"


def test_headings_over_the_heading_say_what_it_is_about(make_document) -> None:
    text = "8 Integriteit\n8.1 Organisatie\nHet kader Rechtop is in mei vastgesteld."
    ends = [13, 28, len(text)]
    sections = [
        Section(number=1, title="8 Integriteit", start=0, end=ends[1], body_start=ends[0]),
        Section(number=2, title="8.1 Organisatie", start=14, end=ends[2], body_start=ends[1] + 1, level=2),
    ]
    document = replace(make_document(text, kind="jaarverslag"), sections=sections, title="Jaarverslag 2023")
    assert "states" in strengths(document, "AW4-1-beleid")
    other = replace(document, sections=[replace(sections[0], title="8 Water"), sections[1]])
    assert strengths(other, "AW4-1-beleid") == []


def test_a_name_that_leads_a_paragraph_says_what_it_is_about(make_document) -> None:
    document = make_document(
        "Meldregeling.\n\nOp ons verzoek is de tekst korter.\n\nInstemming verleend op 1 november.", kind="jaarverslag"
    )
    assert strengths(document, "WBK-meldregeling") == ["states"]
    other = make_document(document.text.replace("Meldregeling", "Verlofregeling"), kind="jaarverslag")
    assert strengths(other, "WBK-meldregeling") == []


@pytest.mark.parametrize(("period", "is_there"), [("2022", False), ("2023", True), (None, True)])
def test_a_duty_is_reported_for_the_years_in_which_it_was_law(
    make_document, period: str | None, is_there: bool
) -> None:
    text = "Volgens de klokkenluidersregeling krijgt de melder binnen drie maanden bericht."
    document = make_document(text, kind="jaarverslag", period=period)
    lines = {line.get("obligation"): line for line in lines_of_file("x.pdf", [document], found_in(document))}
    assert ("WBK-opvolging" in lines) == is_there
    if is_there:
        assert (lines["WBK-opvolging"]["status"], lines["WBK-register"]["status"]) == (
            "aangetoond",
            "niet_aangetroffen",
        )


@pytest.mark.parametrize(
    ("line", "shows"),
    [
        ("Klokkenluidersregeling", True),
        ("Regeling voor misstanden", True),
        ("Parkeren", False),
    ],
)
def test_a_heading_that_was_read_as_text_leads_what_follows(make_document, line: str, shows: bool) -> None:
    text = f"Het was een druk jaar.\n{line}\nDe regeling daarvoor staat op intranet en is bekend."
    document = make_document(text, kind="jaarverslag", period="2023")
    assert ("states" in strengths(document, "WBK-meldregeling")) == shows


def test_what_stands_under_the_title_says_what_it_is_about(make_document) -> None:
    headings = ("Jaarstukken 2022", "Aan: de ondernemingsraad", "Paragraaf 5.7 Integriteit", "Inleiding")
    text = "\n".join((*headings, "Er zijn 263 mensen die de e-learning hebben gevolgd."))
    starts = [text.index(one) for one in headings]
    ends = [*starts[1:], len(text)]
    sections = tuple(
        Section(number=number, title=title, start=start, end=end, body_start=start + len(title))
        for number, (title, start, end) in enumerate(zip(headings, starts, ends, strict=True), 1)
    )
    document = make_document(text, kind="jaarverslag", title="Jaarstukken 2022", sections=sections)
    assert described(document) == "jaarverslag | jaarstukken 2022 | paragraaf 5.7 integriteit"


def test_an_author_who_is_not_named_in_the_head_is_none(make_document) -> None:
    text = f"Raadsinformatiebrief\n{'Dit jaar was er veel te doen. ' * 30}Er zijn twee vertrouwenspersonen."
    document = make_document(text, kind="raadsmededeling", title="Raadsinformatiebrief", body="vertrouwenspersonen")
    assert described(document) == "raadsmededeling | raadsinformatiebrief"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("De nota Integriteit is in 2018 vastgesteld.", "aangetoond"),
        ("De nota Integriteit is in 2018 vastgesteld. De herziening van de nota is blijven liggen.", "deels"),
        ("Van de 30 nieuwe medewerkers heeft een derde de eed of belofte nog niet afgelegd.", "deels"),
        ("De nieuwe medewerkers hebben de eed of belofte niet afgelegd.", "strijdig"),
        ("In 2021 is de eed of belofte niet afgelegd.", "niet_aangetroffen"),
    ],
)
def test_what_takes_from_a_proof_counts(make_document, text: str, status: str) -> None:
    document = make_document(text, kind="jaarverslag", title="Jaarverslag integriteit 2023", period="2023")
    found = found_in(document)
    duty = next(one for one in obligations() if one.id == ("AW4-1-beleid" if "nota" in text else "AW5-eed"))
    assert status_of(duty, [one for one in found if one.obligation == duty.id]) == status


def shown(tmp_path: Path, duty: str, text: str) -> str:
    """The status of a duty in a report on integrity over 2023 that holds the text."""
    path = tmp_path / "verslag.txt"
    path.write_text(
        f"Jaarverslag integriteit 2023\nGemeente Testdam\n\n1 Inleiding\n\nHet was druk.\n\n2 Maatregelen\n\n{text}\n\n3 Slot\n\nHet jaar is om.\n",
        encoding="utf-8",
    )
    found = [one for document in split(read(path)) for one in found_in(document) if one.obligation == duty]
    return status_of(next(one for one in obligations() if one.id == duty), found)


@pytest.mark.parametrize(
    ("duty", "lines", "status"),
    [
        ("AW4-3-gedragscode", "De commissie beveelt de directie aan:|- de gedragscode vast te stellen;|- de gang te verven.", "deels"),
        ("WBK-meldregeling", "In 2024 doen wij het volgende:|1. de vaststelling van de meldregeling;|2. de verhuizing.", "deels"),
        ("AW4-1-bevoegdheden", "Voornemens voor 2024:|- analyse van kwetsbare functies (HR, gereed in juni)|- verhuizing", "deels"),
        ("AW4-1-bevoegdheden", "Dit was in 2023 gereed:|- analyse van kwetsbare functies (HR, in juni)|- verhuizing", "aangetoond"),
        ("AW4-3-gedragscode", "Voor 2024 staat er meer op de agenda:|- de gedragscode is vorig jaar vastgesteld en wordt besproken;|- de verhuizing.", "aangetoond"),
        ("AW4-3-gedragscode", "De wet verplicht werkgevers tot:|- een gedragscode voor ambtenaren;|- een archief.", "niet_aangetroffen"),
        ("AW4-2-scholing", "De volgende zaken ontbraken in 2023:|- een training integriteit;|- een archief.", "strijdig"),
        ("AW4-2-scholing", "De volgende zaken waren er in 2023:|- een training integriteit, gevolgd door 80 collega's;|- een archief.", "aangetoond"),
    ],
)  # fmt: skip
def test_the_line_before_a_list_counts_for_its_points(tmp_path: Path, duty: str, lines: str, status: str) -> None:
    assert shown(tmp_path, duty, lines.replace("|", "\n")) == status


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("De commissie beval aan de gedragscode vast te stellen.", "deels"),
        ("Wij adviseerden de directie om de gedragscode vast te stellen.", "deels"),
        ("De directie heeft de secretaris opgedragen de gedragscode op te stellen.", "deels"),
        ("Wij wilden de gedragscode vaststellen.", "deels"),
        ("De directie heeft de gedragscode in opdracht van het college vastgesteld.", "aangetoond"),
        ("Wij adviseerden collega's over de gedragscode die in mei is vastgesteld.", "aangetoond"),
    ],
)
def test_what_is_advised_ordered_or_wished_is_not_done(tmp_path: Path, sentence: str, status: str) -> None:
    assert shown(tmp_path, "AW4-3-gedragscode", sentence) == status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("De gedragscode voor ambtenaren is vastgesteld. Dit verslag staat op www.testdam.example.", "aangetoond"),
        ("De gedragscode voor ambtenaren is vastgesteld. Het verslag wordt gepubliceerd op de website.", "aangetoond"),
        ("De gedragscode voor ambtenaren is vastgesteld. Dit verslag staat op intranet.", "deels"),
        ("Het zwembad is vernieuwd. Dit verslag staat op www.testdam.example.", "niet_aangetroffen"),
    ],
)
def test_a_report_on_a_website_accounts_only_for_what_it_tells(make_document, text: str, status: str) -> None:
    document = make_document(text, kind="jaarverslag", title="Sociaal jaarverslag 2023")
    found = [one for one in found_in(document) if one.obligation == "AW4-4-verantwoording"]
    assert status_of(next(one for one in obligations() if one.id == "AW4-4-verantwoording"), found) == status


@pytest.mark.parametrize(
    ("duty", "lines", "status"),
    [
        ("WBK-meldregeling", "2.1 Meldregeling||Die is in mei vastgesteld.", "aangetoond"),
        ("WBK-meldregeling", "2.1 Meldregeling||In mei heeft het college deze vastgesteld.", "aangetoond"),
        ("AW4-3-gedragscode", "2.1 Gedragscode||Die hebben wij niet.", "strijdig"),
        ("AW4-3-gedragscode", "2.1 Gedragscode||De parkeerplaats is vernieuwd. Die is in mei geopend.", "niet_aangetroffen"),
        ("AW4-3-gedragscode", "2.1 Gedragscode||Die middag was het druk.", "niet_aangetroffen"),
        ("AW4-3-gedragscode", "De gemeente beschikt over:|- een gedragscode;|- een archief.", "aangetoond"),
        ("AW4-3-gedragscode", "In dit hoofdstuk:|- de gedragscode;|- een archief.", "niet_aangetroffen"),
    ],
)  # fmt: skip
def test_a_thing_named_beside_a_passage_is_what_the_passage_is_of(
    tmp_path: Path, duty: str, lines: str, status: str
) -> None:
    assert shown(tmp_path, duty, lines.replace("|", "\n")) == status


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("De gemeente Andersdorp heeft de gedragscode voor ambtenaren vastgesteld.", False),
        ("Bij de gemeente Andersdorp geldt de gedragscode voor ambtenaren.", False),
        ("De gemeente Testdam heeft de gedragscode voor ambtenaren vastgesteld.", True),
        ("De gemeente Andersdorp en wij hebben de gedragscode voor ambtenaren vastgesteld.", True),
        ("De gemeente heeft met de gemeente Andersdorp de gedragscode voor ambtenaren vastgesteld.", True),
    ],
)
def test_what_another_body_does_is_no_proof(make_document, text: str, is_found: bool) -> None:
    document = make_document(text, kind="jaarverslag", organisation="Gemeente Testdam")
    assert bool(strengths(document, "AW4-3-gedragscode")) is is_found


@pytest.mark.parametrize(
    ("duty", "table", "status"),
    [
        ("AW4-3-gedragscode", "Onderwerp|Aanwezig;Gedragscode|nee;Fietsenstalling|ja", "strijdig"),
        ("AW4-3-gedragscode", "Onderwerp|Aanwezig;Gedragscode|ja;Fietsenstalling|nee", "aangetoond"),
        ("AW4-3-gedragscode", "Onderwerp|Wijzigingen;Gedragscode|nee;Fietsenstalling|ja", "deels"),
        ("AW4-2-scholing", "Actie|Status;E-learning integriteit|gepland;Archief|gereed", "deels"),
        ("AW4-2-scholing", "Actie|Status;E-learning integriteit|gereed;Archief|gepland", "aangetoond"),
        ("AW4-2-scholing", "Actie|Status;Training integriteit|loopt, 30 van de 40 medewerkers getraind;Archief|gereed", "aangetoond"),
        ("AW4-2-scholing", "Actie|Status;Archief|gepland;Fietsenstalling|gereed", "niet_aangetroffen"),
    ],
)  # fmt: skip
def test_a_cell_says_whether_the_thing_in_its_row_is_there(tmp_path: Path, duty: str, table: str, status: str) -> None:
    header, *rows = [f"| {row.replace('|', ' | ')} |" for row in table.split(";")]
    assert shown(tmp_path, duty, "\n".join([header, "|---|---|", *rows])) == status


@pytest.mark.parametrize(
    ("duty", "lines", "status"),
    [
        ("AW4-3-gedragscode", "Agenda 2024||- Gedragscode|- Archief", "deels"),
        ("AW4-3-gedragscode", "Agenda 2024||- Vaststelling van de gedragscode|- Opruimen van het archief", "deels"),
        ("AW4-3-gedragscode", "Agenda 2024||De gedragscode is in maart 2023 vastgesteld en wordt besproken.", "aangetoond"),
        ("AW4-3-gedragscode", "Resultaten 2023||- Vaststelling van de gedragscode|- Opruimen van het archief", "aangetoond"),
        ("WBK-meldregeling", "Niet gelukt||- Meldregeling vaststellen|- Archief opruimen", "strijdig"),
        ("WBK-meldregeling", "Niet gelukt||De meldregeling is wel in maart vastgesteld.", "aangetoond"),
        ("WBK-meldregeling", "Opvolging aanbevelingen 2022||- Meldregeling vastgesteld|- Archief opgeruimd", "aangetoond"),
        ("AW4-1-beleid", "Wettelijk kader||De werkgever stelt het integriteitsbeleid vast.", "niet_aangetroffen"),
        ("AW4-1-beleid", "Wettelijk kader||Het integriteitsbeleid wordt door de werkgever vastgesteld.", "niet_aangetroffen"),
        ("AW4-1-beleid", "Wettelijk kader||Wij hebben het integriteitsbeleid in maart vastgesteld.", "aangetoond"),
    ],
)  # fmt: skip
def test_the_heading_over_a_passage_counts(tmp_path: Path, duty: str, lines: str, status: str) -> None:
    assert shown(tmp_path, duty, "\n" + lines.replace("|", "\n")) == status
