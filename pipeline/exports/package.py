"""The data package: `datapackage.json`, which says what every exported file and each of its columns holds.

Source: Frictionless Data Package v1, https://specs.frictionlessdata.io/data-package/ and /table-schema/ (read 2026-11).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pipeline.exports.columns import Column, table_says

MEDIA = {
    "csv": "text/csv",
    "jsonl": "application/jsonl",
    "parquet": "application/vnd.apache.parquet",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
KEYS = {  # of tables whose rows are not known by an id
    "calculation_figures": ["calculation", "figure"],
    "organisations": ["name"],
    "paths": ["path"],
    "sources": ["name"],
    "verdict_proofs": ["verdict", "proof"],
}
POINTS_AT = {  # column → the table and column it points at, where that table is in the package too
    "document": ("documents", "id"),
    "first_fact": ("facts", "id"),
    "second_fact": ("facts", "id"),
    "calculation": ("calculations", "id"),
    "figure": ("figures", "id"),
    "verdict": ("verdicts", "id"),
    "proof": ("proofs", "id"),
    "obligation": ("obligations", "id"),
    "run": ("runs", "id"),
    "file": ("files", "id"),
}


def resource(name: str, file: Path, shape: str, columns: Sequence[Column], rows: int) -> dict[str, Any]:
    """What the package says of one exported table."""
    found: dict[str, Any] = {
        "name": name.replace("_", "-"),
        "title": name,
        "path": file.name,
        "profile": "tabular-data-resource",
        "format": shape,
        "mediatype": MEDIA[shape],
        "encoding": "utf-8",
        "rows": rows,
        "schema": _schema(name, columns),
    }
    if says := table_says(name):
        found["description"] = says
    if shape == "xlsx":
        found["dialect"] = {"sheet": name}
    return found


def write_package(folder: Path, resources: Sequence[dict[str, Any]], *, made_by: str, read_at: str | None) -> Path:
    """`datapackage.json` in the folder, over files that are there."""
    names = {one["title"] for one in resources}
    for one in resources:
        with (folder / one["path"]).open("rb") as file:
            one["hash"] = f"sha256:{hashlib.file_digest(file, 'sha256').hexdigest()}"
        one["bytes"] = (folder / one["path"]).stat().st_size
        keys = [key for key in one["schema"].pop("foreignKeys") if key["reference"]["resource"] in names]
        one["schema"] |= {"foreignKeys": [_with_dashes(key) for key in keys]} if keys else {}
    package = {
        "profile": "tabular-data-package",
        "name": "verslagmijn",
        "title": "Feiten uit jaarverslagen en vergaderverslagen",
        "description": f"Gemaakt door {made_by}; elk feit met document, bladzijde en de woorden van de bron.",
        **({"created": read_at} if read_at else {}),
        "resources": list(resources),
    }
    target = folder / "datapackage.json"
    target.write_text(json.dumps(package, ensure_ascii=False, indent=1) + "\n", "utf-8")
    return target


def _schema(name: str, columns: Sequence[Column]) -> dict[str, Any]:
    names = [column.name for column in columns]
    key = KEYS.get(name, ["id"])
    schema: dict[str, Any] = {
        "fields": [{"name": one.name, "type": one.kind, "description": one.says} for one in columns],
        "missingValues": [""],
        "foreignKeys": [
            {"fields": column, "reference": {"resource": POINTS_AT[column][0], "fields": POINTS_AT[column][1]}}
            for column in names
            if column in POINTS_AT
        ],
    }
    if set(key) <= set(names):
        schema["primaryKey"] = key
    return schema


def _with_dashes(key: dict[str, Any]) -> dict[str, Any]:
    reference = key["reference"] | {"resource": key["reference"]["resource"].replace("_", "-")}
    return key | {"reference": reference}
