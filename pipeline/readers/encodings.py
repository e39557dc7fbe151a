"""Bytes → text, whatever encoding they were written in, or two of them."""

from __future__ import annotations

import re

from charset_normalizer import from_bytes

from pipeline.errors import UnreadableFile

UTF8_LETTER = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
LEAST_UTF8 = 0.2  # letters of UTF-8 for each byte beyond ASCII that is none
STRAY = re.compile(r"[\udc80-\udcff]")
MOSTLY = 0.7  # share of letters below 256 in a text of Western letters with two bytes each


def decoded(content: bytes) -> str:
    """The text of the bytes, line ends as \\n.

    Raises:
        UnreadableFile: no encoding makes text of them.
    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = content.decode("utf-16", errors="replace")
    elif (wide := _wide(content)) is not None:
        text = content.decode(wide, errors="replace")
    else:
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = _mixed(content) if _is_partly_utf8(content) else _guessed(content)
    if text.count("\0") > 0.01 * len(text):
        raise UnreadableFile("het bestand is geen tekst: er staan andere gegevens in")
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")


def _wide(content: bytes) -> str | None:
    """The encoding of text with two bytes a letter that does not say so; None for any other."""
    sample = content[:4_000]
    half = len(sample) // 2
    if half < 8:
        return None
    if sample[1::2].count(0) > MOSTLY * half > 10 * sample[0::2].count(0):
        return "utf-16-le"
    if sample[0::2].count(0) > MOSTLY * half > 10 * sample[1::2].count(0):
        return "utf-16-be"
    return None


def _is_partly_utf8(content: bytes) -> bool:
    """Whether a fair share of the letters beyond ASCII is UTF-8, as in files put together from two sources.

    Letters of another encoding that follow one another are hardly ever a letter of UTF-8 by chance.
    """
    good = len(UTF8_LETTER.findall(content))
    other = sum(byte >= 0x80 for byte in UTF8_LETTER.sub(b"", content))
    return good > LEAST_UTF8 * other


def _mixed(content: bytes) -> str:
    """UTF-8 in which each byte that is none is read as Windows reads it."""
    text = content.removeprefix(b"\xef\xbb\xbf").decode("utf-8", errors="surrogateescape")
    return STRAY.sub(lambda stray: bytes([ord(stray[0]) - 0xDC00]).decode("cp1252", errors="replace"), text)


def _guessed(content: bytes) -> str:
    best = from_bytes(content, cp_isolation=["cp1252", "latin_1", "utf_16", "cp850"]).best()
    if best is None:
        raise UnreadableFile("het bestand is geen tekst: geen bekende tekencodering past")
    return str(best)
