"""Lists in the prose added up: «SLW (9), HVT (8) en …» against the total, «176 meldingen, waarvan …», «de overige zes».

A list that names only some parts says nothing about the total. So a sum that is not the total is wrong only where the
text itself presents the parts as the whole; that one part is no more than the whole always holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from models.vocabulary import pattern_of
from pipeline.audit.passages import Passage, Spot, Told, are_kin, bare
from pipeline.audit.rounding import is_exact, of_sum, slack, value
from pipeline.audit.series import Series, year_of
from pipeline.audit.wording import added, calculation, number, shown
from pipeline.conclusions import Calculation

KIND, PART_KIND = "optelling", "deel en geheel"
AMOUNTS = frozenset({"count", "eur", "fte", "hours"})
PARTIAL = pattern_of("audit_words.csv", kind="partial")
WHOLE = pattern_of("audit_words.csv", kind="whole")
REST = pattern_of("audit_words.csv", kind="rest")
LAST_ITEM = re.compile(r"(?:,\s?|\s)(?:en|of|en/of|alsmede)\s[^,;()]{1,80}\($", re.I)
OF_WHICH = re.compile(r"\b(?:waarvan|daarvan|waaronder|hiervan)\b", re.I)
OF_THE = re.compile(r"\svan\s(?:de|het|die|onze|alle)\s(?:in\stotaal\s)?", re.I)
SAME = re.compile(r"\b(?:elk|ieder|per)\b", re.I)
FEWEST = 2
LONG = 3


def lists(document: Told, known: Series) -> Iterator[Calculation]:
    """The lists of parts in the prose of the document, each with the total it is a list of."""
    for passage in document.passages:
        brackets = [spot for spot in passage.spots if spot.figure.rule == "haakje-lijst"]
        if len(brackets) >= FEWEST:
            yield from _bracketed(document, passage, brackets, known)
        else:
            yield from _enumerated(document, passage, known)
        yield from _parts(passage)


# --- «pesten (7), integriteit (2) en overig (1)»


def _bracketed(document: Told, passage: Passage, parts: Sequence[Spot], known: Series) -> Iterator[Calculation]:
    is_numbering = sorted(value(part.figure) for part in parts) == list(range(1, len(parts) + 1))
    is_partial = PARTIAL.search(passage.text[: parts[-1].start])
    if is_numbering or is_partial or not all(is_exact(part.figure) for part in parts):
        return
    before = [one for one in passage.spots if one.start < parts[0].start and _may_be_total(one, parts)]
    headlines = _headlines(document, passage, parts, known)
    is_one = len({value(one.figure) for one in headlines}) == 1
    total = before[-1:] or _totals_before(document, passage, parts) or (headlines[:1] if is_one else [])
    agreed = [one for one in (*total, *headlines) if _sums_to(parts, one)]
    is_complete = bool(LAST_ITEM.search(passage.before(parts[-1]))) and (
        bool(before) or bool(WHOLE.search(passage.before(parts[0])) or ":" in passage.before(parts[0]))
    )
    yield from _told(parts, agreed, total, is_complete=is_complete)


def _may_be_total(one: Spot, parts: Sequence[Spot]) -> bool:
    figure = one.figure
    return (
        figure.unit == parts[0].figure.unit and figure.role not in {"change", "share"} and figure.rule != "haakje-lijst"
        and value(figure) >= max(value(part.figure) for part in parts) and is_exact(figure)
        and (figure.unit != "count" or value(figure) % 1 == 0)
    )  # fmt: skip


def _totals_before(document: Told, passage: Passage, parts: Sequence[Spot]) -> list[Spot]:
    """The number of the same thing in the two sentences before; the nearest alone."""
    for other in document.earlier(passage, 2):
        found = [
            one
            for one in other.spots
            if _may_be_total(one, parts) and are_kin(one.figure, parts[0].figure)
            and one.figure.period == parts[0].figure.period
        ]  # fmt: skip
        if found:
            return found if len(found) == 1 else []
    return []


def _headlines(document: Told, passage: Passage, parts: Sequence[Spot], known: Series) -> list[Spot]:
    """What the document says in plain words of the same thing and year, in prose or as a table's total."""
    figure = parts[0].figure
    wanted = bare(figure.what)[:1]
    said = [one for other in document.passages if other is not passage for one in other.spots]
    in_tables = [entry.spot for entry in known.totals(year_of(parts[0]), document=document.document.id)]
    return [
        one
        for one in (*said, *in_tables)
        if _may_be_total(one, parts) and one.figure.role in {"level", "total"} and one.figure.period == figure.period
        and one.figure.category is None and (bare(one.figure.what) == wanted or _is_table_of(one, wanted))
    ]  # fmt: skip


def _is_table_of(one: Spot, wanted: tuple[str, ...]) -> bool:
    return one.figure.place.table is not None and bare(one.figure.what)[:1] == wanted


# --- «16 van een leidinggevende, 13 van een collega en zeven van een inwoner; de overige vier …»


def _enumerated(document: Told, passage: Passage, known: Series) -> Iterator[Calculation]:
    parts = _parts_of(passage)
    if not parts or not all(is_exact(part.figure) for part in parts) or PARTIAL.search(passage.text):
        return
    others = [one for one in passage.spots if one not in parts and one.figure.role == "total"]
    own = [one for one in others if _may_be_total(one, parts)]
    near = own or _totals_of_enumeration(document, passage, parts)
    headlines = _headlines(document, passage, parts, known)
    for run in _runs(document, passage, parts):
        is_own = bool(own) and run[-1] in passage.spots
        agreed = [one for one in (*near, *headlines) if _sums_to(run, one)]
        if agreed and (len(run) >= LONG or is_own or (len(run) == FEWEST and near)):
            yield from _told(run, agreed, near, is_complete=True)
            return
    is_rest = bool(REST.search(passage.before(parts[-1])[-25:]))
    is_one = len({value(one.figure) for one in near or headlines}) == 1
    if len(parts) >= FEWEST and (is_rest or len(parts) >= LONG) and (near or headlines):
        yield from _told(parts, [], near or headlines, is_complete=is_rest and is_one)


def _runs(document: Told, passage: Passage, parts: list[Spot]) -> Iterator[list[Spot]]:
    """The parts of the sentence, then with those of the sentences behind it that count on: «Verder zijn tien …»."""
    if len(parts) >= FEWEST:
        yield parts
    behind = document.following(passage, 6)
    if behind:
        counts = [one for one in behind[0].spots if _counts_on(one, parts)]
        if counts and len(counts) == len(behind[0].spots):
            yield [*parts, *counts]
    first = [one for other in behind for one in other.spots[:1] if _counts_on(one, parts)]
    for dropped in range(3):
        for left in combinations(first, max(0, len(first) - dropped)):
            if len(left) >= FEWEST:
                yield [*parts, *left]


def _counts_on(one: Spot, parts: Sequence[Spot]) -> bool:
    figure, first = one.figure, parts[0].figure
    return (
        figure.unit == first.unit == "count" and figure.role == "level" and is_exact(figure)
        and figure.period == first.period and bool(figure.value)
    )  # fmt: skip


def _parts_of(passage: Passage) -> list[Spot]:
    """The numbers of the sentence that part one whole: those told as parts, and the first that they follow."""
    found = [
        one
        for one in passage.spots
        if one.figure.unit in AMOUNTS and one.figure.role == "part" and one.start >= 0 and one.figure.value
        and one.figure.rule in {"naamwoord-eerder", "er-verwijzing", "deel-van", "telwoord-naamwoord"}
    ]  # fmt: skip
    if not found or len({one.figure.unit for one in found}) > 1:
        return []
    first = [
        one
        for one in passage.spots
        if one.start < found[0].start and one.figure.role == "level" and are_kin(one.figure, found[0].figure)
        and found[0].figure.rule == "naamwoord-eerder"
    ]  # fmt: skip
    return [*first[-1:], *found]


def _totals_of_enumeration(document: Told, passage: Passage, parts: Sequence[Spot]) -> list[Spot]:
    """The number that the sentence before gives of the same thing."""
    found: list[Spot] = []
    for other in document.earlier(passage, 2):
        there = [
            one
            for one in other.spots
            if _may_be_total(one, parts) and one.figure.period == parts[0].figure.period
            and (are_kin(one.figure, parts[0].figure) or are_kin(one.figure, parts[-1].figure))
        ]  # fmt: skip
        found += there
        if found:
            break
    return found


# --- a part of a whole


def _parts(passage: Passage) -> Iterator[Calculation]:
    """«41 van de 57», «38, waarvan 27»: no part is more than its whole; several parts of one whole that make it up."""
    for whole in passage.spots:
        if whole.figure.unit not in AMOUNTS or whole.figure.role == "change" or whole.start < 0:
            continue
        parts = [one for one in passage.spots if _is_part_of(passage, one, whole)]
        for part in parts:
            if value(part.figure) > value(whole.figure):
                is_exactly = is_exact(part.figure) and is_exact(whole.figure)
                reason = f"Een deel van {shown(part.figure)} is meer dan het geheel van {shown(whole.figure)}."
                yield calculation(
                    PART_KIND, (part, whole), reason, expected=value(whole.figure), found=value(part.figure),
                    tolerance=slack(part.figure) + slack(whole.figure), agrees=False if is_exactly else None,
                )  # fmt: skip
            else:
                reason = f"Het deel van {shown(part.figure)} past in het geheel van {shown(whole.figure)}."
                yield calculation(PART_KIND, (part, whole), reason, found=value(part.figure), agrees=True)


def _is_part_of(passage: Passage, one: Spot, whole: Spot) -> bool:
    if one is whole or one.start < 0 or one.figure.unit != whole.figure.unit or one.figure.role == "change":
        return False
    if whole.end <= one.start:
        between = passage.between(whole, one)
        is_which = OF_WHICH.search(between) and not SAME.search(between) and len(between) < 60
        return one.figure.role == "part" and bool(is_which) and not re.search(r"[.;()\d]", between)
    between = passage.between(one, whole)
    return one.figure.rule == "deel-van" and bool(OF_THE.fullmatch(between))


# --- what is said of it


def _sums_to(parts: Sequence[Spot], total: Spot) -> bool:
    figures = [part.figure for part in parts]
    off = abs(sum(map(value, figures), Decimal(0)) - value(total.figure))
    return off <= of_sum(figures) + slack(total.figure)


def _told(
    parts: Sequence[Spot], agreed: Sequence[Spot], totals: Sequence[Spot], *, is_complete: bool
) -> Iterator[Calculation]:
    figures = [part.figure for part in parts]
    together, unit = sum(map(value, figures), Decimal(0)), figures[0].unit
    total = agreed[0] if agreed else totals[0] if totals else None
    told = f"{added(figures)} = {number(together, unit)}"
    if total is None and len(parts) < LONG:
        return
    if total is None:
        reason = f"{told}; het totaal waar deze delen bij horen is niet gevonden."
        yield calculation(KIND, parts, reason, agrees=None)
        return
    tolerance = of_sum(figures) + slack(total.figure)
    if agreed:
        reason, agrees = f"{told}, zoals het verslag zegt.", True
    elif is_complete:
        reason, agrees = f"{told}, maar het verslag noemt {shown(total.figure)}.", False
    else:
        reason, agrees = f"{told} van {shown(total.figure)}; of de delen het geheel vormen, staat er niet bij.", None
    yield calculation(
        KIND,
        (total, *parts),
        reason,
        expected=together,
        found=value(total.figure),
        tolerance=tolerance,
        agrees=agrees,
    )
