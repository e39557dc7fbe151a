"""Action lists whose columns were lost: the cells of a row run on, the head comes back on every page."""

from __future__ import annotations

import re
from collections.abc import Iterable

from models.vocabulary import MONTH
from pipeline.decisions.lists.listrows import ListRow
from pipeline.records import Document

HEAD_WORD = re.compile(
    r"\b(?:wat (?:&|en) hoe|omschrijving|actie(?:punt)?|maatregel|onderwerp|taak"
    r"|wanneer|deadline|termijn|gereed|planning|wie"
    r"|initiatief|eigenaar"
    r"|actiehouder|trekker|verantwoordelijke?|status|stand(?: van zaken)?|voortgang|toelichting)\b",
    re.I,
)
STOPS = r"(?!(?:In|De|Is|Na|Het|Een|Dit|Die|Er|Met|Op|Te|Om|Nog|Zie|Dat|Wij|Per|Van|Ook)\b)"
NAME = (
    rf"(?:{STOPS}(?:[A-Z][a-zë]+/\s?)?(?:[A-Z]&[A-Z]|[A-Z]{{2,}}|[A-Z][a-z]{{1,3}}\b[.,]?)"
    r"(?:/[A-Z][A-Za-z&]+)?(?!\s[a-z]|\w))"
)
TIME = (
    r"(?:(?:[Cc]ontinu|[Dd]oorlopend|[Jj]aarlijks|[Ee]valuatie|in|(?:[1-4]e (?:kwartaal|helft)|Q[1-4]|(?:begin"
    r"|medio|eind)(?: [a-z]+)?"
    rf"|{MONTH})(?=\s(?:20\d\d|[A-Z]))"
    r"|20\d\d(?:\s?/\s?(?:20)?\d\d)?)\s+)"
)
CELLS = re.compile(rf"(?P<when>{TIME}*)(?P<who>{NAME}(?:[\s,]+{NAME}){{0,3}})\s+(?=\S)")
# «… 31-12-2022 BIV Gereed.», «… continu teamleiders Doorlopend.»: time and owner before a word that says how far it is
POINT_IN_TIME = (
    rf"(?:[0-3]?\d-[01]?\d-20\d\d|(?:[0-3]?\d )?{MONTH} 20\d\d"
    r"|(?:Q[1-4]|[1-4]e (?:kwartaal|helft)|voorjaar|zomer|najaar"
    r"|winter|begin|medio|eind|uiterlijk)(?: 20\d\d)?|20\d\d(?:[-/]20\d\d)?|continu|doorlopend|jaarlijks|maandelijks"
    r"|bij elk(?:e)? [a-z]+ [a-z]+)"
)
REST_OF_TIME = (
    r"(?:, (?:daarna elke? (?:[a-z]+ )?(?:jaar|maanden?|weken|week|kwartaal)"
    rf"|(?:vóór|voor|uiterlijk) (?:[0-3]?\d )?{MONTH}))?"
)
STATUS_WORD = (
    r"(?:Gereed|Gerealiseerd|Afgerond|Afgehandeld|Afgedaan|Uitgevoerd|Loopt|Lopend|Doorlopend|Continu|In uitvoering"
    r"|In voorbereiding|In behandeling|Gestart|Vertraagd|Uitgesteld|Doorgeschoven|Aangehouden|Vervallen|Ingetrokken"
    r"|Nieuw|Open|Nog (?:niet gestart|niet begonnen|te starten|te doen)|Deels(?: gereed)?)\b"
)
OWNER = r"(?:[A-ZÀ-Þ][\w&’-]*|[a-zà-ÿ]{4,}-?[a-zà-ÿ]*)(?: (?:[A-ZÀ-Þ][\w&’-]*))?"
STATUS_LED = re.compile(
    rf"(?P<when>{POINT_IN_TIME}{REST_OF_TIME})\s+(?P<who>{OWNER}(?: / {OWNER}){{0,2}})\s+(?={STATUS_WORD})"
)
FEWEST_ROWS = 3
LONGEST_HEAD = 200


def flat_rows(document: Document) -> list[ListRow]:
    """The rows of a list in running text: a head that names three columns, then numbered rows; empty where none is."""
    head = _head(document)
    if head is None:
        return []
    starts = list(_starts(document.text, head))
    if len(starts) < FEWEST_ROWS:
        return []
    ends = [*starts[1:], len(document.text)]
    repeated = document.text[head[0] : head[1]]
    return [row for a, b in zip(starts, ends, strict=True) if (row := _row(document, a, b, repeated))]


def _head(document: Document) -> tuple[int, int] | None:
    """Where the first head stands: from its first column name to its last."""
    for block in document.blocks:
        if block.role in {"table", "contents"}:
            continue
        words = list(HEAD_WORD.finditer(document.text, block.start, min(block.end, block.start + LONGEST_HEAD)))
        if len({word.group().lower() for word in words}) >= 3 and words[0].start() - block.start < 5:
            return words[0].start(), words[-1].end()
    return None


def _starts(text: str, head: tuple[int, int]) -> Iterable[int]:
    """Where row 1, 2, 3 … begin: the next number at the start of a line or behind a head; one number may be missing."""
    repeated = re.escape(text[head[0] : head[1]])
    position, number = head[0], 1
    while True:
        found = [
            (match.end(), nth)
            for nth in (number, number + 1)
            if (match := _number(nth, repeated).search(text, position))
        ]
        if not found:
            return
        start, number = min(found) if len(found) == 1 or found[0] < found[1] else found[0]
        yield start
        position, number = start, number + 1


def _number(number: int, repeated: str) -> re.Pattern[str]:
    return re.compile(rf"(?:\n|{repeated}\s)\s*(?={number}\s)")


def _row(document: Document, start: int, end: int, repeated: str) -> ListRow | None:
    """The row's cells: the first owner in capitals, with the time before it, parts the action from its status."""
    end = _without_titles(document, start, end)
    text = " ".join(document.text[start:end].replace(repeated, " ").split())
    text = re.sub(r"^\d{1,3}\s+(?:[A-Z]\s+)?", "", text)
    led, plain = STATUS_LED.search(text), next((match for match in CELLS.finditer(text) if _parts(text, match)), None)
    cells = plain if led is None or (plain and plain.start() <= led.start()) else led
    if not text:
        return None
    if cells is None:
        return ListRow(start=start, end=end, what=text, has_status=False)
    return ListRow(
        start=start,
        end=end,
        what=text[: cells.start()].strip(),
        who=cells.group("who").strip(" ,"),
        when=cells.group("when").strip() or None,
        status=text[cells.end() :].strip(),
        has_status=True,
    )


def _parts(text: str, match: re.Match[str]) -> bool:
    """An owner without a time before it must follow the end of a sentence."""
    before = text[: match.start()].rstrip()
    return len(before) > 8 and (bool(match.group("when")) or before.endswith((".", ")", ":")))


def _without_titles(document: Document, start: int, end: int) -> int:
    """The end of the row without headings of the next group of rows."""
    for block in reversed([block for block in document.blocks if start <= block.start and block.end <= end + 1]):
        words = document.text[block.start : block.end].split()
        if block.role != "heading" or len(words) < 2 or block.start <= start:
            break
        end = block.start
    return len(document.text[:end].rstrip())
