"""Who is to do something, as notes write it: «Joris», «JP», «Karin/Wim», «team Beheer», «allen», «mw. Pol»."""

from __future__ import annotations

import re

from models.grammar.parties import CAPITAL, LINK, first_names, parties
from pipeline.decisions.attributes.deadlines import moments
from pipeline.meeting import Meeting

ONE = (
    rf"(?:(?:[Dd]e heer|[Mm]evrouw|[Mm]evr\.|[Mm]w\.|[Dd]hr\.)\s(?:[A-Z]\.\s?)*)?(?:{LINK}\s+)?{CAPITAL}"
    rf"(?:\s(?:{LINK}\s)*{CAPITAL}){{0,2}}"
)
WHO = rf"{ONE}(?:\s?(?:/|,|&|\+|\ben\b)\s?{ONE}){{0,3}}"
SMALL = (  # units and functions that stand in small letters behind a task
    r"(?:beheer|secretariaat|secretaris|communicatie|griffie|griffier|voorzitter|vz\.?|bestuur|projectleider|notulist"
    r"|allen|iedereen|penningmeester|redactie|directie|controller"
    r"|(?:team|afdeling|bureau) [\w&]+|[a-z]*manager|[a-z]*coördinator|[a-z]*adviseur|gemeentesecretaris"
    r"|(?:teamleider|werkgroep)(?: [\w&]+)?"
    r"|(?:[Aa]lle )?[a-z]*(?:leden|leiders|teams|afdelingen|gemeenten|managers|adviseurs|beheerders|coördinatoren"
    r"|houders))"
)
EVERY = re.compile(r"(?:alle|elke|iedere)\s[a-zà-ÿ]{2,}\.?", re.I)  # «alle afd.»
EVERYBODY = {"allen", "iedereen"}
INITIALS = re.compile(r"[A-Z]{2,4}|[A-Z]&[A-Z]|[A-Z]\.(?:\s?[A-Z]\.)+")
JOINT = re.compile(r"\s?(?:/|,|\+|\ben\b)\s?|\s&\s")
UNITS = {
    *("HR", "P&O", "ICT", "FG", "CISO", "OR", "MT", "DB", "AB", "HRM", "BV", "DT", "CIO", "IT", "I&A", "GS", "BMO"),
    *("RvB", "CvB", "B&W"),
}
NAMED = re.compile(  # «Wie: Joris», «Trekker: team Beheer» behind a task
    r"(?:^|(?<=[\s(.;,]))(?:[Ww]ie|[Tt]rekker|[Ee]igenaar|[Aa]ctiehouder|[Hh]ouder|[Vv]erantwoordelijke?"
    r"|[Dd]oor(?: wie)?|[Uu]itvoering)\s*:\s*"
    r"(?P<who>(?:\b(?:[Dd]hr|[Mm]w|[Mm]evr|[A-Z])\.|[^.;()\n]){2,60}?)(?=\s*(?:$|[.;,)\n]|\b[A-Z][a-z]+:))"
)
BRACKETS = re.compile(r"[(\[](?P<inside>[^()\[\]]{2,60})[)\]]\s*[.;]?\s*$")
DASHES = re.compile(r"\s(?:[–-]|/|→|->|=>)\s")
LEADS = re.compile(rf"(?P<who>{WHO}|{SMALL})\s?(?::|[–-](?=\s)|\bom\b(?= ))\s*(?=\S)")


def is_who(text: str, names: frozenset[str], *, is_timed: bool = False, is_marked: bool = False) -> bool:
    """A person, a function or an abbreviation, each part of it.

    `is_timed`: a time stands beside it, so that a body will do. `is_marked`: it stands where a mark says that an owner
    does, so that initials will do too.

    Example:
        >>> is_who("Joris/team Beheer", frozenset()), is_who("JP", frozenset(), is_marked=True)
        (True, True)
        >>> is_who("de lange lijst", frozenset())
        False
    """
    parts = [part for part in JOINT.split(text.strip()) if part]
    known = [_is_one(part, names, is_any=is_timed or is_marked, is_marked=is_marked) for part in parts]
    is_pair = "," not in text and bool(parts) and all(part[:1].isupper() for part in parts)
    return bool(parts) and (all(known) or (is_pair and parts[0].lower() in first_names()))


def _is_one(part: str, names: frozenset[str], *, is_any: bool, is_marked: bool) -> bool:
    return bool(
        re.fullmatch(SMALL, part)
        or part in UNITS
        or part.lower() in EVERYBODY
        or (is_marked and INITIALS.fullmatch(part))
        or (part.istitle() and part.lower() in first_names())
        or any(
            one.start == 0 and one.end >= len(part) - 3
            for one in parties(part, names)
            if one.kind in {"name", "role"} or is_any
        )
    )


def owner_beside(said: str, names: frozenset[str]) -> str | None:
    """Whose a marked task is, as a label, brackets, a dash or a colon beside it tells; None where nothing does.

    Example:
        >>> owner_beside("kaart tekenen (JP, 1 mei)", frozenset())
        'JP'
    """
    labelled = NAMED.search(said)
    if labelled:
        return labelled.group("who").strip(" .")
    brackets = BRACKETS.search(said)
    if brackets and (who := _owner_among(re.split(r"[,;]\s", brackets.group("inside")), names)):
        return who
    pieces = DASHES.split(said.strip(" .;"))
    if len(pieces) > 1 and (who := _owner_among(pieces[1:], names)):
        return who
    led = LEADS.match(said)
    return led.group("who") if led and is_who(led.group("who"), names, is_marked=True) else None


def without_time(inside: str) -> str:
    """Who stands in brackets without the day behind it: «Joris, 1 mei»."""
    who, comma, when = inside.partition(",")
    return who if comma and moments(when, Meeting()) else inside


def _owner_among(pieces: list[str], names: frozenset[str]) -> str | None:
    """Those of the pieces that are owners, where the first is one; of times, states and other words none."""
    first = pieces[0].strip()
    if not is_who(first, names, is_marked=True):
        return None
    more = [piece.strip() for piece in pieces[1:] if is_who(piece, names, is_marked=True)]
    return ", ".join([first, *more])
