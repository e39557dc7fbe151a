"""How a sentence tells of a number: as what happened, or as how things stand while it is said."""

from __future__ import annotations

import re

from models.counts.scene import Counted, Scene
from models.grammar.phrases import is_participle
from models.vocabulary import pattern_of, vocabulary

UNREAL = re.compile(  # «als een van de zwakke plekken» is no condition
    r"\b(?:kan|kunt|kunnen|moet|moeten|dient|zal|zullen|indien|wanneer|tenzij|mits)\b"
    r"|(?:^\W*|[,;:]\s|\b(?:alleen|behalve|zelfs|maar|en|of)\s)als\b",
    re.I,
)
PERFECT = frozenset({"is", "zijn", "heb", "hebben", "heeft"})
HELPERS = PERFECT | {"had", "hadden", "was", "waren", "werd", "werden", "wordt", "worden"}
ALIKE = frozenset(
    {"begonnen", "bezet", "bezocht", "verbleven", "verlopen", "verstreken", "vertrokken", "verwezen", "verzocht"}
)
STATES = frozenset(  # participles that say how something is
    {
        "bedoeld",
        "bekend",
        "bevoegd",
        "gebaseerd",
        "gemiddeld",
        "gericht",
        "geschikt",
        "gevestigd",
        "gewenst",
        "verplicht",
    }
)
_STANDS = r"(?:sta(?:an|at)|lo(?:pen|opt)|lig(?:gen|t)|rest(?:eren|eert)|zijn|is)"
_STILL = r"(?:nog|al|nu|thans|momenteel|inmiddels|ook|slechts|maar|in totaal|circa|ruim|ongeveer)"
# «er lopen al vier contracten», «staan nog 5 issues open», «er is één kandidaat»; not «daarvan zijn er 3 afgerond»
STANDING = re.compile(
    rf"(?:\ber\s{_STANDS}|(?:^\W*|[:;,–-]\s)(?:er\s)?{_STANDS}(?:\ser)?\s{_STILL})\s(?:{_STILL}\s)*$"
    r"|(?:^\W*|[:;]\s)staan\s$",
    re.I,
)
# «in productie staan», «7 punten staan open»
STANDS_BEHIND = re.compile(
    r"(?:\s[^\s,;:.]+){1,6}?\s(?:staan|staat|lopen|loopt)\b(?!\s(?:mee|terug|over|toe|voor|gepland)\b)", re.I
)

STILL = frozenset({"nog", "niet", "nu", "al", "thans", "momenteel", "inmiddels"})
INTENDED = pattern_of("norm_words.csv", strength="plan")
PAST_STATES = frozenset(
    {
        "bestond",
        "bestonden",
        "had",
        "hadden",
        "kende",
        "lag",
        "lagen",
        "stond",
        "stonden",
        "was",
        "waren",
        "werd",
        "werden",
    }
)
ASKS = re.compile(r"\?\W*$")
CONTRAST = re.compile(r";\s|,\s(?:maar|doch|terwijl|echter)\s", re.I)  # «wil er drie, maar er zijn 12 vacatures»
TO_DO = re.compile(r"\bte\s[a-zà-ÿ]+en\b")  # «€ 200.000 toe te voegen aan de reserve»


def has_happened(scene: Scene, counted: Counted) -> bool:
    """The clause tells what happened: a past tense, or «is», «heeft» with a participle; nothing that may or must be."""
    begin, end = scene.clause(counted.amount.start, counted.amount.end)
    said = [token.lower for token in scene.words[begin:end]]
    if UNREAL.search(scene.text):
        return False
    is_perfect = not PERFECT.isdisjoint(said) and any(is_participle(word) for word in said if word not in STATES)
    return is_perfect or not vocabulary("past_verbs.csv").isdisjoint(said)


def is_event(scene: Scene, counted: Counted) -> bool:
    """What came about before it was said, on a day that is not told: «er zijn twaalf brieven binnengekomen».

    Not how far it is («nog niet alle 74 zijn getoetst»).
    """
    if counted.amount.unit != "count" or counted.amount.kind == "zero":  # none came until the moment itself
        return False
    begin, end = scene.clause(counted.amount.start, counted.amount.end)
    said = [token.lower for token in scene.words[begin:end]]
    if PERFECT.isdisjoint(said) or not STILL.isdisjoint(said) or UNREAL.search(scene.text):
        return False
    behind = scene.words[scene.token_at(counted.amount.end) : end]
    done = next((n for n, token in enumerate(behind) if _is_done_to(token.lower)), None)
    return done is not None and all(token.kind not in {"sub", "mark"} and token.text != "," for token in behind[:done])


def _is_done_to(word: str) -> bool:
    return word not in STATES and is_participle(word)


def is_done(scene: Scene, number: int) -> bool:
    """The token is a past tense and a participle alike, and stands behind «is» or «heeft»: «zijn drie verwezen»."""
    token = scene.words[number]
    if token.lower not in ALIKE:
        return False
    begin, end = scene.clause(token.start, token.end)
    is_last = number + 1 < end and scene.words[number + 1].lower in HELPERS  # «waarvan er 15 bezet waren»
    return is_last or any(word.lower in HELPERS for word in scene.words[begin:number])


def is_standing(scene: Scene, counted: Counted) -> bool:
    """A count of what there is while it is said: «er lopen al vier contracten», «staan nog 5 punten open»."""
    if counted.amount.unit != "count" or has_happened(scene, counted) or UNREAL.search(scene.text):
        return False
    before, after = scene.text[: counted.amount.begin], scene.text[counted.amount.end :]
    return bool(STANDING.search(before) or STANDS_BEHIND.match(after))


def is_elsewhen(scene: Scene, counted: Counted) -> bool:
    """Of another time than that of speaking: a plan, a proposal, a question, an earlier meeting, or the past tense.

    «De commissie behandelde 41 zaken» may be long ago; what is in the perfect («zijn ontvangen») or a state in the past
    tense («waren», «bestond uit») was so at the meeting.
    """
    if is_planned(scene, counted):
        return True
    begin, end = scene.clause(counted.amount.start, counted.amount.end)
    said = {token.lower for token in scene.words[begin:end]}
    return bool(said & vocabulary("past_verbs.csv") - PAST_STATES - ALIKE) and said.isdisjoint(PERFECT)


def is_planned(scene: Scene, counted: Counted) -> bool:
    """A plan, a proposal, a question, a task or an earlier meeting: of another time than the meeting's own year."""
    at = counted.amount.begin
    start = max((match.end() for match in CONTRAST.finditer(scene.text, 0, at)), default=0)
    end = until.start() if (until := CONTRAST.search(scene.text, counted.amount.end)) else len(scene.text)
    is_task = TO_DO.search(scene.text) and is_bare(scene)
    return bool(INTENDED.search(scene.text, start, end) or ASKS.search(scene.text) or is_task)


def is_bare(scene: Scene) -> bool:
    """No finite verb stands in the sentence: «131 meldingen, was 168» has one, «Nul formele klachten.» has none."""
    return not any(token.kind == "verb" for token in scene.words)
