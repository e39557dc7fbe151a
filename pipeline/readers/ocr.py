"""Scanned pages: characters with their boxes by Tesseract, kept by content so that no page is read twice."""

from __future__ import annotations

import csv
import hashlib
import io
import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from pipeline.intake.patience import crowd
from pipeline.readers.glyphs import Glyphs
from pipeline.readers.grids import cells_between
from pipeline.readers.straighten import DARK as INK
from pipeline.readers.straighten import ruled_lines, softened, tilt_of, without
from pipeline.records import Box

DPI = 300  # what Tesseract's makers advise for body text
MOST_PIXELS = 40_000_000  # a larger page is rendered coarser
LANGUAGE = "nld"
LEAST_CONFIDENCE = 20.0  # of 100; below it the word is noise
LEAST_CLEAR = 60.0  # of 100: readable scans have 74 and more, photographs and other scripts 13-44
SURE_LINE, SURE_LETTERS = 80.0, 4  # what a line between noise must have to be read
SECONDS_PER_PAGE = 40  # twice this is less than a step may take (`limits.py`): the page is lost, not the file
NO_TESSERACT = "de bladzijde is een scan en Tesseract met Nederlands is niet geïnstalleerd (Debian: tesseract-ocr-nld)"
WHOLE_PAGE, ONE_BLOCK = "3", "6"  # Tesseract's page segmentation modes
CELL_MARGIN = 5  # pixels inside a cell that may hold what is left of its rules
LEAST_INK, MOST_INK = 30, 0.25  # dark pixels in a cell with a word; share of a cell that is a picture
NOISE = re.compile(r"[^\w&%€$+•❖«»§-]*|_+|[|\]\[!]+l?")
Pixels = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class _Word:
    """A word, its box in pixels (as high as its line) and the line it stands on."""

    text: str
    box: Box
    line: str
    confidence: float = 100.0  # Tesseract's, of 100


def recognised(page: Any, glyphs: Glyphs) -> tuple[Glyphs, str, str | None]:
    """The page's characters as read from its picture, the method, and in a sentence what went wrong.

    The picture is turned upright first; boxes count in the turned page, by `Glyphs.tilt` degrees.
    """
    if not _has_dutch():
        return glyphs, "none", NO_TESSERACT
    picture, scale = _picture(page)
    tilt = tilt_of(picture)
    if tilt:
        picture = np.asarray(
            Image.fromarray(picture).rotate(tilt, Image.Resampling.BICUBIC, fillcolor=255), dtype=np.uint8
        )
    rules = ruled_lines(picture, round(DPI * 0.25))
    clean = without(softened(picture), rules)
    try:
        words = _words_of(clean, WHOLE_PAGE)
        if _clearness(words) >= LEAST_CLEAR:
            cells = cells_between([_in_points(rule, scale) for rule in rules])
            words += _words_in_cells(clean, [_in_pixels(cell, scale) for cell in cells], words)
        else:
            words = _sure_lines(words)
    except (subprocess.SubprocessError, OSError) as error:
        return glyphs, "none", f"de bladzijde is een scan en Tesseract liep vast ({type(error).__name__})"
    found = Glyphs(width=glyphs.width, height=glyphs.height, tilt=tilt)
    found.rules = [_in_points(rule, scale) for rule in rules]
    _add_words(found, [word for word in words if not _is_noise(word)], scale)
    return found, "ocr", None if found.text else "de bladzijde is een plaatje zonder leesbare woorden"


def _picture(page: Any) -> tuple[Pixels, float]:
    """The page in grey, 0 black to 255 white, and its pixels per point."""
    scale = DPI / 72
    width, height = page.get_size()
    if width * height * scale * scale > MOST_PIXELS:
        scale = (MOST_PIXELS / (width * height)) ** 0.5
    shown = page.render(scale=scale, grayscale=True, may_draw_forms=False).to_numpy()
    return np.ascontiguousarray(shown.reshape(shown.shape[0], shown.shape[1]), dtype=np.uint8), scale


def _words_of(picture: Pixels, mode: str) -> list[_Word]:
    """The words of a picture, in pixels, line by line, noise too."""
    table = _table_of(picture, mode)
    words: list[_Word] = []
    line_box: Box = (0.0, 0.0, 0.0, 0.0)
    for row in csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE):
        left, top = float(row["left"]), float(row["top"])
        box = (left, top, left + float(row["width"]), top + float(row["height"]))
        if row["level"] == "4":
            line_box = box
        text = (row["text"] or "").strip()
        if row["level"] != "5" or not text:
            continue
        line = f"{mode}.{row['block_num']}.{row['par_num']}.{row['line_num']}"
        words.append(_Word(text, (box[0], line_box[1], box[2], line_box[3]), line, float(row["conf"])))
    return words


def _is_noise(word: _Word) -> bool:
    return word.confidence < LEAST_CONFIDENCE or NOISE.fullmatch(word.text) is not None


def _sure_lines(words: list[_Word]) -> list[_Word]:
    """Of a page that is mostly noise, a photograph or another script, the words of the lines that are sure."""
    lines: dict[str, list[_Word]] = {}
    for word in words:
        lines.setdefault(word.line, []).append(word)
    return [word for word in words if _is_sure(lines[word.line])]


def _is_sure(line: list[_Word]) -> bool:
    letters = sum(character.isalnum() for word in line for character in word.text)
    return letters >= SURE_LETTERS and _clearness(line) >= SURE_LINE


def _clearness(words: list[_Word]) -> float:
    """The mean confidence of a letter."""
    letters = sum(len(word.text) for word in words)
    return sum(word.confidence * len(word.text) for word in words) / letters if letters else 0.0


def _words_in_cells(picture: Pixels, cells: list[Box], words: list[_Word]) -> list[_Word]:
    """Words of cells that the first reading left empty though there is ink: a lone row number.

    The cells are pasted under one another and read as one picture, then put back.
    """
    strips: list[tuple[int, int, Box]] = []
    pasted: list[Pixels] = []
    height = 0
    widest = max((int(cell[2] - cell[0]) for cell in cells), default=0)
    for cell in cells:
        x0, top, x1, bottom = (int(edge) for edge in cell)
        inner = picture[top + CELL_MARGIN : bottom - CELL_MARGIN, x0 + CELL_MARGIN : x1 - CELL_MARGIN]
        if inner.size == 0 or any(_is_in(word.box, cell) for word in words if not _is_noise(word)):
            continue
        rows = np.flatnonzero((inner < INK).sum(axis=1) > 1)
        ink = int((inner < INK).sum())
        if not len(rows) or not LEAST_INK <= ink <= MOST_INK * inner.size:
            continue
        inner = inner[max(0, rows[0] - 8) : rows[-1] + 9]
        strip = np.full((inner.shape[0] + 30, widest + 40), 255, dtype=np.uint8)
        strip[15 : 15 + inner.shape[0], 20 : 20 + inner.shape[1]] = inner
        box = (x0 + CELL_MARGIN - 20.0, top + CELL_MARGIN + max(0, rows[0] - 8) - 15.0, 0.0, 0.0)
        strips.append((height, height + strip.shape[0], box))
        pasted.append(strip)
        height += strip.shape[0]
    if not pasted:
        return []
    found = []
    for word in _words_of(np.concatenate(pasted), ONE_BLOCK):
        middle = (word.box[1] + word.box[3]) / 2
        for first, last, (left, high, _, _) in strips:
            if first <= middle < last:
                box = (word.box[0] + left, word.box[1] - first + high, word.box[2] + left, word.box[3] - first + high)
                found.append(_Word(word.text, box, f"{word.line}.{first}", word.confidence))
    return found


def _is_in(box: Box, cell: Box) -> bool:
    return cell[0] < (box[0] + box[2]) / 2 < cell[2] and cell[1] < (box[1] + box[3]) / 2 < cell[3]


def _in_pixels(box: Box, scale: float) -> Box:
    return box[0] * scale, box[1] * scale, box[2] * scale, box[3] * scale


def _table_of(picture: Pixels, mode: str) -> str:
    """Tesseract's table for a picture, from the store where this very picture was read before."""
    key = hashlib.sha256(picture.tobytes() + f"{picture.shape}{_version()}{LANGUAGE}{mode}".encode()).hexdigest()
    kept = cache_folder() / f"{key}.tsv"
    if kept.exists():
        return kept.read_text("utf-8")
    image = io.BytesIO()
    Image.fromarray(picture).save(image, "PNG", dpi=(DPI, DPI), compress_level=1)
    table = subprocess.run(
        ["tesseract", "stdin", "stdout", "-l", LANGUAGE, "--dpi", str(DPI), "--psm", mode, "tsv"],
        input=image.getvalue(),
        capture_output=True,
        check=True,
        timeout=SECONDS_PER_PAGE * crowd(),
        env={**os.environ, "OMP_THREAD_LIMIT": "1"},
    ).stdout.decode("utf-8", errors="replace")
    _keep(kept, table)
    return table


def _keep(kept: Path, table: str) -> None:
    """Store the words; a folder that cannot be written costs time at the next reading, no more."""
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        draft = kept.with_suffix(f".{os.getpid()}")
        draft.write_text(table, "utf-8")
        draft.replace(kept)
    except OSError:
        return


def cache_folder() -> Path:
    """Where read pages are kept: $VERSLAGMIJN_CACHE, else the user's cache folder."""
    named = os.environ.get("VERSLAGMIJN_CACHE")
    home = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(named) if named else Path(home) / "verslagmijn" / "ocr"


def _add_words(glyphs: Glyphs, words: list[_Word], scale: float) -> None:
    last: _Word | None = None
    for word in words:
        x0, top, x1, bottom = _in_points(word.box, scale)
        if last is None or last.line != word.line:
            glyphs.breaks.add(len(glyphs.text))
        else:
            _add(glyphs, " ", (last.box[2] / scale, top, max(x0, last.box[2] / scale), bottom))
        share = (x1 - x0) / len(word.text)
        for number, character in enumerate(word.text):
            _add(glyphs, character, (x0 + number * share, top, x0 + (number + 1) * share, bottom))
        last = word


def _add(glyphs: Glyphs, character: str, box: Box) -> None:
    glyphs.text.append(character)
    glyphs.x0.append(box[0])
    glyphs.top.append(box[1])
    glyphs.x1.append(box[2])
    glyphs.bottom.append(box[3])
    glyphs.bold.append(False)


def _in_points(box: Box, scale: float) -> Box:
    return box[0] / scale, box[1] / scale, box[2] / scale, box[3] / scale


@cache
def _has_dutch() -> bool:
    if shutil.which("tesseract") is None:
        return False
    try:
        listed = subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True, check=False, timeout=20)
    except (subprocess.SubprocessError, OSError):
        return False
    return LANGUAGE in listed.stdout.split()


@cache
def _version() -> str:
    shown = subprocess.run(["tesseract", "--version"], capture_output=True, text=True, check=False, timeout=20)
    return (shown.stdout or shown.stderr).split("\n", 1)[0]
