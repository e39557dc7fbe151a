"""Documents with gold → their scores."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from pipeline.evaluation.gold import documents_of, gold_of, prefixes
from pipeline.evaluation.scores import Score, scores
from pipeline.extract import extract
from pipeline.jsonl import lines_of_file
from pipeline.read import read
from pipeline.split import split


def evaluate(
    gold: Path,
    files: Iterable[Path] = (),
    *,
    on_start: Callable[[int], None] = lambda count: None,
    on_file: Callable[[str], None] = lambda path: None,
) -> dict[str, list[Score]]:
    """The scores by name of document, for the gold of one document (its prefix) or of a folder.

    `files` are documents to read instead of those that lie beside the gold, or what `extract` printed of them (.jsonl);
    a document that lies there as PDF and as text is scored twice.

    Raises:
        BadGold: gold is missing or wrong, or there is no document to read.
        UnreadableFile: a document cannot be read.
    """
    todo = [(prefix, file) for prefix in prefixes(gold) for file in documents_of(prefix, files)]
    on_start(len(todo))
    found = {}
    for prefix, file in todo:
        found[file.name] = scores(gold_of(prefix), lines_of(file))
        on_file(str(file))
    return found


def lines_of(file: Path) -> list[dict[str, Any]]:
    """What `extract` prints of the file; a .jsonl is taken to be that already."""
    if file.suffix == ".jsonl":
        return [json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip()]
    documents = split(read(file))
    findings = [finding for document in documents for finding in extract(document)]
    return list(lines_of_file(str(file), documents, findings))
