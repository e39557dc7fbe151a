"""The knowledge base as it is written: what a reading leaves, replaces and keeps, and what it says when it cannot."""

import socket
import sqlite3
from dataclasses import replace
from decimal import Decimal
from multiprocessing import get_context

import pytest
from sqlite_utils import Database

from pipeline.errors import BadStore
from pipeline.knowledge.alive import is_alive, own_process
from pipeline.knowledge.base import writing
from pipeline.knowledge.rows import fact_id
from pipeline.knowledge.schema import MIGRATIONS, NAMES
from pipeline.query import status
from pipeline.store import fail, finish_run, is_known, known, note_paths, open_base, save, start_run

TEXT = """Jaarverslag integriteit 2021 van de gemeente Lekduin.
Er kwamen 14 meldingen van pesten en 14 van discriminatie binnen.\fHet college stelt de gedragscode vast.
De secretaris evalueert de regeling uiterlijk in maart 2022.
Alle nieuwe medewerkers legden de eed af."""
FACT_TABLES = ("facts", "figures", "decisions", "actions", "proofs")
OWN_TABLES = ("documents", "texts", "pages", "sections", "sentences", *FACT_TABLES)


@pytest.fixture
def base(base_path):
    with open_base(base_path) as opened:
        yield opened
        assert list(opened.execute("PRAGMA foreign_key_check")) == []
        assert opened.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        opened.execute("INSERT INTO sentences_fts(sentences_fts, rank) VALUES ('integrity-check', 1)")


@pytest.fixture
def put(base, make_source, make_sentences, make_figure, make_decision, make_action, make_proof):
    """`put(document, …, path=…, version=…)`: the file saved with its sentences and the facts of TEXT it holds."""

    def facts(document):
        counted = "Er kwamen 14 meldingen van pesten en 14 van discriminatie binnen."
        if counted in document.text:
            fields = {"what": "meldingen", "period": "2021", "organisation": "Gemeente Lekduin"}
            yield make_figure(document, counted, "14", category="pesten", **fields)
            yield make_figure(document, counted, "14", category="discriminatie", **fields)
            yield make_decision(document, "Het college stelt de gedragscode vast.", kind="vaststelling")
            yield make_action(document, "De secretaris evalueert de regeling", deadline="2022-03")
            yield make_proof(document, "Alle nieuwe medewerkers legden de eed af.", "AW5-eed")

    def put(*documents, path="verslag.pdf", version="1", run=None, **fields):
        sentences = {document.id: make_sentences(document) for document in documents}
        found = [fact for document in documents for fact in facts(document)]
        save(base, make_source(*documents, path=path, **fields), documents, sentences, found,
             version=version, seconds=0.1, run=run)  # fmt: skip

    return put


def counts(base, *tables):
    return {name: base.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in tables}


def rows(base, text, *values):
    return [tuple(row) for row in base.execute(text, values)]


def test_a_saved_file_is_whole(base, put, make_document):
    put(make_document(TEXT, organisation="Gemeente Lekduin", period="2021"))
    found = counts(base, *OWN_TABLES, "files", "paths", "organisations", "obligations")
    assert found == {
        "documents": 1, "texts": 1, "pages": 2, "sections": 1, "sentences": 5, "facts": 5, "figures": 2,
        "decisions": 1, "actions": 1, "proofs": 1, "files": 1, "paths": 1, "organisations": 1, "obligations": 1,
    }  # fmt: skip


def test_every_fact_has_its_place(base, put, make_document):
    document = make_document(TEXT)
    put(document)
    for name in FACT_TABLES[1:]:
        for page, quote, starts, ends, boxes in rows(base, f"SELECT page, quote, starts, ends, boxes FROM {name}"):
            assert document.text[starts:ends] == quote
            assert page == (1 if "meldingen" in quote else 2)
            assert boxes.startswith(f"[[{page}, 72.0, ")


@pytest.mark.parametrize(
    ("column", "expected"),
    [
        ("sentences.page", [1, 1, 2, 2, 2]),
        ("pages.text", [TEXT.split("\f")[0], TEXT.split("\f")[1]]),
        ("figures.value", [14.0, 14.0]),
        ("figures.value_text", ["14", "14"]),
        ("figures.year_first", [2021, 2021]),
        ("actions.deadline_last", ["2022-03-31"]),
        ("files.status", ["ok"]),
        ("files.reason", [None]),
        ("files.page_count", [2]),
    ],
)
def test_columns_hold_what_was_read(base, put, make_document, column, expected):
    put(make_document(TEXT))
    name, _, _ = column.partition(".")
    assert [value for (value,) in rows(base, f"SELECT {column} FROM {name} ORDER BY rowid")] == expected


@pytest.mark.parametrize(
    ("value", "expected"), [("1604.50", "1604.50"), ("0.1", "0.1"), ("3E+6", "3000000"), (None, None)]
)
def test_the_exact_value_is_kept_as_text(base, make_document, make_source, make_figure, value, expected):
    document = make_document("Dit is het bedrag.")
    figure = make_figure(document, "Dit is het bedrag.", "0", value=value and Decimal(value))
    save(base, make_source(document), [document], {}, [figure], version="1", seconds=0)
    assert rows(base, "SELECT value_text FROM figures") == [(expected,)]


# --- fact ids


@pytest.mark.parametrize(
    ("change", "is_same"),
    [
        ({"confidence": 0.4}, True),
        ({"indicator": "meldingen"}, True),
        ({"qualifier": "about"}, True),
        ({"value": Decimal(15)}, False),
        ({"printed": "veertien"}, False),
        ({"category": "agressie"}, False),
        ({"period": "2020"}, False),
        ({"rule": "other"}, False),
    ],
)
def test_the_id_of_a_fact_depends_on_place_rule_and_words(make_document, make_figure, change, is_same):
    figure = make_figure(make_document(TEXT), "14 meldingen", "14", category="pesten")
    assert (fact_id(replace(figure, **change)) == fact_id(figure)) is is_same


def test_the_same_words_in_two_cells_are_two_facts(make_document, make_figure):
    figure = make_figure(make_document("14\t14"), "14", "14")
    other = replace(figure, place=replace(figure.place, table=1, row=1, column=2))
    assert fact_id(other) != fact_id(figure)


def test_a_fact_found_twice_is_stored_once(base, make_document, make_source, make_figure):
    document = make_document(TEXT)
    figure = make_figure(document, "14 meldingen", "14")
    save(base, make_source(document), [document], {}, [figure, replace(figure)], version="1", seconds=0)
    assert counts(base, "figures", "facts") == {"figures": 1, "facts": 1}


def test_ids_stay_when_a_file_is_read_again(base, put, make_document):
    document = make_document(TEXT)
    put(document)
    before = rows(base, "SELECT id FROM facts ORDER BY id")
    put(document, version="2")
    assert rows(base, "SELECT id FROM facts ORDER BY id") == before


# --- reading again


def test_reading_again_leaves_nothing_double(base, put, make_document):
    document = make_document(TEXT, organisation="Gemeente Lekduin")
    put(document)
    before = counts(base, *OWN_TABLES, "files", "paths", "sentences_fts")
    put(document, version="2")
    assert counts(base, *OWN_TABLES, "files", "paths", "sentences_fts") == before


def test_a_changed_file_replaces_the_old(base, put, make_document):
    put(make_document(TEXT, organisation="Gemeente Lekduin"))
    put(make_document("Er is niets gemeld.", organisation="Waterschap Oude Sluis"))
    assert counts(base, "files", "paths", "documents", "sentences", *FACT_TABLES) == {
        "files": 1, "paths": 1, "documents": 1, "sentences": 1,
        "facts": 0, "figures": 0, "decisions": 0, "actions": 0, "proofs": 0,
    }  # fmt: skip
    assert rows(base, "SELECT name FROM organisations") == [("Waterschap Oude Sluis",)]
    assert rows(base, "SELECT count(*) FROM sentences_fts WHERE sentences_fts MATCH 'pesten'") == [(0,)]


def test_other_files_are_left_alone(base, put, make_document):
    put(make_document(TEXT, organisation="Gemeente Lekduin"), path="a.pdf")
    put(make_document("Er is niets gemeld."), path="b.pdf")
    put(make_document("Er is iets gemeld."), path="b.pdf")
    assert counts(base, "files", "figures", "organisations") == {"files": 2, "figures": 2, "organisations": 1}


def test_a_bundle_keeps_its_documents_apart(base, put, make_document):
    parts = [make_document(TEXT, part=1, sha256="ab"), make_document("Notulen.", part=2, sha256="ab")]
    put(*parts)
    assert rows(base, "SELECT part, begins FROM documents ORDER BY part")[1] == (2, "Notulen.")


def test_what_was_concluded_from_a_lost_fact_goes_with_it_and_a_review_stays(base, put, make_document):
    document = make_document(TEXT, organisation="Gemeente Lekduin")
    put(document)
    first, second = (fact for (fact,) in rows(base, "SELECT id FROM figures"))
    (proof,), *_ = rows(base, "SELECT id FROM proofs")
    review = "INSERT INTO reviews (fact, kind, document, quote, starts, ends, outcome, reviewed_at)"
    for text, values in [
        ("INSERT INTO links (id, kind, first_fact, second_fact) VALUES ('l', 'same_figure', ?, ?)", [first, second]),
        ("INSERT INTO calculations (id, kind) VALUES ('c', 'sum')", []),
        ("INSERT INTO calculation_figures (calculation, figure) VALUES ('c', ?), ('c', ?)", [first, second]),
        ("INSERT INTO verdicts (id, obligation, year, outcome) VALUES ('v', 'AW5-eed', 2021, 'aangetoond')", []),
        ("INSERT INTO verdict_proofs (verdict, proof) VALUES ('v', ?)", [proof]),
        (f"{review} VALUES (?, 'figure', ?, 'x', 0, 1, 'accepted', 'now')", [first, document.id]),
    ]:
        base.execute(text, values)
    put(make_document("Er is niets gemeld."))
    tables = ("links", "calculations", "calculation_figures", "verdicts", "verdict_proofs", "reviews")
    assert counts(base, *tables) == dict.fromkeys(tables, 0) | {"reviews": 1}


# --- paths


def test_a_copy_is_a_second_path_of_the_same_file(base, put, make_document):
    document = make_document(TEXT)
    put(document, path="a.pdf")
    note_paths(base, {"kopie/a.pdf": document.sha256})
    assert counts(base, "files", "paths", "documents") == {"files": 1, "paths": 2, "documents": 1}


@pytest.mark.parametrize(("changed", "left"), [("a.pdf", "b.pdf"), ("b.pdf", "a.pdf")])
def test_a_copy_that_changes_leaves_the_other(base, put, make_document, changed, left):
    document = make_document(TEXT)
    put(document, path="a.pdf")
    put(document, path="b.pdf")
    put(make_document("Iets anders."), path=changed)
    assert rows(base, "SELECT path FROM files WHERE sha256 = ?", document.sha256) == [(left,)]
    assert counts(base, "files", "paths", "figures") == {"files": 2, "paths": 2, "figures": 2}


def test_a_path_that_turns_into_a_copy_loses_its_old_content(base, put, make_document):
    document = make_document(TEXT)
    put(document, path="a.pdf")
    put(make_document("Iets anders."), path="b.pdf")
    note_paths(base, {"b.pdf": document.sha256})
    assert counts(base, "files", "paths", "documents") == {"files": 1, "paths": 2, "documents": 1}


def test_a_path_of_unknown_content_is_given_back(base):
    assert note_paths(base, {"a.pdf": "00"}) == ["a.pdf"]
    assert counts(base, "paths") == {"paths": 0}


def test_a_run_whose_process_was_killed_is_closed(base):
    with writing(base):
        base.execute(
            "INSERT INTO runs (id, started, version, status, process) VALUES ('a', '', '1', 'running', ?)",
            [f"{socket.gethostname()}:{2**22 + 1}:1"],
        )
        base.execute("INSERT INTO runs (id, started, version, status) VALUES ('b', '', '1', 'running')")
    start_run(base, "1", run="c")
    start_run(base, "1", run="d")
    assert rows(base, "SELECT id, status FROM runs ORDER BY id") == [
        *(("a", "failed"), ("b", "failed"), ("c", "running"), ("d", "running"))
    ]


def test_a_number_that_another_process_got_is_not_that_run(base):
    own = own_process()
    assert is_alive(own)
    assert not is_alive(own.rsplit(":", 1)[0] + ":1")
    assert is_alive("elders:1:1")


# --- status, what is known


@pytest.mark.parametrize(
    ("fields", "status", "reason"),
    [
        ({}, "ok", None),
        ({"is_complete": False}, "partial", "niet alle bladzijden konden worden gelezen"),
        ({"problems": ("hersteld met qpdf",)}, "partial", "hersteld met qpdf"),
    ],
)
def test_the_status_says_whether_all_was_read(base, put, make_document, fields, status, reason):
    put(make_document(TEXT), **fields)
    assert rows(base, "SELECT status, reason FROM files") == [(status, reason)]


def test_a_page_that_could_not_be_read_is_named(base, put, make_document):
    document = make_document(TEXT)
    pages = (document.pages[0], replace(document.pages[1], method="none", problem="geen tesseract"))
    put(replace(document, pages=pages))
    assert rows(base, "SELECT status, reason FROM files") == [("partial", "bladzijde 2: geen tesseract")]


def test_a_file_without_any_document_is_partial(base, make_source):
    save(base, make_source(), [], {}, [], version="1", seconds=0)
    assert rows(base, "SELECT status, reason FROM files") == [("partial", "geen tekst gevonden")]


@pytest.mark.parametrize("sha256", ["ab", None])
def test_a_file_that_cannot_be_read_is_a_row(base, sha256):
    for _ in range(2):
        fail(base, "kapot.pdf", sha256, "encrypted", version="1", bytes=12)
    assert rows(base, "SELECT path, sha256, status, reason, bytes FROM files") == [
        ("kapot.pdf", sha256, "failed", "encrypted", 12)
    ]
    assert counts(base, "paths", "documents") == {"paths": 1, "documents": 0}


def test_a_good_file_that_became_a_broken_one_is_replaced(base, put, make_document):
    put(make_document(TEXT))
    fail(base, "verslag.pdf", "ab", "truncated", version="1")
    assert rows(base, "SELECT status FROM files") == [("failed",)]
    assert counts(base, *OWN_TABLES) == dict.fromkeys(OWN_TABLES, 0)


def test_a_good_file_that_cannot_be_opened_keeps_its_facts_until_it_can(base, put, make_document):
    document = make_document(TEXT)
    put(document)
    fail(base, "verslag.pdf", None, "no permission", version="1")
    assert rows(base, "SELECT status, reason FROM files") == [("failed", "no permission")]
    assert counts(base, "figures") == {"figures": 2}
    assert known(base, "1") == set()
    put(document)
    assert rows(base, "SELECT status, reason FROM files") == [("ok", None)]


def test_a_copy_that_cannot_be_opened_leaves_the_other_good(base, put, make_document):
    document = make_document(TEXT)
    put(document, path="a.pdf")
    note_paths(base, {"b.pdf": document.sha256})
    fail(base, "b.pdf", None, "no permission", version="1")
    assert rows(base, "SELECT path, status FROM files ORDER BY path") == [("a.pdf", "ok"), ("b.pdf", "failed")]


def test_a_broken_file_that_is_mended_is_ok(base, put, make_document):
    fail(base, "verslag.pdf", None, "no permission", version="1")
    put(make_document(TEXT))
    assert rows(base, "SELECT status FROM files") == [("ok",)]


@pytest.mark.parametrize(
    ("version", "with_failed", "expected"),
    [("1", False, {"good"}), ("1", True, {"good", "bad"}), ("2", False, set())],
)
def test_known_is_what_this_version_has_read(base, put, make_document, version, with_failed, expected):
    put(make_document(TEXT, sha256="good"), path="a.pdf", version="1")
    fail(base, "b.pdf", "bad", "encrypted", version="1")
    fail(base, "c.pdf", None, "missing", version="1")
    assert known(base, version, with_failed=with_failed) == expected
    assert is_known(base, "good", version) is (version == "1")
    assert not is_known(base, "bad", version)


def test_a_run_counts_its_files(base, put, make_document):
    run = start_run(base, "1")
    put(make_document(TEXT), run=run)
    fail(base, "kapot.pdf", "ab", "encrypted", version="1", run=run)
    assert rows(base, "SELECT status, finished FROM runs") == [("running", None)]
    finish_run(base, run, found=5, skipped=3)
    counted = "SELECT status, files_found, files_saved, files_skipped, files_failed FROM runs WHERE finished >= started"
    assert rows(base, counted) == [("finished", 5, 1, 3, 1)]


# --- all or nothing


@pytest.mark.parametrize("path", ["verslag.pdf", "ander.pdf"])
def test_a_save_that_breaks_off_leaves_the_old(base, put, make_document, make_source, make_sentences, path):
    document = make_document(TEXT)
    put(document)
    before = list(base.conn.iterdump())
    other = make_document(TEXT.replace("14", "15"))

    class Broken(dict):
        def get(self, key, default=None):
            yield from make_sentences(other)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        save(base, make_source(other, path=path), [other], Broken(), [], version="2", seconds=0)
    assert list(base.conn.iterdump()) == before


@pytest.mark.parametrize("stranger", ["sentence", "finding", "document"])
def test_what_belongs_to_another_file_is_refused(
    base, make_document, make_source, make_sentences, make_figure, stranger
):
    document, other = make_document(TEXT), make_document("Er kwamen 3 meldingen.")
    sentences = {other.id: make_sentences(other)} if stranger == "sentence" else {}
    findings = [make_figure(other, "3 meldingen", "3")] if stranger == "finding" else []
    documents = [replace(document, sha256="00")] if stranger == "document" else [document]
    with pytest.raises(ValueError, match=r"verslag\.pdf"):
        save(base, make_source(document), documents, sentences, findings, version="1", seconds=0)
    assert counts(base, "files") == {"files": 0}


# --- opening


def test_a_base_opened_again_is_the_same(base_path, base, put, make_document):
    put(make_document(TEXT))
    with open_base(base_path, create=False) as again:
        assert counts(again, "figures") == {"figures": 2}
        assert again.journal_mode == "wal"
        assert again.execute("PRAGMA foreign_keys").fetchone() == (1,)


@pytest.mark.parametrize("stop", ["tables", "full_text", "views"])
def test_an_older_base_is_brought_up_to_date(base_path, stop):
    old = Database(base_path)
    MIGRATIONS.apply(old, stop_before=stop)
    old.close()
    with open_base(base_path) as base:
        assert {migration.name for migration in MIGRATIONS.applied(base)} == NAMES
        assert counts(base, "figure_list", "sentences_fts") == {"figure_list": 0, "sentences_fts": 0}


def test_an_empty_file_becomes_a_base(base_path):
    base_path.touch()
    with open_base(base_path) as base:
        assert "figures" in base.table_names()


def newer(path):
    with open_base(path) as base:
        base.execute("INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('verslagmijn', 'x', '')")


def other_database(path):
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE adressen (naam)")


@pytest.mark.parametrize(
    ("prepare", "create", "said"),
    [
        (lambda path: None, False, "there is no knowledge base .* verslagmijn ingest"),
        (lambda path: path.mkdir(), True, "is a folder"),
        (lambda path: path.write_text("geen database, maar gewoon een tekst" * 50), True, "is not a knowledge base"),
        (newer, True, "newer verslagmijn"),
        (other_database, True, "another database"),
    ],
)
def test_what_is_no_base_is_said_plainly(base_path, prepare, create, said):
    prepare(base_path)
    with pytest.raises(BadStore, match=said):
        open_base(base_path, create=create)


def test_a_missing_folder_is_said_plainly(tmp_path):
    with pytest.raises(BadStore, match="does not exist"):
        open_base(tmp_path / "weg" / "kennisbank.db")
    assert not (tmp_path / "weg").exists()


@pytest.mark.parametrize("locked", ["folder", "file"])
def test_what_cannot_be_written_is_said_plainly(tmp_path, locked):
    path = tmp_path / "kennisbank.db"
    if locked == "file":
        open_base(path).close()
        path.chmod(0o400)
    tmp_path.chmod(0o500)
    try:
        if _may_write(tmp_path):
            pytest.skip("this user may write everywhere")
        with pytest.raises(BadStore, match="make the file and its folder"):
            open_base(path)
        if locked == "file":
            assert status(path) == []
    finally:
        tmp_path.chmod(0o700)


def _may_write(folder):
    try:
        (folder / "probe").touch()
    except PermissionError:
        return False
    return True


def test_a_locked_base_is_said_plainly(base_path, base):
    with open_base(base_path, patience_seconds=0) as second:
        base.execute("BEGIN IMMEDIATE")
        with pytest.raises(BadStore, match="is locked: another program"):
            fail(second, "a.pdf", "ab", "empty", version="1")
        base.rollback()
        fail(second, "a.pdf", "ab", "empty", version="1")
    assert counts(base, "files") == {"files": 1}


def _open_and_fail(path, number):
    with open_base(path) as base:
        fail(base, f"{number}.pdf", f"{number}", "empty", version="1")


def test_many_programs_may_open_a_new_base_at_once(base_path):
    context = get_context("spawn")
    programs = [context.Process(target=_open_and_fail, args=(base_path, number)) for number in range(4)]
    for program in programs:
        program.start()
    for program in programs:
        program.join(60)
    assert [program.exitcode for program in programs] == [0, 0, 0, 0]
    with open_base(base_path, create=False) as base:
        assert counts(base, "files") == {"files": 4}
