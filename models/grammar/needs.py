"""Which rules may match in a sentence, by the words that it holds: a look that spares most rules their pattern.

Every word is looked at once, and what it holds is kept: the words of a language come back.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import chain

WORD = re.compile(r"\w+")
START = 3  # characters of a word by which it is looked up
WHOLE = 3  # characters that it counts for that a word must stand there as a whole
MOST_WORDS = 100_000  # that are remembered: those of some hundreds of documents
Group = frozenset[str] | tuple[str, ...]
Held = tuple[tuple[int, ...], int, tuple[str, ...]]  # rules, groups as bits, and pieces to be asked for
Part = tuple[str, str, bool, bool]  # a piece, its longest word, and whether this begins and ends a word of the text
NOTHING: Held = (), 0, ()


class Needs:
    """What each of a list of rules needs, by number from 0.

    `groups`: for each rule, the groups of which each must have a member in the sentence, in lower case: a frozenset of
    whole words, or a tuple of pieces of text. A rule is looked at where its rarest group has one.
    """

    def __init__(self, groups: Sequence[Sequence[Group]]) -> None:
        distinct = list(dict.fromkeys(chain.from_iterable(groups)))
        bits = {group: 1 << number for number, group in enumerate(distinct)}
        self._groups = [sum({bits[group] for group in own}) for own in groups]
        rules: dict[Group, list[int]] = {}
        for number, own in enumerate(groups):
            rules.setdefault(max(own, key=_rarity), []).append(number)
        self._words: dict[str, Held] = {}
        self._pieces: dict[str, Held] = {}
        for group in distinct:
            held = self._words if isinstance(group, frozenset) else self._pieces
            for one in group:
                held[one] = _both(held.get(one, NOTHING), (tuple(rules.get(group, ())), bits[group], ()))
        self._by_start: dict[str, list[Part]] = {}  # pieces by how their longest word begins
        self._asked: list[str] = []  # those without a word that is long enough: looked for in every sentence
        for piece in self._pieces:
            match = max(WORD.finditer(piece), key=lambda word: word.end() - word.start(), default=None)
            if match is None or len(match.group()) < START:
                self._asked.append(piece)
            else:
                part = piece, match.group(), match.start() > 0, match.end() < len(piece)
                self._by_start.setdefault(match.group()[:START], []).append(part)
        self._held: Callable[[str], Held] = lru_cache(maxsize=MOST_WORDS)(self._look_at)

    def rules_for(self, lower: str) -> list[int]:
        """The numbers of the rules that may match in a sentence in lower case, in order."""
        rules: set[int] = set()
        groups = 0
        asked = list(self._asked)
        for word in frozenset(WORD.findall(lower)):
            own, own_groups, more = self._held(word)
            rules.update(own)
            groups |= own_groups
            if more:
                asked += more
        for piece in asked:
            if piece in lower:
                own, own_groups, _ = self._pieces[piece]
                rules.update(own)
                groups |= own_groups
        lacking = ~groups
        return sorted(number for number in rules if not self._groups[number] & lacking)

    def _look_at(self, word: str) -> Held:
        """What a word holds, by itself and by the pieces within it, and longer pieces to be asked for."""
        held = self._words.get(word, NOTHING)
        for at in range(len(word) - START + 1):
            for piece, part, starts, ends in self._by_start.get(word[at : at + START], ()):
                end = at + len(part)
                if word.startswith(part, at) and not (starts and at) and not (ends and end < len(word)):
                    held = _both(held, self._pieces[piece] if part == piece else ((), 0, (piece,)))
        return held


def _rarity(group: Group) -> int:
    """How seldom a group has a member in a sentence: how long its shortest is, of a piece its longest word."""
    shortest = min(max(map(len, WORD.findall(one)), default=0) for one in group)
    return shortest + WHOLE if isinstance(group, frozenset) else shortest


def _both(one: Held, other: Held) -> Held:
    return one[0] + other[0], one[1] | other[1], one[2] + other[2]
