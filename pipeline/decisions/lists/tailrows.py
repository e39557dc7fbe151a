"""Action lists whose columns were lost, below a head that names them: each line is read from its ends inwards."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from models.grammar.parties import known_names, parties
from pipeline.decisions.attributes.deadlines import moments
from pipeline.decisions.attributes.ownerwords import JOINT, is_who
from pipeline.decisions.lists.listcolumns import TIMED, is_number, is_status, role_of
from pipeline.decisions.lists.listrows import ListRow
from pipeline.meeting import Meeting
from pipeline.records import Document

HEADS = re.compile(  # of which a head holds one
    r"\b(?:wie|door|actiehouder|houder|trekker|eigenaar|verantw\w*|deadline|wanneer|gereed|termijn|datum|status|stand)\b",
    re.I,
)
WORD = re.compile(r"\S+")
MOST_HEAD = 10  # words
MOST_WORDS = 3  # of the head of a column
LONGEST = {"who": 5, "when": 5, "status": 3, "number": 1, "raised": 2}  # words of a cell
NOTHING = {"-", "–", "n.v.t.", "nvt"}
STROKES = {"/", "&", "+", "en"}
STATUS = re.compile(r"[A-Za-zà-ÿ]+(?: [a-zà-ÿ]+){0,2}")
OPENS_STATUS = re.compile(r"(?:nog|niet|in|deels|is|wordt|bijna|on|nieuw)\b", re.I)
FEWEST_ROWS = 2
FEWEST_WORDS = 2  # of an action
LONGEST_ROW = 60  # words
AHEAD = 3  # words by which a row that can be read may still go on
REACH = 60  # characters in which a head names a column

Words = list[tuple[str, int, int]]  # a word, and where it begins and ends


def tail_rows(document: Document) -> list[ListRow]:
    """The rows below the first head of a lost list that has at least two of them; empty where there is none."""
    for block in document.blocks:
        if block.role in {"table", "contents"}:
            continue
        reach = document.text[block.start : block.start + REACH]
        opens = reach.split(maxsplit=MOST_WORDS)[:MOST_WORDS]
        if next(readings_of_head(opens), None) is None or not HEADS.search(reach):
            continue
        heads = [(roles, many) for roles, many in readings_of_head(reach.split()[:MOST_HEAD]) if _is_list(roles)]
        words, names = (_words(document.text, block.start), known_names(document.text)) if heads else ([], frozenset())
        for roles, many in sorted(heads, key=lambda one: -one[1]):
            rows = list(_rows(words[many:], roles, names))
            if len(rows) >= FEWEST_ROWS:
                return rows
    return []


def _words(text: str, start: int) -> Words:
    return [(found.group(), *found.span()) for found in WORD.finditer(text, start)]


def readings_of_head(words: list[str]) -> Iterator[tuple[list[str], int]]:
    """Every way to read the first words as heads of columns: the roles, and how many words they take."""
    for many in range(1, MOST_WORDS + 1):
        role = role_of(" ".join(words[:many]).lower().strip(" :.")) if many <= len(words) else None
        if role:
            yield [role], many
            for roles, more in readings_of_head(words[many:]):
                yield roles if roles[0] == role else [role, *roles], many + more


def _is_list(roles: list[str]) -> bool:
    """One action, and at least two of who, when, how far and a number beside it, each in one column."""
    return roles.count("what") == 1 and len(set(roles)) == len(roles) > 2 and bool({"who", "when"} & set(roles))


def _rows(words: Words, roles: list[str], names: frozenset[str]) -> Iterable[ListRow]:
    """The rows one behind the other, as far as they can be read: each ends where its last cell does."""
    while words:
        read = [word for word, _, _ in words[:LONGEST_ROW]]
        first = next((many for many in range(len(roles) + 1, len(read) + 1) if _cells(read[:many], roles, names)), None)
        if first is None:
            return
        what = _cells(read[:first], roles, names)["what"]
        more = range(first + 1, min(first + AHEAD, len(read)) + 1)
        longer = [
            many
            for many in more
            if _cells(read[:many], roles, names).get("what") == what and _goes_on(read[first - 1 : many], roles[-1])
        ]
        last = max([first, *longer])
        cells = _cells(read[:last], roles, names)
        yield ListRow(start=words[0][1], end=words[last - 1][2], has_status="status" in roles, **cells)
        words = words[last:]


def _goes_on(words: list[str], role: str) -> bool:
    """The last cell takes these words too: of an owner, not the capital with which the next row begins."""
    return role != "who" or (words[0].islower() and len(words) == 2) or bool(STROKES & set(words))


def _cells(words: list[str], roles: list[str], names: frozenset[str]) -> dict[str, str]:
    """The cells of a row by their role; empty where one of them is not there."""
    cells: dict[str, str] = {}
    middle = roles.index("what")
    for role in roles[:middle]:
        many = _width(words, role, names, is_last=False)
        cells[role], words = " ".join(words[:many]), words[many:]
    for role in reversed(roles[middle + 1 :]):
        many = _width(words, role, names, is_last=True)
        cells[role], words = " ".join(words[len(words) - many :]), words[: len(words) - many]
    if len(words) < FEWEST_WORDS or not all(cells.values()):
        return {}
    told = {role: cell for role, cell in cells.items() if role in {"who", "when", "status"} and cell not in NOTHING}
    return {"what": " ".join(words), **told}


def _width(words: list[str], role: str, names: frozenset[str], *, is_last: bool) -> int:
    """How many of the first or last words are a cell of this role; 0 for none."""
    most = min(LONGEST[role], len(words) - FEWEST_WORDS)
    fits = [
        many
        for many in range(1, most + 1)
        if (cell := " ".join(words[-many:] if is_last else words[:many])) in NOTHING or _is_of(cell, role, names)
    ]
    if role == "who" and not is_last:  # the action begins with a capital as well
        return next((many for many in fits if not STROKES & {words[many - 1], words[many]}), 0)
    return max(fits, default=0)


def _is_of(cell: str, role: str, names: frozenset[str]) -> bool:
    """The words are a whole cell of this role, and nothing of the cell beside it."""
    if role == "who":
        return not re.search(r"\d|\b(?:van|de|het|voor)$", cell) and all(
            is_who(part, names, is_marked=True) and _is_whole(part, names) for part in JOINT.split(cell) if part
        )
    if role == "status":
        is_worded = STATUS.fullmatch(cell) and (OPENS_STATUS.match(cell) or is_status(cell.split()[0]))
        return bool(is_worded) and is_status(cell)
    if role == "number":
        return is_number(cell)
    told = moments(cell, Meeting(date="2024-01-01"))
    return bool(TIMED.fullmatch(cell)) or any(one.start == 0 and len(one.printed) == len(cell) for one in told)


def _is_whole(part: str, names: frozenset[str]) -> bool:
    """One word, or a party that takes all words."""
    named = parties(part, names)
    return " " not in part or bool(named and named[0].start == 0 and named[0].end == len(part))
