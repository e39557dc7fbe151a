"""Which way a number went: «een daling van», «11% minder», «(+14%)», «liep op»."""

from __future__ import annotations

import re

from corpus import table
from pipeline.audit.passages import Passage, Spot
from pipeline.audit.rounding import value

SIGNS = {"up": 1, "later": 1, "longer": 1, "down": -1}
MORE = {
    "meer": 1,
    "hoger": 1,
    "groter": 1,
    "vaker": 1,
    "langer": 1,
    "minder": -1,
    "lager": -1,
    "kleiner": -1,
    "korter": -1,
}


def direction(passage: Passage, spot: Spot) -> int:
    """1 where the words say that it rose, -1 where it fell, 0 where they do not tell."""
    before, after = passage.before(spot), passage.after(spot)
    if signed := re.search(r"([+\u2013\u2212-])\s?(?:€\s?)?$", before):
        return 1 if signed[1] == "+" else -1
    if value(spot.figure) < 0:
        return -1
    if more := re.match(r"[^.;,()]{0,40}?\b(" + "|".join(MORE) + r")\b", after, re.I):
        return MORE[more[1].lower()]
    clause = re.split(r"[;:]", before)[-1]
    if said := _last_change(clause):
        return said
    return _last_change(re.split(r"[;:.]", after)[0])


def _last_change(words: str) -> int:
    """The direction of the last word of change; 0 for none, or for one that may go either way."""
    found = [
        (match.start(), SIGNS.get(row["direction"], 0))
        for row in table("changes.csv", key="printed")
        for match in re.finditer(rf"\b{row['printed']}\b", words, re.I)
    ]
    if re.search(r"\bnam(?:en)?\b.*\btoe\b|\bneemt\b.*\btoe\b|\bl[io]e?p(?:en)?\b.*\bop\b", words, re.I):
        found.append((0, 1))
    if re.search(r"\bnam(?:en)?\b.*\baf\b|\bneemt\b.*\baf\b|\bl[io]e?p(?:en)?\b.*\bterug\b", words, re.I):
        found.append((0, -1))
    return max(found)[1] if found else 0
