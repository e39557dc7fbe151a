"""What fetched bytes are, whatever the server says of them."""

from __future__ import annotations

from pathlib import Path
from zipfile import BadZipFile, ZipFile

from pipeline.errors import RefusedContent, UnreadableFile
from pipeline.read import media_of

ENDINGS = {"pdf": ".pdf", "docx": ".docx", "html": ".html", "text": ".txt"}
DECLARED = {
    "application/pdf": "pdf",
    "application/x-pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "text",
    "text/markdown": "text",
}
SPOKEN = {"pdf": "a PDF", "docx": "a Word document", "html": "a web page", "text": "text"}


def kind_of(path: Path, content_type: str, kinds: frozenset[str]) -> str:
    """What the fetched file is: pdf, docx, html or text.

    Raises:
        RefusedContent: empty, not what the server says it is, or not of one of these kinds.
    """
    with path.open("rb") as file:
        head = file.read(4096)
    if not head:
        raise RefusedContent("the answer is empty")
    declared = DECLARED.get(content_type.partition(";")[0].strip().lower())
    found = _found(path, head)
    if declared in ("pdf", "docx") and found != declared:
        raise RefusedContent(f"the server says {SPOKEN[declared]}, but this is {SPOKEN.get(found, found)}")
    if found not in kinds:
        allowed = ", ".join(sorted(kinds))
        raise RefusedContent(f"this is {SPOKEN.get(found, found)}, and this source takes {allowed}")
    return found


def _found(path: Path, head: bytes) -> str:
    try:
        media = media_of(head, "")
    except UnreadableFile as error:
        return str(error)
    if media == "docx" and not _is_word(path):
        return "a ZIP file"
    if media == "text" and b"\0" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "something that is neither a document nor text"
    return media


def _is_word(path: Path) -> bool:
    try:
        with ZipFile(path) as archive:
            return "word/document.xml" in archive.namelist()
    except BadZipFile:
        return False
