"""Numbers without a noun of their own that divide what stands before them: «27 gepland», «84 legden de eed af»."""

from __future__ import annotations

import re

from models.amounts import Amount
from models.counts.counted import content, narrowed, noun_behind, once, said_before
from models.counts.scene import Counted, Scene
from models.grammar.phrases import has_plural, is_participle, tokens
from models.vocabulary import vocabulary

STATE = re.compile(
    r"\s(?P<state>(?:niet\s|nog\s|deels\s|geheel\s){0,2}[a-zà-ÿ-]{3,}?)e?"
    r"(?=\s*(?:$|[.,;)])|\s(?:en\s\S+\s|door\s|in\s|wegens\s))"
)
# «Dilemmasessies: 27 gepland, 10 vervallen», «De vertrouwenspersonen (acht intern, één extern)»
LABEL = re.compile(r"(?:^\W*|[.;]\s)(?P<label>[A-ZÀ-Þ][^:;.()\d]{2,50}):\s(?P<rest>[^:;()]*)$")
BRACKET = re.compile(r"(?P<label>[^\W\d_]+)\s\((?P<rest>[^()]*)$")
NEXT = re.compile(r"(?:[,;]|\sen)\s$")
# «Van de nieuwe medewerkers hebben 84 de ambtseed afgelegd»
OPENED = re.compile(
    r"^\W*(?:van|onder)\s(?:de|onze|deze|alle|die|hun)\s(?P<whole>(?:[^\W\d_]+[-'’]?\w*\s){1,3}?)"
    r"(?:zijn|waren|hebben|hadden|werden|worden|deden|kregen|legden|volgden|namen|gaven|kozen|gingen|kwamen|vonden|meldden)\s"
    r"(?:(?:inmiddels|nu|al|reeds|in\s(?:19|20)\d\d|eind\s(?:19|20)\d\d)\s)?$",
    re.I,
)
TIMES = re.compile(r"(?:keer|maal|keren|x)$", re.I)
ANSWER = re.compile(
    r"\s(?P<answer>(?:(?:nog|geheel|wel|niet|deels)\s)?(?:ja|nee|deels|gedeeltelijk|grotendeels|geheel|volledig|later|niet|wel|onbekend|anders"
    r"|blanco|akkoord|eens|oneens|neutraal))(?=\s*(?:[,;.)]|$)|\sen\s)",
    re.I,
)
SUBJECT = re.compile(r"\b(?:wij|we|zij|ze)\b", re.I)


def by_state(scene: Scene, amount: Amount) -> Counted | None:
    """«Dilemmasessies: 27 gepland, 10 vervallen door ziekte», «de loodsen (acht intern, één extern)»."""
    state = STATE.match(scene.text, amount.end)
    if state is None or amount.partner is not None or not _is_state(state["state"]):
        return None
    before = scene.text[: amount.begin]
    led = LABEL.search(before) or BRACKET.search(before)
    if led is None or (led["rest"] and not NEXT.search(led["rest"])) or not has_plural(tokens(led["label"])):
        return None
    what: str | None = " ".join(led["label"].split())
    if any(token.kind == "verb" for token in tokens(led["label"])):
        what = said_before(scene, amount)  # «Er zijn drie loodsen: twee interne en één externe»
    if not what:
        return None
    return Counted(amount, what, "etiket-deel", 0.8, category=state["state"].lower(), role="part")


def by_answer(scene: Scene, amount: Amount) -> Counted | None:
    """«Aan de adviezen is gevolg gegeven: 4 keer ja, 2 keer deels, 1 keer nee»: how often each answer was given."""
    answer = ANSWER.match(scene.text, amount.end)
    if answer is None or not TIMES.search(scene.text[amount.start : amount.end]):
        return None
    colon = scene.text.rfind(":", 0, amount.begin)
    led = content(scene, 0, scene.token_at(colon)) if colon >= 0 else []
    said = " ".join(led) if len(led) > 1 else said_before(scene, amount) or " ".join(led)
    if not said:
        return None
    return Counted(amount, once(said), "aantal-keer", 0.8, category=answer["answer"].lower(), role="part")


def of_opened(scene: Scene, amount: Amount) -> Counted | None:
    """«Van de nieuwe medewerkers hebben 84 de ambtseed afgelegd»: part of the plural that opens the sentence."""
    opened = OPENED.match(scene.text[: amount.begin])
    at = scene.token_at(amount.end)
    if opened is None or at >= len(scene.words) or not has_plural(tokens(opened["whole"])):
        return None
    follows, end = scene.words[at], scene.clause(amount.start, amount.end)[1]
    is_done = any(is_participle(token.lower) for token in scene.words[at:end])
    if follows.kind not in {"art", "det", "prep", "adv", "pron"} and not is_done:
        return None
    what = " ".join(opened["whole"].split())
    rest = narrowed(scene, amount, at, at, with_agent=False)
    return Counted(amount, once(f"{what} {rest}"), "deel-van", 0.8, role="part", head=what)


def together(scene: Scene, amount: Amount) -> Counted | None:
    """«Wij zijn met z'n vieren»: so many of those whom the sentences before counted, else persons."""
    if amount.kind != "together" or not SUBJECT.search(scene.text):
        return None
    later = next((other for other in scene.amounts if other.start > amount.end), None)
    first, last = noun_behind(scene, later) if later and ":" in scene.text[amount.end : later.start] else (0, 0)
    nouns = [token.text for token in scene.words[first:last] if has_plural([token])]
    return Counted(amount, nouns[0] if nouns else scene.memory.people or "personen", "samen-getal", 0.7)


def _is_state(words: str) -> bool:
    last = words.lower().split()[-1]
    return last in vocabulary("short_states.csv") or is_participle(last)
