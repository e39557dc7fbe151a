"""Copies of a base that is being written, documents withdrawn for good, and bases made by earlier versions."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest
from content import assert_whole, content_of
from sqlite_utils import Database

from pipeline import query
from pipeline.backup import backup, forget
from pipeline.errors import BadQuestion, BadStore
from pipeline.ingest import keep, plan
from pipeline.intake.reading import read_file
from pipeline.knowledge.schema import MIGRATIONS
from pipeline.reviews import review, reviews
from pipeline.store import forgotten, note_paths, open_base, start_run

FIRST = Path(__file__).parent / "first-schema.sql"
TEXT = "Jaarverslag 2022 van de gemeente {}.\n\nIn 2022 meldde mevrouw Zwaluwstaart 14 gevallen van pesten.\n"


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    made = [tmp_path / f"{name}.txt" for name in ("lekduin", "vierhoven")]
    for path in made:
        path.write_text(TEXT.format(path.stem.title()))
    return made


@pytest.fixture
def db(files: list[Path], base_path: Path) -> Path:
    with closing(open_base(base_path)) as base:
        run = start_run(base, "1")
        for path in files:
            keep(base, read_file(str(path)), run=run)
    return base_path


def test_a_copy_holds_the_same(db: Path, tmp_path: Path) -> None:
    copy = backup(db, tmp_path / "kopie.db")
    assert_whole(copy)
    assert content_of(copy) == content_of(db)
    assert sorted(path.name for path in tmp_path.glob("kopie.db*")) == ["kopie.db"]


def test_copies_are_whole_while_an_ingest_writes(db: Path, files: list[Path], tmp_path: Path) -> None:
    expected, readings, is_over = content_of(db), [read_file(str(path)) for path in files], threading.Event()

    def write() -> None:
        with closing(open_base(db)) as base:
            run = start_run(base, "1")
            while not is_over.is_set():
                for reading in readings:
                    keep(base, reading, run=run)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(20):
            copy = backup(db, tmp_path / f"{number}.db")
            assert_whole(copy)
            assert content_of(copy) == expected
    finally:
        is_over.set()
        writer.join()


def test_a_copy_is_not_written_over_unasked(db: Path, tmp_path: Path) -> None:
    copy = tmp_path / "kopie.db"
    copy.write_text("iets anders")
    with pytest.raises(BadStore, match="exists already"):
        backup(db, copy)
    assert copy.read_text() == "iets anders"
    assert_whole(backup(db, copy, replace=True))


def test_what_is_forgotten_is_gone_from_the_file_too(db: Path, files: list[Path], tmp_path: Path) -> None:
    for path in files:
        with closing(open_base(db)) as base:
            note_paths(base, {f"kopie/{path.name}": read_file(str(path)).sha256 or ""})
    (fact,) = [row["id"] for row in query.figures(db, organisation="Lekduin")]
    review(db, fact, "accepted", who="J. Vos", why="klopt: Zwaluwstaart")
    cache = tmp_path / "cache"
    cache.mkdir()
    (cache / "a.tsv").write_text("Zwaluwstaart")
    with pytest.raises(BadQuestion, match="2 files"):
        files[0].with_name("vierhoven.txt").rename(tmp_path / "x.txt")
        with closing(open_base(db)) as base:
            note_paths(base, {"b/lekduin.txt": read_file(str(tmp_path / "x.txt")).sha256 or ""})
        forget(db, "lekduin.txt")
    gone = forget(db, str(files[0]), why="op verzoek", caches=[cache])
    assert gone == sorted([str(files[0]), "kopie/lekduin.txt"])
    assert not cache.exists()
    assert reviews(db) == []
    assert_whole(db)
    forget(db, "b/lekduin.txt")
    raw = b"".join(path.read_bytes() for path in db.parent.glob("kennisbank.db*"))
    assert b"Zwaluwstaart" not in raw
    assert b"zwaluwstaart" not in raw.lower()


def test_what_is_forgotten_is_not_read_again(db: Path, files: list[Path]) -> None:
    forget(db, files[0].name)
    with closing(open_base(db)) as base:
        todo = plan(files, set(), force=True, withdrawn=forgotten(base))
        assert note_paths(base, dict(todo.skipped)) == []
    assert todo.todo == (str(files[1]),)
    assert [row["path"] for row in query.figures(db)] == [str(files[1])]


def test_what_is_not_there_cannot_be_forgotten(db: Path) -> None:
    with pytest.raises(BadQuestion, match="no file"):
        forget(db, "jaarverslag.pdf")


def test_a_base_of_the_first_version_keeps_what_it_holds(base_path: Path, files: list[Path]) -> None:
    """Made with the schema of the first version, and a review and a run of that time."""
    with closing(sqlite3.connect(base_path)) as old:
        old.executescript(FIRST.read_text("utf-8"))
    with pytest.raises(BadStore, match="older verslagmijn"):
        query.figures(base_path)
    with closing(open_base(base_path)) as base:
        start_run(base, "2")
    assert_whole(base_path)
    assert [(row["printed"], row["review"]) for row in query.figures(base_path)] == [("3", "accepted")]
    assert [(row["reviewer"], row["state"]) for row in reviews(base_path)] == [("J. Vos", "staat")]
    with closing(sqlite3.connect(base_path)) as base_now:
        assert base_now.execute("SELECT status, count(*) FROM runs GROUP BY 1 ORDER BY 1").fetchall() == [
            *(("failed", 1), ("finished", 1), ("running", 1))
        ]
    with closing(open_base(base_path)) as base:
        assert keep(base, read_file(str(files[0])), run=start_run(base, "2")) is None
    assert_whole(base_path)


@pytest.mark.parametrize("stop", [one.name for one in MIGRATIONS.pending(Database(memory=True))][3:])
def test_a_base_of_every_version_in_between_keeps_its_review(base_path: Path, stop: str) -> None:
    """Brought up to date by the program of its time, then by this one."""
    with closing(sqlite3.connect(base_path)) as old:
        old.executescript(FIRST.read_text("utf-8"))
        MIGRATIONS.apply(Database(old), stop_before=stop)
    with closing(open_base(base_path)) as base:
        assert not MIGRATIONS.pending(base)
    assert_whole(base_path)
    assert [(row["printed"], row["review"]) for row in query.figures(base_path)] == [("3", "accepted")]
    assert [(row["reviewer"], row["state"]) for row in reviews(base_path)] == [("J. Vos", "staat")]
