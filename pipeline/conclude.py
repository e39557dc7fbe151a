"""After an ingest: what follows from the facts taken together is concluded again, for whom it concerns."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline import check
from pipeline.audit.renewal import audit_again
from pipeline.conclusions import Link
from pipeline.knowledge import links, recall
from pipeline.knowledge.base import Base, Each, here
from pipeline.knowledge.runs import note_concluded, unconcluded
from pipeline.link import link
from pipeline.records import Action, Decision, Document, Figure


def conclude(base: Base, run: str, *, each: Each | None = None) -> None:
    """Tie facts over the years, audit the numbers and judge the duties again, where documents changed.

    Runs that were killed after they saved something, and before this, are concerned too. `each` calls a function of
    the base for many arguments elsewhere, such as in other processes; what comes of it is written here.

    Raises:
        BadStore: another program keeps the base locked.
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
        BadStore: another program keeps the base locked.
    """
    documents_by_name: dict[str, list[Document]] = {name: [] for name in links.untied(base)}
    for document in recall.documents(base):
        if (name := document.organisation or "") in documents_by_name:
            documents_by_name[name].append(document)
    names = sorted(documents_by_name, key=lambda name: (-len(documents_by_name[name]), name))
    made = (each or here(base))(links_of, ((documents_by_name[name],) for name in names))
    for name, found in zip(names, made, strict=True):
        links.put(base, name, found)


def links_of(base: Base, documents: Sequence[Document]) -> list[Link]:
    """The ties among the documents of one organisation."""
    own = recall.with_sections(base, documents)
    own = [one if one.period else recall.with_text(base, [one])[0] for one in own]  # its text may date it
    facts = recall.findings(base, (Decision, Action, Figure), documents=[one.id for one in own])
    return link(own, facts, recall.passages(base, own))
