"""Who a line of terse minutes says is to act: who opens it before a verb, colon or arrow, or closes it."""

from __future__ import annotations

import re

from models.grammar.wordlists import wordlist
from pipeline.decisions.attributes.ownerwords import EVERY, SMALL, UNITS, is_who, owner_beside
from pipeline.decisions.marks.markedlines import owner_in

ATTENDANCE = re.compile(
    r"\b(?:aanw(?:ezig(?:en)?)?|present|deelnemers|leden)\b\.?[^:\n]{0,30}:\s*(?P<who>.{3,500}?)(?=\bAfw|\bM\.?k\.?a|\n|$)",
    re.I,
)
WORD = re.compile(r"[^\W\d]+(?:&[^\W\d]+)?\.?")
AFTER = re.compile(r"\s?(?::|→|->|=>|➔|[–-](?=\s))\s*|\s(?=(?P<verb>[a-zë]{2,}))")
THIRD = re.compile(r"(?:[a-zë]{3,}t|gaat|doet|ziet|zal|pakt|komt)$")
NO_AGENT = re.compile(  # verbs of which the subject does nothing, and words that are no verb
    r"(?:is|wordt|moet|kan|mag|staat|ligt|loopt|blijft|komt|heeft|geldt|gaat|met|het|niet|uit|dat|wat|tot|tekort|budget)$"
)
COMMAED = re.compile(r",\s(?P<who>[^,.;:]{2,30}\.?)(?=$|\.?\s[A-ZÀ-Þ])")
UNSHORTENED = re.compile(r"(?<=[a-zà-ÿ]{5})\.$")  # the full stop behind a whole word
TITLED = re.compile(r"[^:.;]{2,40}:\s")  # «Vaarplan: nieuwe versie maken»: of what, not who
MOST_WORDS = 3  # of an owner that opens a line
SMALL_WORD = re.compile(r"(?:de|het|een|er|dit|dat|deze|die|in|op|bij|voor|na|nog|wel|geen)$", re.I)


def present(text: str) -> tuple[str, ...]:
    """Those who were there, as the line «Aanwezig: …» calls them, without what stands in brackets behind them.

    Example:
        >>> present("Aanw.: GS (vz), Dir. Kade, control Afw.: -")
        ('GS', 'Dir. Kade', 'control')
    """
    said = ATTENDANCE.search(text[:2000])
    parts = re.split(r"[,;]| en ", re.sub(r"\([^)]*\)", "", said.group("who"))) if said else []
    return tuple(part.strip(" .") if len(part.split()) > 1 else part.strip() for part in parts if part.strip(" -"))


def owner_of(text: str, names: frozenset[str], attending: tuple[str, ...] = ()) -> str | None:
    """Whose the task of a line is; None where it names nobody.

    `attending`: who were there; a line may write them shorter.

    Example:
        >>> owner_of("Dir. K. -> gesprek met de schipper", frozenset(), ("Dir. Kade",))
        'Dir. K.'
        >>> owner_of("Beheer levert de kaart", frozenset()), owner_of("Kaart wordt getekend", frozenset())
        ('Beheer', None)
    """
    opens = _opening(text, names, attending)
    if opens or (beside := owner_beside(text, names)) is None:
        beside = opens
    if beside:
        return beside
    closing = COMMAED.search(text)
    if closing and (EVERY.fullmatch(closing.group("who")) or _is_named(closing.group("who"), names, attending)):
        return UNSHORTENED.sub("", closing.group("who"))
    return None if TITLED.match(text) else owner_in(text, names)


def _opening(text: str, names: frozenset[str], attending: tuple[str, ...]) -> str | None:
    """Who stands first, up to a verb, a colon or an arrow."""
    words, end = 0, 0
    while words < MOST_WORDS and (word := WORD.match(text, end)):
        words, end = words + 1, word.end()
        who, after = text[:end], AFTER.match(text, end)
        if after is None:
            end += 1
            continue
        verb = after.group("verb")
        if _is_named(who, names, attending) or EVERY.fullmatch(who):
            is_part = verb is not None and WORD.match(text, after.end())
            following = f"{who} {is_part.group()}" if is_part else ""
            return following if following and _is_named(following, names, attending) else who
        if verb and words == 1 and who.istitle() and not SMALL_WORD.match(who) and _acts(text[after.end() :]):
            return who
        end = end + 1 if verb else len(text)
    return None


def _is_named(who: str, names: frozenset[str], attending: tuple[str, ...]) -> bool:
    is_there = any(_is_short_for(who, one) for one in attending)
    return is_there or who in UNITS or bool(re.fullmatch(SMALL, who, re.I)) or is_who(who, names, is_marked=True)


def _is_short_for(said: str, whole: str) -> bool:
    """«Dir. Kad.» for «Dir. Kade»: as many words, each of which begins as the other does."""
    short, full = said.split(), whole.split()
    return len(short) == len(full) and all(_begins(a, b) for a, b in zip(short, full, strict=True))


def _begins(first: str, second: str) -> bool:
    one, other = first.rstrip(".").lower(), second.rstrip(".").lower()
    if one == other:
        return True
    return (first.endswith(".") and other.startswith(one)) or (second.endswith(".") and one.startswith(other))


def _acts(rest: str) -> bool:
    """A verb of doing in the third person, as the first word of what follows."""
    verb = re.match(r"[a-zë]+(?=\s)", rest)
    word = verb.group() if verb else ""
    return bool(THIRD.search(word)) and not NO_AGENT.match(word) and not wordlist("nouns_in_t").fullmatch(word)
