"""Reviewing in the browser: off unless asked for, only from a page of ours, and what is said is kept."""

from __future__ import annotations

import re
import socket
import sqlite3
import threading
from contextlib import closing
from hashlib import sha256

import httpx
import pytest
from webbase import FILES, make_base, serving

from pipeline import query
from pipeline.ingest import keep
from pipeline.intake.reading import read_file
from pipeline.reviews import reviews
from pipeline.store import open_base, start_run
from pipeline.web.corrections import changes, fields
from pipeline.web.language import speaker

WHO = 'J. "Jo" Vos <b>'


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    return make_base(tmp_path_factory.mktemp("nakijken"))


@pytest.fixture(scope="module")
def address(path):
    with serving(path, path.parent / "cache", WHO) as found:
        yield found


@pytest.fixture
def site(address, path):
    """A browser that has the page of a fact open, on a base without reviews."""
    change(path, "DELETE FROM reviews")
    with httpx.Client(base_url=address, timeout=30, headers={"origin": address}) as client:
        yield client


def change(path, sql, *values):
    with closing(sqlite3.connect(path, timeout=20)) as conn:
        conn.execute(sql, values)
        conn.commit()


def one(path, sql, *values):
    with closing(sqlite3.connect(path)) as conn:
        return conn.execute(sql, values).fetchone()[0]


@pytest.fixture(scope="module")
def fact(path):
    return one(path, "SELECT id FROM figures WHERE category = 'pesten' AND period = '2023'")


def token(site, fact):
    return re.search(r'name="csrftoken" value="([^"]+)"', site.get(f"/feit/{fact}").text)[1]


def say(site, fact, **filled):
    return site.post(f"/feit/{fact}/nakijken", data={"csrftoken": token(site, fact), **filled})


# --- what is said is kept


def test_a_fact_is_accepted_with_who_and_why(site, path, fact):
    answer = say(site, fact, oordeel="accepted", waarom="staat in <i>tabel</i> 2")
    assert (answer.status_code, answer.headers["location"]) == (303, f"/feit/{fact}?bewaard=1#nakijken")
    (said,) = reviews(path)
    assert (said["fact"], said["outcome"], said["reviewer"], said["note"]) == (
        fact,
        "accepted",
        WHO,
        "staat in <i>tabel</i> 2",
    )
    html = site.get(f"/feit/{fact}?bewaard=1").text
    assert (
        "Juist bevonden" in html and "&lt;i&gt;tabel&lt;/i&gt;" in html and "<i>" not in html and "Vos <b>" not in html
    )
    assert re.search(r'<a href="/feit/\w{16}#nakijken">Volgende feit', html)


def test_a_rejected_fact_leaves_the_lists_and_stays_on_its_page(site, path, fact):
    say(site, fact, oordeel="rejected")
    assert f"/feit/{fact}" not in site.get("/cijfers?categorie=pesten").text
    assert "Onjuist bevonden" in site.get(f"/feit/{fact}").text
    assert fact not in {row["id"] for row in query.figures(path)}


def test_a_correction_holds_what_was_changed_and_nothing_else(site, path, fact):
    html = site.get(f"/feit/{fact}").text
    filled = dict(re.findall(r'<input id="veld-\w+" name="(\w+)" value="([^"]*)"', html))
    filled |= {
        name: re.search(r'value="([^"]*)" selected', rest)[1]
        for name, rest in re.findall(r'<select id="veld-\w+" name="(\w+)"[^>]*>(.*?)</select>', html, re.S)
        if "selected" in rest
    }
    assert {"value", "unit", "period", "category", "qualifier", "role"} <= filled.keys()
    answer = say(site, fact, oordeel="corrected", **filled | {"value": "1.015,5", "period": " 2021/2022 "})
    assert answer.status_code == 303
    (row,) = [row for row in query.figures(path) if row["id"] == fact]
    assert (row["value"], row["period"], row["category"]) == (1015.5, "2021/2022", "pesten")
    assert reviews(path)[0]["correction"] == '{"value": 1015.5, "period": "2021/2022"}'
    shown = site.get(f"/feit/{fact}").text
    assert "<ins>1.015,5</ins>" in shown and "<ins>2021/2022</ins>" in shown and "<del>2023</del>" in shown
    assert "<strong>1.015,5</strong>" in site.get("/cijfers?categorie=pesten").text


@pytest.mark.parametrize("kind", ["decision", "action", "proof"])
def test_every_kind_of_fact_is_corrected(site, path, kind):
    fact = one(path, f"SELECT id FROM {kind}s")
    changed = {"decision": ("topic", "ziekte"), "action": ("status", "gereed"), "proof": ("strength", "denies")}[kind]
    old = one(path, f"SELECT {changed[0]} FROM {kind}s WHERE id = ?", fact)
    assert old != changed[1]
    assert say(site, fact, oordeel="corrected", **dict([changed])).status_code == 303
    assert reviews(path)[0]["correction"] == f'{{"{changed[0]}": "{changed[1]}"}}'


def test_what_was_said_outlives_another_reading(site, path, fact):
    say(site, fact, oordeel="corrected", category="treiteren")
    with closing(open_base(path)) as base:
        keep(base, read_file(str(FILES[0]), with_ocr=False), run=start_run(base, "2"))
    assert [(row["fact"], row["state"]) for row in reviews(path)] == [(fact, "staat")]
    assert "<ins>treiteren</ins>" in site.get(f"/feit/{fact}").text


def test_a_review_whose_fact_is_gone_is_pointed_out(site, path, fact):
    say(site, fact, oordeel="accepted")
    change(path, "UPDATE reviews SET fact = '00000000deadbeef'")
    assert "wordt er niet meer in gevonden" in site.get("/nakijken?stand=gedaan").text
    assert "Nagekeken feiten die niet meer worden gevonden: 1" in site.get("/").text


# --- what is waiting


def test_what_waits_is_listed_least_sure_first(site, path, fact):
    shown = [int(sure) for sure in re.findall(r", (\d+)% zeker:", site.get("/nakijken").text)]
    assert len(shown) > 20 and shown == sorted(shown)
    only = site.get("/nakijken?soort=decision").text
    ids = set(re.findall(r'href="/feit/(\w{16})#nakijken"', only))
    assert ids and all(one(path, "SELECT kind FROM facts WHERE id = ?", found) == "decision" for found in ids)


def test_a_reviewed_fact_no_longer_waits(site):
    first = re.search(r'href="/feit/(\w{16})#nakijken"', site.get("/nakijken").text)[1]
    say(site, first, oordeel="accepted")
    assert first not in site.get("/nakijken").text and first in site.get("/nakijken?stand=gedaan").text


# --- what is wrong is said


@pytest.mark.parametrize(
    ("filled", "said"),
    [
        ({"oordeel": "corrected", "value": "veertien"}, "«veertien» is geen getal"),
        ({"oordeel": "corrected", "value": "1.5"}, "«1.5» is geen getal"),
        ({"oordeel": "corrected", "period": "vorig jaar"}, "«vorig jaar» is geen datum of periode"),
        ({"oordeel": "corrected", "period": "2023-13"}, "«2023-13» is geen datum of periode"),
        ({"oordeel": "corrected", "unit": "appels"}, "«appels» staat niet in de lijst"),
        ({"oordeel": "corrected", "unit": ""}, "Dit mag niet leeg zijn."),
        ({"oordeel": "corrected", "what": "x" * 300}, "Dit is te lang"),
        ({"oordeel": "corrected", "indicator": "appels"}, "«appels» staat niet in de lijst"),
        ({"oordeel": "corrected"}, "u hebt niets veranderd"),
        ({"oordeel": "corrected", "quote": "anders"}, "u hebt niets veranderd"),
        ({"oordeel": "weet niet"}, "kies «Klopt», «Klopt niet» of «Verbeteren»"),
        ({}, "kies «Klopt», «Klopt niet» of «Verbeteren»"),
        ({"oordeel": "accepted", "waarom": "x" * 1001}, "de toelichting is te lang"),
    ],
)
def test_what_cannot_be_saved_is_said_and_not_saved(site, path, fact, filled, said):
    answer = say(site, fact, **filled)
    assert answer.status_code == 400 and "Er is niets bewaard" in answer.text and said in answer.text
    assert reviews(path) == []


def test_what_was_typed_is_not_lost(site, fact):
    html = say(site, fact, oordeel="corrected", value="veertien", what='<b>"dossiers"', waarom="zie tabel").text
    assert 'value="veertien"' in html and 'value="&lt;b&gt;&#34;dossiers&#34;"' in html and ">zie tabel<" in html
    assert re.search(r"<details open><summary>Verbeteren", html)


def test_a_fact_that_is_gone_is_no_page(site, fact):
    answer = site.post("/feit/0123456789abcdef/nakijken", data={"csrftoken": token(site, fact), "oordeel": "accepted"})
    assert answer.status_code == 404


def test_a_base_that_is_being_written_is_said(site, path, fact, monkeypatch):
    monkeypatch.setattr("pipeline.knowledge.base.PATIENCE_SECONDS", 0.1)
    monkeypatch.setattr(open_base, "__kwdefaults__", {"create": True, "patience_seconds": 0.1})
    with closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN IMMEDIATE")
        answer = say(site, fact, oordeel="accepted")
    assert answer.status_code == 400 and "kan nu niet worden beschreven" in answer.text


@pytest.mark.parametrize(
    ("language", "typed", "value"),
    [
        ("nl", "14", 14),
        ("nl", "1.250", 1250),
        ("nl", "3,4", 3.4),
        ("nl", "-2", -2),
        ("nl", "", None),
        ("nl", "1.25", "?"),
        ("nl", "3.4", "?"),
        ("nl", "1e9", "?"),
        ("nl", "nan", "?"),
        ("nl", "٣", "?"),
        ("nl", "9" * 16, "?"),
        ("en", "1,250", 1250),
        ("en", "3.4", 3.4),
        ("en", "3,4", "?"),
    ],
)
def test_a_number_is_read_as_the_reader_writes_it(language, typed, value):
    found, wrong = changes({"value": 99.0}, "figure", {"value": typed}, speaker(language))
    assert (found == {} and "value" in wrong) if value == "?" else (found == {"value": value} and wrong == {})


def test_the_form_has_what_the_command_corrects():
    from pipeline.reviews import CORRECTABLE

    assert {kind: {field.name for field in fields(kind)} for kind in CORRECTABLE} == {
        kind: set(names) for kind, names in CORRECTABLE.items()
    }


# --- safety


def test_without_the_switch_there_is_no_form_and_nothing_is_taken_in(path, fact, tmp_path):
    change(path, "DELETE FROM reviews")
    with serving(path, tmp_path) as address, httpx.Client(base_url=address, headers={"origin": address}) as client:
        html = client.get(f"/feit/{fact}").text
        assert "<textarea" not in html and 'method="post"' not in html and "csrftoken" not in html
        client.cookies.set("ds_csrftoken", "x")
        answer = client.post(f"/feit/{fact}/nakijken", data={"oordeel": "accepted", "csrftoken": "x"})
        assert answer.status_code == 405
        assert client.get(f"/feit/{fact}/nakijken").status_code == 404
    assert reviews(path) == []


@pytest.mark.parametrize(
    "changed",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": ""},
        {"origin": "{address}.evil.example"},
        {"origin": "http://127.0.0.1:1"},
        {"origin": "https://{host}"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"authorization": "Bearer x"},
        {"content-type": "text/plain"},
        {"content-type": "multipart/form-data; boundary=x"},
        {"content-type": "application/json"},
        {"cookie": ""},
        {"cookie": "ds_csrftoken=x"},
        {"cookie": "other_ds_csrftoken=x"},
        {"host": "evil.example"},
    ],
)
def test_nothing_is_taken_from_another_site(site, path, fact, address, changed):
    form = {"csrftoken": token(site, fact), "oordeel": "rejected"}
    host = address.removeprefix("http://")
    headers = {name: value.format(address=address, host=host) for name, value in changed.items()}
    answer = site.post(f"/feit/{fact}/nakijken", data=form, headers=headers)
    assert answer.status_code == (400 if "host" in changed else 403)
    assert reviews(path) == []


def test_a_form_without_an_origin_is_refused(site, path, fact):
    form = {"csrftoken": token(site, fact), "oordeel": "rejected"}
    del site.headers["origin"]
    assert site.post(f"/feit/{fact}/nakijken", data=form).status_code == 403
    assert reviews(path) == []


@pytest.mark.parametrize("given", [{}, {"csrftoken": ""}, {"csrftoken": "x"}])
def test_a_form_without_its_token_is_refused_in_plain_words(site, path, fact, given):
    token(site, fact)
    answer = site.post(f"/feit/{fact}/nakijken", data={"oordeel": "rejected", **given})
    assert answer.status_code == 403 and "deze bladzijde is verlopen" in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    english = site.post(
        f"/feit/{fact}/nakijken", data={"oordeel": "rejected"}, headers={"cookie": "taal=en; ds_csrftoken=x"}
    )
    assert "this page has expired" in english.text
    assert reviews(path) == []


def test_a_form_that_is_too_large_or_of_unknown_length_is_refused(site, path, fact, address):
    form = {"csrftoken": token(site, fact), "oordeel": "rejected", "waarom": "x" * 50_000}
    assert site.post(f"/feit/{fact}/nakijken", data=form).status_code == 403
    host, port = address.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=10) as conn:
        head = f"POST /feit/{fact}/nakijken HTTP/1.1\r\nHost: {host}:{port}\r\nOrigin: {address}\r\n"
        kind = "Content-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\n"
        conn.sendall((head + kind).encode())
        assert b" 403 " in conn.recv(1000).split(b"\r\n")[0]
    assert reviews(path) == []


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS"])
def test_no_other_method_and_no_other_address_takes_anything(site, fact, method):
    assert site.request(method, f"/feit/{fact}/nakijken").status_code == 405
    for address in ("/", f"/feit/{fact}", "/kennisbank", "/nakijken", "/-/permissions", f"/feit/{fact}/nakijken/"):
        assert site.post(address, data={"sql": "DELETE FROM figures"}).status_code == 405


def test_looking_writes_nothing_and_the_questions_still_only_read(site, path, fact):
    before = sha256(path.read_bytes()).hexdigest()
    site.get(f"/feit/{fact}")
    assert site.get(f"/feit/{fact}/nakijken").headers["location"] == f"/feit/{fact}"
    sql = f"UPDATE reviews SET note = 'x' WHERE fact = '{fact}'"
    assert site.get("/kennisbank.json", params={"sql": sql}).status_code == 400
    assert sha256(path.read_bytes()).hexdigest() == before


def test_two_people_at_once_are_both_kept(site, path, fact):
    answers = []
    form = {"csrftoken": token(site, fact), "oordeel": "accepted"}
    tries = [
        threading.Thread(target=lambda: answers.append(site.post(f"/feit/{fact}/nakijken", data=form).status_code))
        for _ in range(5)
    ]
    for one_try in tries:
        one_try.start()
    for one_try in tries:
        one_try.join()
    assert answers == [303] * 5 and len(reviews(path)) == 5


def test_a_name_is_needed(path):
    from click.testing import CliRunner

    from pipeline.cli import main

    result = CliRunner().invoke(main, ["serve", "--db", str(path), "--review", "  "])
    assert result.exit_code == 2 and "needs the name of who reviews" in result.output
