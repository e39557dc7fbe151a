"""Whether a text is Dutch: facts are found by Dutch words, and in another language they would be chance."""

from __future__ import annotations

import re
from collections.abc import Iterable

from models.vocabulary import vocabulary

WORD = re.compile(r"[^\W\d_]+")
SHORTEST = 8  # words of a sentence that tells its language; lists and headings do not
FEWEST = 10  # such sentences; with fewer it is not judged
LEAST_SMALL = 0.18  # share of small words: Dutch prose has .3 and lists of names .23, English and German under .13


def is_foreign(sentences: Iterable[str]) -> bool:
    """Whether these sentences are in another language than Dutch: hardly any of their words is a Dutch small word.

    False where there are too few whole sentences to tell.

    Example:
        >>> is_foreign(["The committee has published its report on the works of the year."] * 10)
        True
    """
    told = [words for text in sentences if len(words := WORD.findall(text.lower())) >= SHORTEST]
    if len(told) < FEWEST:
        return False
    small = vocabulary("function_words.csv")
    return sum(word in small for words in told for word in words) < LEAST_SMALL * sum(map(len, told))
