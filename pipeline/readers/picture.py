"""A page of a PDF as an image, for people to look at: upright and cropped as a viewer shows it."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2

from pipeline.errors import UnreadableFile
from pipeline.readers.pdf import open_pdf
from pipeline.readers.typed import with_typed_words

SCALE = 2.0  # pixels per point: sharp at the width of a screen
MOST_PIXELS = 8_000_000  # a larger page is drawn coarser


def page_picture(path: Path, number: int, password: str | None = None) -> bytes:
    """The page (from 1) as PNG.

    Raises:
        UnreadableFile: the file cannot be opened, has no such page, or the page cannot be drawn.
    """
    pdf, _ = open_pdf(path.read_bytes(), password)
    try:
        if not 1 <= number <= len(pdf):
            raise UnreadableFile(f"the file has no page {number}")
        page = with_typed_words(pdf, pdf[number - 1], number, all_marks=True)
        width, height = page.get_size()
        scale = min(SCALE, (MOST_PIXELS / max(1.0, width * height)) ** 0.5)
        target = io.BytesIO()
        page.render(scale=scale, may_draw_forms=False).to_pil().save(target, "PNG", compress_level=3)
        return target.getvalue()
    except (pypdfium2.PdfiumError, OSError, ValueError) as error:
        raise UnreadableFile(f"page {number} cannot be drawn") from error
    finally:
        pdf.close()


def trouble_opening(path: Path, password: str | None = None) -> str | None:
    """Why no page of the file can be drawn; None where it opens."""
    try:
        open_pdf(path.read_bytes(), password)[0].close()
    except UnreadableFile as error:
        return str(error)
    return None
