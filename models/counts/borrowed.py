"""Numbers that borrow their unit («verzuim 5,8%, een jaar eerder nog 4,9») or are what a noun is («de norm is 42»)."""

from __future__ import annotations

import re
from dataclasses import replace

from models.amounts import Amount
from models.counts.counted import once, said_before
from models.counts.scene import Counted, Scene
from models.dates.yearparts import MONTHS
from models.vocabulary import one_of

BARE = re.compile(
    r"\s*(?:$|[.;)\]]|,(?!\d)|(?:en|maar|was|waren|is|in|ten opzichte|t\.o\.v\.|tegen|naar|tot|terwijl)\b)"
)
ADVERB = r"(?:nu|nog|toen|al|maar|slechts|dan|ook|dus|weer|op|uit op|van|gemiddeld|circa|ca\.|ruim|bijna|ongeveer|rond)"
SMALL = rf"(?:\s{ADVERB})*"
NOUN = one_of("measure_nouns.csv", kind="noun")
ASIDE = rf"(?:{NOUN}|{one_of('measure_nouns.csv', kind='aside')}|was|waren)"
IN_BRACKET = re.compile(rf"\(\s?(?P<label>(?:\w+\s)?{ASIDE}(?:\s(?:van|voor|is|was)\s\w+)?)\s?[:=]?{SMALL}\s$", re.I)
IS_NOUN = re.compile(
    rf"\b(?P<label>\w*{NOUN})(?:\s(?!is\b|was\b)[^\s,;:.()]+){{0,4}}?\s"
    rf"(?:is|was|wordt|werd|bedraagt|bedroeg|blijft|bleef|ligt|lag|staat|stond|komt|kwam)(?:\s(?:daarmee|hierbij))?{SMALL}\s$",
    re.I,
)
OF_NOUN = re.compile(rf"\b(?:de|het|een)\s(?P<label>{NOUN})\svan{SMALL}\s$", re.I)
PLACED = re.compile(r"\b(?P<label>(?:eind)?totaal)\s(?:nu\s)?op\s$", re.I)
PLACED_BY = re.compile(r"\s(?:staat|stond|komt|kwam|uitkomt|uitkwam|ligt|lag)\b")
PERCENTAGE = re.compile(r"\b(?:\w*percentage|aandeel)\s(?:\S+\s){0,4}?$", re.I)
STATED = re.compile(
    r"\b(?:bedraagt|bedroeg|is|was|ligt op|lag op|kwam uit op|komt uit op)\s(?:dat |het |dit )?"
    r"(?:percentage |aandeel )?$",
    re.I,
)
ELSEWHEN = re.compile(
    r"\b(?:eerder|daarvoor|ervoor|vorig jaar|voorgaande jaar|toen|nog|naar|tegen|in (?:19|20)\d\d|(?:19|20)\d\d:?"
    rf"|was|waren)(?:\sdat)?{SMALL}\s$"
    r"|\b(?:op|bij|in|voor)\s(?:de\s|het\s)?\w+(?:dag|en|s)\s$"
    rf"|\((?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})\.?\s$",
    re.I,
)
# «in de praktijk is het eerder acht», «hier werden het er 29»
IN_FACT = re.compile(
    r"\b(?:in de praktijk|in werkelijkheid|in feite|feitelijk|uiteindelijk|hier|ditmaal)\s(?:[^\s,;.]+\s){0,2}?"
    r"(?:is|was|zijn|waren|werd|werden|wordt|worden|duurde)\s(?:het|dat)\s(?:er\s)?(?:in\s(?:19|20)\d\d\s)?(?:\w+\s)?$",
    re.I,
)
# «het percentage teams dat …, steeg van 55 naar 63»
SHARE_MOVED = re.compile(
    r"\b(?:percentage|aandeel)\b[^;:.()%]{0,90}?\b(?:steeg|stijgt|gestegen|daalde|daalt|gedaald|liep|nam|ging|groeide|zakte)\b[^;:.()%]{0,40}"
    r"\b(?:van|naar|tot|op)\s(?:\w+\s)?$",
    re.I,
)
BY = re.compile(rf"\bmet{SMALL}\s$", re.I)
GAP = re.compile(r"[;,]\s(?:en\s)?(?:de|het|die|bij|in)\s[^\s,;]+\s(?P<prep>op|met|voor|van|tot|naar)\s$")
REACH = 120  # characters before the number in which its noun stands
MOVING = frozenset({"digits", "moved"})
PAST = frozenset({"was", "waren"})
SPLIT = re.compile(r"\d+,\d{1,2}")


def with_borrowed_units(scene: Scene) -> Scene:
    """The sentence with the unit of a number without one taken from the number that it is set against.

    Example:
        >>> from models.counts.scene import scene
        >>> [a.unit for a in with_borrowed_units(scene("Het verzuim was 5,8%, een jaar eerder nog 4,9.")).amounts]
        ['percent', 'percent']
    """
    found: list[Amount] = []
    for amount in scene.amounts:
        if amount.unit == "count" and amount.kind in MOVING and SHARE_MOVED.search(scene.text[: amount.begin]):
            is_bare = all(BARE.match(scene.text, other.end) for other in (amount, _second(scene, amount)))
            found.append(replace(amount, unit="percent") if is_bare else amount)
            continue
        unit = _unit(scene, amount, found)
        found.append(replace(amount, unit=unit, kind="borrowed") if unit else amount)
    return replace(scene, amounts=found)


def _second(scene: Scene, amount: Amount) -> Amount:
    """The other number of a range or a move, else the number itself."""
    return next((other for other in scene.amounts if other.start == amount.partner), amount)


def _unit(scene: Scene, amount: Amount, earlier: list[Amount]) -> str | None:
    """The unit that the number must have; None where nothing says so."""
    if amount.unit != "count" or amount.kind not in {"digits", "word"} or not BARE.match(scene.text, amount.end):
        return None
    before = scene.text[: amount.begin]
    if PERCENTAGE.search(before) and STATED.search(before):
        return "percent"
    last = earlier[-1] if earlier else None
    is_split = bool(SPLIT.fullmatch(amount.number))
    if last is None:
        told = scene.memory.latest
        return "percent" if is_split and told == "percent" and STATED.search(before) else None
    if last.unit == "count" or last.kind in {"adjective", "ratio"} or amount.partner is not None:
        return None
    between = before[last.end :]
    gap = GAP.search(between)
    if _label(before) or (gap and scene.text[: last.begin].endswith(f" {gap['prep']} ")):
        return last.unit
    if IN_FACT.search(between):
        return last.unit
    is_change = BY.search(scene.text[: last.begin])  # «gestegen met 4% naar 35»: what rose need not be a percentage
    is_alike = is_split or (last.unit == "percent" and not is_change)
    return last.unit if is_alike and ELSEWHEN.search(between) else None


def named_like(scene: Scene, counted: Counted, earlier: Counted) -> Counted:
    """A number that borrowed its unit, named after the figure it is set against: «norm doorlooptijd»."""
    label = _label(scene.text[: counted.amount.begin])
    name = label["label"].lower() if label else ""
    what = f"{name} {earlier.what or ''}" if name and name not in PAST else earlier.what or ""
    role = "level" if earlier.role == "change" else earlier.role
    return replace(counted, what=once(" ".join(what.split())), category=earlier.category, role=role)


def set_against(scene: Scene, amount: Amount) -> Counted | None:
    """«12 cursussen (begroot: 15)», «ons doel was 15», «het totaal is nu vier»: a number that a noun is, or was."""
    before = scene.text[: amount.begin]
    label = _label(before)
    is_placed = PLACED_BY.match(scene.text, amount.end)
    if label is None and is_placed:
        label = PLACED.search(before)
    what = said_before(scene, amount)
    if label is None or not what or not (is_placed or BARE.match(scene.text, amount.end)):
        return None
    named = " ".join(label["label"].lower().split())
    kept = [what] if named in PAST | {"totaal", "eindtotaal"} else [named, what]
    return Counted(amount, once(" ".join(kept)), "norm-of-totaal", 0.75, is_pointing=True)


def _label(before: str) -> re.Match[str] | None:
    before = before[-REACH:]
    return IN_BRACKET.search(before) or IS_NOUN.search(before) or OF_NOUN.search(before)
