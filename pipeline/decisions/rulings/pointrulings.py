"""What an outcome says of each point of a proposal: «a en b conform. Punt c: niet akkoord», «Conform, behalve 2»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.decisions.rulings.outcomewords import outcome_kind
from pipeline.records import Action, Decision

CHANGED = "gewijzigd"
ONE = r"(?:[a-k]|[1-9]\d?)"
WORD = (
    r"(?:(?:de |het )?(?:(?:besluit|beslis|deel)?punt(?:en)?|onderde(?:el|len)|(?:deel)?besluit(?:en)?|voorstel(?:len)?"
    r"|sub|ad|nr\.?|nummers?)\s+)"
)
POINTS = rf"{ONE}\)?(?:(?:,| en| &|/| t/m| tot en met|, en)\s*{WORD}?{ONE}\b\)?)*"
LINK = r"(?:\s*[:–-]\s*|\s+)(?:(?:is|zijn|wordt|worden)\s+)?"
ABOUT = r"(?:(?:voor )?wat betreft|ten aanzien van|t\.a\.v\.|met betrekking tot|met|voor|van|op)"
POINTS_FIRST = re.compile(rf"(?:{ABOUT}\s+)?{WORD}?(?P<points>{POINTS})(?<![.]){LINK}(?P<said>\S.*)", re.I | re.S)
POINTS_LAST = re.compile(rf"(?P<said>[^:,]{{4,60}}?)(?:\s*:\s*|\s+(?:{ABOUT}\s+)?){WORD}?(?P<points>{POINTS})\W*", re.I)
REST = re.compile(
    r"(?:(?:de )?overige(?: (?:punten|onderdelen|voorstellen|besluitpunten))?|(?:voor het )?overig(?:e|ens))"
    rf"{LINK}(?P<said>.+)",
    re.I | re.S,
)
EXCEPT = re.compile(
    r"(?P<said>[^,]{4,40}),?\s+(?:met uitzondering van|behalve|behoudens|uitgezonderd|op|m\.u\.v\.)\s+"
    rf"{WORD}?(?P<points>{POINTS})(?:\s+na)?\b\W*(?:(?:,\s*)?(?:dat|die|deze)\s+(?:wordt|worden|is|zijn)\s+(?P<other>.+))?",
    re.I | re.S,
)
OUTCOME = (
    r"(?:niet|conform|akkoord|ingestemd|vastgesteld|aangenomen|aangehouden|afgewezen|verworpen|uitgesteld|doorgeschoven"
    r"|aanhouden|afwijzen|gewijzigd|ingetrokken|teruggetrokken|vervalt)"
)
BETWEEN = re.compile(  # «a t/m b conform, c aangehouden»
    rf"[.;]\s+|,\s+(?:en\s+|maar\s+)?(?=(?:{WORD}?{ONE}\)?(?:{LINK}){OUTCOME}\b|(?:de |voor het )?overig))", re.I
)
ONLY_POINTS = re.compile(rf"{WORD}?{POINTS}", re.I)
PUT_OFF = re.compile(r"(?:aanhouden|uitstellen|doorschuiven|vervalt)\b", re.I)
REFUSED = re.compile(r"(?:afwijzen|verwerpen|niet doen)\b", re.I)
RULED = "voorstel-met-besluit"
ITEM = 1_500  # characters of a proposal and what stands between it and its ruling
MARK = re.compile(r"\W*(?P<mark>[a-k]|[1-9]\d?)[.):]?\s")
MARKS = [*"abcdefghijk", *map(str, range(1, 21))]
LABELLED = re.compile(r"^(?:[Bb]esl\w+|[Uu]itkomst|[Cc]onclusie|[Cc]ollege\w*)(?: [A-Za-z&]+){0,3}\s*:\s*")
AS_CHANGED = re.compile(r"(?:in )?gewijzigde?|aangepast|geamendeerd|anders", re.I)
TO = re.compile(r"\s*(?:t/m|tot en met)\s*")


@dataclass(frozen=True, slots=True)
class PointRuling:
    """The outcome of one point: its kind, «gewijzigd» where it was decided otherwise, and the words that say so."""

    mark: str
    kind: str
    start: int
    end: int


def point_rulings(text: str, marks: Sequence[str]) -> list[PointRuling]:
    """What the outcome says of the points with these marks, in their order; empty where it does not tell them apart.

    A point that nothing is said of has no ruling.

    Example:
        >>> [(one.mark, one.kind) for one in point_rulings("a en b conform. Punt c: niet akkoord.", ["a", "b", "c"])]
        [('a', 'besluit'), ('b', 'besluit'), ('c', 'afwijzing')]
    """
    told: dict[str, PointRuling] = {}
    rest: PointRuling | None = None
    for start, end in _clauses(text):
        said = text[start:end].strip(" .;")
        excepted = EXCEPT.fullmatch(said)
        if excepted and (kind := _kind(excepted["said"])) and (named := _named(excepted["points"], marks)):
            rest = PointRuling("", kind, start, end)
            other = _kind(excepted["other"] or "")
            told |= {mark: PointRuling(mark, other or "none", start, end) for mark in named}
            continue
        if (left := REST.fullmatch(said)) and (kind := _kind(left["said"])):
            rest = PointRuling("", kind, start, end)
            continue
        for kind, named in _told(said, marks):
            told |= {mark: PointRuling(mark, kind, start, end) for mark in named if mark not in told}
    if rest and told:
        told |= {mark: PointRuling(mark, rest.kind, rest.start, rest.end) for mark in marks if mark not in told}
    return [told[mark] for mark in marks if mark in told]


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for gap in [*BETWEEN.finditer(text), None]:
        end = gap.start() + 1 if gap else len(text)
        if gap and ONLY_POINTS.fullmatch(text[start : gap.start()]):
            continue  # «a, b conform»
        yield start, end
        start = gap.end() if gap else end


def without_spent(found: Sequence[Decision | Action]) -> list[Decision | Action]:
    """Those that are not told by a ruling on points already: neither its own words, nor a point that it turned down."""
    ruled = [one for one in found if one.rule == RULED]
    places = {(one.place.start, one.place.end) for one in ruled}
    return [
        one
        for one in found
        if (one.place.start, one.place.end) in places or not any(_spends(other, one) for other in ruled)
    ]


def _spends(ruled: Decision | Action, other: Decision | Action) -> bool:
    if 0 <= other.place.start - ruled.place.end < ITEM:
        return rules_on_points(other.quote)
    point = MARK.match(other.quote)
    if point is None or not 0 <= ruled.place.start - other.place.end < ITEM:
        return False
    return any(one.mark == point.group("mark") for one in point_rulings(ruled.quote, MARKS))


def rules_on_points(text: str) -> bool:
    """An outcome that says of which points it is: «Besluit: a en b conform.»"""
    return bool(point_rulings(LABELLED.sub("", text, count=1), MARKS))


def _told(said: str, marks: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """The kind that a clause tells, and of which points: the first reading that makes sense."""
    for pattern in (POINTS_FIRST, POINTS_LAST):
        read = pattern.fullmatch(said)
        if read and (kind := _kind(read["said"])) and (named := _named(read["points"], marks)):
            yield kind, named
            return


def _kind(said: str) -> str | None:
    if AS_CHANGED.match(said) and outcome_kind(said) in {None, "besluit"}:
        return CHANGED
    if PUT_OFF.match(said) or REFUSED.match(said):
        return "uitstel" if PUT_OFF.match(said) else "afwijzing"
    return outcome_kind(said) or outcome_kind(said.split(":")[0])


def _named(points: str, marks: Sequence[str]) -> list[str]:
    """The marks named, «1 t/m 3» written out; none where one of them is no point."""
    said = re.sub(WORD, " ", points, flags=re.I).lower()
    named: list[str] = []
    for part in re.split(r"\s*(?:,\s*en\b|,|\ben\b|&|/(?!m))\s*", said):
        ends = [end.strip(" )") for end in TO.split(part)]
        if any(end not in marks for end in ends):
            return []
        named += marks[marks.index(ends[0]) : marks.index(ends[-1]) + 1]
    return named
