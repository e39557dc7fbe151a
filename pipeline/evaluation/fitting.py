"""The classifiers fitted anew on the labelled lines and the samples, measured, and kept."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from corpus import HERE, BadCorpus, classifier_path
from corpus import classifier as kept_classifier
from models.classifiers import Classifier, stored
from models.training import Example, learn
from pipeline.errors import BadGold
from pipeline.evaluation.dutyexamples import FAMILY, of_duty_document, of_duty_lines
from pipeline.evaluation.examples import RECORDS, of_document, of_lines

HELD = "held documents"
GOLD, SAMPLES = HERE / "gold", HERE / "samples"


def fitted(
    more: Iterable[Path] = (),
    held: Iterable[tuple[Path, Path]] = (),
    *,
    on_file: Callable[[str], None] = lambda path: None,
) -> dict[str, Classifier]:
    """A classifier of each family, fitted on `corpus/training`, the samples, and files of reviewed facts (`more`).

    `held`: documents that nothing is learnt from, each with the prefix of its gold, on which the thresholds must hold
    too; without any, what was last measured on such documents counts. Takes about half a minute.

    Raises:
        BadGold: a file of `more` is not called after a family, or a line or gold is wrong.
        UnreadableFile: a document cannot be read.
    """
    examples = own_examples(more, on_file=on_file)
    tests: dict[str, list[Example]] = {family: [] for family in examples}
    _add(tests, held, on_file)
    return {family: learn(own, tests[family], _known(family)) for family, own in examples.items()}


def own_examples(
    more: Iterable[Path] = (), *, on_file: Callable[[str], None] = lambda path: None
) -> dict[str, list[Example]]:
    """The examples that are learnt from, by family: labelled lines, the sentences of the samples, and files of ours."""
    files = _by_family(more)
    examples = {family: of_lines(family, files[family]) for family in RECORDS} | {FAMILY: of_duty_lines(files[FAMILY])}
    _add(examples, ((file, GOLD / file.stem) for file in sorted(SAMPLES.glob("*.pdf"))), on_file)
    return examples


def keep(classifiers: Mapping[str, Classifier]) -> list[Path]:
    """Write them to `corpus/classifiers`; gives the files."""
    for family, one in classifiers.items():
        path = classifier_path(family)
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(stored(one), ensure_ascii=False, indent=1) + "\n", "utf-8")
    return [classifier_path(family) for family in classifiers]


def tables(classifiers: Mapping[str, Classifier]) -> dict[str, list[dict[str, Any]]]:
    """What was measured, as rows: how right each confidence is, and what each threshold would add or drop."""
    found: dict[str, list[dict[str, Any]]] = {"confidence": [], "adding": [], "dropping": []}
    for family, one in classifiers.items():
        for where, measured in one.measured.items():
            for name, rows in found.items():
                rows += [{"family": family, "measured": where, **row} for row in measured[name]]
    return found


def _by_family(files: Iterable[Path]) -> dict[str, list[Path]]:
    found: dict[str, list[Path]] = {name: [] for name in (*RECORDS, FAMILY)}
    for file in files:
        if file.stem not in found or not file.is_file():
            names = " or ".join(f"{name}.jsonl" for name in found)
            raise BadGold(f"{file}: no file of labelled lines; review --training writes {names}")
        found[file.stem].append(file)
    return found


def _add(
    examples: Mapping[str, list[Example]], documents: Iterable[tuple[Path, Path]], on_file: Callable[[str], None]
) -> None:
    for file, prefix in documents:
        for family, own in (of_document(file, prefix) | {FAMILY: of_duty_document(file, prefix)}).items():
            examples[family].extend(own)
        on_file(str(file))


def _known(family: str) -> dict[str, Any] | None:
    """What the stored classifier says was measured on held documents."""
    try:
        kept: dict[str, Any] = kept_classifier(family)
    except BadCorpus:
        return None
    measured: Mapping[str, Any] = kept.get("measured", {})
    return measured.get(HELD)
