"""Reviews: what people say of facts shows in the lists, outlives another reading, and becomes gold."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from pipeline import query
from pipeline.cli import main
from pipeline.errors import BadQuestion
from pipeline.evaluation.dutyexamples import of_duty_lines
from pipeline.evaluation.examples import of_lines
from pipeline.evaluation.gold import gold_of
from pipeline.ingest import keep
from pipeline.intake.reading import read_file
from pipeline.reviews import export, export_training, review, reviews
from pipeline.store import open_base, start_run

TEXT = "Jaarverslag 2022 van de gemeente Lekduin.\n\nIn 2022 waren er 14 meldingen van pesten. Er waren 3 klachten.\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "verslag.txt"
    path.write_text(TEXT)
    return path


@pytest.fixture
def db(file: Path, tmp_path: Path) -> Path:
    path = tmp_path / "k.db"
    ingest(file, path)
    return path


def ingest(file: Path, db: Path) -> None:
    with closing(open_base(db)) as base:
        keep(base, read_file(str(file)), run=start_run(base, "1"))


def change(db: Path, sql: str, *values: Any) -> None:
    with closing(open_base(db)) as base:
        base.execute(sql, values)
        base.conn.commit()


def fact_of(db: Path, printed: str) -> str:
    return next(row["id"] for row in query.figures(db) if row["printed"] == printed)


def test_a_rejected_fact_is_in_no_list(db: Path) -> None:
    review(db, fact_of(db, "14"), "rejected", who="J. Vos", why="vorig jaar")
    assert [row["printed"] for row in query.figures(db)] == ["3"]


def test_a_corrected_fact_is_listed_as_corrected(db: Path) -> None:
    review(db, fact_of(db, "14"), "corrected", who="J. Vos", correction={"period": "2021", "value": "15"})
    row = next(row for row in query.figures(db) if row["printed"] == "14")
    assert (row["value"], row["period"], row["review"]) == (15, "2021", "corrected")


def test_the_last_word_counts_and_the_first_is_kept(db: Path) -> None:
    fact = fact_of(db, "14")
    review(db, fact, "rejected", who="J. Vos")
    review(db, fact, "accepted", who="M. Smit", why="staat er echt")
    assert [(row["reviewer"], row["state"]) for row in reviews(db)] == [("M. Smit", "staat"), ("J. Vos", "vervangen")]
    assert fact_of(db, "14") == fact


def test_a_review_survives_another_reading_and_other_rules(db: Path, file: Path) -> None:
    fact = fact_of(db, "14")
    review(db, fact, "corrected", who="J. Vos", correction={"period": "2021"})
    change(db, "UPDATE reviews SET fact = '00000000deadbeef'")  # as a fact was called by another rule
    ingest(file, db)
    assert [(row["fact"], row["state"]) for row in reviews(db)] == [(fact, "staat")]


def test_a_review_is_not_given_to_another_figure_of_the_passage(db: Path, file: Path) -> None:
    review(db, fact_of(db, "14"), "rejected", who="J. Vos")
    change(db, "UPDATE reviews SET fact = '00000000deadbeef', says = '15'")
    ingest(file, db)
    assert [row["state"] for row in reviews(db)] == ["niet meer gevonden"]
    assert len(query.figures(db)) == 2


def test_a_passage_that_is_gone_is_said(db: Path, file: Path) -> None:
    review(db, fact_of(db, "14"), "accepted", who="J. Vos")
    file.write_text(TEXT.replace("14", "16"))
    ingest(file, db)
    assert [(row["says"], row["state"]) for row in reviews(db)] == [("14", "passage weg")]


@pytest.mark.parametrize(
    ("fact", "outcome", "options", "said"),
    [
        ("weg", "accepted", {"who": "ik"}, "no fact has the id"),
        (None, "goed", {"who": "ik"}, "no outcome"),
        (None, "accepted", {"who": " "}, "--who"),
        (None, "corrected", {"who": "ik"}, "at least one"),
        (None, "corrected", {"who": "ik", "correction": {"quote": "x"}}, "not quote"),
        (None, "corrected", {"who": "ik", "correction": {"value": "veel"}}, "give a number"),
    ],
)
def test_what_cannot_be_is_refused(db: Path, fact: str | None, outcome: str, options: Any, said: str) -> None:
    with pytest.raises(BadQuestion, match=said):
        review(db, fact or fact_of(db, "14"), outcome, **options)
    assert reviews(db) == []


def test_reviews_become_gold(db: Path, tmp_path: Path) -> None:
    review(db, fact_of(db, "14"), "corrected", who="J. Vos", correction={"period": "2021"})
    review(db, fact_of(db, "3"), "rejected", who="J. Vos")
    assert [path.name for path in export(db, tmp_path / "goud")] == ["verslag.figures.jsonl"]
    (gold,) = gold_of(tmp_path / "goud" / "verslag")["figures"]
    assert (gold["value"], gold["period"], gold["part"]) == (14, "2021", 1)
    assert "14 meldingen" in gold["quote"]


def test_gold_and_lines_to_learn_from_are_written_in_one_go(tmp_path: Path) -> None:
    file, db = tmp_path / "lijst.txt", tmp_path / "k.db"
    file.write_text(DECIDED)
    ingest(file, db)
    review(db, query.decisions(db)[0]["id"], "accepted", who="J. Vos")
    words = ["review", "--db", str(db), "--export", str(tmp_path / "goud"), "--training", str(tmp_path / "leer")]
    done = CliRunner().invoke(main, words)
    assert [Path(line).parent.name for line in done.output.split()] == ["goud", "leer"]


def test_a_row_of_a_table_still_stands_though_its_cells_are_parted_otherwise(tmp_path: Path) -> None:
    ingest(
        Path(__file__).parent.parent / "corpus" / "samples" / "jaarverslag-vertrouwenspersonen-2023.pdf",
        tmp_path / "k.db",
    )
    rows = [row for row in query.figures(tmp_path / "k.db") if row["column_number"]]
    assert rows
    review(tmp_path / "k.db", rows[0]["id"], "accepted", who="J. Vos")
    change(tmp_path / "k.db", "UPDATE reviews SET fact = '00000000deadbeef'")
    assert [row["state"] for row in reviews(tmp_path / "k.db")] == ["niet meer gevonden"]


DECIDED = "Besluitenlijst college, 3 mei 2022\n\nHet weer was mooi. Het college heeft besloten de brug te vervangen. De raad heeft ingestemd met de nota.\n"


def test_reviewed_decisions_become_lines_to_learn_from(tmp_path: Path) -> None:
    file, db = tmp_path / "lijst.txt", tmp_path / "k.db"
    file.write_text(DECIDED)
    ingest(file, db)
    wrong, right = (row["id"] for row in sorted(query.decisions(db), key=lambda row: row["starts"]))
    review(db, wrong, "rejected", who="J. Vos")
    review(db, right, "corrected", who="J. Vos", correction={"kind": "goedkeuring"})
    (written,) = export_training(db, tmp_path / "lines")
    assert written.name == "decisions.jsonl"
    assert [json.loads(line) for line in written.read_text("utf-8").splitlines()] == [
        {
            "text": "Het college heeft besloten de brug te vervangen.",
            "before": "Het weer was mooi.",
            "after": "De raad heeft ingestemd met de nota.",
            "label": "geen",
        },
        {
            "text": "De raad heeft ingestemd met de nota.",
            "before": "Het college heeft besloten de brug te vervangen.",
            "after": None,
            "label": "goedkeuring",
        },
    ]
    assert [example.label for example in of_lines("decisions", [written])[-2:]] == [False, True]


def test_a_rejected_proof_becomes_a_line_with_its_duty(tmp_path: Path) -> None:
    file, db = tmp_path / "verslag.txt", tmp_path / "k.db"
    file.write_text("Jaarverslag integriteit 2022\n\nAlle nieuwe medewerkers legden in mei de ambtseed af.\n")
    ingest(file, db)
    (fact,) = (row["id"] for row in query.sql(db, "SELECT id FROM proofs WHERE obligation = 'AW5-eed'"))
    review(db, fact, "rejected", who="J. Vos")
    (written,) = export_training(db, tmp_path / "lines")
    (row,) = (json.loads(line) for line in written.read_text("utf-8").splitlines())
    assert (written.name, row["duty"], row["label"]) == ("duties.jsonl", "AW5-eed", "geen")
    assert of_duty_lines([written])[-1].label is False
