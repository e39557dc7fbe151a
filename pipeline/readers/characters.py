"""The characters of a page of a PDF as PDFium gives them, with their boxes, in few calls."""

from __future__ import annotations

import ctypes
import struct
from collections.abc import Callable, Iterator
from functools import cache
from itertools import repeat
from typing import Any

import pypdfium2.raw as pdfium

Edges = tuple[float, float, float, float]
BOX_BYTES = 16  # four floats
FIRST_PLAIN, FIRST_ODD = 32, 0xD800  # character codes that are the same however they are asked for


def characters(page: Any) -> Iterator[tuple[int, Edges | None]]:
    """Every character of a text page: its code, and the left, top, right and bottom of its box if it has one.

    Codes are taken in one call where that gives one for every character, as it mostly does; what PDFium writes in
    another way there (a hyphen that breaks a word) is asked for by itself. The boxes are written one behind the other
    by the bare function, which takes addresses: what ctypes does for safety costs more than the call itself.
    """
    count = max(0, pdfium.FPDFText_CountChars(page))
    written = (ctypes.c_ushort * (count + 1))()
    is_whole = pdfium.FPDFText_GetText(page, 0, count, written) == count + 1
    code_at = pdfium.FPDFText_GetUnicode
    codes = [
        code if is_whole and FIRST_PLAIN <= code < FIRST_ODD else code_at(page, index)
        for index, code in enumerate(written[:count])
    ]
    boxes = (ctypes.c_float * (4 * count))()
    address, begin = ctypes.cast(page, ctypes.c_void_p).value, ctypes.addressof(boxes)
    ends = begin + BOX_BYTES * count
    found = map(_box_at(), repeat(address, count), range(count), range(begin, ends, BOX_BYTES))
    has_box = list(found)
    for code, is_found, edges in zip(codes, has_box, struct.iter_unpack("4f", boxes), strict=True):
        yield code, edges if is_found else None


@cache
def _box_at() -> Callable[[int | None, int, int], int]:
    """PDFium's function for the loose box of a character: text page, index, where the four edges are written."""
    address = ctypes.cast(pdfium.FPDFText_GetLooseCharBox, ctypes.c_void_p).value
    made = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)
    return made(address or 0)
