"""A scanned picture made ready for reading: how far it is tilted, and the rules of its tables."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter
from scipy import ndimage

from pipeline.records import Box

MOST_TILT = 4.0  # degrees either way; more is no scanner's fault
FINEST_TILT = 0.1
LEAST_TILT = 0.15  # less does no harm
SMALL_SIDE = 900  # pixels of the picture on which the tilt is measured
DARK = 140  # of 255
MOST_RULE_PIXELS = 14  # thicker is a bar or a picture
Pixels = NDArray[np.uint8]


def tilt_of(picture: Pixels) -> float:
    """The degrees, counter-clockwise, by which the picture has to be turned to stand upright; 0 for a straight one.

    The angle at which the rows of text stand out most from the white between them (projection profile).
    """
    small = Image.fromarray(picture)
    small.thumbnail((SMALL_SIDE, SMALL_SIDE))
    ink = Image.fromarray((np.asarray(small) < DARK).astype(np.uint8) * 255)
    best = max(np.arange(-MOST_TILT, MOST_TILT + 0.5, 0.5), key=lambda angle: _sharpness(ink, angle))
    fine = np.arange(best - 0.5, best + 0.5 + FINEST_TILT, FINEST_TILT)
    best = float(max(fine, key=lambda angle: _sharpness(ink, angle)))
    return round(best, 2) if abs(best) >= LEAST_TILT else 0.0


def _sharpness(ink: Image.Image, angle: float) -> float:
    rows = np.asarray(ink.rotate(float(angle)), dtype=np.float32).sum(axis=1)
    return float(np.square(np.diff(rows)).sum())


def ruled_lines(picture: Pixels, least: int) -> list[Box]:
    """The level and upright rules of at least `least` pixels, as thin boxes in pixels."""
    ink = (picture < DARK).astype(np.uint8)
    return [*_rules(ink, least, axis=1), *_rules(ink, least, axis=0)]


def _rules(ink: Pixels, least: int, *, axis: int) -> list[Box]:
    ink = ndimage.maximum_filter1d(ink, 3, axis=1 - axis)  # a rule that is still a little tilted is broken into steps
    runs = ndimage.maximum_filter1d(ndimage.minimum_filter1d(ink, least, axis=axis), least, axis=axis)
    labels, _ = ndimage.label(runs)
    found: list[Box] = []
    for rows, columns in ndimage.find_objects(labels):
        thickness = (rows.stop - rows.start) if axis == 1 else (columns.stop - columns.start)
        if thickness <= MOST_RULE_PIXELS:
            found.append((float(columns.start), float(rows.start), float(columns.stop), float(rows.stop)))
    return found


def softened(picture: Pixels) -> Pixels:
    """The picture without the grain of the scanner."""
    return np.asarray(Image.fromarray(picture).filter(ImageFilter.GaussianBlur(1)), dtype=np.uint8)


def without(picture: Pixels, boxes: list[Box]) -> Pixels:
    """The picture with the boxes made white, so that they are not read as letters."""
    cleaned = picture.copy()
    for x0, top, x1, bottom in boxes:
        cleaned[max(0, int(top) - 2) : int(bottom) + 3, max(0, int(x0) - 2) : int(x1) + 3] = 255
    return cleaned
