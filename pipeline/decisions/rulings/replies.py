"""What became of a recommendation, where a line below it says «Reactie directie: overgenomen.»; listed sanctions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from models.decisions import GENERAL
from models.grammar.parties import parties
from pipeline.decisions.attributes.wording import sentence_of, short_topic
from pipeline.decisions.lists.pointowners import in_last_brackets
from pipeline.decisions.rulings.outcometables import sanctions_in
from pipeline.decisions.rulings.outcomewords import outcome_kind
from pipeline.decisions.sittings import COUNCIL
from pipeline.meeting import Meeting
from pipeline.place import cut
from pipeline.records import Decision, Document, Sentence

REPLY = re.compile(
    r"^(?:(?:bestuurlijke |management)?reactie|antwoord|standpunt|oordeel|besluit)"
    r"(?:\s(?:van\s)?(?:de\s|het\s)?(?P<who>[\w&-]+(?:\s[\w&-]+){0,3}))?\s*:\s*(?P<said>[^:]{4,120})$",
    re.I,
)
ADVISED = re.compile(r"^(?:[•*–-]\s*)?(?:aanbeveling|advies|voorstel|verzoek|conclusie)(?:\s[\w.]{1,4})?\s*[.:]", re.I)
TELLS_REPLIES = re.compile(r"(?:[Dd]e|[Ee]en) (?:bestuurlijke )?reacties? van (?:de |het )?")  # in a line of prose
REPLIES_OF = re.compile(r"\breactie\s+(?:van\s+)?", re.I)  # «Aanbevelingen, reactie directie en stand per 1 april»
SANCTIONS = re.compile(r"^(?:opgelegde )?(?:sancties|straffen|(?:disciplinaire )?maatregelen)\s*:\s*(?=\S)", re.I)
YEAR = re.compile(r"\bin (20\d\d)\b")
BACK = 3  # sentences in which the recommendation is told, before its reply


def replies(document: Document, sentences: Sequence[Sentence], meeting: Meeting) -> Iterable[Decision]:
    """One decision for each reply to a recommendation, quoted with it, and for each sanction in a line of them."""
    if meeting.is_minutes:
        return
    for number, sentence in enumerate(sentences):
        said = " ".join(sentence.text.split())
        if SANCTIONS.match(said):
            yield from _sanctions(document, sentence, said, meeting)
        reply = REPLY.match(said)
        kind = outcome_kind(reply.group("said")) if reply else None
        if reply is None or kind in {None, "none"}:
            continue
        first = _advised(sentences, number)
        if first is None:
            continue
        start, asked = sentences[first].start, document.text[sentences[first].start : sentence.start]
        asked_of = in_last_brackets(" ".join(asked.split()))[0]
        who = reply.group("who") or _headed(sentences[:number]) or asked_of or _answering(meeting)
        yield _decision(document, start, sentence.end, str(kind), f"{' '.join(asked.split())} {said}", who, meeting)


def _advised(sentences: Sequence[Sentence], number: int) -> int | None:
    """The sentence that opens the recommendation or the point before the reply; None where none stands near."""
    near = range(number - 1, max(-1, number - 1 - BACK), -1)
    return next((at for at in near if sentences[at].kind == "item" or ADVISED.match(sentences[at].text.strip())), None)


def _headed(before: Sequence[Sentence]) -> str | None:
    """Whose replies the last heading announces, or the last sentence that opens so: «De reactie van de directie …»."""
    title = next((one.text for one in reversed(before) if _announces(one)), "")
    opens = REPLIES_OF.search(title)
    named = [party for party in parties(title[opens.end() :]) if party.start == 0] if opens else []
    return re.sub(r"^(?:de|het)\s", "", named[0].text, flags=re.I) if named else None


def _announces(one: Sentence) -> bool:
    return bool(REPLIES_OF.search(one.text) if one.kind == "heading" else TELLS_REPLIES.match(one.text))


def _answering(meeting: Meeting) -> str | None:
    """Who replies where nobody is named: the body that reports, but not a works council, which is who advised."""
    return None if COUNCIL.search(meeting.body or "") else meeting.body


def _sanctions(document: Document, sentence: Sentence, said: str, meeting: Meeting) -> Iterable[Decision]:
    """«Sancties: in 2022 eenmaal ontslag, tweemaal een berisping»: one decision for each kind that was imposed."""
    year = YEAR.search(said)
    for match in sanctions_in(said):
        if not match.group().lower().startswith("geen"):
            made = _decision(document, sentence.start, sentence.end, GENERAL, said, None, meeting)
            yield replace(made, decided_on=year.group(1)) if year else made


def _decision(
    document: Document, start: int, end: int, kind: str, said: str, decider: str | None, meeting: Meeting
) -> Decision:
    place, quote = cut(document, start, end)
    return Decision(
        place=place,
        quote=quote,
        rule="reactie",
        confidence=0.85,
        kind=kind,
        decider=decider,
        decided_on=str(meeting.last_year) if meeting.is_yearly else None,
        decision=sentence_of(said),
        topic=short_topic(re.sub(r"^\w+ [\w.]{1,4}\s", "", said)),
    )
