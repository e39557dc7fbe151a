"""Whether a later passage says the same again: the same commitment or decision, not another one in the same words."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from corpus import table
from pipeline.knowledge.stems import fold
from pipeline.records import Decision
from pipeline.similar import alike, alike_part
from pipeline.ties.mentions import Mention
from pipeline.ties.weights import Weights

LEAST_ALIKE = 80.0  # 0–100; measured: below it other sentences begin
LEAST_ALIKE_PART = 88.0  # where one passage is the beginning or end of the other
LEAST_PART = 40  # letters of that part
LEAST_SUBJECT = 1.0  # weight of the keys: less can be said of anything
LEAST_KEYS = 2
POINTING = re.compile(r"\W*(?:deze|dit|dat|die|hier\w*|daar\w*)\b")  # the words tell of what stands before them
SUBSTITUTED = 1 / 3  # of the weight that is shared: where each has more of its own, they are about two things


def repeat_score(older: Mention, later: Mention, weights: Weights, *, in_minutes: bool, in_place: bool) -> float:
    """How alike the two are, 0–100; 0 where they are not the same thing.

    `in_minutes`: they stand in minutes or lists of meetings, where the same decision on another day is another one.
    `in_place`: they stand under the same heading of two yearly reports, so that few words suffice.
    """
    if not in_place and not _says_enough(older, later, weights):
        return 0.0
    score = _alike(older, later)
    if not score or is_standing(later.text) or is_standing(older.text):
        return 0.0
    if in_minutes and not (older.is_listed or later.is_listed) and POINTING.match(fold(later.text)):
        return 0.0
    if _is_other_number(older, later) or (in_minutes and _is_other_decision(older, later)):
        return 0.0
    return 0.0 if older.text != later.text and _is_other_subject(older, later, weights) else score


@lru_cache(maxsize=4_000)  # asked of a passage for each that it is compared with
def is_standing(text: str) -> bool:
    """Whether it is business of every meeting: the minutes, the agenda, the opening."""
    lower = fold(text)
    return any(words.search(lower) for words in _standing())


def _alike(older: Mention, later: Mention) -> float:
    if older.text == later.text:
        return 100.0
    score = alike(older.text, later.text, least=LEAST_ALIKE)
    short, long = sorted((older.text, later.text), key=len)
    if score or len(short) < LEAST_PART or 2 * len(older.keys & later.keys) < min(len(older.keys), len(later.keys)):
        return score
    return alike_part(short, long, least=LEAST_ALIKE_PART)


def _says_enough(older: Mention, later: Mention, weights: Weights) -> bool:
    """Whether the words say more than could be said of anything."""
    both = older.keys & later.keys
    return len(both) >= LEAST_KEYS and weights.total(both) >= LEAST_SUBJECT


def _is_other_number(older: Mention, later: Mention) -> bool:
    """Whether each names a number that the other does not: the accounts of 2021 are not those of 2022."""
    return bool(older.numbers - later.numbers and later.numbers - older.numbers)


def _is_other_decision(older: Mention, later: Mention) -> bool:
    """Whether both were decided, on two days."""
    days = [
        {fact.decided_on for fact in mention.facts if isinstance(fact, Decision)} - {None} for mention in (older, later)
    ]
    is_promise = any(not isinstance(fact, Decision) for fact in (*older.facts, *later.facts))
    return not is_promise and bool(days[0] and days[1] and not days[0] & days[1])


def _is_other_subject(older: Mention, later: Mention, weights: Weights) -> bool:
    """Whether one word of subject or name is exchanged for another: the plan of North is not that of South."""
    if older.names - later.names and later.names - older.names and older.names & later.names != older.names:
        own = [weights.total(one.keys - other.keys) for one, other in ((older, later), (later, older))]
        if min(own) > 0:
            return True
    shared = weights.total(older.keys & later.keys)
    return all(
        weights.total(one.keys - other.keys) > SUBSTITUTED * shared for one, other in ((older, later), (later, older))
    )


@cache
def _standing() -> list[re.Pattern[str]]:
    return [re.compile(row["words"]) for row in table("standing.csv")]
