"""Tables of rulings whose columns were lost: a head, then «Rooster pont instemming 3 mei ingestemd 7 juni …»."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile

from pipeline.decisions.attributes.deadlines import moments
from pipeline.decisions.attributes.wording import NUMBERING, sentence_of, short_topic
from pipeline.decisions.rulings.outcomecolumns import is_council
from pipeline.decisions.rulings.outcomewords import (
    ASKED,
    DAY,
    WOR,
    bare_kind,
    kind_as_asked,
    kind_by_title,
    outcome_kind,
    requested,
)
from pipeline.meeting import Meeting
from pipeline.place import cut
from pipeline.records import Block, Decision, Document

HEAD = re.compile(
    r"(?:(?:Nr|Nummer|Code|Zaak)\.?\s)?(?:Onderwerp|Aanvraag|Voorstel|Klacht|Titel|Omschrijving|Bezwaar)\b.{0,70}?\b"
    r"(?:Reactie|Oordeel|Besluit|Advies|Standpunt|Uitkomst|Uitspraak|Beslissing)(?:\s(?:van\s)?(?:de\s|het\s)?"
    r"(?P<who>[A-Z]{2,4}|CvB|B&W|[a-z]*commissie|bestuurder|directie|college))?"
    r"\s(?:Datum(?:\s(?:reactie|besluit|advies|uitspraak|brief|C?OR))?|d\.d\.)(?:\s|$)",
    re.S,
)
ENDS = re.compile(rf"(?<=\s)(?P<day>{DAY}|[-–])(?=\s|$)", re.I)  # the last cell of a row
MONTH = r"(?:jan|feb|mrt|maart|apr|mei|jun|jul|aug|sep|okt|nov|dec)[a-z]*\.?\s\d{4}"
SORT = re.compile(r"\b(?:soort|type|aard|recht|verzoek|gevraagd)\b", re.I)  # a column that says what was asked
LONGEST_SAID = 5  # words of an outcome
FEWEST_ROWS = 3


@dataclass(frozen=True, slots=True)
class _Row:
    """A row by its parts: `day` is a day or a dash, `asked` advies or instemming where a cell says it."""

    start: int
    end: int
    subject: str
    said: str
    kind: str
    day: str
    asked: str | None


def flat_rulings(document: Document, meeting: Meeting) -> Iterable[Decision]:
    """One decision a row of every table that lost its columns, where its head names a ruling and then a day."""
    for number, block in enumerate(document.blocks):
        head = HEAD.match(document.text, block.start, block.end) if block.role != "table" else None
        if head is None:
            continue
        has_bare = SORT.search(head.group()) is None
        rows = list(_rows(document.text, head.end(), block.end, has_bare=has_bare)) or [
            *_lines(document, document.blocks[number + 1 :], has_bare=has_bare)
        ]
        if len(rows) < FEWEST_ROWS:
            continue
        decider = head.group("who") or meeting.body
        for row in rows:
            if row.kind != "none":
                yield _decision(document, row, decider, meeting)


def _lines(document: Document, blocks: Sequence[Block], *, has_bare: bool) -> list[_Row]:
    """The rows below a head that stands on a line of its own, as long as each paragraph holds some."""
    told = (list(_rows(document.text, block.start, block.end, has_bare=has_bare)) for block in blocks)
    return [row for rows in takewhile(bool, told) for row in rows]


def _rows(text: str, start: int, end: int, *, has_bare: bool) -> Iterable[_Row]:
    """The rows one by one: each ends in a day or dash that an outcome stands before.

    `has_bare`: «instemming» is an outcome too, since no column says what was asked.
    """
    for match in ENDS.finditer(text, start, end):
        words = text[start : match.start()].split()
        for many in range(min(LONGEST_SAID, len(words) - 1), 0, -1):
            said = " ".join(words[-many:])
            kind = (bare_kind(said) if has_bare else None) or outcome_kind(said)
            if kind is not None:
                subject, asked = _subject(words[:-many])
                yield _Row(start, match.end(), subject, said, kind, match.group("day"), asked)
                start = match.end() + 1  # behind the space or line end
                break


def _subject(words: list[str]) -> tuple[str, str | None]:
    """What the row is about, without the day of asking and the request behind it, and what was requested."""
    text = re.sub(rf"\s(?:{DAY}|{MONTH}|[-–])$", "", " ".join(words), flags=re.I)
    last = text.split()[-1:]
    asked = requested([*last, *(match.group() for match in [WOR.search(text)] if match)])
    if last and any(pattern.fullmatch(last[0]) for pattern in ASKED.values()):
        text = text.rsplit(" ", 1)[0]
    return NUMBERING.sub("", text), asked


def _decision(document: Document, row: _Row, decider: str | None, meeting: Meeting) -> Decision:
    place, quote = cut(document, row.start, row.end)
    told = [one.iso for one in moments(row.day, meeting) if one.iso]
    asked = row.asked if decider is None or is_council(decider) else None
    return Decision(
        place=place,
        quote=quote,
        rule="besluitentabel",
        confidence=0.9,
        kind=kind_as_asked(row.kind, row.said, asked) or kind_by_title(row.kind, row.subject),
        decider=decider,
        decided_on=told[-1] if told else str(meeting.last_year) if meeting.is_yearly else None,
        decision=sentence_of(f"{row.subject}: {row.said[0].lower() + row.said[1:]}"),
        topic=short_topic(row.subject),
    )
