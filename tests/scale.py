"""A knowledge base as large as a country's reports would make it, written by a generator: for measuring, not for reading.

    python tests/scale.py kennisbank.db [SHARE]

SHARE (0–1, default 1) of 2,000 documents, 1,000,000 sentences and 100,000 figures. The same call gives the same base.
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from corpus import table
from pipeline.knowledge.factwords import put_fact_words
from pipeline.knowledge.rows import row_id
from pipeline.knowledge.stems import stems
from pipeline.store import open_base

DOCUMENTS, SENTENCES, FIGURES, OTHERS = 2_000, 500, 50, 10  # the last three a document; others: of each other kind
NAMED = 0.5  # of the figures are of an indicator, somewhat more than in the real documents at hand
YEARS = range(2005, 2025)
STARTS = (
    "integriteit",
    "gemeente",
    "raads",
    "personeels",
    "werk",
    "veiligheids",
    "jaar",
    "bestuurs",
    "meld",
    "klachten",
)
ENDS = (
    "beleid",
    "verslag",
    "overleg",
    "commissie",
    "regeling",
    "onderzoek",
    "plan",
    "functie",
    "code",
    "bureau",
    "avond",
)
PLAIN = [
    "de",
    "het",
    "een",
    "van",
    "in",
    "op",
    "met",
    "voor",
    "door",
    "is",
    "zijn",
    "was",
    "werden",
    "wordt",
    "heeft",
    "hebben",
    "en",
    "of",
    "maar",
    "ook",
    "niet",
    "nog",
    "al",
    "meer",
    "minder",
    "dan",
    "meldingen",
    "melding",
    "pesten",
    "agressie",
    "discriminatie",
    "medewerkers",
    "leidinggevende",
    "vertrouwenspersoon",
    "vertrouwenspersonen",
    "gedragscode",
    "training",
    "workshop",
    "besluit",
    "college",
    "raad",
    "directie",
    "afgelopen",
    "volgend",
    "verslagjaar",
    "onderzoek",
    "maatregel",
]
SOUNDS = ("ba", "den", "fo", "gel", "hui", "jo", "ker", "lij", "mol", "nep", "poe", "rik", "sta", "tuv", "vor", "wes")
RARE = tuple(a + b + c for a in SOUNDS for b in SOUNDS for c in SOUNDS)
CATEGORIES = ("pesten", "agressie", "discriminatie", "intimidatie", "seksuele intimidatie", "dsb", "dpz", "anoniem")
PLACES = ("Aar", "Berk", "Dal", "Eik", "Gors", "Heer", "Iep", "Kamp", "Lek", "Maas")
TAILS = ("hoven", "drecht", "wijk", "burg", "veen", "stede", "kerk", "dijk", "rade", "werd")


def write(path: Path, share: float = 1.0) -> None:
    """Write the base at `path`, which must not exist."""
    chance = random.Random(6)
    words = [*PLAIN * 3, *(start + end for start in STARTS for end in ENDS), *RARE]
    weights = [1 / (rank + 3) for rank in range(len(words))]
    names = [f"Gemeente {place}{tail}" for place in PLACES for tail in TAILS]
    documents = int(DOCUMENTS * share)
    base = open_base(path)
    put = base.conn.executemany
    base.execute("PRAGMA foreign_keys = OFF")
    base.execute("BEGIN")
    put("INSERT INTO organisations (name) VALUES (?)", [(name,) for name in names])
    put("INSERT INTO obligations (id, title) VALUES (?, ?)", [(f"AW4-{n}", f"Verplichting {n}") for n in range(17)])
    for number in range(documents):
        _document(put, chance, number, names, words, weights)
    put(
        "INSERT INTO links (id, kind, first_fact, second_fact, relation, score) VALUES (?,'follow_up',?,?,?,90)",
        _links(documents),
    )
    put(
        "INSERT INTO verdicts (id, obligation, organisation, year, outcome) VALUES (?,?,?,?,?)",
        _verdicts(chance, names),
    )
    put("INSERT INTO sentences_fts (rowid, text, stems) SELECT id, text, stems FROM sentences WHERE ?", [(1,)])
    put_fact_words(base.conn)
    base.execute("COMMIT")
    base.execute("ANALYZE")
    base.close()


def _document(
    put: Any, chance: random.Random, number: int, names: list[str], words: list[str], weights: list[float]
) -> None:
    document, sha256 = f"{number:016x}", f"{number:064x}"
    name, year = names[number % len(names)], YEARS[number // len(names) % len(YEARS)]
    read_at = f"2026-01-01T00:{number // 60 % 60:02}:{number % 60:02}Z"
    file = {"path": f"/verslagen/{number}.pdf", "sha256": sha256, "media": "pdf", "read_at": read_at}
    _put(put, "files", [file | {"status": "ok" if number % 50 else "failed", "version": "1", "id": number + 1}])
    _put(put, "paths", [{"path": file["path"], "file": number + 1, "seen": read_at}])
    about = {"kind": "jaarverslag", "title": f"Jaarverslag {year}", "organisation": name, "body": "Bureau Integriteit"}
    spent = {"period": str(year), "year_first": year, "year_last": year, "page_first": 1, "page_last": 25}
    own = {
        "id": document,
        "sha256": sha256,
        "part": 1,
        "begins": f"Jaarverslag {year} {name}",
        "begins_with_fragment": 0,
    }
    _put(put, "documents", [own | about | spent])
    texts, at, rows = [], 0, []
    for sentence in range(SENTENCES):
        text = " ".join(chance.choices(words, weights, k=chance.randint(6, 22))).capitalize() + "."
        place = {"id": row_id(document, sentence + 1), "document": document, "number": sentence + 1}
        place |= {"kind": "sentence", "page": sentence // 20 + 1}
        rows.append(place | {"starts": at, "ends": at + len(text), "text": text, "stems": stems(text)})
        texts.append(text)
        at += len(text) + 1
    _put(put, "sentences", rows)
    _put(put, "texts", [{"document": document, "text": "\n".join(texts)}])
    pages = [
        {"document": document, "number": page, "method": "text", "width": 595, "height": 842, "text": ""}
        for page in range(1, 26)
    ]
    _put(put, "pages", pages)
    _facts(put, chance, document, rows, year, number)


def _facts(put: Any, chance: random.Random, document: str, rows: list[dict[str, Any]], year: int, number: int) -> None:
    indicators = [row["id"] for row in table("indicators.csv")]
    figures, decisions, actions, proofs = [], [], [], []
    for at in range(FIGURES):
        place = _place(document, chance.choice(rows), f"{number:08x}f{at:07x}", 4 * at)
        value = chance.randint(0, 400)
        counted = {
            "printed": str(value),
            "value": value,
            "value_text": str(value),
            "unit": "count",
            "what": "meldingen",
        }
        sort = {
            "category": chance.choice([None, *CATEGORIES]),
            "indicator": chance.choice(indicators) if chance.random() < NAMED else None,
        }
        when = {"period": str(year - at % 3), "year_first": year - at % 3, "year_last": year - at % 3}
        figures.append(place | counted | sort | when | {"qualifier": "exact", "role": "level", "source": "table"})
    for at in range(OTHERS):
        row = chance.choice(rows)
        place = _place(document, row, f"{number:08x}d{at:07x}", 4 * at + 1)
        decisions.append(place | {"decision": row["text"], "decider": "het college", "kind": "besluit"})
        place = _place(document, row, f"{number:08x}a{at:07x}", 4 * at + 2)
        due = {
            "deadline": f"{year}-06",
            "deadline_last": f"{year}-06-30",
            "status": chance.choice(["open", "gereed", "loopt"]),
        }
        actions.append(place | due | {"action": row["text"], "kind": "toezegging", "owner": "de directie"})
        place = _place(document, row, f"{number:08x}b{at:07x}", 4 * at + 3)
        proofs.append(place | {"obligation": f"AW4-{at % 17}", "strength": "states"})
    for name, found in (("figures", figures), ("decisions", decisions), ("actions", actions), ("proofs", proofs)):
        _put(put, "facts", [{"id": row["id"], "kind": name[:-1], "document": document} for row in found])
        _put(put, name, found)
    sums = [
        {"id": f"{number:08x}c{at}", "kind": "totaal", "agrees": int(at > 0), "difference": "1", "expected": "2"}
        for at in range(3)
    ]
    _put(put, "calculations", sums)
    used = [{"calculation": one["id"], "figure": figures[at]["id"]} for one in sums for at in range(4)]
    _put(put, "calculation_figures", used)


def _place(document: str, row: dict[str, Any], fact: str, at: int) -> dict[str, Any]:
    place = {"id": fact, "document": document, "number": at, "page": row["page"], "quote": row["text"]}
    boxes = json.dumps([[row["page"], 72, 100, 300, 112]])
    return place | {"starts": row["starts"], "ends": row["ends"], "boxes": boxes, "rule": "test", "confidence": 0.9}


def _links(documents: int) -> Iterator[tuple[str, ...]]:
    """Each document but those of the first year follows up some actions of the year before."""
    for number in range(100, documents):
        for at in range(3):
            yield f"{number:08x}l{at}", f"{number - 100:08x}a{at:07x}", f"{number:08x}a{at:07x}", "nog open"


def _verdicts(chance: random.Random, names: list[str]) -> Iterator[tuple[Any, ...]]:
    outcomes = ("voldaan", "deels", "niet aangetoond")
    for at, (name, year, duty) in enumerate(
        (name, year, duty) for name in names for year in YEARS for duty in range(17)
    ):
        yield f"{at:016x}", f"AW4-{duty}", name, year, chance.choice(outcomes)


def _put(put: Any, name: str, rows: list[dict[str, Any]]) -> None:
    put(f"INSERT INTO {name} ({', '.join(rows[0])}) VALUES ({', '.join(f':{column}' for column in rows[0])})", rows)


if __name__ == "__main__":
    began = time.perf_counter()
    write(Path(sys.argv[1]), float(sys.argv[2]) if len(sys.argv) > 2 else 1.0)
    print(f"{time.perf_counter() - began:.0f} s")
