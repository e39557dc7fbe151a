"""The Prefect server of an ingest starts once, answers when it says so, and ends with the process that asked for it."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ASKING = """
import os, sys, urllib.request
from flows import temporary
temporary.begin()
server = temporary._starting[0]
temporary.begin()
temporary.wait()
temporary.wait()
address = os.environ["PREFECT_API_URL"]
print(address, server.pid, urllib.request.urlopen(f"{address}/health").read().decode(), flush=True)
sys.stdin.read()
"""


@pytest.fixture
def own() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    return kept | {"PYTHONPATH": str(ROOT)}


def asking(own: dict[str, str], code: str = ASKING) -> subprocess.Popen[str]:
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen([sys.executable, "-c", code], env=own, text=True, **pipes)  # type: ignore[call-overload, no-any-return]


def is_gone(number: int, within: float) -> bool:
    until = time.monotonic() + within
    while time.monotonic() < until:
        try:
            if Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0] == "Z":
                return True
        except FileNotFoundError:
            return True
        time.sleep(0.1)
    return False


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks for processes as Linux tells of them")
@pytest.mark.parametrize("how", ["ends", "killed"])
def test_the_server_answers_and_ends_with_who_asked_for_it(own: dict[str, str], how: str) -> None:
    process = asking(own)
    assert process.stdout is not None
    address, number, answer = process.stdout.readline().split()
    assert address.startswith("http://127.0.0.1:")
    assert answer == "true"
    assert not is_gone(int(number), within=0.2)
    if how == "ends":
        assert process.communicate("", timeout=60) == ("", "")
        assert is_gone(int(number), within=0.2)
    else:
        process.kill()
        assert is_gone(int(number), within=30)
        process.communicate()


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks for processes as Linux tells of them")
def test_a_server_that_is_starting_does_not_outlive_who_asked_for_it(own: dict[str, str]) -> None:
    code = "from flows import temporary; temporary.begin(); print(temporary._starting[0].pid, flush=True); input()"
    process = asking(own, code)
    assert process.stdout is not None
    number = int(process.stdout.readline())
    process.kill()
    assert is_gone(number, within=5)
    process.communicate()


def test_a_server_that_the_user_names_is_taken(own: dict[str, str]) -> None:
    named = own | {"PREFECT_API_URL": "http://127.0.0.1:1/api"}
    code = "from flows import temporary; temporary.begin(); temporary.wait(); print(temporary._starting)"
    assert asking(named, code).communicate(timeout=60) == ("[]\n", "")


def test_a_server_that_does_not_start_is_said(own: dict[str, str]) -> None:
    wrong = own | {"PREFECT_API_DATABASE_CONNECTION_URL": "sqlite+aiosqlite:////proc/no/prefect.db"}
    code = "from flows import temporary; temporary.begin(); temporary.wait()"
    _, said = asking(wrong, code).communicate(timeout=120)
    assert "the Prefect server did not start; try again, or start one and set PREFECT_API_URL" in said


def test_a_profile_of_prefect_may_name_a_server(own: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "profiles.toml").write_text('active = "mine"\n[profiles.mine]\n')
    code = "from flows import temporary; temporary.begin(); print(temporary._starting)"
    assert asking(own | {"PREFECT_HOME": str(tmp_path)}, code).communicate(timeout=60) == ("[]\n", "")


def test_what_became_of_the_run_is_kept_though_the_server_ends_at_once(own: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "verslag.txt").write_text("Jaarverslag 2023 Gemeente Vierhoven\n\nEr waren 12 meldingen.\n", "utf-8")
    home = tmp_path / "prefect"
    code = f"from flows.ingest import ingest; print(ingest([{str(tmp_path / 'verslag.txt')!r}], {str(tmp_path / 'k.db')!r}).read)"
    said, _ = asking(own | {"PREFECT_HOME": str(home)}, code).communicate(timeout=120)
    assert said == "1\n"
    with closing(sqlite3.connect(home / "prefect.db")) as base:
        assert base.execute("SELECT state_type FROM flow_run").fetchall() == [("COMPLETED",)]
