"""What a count that says too little alone is about: the subject of its sentence."""

from __future__ import annotations

import re

from models.counts.counted import content, once
from models.counts.named import antecedent, pointed_to
from models.counts.proforms import meant
from models.counts.scene import Counted, Scene
from models.grammar.phrases import is_participle, tokens
from models.vocabulary import vocabulary

WORD = re.compile(r"[^\W\d_]+(?:['’&.-][^\W\d_]+)*")
DURATIONS = frozenset({"years", "months", "weeks", "days"})
SMALL = 4  # letters; shorter words carry no subject, unless in capitals (VOG)
MOST_WORDS = 7
# «dat», «hiervoor is € 800 betaald», «de kosten daarvan», «Kosten: € 800»: it is of what was told before
THERETO = re.compile(r"(?:hier|daar|waar|er)(?:aan|toe|voor|mee)")
POINTS = re.compile(
    r"\W*(?:dat|dit|(?:de\s)?(?:kosten|uitgaven)|scheelt|kost|bespaart)\b"
    r"|[^,;]*?\b(?:daar|hier|er)(?:aan|door|mee|toe|van|voor)\b",
    re.I,
)


def is_bare(what: str) -> bool:
    """No word of it tells what it is about.

    Example:
        >>> is_bare("bedroegen kosten"), is_bare("kosten van de steiger")
        (False, False)
    """
    named = (word.lower() for word in WORD.findall(what) if tells(word))
    return all(word in vocabulary("bare_nouns.csv") or is_participle(word) for word in named)


def tells(word: str) -> bool:
    """The word is long enough to carry a subject, or an abbreviation."""
    return len(word) > SMALL or (len(word) > 1 and word.isupper())


def completed(scene: Scene, counted: Counted) -> str | None:
    """What is counted, with the subject of its sentence where it says too little alone: «waarvoor € 800 is betaald»."""
    if said := _beside_aside(scene, counted) or meant(scene, counted):
        return said
    is_change = counted.role == "change" and len((counted.what or "").split()) == 1  # «een daling»
    if not counted.what or counted.category or not (is_change or is_bare(counted.what)):
        return counted.what
    if counted.amount.unit != "count" and (pointed := pointed_to(scene, counted.amount)):
        return once(f"{counted.what} {pointed}")
    if counted.amount.unit in DURATIONS:
        return counted.what
    begin, _ = scene.clause(counted.amount.start, counted.amount.end)
    paid_for = _of_clause_before(scene, begin) if counted.amount.unit == "eur" else ""
    topic = (
        paid_for or _subject(scene, begin) or antecedent(scene, counted.amount) or (_subject(scene, 0) if begin else "")
    )
    if not topic and counted.amount.unit == "eur" and POINTS.match(scene.text):
        topic = said_last(scene)
    return once(f"{counted.what} {topic}") if topic else counted.what


def _of_clause_before(scene: Scene, begin: int) -> str:
    """«dat de regeling ingaat; hiervoor is € 800 gereserveerd»: what the clause before tells of; else nothing."""
    if begin < 2 or begin >= len(scene.words) or not THERETO.fullmatch(scene.words[begin].lower):
        return ""
    start, _ = scene.clause(scene.words[begin - 2].start, scene.words[begin - 2].end)
    return " ".join(content(scene, start, begin)[-MOST_WORDS:])


def _beside_aside(scene: Scene, counted: Counted) -> str | None:
    """«Nevenfuncties worden geregistreerd (215 meldingen)»: a noun alone in brackets, with the subject before them."""
    at = counted.amount.begin
    opening = scene.text.rfind("(", 0, at)
    is_alone = (
        counted.amount.unit == "count" and counted.what and len(counted.what.split()) == 1 and not counted.category
    )
    is_first = scene.text[opening + 1 : at].strip() == "" and re.match(
        r"\s[^\s(),;]+\)", scene.text[counted.amount.end :]
    )
    if not is_alone or opening < 0 or ")" in scene.text[opening:at] or not is_first:
        return None
    until = scene.token_at(opening)
    begin, _ = scene.clause(scene.words[until - 1].start, scene.words[until - 1].end) if until else (0, 0)
    topic = _subject(scene, begin) if not scene.amounts_between(0, at) else ""
    return once(f"{counted.what} {topic}") if topic else None


def said_last(scene: Scene) -> str:
    """What the sentence before tells of, in the words that carry meaning; empty where none stands before it."""
    before = scene.memory.recent[-1] if scene.memory.recent else ""
    words = tokens(before)
    if all(token.kind != "verb" for token in words):
        return ""  # a heading
    return " ".join(content(Scene(before, words, [], []), 0, len(words))[-MOST_WORDS:])


def _subject(scene: Scene, begin: int) -> str:
    """The words of the clause before its verb, where they name a thing; nothing where it opens with another part."""
    if begin >= len(scene.words) or scene.words[begin].kind in {"prep", "adv", "sub"}:
        return ""
    verb = next((n for n in range(begin, len(scene.words)) if scene.words[n].kind in {"verb", "sub"}), begin)
    said = " ".join(content(scene, begin, verb))
    return said if said and not is_bare(said) and len(said.split()) <= MOST_WORDS else ""
