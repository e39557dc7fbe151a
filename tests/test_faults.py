"""Killed, full, locked, changed meanwhile: the base stays whole, and a second run ends where an undisturbed one does.

`SOAK=100 pytest tests/test_faults.py` kills that many times (`make soak`).
"""

from __future__ import annotations

import os
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from content import assert_whole, content_of, ingest

from flows.ingest import ingest as flow
from pipeline.errors import BadStore
from pipeline.store import open_base, start_run

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "corpus" / "samples"
NAMES = ("besluitenlijst-raad-2023-06", "verslag-ov-2022-03", "woo-bundel-2023", "jaarverslag-or-2021-2022")
KILLS = int(os.environ.get("SOAK", "2"))
INGEST = [sys.executable, str(ROOT / "tests" / "content.py")]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}


@pytest.fixture(scope="module")
def stock(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with four reports, a copy of one, and two files that fail."""
    folder = tmp_path_factory.mktemp("stukken")
    for name in NAMES:
        shutil.copy(SAMPLES / f"{name}.pdf", folder)
    shutil.copy(SAMPLES / f"{NAMES[0]}.pdf", folder / "kopie.pdf")
    (folder / "leeg.txt").write_bytes(b"")
    (folder / "half.pdf").write_bytes((SAMPLES / f"{NAMES[1]}.pdf").read_bytes()[:900])
    return folder


@pytest.fixture(scope="module")
def undisturbed(stock: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[tuple[object, ...]]]:
    """What an ingest that nothing happens to leaves."""
    path = tmp_path_factory.mktemp("rustig") / "k.db"
    ingest([str(stock)], str(path))
    assert_whole(path)
    return content_of(path)


def start(*paths: Path | str, db: Path, **options: object) -> subprocess.Popen[str]:
    return subprocess.Popen(  # type: ignore[call-overload, no-any-return]
        [*INGEST, str(db), *map(str, paths)],
        env=ENVIRONMENT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        **options,
    )


def test_killed_while_reading_and_saving(stock: Path, undisturbed: object, tmp_path: Path) -> None:
    """At random moments of the whole ingest, each kill followed by the next try on the same base."""
    chance = random.Random(8)
    for number in range(KILLS):
        db = tmp_path / f"{number}.db"
        for _ in range(2):
            running = start(stock, db=db)
            time.sleep(chance.uniform(0.3, 4.0))
            running.kill()
            running.communicate()
            if db.exists() and db.stat().st_size:
                assert_unbroken(db)
        ingest([str(stock)], str(db))
        assert_whole(db)
        assert content_of(db) == undisturbed


def test_a_flow_of_two_workers_killed(stock: Path, undisturbed: object, tmp_path: Path) -> None:
    """At random moments, also while Prefect starts; nothing that it started is left behind."""
    chance = random.Random(10)
    db = tmp_path / "k.db"
    words = [sys.executable, "-m", "pipeline.cli", "ingest", str(stock), "--workers", "2", "--db", str(db)]
    for _ in range(KILLS):
        running = subprocess.Popen([*words, "--force"], env=ENVIRONMENT, stderr=subprocess.DEVNULL)
        time.sleep(chance.uniform(0.5, 8.0))
        started = family_of(running.pid)
        running.kill()
        running.wait()
        until = time.monotonic() + 60
        while any(map(is_there, started)) and time.monotonic() < until:
            time.sleep(0.1)
        assert [command_of(pid) for pid in started if is_there(pid)] == []
        if db.exists() and db.stat().st_size:
            assert_unbroken(db)
    assert subprocess.run(words, env=ENVIRONMENT, stderr=subprocess.DEVNULL, timeout=300).returncode == 1
    assert_whole(db)
    assert content_of(db) == undisturbed


def family_of(pid: int) -> list[int]:
    """What a process started, and what that started."""
    own = children_of(pid)
    return [*own, *(one for child in own for one in family_of(child))]


def is_there(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_killed_while_saving(stock: Path, undisturbed: object, tmp_path: Path) -> None:
    """A process that does nothing but replace what is in the base is killed in the middle of it."""
    chance = random.Random(9)
    db = tmp_path / "k.db"
    ingest([str(stock)], str(db))
    code = (
        "import sys\nfrom pipeline import store\nfrom pipeline.ingest import keep\n"
        "from pipeline.intake.reading import read_file\n"
        "readings = [read_file(path) for path in sys.argv[2:]]\n"
        "base = store.open_base(sys.argv[1])\nrun = store.start_run(base, '1')\nprint('begin', flush=True)\n"
        "while True:\n    for reading in readings:\n        keep(base, reading, run=run)\n"
    )
    files = [str(stock / f"{name}.pdf") for name in NAMES]
    for _ in range(KILLS):
        running = subprocess.Popen(
            [sys.executable, "-c", code, str(db), *files], env=ENVIRONMENT, stdout=subprocess.PIPE, text=True
        )
        assert running.stdout is not None
        running.stdout.readline()
        time.sleep(chance.uniform(0, 0.6))
        running.kill()
        running.wait()
        assert_whole(db)
        ingest([str(stock)], str(db))  # reads nothing, and concludes again what the killed run did not come to
        assert content_of(db) == undisturbed
    with closing(open_base(db)) as base:
        start_run(base, "1", run="nu")
    with closing(sqlite3.connect(db)) as base:
        fates = base.execute("SELECT DISTINCT status FROM runs WHERE id <> 'nu'").fetchall()
        assert sorted(fates) == [("failed",), ("finished",)]
        assert base.execute("SELECT count(*) FROM runs WHERE concluded IS NULL AND id <> 'nu'").fetchone() == (0,)


def assert_unbroken(db: Path) -> None:
    """As `assert_whole`, also of a base that was killed before its tables were made."""
    with closing(sqlite3.connect(db)) as base:
        assert base.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        is_made = base.execute("SELECT 1 FROM sqlite_master WHERE name = 'runs'").fetchone()
    if is_made:
        assert_whole(db)


def test_two_ingests_at_once(stock: Path, undisturbed: object, tmp_path: Path) -> None:
    db = tmp_path / "k.db"
    both = [start(stock, db=db) for _ in range(2)]
    for one in both:
        _, said = one.communicate(timeout=120)
        assert one.returncode == 0, said
    assert_whole(db)
    assert content_of(db) == undisturbed
    with closing(sqlite3.connect(db)) as base:
        assert base.execute("SELECT status, count(*) FROM runs GROUP BY 1").fetchall() == [("finished", 2)]


def limit_file_size(size: int) -> Callable[[], None]:
    """What a process does before it begins, so that its files stop growing at `size` bytes."""

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return limit


@pytest.mark.parametrize("size", [100_000, 400_000, 900_000])
def test_a_file_that_cannot_grow(stock: Path, undisturbed: object, tmp_path: Path, size: int) -> None:
    db = tmp_path / "k.db"
    running = start(stock, db=db, preexec_fn=limit_file_size(size))
    _, said = running.communicate(timeout=120)
    assert running.returncode == 1
    assert "BadStore" in said.splitlines()[-1]
    assert "disk is full" in said
    assert_unbroken(db)
    ingest([str(stock)], str(db))
    assert content_of(db) == undisturbed


def test_a_full_disk(stock: Path, undisturbed: object, tmp_path: Path) -> None:
    small = tmp_path / "schijf"
    small.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(small)], capture_output=True)
    if mounted.returncode:
        pytest.skip("a small disk can be mounted by root only")
    try:
        with pytest.raises(BadStore, match="disk is full"):
            ingest([str(stock)], str(small / "k.db"))
        assert_unbroken(small / "k.db")
        subprocess.run(["mount", "-o", "remount,size=50m", str(small)], check=True)
        ingest([str(stock)], str(small / "k.db"))
        assert content_of(small / "k.db") == undisturbed
    finally:
        subprocess.run(["umount", str(small)], check=True)


def test_a_clock_set_back(stock: Path, undisturbed: object, tmp_path: Path) -> None:
    """What is in the base was read in a year to come: only contents decide what is read again."""
    db, own = tmp_path / "k.db", tmp_path / "stukken"
    shutil.copytree(stock, own)
    ingest([str(own)], str(db))
    with closing(sqlite3.connect(db)) as base, base:
        base.execute("UPDATE files SET read_at = '2999-01-01T00:00:00Z'")
        base.execute("UPDATE runs SET started = '2999-01-01T00:00:00Z'")
        base.execute("UPDATE paths SET seen = '2999-01-01T00:00:00Z'")
    changed = own / "leeg.txt"
    changed.write_text("In 2022 waren er 14 meldingen van pesten.\n")
    os.utime(changed, (0, 0))
    ingest([str(own)], str(db))
    assert_whole(db)
    with closing(sqlite3.connect(db)) as base:
        assert base.execute("SELECT value FROM figure_list WHERE path LIKE '%leeg.txt'").fetchall() == [(14,)]


def test_a_folder_that_changes_after_it_was_looked_at(stock: Path, tmp_path: Path) -> None:
    """Removed, replaced and grown files; a copy whose original became another file is read after all."""
    own = tmp_path / "stukken"
    shutil.copytree(stock, own)

    def change(count: int) -> None:
        (own / f"{NAMES[1]}.pdf").unlink()
        (own / f"{NAMES[0]}.pdf").write_bytes((own / f"{NAMES[2]}.pdf").read_bytes())  # `kopie.pdf` was a copy of it
        (own / f"{NAMES[3]}.pdf").write_bytes((own / f"{NAMES[3]}.pdf").read_bytes()[:20_000])

    summary = flow([own], tmp_path / "k.db", workers=2, on_start=change)
    assert_whole(tmp_path / "k.db")
    with closing(sqlite3.connect(tmp_path / "k.db")) as base:
        fates = {
            Path(path).name: status
            for path, status in base.execute("SELECT paths.path, status FROM paths JOIN files ON files.id = paths.file")
        }
    assert fates["kopie.pdf"] == "ok"
    assert fates[f"{NAMES[0]}.pdf"] == fates[f"{NAMES[2]}.pdf"] == "ok"
    assert fates[f"{NAMES[1]}.pdf"] == "failed"
    assert len(fates) == 7
    assert summary.read + summary.skipped + len(summary.failed) == 7


@pytest.mark.parametrize("which", ["one of those that read", "the one they are born of"])
def test_a_worker_that_is_killed_costs_nothing(tmp_path: Path, which: str) -> None:
    """As the kernel does when memory runs out: every file is there all the same."""
    own = tmp_path / "stukken"
    own.mkdir()
    for number in range(24):
        page = f"Jaarverslag {number}. In 2022 waren er {number} meldingen van pesten.\n"
        (own / f"{number}.txt").write_text(page * 200)
    killed: list[int] = []

    def kill_one(path: str) -> None:
        if not killed:
            (nursery,) = [pid for pid in children_of(os.getpid()) if "intake.nursery" in command_of(pid)]
            killed.append(nursery if which == "the one they are born of" else children_of(nursery)[0])
            for pid in killed:
                os.kill(pid, signal.SIGKILL)

    summary = flow([own], tmp_path / "k.db", workers=2, on_file=kill_one)
    assert killed
    assert summary.read == 24
    assert summary.failed == ()
    assert_whole(tmp_path / "k.db")


def children_of(pid: int) -> list[int]:
    tasks = Path(f"/proc/{pid}/task")
    try:
        return [int(one) for task in tasks.iterdir() for one in (task / "children").read_text().split()]
    except FileNotFoundError:  # it is gone
        return []


def command_of(pid: int) -> str:
    return Path(f"/proc/{pid}/cmdline").read_bytes().decode(errors="replace")


def test_a_name_that_is_no_utf8_and_a_pipe(tmp_path: Path) -> None:
    own = tmp_path / "stukken"
    own.mkdir()
    (own / "caf\udce9.txt").write_text("In 2022 waren er 14 meldingen van pesten.\n")
    os.mkfifo(own / "pijp.txt")
    db = tmp_path / "k.db"
    ingest([str(own), str(own / "pijp.txt")], str(db))
    with closing(sqlite3.connect(db)) as base:
        found = base.execute("SELECT path, status, reason FROM files ORDER BY path").fetchall()
    assert [(Path(path).name, status, reason) for path, status, reason in found] == [
        ("caf\\udce9.txt", "ok", None),
        ("pijp.txt", "failed", "dit is geen gewoon bestand"),
    ]
