"""Tables with a column of outcomes."""

from dataclasses import replace

from pipeline.decisions.outcometables import outcome_tables
from pipeline.meeting import meeting_of
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
