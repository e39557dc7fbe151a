"""After an ingest: what follows from the facts taken together is concluded again, for whom it concerns."""

from __future__ import annotations

from pipeline import check
from pipeline.audit.renewal import audit_again
from pipeline.knowledge import links, recall
from pipeline.knowledge.base import Base
from pipeline.knowledge.runs import note_concluded, unconcluded
from pipeline.link import link
from pipeline.records import Action, Decision, Figure


def conclude(base: Base, run: str) -> None:
    """Tie facts over the years, audit the numbers and judge the duties again, where documents changed.

    Runs that were killed after they saved something, and before this, are concerned too.

    Raises:
        BadStore: another program keeps the base locked.
    """
    runs = sorted({run, *unconcluded(base)})
    tie(base)
    for one in runs:
        audit_again(base, one)
        check.renew(base, one)
    note_concluded(base, runs)


def tie(base: Base) -> None:
    """Link what belongs together, for each organisation whose documents changed since that was done.

    Raises:
        BadStore: another program keeps the base locked.
    """
    everything = recall.documents(base)
    for name in links.untied(base):
        own = recall.with_sections(base, (one for one in everything if (one.organisation or "") == name))
        own = [one if one.period else recall.with_text(base, [one])[0] for one in own]  # its text may date it
        facts = recall.findings(base, (Decision, Action, Figure), documents=[one.id for one in own])
        links.put(base, name, link(own, facts, recall.passages(base, own)))
