"""The main job: which files are read, what a bad one costs, and that nothing is done twice."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.ingest import BATCH_FILES, batches, keep, keep_all, plan
from pipeline.intake.reading import read_file
from pipeline.store import open_base, start_run

SAMPLES = Path(__file__).parent.parent / "corpus" / "samples"
REPORT = SAMPLES / "jaarverslag-integriteit-2021.pdf"


def text(folder: Path, name: str, words: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(words, "utf-8")
    return path


def test_a_folder_gives_the_files_that_are_read(tmp_path: Path) -> None:
    for name in ("b.txt", "a.pdf", "onder/c.docx", "d.xlsx", ".verborgen/e.txt", "f.TXT"):
        text(tmp_path, name, name)
    names = [Path(path).relative_to(tmp_path).as_posix() for path in plan([tmp_path], set()).todo]
    assert names == ["a.pdf", "b.txt", "f.TXT", "onder/c.docx"]


def test_a_copy_is_read_once(tmp_path: Path) -> None:
    text(tmp_path, "een.txt", "zelfde")
    copy = text(tmp_path, "twee.txt", "zelfde")
    made = plan([tmp_path], set())
    assert len(made.todo) == 1
    assert made.skipped[0][0] == str(copy)


def test_known_content_is_skipped_unless_forced(tmp_path: Path) -> None:
    file = text(tmp_path, "een.txt", "iets")
    known = {read_file(str(file)).sha256 or ""}
    assert plan([file], known).todo == ()
    assert plan([file], known, force=True).todo == (str(file),)


def test_a_missing_path_is_said(tmp_path: Path) -> None:
    assert plan([tmp_path / "weg.pdf"], set()).missing == (str(tmp_path / "weg.pdf"),)


def test_batches_hold_at_most_sixteen_files_and_two_megabytes(tmp_path: Path) -> None:
    small = [str(text(tmp_path, f"{number}.txt", "x")) for number in range(4 * BATCH_FILES + 1)]
    large = [str(text(tmp_path, f"groot{number}.txt", "x" * 750_000)) for number in range(9)]
    assert [len(batch) for batch in batches(small)] == [*[BATCH_FILES] * 4, 1]
    assert [len(batch) for batch in batches(large)] == [2, 2, 2, 2, 1]


@pytest.mark.parametrize(("number", "workers", "most"), [(3, 1, 1), (20, 1, 5), (20, 2, 3), (20, 8, 1), (500, 2, 16)])
def test_every_worker_has_several_batches(tmp_path: Path, number: int, workers: int, most: int) -> None:
    files = [str(text(tmp_path, f"{one}.txt", "x")) for one in range(number)]
    found = batches(files, workers)
    assert max(map(len, found)) == most
    assert sorted(path for batch in found for path in batch) == sorted(files)


def test_the_largest_files_are_read_first(tmp_path: Path) -> None:
    sizes = (20, 1_900_000, 300, 700_000, 400, 500)
    files = [str(text(tmp_path, f"{size}.txt", "x" * size)) for size in sizes]
    assert batches(files) == [[files[1]], [files[3], files[5]], [files[4], files[2]], [files[0]]]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("leeg.pdf", b"", "leeg"),
        ("tekst.pdf", b"gewone tekst", "geen PDF"),
        ("oud.doc", b"\xd0\xcf\x11\xe0rest", "oud Word-document"),
        ("half.pdf", b"%PDF-1.7\n1 0 obj\n<<", "onherstelbaar"),
    ],
)
def test_a_bad_file_costs_itself(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    reading = read_file(str(path))
    assert reading.source is None
    assert reason in (reading.reason or "")


def test_a_changed_file_replaces_its_facts(tmp_path: Path) -> None:
    base = open_base(tmp_path / "k.db")
    run = start_run(base, "1")
    file = text(tmp_path, "v.txt", "In 2022 waren er 14 meldingen van pesten.\n")
    keep(base, read_file(str(file)), run=run)
    text(tmp_path, "v.txt", "In 2022 waren er 15 meldingen van pesten.\n")
    keep(base, read_file(str(file)), run=run)
    assert [value for (value,) in base.execute("SELECT value FROM figures")] == [15]


def test_one_file_that_cannot_be_stored_does_not_cost_the_others(tmp_path: Path) -> None:
    files = [
        text(tmp_path, f"{number}.txt", f"In 2022 waren er {number} meldingen van pesten.\n") for number in (12, 13, 14)
    ]
    readings = [read_file(str(file)) for file in files]
    readings[1] = replace(readings[1], documents=())  # its facts belong to no document now
    base = open_base(tmp_path / "k.db")
    reasons = keep_all(base, readings, run=start_run(base, "1"))
    assert [reason is None for reason in reasons] == [True, False, True]
    assert "ValueError" in (reasons[1] or "")
    assert [value for (value,) in base.execute("SELECT value FROM figures ORDER BY value")] == [12, 14]
    statuses = base.execute("SELECT path, status FROM files ORDER BY path").fetchall()
    assert [status for _, status in statuses] == ["ok", "failed", "ok"]


def test_files_kept_together_give_the_rows_of_files_kept_one_by_one(tmp_path: Path) -> None:
    readings = [read_file(str(file)) for file in sorted(SAMPLES.glob("jaarverslag-vertrouwens*.pdf"))]
    together, apart = open_base(tmp_path / "a.db"), open_base(tmp_path / "b.db")
    assert keep_all(together, readings, run=start_run(together, "1")) == [None] * len(readings)
    run = start_run(apart, "1")
    for reading in readings:
        keep(apart, reading, run=run)
    for name in ("documents", "sentences", "facts", "figures", "fact_words"):
        rows = [base.execute(f"SELECT * FROM {name} ORDER BY id").fetchall() for base in (together, apart)]
        assert rows[0] == rows[1]
        assert rows[0]


def test_a_report_is_kept_with_its_pages_sentences_and_places(tmp_path: Path) -> None:
    base = open_base(tmp_path / "k.db")
    keep(base, read_file(str(REPORT)), run=start_run(base, "1"))
    counts = {
        name: base.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in ("pages", "sentences", "figures")
    }
    assert counts["pages"] >= 4
    assert counts["sentences"] > 50
    assert counts["figures"] > 50
    assert base.execute("SELECT count(*) FROM figures WHERE page IS NULL OR boxes = '[]'").fetchone()[0] == 0


def test_the_order_of_files_does_not_change_what_is_kept(tmp_path: Path) -> None:
    files = sorted(SAMPLES.glob("jaarverslag-vertrouwens*.pdf"))
    contents = []
    for name, order in (("a", files), ("b", files[::-1])):
        base = open_base(tmp_path / f"{name}.db")
        run = start_run(base, "1")
        for file in order:
            keep(base, read_file(str(file)), run=run)
        contents.append(sorted(base.execute("SELECT id, document, value_text, starts FROM figures").fetchall()))
    assert contents[0] == contents[1]
    assert contents[0]


def test_the_samples_can_be_moved(tmp_path: Path) -> None:
    """Facts do not depend on where a file lies."""
    moved = tmp_path / "elders.pdf"
    shutil.copy(REPORT, moved)
    here, there = read_file(str(REPORT)), read_file(str(moved))
    assert here.findings == there.findings
