"""What a later clause or sentence takes from what is said of a legal duty: that it is not so everywhere, or not at all.

Example:
    >>> [takes(text) for text in ("dat lukt niet overal.", "dat is niet gebeurd.", "dat bevalt goed.")]
    ['part', 'all', None]

Source: the words are those of corpus/vocabularies/proof_limits.csv.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from corpus import table
from corpus.catalogue import expand
from models.grammar.literals import Gate, gate

MARK = re.compile(r"^\W+")
# «Dat is, anders dan vorig jaar werd verwacht, niet gebeurd»: what is set apart changes nothing
APART = re.compile(
    r",? (?:anders dan|ondanks|door|wegens|vanwege|in tegenstelling tot|zoals|tot onze spijt) [^,;.]{3,60},"
    r"|,? echter\b,?"
)


@lru_cache(maxsize=64)
def takes(said: str) -> str | None:
    """How much a clause or sentence in lower case takes from what stands before it: `part`, `all`, or None."""
    said = MARK.sub("", APART.sub("", said))
    return next((much for much, words in _limits() if words.search(said)), None)


@cache
def _limits() -> tuple[tuple[str, Gate], ...]:
    return tuple((row["takes"], gate(expand(row["words"]))) for row in table("proof_limits.csv"))
