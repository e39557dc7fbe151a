"""Labelled lines and documents with gold → examples for the classifier of proof: is a passage that names a duty proof?

One classifier learns from the duties of all groups, and is told the group: what is no proof (the law, a question,
another body) is worded alike in each, and a hundred lines a group are too few.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from corpus import training
from models.duties import signals
from models.proof.proofflags import Passage
from models.training import Candidate, Example
from pipeline.duties.proofs import group_of, line_of, proofs, rule_of
from pipeline.errors import BadGold
from pipeline.evaluation.gold import gold_of
from pipeline.extract import sentences_of
from pipeline.read import read
from pipeline.split import split

FAMILY, OBLIGATIONS = "duties", "obligations"
NONE = "geen"
ABSENT = "niet_aangetroffen"
DOCUMENT = "jaarverslag | jaarverslag 2022"  # that a line is taken to stand in
YEAR = 2022


def of_duty_lines(files: Iterable[Path] = ()) -> list[Example]:
    """The examples of `corpus/training/duties.jsonl` and of other files of such lines.

    Raises:
        BadGold: a line names no known duty; says which.
    """
    return [
        _of_line(written, f"{path.name} line {number}")
        for path in (training(FAMILY), *files)
        for number, written in enumerate(path.read_text("utf-8").splitlines(), 1)
        if written.strip()
    ]


def _of_line(written: str, where: str) -> Example:
    try:
        row: dict[str, Any] = json.loads(written)
        text, duty, label = row["text"], row["duty"], row["label"]
        group = group_of(duty)
    except (json.JSONDecodeError, KeyError, TypeError) as error:
        raise BadGold(f"{where}: no labelled line ({error}); it needs text, duty and label") from error
    proven = {duty, *row.get("also", ())} if label != NONE else set()
    line = line_of(text, duty)
    passage = Passage(text, about=row.get("before") or "", document=DOCUMENT, year=YEAR)
    own = [signal for signal in signals(passage) if group_of(signal.obligation) == group]
    told = tuple(Candidate(rule_of(signal.rule), signal.obligation in proven, line) for signal in own)
    return Example(line, bool(proven), where, told, is_open=False)


def of_duty_document(file: Path, prefix: Path) -> list[Example]:
    """The passages that the cues find in a document with gold of its duties; empty where it has none.

    A passage counts as right where the gold finds anything for its duty, since the gold does not quote every one.
    """
    status = {
        (fact.get("part", 1), fact["obligation"]): fact["status"] for fact in gold_of(prefix).get(OBLIGATIONS, [])
    }
    found = []
    for document in split(read(file)) if status else ():
        for one in proofs(document, sentences_of(document)):
            said = status.get((document.part, one.obligation))
            if said is not None:
                line = line_of(one.quote, one.obligation)
                told = (Candidate(rule_of(one.rule), said != ABSENT, line),)
                found.append(Example(line, said != ABSENT, prefix.name, told, is_open=False))
    return found
