"""Documents that are one: the same report as PDF and as text, or kept under two names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from hashlib import blake2b

from pipeline.conclusions import Link
from pipeline.knowledge.stems import WORD, fold
from pipeline.records import Document, Sentence

RUN = 4  # words in a row that are compared
SAMPLE = 8  # one run in so many is kept: enough to compare, and the same ones in every copy
MOST_HOLDERS = 20  # documents with one run that are looked at: more share it where it is in every letter
LEAST_RUNS = 8  # of a document: a shorter one is not told from another
LEAST_COMMON = 0.75  # of the runs of both; measured: PDF and text layer 0.9, yearly reports of one body 0.2


def duplicates(
    documents: Sequence[Document], runs: Mapping[str, frozenset[bytes]], boxed: Set[str] = frozenset()
) -> list[Link]:
    """A link from the document that is kept to each copy of it; of copies, one whose facts have `boxed` places is kept.

    Only documents of one organisation (or of none) are compared, by the `runs_of` their passages, and not those of two
    periods.
    """
    found: list[Link] = []
    by_organisation: dict[str | None, list[Document]] = defaultdict(list)
    for document in sorted(documents, key=lambda one: (one.id not in boxed, one.id)):
        by_organisation[document.organisation].append(document)
    for own in by_organisation.values():
        found += _copies([(one, runs.get(one.id, frozenset())) for one in own])
    return found


def _copies(candidates: Sequence[tuple[Document, frozenset[bytes]]]) -> list[Link]:
    """Each document is compared with those that share a run with it."""
    holders: dict[bytes, list[int]] = defaultdict(list)
    copies: set[int] = set()
    found: list[Link] = []
    for number, (document, runs) in enumerate(candidates):
        common: dict[int, int] = defaultdict(int)
        for run in runs:
            for other in holders[run][:MOST_HOLDERS]:
                common[other] += 1
        likeness = {
            other: many / len(runs | candidates[other][1])
            for other, many in common.items()
            if _may_be_one(document, candidates[other][0])
        }
        best = max(likeness, key=lambda other: (likeness[other], -other), default=None)
        if best is not None and len(runs) >= LEAST_RUNS and likeness[best] >= LEAST_COMMON:
            copies.add(number)
            found.append(_link(candidates[best][0], document, 100 * likeness[best]))
            continue
        for run in runs:
            holders[run].append(number)
    return found


def _may_be_one(first: Document, second: Document) -> bool:
    return first.period == second.period or first.period is None or second.period is None


def _link(kept: Document, copy: Document, score: float) -> Link:
    reason = f"dezelfde tekst ({score:.0f} van 100)"
    return Link(kind="duplicate", first=kept.id, second=copy.id, score=round(score, 1), reason=reason)


def runs_of(passages: Iterable[Sentence]) -> frozenset[bytes]:
    """A sample of the runs of words of the document, that is the same wherever the run stands."""
    words = WORD.findall(fold(" ".join(passage.text for passage in passages)))
    hashed = (
        blake2b(" ".join(words[at : at + RUN]).encode(), digest_size=8).digest() for at in range(len(words) - RUN + 1)
    )
    return frozenset(one for one in hashed if one[0] % SAMPLE == 0)
