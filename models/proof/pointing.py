"""How a sentence on a duty points at what another names: «dat is niet gebeurd», «ja», «die is vastgesteld»."""

from __future__ import annotations

import re

from models.proof.proofcues import group
from models.proof.proofflags import Passage

REACHED = re.compile(  # «Dat lukte in 2024 bij 19 van de 31 teams»
    r"\W*(?:(?:dat|dit) (?:is |werd |wordt )?"
    r"(?:lukte?|gebeurde?|gebeurt|deden|doen|haalden|was|[^.;]{0,60}(?:gelukt|gebeurd|gedaan))\b"
    r"|(?:in|bij) [^.;,]{3,50} (?:is|gebeurde|lukte|werd) (?:dat|dit)\b)"
)
ANSWERS = {
    "ja": "states",
    "jazeker": "states",
    "nee": "denies",
    "neen": "denies",
    "nog niet": "denies",
    "deels": "partly",
}
ANSWER = re.compile(rf"\W*({'|'.join(ANSWERS)})\b(?=\W*$|[,.;:!])")
NOT_ASKED = re.compile(r"melding|klacht|signal|incident|wijzig|verander|waarom|hoeveel")  # asks not whether it is there
GONE = re.compile(r"\W*(?:maar )?(?:die|deze) (?:is|zijn|was|waren) er (?:\w+ ){0,3}niet\b")  # what was spoken of
MARK = re.compile(r"\W*(?:(?:\d{1,2}|[a-z])[.):]\s+|\d+(?:\.\d+)+\.?\s+)?")  # of a point, or the number of a heading
STARTS_WITH_IT = re.compile(
    r"\W*(?:die|deze|dit|dat|hij|zij|ze) (?=(?:is|zijn|was|waren|werd|werden|wordt|worden|heeft|hebben|geldt|gelden"
    r"|dateert|staat|staan|ontbreekt|bestaat|bestaan|kennen|kent)\b)"
)
HOLDS_IT = re.compile(
    r"(?<=\s)(?:deze|dit|dat|die|hem|ze) (?=(?:(?:niet|nog|wel|ook|opnieuw|in|op) (?:[\w-]+ ){0,2})?"
    r"(?:(?:vast|in|op|aan|uit)?ge\w+(?:d|t|en)|herzien|vernieuwd|verlengd)\b)"
)
HAS = re.compile(r"\b(?:beschik\w*|kent|kennen|heeft|hebben|hante\w+|ontbre\w+|ontbra\w+|er (?:is|zijn|was|waren))\b")
MOST_WORDS = 8  # of what names a thing
DECIDER = re.compile(  # a politician or board that decides on the staff's
    r"(?:\bdoor )?\b(?:het college van |de |onze )?"
    r"(?:dijkgraaf en (?:hoog)?heemraden|(?:\w+ )?(?:wethouder|gedeputeerde)(?!s? (?:van|voor) [^.;]*neven))\b"
)
DECIDES = re.compile(
    r"\b(?:vastgesteld|vaststell\w+|stelden? [^.;]* vast|beslo\w+|besluit\w*|ingevoerd|goedgekeurd|herzien|aangeboden"
    r"|gezonden|opgedragen|ingestemd|stemden? [^.;]* in|aangewezen|ondertekend|geactualiseerd|bekrachtigd|gewijzigd"
    r"|antwoord(?:t|de|den)|(?:laat|lieten|liet) weten|bevestig(?:t|de|den)|(?:zegt|zei|meldt|meldde|stelt) dat)\b"
)
OWN = re.compile(r"\b(?:zijn|haar|hun) (?:eigen )?(?!vastge)(?:neven|bijba|belang|gedrag|eed|financ)|\bvoor zichzelf\b")
ADDRESSED = re.compile(r"\W*(?:[\w-]+ ){0,2}(?:aan|door)\b")
THEIRS = re.compile(r"\W*(?:zijn|haar|hun|diens)\b (?!er\b)")


def on_politicians(passage: Passage, lower: str) -> bool:
    """The sentence, or the heading over it, is about politicians and does not name officials."""
    politicians, staff = group("politici"), group("staf")
    if staff.search(lower):
        return False
    above = ["" if ADDRESSED.match(passage.heading.lower()) else passage.heading.lower()]
    if THEIRS.match(lower):
        above.append(passage.about.rsplit("\n", 1)[-1].lower())
    on_them = any(politicians.search(text) and not staff.search(text) for text in above)
    said = DECIDER.sub(" ", lower) if DECIDES.search(lower) and not OWN.search(lower) else lower
    return on_them or bool(politicians.search(said))
