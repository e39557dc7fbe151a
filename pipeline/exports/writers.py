"""Writes the rows of a table as CSV, JSON lines or Parquet: a file per table, row by row: size costs no memory."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pipeline.exports.columns import Column

Values = Sequence[Any]
DUCK_TYPES = {"string": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN"}


def write_csv(target: Path, columns: Sequence[Column], rows: Iterable[Values]) -> int:
    """A header and a line per row; an empty field is a missing value. Gives the number of rows."""
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(column.name for column in columns)
        return _each(rows, lambda row: writer.writerow(_plain(columns, row)))


def write_jsonl(target: Path, columns: Sequence[Column], rows: Iterable[Values]) -> int:
    """An object per line; a missing value is null. Gives the number of rows."""
    names = [column.name for column in columns]

    with target.open("w", encoding="utf-8") as file:

        def write(row: Values) -> None:
            values = dict(zip(names, _plain(columns, row), strict=True))
            file.write(json.dumps(values, ensure_ascii=False) + "\n")

        return _each(rows, write)


def write_parquet(target: Path, columns: Sequence[Column], rows: Iterable[Values]) -> int:
    """Parquet with the kinds and meanings of the columns, by way of JSON lines. Gives the number of rows."""
    import duckdb  # takes half a second: only where it is asked for

    kinds = ", ".join(f"{_literal(column.name)}: '{DUCK_TYPES[column.kind]}'" for column in columns)
    meanings = ", ".join(f"{_literal(column.name)}: {_literal(column.says)}" for column in columns)
    with TemporaryDirectory(dir=target.parent) as folder, duckdb.connect() as duck:
        lines = Path(folder) / "rows.jsonl"
        count = write_jsonl(lines, columns, rows)
        duck.execute("SET memory_limit = '1GB'")
        duck.execute("SET preserve_insertion_order = true")
        duck.execute(
            f"COPY (SELECT * FROM read_json({_literal(str(lines))}, format = 'newline_delimited', "
            f"columns = {{{kinds}}}, maximum_object_size = 200000000)) TO {_literal(str(target))} "
            f"(FORMAT parquet, COMPRESSION zstd, KV_METADATA {{{meanings}}})"
        )
    return count


def _plain(columns: Sequence[Column], row: Values) -> list[Any]:
    """The values, with what SQLite keeps as 0 and 1 as false and true."""
    return [
        bool(value) if column.kind == "boolean" and value is not None else value
        for column, value in zip(columns, row, strict=True)
    ]


def _each(rows: Iterable[Values], write: Any) -> int:
    count = 0
    for row in rows:
        write(row)
        count += 1
    return count


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
