"""The knowledge base, or part of it, as files that other programs read: CSV, JSON lines, Parquet or a workbook.

Example:
    >>> from pipeline.export import export
    >>> export("kennisbank.db", "uit", shape="parquet", organisation="Lekduin")  # doctest: +SKIP
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.errors import BadExport, BadQuestion
from pipeline.exports.columns import Column, columns_of
from pipeline.exports.package import resource, write_package
from pipeline.exports.writers import write_csv, write_jsonl, write_parquet
from pipeline.knowledge.base import Base, reading, snapshot
from pipeline.knowledge.stems import fold
from pipeline.knowledge.years import years
from pipeline.privacy import masked_row
from pipeline.version import release

SHAPES = ("csv", "jsonl", "parquet", "xlsx")
WORKBOOK = "verslagmijn.xlsx"
WRITERS = {"csv": write_csv, "jsonl": write_jsonl, "parquet": write_parquet}

DOCUMENTS = """SELECT id FROM documents WHERE
    (:organisations IS NULL OR organisation IN (SELECT value FROM json_each(:organisations)))
    AND (:first IS NULL OR year_first <= :last AND year_last >= :first)"""
OF_DOCUMENT = f"document IN ({DOCUMENTS})"
OF_FACTS = f"IN (SELECT id FROM facts WHERE {OF_DOCUMENT})"
# Each table that is exported: which of its rows belong to the documents asked for, and their order.
TABLES = {
    "document_list": (f"id IN ({DOCUMENTS})", "path, part"),
    "figure_list": (OF_DOCUMENT, "document, starts, number"),
    "decision_list": (OF_DOCUMENT, "document, starts, number"),
    "action_list": (OF_DOCUMENT, "document, starts, number"),
    "proofs": (OF_DOCUMENT, "document, starts, number"),
    "links": (f"first_fact {OF_FACTS} OR second_fact {OF_FACTS}", "id"),
    "link_list": (f"first_fact {OF_FACTS} OR second_fact {OF_FACTS}", "first_fact, second_fact, kind"),
    "calculations": (f"id IN (SELECT calculation FROM calculation_figures WHERE figure {OF_FACTS})", "id"),
    "calculation_figures": (f"figure {OF_FACTS}", "calculation, figure"),
    "verdicts": (
        "(:organisations IS NULL OR organisation IN (SELECT value FROM json_each(:organisations)))"
        " AND (:first IS NULL OR year BETWEEN :first AND :last)",
        "organisation, year, obligation",
    ),
    "verdict_proofs": (f"proof {OF_FACTS}", "verdict, proof"),
    "obligations": ("1", "id"),
    "organisations": ("1", "name"),
    "former_facts": (
        "(:organisations IS NULL OR organisation IN (SELECT value FROM json_each(:organisations)))"
        " AND (:first IS NULL OR CAST(substr(period, 1, 4) AS INTEGER) BETWEEN :first AND :last)",
        "gone_at, id",
    ),
    "sources": (":all", "name"),
    "addresses": (":all", "source, id"),
    "visits": (":all", "id"),
    "rounds": (":all", "id"),
    "reviews": (OF_DOCUMENT, "id"),
    "files": (f"sha256 IN (SELECT sha256 FROM documents WHERE id IN ({DOCUMENTS})) OR :all", "path"),
    "runs": ("1", "started, id"),
}
LARGE = {  # the texts themselves: only where asked for by name
    "documents": (f"id IN ({DOCUMENTS})", "id"),
    "facts": (OF_DOCUMENT, "document, id"),
    "figures": (OF_DOCUMENT, "document, starts, number"),
    "decisions": (OF_DOCUMENT, "document, starts, number"),
    "actions": (OF_DOCUMENT, "document, starts, number"),
    "texts": (OF_DOCUMENT, "document"),
    "pages": (OF_DOCUMENT, "document, number"),
    "sections": (OF_DOCUMENT, "document, number"),
    "sentences": (OF_DOCUMENT, "document, number"),
    "marks": (OF_DOCUMENT, "document, starts, id"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """A table that was exported: its file, its rows, and the cells that had to be cut for Excel."""

    table: str
    path: Path
    rows: int
    cut: int = 0


def export(
    db: str | Path,
    folder: str | Path,
    *,
    shape: str = "csv",
    tables: Sequence[str] = (),
    organisation: str | None = None,
    year: int | str | None = None,
    private: bool = False,
) -> list[Exported]:
    """Write the tables to files in the folder, with a `datapackage.json` that describes every column.

    Everything is of one moment, also while an ingest goes on. `organisation` is (part of) a name and `year` one that
    a document covers; what belongs to other documents stays out. Without `tables`, all but the texts. `private` leaves
    personal names and citizen service numbers out.

    Raises:
        BadExport: an unknown table, or more rows than Excel can hold.
        BadQuestion: no organisation has that name, or the year is none.
        BadStore: there is no knowledge base at `db`, or it cannot be read.
    """
    wanted = _wanted(tables)
    target = Path(folder)
    if target.is_file():
        raise BadExport(f"{target} is a file; give a folder to write to")
    target.mkdir(parents=True, exist_ok=True)
    with reading(db) as base, snapshot(base):
        values = _values(base, organisation, year)
        rows_by_table = ((name, *_rows(base, name, values, private)) for name in wanted)
        found = _workbook(target, rows_by_table) if shape == "xlsx" else _files(target, shape, rows_by_table)
        read_at = base.execute("SELECT max(read_at) FROM files").fetchone()[0]
    resources = [resource(one.table, one.path, shape, columns, one.rows) for one, columns in found]
    write_package(target, resources, made_by=f"Verslagmijn {release()}", read_at=read_at)
    return [one for one, _ in found]


Rows = Iterator[tuple[Any, ...]]
Found = list[tuple[Exported, list[Column]]]


def _wanted(tables: Sequence[str]) -> list[str]:
    known = TABLES | LARGE
    if strange := [name for name in tables if name not in known]:
        raise BadExport(f"there is no table {', '.join(strange)} to export; there are: {', '.join(known)}")
    return list(dict.fromkeys(tables)) or list(TABLES)


def _files(folder: Path, shape: str, rows_by_table: Iterable[tuple[str, list[Column], Rows]]) -> Found:
    found: Found = []
    for name, columns, rows in rows_by_table:
        path, unfinished = folder / f"{name}.{shape}", folder / f".{name}.{shape}.deel"
        count = WRITERS[shape](unfinished, columns, rows)
        unfinished.replace(path)
        found.append((Exported(table=name, path=path, rows=count), columns))
    return found


def _workbook(folder: Path, rows_by_table: Iterable[tuple[str, list[Column], Rows]]) -> Found:
    from pipeline.exports.excel import Workbook

    found: Found = []
    path, unfinished = folder / WORKBOOK, folder / f".{WORKBOOK}.deel"
    with Workbook(unfinished) as book:
        for name, columns, rows in rows_by_table:
            before = book.cut
            count = book.add(name, columns, rows)
            found.append((Exported(table=name, path=path, rows=count, cut=book.cut - before), columns))
    unfinished.replace(path)
    return found


def _rows(base: Base, name: str, values: dict[str, Any], private: bool) -> tuple[list[Column], Rows]:
    condition, order = (TABLES | LARGE)[name]
    cursor = base.conn.execute(f"SELECT * FROM {name} WHERE {condition} ORDER BY {order}", values)
    names = [column[0] for column in cursor.description]
    masked = (tuple(masked_row(dict(zip(names, row, strict=True))).values()) for row in cursor)
    return columns_of(name, names), masked if private else cursor


def _values(base: Base, organisation: str | None, year: int | str | None) -> dict[str, Any]:
    """What the conditions of the tables ask for; None asks for all."""
    first, last = years(str(year)) if year is not None else (None, None)
    if year is not None and first is None:
        raise BadQuestion(f"{year} is no year; give one such as 2022, or 2021/2022")
    names = None
    if organisation is not None:
        every = (name for (name,) in base.execute("SELECT name FROM organisations ORDER BY name"))
        names = [name for name in every if fold(organisation.strip()) in fold(name)]
        if not names:
            raise BadQuestion(f"no organisation in {organisation!r}; see: verslagmijn status")
    return {
        "organisations": None if names is None else json.dumps(names),
        "first": first,
        "last": last,
        "all": names is None and first is None,
    }
