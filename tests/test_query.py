"""The knowledge base as it is asked: search, lists, what it holds, named questions, and SQL that only reads."""

from dataclasses import replace
from datetime import date
from multiprocessing import get_context
from time import monotonic

import pytest

from pipeline.errors import BadQuestion, BadStore
from pipeline.query import actions, decisions, figures, named, questions, search, sql, status, troubles
from pipeline.store import fail, note_paths, open_base, save

LEKDUIN = """In 2021 kwamen 14 meldingen van pesten binnen.
Er waren 9 vertrouwenspersonen.
Het initiatief is geïnitieerd door de ondernemingsraad.
Het college stelt de gedragscode vast.
De secretaris evalueert de regeling in maart 2022.
De griffie publiceert het register.
De pestmelding is ingetrokken."""
SLUIS = """Sinds 2019 zijn 30 meldingen gedaan.
Het bestuur verlengt de aanstelling.
De directie sluit het loket."""


@pytest.fixture
def path(base_path, make_document, make_source, make_sentences, make_figure, make_decision, make_action, make_proof):
    """A base with two organisations, a copy, a broken file and a page that was not read."""
    lekduin = make_document(LEKDUIN, organisation="Gemeente Lekduin", body="Bureau Integriteit", period="2021")
    sluis = make_document(SLUIS, organisation="Waterschap Oude Slûis", period="2020/2021")
    sluis = replace(sluis, pages=(replace(sluis.pages[0], problem="geen tesseract"),))
    counted = {"what": "meldingen", "indicator": "meldingen"}
    bullied = counted | {"category": "pesten", "period": "2021", "organisation": "Gemeente Lekduin"}
    since = counted | {"period": "2019/..", "organisation": "Waterschap Oude Slûis"}
    pesten = make_figure(lekduin, "In 2021 kwamen 14 meldingen van pesten binnen.", "14", **bullied)
    due = {"deadline": "2022-03", "deadline_text": "in maart 2022", "status": "loopt"}
    adopted = "Het college stelt de gedragscode vast."
    facts = [
        pesten,
        replace(pesten, printed="15", value=pesten.value + 1),
        make_figure(lekduin, "9 vertrouwenspersonen", "9", what="vertrouwenspersonen", period="2020", confidence=0.4),
        make_decision(lekduin, adopted, kind="vaststelling", decider="het college", decided_on="2022-01"),
        make_action(lekduin, "De secretaris evalueert de regeling", owner="de secretaris", **due),
        make_action(lekduin, "De griffie publiceert het register", deadline="2021", status="gereed"),
        make_proof(lekduin, adopted, "AW4-3-gedragscode"),
    ]
    other = [
        make_figure(sluis, "30 meldingen", "30", **since),
        make_decision(sluis, "Het bestuur verlengt de aanstelling.", kind="verlenging"),
        make_action(sluis, "De directie sluit het loket", status="open"),
    ]
    with open_base(base_path) as base:
        for document, found, name in [(lekduin, facts, "lekduin.pdf"), (sluis, other, "sluis.pdf")]:
            sentences = {document.id: make_sentences(document)}
            save(base, make_source(document, path=name), [document], sentences, found, version="1", seconds=0.1)
        note_paths(base, {"kopie.pdf": lekduin.sha256})
        fail(base, "geheim.pdf", "ab", "encrypted; give --password", version="1")
    return base_path


# --- search


@pytest.mark.parametrize(
    ("words", "hits"),
    [
        ("melding", ["In 2021 kwamen 14 «meldingen» van pesten binnen.", "Sinds 2019 zijn 30 «meldingen» gedaan."]),
        ("MELDINGEN pesten", ["In 2021 kwamen 14 «meldingen» van «pesten» binnen."]),
        ("geinitieerd", ["Het initiatief is «geïnitieerd» door de ondernemingsraad."]),
        ("geïnitieerd", ["Het initiatief is «geïnitieerd» door de ondernemingsraad."]),
        ('"meldingen van pesten"', ["In 2021 kwamen 14 «meldingen van pesten» binnen."]),
        ('"melding van pesten"', []),
        ("pestm*", ["De «pestmelding» is ingetrokken."]),
        ("ondernemingsraden", ["Het initiatief is geïnitieerd door de «ondernemingsraad»."]),
        ("melding loket", []),
        ("fiets", []),
    ],
)
def test_search_finds_inflections_and_marks_them(path, words, hits):
    assert sorted(row["sentence"] for row in search(path, words)) == hits


@pytest.mark.parametrize(
    ("filters", "organisations"),
    [
        ({"organisation": "lekduin"}, ["Gemeente Lekduin"]),
        ({"organisation": "oude sluis"}, ["Waterschap Oude Slûis"]),
        ({"organisation": "gemeente"}, ["Gemeente Lekduin"]),
        ({"organisation": "Noordwoud"}, []),
        ({"year": 2020}, ["Waterschap Oude Slûis"]),
        ({"year": "2021"}, ["Gemeente Lekduin", "Waterschap Oude Slûis"]),
        ({"year": 2022}, []),
        ({"limit": 0}, []),
    ],
)
def test_search_is_narrowed(path, filters, organisations):
    assert sorted(row["organisation"] for row in search(path, "melding", **filters)) == organisations


def test_a_hit_names_its_document_page_and_facts(path):
    (hit,) = search(path, "pesten")
    assert list(hit)[:8] == ["organisation", "body", "period", "kind", "title", "path", "page", "sentence"]
    assert list(hit.values())[:6] == ["Gemeente Lekduin", "Bureau Integriteit", "2021", "overig", None, "kopie.pdf"]
    says = sorted(fact["says"] for fact in hit["facts"])
    assert says == ["14 meldingen, pesten (2021)", "15 meldingen, pesten (2021)"]


@pytest.mark.parametrize(("words", "kinds"), [("gedragscode", ["decision", "proof"]), ("ingetrokken", [])])
def test_only_facts_of_that_sentence_are_shown(path, words, kinds):
    (hit,) = search(path, words)
    assert sorted(fact["kind"] for fact in hit["facts"]) == kinds


@pytest.mark.parametrize(
    "words", ['"', "AND", "a AND", "(melding", "melding)", "x:y", "-", "''", "*", "NEAR(", "{text}: a", "a\x00b"]
)
def test_no_input_is_a_syntax_error(path, words):
    try:
        search(path, words)
    except BadQuestion as error:
        assert "nothing to search for" in str(error)


def test_the_marks_are_the_callers(path):
    (hit,) = search(path, "loket", before="[b]", after="[/b]")
    assert hit["sentence"] == "De directie sluit het [b]loket[/b]."


# --- lists


@pytest.mark.parametrize(
    ("filters", "printed"),
    [
        ({}, ["9", "14", "15", "30"]),
        ({"organisation": "Lekduin"}, ["9", "14", "15"]),
        ({"organisation": "Sluis"}, ["30"]),
        ({"year": 2021}, ["14", "15", "30"]),
        ({"year": 2020}, ["9", "30"]),
        ({"year": 2018}, []),
        ({"year": 2022}, []),
        ({"category": "Pesten"}, ["14", "15"]),
        ({"category": "pest"}, []),
        ({"indicator": "meldingen", "organisation": "sluis"}, ["30"]),
        ({"indicator": "melding"}, []),
        ({"unit": "percent"}, []),
        ({"limit": 1}, ["9"]),
    ],
)
def test_figures_are_filtered(path, filters, printed):
    assert sorted((row["printed"] for row in figures(path, **filters)), key=int) == printed


def test_a_figure_comes_with_its_evidence(path):
    row = figures(path, category="pesten")[0]
    assert (row["value"], row["path"], row["page"]) == (14.0, "kopie.pdf", 1)
    assert row["quote"] == "In 2021 kwamen 14 meldingen van pesten binnen."


@pytest.mark.parametrize(
    ("filters", "kinds"),
    [
        ({}, ["vaststelling", "verlenging"]),
        ({"organisation": "sluis"}, ["verlenging"]),
        ({"kind": "verlenging"}, ["verlenging"]),
        ({"decider": "College"}, ["vaststelling"]),
        ({"year": 2022}, ["vaststelling"]),  # its own date
        ({"year": 2021}, ["verlenging"]),  # none: that of the document
        ({"kind": "besluit"}, []),
        ({"since": 2022}, ["vaststelling"]),
        ({"since": "2022-02"}, []),
        ({"since": "2021-06-01"}, ["vaststelling", "verlenging"]),  # its document covers 2021
    ],
)
def test_decisions_are_filtered(path, filters, kinds):
    assert [row["kind"] for row in decisions(path, **filters)] == kinds


@pytest.mark.parametrize(
    ("filters", "statuses"),
    [
        ({}, ["gereed", "loopt", "open"]),
        ({"status": "open"}, ["open"]),
        ({"owner": "secretaris"}, ["loopt"]),
        ({"organisation": "lekduin", "status": "open"}, []),
        ({"year": 2020}, ["open"]),
        ({"overdue": "2022-04-01"}, ["loopt"]),
        ({"overdue": date(2022, 4, 1)}, ["loopt"]),
        ({"overdue": "2022-03-31"}, []),  # the last day that is in time
        ({"kind": "toezegging"}, []),
        ({"since": "2021"}, ["gereed", "loopt", "open"]),
        ({"since": "2022"}, []),
    ],
)
def test_actions_are_filtered(path, filters, statuses):
    assert [row["status"] for row in actions(path, **filters)] == statuses


@pytest.mark.parametrize(
    "ask",
    [
        lambda path: figures(path, year="x"),
        lambda path: actions(path, overdue="morgen"),
        lambda path: decisions(path, since="straks"),
    ],
)
def test_a_filter_without_sense_is_said_plainly(path, ask):
    with pytest.raises(BadQuestion, match=r"is no (year|day|year or day); give one such as"):
        ask(path)


def test_status_counts_per_organisation_and_year(path):
    assert [tuple(row.values()) for row in status(path)] == [
        ("Gemeente Lekduin", "2021", 1, 3, 1, 2),
        ("Waterschap Oude Slûis", "2020/2021", 1, 1, 1, 1),
    ]


def test_troubles_say_what_was_not_read_and_why(path):
    assert [(row["path"], row["status"], row["reason"]) for row in troubles(path)] == [
        ("geheim.pdf", "failed", "encrypted; give --password"),
        ("sluis.pdf", "partial", "bladzijde 1: geen tesseract"),
    ]


# --- named questions


@pytest.mark.parametrize(
    ("name", "parameters", "count"),
    [
        ("acties-over-tijd", {}, 1),
        ("acties-over-tijd", {"dag": "2022-03-31"}, 0),
        ("acties-zonder-eigenaar", {}, 2),
        ("afspraken-met-vervolg", {}, 0),
        ("afspraken-per-jaar", {}, 3),
        ("afspraken-per-jaar", {"organisatie": "sluis"}, 0),
        ("bedragen", {}, 0),
        ("besluiten-over", {"woord": "Gedragscode"}, 1),
        ("besluiten-over", {"woord": "fiets"}, 0),
        ("besluiten-per-jaar", {"organisatie": "lekduin"}, 1),
        ("besluitvormers", {}, 1),
        ("bladzijden-met-problemen", {}, 1),
        ("cijfers-per-categorie", {"categorie": "Pesten"}, 2),
        ("cijfers-per-categorie", {"categorie": "agressie"}, 0),
        ("cijfers-zonder-jaar", {}, 0),
        ("documenten-zonder-gegevens", {}, 0),
        ("dubbele-bestanden", {}, 1),
        ("eigenaren", {}, 1),
        ("grootste-verschillen", {}, 0),
        ("eerdere-feiten", {}, 0),
        ("indicator-door-de-jaren", {"indicator": "meldingen"}, 3),
        ("indicatoren", {}, 1),
        ("jaren-zonder-documenten", {}, 0),
        ("naleving-per-jaar", {}, 0),
        ("nulmeldingen", {}, 0),
        ("onzekere-feiten", {}, 1),
        ("onzekere-feiten", {"grens": "0.3"}, 0),
        ("organen", {}, 1),
        ("regels", {}, 4),
        ("rekenfouten", {}, 0),
        ("scans", {}, 0),
        ("tegenstrijdige-cijfers", {}, 1),
        ("verplichtingen-zonder-bewijs", {}, 0),
        ("wat-er-is", {}, 2),
        ("weggelakt", {}, 0),
    ],
)
def test_named_questions_are_answered(path, name, parameters, count):
    assert len(named(path, name, **parameters)) == count


@pytest.mark.parametrize("question", questions(), ids=lambda question: question["name"])
def test_an_empty_parameter_asks_for_all(path, question):
    empty = dict.fromkeys(question["parameters"], "")
    assert named(path, question["name"], **empty) == named(path, question["name"])
    assert question["title"][0].isupper() and question["description"].endswith(".")


def test_questions_are_sorted_and_all_tried():
    names = [question["name"] for question in questions()]
    tried = next(mark.args[1] for mark in test_named_questions_are_answered.pytestmark)
    assert names == sorted(names) == sorted({row[0] for row in tried})


@pytest.mark.parametrize(
    ("name", "parameters", "said"),
    [
        ("bestaat-niet", {}, "no question is called .*wat-er-is"),
        ("regels", {"jaar": 1}, "no parameter jaar; it has: none"),
    ],
)
def test_a_question_that_is_not_there_is_said_plainly(path, name, parameters, said):
    with pytest.raises(BadQuestion, match=said):
        named(path, name, **parameters)


# --- SQL


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SELECT count(*) AS n FROM figures", [{"n": 4}]),
        ("WITH RECURSIVE c(i) AS (SELECT 1 UNION SELECT i + 1 FROM c LIMIT 3) SELECT max(i) AS n FROM c", [{"n": 3}]),
        ("SELECT 1 AS a, 2 AS a;", [{"a": 1, "a_2": 2}]),
        ("SELECT json_array_length(boxes) AS n FROM decisions LIMIT 1", [{"n": 1}]),
        ("SELECT count(*) AS n FROM sentences_fts WHERE sentences_fts MATCH 'stems:meld'", [{"n": 2}]),
        ("SELECT count(*) AS n FROM figures, json_each('[1, 2]')", [{"n": 8}]),
    ],
)
def test_sql_that_reads_is_answered(path, text, expected):
    assert sql(path, text) == expected


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("DELETE FROM figures", "only reading"),
        ("INSERT INTO runs (id) VALUES ('x')", "only reading"),
        ("UPDATE figures SET value = 0 RETURNING id", "only reading"),
        ("DROP TABLE figures", "only reading"),
        ("CREATE TEMP TABLE x (a)", "only reading"),
        ("PRAGMA query_only = OFF", "only reading"),
        ("PRAGMA journal_mode = DELETE", "only reading"),
        ("ATTACH '/tmp/verslagmijn-x.db' AS x", "only reading"),
        ("VACUUM INTO '/tmp/verslagmijn-x.db'", "only reading"),
        ("SELECT load_extension('x')", "only reading"),
        ("INSERT INTO sentences_fts(sentences_fts) VALUES ('rebuild')", "only reading"),
        ("BEGIN IMMEDIATE", "only reading"),
        ("SELECT 1; DELETE FROM figures", "more than one statement"),
        ("SELECT value FROM figure", "no such table: figure"),
        ("SELEC 1", "syntax error"),
        ("", "no question"),
        ("SELECT :jaar", "cannot be run"),
        ("SELECT length(zeroblob(900000000))", "too large"),
        ("SELECT * FROM sentences_fts WHERE sentences_fts MATCH '\"'", "cannot be run"),
    ],
)
def test_sql_that_does_more_than_read_is_refused(path, text, said):
    before = path.read_bytes()
    with pytest.raises(BadQuestion, match=said):
        sql(path, text)
    assert path.read_bytes() == before


def test_a_question_without_end_is_stopped(path):
    endless = "WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c) SELECT max(i) FROM c"
    begun = monotonic()
    with pytest.raises(BadQuestion, match=r"longer than 0\.2 s"):
        sql(path, endless, patience_seconds=0.2)
    assert monotonic() - begun < 5


def test_an_answer_without_end_is_stopped(path):
    with pytest.raises(BadQuestion, match="more than 3 rows"):
        sql(path, "SELECT * FROM figures", most_rows=3)
    assert len(sql(path, "SELECT * FROM figures", most_rows=4)) == 4


# --- the file


@pytest.mark.parametrize(
    ("prepare", "said"),
    [
        (lambda path: None, "there is no knowledge base"),
        (lambda path: path.touch(), "older verslagmijn"),
        (lambda path: path.write_text("gewoon tekst" * 500), "is not a knowledge base"),
    ],
)
def test_a_base_that_cannot_be_asked_is_said_plainly(base_path, prepare, said):
    prepare(base_path)
    with pytest.raises(BadStore, match=said):
        status(base_path)


def test_asking_makes_no_file(base_path):
    with pytest.raises(BadStore):
        search(base_path, "melding")
    assert list(base_path.parent.iterdir()) == []


def _ask_until(path, stop, answers):
    """The counts seen while another process writes; every file has two sentences, so they are always even."""
    seen = set()
    while not stop.is_set():
        rows = sql(path, "SELECT count(*) AS sentences, count(DISTINCT document) AS documents FROM sentences")
        seen.add((rows[0]["sentences"], rows[0]["documents"], len(search(path, "melding", limit=1000))))
    answers.put(seen)


def test_two_read_while_one_writes(base_path, make_document, make_source, make_sentences):
    context = get_context("spawn")
    stop, answers = context.Event(), context.Queue()
    with open_base(base_path) as base:
        readers = [context.Process(target=_ask_until, args=(base_path, stop, answers)) for _ in range(2)]
        for reader in readers:
            reader.start()
        for number in range(150):
            document = make_document(f"Melding {number} kwam binnen.\nZij is afgedaan.")
            sentences = {document.id: make_sentences(document)}
            source = make_source(document, path=f"{number}.txt")
            save(base, source, [document], sentences, [], version="1", seconds=0)
            readers[number % 2].join(0.02)
        stop.set()
        seen = answers.get(timeout=60) | answers.get(timeout=60)
        for reader in readers:
            reader.join(60)
    assert [reader.exitcode for reader in readers] == [0, 0]
    assert len(seen) > 1
    assert all(sentences == 2 * documents for sentences, documents, _ in seen)
