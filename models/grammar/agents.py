"""Who decided or acted where it is not the subject: «door het college», «in de stuurgroep», «met de bonden»."""

from __future__ import annotations

import re

from models.grammar.parties import Party

BY = re.compile(r"\s(?:\w+\s)?(?:door|via)\s+$")  # «vastgesteld door het bestuur»
SITTING = re.compile(r"(?:de |het )?(?:[a-z-]*vergadering|overleg|bijeenkomst)$", re.I)
SAT = re.compile(r"-(?:vergadering|overleg|bijeenkomst)\b|\s+van\s+[0-3]?\d\s[a-z]+\b")  # «in de COR-vergadering»


def agent(sentence: str, named: list[Party], *, behind: int = -1) -> Party | None:
    """Who did it in a passive sentence: «door het college»; first of all who stands right behind that offset."""
    for party in named:
        if 0 <= behind <= party.start and BY.match(sentence[behind : party.start]):
            return party
    for party in named:
        if re.search(r"\b(?:door|via)\s+$", sentence[: party.start], re.I):
            return party
    return None


def issuer(sentence: str, named: list[Party]) -> Party | None:
    """Whose decision something follows from: «ingevolge een besluit van het bestuur»."""
    return next(
        (
            party
            for party in named
            if re.search(r"\b[Bb]esluit van\s+$|\bnaar (?:het )?oordeel van\s+$", sentence[: party.start])
        ),
        None,
    )


def place(sentence: str, named: list[Party]) -> Party | None:
    """The body in which something was decided: «In de stuurgroep is afgesproken»."""
    for number, party in enumerate(named):
        sits = party.kind == "acronym" and SAT.match(sentence[party.end :])
        if (party.kind == "body" or sits) and re.search(r"\b[Ii]n\s+$", sentence[: party.start]):
            following = named[number + 1] if number + 1 < len(named) else None
            if (
                following
                and SITTING.match(party.text)
                and re.fullmatch(r"\s+van\s+", sentence[party.end : following.start])
            ):
                return following  # «in de vergadering van de commissie»
            return party
    return None


def partner(sentence: str, named: list[Party]) -> Party | None:
    """With whom something was agreed: «Met de bonden is afgesproken»."""
    for party in named:
        if re.search(r"\b[Mm]et\s+$", sentence[: party.start]) and not party.text.lower().startswith("een "):
            return party
    return None
