"""What came of reading one file, as the process that reads hands it over; light to load, for who only waits for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.records import Document, Finding, Sentence, Source

if TYPE_CHECKING:
    from pipeline.knowledge.filing import Filed

FAULT = "een fout in Verslagmijn ({}: {}); meld die met dit bestand"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What came of one file: its documents and what they state, or the reason why there is nothing."""

    path: str
    sha256: str | None
    bytes: int | None
    seconds: float
    reason: str | None = None
    source: Source | None = None
    documents: tuple[Document, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    findings: tuple[Finding, ...] = ()
    filed: Filed | None = None  # instead of these, where it was asked for as rows
