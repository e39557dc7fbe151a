"""Dutch sentence boundaries in official texts: abbreviations, initials, numbering, brackets, missing spaces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from corpus import table

Span = tuple[int, int]

# A full stop (or the like) with what closes behind it (and the mark of a footnote), before white space or the end.
STOP = re.compile(r"(?:[.!?…]+)(?:[\"'”’»)\]¹²³⁰⁴⁵⁶⁷⁸⁹]|\*)*(?=\s|$)")
# «Bedrijfsvoering.Het»: no space after the stop; three letters before it keep «dr.Jansen» and «NL.Rijk» whole.
GLUED = re.compile(r"[.?!](?<=[a-zà-ÿ)]{3}.)(?=(?:[A-ZÀ-Þ][a-zà-ÿ]+\s|[A-Z]\s))")
# «een respons van 57%.2 Van de»: the mark of a footnote behind the stop
NOTED = re.compile(r"\.(?<=[a-zà-ÿ%)].)\d{1,2}(?=\s[A-ZÀ-Þ][a-zà-ÿ])")
LAST_TOKEN = re.compile(r"[^\s(\[«“\"'‘]+")  # read backwards
LONGEST = 1_000  # characters; the longest of 4 453 in real documents had 672
REACH = 300  # characters before a stop that are looked at: no abbreviation or address is longer
MOST_BLOCKS = 2_000  # that are remembered: a document (of 131 pages: 1 533) is cut again by each who looks for lists
OPENERS = "\"'“”‘„«([*•–-"
NUMBERING = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*|[a-z]|[IVX]{1,4})\.$", re.I)
ADDRESS = re.compile(r"(?:https?:|www\.|@|/)\S*$")
# Words after which a single capital is a label («bijlage A.») and no initial.
LABELLED = re.compile(
    r"(?:afdeling|bijlage|categorie|dienst|fase|groep|optie|plan|scenario|spoor|tabel|team|variant)\s[A-Z]\.$", re.I
)


def sentences(text: str, start: int = 0) -> list[Span]:
    """The sentences of one block of text as offsets, `start` added, without the white space around them.

    Example:
        >>> text = "Er waren ca. 12 meldingen. Dr. J. Smit deed onderzoek."
        >>> [text[a:b] for a, b in sentences(text)]
        ['Er waren ca. 12 meldingen.', 'Dr. J. Smit deed onderzoek.']
    """
    return [(begin + start, end + start) for begin, end in _sentences(text)]


@lru_cache(maxsize=MOST_BLOCKS)
def _sentences(text: str) -> tuple[Span, ...]:
    found, begin = [], 0
    for end in (*_boundaries(text), len(text)):
        span = _trimmed(text, begin, end)
        if span:
            found.append(span)
            begin = end
    return tuple(found)


def pieces(text: str, start: int, end: int) -> Iterator[Span]:
    """The span, cut at spaces where it is longer than any sentence: a file without stops or line ends."""
    while end - start > LONGEST:
        cut = text.rfind(" ", start + 1, start + LONGEST)
        middle = cut if cut > start else start + LONGEST
        yield start, middle
        start = middle + (text[middle] == " ")
    if start < end:
        yield start, end


def _boundaries(text: str) -> list[int]:
    """Offsets just after each sentence end, in order."""
    ends = [match.end() for match in STOP.finditer(text) if _is_end(text, match.start(), match.end())]
    ends += [match.end() for match in GLUED.finditer(text) if not _is_in_address(text, match.start())]
    ends += [match.end() for match in NOTED.finditer(text) if not _is_in_address(text, match.start())]
    closed = _bracketed(text)
    return [end for end in sorted(ends) if not any(a < end - 1 < b for a, b in closed)]


def _is_in_address(text: str, stop: int) -> bool:
    return ADDRESS.search(text, max(0, stop - REACH), stop) is not None


def _is_end(text: str, stop: int, end: int) -> bool:
    following = text[end:].lstrip()
    if not following:
        return True
    first = following.lstrip(OPENERS + " ")[:1] or following[:1]
    if first.islower() and not _is_list_mark(following):
        return False
    if text[stop] != ".":
        return True
    return not _is_abbreviation(text[max(0, stop - REACH) : stop + 1], first)


def _is_abbreviation(before: str, first: str) -> bool:
    match = LAST_TOKEN.match(before[::-1])
    if not match:
        return False
    token = match.group()[::-1]
    if NUMBERING.match(token) and before[: -len(token)].rstrip()[-1:] in {"", ".", ":", ";", "!", "?"}:
        return True
    ends = _ends_by_abbreviation().get(token.lower())
    if ends is not None:
        return not ends or not (first.isupper() or not first.isalnum())
    return bool(re.fullmatch(r"(?:[A-ZÀ-Þ]\.|IJ\.|Th\.|Chr\.)+", token)) and not LABELLED.search(before)


def _is_list_mark(following: str) -> bool:
    """«… gedaan. a. het plan»: a lettered point begins a sentence though it has no capital."""
    return bool(re.match(r"[a-z][.)]\s", following))


def _bracketed(text: str) -> list[Span]:
    """Stretches between brackets of at most 250 characters: an aside does not break its sentence."""
    asides = re.finditer(r"\([^()]{0,250}\)(?=[\s,;:.]|$)", text) if "(" in text else ()
    return [match.span() for match in asides if not _opens_sentence(text, match.start())]


def _opens_sentence(text: str, start: int) -> bool:
    return text[:start].rstrip()[-1:] in {"", ".", "!", "?"}


def _trimmed(text: str, begin: int, end: int) -> Span | None:
    """The stretch without white space around it; None where it holds no letter or digit."""
    part = text[begin:end]
    if not any(char.isalnum() for char in part):
        return None
    return begin + len(part) - len(part.lstrip()), begin + len(part.rstrip())


@cache
def _ends_by_abbreviation() -> dict[str, bool]:
    return {row["printed"].lower(): row["ends"] == "yes" for row in table("abbreviations.csv", key="printed")}
