"""What was typed onto a page of a PDF: filled-in fields, text boxes and stamps, made part of the page itself.

Marks without words (highlights, notes, links), push buttons and ticks are left as they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

WRITTEN = (pdfium.FPDF_ANNOT_FREETEXT, pdfium.FPDF_ANNOT_STAMP)
FILLED_IN = (
    *(pdfium.FPDF_FORMFIELD_TEXTFIELD, pdfium.FPDF_FORMFIELD_COMBOBOX, pdfium.FPDF_FORMFIELD_LISTBOX),
    pdfium.FPDF_FORMFIELD_SIGNATURE,
)
UNSEEN = pdfium.FPDF_ANNOT_FLAG_HIDDEN | pdfium.FPDF_ANNOT_FLAG_NOVIEW
MOST_ANNOTATIONS = 2_000  # of a page; what has more is no form that people fill in


def with_typed_words(pdf: Any, page: Any, number: int, *, all_marks: bool = False) -> Any:
    """The page with this number (from 1), loaded anew where typed words became part of it.

    Its other annotations are gone then; with `all_marks` they become part of it too, for a picture to look at.

    Raises:
        PdfiumError: the page cannot be loaded.
    """
    kinds = list(_kinds(page))
    if not any(kind in WRITTEN or kind == pdfium.FPDF_ANNOT_WIDGET for kind in kinds):
        return page
    others = [] if all_marks else [at for at, is_typed in enumerate(_are_typed(pdf, page, kinds)) if not is_typed]
    if len(others) == len(kinds):
        return page
    for at in reversed(others):
        pdfium.FPDFPage_RemoveAnnot(page, at)
    pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY)
    page.close()
    return pdf[number - 1]


def _kinds(page: Any) -> Iterator[int]:
    """PDF's number for each annotation's kind, in their order; none where there are too many."""
    count = pdfium.FPDFPage_GetAnnotCount(page)
    for number in range(count if count <= MOST_ANNOTATIONS else 0):
        annotation = pdfium.FPDFPage_GetAnnot(page, number)
        yield pdfium.FPDFAnnot_GetSubtype(annotation) if annotation else pdfium.FPDF_ANNOT_UNKNOWN
        pdfium.FPDFPage_CloseAnnot(annotation)


def _are_typed(pdf: Any, page: Any, kinds: list[int]) -> Iterator[bool]:
    """Of each annotation whether it holds words that somebody typed."""
    with suppress(pypdfium2.PdfiumError):
        pdf.init_forms()
    for number, kind in enumerate(kinds):
        annotation = pdfium.FPDFPage_GetAnnot(page, number)
        is_shown = not pdfium.FPDFAnnot_GetFlags(annotation) & UNSEEN
        if kind == pdfium.FPDF_ANNOT_WIDGET and pdf.formenv:
            yield is_shown and pdfium.FPDFAnnot_GetFormFieldType(pdf.formenv, annotation) in FILLED_IN
        else:
            yield is_shown and kind in WRITTEN
        pdfium.FPDFPage_CloseAnnot(annotation)
