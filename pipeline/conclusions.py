"""The records of what follows from facts taken together: follow-ups, sums done again, duties judged.

Like `pipeline/records.py` they are frozen, have slots and are built by keyword. Facts are named by their ids
(`pipeline.knowledge.rows.fact_id`).
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stretch of a document that is no fact by itself, but tells what became of one."""

    document: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Two things that belong together, by their ids; `first` is the older one.

    Of a follow-up and a figure stated twice they are facts (`pipeline.knowledge.rows.fact_id`); where what became of
    a fact is told by words that are no fact, `passage` holds them. Of a duplicate they are documents. An undecided
    one is a follow-up that was not made, since another is as likely: each has a link, with the reason.
    """

    kind: str  # follow_up | duplicate | same_figure | undecided
    first: str
    second: str
    score: float  # 0–100, how alike the two are
    relation: str | None = (
        None  # herhaald | verlengd | uitgesteld | afgerond | nog open | vervallen; None: no follow-up
    )
    reason: str | None = None  # one Dutch sentence
    passage: Passage | None = None  # where `second` is no fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Calculation:
    """A sum, share or change that a report invites, done again with exact numbers.

    `figures` are the ids of what it rests on, the one that is checked first. `agrees` is None where it could not be
    done, for the reason given.
    """

    kind: str
    figures: tuple[str, ...]
    expected: Decimal | None = None  # what the other figures give
    found: Decimal | None = None  # what the report says
    difference: Decimal | None = None
    tolerance: Decimal | None = None
    agrees: bool | None = None
    reason: str | None = None  # one Dutch sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the documents of an organisation over one year show of one duty, with the ids of the proofs it rests on."""

    obligation: str
    organisation: str | None
    year: int
    outcome: str  # voldaan | deels | niet aangetoond | weersproken | niet van toepassing
    proofs: tuple[str, ...] = ()
    reason: str = ""
