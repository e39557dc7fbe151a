"""Commitments and decisions of one body, followed from document to document.

Each passage of a document is compared with those facts of earlier ones that share its rarer words, so the work grows
with the number of passages, not with that of pairs. In memory are the passages of a document and of the last report.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.conclusions import Link, Passage
from pipeline.knowledge.stems import fold
from pipeline.records import Action
from pipeline.ties.live import Live
from pipeline.ties.mentions import Mention
from pipeline.ties.places import PROMISED, placed, stale_among
from pipeline.ties.progress import DONE, DROPPED, relation
from pipeline.ties.repeats import is_standing, repeat_score
from pipeline.ties.sequels import Setting, phrase, same_heading, shared_words, word_score
from pipeline.ties.weights import Weights

REPORTS = frozenset({"jaarverslag"})
EXACT = 100.0  # the score of the same words
EQUAL = 2.0  # of a score: two that differ less are equally good
KEYS_OF_ONE = 3  # keys that two passages under two headings share where they state one commitment


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """An older and a later passage that belong together; `is_same` where the later one says the same again."""

    older: Mention
    later: Mention
    score: float
    reason: str
    is_same: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What a passage is tied to; or what it may be tied to, where several are equally likely."""

    ties: tuple[Tie, ...] = ()
    rivals: tuple[Tie, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """One document of a body: its day, whether it is a yearly report, and its passages in order of the text."""

    day: str
    is_report: bool
    mentions: Sequence[Mention]


def follow(issues: Iterable[Issue], weights: Weights, live: Live) -> Iterator[Link]:
    """The follow-ups among the documents of one body, which come in order of time; `live` is used for them alone."""
    live.begin(weights)
    are_reports = bytearray()
    day: str | None = None
    report: Issue | None = None  # the newest one of an earlier day
    newest: Issue | None = None
    for number, issue in enumerate(issues):
        if issue.day != day:
            live.release()
            day, report = issue.day, newest
        ties, rivals = _ties(issue, report if issue.is_report else None, are_reports, live)
        yield from map(_link, ties)
        yield from map(_undecided, rivals)
        _settle(live, ties)
        for one in issue.mentions:
            if one.facts and not is_standing(one.text):
                live.add(number, one)
        are_reports.append(issue.is_report)
        newest = issue if issue.is_report else newest


def _ties(issue: Issue, report: Issue | None, are_reports: bytearray, live: Live) -> tuple[list[Tie], list[Tie]]:
    """The ties of one document to earlier ones, and those that were not made since others are as likely.

    `report` is last year's, where the document is a yearly report; `are_reports` tells it of the earlier documents.
    """
    printed = report.mentions if report else ()
    later = [one for one in issue.mentions if not is_standing(one.text)]
    stale = stale_among(printed, later)
    headings = _by_heading([one for one in printed if one.facts and one.id in live])
    choices = {one.id: _repeat(one, issue, are_reports, live, _near(one, headings)) for one in later}
    again = {tie.older.id for choice in choices.values() for tie in choice.ties}
    for one in later:
        if choices[one.id] == Choice() and (one.told or one.facts) and one.id not in stale:
            choices[one.id] = _sequel(one, issue, are_reports, live, _near(one, headings), again)
    ties = [tie for choice in choices.values() for tie in choice.ties]
    if report:
        ties = _with_places(ties, printed, [one for one in later if one.facts or one.id not in stale], live.weights)
    ties += [twin for tie in ties for twin in _stated_twice(tie, live)]
    by_ends = {(tie.older.id, tie.later.id): tie for tie in reversed(ties)}
    return list(by_ends.values())[::-1], [tie for choice in choices.values() for tie in choice.rivals]


def _with_places(ties: list[Tie], before: Sequence[Mention], later: Sequence[Mention], weights: Weights) -> list[Tie]:
    """With the ties by place; a promise that is told as past is tied to what came of it, not to the telling."""
    repeated = {tie.later.id: tie.older for tie in ties if tie.is_same}
    tied: dict[str, list[Mention]] = defaultdict(list)
    for tie in ties:
        if not tie.is_same:
            tied[tie.later.id].append(tie.older)
    done = {tie.older.id for tie in ties if _relation(tie) in (DONE, DROPPED)}
    found = [
        Tie(older=one.older, later=one.later, score=one.score, reason=one.reason)
        for one in placed(before, later, repeated, tied, done, weights)
    ]
    fates = {tie.older.id for tie in (*found, *ties) if not tie.is_same}
    return [tie for tie in ties if not (tie.older.id in fates and _is_retold(tie))] + found


def _is_retold(tie: Tie) -> bool:
    """Whether the later passage tells the promise as one that was made once, in other words."""
    is_past = [bool(PROMISED.search(fold(one.text))) for one in (tie.older, tie.later)]
    return tie.is_same and is_past == [False, True]


def _repeat(later: Mention, issue: Issue, are_reports: bytearray, live: Live, near: Sequence[Mention]) -> Choice:
    """The older passage that the later one says again: of those that do so as well, the newest."""
    scored: list[tuple[int, Tie]] = []
    sure = live.sure(later, near)
    exact = -1  # the newest document that says it in the same words: an older one is not what is said again
    for at in (*sure, *live.likely(later, sure)):
        if live.document_of(at) < exact:
            continue
        number, older = live.at(at)
        in_minutes = not (issue.is_report and are_reports[number])
        score = repeat_score(older, later, live.weights, in_minutes=in_minutes, in_place=older in near)
        if score:
            reason = f"zegt hetzelfde ({score:.0f} van 100)"
            scored.append((number, Tie(older=older, later=later, score=score, reason=reason, is_same=True)))
            exact = max(exact, number) if score >= EXACT else exact
    if not scored:
        return Choice()
    most = max(tie.score for _, tie in scored)
    newest = max(number for number, tie in scored if tie.score >= most - 2 * EQUAL)
    own = [tie for number, tie in scored if number == newest]
    return _chosen(own)


def _sequel(
    later: Mention, issue: Issue, are_reports: bytearray, live: Live, near: Sequence[Mention], again: set[str]
) -> Choice:
    """What the later passage tells of in other words; what is said `again` too only where nothing else is told of."""
    told_of = [(older, word_score(older, later, live.weights, Setting.HEADING)) for older in near]
    found = [_by_words(older, later, score) for older, score in told_of if score]
    if found:
        new = [tie for tie in found if tie.older.id not in again]
        pending = [tie for tie in new if tie.older.is_pending]
        best = max(new or found, key=lambda tie: tie.score)
        return Choice(ties=tuple(tie for tie in found if tie is best or tie in pending))
    told_of = []
    for number, older in live.candidates(later, least_keys=1 if issue.is_report else 2):
        setting = Setting.REPORTS if issue.is_report and are_reports[number] else Setting.OTHER
        told_of.append((older, word_score(older, later, live.weights, setting)))
    return _chosen([_by_words(older, later, score) for older, score in told_of if score])


def _by_words(older: Mention, later: Mention, score: float) -> Tie:
    said = phrase(older.text, later.text)
    words = [said] if said else shared_words(older, later)
    reason = f"deelt {', '.join(f'«{word}»' for word in words)}" if words else "gaat over hetzelfde"
    return Tie(older=older, later=later, score=score, reason=reason)


def _chosen(ties: Sequence[Tie]) -> Choice:
    """The best tie; none where another commitment is equally likely, by words, heading and owner."""
    if not ties:
        return Choice()
    best = max(tie.score for tie in ties)
    equal = [tie for tie in ties if tie.score >= best - EQUAL]
    for is_nearer in (_under_its_heading, _of_its_owner):
        equal = [tie for tie in equal if is_nearer(tie)] or equal
    if len(equal) > 1 and not _are_one([tie.older for tie in equal]):
        return Choice(rivals=tuple(equal))
    return Choice(ties=(max(equal, key=lambda tie: (tie.older.is_listed, tie.score, tie.older.order)),))


def _under_its_heading(tie: Tie) -> bool:
    return bool(tie.later.section) and tie.older.section == tie.later.section


def _of_its_owner(tie: Tie) -> bool:
    owner = _owner(tie.later)
    return owner is not None and _owner(tie.older) == owner


def _owner(mention: Mention) -> str | None:
    return mention.fact.owner if isinstance(mention.fact, Action) else None


def _are_one(mentions: Sequence[Mention]) -> bool:
    """Whether the passages may state one commitment: no other owner or deadline, and one of them in prose or a list."""
    deadlines = {one.fact.deadline for one in mentions if isinstance(one.fact, Action)} - {None}
    owners = {_owner(one) for one in mentions} - {None}
    if len(owners) > 1 or len(deadlines) > 1 or len({one.document for one in mentions}) > 1:
        return False
    return sum(one.is_listed for one in mentions) == 1 or len({one.section for one in mentions}) == 1


def _stated_twice(tie: Tie, live: Live) -> list[Tie]:
    """The same tie for another passage of the older document that states the commitment too."""
    twins = [
        older
        for _, older in live.candidates(tie.older)
        if older.document == tie.older.document
        and older.id != tie.older.id
        and (_are_one([older, tie.older]) or _says_itself(older, tie.older))
        and repeat_score(older, tie.older, live.weights, in_minutes=True, in_place=False)
    ]
    return [Tie(older=one, later=tie.later, score=tie.score, reason=tie.reason, is_same=tie.is_same) for one in twins]


def _says_itself(first: Mention, second: Mention) -> bool:
    """Whether the words tell by themselves, without the heading, that the two are one commitment."""
    return len(first.keys & second.keys) >= KEYS_OF_ONE and _owner(first) == _owner(second)


def _by_heading(mentions: Sequence[Mention]) -> dict[str, list[Mention]]:
    found: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        found[mention.section].append(mention)
    return found


def _near(later: Mention, headings: dict[str, list[Mention]]) -> list[Mention]:
    """The facts of last year's report under the same heading."""
    heading = same_heading(later.section, headings)
    return headings[heading] if heading else []


def _settle(live: Live, ties: Sequence[Tie]) -> None:
    """What is said again lives on in the later passage; what is done or dropped is followed no more."""
    for tie in ties:
        if (tie.is_same and tie.later.facts) or _relation(tie) in (DONE, DROPPED):
            live.drop(tie.older)


def _relation(tie: Tie) -> str:
    return relation(tie.older, tie.later, is_same=tie.is_same)


def _link(tie: Tie) -> Link:
    return Link(
        kind="follow_up",
        first=tie.older.id,
        second=tie.later.id,
        score=round(tie.score, 1),
        relation=_relation(tie),
        reason=tie.reason,
        passage=_passage(tie.later),
    )


def _undecided(tie: Tie) -> Link:
    return Link(
        kind="undecided",
        first=tie.older.id,
        second=tie.later.id,
        score=round(tie.score, 1),
        reason="niet verbonden: een andere passage is even waarschijnlijk",
        passage=_passage(tie.later),
    )


def _passage(mention: Mention) -> Passage | None:
    """Where the mention is no fact, its words and their place."""
    if mention.facts:
        return None
    return Passage(document=mention.document, start=mention.start, end=mention.end, quote=mention.text)
