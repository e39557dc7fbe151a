"""Money that is printed without a currency: «96 miljoen geraamd», «anderhalve ton»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from models.counts.numbers import NUMERAL
from models.grammar.phrases import has_plural, is_participle, phrase_after, tokens
from models.vocabulary import one_of, vocabulary

LARGE = re.compile(r"(?:\s?(?:miljoen|miljard|ml[nd]\b\.?)|\dk|\dM)$", re.I)
TON = re.compile(
    rf"(?<![\w,.-])(?P<number>\d{{1,3}}(?:,\d)?|(?:ander|tweeën|drieën)?hal(?:f|ve)|{NUMERAL})\ston(?![\w-])", re.I
)
COUNTED = re.compile(r"\baantal(?:len)?\b|\b(?:telt|telde|telden|tellen)\b", re.I)
REACH = 60  # characters behind the number: a noun that it counts stands there
MULTIPLIED = re.compile(r"(?:[x×✕*]|\bkeer)\s?$|\((?:bedragen )?in\s?$", re.I)  # before the sign: «(bedragen × €»
OF_TABLE = re.compile(r"(?:bedragen |bedrag )?[x×✕*]\s?$", re.I)
THOUSANDS = {"1.000", "1000", "1.000.000"}
EUROS = re.compile(r"\s?(?:euro|€)", re.I)


def is_money(text: str, start: int, end: int) -> bool:
    """The number at `start`–`end` is in thousands or millions, nothing is counted by it, and the sentence is of money.

    Example:
        >>> is_money("Dat kost 3 miljoen.", 9, 18), is_money("Dat kost 3 miljoen inwoners tijd.", 9, 18)
        (True, False)
    """
    if not LARGE.search(text[start:end]) or not _of_money().search(text) or COUNTED.search(text, 0, start):
        return False
    words = tokens(text[end : end + REACH])
    last = phrase_after(words, 0, ())
    named = [token.lower for token in words[:last]]
    if any(_of_money().match(word) or is_participle(word) for word in named[:2]):
        return True
    return not has_plural(words[:last])


def tons(text: str) -> Iterator[tuple[int, int, str]]:
    """The tons of money: where each begins and ends, and its number; not the tons that weigh.

    Example:
        >>> list(tons("Dat kost anderhalve ton."))
        [(9, 23, 'anderhalve')]
        >>> list(tons("Het ophalen van 30 ton asbest kost veel."))
        []
    """
    was_money = False
    for match in TON.finditer(text) if " ton" in text else ():
        clause = re.split(r"[;:,]\s", text[: match.start()])[-1] + re.split(r"[;:,]\s", text[match.start() :])[0]
        words = tokens(text[match.end() : match.end() + REACH])
        is_weighed = bool(words) and words[0].kind == "word" and not is_participle(words[0].lower)
        is_told = bool(words) and words[0].lower in vocabulary("money_adjectives.csv")
        was_money = bool(was_money or _of_money().search(clause)) and (is_told or not is_weighed)
        if was_money:
            yield match.start(), match.end(), match["number"]


@cache
def _of_money() -> re.Pattern[str]:
    return re.compile(rf"€|\b(?:{one_of('money_words.csv')})", re.I)


def is_scale(text: str, euro: int | None, start: int, end: int) -> bool:
    """The number at `start`–`end` is what the amounts of a table are multiplied by; `euro`: where its sign stands.

    Example:
        >>> is_scale("Lasten (bedragen × € 1.000)", 19, 21, 26), is_scale("een boete (€ 1.000)", 11, 13, 18)
        (True, False)
    """
    if euro is not None:
        return MULTIPLIED.search(text, max(0, euro - 12), euro) is not None
    is_round = text[start:end] in THOUSANDS and OF_TABLE.search(text, max(0, start - 12), start)
    return bool(is_round and EUROS.match(text, end))
