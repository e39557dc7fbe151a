"""«een» that counts one: in a list of its kind («een man, een vrouw»), a part («waarvan een extern»), a case."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from models.vocabulary import pattern_of

LISTED_ONES = re.compile(r"\b(een)\s([a-z]+)\s[^,;.]{2,40}[,;]\s(?:en\s)?(een)\s\2\b", re.I)
ONE_OF = re.compile(r"\b(?:van wie|waarvan|daarvan)\s(?:er\s)?(een)\s(?:extern|intern|vrouw|man|[a-z]+e)\b", re.I)
# «drie interne loodsen en een externe», «vijf vaste krachten, een tijdelijke»: the other kind
ONE_OTHER = re.compile(
    r"\b(?:intern(?:e)?\b[^.;]{0,60}?(?:,|\ben)\s(?:sinds\s[^.,;]{3,20}\s)?(?:ook\s)?(?P<a>een)\sextern(?:e)?"
    r"|extern(?:e)?\b[^.;]{0,60}?(?:,|\ben)\s(?P<b>een)\sintern(?:e)?"
    r"|vaste\b[^.;]{0,60}?(?:,|\ben)\s(?P<c>een)\stijdelijke)(?=\s*(?:$|[.,;)]|in\s|van\s|bij\s|via\s))",
    re.I,
)
# «Een klacht is ingetrokken; een klacht is niet in behandeling genomen»: what became of it, and so that there was one
ONE_CASE = re.compile(
    r"(?:^\W*|;\s)(een)\s(?:klacht|melding|zaak|verzoek|bezwaar|aanvraag|signaal|onderzoek)\s(?:is|werd|bleek|bleef|loopt)\s"
    r"(?![^.;]*\b(?:als|indien|wanneer|zodra|tenzij)\b)"
    r"(?:[^\s.;]+\s){0,14}?(?:ingetrokken|afgewezen|toegewezen|afgerond|gesloten|afgesloten|afgehandeld|doorverwezen|(?:on)?gegrond"
    r"|in behandeling genomen|niet-ontvankelijk|aangehouden|nog)\b",
    re.I,
)


def ones(text: str) -> Iterator[tuple[int, int]]:
    """Where each «een» that counts begins and ends.

    Example:
        >>> list(ones("Er zijn twee interne loodsen en een externe.")), list(ones("Er is een externe loods."))
        ([(32, 35)], [])
    """
    lower = text.lower()
    if "een" not in lower:
        return
    listed = list(LISTED_ONES.finditer(text)) if lower.count("een") > 1 else []
    if listed and not _verbs().search(text):
        for match in listed:
            yield from (match.span(1), match.span(3))
    for match in ONE_OF.finditer(text) if "van wie" in lower or "arvan" in lower else ():
        yield match.span(1)
    for match in ONE_CASE.finditer(text):
        yield match.span(1)
    for match in ONE_OTHER.finditer(text) if "ntern" in lower or "vaste" in lower else ():
        yield match.span(match.lastgroup or 0)


@cache
def _verbs() -> re.Pattern[str]:
    return pattern_of("function_words.csv", kind="verb")
