"""The participle of a past tense that tells what was done: «bezochten zes teams» are teams «bezocht»."""

from __future__ import annotations

import re
from functools import cache

from corpus import table


@cache
def participle_of(verb: str) -> str | None:
    """What the finite verb, in lower case, says was done; None for verbs that only state a number («telde»).

    Example:
        >>> participle_of("bezochten"), participle_of("telden")
        ('bezocht', None)
    """
    return next((participle for finite, participle in _told_verbs() if finite.fullmatch(verb)), None)


@cache
def _told_verbs() -> list[tuple[re.Pattern[str], str]]:
    rows = table("told_verbs.csv", key="finite")
    return [(re.compile(row["finite"]), row["participle"]) for row in rows]
