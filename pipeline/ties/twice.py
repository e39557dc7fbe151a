"""Figures that two documents state: what is counted, where and when is the same, so they should agree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import pairwise

from pipeline.conclusions import Link
from pipeline.knowledge.rows import fact_id
from pipeline.knowledge.stems import stems
from pipeline.records import Document, Figure

Counted = tuple[str | None, ...]


def same_figures(documents: Mapping[str, Document], figures: Iterable[Figure]) -> list[Link]:
    """A link from each figure to the next document that states it too; score 100 where the values are equal, else 0.

    A document that gives two values for one thing is left out: it cannot be told which is meant. A figure without
    period, or without saying what is counted, is tied to nothing.
    """
    stated: dict[Counted, dict[str, list[Figure]]] = defaultdict(lambda: defaultdict(list))
    for figure in figures:
        document = documents.get(figure.place.document)
        if document and (counted := _counted(figure, document)):
            stated[counted][document.id].append(figure)
    found: list[Link] = []
    for by_document in stated.values():
        sure = [own[0] for own in by_document.values() if len({one.value for one in own}) == 1]
        sure.sort(key=lambda one: (documents[one.place.document].period or "", one.place.document))
        found += [_link(first, second) for first, second in pairwise(sure)]
    return found


def _counted(figure: Figure, document: Document) -> Counted | None:
    organisation = figure.organisation or document.organisation
    if not organisation or not figure.period or not (figure.indicator or figure.what) or figure.value is None:
        return None
    what = (figure.indicator, stems(figure.what or ""))
    about = (figure.category, figure.unit, figure.period, figure.role, figure.compared_with)
    return (organisation, figure.unit_of_organisation or document.body, *what, *about)


def _link(first: Figure, second: Figure) -> Link:
    is_equal = first.value == second.value
    reason = "zelfde waarde" if is_equal else f"andere waarde: {first.printed} tegenover {second.printed}"
    score = 100.0 if is_equal else 0.0
    return Link(kind="same_figure", first=fact_id(first), second=fact_id(second), score=score, reason=reason)
