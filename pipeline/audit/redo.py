"""Everything that the documents of one or more organisations calculate, done again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from pipeline.audit import again, others, repeats
from pipeline.audit.averages import averages
from pipeline.audit.changes import changes
from pipeline.audit.columns import columns
from pipeline.audit.lists import lists
from pipeline.audit.others import Others
from pipeline.audit.passages import Told, told
from pipeline.audit.series import series
from pipeline.audit.shares import shares
from pipeline.audit.statements import headlines
from pipeline.audit.totals import tables
from pipeline.audit.wording import is_loose, loosened
from pipeline.conclusions import Calculation
from pipeline.knowledge.scratch import scratch
from pipeline.records import Document, Figure

TABLES = others.TABLES + repeats.TABLES + again.TABLES
Found = dict[tuple[str, tuple[str, ...]], Calculation]


def audit(documents: Iterable[Document], figures: Iterable[Figure]) -> list[Calculation]:
    """The calculations that the figures invite, agreeing or not, document by document, then those between documents.

    Documents must hold their text: it tells what the words around a number say of it. Documents of one organisation
    are compared; those of none only with themselves. A calculation that cannot be done has `agrees` None.
    """
    figures_by_document: dict[str, list[Figure]] = {}
    for figure in figures:
        figures_by_document.setdefault(figure.place.document, []).append(figure)
    groups: dict[str, dict[str, Document]] = {}
    for document in documents:
        groups.setdefault(document.organisation or document.id, {})[document.id] = document
    found: Found = {}
    for group in groups.values():

        def laid_out(id: str, group: dict[str, Document] = group) -> Told:
            return told(group[id], figures_by_document.get(id, []))

        for calculation in audited(list(group), laid_out, laid_out):
            found.setdefault((calculation.kind, calculation.figures), calculation)
    return list(found.values())


def audited(ids: Sequence[str], whole: Callable[[str], Told], totals: Callable[[str], Told]) -> Iterator[Calculation]:
    """The calculations of the documents of one organisation, of which one is in memory at a time.

    `whole` gives what the document of that id tells; `totals` may leave out what is no table with totals.

    Raises:
        BadStore: the disk for temporary files is full, or cannot be written.
    """
    with scratch(TABLES) as held:
        known = Others(held)
        for id in ids if len(ids) > 1 else ():
            known.add(totals(id))
        for number, id in enumerate(ids):
            one = whole(id)
            yield from _of_document(one, known).values()
            repeats.keep(held, one)
            again.keep(held, number, one)
        yield from repeats.repeats(held)
        yield from again.restated(held)
        yield from again.same_year(held)


def _of_document(one: Told, others: Others) -> Found:
    """What the document calculates by itself; of equal calculations the first."""
    found: Found = {}
    loose = {spot.id for spot in one.spots if is_loose(spot)}
    for calculation in _each(one, others):
        is_provisional = calculation.agrees is False and not loose.isdisjoint(calculation.figures)
        sure = loosened(calculation) if is_provisional else calculation
        found.setdefault((calculation.kind, calculation.figures), sure)
    return found


def _each(one: Told, others: Others) -> Iterator[Calculation]:
    known = series([one])
    yield from tables(one)
    yield from columns(one)
    yield from lists(one, known)
    yield from shares(one, known)
    yield from changes(one, known, others)
    yield from averages(one)
    yield from headlines(one)
