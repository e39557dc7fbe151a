"""Whose the points of a list are, and how far: whom its lead, its heading or the point itself names."""

from __future__ import annotations

import re

from models.grammar.parties import Party, parties
from pipeline.decisions.attributes.deadlines import moments
from pipeline.decisions.attributes.statuses import list_status
from pipeline.meeting import Meeting

# «Wij adviseren de directie de uren te verruimen», «Laat de afdeling HR meten»: whom one point asks
ASKS_PARTY = re.compile(
    r"(?:^laat|\b(?:ik|wij|we) (?:adviseer|adviseren|verzoek|verzoeken|vraag|vragen|raden?|bevelen?))\s+$", re.I
)
TO_WHOM = re.compile(r"\b(?:aan|voor|met|in|over)\s+$", re.I)
LAST = re.compile(r"\((?P<inside>[A-Za-zÀ-ÿ][^()]{1,80})\)\s*[.;]?$")
WAS = re.compile(r"(?:was|eerst|oorspronkelijk)\s+(?=\S)", re.I)  # «was Q1 2024, wordt Q3 2024»
BECOMES = re.compile(r"^(?:wordt|nu|is nu|wordt nu)\s+(?=\S)", re.I)
LONGEST_OWNER = 40  # characters
LONGEST_STATUS = 3  # words
EVERYBODY = re.compile(
    r"(?:Elke?|Iedere?|Alle) (?P<who>(?!jaar|maand|week|kwartaal|half|keer)[\w-]+)\s+[a-z]+(?:t|en)\b"
)
ARTICLE = re.compile(r"^(?:de|het)\s", re.I)


def asked_by(lead: str) -> str | None:
    """Whom the lead asks or advises: the party that is not its subject."""
    named = [party for party in parties(lead) if party.kind != "pronoun"]
    behind = [party for party in named if ASKS_PARTY.search(lead[: party.start])]
    asked = behind or (named[1:] if len(named) > 1 else [party for party in named if party.start > 0])
    return _together(lead, named, asked[0]) if asked else None


def addressed_in(heading: str) -> str | None:
    """Whose the points are: «Acties voor de werkgroep:», «Aanbevelingen aan de directie»."""
    named = [party for party in parties(heading) if re.search(r"\b(?:aan|voor)\s+$", heading[: party.start])]
    return _named(named[0] if named else None)


def first_party(point: str) -> str | None:
    """Who opens the point: «HR stelt een memo op», «Elk teamhoofd volgt een training»."""
    everybody = EVERYBODY.match(point)
    if everybody:
        return everybody.group("who")
    named = [party for party in parties(point) if party.start == 0 and party.kind != "pronoun"]
    return _named(named[0] if named else None)


def promised_by(lead: str) -> str | None:
    """Who promises what follows: «De bestuurder beloofde ons:», «Toegezegd heeft de directie:»."""
    named = (party for party in parties(lead) if party.kind != "pronoun" and not TO_WHOM.search(lead[: party.start]))
    return _named(next(named, None))


def asked_in(point: str) -> str | None:
    """Whom the point itself advises or has do it: «Wij adviseren de directie de uren te verruimen»."""
    named = (party for party in parties(point) if ASKS_PARTY.search(point[: party.start]))
    return _named(next(named, None))


def in_last_brackets(point: str) -> tuple[str | None, str | None, str | None]:
    """Who, by when and how far, from «(team Zorg, eind 2025, loopt)» at the end of a point; None for what is not there.

    Example:
        >>> in_last_brackets("Kade meten (team Zorg, voor 1 mei 2025).")
        ('team Zorg', 'voor 1 mei 2025', None)
        >>> in_last_brackets("Kade meten (team Zorg; was mei 2025, wordt juni 2025)")
        ('team Zorg', 'juni 2025', 'uitgesteld')
    """
    found = LAST.search(point)
    who = when = None
    pieces, status = as_it_is_now(found.group("inside")) if found else ([], None)
    for piece in pieces:
        said = list_status(piece)
        if moments(piece, Meeting()):
            when, status = when or piece, status or (said if said == "doorlopend" else None)
        elif said != "onbekend" and len(piece.split()) <= LONGEST_STATUS:
            status = status or said
        elif len(piece) <= LONGEST_OWNER and not re.search(r"\d", piece):
            who = who or piece
    return who, when, status


def as_it_is_now(inside: str) -> tuple[list[str], str | None]:
    """The pieces of brackets without what was so before; «uitgesteld» where a time moved: «was mei, wordt juni 2025».

    Example:
        >>> as_it_is_now("Joris; was mei 2025, wordt juni 2025")
        (['Joris', 'juni 2025'], 'uitgesteld')
    """
    pieces = re.split(r"\s*[,;]\s+|\s+[–-]\s+", inside.strip(" ."))
    earlier = [piece[was.end() :] for piece in pieces if (was := WAS.match(piece))]
    is_moved = any(moments(one, Meeting()) for one in earlier)
    return [BECOMES.sub("", one, count=1) for one in pieces if not WAS.match(one)], "uitgesteld" if is_moved else None


def _together(lead: str, named: list[Party], first: Party) -> str:
    """The party with the one that «en» joins to it: «college en directieraad»."""
    second = next((one for one in named if re.fullmatch(r"\s+en\s+(?:de\s|het\s)?", lead[first.end : one.start])), None)
    return ARTICLE.sub("", f"{first.text} en {ARTICLE.sub('', second.text)}" if second else first.text)


def _named(party: Party | None) -> str | None:
    return ARTICLE.sub("", party.text) if party else None
