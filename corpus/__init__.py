"""Everything a domain expert edits, and the only code that opens it.

Example:
    >>> from corpus import table
    >>> table("units.csv")[0].keys() >= {"printed", "unit"}
    True
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


class BadCorpus(ValueError):
    """A line in `corpus/` is wrong; the message names the file and the line."""


@cache
def table(name: str, *, key: str | None = None) -> list[dict[str, str]]:
    """The rows of `corpus/vocabularies/NAME`, a CSV with a header; lines that begin with # are notes.

    Raises:
        BadCorpus: a row has too many or too few cells, or `key` (a column that must be unique) is empty or double.
    """
    path = HERE / "vocabularies" / name
    lines = [(number, line) for number, line in enumerate(path.read_text("utf-8").splitlines(), 1) if line.strip()]
    kept = [(number, line) for number, line in lines if not line.startswith("#")]
    rows = []
    for (number, _), row in zip(kept[1:], csv.DictReader(line for _, line in kept), strict=True):
        if None in row or None in row.values():
            raise BadCorpus(f"corpus/vocabularies/{name} line {number}: the header has other columns; quote the commas")
        rows.append({column: cell.strip() for column, cell in row.items()})
    if key:
        _check_unique(name, key, rows)
    return rows


@cache
def rules(name: str) -> list[dict[str, Any]]:
    """The rules of `corpus/patterns/NAME` (JSON lines): id, label, pattern, example, counterexample, source.

    Raises:
        BadCorpus: a line is no JSON, lacks one of these keys, or repeats an id.
    """
    path = HERE / "patterns" / name
    found: dict[str, dict[str, Any]] = {}
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if not line.strip():
            continue
        where = f"corpus/patterns/{name} line {number}"
        try:
            rule = json.loads(line)
        except json.JSONDecodeError as error:
            raise BadCorpus(f"{where}: no valid JSON ({error.msg})") from error
        missing = {"id", "label", "example", "counterexample", "source"} - rule.keys()
        if not {"pattern", "words", "participle", "present_forms", "past_forms"} & rule.keys():
            missing.add("pattern")
        if missing:
            raise BadCorpus(f"{where}: add {', '.join(sorted(missing))}")
        if rule["id"] in found:
            raise BadCorpus(f"{where}: the id {rule['id']} is used before; choose another")
        found[rule["id"]] = rule
    return list(found.values())


def classifier(family: str) -> dict[str, Any]:
    """What `verslagmijn train` kept of a classifier in `corpus/classifiers/FAMILY.json`.

    Raises:
        BadCorpus: there is no such file, or it holds no JSON object.
    """
    path = classifier_path(family)
    try:
        kept = json.loads(path.read_text("utf-8"))
    except (FileNotFoundError, json.JSONDecodeError) as error:
        raise BadCorpus(f"corpus/classifiers/{path.name}: {error}; fit it again: verslagmijn train") from error
    if not isinstance(kept, dict):
        raise BadCorpus(f"corpus/classifiers/{path.name}: no JSON object; fit it again: verslagmijn train")
    return kept


def classifier_path(family: str) -> Path:
    """Where the classifier of a family is kept."""
    return HERE / "classifiers" / f"{family}.json"


def training(name: str) -> Path:
    """The file of labelled lines `corpus/training/NAME.jsonl`."""
    return HERE / "training" / f"{name}.jsonl"


def words(name: str) -> frozenset[str]:
    """The lower-case first column of a vocabulary, as a set."""
    return frozenset(next(iter(row.values())).lower() for row in table(name))


def _check_unique(name: str, key: str, rows: Iterable[dict[str, str]]) -> None:
    seen: set[str] = set()
    for row in rows:
        value = row.get(key, "")
        if not value or value in seen:
            raise BadCorpus(
                f"corpus/vocabularies/{name}: column {key} has {value or 'an empty cell'} twice or without value"
            )
        seen.add(value)
