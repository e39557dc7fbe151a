"""Processes that read are born of one that has loaded it all: they read as others do, crash alone, and end with it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.intake.guard import Guard
from pipeline.intake.limits import Limits
from pipeline.intake.nursery import Nursery
from pipeline.intake.process import Child

ROOT = Path(__file__).parent.parent
SAMPLE = str(ROOT / "corpus" / "samples" / "verslag-ov-2022-03.pdf")
ASKER = """
import os, sys, time
from pipeline.intake import lending
from pipeline.intake.limits import Limits
lending.begin(Limits(), 2)
with lending.lent(Limits()) as first, lending.lent(Limits()) as second:
    for one in (first, second):
        one.read(sys.argv[1])
    print(first._process.pid, second._process.pid, lending._nurseries[0]._process.pid, flush=True)
    time.sleep(60)
"""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only there processes are born of one that has loaded")


@pytest.fixture(scope="module")
def nursery() -> Iterator[Nursery]:
    one = Nursery()
    yield one
    one.end()


def born(guard: Guard) -> Child:
    """The process of the guard, when it has begun."""
    guard.call(len, "")
    process = guard._process
    assert isinstance(process, Child)
    return process


def is_gone(pid: int, within: float = 10.0) -> bool:
    until = time.monotonic() + within
    while Path(f"/proc/{pid}").exists() and time.monotonic() < until:
        time.sleep(0.05)
    return not Path(f"/proc/{pid}").exists()


def test_what_is_read_is_the_same(nursery: Nursery) -> None:
    with Guard() as alone, Guard(nursery=nursery) as guard:
        born(guard)
        assert guard.read(SAMPLE).findings == alone.read(SAMPLE).findings


def test_each_is_a_process_that_leads_a_group_of_its_own(nursery: Nursery) -> None:
    with Guard(nursery=nursery) as first, Guard(nursery=nursery) as second:
        pids = [born(one).pid for one in (first, second)]
        assert len({*pids, nursery._process.pid, os.getpid()}) == 4
        assert [os.getpgid(pid) for pid in pids] == pids
        assert first.call(os.getppid) == second.call(os.getppid) == nursery._process.pid


@pytest.mark.parametrize("how", [signal.SIGSEGV, signal.SIGKILL])
def test_one_that_crashes_says_how_and_costs_the_others_nothing(nursery: Nursery, how: signal.Signals) -> None:
    with Guard(nursery=nursery) as first, Guard(nursery=nursery) as second:
        lost, other = born(first), born(second)
        os.kill(lost.pid, how)
        assert lost.wait(10) == -how
        assert lost.poll() == -how
        assert first.read(SAMPLE).reason is None
        assert born(first).pid != lost.pid
        assert second.read(SAMPLE).reason is None
        assert born(second).pid == other.pid
        assert other.poll() is None


def test_one_that_is_ended_is_gone_and_another_is_born(nursery: Nursery) -> None:
    with Guard(nursery=nursery) as guard:
        before = born(guard).pid
        guard.close()
        assert is_gone(before, within=1)
        assert born(guard).pid != before


def test_one_that_is_ended_before_it_is_born_does_no_harm() -> None:
    one = Nursery()
    guard = Guard(nursery=one)
    guard.start()
    assert isinstance(guard._process, Child)
    assert guard._process.pid == 0
    guard.end()
    with Guard(nursery=one) as other:
        assert born(other).poll() is None
        assert other.read(SAMPLE).reason is None
    one.end()


@pytest.mark.parametrize("moment", ["loading", "reading"])
def test_where_the_nursery_is_killed_every_file_is_read_all_the_same(moment: str) -> None:
    one = Nursery()
    with Guard(Limits(), one) as guard:
        if moment == "reading":
            pid = born(guard).pid
        one._process.kill()
        if moment == "reading":
            assert is_gone(pid)
        assert guard.read(SAMPLE).reason is None
        assert isinstance(guard._process, subprocess.Popen)
    one.end()


def test_all_end_with_the_one_that_asks_also_where_that_is_killed() -> None:
    asker = subprocess.Popen(
        [sys.executable, "-c", ASKER, SAMPLE], stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": str(ROOT)}
    )
    assert asker.stdout is not None
    pids = [int(word) for word in asker.stdout.readline().split()]
    assert len(set(pids)) == 3
    asker.kill()
    asker.wait()
    assert all(map(is_gone, pids))
