"""Verdicts are kept with the proofs they rest on, made again for what changed, and printed by `check`."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipeline import check, store
from pipeline.cli import main
from pipeline.duties.findings import findings, page
from pipeline.knowledge.verdicts import organisations_to_judge
from pipeline.reviews import review

TODAY = date(2024, 6, 1)
TEXT = """De gedragscode voor ambtenaren geldt sinds 2018 & staat op <intranet>.
Nieuwe medewerkers legden de eed of belofte af.
Een regeling voor het melden van financiële belangen ontbreekt.
In 2024 komt er een training over integriteit."""
QUOTES = {
    "AW4-3-gedragscode": (TEXT.split("\n")[0], "states"),
    "AW5-eed": (TEXT.split("\n")[1], "states"),
    "AW5-financiele-belangen": (TEXT.split("\n")[2], "denies"),
    "AW4-2-scholing": (TEXT.split("\n")[3], "partly"),
}


@pytest.fixture
def put(base_path, make_document, make_source, make_proof):
    """`put(organisation, year, text=…)`: store an annual report with its proofs in a run of its own; gives the run."""

    def put(organisation: str | None, year: int, text: str = TEXT, path: str = "verslag.pdf") -> str:
        base = store.open_base(base_path)
        document = make_document(
            f"{text}\n{organisation} {year}", kind="jaarverslag", title="Jaarverslag", organisation=organisation,
            period=str(year),
        )  # fmt: skip
        proofs = [
            make_proof(document, quote, duty, strength=strength)
            for duty, (quote, strength) in QUOTES.items()
            if quote in text
        ]
        run = store.start_run(base, "1")
        store.save(base, make_source(document, path=path), [document], {}, proofs, version="1", seconds=0, run=run)
        check.renew(base, run)
        base.close()
        return run

    return put


def rows(path: Path, sql: str) -> list[tuple[object, ...]]:
    base = store.open_base(path)
    found = list(base.execute(sql))
    base.close()
    return found


def run(*words: str) -> Result:
    return CliRunner().invoke(main, ["check", *words])


def test_verdicts_are_kept_with_their_proofs(base_path, put) -> None:
    put("Gemeente Lekduin", 2023)
    kept = dict(rows(base_path, "SELECT obligation, outcome FROM verdicts WHERE year = 2023"))
    assert kept["AW4-3-gedragscode"] == "voldaan"
    assert kept["AW5-financiele-belangen"] == "weersproken"
    assert kept["AW4-1-discriminatie"] == "niet aangetoond"
    sql = """SELECT p.quote FROM verdicts v JOIN verdict_proofs vp ON vp.verdict = v.id JOIN proofs p ON p.id = vp.proof
        WHERE v.obligation = 'AW5-eed'"""
    assert rows(base_path, sql) == [("Nieuwe medewerkers legden de eed of belofte af.",)]
    assert rows(base_path, "SELECT law, article FROM obligations WHERE id = 'AW5-eed'") == [
        ("Ambtenarenwet 2017", "artikel 5, lid 1, onder a")
    ]


def test_only_those_whom_the_run_concerned_are_judged_again(base_path, put) -> None:
    first = put("Gemeente Lekduin", 2023)
    second = put("Provincie Bovenland", 2023, path="ander.pdf")
    base = store.open_base(base_path)
    assert organisations_to_judge(base, first) == ["Gemeente Lekduin"]
    assert organisations_to_judge(base, second) == ["Provincie Bovenland"]
    base.close()


def test_a_report_that_changed_leaves_no_old_verdict(base_path, put) -> None:
    put("Gemeente Lekduin", 2023)
    put("Gemeente Lekduin", 2023, text="Nieuwe medewerkers legden de eed of belofte af.")
    kept = dict(rows(base_path, "SELECT obligation, outcome FROM verdicts"))
    assert (kept["AW5-eed"], kept["AW4-3-gedragscode"]) == ("voldaan", "niet aangetoond")


def test_a_report_that_turned_out_to_be_of_another_year_leaves_no_old_verdict(base_path, put) -> None:
    put("Gemeente Lekduin", 2022)
    put("Gemeente Lekduin", 2023)  # the same path: the old content is gone
    assert rows(base_path, "SELECT DISTINCT year FROM verdicts") == [(2023,)]


def test_a_rejected_proof_counts_no_longer(base_path, put) -> None:
    put("Gemeente Lekduin", 2023)
    base = store.open_base(base_path)
    with base.conn:
        base.execute(
            "INSERT INTO reviews (fact, kind, document, quote, starts, ends, outcome, reviewed_at) "
            "SELECT id, 'proof', document, quote, starts, ends, 'rejected', '2024-01-01' FROM proofs WHERE obligation = 'AW5-eed'"
        )
    base.close()
    found = findings(base_path, organisation=None, year=None, today=TODAY)
    assert {one.obligation: one.outcome for one in found.verdicts}["AW5-eed"] == "niet aangetoond"


def test_a_proof_corrected_to_another_duty_counts_for_that_one_alone(base_path, put) -> None:
    put("Gemeente Lekduin", 2023)
    ((oath,),) = rows(base_path, "SELECT id FROM proofs WHERE obligation = 'AW5-eed'")
    review(base_path, str(oath), "corrected", who="J. Vos", correction={"obligation": "AW4-1-discriminatie"})
    kept = dict(rows(base_path, "SELECT obligation, outcome FROM verdicts"))
    assert (kept["AW5-eed"], kept["AW4-1-discriminatie"]) == ("niet aangetoond", "voldaan")
    sql = """SELECT vp.proof FROM verdicts v JOIN verdict_proofs vp ON vp.verdict = v.id
        WHERE v.obligation = 'AW4-1-discriminatie'"""
    assert rows(base_path, sql) == [(oath,)]


def test_the_report_shows_law_verdict_quote_and_what_is_missing(base_path, put) -> None:
    put("Gemeente Lekduin", 2023)
    html = page(findings(base_path, organisation="lekduin", year=2023, today=TODAY))
    assert "Gemeente Lekduin, 2023" in html
    assert "https://wetten.overheid.nl/BWBR0001947/2023-12-31#Artikel4" in html
    assert "Opgesteld op 1 juni 2024" in html
    assert "geldt sinds 2018 &amp; staat op &lt;intranet&gt;." in html
    assert "verslag.pdf, bladzijde 1" in html
    assert "Wat uitsluitsel zou geven" in html
    assert "geen vaststelling dat de wet is overtreden" in html


def test_the_matrix_has_a_column_per_year(base_path, put) -> None:
    put("Gemeente Lekduin", 2022)
    put("Gemeente Lekduin", 2023, path="ander.pdf")
    done = run("--db", str(base_path))
    assert done.exit_code == 0
    assert "2022  2023" in done.output
    assert next(line for line in done.output.splitlines() if line.startswith("Gedragscode")).split()[1:] == ["●", "●"]


def test_json_names_article_link_and_passages(base_path, put) -> None:
    put("Gemeente Lekduin", 2023)
    found = {row["obligation"]: row for row in json.loads(run("--db", str(base_path), "--format", "json").stdout)}
    code = found["AW4-3-gedragscode"]
    assert (code["law"], code["article"]) == ("Ambtenarenwet 2017", "artikel 4, lid 3")
    assert code["passages"][0]["page"] == 1
    assert found["WBK-meldregeling"]["beside"][0]["law"] == "Wet bescherming klokkenluiders"


@pytest.mark.parametrize(("words", "status"), [((), 0), (("--strict",), 1), (("--strict", "--year", "1999"), 0)])
def test_strict_fails_where_article_4_is_not_evidenced(base_path, put, words, status) -> None:
    put("Gemeente Lekduin", 2023)
    assert run("--db", str(base_path), *words).exit_code == status


def test_a_year_that_is_none_is_refused(base_path, put) -> None:
    put("Gemeente Lekduin", 2023)
    done = run("--db", str(base_path), "--year", "vorig")
    assert done.exit_code == 1
    assert "vorig is no year" in done.stderr


def test_a_report_can_be_printed(base_path, put, tmp_path) -> None:
    pytest.importorskip("weasyprint", reason="WeasyPrint is an extra")
    put("Gemeente Lekduin", 2023)
    done = run("--db", str(base_path), "--format", "pdf", "-o", str(tmp_path / "toetsing.pdf"))
    assert done.exit_code == 0
    assert (tmp_path / "toetsing.pdf").read_bytes().startswith(b"%PDF")


def outcomes(base_path: Path, duty: str) -> tuple[list[tuple[object, ...]], str]:
    """As kept in the base, and as `check` says now."""
    shown = {
        row["obligation"]: row["outcome"] for row in json.loads(run("--db", str(base_path), "--format", "json").output)
    }
    return rows(base_path, f"SELECT outcome FROM verdicts WHERE obligation = '{duty}'"), shown[duty]


def test_what_a_person_says_of_a_proof_changes_the_verdict_at_once(base_path, put) -> None:
    put("Gemeente Lekduin", 2023)
    ((proof,),) = rows(base_path, "SELECT id FROM proofs WHERE obligation = 'AW5-eed'")
    for outcome, verdict in [("rejected", "niet aangetoond"), ("accepted", "voldaan")]:
        review(base_path, str(proof), outcome, who="J. Vos")
        assert outcomes(base_path, "AW5-eed") == ([(verdict,)], verdict)
    review(base_path, str(proof), "corrected", who="J. Vos", correction={"strength": "partly"})
    assert outcomes(base_path, "AW5-eed") == ([("deels",)], "deels")
    sql = "SELECT proof FROM verdict_proofs vp JOIN verdicts v ON v.id = vp.verdict WHERE v.obligation = 'AW5-eed'"
    assert rows(base_path, sql) == [(proof,)]
