"""The knowledge base as files: what is written, that it can be read again, and that every column is described."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path
from zipfile import ZipFile

import pytest

from pipeline.errors import BadExport, BadQuestion, BadStore
from pipeline.export import LARGE, TABLES, export
from pipeline.exports.columns import columns_of, table_says
from pipeline.exports.excel import Workbook
from pipeline.ingest import keep
from pipeline.intake.reading import read_file
from pipeline.store import open_base, start_run

SAMPLES = Path(__file__).parent.parent / "corpus" / "samples"
FILES = ("jaarverslag-vertrouwenspersonen-2021.pdf", "jaarverslag-integriteit-noorderland-2022.pdf")
KINDS = {"INTEGER": ("integer", "boolean"), "REAL": ("number",), "TEXT": ("string",)}
INNER = ("sqlite_", "_sqlite", "sentences_fts", "facts_fts")


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A base with two reports of two organisations; one of them fails to hold anything of 2021."""
    path = tmp_path_factory.mktemp("base") / "kennisbank.db"
    with open_base(path) as base:
        run = start_run(base, "1")
        for name in FILES:
            assert keep(base, read_file(str(SAMPLES / name)), run=run) is None
    return path


def names(base) -> list[str]:
    sql = "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') ORDER BY name"
    return [name for (name,) in base.execute(sql) if not name.startswith(INNER)]


def test_every_column_is_described_and_of_the_kind_it_is_stored_as() -> None:
    with open_base(":memory:") as base:
        for table in names(base):
            stored = {row[1]: row[2] for row in base.execute(f"PRAGMA table_info({table})")}
            for column in columns_of(table, list(stored)):
                assert len(column.says) > 5, (table, column.name)
                assert column.kind in KINDS.get(stored[column.name], (column.kind,)), (table, column.name)


def test_every_table_that_is_exported_exists_and_its_rows_can_be_asked_for() -> None:
    with open_base(":memory:") as base:
        assert set(TABLES | LARGE) <= set(names(base))
        assert [name for name in TABLES | LARGE if not name.endswith("_list") and not table_says(name)] == []


def test_a_column_without_description_is_refused() -> None:
    with pytest.raises(BadExport, match="does not describe vreemd of figures"):
        columns_of("figures", ["id", "vreemd"])


def rows_of(folder: Path, shape: str, table: str) -> list[dict]:
    path = folder / f"{table}.{shape}"
    if shape == "csv":
        with path.open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))
    if shape == "jsonl":
        return [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    import duckdb

    found = duckdb.sql(f"SELECT * FROM read_parquet('{path}')")
    return [dict(zip(found.columns, row, strict=True)) for row in found.fetchall()]


@pytest.mark.parametrize("shape", ["csv", "jsonl", "parquet"])
def test_the_rows_are_those_of_the_base(filled: Path, tmp_path: Path, shape: str) -> None:
    export(filled, tmp_path, shape=shape)
    with open_base(filled) as base:
        sql = "SELECT id, value, page, quote, category FROM figure_list ORDER BY document, starts, number"
        expected = base.execute(sql).fetchall()
    found = rows_of(tmp_path, shape, "figure_list")
    assert len(found) == len(expected) > 20
    for row, (id_, value, page, quote, category) in zip(found, expected, strict=True):
        assert (row["id"], row["quote"], row["category"] or None) == (id_, quote, category)
        assert (float(row["value"]), int(row["page"])) == (value, page)


@pytest.mark.parametrize("shape", ["csv", "jsonl", "parquet", "xlsx"])
def test_the_package_describes_the_files(filled: Path, tmp_path: Path, shape: str) -> None:
    written = export(filled, tmp_path, shape=shape)
    package = json.loads((tmp_path / "datapackage.json").read_text("utf-8"))
    assert [one["title"] for one in package["resources"]] == [one.table for one in written]
    for one in package["resources"]:
        path = tmp_path / one["path"]
        assert one["bytes"] == path.stat().st_size
        assert all(field["description"] and field["type"] for field in one["schema"]["fields"])
        if shape in ("csv", "jsonl", "parquet"):
            rows = rows_of(tmp_path, shape, one["title"])
            assert len(rows) == one["rows"]
            assert not rows or list(rows[0]) == [field["name"] for field in one["schema"]["fields"]]
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
        {"datapackage.json", *(one["path"] for one in package["resources"])}
    )


def test_a_second_export_writes_the_same_bytes(filled: Path, tmp_path: Path) -> None:
    for name in ("een", "twee"):
        export(filled, tmp_path / name)
    for path in (tmp_path / "een").iterdir():
        assert path.read_bytes() == (tmp_path / "twee" / path.name).read_bytes()


def test_an_organisation_and_a_year_leave_the_rest_out(filled: Path, tmp_path: Path) -> None:
    export(filled, tmp_path, shape="jsonl", organisation="noorderland")
    documents = rows_of(tmp_path, "jsonl", "document_list")
    assert len(documents) == 1
    assert {row["document"] for row in rows_of(tmp_path, "jsonl", "figure_list")} == {documents[0]["id"]}
    assert len(rows_of(tmp_path, "jsonl", "files")) == 1
    export(filled, tmp_path, shape="jsonl", year=1999)
    assert rows_of(tmp_path, "jsonl", "figure_list") == []


def test_the_full_texts_come_where_they_are_named(filled: Path, tmp_path: Path) -> None:
    assert [one.table for one in export(filled, tmp_path, tables=["texts", "sentences"])] == ["texts", "sentences"]
    assert len(rows_of(tmp_path, "csv", "texts")) == 2


def test_a_workbook_has_a_sheet_a_table_and_says_what_columns_mean(filled: Path, tmp_path: Path) -> None:
    export(filled, tmp_path, shape="xlsx", tables=["figure_list", "files"])
    with ZipFile(tmp_path / "verslagmijn.xlsx") as book:
        sheets = book.read("xl/workbook.xml").decode()
        guide = book.read("xl/worksheets/sheet3.xml").decode()
    assert all(f'name="{name}"' in sheets for name in ("figure_list", "files", "toelichting"))
    assert "Zekerheid van 0 tot 1." in guide


def test_text_in_a_workbook_is_no_formula_and_never_too_long(tmp_path: Path) -> None:
    columns = columns_of("texts", ["document", "text"])
    with Workbook(tmp_path / "w.xlsx") as book:
        book.add("texts", columns, [('=HYPERLINK("x")', "a" * 40_000), ("https://voorbeeld.nl", None)])
        assert book.cut == 1
    with ZipFile(tmp_path / "w.xlsx") as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet and "hyperlink" not in sheet
    assert "(ingekort)" in sheet


@pytest.mark.parametrize(
    ("given", "error", "said"),
    [
        ({"tables": ["cijfers"]}, BadExport, "no table cijfers"),
        ({"organisation": "Nergenshuizen"}, BadQuestion, "Nergenshuizen"),
        ({"year": "ooit"}, BadQuestion, "ooit is no year"),
    ],
)
def test_what_cannot_be_exported_is_said(filled: Path, tmp_path: Path, given, error, said: str) -> None:
    with pytest.raises(error, match=said):
        export(filled, tmp_path, **given)


def test_without_a_base_or_a_folder_nothing_is_written(filled: Path, tmp_path: Path) -> None:
    with pytest.raises(BadStore, match="no knowledge base"):
        export(tmp_path / "weg.db", tmp_path / "uit")
    shutil.copy(filled, tmp_path / "bestand")
    with pytest.raises(BadExport, match="is a file"):
        export(filled, tmp_path / "bestand")


def test_everything_is_of_one_moment(filled: Path, tmp_path: Path) -> None:
    """A writer that deletes a document between two tables leaves the export whole."""
    from pipeline.knowledge.base import reading, snapshot

    copy = tmp_path / "k.db"
    with open_base(filled) as base:
        base.execute("VACUUM INTO ?", [str(copy)])
    with open_base(copy), reading(copy) as seen, snapshot(seen):
        before = seen.execute("SELECT count(*) FROM figures").fetchone()
        with open_base(copy) as writer:
            writer.execute("DELETE FROM documents")
        assert seen.execute("SELECT count(*) FROM figures").fetchone() == before
