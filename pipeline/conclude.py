"""After an ingest: what follows from the facts taken together is concluded again, for whom it concerns."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline import check
from pipeline.audit.renewal import audit_again
from pipeline.knowledge import links, recall
from pipeline.knowledge.base import Base, Each, here
from pipeline.knowledge.runs import note_concluded, unconcluded
from pipeline.knowledge.scratch import spool, spooled
from pipeline.link import Stated, ties
from pipeline.records import Action, Decision, Figure


def conclude(base: Base, run: str, *, each: Each | None = None) -> None:
    """Tie facts over the years, audit the numbers and judge the duties again, where documents changed.

    Runs that were killed after they saved something, and before this, are concerned too. `each` calls a function of
    the base for many arguments elsewhere, such as in other processes; what comes of it is written here. However many
    documents an organisation has, few of them are in memory at once.

    Raises:
        BadStore: another program keeps the base locked, or the disk for temporary files is full.
    """
    runs = sorted({run, *unconcluded(base)})
    tie(base, each=each)
    for one in runs:
        audit_again(base, one, each=each)
        check.renew(base, one)
    note_concluded(base, runs)


def tie(base: Base, *, each: Each | None = None) -> None:
    """Link what belongs together, for each organisation whose documents changed since that was done.

    Raises:
        BadStore: another program keeps the base locked, or the disk for temporary files is full.
    """
    names = links.untied(base)
    with TemporaryDirectory() as folder:
        paths = [str(Path(folder, str(number))) for number in range(len(names))]
        made = (each or here(base))(tie_one, zip(names, paths, strict=True))
        for name, path, _ in zip(names, paths, made, strict=True):
            links.put(base, name, spooled(path))


def tie_one(base: Base, organisation: str, path: str) -> int:
    """Write the ties among the documents of one organisation (empty: of none) in the file `path`; how many they are.

    Raises:
        BadStore: the disk for temporary files is full.
    """

    def stated(id: str) -> Stated:
        (document,) = recall.with_sections(base, [recall.document(base, id)])
        found = list(recall.findings(base, (Decision, Action, Figure), documents=[id]))
        return Stated(
            document=document,
            facts=[one for one in found if isinstance(one, Decision | Action)],
            figures=[one for one in found if isinstance(one, Figure)],
            passages=list(recall.passages(base, [document])),
        )

    documents = (
        # its text may date it
        (one if one.period else recall.with_text(base, [one])[0], recall.has_boxes(base, one.id))
        for one in recall.each_document(base, [organisation or None])
    )
    return spool(path, ties(documents, stated))
