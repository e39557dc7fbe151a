"""Word lists of `corpus/vocabularies` as sets and as pieces of regular expressions, each read once."""

from __future__ import annotations

import re
from functools import cache

from corpus import filled, table, words

MONTH = filled("<month>")  # by its full name


@cache
def vocabulary(name: str) -> frozenset[str]:
    """The first column of a word list, in lower case."""
    return words(name)


def one_of(name: str, **where: str) -> str:
    """One alternative of a regular expression that matches any `printed` of the rows in which the columns say `where`.

    The longest come first. Where a list holds plain words, their full stops mean themselves.

    Example:
        >>> re.fullmatch(one_of("changes.csv", kind="noun"), "daling") is not None
        True
    """
    rows = table(name, key="printed")
    printed = [row["printed"] for row in rows if all(row[column] == value for column, value in where.items())]
    return (
        f"(?:{'|'.join(sorted((re.sub(r'(?<=[a-z])[.]$', '[.]', words) for words in printed), key=len, reverse=True))})"
    )


def pattern_of(name: str, **where: str) -> re.Pattern[str]:
    """The same as whole words, compiled, in any case of letters."""
    return re.compile(rf"\b{one_of(name, **where)}\b", re.I)
