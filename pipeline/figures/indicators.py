"""Which indicator of the vocabulary a figure belongs to, so that organisations and years can be compared."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from corpus import table
from pipeline.similar import alike

NEARLY = 92  # percent alike: a typing error in a long word, not another word
HEAD_WORDS = 2  # an adjective and the noun: what comes behind narrows the count and is not counted itself
VAGUE = frozenset({"meldingen", "medewerkers", "vertrouwenspersonen", "klachten", "trainingen"})
WORD = re.compile(r"[^\W_]+(?:[-&][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Indicator:
    """One line of indicators.csv."""

    id: str
    units: frozenset[str]
    synonyms: tuple[tuple[str, ...], ...]
    without: tuple[str, ...]


@lru_cache(maxsize=20_000)
def indicator_of(what: str | None, category: str | None, unit: str, role: str = "level") -> str | None:
    """The id of the indicator that the counted thing names; the longest synonym wins, None where none fits.

    The name must stand at the head of what is counted («spreekuren door vertrouwenspersonen» are no
    vertrouwenspersonen) or in the category. A part without a category is no level of its own («18 meldingen afgerond»),
    and so no indicator, unless more than one word names it.

    Example:
        >>> indicator_of("vastgestelde schendingen", None, "count"), indicator_of("stoelen", None, "count")
        ('overtredingen', None)
    """
    text = f"{what or ''} {category or ''}".lower()
    if role == "change" or (unit == "count" and re.search(r"\bgemiddelde?\b", text)):
        return None
    words = WORD.findall((what or "").lower())
    heads = words[: HEAD_WORDS if unit == "count" else None]
    letters = {word[0] for word in (*heads, *WORD.findall((category or "").lower()))}
    best: tuple[int, str | None] = (0, None)
    for indicator in _indicators():
        if unit not in indicator.units or any(word in text for word in indicator.without):
            continue
        for synonym in indicator.synonyms:
            if synonym[0][0] not in letters:
                continue
            length = sum(map(len, synonym))
            is_vague = role == "part" and not category and len(synonym) == 1 and indicator.id in VAGUE
            if (
                length > best[0]
                and not is_vague
                and (
                    _begins(synonym, words, len(heads))
                    or _stands_in(synonym, category)
                    or _is_split(synonym, heads, category)
                )
            ):
                best = (length, indicator.id)
    return best[1]


def _stands_in(synonym: tuple[str, ...], category: str | None) -> bool:
    words = WORD.findall((category or "").lower())
    return _begins(synonym, words, len(words))


def _names(synonym: tuple[str, ...], words: list[str], heads: list[str], category: str | None) -> bool:
    """The synonym stands at the head of what is counted, in the category, or is divided over the two."""
    if _begins(synonym, words, len(heads)):
        return True
    return category is not None and (_stands_in(synonym, category) or _is_split(synonym, heads, category))


def _is_split(synonym: tuple[str, ...], heads: list[str], category: str | None) -> bool:
    """The head of what is counted and its category say the synonym together: «meldingen» and «pesten»."""
    words = WORD.findall((category or "").lower())
    return bool(words) and any(_begins(synonym, [head, *words], 1) for head in heads)


def _begins(synonym: tuple[str, ...], words: list[str], within: int) -> bool:
    """The words of the synonym stand together, the first within so many words; long words may have a typing error."""
    size = len(synonym)
    for start in range(min(within, len(words) - size + 1)):
        if all(_same(said, printed) for said, printed in zip(synonym, words[start : start + size], strict=True)):
            return True
    return False


def _same(said: str, printed: str) -> bool:
    if said == printed:
        return True
    return (
        len(said) >= 8
        and abs(len(said) - len(printed)) <= 2
        and said[0] == printed[0]
        and alike(said, printed) >= NEARLY
    )


@cache
def _indicators() -> tuple[Indicator, ...]:
    return tuple(
        Indicator(
            id=row["id"],
            units=frozenset(row["unit"].split("|")),
            synonyms=tuple(tuple(WORD.findall(synonym.lower())) for synonym in row["synonyms"].split("|")),
            without=tuple(word for word in row["without"].lower().split("|") if word),
        )
        for row in table("indicators.csv", key="id")
    )
