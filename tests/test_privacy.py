"""What is shown under `--private`: no names of persons, no citizen service numbers; figures and bodies stay."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.cli import main
from pipeline.ingest import keep
from pipeline.intake.reading import read_file
from pipeline.privacy import is_bsn, masked, masked_row, surnames
from pipeline.store import open_base, start_run


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mevrouw Jansen belt terug.", "[naam] belt terug."),
        ("De heer P.J. van der Kolk sluit de vergadering.", "[naam] sluit de vergadering."),
        ("Volgens mr. drs. A. Bakker-Visser kan het.", "Volgens [naam] kan het."),
        ("Aanwezig: K. de Groot, Th. Smit en Karin Mulder.", "Aanwezig: [naam], [naam] en [naam]."),
        ("Karin stuurt de lijst.", "[naam] stuurt de lijst."),
        ("Mail k.mulder@lekduin.nl voor vragen.", "Mail [e-mail] voor vragen."),
        ("Zijn nummer is 123456782.", "Zijn nummer is [bsn]."),
        ("BSN: 1234.56.782", "BSN: [bsn]"),
        ("burgerservicenummer 12345678 en verder", "burgerservicenummer [bsn] en verder"),
        ("Wethouder Van Dongen licht toe.", "Wethouder [naam] licht toe."),
        ("Zij vraagt gedeputeerde Ten Hove om uitleg.", "Zij vraagt gedeputeerde [naam] om uitleg."),
    ],
)
def test_a_person_is_left_out(text: str, expected: str) -> None:
    assert masked(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "De gemeente Den Haag besloot op 12 mei 2022 tot verkoop.",
        "Er is € 123.456.782 begroot, en 123456789 euro later.",
        "Ad hoc wordt besloten door het college van burgemeester en wethouders.",
        "Dossier 12345678 van de Kamer van Koophandel.",
        "Energie B.V. Holland en N.V. Luchthaven tekenden.",
        "Bel 0612345678 voor vragen over zaaknummer 2022.123456782.1.",
        "Er waren 14 meldingen; zie artikel 5.1.2.e van de Woo.",
        "Provinciale Staten en Gedeputeerde Staten vergaderen.",
        "De wethouder van Financiën en de burgemeester spreken elkaar.",
    ],
)
def test_what_is_no_person_stays(text: str) -> None:
    assert masked(text) == text


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Mevrouw A. van der Kolk sprak.", {"Kolk"}),
        ("Karin Mulder-Bos en de heer Stol waren er.", {"Mulder-Bos", "Stol"}),
        ("Aanwezig: Yildiran (vz.), De Bruin, Roelf Zandstra en Pot", {"Yildiran", "Bruin", "Zandstra", "Pot"}),
        ("Afwezig met kennisgeving: Haverlag; Tap", {"Haverlag", "Tap"}),
        ("Aanwezig: de leden van de raad", set()),
        ("De heer Voorzitter opent. Voorzitter: burgemeester", set()),
        ("In Den Haag waren er 14 meldingen.", set()),
    ],
)
def test_surnames_are_learnt_where_a_person_is_named_in_full(text: str, names: set[str]) -> None:
    assert surnames(text) == names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kolk zegt toe de lijst te sturen.", "[naam] zegt toe de lijst te sturen."),
        ("Dat doet Van der Kolk.", "Dat doet [naam]."),
        ("Volgens Kolk klopt het; Wobke Kolk ook.", "Volgens [naam] klopt het; [naam] ook."),
        ("Eigenaar: Kolk/Stol", "Eigenaar: [naam]/[naam]"),
        ("De kolk is schoon, en in Kolkwijk ook.", "De kolk is schoon, en in Kolkwijk ook."),
    ],
)
def test_a_known_surname_is_left_out_where_it_stands_alone(text: str, expected: str) -> None:
    assert masked(text, frozenset({"Kolk", "Stol"})) == expected


def test_in_place_every_letter_stays_where_it_was() -> None:
    text = "Mevrouw Kolk (bsn 123456782, k.kolk@lekduin.nl) belt; Kolk wacht."
    covered = masked(text, frozenset({"Kolk"}), in_place=True)
    assert len(covered) == len(text) and covered[text.index("belt") :].startswith("belt; ████ wacht")
    assert "olk" not in covered and "123456782" not in covered


@pytest.mark.parametrize(
    ("printed", "expected"),
    [("123456782", True), ("111222333", True), ("123456789", False), ("000000000", False), ("12345678", False)],
)
def test_the_eleven_test(printed: str, expected: bool) -> None:
    assert is_bsn(printed) is expected


def test_a_row_keeps_its_id_and_loses_the_number() -> None:
    row = {"id": "Karin", "printed": "123456782", "value": 123456782, "facts": [{"says": "Karin belt"}], "page": 3}
    assert masked_row(row) == {
        "id": "Karin",
        "printed": "[bsn]",
        "value": None,
        "facts": [{"says": "[naam] belt"}],
        "page": 3,
    }


@pytest.mark.parametrize("is_private", [True, False])
def test_the_command_leaves_persons_out_where_asked(tmp_path: Path, is_private: bool) -> None:
    file = tmp_path / "verslag.txt"
    file.write_text("Verslag van de vergadering.\n\nDe heer Kolk zegt toe in mei 2022 de 14 meldingen te bespreken.\n")
    done = CliRunner().invoke(main, [*(["--private"] if is_private else []), "extract", str(file)])
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert any(line["record"] == "action" for line in lines)
    assert ("Kolk" in done.stdout) is not is_private


@pytest.mark.parametrize("is_private", [True, False])
def test_an_export_leaves_persons_out_where_asked(tmp_path: Path, is_private: bool) -> None:
    with closing(open_base(tmp_path / "k.db")) as base:
        file = tmp_path / "verslag.txt"
        file.write_text(
            "Verslag van de vergadering.\n\nDe heer Kolk zegt toe in mei 2022 de 14 meldingen te bespreken.\n"
        )
        keep(base, read_file(str(file)), run=start_run(base, "1"))
    command = ["export", str(tmp_path / "uit"), "--db", str(tmp_path / "k.db"), "--table", "action_list"]
    CliRunner().invoke(main, [*(["--private"] if is_private else []), *command])
    written = (tmp_path / "uit" / "action_list.csv").read_text("utf-8")
    assert "meldingen" in written
    assert ("Kolk" in written) is not is_private
