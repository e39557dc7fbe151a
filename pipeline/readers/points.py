"""Paragraphs that are points of one list, seen from those around them: by their numbers, or below a colon.

A reader sees a mark on one line. «I.» may number a point or be an initial, «A1» a point or a room, and a short line
without a stop may be a title: what tells is that the next paragraph goes on counting, or that a colon opened a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pipeline.records import Line, Table

Group = list[Line] | Table
ROMAN = {"I": 1, "V": 5, "X": 10}
MARKS = (  # each with the sign of the list, its number, and what may stand behind it
    re.compile(r"(?P<sign>\(?)(?P<number>\d{1,2})(?P<stop>[.)])\s+(?=\S)"),
    re.compile(r"(?P<sign>\(?)(?P<number>[IVX]{1,4})(?P<stop>[.):])\s+(?=\S)"),
    re.compile(r"(?P<sign>[A-Z]{1,3}[-.]?)(?P<number>\d{1,2})(?P<stop>[.:)]?)\s+(?=[A-ZÀ-Þa-zà-ÿ])"),
)
RUNS_ON = (";", ",", "; en", "; of", ", en", ", of")  # how a point ends that another one follows
LEAST_POINTS = 2


def pointed(groups: Iterable[Group]) -> Iterator[Group]:
    """The same paragraphs and tables in order; those that are points of a list say so in the role of their first line.

    A title in bold or large letters stays one, whatever stands around it.
    """
    known = list(groups)
    marks = [_mark(group) for group in known]
    led = _led(known)
    for at, group in enumerate(known):
        is_point = at in led or (_may_be_point(group) and _counts_on(marks, at))
        yield [replace(group[0], role="item"), *group[1:]] if is_point and isinstance(group, list) else group


def _may_be_point(group: Group) -> bool:
    if isinstance(group, Table):
        return False
    first = group[0]
    return first.role == "body" or (first.role == "heading" and first.box is None)


def _mark(group: Group) -> tuple[str, int] | None:
    """The sign and number that the paragraph opens with: («I.», 3), («A», 1)."""
    if isinstance(group, Table):
        return None
    found = next((match for pattern in MARKS if (match := pattern.match(group[0].text))), None)
    if found is None:
        return None
    number = found["number"]
    is_roman = not number.isdigit()
    return f"{found['sign']}{'I' if is_roman else ''}{found['stop']}", _roman(number) if is_roman else int(number)


def _roman(letters: str) -> int:
    values = [ROMAN[letter] for letter in letters]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))


def _counts_on(marks: Sequence[tuple[str, int] | None], at: int) -> bool:
    """Whether the paragraph before it has the number before its own, or the one behind it the next."""
    own = marks[at]
    if own is None:
        return False
    sign, number = own
    before = marks[at - 1] if at else None
    after = marks[at + 1] if at + 1 < len(marks) else None
    return before == (sign, number - 1) or after == (sign, number + 1)


def _led(groups: Sequence[Group]) -> set[int]:
    """The paragraphs without a mark that stand below a colon, short and alike: titles that are none, or clauses."""
    found: set[int] = set()
    for at, group in enumerate(groups):
        if isinstance(group, Table) or group[0].role not in {"body", "item"} or not _text(group).endswith(":"):
            continue
        points = _titles(groups, at + 1) or _clauses(groups, at + 1)
        found |= {*points} if len(points) >= LEAST_POINTS else set()
    return found


def _titles(groups: Sequence[Group], at: int) -> range:
    """Lines of plain text that nothing but their shortness makes a title."""
    end = at
    while end < len(groups) and isinstance(group := groups[end], list) and group[0].role == "heading":
        if group[0].box is not None:
            return range(0)
        end += 1
    closes = end < len(groups) and isinstance(last := groups[end], list) and last[0].role == "item"
    return range(at, end) if closes or end == len(groups) else range(at, end - 1)


def _clauses(groups: Sequence[Group], at: int) -> range:
    """Paragraphs of which each but the last ends in a semicolon or comma."""
    end = at
    while end < len(groups) and isinstance(group := groups[end], list) and group[0].role == "body":
        end += 1
        if not _text(group).endswith(RUNS_ON):
            return range(at, end)
    return range(0)


def _text(group: Sequence[Line]) -> str:
    return group[-1].text.rstrip()
