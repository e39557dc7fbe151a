"""Recommendations and actions set out with labels: «Aanbeveling 2. Meet de kade. Eigenaar: HR. Status: loopt.»"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable

from pipeline.decisions.attributes.deadlines import moments
from pipeline.decisions.attributes.owners import is_short_for
from pipeline.decisions.attributes.statuses import list_status
from pipeline.decisions.attributes.wording import sentence_of
from pipeline.decisions.lists.pointowners import asked_by
from pipeline.meeting import Meeting
from pipeline.place import cut
from pipeline.records import Action, Document

OPENS = re.compile(
    r"(?:^|(?<=\n)|(?<=[.!?;] ))[•❖*–-]?\s*(?P<word>Aanbeveling|Advies|Toezegging|Actie(?:punt)?|Afspraak|Maatregel"
    r"|Verbeterpunt|Verbetermaatregel|Voornemen|Verzoek)\s+(?:nr\.?\s)?(?P<number>\d{1,2}(?:\.\d{1,2})?|[A-Ka-k])\s*[.:)–-]\s*(?=\S)"
)
KINDS = {"aanbeveling": "aanbeveling", "advies": "aanbeveling", "verbeterpunt": "aanbeveling"} | {
    kind: kind for kind in ("toezegging", "afspraak", "voornemen", "verzoek")
}
LABELS = {
    "who": r"[Ee]igenaar|[Aa]ctiehouder|[Tt]rekker|[Vv]erantwoordelijke?|[Ww]ie|[Uu]itvoering|[Dd]oor wie|[Hh]ouder",
    "when": r"[Tt]ermijn|[Dd]eadline|[Pp]lanning|[Gg]ereed(?: op| per)?|[Ww]anneer|[Uu]iterlijk|[Ss]treefdatum",
    "status": r"[Ss]tatus|[Ss]tand(?: van zaken)?|[Vv]oortgang|[Oo]pvolging|[Ss]tavaza",
    "reply": r"(?:[A-Z][a-z]+ ){0,2}[Rr]eactie(?: [a-z]+){0,3}|[Bb]esluit(?: [a-z]+)?|[Oo]ordeel",
}
LABEL = re.compile(
    r"(?:(?<=\s)|(?<=\())(?:" + "|".join(rf"(?P<{role}>{words})" for role, words in LABELS.items()) + r")\s*:\s*"
)
ANNOUNCES = re.compile(r"[^.!?:\n]*\b(?:aanbevelingen|adviezen|verzoeken)\b[^.!?:\n]*[.:]")
LEAD = 400  # characters before the first record in which it is told whom they ask
FEWEST, LONGEST = 2, 900  # records, characters of one
REFUSED = re.compile(r"\s*niet overgenomen|\s*afgewezen|\s*verworpen", re.I)


def labelled_records(document: Document, meeting: Meeting) -> list[Action]:
    """One action a record: its words up to the first label, whose, by when and how far as the labels say.

    Nothing where fewer than two records stand in the document: one may be quoted.
    """
    text = document.text
    starts = list(OPENS.finditer(text))
    asked = _asked(text[max(0, starts[0].start() - LEAD) : starts[0].start()], meeting) if starts else None
    found = []
    for opened, following in itertools.pairwise([*starts, None]):
        if opened is None:
            break
        reach = min(following.start() if following else len(text), opened.end() + LONGEST)
        labels = list(LABEL.finditer(text, opened.end(), reach))
        if labels:
            ends = text.find("\n", labels[-1].end())
            end = min(reach, ends if ends >= 0 else len(text))
            found.append(_action(document, opened, labels, len(text[:end].rstrip()), meeting, asked))
    return found if len(found) >= FEWEST else []


def _action(
    document: Document,
    opened: re.Match[str],
    labels: list[re.Match[str]],
    end: int,
    meeting: Meeting,
    asked: str | None,
) -> Action:
    said = dict(_said(document.text, labels, end))
    start = opened.start("word")
    kind = KINDS.get(opened.group("word").lower(), "actiepunt")
    place, quote = cut(document, start, end)
    timed = said.get("when") or said.get("status", "").split(";")[0]
    when = next((one for one in moments(timed, meeting) if one.iso or "when" in said), None)
    return Action(
        place=place,
        quote=quote,
        rule="gelabeld",
        confidence=0.95,
        action=sentence_of(" ".join(document.text[opened.end() : labels[0].start()].split()).strip(" (")),
        kind=kind,
        owner=said.get("who") or (asked if kind in {"aanbeveling", "verzoek"} else None),
        deadline_text=when.printed if when else None,
        deadline=when.iso if when else None,
        status=_status(said.get("status"), said.get("reply")),
    )


def _asked(lead: str, meeting: Meeting) -> str | None:
    """Whom the last sentence asks that announces the records: «De raad deed de directie drie aanbevelingen.»"""
    announced = [match.group().strip() for match in ANNOUNCES.finditer(lead)]
    who = asked_by(announced[-1]) if announced else None
    return None if who is None or is_short_for(who, meeting.body) else who


def _said(text: str, labels: list[re.Match[str]], end: int) -> Iterable[tuple[str, str]]:
    """The role of each label with what stands behind it, without the full stop."""
    for label, following in itertools.pairwise([*labels, None]):
        if label is not None and label.lastgroup:
            said = " ".join(text[label.end() : following.start() if following else end].split()).strip(" .;,(")
            if said:
                yield label.lastgroup, said


def _status(status: str | None, reply: str | None) -> str:
    """What the status says; without one, whether the reply turned it down."""
    if status:
        said = list_status(status)
        return "open" if said == "onbekend" else said
    return "vervallen" if reply and REFUSED.match(reply) else "open"
