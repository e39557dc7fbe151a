"""A whole night in minutes: the schedules run by themselves, and a process that is killed loses and doubles nothing.

Slow (Prefect starts a process per round): `make soak`.
"""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from webserver import Site, answer, serving

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "corpus" / "samples"
PATIENCE_SECONDS = 600  # on a busy machine
SETTINGS = """
[base]
workers = 1
[fetch]
seconds_between = 0
allow_private = ["127.0.0.1"]
[[sources]]
name = "inkomend"
type = "folder"
path = "inkomend"
settled_seconds = 1
every = "60s"
[[sources]]
name = "site"
type = "page"
address = "{address}/stukken"
every = "80s"
"""

pytestmark = pytest.mark.slow


class Night:
    """The folder of a schedule, the process that serves it, and the base it fills."""

    def __init__(self, folder: Path, site: Site) -> None:
        self.folder, self.site = folder, site
        self.inbox = folder / "inkomend"
        self.inbox.mkdir()
        (folder / "verslagmijn.toml").write_text(SETTINGS.format(address=site.address))
        self.process: subprocess.Popen[bytes] | None = None
        self.starts = 0

    def start(self) -> None:
        own = {
            "XDG_DATA_HOME": str(self.folder / "data"),
            "PREFECT_RUNNER_POLL_FREQUENCY": "2",
            "PYTHONPATH": str(ROOT),
        }
        kept = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
        self.starts += 1
        log = (self.folder / f"scherm-{self.starts}.txt").open("wb")
        words = [sys.executable, "-m", "pipeline.cli", "schedule"]
        self.process = subprocess.Popen(words, cwd=self.folder, env=kept | own, stdout=log, stderr=log)

    def stop(self, how: signal.Signals) -> None:
        assert self.process is not None
        self.process.send_signal(how)
        self.process.wait(60)

    def ask(self, sql: str) -> list[tuple]:
        path = self.folder / "kennisbank.db"
        if not path.exists():
            return []
        base = sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=10)
        try:
            return base.execute(sql).fetchall()
        except sqlite3.OperationalError:  # its tables are being made
            return []
        finally:
            base.close()

    def drop(self, name: str, pieces: int = 1) -> None:
        """A file that arrives in pieces."""
        content = (SAMPLES / name).read_bytes()
        size = len(content) // pieces + 1
        with (self.inbox / name).open("wb") as file:
            for at in range(0, len(content), size):
                file.write(content[at : at + size])
                file.flush()
                time.sleep(0.5)

    def publish(self, *names: str) -> None:
        links = "".join(f'<a href="/stuk/{name}">{name}</a>' for name in names)
        self.site.put("/stukken", f"<html><body>{links}</body></html>", media="text/html")
        for name in names:
            self.site.put(f"/stuk/{name}", answer((SAMPLES / name).read_bytes(), ETag=f'"{name}"'))

    def wait(self, holds: Callable[[], bool]) -> None:
        until = time.monotonic() + PATIENCE_SECONDS
        while not holds():
            assert self.process is not None
            assert self.process.poll() is None, self.screen()
            assert time.monotonic() < until, self.screen() + repr(self.ask("SELECT * FROM rounds"))
            time.sleep(0.5)

    def has(self, *names: str) -> bool:
        read = [path for (path,) in self.ask("SELECT path FROM files WHERE status = 'ok'")]
        return all(any(Path(name).stem in path for path in read) for name in names)

    def screen(self) -> str:
        return "\n".join(path.read_text("utf-8") for path in sorted(self.folder.glob("scherm-*.txt")))


@pytest.fixture
def night(tmp_path: Path) -> Iterator[Night]:
    with serving() as site:
        made = Night(tmp_path, site)
        yield made
        if made.process is not None and made.process.poll() is None:
            made.stop(signal.SIGKILL)
    shutil.rmtree(tmp_path / "data", ignore_errors=True)


def test_a_night_passes_with_nobody_touching_anything(night: Night) -> None:
    night.publish("verslag-ov-2022-03.pdf")
    night.drop("jaarverslag-vertrouwenspersonen-2021.pdf")
    night.start()
    night.wait(lambda: night.has("jaarverslag-vertrouwenspersonen-2021.pdf", "verslag-ov-2022-03.pdf"))

    night.drop("jaarverslag-vertrouwenspersonen-2022.pdf", pieces=4)
    night.publish("verslag-ov-2022-03.pdf", "verslag-ov-2022-09.pdf")
    night.wait(lambda: bool(night.ask("SELECT 1 FROM runs WHERE status = 'running'")))
    night.stop(signal.SIGKILL)
    night.drop("jaarverslag-vertrouwenspersonen-2023.pdf")
    night.start()
    every = (*(f"jaarverslag-vertrouwenspersonen-{year}.pdf" for year in (2021, 2022, 2023)), "verslag-ov-2022-03.pdf")
    night.wait(lambda: night.has(*every, "verslag-ov-2022-09.pdf"))
    count = len(night.ask("SELECT 1 FROM rounds WHERE status = 'finished'"))
    night.wait(lambda: len(night.ask("SELECT 1 FROM rounds WHERE status = 'finished'")) >= count + 2)
    night.stop(signal.SIGTERM)

    assert night.ask("SELECT count(*), count(DISTINCT sha256), sum(status = 'ok') FROM files") == [(5, 5, 5)]
    assert night.ask("SELECT count(*) FROM documents") == [(5,)]
    assert night.ask("SELECT count(*) FROM former_facts") == [(0,)]
    whole = [path for path, headers in night.site.asked if path.startswith("/stuk/") and "if-none-match" not in headers]
    assert sorted(whole) == ["/stuk/verslag-ov-2022-03.pdf", "/stuk/verslag-ov-2022-09.pdf"]
    same = "SELECT count(*) FROM rounds a JOIN rounds b ON a.name = b.name AND a.due = b.due AND a.id < b.id"
    assert night.ask(f"{same} AND a.status = 'finished' AND b.status = 'finished'") == [(0,)]
    assert "Traceback" not in night.screen()
    assert "Warning" not in night.screen()
