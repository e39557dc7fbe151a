"""What the base lacks: years between reports, years that are awaited, sources out of reach."""

from __future__ import annotations

import pytest

from pipeline.answers.completeness import not_taken, sources, yearly_reports
from pipeline.knowledge.fetched import Known, begin_source, end_source, note_address
from pipeline.store import open_base, save


@pytest.fixture
def put(base_path, make_document, make_source):
    def put(
        *years: str, organisation: str | None = "Lekduin", kind: str = "jaarverslag", body: str | None = None
    ) -> None:
        with open_base(base_path) as base:
            for year in years:
                document = make_document(
                    f"{organisation} {year} {kind} {body}", organisation=organisation, kind=kind, period=year, body=body
                )
                save(base, make_source(document, path=document.id), [document], {}, [], version="1", seconds=0)

    return put


@pytest.mark.parametrize(
    ("years", "there", "missing", "awaited"),
    [
        (("2018", "2019", "2021", "2024"), "2018–2019, 2021, 2024", "2020, 2022–2023", None),
        (("2020", "2021"), "2020–2021", None, "2022–2024"),
        (("2019/2020", "2021"), "2019–2021", None, "2022–2024"),
        (("2024",), "2024", None, None),
        (("2025",), "2025", None, None),
    ],
)
def test_the_gaps_between_years_are_named(put, base_path, years, there, missing, awaited) -> None:
    put(*years)
    (row,) = yearly_reports(base_path, this_year=2026)
    assert (row["years"], row["missing"], row["awaited"]) == (there, missing, awaited)


def test_only_yearly_reports_count_each_body_for_itself(put, base_path) -> None:
    put("2020", "2022", kind="verslag overleg")
    put("2020", "2022", organisation=None)
    put("2021", body="COR")
    put("2020", "2022", body="Bureau Integriteit")
    rows = yearly_reports(base_path, this_year=2023)
    assert [(row["body"], row["missing"]) for row in rows] == [("Bureau Integriteit", "2021"), ("COR", None)]


def test_a_source_tells_when_it_was_reached(base_path) -> None:
    with open_base(base_path) as base:
        begin_source(base, "raden", "openbesluitvorming")
        note_address(base, "raden", Known(address="https://a", outcome="refused", reason="too large"))
        note_address(base, "raden", Known(address="https://b", outcome="new"))
        end_source(base, "raden", status="ok", reason=None)
        reached = base.execute("SELECT reached FROM sources").fetchone()[0]
        begin_source(base, "raden", "openbesluitvorming")
        end_source(base, "raden", status="failed", reason="answers 500")
    (row,) = sources(base_path)
    assert (row["status"], row["reached"], row["addresses"], row["refused"]) == ("failed", reached, 2, 1)
    assert row["tried"] > reached
    assert [(one["address"], one["reason"]) for one in not_taken(base_path)] == [("https://a", "too large")]
