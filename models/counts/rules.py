"""The ways in which a count without a unit is stated, in the order in which they are tried."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from models.amounts import Amount
from models.counts.borrowed import set_against
from models.counts.brackets import in_brackets
from models.counts.contracted import contracted, opening_of
from models.counts.counted import (
    PLACEHOLDERS,
    content,
    is_countable,
    label_of,
    narrowed,
    noun_behind,
    number_named,
    once,
    said_before,
    subject,
    wording,
)  # fmt: skip
from models.counts.divided import by_answer, by_state, of_opened, together
from models.counts.elided import (
    elided,
    in_other_period,
    instead,
    of_pointed,
    one_of_kind,
    opening,
    said_next,
    the_others,
)
from models.counts.labelled import colon
from models.counts.measures import CHANGE, changed_thing, changes, moves
from models.counts.named import acting, cases_of, done_so_often, without_verb
from models.counts.pointed import partitive, told_of
from models.counts.scene import Counted, Scene
from models.counts.votes import vote
from models.grammar.phrases import has_plural, is_participle, phrase_before
from models.vocabulary import one_of, vocabulary

POINTS = re.compile(r"\b(?:waar|daar|hier)van\s(?:(?:zijn|waren|werden|hebben|hadden)\s)?er\s$", re.I)
SMALL_WORDS = one_of("stating_words.csv", kind="small")
LEANS = re.compile(
    r"\b(?:(?:daarvan|hiervan|waarvan|ervan|van wie|van welke)\b[^,;:]{0,40}"
    r"|(?!heb\s)\w+\s(?:dat\s|nog\s|al\s)?(?<!\bik\s)(?<!\bwe\s)(?<!\bheb\s)er\s(?:[^\s,;:]+\s){0,4}"
    r"|er\s(?:zijn|waren|werden)\s(?:[^\s,;:]+\s){0,2}"
    r"|(?:dat|dit|het)\s(?:zijn|waren|betrof|betreft|is|was|werden)\s(?:er\s)?(?:[^\s,;:]+\s){0,2})$",
    re.I,
)
WHOLE = re.compile(r"\b(?:van|uit)\s(?:de|het|alle|deze|onze)\s$", re.I)
OF_WHICH = re.compile(r"\b(?:waarvan|daarvan|en)\s$", re.I)  # «18 keer, waarvan 6 keer met de bestuurder»
ER = re.compile(r"\ber\b", re.I)
TIMES = re.compile(r"(?:keer|maal|keren|\dx)$", re.I)
MORE_TIMES = re.compile(r"\s(meer|minder|vaker)\s(?:dan\b|$|[.,;])")  # «47 keer benaderd, 12 keer meer dan in 2022»
LEADS_TO = re.compile(r"\b(?:op|als|in|(?<!geleid )(?<!leidde )(?<!leidden )tot|onder|nummer|naar|met)\s$", re.I)
MAY = re.compile(r"\b(?:kan|kunnen|mag|mogen|kon|konden)\b", re.I)
ATTENDED = re.compile(r"\b(?:aan|af)wezig", re.I)
NUMBER_TOLD = re.compile(r"\baantal\s(?:van\s)?(?:de\s)?(?P<what>(?:[a-zà-ÿ]+e\s)?[a-zà-ÿ]{4,}(?:en|s))\b")
STATES = re.compile(rf"\b{one_of('stating_words.csv', kind='verb')}\b[^.;:]{{0,40}}?(?:\b{SMALL_WORDS}\s)*$", re.I)


def of_them(scene: Scene, amount: Amount) -> Counted | None:
    """«Vijf ervan zijn afgesloten», «bij 12 van hen», «één daarvan»."""
    match = re.match(r"\s(?:ervan|daarvan|hiervan|van (?:hen|ons))\b", scene.text[amount.end :])
    if not match or not said_before(scene, amount):
        return None
    at = scene.token_at(amount.end + match.end())
    rest = narrowed(scene, amount, at, at)
    what = scene.memory.people if match.group().endswith("hen") and scene.memory.people else said_before(scene, amount)
    return Counted(amount, once(f"{what} {rest}"), "ervan", 0.8, role="part", is_pointing=True)


def of_the(scene: Scene, amount: Amount) -> Counted | None:
    """«93 van de 176 meldingen», «drie van de medewerkers», «in 4 van de gevallen»."""
    match = re.match(r"\s(?:van|uit)\s(?:de|het|deze|alle|die|onze|hun|haar|zijn)\s", scene.text[amount.end :])
    if not match:
        return None
    at = amount.end + match.end()
    whole = next((other for other in scene.amounts if other.start == at), None)
    first, last = noun_behind(scene, whole) if whole else noun_behind(scene, replace(amount, end=at))
    if first >= last:
        return None
    return Counted(
        amount, _resolved(scene, amount, first, last), "deel-van", 0.9, role="part", head=wording(scene, first, last)
    )


def behind(scene: Scene, amount: Amount) -> Counted | None:
    """«176 meldingen», «een drietal onderwerpen», «één sessie», «in 4 gevallen»."""
    first, last = noun_behind(scene, amount)
    if not is_countable(scene, amount, first, last) or _is_figurative(scene, amount, first):
        return None
    if POINTS.search(scene.text[: amount.begin]) and said_before(scene, amount):
        return None  # «waarvan er vier online plaatsvonden» counts what was said before
    confidence = {"digits": 0.95, "one": 0.75}.get(amount.kind, 0.85)
    is_pointing = scene.words[first].lower in PLACEHOLDERS
    is_whole = WHOLE.search(scene.text[: amount.begin]) and not (is_pointing or ATTENDED.search(scene.text))
    if is_whole:  # «vijf van de 18 schepen | lek»
        plural = [n for n in range(first, last) if has_plural(scene.words[n : n + 1])]
        last = plural[-1] + 1 if plural and all(t.kind == "word" for t in scene.words[plural[-1] : last]) else last
    what = wording(scene, first, last) if is_whole else _resolved(scene, amount, first, last)
    if _changes(scene, amount):
        return Counted(amount, changed_thing(scene, amount, what), "telwoord-naamwoord", confidence, role="change")
    head = None if is_pointing else _short(scene, first, last)
    opened = opening_of(scene, amount) if len(scene.amounts) > 1 else None
    return Counted(
        amount,
        wording(scene, first, min(last, scene.token_at(opened[1]))) if opened else what,
        "telwoord-naamwoord",
        confidence,
        category=opened[0] if opened else None,
        role="part" if is_pointing else "level",
        head=head,
        is_pointing=is_pointing,
    )


def times(scene: Scene, amount: Amount) -> Counted | None:
    """«43 keer benaderd over …», «in 2021 betrof dit 36 keer»."""
    if not TIMES.search(scene.text[amount.start : amount.end]):
        return None
    earlier = next((one for one in reversed(scene.amounts) if one.end <= amount.start), None)
    if (more := MORE_TIMES.match(scene.text, amount.end)) and (scene.memory.what or earlier):
        at = scene.token_at(earlier.end) if earlier else 0
        said = (narrowed(scene, earlier, at, at) if earlier else None) or scene.memory.what or ""
        return Counted(amount, once(f"{more[1]} {said}"), "aantal-keer", 0.8, role="change")
    at = scene.token_at(amount.end)
    said = narrowed(scene, amount, at, at)
    is_pointing = re.search(
        r"\b(?:betrof|was|betreft|gebeurde|is)\s(?:dit|dat|het)\b|\b(?:dit|dat)\s(?:betrof|was|gebeurde)",
        scene.text,
        re.I,
    )
    what = scene.memory.what if is_pointing and scene.memory.what else said or scene.memory.what
    if earlier and OF_WHICH.search(scene.text, 0, amount.begin) and TIMES.search(scene.text[: earlier.end]):
        noun = done_so_often(scene, earlier)
        if noun and said:
            return Counted(amount, once(f"{noun} {without_verb(said)}"), "aantal-keer", 0.85, role="part")
    if (noun := done_so_often(scene, amount)) and not is_pointing and noun not in (what or "").lower():
        what = once(f"{noun} {without_verb(what or '')}")
    elif what and what.startswith("door "):
        what = once(f"{what.removeprefix('door ')} {acting(scene, amount)}")
    return Counted(amount, what, "aantal-keer", 0.85, is_pointing=True) if what else None


def more_or_less(scene: Scene, amount: Amount) -> Counted | None:
    """«zes minder dan in 2022», «dat zijn er negen meer»."""
    if not re.match(r"\s(?:meer|minder)\b", scene.text[amount.end :]):
        return None
    thing = said_before(scene, amount)
    return Counted(amount, changed_thing(scene, amount, thing), "aantal-meer", 0.8, role="change") if thing else None


def elliptic(scene: Scene, amount: Amount) -> Counted | None:
    """«Daarvan zijn er 18 afgerond», «waarvan 3 in de lijn», «van de 64 teams hebben er 41 …», «dat waren er 79»."""
    match = LEANS.search(scene.text[: amount.start])
    whole = partitive(scene, amount) if match else None
    told = (
        whole or (told_of(scene, amount) if match and ER.search(match.group()) else None) or said_before(scene, amount)
    )
    what = (told or _named_before(scene, match.start()) or _number_told(scene)) if match else None
    if (
        not match
        or not what
        or re.search(r"\b(?:niet|geen)\s$", scene.text[: amount.start])
        or re.search(r"\d", re.sub(r"(?:19|20)\d\d", "", match.group()))
    ):
        return None
    at = scene.token_at(amount.end)
    rest = narrowed(scene, amount, at, at, with_agent=False)
    role = "part" if whole or "van" in match.group() else "level"
    return Counted(amount, once(f"{what} {rest}"), "er-verwijzing", 0.8, role=role, is_pointing=True)


def _number_told(scene: Scene) -> str | None:
    """«Met het aantal loodsen zijn we blij. Het waren er vijf»: what the sentence before told the number of."""
    told = NUMBER_TOLD.search(scene.memory.recent[-1]) if scene.memory.recent else None
    return told["what"] if told else None


def _named_before(scene: Scene, at: int) -> str | None:
    """«De sluiswachters, van wie er negen …»: the plural before a relative clause."""
    lead = scene.text[:at].rstrip(" ,")
    number = scene.token_at(len(lead))
    start = phrase_before(scene.words, number, scene.dated)
    return wording(scene, start, number) if has_plural(scene.words[start:number]) else None


def number_of(scene: Scene, amount: Amount) -> Counted | None:
    """«Het aantal meldingen bedroeg 12», «het totaal kwam uit op 40», «steeg van 12 naar 15»."""
    before = scene.text[: amount.start]
    moved = re.search(r"\b(?:van|naar|tot)\s(?:\w+\s)?$", before) and (moves(scene.text) or changes(scene.text))
    counts = re.search(r"\b(?:aantal(?:len)?|totaal)\b", before, re.I)
    if not (moved or (counts and STATES.search(before))):
        return None
    if moved and not (counts or scene.memory.head or re.search(r"(?:en|s)\b", before)):
        return None
    what = number_named(scene.text, amount.start) or subject(scene, amount) or scene.memory.head
    return Counted(amount, what, "aantal-bedroeg", 0.9) if what else None


def beside_year(scene: Scene, amount: Amount) -> Counted | None:
    """«52 in 2015 t.o.v. 50 in 2016»: the counted thing stands before the numbers."""
    if not re.match(r"\s(?:in|over)\s(?:19|20)\d\d\b", scene.text[amount.end :]):
        return None
    label = label_of(scene, amount)
    said = None if label else said_before(scene, amount)
    rest = _behind_year(scene, amount) if said else []
    what = once(" ".join([said or subject(scene, amount), *rest, *label]))
    return Counted(amount, what, "aantal-in-jaar", 0.85) if what else None


def _behind_year(scene: Scene, amount: Amount) -> list[str]:
    """«zijn er 64 in 2021 van portefeuille gewisseld»: what the clause says behind the year, where that was done."""
    period = next((one for one in scene.periods if one.start >= amount.end), None)
    _, end = scene.clause(amount.start, amount.end)
    end = min(end, next((scene.token_at(other.begin) for other in scene.amounts if other.start > amount.end), end))
    said = content(scene, scene.token_at(period.end), end, is_begun=True) if period else []
    return said if said and is_participle(said[-1].lower()) else []


def moved_by(scene: Scene, amount: Amount) -> Counted | None:
    """«Het totaal nam met 37 toe», «het aantal is met zeven gestegen»: how much more or less."""
    if not re.search(r"\bmet\s$", scene.text[: amount.begin]) or not moves(scene.text):
        return None
    at = scene.token_at(amount.end)
    follows = scene.words[at].lower if at < len(scene.words) else "."
    is_done = follows in {"toe", "af", ".", ",", "(", "naar", "tot"} or is_participle(follows)
    if not is_done or re.match(r",\s?\d", scene.text[amount.end :]):
        return None
    thing = number_named(scene.text, amount.start) or subject(scene, amount) or said_before(scene, amount)
    thing = thing or ("totaal" if re.search(r"\btotaal\b", scene.text, re.I) else None)
    return (
        Counted(amount, changed_thing(scene, amount, thing), "verandering-met", 0.8, role="change") if thing else None
    )


RULES: tuple[Callable[[Scene, Amount], Counted | None], ...] = (
    vote, together, by_state, in_brackets, by_answer, times, of_them, of_the, more_or_less, moved_by, the_others,
    one_of_kind, behind, of_opened, contracted, said_next, beside_year, elliptic, number_of, elided,
    of_pointed, in_other_period, instead, set_against, opening, colon,
)  # fmt: skip


def _resolved(scene: Scene, amount: Amount, first: int, last: int) -> str:
    """The phrase with what narrows it; «gevallen» becomes what the sentence before counted."""
    said = narrowed(scene, amount, first, last)
    thing = None
    if scene.words[first].lower in PLACEHOLDERS:
        thing = cases_of(scene, amount) or said_before(scene, amount)
    return once(f"{thing} {said.partition(' ')[2]}") if thing else said


def _short(scene: Scene, first: int, last: int) -> str:
    """The counted noun with its adjectives and its first «van …»."""
    preps = [n for n in range(first, last) if scene.words[n].kind == "prep"]
    end = preps[1] if len(preps) > 1 else last
    while end - 1 > first and is_participle(scene.words[end - 1].lower):
        end -= 1
    return wording(scene, first, end)


def _changes(scene: Scene, amount: Amount) -> bool:
    """«een daling van 11 medewerkers», «12 meldingen meer dan in 2020»."""
    before = re.search(rf"\b{CHANGE}\s(?:\w+\s)?(?:van|met)\s(?:\w+\s)?$", scene.text[: amount.start], re.I)
    return bool(before or re.match(r"\s\w+\s(?:meer|minder)\sdan\b", scene.text[amount.end :]))


def _is_figurative(scene: Scene, amount: Amount, first: int) -> bool:
    """«één loket», «één van de», «op één lijn»: no count."""
    if amount.kind != "one" or scene.words[first].lower == "geval":
        return False
    if amount.qualifier == "more_than" and MAY.search(scene.text[: amount.begin]):
        return True  # «een melder kan meer dan één onderwerp noemen»
    leads = LEADS_TO.search(scene.text, 0, amount.start)
    return bool(leads) or scene.words[first].lower in vocabulary("figurative.csv")
