"""Scanned pages read with Tesseract, kept by content; without it the page says so."""

from __future__ import annotations

import subprocess
from difflib import SequenceMatcher
from pathlib import Path

import pytest
from pages import grid, paragraph, pdf_of, pictured, rows, tables, texts

from pipeline.readers import ocr
from pipeline.readers.pdf import read_pdf

WORDS = "De commissie besprak het voorstel van het college\nen stemde er op twaalf mei unaniem mee in."
SHEET = (420.0, 200.0)

has_tesseract = pytest.mark.skipif(not ocr._has_dutch(), reason="Tesseract with Dutch is not installed")


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("ocr")


@pytest.fixture
def own_cache(kept: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("VERSLAGMIJN_CACHE", str(kept))
    return kept


def likeness(found: list[str], expected: str) -> float:
    return SequenceMatcher(None, " ".join(found).split(), expected.split(), autojunk=False).ratio()


@has_tesseract
@pytest.mark.parametrize("tilt", [0.0, 1.5, -2.0])
def test_scan_is_read_also_when_it_lies_askew(own_cache: Path, tilt: float) -> None:
    pages, problems = read_pdf(pictured(pdf_of(paragraph(50, 80, WORDS, size=12), size=SHEET), tilt=tilt))
    assert (pages[0].method, problems) == ("ocr", [])
    assert likeness(texts(pages[0]), WORDS) > 0.9
    assert pages[0].tilt == pytest.approx(-tilt, abs=0.4)


@has_tesseract
def test_words_of_a_scan_stand_where_they_are_printed(own_cache: Path) -> None:
    content = pdf_of(paragraph(50, 80, WORDS, size=12), size=SHEET)
    plain, scanned = read_pdf(content)[0][0], read_pdf(pictured(content))[0][0]
    for printed, found in zip(plain.lines, scanned.lines, strict=True):
        assert found.box == pytest.approx(printed.box, abs=6)


@has_tesseract
def test_ruled_table_of_a_scan_is_read_cell_by_cell(own_cache: Path) -> None:
    lines = ("Soort|Aantal|Jaar", "Pesten|14|2021", "Agressie|23|2022")
    content = pdf_of(
        rows([50, 200, 300], 70, *lines, size=12, step=30),
        rules=grid([40, 190, 290, 390], [50, 80, 110, 140]),
        size=SHEET,
    )
    pages, _ = read_pdf(pictured(content))
    assert tables(pages[0]) == [[line.split("|") for line in lines]]


@has_tesseract
def test_page_is_read_once(own_cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = pictured(pdf_of(paragraph(50, 80, WORDS, size=12), size=SHEET))
    first = read_pdf(content)[0]
    assert list(own_cache.glob("*.tsv"))

    def refuse(command: list[str], **options: object) -> None:
        raise AssertionError(f"{command[0]} was called again")

    monkeypatch.setattr(subprocess, "run", refuse)
    assert read_pdf(content)[0] == first


@has_tesseract
def test_picture_without_words_says_so(own_cache: Path) -> None:
    _, problems = read_pdf(pictured(pdf_of([], fills=[(60, 60, 300, 160, 0.6)], size=SHEET)))
    assert problems == ["bladzijde 1: de bladzijde is een plaatje zonder woorden"]


@has_tesseract
def test_cache_that_cannot_be_written_costs_time_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("VERSLAGMIJN_CACHE", str(tmp_path / "file"))
    pages, _ = read_pdf(pictured(pdf_of(paragraph(50, 80, "Besluit", size=14), size=(200, 120))))
    assert texts(pages[0]) == ["Besluit"]


@pytest.fixture
def no_tesseract(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):  # type: ignore[no-untyped-def]
    monkeypatch.setenv("PATH", str(tmp_path))
    ocr._has_dutch.cache_clear()
    yield
    ocr._has_dutch.cache_clear()


@pytest.mark.usefixtures("no_tesseract")
def test_without_tesseract_the_page_says_so_and_the_rest_is_read() -> None:
    pages, problems = read_pdf(pictured(pdf_of(paragraph(50, 80, WORDS), size=SHEET), dpi=60))
    assert (pages[0].method, pages[0].problem) == ("none", ocr.NO_TESSERACT)
    assert problems == [f"bladzijde 1: {ocr.NO_TESSERACT}"]


@pytest.mark.parametrize("text", ["|", "__", "...", "[|", "—"])
def test_noise_is_left_out(text: str) -> None:
    assert ocr.NOISE.fullmatch(text)


@pytest.mark.parametrize("text", ["a", "12", "•", "€", "-a", "&"])
def test_words_are_no_noise(text: str) -> None:
    assert not ocr.NOISE.fullmatch(text)


@pytest.mark.parametrize(
    ("named", "home", "expected"),
    [("/a/b", "/c", "/a/b"), (None, "/c", "/c/verslagmijn/ocr"), ("", "/c", "/c/verslagmijn/ocr")],
)
def test_where_read_pages_are_kept(
    monkeypatch: pytest.MonkeyPatch, named: str | None, home: str, expected: str
) -> None:
    monkeypatch.delenv("VERSLAGMIJN_CACHE", raising=False)
    if named is not None:
        monkeypatch.setenv("VERSLAGMIJN_CACHE", named)
    monkeypatch.setenv("XDG_CACHE_HOME", home)
    assert ocr.cache_folder() == Path(expected)
