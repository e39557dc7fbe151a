"""The decisions told where an action stands: «door het college vastgesteld» in a row, «MT: akk. Trekker = JK»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from models.decisions import decision_cues
from models.grammar.conditions import situation
from models.grammar.parties import known_names, parties
from models.sentences import sentences as cut_sentences
from pipeline.decisions.attributes.wording import sentence_of
from pipeline.decisions.decided import CONFIDENT, decisions_in
from pipeline.decisions.rulings.outcomewords import outcome_kind
from pipeline.decisions.rulings.rulinglabels import kind_of_ruling, labelled
from pipeline.meeting import Meeting
from pipeline.place import cut
from pipeline.records import Action, Decision, Document, Sentence

Outcome = Decision | Action
TABLED, POINTS = "actielijst", "puntenlijst"
NOTES = {"actiemarkering", "punt-met-houder", "notitie-met-naam"}  # told in prose
TASK = re.compile(r"\W*(?:actie|actiepunt|ap|taak)\b", re.I)
LISTS = {TABLED, POINTS, "gelabeld", "actiemarkering", "punt-met-houder", "notitie-met-naam"}  # rules of actions
AGREED = "zin-afspraak-label"
RULED = re.compile(r"Besluit(?:en)?\b[^:]{0,120}:\s*(?P<said>[^:]{2,60})$", re.I)
PUT_OFF = re.compile(r"\b(?:uitgesteld|doorgeschoven|aangehouden|opgeschort)\b", re.I)
ADVISED = {"advies", "opdracht"}  # what a point of a list asks for is no decision: «Laat een onderzoek doen»


def decided_in_lists(document: Document, meeting: Meeting, listed: Sequence[Outcome]) -> list[Outcome]:
    """The decisions told in the rows of action lists: «door het college vastgesteld», «Doorgeschoven naar maart»."""
    found: list[Outcome] = []
    for row in listed:
        if row.rule not in LISTS or isinstance(row, Decision):
            continue
        is_note = row.rule in NOTES
        for match in re.finditer(r"(?s).+" if is_note else r"[^\t\n]+", document.text[row.place.start : row.place.end]):
            for start, end in cut_sentences(match.group(), row.place.start + match.start()):
                text = document.text[start:end]
                if is_note and TASK.match(text):
                    continue
                kind = "sentence" if is_note else "row"
                told = Sentence(document=document.id, number=0, section=0, start=start, end=end, text=text, kind=kind)
                now = situation(text, is_minutes=meeting.is_minutes, year=meeting.horizon)
                cues = [pair for pair in decision_cues(now) if row.rule == TABLED or pair[1] not in ADVISED]
                if _is_of_persons(document, row):
                    cues = [pair for pair in cues if pair[0].rule.id != AGREED]
                found += (_about(row, made) for made in decisions_in(document, told, now, cues, meeting))
    known = {one.place.start for one in found}
    return [*found, *(_put_off(row, meeting) for row in listed if _was_put_off(row) and row.place.start not in known)]


def ruled_row(document: Document, row: Outcome, meeting: Meeting) -> Decision | None:
    """The decision that a row of an action list holds instead of a task: «Besluit vaarplan: akkoord»; else None."""
    if not isinstance(row, Action) or row.rule != TABLED:
        return None
    ruled = RULED.match(row.action)
    kind = outcome_kind(ruled.group("said").strip(" .")) if ruled else None
    label = labelled(row.action, is_minutes=True) if row.owner is None else None
    said = row.action
    if kind is None and label and label.is_whole:  # «Besluit: het college stemt in», among actions with an owner
        said = sentence_of(row.action[label.start :])
        kind = kind_of_ruling(said)
        row = _from_label(document, row, row.action[: label.start].strip())
    if kind in {None, "none"}:
        return None
    return Decision(
        place=row.place,
        quote=row.quote,
        rule=TABLED,
        confidence=CONFIDENT,
        decision=said,
        kind=str(kind),
        decider=meeting.sitting_body or meeting.body,
    )


def _from_label(document: Document, row: Action, label: str) -> Action:
    """The row without the cells before the one with the label, which tell what was said."""
    at = document.text.lower().find(label.lower(), row.place.start, row.place.end)
    if at < 0:
        return row
    place, quote = cut(document, at, row.place.end, table=row.place.table)
    return replace(row, place=place, quote=quote)


def _was_put_off(row: Outcome) -> bool:
    """«5. Evaluatie van de regeling – doorgeschoven naar 2023»: somebody decided that."""
    is_so = isinstance(row, Action) and row.rule == POINTS and row.status == "uitgesteld"
    return is_so and PUT_OFF.search(row.quote) is not None


def _put_off(row: Outcome, meeting: Meeting) -> Decision:
    return Decision(
        place=row.place,
        quote=row.quote,
        rule=POINTS,
        confidence=CONFIDENT,
        decision=sentence_of(row.quote),
        kind="uitstel",
        decided_on=str(meeting.last_year) if meeting.is_yearly else None,
    )


def _is_of_persons(document: Document, row: Outcome) -> bool:
    """«Afspraak: Joris en Karin meten de kade»: what some were told to do, not what all agreed on."""
    owner = row.owner if isinstance(row, Action) else None
    return bool(owner) and any(one.kind == "name" for one in parties(owner or "", known_names(document.text)))


def _about(row: Outcome, made: Decision) -> Decision:
    """The decision of a row's status, with what the row is about where the status names nothing: «Uitgesteld»."""
    if not re.match(r"(?:Uitgesteld|Doorgeschoven|Aangehouden|Vastgesteld|Besloten|Benoemd)\b", made.decision):
        return made
    subject = row.action.rstrip(".") if isinstance(row, Action) else ""
    return replace(made, decision=f"{subject}: {made.decision[0].lower()}{made.decision[1:]}")
