"""Everything that the documents of one or more organisations calculate, done again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from models.vocabulary import pattern_of
from pipeline.audit.averages import averages
from pipeline.audit.changes import changes
from pipeline.audit.columns import columns
from pipeline.audit.lists import lists
from pipeline.audit.passages import Told, told
from pipeline.audit.repeats import repeats
from pipeline.audit.series import series
from pipeline.audit.shares import shares
from pipeline.audit.statements import statements
from pipeline.audit.totals import tables
from pipeline.conclusions import Calculation
from pipeline.records import Document, Figure

LOOSE = pattern_of("audit_words.csv", kind="loose")
PROVISIONAL = "De cijfers zijn voorlopig of geschat."


def audit(documents: Iterable[Document], figures: Iterable[Figure]) -> list[Calculation]:
    """The calculations that the figures invite, agreeing or not, document by document, then those between documents.

    Documents must hold their text: it tells what the words around a number say of it. Documents of one organisation
    are compared; those of none only with themselves. A calculation that cannot be done has `agrees` None.
    """
    figures_by_document: dict[str, list[Figure]] = {}
    for figure in figures:
        figures_by_document.setdefault(figure.place.document, []).append(figure)
    groups: dict[str, list[Told]] = {}
    for document in documents:
        own = figures_by_document.get(document.id, [])
        groups.setdefault(document.organisation or document.id, []).append(told(document, own))
    found: dict[tuple[str, tuple[str, ...]], Calculation] = {}
    for group in groups.values():
        loose = {spot.id for one in group for spot in one.spots if LOOSE.search(spot.figure.quote)}
        for calculation in _of_group(group):
            if calculation.agrees is False and loose.intersection(calculation.figures):
                calculation = replace(calculation, agrees=None, reason=f"{calculation.reason} {PROVISIONAL}")
            found.setdefault((calculation.kind, calculation.figures), calculation)
    return list(found.values())


def _of_group(group: Sequence[Told]) -> Iterator[Calculation]:
    known = series(group)
    for one in group:
        yield from tables(one)
        yield from columns(one)
        yield from lists(one, known)
        yield from shares(one, known)
        yield from changes(one, known)
        yield from averages(one)
    yield from repeats(group)
    yield from statements(group)
