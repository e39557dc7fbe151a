"""Decisions that stand as resolutions: points under «Besluit:», outcome words after an agenda item, tables of outcomes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from corpus import table
from models.decisions import GENERAL, resolution_kind
from models.parties import parties
from models.sentences import sentences as cut_sentences
from pipeline.deadlines import deadline, moments
from pipeline.meeting import Meeting
from pipeline.place import cut
from pipeline.records import Action, Block, Cell, Decision, Document, Sentence, Table
from pipeline.wording import NUMBERING, sentence_of, short_topic

LABEL = re.compile(
    r"^(?P<who>[^:.]{0,80}?)\b(?P<word>besluit(?:en)?|besloten|beslissing(?:en)?|conclusie en besluit|besluitvorming)\b"
    r"(?P<rest>[^:;]{0,60}?)\s*(?P<colon>:)?\s*$",
    re.I,
)
INLINE = re.compile(r"^(?:[•❖*–-]\s*)?(?:besluit(?:en)?|beslissing|besloten|besluitvorming)\s*(?:\d+\s*)?:\s*(?=\S)", re.I)
PROPOSED = re.compile(r"\b(?:gevraagd|voorgesteld|ontwerp|concept|te nemen|voorstel|gewenst|beoogd|te besluiten|advies)", re.I)
POINT = re.compile(r"^(?:[•❖▪◦*–-]\s|\(?(?:\d{1,2}|[a-z])[.)]\s)")
TASK = re.compile(
    r"\b(?:aan ?te ?bieden|aanbieden|betrekken|sturen|toe te zenden|informeren|uitvoering van|uit te voeren|opstellen|op te stellen"
    r"|voor te leggen|voorleggen|communiceren|publiceren|uit te werken|uitwerken|verzoeken|opdracht|voor te bereiden|evalueren|terug te koppelen"
    r"|terugkoppelen|agenderen|bekend te maken|in te richten|te starten)\b",
    re.I,
)
CASE_HEAD = re.compile(r"\b(?:opgelegde |disciplinaire |getroffen |genomen )?(?:maatregel|sanctie|afdoening|straf)", re.I)
OUTCOME_HEAD = re.compile(r"^(?:genomen )?(?:besluit(?:en)?|beslissing|uitkomst|uitslag|afdoening|stemming|resultaat|besluitvorming)$", re.I)
SHARE = 0.6  # of the filled cells of a last column without header that must be outcome words
MINUTES_KINDS = 220  # characters; a longer block is prose that ends in an outcome word by chance


@dataclass(frozen=True, slots=True)
class Ruling:
    """Who decides in a block of resolutions, and when."""

    decider: str | None
    date: str | None


def resolutions(document: Document, sentences: Sequence[Sentence], meeting: Meeting) -> Iterable[Decision | Action]:
    """The decisions of resolution blocks, outcome words and tables of outcomes; tasks among them are actions too."""
    whole = Ruling(meeting.body, meeting.date)
    yield from _blocks(document, meeting, whole)
    if meeting.is_minutes:
        yield from _outcome_words(document, sentences, whole)
    for number, found in enumerate(document.tables, 1):
        yield from _table(document, found, number, meeting)


def outcome_kind(text: str) -> str | None:
    """The type that an outcome word says («Aangenomen.» → besluit); «none» for «niet behandeld», None for other text."""
    lower = NUMBERING.sub("", text).strip(" .;:!").lower()
    return next((kind for words, kind in _outcome_words_list() if words.fullmatch(lower)), None)


def _blocks(document: Document, meeting: Meeting, whole: Ruling) -> Iterable[Decision | Action]:
    blocks = [block for block in document.blocks if block.role not in {"table", "contents"}]
    for number, block in enumerate(blocks):
        text = document.text[block.start : block.end]
        inline = INLINE.match(text)
        if inline and not PROPOSED.search(text[: inline.end()]):
            for start, end in _points(text, inline.end(), block.start):
                yield from _resolution(document, start, end, whole, meeting, lead=block.start)
            if text[inline.end() :].strip():
                continue
        label = LABEL.match(text)
        if label and _opens_list(label, block, meeting) and not PROPOSED.search(text):
            ruling = _ruling(document, text, whole, meeting)
            for point in _following(document, blocks[number + 1 :]):
                start, end = point.start, point.end
                yield from _resolution(document, start, end, ruling, meeting)


def _opens_list(label: re.Match[str], block: Block, meeting: Meeting) -> bool:
    """«De raad besluit:» opens a list; the bare heading «Besluiten» does in minutes only."""
    if label.group("colon"):
        return True
    return block.role == "heading" and meeting.is_minutes and not label.group("who").strip(" 0123456789.") and not label.group("rest").strip()


def _ruling(document: Document, text: str, whole: Ruling, meeting: Meeting) -> Ruling:
    named = [party.text for party in parties(text) if party.kind in {"body", "role"}]
    dates = [moment.iso for moment in moments(text, meeting) if moment.iso]
    return Ruling(re.sub(r"^(?:de|het)\s", "", named[0], flags=re.I) if named else whole.decider, dates[0] if dates else whole.date)


def _following(document: Document, blocks: list[Block]) -> Iterable[Block]:
    """The numbered or bulleted blocks directly behind a label; without any, the one paragraph behind it."""
    for number, block in enumerate(blocks):
        text = document.text[block.start : block.end]
        if block.role == "item" or POINT.match(text):
            yield block
        elif number == 0 and block.role == "body" and len(text) < 400 and not text.rstrip().endswith("?"):
            yield block
            return
        else:
            return


def _points(text: str, start: int, offset: int) -> list[tuple[int, int]]:
    """«1. … 2. …» behind a label, or its first sentence."""
    marks = [match.start() for match in re.finditer(r"(?:(?<=\s)|^)\d{1,2}[.)]\s(?=\S)", text[start:])]
    if len(marks) > 1 and marks[0] == 0:
        ends = [*marks[1:], len(text) - start]
        return [(offset + start + a, offset + start + len(text[start : start + b].rstrip())) for a, b in zip(marks, ends, strict=True)]
    return cut_sentences(text[start:], offset + start)[:1]


def _resolution(
    document: Document, start: int, end: int, ruling: Ruling, meeting: Meeting, *, lead: int | None = None
) -> Iterable[Decision | Action]:
    text = NUMBERING.sub("", document.text[start:end])
    place, quote = cut(document, start if lead is None else lead, end)
    kind = outcome_kind(text)
    if kind == "none" or len(text) < 4:
        return
    kind = kind or resolution_kind(text)
    yield Decision(
        place=place, quote=quote, rule="besluitblok", confidence=0.9, kind=kind, decider=ruling.decider, decided_on=ruling.date,
        decision=sentence_of(text, decider=ruling.decider), topic=short_topic(text),
    )
    if kind in {GENERAL, "instemming"} and TASK.search(text):
        by = deadline(text, meeting)
        standing = bool(re.search(r"\b(?:jaarlijkse?|periodiek|regelmatig)\b", text))
        yield Action(
            place=place, quote=quote, rule="besluitblok-taak", confidence=0.7, kind="afspraak", action=sentence_of(text),
            deadline_text=by.printed if by else None, deadline=by.iso if by else None,
            status="doorlopend" if standing else "onbekend",
        )


def _outcome_words(document: Document, sentences: Sequence[Sentence], whole: Ruling) -> Iterable[Decision]:
    """«Vastgesteld.» after a heading; the subject is what stands before it."""
    for number, sentence in enumerate(sentences):
        kind = outcome_kind(sentence.text) if len(sentence.text) < 120 else None
        if kind in {None, "none"} or number == 0 or not re.match(r"[A-Z•–-]", sentence.text):
            yield from _ends_in_outcome(document, sentence, whole)
            continue
        before = sentences[number - 1]
        is_title = before.kind == "heading" or len(before.text) < 200
        yield _outcome(document, before.start if is_title else sentence.start, sentence.end, str(kind), before.text, sentence.text, whole)


def _ends_in_outcome(document: Document, sentence: Sentence, whole: Ruling) -> Iterable[Decision]:
    """«F.1 Voorstel tot verlaging van de leges Aangenomen»: a decision list of which the columns are lost."""
    match = re.search(r"\s(?P<word>(?:Niet )?[A-Z][a-z]+(?: (?:besloten|voorstel|advies|aangenomen))?)\s*\.?$", sentence.text)
    if document.kind != "besluitenlijst" or match is None or len(sentence.text) > MINUTES_KINDS:
        return
    kind = outcome_kind(match.group("word"))
    if kind and kind != "none":
        title = sentence.text[: match.start()]
        yield _outcome(document, sentence.start, sentence.end, kind, title, match.group("word"), whole)


def _outcome(document: Document, start: int, end: int, kind: str, title: str, word: str, whole: Ruling) -> Decision:
    place, quote = cut(document, start, end)
    subject = NUMBERING.sub("", title).strip(" .:")
    return Decision(
        place=place, quote=quote, rule="uitkomstwoord", confidence=0.85, kind=_kind_by_title(kind, subject), decider=whole.decider,
        decided_on=whole.date, decision=sentence_of(f"{subject}: {word.strip(' .').lower()}"), topic=short_topic(subject),
    )


def _kind_by_title(kind: str, title: str) -> str:
    """«Vaststelling agenda: conform» adopts; a rejected or postponed item is that, whatever its title."""
    if kind != GENERAL:
        return kind
    for words, name in ((r"^vaststell(?:en|ing)", "vaststelling"), (r"^(?:her)?benoeming", "benoeming"), (r"^verlenging", "verlenging")):
        if re.match(words, title, re.I):
            return name
    return kind


def _table(document: Document, found: Table, number: int, meeting: Meeting) -> Iterable[Decision]:
    if not found.rows:
        return
    width = max(len(row) for row in found.rows)
    heads = [_text(cell) for cell in found.rows[0]] + [""] * width
    body = found.rows[found.header_rows :] if found.header_rows else found.rows
    for column in range(width):
        if CASE_HEAD.search(heads[column]) and found.header_rows:
            yield from _cases(document, found, number, column, meeting)
            return
    outcomes = [column for column in range(1, width) if OUTCOME_HEAD.match(heads[column])]
    if outcomes or _is_outcome_column(body, width - 1):
        yield from _outcomes(document, body, number, (outcomes or [width - 1])[0], meeting)


def _is_outcome_column(rows: Sequence[tuple[Cell | None, ...]], column: int) -> bool:
    cells = [_text(row[column]) for row in rows if len(row) > column and _text(row[column])]
    return column > 0 and len(cells) > 0 and sum(outcome_kind(cell) is not None for cell in cells) / len(cells) >= SHARE


def _outcomes(
    document: Document, rows: Sequence[tuple[Cell | None, ...]], number: int, column: int, meeting: Meeting
) -> Iterable[Decision]:
    """One decision a row whose outcome cell says one; a cell with whole sentences is read as a resolution."""
    for row in rows:
        text = _text(row[column]) if len(row) > column else ""
        kind = outcome_kind(text)
        subject = max((_text(cell) for cell in row[:column]), key=len, default="")
        if not text or kind == "none" or not subject or OUTCOME_HEAD.match(text):
            continue
        if kind is None and len(text.split()) < 3:
            continue
        place, quote = _row(document, row, number)
        yield Decision(
            place=place, quote=quote, rule="besluitentabel", confidence=0.9,
            kind=_kind_by_title(kind, subject) if kind else resolution_kind(text), decider=meeting.body, decided_on=meeting.date,
            decision=sentence_of(f"{subject}: {text[0].lower() + text[1:] if kind else text}"), topic=short_topic(subject),
        )


def _cases(document: Document, found: Table, number: int, column: int, meeting: Meeting) -> Iterable[Decision]:
    """One decision for each measure in a row of a table of cases: «Ontslag en aangifte» are two."""
    for row in found.rows[found.header_rows :]:
        text = _text(row[column]) if len(row) > column else ""
        for match in _sanctions().finditer(text):
            place, quote = _row(document, row, number)
            what = NUMBERING.sub("", _text(row[0])).strip(" .")
            yield Decision(
                place=place, quote=quote, rule="casustabel", confidence=0.9, kind=GENERAL,
                decided_on=str(meeting.last_year) if meeting.last_year else None,
                decision=sentence_of(f"{what}: {match.group().lower()}"), topic=short_topic(_text(row[min(1, column - 1)])),
            )


def _row(document: Document, row: tuple[Cell | None, ...], number: int) -> tuple:  # type: ignore[type-arg]
    cells = [cell for cell in row if cell is not None and cell.start >= 0]
    return cut(document, min(cell.start for cell in cells), max(cell.end for cell in cells), table=number)


def _text(cell: Cell | None) -> str:
    return " ".join(cell.text.split()) if cell is not None else ""


@cache
def _outcome_words_list() -> list[tuple[re.Pattern[str], str]]:
    return [(re.compile(row["words"]), row["kind"]) for row in table("outcome_words.csv")]


@cache
def _sanctions() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{row['words']})" for row in table("sanctions.csv")), re.I)
