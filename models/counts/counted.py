"""What a number counts: the noun phrase behind it, before it, or in the sentence before, with what narrows it."""

from __future__ import annotations

import re
from functools import lru_cache

from models.amounts import Amount
from models.counts.listed import listed_with
from models.counts.scene import Scene
from models.counts.told import source_of
from models.dates.tense import is_done
from models.grammar.participles import participle_of
from models.grammar.phrases import has_plural, is_participle, phrase_after, phrase_before
from models.grammar.phrases import once as once
from models.grammar.speakers import is_no_label
from models.vocabulary import one_of, vocabulary

ACTIVE = frozenset({"heeft", "hebben", "had", "hadden"})
PASSIVE = frozenset({"is", "zijn", "was", "waren", "werd", "werden", "wordt", "worden"})
PLACEHOLDERS = frozenset({"gevallen", "geval", "daarvan", "hiervan"})
DROPPED = frozenset({"pron", "verb", "number", "mark", "sub"})
EMPTY_ADJECTIVES = frozenset({"verschillende", "diverse", "totaal", "aantal", "tal"})
KEPT_ADVERBS = frozenset({"niet", "nog", "meer", "minder"})
AGENTLESS = frozenset({"door", "aan", "bij", "voor", "over", "naar", "met", "van", "onder", "op"})
TOPICAL = frozenset({"aan", "over", "bij", "uit", "voor", "tegen", "tot", "onder", "van"})
RELATIVES = frozenset({"die", "dat", "welke", "wat"})
NUMBER_OF = re.compile(
    r"\baantal(?:len)?\s(?:van\s)?(?:de\s|het\s)?(.+?)\s(?:bedr|was|waren|is|zijn|betr|kwam|komt|lag|ligt|steeg|daalde|nam|"
    r"liep|loopt|ging|bleef|blijft|in\s\d|"
    r"over\s\d|per\s\d|per\s(?:jaar|maand|kwartaal)|toe\b|af\b|"
    r"groeide|halveerde|verdubbelde|telde|telt|werd|uit te|te verhogen|te verlagen)",
    re.I,
)
# «143 mensen, een stijging van 28 procent»: the change is said of what was counted
APPOSED = re.compile(rf",\s(?:dat is\s|dus\s)?een\s(?:\w+\s)?{one_of('changes.csv', kind='noun')}\b", re.I)
COUNTING_ASIDE = re.compile(r"\((?=[^()]*\d)[^()]*\)")
LISTED_COUNT = re.compile(r"\(\d{1,4}\)")
LEADS_TO_NEXT = frozenset({"bij", "tegen", "tegenover", "naast", "en", "van", "op", ","})
NEAREST = 12  # numbers before this one among which its noun is looked for
ONE = frozenset({"1", "één", "eén", "éen", "een"})


def noun_behind(scene: Scene, amount: Amount) -> tuple[int, int]:
    """The tokens of the noun phrase behind the amount: first, and one past the last; empty where there is none."""
    first = scene.token_at(amount.end)
    if first < len(scene.words) and scene.words[first].start < amount.end:
        first += 1
    return first, phrase_after(scene.words, first, scene.closed)


def is_countable(scene: Scene, amount: Amount, first: int, last: int) -> bool:
    """The phrase can be counted by this number: a plural, or a singular behind «één»."""
    if first == last or scene.words[first].start - amount.end > 3:
        return False
    head = scene.words[first]
    if amount.number.lower() in ONE:
        is_state = is_participle(head.lower) or head.lower in vocabulary("short_states.csv")
        return (
            head.kind == "word"
            and not is_state
            and len(head.text) > 2
            and not (amount.number == "1" and head.text[0].isupper())
        )
    return has_plural(scene.words[first:last])


def _is_state(word: str) -> bool:
    """«gegrond», «afgerond»: what became of a thing, and no thing."""
    return is_participle(word) or word in vocabulary("short_states.csv")


def wording(scene: Scene, first: int, last: int) -> str:
    """The words of the tokens, as printed, with single spaces and no quotes or stray marks around them."""
    while first < last and scene.words[first].lower in EMPTY_ADJECTIVES:
        first += 1
    if first >= last:
        return ""
    text = scene.text[scene.words[first].start : scene.words[last - 1].end].replace("\u00ad", "")
    return " ".join(text.split()).strip(" '’‘“”\"«»*,;:(").strip()


def narrowed(scene: Scene, amount: Amount, first: int, last: int, *, with_agent: bool = True) -> str:
    """The noun phrase with what the rest of its clause says of it: «meldingen afgerond», «… door het meldpunt»."""
    begin, end = scene.clause(amount.start, amount.end)
    if _is_aside(scene.text, amount.start) and (closing := scene.text.find(")", amount.end)) >= 0:
        end = min(end, scene.token_at(closing), _next_comma(scene, amount))
    end = min(end, _until_measure(scene, amount, last, end), _until_list(scene, amount, last, end))
    end = min(end, scene.token_at(apposed.start())) if (apposed := APPOSED.search(scene.text, amount.end)) else end
    listed = listed_with(scene, amount)
    end = min(end, scene.token_at(listed.start)) if listed else end
    rest = _outside_asides(scene, amount, last, end, is_begun=last > first)
    parts = [average(scene, amount), wording(scene, first, last), *rest]
    if with_agent:
        parts += _before(scene, amount, begin)
    return once(" ".join([*parts, *label_of(scene, amount)]))


def _next_comma(scene: Scene, amount: Amount) -> int:
    """The comma or semicolon behind an amount that stands in an enumeration between brackets."""
    at = scene.token_at(amount.end)
    return next((n for n in range(at, len(scene.words)) if scene.words[n].text in {",", ";"}), len(scene.words))


def _until_measure(scene: Scene, amount: Amount, first: int, last: int) -> int:
    """Where the words begin that belong to the next amount: «€ 96.000 | bij een begroting van € 102.000»."""
    if first >= len(scene.words) or scene.words[first].lower not in LEADS_TO_NEXT:
        return last
    later = next((other for other in scene.amounts if other.start > amount.end), None)
    if later is None or later.unit != amount.unit or amount.unit == "count":
        return last
    return last if any(t.kind == "verb" for t in scene.words[first : scene.token_at(later.start)]) else min(first, last)


def _until_list(scene: Scene, amount: Amount, first: int, last: int) -> int:
    """The comma before a bracketed list that divides what is counted: «19 schippers, | afkomstig van A (4), B (15)»."""
    items = list(LISTED_COUNT.finditer(scene.text, amount.end))
    if len(items) < 2 or _is_aside(scene.text, amount.start):
        return last
    until = scene.token_at(items[0].start())
    return next((n for n in range(first, min(last, until)) if scene.words[n].text == ","), last)


def _outside_asides(scene: Scene, amount: Amount, first: int, last: int, *, is_begun: bool) -> list[str]:
    """The words that carry meaning between two tokens, without a bracket that counts: «77% (98 van 127)»."""
    aside = COUNTING_ASIDE.search(scene.text, amount.end)
    if not aside or not first <= scene.token_at(aside.start()) < last:
        return content(scene, first, last, is_begun=is_begun)
    opening, closing = scene.token_at(aside.start()), scene.token_at(aside.end())
    return [
        *content(scene, first, opening, is_begun=is_begun),
        *content(scene, min(closing, last), last, is_begun=is_begun),
    ]


def left_of(scene: Scene, position: int) -> str:
    """The noun phrase that ends before token `position`, past «van (circa)», «met», «voor een»."""
    at = position
    while at > 0 and (scene.words[at - 1].kind in {"adv", "prep", "art", "det"} or _is_in_period(scene, at - 1)):
        at -= 1
    return wording(scene, phrase_before(scene.words, at, scene.dated), at)


def _is_in_period(scene: Scene, number: int) -> bool:
    token = scene.words[number]
    return any(period.start <= token.start < period.end for period in scene.periods if period.kind in {"year", "month"})


def subject(scene: Scene, amount: Amount) -> str:
    """What the clause is about: the words before the amount without verbs, small words, periods and numbers."""
    begin, _ = scene.clause(amount.start, amount.end)
    begin = max(begin, source_of(scene))
    found = " ".join(content(scene, begin, scene.token_at(amount.begin)))
    return re.sub(r"^(?:het )?(?:totale? )?aantal ", "", found)


def content(scene: Scene, first: int, last: int, *, is_begun: bool = False) -> list[str]:
    """The words that carry meaning between two tokens: nouns and what ties them, without verbs, periods and numbers.

    `is_begun`: a noun stands before them, so that a preposition may come first.
    """
    found: list[str] = []
    for number in range(first, last):
        token = scene.words[number]
        if number in scene.dated or scene.is_amount(number) or token.lower in EMPTY_ADJECTIVES:
            continue
        if token.kind in DROPPED and not is_done(scene, number):
            continue
        if (token.kind == "adv" and token.lower not in KEPT_ADVERBS) or (len(token.text) == 1 and token.text.islower()):
            continue
        if token.kind in {"prep", "conj"} and (not (found or is_begun) or not _leads_on(scene, number, last)):
            continue
        if token.kind in {"art", "det"} and not (_is_tied(scene, number) and (found or is_begun)):
            continue
        found.append(token.text)
    return found


def said_before(scene: Scene, amount: Amount) -> str | None:
    """The noun counted before this amount in the sentence, else what the sentence before counted."""
    before = [other for other in scene.amounts_between(0, amount.start) if other.unit == "count"]
    for other in reversed(before[-NEAREST:]):
        first, last = noun_behind(scene, other)
        if is_countable(scene, other, first, last) and scene.words[first].lower not in PLACEHOLDERS:
            while last - 1 > first and _is_state(scene.words[last - 1].lower):
                last -= 1  # «één klacht gegrond verklaard, één ongegrond»
            return wording(scene, first, last)
        named = number_named(scene.text, other.start)
        if named:
            return named
    return number_named(scene.text, amount.begin) or scene.memory.head


def number_named(text: str, end: int) -> str | None:
    """What «het aantal …» before a verb names, all of it before `end`."""
    until, named = _named(text)
    return named if until <= end else None


@lru_cache(maxsize=16)
def _named(text: str) -> tuple[int, str | None]:
    match = NUMBER_OF.search(text)
    return (match.end(), " ".join(match.group(1).split())) if match else (0, None)


def label_of(scene: Scene, amount: Amount) -> list[str]:
    """The label before a colon under which the amount stands: «Cadeaus: 44 opgaven»."""
    before = scene.text[: amount.start]
    colon = before.rfind(":")
    if colon >= 0 and is_no_label(before[:colon]):
        return []
    if colon < 0 or re.search(r"[;)]|\.\s[A-ZÀ-Þ]", before[colon:]) or len(before[:colon].split()) > 9:
        return []
    stop = scene.token_at(colon)
    start = max((n + 1 for n in range(stop) if scene.words[n].text in {";", "(", "•", "❖"}), default=0)
    return [] if any(token.kind == "verb" for token in scene.words[start:stop]) else content(scene, start, stop)


def average(scene: Scene, amount: Amount) -> str:
    """«gemiddeld(e)» where it stands before the amount, else nothing."""
    match = re.search(r"\b(gemiddelde?)\b(?:\s\w+){0,2}\s$", scene.text[max(0, amount.start - 30) : amount.start], re.I)
    return match.group(1).lower() if match else ""


def _before(scene: Scene, amount: Amount, begin: int) -> list[str]:
    """«door X» in an active sentence; the thing dealt with where the number stands in a «door 12 medewerkers»."""
    first = listed_with(scene, amount, is_before=True) or amount
    begin = max(begin, source_of(scene))
    words = scene.words[begin : scene.token_at(first.start)]
    if not words or _is_aside(scene.text, amount.start) or any(token.lower == "te" for token in words):
        return []
    found = content(scene, begin, begin + len(words))
    if words[0].kind == "verb" and begin > 1 and scene.words[begin - 1].kind == "conj":
        return [*found, *_shared_subject(scene, begin)]
    if words[0].kind == "verb" and begin > 2 and scene.words[begin - 1].text == ",":
        found = [*found, *_before_relative(scene, begin)]
    if words[0].lower in RELATIVES and begin > 1 and not scene.is_reported(begin):
        start, _ = scene.clause(scene.words[begin - 2].start, scene.words[begin - 2].end)
        found = [*found, *content(scene, start, begin)]
    if not found and words[0].lower not in {"zij", "ze"}:
        return []
    if words[-1].lower in AGENTLESS or words[0].lower in RELATIVES:
        return found
    verbs = [token.lower for token in words if token.kind == "verb"]
    done = [said] if verbs and (said := participle_of(verbs[-1])) else []
    is_active = verbs and (verbs[-1] in ACTIVE or not set(verbs) & PASSIVE)
    if is_active and words[0].kind == "prep":
        if words[0].lower in TOPICAL:
            return found
        verb = next(n for n in range(begin, begin + len(words)) if scene.words[n].kind == "verb")
        agent = content(scene, verb, begin + len(words))
        return [*done, "door", *agent] if agent else []
    if is_active and not found and words[0].lower in {"zij", "ze"} and scene.memory.head:
        return [*done, "door", scene.memory.head]
    return [*done, "door", *found] if is_active else found


def _is_aside(text: str, at: int) -> bool:
    """The amount stands between brackets: what is said before them is said of something else."""
    return text.rfind("(", 0, at) > text.rfind(")", 0, at)


def _shared_subject(scene: Scene, begin: int) -> list[str]:
    """The subject of the clause before, where «en kwam …» has none of its own."""
    start, _ = scene.clause(scene.words[begin - 2].start, scene.words[begin - 2].end)
    verb = next((n for n in range(start, begin) if scene.words[n].kind == "verb"), begin)
    return content(scene, start, verb)


def _before_relative(scene: Scene, begin: int) -> list[str]:
    """«Voor de buitendienst, waar niet iedereen …, | zijn zes …»: what opens the sentence before a relative clause."""
    start, _ = scene.clause(scene.words[begin - 2].start, scene.words[begin - 2].end)
    if start < 2 or not (scene.words[start].lower in RELATIVES or scene.words[start].lower.startswith("waar")):
        return []
    first, _ = scene.clause(scene.words[start - 2].start, scene.words[start - 2].end)
    opens = any(token.kind == "verb" for token in scene.words[first : start - 1])
    return [] if opens or first else content(scene, first, start - 1)


def _leads_on(scene: Scene, number: int, last: int) -> bool:
    """A small word is kept where a word with meaning comes after it, before another small word of its kind."""
    for at in range(number + 1, last):
        token = scene.words[at]
        if at in scene.dated or scene.is_amount(at):
            return False
        if token.kind == "word":
            return token.lower not in EMPTY_ADJECTIVES
        if token.kind not in {"art", "det"}:
            return False
    return False


def _is_tied(scene: Scene, number: int) -> bool:
    """An article is kept between «van» and its noun."""
    tied = number > 0 and scene.words[number - 1].kind in {"prep", "conj"}
    return tied and number + 1 < len(scene.words) and scene.words[number + 1].kind == "word"
