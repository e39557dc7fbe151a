"""Names of public bodies as letterheads print them: alone on a line, in small letters, turned round, over two lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import corpus
from pipeline.parts.days import YEAR
from pipeline.parts.fronts import front_lines, printed_lines
from pipeline.records import Document

IN_BRACKETS = re.compile(r"\s*\([A-Z][\w&-]{1,9}\)")
LOUD = re.compile(r"[A-Z][A-Z-]+(?: [A-Z][A-Z-]+)+(?= (?:\([A-Z]|[A-Z]?[a-z]))")  # «VR KEMPENRAND intern»
OF_WHOM = re.compile(
    r"(?:[A-Z][\w-]+ ){1,2}(?:van|bij|voor) (?:de|het) (?=[A-Z])"
)  # «Medezeggenschap bij de Dienst Wegen»
KIND_AND_YEAR = re.compile(
    rf"^(?:sociaal |financieel )?\w*(?:verslag|rapportage|stukken|bericht)\b(?: van)?(?: de| het)?|{YEAR}$",
    re.IGNORECASE,
)
MOST_WORDS_IN_NAME = 8
CAPITAL = r"(?:['’‘]s[- ])?[A-ZÉÏ][\w’'-]*\w"
CALLED = rf"{CAPITAL}(?:[- ](?:{CAPITAL}|aan|bij|de|den|der|en|het|in|op|ter|van)){{0,5}}"
MOST_QUIET_WORDS = 5
PARTS_OF_LINE = re.compile(r"\s[–|•·-]\s")


def letterhead_of(document: Document) -> str | None:
    """The name that stands by itself on one of the first three lines and names an organisation by what it is.

    «Dienst Toezicht Vervoer (DTV)» is the name without its abbreviation; a title or a council is none.
    """
    lines = front_lines(document)[:3]
    printed = [re.split(r"\s[|•·]\s", line)[0] for line in lines]
    for part in (*printed, *(owner for line in lines for owner in _owners(line))):
        name = IN_BRACKETS.sub("", part).strip()
        name = OF_WHOM.sub("", name, count=1)
        name = KIND_AND_YEAR.sub("", loud[0] if (loud := LOUD.match(name)) else name).strip()
        words = name.split()
        if not 1 < len(words) <= MOST_WORDS_IN_NAME or re.search(r"[\d:?!./]", name) or _no_names().search(name):
            continue
        is_name = all(word[0].isupper() or word.lower() in _small() for word in words)
        if is_name and ("," not in name or name.startswith("Ministerie")) and _institutions().search(name):
            return name
    return None


def _owners(line: str) -> Iterator[str]:
    """Whose body the line names: «Dienst Zeevaart – Ondernemingsraad», «Ondernemingsraad Dienst Zeevaart»."""
    first, *others = PARTS_OF_LINE.split(line)
    if others and _body().fullmatch(others[0]):
        yield first
    for part in (first, *others[:1]):
        if (led := _body().match(part)) and part[led.end() :].strip():
            yield re.sub(r"^(?:van|bij) (?:de |het )?", "", part[led.end() :].strip())


@cache
def _body() -> re.Pattern[str]:
    """A council or board at the begin of a line, a name of its own not with it."""
    rows = corpus.table("organs.csv")
    words = sorted({row[key] for row in rows if not row["named"] for key in ("words", "written") if row[key]}, key=len)
    return re.compile(rf"(?:{'|'.join(reversed(words))})\b", re.IGNORECASE)


@cache
def _institutions() -> re.Pattern[str]:
    """Words for a kind of institution, or compounds that end in one: «Rijksinspectie», «Werkvoorzieningschap»."""
    rows = corpus.table("institutions.csv")
    words = "|".join(rf"\b{row['words']}" if row["whole"] else row["words"] for row in rows if row["says"] == "name")
    return re.compile(rf"(?:{words})\b", re.IGNORECASE)


@cache
def _no_names() -> re.Pattern[str]:
    words = "|".join(row["words"] for row in corpus.table("institutions.csv") if row["says"] == "none")
    return re.compile(rf"\b(?:{words})", re.IGNORECASE)


@cache
def _small() -> frozenset[str]:
    return frozenset(
        ["aan", "bij", "de", "den", "der", "en", "het", "in", "op", "te", "ten", "ter", "van", "voor", "&"]
    )


def names_in_front(document: Document) -> Iterator[str]:
    """The names of public bodies that the front prints in another way than «Gemeente X», as we write them.

    In small letters on a line («omgevingsdienst kromme vecht»), turned round («Groot-Reide, gemeente»), over two lines
    («provincie» above «LAAGLAND»).
    """
    lines = [part for line in printed_lines(document) for part in PARTS_OF_LINE.split(line)]
    for line in lines:
        if found := _turned().fullmatch(line):
            yield f"{_kinds()[found[2].lower()]} {found[1]}"
        elif (found := _quiet_name().fullmatch(line)) and _may_be_called(found[2].split()):
            yield f"{_kinds()[found[1]]} {quiet(found[2])}"
    for line, *following in zip(lines, lines[1:], [*lines[2:], ""], strict=False):
        name = next((one for one in following if re.fullmatch(CALLED, one)), None) if line.lower() in _kinds() else None
        if name:
            yield f"{_kinds()[line.lower()]} {quiet(name) if name.isupper() else name}"


def _may_be_called(words: list[str]) -> bool:
    """Whether words in small letters can be a name: «gemeente heeft een nieuwe code» is the end of a sentence."""
    spoken = {row["printed"] for row in corpus.table("function_words.csv")} - _small()
    return not set(words) & (_ends() | spoken) and not {words[0], words[-1]} & _small() - {"de", "den", "het"}


def quiet(loud: str) -> str:
    """A name in capitals or small letters as we write it: «RIJNLAND-OOST» → «Rijnland-Oost»."""
    words = loud.lower().split()
    return " ".join(
        word if word in _small() and at else re.sub(r"(^|-)(\w)", _raised, word) for at, word in enumerate(words)
    )


def _raised(match: re.Match[str]) -> str:
    return match[1] + match[2].upper()


@cache
def _kinds() -> dict[str, str]:
    rows = corpus.table("publicbodies.csv")
    return {row["words"]: row["written"] for row in rows if not row["words"].endswith((" van", " voor"))}


@cache
def _turned() -> re.Pattern[str]:
    return re.compile(rf"({CALLED}), ((?i:{'|'.join(_kinds())}))")


@cache
def _quiet_name() -> re.Pattern[str]:
    words = "|".join(sorted(_kinds(), key=len, reverse=True))
    return re.compile(rf"({words}) ([a-zà-ÿ’'-]{{2,}}(?: [a-zà-ÿ’'-]+){{0,{MOST_QUIET_WORDS - 1}}})")


@cache
def _ends() -> frozenset[str]:
    return frozenset(row["word"] for row in corpus.table("nameends.csv"))
