"""Action lists with a line for each line of a cell: heads below each other, and cells that take as many as they need.

Which lines make a cell is not printed. Of all ways to share out the lines over the columns, in their order, the one is
taken in which the cells fit best what their columns hold (`cellfits`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from models.grammar.parties import known_names
from pipeline.decisions.lists.cellfits import MOST_LINES, NEVER, SKIPPED, fit, parted, running
from pipeline.decisions.lists.listcolumns import is_number, role_of
from pipeline.decisions.lists.listrows import ListRow
from pipeline.decisions.lists.tailrows import readings_of_head
from pipeline.place import printed_lines
from pipeline.records import Cell, Document

ACTS = re.compile(r"\b(?:actie|afspra|toezegging|taak|taken|maatregel|te doen)", re.I)  # beside «Onderwerp»
NAMED = re.compile(
    r"\b(?:actie|toezegging|afspra|aanbeveling|verbeter|maatregel|taak\b|taken\b|to-?do|te doen|openstaand|motie)", re.I
)
NUMBERED = re.compile(r"(?P<number>[A-Za-z]{0,4}[-.]?\d+(?:[-./]\d+)*[a-z]?[.)]?)(?=\s|$)")
PAGE = re.compile(r"\b(?:pagina|pag\.|blz\.?|bladzijde|p\.)\s*\d+|^\d+ van \d+$", re.I)
ENDS = re.compile(
    r"(?:opmerking(?:en)?|toelichting|legenda|bijlage(?:n)?|verklaring|noot|noten|afgehandeld\w*|afgevoerd\w*|besluitenlijst"
    r"|volgende vergadering|rondvraag|sluiting)\b(?:[^.]*$|:)"
    r"|[a-z]\)\s|\(?\*\)?\s|\d{1,2}[.)]\s+[A-Z]",
    re.I,
)
FEWEST_HEADS, MOST_HEADS = 3, 9
FEWEST_ROWS = 2
ABOVE = 8  # lines
FIRST = 60  # lines
SHARE = 0.6  # of the rows, that must have an owner or a time of which there is no doubt
SURE = 1.5
RUNS = re.compile(r"[a-zà-ÿ,]$")
LONGEST_STEP = 9  # by which the numbers of two rows may differ

Row = dict[str, tuple[int, int]]  # the lines of each cell, by its role


def wrapped_rows(document: Document) -> list[ListRow]:
    """The rows of the first such list; empty where there is none."""
    taken = [(table.start, table.end) for table in document.tables]
    lines = [line for line in printed_lines(document) if not any(start <= line.start < end for start, end in taken)]
    for at in range(len(lines)):
        roles, many = _heads([line.text for line in lines[at : at + MOST_HEADS]])
        if not many or not _is_named(lines, at, many):
            continue
        roles, body = _body(lines, at, roles, many)
        names, texts = known_names(document.text), [line.text for line in body]
        # a head above something else is known by its first lines
        if _sure_rows(texts[:FIRST], roles, names) and (found := _sure_rows(texts, roles, names)):
            return list(_list_rows(body, found, roles))
    return []


def _sure_rows(texts: Sequence[str], roles: list[str], names: frozenset[str]) -> list[Row]:
    """The rows, without what stands below the list; none where most have no owner and no time for sure."""
    found = _shared_out(texts, roles, names)
    sure = [_is_sure(texts, row, names) for row in found]
    while roles[0] != "number" and sure and not (sure[-1] and _is_filled(found[len(sure) - 1], roles)):
        sure.pop()
    return found[: len(sure)] if len(sure) >= FEWEST_ROWS and sum(sure) >= SHARE * len(sure) else []


def _heads(texts: Sequence[str]) -> tuple[list[str], int]:
    """The roles that lines from the first on name, and how many lines those are; none where it is no such head."""
    roles: list[str] = []
    said: list[str] = []
    at = 0
    if texts and len(texts[0].split()) >= FEWEST_HEADS:
        words = texts[0].split()
        whole = (read for read, many in readings_of_head(words) if many == len(words))
        read = max(filter(_is_list, whole), key=len, default=[])
        if read:
            return [
                "raised" if "when" in read[nth + 1 :] and role == "when" else role for nth, role in enumerate(read)
            ], 1
    while at < len(texts):
        many = 2 if _is_wrapped(texts[at : at + 2], roles) else 1
        head = " ".join(texts[at : at + many])
        if (role := _role(head, roles)) is None:
            break
        roles.append(role)
        said.append(head)
        at += many
    acts = [nth for nth, role in enumerate(roles) if role == "what" and ACTS.search(said[nth])]
    first = acts[0] if acts else roles.index("what") if "what" in roles else -1
    roles = [
        "other" if (role == "what" and nth != first) or (role in roles[:nth] and role != "what") else role
        for nth, role in enumerate(roles)
    ]
    return (roles, at) if _is_list(roles) else ([], 0)


def _is_named(lines: Sequence[Cell], at: int, many: int) -> bool:
    """The heads, or the lines above them, say that these are actions: «Nr», «Onderwerp», «Wie» may be an agenda."""
    return any(NAMED.search(line.text) for line in lines[max(0, at - ABOVE) : at + many])


def _is_list(roles: Sequence[str]) -> bool:
    """An action, who or when, and a third column that says something."""
    return "what" in roles and bool({"who", "when"} & set(roles)) and len(set(roles) - {"other"}) >= FEWEST_HEADS


def _is_wrapped(texts: Sequence[str], roles: Sequence[str]) -> bool:
    """Two lines are one head: «Stand van», «zaken»."""
    if len(texts) < 2 or re.search(r"\d", texts[1]) or not _role(" ".join(texts), roles):
        return False
    return texts[1][:1].islower() or _role(texts[0], roles) is None


def _role(text: str, before: Sequence[str]) -> str | None:
    """What a line names as the head of a column; a date before the action tells when that was raised."""
    head = " ".join(text.lower().split()).strip(" :.")
    if not head or len(head) > 40:
        return None
    return "raised" if head in {"datum", "d.d", "ingebracht"} and "what" not in before else role_of(head)


def _body(lines: Sequence[Cell], at: int, roles: list[str], many: int) -> tuple[list[str], list[Cell]]:
    """The roles and the lines below the head: without heads that stand again, with numbers apart from what follows."""
    repeated = {line.text for line in lines[at : at + many]}
    rest = list(lines[at + many :])
    kept = [
        line
        for nth, line in enumerate(rest)
        if not PAGE.search(line.text)
        and not (line.text in repeated and any(near.text in repeated for near in rest[max(0, nth - 1) : nth + 2 : 2]))
    ]
    first = NUMBERED.match(kept[0].text) if kept else None
    if first is None:
        return roles, kept
    if "number" not in roles and roles[0] == "what" and is_number(first.group()):
        roles = ["number", *roles]
    return roles, list(_with_numbers_apart(kept, _shape(first.group()))) if roles[0] == "number" else kept


def _shape(number: str) -> re.Pattern[str]:
    """The numbers printed like this one: «2031-07» as four digits, a stroke and one to three digits."""
    parts = re.findall(r"\d+|[A-Za-z]+|[^\dA-Za-z]+", number)
    return re.compile("".join(map(_like, parts)))


def _like(part: str) -> str:
    if part.isdecimal():
        return r"\d{4}" if len(part) == 4 else r"\d{1,3}"
    return "[A-Za-z]{3,4}" if part.isalpha() and len(part) > 2 else re.escape(part)


def _with_numbers_apart(lines: Sequence[Cell], shape: re.Pattern[str]) -> Iterator[Cell]:
    """The lines, those that open with the number of a row cut behind it; only the next plain number counts as one."""
    last = 0
    for line in lines:
        opened = NUMBERED.match(line.text)
        number = opened.group() if opened and shape.fullmatch(opened.group()) else None
        if opened is None or number is None or not _is_next(number, last):
            yield Cell(text=f" {line.text}" if number == line.text else line.text, start=line.start, end=line.end)
            continue
        last = int(re.sub(r"\D", "", number)) if number.rstrip(".)").isdecimal() else last
        yield Cell(text=f"{number}\t", start=line.start, end=line.start + len(number))
        behind = line.start + len(line.text) - len(line.text[opened.end() :].lstrip())
        if behind < line.end:
            yield Cell(text=line.text[behind - line.start :], start=behind, end=line.end)


def _is_next(number: str, last: int) -> bool:
    plain = number.rstrip(".)")
    return not plain.isdecimal() or last < int(plain) <= last + LONGEST_STEP


def _shared_out(texts: Sequence[str], roles: list[str], names: frozenset[str]) -> list[Row]:
    """The rows in the best way to share out the lines from the first on over the columns, again and again."""
    width = len(roles)
    best: list[list[float]] = [[NEVER] * width for _ in range(len(texts) + 1)]
    came: dict[tuple[int, int], tuple[int, int]] = {}
    best[0][width - 1] = 0.0
    for end in range(1, len(texts) + 1):
        for column, role in enumerate(roles):
            for start in range(end - 1, max(-1, end - 1 - MOST_LINES[role]), -1):
                own = _fits(texts, start, end, role, names)
                if own <= NEVER / 2:
                    if texts[end - 1].endswith("\t") or texts[start].endswith("\t"):
                        break
                    continue
                for before in range(width):
                    skipped = _skipped(roles, before, column)
                    total = best[start][before] + own + skipped
                    if total > best[end][column] and skipped > NEVER / 2:
                        best[end][column], came[end, column] = total, (start, before)
    ends = [(best[end][column], end, column) for end in range(1, len(texts) + 1) for column in range(width)]
    _, at, last = max((total + _skipped(roles, column, width), end, column) for total, end, column in ends)
    cells: list[tuple[str, int, int]] = []
    while (at, last) in came:
        start, before = came[at, last]
        cells.append((roles[last], start, at))
        if before >= last:
            cells.append(("", start, start))
        at, last = start, before
    return list(_rows(reversed(cells)))


def _rows(cells: Iterator[tuple[str, int, int]]) -> Iterator[Row]:
    row: Row = {}
    for role, start, end in cells:
        if not role:
            if row:
                yield row
            row = {}
        else:
            row[role] = start, end
    if row:
        yield row


def _skipped(roles: list[str], before: int, column: int) -> float:
    """What it costs that the columns between have no cell in this row, or in this one and the next."""
    between = roles[before + 1 : column] if column > before else [*roles[before + 1 :], *roles[:column]]
    return sum(SKIPPED[role] for role in between)


def _fits(texts: Sequence[str], start: int, end: int, role: str, names: frozenset[str]) -> float:
    """How well the lines make one cell, and its beginning one there."""
    if role == "number":
        return 4.0 if end - start == 1 and texts[start].endswith("\t") else NEVER
    if any(text.endswith("\t") for text in texts[start:end]):
        return NEVER
    own = fit(role, " ".join(text.strip() for text in texts[start:end]), end - start, names)
    if role in {"status", "other"} and ENDS.fullmatch(texts[start]):
        return NEVER
    for before, line in pairwise(texts[start:end]):
        own += running(before, line, role)
    return own + (parted(texts[start - 1], texts[start], role) if start and not texts[start - 1].endswith("\t") else 0)


def _is_sure(texts: Sequence[str], row: Row, names: frozenset[str]) -> bool:
    """The row has an owner or a time of which there is no doubt."""
    return any(
        role in row and fit(role, " ".join(texts[slice(*row[role])]), row[role][1] - row[role][0], names) >= SURE
        for role in ("who", "when")
    )


def _is_filled(row: Row, roles: Sequence[str]) -> bool:
    return all(role in row for role in roles if role in {"who", "when"})


def _list_rows(lines: Sequence[Cell], rows: Sequence[Row], roles: list[str]) -> Iterator[ListRow]:
    for nth, row in enumerate(rows):
        last = max(end for _, end in row.values())
        if nth == len(rows) - 1 and roles[-1] in {"status", "other"}:
            last = _end_of_list(lines, last)
            row = {**row, **({roles[-1]: (row[roles[-1]][0], last)} if roles[-1] in row else {})}
        cells = {role: " ".join(line.text.strip() for line in lines[slice(*span)]) for role, span in row.items()}
        yield ListRow(
            start=lines[min(start for start, _ in row.values())].start,
            end=lines[last - 1].end,
            what=cells["what"],
            who=cells.get("who"),
            when=cells.get("when"),
            status=cells.get("status"),
            has_status="status" in roles,
        )


def _end_of_list(lines: Sequence[Cell], last: int) -> int:
    """Behind the last line of the last cell: what runs on, up to a title, a label or another list."""
    while last < len(lines) and not ENDS.match(lines[last].text):
        before = lines[last - 1].text
        if not (lines[last].text[:1].islower() or RUNS.search(before)) and before.endswith((".", "!", ")")):
            break
        last += 1
    return last
