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
SUBORDINATE = re.compile(
    r"\b(?:[Dd]at|die|welke|waar(?:aan|in|mee|na|op|over|toe|voor)|omdat|doordat|of|toen|nadat|terwijl|zodat)\s+"
    r"(?:ook\s+)?$"
)
COORDINATED = re.compile(r"\b(?:en|maar|waarna)\s+(?:(?!het |de |een )\w+\s+){0,2}$")
FILLER = (
    r"(?:\s+(?:ook|dan|nu|nog|verder|echter|daarom|tevens|vervolgens|daarnaast|zelf|hier|hierover|daarover|\([^)]*\)))*"
)
RELATIVE = re.compile(rf"[,;]\s+(?:die|dat|welke)(?={FILLER}\s*$)")  # «de directeur, die heeft toegezegd»
# «aan de gemeente, die op 5 mei al op dat verzoek heeft beslist»: nobody else stands between
RELATIVE_FAR = re.compile(r"[,;]\s+(?:die|welke)\s+[^,;:]{1,90}\s*$")
PREPOSED = re.compile(  # «aan de Oude Haven» too, a name without its article
    r"(?<!tot )\b(?:bij|voor|met|door|aan|volgens|vanuit|naar|tussen|namens|tijdens|na)\s+(?:(?:de|het)\s+)?$", re.I
)
OFFICE = re.compile(  # «tot vertrouwenspersoon», «als de nieuwe voorzitter»: what somebody becomes
    r"\b(?:tot|als)\s+(?:(?:de|het|een|nieuwe|waarnemend|plaatsvervangend|externe?|interne?|tijdelijk)\s+)*$"
)
OPENS_INVERTED = re.compile(
    r"^\W*(?:gezien|gelet op|na|ondanks|op|in|bij|volgens|met|vanwege|wegens|door|voor|conform|tijdens"
    r"|naar aanleiding van|sinds|per|uit|onder|aan|over|van|tot|overeenkomstig|mede|naast)\s[^,;:]*$",
    re.I,
)
BELONGS = re.compile(r"\bvan\s+$")
THING = re.compile(
    r"\b(?:advies|verzoek|voorstel|initiatief|aanraden|aandringen|focus|doel|rol|taak|taken|werk|aanpak|nadruk|uitkomst(?:en)?|inzet|planning|inbreng|bijdrage|positie|vraag"
    r"|samenstelling|werkwijze|bevoegdheid|agenda|bijeenkomst|start|beleid|visie|ambitie) van\s+$",
    re.I,
)
ON_ADVICE = re.compile(
    r"\b[Oo]p (?:\w+ )?(?:advies|verzoek|voorstel|initiatief|aanraden|aandringen) van\s+(?:de|het)?\s*$"
)
SUBJECT_FIRST = re.compile(
    r"\W*(?:[Dd]e|[Hh]et|[Oo]nze|[Oo]ns|[Mm]ijn|[Uu]w|[Ww]ij|[Ww]e|[Ii]k)\s"
)  # «Onze collega gaat een team vormen»
BETWEEN = r"\s+(?:er\s+|dan ook\s+)?(?:de\s+|het\s+)?"  # a verb and the subject behind it
OF_WHOLE = re.compile(r"\s+van\s+(?:(?:de|het)\s+)?(?:[\wÀ-ÿ’'-]+\s+){1,3}")
LEADING = re.compile(r"(?<=\S )(?:[A-ZÀ-Þ][a-zà-ÿ-]{3,} ){1,4}$")  # «Outbreak Management » before «Team»
LINES = re.compile(r"[\t\n]")  # a name does not run on in the next line or cell
OTHER_SITTING = re.compile(r"(?:(?:de|het)\s+)?(?:vorige|volgende|laatste)\s+(?:vergadering|ledenvergadering)$", re.I)
OPENER = re.compile(
    rf"(?:[•❖▪◦*–-]\s*)?(?P<who>{CAPITAL}(?:\.\w+)*(?:(?: (?:en|&|/) | ){CAPITAL}(?:\.\w+)*){{0,3}})\s+$"
)
NUMBERED = re.compile(r"^[•❖▪*–-]?\s*(?:\(?[\da-z]{1,3}[.)]\s*)?")  # what numbers a line
JOINED = re.compile(r"\s*(?:,|en|&|/|met)\s+(?:de\s+|het\s+)?$")


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
        if match.group("short").lower() not in _no_names()
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


def subject(sentence: str, verb_start: int, verb_end: int, named: list[Party]) -> Party | None:
    """The party just before the finite verb, or just behind it (inversion); joined with «en» where two are named."""
    if verb_start < 0:
        return None
    behind = [party for party in named if re.fullmatch(BETWEEN, sentence[verb_end : party.start])]
    if behind and behind[0].start >= verb_end and OPENS_INVERTED.match(sentence[:verb_start]):
        return behind[0]  # «Gezien de reacties van de raden handhaaft het bestuur …»
    for number, party in enumerate(named):
        if OFFICE.search(sentence[: party.start]):
            continue
        gap = sentence[party.end : verb_start] if party.end <= verb_start else None
        if gap is not None and re.fullmatch(rf"{FILLER}\s*", gap) and not PREPOSED.search(sentence[: party.start]):
            owner = _owner_of_whole(sentence, named, number)
            if owner or not ON_ADVICE.search(sentence[: party.start]):
                return owner
    if (whole := _with_whole(sentence, verb_start, named)) is not None:
        return whole
    for relative in (RELATIVE.search(sentence[:verb_start]), RELATIVE_FAR.search(sentence[:verb_start])):
        ends = relative.start() if relative else -1
        whose = next((number for number, party in enumerate(named) if party.end == ends), None)
        is_other = relative is not None and any(ends < party.start < verb_start for party in named)
        if whose is not None and not is_other and not BELONGS.search(sentence[: named[whose].start]):
            return _joined(sentence, named, whose)
    if COORDINATED.search(sentence[:verb_start]) and (shared := _remote(sentence, verb_start, named)):
        return shared
    for party in behind:
        is_object = party.text[:4].lower() == "een " and SUBJECT_FIRST.match(sentence)
        if party.start >= verb_end and not is_object:
            return party
    return _remote(sentence, verb_start, named)


def _with_whole(sentence: str, verb_start: int, named: list[Party]) -> Party | None:
    """The body that opens the sentence, with whose it is: «Het bestuur van de gemeenschappelijke regeling heeft»."""
    first = named[0] if named and named[0].kind == "body" else None
    if (
        first is None
        or NUMBERED.sub("", sentence[: first.start])
        or not OF_WHOLE.fullmatch(sentence, first.end, verb_start)
    ):
        return None
    return Party(sentence[first.start : verb_start].strip(), first.kind, first.start, verb_start)


def opener(sentence: str, verb_start: int) -> Party | None:
    """The capitalised words that open the line just before the verb, whoever they are: «Datastroom stuurt …»."""
    match = OPENER.match(sentence[:verb_start])
    if match is None or match.group("who").split()[0].lower() in _no_names():
        return None
    return Party(match.group("who"), "name", match.start("who"), match.end("who"))


def _owner_of_whole(sentence: str, named: list[Party], number: int) -> Party | None:
    """The party itself; in «het bestuur van de stichting» the bestuur, in «de focus van de raad» nobody."""
    before = sentence[: named[number].start]
    if not BELONGS.search(before):
        return _joined(sentence, named, number)
    head = named[number - 1] if number else None
    if head is not None and re.fullmatch(r"\s+van\s+", sentence[head.end : named[number].start]):
        return head
    return None if THING.search(before) else _joined(sentence, named, number)


def _remote(sentence: str, verb_start: int, named: list[Party]) -> Party | None:
    """The subject of a subordinate clause («die het college in mei heeft vastgesteld») or of two joined ones."""
    before = [party for party in named if party.end <= verb_start]
    for party in reversed(before):
        if SUBORDINATE.search(sentence[: party.start]):
            return party
    opens = before[:1] and not NUMBERED.sub("", sentence[: before[0].start])
    return before[0] if opens and COORDINATED.search(sentence[:verb_start]) else None


def _joined(sentence: str, named: list[Party], number: int) -> Party:
    """«de raad en het college»: two parties that share a verb are one."""
    party = named[number]
    if number and JOINED.fullmatch(sentence[named[number - 1].end : party.start]):
        first = named[number - 1]
        return Party(sentence[first.start : party.end], party.kind, first.start, party.end)
    return party


@lru_cache(maxsize=4)
def known_names(text: str) -> frozenset[str]:
    """The first and last names of the people whom a text names in full, lower case."""
    found = [match.group().lower().split() for line in LINES.split(text) for match in _called(line)]
    full = [words for words in found if len(words) > 1 and words[0] not in _no_names()]
    return frozenset(word for words in full for word in (words[0], words[-1]) if word not in _no_names())


def _called(text: str) -> Iterator[re.Match[str]]:
    """What looks like a name, without the small word in front that only the beginning of a sentence gave a capital."""
    for match in NAME.finditer(text):
        first, _, rest = match.group().partition(" ")
        is_titled = TITLED.match(match.group()) is not None
        if rest and not is_titled and first.lower() in _no_names() and first.lower() not in first_names():
            match = NAME.match(text, match.end() - len(rest.lstrip())) or match
        yield match


def _is_name(match: re.Match[str], known: frozenset[str]) -> bool:
    """Two words with a capital are a name, one is where it is a known first name; words of the calendar are none."""
    words = match.group().split()
    first = words[0].lower()
    if TITLED.match(match.group()):
        return True
    if first in _no_names() and first not in first_names():
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
            re.compile(rf"(?<![\w-]){ARTICLE}{AGE}(?i:{'|'.join(words)})(?![\w-]){_field() if field == 'yes' else ''}"),
            kind,
        )
        for (kind, field), words in _words().items()
    ]


@cache
def _field() -> str:
    """The field of work behind a function or body: with a capital, or one of work_fields.csv."""
    fields = "|".join(row["words"] for row in table("work_fields.csv"))
    return rf"(?:{FIELD}| +(?:{fields})(?![\w-]))?"


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
def _no_names() -> frozenset[str]:
    return frozenset(row["words"] for row in table("no_names.csv"))


@cache
def first_names() -> frozenset[str]:
    """The first names that may stand alone for a person, lower case."""
    return frozenset(row["words"] for row in table("first_names.csv"))
