"""What became of what is counted, where its verb comes apart or stands alone: «nam er vier over», «zes lopen nog»."""

from __future__ import annotations

import re
from functools import cache

from corpus import table
from models.counts.counted import once
from models.counts.numbers import NUMERAL
from models.counts.scene import Counted, Scene

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
TOLD = frozenset({"level", "part"})


def with_predicate(scene: Scene, counted: Counted) -> str | None:
    """The words of the figure with what its clause says of it; as they are where they say it, or the clause does not.

    Example:
        >>> from models.figures import figures
        >>> figures("Van de vijf adviezen neemt de raad er vier over.")[-1].what
        'adviezen overgenomen'
    """
    what = counted.what
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
