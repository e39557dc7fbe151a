"""What a round changed: replaced reports, what they said before, contradictions, deadlines and duties; and the telling."""

from __future__ import annotations

import json
from pathlib import Path

import feedparser
import pytest

from pipeline.errors import BadSettings
from pipeline.ingest import keep
from pipeline.intake.reading import read_file
from pipeline.knowledge.fetched import begin_round, end_round
from pipeline.news.changes import changes, has_news, remember
from pipeline.news.telling import headline, tell
from pipeline.query import named
from pipeline.settings import ChangeSettings
from pipeline.store import open_base, start_run

REPORT = "In 2022 waren er {} meldingen van pesten.\n"


@pytest.fixture
def base(base_path: Path):
    with open_base(base_path) as base:
        yield base


def put(base, path: Path, text: str) -> None:
    path.write_text(text, "utf-8")
    assert keep(base, read_file(str(path)), run=start_run(base, "1")) is None


def found(base, before, **days: str):
    return changes(base, before, **({"today": "2026-01-10", "since": "2026-01-09"} | days))


def test_a_replaced_report_tells_what_it_said_before(base, base_path: Path, tmp_path: Path) -> None:
    put(base, tmp_path / "v.txt", REPORT.format(14))
    before = remember(base)
    put(base, tmp_path / "v.txt", REPORT.format(15))
    told = found(base, before)
    assert [(one["path"], one["is_replacement"]) for one in told["documents"]] == [(str(tmp_path / "v.txt"), 1)]
    assert [(one["kind"], one["before"], one["after"]) for one in told["changed_facts"]] == [
        ("figure", "14 meldingen van pesten", "15 meldingen van pesten")
    ]
    former = named(base_path, "eerdere-feiten", bestand="v.txt")
    assert [(one["cause"], one["says"]) for one in former] == [("replaced", "14 meldingen van pesten")]


def test_a_report_read_again_has_no_former_facts(base, tmp_path: Path) -> None:
    for _ in range(2):
        put(base, tmp_path / "v.txt", REPORT.format(14))
    assert base.execute("SELECT count(*) FROM former_facts").fetchone() == (0,)
    assert base.execute("SELECT count(*) FROM figures").fetchone() == (1,)


def test_a_fact_that_a_new_version_does_not_find_is_kept_as_reread(base, tmp_path: Path) -> None:
    put(base, tmp_path / "v.txt", REPORT.format(14))
    base.execute("DELETE FROM documents")
    assert base.execute("SELECT cause, path FROM former_facts").fetchall() == [("reread", str(tmp_path / "v.txt"))]


def test_a_copy_elsewhere_keeps_its_facts(base, tmp_path: Path) -> None:
    put(base, tmp_path / "a.txt", REPORT.format(14))
    put(base, tmp_path / "b.txt", REPORT.format(14))
    put(base, tmp_path / "a.txt", REPORT.format(15))
    assert base.execute("SELECT count(*) FROM former_facts").fetchone() == (0,)
    assert base.execute("SELECT count(*) FROM figures").fetchone() == (2,)


def test_only_what_is_new_is_told(base, tmp_path: Path) -> None:
    base.execute("INSERT INTO calculations (id, kind, agrees, reason) VALUES ('oud', 'sum', 0, 'telt niet op')")
    base.execute("INSERT INTO obligations (id) VALUES ('eed')")
    base.execute("INSERT INTO organisations (name) VALUES ('Lekduin')")
    for year in (2021, 2022):
        base.execute(
            "INSERT INTO verdicts (id, obligation, organisation, year, outcome) VALUES (?, 'eed', 'Lekduin', ?, 'voldaan')",
            [str(year), year],
        )
    before = remember(base)
    assert not has_news(found(base, before))
    base.execute("INSERT INTO calculations (id, kind, agrees, reason) VALUES ('nieuw', 'sum', 0, 'ook niet')")
    base.execute("INSERT INTO calculations (id, kind, agrees) VALUES ('goed', 'sum', 1)")
    base.execute("UPDATE verdicts SET outcome = 'niet aangetoond' WHERE year = 2022")
    told = found(base, before)
    assert [one["id"] for one in told["contradictions"]] == ["nieuw"]
    assert [(one["year"], one["after"]) for one in told["no_longer_evidenced"]] == [(2022, "niet aangetoond")]


@pytest.mark.parametrize(
    ("deadline", "status", "is_told"),
    [
        ("2026-01-09", "open", True),
        ("2026-01-08", "open", False),  # told the day before
        ("2026-01-10", "open", False),  # not yet over
        ("2026-01-09", "gereed", False),
        ("2026-01-09", "vervallen", False),
    ],
)
def test_a_deadline_is_told_when_it_has_passed(
    base, make_document, make_source, make_action, deadline, status, is_told
) -> None:
    from pipeline.store import save

    document = make_document("De secretaris evalueert de regeling.")
    action = make_action(document, "De secretaris evalueert de regeling.", deadline=deadline, status=status)
    before = remember(base)
    save(base, make_source(document), [document], {}, [action], version="1", seconds=0)
    assert bool(found(base, before)["overdue"]) is is_told


def test_what_a_broken_round_read_is_told_by_the_next(base, tmp_path: Path) -> None:
    begin_round(base, "nacht", "2026-01-01T00:00:00Z")
    put(base, tmp_path / "v.txt", REPORT.format(14))
    begin_round(base, "nacht", "2026-01-02T00:00:00Z")
    assert len(found(base, remember(base))["documents"]) == 1


def test_what_was_told_is_not_told_again(base, tmp_path: Path) -> None:
    number = begin_round(base, "nacht", "2026-01-01T00:00:00Z")
    put(base, tmp_path / "v.txt", REPORT.format(14))
    end_round(base, number, status="finished")
    assert found(base, remember(base))["documents"] == []


def test_what_came_in_the_millisecond_in_which_a_round_ended_is_not_told_again(base, tmp_path: Path) -> None:
    number = begin_round(base, "nacht", "2026-01-01T00:00:00Z")
    put(base, tmp_path / "v.txt", REPORT.format(14))
    base.execute("UPDATE arrivals SET arrived = strftime('%Y-%m-%dT%H:%M:%fZ', 'now')")
    end_round(base, number, status="finished")
    assert found(base, remember(base))["documents"] == []


def test_what_was_replaced_in_the_second_in_which_a_round_ended_is_not_told_again(base, tmp_path: Path) -> None:
    number = begin_round(base, "nacht", "2026-01-01T00:00:00Z")
    for count in (14, 15):
        put(base, tmp_path / "v.txt", REPORT.format(count))
    end_round(base, number, status="finished")
    before = remember(base)
    put(base, tmp_path / "v.txt", REPORT.format(16))
    assert [one["before"] for one in found(base, before)["changed_facts"]] == ["15 meldingen van pesten"]


# --- telling


def summary(started: str, **changed: list) -> dict:
    kinds = ("documents", "changed_facts", "contradictions", "overdue", "no_longer_evidenced", "withdrawn", "failed")
    every = {kind: changed.get(kind, []) for kind in kinds}
    return {
        "round": "nacht",
        "started": started,
        "finished": started,
        "sources": [],
        "files": {"read": 1, "failed": 0},
        "changes": every,
    }


DOCUMENT = {"organisation": "Gemeente <Lekduin>", "title": "Jaarverslag", "period": None, "path": "v.pdf"}


@pytest.fixture
def settings(tmp_path: Path) -> ChangeSettings:
    return ChangeSettings(folder=tmp_path / "uit", address="https://intranet.voorbeeld.nl/w", notify=())


def test_the_rounds_with_news_are_a_feed_that_readers_understand(settings: ChangeSettings) -> None:
    tell(summary("2026-01-01T02:00:00.000000Z", documents=[DOCUMENT]), settings)
    tell(summary("2026-01-02T02:00:00.000000Z"), settings)
    tell(
        summary("2026-01-03T02:00:00.000000Z", documents=[DOCUMENT] * 2, failed=[{"path": "x", "reason": "leeg"}]),
        settings,
    )
    read = feedparser.parse((settings.folder / "feed.xml").read_bytes())
    assert not read.bozo
    assert [one.title for one in read.entries] == [
        "nacht: 2 nieuwe documenten, 1 bestand niet gelezen",
        "nacht: 1 nieuw document",
    ]
    assert "Gemeente &lt;Lekduin&gt;: Jaarverslag (–), v.pdf" in read.entries[1].content[0].value
    assert read.entries[0].link == "https://intranet.voorbeeld.nl/w/ronde-20260103T020000000000Z.json"
    assert json.loads((settings.folder / "laatste.json").read_text("utf-8"))["started"] == "2026-01-03T02:00:00.000000Z"
    assert len(list(settings.folder.glob("ronde-*.json"))) == 2


@pytest.mark.parametrize("is_private", [True, False])
def test_persons_are_left_out_of_what_is_told_where_asked(
    settings: ChangeSettings, monkeypatch: pytest.MonkeyPatch, is_private: bool
) -> None:
    monkeypatch.setenv("VERSLAGMIJN_PRIVATE", "1" if is_private else "0")
    action = {"organisation": "Gemeente Lekduin", "action": "Mevrouw Kolk belt; Kolk meldt zich.", "deadline": "2026"}
    tell(summary("2026-01-01T02:00:00Z", overdue=[action]), settings)
    written = "".join(file.read_text("utf-8") for file in settings.folder.iterdir())
    assert ("Kolk" in written) is not is_private and "belt" in written


def test_a_source_in_trouble_is_news(settings: ChangeSettings) -> None:
    told = summary("2026-01-01T02:00:00Z") | {"sources": [{"source": "raden", "counts": {}, "reason": "answers 500"}]}
    tell(told, settings)
    assert headline(told) == "1 bron met problemen"
    assert "raden: answers 500" in (settings.folder / "feed.xml").read_text("utf-8")


def test_a_message_goes_where_it_should(settings: ChangeSettings, monkeypatch: pytest.MonkeyPatch) -> None:
    from webserver import answer, serving

    with serving() as site:
        site.put("/bericht", answer(b"", media="text/plain"))
        posted = []
        handler = site.plays["/bericht"]

        def play(one) -> None:
            posted.append(one.rfile.read(int(one.headers["Content-Length"])).decode())
            handler(one)

        site.put("/bericht", play)
        monkeypatch.setenv("BERICHT", site.address.replace("http://", "json://") + "/bericht")
        own = ChangeSettings(folder=settings.folder, address=None, notify=("env:BERICHT", "onzin://x"))
        wrong = tell(summary("2026-01-01T02:00:00Z", documents=[DOCUMENT]), own)
    assert "1 nieuw document" in posted[0]
    assert wrong == ["notify: onzin: is no address of Apprise; see its list of services"]


def test_a_secret_that_is_not_set_is_named(settings: ChangeSettings) -> None:
    own = ChangeSettings(folder=settings.folder, address=None, notify=("env:NIET_GEZET",))
    with pytest.raises(BadSettings, match="NIET_GEZET, which is not set"):
        tell(summary("2026-01-01T02:00:00Z", documents=[DOCUMENT]), own)
