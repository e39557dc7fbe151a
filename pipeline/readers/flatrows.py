"""Tables in plain text that lost the white between their columns: «Wegen 4.105 3.962» below «Begroting Rekening»."""

from __future__ import annotations

import re
from collections.abc import Sequence

from models.dates.scenarios import CONTINUING, YEAR, names_columns

VALUE = r"(?:€ ?)?(?:-/- ?|[-–−+])?\(?\d[\d.,]*\)?(?: ?%)?-?(?: [NV]\b)?|[-–]|n\.?v\.?t\.?"
ROW = re.compile(rf"(?P<label>[^\W\d_].{{0,79}}?)(?P<values>(?: (?:{VALUE}))+)")
VALUES = re.compile(rf"(?:{VALUE})(?= |$)")
TITLE = re.compile(r"[^\W\d_][^.;:!?]{1,59}")
SENTENCE = re.compile(r"[.;:!?] |[.;!?]$")
MOST_WORDS = 12  # of a label
FEWEST_ROWS = 3
MOST_HEADS = 3  # lines
LONGEST_ROW = 160
LAST = frozenset("0123456789)%-–NVt.")  # what a row ends with

Line = tuple[int, str]  # the number of empty lines before it, and the line


def flat_rows(lines: Sequence[Line]) -> tuple[int, list[list[str]]]:
    """How many of the first `lines` are a table, and its rows as cells, the head first; 0 where none begins.

    Every row is a label with as many values, two or more; a label alone is the title of those below it. It is no table
    where the lines above the rows do not divide into as many columns.

    Example:
        >>> flat_rows([(0, "Begroting Rekening"), (0, "Wegen 410 396"), (0, "Groen 231 248"), (0, "Afval 99 72")])[1][1]
        ['Wegen', '410', '396']
    """
    for count in range(1, MOST_HEADS + 1):
        taken, rows = _body(lines, count)
        if rows:
            head = _head([line for _, line in lines[:count]], len(rows[-1]) - 1)
            return (taken, [head, *rows]) if head else (0, [])
        if len(lines) <= count or lines[count][0] or not lines[count][1].strip():
            break
    return 0, []


def _body(lines: Sequence[Line], first: int) -> tuple[int, list[list[str]]]:
    """How many lines are the table if its head takes `first` lines, and the rows below; none where too few are."""
    found: list[list[str]] = []
    taken, title = first, ""
    for at, (blanks, line) in enumerate(lines[first:], first + 1):
        cells = [] if blanks > (1 if found else 0) else _cells(line)
        if cells:
            found += [[title]] if title else []
            found.append(cells)
            taken, title = at, ""
        elif title or blanks > 1 or not _is_title(line):
            break
        else:
            title = " ".join(line.split())
    widths = [len(row) for row in found if len(row) > 1]
    width = min(widths, default=0)
    if len(widths) < FEWEST_ROWS or width < 3:
        return 0, []
    return taken, [_fitted(row, width) for row in found]


def _fitted(row: list[str], width: int) -> list[str]:
    """The row with so many cells; values too many belong to the label: «Programma 1»."""
    over = len(row) - width
    return [" ".join(row[: over + 1]), *row[over + 1 :]] if over >= 0 else [*row, *[""] * -over]


def _cells(line: str) -> list[str]:
    """The label and values of a row; nothing where the line is none, or its values are all years."""
    text = line.strip()
    if "  " in text:
        return []
    match = ROW.fullmatch(text) if text[-1:] in LAST and len(text) < LONGEST_ROW else None
    if match is None or len(match["label"].split()) > MOST_WORDS or SENTENCE.search(match["label"]):
        return []
    values = VALUES.findall(match["values"])
    return [] if all(map(YEAR.fullmatch, values)) else [match["label"], *values]


def _is_title(line: str) -> bool:
    text = " ".join(line.split())
    is_short = TITLE.fullmatch(text) is not None and len(text.split()) <= MOST_WORDS
    return is_short and text[0].isupper() and not text[-1].isdigit() and not names_columns(line)


def _head(lines: Sequence[str], width: int) -> list[str]:
    """What heads the labels and each of so many columns; nothing where the lines do not divide so."""
    parted = [_parts(line, width) for line in lines]
    named = [at for at, parts in enumerate(parted) if len(parts) in (width, width + 1)]
    if not named:
        return []
    names = parted[named[-1]]
    corner = names[0] if len(names) > width else ""
    heads: list[list[str]] = [[] for _ in range(width)]
    for at, parts in enumerate(parted):
        said = parts[-width:] if at in named else _shared(lines[at], parts, names[-width:])
        if not said:
            return []
        for column, text in zip(heads, said, strict=True):
            column += [text] if text else []
    return [corner, *(" ".join(texts) for texts in heads)]


def _parts(line: str, width: int) -> list[str]:
    """The heads that the words make: each begins with a capital or the name of a scenario, or ends in a year."""
    said = line.split()
    if not said or SENTENCE.search(line):
        return []
    years = [bool(YEAR.fullmatch(word)) for word in said]
    if all(years[-width:]) and sum(years) == width < len(said):
        return [" ".join(said[:-width]), *said[-width:]]
    by_capital = _cut(said, [word[:1].isupper() for word in said])
    by_name = _cut(said, [word.lower() not in CONTINUING and not YEAR.fullmatch(word) for word in said])
    by_name = by_name if names_columns(line) else []
    by_year = _cut(said, [at > 0 and years[at - 1] for at in range(len(said))]) if years[-1] else []
    ways = (by_capital, by_name, by_year)
    return next((parts for parts in ways if len(parts) in (width, width + 1)), by_capital)


def _cut(said: Sequence[str], opens: Sequence[bool]) -> list[str]:
    """The words in parts; a year goes with the part before it, unless that has one."""
    parts: list[list[str]] = []
    for word, is_first in zip(said, opens, strict=True):
        is_second_year = bool(parts) and YEAR.fullmatch(word) and YEAR.fullmatch(parts[-1][-1])
        if is_first or is_second_year or not parts:
            parts.append([word])
        else:
            parts[-1].append(word)
    return [" ".join(part) for part in parts]


def _shared(line: str, parts: Sequence[str], names: Sequence[str]) -> list[str]:
    """What a line of fewer words than columns says of each: the groups they make, or the one year of all."""
    for groups in (parts, parts[1:]):  # the first may stand above the labels
        each, left = divmod(len(names), max(len(groups), 1))
        if len(groups) > 1 and not left and list(names) == list(names[:each]) * len(groups):
            return [groups[at // each] for at in range(len(names))]
    said = line.split()
    while said and not names_columns(said[0]):
        said = said[1:]  # what stands above the labels
    years = sorted({word for word in said if YEAR.fullmatch(word)})
    rest = " ".join(word for word in said if word not in years)
    if not said or len(years) > 1 or not names_columns(" ".join(said)):
        return []
    is_left_open = [name.split()[-1].lower() == "na" for name in names]
    goes_on = [name.split()[0].lower() in CONTINUING for name in names]
    takes = is_left_open if any(is_left_open) else goes_on if rest.endswith("na") else [False] * len(names)
    return [" ".join((rest if is_open else "", *years)).strip() for is_open in takes]
