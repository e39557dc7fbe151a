"""Counts whose noun was said before, or comes with the next number: «de andere twee», «vorig jaar nog 11»."""

from __future__ import annotations

import re

from models.amounts import Amount
from models.counts.counted import is_countable, narrowed, noun_behind, once, said_before, subject, wording
from models.counts.scene import Counted, Scene
from models.dates.series import in_order, leads
from models.grammar.phrases import has_plural, is_participle

OTHERS = re.compile(r"\b(?:de|het|die|deze|beide)\s(?:overige|andere|resterende|laatste)\s$", re.I)
POINTING = re.compile(r"\W*(?:(?:daar|hier)van|van (?:de|deze|die|hen)\b|er\b)", re.I)
KIND = re.compile(r"\s([a-zà-ÿ]{4,}e|extern|intern)(?=\s*(?:$|[.,;)])|\s(?:en|in|van|bij|via)\s)")
TRAILING = frozenset(
    {"aan", "andere", "bij", "de", "door", "en", "het", "in", "maar", "met", "of", "op", "over", "overige", "van"}
    | {"voor"}
)
VOTED = frozenset({"voor"})  # «29 mensen tegen, 6 voor»
DEGREES = frozenset(
    {"deels", "gedeeltelijk", "geheel", "grotendeels", "half", "niet", "nauwelijks", "nog", "volledig", "wel", "(nog)"}
)
YEAR_LEADS = re.compile(r"\b(?:in|over)\s(?:19|20)\d\d\D*$|(?:19|20)\d\d:\s$", re.I)
NEXT_YEAR = re.compile(r"\s(?:en|maar)\s(?:in\s|over\s)?(?:(?:19|20)\d\d|het\s\w*jaar|vorig\sjaar|nu|thans)\b", re.I)
ROW = re.compile(r"(?:,|\ben|;)\s$")  # «163 in 2021, | 187 vorig jaar en | 214 nu»
BEFORE_PERIOD = re.compile(r"\s\(?(?:in\s|over\s)?")
PLACED = re.compile(r"(?:op|in|aan|van|bij|uit|onder|voor)\s\S+", re.I)


def elided(scene: Scene, amount: Amount) -> Counted | None:
    """«16 van een leidinggevende, 13 van een collega», «31 voor en 12 tegen»: the noun is said once."""
    before, after = scene.text[: amount.start], scene.text[amount.end :]
    earlier = [o for o in scene.amounts if o.end <= amount.start and o.unit == "count" and o.kind != "adjective"]
    if not earlier or not re.search(
        r"(?:,|\ben|\bof|;|:|\(|\bmaar|\bvan)\s?(?:(?:in|bij|over|op)\s)?(?:de (?:overige|andere|resterende)\s)?$",
        before,
    ):
        return None
    at = scene.token_at(amount.end)
    if at >= len(scene.words) or re.match(r"\s?[.,;)]", after):
        return None
    what = said_before(scene, amount)
    follows = scene.words[at]
    leads_on = follows.kind in {"prep", "verb", "art", "adv"} or follows.lower == "om"
    if not what or not (leads_on or is_bare_predicate(scene, at)):
        return None
    rest = _predicate(scene, amount, at)
    led = rest.partition(" ")[0] if follows.kind == "prep" else None
    what = what.split(f" {led} ")[0] if led else what  # «12 meldingen van mannen en 15 van vrouwen»
    return Counted(
        amount, once(f"{what} {rest}"), "naamwoord-eerder", 0.8, category=_part(rest), role="part", is_pointing=True
    )


def the_others(scene: Scene, amount: Amount) -> Counted | None:
    """«De andere twee lopen nog», «in de overige 24 ging het om …»: the rest of what was counted before."""
    what = said_before(scene, amount)
    if not what or not OTHERS.search(scene.text[: amount.begin]):
        return None
    at = scene.token_at(amount.end)
    follows = scene.words[at] if at < len(scene.words) else None
    if follows is not None and follows.kind == "word" and not is_participle(follows.lower):
        return None
    rest = narrowed(scene, amount, at, at, with_agent=False)
    return Counted(amount, once(f"{what} {rest}"), "overige", 0.8, role="part", is_pointing=True)


def of_pointed(scene: Scene, amount: Amount) -> Counted | None:
    """«Daarvan zijn er tien overgenomen en is op drie nog niet gereageerd»: every bare number counts what was said."""
    what = said_before(scene, amount)
    at = scene.token_at(amount.end)
    if not what or amount.kind == "one" or at >= len(scene.words) or not POINTING.match(scene.text):
        return None
    if scene.words[at].kind not in {"verb", "adv"} and not is_participle(scene.words[at].lower):
        return None
    rest = _predicate(scene, amount, at)
    return Counted(amount, once(f"{what} {rest}"), "daarvan", 0.75, category=_part(rest), role="part", is_pointing=True)


def in_other_period(scene: Scene, amount: Amount) -> Counted | None:
    """«…, vorig jaar nog 11», «tegen twee in het voorgaande jaar»: the thing counted before, in another period."""
    before, after = scene.text[: amount.begin], scene.text[amount.end :]
    led = [p for p in scene.periods if leads(scene.text, p, amount)]
    is_bare = bool(led) and led[0].kind == "year" and not YEAR_LEADS.search(scene.text, 0, amount.begin)
    ends = re.match(r"\s*(?:$|[.,;)])(?!\s?\d)", after) or NEXT_YEAR.match(after)
    is_led = led and not is_bare and ends
    against = re.search(r"\b(?:tegen|tegenover)\s$", before)
    follows = any(0 < p.start - amount.end <= 6 for p in scene.periods)
    is_next = ROW.search(before) and any(
        BEFORE_PERIOD.fullmatch(scene.text, amount.end, p.start) for p in scene.periods
    )
    if not (is_led or is_next) and not (against and (follows or re.match(r"\s*(?:$|[.,;)])", after))):
        return None
    what = said_before(scene, amount) or (subject(scene, scene.amounts[0]) if scene.amounts[0] is not amount else None)
    return Counted(amount, what, "ander-jaar", 0.8, is_pointing=True) if what else None


def opening(scene: Scene, amount: Amount) -> Counted | None:
    """«Vijf komen uit de haven», «… vinden ons: 28 vroegen advies»: a number alone that does something."""
    before = scene.text[: amount.begin]
    at = scene.token_at(amount.end)
    if at >= len(scene.words) or scene.words[at].kind != "verb" or not re.search(r"(?:^\W*|:\s)$", before):
        return None
    first = next((n for n, token in enumerate(scene.words) if token.kind == "verb"), 0)
    named = wording(scene, 0, first) if ":" in before and first and has_plural(scene.words[:first]) else None
    what = named or scene.memory.head
    rest = _until_next(scene, amount, at)
    return Counted(amount, once(f"{what} {rest}"), "aantal-doet", 0.75, role="part", is_pointing=True) if what else None


def said_next(scene: Scene, amount: Amount) -> Counted | None:
    """«tien interne en drie externe adviseurs»: the noun comes with the next number."""
    later = next((other for other in scene.amounts if other.start > amount.end and other.unit == "count"), None)
    if later is not None and in_order(scene, amount):
        end = next(one for one in reversed(scene.amounts) if in_order(scene, one))
        noun = wording(scene, *noun_behind(scene, end))
        return Counted(amount, noun, "naamwoord-later", 0.8) if noun else None
    between = re.fullmatch(r"\s([a-zà-ÿ]+e)(?:,|\sen|\sof)\s", scene.text[amount.end : later.start]) if later else None
    if later is None or between is None:
        return None
    first, last = noun_behind(scene, later)
    if not is_countable(scene, later, first, last):
        return None
    has_adjective = last - first > 1 and scene.words[first].lower.endswith("e")
    noun = wording(scene, first + has_adjective, last)
    return Counted(amount, f"{between.group(1)} {noun}", "naamwoord-later", 0.8)


def one_of_kind(scene: Scene, amount: Amount) -> Counted | None:
    """«drie interne vertrouwenspersonen en één externe»: an adjective alone stands for the noun before it."""
    kind = KIND.match(scene.text, amount.end)
    earlier = [o for o in scene.amounts if o.end <= amount.start and o.unit == "count"]
    led = re.search(r"(?:,|\ben|\bof)\s(?:sinds\s[^.,;]{3,20}\s)?(?:ook\s)?$", scene.text[: amount.begin])
    if kind is None or not earlier or not led:
        return None
    first, last = noun_behind(scene, earlier[-1])
    if not is_countable(scene, earlier[-1], first, last):
        return None
    is_told = last - first > 1 and scene.words[first].lower.endswith("e")
    return Counted(amount, f"{kind[1]} {wording(scene, first + is_told, last)}", "naamwoord-eerder", 0.8)


def instead(scene: Scene, amount: Amount) -> Counted | None:
    """«acht in plaats van veertien hoofdstukken»: the noun comes with the number that it replaces."""
    later = next((other for other in scene.amounts if other.start > amount.end), None)
    if later is None or not re.fullmatch(r"\s(?:in plaats van|i\.p\.v\.)\s", scene.text[amount.end : later.start]):
        return None
    first, last = noun_behind(scene, later)
    return Counted(amount, wording(scene, first, last), "naamwoord-later", 0.8) if first < last else None


def is_bare_predicate(scene: Scene, at: int) -> bool:
    """«voor», «tegen», «gegrond», «vrouw»: one word up to a comma or the end."""
    return at + 1 >= len(scene.words) or scene.words[at + 1].text in {",", ".", ")", ";", "en"}


def _predicate(scene: Scene, amount: Amount, at: int) -> str:
    """What is said of the number: «nog» with its verb («lopen nog»), «deels» with what was said before («op orde»)."""
    rest = _until_next(scene, amount, at)
    if not rest or not all(word in DEGREES for word in rest.lower().split()):
        return rest
    if (said := _until_next(scene, amount, at, with_verbs=True)) != rest:
        return said
    for other in reversed([one for one in scene.amounts if one.end <= amount.start]):
        said = _until_next(scene, other, scene.token_at(other.end))
        done = said.split()[-1:] if is_participle(said.split(" ")[-1].lower()) else []
        if done or PLACED.fullmatch(said):
            return " ".join([rest, *(done or [said])])
    return rest


def _until_next(scene: Scene, amount: Amount, at: int, *, with_verbs: bool = False) -> str:
    limit = min((other.start for other in scene.amounts if other.start > amount.start), default=len(scene.text))
    words: list[str] = []
    for number, token in enumerate(scene.words[at:], at):
        if token.start >= limit or token.text in {",", ";", ".", ")"} or len(words) > 9:
            break
        follows = scene.words[number + 1] if number + 1 < len(scene.words) else token
        if token.lower == "en" and words and follows.kind in {"art", "verb"}:
            break  # «één ongegrond en de derde loopt nog», «21 in uitvoering en is met 6 niet begonnen»
        if token.kind not in {"verb", "pron"} or (with_verbs and token.kind == "verb"):
            words.append(token.text)
    while words and (len(words) > 1 or words[0].lower() not in VOTED) and words[-1].lower() in TRAILING:
        words.pop()
    return " ".join(words)


def _part(rest: str) -> str | None:
    bare = re.sub(r"^(?:(?:van|over|voor|uit|bij|door|met|op|naar|aan|de|het|een)\s)+", "", rest, flags=re.I)
    return bare.lower() if bare and len(bare.split()) <= 5 else None
