"""What a sentence is about, as keys under which its other forms are found: «evaluatie», «geëvalueerd» and «evalueren».

The stems of the search (`pipeline.knowledge.stems`) bring inflections together; a promise and its fulfilment differ by
more than that: a verb becomes a noun, a noun a part of a compound.

Example:
    >>> sorted(keys("De evaluatie van het loket is in maart uitgesteld."))
    ['evaluer', 'loket']
    >>> sorted(keys("Het loket wordt geëvalueerd."))
    ['evaluer', 'loket']
    >>> kinship("gedragscode", "code"), kinship("loket", "beleid")
    (0.5, 0.0)
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from corpus import table
from pipeline.knowledge.stems import fold

WEB = re.compile(r"\b(?:https?://|www\.)\S+")
WORD = re.compile(r"[^\W\d_]+(?:&[^\W\d_]+)*")
SEASON = r"voorjaar|lente|zomer|najaar|herfst|winter|kwartaal|helft|halfjaar|trimester"
LEAST_LETTERS = 3
LEAST_STEM = 4  # letters that stay when an ending or prefix is taken off
LEAST_WORD = 3  # letters that stay of a plural
LEAST_PART = 4  # letters of the part of a compound
HEAD, MODIFIER = 0.5, 0.3  # of a compound: «code» in «gedragscode» says more than «thuis» in «thuiswerkregeling»
LONGER_FORM = 2  # letters that two forms of one word may differ
PARTICLES = "aan|achter|af|bij|binnen|door|in|los|mee|na|om|onder|op|over|rond|samen|terug|toe|uit|vast|voor|voort|weg"
PARTICIPLE = re.compile(rf"^((?:{PARTICLES})?)ge(?!meent)(?=[a-z]{{{LEAST_STEM}}})(?=.*(?:d|t|[^aeiou][dt]e|en)$)")
TO_INFINITIVE = re.compile(rf"^({PARTICLES})te(?=[a-z]{{{LEAST_STEM}}}.*en$)")
ENDINGS = (  # noun of a verb, its past participle, and the act
    (re.compile(r"aties?$"), "er"),
    (re.compile(r"eerde?n?$"), "er"),
    (re.compile(r"ing(?:en)?$"), ""),
)
PAST = re.compile(r"(?<=[^aeiou])[dt]e?$|(?<=[aeiou]{2})[dt]e?$")
INFLECTION = re.compile(r"(?:en|e|s)$")
DOUBLED = re.compile(r"([a-z])\1")


def keys(text: str) -> frozenset[str]:
    """The keys of the words that carry the subject, and of days and seasons of a year («5 juli 2022»).

    Small words, other times, web addresses and words of every decision have none.
    """
    folded = WEB.sub(" ", fold(text))
    times = (" ".join(one.split()) for one in _time().findall(folded))
    return frozenset(key for word in WORD.findall(folded) if (key := key_of(word))) | frozenset(times)


def months(text: str) -> frozenset[str]:
    """The months of a year that the text names, also as part of a day: «3 mei 2022» and «mei 2022» name one month."""
    return frozenset(" ".join(one.split()) for one in _month().findall(fold(text)))


def speaker(body: str | None, title: str | None) -> str:
    """By what name a document's series goes: the body that speaks, else the words of the title; empty without either.

    Example:
        >>> speaker(None, "Jaarverslag 2021 Cliëntenraad") == speaker(None, "Cliëntenraad, jaarverslag 2022")
        True
    """
    return fold(body) if body else " ".join(sorted(keys(title or "")))


@lru_cache(maxsize=1_000)
def kinship(first: str, second: str) -> float:
    """How much two keys are one word: 1 equal, 0.8 two forms, 0.5 or 0.3 one a part of the other, else 0."""
    if first == second:
        return 1.0
    short, long = sorted((first, second), key=len)
    if len(short) < LEAST_PART or not (long.startswith(short) or long.endswith(short)):
        return 0.0
    if long.startswith(short) and len(long) - len(short) <= LONGER_FORM:
        return 0.8
    if len(long) - len(short) <= LONGER_FORM:
        return 0.0
    return HEAD if long.endswith(short) else MODIFIER


def nearest(key: str, others: frozenset[str]) -> float:
    """How much the key is one word with the nearest of the others, 0–1."""
    return 1.0 if key in others else max((kinship(key, other) for other in others), default=0.0)


@lru_cache(maxsize=200_000)
def key_of(word: str) -> str | None:
    """The key of one folded word; None where it says nothing of a subject."""
    if len(word) < LEAST_LETTERS or word.isdigit() or word in _without_subject():
        return None
    reduced = reduce(word)
    return None if reduced in _without_subject() else reduced


def reduce(word: str) -> str:
    """One folded word without the prefix, ending and doubled letters of its form."""
    word = word.replace("&", "")
    bare = PARTICIPLE.sub(r"\1", TO_INFINITIVE.sub(r"\1", word))
    is_participle = bare != word and not word.endswith("en")
    for ending, instead in ENDINGS:
        begin = ending.sub("", bare)
        if begin != bare and len(begin) >= LEAST_STEM:
            return DOUBLED.sub(r"\1", begin + instead)
    shorter = (PAST if is_participle else INFLECTION).sub("", bare)
    return DOUBLED.sub(r"\1", shorter if len(shorter) >= LEAST_WORD else bare)


@cache
def _time() -> re.Pattern[str]:
    months = "|".join(row["printed"] for row in table("months.csv"))
    return re.compile(rf"\b(?:\d{{1,2}} (?:{months})|(?:[a-z]+e )?(?:{SEASON}) (?:van )?) ?\d{{4}}\b")


@cache
def _month() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(row['printed'] for row in table('months.csv'))})\s+\d{{4}}\b")


@cache
def _without_subject() -> frozenset[str]:
    """Words without a subject of their own, and what they are reduced to."""
    small = [row["printed"] for row in table("function_words.csv")] + [row["printed"] for row in table("months.csv")]
    own = [row["word"] for row in table("no_subject.csv")]
    folded = [fold(word) for word in (*small, *own)]
    return frozenset(folded) | frozenset(form for word in folded if len(form := reduce(word)) >= LEAST_STEM)
