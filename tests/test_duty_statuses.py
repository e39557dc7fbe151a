"""What whole documents show of each duty: invented reports, minutes and lists, with the status of every duty.

`data/duties/statuses.csv` has a row per document and duty; `found` holds what is found where that differs: the known
failures, which must match exactly, so that a fix shortens the list.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from corpus.catalogue import obligations
from pipeline.answers.jsonl import lines_of_file
from pipeline.extract import extract
from pipeline.read import read
from pipeline.split import split

HERE = Path(__file__).parent / "data" / "duties"
with (HERE / "statuses.csv").open(encoding="utf-8", newline="") as lines:
    ROWS = list(csv.DictReader(lines))
NAMES = sorted({row["document"] for row in ROWS})


@pytest.mark.parametrize("name", NAMES)
def test_a_document_shows_its_duties(name: str) -> None:
    path = HERE / f"{name}.txt"
    documents = split(read(path))
    findings = [finding for document in documents for finding in extract(document)]
    printed = lines_of_file(path.name, documents, findings)
    found = {line["obligation"]: line["status"] for line in printed if line["record"] == "proof"}
    wanted = {row["duty"]: row["found"] or row["status"] for row in ROWS if row["document"] == name}
    assert {duty: found.get(duty, "niet_aangetroffen") for duty in wanted} == wanted


def test_every_document_has_its_rows() -> None:
    assert sorted(path.stem for path in HERE.glob("*.txt")) == NAMES
    assert {row["duty"] for row in ROWS} <= {duty.id for duty in obligations()}


def test_most_statuses_are_right() -> None:
    right = sum(not row["found"] for row in ROWS)
    assert right / len(ROWS) >= 0.93
