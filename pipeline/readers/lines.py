"""Printed lines out of a page's characters: runs joined, superscripts told apart, redaction boxes kept as marks."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import replace
from statistics import median

from pipeline.readers.glyphs import Glyphs
from pipeline.records import Box, Line, Mark

SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
NOTE_LETTERS = "0123456789,;*() "  # what a raised footnote mark is made of: «¹», «¹,²», «²⁾»
RAISED = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹")
LEAST_REDACTION = (5.0, 4.0)  # width and height in points below which a dark box is decoration
# grounds for refusal as Dutch public bodies print them: Woo 5.1.2.e, Wob 10.2.e, 10-2-g
CODE = re.compile(r"\b(?:5[.-][12](?:[.-]\d)?|10[.-][12]|11[.-]1)[.-]?\s?(?:lid\s)?[a-z]\b(?:\s?\.)?", re.IGNORECASE)
LIGATURES = {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl"}
NOWHERE: Box = (0.0, 0.0, 0.0, 0.0)
Run = list[int]


def lines_of(
    glyphs: Glyphs, number: int, *, among: Iterable[int] | None = None, boxes: Sequence[Box] | None = None
) -> tuple[list[Line], list[Mark]]:
    """The printed lines of page `number`, in the order of the content stream, and the redactions outside them.

    `among` takes some of the characters only (those of a table cell); `boxes` are the page's redactions when known.

    A stretch with a gap wider than a letter on both sides is a line of its own: columns and cells come apart here.
    Superscript digits are written as ¹²³ and marked.
    """
    boxes = redactions(glyphs) if boxes is None else boxes
    runs = _joined(glyphs, _runs(glyphs, range(len(glyphs.text)) if among is None else among), boxes)
    lines, used = [], set()
    for run in runs:
        line, held = _line(glyphs, run, boxes, number)
        used |= held
        if line.text.strip():
            lines.append(line)
    loose = [
        Mark(kind="redaction", start=0, end=0, page=number, box=box) for at, box in enumerate(boxes) if at not in used
    ]
    return lines, loose


def height_of(line: Line) -> float:
    """The height of a line's box in points; 0 without geometry."""
    return line.box[3] - line.box[1] if line.box else 0.0


def glued(first: Line, second: Line) -> Line:
    """Two printed pieces as one line, a space between them; its box is around both."""
    shift = len(first.text) + 1
    edges = array("f", first.edges or [])
    edges.extend(((first.box or NOWHERE)[2], (second.box or NOWHERE)[0]))
    edges.extend(second.edges or [])
    a, b = (first.box or NOWHERE), (second.box or NOWHERE)
    marks = [Mark(kind=m.kind, start=m.start + shift, end=m.end + shift, page=m.page, box=m.box) for m in second.marks]
    return replace(
        first if len(first.text) > 2 else second,
        text=f"{first.text} {second.text}",
        box=(min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3])),
        edges=edges,
        marks=(*first.marks, *marks),
    )


def _runs(glyphs: Glyphs, among: Iterable[int]) -> list[Run]:
    """Neighbours in the content stream that stand beside each other on one base line."""
    text, breaks = glyphs.text, glyphs.breaks
    runs: list[Run] = []
    last = -1
    for at in among:
        if last < 0 or at in breaks or not _is_beside(glyphs, last, at):
            runs.append([])
        runs[-1].append(at)
        if text[at] != " " or last < 0:
            last = at
        elif len(runs[-1]) == 1:
            runs.pop()
            if not runs:
                last = -1
    return [run for run in runs if any(text[at] != " " for at in run)]


def _is_beside(glyphs: Glyphs, last: int, at: int) -> bool:
    top, bottom, last_top, last_bottom = glyphs.top[at], glyphs.bottom[at], glyphs.top[last], glyphs.bottom[last]
    height = bottom - top
    if not -0.6 * height < glyphs.x0[at] - glyphs.x1[last] < 0.8 * height:
        return False
    if top == last_top and bottom == last_bottom:  # so it is for most letters
        return height > 0
    overlap = min(bottom, last_bottom) - max(top, last_top)
    return overlap > 0.5 * min(height, last_bottom - last_top)


def _joined(glyphs: Glyphs, runs: list[Run], boxes: Sequence[Box]) -> list[Run]:
    """Runs that continue one another on one line: across a redaction, a font change or a superscript."""
    joined: list[Run] = []
    extents: list[Box] = []
    for run in runs:
        extent = _extent(glyphs, run)
        for at in range(len(joined) - 1, max(-1, len(joined) - 12), -1):
            if _continues(extents[at], extent, boxes):
                joined[at] += run
                extents[at] = around([extents[at], extent])
                break
        else:
            joined.append(list(run))
            extents.append(extent)
    return [sorted(run, key=lambda at: (glyphs.x0[at], at)) for run in joined]


def _continues(first: Box, second: Box, boxes: Sequence[Box]) -> bool:
    height = max(first[3] - first[1], second[3] - second[1])
    least = min(first[3] - first[1], second[3] - second[1])
    if min(first[3], second[3]) - max(first[1], second[1]) < 0.55 * least:
        return False
    left, right = (first, second) if first[0] <= second[0] else (second, first)
    gap = right[0] - left[2]
    if -0.35 * height < gap < 0.55 * height:
        return True
    covered = sum(
        min(box[2], right[0]) - max(box[0], left[2])
        for box in boxes
        if box[1] < first[3] - 0.3 * height
        and box[3] > first[1] + 0.3 * height
        and box[0] < right[0]
        and box[2] > left[2]
    )
    return gap > 0 and gap - covered < 0.9 * height


def _line(glyphs: Glyphs, run: Run, boxes: Sequence[Box], number: int) -> tuple[Line, set[int]]:
    tops, bottoms, letters = glyphs.top, glyphs.bottom, glyphs.text
    height = median([bottoms[at] - tops[at] for at in run if letters[at] != " "])
    base = median([bottoms[at] for at in run if bottoms[at] - tops[at] >= 0.9 * height])
    text: list[str] = []
    places: list[float] = []
    marks: list[Mark] = []
    held: set[int] = set()
    edge: float | None = None
    raised = _raised_digits(glyphs, run, height, base)
    for at in run:
        x0, x1, character = glyphs.x0[at], glyphs.x1[at], letters[at]
        x1 = max(x0, x1)
        if edge is not None:
            if boxes:
                held |= _redacted_between(boxes, (edge, base - height, x0, base), len(text), number, marks)
            if x0 - edge > 0.18 * height and character != " " and text[-1] != " ":
                text.append(" ")
                places += (edge, x0)
        if character == " " and text and text[-1] == " ":
            edge = max(edge or x1, x1)
            continue
        if at in raised or character in RAISED:
            marks.append(Mark(kind="superscript", start=len(text), end=len(text) + 1, page=number))
            character = character.translate(SUPERSCRIPTS)
        for letter in LIGATURES.get(character, character):
            text.append(letter)
            places += (x0, x1)
        edge = x1
    first = glyphs.x0[run[0]]
    held |= _redacted_between(boxes, (first - 400, base - height, first, base), 0, number, marks, reach=first)
    held |= _redacted_between(
        boxes, (edge or 0, base - height, glyphs.width, base), len(text), number, marks, reach=edge
    )
    line_end = run[-1]
    shown = "".join(text).rstrip()
    if shown.endswith("-") and line_end in glyphs.hyphens:
        shown = shown[:-1] + "\u00ad"
    left = len(shown) - len(shown.lstrip())
    edges = array("f", places)
    del edges[2 * len(shown) :]
    del edges[: 2 * left]
    shown = shown.lstrip()
    marks += [Mark(kind="code", start=m.start(), end=m.end(), page=number) for m in CODE.finditer(shown)]
    box = (min(edges, default=first), base - height, max(edges, default=first), base)
    return (
        Line(
            text=shown,
            page=number,
            box=box,
            edges=edges,
            size=round(height, 1),
            is_bold=glyphs.bold[run[0]] and sum(glyphs.bold[at] for at in run) > len(run) / 2,
            marks=tuple(sorted(_shifted(marks, left, len(shown)), key=lambda mark: (mark.start, mark.kind))),
        ),
        held,
    )


def _raised_digits(glyphs: Glyphs, run: Run, height: float, base: float) -> set[int]:
    """The digits that are small and raised; not those of a code in small print («5.1.2.e» over a black box)."""
    found: set[int] = set()
    group: Run = []
    bottoms, highest = glyphs.bottom, base - 0.12 * height
    if min([bottoms[at] for at in run]) >= highest:
        return found
    ends: list[int | None] = [*run, None]
    for at in ends:
        is_small = at is not None and bottoms[at] - glyphs.top[at] < 0.8 * height
        if at is not None and is_small and bottoms[at] < highest:
            group.append(at)
            continue
        if all(glyphs.text[one] in NOTE_LETTERS for one in group):
            found.update(one for one in group if glyphs.text[one].isdigit())
        group = []
    return found


def _shifted(marks: Iterable[Mark], left: int, size: int) -> Iterable[Mark]:
    for mark in marks:
        shift = 0 if mark.kind == "code" else left
        start, end = max(0, mark.start - shift), max(0, mark.end - shift)
        yield Mark(kind=mark.kind, start=min(start, size), end=min(end, size), page=mark.page, box=mark.box)


def _redacted_between(
    boxes: Sequence[Box], gap: Box, at: int, number: int, marks: list[Mark], reach: float | None = None
) -> set[int]:
    """Mark the redaction boxes that fill this gap of a line; gives their positions in `boxes`."""
    found = set()
    middle = (gap[1] + gap[3]) / 2
    for position, box in enumerate(boxes):
        if not box[1] <= middle <= box[3] or box[2] <= gap[0] + 1 or box[0] >= gap[2] - 1:
            continue
        if reach is not None and min(abs(box[0] - reach), abs(box[2] - reach)) > 12:
            continue
        if box[3] - box[1] > 2.2 * (gap[3] - gap[1]) or any(mark.box == box for mark in marks):
            continue
        marks.append(Mark(kind="redaction", start=at, end=at, page=number, box=box))
        found.add(position)
    return found


def redactions(glyphs: Glyphs) -> list[Box]:
    """Dark grey or black boxes with no words in them (a code is allowed)."""
    found = []
    for box in dict.fromkeys(glyphs.blots):
        if box[2] - box[0] < LEAST_REDACTION[0] or box[3] - box[1] < LEAST_REDACTION[1]:
            continue
        if (box[2] - box[0]) * (box[3] - box[1]) > 0.8 * glyphs.width * glyphs.height:
            continue
        inside = [
            glyphs.text[at]
            for at in range(len(glyphs.text))
            if box[1] < (glyphs.top[at] + glyphs.bottom[at]) / 2 < box[3]
            and box[0] < (glyphs.x0[at] + glyphs.x1[at]) / 2 < box[2]
        ]
        if not CODE.sub("", "".join(inside)).strip():
            found.append(box)
    return found


def _extent(glyphs: Glyphs, run: Run) -> Box:
    solid = [at for at in run if glyphs.text[at] != " "]
    return (
        min(glyphs.x0[at] for at in solid),
        min(glyphs.top[at] for at in solid),
        max(glyphs.x1[at] for at in solid),
        max(glyphs.bottom[at] for at in solid),
    )


def around(boxes: Sequence[Box]) -> Box:
    """The smallest box that holds all of these."""
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )
