"""The flow on a real Prefect server with real worker processes, and the command around it."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

SAMPLES = Path(__file__).parent.parent / "corpus" / "samples"
COMMAND = str(Path(sys.executable).parent / "verslagmijn")
GOOD = ("jaarverslag-vertrouwenspersonen-2021.pdf", "verslag-ov-2022-03.pdf")


def run(*words: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([COMMAND, *map(str, words)], capture_output=True, text=True, cwd=cwd, timeout=240)


@pytest.fixture(scope="module")
def ingested(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """A folder with two good files, a copy and three bad ones, after `ingest`."""
    folder = tmp_path_factory.mktemp("kennis")
    stock = folder / "stukken"
    stock.mkdir()
    for name in GOOD:
        shutil.copy(SAMPLES / name, stock)
    shutil.copy(SAMPLES / GOOD[0], stock / "kopie.pdf")
    (stock / "leeg.txt").write_bytes(b"")
    (stock / "geen.pdf").write_text("geen pdf")
    (stock / "half.pdf").write_bytes((SAMPLES / GOOD[1]).read_bytes()[:900])
    return folder, run("ingest", "stukken", "weg.pdf", "--workers", "2", cwd=folder)


def test_the_good_files_are_in_and_the_bad_ones_are_named(ingested) -> None:
    folder, done = ingested
    assert done.returncode == 1
    base = sqlite3.connect(folder / "kennisbank.db")
    fates = {Path(path).name: status for path, status in base.execute("SELECT path, status FROM files")}
    assert {name: fates[name] for name in GOOD} == dict.fromkeys(GOOD, "ok")
    assert {name: fates[name] for name in ("leeg.txt", "geen.pdf", "half.pdf", "weg.pdf")} == dict.fromkeys(
        ("leeg.txt", "geen.pdf", "half.pdf", "weg.pdf"), "failed"
    )
    assert base.execute("SELECT count(*) FROM paths WHERE path LIKE '%kopie.pdf'").fetchone() == (1,)
    assert base.execute("PRAGMA foreign_key_check").fetchall() == []


def test_the_screen_is_clean(ingested) -> None:
    _, done = ingested
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    assert "Warning" not in done.stderr
    assert "prefect" not in done.stderr.lower()
    assert all(name in done.stderr for name in ("leeg.txt", "geen.pdf", "half.pdf", "weg.pdf"))


def test_the_run_is_recorded(ingested) -> None:
    folder, _ = ingested
    base = sqlite3.connect(folder / "kennisbank.db")
    row = base.execute(
        "SELECT status, files_found, files_saved, files_failed, finished IS NOT NULL FROM runs"
    ).fetchone()
    assert row == ("finished", 7, 2, 4, 1)


def test_a_second_ingest_reads_nothing_again(ingested) -> None:
    folder, _ = ingested
    before = (folder / "kennisbank.db").stat().st_size
    good = [folder / "stukken" / name for name in GOOD]
    done = run("ingest", *good, cwd=folder)
    assert done.returncode == 0
    assert done.stderr.startswith("0 gelezen, 2 al bekend")
    assert (folder / "kennisbank.db").stat().st_size >= before


@pytest.mark.parametrize("command", ["search", "figures", "status", "query"])
def test_a_reading_command_prints_json(ingested, command: str) -> None:
    folder, _ = ingested
    words = {"search": ["vertrouwenspersoon"], "query": ["--sql", "SELECT count(*) AS n FROM figures"]}.get(command, [])
    done = run(command, *words, "--format", "json", cwd=folder)
    assert done.returncode == (1 if command == "status" else 0)
    assert json.loads(done.stdout)


def test_a_question_cannot_write(ingested) -> None:
    folder, _ = ingested
    done = run("query", "--sql", "DELETE FROM figures", cwd=folder)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr


def test_without_a_base_the_command_says_what_to_do(tmp_path: Path) -> None:
    done = run("figures", cwd=tmp_path)
    assert done.returncode == 1
    assert "kennisbank.db" in done.stderr


def test_extract_prints_json_lines_and_goes_on_after_a_bad_file(tmp_path: Path) -> None:
    (tmp_path / "leeg.pdf").write_bytes(b"")
    done = run("extract", "leeg.pdf", SAMPLES / GOOD[0], cwd=tmp_path)
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 1
    assert lines[0]["record"] == "failure"
    assert lines[1]["record"] == "document"
    figure = next(line for line in lines if line["record"] == "figure")
    assert {"value", "unit", "what", "period", "quote", "page", "boxes", "rule", "confidence", "part"} <= figure.keys()
