"""What became of each commitment, as the knowledge base tells it; and the command around it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline import query, store
from pipeline.conclude import tie
from pipeline.errors import BadQuestion
from pipeline.follow import NO_LATER, SILENT, STEPS, follow
from pipeline.ingest import keep
from pipeline.intake.reading import read_file
from pipeline.knowledge import links
from pipeline.reviews import review

ROOT = Path(__file__).parent.parent
HEAD = "# Jaarverslag {year} Adviesraad Wonen\n\nGemeente Lekduin\n\nIn {year} kwam de raad negen keer bijeen.\n\n"
FIRST = """## Vervoer

De wethouder heeft toegezegd dat de haltes in 2022 worden verlicht.

## Mantelzorg

De gemeente zal een folder voor mantelzorgers uitbrengen.

## Werk

De wethouder zegde toe in het najaar van 2022 twee consulenten te werven.
"""
SECOND = """## Vervoer

De verlichting van de haltes is uitgesteld tot 2023.

## Mantelzorg

De folder voor mantelzorgers is ingevoerd en afgerond.

## Sport

De gemeente zal een sporthal bouwen.
"""
TEXTS = {"2021": FIRST, "2022": SECOND}


@pytest.fixture
def put(base_path: Path, tmp_path: Path) -> Callable[[str, str], None]:
    """`put(name, text)`: the text read as a file of that name into the base at `base_path`, and tied."""

    def put(name: str, text: str) -> None:
        path = tmp_path / name
        path.write_text(text, "utf-8")
        base = store.open_base(base_path)
        run = store.start_run(base, "1")
        assert keep(base, read_file(str(path)), run=run) is None
        tie(base)
        base.close()

    return put


@pytest.fixture
def db(put: Callable[[str, str], None], base_path: Path) -> Path:
    for year, text in TEXTS.items():
        put(f"jaarverslag-{year}.md", HEAD.format(year=year) + text)
    return base_path


def states(rows: list[dict[str, Any]]) -> dict[str, str]:
    """What became of each, by the last word of what it is."""
    return {row["what"].rstrip(".").split()[-1]: row["state"] for row in rows}


def test_every_commitment_says_what_became_of_it(db: Path) -> None:
    assert states(follow(db)) == {
        "verlicht": "uitgesteld",
        "uitbrengen": "afgerond",
        "werven": SILENT,
        "bouwen": NO_LATER,
    }


def test_a_thread_tells_its_steps_with_their_place(db: Path) -> None:
    (row,) = follow(db, status="uitgesteld")
    assert (row["period"], row["last_period"], row["owner"]) == ("2021", "2022", "wethouder")
    (step,) = row["steps"]
    assert step["says"] == "De verlichting van de haltes is uitgesteld tot 2023."
    assert Path(step["path"]).name == "jaarverslag-2022.md"


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"organisation": "lekduin", "owner": "Wethouder"}, {"verlicht", "werven"}),
        ({"organisation": "elders"}, set()),
        ({"since": "2022"}, {"bouwen"}),
        ({"overdue": "2024-01-01"}, {"verlicht", "werven"}),
        ({"overdue": "2022-06-01"}, set()),
        ({"status": SILENT}, {"werven"}),
        ({"limit": 1}, {"verlicht"}),
    ],
)
def test_threads_are_chosen(db: Path, filters: dict[str, Any], expected: set[str]) -> None:
    assert states(follow(db, **filters)).keys() == expected


@pytest.mark.parametrize("wrong", [{"status": "klaar"}, {"since": "gisteren"}])
def test_a_filter_without_sense_is_refused(db: Path, wrong: dict[str, str]) -> None:
    with pytest.raises(BadQuestion, match="give one"):
        follow(db, **wrong)


def test_ties_are_made_again_for_a_changed_organisation_alone(db: Path, put: Callable[[str, str], None]) -> None:
    base = store.open_base(db)
    assert links.untied(base) == []
    before = base.execute("SELECT count(*) FROM links").fetchone()
    tie(base)
    assert base.execute("SELECT count(*) FROM links").fetchone() == before
    base.close()
    put("jaarverslag-2022.md", HEAD.format(year="2022") + SECOND.replace("uitgesteld tot 2023", "afgerond"))
    assert states(follow(db))["verlicht"] == "afgerond"


def test_a_document_read_again_loses_its_ties_until_they_are_made(db: Path, tmp_path: Path) -> None:
    base = store.open_base(db)
    assert keep(base, read_file(str(tmp_path / "jaarverslag-2022.md")), run=store.start_run(base, "1")) is None
    assert base.execute("SELECT count(*) FROM links").fetchone() == (0,)
    assert links.untied(base) == ["Gemeente Lekduin"]
    base.close()


def command(*words: str | Path) -> subprocess.CompletedProcess[str]:
    arguments = [sys.executable, "-m", "pipeline.cli", *map(str, words)]
    return subprocess.run(arguments, capture_output=True, text=True, cwd=ROOT, timeout=120)


def test_the_command_prints_a_dutch_table_rows_and_steps(db: Path) -> None:
    shown = command("follow", "--db", db)
    assert shown.returncode == 0
    assert all(head in shown.stdout for head in ("sinds", "wie", "stand", "niet meer"))
    assert max(map(len, shown.stdout.splitlines())) <= 80
    printed = json.loads(command("follow", "--db", db, "--format", "json", "--status", "uitgesteld").stdout)
    assert printed[0]["steps"][0]["relation"] == "uitgesteld"
    assert "2022: uitgesteld" in command("follow", "--db", db, "--format", "csv").stdout


def test_the_exit_status_tells_what_needs_attention(db: Path) -> None:
    assert command("follow", "--db", db, "--strict").returncode == 1
    assert command("follow", "--db", db, "--strict", "--since", "2022").returncode == 0
    assert command("follow", "--db", db, "--status", "klaar").returncode == 1


def test_deadlines_come_as_a_calendar(db: Path) -> None:
    printed = command("actions", "--db", db, "--format", "ics", "--owner", "wethouder", "--since", "2021").stdout
    assert printed.startswith("BEGIN:VCALENDAR")
    assert printed.count("BEGIN:VEVENT") == 2
    assert "DTSTART;VALUE=DATE:20221231" in printed


def test_a_rejected_passage_tells_nothing_of_a_commitment(db: Path) -> None:
    links_told = [step["second_fact"] for step in query.sql(db, STEPS) if step["second_fact"]]
    assert links_told
    before = follow(db)
    for fact in links_told:
        review(db, fact, "rejected", who="J. Vos")
    assert follow(db) != before
    assert not {row["id"] for row in follow(db)}.intersection(links_told)
    (first,) = [row["id"] for row in follow(db) if row["what"].endswith("werven.")]
    review(db, first, "rejected", who="J. Vos")
    assert "werven" not in states(follow(db))
