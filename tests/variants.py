"""Other documents made of the samples: other numbers, other categories, tables transposed; the gold follows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

Fact = dict[str, Any]
DIGITS = str.maketrans("0123456789", "0736142985")  # keeps how many digits there are, and the first from being 0
# from 32: no day of a month; no years, no scale of a table (x € 1.000), nothing within a reference or a date
NUMBER = re.compile(
    r"(?<![\w.,/:-])(?!1\.000\b)(?:\d{1,3}(?:\.\d{3})+|(?!(?:19|20)\d\d\b)(?:3[2-9]|[4-9]\d|\d{3,}))(?:,\d+)?"
    r"(?![\w/:-]|[.,]\d)"
)
WORDS = {
    "pesten": "roddelen", "Pesten": "Roddelen", "discriminatie": "uitsluiting", "Discriminatie": "Uitsluiting",
    "belangenverstrengeling": "vriendjespolitiek", "Belangenverstrengeling": "Vriendjespolitiek", "diefstal": "fraude",
    "Diefstal": "Fraude", "SLW": "KBT", "HVT": "DRM", "BVO": "NPG", "RGO": "WZK", "parkeervergunning": "standplaats",
    "leidinggevende": "meewerkend voorman", "fiets": "scooter", "fietsen": "scooters",
}  # fmt: skip
WORD = re.compile(rf"\b(?:{'|'.join(WORDS)})\b")
TABLE = re.compile(r"(?m)^(?:\|[^\n]*\|\n)+")


def with_other_numbers(text: str) -> str:
    """Every number from 32 as another of the same length.

    Example:
        >>> with_other_numbers("Op 12 mei 2022 waren er 1.604 uren, 45% meer, in 14 zaken van € 2.800,-.")
        'Op 12 mei 2022 waren er 7.201 uren, 14% meer, in 14 zaken van € 3.800,-.'
    """
    return NUMBER.sub(lambda match: match.group().translate(DIGITS), text)


def with_other_words(text: str) -> str:
    """Other kinds of conduct, departments and things."""
    return WORD.sub(lambda match: WORDS[match.group()], text)


def gold_with(change: Any, golds: Sequence[Fact]) -> list[Fact]:
    """The gold with its words changed like the text, and its numbers like the words."""
    return [_changed(change, gold) for gold in golds]


def _changed(change: Any, gold: Fact) -> Fact:
    told = {key: change(gold[key]) if gold.get(key) else gold.get(key) for key in ("quote", "what", "category")}
    if told["category"]:  # in lower case in the gold, also what the text prints in capitals: «slw»
        upper = gold["category"].upper()
        told["category"] = (change(upper) if told["category"] == gold["category"] else told["category"]).lower()
    return {**gold, **told, "value": _value(change, gold)}


def _value(change: Any, gold: Fact) -> float:
    """The value as its number reads in the changed quote; where it is not printed in digits it stays."""
    for match in NUMBER.finditer(gold["quote"]):
        value = float(match.group().replace(".", "").replace(",", "."))
        for factor in (1, 1_000, 1_000_000):
            if value * factor == abs(float(gold["value"])):
                changed = float(change(match.group()).replace(".", "").replace(",", "."))
                return changed * factor * (-1 if float(gold["value"]) < 0 else 1)
    return float(gold["value"])


def transposed(markdown: str) -> str:
    """Markdown with every table of numbers turned: its rows as columns.

    Example:
        >>> print(transposed("| Vorm | 2021 | 2022 |\\n|---|---|---|\\n| Pesten | 4 | 7 |\\n| Anders | 1 | 0 |\\n"), end="")
        | Vorm | Pesten | Anders |
        |---|---|---|
        | 2021 | 4 | 1 |
        | 2022 | 7 | 0 |
    """
    return TABLE.sub(lambda match: _turned(match.group()), markdown)


def _turned(table: str) -> str:
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()]
    body = [row for number, row in enumerate(rows) if number != 1]
    cells = [cell for row in body[1:] for cell in row[1:]]
    has_years = all(re.fullmatch(r"(?:19|20)\d\d", head) for head in body[0][1:])
    is_full = len({len(row) for row in rows}) == 1 and all(re.fullmatch(r"[\d.,€% +−-]+", cell) for cell in cells)
    if not (is_full and has_years and len(body[0]) > 2):
        return table
    turned = [list(column) for column in zip(*body, strict=True)]
    lines = [turned[0], ["---"] * len(turned[0]), *turned[1:]]
    return "".join("|" + "|".join(f" {cell} " if cell != "---" else cell for cell in line) + "|\n" for line in lines)
