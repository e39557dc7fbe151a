"""Real documents and hostile files beside the project: order of words, parts, rows, locked, cut off, scanned."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from pages import cells
from rapidfuzz.distance import LCSseq

from pipeline.errors import UnreadableFile
from pipeline.read import read
from pipeline.readers import ocr
from pipeline.records import Document
from pipeline.split import split

SHARED = Path(__file__).parent.parent.parent / "shared"
CORPUS = SHARED / "corpus"
pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="../shared with the real documents is not here")

SWEEP = """
import sys
from pipeline.errors import UnreadableFile
from pipeline.read import read
from pipeline.split import split
for path in sys.argv[1:]:
    try:
        source = read(path, with_ocr=False)
        split(source)
        print("partly" if source.problems else "read", flush=True)
    except UnreadableFile as error:
        print("refused", error, flush=True)
"""


@cache
def documents(name: str) -> list[Document]:
    return split(read(CORPUS / name))


def words(name: str) -> list[str]:
    return [word for document in documents(name) for word in re.findall(r"\w+", document.text.lower())]


def likeness(first: list[str], second: list[str]) -> float:
    """The share of words that both have in the same order, of those of both together."""
    return float(2 * LCSseq.similarity(first, second) / (len(first) + len(second)))


@pytest.mark.parametrize(
    ("pdf", "text", "least"),
    [
        ("000.pdf", "000.txt", 0.98),
        ("001.pdf", "001.txt", 0.98),
        ("004.pdf", "004.txt", 0.98),  # whose repeated table heads are left out when the table is put together
        ("000.truncated.pdf", "000.txt", 0.95),
    ],
)
def test_words_of_a_pdf_stand_in_the_order_of_its_text(pdf: str, text: str, least: float) -> None:
    assert likeness(words(pdf), words(text)) >= least


def test_words_in_another_order_are_not_alike() -> None:
    assert likeness(sorted(words("001.pdf")), words("001.txt")) < 0.5


@pytest.mark.skipif(not ocr._has_dutch(), reason="Tesseract with Dutch is not installed")
def test_scan_is_read_word_by_word() -> None:
    assert likeness(words("004.scan.pdf"), words("004.txt")) >= 0.94


@pytest.mark.parametrize("name", ["000.txt", "000.pdf"])
def test_bundle_is_split_as_people_did(name: str) -> None:
    gold = [json.loads(line) for line in (SHARED / "gold" / "000.parts.jsonl").read_text("utf-8").splitlines() if line]
    begins = [document.begins.lower() for document in documents(name)]
    assert len(begins) == len(gold)
    for found, part in zip(begins, gold, strict=True):
        expected = part["first_words"].lower()
        assert found.startswith(expected[:30]) or expected.startswith(found[:30])
    assert [document.kind for document in documents(name)] == [part["type"] for part in gold]


@pytest.mark.parametrize("name", ["001.pdf", "001.txt", "004.pdf", "004.txt", "005.pdf", "006.pdf"])
def test_single_document_is_not_split(name: str) -> None:
    assert len(documents(name)) == 1


def test_action_list_has_all_its_numbered_rows() -> None:
    (document,) = documents("004.pdf")
    labels = [row[0] or "" for table in document.tables for row in cells(table)]
    numbers = [int(found[0]) for label in labels if (found := re.match(r"\d+", label))]
    assert numbers == list(range(1, 27))


def test_table_of_years_has_its_rows_and_columns() -> None:
    (document,) = documents("001.pdf")
    (table,) = [table for table in document.tables if (table.caption or "").startswith("Tabel 2")]
    rows = cells(table)
    assert rows[0][1:] == ["2018", "2019", "2020", "2021", "2022"]
    assert len(rows) - table.header_rows == 8
    assert all(re.fullmatch(r"\d+", value or "") for row in rows[1:] for value in row[1:])


def test_locked_document_needs_its_password() -> None:
    with pytest.raises(UnreadableFile, match="--password"):
        read(CORPUS / "001.encrypted.pdf")
    (document,) = split(read(CORPUS / "001.encrypted.pdf", password="geheim"))
    assert document.text == documents("001.pdf")[0].text


def test_cut_off_document_is_repaired_and_says_so() -> None:
    source = read(CORPUS / "000.truncated.pdf")
    assert len(source.pages) >= 30
    assert not source.is_complete


def test_hostile_files_are_read_or_refused_with_a_reason() -> None:
    paths = sorted(path for path in (CORPUS / "broken").iterdir() if path.is_file())
    command = [sys.executable, "-c", SWEEP, *map(str, paths)]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    outcomes = ended.stdout.splitlines()
    assert ended.returncode == 0, f"{paths[len(outcomes)].name}: {ended.stderr[-500:]}"
    assert len(outcomes) == len(paths)
    assert all(re.match(r"(read|partly)$|refused [a-z].{10,}", outcome) for outcome in outcomes)
    assert sum(not outcome.startswith("refused") for outcome in outcomes) > len(paths) / 2
