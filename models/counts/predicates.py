"""What became of what is counted, where its verb comes apart or stands alone: «nam er vier over», «zes lopen nog»."""

from __future__ import annotations

import re
from functools import cache

from corpus import table
from models.counts.counted import content, once
from models.counts.numbers import NUMERAL
from models.counts.scene import Counted, Scene
from models.vocabulary import one_of

_LENGTH = r"(?:jaar|jaren|maand(?:en)?|we(?:ek|ken)|(?:werk)?dag(?:en)?|uur|kwartaal)"
COMPARED = re.compile(
    rf"\b(?P<how>langer|korter|jonger|ouder|later|eerder|vaker)\sdan\s(?:(?:een|één|half|\d+(?:,\d+)?|{NUMERAL})\s){{1,2}}"
    rf"(?:half\s)?{_LENGTH}",
    re.I,
)
# «55 jaar of ouder», «een 8 of hoger»
AGED = re.compile(r"\b(?:een\s)?\d{1,3}(?P<rest>\s(?:jaar\s)?(?:of|en)\s(?:ouder|jonger|hoger|meer|langer))\b", re.I)
LEFT = r"(?:\s(?:dan|jaar|jaren|maanden?|weken|week|uur|dagen))*"
RUNS = re.compile(
    r"\b(?:loopt|lopen|liep(?:en)?)\b(?!\s(?:op(?!\s(?:schema|koers))|uiteen|terug|af|van|tot|over|in)\b)", re.I
)
LACKS = re.compile(r"(?<!het )\b(?:ontbreekt|ontbreken|ontbrak(?:en)?)\b", re.I)
ENDS = r"(?=\s*(?:[.,;:)]|$)|\sen\s)"
PART_END = re.compile(r"[,;]|\sen\s")  # «één ongegrond en de derde loopt nog»
STILL = re.compile(r"\b[^\s,;]+\ser\s(?:nog\s)?$")  # «lopen er twee»
ALONE = re.compile(r"\w\s\(\s?(?:\w+\s)?$")
CLOSES = re.compile(r"\s?\)\s")
MOST_OF = re.compile(
    r"^(?:(?:ruim|bijna|meer|minder|dan|de|het|een|twee|drie)\s)*(?:meeste|(?:helft|kwart|derde|deel|merendeel|meerderheid|rest)\svan"
    r"(?:\s(?:de|het|alle|onze))?)\s",
    re.I,
)
CHANGES = re.compile(
    rf"\b(?:{one_of('changes.csv', kind='verb')}|gelijk|hoger|lager|meer|minder|groter|kleiner|onder|boven)\b", re.I
)
REST = re.compile(r"(?:de\s)?(?:rest|overigen?|anderen?)", re.I)
MOST_OF_REST = 9  # words
TOLD = frozenset({"level", "part"})


def with_predicate(scene: Scene, counted: Counted) -> str | None:
    """The words of the figure with what its clause says of it; as they are where they say it, or the clause does not.

    Example:
        >>> from models.figures import figures
        >>> figures("Van de vijf adviezen neemt de raad er vier over.")[-1].what
        'adviezen overgenomen'
    """
    what = _with_rest(scene, counted)
    if not what or counted.role not in TOLD | {"share"} or counted.amount.unit not in {"count", "percent"}:
        return what
    what = _with_comparison(scene, counted, what)
    if counted.role not in TOLD or counted.amount.unit != "count" or counted.amount.kind == "zero":
        return what
    begin, end = scene.clause(counted.amount.start, counted.amount.end)
    if begin >= end:
        return what
    start, stop = scene.words[begin].start, scene.words[end - 1].end
    is_meant = any(token.lower in {"om", "wil", "willen", "overweegt", "overwegen"} for token in scene.words)
    is_resolved = not is_meant and sum(token.kind == "verb" for token in scene.words) <= 1
    for apart, to_do, particle, infinitive, participle in _separable():
        match = apart.search(scene.text, start, stop) or to_do.search(scene.text, start, stop)
        if match and participle not in what and match.end() > counted.amount.start:
            is_done = match.re is apart or is_resolved  # «De overige 14 aanvragen toe te kennen.»: so it was decided
            bare = re.sub(rf"\s{particle}(?=\s|$)", "", what, count=1)
            return once(f"{bare} {participle if is_done else particle + infinitive}")
    own = PART_END.split(scene.text[counted.amount.end : _next(scene, counted)])[0]
    led = STILL.search(scene.text[start : counted.amount.begin])
    for verb, said in ((RUNS, "lopend"), (LACKS, "ontbreken")):
        if (verb.search(own) or (led and verb.search(led.group()))) and said[:5] not in what:
            return once(f"{what} {said}")
    return what


def _with_rest(scene: Scene, counted: Counted) -> str | None:
    """«De meeste meldingen (27) kwamen uit de haven»: a number alone in brackets is of all that its clause says."""
    behind = CLOSES.match(scene.text, counted.amount.end)
    opens = ALONE.search(scene.text, 0, counted.amount.begin)
    if not counted.what or counted.role == "change" or counted.category or not (behind and opens):
        return counted.what
    at = scene.token_at(behind.end())
    if at >= len(scene.words) or scene.words[at].kind != "verb":
        return counted.what
    _, end = scene.clause(scene.words[at].start, scene.words[at].end)
    limit = next((scene.token_at(other.begin) for other in scene.amounts if other.start > counted.amount.end), end)
    stop = next((n for n in range(at, min(end, limit)) if scene.words[n].text in {",", ";", "("}), min(end, limit))
    rest = content(scene, at + 1, stop)
    if not rest or len(rest) > MOST_OF_REST or CHANGES.search(scene.text, scene.words[at].start):
        return counted.what
    is_rest = REST.fullmatch(counted.what) and scene.memory.head
    whole = (scene.memory.head or "") if is_rest else MOST_OF.sub("", counted.what) or counted.what
    return once(" ".join([whole, *rest]))


def _next(scene: Scene, counted: Counted) -> int:
    """Where the next amount begins, else the clause ends."""
    _, end = scene.clause(counted.amount.start, counted.amount.end)
    stop = scene.words[end - 1].end
    return min((other.begin for other in scene.amounts if other.begin >= counted.amount.end), default=stop)


def _with_comparison(scene: Scene, counted: Counted, what: str) -> str:
    """«medewerkers langer jaar ziek» with all that «langer dan een jaar» says."""
    aged = AGED.search(scene.text, counted.amount.end)
    if aged and aged["rest"].strip() in what:
        return what.replace(aged["rest"].strip(), aged.group(), 1)
    match = COMPARED.search(scene.text, counted.amount.end)
    if match is None or re.search(r"[;:]", scene.text[counted.amount.end : match.start()]):
        return what
    phrase = " ".join(match.group().split())
    if phrase in what:
        return what
    return re.sub(rf"\b{match['how']}\b{LEFT}", phrase, what, count=1, flags=re.I)


@cache
def _separable() -> list[tuple[re.Pattern[str], re.Pattern[str], str, str, str]]:
    """The verb with its particle behind it, the particle before «te», particle, infinitive, participle."""
    rows = table("separable_verbs.csv", key="participle")
    return [
        (
            re.compile(rf"\b(?:{row['finite']})\s(?:[^\s,;.:]+\s){{0,8}}?{row['particle']}{ENDS}", re.I),
            re.compile(rf"\b{row['particle']}\ste\s{row['infinitive']}\b", re.I),
            row["particle"],
            row["infinitive"],
            row["participle"],
        )
        for row in rows
    ]
