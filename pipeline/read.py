"""Read a file: a PDF, text, Markdown, HTML or DOCX becomes a `Source` with its pages; its content tells what it is."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Mapping
from pathlib import Path

from pipeline.errors import UnreadableFile
from pipeline.intake.limits import MOST_PAGES
from pipeline.records import Page, Source

ENDINGS = (".pdf", ".txt", ".md", ".markdown", ".html", ".htm", ".docx")
MOST_BYTES = 500_000_000
FOLDER = "dit is een map, geen bestand"
CLOSED_FOLDER = "de map mag niet gelezen worden: de rechten ontbreken"
OLD_WORD = b"\xd0\xcf\x11\xe0"


def read(
    path: str | Path,
    content: bytes | None = None,
    *,
    password: str | None = None,
    with_ocr: bool = True,
    most_pages: int = MOST_PAGES,
    left_out: Mapping[int, str] | None = None,
) -> Source:
    """The file's pages in reading order, with lines, tables and marks.

    `content` is that of the file where the caller has it; of a PDF no more than `most_pages` are read, and not those
    that are `left_out`, which come with the reason as their problem.

    Example:
        >>> from pipeline.read import read
        >>> read("corpus/samples/jaarverslag-integriteit-2021.pdf").media
        'pdf'

    Raises:
        UnreadableFile: missing, empty, too large, encrypted, broken, or of a kind that is not read; says which.
    """
    content = content_of(path) if content is None else content
    media = media_of(content, Path(path).suffix.lower())
    pages, problems, has_pages = _pages_of(content, media, password, with_ocr, most_pages, left_out or {})
    _check_has_words(pages, problems)
    return Source(
        path=printable(path),
        sha256=hashlib.sha256(content).hexdigest(),
        bytes=len(content),
        media=media,
        pages=tuple(pages),
        has_pages=has_pages,
        is_complete=not problems,
        problems=tuple(problems),
    )


def _pages_of(
    content: bytes, media: str, password: str | None, with_ocr: bool, most_pages: int, left_out: Mapping[int, str]
) -> tuple[list[Page], list[str], bool]:
    """The pages, what could not be read, and whether the file has pages; only the reader that is needed is loaded."""
    if media == "pdf":
        from pipeline.readers.pdf import read_pdf

        pages, problems = read_pdf(
            content, password=password, with_ocr=with_ocr, most_pages=most_pages, left_out=left_out
        )
        return pages, problems, True
    if media == "text":
        from pipeline.readers.text import read_text

        pages, has_pages = read_text(content)
        return pages, [], has_pages
    from pipeline.readers.office import read_docx, read_html, read_markdown

    reader = {"docx": read_docx, "html": read_html, "markdown": read_markdown}[media]
    return reader(content), [], False


def printable(path: str | Path) -> str:
    """The path as text that can be printed and stored: bytes of a name that are no UTF-8 are spelt out."""
    return str(path).encode("utf-8", "backslashreplace").decode("utf-8")


def content_of(path: str | Path) -> bytes:
    """The bytes of the file.

    Raises:
        UnreadableFile: missing, a folder, empty, too large, or not allowed to be read.
    """
    place = Path(path)
    try:
        status = place.stat()
        if place.is_dir():
            raise UnreadableFile(FOLDER if os.access(place, os.R_OK | os.X_OK) else CLOSED_FOLDER)
        if not stat.S_ISREG(status.st_mode):  # a pipe or device may never end
            raise UnreadableFile("dit is geen gewoon bestand")
        if status.st_size > MOST_BYTES:
            raise UnreadableFile(f"het bestand is groter dan {MOST_BYTES // 1_000_000} MB")
        content = place.read_bytes()
    except FileNotFoundError as error:
        raise UnreadableFile("er is geen bestand met deze naam") from error
    except PermissionError as error:
        raise UnreadableFile("het bestand mag niet gelezen worden: de rechten ontbreken") from error
    except OSError as error:
        raise UnreadableFile(f"het bestand kan niet worden gelezen ({error.strerror})") from error
    if not content:
        raise UnreadableFile("het bestand is leeg")
    return content


def media_of(content: bytes, ending: str) -> str:
    """What the bytes are: pdf, docx, html, markdown or text. The ending decides only between kinds of text.

    Raises:
        UnreadableFile: a kind that is not read.
    """
    head = content[:1024]
    if b"%PDF-" in head:
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        return "docx"
    if head.startswith(OLD_WORD):
        raise UnreadableFile("een oud Word-document (.doc); bewaar het als .docx of PDF")
    if ending == ".pdf":
        if b"%PDF-" in content or b"endobj" in content:  # its first bytes are gone, or others stand before them
            return "pdf"
        raise UnreadableFile("de naam eindigt op .pdf maar het is geen PDF")
    if ending == ".docx":
        raise UnreadableFile("de naam eindigt op .docx maar het is geen Word-document")
    is_wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    start = head.decode("utf-16" if is_wide else "utf-8-sig", errors="replace").lstrip()[:200].lower()
    if ending in (".html", ".htm") or start.startswith(("<!doctype html", "<html")):
        return "html"
    return "markdown" if ending in (".md", ".markdown") else "text"


def _check_has_words(pages: list[Page], problems: list[str]) -> None:
    if not any(page.items for page in pages) and not problems:
        problems.append("er staan geen woorden in het bestand")
