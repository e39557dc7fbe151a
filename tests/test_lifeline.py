"""A run ends where the process that serves it is killed, with its workers."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
RUN = """
import multiprocessing, time
from flows.lifeline import end_with_parent
if __name__ == "__main__":
    end_with_parent()
    worker = multiprocessing.get_context("spawn").Process(target=time.sleep, args=(60,))
    worker.start()
    print(multiprocessing.process.current_process().pid, worker.pid, flush=True)
    time.sleep(60)
"""
PARENT = "import subprocess, sys; subprocess.Popen([sys.executable, sys.argv[1]]).wait()"


@pytest.mark.skipif(os.name == "nt", reason="a process on Windows keeps the number of a parent that is gone")
@pytest.mark.parametrize("how", [signal.SIGKILL, None])
def test_a_run_lives_as_long_as_its_parent(tmp_path: Path, how: signal.Signals | None) -> None:
    script = tmp_path / "run.py"
    script.write_text(RUN)
    own = os.environ | {"PYTHONPATH": str(ROOT)}
    parent = subprocess.Popen([sys.executable, "-c", PARENT, str(script)], stdout=subprocess.PIPE, text=True, env=own)
    assert parent.stdout is not None
    run, worker = (int(word) for word in parent.stdout.readline().split())
    if how:
        parent.send_signal(how)
        parent.wait()
    time.sleep(3)
    try:
        assert [is_alive(run), is_alive(worker)] == [how is None] * 2
    finally:
        for one in (parent.pid, run, worker):
            if is_alive(one):
                os.kill(one, signal.SIGKILL)
        parent.wait()


def is_alive(number: int) -> bool:
    try:
        return Path(f"/proc/{number}/stat").read_text().split()[2] != "Z"
    except FileNotFoundError:
        return False
