"""Tables with a column of outcomes."""

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.decisions.lists.actionlists import action_lists
from pipeline.decisions.rulings.outcometables import outcome_tables
from pipeline.meeting import meeting_of
from pipeline.read import read
from pipeline.split import split
from tests.documents import of_table


def test_each_row_of_a_decision_list_is_a_decision() -> None:
    document = of_table(
        [
            ["Punt", "Onderwerp", "Besluit"],
            ["1", "Vaststelling agenda", "Conform"],
            ["2", "Voorstel tot sloop van de kade", "Aangenomen"],
            ["3", "Motie over de kade", "Verworpen"],
            ["4", "Brief van de schippers", "Niet behandeld"],
            ["5", "Huur van de loods", ""],
        ]
    )
    decisions = list(outcome_tables(document, meeting_of(document)))
    assert [decision.kind for decision in decisions] == ["vaststelling", "besluit", "afwijzing"]
    assert decisions[1].quote == "2 Voorstel tot sloop van de kade Aangenomen"


def test_each_measure_in_a_table_of_cases_is_a_decision() -> None:
    document = of_table(
        [
            ["Zaak", "Oordeel", "Opgelegde maatregel"],
            ["Een monteur nam gereedschap mee.", "Diefstal", "Ontslag en aangifte"],
            ["Een lasser schold.", "Ongewenst gedrag", "Schriftelijke waarschuwing"],
            ["Een kraanbestuurder leende een bus.", "Geen schending", ""],
        ]
    )
    decisions = list(outcome_tables(replace(document, kind="jaarverslag"), meeting_of(document)))
    assert [decision.decision for decision in decisions] == [
        "Een monteur nam gereedschap mee: ontslag.",
        "Een monteur nam gereedschap mee: aangifte.",
        "Een lasser schold: schriftelijke waarschuwing.",
    ]


def test_a_table_of_counts_has_no_outcomes() -> None:
    document = of_table([["Soort", "2021", "2022"], ["Diefstal", "3", "4"]])
    assert list(outcome_tables(document, meeting_of(document))) == []


def test_a_table_of_how_often_each_measure_was_taken_has_no_outcomes() -> None:
    rows = [["Maatregel", "Aantal", "2021"], ["Ontslag", "2", "1"], ["Schriftelijke waarschuwing", "5", "-"]]
    document = of_table(rows)
    assert list(outcome_tables(document, meeting_of(document))) == []


def test_a_table_of_risks_has_no_outcomes() -> None:
    document = of_table([["Risico", "Maatregel"], ["Inbraak", "Beter hang- en sluitwerk"]])
    assert list(outcome_tables(document, meeting_of(document))) == []


def test_a_row_read_as_a_second_header_is_a_decision_all_the_same() -> None:
    rows: list[list[str | None]] = [
        ["G", "Voorstel over de kade", ""],
        ["31", "Motie over de steiger", "Verworpen"],
        ["32", "Motie over de masten", "Aangenomen"],
    ]
    document = of_table(rows, header_rows=2)
    decisions = list(outcome_tables(document, meeting_of(document)))
    assert [decision.kind for decision in decisions] == ["afwijzing", "besluit"]


def test_an_outcome_cell_tells_its_own_day_and_who_took_it() -> None:
    rows = [
        ["Onderwerp", "Soort", "Uitkomst"],
        ["Rooster van de pont", "instemming", "ingestemd 8 maart"],
        ["Verkoop van de pont", "advies", "positief, met twee voorwaarden"],
        ["Camera op de steiger", "instemming", "ingetrokken door bestuurder"],
        ["Beleid voor de kade", "instemming", "in behandeling"],
    ]
    document = replace(of_table(rows), kind="jaarverslag", body="OR")
    found = list(outcome_tables(document, meeting_of(document)))
    assert [(one.kind, one.decider, one.decided_on) for one in found] == [
        ("instemming", "OR", "2022-03-08"),
        ("advies", "OR", "2022"),
        ("besluit", "bestuurder", "2022"),
    ]


def _rulings(
    rows: list[list[str | None]], *, body: str | None = "OR", caption: str | None = None
) -> list[tuple[str, str | None, str | None]]:
    document = replace(of_table(rows, caption=caption), kind="jaarverslag", body=body)
    return [(one.kind, one.decider, one.decided_on) for one in outcome_tables(document, meeting_of(document))]


def test_the_day_and_the_request_stand_in_columns_of_their_own() -> None:
    rows: list[list[str | None]] = [
        ["Nr", "Onderwerp", "WOR", "Reactie COR", "Datum"],
        ["I-1", "Rooster van de pont", "27.1 b", "instemming onthouden", "12-10-2021"],
        ["I-2", "Rooster van de pont (nieuw)", "27.1 b", "akkoord", "18-01-2022"],
        ["I-3", "Camera op de steiger", "27.1 l", "ingetrokken door CvB", "-"],
        ["I-4", "Plan voor de kade", "27.1 d", "aangehouden", "-"],
        ["A-1", "Verkoop van de pont", "25.1 a", "positief, mits", "15-02-2022"],
        ["A-2", "Benoeming havenmeester", "30", "akkoord", "21-06-2022"],
        ["A-3", "Uitbesteding van de kraan", "25.1 d", "in behandeling", "-"],
    ]
    assert _rulings(rows) == [
        ("afwijzing", "COR", "2021-10-12"),
        ("instemming", "COR", "2022-01-18"),
        ("besluit", "CvB", "2022"),
        ("uitstel", "COR", "2022"),
        ("advies", "COR", "2022-02-15"),
        ("advies", "COR", "2022-06-21"),
    ]


def test_the_council_and_the_director_each_have_a_column() -> None:
    rows: list[list[str | None]] = [
        ["Onderwerp", "Soort aanvraag", "Datum aanvraag", "Reactie OR", "Besluit bestuurder"],
        ["Verkoop van de pont", "Adviesaanvraag", "3 januari 2022", "Positief advies", "Conform advies"],
        ["Regeling thuiswerken", "Instemmingsverzoek", "4 mei 2022", "Instemming", "Vastgesteld"],
    ]
    assert _rulings(rows) == [
        ("advies", "OR", "2022"),
        ("besluit", "bestuurder", "2022"),
        ("instemming", "OR", "2022"),
        ("vaststelling", "bestuurder", "2022"),
    ]


def test_the_caption_says_what_was_asked() -> None:
    rows: list[list[str | None]] = [
        ["Onderwerp", "Oordeel OR"],
        ["Nieuwe kraan", "akkoord"],
        ["Nieuwe pont", "negatief"],
    ]
    assert [kind for kind, _, _ in _rulings(rows, caption="Adviesaanvragen in 2022")] == ["advies", "advies"]
    assert [kind for kind, _, _ in _rulings(rows, caption="Instemmingsverzoeken")] == ["instemming", "afwijzing"]


def test_complaints_and_objections_are_judged() -> None:
    rows: list[list[str | None]] = [
        ["Klacht", "Oordeel commissie", "Datum uitspraak"],
        ["Bejegening aan de balie", "Deels gegrond", "2 maart 2022"],
        ["Hinder door de kraan", "Ongegrond", "9 juni 2022"],
        ["Te late brief", "Niet-ontvankelijk", "1 juli 2022"],
    ]
    assert _rulings(rows, body="klachtencommissie") == [
        ("besluit", "commissie", "2022-03-02"),
        ("afwijzing", "commissie", "2022-06-09"),
        ("afwijzing", "commissie", "2022-07-01"),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        [["Soort klacht", "Oordeel", "Aantal"], ["Bejegening", "Gegrond", "3"], ["Hinder", "Ongegrond", "4"]],
        [["Datum", "Onderwerp", "Soort"], ["3 mei", "Rooster", "instemming"], ["4 mei", "Verkoop", "advies"]],
        [["Oordeel", "2021", "2022"], ["Gegrond", "3", "4"], ["Ongegrond", "1", "2"]],
        [["Risico", "Advies aan directie"], ["Inbraak", "Plaats een slot"], ["Brand", "Koop een blusser"]],
        [["Aanbeveling", "Stand"], ["Keur de kade", "Overgenomen. Het is in mei gedaan."], ["Bouw", "Overgenomen."]],
    ],
)
def test_counts_plans_and_answers_are_no_rulings(rows: list[list[str | None]]) -> None:
    assert _rulings(rows) == []


def test_what_was_advised_and_turned_down_was_not_turned_down_by_who_advised() -> None:
    rows: list[list[str | None]] = [
        ["Aanbeveling", "Wat ermee is gedaan"],
        ["Keur de kade elk jaar", "Overgenomen. De kade is gekeurd."],
        ["Bouw een steiger", "Niet overgenomen. Er is geen geld."],
        ["Tel de masten", "Deels overgenomen."],
    ]
    assert _rulings(rows, body="vertrouwenspersoon") == [("afwijzing", None, None)]


def test_a_typeset_table_with_two_columns_of_rulings_is_read_from_the_page(tmp_path: Path) -> None:
    weasyprint = pytest.importorskip("weasyprint", reason="WeasyPrint is an extra")
    rows = [
        ("Onderwerp", "Soort aanvraag", "Datum aanvraag", "Reactie OR", "Besluit bestuurder"),
        (
            "Verhuizing van Groen naar de loods",
            "Adviesaanvraag",
            "3 januari 2022",
            "Positief advies, 14 februari 2022",
            "Conform advies",
        ),
        ("Regeling thuiswerken", "Instemmingsverzoek", "4 mei 2022", "Ingestemd, 7 juni 2022", "Vastgesteld"),
        ("Rooster van de brug", "Instemmingsverzoek", "9 mei 2022", "Instemming onthouden", "-"),
    ]
    cells = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    style = "<style>table{border-collapse:collapse} td{border:1px solid black; padding:3px}</style>"
    page = f"{style}<h1>Jaarverslag 2022 ondernemingsraad</h1><p>De OR kwam tien keer bijeen.</p><table>{cells}</table>"
    weasyprint.HTML(string=page).write_pdf(tmp_path / "or.pdf")
    document = split(read(tmp_path / "or.pdf"))[0]
    found = [(one.kind, one.decider, one.decided_on) for one in outcome_tables(document, meeting_of(document))]
    assert found == [
        ("advies", "OR", "2022-02-14"),
        ("besluit", "bestuurder", "2022"),
        ("instemming", "OR", "2022-06-07"),
        ("vaststelling", "bestuurder", "2022"),
        ("afwijzing", "OR", "2022"),
    ]


def test_a_ruling_is_about_the_subject_and_not_about_the_longest_cell() -> None:
    rows: list[list[str | None]] = [
        ["Vergadering", "Onderwerp", "Doel", "Uitkomst"],
        ["12 januari 2022", "Kade", "Instemming", "Ingestemd"],
        ["8 juli 2022", "Pont", "Advies aan directie", "Volgt in 2023"],
    ]
    document = replace(of_table(rows), kind="jaarverslag", body="OR")
    assert [one.decision for one in outcome_tables(document, meeting_of(document))] == ["Kade: ingestemd."]


@pytest.mark.parametrize("heads", [["Ontvangen", "Uitkomst", "Datum"], ["Ingediend", "Standpunt OR", "Datum brief"]])
def test_consent_in_one_word_is_a_ruling_and_no_task(heads: list[str]) -> None:
    document = of_table(
        [
            ["Onderwerp", *heads],
            ["Rooster van de pont", "mrt 2021", "instemming", "20-5-2021"],
            ["Huur van de loods", "mei 2021", "geen instemming", "1-7-2021"],
            ["Camera op de kade", "jan 2022", "instemming, voor twee jaar", "17-3-2022"],
            ["Telling van de masten", "sep 2022", "aangehouden", "–"],
            ["Keuring van de kraan", "okt 2022", "instemmingsverzoek volgt nog later", "–"],
        ]
    )
    report = replace(document, kind="jaarverslag", body="OR")
    decisions = list(outcome_tables(report, meeting_of(report)))
    assert [(one.kind, one.decided_on) for one in decisions][:4] == [
        ("instemming", "2021-05-20"),
        ("afwijzing", "2021-07-01"),
        ("instemming", "2022-03-17"),
        ("uitstel", "2022"),  # of the report, of which the dash tells nothing
    ]
    assert action_lists(report, meeting_of(report)) == []
