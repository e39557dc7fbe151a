"""What opens a list of points: the headings and the last words before it that say of what kind the points are."""

from __future__ import annotations

import re
from functools import cache

from corpus import table
from models.grammar.literals import Gate, gate
from models.sentences import sentences

PLANNED_THINGS = (
    r"(?:voornemens?|plannen|doelen|doelstellingen|ambities|speerpunten|prioriteiten|aandachtspunten|acties|actiepunten"
    r"|maatregelen|activiteiten|stappen|werkzaamheden|projecten|onderwerpen|thema[’']s|(?:vervolg|verbeter)[a-z]+)"
)
YEAR_NAMED = re.compile(r"\b(20\d\d)\b")
YET_TO_COME = re.compile(r"\b(?:komend(?:e)? (?:jaar|jaren|periode|tijd|maanden)|volgend(?:e)? jaar)\b", re.I)
PLANS = re.compile(
    rf"\b{PLANNED_THINGS}\b|\b(?:stel(?:t|len)?|stellen) [^:;?]{{0,30}}ten doel\b|\bvoorgenomen\b"
    r"|\b(?:neem|neemt|nemen) [^:;?]{0,30}\bvoor:|\b(?:zet|zetten|richt|richten) [^:;?]{0,40}\b(?:in op|op):",
    re.I,
)
SURELY_PLANS = re.compile(
    r"\b(?:volgende|deze|onze|haar|zijn|drie|vier|vijf|zes) (?:[a-z]+e )?(?:voornemens|plannen|ambities|speerpunten)\b",
    re.I,
)
DONE = re.compile(
    r"\b(?:uitgevoerd|gerealiseerd|afgerond|genomen|getroffen|gezet|opgepakt|gedaan(?! worden)"
    r"|gehaald|bereikt|ondernomen|opgevolgd|vorige?|eerdere)\b",
    re.I,
)
ONGOING = re.compile(r"\b(?:word(?:t|en)|moet(?:en)?)\b", re.I)
AHEAD_ONLY = frozenset({"voornemen", "actiepunt"})  # kinds of what is not done yet
# what stands in a sentence that opens a list though it ends in a full stop: «Wij spraken het volgende af.»
POINTS_AHEAD = re.compile(
    r"\bhet volgende"
    r"(?: (?:af|aan|mee|toe|om|over|op|vast|voor|[a-z]+en|(?:[a-z]{2,4})?ge[a-z]+[dt]|be[a-z]+[dt]))*\.$"
    r"|\b(?:de volgende|onderstaande) (?:[a-z]+e )?(?:[a-z]+)?(?:afspraken|besluiten|acties|punten|aanbevelingen"
    r"|adviezen|toezeggingen|voornemens|maatregelen|stappen|verzoeken|opdrachten|verbeteringen|taken|stukken|regelingen"
    r"|voorstellen)\b"
    r"[^.:;?]{0,60}\.$|\bals volgt\.$"
    r"|\b(?:twee|drie|vier|vijf|zes|zeven|acht|negen|tien) (?:[a-z]+ )?(?:afspraken|besluiten|toezeggingen)\b"
    r"[^.:;?]{0,40}\.$",
    re.I,
)


def opening(text: str) -> str:
    """The text of a block, with a colon at its end where its last sentence points ahead to a list all the same.

    Example:
        >>> opening("Met het team is het volgende afgesproken."), opening("Dat komt in het volgende overleg.")
        ('Met het team is het volgende afgesproken:', 'Dat komt in het volgende overleg.')
    """
    said = text.rstrip()
    return f"{said[:-1]}:" if said.endswith(".") and POINTS_AHEAD.search(" ".join(said.split())) else text


def lead_of(text: str) -> str | None:
    """The last sentence of a block, with the colon that opens a list behind it; None where the block opens none.

    Example:
        >>> lead_of("Het was druk. Wij spraken het volgende af."), lead_of("Het was druk.")
        ('Wij spraken het volgende af:', None)
    """
    text = opening(text).rstrip()
    spans = sentences(text) if text.endswith(":") else []
    return text[spans[-1][0] :] if spans else None


def heading_kind(title: str) -> str | None:
    """The kind of the points below a heading, by its words without number or colon; None where it tells none.

    Example:
        >>> heading_kind("Gemaakte afspraken"), heading_kind("Inleiding")
        ('afspraak', None)
    """
    return _kind("heading", title)


def lead_kind(said: str) -> str | None:
    """The kind of the points that the sentence before a list announces; None where it announces none.

    Example:
        >>> lead_kind("Wij adviseren de directie:"), lead_kind("De directie zegt:")
        ('aanbeveling', None)
    """
    kind = _kind("lead", said)
    is_over = kind in AHEAD_ONLY and DONE.search(said) and not ONGOING.search(said)
    return None if is_over else kind


def announces_plans(said: str, last_year: int | None) -> bool:
    """Whether a sentence that ends in a colon says that plans follow: «Voor 2025 zijn de voornemens:».

    Plans are of a time to come; where only «onze plannen» is said, nothing may say that they were carried out.
    """
    if DONE.search(said) and not ONGOING.search(said):
        return False
    years = [int(year) for year in YEAR_NAMED.findall(said)]
    if years and last_year is not None and max(years) <= last_year:
        return False
    is_ahead = YET_TO_COME.search(said) is not None or (bool(years) and last_year is not None)
    return bool(is_ahead and PLANS.search(said)) or bool(SURELY_PLANS.search(said))


def _kind(where: str, text: str) -> str | None:
    return next((kind for kind, words in _patterns()[where] if words.search(text)), None)


@cache
def _patterns() -> dict[str, list[tuple[str, Gate]]]:
    """The kinds with their words, by where they stand."""
    found: dict[str, list[tuple[str, Gate]]] = {"heading": [], "lead": []}
    for row in table("lead_words.csv"):
        found[row["where"]].append((row["kind"], gate(row["words"], re.I)))
    return found
