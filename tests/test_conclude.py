"""What is concluded over many documents takes no more memory than over few, and is the same however little is near."""

from __future__ import annotations

import gc
import tracemalloc
from pathlib import Path
from typing import Any

import pytest
from content import content_of

from pipeline import store
from pipeline.conclude import conclude
from pipeline.knowledge.base import Base
from pipeline.knowledge.scratch import Shelf, scratch, spool, spooled
from pipeline.records import Place
from pipeline.ties import live, weights

FEW, MANY = 20, 80
PER_YEAR = 4
LEEWAY = 2.5  # times the memory that few documents take: garbage comes and goes; where all is held it is four times
WORDS = (
    "archief",
    "brug",
    "college",
    "dijk",
    "energie",
    "fiets",
    "grond",
    "haven",
    "inspraak",
    "jeugd",
    "kade",
    "oever",
)


def sentence(number: int, at: int) -> str:
    chosen = [WORDS[(number * 7 + at * place) % len(WORDS)] for place in (1, 3, 5)]
    return f"Over {chosen[0]} en {chosen[1]} is gesproken, en {chosen[2]}{number} is {at} keer uitgesteld door de raad."


def filled(base: Base, count: int, make: dict[str, Any]) -> str:
    """So many documents of one council in the base, each with prose, a promise, and a table of two years; the run."""
    run = store.start_run(base, "1")
    for number in range(count):
        year, day = 2000 + number // PER_YEAR, f"{number % PER_YEAR * 3 + 1:02}-15"
        promise = f"De wethouder zegt toe het plan voor {WORDS[number % 5]} en {WORDS[number % 3]} op te stellen."
        lines = [sentence(number, at) for at in range(40)] + [promise]
        table = [f"{WORDS[at]} {100 * at + year} {100 * at + year - 1}" for at in range(3)]
        document = make["document"](
            "\n".join([f"Verslag {number}", *lines, *table]),
            kind="jaarverslag" if number % 2 else "verslag overleg",
            organisation="Gemeente Lekduin",
            body="gemeenteraad",
            period=f"{year}" if number % 2 else f"{year}-{day}",
        )
        facts: list[Any] = [make["action"](document, promise, kind="toezegging", owner="wethouder")]
        for row, line in enumerate(table, 1):
            for column, period in ((1, str(year)), (2, str(year - 1))):
                found = make["figure"](
                    document, line, line.split()[column], what="meldingen", category=WORDS[row], period=period
                )
                at = Place(**{name: getattr(found.place, name) for name in Place.__slots__} | cell(row, column))
                facts.append(type(found)(**{name: getattr(found, name) for name in found.__slots__} | {"place": at}))
        sentences = {document.id: make["sentences"](document)}
        store.save(base, make["source"](document, path=f"{number}.txt"), [document], sentences, facts, version="1",
                   seconds=0, run=run)  # fmt: skip
    return run


def cell(row: int, column: int) -> dict[str, int]:
    return {"table": 1, "row": row, "column": column}


@pytest.fixture
def make(make_document, make_action, make_figure, make_sentences, make_source) -> dict[str, Any]:
    return {
        "document": make_document,
        "action": make_action,
        "figure": make_figure,
        "sentences": make_sentences,
        "source": make_source,
    }


def peak_of(path: Path, count: int, make: dict[str, Any]) -> int:
    """The most memory, in bytes, that it takes to conclude on so many documents."""
    with store.open_base(path) as base:
        run = filled(base, count, make)
        gc.collect()
        gc.freeze()  # so that what other tests left does not keep the collector from coming by
        gc.collect()
        tracemalloc.start()
        conclude(base, run)
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        gc.unfreeze()
        counts = [base.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in ("links", "calculations")]
    assert min(counts) > count, counts  # there was something to conclude
    return peak


def test_memory_does_not_grow_with_the_documents_of_an_organisation(
    tmp_path: Path, make, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("MENTIONS_NEAR", "KEYS_NEAR", "IDS_NEAR"):
        monkeypatch.setattr(live, name, 20)  # so that few documents fill them
    monkeypatch.setattr(weights, "MOST_KNOWN", 20)
    peak_of(tmp_path / "first.db", MANY, make)  # fills what is kept of words, up to a limit of its own
    few = peak_of(tmp_path / "few.db", FEW, make)
    many = peak_of(tmp_path / "many.db", MANY, make)
    assert many < LEEWAY * few, f"{few / 1000:.0f} KB over {FEW} documents, {many / 1000:.0f} KB over {MANY}"


def test_what_is_concluded_is_the_same_however_little_is_in_memory(
    tmp_path: Path, make, monkeypatch: pytest.MonkeyPatch
) -> None:
    contents = []
    for path in (tmp_path / "much.db", tmp_path / "little.db"):
        with store.open_base(path) as base:
            conclude(base, filled(base, FEW, make))
        contents.append(content_of(path))
        for name in ("MENTIONS_NEAR", "KEYS_NEAR", "IDS_NEAR"):
            monkeypatch.setattr(live, name, 3)
        monkeypatch.setattr(weights, "MOST_KNOWN", 3)
    assert contents[0]["links"] == contents[1]["links"] != []
    assert contents[0] == contents[1]


def test_a_shelf_gives_back_what_it_put_away() -> None:
    with scratch("") as held:
        shelf = Shelf(held, "shelf", most=4)
        for number in range(50):
            shelf[number] = [number]
        shelf.get(7).append(1)
        for number in range(50, 100):
            shelf[number] = [number]
        assert [shelf.get(number) for number in (0, 7, 99, 100)] == [[0], [7, 1], [99], None]
        shelf.clear()
        assert shelf.get(99) is None


def test_what_is_spooled_comes_back_in_order_and_leaves_no_file(tmp_path: Path) -> None:
    path = tmp_path / "spool"
    assert spool(path, range(1000)) == 1000
    assert list(spooled(path)) == list(range(1000))
    assert list(tmp_path.iterdir()) == []
