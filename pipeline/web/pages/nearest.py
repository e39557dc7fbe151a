"""Facts for a question in own words: small words left out, then the commonest, until some fact has the rest."""

from __future__ import annotations

from corpus import words as vocabulary
from pipeline.answers.ask import Row
from pipeline.answers.searching import Narrowing, facts
from pipeline.knowledge.stems import WORD, fold
from pipeline.knowledge.words import match_stems, parts
from pipeline.web.page import Asked

ASKING = frozenset({"aantal", "hoeveel", "keer"})  # what people ask with, beside the small words of any sentence
MOST_WORDS = 8
MOST_COUNTED = 5_000  # more hits than this do not make a word more common
COUNT = "SELECT count(*) AS n FROM (SELECT 1 FROM facts_fts WHERE facts_fts MATCH :match LIMIT :most)"


def telling(words: str) -> list[str]:
    """The words that say what is sought, in order.

    Example:
        >>> telling("Hoeveel meldingen van pesten waren er?")
        ['meldingen', 'pesten']
    """
    small = vocabulary("function_words.csv") | ASKING
    return [word for word in WORD.findall(fold(words)) if word not in small][:MOST_WORDS]


def nearest(asked: Asked, words: str, narrowing: Narrowing, *, limit: int) -> tuple[list[Row], list[str]]:
    """The facts that have the most telling of the words, and the telling words they lack."""
    counts = {word: _count(asked, word) for word in telling(words)}
    kept = [word for word, count in counts.items() if count]
    lacking = [word for word in counts if word not in kept]
    while kept:
        found = facts(asked.base, " ".join(kept), narrowing, limit=limit)
        if found:
            return found, lacking
        lacking.append(kept.pop(kept.index(max(kept, key=lambda word: counts[word]))))
    return [], lacking


def _count(asked: Asked, word: str) -> int:
    found: int = asked.row(COUNT, match=match_stems(parts(word)), most=MOST_COUNTED)["n"]
    return found
