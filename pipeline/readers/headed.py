"""Tables of words whose rows have no rules: their columns stand below the words of a head that is known, or bold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from corpus import table
from pipeline.readers.glyphs import Glyphs
from pipeline.readers.textrows import WITHIN_WORD, TextRow, filled, leaves_white, starts_of, text_rows
from pipeline.records import Box, Table

THINGS = frozenset({"what", "ruling", "reply", "subject"})  # one column tells what is to be done, or was decided
_SIDE = (
    "Wie|Door|Voor|Aan|Wanneer|Status|Stand|Datum|Termijn|Deadline|Planning|Gereed|Klaar|Verantw|Eigenaar|Trekker|Houder"
    "|Actiehouder|Actienemer|Uitvoer|Voortgang|Resultaat|Besluit|Reactie|Uitkomst|Uitslag|Toelichting|Opmerking|Afgehandeld"
)
_THING = (
    "Wat|Actie|Afspra|Toezegging|Aanbeveling|Maatregel|Taak|Taken|Voornemen|Plan|Activiteit|Omschrijving|Onderwerp|Titel"
    "|Agendapunt|Voorstel|Motie|Te doen|Opdracht|Verbeter|Besluit|Reactie|Advies|Klacht|Werkzaamheden|Speerpunt|Inhoud"
)
# a cheap first look: such heads stand side by side on the page
HINT = re.compile(rf"\b(?:{_THING}|{_THING.upper()})[^.!?]{{0,40}}?(?:{_SIDE}|{_SIDE.upper()})")
NUMBER = re.compile(r"[€<>±+-]?\s?(?!(?:19|20)\d\d\b)\d")
GAP = 0.6  # of the height of a row: more white parts the words of two heads
MOST_HEAD_WORDS = 5
FEWEST_ROWS, FEWEST_UNKNOWN = 2, 3  # below a known head, and below another that is set in bold
LOOKED_AT = 12  # rows of text below a head that tell where its columns begin
STEP = 3.0  # points
FARTHEST = 3.2  # in row heights: a wider step below a row ends the table
TOP_OF_PAGE = 0.3  # of its height: there a table goes on from the page before
MARGIN = 2.0  # points left of a column's first letter at which it begins


Chunk = tuple[float, float, str]


@dataclass(frozen=True, slots=True)
class _Head:
    """The row of text that names the columns, and the edges between these."""

    row: int
    x0: float
    edges: tuple[float, ...]
    is_known: bool
    is_named: bool = True  # False for a table that goes on from the page before: its rows begin right behind


def headed_rules(glyphs: Glyphs, above: Sequence[float] = ()) -> list[Box]:
    """Rules around the cells of such tables, as if they had been drawn; none where a page holds no such table.

    `above`: where the columns begin of a table at the foot of the page before, which may go on at the top of this one.
    """
    found: list[Box] = []
    if not (above or HINT.search("".join(glyphs.text)) or _has_bold_words_apart(glyphs)):
        return found
    rows = text_rows(glyphs, (0.0, 0.0, glyphs.width, glyphs.height))
    done = -2  # a table that goes on from the page before has its head above the first row
    for head in (*_going_on(glyphs, rows, above), *_heads(glyphs, rows)):
        if head.row <= done:
            continue
        body = _body(glyphs, rows, head)
        starts = starts_of(glyphs, body, head.edges) if body else []
        if len(starts) < (FEWEST_ROWS if head.is_known else FEWEST_UNKNOWN):
            continue
        done = head.row + len(body)
        named = [rows[head.row]] if head.is_named else []
        x1 = max(glyphs.x1[at] for row in [*named, *body] for at in row.characters) + MARGIN
        tops = [*(row.top - 1 for row in named), *(body[start].top - 1 for start in starts), body[-1].bottom + 1]
        found += [(head.x0, height, x1, height) for height in tops]
        found += [(edge, tops[0], edge, tops[-1]) for edge in (head.x0, *head.edges, x1)]
    return found


def is_head(texts: Sequence[str]) -> bool:
    """Whether words side by side head a list of actions or decisions: all but one are known, and one says of what.

    Example:
        >>> is_head(["Nr.", "Actie", "Trekker", "Gereed"]), is_head(["Meldingen", "Gedragscode", "Eed"])
        (True, False)
    """
    roles = [_role_of(text) for text in texts]
    known = sum(role is not None for role in roles)
    return known >= max(2, len(texts) - 1) and not THINGS.isdisjoint(roles)


def columns_at_foot(table: Table) -> tuple[float, ...]:
    """Where the columns of a table begin, as far as it has words in them; empty where one of them has none."""
    width = max(len(row) for row in table.rows)
    starts: list[float] = []
    for column in range(width):
        cells = [row[column] for row in table.rows if len(row) == width]
        lefts = [line.box[0] for cell in cells if cell for line in cell.lines if line.box]
        if not lefts:
            return ()
        starts.append(min(lefts) - MARGIN)
    return tuple(starts) if len(starts) > 1 and starts == sorted(starts) else ()


def _going_on(glyphs: Glyphs, rows: Sequence[TextRow], above: Sequence[float]) -> Iterator[_Head]:
    """The first rows near the top of the page that keep to the columns of the table before."""
    for number, row in enumerate(rows if above else ()):
        if row.top > TOP_OF_PAGE * glyphs.height:
            return
        head = _Head(number - 1, above[0], tuple(above[1:]), is_known=True, is_named=False)
        body = _body(glyphs, rows, head)
        if body and body[0] is row and len(starts_of(glyphs, body, head.edges)) >= FEWEST_ROWS:
            yield head
            return


def _heads(glyphs: Glyphs, rows: Sequence[TextRow]) -> Iterator[_Head]:
    """The rows that are heads: of a list of actions or decisions, all but one of their words known; or set in bold."""
    for number, row in enumerate(rows):
        words = _chunks(glyphs, row)
        if len(words) < 2 or any(len(text.split()) > MOST_HEAD_WORDS for _, _, text in words):
            continue
        if any(NUMBER.match(text) for _, _, text in words):
            continue  # the numbers of an infographic are bold too
        is_known = is_head([text for _, _, text in words])
        if is_known or (len(words) > 2 and _is_bold(glyphs, row)):
            yield _Head(number, words[0][0] - MARGIN, _edges(glyphs, rows[number + 1 :], words), is_known)


def _edges(glyphs: Glyphs, below: Sequence[TextRow], words: Sequence[Chunk]) -> tuple[float, ...]:
    """Where each column but the first begins: left of its head, at the place that most rows below leave white."""
    found: list[float] = []
    for (_, end, _), (start, _, _) in pairwise(words):
        places = [start - MARGIN - STEP * step for step in range(int(max(0.0, start - MARGIN - end - 1) // STEP) + 1)]
        found.append(max(places, key=lambda place: _white_below(glyphs, below, place)))
    return tuple(found)


def _white_below(glyphs: Glyphs, below: Sequence[TextRow], place: float) -> int:
    """How many rows right below leave the place white, one after another."""
    until = next((n for n, row in enumerate(below[:LOOKED_AT]) if not leaves_white(glyphs, row, [place])), LOOKED_AT)
    return until


def _is_bold(glyphs: Glyphs, row: TextRow) -> bool:
    return all(glyphs.bold[at] for at in row.characters)


def _has_bold_words_apart(glyphs: Glyphs) -> bool:
    """A cheap first look: bold words that white keeps apart twice on one height."""
    last, apart = -1, 0
    for at, is_bold in enumerate(glyphs.bold):
        if not is_bold or glyphs.text[at].isspace():
            continue
        if last < 0 or abs(glyphs.bottom[at] - glyphs.bottom[last]) > 2:
            apart = 0
        elif glyphs.x0[at] - glyphs.x1[last] > GAP * (glyphs.bottom[at] - glyphs.top[at]):
            apart += 1
        if apart > 1:
            return True
        last = at
    return False


def _chunks(glyphs: Glyphs, row: TextRow) -> list[Chunk]:
    """The stretches of the row that white keeps apart: where each begins and ends, and its words."""
    found: list[Chunk] = []
    for at in row.characters:
        white = glyphs.x0[at] - found[-1][1] if found else 0.0
        if not found or white > GAP * row.height:
            found.append((glyphs.x0[at], glyphs.x1[at], glyphs.text[at]))
        else:
            start, _, text = found[-1]
            space = " " if white > WITHIN_WORD * row.height else ""
            found[-1] = (start, glyphs.x1[at], f"{text}{space}{glyphs.text[at]}")
    return found


def _body(glyphs: Glyphs, rows: Sequence[TextRow], head: _Head) -> list[TextRow]:
    """The rows of text below the head that keep to its columns."""
    found: list[TextRow] = []
    last = rows[head.row] if head.is_named else rows[head.row + 1]
    for row in rows[head.row + 1 :]:
        starts_left = glyphs.x0[row.characters[0]] < head.x0 - MARGIN
        if row.top - last.bottom > FARTHEST * row.height or starts_left or not leaves_white(glyphs, row, head.edges):
            break
        found.append(row)
        last = row
    while found and len(filled(glyphs, found[-1], head.edges)) < 2 and _is_apart(found):
        found.pop()  # a line of text below the table, short enough for its first column
    return found


def _is_apart(rows: Sequence[TextRow]) -> bool:
    """The last row stands farther below the others than these below each other."""
    steps = [second.bottom - first.bottom for first, second in pairwise(rows)]
    return len(steps) < 2 or steps[-1] > 1.2 * min(steps)


def _role_of(text: str) -> str | None:
    """What a head says that its column holds; None for other words."""
    said = " ".join(text.split()).lower().strip(" :.*")
    return next((role for words, role in _known() if words.fullmatch(said)), None)


@cache
def _known() -> list[tuple[re.Pattern[str], str]]:
    rows = [*table("action_columns.csv"), *table("outcome_columns.csv")]
    return [(re.compile(row["words"]), row["role"]) for row in rows]
