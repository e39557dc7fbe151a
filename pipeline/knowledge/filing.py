"""What one file states as rows of the knowledge base: made where it was read, so that the one writer only writes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.intake.problems import of_pages
from pipeline.knowledge.rows import Row, document_row, fact_row, mark_rows, page_rows, section_rows, sentence_row
from pipeline.records import Document, Figure, Finding, Proof, Sentence, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """The rows of one file, by table or by document; that of the file itself without its run, version and moment."""

    file: Row
    organisations: tuple[str, ...]
    obligations: tuple[str, ...]
    documents: tuple[Row, ...]
    held: Mapping[str, Sequence[Row]]  # by table: texts, pages, sections
    marks: Mapping[str, Sequence[Row]]  # by document
    sentences: Mapping[str, Sequence[Row]]  # by document
    facts: Mapping[str, Sequence[Row]]  # by table: figures, decisions, actions, proofs


def filed(
    source: Source,
    documents: Sequence[Document],
    sentences_by_document: Mapping[str, Sequence[Sentence]],
    findings: Iterable[Finding],
) -> Filed:
    """The rows of the file: `partial` where pages were lost or something was not read, with the reasons; else `ok`.

    Of facts that are equal to the last word (one id), the first is kept.

    Raises:
        ValueError: a sentence or finding belongs to a document that is not among `documents`.
    """
    by_id = {document.id: document for document in documents}
    found = list(findings)
    _check_documents(source, by_id, sentences_by_document, found)
    named = [document.organisation for document in documents]
    named += [one.organisation for one in found if isinstance(one, Figure)]
    return Filed(
        file=_file_row(source, documents),
        organisations=tuple(sorted({name for name in named if name})),
        obligations=tuple(sorted({one.obligation for one in found if isinstance(one, Proof)})),
        documents=tuple(map(document_row, documents)),
        held={
            "texts": [{"document": document.id, "text": document.text} for document in documents],
            "pages": [row for document in documents for row in page_rows(document)],
            "sections": [row for document in documents for row in section_rows(document)],
        },
        marks={document.id: list(mark_rows(document)) for document in documents},
        sentences={
            document.id: [sentence_row(document, one) for one in sentences_by_document.get(document.id, ())]
            for document in documents
        },
        facts=_facts(by_id, found),
    )


def _facts(by_id: Mapping[str, Document], findings: Sequence[Finding]) -> dict[str, list[Row]]:
    rows_by_table: dict[str, dict[str, Row]] = {}
    for number, finding in enumerate(findings, 1):
        name, row = fact_row(finding, by_id[finding.place.document], number)
        rows_by_table.setdefault(name, {}).setdefault(row["id"], row)
    return {name: list(rows.values()) for name, rows in rows_by_table.items()}


def _file_row(source: Source, documents: Sequence[Document]) -> Row:
    reasons = _problems(source, documents)
    return {
        "path": source.path,
        "sha256": source.sha256,
        "bytes": source.bytes,
        "media": source.media,
        "page_count": len(source.pages) if source.has_pages else None,
        "status": "partial" if reasons else "ok",
        "reason": "; ".join(reasons) or None,
    }


def _check_documents(
    source: Source,
    by_id: Mapping[str, Document],
    sentences_by_document: Mapping[str, Sequence[Sentence]],
    findings: Iterable[Finding],
) -> None:
    belongs = {finding.place.document for finding in findings} | sentences_by_document.keys()
    if strangers := belongs - by_id.keys():
        raise ValueError(f"{source.path}: sentences or findings of documents it does not hold: {sorted(strangers)}")
    if any(document.sha256 != source.sha256 for document in by_id.values()):
        raise ValueError(f"{source.path}: holds a document of another file")


def _problems(source: Source, documents: Sequence[Document]) -> list[str]:
    """What kept the file from being read as a whole; empty where nothing did."""
    pages = source.pages or [page for document in documents for page in document.pages]
    found = [*source.problems, *of_pages((page.number, page.problem) for page in pages)]
    if not source.is_complete and not found:
        found.append("niet alle bladzijden konden worden gelezen")
    if not documents:
        found.append("geen tekst gevonden")
    return list(dict.fromkeys(found))
