"""A part against its whole, «41 van de 57», «38, waarvan 27»: no part is more than the whole."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.audit.passages import Passage, Spot
from pipeline.audit.rounding import is_exact, slack, value
from pipeline.audit.wording import calculation, shown
from pipeline.conclusions import Calculation

KIND = "deel en geheel"
AMOUNTS = frozenset({"count", "eur", "fte", "hours"})
OF_WHICH = re.compile(r"\b(?:waarvan|daarvan|waaronder|hiervan)\b", re.I)
OF_THE = re.compile(r"\svan\s(?:de|het|die|onze|alle)\s(?:in\stotaal\s)?", re.I)
SAME = re.compile(r"\b(?:elk|ieder|per)\b", re.I)


def parts(passage: Passage) -> Iterator[Calculation]:
    """Every part of the passage against the whole that its words tie it to."""
    for whole in passage.spots:
        if whole.figure.unit not in AMOUNTS or whole.figure.role == "change" or whole.start < 0:
            continue
        parts = [one for one in passage.spots if _is_part_of(passage, one, whole)]
        for part in parts:
            if value(part.figure) > value(whole.figure):
                yield too_large(part, whole)
            else:
                reason = f"Het deel van {shown(part.figure)} past in het geheel van {shown(whole.figure)}."
                yield calculation(KIND, (part, whole), reason, found=value(part.figure), agrees=True)


def too_large(part: Spot, whole: Spot) -> Calculation:
    """What is said of a part that is more than its whole."""
    is_exactly = is_exact(part.figure) and is_exact(whole.figure)
    return calculation(
        KIND,
        (part, whole),
        f"Een deel van {shown(part.figure)} is meer dan het geheel van {shown(whole.figure)}.",
        expected=value(whole.figure),
        found=value(part.figure),
        tolerance=slack(part.figure) + slack(whole.figure),
        agrees=False if is_exactly else None,
    )


def _is_part_of(passage: Passage, one: Spot, whole: Spot) -> bool:
    if one is whole or one.start < 0 or one.figure.unit != whole.figure.unit or one.figure.role == "change":
        return False
    if whole.end <= one.start:
        between = passage.between(whole, one)
        is_which = OF_WHICH.search(between) and not SAME.search(between) and len(between) < 60
        return one.figure.role == "part" and bool(is_which) and not re.search(r"[.;()\d]", between)
    between = passage.between(one, whole)
    return one.figure.rule == "deel-van" and bool(OF_THE.fullmatch(between))
