"""The audit kept in the knowledge base: written once, renewed for what changed, and asked by the command."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline import store
from pipeline.audit.renewal import audit_again
from pipeline.audit.report import RIGHT, UNCHECKED, WRONG, report
from pipeline.cli import main
from pipeline.errors import BadQuestion
from pipeline.ingest import keep
from pipeline.intake.reading import read_file
from pipeline.knowledge.calculations import calculation_id
from pipeline.reviews import review

ADDS_UP = "# Jaarverslag 2021\n\nGemeente Lekduin\n\nIn 2021 kwamen 40 klachten binnen, 25% meer dan in 2020 (32).\n"
DOES_NOT = "# Jaarverslag 2022\n\nGemeente Lekduin\n\nIn 2022 kwamen 48 klachten binnen, 40% meer dan in 2021 (40).\n"
OTHER = "# Jaarverslag 2022\n\nGemeente Waalwoud\n\nVan de 50 dossiers waren er 20 volledig (40%).\nVan de bezoekers was 30% tevreden.\n"


@pytest.fixture
def put(base_path: Path, tmp_path: Path):
    """`put(name, text)`: the text read as a file and audited, as an ingest does; how many calculations were made."""

    def put(name: str, text: str) -> int:
        (tmp_path / name).write_text(text, "utf-8")
        base = store.open_base(base_path)
        run = store.start_run(base, "1")
        assert keep(base, read_file(str(tmp_path / name)), run=run) is None
        made = audit_again(base, run)
        base.close()
        return made

    return put


def kept(path: Path) -> list[tuple[object, ...]]:
    base = store.open_base(path)
    found = base.execute("SELECT id, kind, agrees FROM calculations ORDER BY id").fetchall()
    base.close()
    return found


def test_reading_again_changes_nothing(base_path: Path, put) -> None:
    put("a.md", ADDS_UP)
    before = kept(base_path)
    put("a.md", ADDS_UP)
    assert before
    assert kept(base_path) == before


def test_a_calculation_goes_with_its_figures(base_path: Path, put) -> None:
    put("a.md", DOES_NOT)
    assert 0 in {agrees for _, _, agrees in kept(base_path)}
    put("a.md", ADDS_UP)
    assert 0 not in {agrees for _, _, agrees in kept(base_path)}


def test_only_organisations_with_something_new_are_audited(base_path: Path, put) -> None:
    put("a.md", ADDS_UP)
    put("b.md", OTHER)
    base = store.open_base(base_path)
    base.execute("UPDATE calculations SET reason = 'vroeger'")
    base.conn.commit()
    base.close()
    put("c.md", DOES_NOT)
    reasons = {(row["organisation"], row["reason"] == "vroeger") for row in report(base_path, with_all=True)}
    assert reasons == {("Gemeente Lekduin", False), ("Gemeente Waalwoud", True)}


def test_a_run_without_new_documents_audits_nothing(base_path: Path) -> None:
    base = store.open_base(base_path)
    assert audit_again(base, store.start_run(base, "1")) == 0


def test_a_year_is_checked_against_the_report_of_that_year(base_path: Path, put) -> None:
    put("a.md", ADDS_UP)
    put("b.md", DOES_NOT)
    found = [row for row in report(base_path, with_all=True) if row["kind"] == "jaarcijfer herhaald"]
    assert [(row["outcome"], len({figure["document"] for figure in row["figures"]})) for row in found] == [(RIGHT, 2)]


def test_the_report_says_what_is_wrong_first(base_path: Path, put) -> None:
    for name, text in (("a.md", ADDS_UP), ("b.md", DOES_NOT), ("c.md", OTHER)):
        put(name, text)
    found = report(base_path)
    assert [row["outcome"] for row in found] == [WRONG, UNCHECKED]
    assert found[0]["reason"] == "Een verandering van 40 naar 48 is 20% meer, maar het verslag noemt 40% meer."
    assert [figure["printed"] for figure in found[0]["figures"]] == ["40", "48", "40"]
    assert {row["outcome"] for row in report(base_path, with_all=True)} == {WRONG, UNCHECKED, RIGHT}


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ({"organisation": "lekduin"}, 1),
        ({"organisation": "waalwoud"}, 0),
        ({"year": "2021"}, 1),
        ({"year": 2019}, 0),
        ({"kind": "verandering"}, 1),
        ({"kind": "aandeel"}, 0),
    ],
)
def test_filters(base_path: Path, put, asked: dict[str, object], count: int) -> None:
    for name, text in (("a.md", ADDS_UP), ("b.md", DOES_NOT), ("c.md", OTHER)):
        put(name, text)
    assert sum(row["outcome"] == WRONG for row in report(base_path, **asked)) == count


@pytest.mark.parametrize("asked", [{"year": "vorig jaar"}, {"kind": "raden"}])
def test_a_question_without_sense_is_refused(base_path: Path, put, asked: dict[str, str]) -> None:
    put("a.md", ADDS_UP)
    with pytest.raises(BadQuestion):
        report(base_path, **asked)


@pytest.mark.parametrize(("text", "status"), [(ADDS_UP, 0), (DOES_NOT, 1)])
def test_the_exit_status_says_whether_something_is_wrong(base_path: Path, put, text: str, status: int) -> None:
    put("a.md", text)
    assert CliRunner().invoke(main, ["audit", "--db", str(base_path)]).exit_code == status


def test_the_command_prints_quotes_and_places(base_path: Path, put) -> None:
    put("a.md", DOES_NOT)
    result = CliRunner().invoke(main, ["audit", "--db", str(base_path)])
    assert result.stdout.startswith("Klopt niet:\n\n1. Een verandering van 40 naar 48 is 20% meer")
    assert "   a.md: «In 2022 kwamen 48 klachten binnen, 40% meer dan in 2021 (40).»" in result.stdout
    as_json = json.loads(CliRunner().invoke(main, ["audit", "--db", str(base_path), "--format", "json"]).stdout)
    assert as_json[0]["figures"][0]["quote"].startswith("In 2022 kwamen 48 klachten")
    as_csv = CliRunner().invoke(main, ["audit", "--db", str(base_path), "--format", "csv"]).stdout.splitlines()
    assert as_csv[0].startswith("organisation,year,kind,outcome,reason,expected,found")
    assert len(as_csv) == 2


def test_the_id_of_a_calculation_depends_on_its_figures(base_path: Path, put) -> None:
    from pipeline.conclusions import Calculation

    first = Calculation(kind="som", figures=("a", "b"))
    assert calculation_id(first) == calculation_id(Calculation(kind="som", figures=("a", "b"), agrees=True))
    assert calculation_id(first) != calculation_id(Calculation(kind="som", figures=("b", "a")))


def test_nothing_is_calculated_with_a_figure_that_a_person_rejected_or_corrected(base_path: Path, put) -> None:
    put("a.md", DOES_NOT)
    (wrong,) = report(base_path)
    assert wrong["outcome"] == WRONG
    review(base_path, wrong["figures"][0]["id"], "rejected", who="J. Vos")
    assert WRONG not in {row["outcome"] for row in report(base_path)}
    put("a.md", DOES_NOT)
    assert WRONG not in {row["outcome"] for row in report(base_path)}
    review(base_path, wrong["figures"][0]["id"], "accepted", who="M. Smit")
    assert [row["id"] for row in report(base_path) if row["outcome"] == WRONG] == [wrong["id"]]
    review(base_path, wrong["figures"][1]["id"], "corrected", who="M. Smit", correction={"value": "35"})
    assert WRONG not in {row["outcome"] for row in report(base_path)}
