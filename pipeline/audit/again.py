"""What two documents of an organisation say in words: a year given again in the next report, or one headline in both.

Of two reports, one is the sequel of the other where they give some numbers alike; only then a changed year counts.
Statements are found by what they count and their size, so that only documents that may say the same are compared.
"""

from __future__ import annotations

import json
import pickle
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import groupby
from math import floor, log

from pipeline.audit.passages import Spot, Told
from pipeline.audit.repeats import RESTATED, leeway
from pipeline.audit.rounding import value
from pipeline.audit.statements import ELSEWHERE, LEAST, Key, Said, is_headline, said_again, said_by
from pipeline.audit.wording import is_loose, loosened
from pipeline.conclusions import Calculation
from pipeline.knowledge.scratch import Scratch, packed
from pipeline.knowledge.years import years

FEWEST = 2  # numbers alike before two reports are a series
NEAR = 3  # a number restated is seldom three times what it was
SIZE = 4  # more than NEAR: two that are near, or differ by their rounding, are of one size or of two that follow
TABLES = """
CREATE TABLE firsts (number INTEGER PRIMARY KEY, document INTEGER, statement BLOB);
CREATE TABLE marks (mark INTEGER, number INTEGER, PRIMARY KEY (mark, number)) WITHOUT ROWID;
CREATE TABLE later (document INTEGER, year INTEGER, statements BLOB);
CREATE TABLE heads (period INTEGER, name TEXT, year INTEGER, document INTEGER, statement BLOB);
CREATE INDEX heads_by_name ON heads(period, name, year, document);
"""
PUT_FIRST = "INSERT INTO firsts (document, statement) VALUES (?, ?) RETURNING number"
LATER = "SELECT statements FROM later ORDER BY year, document"
MARKED = """
    SELECT document, statement FROM firsts WHERE number IN (
        SELECT number FROM marks WHERE mark IN (SELECT value FROM json_each(?))) ORDER BY number"""
BOTH = """
    SELECT one.rowid, one.statement, other.statement FROM heads one CROSS JOIN heads other
        ON other.period = one.period AND other.name = one.name AND other.year = one.year
        AND other.document > one.document
    ORDER BY one.rowid, other.document"""


@dataclass(frozen=True, slots=True)
class Kept:
    """A statement; whether it is provisional, and whether its document gives no other value for the same words."""

    said: Said
    is_loose: bool
    is_sole: bool


def keep(held: Scratch, document: int, one: Told) -> None:
    """Note what a document of one year states, in a scratch base with `TABLES`; documents are numbered in order."""
    first, last = years(one.document.period)
    if first is None or first != last:
        return
    said = said_by(one)
    own = [statement for statement in said if statement.year == first]
    sole = {id(statement) for statement in _unique(own).values()}
    for statement in own:
        kept = _kept(statement, is_sole=id(statement) in sole)
        ((number,),) = held.execute(PUT_FIRST, [document, packed(kept)]).fetchall()
        held.executemany("INSERT INTO marks VALUES (?, ?)", ((mark, number) for mark in _marks(kept, first)))
    for year in (first - 1, first - 2):
        again = [_kept(one) for one in said if one.year == year and not one.spot.figure.place.table]
        if again:
            held.execute("INSERT INTO later VALUES (?, ?, ?)", [document, first, packed(again)])
    heads = _by_indicator(said)
    held.executemany(
        "INSERT INTO heads VALUES (?, ?, ?, ?, ?)",
        ((first, name, year, document, packed(_kept(head))) for (name, year), head in heads.items()),
    )


def restated(held: Scratch) -> Iterator[Calculation]:
    """The numbers of a year in the report of one of the two years after it, by those of the reports of that year."""
    for (packed_later,) in held.execute(LATER):
        again: list[Kept] = pickle.loads(packed_later)
        marks = {mark for one in again for mark in _marks(one, one.said.year, reach=1)}
        rows = held.execute(MARKED, [json.dumps(list(marks))])
        for _, own in groupby(rows, key=lambda row: int(row[0])):
            yield from _restated(again, [pickle.loads(statement) for _, statement in own])


def same_year(held: Scratch) -> Iterator[Calculation]:
    """One headline in two documents of a year; where they differ, another body may have counted something else."""
    for _, rows in groupby(held.execute(BOTH), key=lambda row: int(row[0])):
        one: Kept | None = None
        for _, statement, packed_other in rows:
            one = one or pickle.loads(statement)
            other: Kept = pickle.loads(packed_other)
            is_equal = _are_equal(one.said, other.said)
            yield said_again(ELSEWHERE, one.said, other.said, agrees=True if is_equal else None)


def _kept(said: Said, *, is_sole: bool = False) -> Kept:
    return Kept(Said(said.spot.bare, said.year, said.key, said.words), is_loose(said.spot), is_sole)


def _marks(kept: Kept, year: int, *, reach: int = 0) -> set[int]:
    """What tells that two statements may be of one thing: a word, its indicator or all words, with the size; or digits.

    `reach` gives the sizes beside its own too, to look for others.
    """
    one, figure = kept.said, kept.said.spot.figure
    size = floor(log(abs(value(figure)), SIZE))
    named = [("word", word) for word in one.words]
    named += [("indicator", figure.indicator)] if figure.indicator else []
    named += [("key", repr(one.key))] if kept.is_sole or reach else []
    sizes = range(size - reach, size + reach + 1)
    found = [repr((year, figure.unit, *name, number)) for name in named for number in sizes]
    digits = "".join(sorted(str(value(figure))))
    found += [repr((year, figure.unit, word, "digits", digits)) for word in one.words]
    return {int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big", signed=True) for text in found}


def _by_indicator(said: Sequence[Said]) -> dict[tuple[str, int], Said]:
    """The headlines that an indicator names, where the document gives but one number for it."""
    groups: dict[tuple[str, int], list[Said]] = {}
    for one in said:
        if one.spot.figure.indicator and is_headline(one):
            groups.setdefault((one.spot.figure.indicator, one.year), []).append(one)
    return {key: group[0] for key, group in groups.items() if len({one.spot.figure.value for one in group}) == 1}


def _restated(later: Sequence[Kept], earlier: Sequence[Kept]) -> Iterator[Calculation]:
    """What the later report gives again of what the earlier one stated of its own year."""
    again, first = [one.said for one in later], [one.said for one in earlier]
    loose = {one.said.spot.id for one in (*later, *earlier) if one.is_loose}
    alike = [(one, two) for one in again if (two := _same_number(one, first))]
    by_key = {one.said.key: one.said for one in earlier if one.is_sole}
    matched = {one.spot.id for one, _ in alike}
    telling = [one for one, _ in alike if value(one.spot.figure) >= LEAST]
    for one, two in alike:
        yield said_again(RESTATED, one, two, agrees=True)
    for one in again:
        other = None if one.spot.id in matched else _counterpart(one, by_key, first)
        if other is None or value(one.spot.figure) < LEAST:
            continue
        found = said_again(RESTATED, one, other, agrees=False if len(telling) >= FEWEST else None)
        yield found if loose.isdisjoint(found.figures) else loosened(found)


def _same_number(one: Said, first: Sequence[Said]) -> Said | None:
    """The same number of something that shares a word with it."""
    figure = one.spot.figure
    found = [
        two
        for two in first
        if two.spot.figure.unit == figure.unit and _are_equal(two, one)
        and (one.words & two.words or _same_indicator(one, two))
    ]  # fmt: skip
    return max(found, key=lambda two: len(one.words & two.words), default=None)


def _are_equal(one: Said, two: Said) -> bool:
    return abs(value(one.spot.figure) - value(two.spot.figure)) <= leeway(one.spot, two.spot)


def _same_indicator(one: Said, two: Said) -> bool:
    return one.spot.figure.indicator is not None and one.spot.figure.indicator == two.spot.figure.indicator


def _unique(first: Sequence[Said]) -> Mapping[Key, Said]:
    """The statements whose key has but one value in the document."""
    groups: dict[Key, list[Said]] = {}
    for one in first:
        groups.setdefault(one.key, []).append(one)
    return {key: group[0] for key, group in groups.items() if len({one.spot.figure.value for one in group}) == 1}


def _counterpart(one: Said, by_key: Mapping[Key, Said], first: Sequence[Said]) -> Said | None:
    """What the earlier report says of the same: by the same words, or as the only number that a slip would explain."""
    same = by_key.get(one.key)
    if same and _is_near(one, same):
        return same
    slips = [two for two in first if one.words & two.words and _is_slip(one.spot, two.spot)]
    return slips[0] if len({value(two.spot.figure) for two in slips}) == 1 else None


def _is_near(one: Said, two: Said) -> bool:
    first, second = value(one.spot.figure), value(two.spot.figure)
    return second < NEAR * first < NEAR * NEAR * second


def _is_slip(one: Spot, two: Spot) -> bool:
    """Two digits changed places: 164 and 146."""
    first, second = (str(value(spot.figure)) for spot in (one, two))
    if one.figure.unit != two.figure.unit or len(first) != len(second) or len(first) < 2:
        return False
    apart = [at for at, (a, b) in enumerate(zip(first, second, strict=True)) if a != b]
    return len(apart) == 2 and apart[1] - apart[0] == 1 and sorted(first) == sorted(second)
