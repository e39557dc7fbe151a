"""Who is named in a sentence: bodies, functions, persons and «wij», and which of them is the subject of a verb."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from corpus import table
from models.grammar.literals import branches, needed
from models.grammar.needs import Needs

ARTICLE = r"(?:(?i:de|het|een|onze|ons|uw|elke|iedere|alle|beide)\s+)?"
AGE = r"(?:\(?(?i:vorige|vorig|nieuwe|huidige|oude|voltallige|gehele|zittende)\)?\s+)?"
CAPITAL = r"[A-ZÀ-Þ][\w&À-ÿ’'-]*"
OF = r"(?:(?:Van|De|Den|Ter|Ten|Op) +(?:(?:de|der|den|het|la|’t|'t) +)?)?"  # «portefeuillehouder Van der Meulen»
FIELD = rf" +(?:(?:van|voor|bij) +(?:de +|het +)?)?{OF}{CAPITAL}(?:(?: +(?:en|&) +| +){CAPITAL}){{0,3}}"
LINK = r"(?:van|de|der|den|vd|v\.d\.|ten|ter|te|in|’t|'t|el|al|van der|van den|van de)"
NAME = re.compile(
    rf"(?=[A-ZÀ-ÞmdhMDH])(?:(?i:mevrouw|mevr\.|mw\.|de heer|dhr\.|heer)\s+(?:[A-Z]\.\s?)*{OF}(?:{LINK}\s+)*{CAPITAL}"
    rf"|(?:[A-ZÀ-Þ][a-zà-ÿ]+|(?:[A-Z]\.\s?)+)(?:\s+{LINK})*\s+[A-ZÀ-Þ][a-zà-ÿ-]+|[A-ZÀ-Þ][a-zà-ÿ]{{2,}}(?:\s+(?:{LINK}\s+)*[A-Z]\b\.?)?)"
    r"(?=[\s,.;:)]|$)"
)
PRONOUN = re.compile(r"\b(?:[Ww]ij|[Ww]e|[Mm]en|[Hh]ij|[Zz]ij|[Ii]k|(?<=door )ons)\b")
TITLED = re.compile(r"(?:mevrouw|mevr\.|mw\.|de heer|dhr\.|heer)\s", re.I)
ACRONYM = re.compile(
    r"(?<![\w&.-])(?:(?:[Dd]e|[Hh]et)\s)?(?P<short>[A-Z]{2,6}|[A-Z]&[A-Z]|[A-Z][a-z][A-Z])(?![\w&]|\.\w)"  # «het CvB»
)
FILLER = (
    r"(?:\s+(?:ook|dan|nu|nog|verder|echter|daarom|tevens|vervolgens|daarnaast|zelf|hier|hierover|daarover|\([^)]*\)))*"
)
# «aan de gemeente, die op 5 mei al op dat verzoek heeft beslist»: nobody else stands between
LEADING = re.compile(r"(?<=\S )(?:[A-ZÀ-Þ][a-zà-ÿ-]{3,} ){1,4}$")  # «Outbreak Management » before «Team»
LINES = re.compile(r"[\t\n]")  # a name does not run on in the next line or cell
OTHER_SITTING = re.compile(r"(?:(?:de|het)\s+)?(?:vorige|volgende|laatste)\s+(?:vergadering|ledenvergadering)$", re.I)


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody who can decide or act, as printed, with offsets in the sentence.

    `kind`: body, role, group, name, acronym or pronoun.
    """

    text: str
    kind: str
    start: int
    end: int


def parties(sentence: str, known: frozenset[str] = frozenset()) -> list[Party]:
    """Every party named in the sentence, in order, longest first where two overlap.

    `known`: names of the document's people, lower case; one of them is a name where it stands alone.

    Example:
        >>> [party.text for party in parties("De raad vraagt de wethouder Wonen om een brief.")]
        ['De raad', 'de wethouder Wonen']
    """
    found = [
        _whole_name(sentence, match, kind)
        for pattern, kind in _likely(sentence.lower())
        for match in pattern.finditer(sentence)
        if not OTHER_SITTING.match(match.group())
    ]
    found += [Party(match.group(), "pronoun", *match.span()) for match in PRONOUN.finditer(sentence)]
    found += [Party(match.group(), "name", *match.span()) for match in _called(sentence) if _is_name(match, known)]
    found += [
        Party(match.group(), "acronym", *match.span())
        for match in ACRONYM.finditer(sentence)
        if match.group("short").lower() not in no_names()
    ]
    return _without_overlap(found)


def _likely(lower: str) -> list[tuple[re.Pattern[str], str]]:
    """The patterns that may match in a sentence in lower case."""
    needs, numbers = _needs()
    return [_patterns()[number] for number in sorted({numbers[way] for way in needs.rules_for(lower)})]


def _whole_name(sentence: str, match: re.Match[str], kind: str) -> Party:
    """The party with the capitalised words before it that belong to its name: «het Regionaal Crisis Team»."""
    led = LEADING.search(sentence, max(0, match.start() - 60), match.start()) if kind == "body" else None
    start = led.start() if led and match.group()[0].isupper() else match.start()
    return Party(sentence[start : match.end()].strip(), kind, start, match.end())


@lru_cache(maxsize=4)
def known_names(text: str) -> frozenset[str]:
    """The first and last names of the people whom a text names in full, lower case."""
    found = [match.group().lower().split() for line in LINES.split(text) for match in _called(line)]
    full = [words for words in found if len(words) > 1 and words[0] not in no_names()]
    return frozenset(word for words in full for word in (words[0], words[-1]) if word not in no_names())


def _called(text: str) -> Iterator[re.Match[str]]:
    """What looks like a name, without the small word in front that only the beginning of a sentence gave a capital."""
    for match in NAME.finditer(text):
        first, _, rest = match.group().partition(" ")
        is_titled = TITLED.match(match.group()) is not None
        if rest and not is_titled and first.lower() in no_names() and first.lower() not in first_names():
            match = NAME.match(text, match.end() - len(rest.lstrip())) or match
        yield match


def _is_name(match: re.Match[str], known: frozenset[str]) -> bool:
    """Two words with a capital are a name, one is where it is a known first name; words of the calendar are none."""
    words = match.group().split()
    first = words[0].lower()
    if TITLED.match(match.group()):
        return True
    if first in no_names() and first not in first_names():
        return False
    return len(words) > 1 or first in known or first in first_names()


def _precedence(party: Party) -> tuple[bool, int, bool]:
    """Listed words before names and acronyms, longer before shorter, a body before a function."""
    return party.kind in {"name", "acronym"}, party.start - party.end, party.kind != "body"


def _without_overlap(found: list[Party]) -> list[Party]:
    kept: list[Party] = []
    for party in sorted(found, key=_precedence):
        if all(party.end <= other.start or party.start >= other.end for other in kept):
            kept.append(party)
    return sorted(kept, key=lambda party: party.start)


@cache
def _patterns() -> list[tuple[re.Pattern[str], str]]:
    """For each kind, with and without a field of work: the pattern, and the kind."""
    return [
        (
            re.compile(rf"(?<![\w-]){ARTICLE}{AGE}(?i:{'|'.join(words)})(?![\w-]){_field(field == 'yes')}"),
            kind,
        )
        for (kind, field), words in _words().items()
    ]


@cache
def _field(may_be_name: bool) -> str:
    """The field of work behind a function or body: one of work_fields.csv, or with a capital where that may be one."""
    fields = rf" +(?:{'|'.join(row['words'] for row in table('work_fields.csv'))})(?![\w-])"
    return rf"(?:{FIELD}|{fields})?" if may_be_name else rf"(?:{fields})?"


@cache
def _words() -> dict[tuple[str, str], list[str]]:
    """The ways to word a party of each kind, with (yes) and without a field of work."""
    words: dict[tuple[str, str], list[str]] = {}
    for row in table("bodies.csv"):
        words.setdefault((row["kind"], row["field"]), []).extend(branches(row["words"]))
    return words


@cache
def _needs() -> tuple[Needs, list[int]]:
    """What each way to word a party needs, and the number of its pattern."""
    ways = [(number, way.lower()) for number, words in enumerate(_words().values()) for way in words]
    groups = [[frozenset([way]) if way.isalnum() else needed(way) or ("",)] for _, way in ways]
    return Needs(groups), [number for number, _ in ways]


@cache
def no_names() -> frozenset[str]:
    return frozenset(row["words"] for row in table("no_names.csv"))


@cache
def first_names() -> frozenset[str]:
    """The first names that may stand alone for a person, lower case."""
    return frozenset(row["words"] for row in table("first_names.csv"))
