"""Reading on a Dask cluster of two workers of this machine: the base is the same, row for row."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.knowledge.base import reading

pytest.importorskip("prefect_dask", reason="the extra dask is not installed")

SAMPLES = Path(__file__).parent.parent / "corpus" / "samples"
FILES = (
    "jaarverslag-vertrouwenspersonen-2021.pdf",
    "jaarverslag-vertrouwenspersonen-2022.pdf",
    "verslag-ov-2022-03.pdf",
)
OWN = {  # columns that differ from run to run
    "files": {"seconds", "read_at", "run"},
    "paths": {"seen"},
    "arrivals": {"arrived"},
    "runs": None,
}
CLUSTER = """
from distributed import LocalCluster
if __name__ == "__main__":
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        print(cluster.scheduler_address, flush=True)
        input()
"""


@pytest.fixture
def cluster(tmp_path: Path):
    script = tmp_path / "cluster.py"
    script.write_text(CLUSTER)
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    environment = {"cwd": Path(__file__).parent.parent, "env": _environment()}
    process = subprocess.Popen([sys.executable, str(script)], text=True, **pipes, **environment)
    yield process.stdout.readline().strip()
    process.communicate("\n", timeout=60)


def _environment() -> dict[str, str]:
    import os

    return os.environ | {"PYTHONPATH": str(Path(__file__).parent.parent)}


def rows(path: Path) -> dict[str, list[tuple]]:
    """All rows of all tables, without what is of the run itself."""
    found = {}
    with reading(path) as base:
        names = base.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        for (name,) in names:
            left_out = OWN.get(name, set())
            if left_out is None or name.startswith("_") or "fts" in name:
                continue
            cursor = base.conn.execute(f"SELECT * FROM {name}")
            kept = [at for at, column in enumerate(cursor.description) if column[0] not in left_out]
            found[name] = sorted((tuple(row[at] for at in kept) for row in cursor), key=repr)
    return found


@pytest.mark.slow
def test_the_base_is_the_same_row_for_row(tmp_path: Path, cluster: str) -> None:
    bases = []
    for name, more in (("processen", ["--workers", "2"]), ("dask", ["--dask", cluster])):
        bases.append(tmp_path / f"{name}.db")
        words = ["ingest", *(str(SAMPLES / file) for file in FILES), "--db", str(bases[-1]), *more]
        done = subprocess.run(
            [sys.executable, "-m", "pipeline.cli", *words],
            capture_output=True,
            text=True,
            env=_environment(),
            timeout=500,
        )
        assert done.returncode == 0, done.stderr
        assert "Traceback" not in done.stderr
    first, second = map(rows, bases)
    assert len(first["figures"]) > 50
    assert first == second


@pytest.mark.slow
def test_a_cluster_that_is_not_there_is_said(tmp_path: Path) -> None:
    words = ["ingest", str(SAMPLES / FILES[0]), "--db", str(tmp_path / "k.db"), "--dask", "tcp://127.0.0.1:1"]
    done = subprocess.run(
        [sys.executable, "-m", "pipeline.cli", *words], capture_output=True, text=True, env=_environment(), timeout=300
    )
    assert done.returncode == 1
    assert "no Dask cluster at tcp://127.0.0.1:1" in done.stderr
    assert "Traceback" not in done.stderr
