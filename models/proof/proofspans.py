"""Where in a passage a cue for a legal duty holds: from the first to the last word that must be in the sentence."""

from __future__ import annotations

from models.proof.pointing import on_politicians
from models.proof.proofaround import holds
from models.proof.proofcues import Ready
from models.proof.proofflags import CLAUSE, Passage


def span_of(passage: Passage, lower: str, about: list[str], ready: Ready) -> tuple[int, int] | None:
    """From the first to the last word that must be in the sentence; None where the cue does not hold."""
    if ready.document and not ready.document.search(passage.document):
        return None
    if ready.not_document and ready.not_document.search(passage.document):
        return None
    spans = []
    for pattern, distance in ready.needed:
        if distance == 0:
            match = pattern.search(lower)
            if match is None:
                return None
            spans.append(match.span())
        else:
            texts = (lower, *about, *passage.topic.split("\n"), passage.document) if distance > 1 else (lower, *about)
            if not any(holds(pattern, text) for text in texts):
                return None
    if not spans or any(pattern.search(lower) for pattern in ready.barred):
        return None
    start, end = min(start for start, _ in spans), max(end for _, end in spans)
    if CLAUSE.search(lower, start, end):
        start, end = _within_clause(lower, ready) or (start, end)
    if end - start > ready.cue.reach or (ready.cue.about == "officials" and on_politicians(passage, lower)):
        return None
    return start, end


def _within_clause(lower: str, ready: Ready) -> tuple[int, int] | None:
    """The first clause that holds by itself all that must be in the sentence, from the first to the last word of it."""
    borders = [0, *(at for match in CLAUSE.finditer(lower) for at in match.span()), len(lower)]
    for first, last in zip(borders[::2], borders[1::2], strict=True):
        spans = [
            match.span()
            for pattern, distance in ready.needed
            if distance == 0 and (match := pattern.pattern.search(lower, first, last))
        ]
        if len(spans) == sum(distance == 0 for _, distance in ready.needed):
            return min(start for start, _ in spans), max(end for _, end in spans)
    return None
