"""What became of a recommendation, where a line below it says «Reactie directie: overgenomen.»; listed sanctions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice

from models.decisions import GENERAL
from models.grammar.parties import parties
from models.periods import periods
from pipeline.decisions.attributes.wording import sentence_of, short_topic
from pipeline.decisions.lists.pointowners import in_last_brackets
from pipeline.decisions.rulings.outcometables import answered_advice, sanctions_in
from pipeline.decisions.rulings.outcomewords import reply_kind
from pipeline.decisions.sittings import COUNCIL
from pipeline.meeting import Meeting
from pipeline.place import cut
from pipeline.records import Decision, Document, Sentence

REPLY = re.compile(
    r"^(?:(?:bestuurlijke |management)?(?:reactie|respons)|antwoord|standpunt|oordeel|besluit)"
    r"(?:\s(?:van\s)?(?:de\s|het\s)?(?P<who>[\w&-]+(?:\s[\w&-]+){0,3}))?\s*:\s*(?P<said>[^:]{2,240})$",
    re.I,
)
SPEAKS = re.compile(r"^(?:[Dd]e |[Hh]et )?(?P<who>[A-Za-z&][\w& -]{1,40}?)\s*:\s*(?P<said>[^:]{2,240})$")
ASKS = re.compile(
    r"^(?:wat|hoe) (?:zegt|vindt|doet|reageert|antwoordt) (?:de |het )?(?P<who>[\w& -]{2,40}?)"
    r"(?: hiermee| hierop| hiervan)?\?$",
    re.I,
)
DISCUSSED = re.compile(
    r"\b(?:besprak(?:en)?|besproken|behandeld\w*|reageerde\w*|gereageerd|antwoordde\w*|beantwoord)\b", re.I
)
BESIDE = re.compile(r"\b(?:met|van|aan|bij|voor|naar|op|namens|tussen|over|volgens)\s+$", re.I)  # «met de OR»
DAY = re.compile(r"\d{4}-\d\d-\d\d")
ADVICES = re.compile(r"\b(?:aanbeveling(?:en)?|adviezen|verbeterpunten|suggesties)\b", re.I)
ARROW = re.compile(r"^(?P<asked>.{12,}?[.!]?)\s*(?:→|->|=>|⇒)\s*(?P<said>[^→]{2,240})$", re.S)
ADVISED = re.compile(
    r"^(?:[•*–-]\s*)?(?:(?:aanbeveling|advies|voorstel|verzoek|conclusie)(?:\s[\w.]{1,4})?\s*[.:]"
    r"|(?:wij|we|ik|de commissie) (?:adviseren|adviseert|adviseer|bevelen|beveelt|beveel)\b)",
    re.I,
)
ADVICE_HEAD = re.compile(r"^(?:\d+(?:\.\d+)*\.?\s)?(?:aanbeveling|advies)(?:\s[\w.]{1,4})?(?:[.:]?$|\s*[:–-]\s)", re.I)
TELLS_REPLIES = re.compile(r"(?:[Dd]e|[Ee]en) (?:bestuurlijke )?reacties? van (?:de |het )?")  # in a line of prose
# «Aanbevelingen, reactie directie en stand per 1 april»
REPLIES_OF = re.compile(r"\b(?:reacties?|antwoord(?:en)?|standpunt)\b\s*(?:van\s+)?", re.I)
SANCTIONS = re.compile(r"^(?:opgelegde )?(?:sancties|straffen|(?:disciplinaire )?maatregelen)\s*:\s*(?=\S)", re.I)
YEAR = re.compile(r"\bin (20\d\d)\b")
SHORTEST = 2  # words of an answer that another sentence may give in full
MOST_WORDS = 12  # of an answer without a label
BACK = 3  # sentences in which the recommendation is told, before its reply


def replies(document: Document, sentences: Sequence[Sentence], meeting: Meeting) -> Iterable[Decision]:
    """One decision for each reply to a recommendation, quoted with it, and for each sanction in a line of them."""
    if meeting.is_minutes:
        return
    yield from answered_advice(document, meeting)
    for number, sentence in enumerate(sentences):
        said = " ".join(sentence.text.split())
        if SANCTIONS.match(said):
            yield from _sanctions(document, sentence, said, meeting)
        found = _reply(document, sentences, number, said)
        if found is None:
            continue
        first, who, answer = found
        kind = reply_kind(answer)
        if kind in {None, "none"}:
            continue
        start, asked = sentences[first].start, document.text[sentences[first].start : sentence.start]
        asked_of = in_last_brackets(" ".join(asked.split()))[0]
        who = who or _own(answer) or _headed(sentences[:number]) or asked_of or _answering(meeting)
        last = sentences[number + _goes_on(document, sentences, number, answer)]
        told = f"{' '.join(asked.split())} {' '.join(document.text[sentence.start : last.end].split())}"
        made = _decision(document, start, last.end, str(kind), told, who, meeting)
        on = _day_of_answers(sentences, number)
        yield replace(made, decided_on=on) if on else made


def _reply(
    document: Document, sentences: Sequence[Sentence], number: int, said: str
) -> tuple[int, str | None, str] | None:
    """The sentence that opens the recommendation, who answers if it says so, and the answer; None for no answer."""
    if reply := REPLY.match(said):
        first = _advised(sentences, number)
        return None if first is None else (first, reply["who"], reply["said"])
    is_announced = _is_announced(sentences, number, REPLIES_OF)
    if not (is_announced or _is_announced(sentences, number, ADVICES)):
        return None
    if is_announced and (arrow := ARROW.match(said)):
        return number, None, arrow["said"]
    first = _advised(sentences, number)
    if first is None:
        return None
    speaks = SPEAKS.match(said)
    if speaks and _is_party(speaks["who"]):
        who = speaks["who"]
        return first, who if who.isupper() else f"{who[0].lower()}{who[1:]}", speaks["said"]
    asks = ASKS.match(" ".join(sentences[number - 1].text.split()))
    if asks or (is_announced and number == first + 1 and len(said.split()) <= MOST_WORDS):
        return first, asks["who"] if asks else None, said
    return None


def _goes_on(document: Document, sentences: Sequence[Sentence], number: int, answer: str) -> bool:
    """A word of answer («Ja.»), and behind it in the same paragraph the sentence that gives it."""
    if len(answer.split()) > SHORTEST or number + 1 >= len(sentences):
        return False
    after = sentences[number + 1]
    return "\n" not in document.text[sentences[number].end : after.start] and reply_kind(after.text) is not None


def _is_party(text: str) -> bool:
    named = parties(text)
    return bool(named) and named[0].start == 0


def _is_announced(sentences: Sequence[Sentence], number: int, words: re.Pattern[str]) -> bool:
    """The heading over it, or one over that, announces answers («Aanbevelingen en reactie»), or advice at least."""
    heads = (one.text for one in reversed(sentences[:number]) if one.kind == "heading")
    over = (text for text in heads if not ADVICE_HEAD.match(text.strip()))
    return any(words.search(text) for text in islice(over, BACK))


def _advised(sentences: Sequence[Sentence], number: int) -> int | None:
    """The sentence that opens the recommendation or the point before the reply; None where none stands near."""
    near = range(number - 1, max(-1, number - 1 - BACK), -1)
    return next((at for at in near if _is_advice(sentences, at)), None)


def _is_advice(sentences: Sequence[Sentence], at: int) -> bool:
    one, before = sentences[at], sentences[at - 1] if at else None
    is_headed = before is not None and before.kind == "heading" and ADVICE_HEAD.match(before.text.strip()) is not None
    return one.kind == "item" or ADVISED.match(one.text.strip()) is not None or is_headed


def _headed(before: Sequence[Sentence]) -> str | None:
    """Whose replies the last heading announces, or the last sentence that opens so: «De reactie van de directie …»."""
    title = next((one.text for one in reversed(before) if _announces(one)), "")
    opens = REPLIES_OF.search(title)
    named = [party for party in parties(title[opens.end() :]) if party.start == 0] if opens else []
    return re.sub(r"^(?:de|het)\s", "", named[0].text, flags=re.I) if named else None


def _announces(one: Sentence) -> bool:
    return bool(REPLIES_OF.search(one.text) if one.kind == "heading" else TELLS_REPLIES.match(one.text))


def _day_of_answers(sentences: Sequence[Sentence], number: int) -> str | None:
    """The day on which, as a sentence between the heading and the first advice says, the answers were given."""
    for one in reversed(sentences[:number]):
        if one.kind == "heading" and not ADVICE_HEAD.match(one.text.strip()):
            return None
        days = [day.iso for day in periods(one.text) if day.iso and DAY.fullmatch(day.iso)]
        if len(days) == 1 and DISCUSSED.search(one.text):
            return days[0]
    return None


def _own(answer: str) -> str | None:
    """Who the answer itself says that it is of: «De directie neemt dit over», «Hiermee stemt het college in»."""
    named = [
        party
        for party in parties(answer)
        if party.kind in {"body", "role"} and not BESIDE.search(answer[: party.start])
    ]
    return re.sub(r"^(?:de|het)\s", "", named[0].text, flags=re.I) if len(named) == 1 else None


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
