"""What words are reduced to for search: lower case, no diacritics, no inflection; the only import of PyStemmer.

Example:
    >>> stems("Meldingen over de geëvalueerde regeling")
    'meld over de geevaluer regel'
    >>> fold("Coördinatie")
    'coordinatie'
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from unicodedata import combining, normalize

import Stemmer

from corpus import table

WORD = re.compile(r"[^\W_]+")
_FOREIGN = re.compile(r"[^\x00-\x7f]")
_DOUBLED = re.compile(r"([aeou])\1(?=[^aeiou]+$)")
LONG = 6  # letters; below it a doubled vowel tells words apart (wet, weet)


def stems(text: str) -> str:
    """The stem of every word of the text, in order, joined by a space."""
    return " ".join(map(stem, WORD.findall(fold(text))))


def fold(text: str) -> str:
    """The text in lower case and without diacritics; its length may change."""
    if text.isascii():
        return text.lower()
    return _FOREIGN.sub(_without_mark, normalize("NFKD", text.lower()))


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The stem of one folded word.

    Two corrections of the Snowball stemmer (Kraaij-Pohlmann, 'dutch' in PyStemmer 3): it takes `ge` for a prefix in
    nouns too (gemeente, gedrag), so `ge` stays; and it gives a plural with one vowel a long one (jaarverslagen →
    jaarverslaag), so in longer stems a double vowel in the last syllable becomes single.
    """
    exceptions = _exceptions()
    if word in exceptions:
        return exceptions[word]
    if word.startswith("ge") and len(word) >= LONG:
        return _shorten("ge" + _stemmer().stemWord(word[2:]))
    return _shorten(_stemmer().stemWord(word))


def _without_mark(letter: re.Match[str]) -> str:
    return "" if combining(letter[0]) else letter[0]


def _shorten(stemmed: str) -> str:
    return _DOUBLED.sub(r"\1", stemmed) if len(stemmed) >= LONG else stemmed


@cache
def _stemmer() -> Stemmer.Stemmer:
    return Stemmer.Stemmer("dutch", 0)  # no cache of its own: ours holds the corrected stems


@cache
def _exceptions() -> dict[str, str]:
    return {row["word"]: row["stem"] for row in table("stems.csv", key="word")}
