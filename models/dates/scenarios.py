"""Heads of columns that say which version of an amount stands below: «Begroting na wijziging 2022», «Rekening»."""

from __future__ import annotations

import re

from corpus import words

YEAR = re.compile(r"(?:19|20)\d\d")
OTHER_YEAR = re.compile(r"\(((?:19|20)\d\d):? ([€<>]?\s?[-–+]?\d[^()]{0,14})\)")  # «(2023: 298)»
CONTINUING = frozenset({"na", "wijziging"})  # words of such a head that never open it


def names_columns(line: str) -> bool:
    """Whether these words name nothing but versions of an amount and years.

    Example:
        >>> names_columns("Begroting na wijziging 2022"), names_columns("Begroting wegen")
        (True, False)
    """
    known = words("scenarios.csv") | CONTINUING
    return all(word.lower() in known or YEAR.fullmatch(word) for word in line.split())
