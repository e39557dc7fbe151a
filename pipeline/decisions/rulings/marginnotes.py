"""Minutes in a table with a narrow last column that says whose the task beside it is, or that it was decided."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from models.grammar.fields import field_of, head_field
from models.grammar.parties import known_names
from models.sentences import sentences as cut_sentences
from pipeline.decisions.attributes.deadlines import deadline, moments
from pipeline.decisions.attributes.ownerwords import is_who
from pipeline.decisions.attributes.taskparts import who_and_when
from pipeline.decisions.attributes.wording import NUMBERING, sentence_of, short_topic
from pipeline.decisions.lists.listcolumns import columns_of
from pipeline.decisions.rulings.outcomewords import bare_kind, outcome_kind
from pipeline.decisions.rulings.rulinglabels import kind_of_ruling
from pipeline.meeting import Meeting
from pipeline.place import cut
from pipeline.records import Action, Cell, Decision, Document, Table

MARK = re.compile(r"^(?:acties?|actiepunt|a\.?p\.?|besluit)\b\s*[:.–-]?\s*", re.I)
APART = re.compile(r"[,;]\s|\s[–—/|-]\s|\s(?=\(|\bvoor\b|\bvóór\b)")
MOST_WORDS, FEWEST_WORDS = 6, 5  # of a note; of the text beside it, on average
FEWEST_OF_TASK = 3  # words
FEWEST_ROWS, FEWEST_NOTES = 3, 2
SHARE = 0.7  # of the notes, that say who, when or what
MOST_COLUMNS = 3


@dataclass(frozen=True, slots=True)
class _Note:
    """What a cell of the last column says of the text beside it."""

    who: str | None
    when: str | None
    is_decided: bool


def noted_texts(one: Table, names: frozenset[str], meeting: Meeting) -> list[tuple[Cell, Cell]]:
    """The text and the note of each row of such a table, the note perhaps empty; nothing for any other table."""
    width = max((len(row) for row in one.rows), default=0)
    if not 1 < width <= MOST_COLUMNS or {"who", "when"} & columns_of(one).keys():
        return []
    first = [cell.text for cell in one.rows[0] if cell is not None]
    is_head = bool(first) and max(len(text.split()) for text in first) < FEWEST_WORDS
    role = head_field(first[-1]) if is_head and first[-1].strip() else None
    is_headed = role in {"task", "who", "mixed"}
    rows = [(row[-2], row[-1]) for row in one.rows[1 if is_headed else 0 :] if len(row) == width]
    pairs = [(text, note) for text, note in rows if text is not None and note is not None and text.start >= 0]
    notes = [note.text for _, note in pairs if note.text.strip()]
    words = sum(len(text.text.split()) for text, _ in pairs)
    if len(pairs) < FEWEST_ROWS or len(notes) < FEWEST_NOTES or words < FEWEST_WORDS * len(pairs):
        return []
    if any(len(note.split()) > MOST_WORDS for note in notes) or (role and not is_headed):
        return []
    known = sum(_note(note, names, meeting) is not None for note in notes)
    return pairs if known >= SHARE * len(notes) else []


def margin_notes(document: Document, meeting: Meeting) -> Iterable[Decision | Action]:
    """One action for each note that names somebody, one decision for each that says «Besluit», of the last sentence."""
    if not meeting.is_minutes:
        return
    names = known_names(document.text)
    for number, one in enumerate(document.tables, 1):
        for text, cell in noted_texts(one, names, meeting):
            note = _note(cell.text, names, meeting) if cell.text.strip() else None
            spans = cut_sentences(document.text[text.start : text.end], text.start)
            if note is None or not spans or len(text.text.split()) < FEWEST_OF_TASK:
                continue  # «KdG | mw. K. de Groot» explains initials
            start, end = spans[-1]
            said = NUMBERING.sub("", document.text[start:end])
            kind = kind_of_ruling(said) if note.is_decided else "none"
            if kind != "none":
                place, quote = cut(document, start, end, table=number)
                yield Decision(
                    place=place,
                    quote=quote,
                    rule="kantlijn",
                    confidence=0.85,
                    kind=kind,
                    decider=meeting.sitting_body or meeting.body,
                    decided_on=meeting.date,
                    decision=sentence_of(said),
                    topic=short_topic(said),
                )
            elif note.who:
                yield _action(document, (start, cell.end), said, note, number, meeting)


def _action(document: Document, span: tuple[int, int], said: str, note: _Note, number: int, meeting: Meeting) -> Action:
    place, quote = cut(document, *span, table=number)
    told = moments(note.when, meeting) if note.when else []
    by = next((one for one in told if one.iso), None) or deadline(said, meeting)
    return Action(
        place=place,
        quote=quote,
        rule="kantlijn",
        confidence=0.85,
        action=sentence_of(said),
        kind="actiepunt",
        owner=note.who,
        deadline_text=note.when or (by.printed if by else None),
        deadline=by.iso if by else None,
        status="open",
    )


def _note(text: str, names: frozenset[str], meeting: Meeting) -> _Note | None:
    """What a note says; None for other words, and for the names of fields that tell nothing of a task."""
    words = " ".join(text.split())
    mark = MARK.match(words)
    rest = words[mark.end() :] if mark else words
    is_decided = bool(mark and mark.group().lower().startswith("besluit"))
    if not rest:
        return _Note(None, None, is_decided)
    if field_of(rest) in {"brought", "said", "title"} or outcome_kind(rest) or bare_kind(rest):
        return None
    who, when = who_and_when([piece.strip("() ") for piece in APART.split(rest)], names, meeting)
    is_known = bool(mark or when) or is_who(who or "", names, is_marked=True)
    return _Note(who, when, is_decided) if (who or when) and is_known else None
