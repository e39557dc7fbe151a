"""Under `--private` nobody is named: in no page, table, search, chart or command, and not in the copy itself."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import httpx
import pytest
from click.testing import CliRunner
from webbase import FILES, addresses, make_base, serving_of

from pipeline.anonymous import anonymous_copy
from pipeline.cli import main
from pipeline.ingest import keep
from pipeline.intake.reading import read_file
from pipeline.reviews import review
from pipeline.store import open_base, start_run
from pipeline.web.app import application

TEXT = """Verslag van de overlegvergadering van 3 mei 2022, gemeente Lekduin

Aanwezig: Yildirax (vz.), De Bruinsma, Roelf Zandstrom en mevrouw A. van der Kolkman

1. Opening
Kolkman zegt toe de lijst met 14 meldingen van pesten vóór 1 juni 2022 te sturen.
De ondernemingsraad besluit het voorstel van Zandstrom over te nemen.
Wethouder Hoekstrand vraagt w.zandstrom@lekduin.nl om een reactie; bsn 123456782 staat in de lijst.
Het aantal meldingen bij Bruinsma steeg met 50% van 10 naar 14, en dat klopt niet.
"""
NAMES = ("yildirax", "bruinsma", "zandstrom", "kolkman", "hoekstrand", "123456782", "vosmeer")


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    """A base whose text, file, owner, decision, figure and reviewer name persons."""
    folder = tmp_path_factory.mktemp("kolkman")
    path = make_base(folder)
    file = folder / "gesprek_roelf_zandstrom.txt"
    file.write_text(TEXT, "utf-8")
    with open_base(path) as opened:
        keep(opened, read_file(str(file)), run=start_run(opened, "1"))
        facts = [
            row[0]
            for row in opened.execute(
                "SELECT f.id FROM facts f JOIN documents d ON d.id = f.document JOIN files USING (sha256) WHERE path LIKE '%zandstrom%'"
            )
        ]
    assert len(facts) >= 4
    review(path, facts[0], "accepted", who="J. Vosmeer", why="van Kolkman gehoord")
    return path


@pytest.fixture(scope="module")
def copy(base, tmp_path_factory):
    return anonymous_copy(base, tmp_path_factory.mktemp("kopie") / "kennisbank.db")


@pytest.fixture(scope="module")
def site(copy, tmp_path_factory):
    served = application(copy, cache=tmp_path_factory.mktemp("beelden"), with_pictures=False)
    with serving_of(served) as address, httpx.Client(base_url=address, timeout=30) as client:
        yield client


def named_in(text: str) -> list[str]:
    return [name for name in NAMES if name in text.lower()]


def test_the_base_itself_names_them(base):
    with closing(sqlite3.connect(base)) as conn:
        assert named_in("\n".join(conn.iterdump())) == list(NAMES)


def test_no_table_of_the_copy_names_anybody_and_it_holds_together(copy):
    with closing(sqlite3.connect(copy)) as conn:
        assert conn.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert conn.execute("PRAGMA foreign_key_check").fetchall() == []
        tables = [name for (name,) in conn.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")]
        for table in tables:
            found = [row for row in conn.execute(f'SELECT * FROM "{table}"') if named_in(repr(row))]
            assert found == [], table


def test_every_fact_is_still_there_and_its_place_stays(base, copy):
    with closing(sqlite3.connect(base)) as was, closing(sqlite3.connect(copy)) as now:
        for table in ("figures", "decisions", "actions", "proofs", "sentences"):
            asked = f"SELECT document, number, starts, ends FROM {table} ORDER BY 1, 2"
            assert now.execute(asked).fetchall() == was.execute(asked).fetchall(), table
        lengths = "SELECT document, length(text) FROM texts ORDER BY 1"
        assert now.execute(lengths).fetchall() == was.execute(lengths).fetchall()
        values = "SELECT id, value FROM figures WHERE printed <> '123456782' ORDER BY 1"
        assert now.execute(values).fetchall() == was.execute(values).fetchall()


def test_no_page_names_anybody(site, copy):
    pages = dict(addresses(copy))
    with closing(sqlite3.connect(copy)) as conn:
        asked = "SELECT f.id FROM facts f JOIN documents d ON d.id = f.document WHERE d.title LIKE '%overlegvergadering van 3 mei%' OR d.begins LIKE '%overlegvergadering van 3 mei%'"
        facts = [f"/feit/{row[0]}" for row in conn.execute(asked)]
        documents = [f"/document/{row[0]}" for row in conn.execute("SELECT id FROM documents")]
        tables = [name for (name,) in conn.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")]
    assert len(facts) >= 4
    shapes = [
        f"/kennisbank/{table}{end}" for table in tables for end in ("?_size=max", ".json?_size=max", ".csv?_size=max")
    ]
    files = ["/cijfers/meldingen.svg", "/cijfers/meldingen.csv", "/cijfers/meldingen.json", "/naleving/toetsing.html"]
    searches = [f"/zoeken?q={word}" for word in ("lijst", "meldingen", "toe", "vraagt")]
    for address in [*pages.values(), *facts, *documents, *shapes, *files, *searches, "/nakijken?stand=gedaan"]:
        answer = site.get(address)
        assert answer.status_code < 500 and named_in(answer.text) == [], address
    assert "[naam]" in site.get("/zoeken?q=lijst").text


@pytest.mark.parametrize("name", NAMES)
def test_nobody_is_found(site, name):
    html = site.get("/zoeken", params={"q": name}).text
    assert "Niets gevonden." in html
    sql = "SELECT (SELECT count(*) FROM sentences_fts WHERE sentences_fts MATCH :name) + (SELECT count(*) FROM facts_fts WHERE facts_fts MATCH :name) AS n"
    assert site.get("/kennisbank.json", params={"sql": sql, "name": name, "_shape": "array"}).json() == [{"n": 0}]


def test_no_page_image_is_drawn_or_kept_from_before(copy, tmp_path):
    with closing(sqlite3.connect(copy)) as conn:
        (sha256,) = conn.execute("SELECT sha256 FROM files WHERE path LIKE '%vertrouwenspersonen-2023.pdf'").fetchone()
        (fact,) = conn.execute(
            "SELECT f.id FROM figures f JOIN documents d ON d.id = f.document WHERE d.sha256 = ?", [sha256]
        ).fetchone()
    kept = tmp_path / sha256 / "1.png"
    kept.parent.mkdir()
    kept.write_bytes(b"\x89PNG")
    served = application(copy, cache=tmp_path, with_pictures=False)
    with serving_of(served) as address, httpx.Client(base_url=address) as client:
        assert client.get(f"/bladzijde/{sha256}/1.png").status_code == 404
        html = client.get(f"/feit/{fact}").text
        assert "persoonsnamen zijn hier weggelaten" in html and "<image" not in html


@pytest.mark.parametrize(
    "command",
    [
        ["audit", "--all"],
        ["audit", "--all", "--format", "csv"],
        ["actions", "--limit", "999"],
        ["actions", "--format", "ics"],
        ["decisions", "--limit", "999"],
        ["figures", "--limit", "999"],
        ["figures", "--pivot", "year", "--format", "csv"],
        ["follow"],
        ["check", "--format", "html"],
        ["search", "lijst"],
        ["search", "kolkman"],
        ["status"],
        ["query", "--sql", "SELECT * FROM actions"],
        ["query", "--sql", "SELECT text FROM texts"],
    ],
    ids=" ".join,
)
def test_no_command_names_anybody(base, command):
    done = CliRunner().invoke(main, ["--private", *command, "--db", str(base)])
    assert done.exit_code in (0, 1), done.output
    assert named_in(done.output.replace("kolkman ", "")) == []


def test_an_export_of_the_texts_names_nobody(base, tmp_path):
    command = [
        "--private",
        "export",
        str(tmp_path / "uit"),
        "--db",
        str(base),
        "--table",
        "texts",
        "--table",
        "sentences",
    ]
    assert CliRunner().invoke(main, command).exit_code == 0
    written = "".join(file.read_text("utf-8") for file in (tmp_path / "uit").glob("*.csv"))
    assert "meldingen van pesten" in written and named_in(written) == []


def test_without_persons_nothing_is_reviewed(base):
    done = CliRunner().invoke(main, ["--private", "serve", "--db", str(base), "--review", "J. Vos"])
    assert done.exit_code == 2 and "cannot be reviewed" in done.output


def test_the_base_is_not_changed(base, tmp_path):
    before = base.read_bytes()
    anonymous_copy(base, tmp_path / "k.db")
    assert base.read_bytes() == before
    assert FILES[0].exists()
