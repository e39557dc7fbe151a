"""What belongs together in the documents of one organisation: follow-ups, copies, and figures stated twice.

Example:
    >>> link([], [])
    []
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import groupby

from pipeline.conclusions import Link
from pipeline.dating import day_of
from pipeline.records import Action, Decision, Document, Figure, Finding, Sentence
from pipeline.ties.copies import duplicates, runs_of
from pipeline.ties.mentions import Fact, mentions
from pipeline.ties.subject import speaker
from pipeline.ties.threads import Issue, follow
from pipeline.ties.twice import same_figures


def link(documents: Iterable[Document], findings: Iterable[Finding], passages: Iterable[Sentence] = ()) -> list[Link]:
    """The ties among the documents and facts: copies first, then follow-ups body by body, then figures stated twice.

    `passages` are the sentences of the documents, document by document; without them copies are not seen, and facts
    are tied to facts alone. Only those of documents that may be followed stay in memory.
    Documents need their sections for what a heading tells. A copy, a document without organisation and one without
    date are followed no further.
    """
    known = list(documents)
    facts: dict[str, list[Fact]] = defaultdict(list)
    figures: list[Figure] = []
    boxed: set[str] = set()
    for finding in findings:
        boxed |= {finding.place.document} if finding.place.boxes else set()
        if isinstance(finding, Decision | Action):
            facts[finding.place.document].append(finding)
        elif isinstance(finding, Figure):
            figures.append(finding)
    series = _series(known)
    followed = {document.id for own in series for _, document in own}
    said: dict[str, list[Sentence]] = {}
    runs: dict[str, frozenset[bytes]] = {}
    for document, own in groupby(passages, key=lambda passage: passage.document):
        sentences = list(own)
        runs[document] = runs_of(sentences)
        if document in followed:
            said[document] = sentences
    copies = duplicates(known, runs, boxed)
    hidden = {copy.second for copy in copies}
    kept = [document for document in known if document.id not in hidden]
    threads = [one for own in _of_two_days(series, hidden) for one in follow(_issues(own, facts, said))]
    return [*copies, *threads, *same_figures({document.id: document for document in kept}, figures)]


def _issues(
    series: Sequence[tuple[str, Document]], facts: Mapping[str, list[Fact]], said: Mapping[str, list[Sentence]]
) -> list[Issue]:
    return [
        Issue(document=one, day=day, mentions=mentions(one, facts.get(one.id, []), said.get(one.id, [])))
        for day, one in series
    ]


def _series(documents: Iterable[Document]) -> list[list[tuple[str, Document]]]:
    """The dated documents of each body of each organisation with their days, oldest first."""
    by_body: dict[tuple[str, str], list[tuple[str, Document]]] = defaultdict(list)
    for document in documents:
        name = speaker(document.body, document.title)
        if document.organisation and name and (day := day_of(document)):
            by_body[document.organisation, name].append((day, document))
    dated = [sorted(own, key=lambda one: (one[0], one[1].id)) for own in by_body.values()]
    return list(_of_two_days(dated, frozenset()))


def _of_two_days(
    series: Iterable[list[tuple[str, Document]]], hidden: Set[str]
) -> Iterator[list[tuple[str, Document]]]:
    """The series without what is hidden, where something is left that is later than another."""
    for own in series:
        seen = [(day, document) for day, document in own if document.id not in hidden]
        if seen and seen[0][0] < seen[-1][0]:
            yield seen
