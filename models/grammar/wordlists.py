"""The word lists that the conditions of rules name, of corpus/vocabularies/wordlists.csv."""

from __future__ import annotations

import re
from functools import cache

from corpus import table


@cache
def wordlist(name: str) -> re.Pattern[str]:
    """The pattern of one list in wordlists.csv; a KeyError names a list that is not there."""
    return {row["list"]: re.compile(row["words"]) for row in table("wordlists.csv", key="list")}[name]
