"""Whose the points of a list are: whom its lead, its heading or the point itself names."""

from __future__ import annotations

import re

from models.parties import Party, parties

# «Wij adviseren de directie de uren te verruimen», «Laat de afdeling HR meten»: whom one point asks
ASKS_PARTY = re.compile(r"(?:^laat|\b(?:ik|wij|we) (?:adviseer|adviseren|verzoek|verzoeken|vraag|vragen))\s+$", re.I)
ARTICLE = re.compile(r"^(?:de|het)\s", re.I)


def asked_by(lead: str) -> str | None:
    """Whom the lead asks or advises: the party that is not its subject."""
    named = [party for party in parties(lead) if party.kind != "pronoun"]
    behind = [party for party in named if ASKS_PARTY.search(lead[: party.start])]
    asked = behind or (named[1:] if len(named) > 1 else [party for party in named if party.start > 0])
    return _named(asked[0] if asked else None)


def addressed_in(heading: str) -> str | None:
    """Whose the points are: «Acties voor de werkgroep:», «Aanbevelingen aan de directie»."""
    named = [party for party in parties(heading) if re.search(r"\b(?:aan|voor)\s+$", heading[: party.start])]
    return _named(named[0] if named else None)


def first_party(point: str) -> str | None:
    """Who opens the point: «HR stelt een memo op»."""
    named = [party for party in parties(point) if party.start == 0 and party.kind != "pronoun"]
    return _named(named[0] if named else None)


def asked_in(point: str) -> str | None:
    """Whom the point itself advises or has do it: «Wij adviseren de directie de uren te verruimen»."""
    named = (party for party in parties(point) if ASKS_PARTY.search(point[: party.start]))
    return _named(next(named, None))


def _named(party: Party | None) -> str | None:
    return ARTICLE.sub("", party.text) if party else None
