"""Which rules may match in a sentence, by the words that it holds: a look that spares most rules their pattern.

Every word is looked at once, and what it holds is kept: the words of a language come back.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import lru_cache
from itertools import chain

WORD = re.compile(r"\w+")
START = 3  # characters of a piece by which it is looked up; a shorter need is never found
MOST_WORDS = 100_000  # that are remembered: those of some hundreds of documents
Held = tuple[int, int, tuple[str, ...]]


class Needs:
    """The needs and groups of a list of rules, as bits of whole numbers: bit n stands for rule n.

    A rule may match where one of its needs stands in the sentence, in lower case, and one whole word of each of its
    groups.
    """

    def __init__(self, needs: Sequence[Collection[str]], groups: Sequence[Collection[frozenset[str]]]) -> None:
        self._rules_by_need: dict[str, int] = {}
        for number, own in enumerate(needs):
            for need in own:
                if len(need) >= START:
                    self._rules_by_need[need] = self._rules_by_need.get(need, 0) | 1 << number
        distinct = list(dict.fromkeys(chain.from_iterable(groups)))
        bits = {group: 1 << number for number, group in enumerate(distinct)}
        self._groups = [sum({bits[group] for group in own}) for own in groups]
        self._groups_by_word: dict[str, int] = {}
        for group in distinct:
            for word in group:
                self._groups_by_word[word] = self._groups_by_word.get(word, 0) | bits[group]
        self._by_start: dict[str, list[tuple[str, str]]] = {}  # pieces with their needs, by how the piece begins
        self._asked: list[str] = []  # needs without a piece that is long enough: looked for in every sentence
        for need in self._rules_by_need:
            piece = max(WORD.findall(need), key=len, default="")
            if len(piece) < START:
                self._asked.append(need)
            else:
                self._by_start.setdefault(piece[:START], []).append((piece, need))
        self._held: Callable[[str], Held] = lru_cache(maxsize=MOST_WORDS)(self._look_at)

    def rules_for(self, lower: str) -> Iterator[int]:
        """The numbers of the rules that may match in a sentence in lower case, in order."""
        rules = groups = 0
        asked = list(self._asked)
        for word in frozenset(WORD.findall(lower)):
            own, own_groups, more = self._held(word)
            rules |= own
            groups |= own_groups
            if more:
                asked += more
        for need in asked:
            if need in lower:
                rules |= self._rules_by_need[need]
        while rules:
            lowest = rules & -rules
            number = lowest.bit_length() - 1
            if not self._groups[number] & ~groups:
                yield number
            rules ^= lowest

    def _look_at(self, word: str) -> Held:
        """What a word holds: rules by the needs within it, groups, and needs of more than a word to be asked for."""
        rules, more = 0, []
        for at in range(len(word) - START + 1):
            for piece, need in self._by_start.get(word[at : at + START], ()):
                if not word.startswith(piece, at):
                    continue
                if piece == need:
                    rules |= self._rules_by_need[need]
                else:
                    more.append(need)
        return rules, self._groups_by_word.get(word, 0), tuple(more)
