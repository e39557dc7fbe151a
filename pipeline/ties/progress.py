"""What became of a promise or decision: from the words, kind and status of a later passage."""

from __future__ import annotations

from pipeline.knowledge.years import last_day
from pipeline.records import Action, Decision
from pipeline.ties.mentions import Mention

REPEATED, EXTENDED, PUT_OFF, DONE, OPEN, DROPPED = (
    *("herhaald", "verlengd", "uitgesteld"),
    *("afgerond", "nog open", "vervallen"),
)
BY_STATUS = {"gereed": DONE, "uitgesteld": PUT_OFF, "vervallen": DROPPED}
BY_KIND = {"uitstel": PUT_OFF, "verlenging": EXTENDED, "afwijzing": DROPPED}


def relation(older: Mention, later: Mention, *, is_same: bool) -> str:
    """What the later passage makes of the older one; `is_same` where it says the same again.

    A rejection that is told again is repeated.
    """
    found = _relation(older, later, is_same=is_same)
    is_rejected = any(isinstance(fact, Decision) and fact.kind == "afwijzing" for fact in older.facts)
    return REPEATED if found == DROPPED and is_rejected else found


def _relation(older: Mention, later: Mention, *, is_same: bool) -> str:
    if is_same and _is_later(older.fact, later.fact) and _status(later) not in BY_STATUS:
        return PUT_OFF
    if is_same and older.text == later.text and _status(older) == _status(later):
        return REPEATED
    if (status := BY_STATUS.get(_status(later) or "")) and (not is_same or _status(older) != _status(later)):
        return status
    if is_same and later.is_listed:
        return OPEN if later.is_pending else REPEATED
    if later.told and (not is_same or later.told != older.told):
        return later.told
    if is_same:
        return REPEATED
    kinds = [BY_KIND[fact.kind] for fact in later.facts if isinstance(fact, Decision) and fact.kind in BY_KIND]
    if kinds:
        return kinds[0]
    return DONE if any(isinstance(fact, Decision) for fact in later.facts) else OPEN


def _status(mention: Mention) -> str | None:
    return mention.fact.status if isinstance(mention.fact, Action) else None


def _is_later(older: Decision | Action | None, later: Decision | Action | None) -> bool:
    """Whether the same thing now has a later deadline."""
    if not isinstance(older, Action) or not isinstance(later, Action):
        return False
    before, after = last_day(older.deadline), last_day(later.deadline)
    return bool(before and after and before < after)
