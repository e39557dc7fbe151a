"""What stands over or before a passage on a duty says of it: its heading, and the line that leads in a list.

Example:
    >>> sorted(of_heading("plannen voor 2024", 2023))
    ['planned']
"""

from __future__ import annotations

import re
from functools import lru_cache

from models.grammar.literals import Gate
from models.proof.proofcues import contexts, group
from models.vocabulary import MONTH

YEAR = re.compile(
    rf"(?<!\d )\b(?:{MONTH} )?(?<!\d)(?<!\d[-–/])(?<!tot )(?<!en met )(?<!t/m )(?<!dan )(?<!ruim )(?<!circa )"
    r"(?<!bijna )(?<!ongeveer )(20\d\d)(?![\d/]|[.,]\d)"
)  # «21 mei 2024» dates a thing done
QUARTER = re.compile(r"\bq[1-4][ -](20\d\d)\b")
SINCE = re.compile(  # it holds still
    r"\b(?:sinds|vanaf|na|uit|van|over|tot)\b[^,;:.]{0,25}\b20\d\d|\b(?:sinds|dateert|stamt|nog steeds|nog altijd)\b"
)
DONE = re.compile(
    r"(?<!niet )(?<!geen )(?<!bijna )(?<!vrijwel )(?<!nagenoeg )(?<!goed als )(?<!in concept )"
    r"\b(?:overgenomen|opgevolgd|is uitgevoerd|gereed|gerealiseerd|afgerond|gebeurt"
    r"|wordt toegepast|is gedaan|opgepakt)\b"
)
LED = frozenset({"planned", "negated", "short", "law", "elsewhere"})  # what a lead says of every point of its list
AHEAD = re.compile(
    r"\b(?:volgend jaar|komende? (?:jaar|jaren|periode)|nog te doen|(?:staat|staan) (?:ons |er )?(?:nog )?te doen"
    r"|in de planning|vervolg(?:stappen|acties)|(?:gaan|willen) (?:wij|we) (?:\w+ )?doen)\b"
)
OF_YEAR = re.compile(  # «Agenda 2024», «Plannen voor 2024»
    r"\W*(?:[\d.]+ )?(?:(?:\w+ )?(?:\w*acties|\w*plan|plannen|planning|agenda|speerpunten|doelen|doelstellingen"
    r"|ambities|prioriteiten|actiepunten|programma|maatregelen|blik)|.*\b(?:in|voor|naar))?\W*(?:het jaar )?(20\d\d)\W*"
)
LACKING = re.compile(
    r"(?!.*(?:\bwel\b|\|)).*\b(?:niet (?:\w+ )?(?:gelukt|gerealiseerd|gedaan|uitgevoerd|bereikt|gehaald|afgerond"
    r"|opgepakt|ingevoerd|geregeld)|bl(?:ijven|eef|even) liggen|ontbre(?:ekt|ken)|niet van gekomen)\b"
)
OF_LAW = re.compile(
    r"\W*(?:[\d.]+ )?(?:het |de |ons )?(?:(?:wettelijke?|juridische?|normatieve?) (?:kaders?|basis|grondslag"
    r"|verplichtingen|eisen|context|achtergrond|taken)|wet(?:ten|geving)?-? en regelgeving"
    r"|wat (?:zegt|vraagt|eist|verlangt) de \w*wet\b.*"
    r"|ambtenarenwet(?: 2017)?|artikel \d+\w*\b.{0,40}|eisen (?:van|uit) de \w*wet|wet)\W*"
)

MOST_WORDS = 5  # of a heading that says only what became of what stands under it
# «niet zelden», «niet alleen»: nothing is denied
NO_DENIAL = re.compile(r"\b(?:niet|geen) (?:zelden|alleen|slechts|enkel|onbelangrijk|ongebruikelijk|zonder)\b")


@lru_cache(maxsize=256)
def of_lead(lead: str, year: int | None) -> frozenset[str]:
    """What the line before a list says of each of its points: that they are planned, lacking, or what the law asks.

    A line without a colon at its end is a heading.
    """
    if not lead.rstrip().endswith(":"):
        return of_heading(lead, year)
    last = NO_DENIAL.sub("", re.split(r"[;,] (?:maar|want|doch|dus|toch) ", lead)[-1].rstrip(": "))
    flags = {one.flag for one in contexts() if one.flag in LED and holds(one.words, last)}
    if LACKING.match(last):
        flags = (flags - {"planned"}) | {"negated"}
    elif AHEAD.search(last) or ("planned" in of_years(last, year) and not group("gedaan").search(last)):
        flags.add("planned")
    return frozenset(flags - {"planned"} if DONE.search(last) else flags)


@lru_cache(maxsize=256)
def of_heading(heading: str, year: int | None) -> frozenset[str]:
    """What the heading over a passage, in lower case, says of it: `planned`, `negated` or `law`.

    A later year counts only in a heading such as «Agenda 2024»: one that dates the document says nothing.
    """
    flags = {one.flag for one in contexts() if one.where == "heading" and holds(one.words, heading)}
    dated = OF_YEAR.fullmatch(heading)
    if AHEAD.search(heading) or (year and dated and int(dated[1]) > year):
        flags.add("planned")
    if LACKING.match(heading) and len(heading.split()) <= MOST_WORDS:
        flags = (flags - {"planned"}) | {"negated"}
    return frozenset(flags | ({"law"} if OF_LAW.fullmatch(heading) else set()))


def of_years(clause: str, year: int | None) -> set[str]:
    """Whether the clause is of a later year than the document covers, or of an earlier one only."""
    if year is None:
        return set()
    years = [int(one) for one in YEAR.findall(clause)]
    if any(one > year for one in (*years, *map(int, QUARTER.findall(clause)))):
        return {"planned"}
    return {"earlier"} if years and max(years) < year and not SINCE.search(clause) else set()


@lru_cache(maxsize=4096)
def holds(pattern: Gate, text: str) -> bool:
    """Whether the pattern is in the text; the answer is kept, since cues share their patterns."""
    return bool(pattern.search(text))
