"""Scanned pages: characters with their boxes by Tesseract, kept by content so that no page is read twice."""

from __future__ import annotations

from typing import Any

from pipeline.readers.glyphs import Glyphs


def recognised(page: Any, glyphs: Glyphs) -> tuple[Glyphs, str, str | None]:
    """The page's characters as read from its picture, the method, and what went wrong."""
    return glyphs, "none", "the page is a picture; reading those comes later"
