"""Sources against a web server of our own: each address ends as a clear row, nothing is fetched twice, the round ends."""

from __future__ import annotations

import os
import time
from pathlib import Path

import httpcore
import pytest
from webserver import Site, answer, as_json, broken_off, dripping, endless, in_turn, sent_on, serving

from pipeline.knowledge.fetched import begin_round, end_round, known_address, position, unread
from pipeline.settings import Settings, load
from pipeline.sources.fetch import Fetcher
from pipeline.sources.guard import Guard, is_public
from pipeline.sources.visit import Visit, visit
from pipeline.store import open_base

PDF = b"%PDF-1.7\n" + b"een document\n" * 40
OTHER = b"%PDF-1.7\n" + b"een ander document\n" * 40
PAGE = "<!doctype html><html><body>Log in</body></html>"
FETCH = """
[fetch]
seconds_between = 0
attempts = 3
wait_seconds = 0.01
most_wait_seconds = 2
timeout_seconds = 1.5
most_megabytes = 0.5
allow_private = ["127.0.0.1"]
"""


@pytest.fixture
def site():
    with serving() as site:
        yield site


class Place:
    """A folder with settings and a base, in which one source can be visited again and again."""

    def __init__(self, folder: Path, source: str, fetch: str = FETCH) -> None:
        (folder / "v.toml").write_text(f'{fetch}\n[[sources]]\nname = "bron"\n{source}\n')
        self.settings: Settings = load(folder / "v.toml")
        self.base = open_base(self.settings.base.db)

    def visit(self) -> Visit:
        with Fetcher(self.settings.fetch) as fetcher:
            return visit(self.base, self.settings.sources[0], self.settings, fetcher)

    def row(self, address: str):
        return known_address(self.base, "bron", address)

    def files(self) -> list[Path]:
        return sorted(self.settings.base.downloads.rglob("*.*"))


@pytest.fixture
def place(tmp_path: Path):
    made: list[Place] = []

    def make(source: str, fetch: str = FETCH) -> Place:
        made.append(Place(tmp_path, source, fetch))
        return made[-1]

    yield make
    for one in made:
        one.base.close()


def listed(*addresses: str) -> str:
    return f'type = "addresses"\naddresses = {list(addresses)}'.replace("'", '"')


# --- what an address can do


PLAYS = {
    "new": (answer(PDF), "new", None),
    "404": (answer(b"", status=404), "gone", "answers 404"),
    "403": (answer(b"", status=403), "refused", "answers 403"),
    "500": (answer(b"", status=500), "failed", r"answers 500 \(3 attempts\)"),
    "429": (answer(b"", status=429, Retry_After="0"), "failed", "answers 429"),
    "429 for too long": (answer(b"", status=429, Retry_After="3600"), "failed", "answers 429"),
    "huge, announced": (answer(PDF + b"0" * 600_000), "refused", "larger than 0.5 MB; raise most_megabytes"),
    "huge, not announced": (endless(), "refused", "larger than 0.5 MB"),
    "slow": (dripping(PDF, 0.05), "failed", "takes too long"),
    "slow to begin": (lambda handler: time.sleep(4), "failed", "takes too long"),
    "lying: a page as PDF": (answer(PAGE), "refused", "the server says a PDF, but this is a web page"),
    "lying: text as PDF": (answer("gewone tekst"), "refused", "the server says a PDF, but this is text"),
    "a picture": (answer(b"\x89PNG\r\n\0\0", media="image/png"), "refused", "neither a document nor text"),
    "empty": (answer(b""), "refused", "empty"),
    "broken off": (broken_off(PDF), "failed", "without sending complete message body|closed"),
    "closed at once": (lambda handler: handler.connection.shutdown(2), "failed", "disconnected|closed"),
    "no end of redirects": (sent_on("/a"), "refused", "more than 5 redirects"),
    "to another protocol": (sent_on("ftp://voorbeeld.nl/a.pdf"), "refused", "only http and https"),
    "to a private address": (sent_on("http://localhost:1/a.pdf"), "refused", "localhost is at .* a private address"),
}


@pytest.mark.parametrize("name", PLAYS)
def test_each_answer_ends_as_a_clear_row(site: Site, place, name: str) -> None:
    play, outcome, reason = PLAYS[name]
    here = place(listed(site.put("/a", play)))
    began = time.monotonic()
    here.visit()
    assert time.monotonic() - began < 12
    row = here.row(site.address + "/a")
    assert row.outcome == outcome
    assert (row.reason is None) if reason is None else __import__("re").search(reason, row.reason)
    assert [path.suffix for path in here.files()] == ([".pdf"] if outcome == "new" else [])
    assert here.base.execute("SELECT outcome FROM visits").fetchall() == [(outcome,)]


def test_a_server_that_falters_is_asked_again(site: Site, place) -> None:
    address = site.put("/a", in_turn(answer(b"", status=503, Retry_After="0"), broken_off(PDF), answer(PDF)))
    here = place(listed(address))
    here.visit()
    assert here.row(address).outcome == "new"
    assert site.count("/a") == 3
    assert here.files()[0].read_bytes() == PDF


def test_the_pause_that_the_server_asks_for_is_kept(site: Site, place) -> None:
    address = site.put("/a", in_turn(answer(b"", status=429, Retry_After="1"), answer(PDF)))
    began = time.monotonic()
    place(listed(address)).visit()
    assert 1 <= time.monotonic() - began < 5


def test_a_host_is_asked_at_its_pace(site: Site, place) -> None:
    here = place(
        listed(*(site.put(f"/{number}", answer(PDF)) for number in range(3))), FETCH.replace("= 0\n", "= 0.3\n", 1)
    )
    began = time.monotonic()
    here.visit()
    assert time.monotonic() - began >= 0.6


# --- and what it does the next time


def test_what_is_unchanged_is_not_fetched_again(site: Site, place) -> None:
    address = site.put("/a", answer(PDF, ETag='"1"'))
    here = place(listed(address))
    assert here.visit().counts == {"new": 1}
    assert here.visit().counts == {"unchanged": 1}
    assert site.asked[1][1]["if-none-match"] == '"1"'
    assert here.row(address).http_status == 304
    assert here.base.execute("SELECT count(*) FROM visits").fetchone() == (1,)


def test_a_date_of_change_will_do(site: Site, place) -> None:
    date = "Wed, 01 Jan 2025 10:00:00 GMT"

    def play(handler) -> None:
        known = handler.headers.get("If-Modified-Since") == date
        handler.say(b"" if known else PDF, status=304 if known else 200, Last_Modified=date)

    here = place(listed(site.put("/a", play)))
    assert (here.visit().counts, here.visit().counts) == ({"new": 1}, {"unchanged": 1})


def test_without_either_it_is_left_alone_until_recheck_days(site: Site, place) -> None:
    here = place(listed(site.put("/a", answer(PDF))))
    assert (here.visit().counts, here.visit().counts) == ({"new": 1}, {})
    assert site.count("/a") == 1
    here.base.execute("UPDATE addresses SET fetched = '2020-01-01T00:00:00Z'")
    assert here.visit().counts == {"unchanged": 1}


def test_a_new_version_takes_the_place_of_the_old(site: Site, place) -> None:
    address = site.put("/a", answer(PDF, ETag='"1"'))
    here = place(listed(address))
    here.visit()
    before = here.row(address)
    site.put("/a", answer(OTHER, ETag='"2"'))
    assert here.visit().counts == {"changed": 1}
    after = here.row(address)
    assert after.path == before.path
    assert after.sha256 != before.sha256
    assert here.files() == [Path(after.path)]


def test_what_moved_is_followed_and_not_fetched_twice(site: Site, place) -> None:
    new = site.put("/nieuw", answer(PDF, ETag='"1"'))
    old = site.put("/oud", answer(PDF, ETag='"1"'))
    here = place(listed(old, new))
    here.visit()
    site.put("/oud", sent_on("/nieuw"))
    here.visit()
    assert (here.row(old).outcome, here.row(old).moved_to) == ("moved", new)
    assert here.visit().counts == {"unchanged": 1}  # one request stands for both
    assert sum("if-none-match" not in headers for path, headers in site.asked) == 2


def test_an_address_that_leads_to_a_known_one_is_not_fetched(site: Site, place) -> None:
    new = site.put("/nieuw", answer(PDF))
    old = site.put("/oud", sent_on("/nieuw", status=302))
    here = place(listed(new, old))
    here.visit()
    assert (here.row(old).outcome, here.row(old).moved_to) == ("moved", new)
    assert len(here.files()) == 1


def test_what_is_deleted_stays_and_is_said_to_be_gone(site: Site, place) -> None:
    address = site.put("/a", answer(PDF))
    here = place(listed(address))
    here.visit()
    here.base.execute("UPDATE addresses SET fetched = '2020-01-01T00:00:00Z'")
    site.put("/a", answer(b"", status=410))
    here.visit()
    row = here.row(address)
    assert (row.outcome, row.http_status, Path(row.path).read_bytes()) == ("gone", 410, PDF)
    assert "kept" in row.reason


def test_what_was_refused_is_not_fetched_each_night(site: Site, place) -> None:
    here = place(listed(site.put("/a", answer(PAGE)), site.put("/b", answer(PAGE, ETag='"1"'))))
    here.visit()
    here.visit()
    assert site.count("/a") == 1
    assert here.row(site.address + "/b").outcome == "refused"
    assert site.asked[-1][1]["if-none-match"] == '"1"'


def test_what_failed_is_tried_again_with_what_is_kept_of_before(site: Site, place) -> None:
    address = site.put("/a", answer(PDF, ETag='"1"'))
    here = place(listed(address))
    here.visit()
    site.put("/a", answer(b"", status=500))
    visited = here.visit()
    assert (visited.counts, visited.reason) == ({"failed": 1}, "1 addresses failed")
    assert here.base.execute("SELECT status FROM sources").fetchone() == ("partial",)
    site.put("/a", answer(PDF, ETag='"1"'))
    assert here.visit().counts == {"unchanged": 1}
    assert here.row(address).failures == 0


def test_an_address_of_two_sources_is_fetched_once(site: Site, place, tmp_path: Path) -> None:
    address = site.put("/a", answer(PDF))
    here = place(listed(address) + f'\n[[sources]]\nname = "tweede"\n{listed(address)}')
    with Fetcher(here.settings.fetch) as fetcher:
        for source in here.settings.sources:
            visit(here.base, source, here.settings, fetcher)
    assert site.count("/a") == 1


def test_half_a_file_of_a_broken_round_is_cleared_away(site: Site, place) -> None:
    here = place(listed(site.put("/a", answer(PDF))))
    left = here.settings.base.downloads / "bron" / ".half.deel"
    left.parent.mkdir(parents=True)
    left.write_bytes(b"half")
    here.visit()
    assert not left.exists()


# --- private addresses


@pytest.mark.parametrize(
    ("ip", "public"),
    [
        ("8.8.8.8", True),
        ("2606:4700::1111", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("::1", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("::ffff:10.0.0.1", False),
        ("::ffff:8.8.8.8", True),
        ("2002:7f00:1::", False),
        ("64:ff9b::7f00:1", False),
        ("64:ff9b::808:808", True),
    ],
)
def test_private_addresses_are_known(ip: str, public: bool) -> None:
    assert is_public(ip) is public


def test_a_private_address_is_refused_unless_named(site: Site, place) -> None:
    address = site.put("/a", answer(PDF))
    here = place(listed(address), FETCH.replace('["127.0.0.1"]', "[]"))
    here.visit()
    row = here.row(address)
    assert row.outcome == "refused"
    assert "add '127.0.0.1' to allow_private" in row.reason
    assert site.asked == []


def test_the_checked_address_is_the_one_that_is_used(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that changes its mind between check and connection gets no second question."""
    asked = []
    port = int(site.address.rpartition(":")[2])

    def resolve(host, port, *rest, **more):
        asked.append(host)
        return [(2, 1, 6, "", ("127.0.0.1", port))]

    monkeypatch.setattr("socket.getaddrinfo", resolve)
    with pytest.raises(Exception, match="private"):
        Guard([]).connect_tcp("voorbeeld.nl", port)
    Guard(["voorbeeld.nl"]).connect_tcp("voorbeeld.nl", port).close()
    assert asked == ["voorbeeld.nl", "voorbeeld.nl", "127.0.0.1"]


def test_a_name_without_address_is_a_failure_not_a_refusal() -> None:
    with pytest.raises(httpcore.ConnectError, match="cannot be resolved"):
        Guard([]).connect_tcp("bestaat-niet.invalid", 80)


# --- lists, feeds, pages


def test_a_file_of_addresses_is_read(site: Site, place, tmp_path: Path) -> None:
    (tmp_path / "lijst.txt").write_text(f"# jaarverslagen\n{site.put('/a', answer(PDF))}  # van vorig jaar\n\n")
    here = place('type = "addresses"\nfile = "lijst.txt"')
    assert here.visit().counts == {"new": 1}


def test_a_wrong_line_of_it_is_named(place, tmp_path: Path) -> None:
    (tmp_path / "lijst.txt").write_text("# kop\nwww.gemeente.nl/a.pdf\n")
    visited = place('type = "addresses"\nfile = "lijst.txt"').visit()
    assert "lijst.txt, line 2: 'www.gemeente.nl/a.pdf' is no address" in visited.reason


ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Nieuws</title><id>x</id>
<entry><title>Jaarverslag 2023</title><id>1</id><updated>{updated}</updated><link href="/een.pdf"/></entry>
<entry><title>Straatfeest</title><id>2</id><updated>2025-01-01T00:00:00Z</updated><link href="/feest.pdf"/></entry>
</feed>"""
RSS = """<rss version="2.0"><channel><title>Nieuws</title>
<item><title>Jaarverslag 2023</title><link>{here}/bericht</link><guid>1</guid>
<enclosure url="{here}/een.pdf" type="application/pdf" length="1"/></item></channel></rss>"""


def test_the_entries_of_a_feed_that_match_are_fetched_once(site: Site, place) -> None:
    feed = site.put("/feed", ATOM.format(updated="2025-01-01T00:00:00Z"), media="application/atom+xml")
    site.put("/een.pdf", answer(PDF))
    here = place(f'type = "feed"\naddress = "{feed}"\nmatch = "jaarverslag"')
    assert (here.visit().counts, here.visit().counts) == ({"new": 1}, {})
    assert (site.count("/een.pdf"), site.count("/feest.pdf")) == (1, 0)
    site.put("/feed", ATOM.format(updated="2025-03-01T00:00:00Z"), media="application/atom+xml")
    site.put("/een.pdf", answer(OTHER))
    assert here.visit().counts == {"changed": 1}


def test_what_is_attached_to_an_entry_goes_before_its_link(site: Site, place) -> None:
    feed = site.put("/feed", RSS.format(here=site.address), media="text/xml")
    site.put("/een.pdf", answer(PDF))
    assert place(f'type = "feed"\naddress = "{feed}"').visit().counts == {"new": 1}
    assert site.count("/bericht") == 0


def test_what_is_no_feed_is_said(site: Site, place) -> None:
    feed = site.put("/feed", PAGE, media="text/html")
    assert (
        'neither RSS nor Atom; if it is a web page, use type = "page"'
        in place(f'type = "feed"\naddress = "{feed}"').visit().reason
    )


LINKS = """<html><head><base href="/stukken/"></head><body>
<a href="een.pdf">Jaarverslag <b>2023</b></a> <a href="een.pdf#p2">nog eens</a> <a href="mailto:a@b.nl">mail</a>
<a href="twee.pdf">Straatfeest</a> <a href="/over">over ons</a> <a href="/lijst?pagina=2">volgende</a>
<a href="http://[kapot">x</a></body></html>"""


def test_the_links_of_a_page_are_fetched_by_pattern(site: Site, place) -> None:
    page = site.put("/lijst", in_turn(answer(LINKS, media="text/html"), answer('<a href="/drie.pdf">jaarverslag</a>')))
    for name in ("/stukken/een.pdf", "/stukken/twee.pdf", "/drie.pdf"):
        site.put(name, answer(PDF + name.encode()))
    here = place(f'type = "page"\naddress = "{page}"\nmatch = "jaarverslag"\nnext = "pagina="')
    assert here.visit().counts == {"new": 2}
    assert here.row(site.address + "/stukken/een.pdf").title == "Jaarverslag 2023"
    assert site.count("/over") == site.count("/stukken/twee.pdf") == 0


def test_a_page_without_links_is_a_failure(site: Site, place) -> None:
    page = site.put("/lijst", "<html>alleen script</html>", media="text/html")
    visited = place(f'type = "page"\naddress = "{page}"').visit()
    assert "holds no links" in visited.reason


# --- OpenBesluitvorming


def change(seq: int, entity: str, op: str = "upsert", **payload: str) -> str:
    import json

    record = {"seq": seq, "op": op, "entity_id": entity, "entity_type": "Document", "source_key": "soest"}
    more = {"content_hash": f"sha256:{seq}", "payload": {"type": "Document", **payload}} if op == "upsert" else {}
    return json.dumps(record | more)


def council(site: Site, place, found: list[dict], changes: dict[str, tuple[list[str], str]]) -> Place:
    """The API with one page of search results, and the pages of changes by cursor."""

    def stream(handler) -> None:
        lines, after = changes.get(handler.query["cursor"], ([], handler.query["cursor"]))
        more = "true" if after in changes else "false"
        handler.say("\n".join(lines).encode(), X_Next_Cursor=after, X_Has_More=more)

    site.put("/api/search", as_json({"results": found, "totalCount": len(found), "hasMore": False}))
    site.put("/api/export/snapshot", lambda handler: handler.say(b"", X_Changes_Cursor="c0"))
    site.put("/api/export/changes", stream)
    return place(
        f'type = "openbesluitvorming"\norganisations = ["soest"]\nsearches = ["jaarverslag"]\naddress = "{site.address}"'
    )


def test_searches_and_changes_are_followed(site: Site, place) -> None:
    first = {"entityId": "d:1", "title": "Jaarverslag", "downloadUrl": site.put("/1.pdf", answer(PDF))}
    changes: dict[str, tuple[list[str], str]] = {}
    found = [first]
    here = council(site, place, found, changes)
    assert here.visit().counts == {"new": 1}
    assert position(here.base, "bron") == {"soest": "c0"}
    assert site.asked[1][0].startswith("/api/search?query=jaarverslag&organization=soest&entityType=Document")
    found.clear()
    other = site.put("/2.pdf", answer(OTHER))
    changes["c0"] = ([change(1, "d:2", name="Jaarverslag 2024", original_url=other)], "c1")
    changes["c1"] = ([change(2, "d:3", name="Agenda", original_url=other), change(3, "d:1", "delete")], "c2")
    assert here.visit().counts == {"new": 1, "gone": 1}
    assert position(here.base, "bron") == {"soest": "c2"}
    assert here.row(site.address + "/1.pdf").reason == "the source has withdrawn it"
    assert Path(here.row(site.address + "/1.pdf").path).is_file()


def test_a_document_that_failed_is_tried_again_though_the_stream_went_on(site: Site, place) -> None:
    address = site.put("/2.pdf", broken_off(OTHER))
    changes = {"c0": ([change(1, "d:2", name="Jaarverslag", original_url=address)], "c1")}
    here = council(site, place, [], changes)
    here.visit()
    assert here.visit().counts == {"failed": 1}
    site.put("/2.pdf", answer(OTHER))
    assert here.visit().counts == {"new": 1}
    assert here.visit().counts == {}


def test_a_new_version_of_a_document_is_fetched(site: Site, place) -> None:
    address = site.put("/2.pdf", in_turn(answer(PDF), answer(OTHER)))
    changes = {"c0": ([change(1, "d:2", name="Jaarverslag", original_url=address)], "c1")}
    here = council(site, place, [], changes)
    here.visit()
    here.visit()
    changes["c1"] = ([change(2, "d:2", name="Jaarverslag", original_url=address)], "c2")
    assert here.visit().counts == {"changed": 1}


@pytest.mark.parametrize(
    ("play", "said"),
    [
        (as_json({"error": "bad", "request_id": "x"}), "holds no results; has the API changed"),
        (answer("<html>", media="text/html"), "no JSON"),
        (answer('{"error": "organization unknown"}', status=400), "answers 400"),
    ],
)
def test_an_api_that_does_not_do_as_it_promises_is_named(site: Site, place, play, said: str) -> None:
    here = council(site, place, [], {})
    site.put("/api/search", play)
    visited = here.visit()
    assert said in visited.reason
    assert here.base.execute("SELECT status, reached FROM sources").fetchone() == ("failed", None)


def test_the_limit_of_the_api_is_kept(site: Site, place) -> None:
    here = council(site, place, [], {})
    site.put("/api/search", as_json({"results": [], "hasMore": False}, RateLimit_Remaining="0", RateLimit_Reset="1"))
    here.visit()
    began = time.monotonic()
    here.visit()
    assert time.monotonic() - began < 1  # the fetcher of a new round does not know; within a round it waits:
    with Fetcher(here.settings.fetch) as fetcher:
        fetcher.content(site.address + "/api/search")
        began = time.monotonic()
        fetcher.content(site.address + "/api/search")
        assert time.monotonic() - began >= 0.9


# --- folders


def folder(tmp_path: Path, place, settled: float = 0.4) -> tuple[Path, Place]:
    (tmp_path / "in").mkdir(exist_ok=True)
    return tmp_path / "in", place(f'type = "folder"\npath = "in"\nsettled_seconds = {settled}')


def test_a_file_is_taken_when_it_has_stopped_growing(tmp_path: Path, place) -> None:
    inbox, here = folder(tmp_path, place)
    (inbox / "a.pdf").write_bytes(PDF[:100])
    assert here.visit().counts == {"waiting": 1}
    assert unread(here.base, "1") == []
    time.sleep(0.5)
    with (inbox / "a.pdf").open("ab") as file:
        file.write(PDF[100:])
    assert here.visit().counts == {"waiting": 1}
    time.sleep(0.5)
    assert (here.visit().counts, here.visit().counts) == ({"new": 1}, {})
    assert unread(here.base, "1") == [str(inbox / "a.pdf")]


def test_a_copy_that_keeps_an_old_date_waits_too(tmp_path: Path, place) -> None:
    inbox, here = folder(tmp_path, place)
    (inbox / "a.pdf").write_bytes(PDF)
    os.utime(inbox / "a.pdf", (1e9, 1e9))
    assert here.visit().counts == {"waiting": 1}


def test_a_changed_and_a_vanished_file_are_seen(tmp_path: Path, place) -> None:
    inbox, here = folder(tmp_path, place, settled=0)
    (inbox / "a.pdf").write_bytes(PDF)
    (inbox / "b.pdf").write_bytes(OTHER)
    assert here.visit().counts == {"new": 2}
    (inbox / "a.pdf").write_bytes(OTHER + b"meer")
    (inbox / "b.pdf").unlink()
    assert here.visit().counts == {"changed": 1, "gone": 1}
    assert here.visit().counts == {}


def test_a_missing_folder_is_said(place) -> None:
    assert "there is no folder" in place('type = "folder"\npath = "weg"').visit().reason


# --- rounds


def test_a_round_that_comes_late_does_not_run_twice(base_path: Path) -> None:
    with open_base(base_path) as base:
        number = begin_round(base, "nacht", "2025-01-01T02:00:00.000000Z")
        assert number is not None
        end_round(base, number, status="finished")
        assert begin_round(base, "nacht", "2025-01-02T02:00:00.000000Z") is None  # the round above began later
        assert begin_round(base, "andere", "2025-01-02T02:00:00.000000Z") is not None
        assert begin_round(base, "nacht", "9999-01-01T02:00:00.000000Z") is not None


def test_a_round_that_was_broken_off_is_done_again(base_path: Path) -> None:
    with open_base(base_path) as base:
        begin_round(base, "nacht", "2025-01-01T02:00:00.000000Z")
        assert begin_round(base, "nacht", "2025-01-01T02:00:00.000000Z") is not None
        assert base.execute("SELECT status FROM rounds ORDER BY id").fetchall() == [("broken",), ("running",)]
