"""Everything a domain expert edits, and the only code that opens it.

Example:
    >>> from corpus import table
    >>> table("units.csv")[0].keys() >= {"printed", "unit"}
    True
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
SHORT = re.compile(r"(?<!\?P)<([a-z]+)>")
WORDED = ("words", "about", "not_about")  # keys of a rule that hold a regular expression


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

    What they write short («<gap>») is filled in.

    Raises:
        BadCorpus: a line is no JSON, lacks one of these keys, repeats an id, or names a short form that is not there.
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
        try:
            found[rule["id"]] = _filled_in(rule)
        except BadCorpus as error:
            raise BadCorpus(f"{where}: {error}") from error
    return list(found.values())


def filled(text: str) -> str:
    """A regular expression with what its short forms stand for, by `short_forms.csv`.

    Example:
        >>> filled("tot <month>$")
        'tot (?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)$'

    Raises:
        BadCorpus: there is no such short form.
    """
    if "<" not in text:
        return text
    forms = _short_forms()
    if unknown := [name for name in SHORT.findall(text) if name not in forms]:
        raise BadCorpus(f"no <{unknown[0]}> in short_forms.csv; add it, or write [<] for the sign itself")
    return SHORT.sub(lambda match: filled(forms[match.group(1)]), text)


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


def _short_forms() -> dict[str, str]:
    return {row["name"]: row["words"] for row in table("short_forms.csv", key="name")}


def _filled_in(rule: dict[str, Any]) -> dict[str, Any]:
    long: dict[str, Any] = {key: filled(rule[key]) for key in WORDED if key in rule}
    if "pattern" in rule:
        long["pattern"] = [{key: _asked(asked) for key, asked in token.items()} for token in rule["pattern"]]
    return {**rule, **long}


def _asked(asked: Any) -> Any:
    """What a token is asked, with the words and expressions that short forms stand for."""
    if not isinstance(asked, dict):
        return asked
    return {
        how: [word for one in said for word in _words_of(one)] if isinstance(said, list) else filled(said)
        for how, said in asked.items()
    }


def _words_of(listed: str) -> list[str]:
    return filled(listed).split("|") if SHORT.fullmatch(listed) else [listed]


def _check_unique(name: str, key: str, rows: Iterable[dict[str, str]]) -> None:
    seen: set[str] = set()
    for row in rows:
        value = row.get(key, "")
        if not value or value in seen:
            raise BadCorpus(
                f"corpus/vocabularies/{name}: column {key} has {value or 'an empty cell'} twice or without value"
            )
        seen.add(value)
