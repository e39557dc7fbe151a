"""The web pages in a real browser: no error, no violation of WCAG, usable by keyboard and on a phone.

Screenshots go to `out/screenshots`. Where there is no Chromium (Debian: chromium) these tests are left out.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright
from webbase import FILES, addresses, make_base, serving

from pipeline.ingest import keep
from pipeline.intake.reading import read_file
from pipeline.reviews import reviews
from pipeline.store import open_base, start_run

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
SHOTS = Path(__file__).parent.parent / "out" / "screenshots"
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]}
LEFT = "net::ERR_ABORTED"  # what was still loading when the page was left
NAMES = (
    *("begin", "zoeken-leeg", "zoeken", "zoeken-niets", "cijfers", "cijfers-gekozen", "indicator", "feit-tabel"),
    *(
        "feit-tekst",
        "feit-zonder-bladzijde",
        "besluiten",
        "afspraken",
        "afspraken-over-tijd",
        "vervolg",
        "vervolg-stil",
    ),
    *(
        "passage",
        "naleving",
        "naleving-oordeel",
        "naleving-rapport",
        "narekenen",
        "narekenen-klopt",
        "nakijken",
        "nakijken-gedaan",
        "documenten",
        "document",
    ),
    *("vragen", "hulp", "tabellen", "tabel", "tabel-gefilterd", "lijst", "rij", "vraag", "sql", "sql-fout", "weg"),
)

pytestmark = pytest.mark.skipif(
    CHROMIUM is None and not os.environ.get("CI"), reason="there is no Chromium: apt-get install chromium"
)


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    return make_base(tmp_path_factory.mktemp("browser"))


@pytest.fixture(scope="module")
def site(path):
    with serving(path, path.parent / "cache") as address:
        yield address


@pytest.fixture(scope="module")
def browser():
    SHOTS.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])  # CI runs as root
        yield opened
        opened.close()


@pytest.fixture
def page(browser, site):
    """A page of the size of a desk that fails the test where the console says anything or another host is asked."""
    context = browser.new_context(viewport=DESK, base_url=site)
    opened = context.new_page()
    troubles = []
    opened.on("console", lambda message: troubles.append(message.text))
    opened.on("pageerror", lambda error: troubles.append(str(error)))
    opened.on("requestfailed", lambda request: troubles.append(request.url) if request.failure != LEFT else None)
    opened.on(
        "request", lambda request: None if request.url.startswith((site, "data:")) else troubles.append(request.url)
    )
    yield opened
    context.close()
    # the console of Chromium also tells of each answer 400 and 404, which are pages here
    assert [trouble for trouble in troubles if "status of 40" not in trouble] == []


def go(page, link):
    """Click on what leads to another page, and wait until that is there: a click alone does not wait."""
    with page.expect_navigation():
        link.click()


def violations(page):
    found = Axe().run(page, options=RULES).response["violations"]
    return [(one["id"], node["html"][:200]) for one in found for node in one["nodes"]]


def is_wider_than_it_may(page):
    return page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")


def test_all_pages_are_tried(path):
    assert set(NAMES) == addresses(path).keys()


@pytest.mark.parametrize("name", NAMES)
def test_a_page_loads_and_is_accessible(page, path, name):
    page.goto(addresses(path)[name])
    page.screenshot(path=SHOTS / f"{name}.png", full_page=True)
    assert violations(page) == []
    page.set_viewport_size(PHONE)
    page.screenshot(path=SHOTS / f"{name}-telefoon.png")
    assert not is_wider_than_it_may(page)
    assert violations(page) == []


@pytest.mark.parametrize("name", ["begin", "feit-tabel", "naleving", "indicator", "lijst"])
@pytest.mark.parametrize("circumstance", [{"color_scheme": "dark"}, {"forced_colors": "active"}])
def test_a_page_is_accessible_in_other_colours(browser, site, path, name, circumstance):
    context = browser.new_context(viewport=DESK, base_url=site, **circumstance)
    page = context.new_page()
    page.goto(addresses(path)[name])
    page.screenshot(path=SHOTS / f"{name}-{next(iter(circumstance.values()))}.png")
    assert violations(page) == []
    context.close()


def test_a_stranger_finds_the_answer_and_its_page(page):
    page.goto("/")
    page.get_by_role("searchbox").fill("pesten Vierhoven 2023")
    go(page, page.get_by_role("button", name="Zoeken"))
    go(page, page.locator("ul.facts a").first)
    assert "pesten" in page.get_by_role("heading", level=1).inner_text()
    marks = page.locator("svg").first.locator("rect.mark")
    assert marks.count() >= 1 and marks.first.bounding_box()["width"] > 5
    page.get_by_text("De hele bladzijde").click()
    drawn = page.evaluate("document.querySelectorAll('svg image').length")
    assert drawn == 2
    assert page.request.get(page.locator("svg image").first.get_attribute("href")).ok


def test_a_search_is_narrowed_by_choosing(page):
    page.goto("/zoeken?q=meldingen")
    before = page.locator("ol.hits > li").count()
    page.get_by_label("Organisatie").select_option("Gemeente Vierhoven")
    page.get_by_label("Soort document").select_option("jaarverslag")
    go(page, page.get_by_role("button", name="Zoeken"))
    after = page.locator("ol.hits > li").count()
    assert 0 < after < before
    assert page.get_by_label("Organisatie").input_value() == "Gemeente Vierhoven"
    assert page.locator("ol.hits mark").count() >= after


def test_a_chart_is_drawn_with_its_table_below(page, path):
    page.goto(addresses(path)["indicator"])
    chart = page.locator("img.chart")
    assert page.evaluate("document.querySelector('img.chart').naturalWidth") > 300
    assert "tabel" in chart.get_attribute("alt")
    go(page, page.locator("table a[href^='/feit/']").first)
    assert page.url.split("/")[-2] == "feit"


def test_a_cell_of_the_matrix_opens_its_passages(page):
    page.goto("/naleving")
    go(page, page.get_by_role("link", name="Gedragscode: voldaan"))
    assert page.locator("ol.hits blockquote").count() == 2


def test_the_language_is_switched_and_stays(page):
    page.goto("/cijfers?jaar=2022")
    go(page, page.get_by_role("link", name="English"))
    assert page.url.endswith("/cijfers?jaar=2022")
    assert page.get_by_role("heading", level=1).inner_text() == "Figures"
    assert page.evaluate("document.documentElement.lang") == "en"
    go(page, page.get_by_role("link", name="Decisions"))
    page.screenshot(path=SHOTS / "besluiten-engels.png")
    assert violations(page) == []
    go(page, page.get_by_role("link", name="Nederlands"))
    assert page.get_by_role("heading", level=1).inner_text() == "Besluiten"


def test_by_keyboard_alone(page):
    page.goto("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.type("gedragscode")
    page.keyboard.press("Enter")
    page.wait_for_url("**/zoeken?q=gedragscode*")
    assert page.locator("mark").count() > 0


def test_nothing_of_a_hostile_document_runs(page):
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    for address in (
        "/zoeken?q=alert",
        "/kennisbank/sentences?_search=alert",
        "/kennisbank/documents",
        "/besluiten",
        "/",
    ):
        page.goto(address)
    page.goto("/zoeken?q=alert")
    go(page, page.locator("ul.facts a").first)
    assert "alert(" in page.content()


def test_the_report_prints(page):
    page.goto("/naleving/rapport?jaar=2022")
    printed = page.pdf()
    assert printed.startswith(b"%PDF") and len(printed) > 5000


# --- reviewing


@pytest.fixture
def reviewing(browser, tmp_path):
    """A page of a base of its own, by somebody who may review."""
    path = make_base(tmp_path)
    with serving(path, tmp_path / "cache", "J. Vos") as address:
        context = browser.new_context(viewport=DESK, base_url=address)
        yield context.new_page(), path
        context.close()


def waiting_first(page):
    page.goto("/nakijken?soort=figure")
    go(page, page.locator("ul.facts a").first)
    return page.url.split("/")[-1][:16]


def test_facts_are_accepted_rejected_and_corrected_and_that_is_kept(reviewing):
    page, path = reviewing
    accepted = waiting_first(page)
    go(page, page.get_by_role("button", name="Klopt", exact=True))
    page.get_by_role("status").wait_for()
    assert violations(page) == []
    go(page, page.get_by_role("link", name="Volgende feit om na te kijken"))
    rejected = page.url.split("/")[-1][:16]
    page.get_by_label("Toelichting").first.fill("hoort bij 2021")
    go(page, page.get_by_role("button", name="Klopt niet"))
    page.get_by_role("status").wait_for()
    corrected = waiting_first(page)
    page.get_by_text("Verbeteren", exact=True).click()
    page.get_by_label("Waarde").fill("veel")
    go(page, page.get_by_role("button", name="Bewaar de verbetering"))
    page.get_by_text("«veel» is geen getal").wait_for()
    assert page.url.endswith("/nakijken#nakijken")  # what is wrong is in sight
    page.screenshot(path=SHOTS / "nakijken-fout.png", full_page=True)
    assert violations(page) == []
    assert page.get_by_label("Waarde").input_value() == "veel"
    page.get_by_label("Waarde").fill("1.250,5")
    page.get_by_label("Categorie").fill("treiteren")
    page.get_by_label("Toelichting").last.fill("zie de tabel")
    go(page, page.get_by_role("button", name="Bewaar de verbetering"))
    page.get_by_role("status").wait_for()
    page.screenshot(path=SHOTS / "nakijken-bewaard.png", full_page=True)
    page.set_viewport_size(PHONE)
    page.screenshot(path=SHOTS / "nakijken-bewaard-telefoon.png", full_page=True)
    assert not is_wider_than_it_may(page) and violations(page) == []
    with open_base(path) as base:
        run = start_run(base, "2")
        for file in FILES:
            keep(base, read_file(str(file), with_ocr=False), run=run)
    found = {row["fact"]: row for row in reviews(path)}
    assert {fact: (row["outcome"], row["state"]) for fact, row in found.items()} == {
        accepted: ("accepted", "staat"),
        rejected: ("rejected", "staat"),
        corrected: ("corrected", "staat"),
    }
    assert {row["reviewer"] for row in found.values()} == {"J. Vos"}
    assert found[rejected]["note"] == "hoort bij 2021"
    page.goto(f"/feit/{corrected}")
    assert page.locator("ins").all_inner_texts() == ["1.250,5", "treiteren"]


def test_a_fact_is_reviewed_by_keyboard_alone(reviewing):
    page, path = reviewing
    fact = waiting_first(page)
    page.get_by_label("Toelichting").first.focus()
    page.keyboard.type("eerste regel")
    page.keyboard.press("Enter")  # a new line, and no judgement by accident
    assert reviews(path) == []
    for judgement in ("accepted", "rejected"):  # a busy browser moves on a little later
        page.keyboard.press("Tab")
        page.wait_for_function("said => document.activeElement.value === said", arg=judgement)
    page.keyboard.press("Enter")
    page.get_by_role("status").wait_for()
    assert [(row["fact"], row["outcome"], row["note"]) for row in reviews(path)] == [(fact, "rejected", "eerste regel")]


def test_a_page_of_another_site_cannot_review(reviewing, tmp_path):
    page, path = reviewing
    fact = waiting_first(page)
    target = f"{page.url.split('/feit')[0]}/feit/{fact}/nakijken"
    token = page.locator("input[name=csrftoken]").first.get_attribute("value")
    assert token
    strange = tmp_path / "vreemd.html"
    strange.write_text(
        f"<form method=post action='{target}'><input name=csrftoken value='{token}'>"
        "<button name=oordeel value=rejected>x</button></form>"
    )
    page.goto(strange.as_uri())
    go(page, page.get_by_role("button"))
    page.get_by_text("dit komt niet van het formulier van Verslagmijn zelf").wait_for()
    assert reviews(path) == []
