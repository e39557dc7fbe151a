"""What a user types to search: its parts, the full-text question they make, and the hits marked in a sentence.

Every word is found in each of its inflections; words between quotes are found as they are written, in that order;
`integriteit*` finds every word that begins so. Nothing else has a meaning, so no input is wrong.

Example:
    >>> wanted = parts('melding "ongewenst gedrag"')
    >>> highlight("Drie meldingen van ongewenst gedrag.", wanted)
    'Drie «meldingen» van «ongewenst gedrag».'
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.knowledge.stems import WORD, fold, stem

QUOTES = str.maketrans("„”“«»", '"' * 5)
PIECE = re.compile(r'"([^"]*)"?|([^\s"]+)')


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Words to be found next to each other; `by` says what of them must be equal: stem, word or beginning."""

    by: str
    keys: tuple[str, ...]

    def fits(self, words: Sequence[str]) -> bool:
        """Whether these folded words, as many as there are keys, are the ones looked for."""
        if self.by == "beginning":
            return words[0].startswith(self.keys[0])
        return tuple(map(stem, words) if self.by == "stem" else words) == self.keys


def parts(typed: str) -> list[Part]:
    """The parts of what was typed; empty where it holds no letter or digit."""
    return [part for phrase, word in PIECE.findall(typed.translate(QUOTES)) if (part := _part(phrase, word))]


def _part(phrase: str, word: str) -> Part | None:
    keys = tuple(WORD.findall(fold(phrase or word)))
    if not keys:
        return None
    if phrase:
        return Part(by="word", keys=keys)
    if word.endswith("*") and len(keys) == 1:
        return Part(by="beginning", keys=keys)
    return Part(by="stem", keys=tuple(map(stem, keys)))


def match(wanted: Iterable[Part]) -> str:
    """The parts as a question to FTS5 about sentences: one must hold all of them."""
    return " AND ".join(
        f"{'stems' if part.by == 'stem' else 'text'} : {_phrase(part.keys)}{' *' if part.by == 'beginning' else ''}"
        for part in wanted
    )


def match_stems(wanted: Iterable[Part]) -> str:
    """The parts as a question to an index that holds stems alone."""
    return " AND ".join(
        f"{_phrase(part.keys)} *" if part.by == "beginning" else _phrase(tuple(map(_stemmed(part), part.keys)))
        for part in wanted
    )


def _stemmed(part: Part) -> Callable[[str], str]:
    return stem if part.by == "word" else str


def _phrase(keys: Iterable[str]) -> str:
    return '"' + " ".join(keys) + '"'


def highlight(sentence: str, wanted: Sequence[Part], *, before: str = "«", after: str = "»") -> str:
    """The sentence with `before` and `after` around every hit."""
    pieces, done = [], 0
    for start, end in _hits(sentence, wanted):
        if start >= done:
            pieces += [sentence[done:start], before, sentence[start:end], after]
            done = end
    return "".join(pieces) + sentence[done:]


def _hits(sentence: str, wanted: Sequence[Part]) -> Iterator[tuple[int, int]]:
    spans = [word.span() for word in WORD.finditer(sentence)]
    words = [fold(sentence[start:end]) for start, end in spans]
    for first in range(len(words)):
        for part in sorted(wanted, key=lambda part: -len(part.keys)):
            last = first + len(part.keys)
            if last <= len(words) and part.fits(words[first:last]):
                yield spans[first][0], spans[last - 1][1]
