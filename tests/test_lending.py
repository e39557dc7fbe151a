"""The processes that read are lent, do other work of the base, and end when they are told to."""

from __future__ import annotations

import pickle
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


def texts(folder: Path, number: int) -> list[list[str]]:
    """So many groups of two files."""
    groups = []
    for group in range(number):
        groups.append([str(folder / f"{group}-{one}.txt") for one in range(2)])
        for path in groups[-1]:
            Path(path).write_text(f"In 2022 waren er {group + 10} meldingen van pesten.\n")
    return groups


def reasons_of(packed: list[bytes]) -> list[tuple[str, str | None]]:
    return [(one.path, one.reason) for one in map(pickle.loads, packed)]


@pytest.mark.parametrize("number", [1, 2])
def test_what_was_read_ahead_is_given_to_who_comes_for_it(tmp_path: Path, number: int) -> None:
    groups = texts(tmp_path, 7)
    lending.begin(LIMITS, number)
    lending.read_ahead(LIMITS, number, groups[:5], password=None, with_ocr=False)
    begun = list(lending._ahead.values())
    begun[number].result(60)
    for group in groups:
        found = reasons_of(lending.read(LIMITS, group, password=None, with_ocr=False))
        assert found == [(path, None) for path in group]
    assert lending._ahead == {}
    assert len(lending._idle[LIMITS]) == number


def test_once_somebody_comes_nothing_more_is_read_ahead(tmp_path: Path) -> None:
    groups = texts(tmp_path, 5)
    lending.begin(LIMITS, 1)
    lending.read_ahead(LIMITS, 1, groups[1:], password=None, with_ocr=False)
    begun = list(lending._ahead.values())
    while not begun[0].running():
        time.sleep(0.01)
    lending.read(LIMITS, groups[0], password=None, with_ocr=False)
    assert [one.cancelled() for one in begun] == [False, True, True, True]
    assert begun[0].result(60)


def test_what_is_read_ahead_ends_with_the_processes(tmp_path: Path) -> None:
    long = tmp_path / "lang.txt"
    long.write_text("In 2022 waren er 14 meldingen van pesten bij de dienst.\n" * 200_000)
    lending.begin(LIMITS, 2)
    lending.read_ahead(LIMITS, 2, [[str(long)], *texts(tmp_path, 9)], password=None, with_ocr=False)
    begun = list(lending._ahead.values())
    begun[1].result(60)
    lending.end()
    ((path, reason),) = reasons_of(begun[0].result(20))
    assert (path, bool(reason)) == (str(long), True)
    assert begun[-1].cancelled()
    assert (lending._ahead, lending._idle, lending._lent, lending._nurseries) == ({}, {}, set(), [])


def test_an_ingest_leaves_no_process_behind(tmp_path: Path) -> None:
    (tmp_path / "een.txt").write_text("In 2022 waren er 14 meldingen van pesten.\n")
    ingest([tmp_path / "een.txt"], tmp_path / "k.db", workers=1)
    assert (lending._ahead, lending._idle, lending._lent, lending._nurseries) == ({}, {}, set(), [])
