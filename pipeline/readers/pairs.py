"""Key figures in plain text that stand apart from their labels: below them, or behind a line of dots."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from models.vocabulary import one_of

UNIT = rf"(?:\s?(?:%|procent|fte|euro|{one_of('units.csv')}))?(?:\sper\s[a-z]+)?"
NUMBER = re.compile(
    rf"(?:€\s?|±\s?|ca\.\s)?[-–−+]?\d[\d.,]*(?:,-)?(?:\s(?:duizend|miljoen|miljard|mln\.?|mld\.?))?{UNIT}\.?", re.I
)
YEAR = re.compile(r"(?:19|20)\d\d")
LABEL = re.compile(r"(?=.*[^\W\d_]{3})[^\W\d_][^.;:!?|\t]{1,69}:?")  # «Medewerkers in dienst»
DOTTED = re.compile(
    r"(?P<label>(?=.*[^\W\d_]{3})[^\W\d_].{1,69}?\s?(?:(?<!\.)(?:\.\s?){4,}|…(?:\s?…)+))\s*(?P<number>\S.*)"
)
MOST_WORDS = 8  # of a label
FEWEST_PAIRS = 3
WHOLE = re.compile(r"\d{1,3}")

Line = tuple[int, str]  # the number of empty lines before it, and the line


def paired_rows(lines: Sequence[Line]) -> tuple[int, list[list[str]]]:
    """How many of the first `lines` are labels and their numbers, and the rows of both below an empty head; else 0.

    Numbers that all follow labels that are lines of contents («Inleiding .... 3») are no key figures.

    Example:
        >>> paired_rows([(1, "In dienst"), (0, "194"), (1, "Uit dienst"), (0, "12"), (1, "Verzuim"), (0, "5,7%")])[1][3]
        ['Verzuim', '5,7%']
    """
    taken, rows = _below(lines) or _dotted(lines) or (0, [])
    return taken, [["", ""], *rows] if rows else []


def _below(lines: Sequence[Line]) -> tuple[int, list[list[str]]] | None:
    """Labels with their numbers right below them, each pair set apart by white, or none; white ends the last."""
    rows: list[list[str]] = []
    is_parted = len(lines) > 2 and lines[2][0] > 0
    for (blanks, label), (gap, number) in zip(lines[::2], lines[1::2], strict=False):
        label, number = " ".join(label.split()), " ".join(number.split())
        if (rows and (blanks > 0) != is_parted) or gap or not _is_label(label) or not _is_number(number):
            break
        rows.append([label, number])
    after = lines[2 * len(rows)] if len(lines) > 2 * len(rows) else (1, "")
    is_list = len(rows) >= FEWEST_PAIRS and not _are_counted([number for _, number in rows])
    return (2 * len(rows), rows) if is_list and after[0] else None


def _dotted(lines: Sequence[Line]) -> tuple[int, list[list[str]]] | None:
    """Lines with dots from the label to the number, of which not all numbers can be those of pages."""
    rows: list[list[str]] = []
    for blanks, line in lines:
        found = DOTTED.fullmatch(" ".join(line.split()))
        if (rows and blanks > 1) or found is None or not _is_number(found["number"]):
            break
        rows.append([found["label"].strip(), found["number"]])
    return (len(rows), rows) if len(rows) >= FEWEST_PAIRS and not _are_pages([number for _, number in rows]) else None


def _are_pages(numbers: Sequence[str]) -> bool:
    """Whole numbers that never go down, but for one: the pages of a table of contents."""
    if sum(WHOLE.fullmatch(number) is not None for number in numbers) < len(numbers) - 1:
        return False
    pages = [int(number) for number in numbers if WHOLE.fullmatch(number)]
    return sum(after < before for before, after in pairwise(pages)) <= 1


def _are_counted(numbers: Sequence[str]) -> bool:
    """«1», «2», «3»: the numbers of the labels."""
    told = [int(number) for number in numbers if WHOLE.fullmatch(number)]
    return len(told) == len(numbers) and all(after == before + 1 for before, after in pairwise(told))


def _is_label(text: str) -> bool:
    return LABEL.fullmatch(text) is not None and len(text.split()) <= MOST_WORDS


def _is_number(text: str) -> bool:
    return NUMBER.fullmatch(text) is not None and YEAR.fullmatch(text) is None
