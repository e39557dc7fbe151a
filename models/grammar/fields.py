"""The labels with which minutes and lists of decisions set out one item: «Onderwerp», «Besluit», «Actiehouder»."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from corpus import table

PARTS = re.compile(r"\s*(?:[/(&+,]|\ben\b|\bof\b)\s*")  # of a head that names more than one thing
FEWEST = 2  # fields of an item
TELLS = frozenset({"decided", "concluded", "task"})  # fields that may hold a decision or a task


@cache
def field_of(label: str) -> str | None:
    """What the field behind a label tells (a role of `item_fields.csv`); None where the label is of none.

    Example:
        >>> field_of("Besluit:"), field_of("Portefeuillehouder"), field_of("Aanwezig")
        ('decided', 'brought', None)
    """
    bare = " ".join(label.split()).strip(" :.").lower()
    return next((role for words, role in _labels() if bare and words.fullmatch(bare)), None)


@cache
def head_field(head: str) -> str | None:
    """What a column tells whose head names one field or more: «Actiehouder en termijn» tells a task.

    «mixed» where it tells decisions and tasks both.

    Example:
        >>> head_field("Actie (wie, wanneer)"), head_field("Onderwerp"), head_field("Besluit/actie")
        ('task', 'title', 'mixed')
    """
    bare = " ".join(head.split()).strip(" :.")
    if found := field_of(bare):
        return found
    parts = [field_of(part.strip(" )")) for part in PARTS.split(bare) if part.strip(" :.)")]
    known = {part for part in parts if part}
    if not known or None in parts:
        return None
    if known <= {"task", "who", "when", "status"}:
        return "task"
    if "task" in known and known & {"decided", "concluded"}:
        return "mixed"
    return next(iter(known)) if len(known) == 1 else None


def are_fields(labels: Iterable[str]) -> bool:
    """Whether labels under one another set out an item: the list knows two, one of them of a decision or task.

    Example:
        >>> are_fields(["Onderwerp", "Besluit"]), are_fields(["Onderwerp", "Datum"]), are_fields(["Besluit", "Besluit"])
        (True, False, False)
    """
    known = {role for label in labels if (role := field_of(label))}
    return len(known) >= FEWEST and bool(TELLS & known)


@cache
def _labels() -> list[tuple[re.Pattern[str], str]]:
    return [(re.compile(row["words"].lower()), row["role"]) for row in table("item_fields.csv")]
