"""The same files give the same rows, ids included, whatever the machine, the moment and the order."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from content import content_of, ingest

from flows.ingest import ingest as flow

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "corpus" / "samples"
NAMES = ("actielijst-integriteit-2023", "besluitenlijst-raad-2023-06", "jaarverslag-or-2021-2022", "woo-bundel-2023")


@pytest.fixture(scope="module")
def stock(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Four reports, a copy, text in Turkish capitals and with other dates, and a file that fails."""
    folder = tmp_path_factory.mktemp("stukken")
    for name in NAMES:
        shutil.copy(SAMPLES / f"{name}.pdf", folder)
    shutil.copy(SAMPLES / f"{NAMES[0]}.pdf", folder / "z-kopie.pdf")
    (folder / "tekst.txt").write_text("IN 2022 WAREN ER 1.234,5 INDICATIES. Gemeld op 01-02-2022 om 23.59 uur.\n")
    (folder / "leeg.txt").write_bytes(b"")
    return [str(path) for path in sorted(folder.iterdir())]


@pytest.fixture(scope="module")
def expected(stock: list[str], tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[tuple[Any, ...]]]:
    path = tmp_path_factory.mktemp("eerst") / "k.db"
    ingest(stock, str(path))
    return content_of(path)


@pytest.mark.parametrize(
    ("order", "environment"),
    [
        (1, {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati"}),
        (-1, {"PYTHONHASHSEED": "2", "TZ": "America/Adak", "LC_ALL": "C", "LANG": "C"}),
        (1, {"PYTHONHASHSEED": "3", "LC_ALL": "tr_TR.UTF-8", "PYTHONUTF8": "0", "OMP_NUM_THREADS": "1"}),
    ],
)
def test_neither_order_nor_machine_make_a_difference(
    stock: list[str], expected: object, tmp_path: Path, order: int, environment: dict[str, str]
) -> None:
    command = [sys.executable, str(ROOT / "tests" / "content.py"), str(tmp_path / "k.db"), *stock[::order]]
    subprocess.run(command, env={**os.environ, "PYTHONPATH": str(ROOT), **environment}, check=True, capture_output=True)
    assert content_of(tmp_path / "k.db") == expected


def test_neither_workers_nor_a_second_reading_make_a_difference(
    stock: list[str], expected: object, tmp_path: Path
) -> None:
    flow(stock, tmp_path / "k.db", workers=2)
    assert content_of(tmp_path / "k.db") == expected
    ingest(stock[::-1], str(tmp_path / "k.db"))
    assert content_of(tmp_path / "k.db") == expected
