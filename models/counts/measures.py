"""Percentages, money, hours, lengths of time and rates: what is measured, and whether it is a change or a share."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache, lru_cache

from corpus import table
from models.amounts import Amount
from models.counts.brackets import shares_in_brackets
from models.counts.counted import average, content, left_of, narrowed, noun_behind, once, said_before, subject, wording
from models.counts.lengths import LENGTHS, of_length
from models.counts.named import FRACTION, PERSONS, pointed_to, to_be_moved
from models.counts.scene import Counted, Scene
from models.grammar.phrases import is_participle, tokens
from models.vocabulary import one_of, pattern_of

CHANGE = one_of("changes.csv", kind="noun")
CHANGED, MOVED = pattern_of("changes.csv", kind="noun"), pattern_of("changes.csv", kind="verb")
CHANGING = one_of("changes.csv", kind="verb")
FROM_TO = re.compile(r"\b(?:van|naar|tot)\s(?:\S+\s)?$", re.I)
MORE = re.compile(r"\s(?:meer|minder|hoger|lager|groter|kleiner|vaker)\b", re.I)
RATES = pattern_of("rate_nouns.csv")
IN_BRACKET = re.compile(r"\([^()]*[,;]\s(?:[^\s,;()]+\s){1,3}$")
LATEST = re.compile(r"\b(?:laatste|afgelopen|voorgaande)\s$", re.I)
OVERVIEW = re.compile(r"\b(?:cijfers|gegevens|tabel|overzicht|grafiek|figuur|aantallen)\b", re.I)
COMPOUND = re.compile(r"\b(?!kalender|werk)([a-zà-ÿ]{3,}-?(?:dagen?|weken|uren))$", re.I)  # «piketweken»
OF_THEM = re.compile(r"\s(?:is|was|zijn|waren|werd|werden|heeft|hebben|had|hadden|kreeg|ging)\b")
SPENT = (
    (re.compile(r"(?:ge)?kost(?:te|ten)?"), "kosten"),
    (re.compile(r"bespaar(?:t|de|den|d)|scheel(?:t|de)"), "besparing"),
)
THEM = frozenset({"hen", "hun", "ons", "dezen"})
WHOLE = re.compile(r"\bvan\s(?:de|alle|onze|deze)\s(?:\d\S*\s)?([^\s,.;]+(?:en|s))\b", re.I)
LASTING = re.compile(r"\b(?:duurt|duren|duurden?)\b[^,;]*$", re.I)
BESIDE = re.compile(r"\b(?:van|voor|met|à|ad|op)\s(?:\S+\s){0,3}$|[:(]\s?(?:\S+\s){0,2}$")


@lru_cache(maxsize=16)
def changes(text: str) -> re.Match[str] | None:
    """The first noun of change in the sentence («stijging»)."""
    return CHANGED.search(text)


@lru_cache(maxsize=16)
def moves(text: str) -> re.Match[str] | None:
    """The first verb of change in the sentence («gestegen»)."""
    return MOVED.search(text)


def measured(scene: Scene, amount: Amount) -> Counted | None:
    """The figure of an amount that has a unit or is part of an adjective; None where nothing says what it measures."""
    if amount.kind == "adjective":
        return _adjective(scene, amount)
    if amount.unit == "percent":
        return _percentage(scene, amount)
    if amount.unit in LENGTHS and LATEST.search(scene.text[: amount.begin]) and OVERVIEW.search(scene.text):
        return None
    role = "change" if _is_change(scene, amount) else "level"
    what = _label(scene, amount, role) or pointed_to(scene, amount) or (_topic(scene) if amount.unit == "eur" else None)
    if what and amount.unit == "eur" and role == "level" and (noun := _spent(scene, amount)):
        what = once(f"{noun} {what}")
    compound = COMPOUND.search(scene.text[amount.start : amount.end]) if what else None
    if compound and compound[1].lower() not in (what or "").lower():
        what = once(f"{compound[1]} {what}")
    if amount.unit == "fte":
        is_theirs = not what and re.search(r"\b(?:zij|ze)\b", scene.text, re.I)
        what = once(f"fte {what or (is_theirs and scene.memory.head) or ''}")
    return Counted(amount, what, f"maat-{amount.unit}", 0.9, role=role) if what else None


def _spent(scene: Scene, amount: Amount) -> str | None:
    """What money is by the verb of its clause: «kost € 800» are kosten; None for other verbs."""
    begin, end = scene.clause(amount.start, amount.end)
    said = [token.lower for token in scene.words[begin:end]]
    return next((noun for verbs, noun in SPENT if any(verbs.fullmatch(word) for word in said)), None)


def changed_thing(scene: Scene, amount: Amount, thing: str) -> str:
    """The direction and what rose or fell; «dat is een daling» means what the sentence before counted."""
    noun, moved = changes(scene.text), moves(scene.text)
    more = MORE.match(scene.text[amount.end :])
    said = noun or moved
    direction = _called(said.group().lower()) if said else more.group().strip() if more else ""
    rest = re.sub(rf"\b(?:{CHANGE}|ten opzichte|van|een|komt neer)\b", " ", _without(moved, thing), flags=re.I)
    is_pointing = re.match(r"(?:dat|dit|deze|hier(?:mee|bij)|het betreft)\b", scene.text, re.I)
    if amount.unit == "eur" and rest.strip().lower() == direction.lower():
        rest = ""  # «€ 5.000 meer»
    if not rest.strip() or is_pointing:
        rest = said_before(scene, amount) or rest
    return once(f"{direction} {rest}")


def _without(moved: re.Match[str] | None, thing: str) -> str:
    """The thing without the words of the verb that moves it: «nam … toe»."""
    verb = moved.group().split() if moved else []
    if len(verb) < 3:
        return re.sub(rf"\b{re.escape(' '.join(verb))}\b", " ", thing, flags=re.I) if verb else thing
    return re.sub(rf"\b{re.escape(verb[0])}\b|(?:^|\s){re.escape(verb[-1])}$", " ", thing, flags=re.I)


def _called(change: str) -> str:
    """What a change is called: «daling» for «daalde»; empty for «ging van … naar», which may go either way."""
    return next((noun for words, noun in _changes_named() if words.fullmatch(change)), change)


@cache
def _changes_named() -> list[tuple[re.Pattern[str], str]]:
    return [
        (re.compile(row["printed"]), row["noun"])
        for row in table("changes.csv", key="printed")
        if row["kind"] == "verb"
    ]


def _adjective(scene: Scene, amount: Amount) -> Counted | None:
    """«tweewekelijks spreekuur», «een éénmalige vergoeding», «driejarige pilot»."""
    first, last = noun_behind(scene, amount)
    said = wording(scene, first, last)
    if not said or amount.unit == "count":
        said = narrowed(scene, amount, first, last)
    is_rhythm = re.search(r"(?:wekelijks|maandelijks|jaarlijks)e?$", scene.text[amount.start : amount.end])
    return Counted(amount, f"interval {said}" if is_rhythm else said, "bijvoeglijk-getal", 0.75) if said else None


def _percentage(scene: Scene, amount: Amount) -> Counted | None:
    if _is_change(scene, amount):
        first, last = noun_behind(scene, amount)
        is_said = (
            last > first and not is_participle(scene.words[first].lower) and not MORE.match(scene.text[amount.end :])
        )
        thing = wording(scene, first, last) if is_said else subject(scene, amount)
        what = changed_thing(scene, amount, thing or subject(scene, amount)) or None
        return Counted(amount, what, "percentage-verandering", 0.9, role="change")
    share = re.match(r"\)?\s(?:van|der|uit)\s", scene.text[amount.end :])
    if share:
        start = scene.token_at(amount.end + share.end())
        while start < len(scene.words) and scene.words[start].kind in {"art", "det"}:
            start += 1
        at = scene.words[start].start if start < len(scene.words) else amount.end
        last = noun_behind(scene, replace(amount, end=at))[1]
        said = narrowed(scene, amount, start, max(start, last))
        if re.match(r"(?:het|de|dit)\s(?:totaal|geheel|aantal)\b", scene.text[amount.end + share.end() :]) or not said:
            said = once(f"{scene.memory.what or ''} {said}")
        head = wording(scene, start, max(start, last)) or None
        if head is None and start < len(scene.words) and scene.words[start].lower in THEM:
            head = _of_whom(scene, amount)
            said = once(f"{head or ''} {said}")
        return Counted(amount, said or None, "percentage-van", 0.9, role="share", head=head)
    what = shares_in_brackets(scene, amount) or _label(scene, amount, "share") or _as_before(scene, amount)
    whole = scene.memory.people or scene.memory.head
    if what and whole and FRACTION.fullmatch(what):  # «Minder dan de helft (44%) durft …»
        end = scene.clause(amount.start, amount.end)[1]
        what = once(" ".join([whole, *content(scene, scene.token_at(amount.end), end)]))
    opens = scene.words[scene.clause(amount.start, amount.end)[0]].start >= amount.begin
    if what and opens and OF_THEM.match(scene.text, amount.end) and scene.memory.head:
        what = once(f"{scene.memory.head} {what}")  # «85 procent is op tijd afgehandeld»
    what = what or pointed_to(scene, amount)
    if not what and scene.periods:  # «Q4 6,8%, Q3 5,9»: a period alone stands beside it
        what = _topic(scene) or "percentage"
    role = "level" if RATES.search(what or "") else "share"
    return Counted(amount, what, "percentage", 0.85, role=role) if what else None


def _of_whom(scene: Scene, amount: Amount) -> str | None:
    """Whom «hen» means: those the sentence told of, else the one before it, else the last persons counted."""
    wholes = WHOLE.findall(scene.text, 0, amount.begin)
    counts = any(one.end <= amount.start and one.unit == "count" for one in scene.amounts)
    told = wholes[-1] if wholes else said_before(scene, amount) if counts else None
    before = PERSONS.findall(scene.memory.recent[-1]) if scene.memory.recent else []
    return told or (before[-1] if before else scene.memory.people or scene.memory.head)


def _is_change(scene: Scene, amount: Amount) -> bool:
    before, after = scene.text[: amount.start], scene.text[amount.end :]
    if re.search(r"\(\s?[+–−-]\s?$", before):
        return True
    if re.search(rf"\b{CHANGE}\b[^.;]{{0,40}}\b(?:van|met|:)\s(?:\S+\s){{0,2}}$", before, re.I) or MORE.match(after):
        return True
    if re.match(rf"\s{CHANGE}\b", after, re.I):
        return True
    return bool(re.search(r"\bmet\s(?:[a-z]+\s){0,2}$", before) and moves(scene.text))


def _label(scene: Scene, amount: Amount, role: str) -> str | None:
    """What an amount with a unit measures: beside it, behind it, the subject of its clause, or the sentence before."""
    at = scene.token_at(amount.end)
    if amount.unit in LENGTHS and (said := of_length(scene, amount)):
        return said
    lasting = LASTING.search(scene.text[: amount.begin]) if amount.unit in LENGTHS | {"hours"} else None
    if lasting and (said := subject(scene, replace(amount, start=lasting.start()))):
        return once(f"{average(scene, amount)} duur {said}")
    if _is_moved(scene, amount) and (said := mover(scene, amount)):
        return said
    if amount.unit.startswith("times"):
        return narrowed(scene, amount, at, at) or subject(scene, amount) or scene.memory.head
    is_beside = BESIDE.search(scene.text[: amount.begin]) or IN_BRACKET.search(scene.text[: amount.begin])
    beside = left_of(scene, scene.token_at(amount.begin)) if is_beside else ""
    if all(is_participle(word) for word in beside.lower().split()):
        beside = ""  # «is vastgesteld op 8%» says it of its subject
    if beside:
        rest = narrowed(scene, amount, at, at, with_agent=bool(scene.clause(amount.start, amount.end)[0]))
        said = f"duur {beside}" if amount.unit in LENGTHS and role == "level" else once(f"{beside} {rest}")
        return changed_thing(scene, amount, beside) if role == "change" and amount.unit in LENGTHS else said.strip()
    first, last = noun_behind(scene, amount)
    behind = narrowed(scene, amount, first, last) if last > first and not MORE.match(scene.text[amount.end :]) else ""
    said = behind or once(f"{subject(scene, amount)} {narrowed(scene, amount, at, at, with_agent=False)}")
    if role == "change":
        said = changed_thing(scene, amount, said)
    is_pointing = re.match(r"(?:dat|dit|deze|die|daarvan|hiervan|het|zij)\b", scene.text, re.I)
    said = said or (is_pointing and scene.memory.head) or " ".join(content(scene, 0, len(scene.words))[:8])
    is_term = re.search(r"\b(?:binnen|uiterlijk|na)\s(?:\S+\s)?$", scene.text[: amount.begin], re.I)
    length = "termijn" if is_term else "duur"
    return f"{length} {said}" if said and amount.unit in LENGTHS and role == "level" else said or None


def _as_before(scene: Scene, amount: Amount) -> str | None:
    """What the last figure of this unit measured, where «dat» or «het» points to it."""
    last = scene.memory.measured.get(amount.unit)
    return last.what if last and re.search(r"\b(?:dat|dit|het)\s", scene.text[: amount.start], re.I) else None


def _topic(scene: Scene) -> str | None:
    """What the sentence before tells of, where this one names nothing («Scheelt € 800 per jaar.»)."""
    before = scene.memory.recent[-1] if scene.memory.recent else ""
    words = tokens(before)
    return " ".join(content(Scene(before, words, [], []), 0, len(words))[:8]) or None


def _is_moved(scene: Scene, amount: Amount) -> bool:
    """«gestegen van 8%», «van 8% naar 41%»; not «tot een niveau van 8%», where a noun says what is measured."""
    match = FROM_TO.search(scene.text[: amount.begin])
    if not match or not moves(scene.text):
        return False
    before = scene.token_at(match.start()) - 1
    if before < 0:
        return True
    token = scene.words[before]
    return scene.is_amount(before) or before in scene.dated or token.kind != "word" or is_participle(token.lower)


def mover(scene: Scene, amount: Amount) -> str:
    """What rises or falls «van 8% naar 41%»: the words of the clause before its verb, else around it.

    Of «de raad besloot het tarief te verhogen van …» it is what is to be moved: «tarief».
    """
    if said := to_be_moved(scene, amount):
        return said
    begin, _ = scene.clause(amount.start, amount.end)
    until = scene.token_at(amount.start)
    begin = next((n + 1 for n in range(until - 1, begin - 1, -1) if scene.words[n].kind == "sub"), begin)
    verb = next((n for n in range(begin, until) if scene.words[n].kind == "verb"), until)
    is_inverted = begin < verb and scene.words[begin].kind in {"prep", "adv"}
    first, second = " ".join(content(scene, begin, verb)), " ".join(content(scene, verb, until))
    said = (second or first) if is_inverted else (first or second)
    return once(re.sub(rf"\b{CHANGING}\b|^(?:het )?(?:totale? )?aantal ", " ", said, flags=re.I))
