"""Gold files, and the documents they were made from.

The gold of a document called NAME is NAME.figures.jsonl, NAME.decisions.jsonl, NAME.actions.jsonl, NAME.parts.jsonl and
NAME.obligations.jsonl, whichever exist: a JSON object a line, with the keys of the contract. NAME.followups.jsonl holds
pairs of passages, from an earlier document to a later one: in the documents of a bundle called NAME, or in those whose
names begin with NAME.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from pipeline.errors import BadGold
from pipeline.read import ENDINGS

Fact = dict[str, Any]
KINDS = ("figures", "decisions", "actions", "parts", "obligations", "followups")
NEEDED = {
    "figures": ("quote", "value"),
    "decisions": ("quote",),
    "actions": ("quote",),
    "parts": ("first_words",),
    "obligations": ("part", "obligation", "status"),
    "followups": ("from_quote", "to_quote", "relation"),
}
BESIDE = ("../samples", "../texts", "../corpus", ".")  # of a gold folder: where its documents are looked for


def gold_of(prefix: Path) -> dict[str, list[Fact]]:
    """The gold of one document by kind; `prefix` is the path without `.figures.jsonl` and the like.

    Raises:
        BadGold: there is none, or a line is no fact; the message names file and line.
    """
    paths = {kind: prefix.with_name(f"{prefix.name}.{kind}.jsonl") for kind in KINDS}
    gold = {kind: _facts(path, kind) for kind, path in paths.items() if path.exists()}
    if not gold:
        raise BadGold(f"{prefix}: there is no gold; expected {paths['figures'].name} or another kind beside it")
    return gold


def prefixes(gold: Path) -> list[Path]:
    """The documents that have gold: all of a folder, or the one whose prefix was given."""
    if not gold.is_dir():
        return [gold]
    names = {path.name.removesuffix(f".{kind}.jsonl") for kind in KINDS for path in gold.glob(f"*.{kind}.jsonl")}
    if not names:
        raise BadGold(f"{gold}: holds no gold; expected files such as NAAM.figures.jsonl")
    return [gold / name for name in sorted(names)]


def documents_of(prefix: Path, files: Iterable[Path] = ()) -> list[Path]:
    """The files that hold the document: among `files`, or where none are given in the folders beside the gold.

    Of gold of follow-ups alone these are the documents whose names begin with that of the gold.

    Raises:
        BadGold: there is none.
    """
    given = list(files)
    if given:
        return given
    folders = [prefix.parent / folder for folder in BESIDE]
    found = [path for folder in folders if folder.is_dir() for path in sorted(folder.glob(f"{prefix.name}.*"))]
    documents = [path for path in found if path.suffix in ENDINGS and path.stem == prefix.name]
    documents = documents or _beginning_with(prefix, folders)
    if not documents:
        raise BadGold(f"{prefix}: its document is not beside it; name the file after the gold")
    return documents


def _beginning_with(prefix: Path, folders: Iterable[Path]) -> list[Path]:
    """The documents whose name begins with that of the gold: one file each, from the first folder that has them."""
    if not prefix.with_name(f"{prefix.name}.followups.jsonl").exists():
        return []
    by_name: dict[str, Path] = {}
    for folder in folders:
        for path in sorted(folder.glob(f"{prefix.name}-*")):
            if path.suffix in ENDINGS:
                by_name.setdefault(path.stem, path)
    return list(by_name.values())


def _facts(path: Path, kind: str) -> list[Fact]:
    facts = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if line.strip():
            facts.append(_fact(line, f"{path} line {number}", kind))
    return facts


def _fact(line: str, where: str, kind: str) -> Fact:
    try:
        fact = json.loads(line)
    except json.JSONDecodeError as error:
        raise BadGold(f"{where}: no JSON object ({error.msg}); write one object a line") from error
    if not isinstance(fact, Mapping):
        raise BadGold(f"{where}: no JSON object; write one object a line")
    if missing := [key for key in NEEDED[kind] if fact.get(key) is None]:
        raise BadGold(f"{where}: {', '.join(missing)} is missing; add it")
    if kind == "figures" and not isinstance(fact["value"], int | float):
        raise BadGold(f"{where}: value is {fact['value']!r}; write a number")
    return dict(fact)
