"""What a number is said of where no noun stands beside it: what is to be raised, or what was done so often."""

from __future__ import annotations

import re
from functools import cache

from corpus import table
from models.amounts import Amount
from models.counts.counted import RELATIVES, content, left_of, once, subject
from models.counts.scene import CLAUSE_WORDS, Scene
from models.dates.tense import HELPERS
from models.grammar.phrases import has_plural, is_participle, tokens
from models.vocabulary import one_of

TO_MOVE = re.compile(
    r"(?:\b(?:terug|uit|op|bij)\s)?\bte\s(?:verhogen|verlagen|brengen|breiden|hogen|stellen|verruimen|beperken|verkorten"
    r"|verlengen|halveren|verdubbelen)\s(?:van|naar|tot|met)\s(?:\S+\s){0,3}$",
    re.I,
)
OPENING = re.compile(r"\W*(?:in|bij|van|onder|uit)\s(?:de|alle|onze|deze)\s", re.I)
PARTICLES = frozenset({"bijeen", "samen", "toe", "uit"})
POSSESSIVE, LATEST, SUBJECTS = frozenset({"hun"}), frozenset({"deze", "die"}), frozenset({"dit", "dat", "zij", "ze"})
COPULAS = frozenset({"is", "was", "zijn", "waren"})  # «dat is € 800»: all that was said
PERSONS = re.compile(rf"\b(?:[a-zà-ÿ]{{3,}}e\s)?(?:\w+-)?{one_of('person_nouns.csv')}\b", re.I)
MOST_OF_PARTICLE, LAST = 4, 6  # letters; words
FRACTION = re.compile(
    r"(?:(?:ruim|bijna|meer|minder|iets|dan|de|een|twee|drie)\s)*(?:helft|kwart|derde|driekwart|vijfde|tiende|meerderheid)",
    re.I,
)


def to_be_moved(scene: Scene, amount: Amount) -> str:
    """The noun phrase before «te verhogen van», «terug te brengen naar»; empty where there is none."""
    match = TO_MOVE.search(scene.text, 0, amount.begin)
    if not match:
        return ""
    until = scene.token_at(match.start())
    begin = until
    while begin > 0 and scene.words[begin - 1].kind not in {"verb", "sub", "mark", "pron"}:
        if is_participle(scene.words[begin - 1].lower):
            break
        begin -= 1
    own = [n for n in range(begin, until) if scene.words[n].kind in {"art", "det"} and not _is_tied(scene, n)]
    return once(" ".join(content(scene, own[-1] if own else begin, until)))


def _is_tied(scene: Scene, number: int) -> bool:
    return number > 0 and scene.words[number - 1].kind == "prep"


def antecedent(scene: Scene, amount: Amount) -> str:
    """The noun phrase before the comma of a relative clause: «de dag, die om de twee maanden …»; empty for others."""
    begin, _ = scene.clause(amount.start, amount.end)
    is_relative = begin > 1 and scene.words[begin].lower in RELATIVES | CLAUSE_WORDS
    return left_of(scene, begin - 1) if is_relative and scene.words[begin - 1].text == "," else ""


def pointed_to(scene: Scene, amount: Amount) -> str:
    """What the pronoun that opens the clause of the amount stands for, in the sentence before; empty for others.

    «deze» and «die» are the last thing told there, «hun» its persons, other pronouns its subject.
    """
    before = scene.memory.recent[-1] if scene.memory.recent else ""
    opens = before and len(scene.words) > 1 and not scene.clause(amount.start, amount.end)[0]
    pronoun = scene.words[0].lower if opens else ""
    if pronoun in POSSESSIVE:
        return next((match.group() for match in PERSONS.finditer(before)), "")
    follows = scene.words[1] if opens else None
    if pronoun not in LATEST | SUBJECTS or follows is None or follows.kind != "verb" or follows.lower in COPULAS:
        return ""
    words = tokens(before)
    told = Scene(before, words, [], [])
    verb = next((number for number, token in enumerate(words) if token.kind == "verb"), len(words))
    subject_said, rest = content(told, 0, verb), content(told, verb + 1, len(words))
    is_inverted = 0 < verb < len(words) and words[0].kind in {"prep", "adv"}
    has_rest = any(len(word) > MOST_OF_PARTICLE and not is_participle(word.lower()) for word in rest)
    if pronoun in LATEST and (has_rest or verb == len(words)):
        return " ".join((rest or subject_said)[-LAST:])
    return " ".join(rest[:LAST] if has_rest and is_inverted else subject_said[:LAST])


def cases_of(scene: Scene, amount: Amount) -> str | None:
    """What «in 9 gevallen» are cases of: what was done so often before, or the plural that opens the sentence.

    «Agressie werd 33 maal geregistreerd; in 9 gevallen …», «In de dossiers ontbrak in 2 van de 34 gevallen …».
    """
    before = [other for other in scene.amounts if other.end <= amount.start]
    times = next((one for one in before if re.search(r"(?:keer|maal)$", scene.text[one.start : one.end], re.I)), None)
    if times is not None:
        return subject(scene, times) or None
    opening = OPENING.match(scene.text)
    first, last = (scene.token_at(opening.end()),) * 2 if opening else (0, 0)
    while last < len(scene.words) and scene.words[last].kind == "word" and not scene.is_amount(last):
        last += 1
    is_plural = first < last and has_plural(scene.words[first:last])
    return " ".join(token.text for token in scene.words[first:last]) if is_plural else None


def done_so_often(scene: Scene, amount: Amount) -> str | None:
    """The noun of the verb of the clause: «kwamen 22 keer bijeen» are bijeenkomsten; None for other verbs.

    The verb stands between the number before and the one behind.
    """
    begin, end = scene.clause(amount.start, amount.end)
    if begin >= end:
        return None
    start, stop = scene.words[begin].start, scene.words[end - 1].end
    start = max([start, *(other.end for other in scene.amounts if other.end <= amount.start)])
    stop = min([stop, *(other.start for other in scene.amounts if other.start > amount.start)])
    return next((noun for verb, noun in _nouns() if verb.search(scene.text, start, stop)), None)


def acting(scene: Scene, amount: Amount) -> str:
    """The finite verb before the number («De nieuwsbrief verscheen acht keer»); nothing where it is a helper."""
    begin, _ = scene.clause(amount.start, amount.end)
    verbs = (token.lower for token in scene.words[begin : scene.token_at(amount.begin)] if token.kind == "verb")
    return next((verb for verb in verbs if verb not in HELPERS), "")


def without_verb(what: str) -> str:
    """The words without the participle or particle that the noun of a verb says again: «bijeen», «toegepast»."""
    return " ".join(word for word in what.split() if not _is_said_again(word.lower()))


def _is_said_again(word: str) -> bool:
    return is_participle(word) or word in PARTICLES or any(verb.fullmatch(word) for verb, _ in _nouns())


@cache
def _nouns() -> list[tuple[re.Pattern[str], str]]:
    return [(re.compile(rf"\b(?:{row['verb']})\b", re.I), row["noun"]) for row in table("verb_nouns.csv", key="verb")]
