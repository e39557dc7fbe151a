"""The processes that read are lent, do other work of the base, and end when they are told to."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest

from flows.ingest import ingest
from pipeline.intake import lending
from pipeline.intake.guard import Guard
from pipeline.intake.limits import Limits
from pipeline.knowledge.base import Base
from pipeline.store import open_base

SAMPLE = Path(__file__).parent.parent / "corpus" / "samples" / "verslag-ov-2022-03.pdf"
LIMITS = Limits(seconds=600)


@pytest.fixture(autouse=True)
def ended():
    yield
    lending.end()


def count_of(base: Base, name: str) -> int:
    return int(base.execute(f"SELECT count(*) FROM {name}").fetchone()[0])


def broken(base: Base, name: str) -> int:
    raise ValueError(name)


def test_who_asks_at_once_gets_another_process() -> None:
    with lending.lent(LIMITS) as first, lending.lent(LIMITS) as second:
        assert first is not second
    with lending.lent(LIMITS) as again:
        assert again in (first, second)


def test_a_function_of_the_base_is_called_elsewhere_and_its_answers_come_in_order(tmp_path: Path) -> None:
    db = tmp_path / "k.db"
    open_base(db).close()
    asked = [("documents",), ("runs",), ("sqlite_master WHERE type = 'nothing'",)]
    assert list(lending.each(LIMITS, 2, str(db), count_of, asked)) == [0, 0, 0]


def test_what_fails_there_is_done_here_and_says_why(tmp_path: Path) -> None:
    db = tmp_path / "k.db"
    open_base(db).close()
    with pytest.raises(ValueError, match="documents"):
        list(lending.each(LIMITS, 1, str(db), broken, [("documents",)]))


def test_whoever_waits_for_a_process_that_is_ended_waits_no_longer(tmp_path: Path) -> None:
    long = tmp_path / "lang.txt"
    long.write_text("In 2022 waren er 14 meldingen van pesten bij de dienst.\n" * 200_000)
    said: list[str | None] = []

    def read() -> None:
        with lending.lent(LIMITS) as guard:
            said.append(guard.read(str(long)).reason)

    thread = threading.Thread(target=read)
    thread.start()
    time.sleep(3)
    lending.end()
    thread.join(20)
    assert not thread.is_alive()
    assert said != [None]


def test_a_guard_that_was_ended_starts_no_process() -> None:
    guard = Guard(LIMITS)
    guard.end()
    assert guard.read(str(SAMPLE)).reason
    assert guard._process is None


def test_an_ingest_leaves_no_process_behind(tmp_path: Path) -> None:
    (tmp_path / "een.txt").write_text("In 2022 waren er 14 meldingen van pesten.\n")
    ingest([tmp_path / "een.txt"], tmp_path / "k.db", workers=1)
    assert (lending._idle, lending._lent) == ({}, set())
