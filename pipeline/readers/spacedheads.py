"""The head of a table in plain text whose columns are kept apart by spaces: one line, or several above each other.

A head of several lines is only looked for above rows of a label and values: words above words are rows themselves.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from models.dates.scenarios import OTHER_YEAR, YEAR, names_columns

SEGMENT = re.compile(r"(?:€ *(?=[-–(]?\d))?\S+(?: \S+)*")
NUMBERED = re.compile(r"(?:\d{1,2}[.)]|[a-z][.)]|[•❖▪◦*–-]|[IVX]+\.)\s+(?=\S)")
VALUE = re.compile(
    r"[€<>]?\s?(?:-/-|[-–−+])?\s?[.,]*\d[\d.,]*(?:,-)?\s?%?-?"
    r"(?: (?:[VNvn]|fte|jaar|uur|uren|dagen|weken|maanden|keer))?"
    r"|\([\d.,]+\)|[\d.,]+\s?% / [\d.,]+\s?%|[–-]|n\.?b\.?|n\.?v\.?t\.?|" + OTHER_YEAR.pattern
)
SLACK = 2  # characters that a cell may stand off from its column
MOST_LINES = 4

Segment = tuple[int, str]  # where it begins, in characters from the left, and its words


@dataclass(frozen=True, slots=True)
class Column:
    """Where the head of a column begins and ends, in characters from the left."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Head:
    """How many lines the head takes, and what stands above each column; the first column is that of the labels."""

    lines: int
    words: tuple[str, ...]
    columns: tuple[Column, ...]


def segments(line: str) -> list[Segment]:
    """The stretches of a line that two spaces or more keep apart; a number or bullet belongs to what it opens."""
    text = line.rstrip().expandtabs(8)
    found = [(match.start(), match.group()) for match in SEGMENT.finditer(text)]
    opens = NUMBERED.match(text.lstrip())
    if opens and len(found) > 1 and len(found[0][1]) < len(opens.group()):
        start = found[0][0]
        found = [(start, text[start : found[1][0] + len(found[1][1])]), *found[2:]]
    return found


def is_body(parts: Sequence[Segment]) -> bool:
    """A label with values that are no years: a row, not a head."""
    values = [text for _, text in parts[1:]]
    is_label = bool(parts) and not VALUE.fullmatch(parts[0][1])
    return is_label and bool(values) and all(map(VALUE.fullmatch, values)) and not all(map(YEAR.fullmatch, values))


def head_of(lines: Sequence[tuple[int, str]]) -> Head | None:
    """The head that these lines begin with, each with the number of empty lines before it; None where it is one line.

    Example:
        >>> head_of([(0, "          Begroting  Rekening"), (0, "               2022      2022"),
        ...          (0, "Sluizen         140       150")]).words
        ('', 'Begroting 2022', 'Rekening 2022')
    """
    above: list[list[Segment]] = []
    for blanks, line in lines[: MOST_LINES + 2]:
        parts = segments(line)
        if is_body(parts):
            return _over(above, parts)
        if (above and blanks) or any(VALUE.fullmatch(text) and not YEAR.fullmatch(text) for _, text in parts):
            return None  # key figures with their labels below them
        above.append(parts)
    return None


def _over(above: Sequence[list[Segment]], body: Sequence[Segment]) -> Head | None:
    """The head over rows like `body`, of the lines above it; the last of them may be titles of groups of rows."""
    count = len(body) - 1
    edge = body[0][0] + SLACK  # what begins left of it stands above the labels
    lines = list(above)
    while len(lines) > 1 and len(lines[-1]) == 1 and lines[-1][0][0] <= edge:
        lines.pop()
    split = [([s for s in line if s[0] <= edge][:1], [s for s in line if s[0] > edge]) for line in lines]
    widest = [heads for _, heads in split if len(heads) == count]
    if all(labels for labels, _ in split):
        return None  # rows themselves: each has a label
    if len(lines) < 2 or len(lines) > MOST_LINES or not widest or any(not heads for _, heads in split):
        return None
    columns = [Column(start, start + len(text)) for start, text in widest[-1]]
    words: list[list[str]] = [[] for _ in columns]
    for labels, heads in split:
        if labels and len(heads) == 1 < count and not names_columns(heads[0][1]):
            return None  # a caption with its unit: «Baten en lasten      (x € 1.000)»
        placed = _placed(heads, columns, [text for _, text in widest[-1]])
        if placed is None:
            return None
        for at, text in enumerate(placed):
            words[at] += [text] if text else []
    corner = " ".join(text for labels, _ in split for _, text in labels)
    start = min([body[0][0], *(labels[0][0] for labels, _ in split if labels)])
    first = Column(start, start + max(len(corner), 1))
    return Head(len(lines), (corner, *(" ".join(parts) for parts in words)), (first, *columns))


def _placed(heads: Sequence[Segment], columns: Sequence[Column], names: Sequence[str]) -> list[str] | None:
    """What these words say of each column; None where they stand above none.

    Columns whose own `names` come back, «Begroting Rekening Begroting Rekening», are shared out among the words.
    """
    each, left = divmod(len(columns), len(heads))
    if each == 1 and not left:
        return [text for _, text in heads]
    if len(heads) > 1 and not left and list(names) == list(names[:each]) * len(heads):
        return [heads[at // each][1] for at in range(len(columns))]
    found = [""] * len(columns)
    for start, text in heads:
        over = [at for at, column in enumerate(columns) if start < column.end and column.start < start + len(text)]
        is_within = columns[0].start - SLACK <= start and start + len(text) <= columns[-1].end + SLACK
        if not over or any(found[at] for at in over) or (len(over) > 1 and not is_within):
            return None
        for at in over:
            found[at] = text
    return found
