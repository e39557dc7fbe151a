"""Turns set pages into images of paper: grey, a little askew, with some dirt, no words."""

from __future__ import annotations

import random
import time
from io import BytesIO

import pypdfium2
from PIL import Image

DPI = 150
TURN_DEGREES = 0.7
SPECKS = 220  # a page
JPEG_QUALITY = 30  # some 90 kB a page, and OCR still reads it


def scanned(pdf: bytes) -> bytes:
    """A PDF of the same pages as images."""
    chance = random.Random(2)  # the same dirt at every run
    with pypdfium2.PdfDocument(pdf) as document:
        first, *rest = [_on_paper(page.render(scale=DPI / 72, grayscale=True).to_pil(), chance) for page in document]
    stream = BytesIO()
    first.save(
        stream, "PDF", save_all=True, append_images=rest, resolution=DPI, quality=JPEG_QUALITY,
        creationDate=time.gmtime(0), modDate=time.gmtime(0),
    )  # fmt: skip
    return stream.getvalue()


def _on_paper(image: Image.Image, chance: random.Random) -> Image.Image:
    turn = chance.choice((1, -1)) * TURN_DEGREES
    paper = image.convert("L").rotate(turn, resample=Image.Resampling.BICUBIC, fillcolor=255)
    for _ in range(SPECKS):
        paper.putpixel((chance.randrange(paper.width), chance.randrange(paper.height)), chance.randrange(150))
    return paper
