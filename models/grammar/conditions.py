"""What else a rule asks of the sentence around its match: subject, object, time, place in the sentence."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from corpus import table
from models.grammar.agents import agent, partner, place
from models.grammar.clauses import states
from models.grammar.cues import Cue, Rule, gated
from models.grammar.parties import Party, parties
from models.grammar.subjects import opener, subject
from models.grammar.times import DATE, has_time, is_future
from models.grammar.wordlists import wordlist

CLAUSE_END = re.compile(r"[;:?]|, (?=maar|want|dus|omdat|zodat|terwijl|waarbij|waarna)")
NUMBERING = re.compile(r"^(?:[•❖▪◦o*–-]\s*|\(?[\da-z]{1,3}[.)]\s+)*")
LABELLED = re.compile(r"(?:\W*[\w./&’'-]+){1,5}\W?:\s+[«“„\"‘']?")  # «Tip van Joris: », «Allen: »
FINITE = {  # «zijn goedkeuring» holds no verb
    "aux": re.compile(r"\b(?:is|zijn(?! \w+ing\b)|was|waren|werd(?:en)?|word(?:t|en)|heeft|heb(?:ben)?|had(?:den)?)\b"),
    "have": re.compile(r"\b(?:heeft|hebben|heb|had|hadden)\b"),
    "get": re.compile(r"\b(?:wordt|worden)\b"),
}
SUBJECTS = {
    "needed": {"body", "role", "group", "name", "pronoun", "acronym"},
    "person": {"role", "name", "body", "group", "acronym"},
    "authority": {"body", "role", "acronym"},
    "named": {"name"},
    "person_or_he": {"role", "name", "body", "group", "pronoun", "acronym"},
    "doer": {"role", "name", "body", "group", "acronym", "pronoun"},
    "body": {"body", "group", "acronym"},
    "body_or_we": {"body", "acronym", "pronoun"},
}
UNDER = re.compile(  # «geparkeerd totdat de proef loopt»: a verb of another clause
    r"\b(?:totdat|omdat|nadat|zodat|wanneer|zodra|aangezien|waar\w*)\b.*"
    r"|\btot (?=de|het|er|we).*|, (?:die|dat|nu|als|komt|gaat|volgt|moet)\b.*"
)
GENERIC = re.compile(  # «Een aanvraag die te laat is, wordt afgewezen», «eerst …, daarna …»: what is always so
    r"^\W*(?:elke?|iedere?|wie|als(?! [\w-]*(?:voorzitter|secretaris|lid|leden|notulist|opvolger)\b)|bij"
    r"|indien|wanneer|zodra|voordat|een \w+ (?:die|dat|zonder|met))\b"
    r"|\b(?:ten slotte|daarna|jaarlijks|altijd|steeds|telkens|normaal gesproken|ieder jaar|elk jaar)\b"
)


@dataclass(frozen=True, slots=True)
class Situation:
    """A sentence and what is known of its document: minutes or not, its last year, its people's first names."""

    sentence: str
    is_minutes: bool
    year: int | None
    names: frozenset[str]
    is_spoken: bool = False
    speaker: str | None = None
    is_point: bool = False
    is_letter: bool = False
    day: str | None = None

    @property
    def parties(self) -> tuple[Party, ...]:
        """The parties that the sentence names."""
        return _parties(self.sentence, self.names)

    @property
    def lower(self) -> str:
        return self.sentence.lower()


def situation(
    sentence: str,
    *,
    is_minutes: bool,
    year: int | None = None,
    names: frozenset[str] = frozenset(),
    is_spoken: bool = False,
    speaker: str | None = None,
    is_point: bool = False,
    is_letter: bool = False,
    day: str | None = None,
) -> Situation:
    """The sentence in its document.

    `names`: the first names of the document's people, lower case. `is_spoken`: it reports speech word for word.
    `speaker`: who says it, of those who answer for a promise. `is_point`: a point of a list, that may lack a verb.
    `is_letter`: it stands in a letter, to «u». `day`: of the meeting, as 2024-03-04.
    """
    return Situation(sentence, is_minutes, year, names, is_spoken, speaker, is_point, is_letter, day)


@lru_cache(maxsize=256)
def _parties(sentence: str, names: frozenset[str]) -> tuple[Party, ...]:
    return tuple(parties(sentence, names))


def doer(now: Situation, cue: Cue) -> Party | None:
    """Who decides or acts, as far as the sentence says it: the subject, or after «door» in a passive sentence."""
    named = list(now.parties)
    start, end = finite_verb(now, cue)
    if cue.rule.voice == "passive" and now.lower[start:end] not in {"heeft", "hebben", "had", "hadden"}:
        is_note = bool({"at", "bare"} & cue.rule.conditions.keys())  # which names who decided behind its cue
        early = [party for party in named if is_note or party.start < cue.end]
        return agent(now.sentence, named, behind=cue.end) or place(now.sentence, early) or partner(now.sentence, early)
    return _subject_of(now, cue, start, end)


def _subject_of(now: Situation, cue: Cue, start: int, end: int) -> Party | None:
    """The subject of the verb; where a rule takes an unknown capitalised word for one, the words that open the line."""
    party = subject(now.sentence, start, end, list(now.parties))
    if not str(cue.rule.conditions.get("subject", "")).endswith("-or-capital"):
        return party
    first = opener(now.sentence, start)
    return first if first and (party is None or first.start < party.start < first.end) else party


def finite_verb(now: Situation, cue: Cue) -> tuple[int, int]:
    """The offsets of the finite verb: the rule's own, else the last form of hebben, zijn or worden up to the cue."""
    if cue.verb_start >= 0:
        return cue.verb_start, cue.verb_end
    verbs = [match.span() for match in FINITE["aux"].finditer(now.lower)]
    before = [span for span in verbs if span[1] <= cue.end]
    return (before or verbs or [(-1, -1)])[-1 if before else 0]


def admits(now: Situation, rule: Rule) -> bool:
    """Whether the conditions of a rule that concern the whole sentence are met; cheap, so asked before matching.

    Of verbatim speech, where everybody says what he would do, only rules marked «spoken» are read; of these some
    («speaker») only where somebody speaks who answers for a promise.
    """
    if now.is_spoken and not _read_in_speech(now, rule):
        return False
    return all(
        SENTENCE_CONDITIONS[name](now, value) for name, value in rule.conditions.items() if name in SENTENCE_CONDITIONS
    )


def _read_in_speech(now: Situation, rule: Rule) -> bool:
    return rule.conditions.get("spoken") not in ({None} if now.speaker is not None else {None, "speaker"})


def holds(now: Situation, cue: Cue) -> bool:
    """Whether the conditions of the cue's rule that concern its place in the sentence are met.

    Raises:
        KeyError: the rule names a condition that is unknown.
    """
    named = cue.rule.conditions.keys() - SENTENCE_CONDITIONS.keys() - CARRIED
    return all(CUE_CONDITIONS[name](now, cue, cue.rule.conditions[name]) for name in named)


def starts(now: Situation, offset: int) -> bool:
    """Whether only numbering or a bullet stands before the offset."""
    return not now.sentence[NUMBERING.match(now.sentence).end() : offset].strip()  # type: ignore[union-attr]


def _is_labelled(now: Situation, offset: int) -> bool:
    """Whether a few words and a colon stand before the offset, «Tip van Joris: …»."""
    return bool(LABELLED.fullmatch(now.sentence[:offset]))


def _subject(now: Situation, cue: Cue, value: str) -> bool:
    party = doer(now, cue)
    if value == "needed-or-start" and party is None:
        return starts(now, cue.start)
    return party is not None and party.kind in SUBJECTS[value.removesuffix("-or-start").removesuffix("-or-capital")]


def _task(now: Situation, cue: Cue, value: str) -> bool:
    """The clause of the cue's verb says a task of tasks.csv."""
    clause, verb = CLAUSE_END.split(now.lower[cue.verb_end :], maxsplit=1)[0], now.lower[cue.verb_start : cue.verb_end]
    return any(rest.match(clause) for verbs, rest in _tasks() if verbs.fullmatch(verb))


@cache
def _tasks() -> list[tuple[re.Pattern[str], re.Pattern[str]]]:
    return [(re.compile(row["verb"]), re.compile(row["rest"])) for row in table("tasks.csv")]


def _object(now: Situation, cue: Cue, value: str) -> bool:
    """The word that the list names stands near; a body that decides by office may adopt anything but a finding."""
    reach = 0 if value == "adoptable" and cue.end > cue.verb_end else 60
    stretch = now.lower[max(0, cue.start - 120) : cue.end + reach]
    if wordlist(value).search(stretch):
        return True
    party = doer(now, cue) if value == "adoptable" else None
    by_office = party is not None and bool(wordlist("deciding").search(party.text.lower()))
    return by_office and not wordlist("finding").search(stretch)


def _kinds(now: Situation, value: str) -> bool:
    """The sentence stands in minutes, in a report (which letters are too), in notes, or in a letter."""
    if value == "letters":
        return now.is_letter
    return now.is_minutes == (value != "reports") or (value == "notes" and now.is_point)


def _has_word(now: Situation, words: list[str]) -> bool:
    return bool(_words(tuple(words)).search(now.lower))


@cache
def _words(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(re.escape(word) for word in words) + r")\b")


def _segment(now: Situation, cue: Cue) -> str:
    """The part of the sentence between colons and semicolons that holds the cue, lower case."""
    start = max(now.lower.rfind(mark, 0, cue.start) for mark in ";:")
    ends = [at for mark in ";:" if (at := now.lower.find(mark, cue.end)) >= 0]
    return now.lower[start + 1 : min(ends, default=len(now.lower))]


def _next_word(now: Situation, cue: Cue) -> str:
    return next(iter(re.findall(r"^\s*([\w’'-]+)", now.lower[cue.end :])), "")


CARRIED = {  # no conditions
    *("both", "flip", "status", "in_minutes", "keeps_negation", "keeps_modal", "keeps_law", "keeps_question"),
    *("present", "spoken", "ours", "no_agent", "counts", "apart", "by_owner", "as_heading", "unnamed"),
    "keeps_condition",
}
SENTENCE_CONDITIONS: dict[str, Callable[[Situation, Any], bool]] = {
    "kinds": _kinds,
    "time": has_time,
    "verbs": lambda now, value: bool(wordlist(value).search(now.lower)),
    "pair": lambda now, value: bool(FINITE[value].search(now.lower)),
    "near": _has_word,
    "no_verb": lambda now, value: not wordlist("finite").search(now.lower),
    "not_near": lambda now, value: not _has_word(now, value),
    "about": lambda now, value: bool(gated(value).search(now.lower)),
    "not_about": lambda now, value: not gated(value).search(now.lower),
    "no_rest": lambda now, value: not re.match(r"(?:door|uit|van|met|voor|bij|of|die|dat)\s", now.sentence),
    "single": lambda now, value: not GENERIC.search(now.lower),
}
CUE_CONDITIONS: dict[str, Callable[[Situation, Cue, Any], bool]] = {
    "subject": _subject,
    "task": _task,
    "clause": lambda now, cue, value: states(now.lower[: cue.start]),
    "object": _object,
    "time_before": lambda now, cue, value: (
        bool(DATE.search(now.lower[: cue.start])) or is_future(now, now.lower[: cue.start])
    ),
    "at": lambda now, cue, value: starts(now, cue.start) or (value == "label" and _is_labelled(now, cue.start)),
    "not_next": lambda now, cue, value: _next_word(now, cue) not in value,
    "not_prev": lambda now, cue, value: now.lower[: cue.start].rstrip().rpartition(" ")[2] not in value,
    "next": lambda now, cue, value: _next_word(now, cue) in value,
    "bare": lambda now, cue, value: not wordlist("finite").search(UNDER.sub("", _segment(now, cue))),
}
