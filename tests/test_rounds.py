"""Rounds: one at a time, told once, planned as the settings say; and the weekly report."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from filelock import FileLock

from flows.quiet import hush
from flows.rounds import round_of
from pipeline.errors import BadStore
from pipeline.settings import Settings, load
from pipeline.store import open_base

hush()

SETTINGS = """
[schedule]
ingest = "0 2 * * *"
patience_minutes = 0.01
[[sources]]
name = "inkomend"
type = "folder"
path = "inkomend"
settled_seconds = 0
every = "5m"
[[sources]]
name = "stil"
type = "folder"
path = "weg"
[[sources]]
name = "ochtend"
type = "folder"
path = "inkomend"
at = "0 7 * * 1-5"
"""


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    (tmp_path / "inkomend").mkdir()
    (tmp_path / "verslagmijn.toml").write_text(SETTINGS)
    return load(tmp_path / "verslagmijn.toml")


def test_a_round_waits_for_the_one_before_and_then_says_so(settings: Settings) -> None:
    with FileLock(f"{settings.base.db}.ronde.lock"), pytest.raises(BadStore, match="another round has been busy"):
        round_of(settings)


def test_a_round_without_news_is_recorded_and_told(settings: Settings) -> None:
    summary = round_of(settings, ["inkomend"], name="inkomend")
    assert summary is not None
    assert [one["source"] for one in summary["sources"]] == ["inkomend"]
    assert json.loads((settings.changes.folder / "laatste.json").read_text("utf-8"))["round"] == "inkomend"
    with open_base(settings.base.db) as base:
        assert base.execute("SELECT name, status FROM rounds").fetchall() == [("inkomend", "finished")]


def test_a_late_round_gives_way(settings: Settings) -> None:
    assert round_of(settings, [], name="nacht") is not None
    assert round_of(settings, [], name="nacht", due="2026-01-01T02:00:00.000000Z") is None


def test_a_source_in_trouble_does_not_stop_the_others(settings: Settings) -> None:
    summary = round_of(settings)
    assert summary is not None
    reasons = {one["source"]: one["reason"] for one in summary["sources"]}
    assert "there is no folder" in reasons["stil"]
    assert reasons["inkomend"] is reasons["ochtend"] is None


def test_a_round_that_fails_is_recorded_as_failed(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.changes.folder.write_text("geen map")
    with pytest.raises(OSError):
        round_of(settings)
    with open_base(settings.base.db) as base:
        status, reason = base.execute("SELECT status, reason FROM rounds").fetchone()
    assert status == "failed"
    assert reason


def test_each_source_is_served_at_its_own_time(settings: Settings) -> None:
    from flows.deployments import deployments

    served = {one.name: one for one in deployments(settings)}
    assert list(served) == ["kennisbank-nacht", "kennisbank-inkomend", "kennisbank-ochtend", "kennisbank-week"]
    assert served["kennisbank-nacht"].parameters["names"] == ["stil"]
    assert served["kennisbank-nacht"].schedules[0].schedule.cron == "0 2 * * *"
    assert served["kennisbank-nacht"].schedules[0].schedule.timezone == "Europe/Amsterdam"
    assert served["kennisbank-inkomend"].schedules[0].schedule.interval.total_seconds() == 300
    assert served["kennisbank-ochtend"].entrypoint == "flows.deployments.planned_round"


def test_a_missed_night_is_made_up_for(settings: Settings) -> None:
    from flows.deployments import is_missed

    noon = datetime(2026, 3, 2, 12, tzinfo=UTC)
    assert not is_missed(settings, noon)  # there never was one
    with open_base(settings.base.db) as base:
        row = "INSERT INTO rounds (name, due, started, status) VALUES ('nacht', ?, ?, 'finished')"
        base.execute(row, ["2026-03-01T01:00:00.000000Z", "2026-03-01T01:00:05.000000Z"])
    assert not is_missed(settings, datetime(2026, 3, 1, 12, tzinfo=UTC))
    assert is_missed(settings, noon)


def test_the_weekly_report_has_what_the_commands_say(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    from flows.report import report

    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent.parent))
    open_base(settings.base.db).close()
    written = report(settings)
    assert {path.name for path in written} >= {"check.json", "check.html", "audit.json"}
    assert all(path.stat().st_size for path in written)
