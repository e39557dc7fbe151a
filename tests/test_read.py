"""Any file becomes a source, or is refused with a reason that a user understands."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest
from pages import locked, pdf_of

from pipeline.errors import UnreadableFile
from pipeline.read import content_of, media_of, read

PDF = pdf_of([(72, 100, 10, "De raad besloot.")])
OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600


@pytest.fixture
def file(tmp_path: Path):  # type: ignore[no-untyped-def]
    def make(name: str, content: bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(content)
        return path

    return make


@pytest.mark.parametrize(
    ("content", "ending", "media"),
    [
        (PDF, ".pdf", "pdf"),
        (PDF, ".txt", "pdf"),
        (b"\n\n" + PDF, "", "pdf"),
        (b"PK\x03\x04....", ".docx", "docx"),
        (b"PK\x03\x04....", ".zip", "docx"),
        (b"De raad besloot.", ".txt", "text"),
        (b"De raad besloot.", "", "text"),
        (b"# Verslag", ".md", "markdown"),
        (b"# Verslag", ".txt", "text"),
        (b"<p>Verslag</p>", ".html", "html"),
        (b"  <!DOCTYPE html><p>Verslag", ".txt", "html"),
        (b"Het teken <html> staat in de tekst", ".txt", "text"),
        ("Verslag".encode("utf-16"), ".txt", "text"),
        ("<html>Verslag".encode("utf-16"), "", "html"),
        ("é".encode() * 3000, ".txt", "text"),
        (b"x" + "é".encode() * 3000, ".txt", "text"),  # a letter lies over the border of the sample
    ],
)
def test_content_tells_what_a_file_is(content: bytes, ending: str, media: str) -> None:
    assert media_of(content, ending) == media


@pytest.mark.parametrize(
    ("content", "ending", "reason"),
    [
        (OLD_WORD, ".doc", "oud Word-document"),
        (OLD_WORD, ".pdf", "oud Word-document"),
        (b"hallo", ".pdf", "geen PDF"),
        (b"hallo", ".docx", "geen Word-document"),
    ],
)
def test_other_kinds_are_refused(content: bytes, ending: str, reason: str) -> None:
    with pytest.raises(UnreadableFile, match=reason):
        media_of(content, ending)


def test_source_tells_where_it_came_from(file) -> None:  # type: ignore[no-untyped-def]
    path = file("verslag.pdf", PDF)
    source = read(path)
    assert (source.path, source.sha256, source.bytes) == (str(path), sha256(PDF).hexdigest(), len(PDF))
    assert (source.media, source.has_pages, source.is_complete, source.problems) == ("pdf", True, True, ())
    assert [line.text for line in source.pages[0].lines] == ["De raad besloot."]


@pytest.mark.parametrize(
    ("name", "content", "has_pages"),
    [
        ("a.txt", b"Een", False),
        ("a.txt", b"Een\fTwee", True),
        ("a.md", b"# Een", False),
        ("a.html", b"<p>Een</p>", False),
    ],
)
def test_text_has_pages_only_with_form_feeds(file, name: str, content: bytes, has_pages: bool) -> None:  # type: ignore[no-untyped-def]
    assert read(file(name, content)).has_pages is has_pages


def test_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="geen bestand met deze naam"):
        read(tmp_path / "weg.pdf")


def test_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="map"):
        read(tmp_path)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("leeg.pdf", b"", "leeg"),
        ("leeg.txt", b"", "leeg"),
        ("oud.doc", OLD_WORD, r"\.doc"),
        ("foto.png", b"\x89PNG\r\n\x1a\n" + b"\x00" * 900, "geen tekst"),
        ("tekst.pdf", b"hallo", "geen PDF"),
        ("slot.pdf", locked(PDF, "sesam"), "--password"),
        ("rest.pdf", b"%PDF-1.7\n%%EOF", "onherstelbaar"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_reason(file, name: str, content: bytes, reason: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(UnreadableFile, match=reason):
        read(file(name, content))


@pytest.mark.parametrize(
    ("name", "content"), [("wit.txt", b"  \n\n "), ("wit.pdf", pdf_of([])), ("wit.html", b"<p></p>"), ("wit.md", b"\n")]
)
def test_file_without_words_is_read_and_says_so(file, name: str, content: bytes) -> None:  # type: ignore[no-untyped-def]
    source = read(file(name, content))
    assert source.problems == ("er staan geen woorden in het bestand",)
    assert not source.is_complete


@pytest.mark.parametrize(("limit", "is_refused"), [(len(PDF), False), (len(PDF) - 1, True)])
def test_file_that_is_too_large_is_refused(file, monkeypatch, limit: int, is_refused: bool) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr("pipeline.read.MOST_BYTES", limit)
    path = file("groot.pdf", PDF)
    if is_refused:
        with pytest.raises(UnreadableFile, match="groter dan"):
            content_of(path)
    else:
        assert content_of(path) == PDF
