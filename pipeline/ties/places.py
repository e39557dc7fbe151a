"""What a passage tells by its place between two yearly reports of one body, where a heading stands for one subject.

A report is often last year's with changes. So progress is told right behind a promise that is printed again, in the
stead of one that is not, or under a heading with one thing pending; and what was announced for the next year is
what is decided under that heading then.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.knowledge.stems import fold
from pipeline.records import Decision
from pipeline.similar import alike
from pipeline.ties.mentions import Mention, Weights
from pipeline.ties.sequels import same_heading

BEHIND, INSTEAD, ONLY, ANNOUNCED = 75.0, 70.0, 65.0, 60.0  # scores of the signs, the surest first
LEAST_ALIKE = 80.0  # 0–100, of a sentence that is printed again
LEAST_SHARED = 0.3  # weight of keys: one word that is not everywhere
NEXT_YEAR = re.compile(r"\b(?:volgende?|komende?) (?:verslag|zittings)?(?:jaar|periode)\b")
BACK = re.compile(r"\b(?:deze|dit|dat|hier(?:van|over|mee|voor)|daar(?:van|over|mee|voor))\b")
AGAIN = re.compile(r"\b(?:opnieuw|wederom|ook dit jaar|nogmaals|weer)\b")
PROMISED = re.compile(r"\b(?:zou(?:den)?|wilden?|moesten?)\b|\bwas (?:\w+ )?(?:toegezegd|aangekondigd|beloofd)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A later passage that by its place tells what became of an earlier one."""

    older: Mention
    later: Mention
    score: float
    reason: str


def placed(
    older: Sequence[Mention],
    later: Sequence[Mention],
    repeated: Mapping[str, Mention],
    tied: Mapping[str, Sequence[Mention]],
    done: set[str],
    weights: Weights,
) -> list[Placed]:
    """The ties by place between two reports, each passage with the surest of its signs.

    `repeated` is the older passage by the id of the later one that says it again, `tied` the older ones by the id of
    the later one that tells of them in other words; `done` are the ids of older ones that are known to be over.
    """
    found: list[Placed] = []
    again = {mention.id for mention in repeated.values()}
    for heading, before, after in _under_headings(older, later):
        waiting = [mention for mention in before if mention.is_pending and mention.id not in again | done]
        announced = _announced(heading, waiting, after, repeated, tied)
        waiting = [mention for mention in waiting if mention not in [one.older for one in announced]]
        gaps = _gaps(before, after)
        found += announced
        for at, mention in enumerate(after):
            if mention.id in repeated:
                continue
            own = _behind(after, at, repeated, tied, weights)
            if not own and mention.told:
                own = _instead(mention, gaps, waiting)
            if not own and mention.told and mention.id not in tied:
                own = _only(mention, heading, waiting)
            if not own and at and mention.id not in tied:
                last = after[at - 1]
                told_of = [one.older for one in found if one.later.id == last.id]
                own = _said_on(mention, last, [*told_of, *tied.get(last.id, ())])
            found += own
    return found


def _under_headings(
    older: Sequence[Mention], later: Sequence[Mention]
) -> Iterator[tuple[str, list[Mention], list[Mention]]]:
    """The passages of two documents under each heading that they share and that names a subject."""
    after: dict[str, list[Mention]] = defaultdict(list)
    for mention in later:
        if mention.has_topic:
            after[mention.section].append(mention)
    before: dict[str, list[Mention]] = defaultdict(list)
    for mention in older:
        if mention.has_topic and (heading := same_heading(mention.section, after)):
            before[heading].append(mention)
    for heading, mentions in before.items():
        yield heading, mentions, after[heading]


def _behind(
    after: Sequence[Mention],
    at: int,
    repeated: Mapping[str, Mention],
    tied: Mapping[str, Sequence[Mention]],
    weights: Weights,
) -> list[Placed]:
    """Right behind promises that are printed again: progress of the last, and of those told as past («zou»)."""
    mention = after[at]
    found: list[Placed] = []
    for before in reversed(after[:at]):
        older = repeated.get(before.id)
        is_told = bool(PROMISED.search(fold(before.text)))
        if older is None or not older.is_pending or (found and not is_told):
            break
        is_fate = bool(mention.told) or (mention.facts and weights.shared(older.keys, mention.keys) >= LEAST_SHARED)
        if is_fate and older not in tied.get(mention.id, ()):
            reason = "staat direct achter dezelfde toezegging"
            found.append(Placed(older=older, later=mention, score=BEHIND, reason=reason))
        if not is_told:
            break
    return found


def _gaps(before: Sequence[Mention], after: Sequence[Mention]) -> dict[str, list[Mention]]:
    """By the id of each later passage that is new, the older ones that stood in its place and are gone."""
    pairs = _printed_again(before, after)
    edges = [(-1, -1), *pairs, (len(before), len(after))]
    found: dict[str, list[Mention]] = {}
    if not pairs:
        return found
    for (first, first_later), (last, last_later) in pairwise(edges):
        for mention in after[first_later + 1 : last_later]:
            found[mention.id] = list(before[first + 1 : last])
    return found


def _printed_again(before: Sequence[Mention], after: Sequence[Mention]) -> list[tuple[int, int]]:
    """The positions of passages that are printed again, in order in both."""
    pairs: list[tuple[int, int]] = []
    begin = 0
    for number, older in enumerate(before):
        for at in range(begin, len(after)):
            if alike(older.text, after[at].text, least=LEAST_ALIKE):
                pairs.append((number, at))
                begin = at + 1
                break
    return pairs


def _instead(mention: Mention, gaps: Mapping[str, Sequence[Mention]], waiting: Sequence[Mention]) -> list[Placed]:
    gone = [older for older in gaps.get(mention.id, ()) if older in waiting]
    reason = "staat op de plaats van deze toezegging"
    return [Placed(older=older, later=mention, score=INSTEAD, reason=reason) for older in gone[-1:]]


def _only(mention: Mention, heading: str, waiting: Sequence[Mention]) -> list[Placed]:
    if len(waiting) != 1:
        return []
    reason = f"enige openstaande punt onder «{heading}»"
    return [Placed(older=waiting[0], later=mention, score=ONLY, reason=reason)]


def _said_on(mention: Mention, before: Mention, told_of: Sequence[Mention]) -> list[Placed]:
    """A promise right behind a passage that tells of another one, to which it points back («deze stap»)."""
    is_about = mention.is_open and before.told and BACK.search(fold(mention.text))
    olders = [older for older in told_of if older.is_pending] if is_about else []
    reason = "wijst terug naar de zin ervoor"
    return [Placed(older=older, later=mention, score=ONLY, reason=reason) for older in olders[-1:]]


def _announced(
    heading: str,
    waiting: Sequence[Mention],
    after: Sequence[Mention],
    repeated: Mapping[str, Mention],
    tied: Mapping[str, Sequence[Mention]],
) -> list[Placed]:
    """What was to come next year without saying what: decided then, or else asked again."""
    announced = [mention for mention in waiting if NEXT_YEAR.search(fold(mention.text))]
    if len(announced) != 1:
        return []
    new = [mention for mention in after if mention.facts and mention.id not in repeated]
    answers = [
        mention
        for mention in new
        if mention.id not in tied and any(isinstance(fact, Decision) for fact in mention.facts)
    ]
    answers = answers or [mention for mention in new if AGAIN.search(fold(mention.text))][:1]
    reason = f"aangekondigd voor dit jaar onder «{heading}»"
    return [Placed(older=announced[0], later=one, score=ANNOUNCED, reason=reason) for one in answers]


def stale_among(older: Sequence[Mention], later: Sequence[Mention]) -> set[str]:
    """The ids of the later passages that were printed in last year's report already: they tell nothing new."""
    texts = {mention.text for mention in older}
    found = {mention.id for mention in later if mention.text in texts}
    for _, before, after in _under_headings(older, later):
        found |= {after[at].id for _, at in _printed_again(before, after)}
    return found
