"""Numbers of contracted clauses: «bij Noord kwamen 14 klachten binnen, bij Zuid 9 en bij West 2», «mannen 9»."""

from __future__ import annotations

import re

from models.amounts import Amount
from models.counts.brackets import category
from models.counts.counted import is_countable, noun_behind, wording
from models.counts.scene import Counted, Scene
from models.grammar.phrases import has_plural
from models.vocabulary import one_of

SMALL = r"(?:(?:nog|er|maar|slechts|zelfs|al|ook|weer|om|op)\s)*"
ORDINAL = re.compile(r"(?:in\s|het\s|de\s)*(?:eerste|tweede|derde|vierde|laatste|vorige)", re.I)  # of what, is not said
# what is set in the place of the opening of the clause before, right before a number that nothing follows
FRAME = re.compile(
    rf"(?:[,;]\s(?:en\s|maar\s)?|\s(?:en|maar)\s)(?P<frame>(?:[^,;:.()\d]|\b(?:19|20)\d\d\b){{2,60}}?)\s{SMALL}$"
)
ENDS = re.compile(r"\s*(?:$|[;)]|[.,](?!\d)|(?:en|maar)\s|\((?!\d{4}))")
NAMED = re.compile(rf"\b{one_of('number_names.csv')}$", re.I)  # «artikel 27», «in totaal 9»
PREPOSITION = re.compile(r"(?P<word>bij|in|op|over|van|voor|aan|uit|door|tijdens|onder|naar|binnen|vanuit|via)\s", re.I)
PLACES = frozenset({"bij", "in", "op", "binnen", "voor", "van", "onder", "vanuit"})  # one may stand for the other
NO_PARTY = frozenset({"er", "dit", "dat", "daarvan", "hiervan", "zij", "ze", "we", "wij", "hij", "ik", "men", "het"})


def contracted(scene: Scene, amount: Amount) -> Counted | None:
    """«…, bij Zuid 9»: as many of what the clause before counted, of what stands in the place of its opening."""
    frame = _frame(scene, amount)
    base = _base(scene, amount) if frame else None
    if frame is None or base is None:
        return None
    first, last = noun_behind(scene, base)
    opened = opening_of(scene, base)
    what = wording(scene, first, min(last, scene.token_at(opened[1])) if opened else last)
    dated = [period for period in scene.periods if frame.start("frame") <= period.start < amount.begin]
    part = None if dated else category(PREPOSITION.sub("", frame["frame"], count=1))
    period = dated[0] if dated else None
    return Counted(amount, what, "samentrekking", 0.85, category=part, head=what, period=period)


def opening_of(scene: Scene, amount: Amount) -> tuple[str | None, int] | None:
    """What opens the clause of a number that contracted clauses follow, as a category, and where the first begins."""
    for later in scene.amounts:
        if later.start > amount.start and (frame := _frame(scene, later)) and _base(scene, later) is amount:
            opened = _opening(scene, amount)
            is_dated = any(period.start < amount.start for period in scene.periods)
            part = None if is_dated or not opened else category(PREPOSITION.sub("", opened, count=1))
            return part, frame.start()
    return None


def _frame(scene: Scene, amount: Amount) -> re.Match[str] | None:
    """The words in the place of an opening before a number alone."""
    if amount.unit != "count" or amount.kind == "one" or not ENDS.match(scene.text, amount.end):
        return None
    frame = FRAME.search(scene.text[: amount.begin])
    if frame is None or NAMED.search(frame["frame"]) or ORDINAL.fullmatch(frame["frame"]):
        return None
    at, end = scene.token_at(frame.start("frame")), scene.token_at(frame.end("frame"))
    said = [scene.words[n] for n in range(at, end) if n not in scene.dated]
    if {"verb", "sub", "pron", "number"} & {token.kind for token in said}:
        return None
    is_dated, is_led = len(said) < end - at, PREPOSITION.match(frame["frame"])
    is_noun = any(token.kind in {"art", "det"} or token.text[0].isupper() for token in said) or has_plural(said)
    return frame if is_dated or is_led or is_noun else None  # «en verwierp er 9» has a verb


def _base(scene: Scene, amount: Amount) -> Amount | None:
    """The last number before this one that counts a noun, where its clause opens in the same way as the frame."""
    frame = _frame(scene, amount)
    for other in reversed(scene.amounts_between(0, amount.start)):
        if other.unit != "count":
            return None
        first, last = noun_behind(scene, other)
        if is_countable(scene, other, first, last):
            opened = _opening(scene, other)
            return other if frame and opened and _is_alike(opened, frame["frame"]) else None
        if _frame(scene, other) is None:
            return None
    return None


def _opening(scene: Scene, amount: Amount) -> str | None:
    """What stands before the verb of the clause of a number: «Bij Noord», «Het team Kade»."""
    begin, _ = scene.clause(amount.start, amount.end)
    verb = next((n for n in range(begin, scene.token_at(amount.begin)) if scene.words[n].kind == "verb"), None)
    verb = _main_verb(scene, begin, amount) if verb is None else verb
    if verb is None or verb == begin:
        return None
    said = scene.text[scene.words[begin].start : scene.words[verb - 1].end]
    return None if said.lower() in NO_PARTY or len(said.split()) > 8 else said


def _main_verb(scene: Scene, begin: int, amount: Amount) -> int | None:
    """«Noord meldde | 14 klachten»: a verb that is no small word, right before the number."""
    at = scene.token_at(amount.begin) - 1
    if at > begin and re.fullmatch(r"[a-zà-ÿ]{3,}(?:de|te|den|ten|t|en|d|k|g|m|p)", scene.words[at].text):
        return at
    return None


def _is_alike(opened: str, frame: str) -> bool:
    """Both begin with a preposition of the same kind, or neither with any."""
    first, second = PREPOSITION.match(opened), PREPOSITION.match(frame)
    if first is None or second is None:
        return first is None and second is None
    words = {first["word"].lower(), second["word"].lower()}
    return len(words) == 1 or words <= PLACES
