"""A small knowledge base for the tests of the web pages: samples, a hostile text, and what is concluded from them."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import uvicorn

from pipeline.ingest import keep
from pipeline.intake.reading import read_file
from pipeline.store import open_base, start_run
from pipeline.web.app import application

CORPUS = Path(__file__).parent.parent / "corpus"
FILES = (
    CORPUS / "samples" / "jaarverslag-vertrouwenspersonen-2023.pdf",
    CORPUS / "samples" / "jaarverslag-integriteit-2022.pdf",
    CORPUS / "samples" / "besluitenlijst-raad-2023-06.pdf",
    CORPUS / "texts" / "actielijst-integriteit-2023.txt",
)
EVIL = """Gemeente <script>alert(1)</script> Kwaadveen

Jaarverslag integriteit 2022

In 2022 ontving het meldpunt 13 meldingen van <img src=x onerror=alert(2)> pesten.
Het college stelt de gedragscode "<script>alert(3)</script>" vast.
De secretaris '"><svg onload=alert(4)> stuurt het register voor 1 maart 2023 naar de raad.
"""


def make_base(folder: Path) -> Path:
    """A base in the folder, with copies of two of its files that go missing and change afterwards."""
    path = folder / "kennisbank.db"
    evil, gone, changed = folder / "kwaad.txt", folder / "weg.pdf", folder / "anders.pdf"
    evil.write_text(EVIL, "utf-8")
    gone.write_bytes((CORPUS / "samples" / "verslag-ov-2022-03.pdf").read_bytes())
    changed.write_bytes((CORPUS / "samples" / "verslag-ov-2022-09.pdf").read_bytes())
    broken = folder / "stuk.pdf"
    broken.write_bytes(b"%PDF-1.4 niets")
    with open_base(path) as base:
        run = start_run(base, "1")
        for file in (*FILES, evil, gone, changed, broken):
            keep(base, read_file(str(file), with_ocr=False), run=run)
    gone.unlink()
    changed.write_bytes(changed.read_bytes() + b"\n")
    _conclude(path)
    return path


def _conclude(path: Path) -> None:
    """Follow-ups, sums and judgements by hand: what the pages show of them does not depend on how they were made."""
    with sqlite3.connect(path) as conn:
        conn.execute("DELETE FROM links")
        conn.execute("DELETE FROM calculations")
        conn.execute("DELETE FROM verdicts")
        actions = [row[0] for row in conn.execute("SELECT id FROM actions ORDER BY document, starts, number LIMIT 3")]
        figures = [row[0] for row in conn.execute("SELECT id FROM figures ORDER BY document, starts, number LIMIT 3")]
        proofs = [row[0] for row in conn.execute("SELECT id FROM proofs ORDER BY document, starts LIMIT 2")]
        told = "INSERT INTO links (id, kind, first_fact, second_document, starts, ends, quote, relation) VALUES (?,?,?,?,?,?,?,?)"
        link = "INSERT INTO links (id, kind, first_fact, second_fact, score, relation, reason) VALUES (?,?,?,?,90,?,?)"
        conn.execute(link, ("aa01", "follow_up", actions[0], actions[1], "nog open", "Zelfde onderwerp."))
        conn.execute(link, ("aa02", "follow_up", actions[1], actions[2], "afgerond", "Zelfde onderwerp."))
        document = conn.execute("SELECT document FROM actions WHERE id = ?", (actions[2],)).fetchone()[0]
        conn.execute(told, ("aa03", "follow_up", actions[1], document, 0, 12, "Een passage.", "uitgesteld"))
        sums = "INSERT INTO calculations (id, kind, expected, found, difference, agrees, reason) VALUES (?,?,?,?,?,?,?)"
        conn.execute(sums, ("cc01", "totaal", "12", "13", "1", 0, "De delen tellen op tot 12, niet 13."))
        conn.execute(sums, ("cc02", "totaal", "5", "5", "0", 1, "De delen tellen op tot 5."))
        used = "INSERT INTO calculation_figures (calculation, figure) VALUES (?, ?)"
        conn.executemany(used, [("cc01", figures[0]), ("cc01", figures[1]), ("cc02", figures[2])])
        conn.execute("INSERT OR IGNORE INTO obligations (id) VALUES ('AW4-3-gedragscode'), ('AW5-eed')")
        judged = "INSERT INTO verdicts (id, obligation, organisation, year, outcome, reason) VALUES (?,?,?,2022,?,?)"
        whose = conn.execute("SELECT organisation FROM documents WHERE organisation IS NOT NULL").fetchone()[0]
        conn.execute(judged, ("dd0001", "AW4-3-gedragscode", whose, "voldaan", "Er is een gedragscode."))
        conn.execute(judged, ("dd0002", "AW5-eed", whose, "niet aangetoond", "Er is niets over gevonden."))
        conn.executemany("INSERT INTO verdict_proofs (verdict, proof) VALUES ('dd0001', ?)", [(one,) for one in proofs])


def serving(path: Path, cache: Path, reviewer: str | None = None) -> AbstractContextManager[str]:
    """The address under which the base is served."""
    return serving_of(application(path, cache=cache, reviewer=reviewer))


@contextmanager
def serving_of(served: Any) -> Iterator[str]:
    """Its address, by the real server in a thread of this process."""
    config = uvicorn.Config(served.app(), host="127.0.0.1", port=0, log_level="warning", lifespan="on")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(10)
        served.verslagmijn_pictures.close()


def addresses(path: Path) -> dict[str, str]:
    """An address of every kind of page, by a short name."""
    with sqlite3.connect(path) as conn:
        ask = lambda sql: conn.execute(sql).fetchone()[0]  # noqa: E731
        figure = ask(
            "SELECT f.id FROM figures f WHERE boxes <> '[]' AND column_number IS NOT NULL AND category IS NOT NULL"
        )
        prose = ask("SELECT id FROM figures WHERE boxes <> '[]' AND column_number IS NULL")
        plain = ask("SELECT a.id FROM actions a WHERE boxes = '[]'")
        document = ask("SELECT id FROM documents ORDER BY page_last DESC")
        indicator = ask("SELECT indicator FROM figures WHERE indicator IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC")
        starts = ask(f"SELECT starts FROM sentences WHERE document = '{document}' AND length(text) > 40")
    return {
        "begin": "/",
        "zoeken-leeg": "/zoeken",
        "zoeken": "/zoeken?q=melding",
        "zoeken-niets": "/zoeken?q=zeppelin",
        "cijfers": "/cijfers",
        "cijfers-gekozen": "/cijfers?jaar=2022&categorie=pesten",
        "indicator": f"/cijfers/{indicator}",
        "feit-tabel": f"/feit/{figure}",
        "feit-tekst": f"/feit/{prose}",
        "feit-zonder-bladzijde": f"/feit/{plain}",
        "besluiten": "/besluiten",
        "afspraken": "/afspraken",
        "afspraken-over-tijd": "/afspraken?overtijd=1",
        "vervolg": "/vervolg",
        "vervolg-stil": "/vervolg?stil=1",
        "passage": f"/passage/{document}/{starts}-{starts + 20}",
        "naleving": "/naleving",
        "naleving-oordeel": "/naleving/dd0001",
        "naleving-rapport": "/naleving/rapport?jaar=2022",
        "narekenen": "/narekenen",
        "narekenen-klopt": "/narekenen?uitkomst=klopt",
        "nakijken": "/nakijken",
        "nakijken-gedaan": "/nakijken?stand=gedaan",
        "documenten": "/documenten",
        "document": f"/document/{document}",
        "vragen": "/vragen",
        "hulp": "/hulp",
        "tabellen": "/kennisbank",
        "tabel": "/kennisbank/figures",
        "tabel-gefilterd": "/kennisbank/figure_list?category__contains=pesten&_sort=value",
        "lijst": "/kennisbank/figure_list",
        "rij": f"/kennisbank/figures/{figure}",
        "vraag": "/kennisbank/cijfers-per-categorie?categorie=pesten",
        "sql": "/kennisbank?sql=SELECT+count(*)+AS+n+FROM+figures",
        "sql-fout": "/kennisbank?sql=SELECT+uit+de+bocht",
        "weg": "/nergens",
    }
