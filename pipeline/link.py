"""What belongs together in the documents of one organisation: follow-ups, copies, and figures stated twice.

Documents come one at a time, and what must be known of all of them waits on disk: memory does not grow with them.

Example:
    >>> link([], [])
    []
"""

from __future__ import annotations

import pickle
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.conclusions import Link
from pipeline.dating import day_of
from pipeline.knowledge.scratch import Scratch, packed, scratch
from pipeline.records import Action, Decision, Document, Figure, Finding, Sentence
from pipeline.ties import copies, twice, weights
from pipeline.ties.live import Live
from pipeline.ties.mentions import Fact, mentions
from pipeline.ties.subject import speaker
from pipeline.ties.threads import REPORTS, Issue, follow
from pipeline.ties.weights import Weights

TABLES = """
CREATE TABLE bodies (number INTEGER PRIMARY KEY, organisation TEXT, name TEXT, UNIQUE (organisation, name));
CREATE TABLE issues (id TEXT PRIMARY KEY, boxed INTEGER, body INTEGER, day TEXT, is_report INTEGER);
CREATE TABLE told (body INTEGER, day TEXT, id TEXT, is_report INTEGER, mentions BLOB);
CREATE INDEX told_in_order ON told(body, day, id);
"""
PUT_BODY = "INSERT OR IGNORE INTO bodies (organisation, name) VALUES (?, ?)"
BODY = "SELECT number FROM bodies WHERE organisation = ? AND name = ?"
PUT = "INSERT INTO issues VALUES (?, ?, ?, ?, ?)"
IN_ORDER = """
    SELECT id, iif(body IN (SELECT body FROM issues GROUP BY body HAVING min(day) < max(day)), body, NULL), day,
        is_report FROM issues ORDER BY boxed DESC, id"""
TELL = "INSERT INTO told VALUES (?, ?, ?, ?, ?)"
BODIES = "SELECT body FROM told GROUP BY body HAVING min(day) < max(day) ORDER BY body"
OF_BODY = "SELECT day, is_report, mentions FROM told WHERE body = ? ORDER BY day, id"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """What one document states, as far as it is tied: with its sections, for what a heading tells."""

    document: Document
    facts: Sequence[Fact] = ()
    figures: Sequence[Figure] = ()
    passages: Sequence[Sentence] = ()


def link(documents: Iterable[Document], findings: Iterable[Finding], passages: Iterable[Sentence] = ()) -> list[Link]:
    """The ties among these documents and facts, as `ties` gives them; `passages` are the sentences of the documents."""
    facts: dict[str, list[Fact]] = defaultdict(list)
    figures: dict[str, list[Figure]] = defaultdict(list)
    said: dict[str, list[Sentence]] = defaultdict(list)
    boxed: set[str] = set()
    for finding in findings:
        boxed |= {finding.place.document} if finding.place.boxes else set()
        if isinstance(finding, Decision | Action):
            facts[finding.place.document].append(finding)
        elif isinstance(finding, Figure):
            figures[finding.place.document].append(finding)
    for passage in passages:
        said[passage.document].append(passage)
    stated = {
        one.id: Stated(document=one, facts=facts[one.id], figures=figures[one.id], passages=said[one.id])
        for one in documents
    }
    return list(ties(((own.document, id in boxed) for id, own in stated.items()), stated.__getitem__))


def ties(documents: Iterable[tuple[Document, bool]], stated: Callable[[str], Stated]) -> Iterator[Link]:
    """The ties among the documents: copies first, then follow-ups body by body, then figures stated twice.

    Each document comes with whether facts of it have boxes: of copies one that has them is kept. It needs its text
    where no period dates it. `stated` gives the rest by the id of the document. Without passages copies are not seen,
    and facts are tied to facts alone. A copy, a document without organisation and one without date are followed no
    further.

    Raises:
        BadStore: the disk for temporary files is full, or cannot be written.
    """
    with scratch(TABLES + copies.TABLES + weights.TABLES + twice.TABLES) as held:
        for document, is_boxed in documents:
            _note(held, document, is_boxed)
        yield from _copies(held, stated)
        live = Live(held)
        for (body,) in held.execute(BODIES):
            yield from follow(_issues(held, body), Weights(held, body), live)
        yield from twice.same_figures(held)


def _note(held: Scratch, document: Document, is_boxed: bool) -> None:
    """Whose document it is, and of when, where that is known."""
    name = speaker(document.body, document.title)
    day = day_of(document) if document.organisation and name else None
    body = None
    if day:
        held.execute(PUT_BODY, [document.organisation, name])
        (body,) = held.execute(BODY, [document.organisation, name]).fetchone()
    held.execute(PUT, [document.id, is_boxed, body, day, document.kind in REPORTS])


def _copies(held: Scratch, stated: Callable[[str], Stated]) -> Iterator[Link]:
    """The copies; of each other document it is kept what the other ties are made of."""
    seen = copies.Copies(held)
    for id, body, day, is_report in held.execute(IN_ORDER):
        own = stated(id)
        copy = seen.see(own.document, copies.runs_of(own.passages))
        if copy:
            yield copy
            continue
        twice.state(held, own.document, own.figures)
        if body is not None:
            found = mentions(own.document, own.facts, own.passages)
            weights.count(held, body, found)
            held.execute(TELL, [body, day, id, is_report, packed(found)])


def _issues(held: Scratch, body: int) -> Iterator[Issue]:
    for day, is_report, found in held.execute(OF_BODY, [body]):
        yield Issue(day=day, is_report=bool(is_report), mentions=pickle.loads(found))
