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
from pipeline.ties.mentions import Mention
from pipeline.ties.progress import DROPPED
from pipeline.ties.sequels import same_heading
from pipeline.ties.subject import nearest
from pipeline.ties.weights import Weights

BEHIND, INSTEAD, NAMED, ONLY, ANNOUNCED = 75.0, 70.0, 68.0, 65.0, 60.0  # scores of the signs, the surest first
LEAST_ALIKE = 80.0  # 0–100, of a sentence that is printed again
LEAST_SHARED = 0.3  # weight of keys: one word that is not everywhere
NEXT_YEAR = re.compile(r"\b(?:volgende?|komende?) (?:verslag|zittings)?(?:jaar|periode)\b")
BACK = re.compile(r"\b(?:deze|dit|dat|(?:hier|daar) ?(?:van|over|mee|voor))\b")
PRONOUN = re.compile(  # «de directie heeft het in mei laten vervallen»: what the sentence before tells of
    r"\b(?:heeft|hebben|had|hadden|is|zijn|was|werd|wordt) (?:het|dit|dat|deze|ze|hem)"
    r" (?:alsnog|daarna|in|inmiddels|later|niet|nog|ook|op|opnieuw|per|toen|uiteindelijk|vervolgens|weer)\b"
    r"|^uiteindelijk\b"
)
AGAIN = re.compile(r"\b(?:opnieuw|wederom|ook dit jaar|nogmaals|weer)\b")
PROMISED = re.compile(r"\b(?:zou(?:den)?|wilden?|moesten?)\b|\bwas (?:\w+ )?(?:toegezegd|aangekondigd|beloofd)\b")
KIND_NAMED = re.compile(
    r"\b(?:het|dat|dit|de|die|deze|ons|onze) (?:eerdere? )?(advies|aanbeveling|verzoek|toezegging|afspraak|voornemen)\b"
)
NAMED_KINDS = {"advies": frozenset({"advies", "aanbeveling"})}  # what a word names besides its own kind


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
        announced = _announced(heading, before, waiting, after, repeated, tied)
        waiting = [mention for mention in waiting if mention not in [one.older for one in announced]]
        gaps = _gaps(before, after)
        found += announced
        for at, mention in enumerate(after):
            if mention.id in repeated:
                continue
            own = _behind(after, at, repeated, tied, weights)
            if not own and mention.told:
                own = _instead(mention, gaps, waiting)
            if not own and mention.told == DROPPED and not any(one.is_pending for one in tied.get(mention.id, ())):
                own = _moot(mention, waiting)
            if not own and mention.told and mention.id not in tied:
                own = _named(mention, before, after[:at], repeated) or _only(mention, heading, waiting)
            found += own
    return _with_said_on(found, later, repeated, tied)


def _with_said_on(
    found: Sequence[Placed],
    later: Sequence[Mention],
    repeated: Mapping[str, Mention],
    tied: Mapping[str, Sequence[Mention]],
) -> list[Placed]:
    """With what goes on about the promise that the sentence before tells of."""
    told_of: dict[str, list[Mention]] = defaultdict(list)
    for one in found:
        told_of[one.later.id].append(one.older)
    every = list(found)
    for last, mention in pairwise(later):
        is_free = not (mention.id in repeated or mention.id in tied or mention.id in told_of)
        if is_free and mention.section == last.section and mention.order == last.order + 1:
            own = _said_on(mention, last, [*told_of[last.id], *tied.get(last.id, ())])
            told_of[mention.id] = [one.older for one in own]
            every += own
    return every


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
    """Right behind promises that are printed again: progress of the last, and of those told as past («zou»).

    Where the last points back («na een jaar bekijken we dit»), progress of what it points to too.
    """
    mention = after[at]
    found: list[Placed] = []
    points_back = False
    for before in reversed(after[:at]):
        older = repeated.get(before.id)
        is_told = bool(PROMISED.search(fold(before.text)))
        if older is None or not older.is_pending or (found and not (is_told or points_back)):
            break
        is_fate = bool(mention.told) or (mention.facts and weights.shared(older.keys, mention.keys) >= LEAST_SHARED)
        if is_fate and older not in tied.get(mention.id, ()):
            reason = "staat direct achter dezelfde toezegging"
            found.append(Placed(older=older, later=mention, score=BEHIND, reason=reason))
        points_back = not points_back and len(older.keys) == 0 and bool(BACK.search(fold(before.text)))
        if not (is_told or points_back):
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


def _named(
    mention: Mention, before: Sequence[Mention], earlier: Sequence[Mention], repeated: Mapping[str, Mention]
) -> list[Placed]:
    """The one thing of the kind that the passage names («het advies is niet opgevolgd»), where this year has none."""
    named = KIND_NAMED.search(fold(mention.text))
    if not named:
        return []
    kinds = NAMED_KINDS.get(named[1], frozenset({named[1]}))
    older, new = (
        [one for one in mentions if any(fact.kind in kinds for fact in one.facts)]
        for mentions in (before, [one for one in earlier if one.id not in repeated])
    )
    if len(older) != 1 or new:
        return []
    return [Placed(older=older[0], later=mention, score=NAMED, reason=f"noemt onder dit kopje «{named[0]}»")]


def _moot(mention: Mention, waiting: Sequence[Mention]) -> list[Placed]:
    """The last thing pending under a heading whose own subject is dropped («het onderzoek komt er niet»)."""
    if not waiting or not any(nearest(key, mention.keys) for key in mention.heading_keys):
        return []
    reason = "laat het onderwerp van het kopje vallen"
    return [Placed(older=waiting[-1], later=mention, score=ONLY, reason=reason)]


def _only(mention: Mention, heading: str, waiting: Sequence[Mention]) -> list[Placed]:
    if len(waiting) != 1:
        return []
    reason = f"enige openstaande punt onder «{heading}»"
    return [Placed(older=waiting[0], later=mention, score=ONLY, reason=reason)]


def _said_on(mention: Mention, before: Mention, told_of: Sequence[Mention]) -> list[Placed]:
    """What is said on right behind a passage that tells of a promise, and points back to it («deze stap», «het»)."""
    text = fold(mention.text)
    is_about = before.told and ((mention.is_open and BACK.search(text)) or (mention.told and PRONOUN.search(text)))
    olders = [older for older in told_of if older.is_pending] if is_about else []
    reason = "wijst terug naar de zin ervoor"
    return [Placed(older=older, later=mention, score=ONLY, reason=reason) for older in olders[-1:]]


def _announced(
    heading: str,
    before: Sequence[Mention],
    waiting: Sequence[Mention],
    after: Sequence[Mention],
    repeated: Mapping[str, Mention],
    tied: Mapping[str, Sequence[Mention]],
) -> list[Placed]:
    """What was to come next year without saying what: decided then, or else asked again."""
    announced = [mention for mention in waiting if _is_announced(mention, before)]
    if len(announced) != 1:
        return []
    new = [mention for mention in after if mention.facts and mention.id not in repeated]
    answers = [
        mention
        for mention in new
        if mention.id not in tied and any(isinstance(fact, Decision) for fact in mention.facts)
    ]
    asked_again = [mention for mention in new if AGAIN.search(fold(mention.text))][:1]
    answers = asked_again if asked_again and AGAIN.search(fold(announced[0].text)) else answers or asked_again
    reason = f"aangekondigd voor dit jaar onder «{heading}»"
    return [Placed(older=announced[0], later=one, score=ANNOUNCED, reason=reason) for one in answers]


def _is_announced(mention: Mention, before: Sequence[Mention]) -> bool:
    """Whether it is to come next year, in its words or those of the sentence behind it («daarover volgend jaar»)."""
    behind = [one.text for one in before if one.order == mention.order + 1 and not one.facts]
    texts = [fold(text) for text in behind if BACK.search(fold(text))]
    return any(NEXT_YEAR.search(text) for text in (fold(mention.text), *texts))


def stale_among(older: Sequence[Mention], later: Sequence[Mention]) -> set[str]:
    """The ids of the later passages that were printed in last year's report already: they tell nothing new."""
    texts = {mention.text for mention in older}
    found = {mention.id for mention in later if mention.text in texts}
    for _, before, after in _under_headings(older, later):
        found |= {after[at].id for _, at in _printed_again(before, after)}
    return found
