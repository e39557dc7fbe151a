"""Numbers with their unit in a sentence: «3,4 miljoen euro», «12,5 fte», «5,1%», «veertien keer», «een half jaar»."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from itertools import pairwise

from corpus import table
from models.counts.money import is_money, is_scale, tons
from models.counts.numbers import EURO, NUMBER, NUMERAL, ONES, SCALED, STEMS, WORD, factor_of, group_words, unit_behind
from models.counts.ones import ones
from models.counts.ratios import ratios, together
from models.counts.references import is_named, is_reference
from models.grammar.literals import gate
from models.periods import MONTH

RANGE = re.compile(r"(?<![\w/.,:-])(\d{1,3})\s?[-–]\s?(\d{1,3})(?=%|\s+[a-zà-ÿ])(?!\s+uur\b)")
DURATIONS = ("jaar", "maand", "week", "kwartaal")
DURATION = rf"(?:{'|'.join(DURATIONS)})"
DIGIT = re.compile(r"\d")
UNBOUND = frozenset({"moved", "listed"})
ONE_DURATION = re.compile(
    rf"\b(?:met|voor|na|van|binnen|gedurende|ruim|bijna|maximaal|minimaal|minstens|circa|slechts|is|wordt|werd|over|duurt|duurde|duren)\s"
    rf"(een)\s({DURATION})\b(?!\s(?:waarin|dat|van\s(?!een)|vol|zonder))",
    re.I,
)
ONCE = re.compile(
    r"(?:^\W*|\b(?:ten minste|tenminste|minstens|minimaal|slechts|hooguit|maximaal)\s)$"
    r"|\b(?:tweemaal|driemaal|viermaal|(?:twee|drie|vier|vijf|\d) keer)\b",
    re.I,
)
HALF = re.compile(r"\b(half|halve)\s(jaar|uur|dag|fte|maand)\b(?!\s(?:geleden))", re.I)
TIMES = re.compile(rf"(?<![\w-])({NUMERAL}|{ONES}|éé?n|een)(maal)(?!\w)", re.I)
ADJECTIVE = re.compile(
    rf"(?<![\w-])(?:({NUMERAL}|éé?n|een|half)|(\d+)-)(jarige?|daagse?|wekelijkse?|maandelijkse?|jaarlijkse?|malige?)(?!\w)",
    re.I,
)
ONCE_DONE = re.compile(r"\s(?:ge|be|ver|ont|her|uitge|toege|opge)\w+[dtn]\b")
ADJECTIVE_END = gate(r"(?:jarig|daags|wekelijks|maandelijks|jaarlijks|malig)e?\b", re.I)
UNIT_BY_SUFFIX = {"jar": "years", "daa": "days", "wek": "weeks", "maa": "months", "jaa": "years", "mal": "count"}
IN_ORDER = re.compile(r"\brespectievelijk\s(?:[\d.]+,?\s|en\s)*$", re.I)  # «respectievelijk 8, 7 en 4 meldingen»
MARK = re.compile(r"\b(?:een|cijfer|rapportcijfer|score(?:\svan)?)\s(?:een\s)?$", re.I)
GRADED = re.compile(
    r"\bcijfer|\bscoo?r|waardering|waarde(?:er|ren)|gewaardeerd|beoorde|\b(?:geven|gaven|geeft|kreeg|kregen)\b", re.I
)
# «7,6 gemiddeld rapportcijfer» on a sheet of key figures
IS_MARK = re.compile(
    r"\s(?:als\s|gemiddelde?\s)?(?:rapport|eind|waarderings)?(?:cijfer|score|waardering)(?![\w/-])", re.I
)


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as printed and its unit; `start`/`end` take in the unit, `number` is the printed number only.

    `kind` says how it is written: digits, word, group («drietal»), one («één»), duration («een jaar»), adjective
    («tweewekelijks»), zero («geen meldingen»). `partner` is where the other number of a range begins,
    `lead` where its qualifier begins («ruim», «ten hoogste»), `factor` what the number is multiplied by («van € 6,1
    naar 14,8 miljoen»: the first is in millions too), `worth` its value where that is not the printed number («één op
    de vijf» is 20 percent).
    """

    start: int
    end: int
    number: str
    unit: str
    qualifier: str = "exact"
    kind: str = "digits"
    partner: int | None = None
    lead: int = -1
    factor: int = 1
    worth: Decimal | None = None

    @property
    def begin(self) -> int:
        """Where the words that belong to the number begin: its qualifier, else the number."""
        return self.start if self.lead < 0 else self.lead


def amounts(text: str) -> list[Amount]:
    """The amounts of one sentence in order; whether each counts something is for `models.figures` to say.

    Example:
        >>> [(a.number, a.unit) for a in amounts("Zij besteedden 1.604 uur en ruim € 2.800,- aan drie cursussen.")]
        [('1.604', 'hours'), ('2.800,-', 'eur'), ('drie', 'count')]
    """
    found = [
        *_ratios(text),
        *_tons(text),
        *_ranges(text),
        *_adjectives(text),
        *_durations(text),
        *_ones(text),
        *_digits(text),
        *_words(text),
    ]
    kept: list[Amount] = []
    for amount in found:
        if all(amount.end <= other.start or amount.start >= other.end for other in kept):
            kept.append(amount)
    ordered = sorted(kept, key=lambda amount: amount.start)
    return _with_partners(text, [_qualified(text, amount) for amount in ordered])


def _ratios(text: str) -> Iterable[Amount]:
    for start, end, percent in ratios(text):
        yield Amount(start, end, text[start:end], "percent", kind="ratio", worth=percent)
    for start, end, number in together(text):
        yield Amount(start, end, text[start:end], "count", kind="together", worth=number)


def _tons(text: str) -> Iterable[Amount]:
    """«anderhalve ton»: money, a hundred thousand euro each."""
    for start, end, number in tons(text):
        yield Amount(start, end, number, "eur", factor=100_000)


def _digits(text: str) -> Iterable[Amount]:
    for match in NUMBER.finditer(text) if DIGIT.search(text) else ():
        number, start, end = match.group(), match.start(), match.end()
        euro = EURO.search(text, 0, start)
        if is_scale(text, euro.start() if euro else None, start, end):
            continue
        if euro:
            yield Amount(euro.start(), end, number, "eur")
            continue
        unit, unit_end = unit_behind(text, end)
        is_mark = unit is None and re.fullmatch(r"\d,\d{1,2}|10|\d", number) is not None
        if is_mark and ((MARK.search(text[:start]) and GRADED.search(text)) or IS_MARK.match(text, end)):
            yield Amount(start, end, number, "score")
            continue
        if unit is None and (number.endswith(("-", "–", "—", "=")) or is_money(text, start, end)):
            unit = "eur"
        if number.endswith("M") and unit is None:
            continue  # «het model 3M»
        if is_reference(text, start, end, number, unit):
            continue
        yield Amount(start, unit_end, number, unit or "count", factor=factor_of(text, end))


def _words(text: str) -> Iterable[Amount]:
    lowered = text.lower()
    for match in WORD.finditer(text) if any(stem in lowered for stem in STEMS) else ():
        word, start, end = match.group(), match.start(), match.end()
        lower = word.lower()
        unit, unit_end = unit_behind(text, end)
        if lower == "een":
            if unit == "count" and text[end:unit_end].strip() == "keer":
                continue
            continue
        if lower == "acht" and re.search(r"\b(?:in|ik|hij|zij|men|raad|college)\s$", text[:start], re.I) and not unit:
            continue
        if lower == "acht" and re.match(r"\s(?:het|de|dit|zich|deze|een|dat|men)\b", text[end:]):
            continue
        if is_named(text, start) or MONTH.match(text, end):
            continue
        if unit is None and is_money(text, start, end):
            unit = "eur"
        kind = "one" if lower in {"één", "éen", "eén"} else "word"
        yield Amount(start, unit_end, word, unit or "count", kind=kind, factor=factor_of(text, end))
    for match in group_words().finditer(text, lowered):
        if match.group().isupper():
            continue  # DUO is an agency
        unit, unit_end = unit_behind(text, match.end())
        kind = "group" if unit is None else "word"
        if re.search(r"\b(?:elke?|iedere?|per)\s$", text[: match.start()], re.I) and match.group().lower() in {
            "half",
            "halve",
        }:
            continue
        if kind == "group" and match.group().lower() in {"half", "halve", "anderhalf", "anderhalve"}:
            continue
        yield Amount(match.start(), unit_end, match.group(), unit or "count", kind=kind)


def _durations(text: str) -> Iterable[Amount]:
    """«met een jaar», «een half jaar», «het halve jaar»; a half year that comes round («elk half jaar») is a rhythm."""
    lower = text.lower()
    for match in HALF.finditer(text) if "hal" in lower else ():
        if re.search(r"\b(?:elke?|iedere?|per)\s$", text[: match.start()], re.I):
            continue
        unit, _ = unit_behind(text, match.end(1))
        yield Amount(match.start(), match.end(), match.group(1), unit or "years", kind="duration")
    for match in ONE_DURATION.finditer(text) if any(unit in lower for unit in DURATIONS) else ():
        unit, _ = unit_behind(text, match.end(1))
        yield Amount(match.start(1), match.end(2), match.group(1), unit or "years", kind="duration")


def _ones(text: str) -> Iterable[Amount]:
    """«een» where it counts."""
    for start, end in ones(text):
        yield Amount(start, end, text[start:end], "count", kind="one")


def _adjectives(text: str) -> Iterable[Amount]:
    """«tweewekelijks», «driejarige», «éénmalige», «driemaal»."""
    for match in ADJECTIVE.finditer(text) if ADJECTIVE_END.search(text) else ():
        number = match.group(1) or match.group(2)
        is_once = number.lower() == "een" and not (match.group(3) == "malig" and ONCE_DONE.match(text, match.end()))
        if number.lower() == "half" or is_once:
            continue  # «een eenmalige bijdrage» is of a kind; «eenmalig verhoogd» happened once
        unit = UNIT_BY_SUFFIX[match.group(3)[:3].lower()]
        yield Amount(match.start(), match.end(), number, unit, kind="adjective")
    for match in TIMES.finditer(text) if "maal" in text else ():
        if match.group(1).lower() == "een" and "éé" not in match.group() and not ONCE.search(text[: match.start()]):
            continue  # «eenmaal» is mostly «once that is so»
        rate = re.match(r"\sper\s(jaar|kwartaal)\b", text[match.end() :])
        unit = f"times_per_{'year' if rate.group(1) == 'jaar' else 'quarter'}" if rate else "count"
        yield Amount(match.start(), match.end() + (rate.end() if rate else 0), match.group(1), unit, kind="adjective")


def _ranges(text: str) -> Iterable[Amount]:
    """«10-15 medewerkers», «5-10%»: two amounts with the unit behind the second."""
    for match in RANGE.finditer(text) if DIGIT.search(text) else ():
        if MONTH.match(text, match.end()) or is_named(text, match.start()):
            continue
        unit, end = unit_behind(text, match.end())
        yield Amount(match.start(1), match.end(1), match.group(1), unit or "count", partner=match.start(2))
        yield Amount(match.start(2), end, match.group(2), unit or "count")


def _qualified(text: str, amount: Amount) -> Amount:
    """The amount with its qualifier and where that begins."""
    before = text[max(0, amount.start - 30) : amount.start].lower()
    for printed, qualifier in _qualifiers("before"):
        if before.endswith(printed + " ") or (printed in "<>≥≤±" and before.rstrip().endswith(printed)):
            head = before.rstrip().removesuffix(printed)
            if not head or not head[-1].isalnum():
                return replace(amount, qualifier=qualifier, lead=amount.start - len(before) + len(head))
    behind = text[amount.end : amount.end + 12].lower()
    for printed, qualifier in _qualifiers("behind"):
        if behind.startswith(" " + printed):
            return replace(amount, qualifier=qualifier)
    return amount


def _with_partners(text: str, found: list[Amount]) -> list[Amount]:
    """«zeven tot acht keer», «2 à 3»: the first number borrows unit and noun from the second."""
    linked = list(found)
    for number, (first, second) in enumerate(pairwise(found)):
        between = text[first.end : second.start].lower()
        is_moved = re.fullmatch(r"\s(?:naar|tot)\s(?:de\s|ruim\s|circa\s|nu\s)?", between) and re.search(
            r"\bvan\s(?:\w+\s)?$", text[: first.start]
        )
        if is_moved and "tot" in between and re.search(r"\b(?:uiteen|varieer\w*|tussen)\b", text):
            is_moved = None
        if between in {", ", " en "} and first.kind in {"digits", "word"} and IN_ORDER.search(text, 0, first.start):
            linked[number] = replace(first, unit=second.unit, partner=second.start, kind="listed")
            continue
        is_range = (
            is_moved
            or re.fullmatch(r"\s(?:à|a|tot|of)\s(?:maximaal\s)?", between)
            or (between == " en " and re.search(r"\btussen\s(?:de\s)?$", text[: first.start], re.I))
        )
        if is_range and first.unit in {"count", second.unit} and first.kind != "one":
            linked[number] = replace(
                first,
                unit=second.unit,
                partner=second.start,
                kind="moved" if is_moved else first.kind,
                factor=_shared_factor(text, first, second),
            )
    return _with_bounds(linked)


def _shared_factor(text: str, first: Amount, second: Amount) -> int:
    """«van € 6,1 naar 14,8 miljoen»: what multiplies the second number multiplies the first, where that is small."""
    scale = SCALED.search(second.number)
    is_small = re.fullmatch(r"\d{1,3}(?:,\d+)?|[a-zà-ÿ]+", first.number, re.I)
    is_bare = text[: first.end].endswith(first.number)
    if scale is None or not is_small or not is_bare or SCALED.search(first.number):
        return first.factor
    return 1_000_000_000 if scale.group(1).lower() in {"miljard", "mld"} else 1_000_000


def _with_bounds(linked: list[Amount]) -> list[Amount]:
    """«tussen de 15 en 22», «zeven tot acht»: at least the first number, at most the second."""
    ends = {amount.partner for amount in linked if amount.partner is not None and amount.kind not in UNBOUND}
    return [
        replace(amount, qualifier="at_least")
        if amount.partner is not None and amount.kind not in UNBOUND and amount.qualifier == "exact"
        else replace(amount, qualifier="at_most")
        if amount.start in ends and amount.qualifier == "exact"
        else amount
        for amount in linked
    ]


@cache
def _qualifiers(position: str) -> list[tuple[str, str]]:
    rows = [row for row in table("qualifiers.csv", key="printed") if row["position"] == position]
    return sorted(((row["printed"].lower(), row["qualifier"]) for row in rows), key=lambda pair: -len(pair[0]))
