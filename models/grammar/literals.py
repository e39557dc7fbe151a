"""The pieces of plain text of which a text must hold one for a pattern to match: a look that is cheaper than the match.

Example:
    >>> needed(r"\\b(?:ge|be)?dragscode|huis ?regels")
    ('dragscode', 'regels')
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

SHORTEST = 3
GRAM = 4
CLASS = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]")
OPTIONAL = re.compile(r"[?*]|\{0?,|\{0\}")
WORD = re.compile(r"\w{3}")
GROUP = re.compile(r"\((?:\?:|\?P<\w+>|(?!\?))")
SPECIAL = frozenset(".^$*+?{}[]()|")  # every other character stands for itself
QUANTIFIER = re.compile(r"(?:[?*+]|\{\d*,?\d*\})\??")


@dataclass(frozen=True, slots=True, eq=False)
class Gate:
    """A pattern with the pieces of which one must be there; none where any text may match.

    `grams` are the first characters of each piece, as `grams` gives them for a text; none where a piece is shorter.
    """

    pattern: re.Pattern[str]
    pieces: tuple[str, ...]
    grams: frozenset[str]
    is_caseless: bool

    def search(self, text: str) -> re.Match[str] | None:
        """The first match in the text, in lower case unless the pattern takes capitals for small letters."""
        lower = text.lower() if self.is_caseless else text
        return self.pattern.search(text) if self.may_match(lower) else None

    def finditer(self, text: str, lower: str) -> Iterable[re.Match[str]]:
        """Every match in the text; `lower` is it in lower case."""
        return self.pattern.finditer(text) if self.may_match(lower) else ()

    def may_match(self, lower: str) -> bool:
        """Whether one of the pieces stands in the text in lower case."""
        for piece in self.pieces:
            if piece in lower:
                return True
        return not self.pieces


def gate(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> Gate:
    """The pattern, compiled, behind the look for its pieces."""
    pieces = needed(pattern) or ()
    if re.IGNORECASE in flags:
        pieces = tuple(piece.lower() for piece in pieces)
    is_long = all(len(piece) >= GRAM for piece in pieces)
    grams = frozenset(piece[:GRAM] for piece in pieces) if is_long else frozenset()
    return Gate(re.compile(pattern, flags), pieces, grams, re.IGNORECASE in flags)


def grams(text: str) -> frozenset[str]:
    """Every four characters that stand together in the text."""
    return frozenset([text[at : at + GRAM] for at in range(len(text) - GRAM + 1)])


@cache
def needed(pattern: str) -> tuple[str, ...] | None:
    """The pieces of which every text that the pattern matches holds at least one; None where there are none."""
    found: set[str] = set()
    for branch in branches(pattern):
        choice = _of_branch(branch)
        if not choice:
            return None
        found.update(max(choice, key=lambda pieces: min(map(len, pieces))))
    return tuple(sorted(one for one in found if not any(other in one for other in found if other != one)))


def all_needed(pattern: str) -> tuple[tuple[str, ...], ...]:
    """Every set of pieces, each with a word of some length, of which a text that the pattern matches holds one.

    Example:
        >>> all_needed(r"neemt er \\w+ (?:van )?(?:mee|over)")
        (('neemt er ',), ('mee', 'over'))
    """
    found = _of_branch(pattern) if len(branches(pattern)) == 1 else [needed(pattern) or ("",)]
    return tuple(pieces for pieces in found if all(WORD.search(piece) for piece in pieces))


def branches(pattern: str) -> list[str]:
    """The alternatives of a pattern at its outermost level."""
    found, depth, start, at = [], 0, 0, 0
    while at < len(pattern):
        at, char = _step(pattern, at)
        depth += (char == "(") - (char == ")")
        if char == "|" and depth == 0:
            found.append(pattern[start : at - 1])
            start = at
    return [*found, pattern[start:]]


def _step(pattern: str, at: int) -> tuple[int, str]:
    """The place after the next escape, class or character, and that character (empty for the first two)."""
    if pattern[at] == "\\":
        return at + 2, ""
    if pattern[at] == "[":
        match = CLASS.match(pattern, at)
        return (match.end() if match else at + 1), ""
    return at + 1, pattern[at]


def _of_branch(branch: str) -> list[tuple[str, ...]]:
    """The pieces for one alternative: each of its runs of letters, and those of each group that it must hold."""
    runs, groups, run, at = [""], [], "", 0
    while at < len(branch):
        begin = at
        at, char = _step(branch, at)
        if char == "(":
            at = _end_of_group(branch, begin)
        quantifier = QUANTIFIER.match(branch, at)
        optional = bool(OPTIONAL.match(branch, at))
        plain = branch[at - 1] if branch[begin] == "\\" and not branch[at - 1].isalnum() else char
        if plain and (plain != char or char not in SPECIAL):
            run += "" if optional else plain
        else:
            opens = GROUP.match(branch, begin)
            if opens and not optional:
                groups.append(needed(branch[opens.end() : at - 1]))
            runs, run = [*runs, run], ""
        if quantifier:
            runs, run, at = [*runs, run], "", quantifier.end()
    return [*((run,) for run in [*runs, run] if len(run) >= SHORTEST), *(pieces for pieces in groups if pieces)]


def _end_of_group(branch: str, at: int) -> int:
    depth = 0
    while at < len(branch):
        at, char = _step(branch, at)
        depth += (char == "(") - (char == ")")
        if depth == 0:
            return at
    return at
