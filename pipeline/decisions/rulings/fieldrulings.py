"""The decisions and actions of items set out in fields, with who and by when as the fields beside a task say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from models.grammar.parties import known_names
from pipeline.decisions.attributes.deadlines import deadline, moments
from pipeline.decisions.attributes.statuses import list_status
from pipeline.decisions.attributes.taskparts import TaskParts, task_parts
from pipeline.decisions.attributes.wording import NUMBERING, sentence_of, short_topic
from pipeline.decisions.rulings.itemfields import Field, fields_below_heads, fields_of, stacked_fields
from pipeline.decisions.rulings.outcomewords import outcome_kind
from pipeline.decisions.rulings.rulinglabels import kind_of_ruling, words_a_decision
from pipeline.decisions.rulings.rulingtasks import task_of
from pipeline.decisions.rulings.statements import points_of
from pipeline.meeting import Meeting
from pipeline.place import cut
from pipeline.records import Action, Cell, Decision, Document, Table

NOTHING = re.compile(r"\W*(?:geen|n\.?v\.?t\.?|niet van toepassing|nihil|-|–)?\W*(?:actie|besluit|afspraken)?\W*", re.I)
TOLD = re.compile(r"\b(?:was|waren|werd|werden|had|hadden|heeft|hebben|is|zijn)\b|[.!?]\s+[A-ZÀ-Þ].{80}", re.I)
BULLET = re.compile(r"(?:(?<=\s)|^)(?:[•❖▪◦]|[–-](?=\s)|\d{1,2}[.)](?=\s)|[a-z]\)(?=\s))\s*(?=\S)")
KINDS = (("toezeg", "toezegging"), ("afspra", "afspraak"))


def field_rulings(document: Document, meeting: Meeting) -> Iterable[Decision | Action]:
    """The decisions and actions of the fields of minutes; of labels above their text, tasks that name who or when."""
    if not meeting.is_minutes:
        return
    names = known_names(document.text)
    for number, one in enumerate(document.tables, 1):
        for fields in [fields_of(one)] if fields_of(one) else fields_below_heads(one):
            title = next((_words(field.text) for field in fields if field.role == "title"), None) or _title_of(one)
            for field in fields:
                if field.role in {"decided", "concluded"} and not NOTHING.fullmatch(field.text.text):
                    yield from _decisions(document, field, number, title, meeting)
            yield from _actions(document, fields, names, meeting, number)
    for fields in stacked_fields(document):
        yield from _actions(document, fields, names, meeting)


def _actions(
    document: Document, fields: Sequence[Field], names: frozenset[str], meeting: Meeting, number: int | None = None
) -> Iterable[Action]:
    """The tasks of the fields, one or one a bullet or number each; outside a table those that name who or when."""
    for nth, field in enumerate(fields):
        if field.role != "task" or NOTHING.fullmatch(field.text.text):
            continue
        beside, cell = _beside(fields[nth + 1 :]), field.text
        for start, end in _points(document.text[cell.start : cell.end], cell.start):
            parts = task_parts(NUMBERING.sub("", document.text[start:end]), names, meeting)
            parts = replace(parts, who=beside.get("who") or parts.who, when=beside.get("when") or parts.when)
            if number is None and (not (parts.who or parts.when) or TOLD.search(parts.what)):
                continue
            is_first = number is not None and start == cell.start
            span = field.label.start if is_first else start, end
            yield _action(document, span, field.label.text, parts, meeting, beside.get("status"), number)


def _beside(fields: Sequence[Field]) -> dict[str, str]:
    """Who, by when and how far a task is, as the fields behind it say up to the next of another thing."""
    said: dict[str, str] = {}
    for field in fields:
        if field.role not in {"who", "when", "status"}:
            break
        said.setdefault(field.role, _words(field.text))
    return said


def _title_of(one: Table) -> str | None:
    """The row above the fields that holds one cell alone."""
    first = [cell for cell in one.rows[0] if cell is not None and cell.text.strip()]
    return NUMBERING.sub("", _words(first[0])) if len(first) == 1 else None


def _words(cell: Cell) -> str:
    return " ".join(cell.text.split())


def _decisions(
    document: Document, field: Field, number: int, title: str | None, meeting: Meeting
) -> Iterable[Decision | Action]:
    text = document.text[field.text.start : field.text.end]
    for start, end in points_of(text, 0, field.text.start):
        said = NUMBERING.sub("", " ".join(document.text[start:end].split()))
        kind = kind_of_ruling(said)
        if kind == "none" or (field.role == "concluded" and not words_a_decision(said)):
            continue
        place, quote = cut(document, field.label.start if start == field.text.start else start, end, table=number)
        is_bare = bool(title and outcome_kind(said))
        made = Decision(
            place=place,
            quote=quote,
            rule="besluitveld",
            confidence=0.9,
            kind=kind,
            decider=meeting.sitting_body or meeting.body,
            decided_on=meeting.date,
            decision=sentence_of(f"{title}: {said[0].lower() + said[1:]}" if is_bare else said),
            topic=short_topic(title or said),
        )
        yield made
        yield from task_of(made, said, kind, meeting, is_stated=True)


def _points(text: str, offset: int) -> Iterable[tuple[int, int]]:
    """Where the tasks of a field stand: it whole, or one a bullet or number."""
    marks = [match.start() for match in BULLET.finditer(text)]
    edges = [*(marks if marks[:1] == [0] and len(marks) > 1 else [0]), len(text)]
    yield from ((offset + first, offset + len(text[:last].rstrip())) for first, last in pairwise(edges))


def _action(
    document: Document,
    span: tuple[int, int],
    label: str,
    parts: TaskParts,
    meeting: Meeting,
    progress: str | None,
    number: int | None,
) -> Action:
    place, quote = cut(document, *span, table=number)
    told = moments(parts.when, meeting) if parts.when else []
    by = next((one for one in told if one.iso), None) or deadline(parts.what, meeting)
    status = list_status(progress) if progress else "open"
    return Action(
        place=place,
        quote=quote,
        rule="actieveld",
        confidence=0.95,
        action=sentence_of(parts.what),
        kind=next((kind for stem, kind in KINDS if stem in label.lower()), "actiepunt"),
        owner=parts.who,
        deadline_text=parts.when or (by.printed if by else None),
        deadline=by.iso if by else None,
        status="open" if status == "onbekend" else status,
    )
