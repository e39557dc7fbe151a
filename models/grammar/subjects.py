"""Which party is the subject of a verb: right before it, or behind it in an inverted or subordinate clause."""

from __future__ import annotations

import re

from models.grammar.parties import CAPITAL, FILLER, Party, no_names

SUBORDINATE = re.compile(
    r"\b(?:[Dd]at|die|welke|waar(?:aan|in|mee|na|op|over|toe|voor)|omdat|doordat|of|toen|nadat|terwijl|zodat)\s+"
    r"(?:ook\s+)?$"
)
COORDINATED = re.compile(r"\b(?:en|maar|waarna)\s+(?:(?!het |de |een )\w+\s+){0,2}$")
RELATIVE = re.compile(rf"[,;]\s+(?:die|dat|welke)(?={FILLER}\s*$)")  # «de directeur, die heeft toegezegd»
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
OPENER = re.compile(
    rf"(?:[•❖▪◦*–-]\s*)?(?P<who>{CAPITAL}(?:\.\w+)*(?:(?: (?:en|&|/) | ){CAPITAL}(?:\.\w+)*){{0,3}})\s+$"
)
NUMBERED = re.compile(r"^[•❖▪*–-]?\s*(?:\(?[\da-z]{1,3}[.)]\s*)?")  # what numbers a line
SEVERAL = re.compile(r"(?:en|s)$")
ONE_DOES = re.compile(r"(?:^|(?<=\s))(?!niet\b|met\b|het\b|dat\b)[a-zà-ÿ]{2,}t$")  # «bezoekt»
JOINED = re.compile(r"\s*(?:,|en|&|/|met)\s+(?:de\s+|het\s+)?$")


def subject(sentence: str, verb_start: int, verb_end: int, named: list[Party]) -> Party | None:
    """The party just before the finite verb, or just behind it (inversion); joined with «en» where two are named."""
    if verb_start < 0:
        return None
    behind = [party for party in named if re.fullmatch(BETWEEN, sentence[verb_end : party.start])]
    if behind and behind[0].start >= verb_end and OPENS_INVERTED.match(sentence[:verb_start]):
        return _with_next(sentence, behind[0], named)  # «Gezien de reacties handhaaft het bestuur …»
    for number, party in enumerate(named):
        if OFFICE.search(sentence[: party.start]) or (behind and _disagrees(party, sentence[verb_start:verb_end])):
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
            return _with_next(sentence, party, named)
    return _remote(sentence, verb_start, named)


def _disagrees(party: Party, verb: str) -> bool:
    """Several people before a verb of one: «De overgebleven teams bezoekt …» tells of somebody else."""
    return party.kind == "group" and SEVERAL.search(party.text) is not None and ONE_DOES.fullmatch(verb) is not None


def _with_next(sentence: str, party: Party, named: list[Party]) -> Party:
    """The party behind the verb, with the one that shares the verb: «bekijken HR en de ondernemingsraad»."""
    after = next((one for one in named if one.start >= party.end), None)
    shares = after is not None and re.fullmatch(r"\s+(?:en|&)\s+", sentence[party.end : after.start])
    if not (after and shares) or ONE_DOES.search(sentence[: party.start].strip()):
        return party
    return Party(sentence[party.start : after.end], party.kind, party.start, after.end)


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
    if match is None or match.group("who").split()[0].lower() in no_names():
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
