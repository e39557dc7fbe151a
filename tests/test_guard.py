"""A file is read in a process of its own: what a crash, a hang or a bomb costs, and what it does not."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from pages import bound, paragraph, pdf_of

from pipeline.intake.guard import Guard
from pipeline.intake.limits import Limits
from pipeline.intake.patience import is_kept_waiting, processor_seconds

SAMPLE = Path(__file__).parent.parent / "corpus" / "samples" / "verslag-ov-2022-03.pdf"


@pytest.fixture
def long_pdf(tmp_path: Path) -> Path:
    """A PDF whose reading takes seconds."""
    path = tmp_path / "lang.pdf"
    page = pdf_of(paragraph(72, 100, "\n".join(["In 2022 waren er 14 meldingen van pesten bij de dienst."] * 30)))
    path.write_bytes(bound(*[page] * 400))
    return path


def pid_of(guard: Guard) -> int:
    """The process that reads for this guard, once it has begun."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        process = guard._process
        if process is not None and process.pid:
            return process.pid
        time.sleep(0.02)
    raise AssertionError("no process began")


def after_start(guard: Guard, action: signal.Signals, times: int = 1) -> threading.Thread:
    """Send a signal to the process soon after it begins a file, so many times."""

    def send() -> None:
        before = 0
        for _ in range(times):
            while (pid := pid_of(guard)) == before:
                time.sleep(0.02)
            before = pid
            time.sleep(2.5 if times > 1 else 0.4)
            os.kill(pid, action)

    sender = threading.Thread(target=send, daemon=True)
    sender.start()
    return sender


def test_a_file_is_read_as_without_a_guard() -> None:
    from pipeline.intake.reading import read_file

    with Guard() as guard:
        assert guard.read(str(SAMPLE)).findings == read_file(str(SAMPLE)).findings


def test_a_crash_costs_one_page(long_pdf: Path) -> None:
    with Guard() as guard:
        guard.read(str(SAMPLE))  # the process stands ready
        sender = after_start(guard, signal.SIGSEGV)
        reading = guard.read(str(long_pdf))
        sender.join()
        assert reading.reason is None
        assert reading.source is not None
        assert len(reading.source.pages) == 400
        (problem,) = reading.source.problems
        assert "liep vast" in problem
        assert "SIGSEGV" in problem
        assert guard.read(str(SAMPLE)).reason is None


def test_a_process_started_ahead_reads_the_first_file() -> None:
    with Guard() as guard:
        guard.start()
        process = guard._process
        assert guard.read(str(SAMPLE)).reason is None
        assert process is not None
        assert guard._process is process


def test_a_hang_is_ended_and_the_next_file_is_read(long_pdf: Path) -> None:
    with Guard(Limits(step_seconds=5, lost_pages=0)) as guard:
        guard.read(str(SAMPLE))
        after_start(guard, signal.SIGSTOP).join(0)
        reading = guard.read(str(long_pdf))
        assert "stond langer dan 5 s stil, bij bladzijde" in (reading.reason or "")
        assert guard.read(str(SAMPLE)).reason is None


def test_a_file_that_takes_too_long_is_given_up(long_pdf: Path) -> None:
    with Guard(Limits(seconds=0.3)) as guard:
        assert "duurde langer dan 0.3 s" in (guard.read(str(long_pdf)).reason or "")


def test_a_file_that_takes_too_much_memory_is_given_up(tmp_path: Path) -> None:
    path = tmp_path / "groot.txt"
    path.write_bytes(b"In 2022 waren er 14 meldingen.\n" * 1_000_000)
    with Guard(Limits(memory_mb=60)) as guard:
        reason = guard.read(str(path)).reason or ""
        assert "meer geheugen" in reason or "liep vast" in reason
        assert guard.read(str(SAMPLE.with_name("besluitenlijst-raad-2023-06.pdf")))


def test_pages_beyond_the_limit_are_left_out_with_a_reason(long_pdf: Path) -> None:
    with Guard(Limits(pages=3)) as guard:
        reading = guard.read(str(long_pdf))
    assert reading.source is not None
    assert reading.source.problems == ("alleen de eerste 3 van 400 bladzijden zijn gelezen",)


def test_the_process_ends_with_the_one_that_asks(tmp_path: Path) -> None:
    """Also where that one is killed, in the middle of a file."""
    code = (
        "import sys, time\nfrom pipeline.intake.guard import Guard\n"
        "if __name__ == '__main__':\n"
        "    guard = Guard(); guard.read(sys.argv[1]); print(guard._process.pid, flush=True); time.sleep(60)"
    )
    script = tmp_path / "vraagt.py"
    script.write_text(code)
    root = str(Path(__file__).parent.parent)
    asker = subprocess.Popen(
        [sys.executable, str(script), str(SAMPLE)], stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": root}
    )
    assert asker.stdout is not None
    pid = int(asker.stdout.readline())
    asker.kill()
    asker.wait()
    until = time.monotonic() + 10
    while Path(f"/proc/{pid}").exists() and time.monotonic() < until:
        time.sleep(0.1)
    assert not Path(f"/proc/{pid}").exists()


def test_a_packed_reading_is_the_reading() -> None:
    with Guard() as guard:
        assert pickle.loads(guard.read_packed(str(SAMPLE))).findings == guard.read(str(SAMPLE)).findings


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells what a process had of the processor")
@pytest.mark.parametrize(
    ("work", "seconds", "expected"),
    [
        ("while True: pass", 1_000.0, True),  # it works, and other programs take most of the processor
        ("while True: pass", 0.1, False),  # it had what it may have
        ("import time; time.sleep(60)", 1_000.0, False),  # it stands still
        ("import subprocess, sys; subprocess.run([sys.executable, '-c', 'while True: pass'])", 1_000.0, True),
    ],
    ids=["kept waiting", "too long", "still", "its child is kept waiting"],
)
def test_a_busy_machine_is_no_hang(work: str, seconds: float, expected: bool) -> None:
    process = subprocess.Popen([sys.executable, "-c", work], start_new_session=True)
    try:
        had = processor_seconds(process.pid)
        time.sleep(3)
        assert is_kept_waiting(process.pid, had, seconds) is expected
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
