"""Documents with gold → their scores."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from pipeline.answers.jsonl import lines_of_file
from pipeline.evaluation.followups import followups_score
from pipeline.evaluation.gold import documents_of, gold_of, prefixes
from pipeline.evaluation.scores import Score, scores
from pipeline.extract import extract, sentences_of
from pipeline.link import link
from pipeline.read import read
from pipeline.split import split

FOLLOWUPS = "followups"


def evaluate(
    gold: Path,
    files: Iterable[Path] = (),
    *,
    on_start: Callable[[int], None] = lambda count: None,
    on_file: Callable[[str], None] = lambda path: None,
) -> dict[str, list[Score]]:
    """The scores by name of document, for the gold of one document (its prefix) or of a folder.

    `files` are documents to read instead of those that lie beside the gold, or what `extract` printed of them (.jsonl,
    which tells nothing of follow-ups); a document that lies there as PDF and as text is scored twice. Gold of
    follow-ups alone is about all its documents together, so these have one score under the name of the gold.

    Raises:
        BadGold: gold is missing or wrong, or there is no document to read.
        UnreadableFile: a document cannot be read.
    """
    todo = [(prefix, together) for prefix in prefixes(gold) for together in _together(prefix, files)]
    on_start(sum(len(together) for _, together in todo))
    found: dict[str, list[Score]] = {}
    for prefix, together in todo:
        golds = gold_of(prefix)
        name = prefix.name if set(golds) == {FOLLOWUPS} else together[0].name
        found[name] = []
        documents, findings = [], []
        for file in together:
            if file.suffix == ".jsonl":
                found[name] += scores(golds, _printed(file))
            else:
                own = split(read(file))
                facts = [finding for document in own for finding in extract(document)]
                found[name] += scores(golds, list(lines_of_file(str(file), own, facts)))
                documents += own
                findings += facts
            on_file(str(file))
        if FOLLOWUPS in golds and documents:
            passages = [sentence for document in documents for sentence in sentences_of(document)]
            found[name].append(followups_score(golds[FOLLOWUPS], link(documents, findings, passages), findings))
    return found


def _together(prefix: Path, files: Iterable[Path]) -> list[list[Path]]:
    """The documents that are scored together: each alone, or all where the gold is of follow-ups between them."""
    documents = documents_of(prefix, files)
    return [documents] if set(gold_of(prefix)) == {FOLLOWUPS} else [[document] for document in documents]


def _printed(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip()]


def lines_of(file: Path) -> list[dict[str, Any]]:
    """What `extract` prints of the file; a .jsonl is taken to be that already."""
    if file.suffix == ".jsonl":
        return _printed(file)
    documents = split(read(file))
    findings = [finding for document in documents for finding in extract(document)]
    return list(lines_of_file(str(file), documents, findings))
