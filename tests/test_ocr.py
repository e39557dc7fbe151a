"""Scanned pages read with Tesseract, kept by content; without it the page says so."""

from __future__ import annotations

import io
import re
import subprocess
from difflib import SequenceMatcher
from pathlib import Path

import numpy as np
import pikepdf
import pypdfium2
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
    assert problems == ["bladzijde 1: de bladzijde is een plaatje zonder leesbare woorden"]


Photo = tuple[bytes, tuple[int, int], tuple[float, float, float, float]]


def photo_of(content: bytes, *, first: float = 0.0, last: float = 1.0, tile: int = 0) -> Photo:
    """The first page of a PDF between two heights (0 top, 1 bottom) as grey pixels, with their size and place.

    With `tile` it is cut in squares of so many pixels that lie in another order: ink that says nothing.
    """
    document = pypdfium2.PdfDocument(content)
    width, height = document[0].get_size()
    pixels = np.asarray(document[0].render(scale=200 / 72, grayscale=True).to_pil().convert("L"))
    document.close()
    pixels = pixels[int(first * pixels.shape[0]) : int(last * pixels.shape[0])]
    if tile:
        pixels = pixels[: pixels.shape[0] // tile * tile, : pixels.shape[1] // tile * tile]
        high, wide = pixels.shape[0] // tile, pixels.shape[1] // tile
        tiles = pixels.reshape(high, tile, wide, tile).swapaxes(1, 2).reshape(-1, tile, tile)
        tiles = np.random.default_rng(8).permutation(tiles)
        pixels = tiles.reshape(high, wide, tile, tile).swapaxes(1, 2).reshape(high * tile, wide * tile)
    return pixels.tobytes(), (pixels.shape[1], pixels.shape[0]), (0.0, height * (1 - last), width, height * (1 - first))


def pdf_with(*photos: Photo, size: tuple[float, float], words: str = "", drawn: str = "") -> bytes:
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=size)
    page.Resources = pikepdf.Dictionary(
        XObject=pikepdf.Dictionary(),
        Font=pikepdf.Dictionary(
            F=pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        ),
    )
    content = drawn
    for number, (pixels, (wide, high), (x0, y0, x1, y1)) in enumerate(photos):
        page.Resources.XObject[f"/P{number}"] = pdf.make_stream(
            pixels,
            Type=pikepdf.Name.XObject,
            Subtype=pikepdf.Name.Image,
            Width=wide,
            Height=high,
            BitsPerComponent=8,
            ColorSpace=pikepdf.Name.DeviceGray,
        )
        content += f"q {x1 - x0} 0 0 {y1 - y0} {x0} {y0} cm /P{number} Do Q\n"
    page.Contents = pdf.make_stream((content + f"BT /F 20 Tf 30 30 Td ({words}) Tj ET").encode())
    target = io.BytesIO()
    pdf.save(target)
    return target.getvalue()


@has_tesseract
def test_scan_in_strips_is_read(own_cache: Path) -> None:
    content = pdf_of(paragraph(50, 80, WORDS, size=12), size=SHEET)
    strips = [photo_of(content, first=number / 5, last=(number + 1) / 5) for number in range(5)]
    pages, problems = read_pdf(pdf_with(*strips, size=SHEET))
    assert (pages[0].method, problems) == ("ocr", [])
    assert likeness(texts(pages[0]), WORDS) > 0.9


@has_tesseract
def test_small_picture_on_a_page_without_words_is_read(own_cache: Path) -> None:
    content = pdf_of(paragraph(50, 80, WORDS, size=12), size=SHEET)
    pages, problems = read_pdf(pdf_with(photo_of(content), size=(595.0, 842.0)))
    assert likeness(texts(pages[0]), WORDS) > 0.9
    assert not problems


@has_tesseract
def test_letters_drawn_as_shapes_are_read(own_cache: Path) -> None:
    """Every row of dark pixels as a bar of eight strokes, as a drawing program may write letters."""
    content = pdf_of(paragraph(30, 60, "Er waren 14 meldingen.", size=16), size=SHEET)
    pixels, (wide, high), (_, _, _, top) = photo_of(content)
    point = top / high
    drawn = ""
    for number in range(high):
        row = pixels[number * wide : (number + 1) * wide]
        for run in re.finditer(rb"[\x00-\x7f]+", row):
            x0, x1, y = run.start() * point, run.end() * point, top - number * point
            x, lower, middle = (x0 + x1) / 2, y - 1.3 * point, y - 0.6 * point
            corners = [(x0, y), (x, y), (x1, y), (x1, middle), (x1, lower), (x, lower), (x0, lower), (x0, middle)]
            drawn += " ".join(f"{x:.2f} {y:.2f} {'l' if at else 'm'}" for at, (x, y) in enumerate(corners)) + " h f\n"
    pages, _ = read_pdf(pdf_with(size=SHEET, drawn=drawn))
    assert texts(pages[0]) == ["Er waren 14 meldingen."]


@has_tesseract
def test_ink_that_says_nothing_is_not_read_as_words(own_cache: Path) -> None:
    """A photograph, or a script that Tesseract does not know: it reads something, and is not sure of it."""
    content = pdf_of(paragraph(20, 30, "\n".join([WORDS] * 6), size=11), size=SHEET)
    pages, problems = read_pdf(pdf_with(photo_of(content, tile=11), size=SHEET))
    assert not texts(pages[0])
    assert problems == ["bladzijde 1: de bladzijde is een plaatje zonder leesbare woorden"]


@has_tesseract
def test_title_over_a_photograph_stays_as_it_is_written(own_cache: Path) -> None:
    content = pdf_of(paragraph(20, 30, "\n".join([WORDS] * 3), size=11), size=SHEET)
    photo = photo_of(content, tile=11, last=0.6)
    pages, problems = read_pdf(pdf_with(photo, size=SHEET, words="Jaarverslag 2022"))
    assert (pages[0].method, texts(pages[0]), problems) == ("text", ["Jaarverslag 2022"], [])


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
