"""Noun phrases without a tagger: where the phrase behind or before a number ends, by small words and endings."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from corpus import table
from models.vocabulary import vocabulary

TOKEN = re.compile(r"\*+|\d+(?:[.,]\d+)*%?|[^\W_]+(?:[’'&/.+\u00ad-]+[^\W_]+)*(?:['’]s\b)?|\S")
PARTICIPLE = re.compile(
    r"(?:(?:aan|achter|af|bij|binnen|deel|door|goed|in|mee|na|om|op|over|plaats|rond|samen|tegen|terug|toe|uit|vast|voor|weg)?"
    r"ge[a-zà-ÿ]{2,}(?:[dt]|en)|(?:be|ver|ont|her|er|door|onder|over)[a-zà-ÿ]{3,}[dt]|[a-zà-ÿ]+eerd)$"
)
PAST = re.compile(r"[a-zà-ÿ]{3,}eerden?$")
PLURAL = re.compile(r"[a-zà-ÿ0-9)]{2,}['’]?(?:en|s|ën)$|['’]s$|[a-z]{3,}(?:ici|endi|andi|umni)$", re.I)
MAX_WORDS = 16
MAX_WHAT = 22  # words
# none of these ends what is counted
LEADING = frozenset({"van", "in", "met", "door", "en", "of", "op", "te", "aan", "voor", "bij", "over", "de", "het"})


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark of a sentence; `kind` is art, det, prep, conj, sub, pron, adv, verb, number, mark or word."""

    text: str
    start: int
    end: int
    kind: str

    @property
    def lower(self) -> str:
        return self.text.lower()


def tokens(text: str) -> list[Token]:
    """The tokens of a sentence, each with its kind."""
    return [Token(m.group(), m.start(), m.end(), _kind(m.group())) for m in TOKEN.finditer(text)]


def phrase_after(words: list[Token], position: int, skip: Collection[int]) -> int:
    """Where the noun phrase that begins at token `position` ends: the number of the token behind it.

    Stops at a verb, a subordinate clause, a comma or a number; takes in «van …», «voor …», but no stretch of `skip`
    (the numbers of the tokens of periods and amounts). Equal to `position` where no noun stands there.
    """
    at, nouns = position, 0
    while at < len(words) and at - position < MAX_WORDS:
        token = words[at]
        if at in skip:
            break
        if token.kind == "word":
            nouns += 1
        elif token.kind == "conj" or token.kind == "prep":
            if nouns == 0 or not _goes_on(words, at + 1, skip):
                break
        elif token.kind in {"art", "det"}:
            if at == position or words[at - 1].kind not in {"prep", "conj", "adv"}:
                break
        elif token.text == "(":
            close = _closing(words, at)
            if nouns == 0 or close is None or close + 1 >= len(words) or words[close + 1].kind != "word":
                break
            at = close
        elif token.text not in {"'", "’", "‘", "“", "”", '"', "«", "»", "*", "/", "&"}:
            break
        at += 1
    while at > position and (
        words[at - 1].kind in {"prep", "conj", "art", "det", "adv"} or words[at - 1].text in "(«‘“"
    ):
        at -= 1
    return at if nouns else position


def phrase_before(words: list[Token], position: int, skip: Collection[int]) -> int:
    """The token where the noun phrase that ends before token `position` begins; `position` where there is none."""
    at = position
    while at > 0:
        token = words[at - 1]
        if at - 1 in skip or token.kind in {"verb", "sub", "pron", "adv", "number", "mark"}:
            break
        is_tied = at > 2 and words[at - 2].lower in {"van", "op"} and not is_participle(words[at - 3].lower)
        if token.kind in {"art", "det"} and not (is_tied and words[at - 3].kind == "word"):
            break
        at -= 1
    while at < position and words[at].kind in {"prep", "conj", "art", "det"}:
        at += 1
    return at


def once(text: str) -> str:
    """Each word with meaning once, in the order of its first mention; no longer than is useful."""
    seen: set[str] = set()
    kept = []
    for word in text.split():
        if len(word) > 4 and word.lower() in seen:
            continue
        seen.add(word.lower())
        kept.append(word)
    while kept and kept[-1].lower() in LEADING:
        kept.pop()
    return " ".join(kept[:MAX_WHAT])


def has_plural(words: list[Token]) -> bool:
    """A plural or a measure stands among the words before the first preposition."""
    for token in words:
        if token.kind == "prep":
            return False
        lower = token.lower
        if lower in vocabulary("plural_nouns.csv"):
            return True
        is_noun = token.kind == "word" and lower not in vocabulary("singular_nouns.csv") and not is_participle(lower)
        if is_noun and PLURAL.search(token.text):
            return True
    return False


def is_participle(word: str) -> bool:
    """The word looks like a past participle («gestart», «afgerond», «verlengd»), not like a noun in -en."""
    is_noun = word in vocabulary("participle_nouns.csv") or word.endswith(("ingen", "heden", "personen", "genoten"))
    return (not is_noun and bool(PARTICIPLE.fullmatch(word))) or word in vocabulary("strong_participles.csv")


def _goes_on(words: list[Token], at: int, skip: Collection[int]) -> bool:
    """Behind a preposition or «en» comes a noun, possibly behind an article; no number, verb or period."""
    while at < len(words) and words[at].kind in {"art", "det", "prep"} and at not in skip:
        at += 1
    return (at < len(words) and words[at].kind == "word" and at not in skip) or (
        at < len(words) and words[at].text in "'‘“«\"*"
    )


def _closing(words: list[Token], at: int) -> int | None:
    for number in range(at + 1, min(at + 8, len(words))):
        if words[number].text == ")":
            return number
        if words[number].kind == "number":
            return None
    return None


def _kind(text: str) -> str:
    if text[0].isdigit() or text in "€±":
        return "number"
    kind = _kinds().get(text.lower())
    if kind:
        return kind
    if not text[0].isalnum():
        return "mark"
    is_past = PAST.fullmatch(text) and len(text) > 7 and not text.startswith(("ge", "be", "ver", "ont"))
    return "verb" if is_past else "word"


@cache
def _kinds() -> dict[str, str]:
    return {row["printed"]: row["kind"] for row in table("function_words.csv", key="printed")}
