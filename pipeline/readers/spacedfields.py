"""Fields of an item in plain text: a label, some spaces, and what stands in the field on as many lines as it takes."""

from __future__ import annotations

from collections.abc import Sequence

from models.grammar.fields import are_fields, field_of
from pipeline.readers.spacedheads import segments

SLACK = 2  # columns of characters
LONGEST_GAP = 1  # blank lines within an item
SET_IN = 8  # characters that a list inside a field may be set in
MOST_LABEL_WORDS = 4


def spaced_fields(lines: Sequence[tuple[int, str]]) -> tuple[int, list[list[str]]]:
    """How many of the first `lines` are fields of one item, and their labels and texts as rows; 0 where none begin.

    Each line comes with the number of empty lines before it.

    Example:
        >>> spaced_fields([(0, "Onderwerp   De pont"), (0, "Besluit     De pont blijft"), (0, "            varen.")])
        (3, [['Onderwerp', 'De pont'], ['Besluit', 'De pont blijft varen.']])
    """
    first = segments(lines[0][1]) if lines else []
    if len(first) < 2 or field_of(first[0][1]) is None:
        return 0, []
    label_at, text_at = first[0][0], first[1][0]
    rows: list[list[str]] = []
    taken = 0
    for blanks, line in lines:
        parts = segments(line)
        if not parts or (rows and blanks > LONGEST_GAP):
            break
        start = parts[0][0]
        if len(parts) > 1 and abs(start - label_at) <= SLACK and abs(parts[1][0] - text_at) <= SLACK:
            if len(parts[0][1].split()) > MOST_LABEL_WORDS:
                break
            rows.append([parts[0][1], " ".join(text for _, text in parts[1:])])
        elif rows and not blanks and -SLACK <= start - text_at <= SET_IN:
            rows[-1][1] += " " + " ".join(line.split())
        else:
            break
        taken += 1
    return (taken, rows) if are_fields([label for label, _ in rows]) else (0, [])
