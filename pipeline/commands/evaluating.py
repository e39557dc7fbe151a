"""`evaluate`: how well what is found agrees with gold, and what was gained and lost."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from pipeline.commands.options import FILE, SHAPE, show
from pipeline.evaluation.accepted import NAME, Change, accept, accepted, changes, name_of
from pipeline.evaluation.scores import RECORDS, Score, total

COLUMNS = ("document", "kind", "gold", "found", "precision", "recall", "f1", "whole_f1", "before")


@click.command()
@click.argument("gold", type=FILE)
@click.argument("files", nargs=-1, type=FILE)
@SHAPE
@click.option("--attributes", is_flag=True, help="Also how often each attribute of a matched fact is right.")
@click.option("--misses", is_flag=True, help="Also every fact that was missed or is in no gold.")
@click.option("--accept", "is_accepted", is_flag=True, help="Keep these scores as those to compare with.")
def evaluate(gold: Path, files: Sequence[Path], shape: str, attributes: bool, misses: bool, is_accepted: bool) -> None:
    """Compare what is found with GOLD: a folder, or the path of one document's gold without «.figures.jsonl».

    FILES are the documents to read, where they do not lie beside the gold. Scores are compared with the last accepted
    ones (scores.json in the folder of the gold); exit status 1 where something was lost.

    Example: verslagmijn evaluate corpus/gold
    """
    from pipeline.answers.terminal import progress
    from pipeline.evaluation.run import evaluate as run

    with progress() as bar:
        found = run(gold, files, on_start=bar.start, on_file=bar.step)
    kept_at = (gold if gold.is_dir() else gold.parent) / NAME
    kept = accepted(kept_at)
    rows = _rows(found, kept, with_attributes=shape != "table")
    show(_named_once(rows) if shape == "table" else rows, shape, COLUMNS)
    if attributes and shape == "table":
        show(_attributes(found), shape)
    if misses:
        _print_misses(found)
    changed = changes(kept, found)
    _print_changes(changed)
    if is_accepted:
        accept(kept_at, found)
    sys.exit(1 if any(change.lost for change in changed) and not is_accepted else 0)


def _rows(found: Mapping[str, Sequence[Score]], kept: Any, *, with_attributes: bool) -> list[dict[str, Any]]:
    rows = []
    for document, scores in found.items():
        for score in scores:
            before = kept.get(document, {}).get(score.kind, {})
            row = _row(document, score, before)
            if with_attributes:
                row |= {name: round(share, 3) for name, share in score.attributes.items()}
            rows.append(row)
    if len(found) > 1:
        rows += [_row("alle samen", total(own), {}) for kind in RECORDS if (own := _of_kind(found, kind))]
    return rows


def _named_once(rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows, the name of a document only in its first."""
    names = [row["document"] for row in rows]
    return [row | {"document": None} if at and names[at - 1] == names[at] else row for at, row in enumerate(rows)]


def _row(document: str, score: Score, before: Mapping[str, Any]) -> dict[str, Any]:
    row: dict[str, Any] = {"document": document, "kind": score.kind, "gold": score.gold, "found": score.found}
    row |= {"precision": round(score.precision, 3), "recall": round(score.recall, 3), "f1": round(score.f1, 3)}
    row["whole_f1"] = None if score.whole_f1 is None else round(score.whole_f1, 3)
    row["before"] = round(before["f1"], 3) if before else None
    return row


def _of_kind(found: Mapping[str, Sequence[Score]], kind: str) -> list[Score]:
    return [score for scores in found.values() for score in scores if score.kind == kind]


def _attributes(found: Mapping[str, Sequence[Score]]) -> list[dict[str, Any]]:
    return [
        {"document": document, "kind": score.kind, "attribute": name, "right": round(share, 3)}
        for document, scores in found.items()
        for score in scores
        for name, share in score.attributes.items()
    ]


def _print_misses(found: Mapping[str, Sequence[Score]]) -> None:
    for document, scores in found.items():
        for score in scores:
            for meaning, facts in (("gemist", score.missed), ("onterecht", score.wrong)):
                for fact in facts:
                    click.echo(f"{document} {score.kind} {meaning}: {name_of(fact)}")


def _print_changes(changed: Sequence[Change]) -> None:
    """Gains and losses on stderr: they are about the scores, not part of them."""
    for change in changed:
        click.echo(f"{change.document} {change.kind}: F1 {change.before:.3f} → {change.f1:.3f}", err=True)
        for sign, names in (("+", change.gained), ("-", change.lost)):
            for name in names:
                click.echo(f"  {sign} {name}", err=True)
