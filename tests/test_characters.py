"""The characters of a page taken in few calls are those that PDFium gives one by one."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from pages import pdf_of

from pipeline.readers.characters import characters

SAMPLES = sorted((Path(__file__).parents[1] / "corpus/samples").glob("jaarverslag-or-*.pdf"))


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_characters_are_those_asked_for_one_by_one(sample: Path) -> None:
    with pypdfium2.PdfDocument(sample) as pdf:
        for number in range(len(pdf)):
            textpage = pdf[number].get_textpage()
            page = textpage.raw
            found = list(characters(page))
            assert len(found) == pdfium.FPDFText_CountChars(page) > 0
            for index, (code, edges) in enumerate(found):
                rect = pdfium.FS_RECTF()
                has_box = pdfium.FPDFText_GetLooseCharBox(page, index, rect)
                assert code == pdfium.FPDFText_GetUnicode(page, index)
                assert edges == ((rect.left, rect.top, rect.right, rect.bottom) if has_box else None)


def test_a_hyphen_that_breaks_a_word_keeps_its_code() -> None:
    with pypdfium2.PdfDocument(pdf_of([(72, 100, 10, "Voor de aan-"), (72, 112, 10, "vraag is tijd.")])) as pdf:
        textpage = pdf[0].get_textpage()
        codes = [code for code, _ in characters(textpage.raw)]
    assert codes.count(2) == 1
    assert "".join(map(chr, codes[:11])) == "Voor de aan"


def test_an_empty_page_has_none() -> None:
    with pypdfium2.PdfDocument(pdf_of([])) as pdf:
        textpage = pdf[0].get_textpage()
        assert list(characters(textpage.raw)) == []
