"""A check from the knowledge base to what is printed: the verdicts, their rows, and the report."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipeline.check import judge, left_out
from pipeline.conclusions import Verdict
from pipeline.duties.cases import Row, cases
from pipeline.duties.report import report
from pipeline.errors import BadQuestion
from pipeline.knowledge.base import reading
from pipeline.knowledge.stems import fold
from pipeline.knowledge.verdicts import evidence, passages, paths_by_document
from pipeline.knowledge.years import years
from pipeline.records import Document
from pipeline.version import pipeline_version


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """A check of one knowledge base on one day: the verdicts, the same as rows to read, and the documents."""

    verdicts: tuple[Verdict, ...]
    rows: tuple[Row, ...]
    documents: tuple[Document, ...]
    left_out: tuple[Document, ...]
    paths: dict[str, str]  # of the file of each document, by id
    today: date


def findings(path: str | Path, *, organisation: str | None, year: int | str | None, today: date) -> Findings:
    """Judge the documents in the base at `path`, without writing there; `organisation` is part of a name.

    Raises:
        BadQuestion: the year is none.
        BadStore: there is no knowledge base at `path`, or it cannot be read.
    """
    first, last = years(str(year)) if year is not None else (0, 9999)
    if first is None or last is None:
        raise BadQuestion(f"{year} is no year; give one such as 2022, or 2021/2022")
    with reading(path) as base:
        documents, proofs, ids = evidence(base)
        verdicts = [
            one
            for one in judge(documents, proofs, ids)
            if first <= one.year <= last and fold(organisation or "") in fold(one.organisation or "")
        ]
        found = passages(base, [proof for one in verdicts for proof in one.proofs])
        return Findings(
            verdicts=tuple(verdicts),
            rows=tuple(cases(verdicts, found, today=today)),
            documents=tuple(documents),
            left_out=tuple(left_out(documents, proofs)),
            paths=paths_by_document(base),
            today=today,
        )


def page(found: Findings) -> str:
    """The report as HTML."""
    return report(
        found.rows, found.documents, found.paths, found.left_out, today=found.today, version=pipeline_version()
    )
