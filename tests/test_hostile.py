"""Hostile and spoilt files: each ends as read, read in part, or failed with a reason that is no fault of ours.

`SOAK=3000 pytest tests/test_hostile.py` tries that many spoilt files (`make soak`), and all that were made to do harm.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from fuzz import spoilt
from hostile import MADE, PARAGRAPH, WORDS, docx_of, pdf_nested, pdf_that_counts_wrong, pdf_with_loop, pdf_with_pages

from pipeline.answers.jsonl import lines_of_file
from pipeline.ingest import keep
from pipeline.intake.guard import Guard
from pipeline.intake.limits import Limits
from pipeline.intake.outcome import Reading
from pipeline.store import Base, open_base, start_run

BROKEN = Path(__file__).parent.parent.parent / "shared" / "corpus" / "broken"
SOAK = int(os.environ.get("SOAK", "0"))
FILES = SOAK or 60
SLOW = {  # seconds each, until they are given up
    *("xml-bom.docx", "veel-cellen.docx", "vormen.pdf", "gigapixel.pdf", "tekenbom.pdf", "bladzijden.pdf", "bom.docx"),
    *("diep.html", "lijsten.html", "vet.html", "tabellen.html", "lange-regel.txt", "cijfers.txt", "koppen.txt"),
    *("tabs.txt", "een-getal.txt", "breed.html", "haken.md", "haakjes.txt", "lachen.docx"),
}
FAULT = "een fout in Verslagmijn"


@pytest.fixture(scope="module")
def guard() -> Iterator[Guard]:
    with Guard(Limits(step_seconds=30, seconds=120, lost_pages=1)) as one:
        yield one


@pytest.fixture
def base(base_path: Path) -> Iterator[Base]:
    with closing(open_base(base_path)) as opened:
        yield opened


def fate(reading: Reading, base: Base) -> str:
    """What became of the file, after it was stored and printed; a fault of ours is none."""
    reason = keep(base, reading, run=start_run(base, "1"))
    assert FAULT not in (reason or ""), reason
    for line in lines_of_file(reading.path, reading.documents, reading.findings):
        json.dumps(line, ensure_ascii=False, allow_nan=False).encode("utf-8")
    sql = "SELECT status, reason FROM files JOIN paths ON paths.file = files.id WHERE paths.path = ?"
    status, why = base.execute(sql, [reading.path]).fetchone()  # two spoilt files may be alike: one file, two paths
    assert status == "ok" or why
    return str(status)


@pytest.mark.parametrize("name", [name for name in MADE if SOAK or name not in SLOW])
def test_a_file_made_to_do_harm_is_accounted_for(name: str, guard: Guard, base: Base, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(MADE[name]())
    assert fate(guard.read(str(path)), base) in ("ok", "partial", "failed")


@pytest.mark.skipif(not BROKEN.exists(), reason="the shared folder with broken files is not here")
def test_every_broken_file_is_accounted_for(guard: Guard, base: Base) -> None:
    files = sorted(BROKEN.iterdir())
    fates = Counter(fate(guard.read(str(path)), base) for path in files)
    assert fates.total() == len(files)
    assert fates["ok"] >= 20
    assert fates["failed"] <= 20


def test_spoilt_files_are_accounted_for(guard: Guard, base: Base, tmp_path: Path) -> None:
    fates: Counter[str] = Counter()
    for number in range(FILES):
        ending, content = spoilt(number)
        path = tmp_path / f"{number}{ending}"
        path.write_bytes(content)
        reading = guard.read(str(path), with_ocr=False)
        try:
            fates[fate(reading, base)] += 1
        except AssertionError as error:
            raise AssertionError(f"spoilt file {number}{ending}: {error}") from error
        fates["given up"] += any(word in (reading.reason or "") for word in ("liep vast", "stil", "duurde"))
        path.unlink()
    print(dict(fates))
    assert fates["ok"] > FILES / 4


@pytest.mark.parametrize("content", [pdf_with_loop(), pdf_that_counts_wrong(10**9), pdf_with_pages(100_000)])
def test_what_can_be_read_of_an_odd_tree_is_read(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "boom.pdf"
    path.write_bytes(content)
    with Guard(Limits(pages=12)) as guard:
        reading = guard.read(str(path))
    assert reading.source is not None
    assert any(WORDS in document.text for document in reading.documents)


def test_a_tree_that_is_too_deep_is_said(guard: Guard, tmp_path: Path) -> None:
    path = tmp_path / "diep.pdf"
    path.write_bytes(pdf_nested(20_000))
    reading = guard.read(str(path))
    assert reading.source is not None
    assert reading.source.problems


def test_a_word_document_does_not_fetch_other_files(guard: Guard, tmp_path: Path) -> None:
    secret = tmp_path / "geheim.txt"
    secret.write_text("wachtwoord is zwaluw")
    path = tmp_path / "verslag.docx"
    outside = f'<!DOCTYPE x [<!ENTITY geheim SYSTEM "{secret.as_uri()}">]>'
    path.write_bytes(docx_of(PARAGRAPH.replace(WORDS, f"{WORDS} &geheim;"), before=outside))
    reading = guard.read(str(path))
    assert "zwaluw" not in repr(reading)
