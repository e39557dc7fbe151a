"""Keeps the calculations of the knowledge base up to date: after an ingest, those of what it read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline.audit.passages import Told, told
from pipeline.audit.redo import audited
from pipeline.knowledge import recall
from pipeline.knowledge.base import Base, Each, here
from pipeline.knowledge.calculations import replace_calculations
from pipeline.knowledge.rows import fact_id
from pipeline.knowledge.scratch import spool, spooled
from pipeline.records import Figure

# an organisation, or a document of none, whose documents are looked at together; the most documents first
CONCERNED = """
    WITH read AS (
        SELECT d.id, d.organisation FROM documents d JOIN files ON files.sha256 = d.sha256 WHERE files.run = ?)
    SELECT organisation, NULL AS id, count(*) AS many FROM documents
        WHERE organisation IN (SELECT organisation FROM read) GROUP BY organisation
    UNION ALL SELECT NULL, id, 1 FROM read WHERE organisation IS NULL ORDER BY many DESC, organisation, id"""
OF_ORGANISATION = "SELECT id FROM documents WHERE organisation = ? ORDER BY year_first, year_last, id"
HAS_TOTALS = """
    SELECT EXISTS (SELECT 1 FROM figures
        WHERE document = ? AND role = 'total' AND unit = 'count' AND table_number IS NOT NULL)"""
WRONG = "SELECT fact FROM fact_reviews WHERE outcome <> 'accepted'"


def audit_again(base: Base, run: str, *, each: Each | None = None) -> int:
    """Calculate again what the documents of this run say, and those of the same organisations; how many that were.

    A year that is given again in the next report is checked against that report, so the other documents of an
    organisation are looked at with the new one. Without new documents nothing is done. `each` does the calculating
    elsewhere.

    Raises:
        BadStore: another program keeps the base locked, or the disk for temporary files is full.
    """
    concerned = [(organisation, id) for organisation, id, _ in base.execute(CONCERNED, [run])]
    with TemporaryDirectory() as folder:
        paths = [str(Path(folder, str(number))) for number in range(len(concerned))]
        made = (each or here(base))(audit_one, ((*one, path) for one, path in zip(concerned, paths, strict=True)))
        counts = []
        for one, path, count in zip(concerned, paths, made, strict=True):
            replace_calculations(base, _ids(base, *one), spooled(path))
            counts.append(count)
    return sum(counts)


def audit_document_again(base: Base, document: str) -> None:
    """Calculate again what this document and those of its organisation say: a person said something of a figure in it.

    Raises:
        BadStore: another program keeps the base locked, or the disk for temporary files is full.
    """
    for (organisation,) in base.execute("SELECT organisation FROM documents WHERE id = ?", [document]).fetchall():
        with TemporaryDirectory() as folder:
            path = str(Path(folder, "calculations"))
            audit_one(base, organisation, document, path)
            replace_calculations(base, _ids(base, organisation, document), spooled(path))


def audit_one(base: Base, organisation: str | None, document: str | None, path: str) -> int:
    """Write what the documents of the organisation calculate, or of none this document, in the file; how much that is.

    One document is in memory at a time. A figure that a person rejected or corrected was read wrongly: nothing is
    calculated with it.

    Raises:
        BadStore: the disk for temporary files is full.
    """
    wrong = {fact for (fact,) in base.execute(WRONG)}

    def figures(id: str) -> list[Figure]:
        found = recall.findings(base, [Figure], documents=[id])
        return [one for one in found if isinstance(one, Figure) and not (wrong and fact_id(one) in wrong)]

    def whole(id: str) -> Told:
        (known,) = recall.with_text(base, [recall.document(base, id)])
        return told(known, figures(id))

    def totals(id: str) -> Told:
        (is_worth,) = base.execute(HAS_TOTALS, [id]).fetchone()
        in_tables = [one for one in figures(id) if one.place.table is not None] if is_worth else []
        return told(recall.document(base, id), in_tables)

    return spool(path, audited(_ids(base, organisation, document), whole, totals))


def _ids(base: Base, organisation: str | None, document: str | None) -> Sequence[str]:
    """The documents of the organisation, oldest first; or else this one."""
    if organisation is None:
        return [document] if document else []
    return [id for (id,) in base.execute(OF_ORGANISATION, [organisation])]
